"""Which names mean one actor: reference data, stated aliases, acronyms, short forms; nothing where two remain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from careo.lang.words import load_words
from careo.model import Actor, KnownActor, Mention, MentionKind, Reference, make_id
from careo.text.numbers import fold
from careo.understand.mentions.names import load_name_words
from careo.understand.parsed import Parsed

NAMED = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.STATE, MentionKind.OTHER})
ALIAS_GAP = 60
_ARTICLE = re.compile(r"^(?:the|el|la|los|las|l')\s+", re.IGNORECASE)
_BRACKET = re.compile(r"^\s*[\"”»']?\s*[(\[]\s*[\"“«']?\s*$")


def key_of(name: str) -> str:
    """A name as it is compared: folded, without article, quotation marks and white space at the edges."""
    plain = " ".join(re.sub(r"[\"“”‘’'«»]", "", name).split())
    return fold(_ARTICLE.sub("", plain))


@dataclass(slots=True)
class Group:
    """Names of one actor while they are being joined."""

    name: str
    kind: MentionKind
    actor_id: str
    names: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A mention's actor and the sentence that says why."""

    group: Group
    why: str


def resolve(
    parsed: Parsed, mentions: Sequence[Mention], known: Iterable[tuple[Mention, str]], *, reference: Reference
) -> tuple[tuple[Mention, ...], tuple[Actor, ...]]:
    """Mentions with their actors, and the actors.

    Args:
        parsed: the document.
        mentions: all mentions, in text order; only names are resolved.
        known: the names that the word lists know, with the name careo uses for them.
        reference: the case's actors come first, where their dates fit the document's.
    """
    resolver = Resolver(parsed, reference, {m.span.start: name for m, name in known})
    done = [resolver.add(m) if m.kind in NAMED and not m.made_by.endswith("role@1") else m for m in mentions]
    done = [resolver.finish(m) for m in done]
    actors = tuple(
        Actor(g.actor_id, g.name, g.kind, tuple(sorted(g.names - {g.name})))
        for g in resolver.groups.values()
        if g.names
    )
    return tuple(done), actors


