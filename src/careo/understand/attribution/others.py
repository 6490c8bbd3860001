"""What others say beside it is no part of what somebody says: "the army says rebels did it, but survivors blame it"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from careo.model import VoiceMode
from careo.understand.attribution.sources import Speakers
from careo.understand.drafts import Attribution
from careo.understand.parsed import run_of
from careo.understand.roles.arguments import load_grammar
from careo.understand.roles.clauses import is_pluperfect

APART = ";"
"""Parts what others say from what was said before, as "but" does."""


def without_others(found: Sequence[Attribution], speakers: Speakers) -> Iterator[Attribution]:
    """The attributions of a sentence, each without a clause behind "but" or a semicolon in which others say something.

    Others have their own subject before their own verb there, in no tense of what was told before. What is quoted
    stays whole.
    """
    edges = [(edge, other) for other in found if (edge := _edge(other, speakers)) is not None]
    for one in found:
        cuts = [edge for edge, other in edges if other is not one and _goes_over(one, other, edge)]
        yield _cut(one, min(cuts), speakers) if cuts else one


def _edge(one: Attribution, speakers: Speakers) -> int | None:
    """Where the clause begins in which somebody says something, with its link; None where no such link opens it."""
    if not one.source or not one.cue or one.source[0].start > one.cue[0].start:
        return None
    first, cue = run_of(speakers.parsed, one.source[0]), run_of(speakers.parsed, one.cue[0])
    if first is None or cue is None or first.start <= first.sent.start:
        return None
    if is_pluperfect(cue.root, load_grammar(speakers.parsed.lang)):
        return None
    link = first[0].nbor(-1)
    if link.text == APART:
        return link.idx
    if link.text.casefold() not in speakers.cues.but:
        return None
    before = link.nbor(-1) if link.i > link.sent.start else link
    return before.idx if before.text in (",", APART) else link.idx


def _goes_over(one: Attribution, other: Attribution, edge: int) -> bool:
    """Whether what somebody says before goes on over the clause of others, and is not quoted."""
    if one.voice.mode is VoiceMode.QUOTED or not one.cue or one.cue[0].start > edge:
        return False
    return any(span.start < other.cue[0].start < span.stop for span in one.content)


def _cut(one: Attribution, edge: int, speakers: Speakers) -> Attribution:
    """The attribution with what stands before a place alone; whole where nothing would be left."""
    text, kept = speakers.parsed.text, []
    for span in one.content:
        stop = min(span.stop, edge)
        stop = span.start + len(text[span.start : stop].rstrip(" ,;\n"))
        if stop > span.start:
            kept.append(speakers.parsed.span(span.start, stop))
    return replace(one, content=tuple(kept)) if kept else one
