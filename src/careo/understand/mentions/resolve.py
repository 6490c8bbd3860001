"""Which names mean one actor: reference data, stated aliases, acronyms, short forms; nothing where two remain."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from careo.model import Actor, KnownActor, Mention, MentionKind, Tenure, make_id
from careo.text.numbers import fold
from careo.understand.mentions.acronyms import has_initials, initials_of, is_acronym, letters_of
from careo.understand.mentions.aliases import (
    load_alias_links,
    opens_bracket,
    opens_quotation,
    opens_quoted_bracket,
)
from careo.understand.mentions.index import CASE, ActorIndex, Entry, key_of
from careo.understand.mentions.lookup import Lookup, tie, why_body, why_office
from careo.understand.mentions.names import load_name_words
from careo.understand.mentions.profiles import Profile, is_short_body, is_short_person
from careo.understand.mentions.told import Told
from careo.understand.mentions.who import WhoWords, is_description, is_person_name
from careo.understand.parsed import Parsed

NAMED = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.STATE, MentionKind.OTHER})
BODIES = frozenset({MentionKind.ORGANISATION, MentionKind.STATE, MentionKind.GROUP})
ALIAS_GAP = 80
_ARTICLE = re.compile(r"^(?:the|el|la|los|las|l')\s+", re.IGNORECASE)
_QUOTED_PART = re.compile(r"\s*[\"“«‘(]+\s*([^\"”»’()]{2,40}?)\s*[\"”»’)]+\s*")


@dataclass(slots=True)
class Group:
    """Names of one actor while they are being joined; what is said of the bearer decides between two of a name.

    `known` is what a dictionary has of it; `said` are the roles that the document gives it, as it words them.
    """

    name: str
    kind: MentionKind
    actor_id: str
    known: KnownActor | None = None
    said: dict[str, None] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    ranks: set[str] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)

    def learn(self, profile: Profile) -> None:
        """Keep what the words around one of the names say."""
        self.titles |= profile.titles
        self.ranks |= {profile.rank} - {""}
        self.genders |= {profile.gender} - {""}

    def conflicts(self, profile: Profile) -> bool:
        """Whether a name of another rank or gender stands before us."""
        other_rank = bool(profile.rank and self.ranks and profile.rank not in self.ranks)
        return other_rank or bool(profile.gender and self.genders and profile.gender not in self.genders)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A mention's actor and the sentence that says why."""

    group: Group
    why: str


def resolve_names(
    parsed: Parsed, mentions: Sequence[Mention], known: Iterable[tuple[Mention, str]], *, index: ActorIndex, told: Told
) -> tuple[list[Mention], dict[str, Group]]:
    """The mentions, names with their actors; and the groups of names by actor id.

    Args:
        parsed: the document.
        mentions: all mentions, in text order; only names are resolved.
        known: the names that the word lists know, with the name careo uses for them.
        index: the case's actors come first, where their dates fit the document's.
        told: the times that the document speaks of.
    """
    named = {m.span.start: name for m, name in known}
    book = Lookup(parsed, index, told)
    resolver = Resolver(parsed, book, named, book.words)
    resolver.survey(mentions)
    done = [m if is_description(m) else resolver.add(m) for m in mentions]
    titled = [n for n, m in enumerate(done) if book.profile(m).titles]
    plain = [n for n in range(len(done)) if not book.profile(done[n]).titles]
    for number in (*titled, *plain):
        done[number] = resolver.finish(done[number])
    return done, resolver.groups


def actors_of(groups: Iterable[Group]) -> tuple[Actor, ...]:
    """The actors that are spoken of, with what a dictionary has of them and the roles that the document gives them."""
    return tuple(_actor(group) for group in groups if group.names or group.known)


def _actor(group: Group) -> Actor:
    known = group.known
    names = group.names | set(known.aliases if known else ())
    roles = [*(known.roles if known else ()), *map(Tenure, group.said)]
    aliases = tuple(sorted(names - {group.name}))
    return Actor(group.actor_id, group.name, group.kind, aliases, known.side if known else "", tuple(roles))


def join_group(groups: dict[str, Group], entry: Entry) -> Group:
    """The group of an actor that a dictionary knows; a new one where it is spoken of for the first time."""
    actor = entry.actor
    group = groups.setdefault(actor.id, Group(_ARTICLE.sub("", actor.name), actor.kind, actor.id))
    group.known = actor
    return group


