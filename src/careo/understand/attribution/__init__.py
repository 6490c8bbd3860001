"""Who says what: cue -> content -> source -> chain, one file each, in the order of reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from careo.model import Mention, Span, Voice, VoiceKind, VoiceMode
from careo.understand.attribution.cues import load_cues
from careo.understand.attribution.finders import (
    find_according,
    find_nobody,
    find_nominal,
    find_turns,
)
from careo.understand.attribution.quotes import Quotation, find_quotations
from careo.understand.attribution.sources import UNKNOWN, Speakers
from careo.understand.attribution.verbal import find_verbal
from careo.understand.drafts import Attribution
from careo.understand.parsed import Parsed

__all__ = ["find_attributions", "find_quotations"]


def find_attributions(parsed: Parsed, mentions: Sequence[Mention]) -> tuple[Attribution, ...]:
    """Every attribution of a document in text order, each with the one it stands in as its parent.

    Rules need the syntax to be right about a verb and its clause; quotations, "according to" and labelled turns rest on
    the surface alone. A quotation that nobody is found for is kept, with voice unknown.
    """
    speakers = Speakers(parsed, load_cues(parsed.lang), mentions)
    quotes = find_quotations(parsed.doc.text)
    found = list(find_turns(speakers))
    for sent in parsed.speaking():
        here = [*find_verbal(sent, speakers, quotes), *find_according(sent, speakers)]
        here += [*find_nobody(sent, speakers), *find_nominal(sent, speakers)]
        found += _without_repeats(here)
        found += _floating(parsed, sent.start_char, sent.end_char, quotes, found)
    return _with_parents(_without_repeats(found))


def _without_repeats(found: Iterable[Attribution]) -> list[Attribution]:
    """Attributions without those that say the same content by the same cue; the first stays."""
    seen: set[tuple[tuple[Span, ...], tuple[Span, ...]]] = set()
    kept = []
    for one in found:
        key = (one.cue, one.content)
        if key not in seen:
            seen.add(key)
            kept.append(one)
    return kept


def _floating(
    parsed: Parsed, start: int, stop: int, quotes: list[Quotation], found: list[Attribution]
) -> list[Attribution]:
    """Quotations of this sentence that no cue took: the paragraph's last speaker says them, or nobody known."""
    taken = [span for one in found for span in one.content]
    made = []
    for quote in quotes:
        if not quote.is_speech or not start <= quote.start < stop:
            continue
        if any(span.start < quote.stop and quote.start < span.stop for span in taken):
            continue
        last = next((one for one in reversed(found) if one.cue and one.cue[0].start < quote.start), None)
        same = quote.continued or (last is not None and "\n\n" not in parsed.doc.text[last.cue[0].start : quote.start])
        content = Span(parsed.doc.id, quote.start, quote.stop)
        if last is not None and same and last.voice.mode is VoiceMode.QUOTED:
            voice = replace(last.voice, span=None, cue=None)
            made.append(Attribution(voice, (), (), (content,), last.cue_lemma, "any.attribution.floating_surface@1"))
        else:
            voice = Voice(UNKNOWN, VoiceKind.UNKNOWN, VoiceMode.QUOTED)
            made.append(Attribution(voice, (), (), (content,), "[quotation]", "any.attribution.unknown_surface@1"))
    return made


def _with_parents(found: list[Attribution]) -> tuple[Attribution, ...]:
    """Text order, and for each attribution the smallest other one whose content holds its cue or content."""
    ordered = sorted(found, key=lambda one: (one.content[0].start, -_size(one), one.cue))
    made = []
    for number, one in enumerate(ordered):
        place = one.cue[0] if one.cue else one.content[0]
        holders = [
            k
            for k, other in enumerate(ordered)
            if k != number and _size(other) > _size(one) and any(span.covers(place) for span in other.content)
        ]
        made.append(replace(one, parent=min(holders, key=lambda k: (_size(ordered[k]), k), default=None)))
    return tuple(made)


def _size(one: Attribution) -> int:
    return sum(span.stop - span.start for span in one.content)
