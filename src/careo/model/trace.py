"""Trace: how a claim or event came by its certainty and its voices, and what it would have been without the words."""

from __future__ import annotations

from dataclasses import dataclass

from careo.model.reading import Marker
from careo.model.span import Span
from careo.model.vocabulary import Certainty, Modality, Polarity


@dataclass(frozen=True, slots=True)
class Put:
    """How something is put."""

    certainty: Certainty
    polarity: Polarity
    modality: Modality


@dataclass(frozen=True, slots=True)
class Decision:
    """What decided a certainty, polarity or modality.

    Attributes:
        question: "certainty", "polarity" or "modality".
        value: the word of that vocabulary.
        made_by: the rule or model.
        marker: the deciding words; None where nothing spoke and the value is the plain one.
        without: how the other rules put it when these words decide nothing; None where there are none.
        without_made_by: the rule or model that then decides this question.
    """

    question: str
    value: str
    made_by: str
    marker: Marker | None = None
    without: Put | None = None
    without_made_by: str = ""


@dataclass(frozen=True, slots=True)
class VoiceTrace:
    """What made one voice of a chain.

    Attributes:
        name: the voice as it stands in the claim.
        made_by: the rule or model that read it.
        source: the words that name it.
        cue: the words that say it speaks.
        without: the names of the chain, outermost first, were it not read.
        put: how the claim would then be put.
        by_rules: the chain that the rules find where the model is not asked; None for a voice that a rule read.
    """

    name: str
    made_by: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    without: tuple[str, ...]
    put: Put
    by_rules: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Deciding:
    """Words that weighed in how surely a deed is laid to somebody, and what it would be without them.

    `without` is None where nobody would be named as the doer.
    """

    marker: Marker
    without: Certainty | None


@dataclass(frozen=True, slots=True)
class Guess:
    """How surely a text as a whole lays a deed to somebody, as a model guesses it.

    `probability` is the model's own, from 0 to 1; `words` are those that made it likelier, the weightiest first.
    """

    certainty: Certainty
    probability: float
    made_by: str
    words: tuple[Deciding, ...] = ()


@dataclass(frozen=True, slots=True)
class BlameTrace:
    """How surely a deed is laid to one whom a claim names for it, and the words that decided, the weightiest first.

    `made_by` is the rule; that of the claim itself where the deed is laid as surely as it is put. `whole` is what a
    model makes of the whole text, beside it; None where nothing was learned of such a deed or doer.
    """

    doer: Span
    certainty: Certainty
    made_by: str
    words: tuple[Deciding, ...] = ()
    whole: Guess | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """How a claim or event came by what it is: its decisions, its voices from the outermost in, the doers it names."""

    decisions: tuple[Decision, ...]
    voices: tuple[VoiceTrace, ...]
    blames: tuple[BlameTrace, ...] = ()
