"""A passage: words of a document with what stands around them, for the side of a table and for the review queue."""

from __future__ import annotations

import re
from dataclasses import dataclass

from starlette.requests import Request

from careo.model import Document, Span
from careo.show.web.desk import Desk
from careo.show.web.doors import Asked, Page, Sheet, number_of

AROUND = 400
"""Characters shown before and after the words, less a word that would be cut in two."""
HALF_WORD_BEFORE, HALF_WORD_AFTER = re.compile(r"^\S{0,30}\s+"), re.compile(r"\s+\S{0,30}$")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words and their surroundings; `cut` says whether the document goes on before and after them."""

    doc: Document
    span: Span
    before: str
    quote: str
    after: str
    cut: tuple[bool, bool]


def find_passage(desk: Desk, span: Span) -> Passage:
    """The words of a span, with what stands around them.

    Raises:
        UnknownIdError: there is no such document.
        SpanError: the span does not lie in its text.
    """
    doc = desk.view.document(span.doc_id)
    quote = span.quote(doc.text)
    first, last = max(0, span.start - AROUND), min(len(doc.text), span.stop + AROUND)
    before, after = doc.text[first : span.start], doc.text[span.stop : last]
    cut = first > 0, last < len(doc.text)
    if cut[0]:
        before = HALF_WORD_BEFORE.sub("", before)
    if cut[1]:
        after = HALF_WORD_AFTER.sub("", after)
    return Passage(doc, span, before, quote, after, cut)


def look(desk: Desk, request: Request) -> Sheet:
    """The words at two offsets."""
    start, stop = number_of(request, "start"), number_of(request, "stop")
    found = find_passage(desk, Span(request.path_params["doc_id"], start, stop))
    record = {"doc_id": found.doc.id, "path": found.doc.path, "start": start, "stop": stop}
    record |= {"quote": found.quote, "before": found.before, "after": found.after}
    of = {name: request.query_params.get(name, "") for name in ("claim", "event")}
    return Sheet("parts/passage.html", record, {"passage": found, **of})


ASKED = (
    *(Asked("start", "first code point", "integer", True), Asked("stop", "the one after", "integer", True)),
    *(Asked("claim", "the claim to correct"), Asked("event", "the event to correct")),
)
SAID = "The words at two offsets of a document, with what stands around them."
DOORS = (Page("/documents/{doc_id}/passage", "passage", look, SAID, ASKED),)
