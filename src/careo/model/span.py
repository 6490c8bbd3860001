"""Where words stand: the one interval-of-characters class, and values that carry their place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from careo.errors import SpanError

T = TypeVar("T")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open interval of code points of `Document.text`.

    Raises:
        SpanError: start is negative, or stop is not after start: a span is never empty.

    Examples:
        >>> Span("d", 2, 5).quote("careo")
        'reo'
        >>> Span("d", 5, 5)
        Traceback (most recent call last):
        careo.errors.SpanError: span [5, 5) of d: stop must lie after start, and start not before 0
    """

    doc_id: str
    start: int
    stop: int

    def __post_init__(self) -> None:
        if self.start < 0 or self.stop <= self.start:
            raise SpanError(
                f"span [{self.start}, {self.stop}) of {self.doc_id}: stop must lie after start, and start not before 0"
            )

    def quote(self, text: str) -> str:
        """The exact words of this span in `text`.

        Raises:
            SpanError: the span reaches beyond the text.
        """
        if self.stop > len(text):
            raise SpanError(f"span [{self.start}, {self.stop}) of {self.doc_id}: the text ends at {len(text)}")
        return text[self.start : self.stop]

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span of the same document."""
        return self.doc_id == other.doc_id and self.start <= other.start and other.stop <= self.stop

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character of the same document."""
        return self.doc_id == other.doc_id and self.start < other.stop and other.start < self.stop


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value and the words that gave it; `made_by` names the rule or model, with its version.

    `made_by` reads `lang.part.rule@version`, `any` standing for a rule that is the same in all languages.
    """

    value: T
    span: Span
    made_by: str
