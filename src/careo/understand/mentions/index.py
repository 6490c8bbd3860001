"""The actors a case can know before it is read: its own actors.yaml and careo's dictionary, indexed by what is said.

One index a language and reference, made once a process; a look-up costs the same however many actors there are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from careo.lang import LANGUAGES
from careo.lang.dictionary import CHECKED_UNTIL, load_dictionary, state_body
from careo.model import KnownActor, MentionKind, Reference, Tenure
from careo.text.numbers import fold
from careo.understand.mentions.names import longest_by_start
from careo.understand.mentions.posts import STATE, Post, load_post_words
from careo.understand.mentions.profiles import is_short_person
from careo.understand.mentions.who import load_who_words

Days = tuple[date, date]
CASE, OWN = "actors.yaml", "careo's dictionary"
INDEXES = 8
NAMED_BODIES = frozenset({MentionKind.ORGANISATION, MentionKind.STATE, MentionKind.GROUP, MentionKind.OTHER})
_ARTICLE = re.compile(r"^(?:the|el|la|los|las|l')\s+", re.IGNORECASE)


def key_of(name: str) -> str:
    """A name as it is compared: folded, without article, quotation marks and white space at the edges."""
    plain = " ".join(re.sub(r"[\"“”‘’'«»]", "", name).split())
    return fold(_ARTICLE.sub("", plain))


def is_name(words: str) -> bool:
    """Whether what a dictionary lists is a name, with a capital after its article, and no word like "the police"."""
    return _ARTICLE.sub("", words.strip())[:1].isupper()


@dataclass(frozen=True, slots=True)
class Entry:
    """An actor that is known, and which book knows it: its names, and its roles."""

    actor: KnownActor
    book: str
    roles_book: str

    def in_time(self, day: date | None) -> bool:
        """Whether its names mean this actor at a document's date; always where the date is not known."""
        since, until = self.actor.since, self.actor.until
        return day is None or ((since is None or since <= day) and (until is None or day <= until))


@dataclass(frozen=True, slots=True)
class Office:
    """A role of an actor as a post.

    `free` are the words of whose it is; where the case lists the role, they need not be said: its minister is "the
    minister".
    """

    entry: Entry
    tenure: Tenure
    post: Post
    free: frozenset[str]

    def answers(self, post: Post) -> bool:
        """Whether words that describe somebody say this office: all its words, and none that it does not have."""
        return self.post.words - self.free <= post.words <= self.post.words

    def held(self, days: Days | None) -> bool:
        """Whether it may have been held then; at a time not known, only a role without dates is."""
        tenure = self.tenure
        if self.entry.roles_book == OWN and not tenure.until:
            tenure = replace(tenure, until=CHECKED_UNTIL)
        if days is None:
            return not (tenure.since or tenure.until)
        return tenure.may_hold(*days)


@dataclass(frozen=True, slots=True)
class ActorIndex:
    """What is known of actors, by their names, offices and surnames.

    Attributes:
        names: key of a name to the entries that have it; those of the case come alone where it has any.
        offices: key of a role to the offices of that kind.
        families: last word of a name to the offices of its bearers.
        parts: word of a name to the people of the case with a longer name.
        bodies: the keys of names that are no people's, with what they name: a state, or a body.
        starts: first letters of such a name to the most words of those that begin with them.
    """

    names: Mapping[str, tuple[Entry, ...]]
    offices: Mapping[str, tuple[Office, ...]]
    families: Mapping[str, tuple[Office, ...]]
    parts: Mapping[str, tuple[tuple[str, Entry], ...]]
    bodies: Mapping[str, MentionKind]
    starts: Mapping[str, int]
    lang: str

    def named(self, key: str, day: date | None) -> list[Entry]:
        """The entries that a name means at a document's date."""
        return [entry for entry in self.names.get(key, ()) if entry.in_time(day)]

    def longer(self, key: str, day: date | None) -> list[Entry]:
        """The people of the case whose full name this is short for."""
        given = load_who_words(self.lang).given
        word = max(key.split(), key=len)
        found = {
            entry.actor.id: entry
            for full, entry in self.parts.get(word, ())
            if entry.in_time(day) and is_short_person(key, full, given)
        }
        return list(found.values())

    def holders(self, post: Post, times: Sequence[Days | None]) -> list[Office]:
        """Offices that a description says, one an actor: at these times, whichever of them is meant."""
        return _holding([office for office in self.offices.get(post.role, ()) if office.answers(post)], times)

    def titled(self, surname: str, roles: Set[str], times: Sequence[Days | None]) -> list[Office]:
        """Offices of people with a surname who are called by one of some roles, one an actor: at these times."""
        return _holding([office for office in self.families.get(surname, ()) if office.post.role in roles], times)

    def body(self, post: Post | None) -> Entry | None:
        """The body of one state that a post names; None where it names none, or says more."""
        if post is None or len(post.words) != 1 or not post.states:
            return None
        (state,) = post.words
        made = state_body(post.role, state.removeprefix(STATE))
        return next(iter(self.names.get(key_of(made.name), ())), Entry(made, OWN, OWN))


