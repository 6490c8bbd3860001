"""Chains: who says that who says; from the attribution whose words hold an offset up to the outermost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from careo.model import Span, Voice, VoiceKind
from careo.understand.drafts import KNOWN, Attribution
from careo.understand.text_order import TextOrder

DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Content:
    """One stretch of what is said, and the number of its attribution."""

    span: Span
    number: int


class Attributions(tuple[Attribution, ...]):
    """The attributions of a document, looked up by what their words hold."""

    @cached_property
    def _contents(self) -> TextOrder[Content]:
        return TextOrder(Content(span, number) for number, one in enumerate(self) for span in one.content)

    def saying(self, start: int, stop: int) -> list[int]:
        """The numbers of those that say something of the characters [start, stop), ascending."""
        return sorted({one.number for one in self._contents.at(start, stop)})


def innermost(attributions: Attributions, offset: int) -> int | None:
    """The smallest attribution whose content holds an offset, and whose cue, or what it takes for known, does not."""
    holding = [
        (sum(span.stop - span.start for span in attributions[number].content), number)
        for number in attributions.saying(offset, offset + 1)
        if not any(span.start <= offset < span.stop for span in _not_said(attributions[number]))
    ]
    return min(holding)[1] if holding else None


def _not_said(one: Attribution) -> tuple[Span, ...]:
    return one.cue if one.known is None else (*one.cue, one.known)


def chain_of(attributions: Sequence[Attribution], number: int | None) -> tuple[Attribution, ...]:
    """An attribution with those it stands in, outermost first."""
    chain: list[Attribution] = []
    while number is not None and len(chain) < DEEPEST:
        chain.insert(0, attributions[number])
        number = attributions[number].parent
    return tuple(chain)


def said_chain(attributions: Sequence[Attribution], number: int | None) -> tuple[Attribution, ...]:
    """The chain by which certainty is read: without those who are told not to say what is taken for known."""
    return tuple(one for one in chain_of(attributions, number) if one.unsaid != KNOWN)


def voices_in(chain: Sequence[Attribution]) -> list[Voice]:
    """The voices of a chain that answer for what is said, beside the author; who does not say it is none.

    Who says that he said it says it once.
    """
    voices = [one.voice for one in chain if one.voice.kind is not VoiceKind.AUTHOR and not one.unsaid]
    beside = zip(voices, [None, *voices], strict=False)
    return [one for one, outer in beside if outer is None or one.kind is VoiceKind.UNKNOWN or one.name != outer.name]


def ancestors_of(attributions: Sequence[Attribution], number: int) -> list[int]:
    """The attributions that one stands in, the nearest first."""
    above: list[int] = []
    at = attributions[number].parent
    while at is not None and len(above) < DEEPEST:
        above.append(at)
        at = attributions[at].parent
    return above
