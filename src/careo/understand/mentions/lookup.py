"""Whom a name means by a dictionary: by the whole name, a title and a surname, or as a body of a state."""

from __future__ import annotations

from collections.abc import Iterable

from careo.model import Mention, MentionKind
from careo.understand.mentions.index import CASE, ActorIndex, Entry, Office, key_of
from careo.understand.mentions.posts import load_post_words
from careo.understand.mentions.profiles import Profile, profile_of
from careo.understand.mentions.told import Told
from careo.understand.mentions.who import is_person_name, load_who_words
from careo.understand.parsed import Parsed


class Lookup:
    """Looks up the names of one document, with what stands around them."""

    def __init__(self, parsed: Parsed, index: ActorIndex, told: Told) -> None:
        self.words = load_who_words(parsed.lang)
        self._parsed, self._index, self._told = parsed, index, told
        self._posts = load_post_words(parsed.lang)
        self._profiles: dict[int, Profile] = {}
        self._backed: set[str] = set()

    def profile(self, mention: Mention) -> Profile:
        """What stands around a name; read once."""
        at = mention.span.start
        if at not in self._profiles:
            self._profiles[at] = profile_of(self._parsed, mention, self.words)
        return self._profiles[at]

    def note(self, mention: Mention) -> None:
        """Note a name that many have, where a title before it says that the one in the dictionary is meant."""
        key = key_of(mention.name)
        if not is_person_name(mention) or key not in self._index.names or not self.profile(mention).titles:
            return
        bearers = {entry.actor.id for entry in self._index.names[key]}
        if any(office.entry.actor.id in bearers for office in self.offices(mention)):
            self._backed.add(key)

    def named(self, mention: Mention, key: str) -> list[Entry]:
        """The actors that have a name at the document's date, each once; a name may need the title before it."""
        person = mention.kind is MentionKind.PERSON
        keys = [key, *(f"{title} {key}" for title in sorted(self.profile(mention).titles))] if person else [key]
        found: dict[str, Entry] = {}
        for one in keys:
            for entry in self._index.named(one, self._told.day):
                if self._fits(entry, one, mention):
                    found[entry.actor.id] = entry
        if not found and person and " " in key:
            return self._index.longer(key, self._told.day)
        return list(found.values())

    def _fits(self, entry: Entry, key: str, mention: Mention) -> bool:
        """Whether a name of careo's dictionary may be meant: of the same kind, and no person's name that many have."""
        if entry.book == CASE:
            return True
        is_person = entry.actor.kind is MentionKind.PERSON
        if mention.kind is not MentionKind.OTHER and (mention.kind is MentionKind.PERSON) != is_person:
            return False
        words = key.split()
        return not is_person or len(words) > 2 or words[-1] not in self.words.surnames or key in self._backed

    def offices(self, mention: Mention) -> list[Office]:
        """The offices of people with that surname whose title stands before a name; of a state only if it is named."""
        key = key_of(mention.name)
        roles = {self.words.roles.get(title, title) for title in self.profile(mention).titles}
        if not key or not roles:
            return []
        found = self._index.titled(key.split()[-1], roles, self._told.days(mention.span.start))
        return [one for one in found if one.entry.roles_book == CASE or self._speaks_of(one.tenure.of)]

    def _speaks_of(self, state: str) -> bool:
        return not state or self._told.speaks_of(state)

    def body(self, mention: Mention, key: str) -> Entry | None:
        """The body of a state whose name this is ("Ejército del Perú")."""
        if mention.kind is MentionKind.PERSON or " " not in key:
            return None
        return self._index.body(self._posts.post_of_name(key))


def tie(words: str, entries: Iterable[Entry]) -> str:
    """Why nobody is meant: a dictionary has several."""
    return f"{words} may be {' or '.join(sorted(entry.actor.name for entry in entries))}"


def why_office(mention: Mention, office: Office) -> str:
    """Why words mean somebody who held an office then."""
    return f"{mention.name}: {office.entry.actor.name}, {office.tenure} in {office.entry.roles_book}"


def why_body(mention: Mention, body: Entry) -> str:
    """Why words mean a body of a state."""
    return f"{mention.name}: {body.actor.name}, of which every state has one"