def _holding(offices: Sequence[Office], times: Sequence[Days | None]) -> list[Office]:
    """One office an actor: the one actor who held it at every time, or all who held it at some; nobody for neither."""
    found = [{office.entry.actor.id: office for office in offices if office.held(days)} for days in times]
    together = {actor_id: office for one in found for actor_id, office in one.items()}
    return list(together.values()) if len(together) > 1 or all(found) else []


@lru_cache(maxsize=INDEXES)
def load_index(lang: str, reference: Reference) -> ActorIndex:
    """The index of a language and a case's reference data."""
    names: dict[str, list[Entry]] = defaultdict(list)
    offices: dict[str, list[Office]] = defaultdict(list)
    families: dict[str, list[Office]] = defaultdict(list)
    parts: dict[str, list[tuple[str, Entry]]] = defaultdict(list)
    bodies: dict[str, MentionKind] = {}
    for entry in _entries(reference):
        keys = sorted({key_of(name) for name in (entry.actor.name, *entry.actor.aliases)})
        for key in keys:
            listed = names[key]
            if entry.book == CASE or not any(other.book == CASE for other in listed):
                listed.append(entry)
            if entry.book == CASE and entry.actor.kind is MentionKind.PERSON and " " in key:
                for word in key.split():
                    parts[word].append((key, entry))
        if entry.actor.kind in NAMED_BODIES:
            kind = MentionKind.STATE if entry.actor.kind is MentionKind.STATE else MentionKind.ORGANISATION
            for name in (entry.actor.name, *entry.actor.aliases):
                if is_name(name):
                    bodies.setdefault(key_of(name), kind)
        for office in _offices(entry):
            offices[office.post.role].append(office)
            for surname in _surnames(keys):
                families[surname].append(office)
    return ActorIndex(
        {key: tuple(rows) for key, rows in names.items()},
        {key: tuple(rows) for key, rows in offices.items()},
        {key: tuple(rows) for key, rows in families.items()},
        {key: tuple(rows) for key, rows in parts.items()},
        bodies,
        longest_by_start(bodies),
        lang,
    )


def _entries(reference: Reference) -> Iterator[Entry]:
    """The case's actors, each with what the dictionary knows of it; then the others of the dictionary."""
    whole: dict[str, list[int]] = defaultdict(list)
    case = list(reference.actors)
    for number, actor in enumerate(case):
        for key in {key_of(name) for name in (actor.name, *actor.aliases)}:
            whole[key].append(number)
    others: list[KnownActor] = []
    for actor in load_dictionary():
        keys = {key_of(name) for name in (actor.name, *actor.aliases)}
        same = {number for key in keys if " " in key for number in whole.get(key, ())}
        if len(same) == 1:
            number = same.pop()
            case[number] = _joined(case[number], actor)
        else:
            others.append(actor)
    for actor, listed in zip(case, reference.actors, strict=True):
        yield Entry(actor, CASE, CASE if listed.roles else OWN)
    yield from (Entry(actor, OWN, OWN) for actor in others)


def _joined(actor: KnownActor, known: KnownActor) -> KnownActor:
    """An actor of the case with the names, side and roles that the dictionary has for it, where the case has none."""
    aliases = dict.fromkeys((*actor.aliases, known.name, *known.aliases))
    roles = actor.roles or known.roles
    return replace(actor, aliases=tuple(aliases), side=actor.side or known.side, roles=roles)


def _offices(entry: Entry) -> Iterator[Office]:
    """The posts of an actor's roles; the title of a case is read in every language that knows its noun."""
    for tenure in entry.actor.roles:
        if entry.roles_book == OWN:
            whose = frozenset({STATE + tenure.of}) if tenure.of else frozenset[str]()
            yield Office(entry, tenure, Post(tenure.title, whose), frozenset())
            continue
        for post, free in sorted(_read_title(tenure), key=str):
            yield Office(entry, tenure, post, free)


def _read_title(tenure: Tenure) -> Iterator[tuple[Post, frozenset[str]]]:
    for reader in map(load_post_words, LANGUAGES):
        post = reader.post_of_title(tenure.title)
        if post is not None:
            free = post.states | reader.telling(fold(tenure.of).split(), set())
            yield Post(post.role, post.words | free), free


def _surnames(keys: Iterable[str]) -> set[str]:
    """The words of full names that may stand after a title: all but the first, longer than a particle."""
    return {word for key in keys for word in key.split()[1:] if len(word) > 3} | {key for key in keys if " " not in key}
