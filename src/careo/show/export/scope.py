"""What of a case is exported: all of it, or what tells of one incident; read a few documents at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from careo.errors import UnknownIdError
from careo.model import Comparison, CopyGroup, Document, Incident, Judgement, Link, Problem, Reading
from careo.store import Change, View

KEPT_CHARACTERS = 20_000_000
AT_ONCE = 500
SAID = frozenset({"judgement", "amendment", "withdrawal"})
Progress = Callable[[str, int, int], None]
"""Called with what is being read ("documents", "incidents"), how many are done, and how many there are."""


class Texts(dict[str, str]):
    """Texts of documents by id, fetched when asked for; at most 20 million characters are kept."""

    def __init__(self, view: View) -> None:
        super().__init__()
        self._view = view
        self._held = 0

    def __missing__(self, doc_id: str) -> str:
        text = self._view.document(doc_id).text
        self.keep(doc_id, text)
        return text

    def keep(self, doc_id: str, text: str) -> None:
        """Hold a text that was read anyway; those held longest are let go of."""
        if doc_id in self:
            return
        while self and self._held + len(text) > KEPT_CHARACTERS:
            self._held -= len(self.pop(next(iter(self))))
        self[doc_id] = text
        self._held += len(text)


@dataclass(frozen=True)
class Scope:
    """The nouns to export, in the order of the case.

    Attributes:
        view: of the case.
        only: the incident that all must tell of; None for the whole case.
        lang: the language of what careo itself says: headings, labels, sentences.
        progress: told how far reading has come.
        notices: what a writer could not write as it stands, one sentence each; shown to the person.
    """

    view: View
    only: Incident | None = None
    lang: str = "en"
    progress: Progress | None = None
    notices: list[str] = field(default_factory=list)

    @cached_property
    def texts(self) -> Texts:
        """Texts by document id."""
        return Texts(self.view)

    @cached_property
    def incidents(self) -> list[Incident]:
        """The incidents, the most contested first."""
        return list(self.view.incidents()) if self.only is None else [self.only]

    @cached_property
    def copy_groups(self) -> list[CopyGroup]:
        """The groups of copies that have a document here."""
        groups = self.view.copy_groups()
        if self.only is None:
            return groups
        return [one for one in groups if set(one.doc_ids) & set(self.only.doc_ids)]

    @cached_property
    def _known(self) -> dict[str, tuple[str, str]]:
        return {}

    def path(self, doc_id: str) -> str:
        """The path of a document, remembered."""
        return self._of(doc_id)[0]

    def lang_of(self, doc_id: str) -> str:
        """The language of a document, remembered."""
        return self._of(doc_id)[1]

    def _of(self, doc_id: str) -> tuple[str, str]:
        if doc_id not in self._known:
            doc = self.view.document(doc_id)
            self._known[doc_id] = doc.path, doc.lang
        return self._known[doc_id]

    @cached_property
    def judgements(self) -> list[Judgement]:
        """What people decided, the first first."""
        return self.view.judgements()

    def documents(self) -> Iterator[Document]:
        """The documents, by path."""
        found = self.view.documents() if self.only is None else self._own_documents()
        for doc in found:
            self.texts.keep(doc.id, doc.text)
            self._known[doc.id] = doc.path, doc.lang
            yield doc

    def readings(self) -> Iterator[Reading]:
        """The readings in the order of their documents; of one incident only what tells of it."""
        only = self.only
        found = self.view.readings() if only is None else (restrict(one, only) for one in self._own_readings())
        total = self.view.counts().documents if only is None else len(only.doc_ids)
        for done, reading in enumerate(found, 1):
            self._tick("documents", done, total)
            yield reading

    def comparisons(self) -> Iterator[tuple[Incident, Comparison]]:
        """Each incident with its accounts."""
        by_id = {one.id: one for one in self.incidents}
        for done, comparison in enumerate(self.view.comparisons(list(by_id)), 1):
            self._tick("incidents", done, len(by_id))
            yield by_id[comparison.incident_id], comparison

    def links(self) -> Iterator[Link]:
        """The proposals that two things are one; of one incident those between its events and documents."""
        wanted = None if self.only is None else {*self.only.event_ids, *self.only.doc_ids}
        return (one for one in self.view.links() if wanted is None or {one.left, one.right} <= wanted)

    def changes(self) -> Iterator[Change]:
        """What people said of the case, the oldest first; of one incident, of its documents and events.

        What is noted of the case (builds, exports) is left out: the same case gives the same export.
        """
        only = self.only
        wanted = None if only is None else {*only.event_ids, *only.doc_ids}
        found: list[Change] = []
        while page := self.view.changes(AT_ONCE, found[-1].cursor if found else None):
            found += page
        said = (one for one in reversed(found) if one.kind in SAID)
        return (one for one in said if wanted is None or wanted & {one.doc_id, *one.about})

    def has(self, doc_id: str) -> bool:
        """Whether the case still holds a document; amendments outlive theirs."""
        try:
            return bool(self.path(doc_id))
        except UnknownIdError:
            return False

    def problems(self) -> Iterator[Problem]:
        """What could not be done; of one incident, in its documents."""
        return (one for one in self.view.problems() if self.only is None or one.doc_id in self.only.doc_ids)

    def _own_documents(self) -> Iterator[Document]:
        docs = [self.view.document(doc_id) for doc_id in (self.only.doc_ids if self.only else ())]
        return iter(sorted(docs, key=lambda doc: (doc.path, doc.part, doc.id)))

    def _own_readings(self) -> Iterator[Reading]:
        return (self.view.reading(doc.id) for doc in self._own_documents())

    def _tick(self, what: str, done: int, total: int) -> None:
        if self.progress is not None:
            self.progress(what, done, total)


def restrict(reading: Reading, incident: Incident) -> Reading:
    """What of a reading tells of the incident: its events, the claims that tell them, the actors in those."""
    events = tuple(one for one in reading.events if one.id in incident.event_ids)
    told_by = {claim_id for event in events for claim_id in event.claim_ids}
    claims = tuple(one for one in reading.claims if one.id in told_by)
    named = {role.actor_id for event in events for role in event.roles}
    named |= {voice.actor_id for claim in claims for voice in claim.voices}
    actors = tuple(one for one in reading.actors if one.id in named)
    return replace(reading, claims=claims, events=events, actors=actors)
