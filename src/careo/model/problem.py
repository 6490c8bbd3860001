"""Problem: what could not be read or understood, where and why; a stored row, and the run goes on."""

from __future__ import annotations

from dataclasses import dataclass

from careo.model.ids import make_id
from careo.model.vocabulary import Room


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that could not be done.

    Attributes:
        where: file, and part of it ("report-17.pdf, page 4").
        code: short stable name ("no-text-layer"); docs/problems.md lists them all.
        said: one sentence: what, and what to do about it.
        doc_id: the document, when there is one.
        sha256: of the file's bytes, when they could be read.
    """

    where: str
    room: Room
    code: str
    said: str
    doc_id: str | None = None
    sha256: str | None = None

    @property
    def id(self) -> str:
        """Hash of place, room, code and sentence."""
        return make_id("problem", self.where, self.room, self.code, self.said, self.doc_id)
