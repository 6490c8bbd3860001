"""Lines that come again, the same, in several reports of one paper, and tell nothing: the page round a report.

Such lines are words that few texts have, and join what a paper printed on one page with what it printed on another.
What the layout shows to be furniture is known already when a document is read; this is for the rest, which only several
reports together can show: a paper's own formulas, the end of its headlines, who to call.

A line is the report's own matter where it tells of something that happened or says who says so, however often it comes
again ("the war has killed 70,000 people"); copies of one text count once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from careo.link.lexicon import WORD
from careo.model import Document, Reading, Region, RegionKind, Span
from careo.text.numbers import fold
from careo.text.own_name import find_own_name

LEAST_REPORTS = 3
TOLD = frozenset({RegionKind.BODY, RegionKind.HEADLINE})
_LINE = re.compile(r"\S[^\n]*")
_TAIL = re.compile(r"\s(?:[-–—|•]|::)\s*(?=\S)")
Lines = Mapping[tuple[str, ...], list[Span]]


def set_page_apart(
    docs: Mapping[str, Document], readings: Mapping[str, Reading], group_of: Mapping[str, str]
) -> dict[str, Document]:
    """The documents by id, such lines and the paper's own name marked as boilerplate; others are the same as before.

    Args:
        docs: by id.
        readings: by document id.
        group_of: the copy group of each document that is in one.
    """
    papers: dict[tuple[str, str], list[Document]] = defaultdict(list)
    for doc in docs.values():
        papers[_paper_of(doc)].append(doc)
    found = dict(docs)
    for reports in papers.values():
        lines = {doc.id: _find_lines(doc) for doc in reports}
        repeated = _repeated(lines, readings, group_of) if len(reports) >= LEAST_REPORTS else set()
        for doc in reports:
            spans = [span for key, spans in lines[doc.id].items() if key in repeated for span in spans]
            spans += _own_names(doc)
            if spans:
                found[doc.id] = _with_boilerplate(doc, spans)
    return found


def told_title(doc: Document) -> Iterator[Span]:
    """The stretches of the headline that tell something, without the name of the page."""
    if doc.title is None:
        return
    at, stop = doc.title.span.start, doc.title.span.stop
    for region in sorted(doc.regions, key=lambda one: one.span):
        if region.kind not in TOLD and region.span.stop > at and region.span.start < stop:
            if at < region.span.start:
                yield Span(doc.id, at, region.span.start)
            at = region.span.stop
    if at < stop:
        yield Span(doc.id, at, stop)


def told_sentences(doc: Document, reading: Reading) -> list[Span]:
    """The sentences of what is told, in text order: without mastheads, notes, furniture and the like."""
    apart = [region.span for region in doc.regions if region.kind not in TOLD]
    return [s for s in sorted(reading.sentences) if not any(_shared(s, one) > (s.stop - s.start) // 2 for one in apart)]


def _shared(a: Span, b: Span) -> int:
    return min(a.stop, b.stop) - max(a.start, b.start)


def _paper_of(doc: Document) -> tuple[str, str]:
    """Who printed a document; where it does not say, the folder it lies in."""
    if doc.publisher is not None:
        return doc.publisher.value.casefold(), ""
    return "", doc.path.rpartition("/")[0]


def _find_lines(doc: Document) -> Lines:
    """The lines of what a document tells by their words, and the ends of its headline, which may name the page."""
    apart = [region.span for region in doc.regions if region.kind not in TOLD]
    lines: dict[tuple[str, ...], list[Span]] = defaultdict(list)
    for span in (*_spans(doc), *_tails(doc)):
        words = tuple(fold(match.group()) for match in WORD.finditer(doc.text, span.start, span.stop))
        if words and not any(_shared(span, one) > 0 for one in apart):
            lines[words].append(span)
    return lines


def _spans(doc: Document) -> Iterator[Span]:
    return (Span(doc.id, match.start(), match.end()) for match in _LINE.finditer(doc.text))


def _own_names(doc: Document) -> Iterator[Span]:
    """Where a paper names itself, as "(Source: WAVE 3 News)": a word that few texts have, and all of its own."""
    name = find_own_name(doc.publisher.value) if doc.publisher is not None else None
    for found in name.finditer(doc.text) if name is not None else ():
        if found.group()[0].isupper():
            yield Span(doc.id, found.start(), found.end())


def _tails(doc: Document) -> Iterator[Span]:
    """`… | The Valley Voice`: each end of the headline behind a bar or a dash."""
    if doc.title is not None:
        start, stop = doc.title.span.start, doc.title.span.stop
        yield from (Span(doc.id, found.start(), stop) for found in _TAIL.finditer(doc.text, start, stop))


def _repeated(
    lines: Mapping[str, Lines], readings: Mapping[str, Reading], group_of: Mapping[str, str]
) -> set[tuple[str, ...]]:
    """The lines that stand in reports enough, copies counted once, and that tell nothing in any of them."""
    texts: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for doc_id, found in lines.items():
        for key in found:
            texts[key].add(group_of.get(doc_id, doc_id))
    often = {key for key, ids in texts.items() if len(ids) >= LEAST_REPORTS}
    asked = {doc_id: {key: found[key] for key in found.keys() & often} for doc_id, found in lines.items()}
    return often - {key for doc_id, found in asked.items() for key in _telling(found, readings.get(doc_id))}


def _telling(lines: Lines, reading: Reading | None) -> Iterator[tuple[str, ...]]:
    """Those of some lines in which something happens or somebody but the author says so."""
    if reading is None:
        return
    told = [event.trigger for event in reading.events]
    told += [claim.content for claim in reading.claims if len(claim.voices) > 1]
    for key, spans in lines.items():
        if any(_shared(span, one) > 0 for span in spans for one in told):
            yield key


def _outermost(spans: Iterable[Span]) -> Iterator[Span]:
    """Those that lie in no other, in text order; of the ends of one headline the longest."""
    stop = -1
    for span in sorted(spans, key=lambda one: (one.start, -one.stop)):
        if span.start >= stop:
            yield span
            stop = span.stop


def _with_boilerplate(doc: Document, spans: Iterable[Span]) -> Document:
    """The document with some stretches as boilerplate, in place of what they lie in."""
    new = [Region(span, RegionKind.BOILERPLATE) for span in _outermost(spans)]
    kept: list[Region] = []
    for region in doc.regions:
        at = region.span.start
        for one in new:
            if _shared(region.span, one.span) > 0:
                if at < one.span.start:
                    kept.append(Region(Span(doc.id, at, one.span.start), region.kind))
                at = max(at, one.span.stop)
        if at < region.span.stop:
            kept.append(Region(Span(doc.id, at, region.span.stop), region.kind))
    return replace(doc, regions=tuple(sorted([*kept, *new], key=lambda region: region.span)))
