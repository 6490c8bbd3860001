"""What of a sentence is told by somebody: `la casa, donde según la policía se ocultaban`, `y, según X, golpeado`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from careo.lang.words import load_words
from careo.model import Span
from careo.understand.attribution.phrases import strip_marks
from careo.understand.attribution.sources import Speakers

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBAL = frozenset({"VERB", "AUX"})


def told_aside(head: Token, cue_start: int, source: Span, speakers: Speakers) -> tuple[Span, ...]:
    """What a source named by "according to" answers for, where that is a clause inside what somebody else tells.

    Args:
        head: the head of the source.
        cue_start: offset of "according to".
        source: the words of the source.
        speakers: who speaks in the document.
    """
    first = next((one for one in head.subtree if one.idx >= cue_start), head)
    while first.i > first.sent.start and first.nbor(-1).idx >= cue_start:
        first = first.nbor(-1)
    run = _relative(first, head, source, speakers) or _joined(first, source)
    told = any(one.pos_ in _VERBAL for one in run)
    return (speakers.parsed.span_of(run),) if len(run) > 1 and told else ()


def _relative(first: Token, head: Token, source: Span, speakers: Speakers) -> list[Token]:
    """`El hombre, que según la policía era rebelde, murió`: to the next comma; with `donde` to the end, too.

    Without a comma behind it, it goes on to the end of the sentence.
    """
    if first.i - 1 <= first.sent.start:
        return []
    opens = first.nbor(-1)
    words = load_words(speakers.parsed.lang).table("events")["words"]
    where = opens.text.casefold() in words["where"]
    rest = [one for one in head.sent if one.idx >= source.stop]
    if opens.nbor(-1).text != "," or not (where or opens.text.casefold() in words["relative"]):
        return []
    stop = next((number for number, one in enumerate(rest) if one.text in (",", ";")), None)
    hung = opens.head.i == head.head.i and head.head.dep_ != "ROOT"
    if stop is None and not hung:
        return []
    return strip_marks(rest[:stop])


def _joined(first: Token, source: Span) -> list[Token]:
    """`Fue detenido y, según su esposa, torturado en el cuartel`: only what is joined by "and" right before."""
    if first.i - 2 <= first.sent.start or first.nbor(-1).text != "," or first.nbor(-2).dep_ != "cc":
        return []
    link, rest = first.nbor(-2), [one for one in first.sent if one.idx >= source.stop]
    joined = next((one for one in rest if one.i == link.head.i and one.dep_ == "conj"), None)
    if joined is None or not _follows(rest, joined):
        return []
    return strip_marks([one for one in joined.subtree if one.idx >= source.stop])


def _follows(rest: Sequence[Token], joined: Token) -> bool:
    """Whether a comma closes the aside before what is joined."""
    return bool(rest) and rest[0].text == "," and joined.i > rest[0].i