@dataclass(slots=True)
class Resolver:
    """The groups of one document; names are added in text order, short forms are settled at the end."""

    parsed: Parsed
    reference: Reference
    known: dict[int, str]
    groups: dict[str, Group] = field(default_factory=dict)
    by_name: dict[str, Resolved] = field(default_factory=dict)
    last: Mention | None = None

    def add(self, mention: Mention) -> Mention:
        """The mention with its actor, if that can be said on first reading."""
        resolved = self._resolve(mention)
        self.last = mention
        if resolved is None:
            return mention
        resolved.group.names.add(mention.name)
        self.by_name.setdefault(key_of(mention.name), replace(resolved, why=f"the same name: {resolved.group.name}"))
        kind = resolved.group.kind if mention.kind is MentionKind.OTHER else mention.kind
        return replace(mention, actor_id=resolved.group.actor_id, why=resolved.why, kind=kind)

    def _resolve(self, mention: Mention) -> Resolved | None:
        key = key_of(mention.name)
        listed = self._from_reference(key)
        if listed is not None:
            group = self._group(listed.name, listed.kind, listed.id)
            return Resolved(group, f"{mention.name} is a name of {listed.name} in actors.yaml")
        alias = self._stated_alias(mention)
        if alias is not None:
            return alias
        if mention.span.start in self.known:
            name = self.known[mention.span.start]
            return Resolved(self._group(name, mention.kind), f"{mention.name} is a known name of {name}")
        if key in self.by_name:
            return self.by_name[key]
        if mention.kind is MentionKind.PERSON and " " not in key:
            return None
        if mention.kind is MentionKind.OTHER:
            return None
        return Resolved(self._group(mention.name, mention.kind), "named in full")

    def _group(self, name: str, kind: MentionKind, actor_id: str | None = None) -> Group:
        identity = actor_id or make_id("actor", key_of(name))
        return self.groups.setdefault(identity, Group(_ARTICLE.sub("", name), kind, identity))

    def _from_reference(self, key: str) -> KnownActor | None:
        """The one actor of actors.yaml with that name at the document's date; None where there are two."""
        fitting = [a for a in self.reference.actors if key in map(key_of, (a.name, *a.aliases)) and self._in_time(a)]
        return fitting[0] if len(fitting) == 1 else None

    def _in_time(self, actor: KnownActor) -> bool:
        anchor = self.parsed.doc.anchor()
        if anchor is None:
            return True
        return (actor.since is None or actor.since <= anchor.value) and (
            actor.until is None or anchor.value <= actor.until
        )

    def _stated_alias(self, mention: Mention) -> Resolved | None:
        """The actor of the name before, where the text says that both are one: "PCP (called "Shining Path")"."""
        before = self.last
        if before is None or not 0 <= mention.span.start - before.span.stop <= ALIAS_GAP:
            return None
        known = self.by_name.get(key_of(before.name))
        if known is None or key_of(before.name) == key_of(mention.name):
            return None
        between = self.parsed.syntax.text[before.span.stop : mention.span.start]
        if _BRACKET.match(between) and is_acronym(mention.name, before.name):
            return Resolved(known.group, f"{mention.name} in brackets after {before.name}")
        if alias_links(self.parsed.lang).match(between):
            return Resolved(known.group, f"the text gives {mention.name} as another name of {before.name}")
        return None

    def finish(self, mention: Mention) -> Mention:
        """A short form with the one actor whose full name holds it; unchanged where none or several do."""
        if mention.actor_id is not None or not self._may_be_short(mention):
            return mention
        words = key_of(mention.name).split()
        fitting = [g for g in self.groups.values() if any(_is_short_form(words, key_of(n)) for n in g.names)]
        if len(fitting) != 1 or mention.made_by.endswith("role@1"):
            return self._alone(mention)
        group = fitting[0]
        group.names.add(mention.name)
        why = f"short form of {group.name}"
        return replace(mention, actor_id=group.actor_id, why=why, kind=group.kind)

    def _may_be_short(self, mention: Mention) -> bool:
        """Persons and unknown names; what was taken for a place too, unless something is said to be in it."""
        if mention.kind is not MentionKind.PLACE:
            return mention.kind in (MentionKind.PERSON, MentionKind.OTHER)
        before = self.parsed.syntax.text[: mention.span.start].split()
        return bool(before) and fold(before[-1]) not in load_name_words(self.parsed.lang).locative

    def _alone(self, mention: Mention) -> Mention:
        """A one-word person is its own actor, unless several full names hold that word."""
        if mention.kind is not MentionKind.PERSON or mention.made_by.endswith("role@1"):
            return mention
        words = key_of(mention.name).split()
        if any(_is_short_form(words, key_of(n)) for g in self.groups.values() for n in g.names):
            return mention
        group = self._group(mention.name, mention.kind)
        group.names.add(mention.name)
        return replace(mention, actor_id=group.actor_id, why="named by one word only")


def _is_short_form(words: list[str], full: str) -> bool:
    names = full.split()
    return 0 < len(words) < len(names) and any(names[i : i + len(words)] == words for i in range(len(names)))


def is_acronym(short: str, full: str) -> bool:
    """Whether the letters of `short` are initials in `full`, in order, most of them.

    Examples:
        >>> is_acronym("MRTA", "Movimiento Revolucionario Túpac Amaru")
        True
        >>> is_acronym("Rojas", "Frente Obrero")
        False
    """
    letters = [c for c in fold(short) if c.isalpha()]
    if not short[:1].isupper() or not 2 <= len(letters) <= 10 or " " in short.strip():
        return False
    initials = [word[0] for word in re.findall(r"[^\W\d_]+", fold(full))]
    at = 0
    matched = 0
    for letter in letters:
        if letter in initials[at:]:
            at = initials.index(letter, at) + 1
            matched += 1
    return matched * 3 >= len(letters) * 2


@cache
def alias_links(lang: str) -> re.Pattern[str]:
    """The words between two names of one actor."""
    links = load_words(lang).table("names")["aliases"]["links"]
    either = "|".join(re.escape(link) for link in sorted(links, key=len, reverse=True))
    return re.compile(rf"^[\s,(\[\"”»']*(?:{either})\s*(?:the|el|la|los)?\s*[\"“«'‘]?\s*$", re.IGNORECASE)
