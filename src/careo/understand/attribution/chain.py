"""Chains: who says that who says; from the attribution whose words hold an offset up to the outermost."""

from __future__ import annotations

from collections.abc import Sequence

from careo.understand.drafts import Attribution

DEEPEST = 6


def innermost(attributions: Sequence[Attribution], offset: int) -> int | None:
    """The smallest attribution whose content holds an offset, and whose cue does not."""
    holding = [
        (sum(span.stop - span.start for span in one.content), number)
        for number, one in enumerate(attributions)
        if any(span.start <= offset < span.stop for span in one.content)
        and not any(cue.start <= offset < cue.stop for cue in one.cue)
    ]
    return min(holding)[1] if holding else None


def chain_of(attributions: Sequence[Attribution], number: int | None) -> tuple[Attribution, ...]:
    """An attribution with those it stands in, outermost first."""
    chain: list[Attribution] = []
    while number is not None and len(chain) < DEEPEST:
        chain.insert(0, attributions[number])
        number = attributions[number].parent
    return tuple(chain)


def ancestors_of(attributions: Sequence[Attribution], number: int) -> list[int]:
    """The attributions that one stands in, the nearest first."""
    above: list[int] = []
    at = attributions[number].parent
    while at is not None and len(above) < DEEPEST:
        above.append(at)
        at = attributions[at].parent
    return above
