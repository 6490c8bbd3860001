"""Coded events as event data has them: a row for each pair of a source and a target (PETRARCH, ICEWS, CAMEO 1.1b3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from careo.lang.actor_codes import actor_code
from careo.model import Document, Mention, Reading, Span
from careo.text.numbers import fold
from careo.understand.coding import CodedEvent
from careo.understand.coding.codes import ACTORS, Code, read_code, sentence_of
from careo.understand.coding.parties import Party, are_joined
from careo.understand.roles.arguments import load_grammar

MUTUAL = frozenset({"meet", "negotiate"})
"""Acts that each side does with the other (CAMEO 040): the row is written both ways.

A visit is none: one makes it (042), and the other has another code for it (043).
"""


def in_pairs(
    rows: Iterable[CodedEvent], reading: Reading, doc: Document, *, own: Mapping[str, str] | None = None
) -> Iterator[CodedEvent]:
    """Each event with one source and one target that have codes; the other way, too, where it has an answer.

    Where no target has a code, those named next in the sentence are the targets: "welcomed the ties between A and B".

    Args:
        rows: the events with all their sources and targets.
        reading: what was read of the text.
        doc: the text.
        own: codes of the case's own actors, see `careo.lang.actor_codes.own_codes`.
    """
    for row in rows:
        sources = tuple(one for one in row.sources if one.code)
        targets = tuple(one for one in row.targets if one.code)
        if not targets:
            taken = [one.span for one in row.sources]
            targets = tuple(_named_next(row, reading, doc, taken, own))
        yield from _of(row, sources, targets, is_mutual=_is_mutual(row, doc))


def _is_mutual(row: CodedEvent, doc: Document) -> bool:
    """Whether each side does it with the other; of its own words the case says what the other side does."""
    visiting = tuple(load_grammar(doc.lang).words["visiting"])
    return (
        row.event.act in MUTUAL
        and not row.event.code
        and not fold(row.event.trigger.quote(doc.text)).startswith(visiting)
    )


def _of(
    row: CodedEvent, sources: Sequence[Party], targets: Sequence[Party], *, is_mutual: bool
) -> Iterator[CodedEvent]:
    answer = read_code(row.code.answer) if row.code.answer else None
    if answer is None and is_mutual and not set(sources) & set(targets):
        answer = row.code
    if not sources or not targets:
        yield from (_row(row, row.code, (source,), ()) for source in sources)
        yield from (_row(row, row.code, (), (target,)) for target in targets)
        return
    for source in sources:
        for target in targets:
            if source.code == target.code:
                continue
            yield _row(row, row.code, (source,), (target,))
            if answer is not None:
                yield _row(row, answer, (target,), (source,))


def _row(row: CodedEvent, code: Code, sources: tuple[Party, ...], targets: tuple[Party, ...]) -> CodedEvent:
    return replace(row, code=code, sources=sources, targets=targets)


def _named_next(
    row: CodedEvent, reading: Reading, doc: Document, taken: Sequence[Span], own: Mapping[str, str] | None
) -> Iterator[Party]:
    """The first actor with a code after the event in its sentence, and those that only "and" and a comma join to it."""
    sentence = sentence_of(reading, row.event)
    last: Span | None = None
    for mention in _fullest(reading.mentions):
        inside = sentence.covers(mention.span) and mention.span.start >= row.event.trigger.start
        if not inside or mention.kind not in ACTORS or any(mention.span.overlaps(span) for span in taken):
            continue
        if last is not None and not are_joined(doc, last, mention.span):
            return
        words = mention.span.quote(doc.text)
        code = actor_code(words, lang=doc.lang, own=own, acts=False)
        if code:
            last = mention.span
            yield Party(last, words, code)


def _fullest(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions in text order, none inside another."""
    stop = -1
    for one in sorted(mentions, key=lambda m: (m.span.start, -m.span.stop)):
        if not one.points_back and one.span.start >= stop:
            stop = one.span.stop
            yield one
