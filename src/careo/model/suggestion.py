"""Suggestion: something the machine would have a person look at, and why; it decides nothing."""

from __future__ import annotations

from dataclasses import dataclass

from careo.model.amendment import Target
from careo.model.span import Span
from careo.model.vocabulary import SuggestionKind


@dataclass(frozen=True, slots=True)
class Reason:
    """Why things were joined or kept apart, or a person is asked: a sentence, its weight, words on both sides.

    Attributes:
        form: the sentence in English with places for its details (`{0}`); pages find it in another language by this.
        details: what stands in these places: words of documents, names, numbers.

    Examples:
        >>> Reason("written {0} days apart", -1.0, details=("40",)).said
        'written 40 days apart'
    """

    form: str
    weight: float
    left: Span | None = None
    right: Span | None = None
    details: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """The sentence, in English."""
        return self.form.format(*self.details)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One question for a person, with the words it is about.

    Attributes:
        id: hash of kind and words, the same after another reading of the same words.
        kind: what is asked: whether two things are one, whose voice it is, how certain, which place, who, how many.
        span: the words to show.
        value: what the machine takes it to be, as shown.
        question: the question, in English; pages put it into the reader's language by `kind`.
        score: how much an answer would change, 0 and up; orders the queue.
        target: what an answer amends; None for a link, whose answer is a judgement on `left` and `right`.
    """

    id: str
    kind: SuggestionKind
    span: Span
    value: str
    question: str
    score: float
    reasons: tuple[Reason, ...] = ()
    target: Target | None = None
    left: str = ""
    right: str = ""

    @property
    def doc_id(self) -> str:
        """The document whose words are shown."""
        return self.span.doc_id
