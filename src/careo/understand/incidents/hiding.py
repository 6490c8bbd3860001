"""A document with some of its words hidden: as one voice tells it, or as it would read without what decided."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from careo.model import Certainty, Claim, Event, Span
from careo.understand.incidents.features import Facts
from careo.understand.text_order import Run, joined

OUTERMOST = 1
"""Voices of a chain that answer for the document itself: they stay when their words are hidden."""


def hide(facts: Facts, runs: Iterable[Run]) -> Facts:
    """The facts of a document with some characters blank: what stands there is no word, event, mention or marker.

    A claim whose deciding words are hidden is a plain one; a voice whose name is hidden leaves the chain; a sentence of
    which nothing is left is none. Who a mention names is known as before.
    """
    hidden = joined(runs)
    if not hidden:
        return facts
    shown = all_but(len(facts.doc.text), hidden)
    slices = [slice(bisect_left(facts.starts, start), bisect_left(facts.starts, stop)) for start, stop in shown]
    sentences = _sentences(facts, hidden)
    told = [one for one in facts.events if not _meets(one[0].trigger, hidden)]
    events = [(event, kind, max(0, bisect_right(sentences, event.trigger.start) - 1)) for event, kind, _ in told]
    by_sentence, roles = _indexed(events)
    return replace(
        facts,
        doc=replace(facts.doc, text=_blank(facts.doc.text, hidden)),
        reading=replace(facts.reading, claims=tuple(_claims(facts.reading.claims, hidden))),
        syntax=facts.syntax.without(facts.syntax.places(hidden)),
        words=[word for row in slices for word in facts.words[row]],
        starts=[start for row in slices for start in facts.starts[row]],
        ends=[end for row in slices for end in facts.ends[row]],
        sentences=sentences,
        events=events,
        by_sentence=by_sentence,
        at_word={at: row for at, row in facts.at_word.items() if not _meets(row[0].trigger, hidden)},
        roles=roles,
        plain={},
        fillers=[one for one in facts.fillers if not _meets(one.span, hidden)],
        folded=_blank(facts.folded, hidden) if facts.folded else "",
    )


def all_but(length: int, shown: Iterable[Run]) -> list[Run]:
    """What lies outside some runs of a text.

    Examples:
        >>> all_but(10, [(2, 4), (3, 5)])
        [(0, 2), (5, 10)]
    """
    rest, at = [], 0
    for start, stop in joined(shown):
        if start > at:
            rest.append((at, start))
        at = stop
    return [*rest, (at, length)] if at < length else rest


def _meets(span: Span, hidden: Sequence[Run]) -> bool:
    """Whether any character of a span is hidden."""
    found = bisect_left(hidden, (span.stop, 0)) - 1
    return found >= 0 and span.start < hidden[found][1]


def _covers(start: int, stop: int, hidden: Sequence[Run]) -> bool:
    """Whether all characters are hidden."""
    found = bisect_right(hidden, (start, stop)) - 1
    return found >= 0 and stop <= hidden[found][1]


def _blank(text: str, hidden: Sequence[Run]) -> str:
    parts, at = [], 0
    for start, stop in hidden:
        parts += [text[at:start], " " * (stop - start)]
        at = stop
    return "".join([*parts, text[at:]])


def _sentences(facts: Facts, hidden: Sequence[Run]) -> list[int]:
    stops = [*facts.sentences[1:], len(facts.doc.text)]
    return [start for start, stop in zip(facts.sentences, stops, strict=True) if not _covers(start, stop, hidden)]


def _indexed(
    told: Iterable[tuple[Event, str, int]],
) -> tuple[dict[int, list[tuple[Event, str]]], dict[int, list[tuple[str, str, str]]]]:
    """The events of each sentence, and the roles at each character."""
    by_sentence: dict[int, list[tuple[Event, str]]] = defaultdict(list)
    roles: dict[int, list[tuple[str, str, str]]] = defaultdict(list)
    for event, kind, at in told:
        by_sentence[at].append((event, kind))
        for role in event.roles:
            roles[role.span.start].append((role.role.value, event.act, kind))
    return by_sentence, roles


def _claims(claims: Iterable[Claim], hidden: Sequence[Run]) -> Iterable[Claim]:
    return (_claim(one, hidden) for one in claims if not _covers(one.content.start, one.content.stop, hidden))


def _claim(claim: Claim, hidden: Sequence[Run]) -> Claim:
    """A claim without the markers and voices whose words are hidden."""
    markers = tuple(one for one in claim.markers if not _meets(one.span, hidden))
    gone = [one for one in claim.voices[OUTERMOST:] if one.span is not None and _meets(one.span, hidden)]
    if len(markers) == len(claim.markers) and not gone:
        return claim
    voices = tuple(one for one in claim.voices if one not in gone)
    plain = Certainty.REPORTED if len(voices) > OUTERMOST else Certainty.ASSERTED
    is_plain = len(markers) < len(claim.markers) or claim.certainty is Certainty.REPORTED
    return replace(claim, voices=voices, markers=markers, certainty=plain if is_plain else claim.certainty)