@dataclass(slots=True)
class Resolver:
    """The groups of one document; names are added in text order, short forms are settled at the end."""

    parsed: Parsed
    book: Lookup
    known: dict[int, str]
    words: WhoWords
    groups: dict[str, Group] = field(default_factory=dict)
    by_name: dict[str, Resolved] = field(default_factory=dict)
    last: list[Mention] = field(default_factory=list)
    fulls: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    holding: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    lettered: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    stated: set[str] = field(default_factory=set)
    tied: dict[int, str] = field(default_factory=dict)

    def survey(self, mentions: Iterable[Mention]) -> None:
        """Note every full name, so that a shorter one can wait for it, and which common names a title vouches for."""
        for mention in mentions:
            self.book.note(mention)
            key = key_of(mention.name)
            if not is_description(mention) and mention.kind in NAMED and " " in key:
                for word in key.split():
                    self.fulls[word].add(key)

    def add(self, mention: Mention) -> Mention:
        """The mention with its actor, if that can be said on first reading."""
        if mention.kind not in (*NAMED, MentionKind.PLACE):
            return mention
        resolved = self._stated_alias(mention) if mention.kind is MentionKind.PLACE else self._resolve(mention)
        self.last = [*self.last[-2:], mention]
        return mention if resolved is None else self._join(mention, resolved)

    def _join(self, mention: Mention, resolved: Resolved) -> Mention:
        group = resolved.group
        self._name(group, mention.name)
        group.learn(self.book.profile(mention))
        if mention.kind is MentionKind.PERSON and (quoted := _QUOTED_PART.search(mention.name)):
            self._name(group, quoted[1])
            self._name(group, _QUOTED_PART.sub(" ", mention.name).strip())
        kind = group.kind if mention.kind in (MentionKind.OTHER, MentionKind.PLACE) else mention.kind
        return replace(mention, actor_id=group.actor_id, why=resolved.why, kind=kind)

    def _name(self, group: Group, name: str) -> None:
        """Give a group one more name."""
        group.names.add(name)
        key = key_of(name)
        self.by_name.setdefault(key, Resolved(group, f"the same name: {group.name}"))
        for word in key.split():
            self.holding[word].add(group.actor_id)
        for letters in initials_of(name):
            self.lettered[letters].add(group.actor_id)

    def _resolve(self, mention: Mention) -> Resolved | None:
        key = key_of(mention.name)
        found = self.book.named(mention, key)
        known = found[0] if len(found) == 1 else None
        if len(found) > 1:
            self.tied[mention.span.start] = tie(mention.name, found)
        if known is not None and known.book == CASE:
            return self._known(mention, known)
        alias = self._stated_alias(mention)
        if alias is not None:
            return alias
        if mention.span.start in self.known:
            name = self.known[mention.span.start]
            return Resolved(self._group(name, mention.kind), f"{mention.name} is a known name of {name}")
        if key in self.by_name and not self.by_name[key].group.conflicts(self.book.profile(mention)):
            return self.by_name[key]
        if known is not None:
            return self._known(mention, known)
        if (body := self.book.body(mention, key)) is not None:
            return Resolved(join_group(self.groups, body), why_body(mention, body))
        if mention.span.start in self.tied or self._waits(mention, key):
            return None
        return Resolved(self._group(mention.name, mention.kind), "named in full")

    def _known(self, mention: Mention, entry: Entry) -> Resolved:
        name = entry.actor.name
        same = key_of(name) == key_of(mention.name)
        why = f"{name} stands in {entry.book}" if same else f"{mention.name} is a name of {name} in {entry.book}"
        return Resolved(join_group(self.groups, entry), why)

    def _waits(self, mention: Mention, key: str) -> bool:
        """Whether a name may be short for another one, which is known only when the whole text is read."""
        if mention.kind is MentionKind.OTHER or (mention.kind is MentionKind.PERSON and " " not in key):
            return True
        if letters_of(mention.name):
            return True
        longer = {full for word in key.split() for full in self.fulls[word]} - {key}
        if mention.kind is MentionKind.PERSON:
            return any(is_short_person(key, full, self.words.given) for full in longer)
        return any(is_short_body(key, full, self.words) for full in longer)

    def _group(self, name: str, kind: MentionKind, actor_id: str | None = None) -> Group:
        identity = actor_id or make_id("actor", key_of(name))
        return self.groups.setdefault(identity, Group(_ARTICLE.sub("", name), kind, identity))

    def _stated_alias(self, mention: Mention) -> Resolved | None:
        """The actor of the name before, where the text says that both are one: "PCP (called "Shining Path")"."""
        for before in reversed(self.last):
            if not 0 <= mention.span.start - before.span.stop <= ALIAS_GAP:
                return None
            between = self.parsed.text[before.span.stop : mention.span.start]
            if self._only_people(between) and not is_person_name(before):
                continue
            known = self.by_name.get(key_of(before.name))
            if known is None or key_of(before.name) == key_of(mention.name):
                return None
            why = self._why_alias(between, before, mention)
            if why:
                self.stated.add(key_of(mention.name))
            return Resolved(self._renamed(known.group, mention), why) if why else None
        return None

    def _only_people(self, between: str) -> bool:
        return load_alias_links(self.parsed.lang).personal.search(between) is not None

    def _why_alias(self, between: str, before: Mention, mention: Mention) -> str:
        """The reason why two names in a row are one actor's; empty for none."""
        both_bodies = mention.kind is not MentionKind.PERSON and before.kind is not MentionKind.PERSON
        letters = is_acronym(mention.name, before.name) or is_acronym(before.name, mention.name)
        if letters and both_bodies and opens_bracket(between):
            return f"{mention.name} in brackets after {before.name}"
        if letters and both_bodies and self.words.letters.match(between):
            return f"the text gives {mention.name} as the letters of {before.name}"
        if both_bodies and between.strip() == "," and _exact(before.name, mention.name):
            return f"{mention.name} after its letters {before.name}"
        if load_alias_links(self.parsed.lang).between.match(between):
            return f"the text gives {mention.name} as another name of {before.name}"
        if opens_quoted_bracket(between) and self._closes(mention, ")]"):
            return f"{mention.name} in brackets after {before.name}"
        if is_person_name(before) and opens_quotation(between) and self._closes(mention, ",.;"):
            return f"{mention.name} in quotation marks after {before.name}"
        return ""

    def _closes(self, mention: Mention, marks: str) -> bool:
        after = self.parsed.text[mention.span.stop : mention.span.stop + 4].lstrip("\"”»'’ ")
        return after[:1] in tuple(marks) or self.parsed.text[mention.span.stop - 1] in marks

    def _renamed(self, group: Group, mention: Mention) -> Group:
        """A group first named by its letters takes the full name."""
        if (
            letters_of(group.name)
            and is_acronym(group.name, mention.name)
            and group.actor_id == make_id("actor", key_of(group.name))
        ):
            group.name = mention.name
        return group

    def finish(self, mention: Mention) -> Mention:
        """A short form with the one actor whose full name holds it; unchanged where none or several do."""
        if mention.actor_id is not None or is_description(mention) or not self._may_be_short(mention):
            return mention
        fitting = self._fitting(mention)
        if len(fitting) == 1:
            group = fitting[0]
            of = "the letters" if letters_of(mention.name) and _exact(mention.name, group.name) else "short form"
            same = key_of(mention.name) in map(key_of, group.names)
            return self._join(mention, Resolved(group, f"{'the same name:' if same else f'{of} of'} {group.name}"))
        return mention if fitting else self._alone(mention)

    def _fitting(self, mention: Mention) -> list[Group]:
        """The groups a name may be short for; titles decide between several."""
        profile = self.book.profile(mention)
        fitting = [g for g in self._longer(mention) if not g.conflicts(profile)]
        titled = [g for g in fitting if profile.titles & g.titles]
        return titled if len(fitting) > 1 and len(titled) == 1 else fitting

    def _longer(self, mention: Mention) -> Iterator[Group]:
        key = key_of(mention.name)
        telling = max(key.split(), key=len, default="")
        ids = set(self.holding.get(telling, ()))
        if mention.kind is not MentionKind.PERSON and (letters := letters_of(mention.name)):
            ids |= self.lettered.get(letters, set())
        for actor_id in sorted(ids):
            group = self.groups[actor_id]
            if any(self._is_short(mention, key, name, group.kind) for name in group.names):
                yield group

    def _is_short(self, mention: Mention, short: str, full: str, kind: MentionKind) -> bool:
        key = key_of(full)
        if short == key:
            return mention.kind is not MentionKind.PLACE or kind is MentionKind.PERSON or short in self.stated
        if kind is MentionKind.PERSON:
            return mention.kind not in BODIES and is_short_person(short, key, self.words.given)
        if mention.kind not in (*BODIES, MentionKind.OTHER):
            return False
        return _exact(mention.name, full) or is_short_body(short, key, self.words)

    def _may_be_short(self, mention: Mention) -> bool:
        """Persons, bodies and unknown names; what was taken for a place too, unless something is said to be in it."""
        if mention.kind is not MentionKind.PLACE:
            return mention.kind in NAMED
        before = self.parsed.text[max(0, mention.span.start - 40) : mention.span.start].split()
        return bool(before) and fold(before[-1]) not in load_name_words(self.parsed.lang).locative

    def _alone(self, mention: Mention) -> Mention:
        """A name that is short for no other is its own actor; a word whose kind is unknown is none, nor is a tie."""
        if mention.kind in (MentionKind.OTHER, MentionKind.PLACE):
            return mention
        if mention.span.start in self.tied:
            return replace(mention, why=self.tied[mention.span.start])
        offices = self.book.offices(mention) if mention.kind is MentionKind.PERSON else []
        if len(offices) > 1:
            return replace(mention, why=tie(mention.name, (office.entry for office in offices)))
        if offices:
            return self._join(
                mention, Resolved(join_group(self.groups, offices[0].entry), why_office(mention, offices[0]))
            )
        why = "named by one word only" if mention.kind is MentionKind.PERSON else "named in full"
        return self._join(mention, Resolved(self._group(mention.name, mention.kind), why))


def _exact(letters: str, full: str) -> bool:
    """Whether a name is just the initials of another."""
    found = letters_of(letters)
    return bool(found) and has_initials(found, full)
