"""Reading: what one document says. Mentions, voices, claims and events, each with its words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from careo.model.problem import Problem
from careo.model.reference import Tenure
from careo.model.span import Found, Span
from careo.model.vocabulary import (
    Bound,
    Certainty,
    MentionKind,
    Modality,
    Polarity,
    Question,
    RoleName,
    Tally,
    TimeSemantics,
    VictimStatus,
    VoiceKind,
    VoiceMode,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody or something named or described; roles ("the Canadian Ambassador") are mentions too.

    `name` is the normalised name; `actor_id` joins mentions of one actor and `why` says how it was resolved
    ("short form of Alberto Rojas", "alias in actors.yaml"); both None where nothing sure is known. Where a dictionary
    knows two whom the words may mean, `actor_id` is None and `why` names them.
    """

    span: Span
    kind: MentionKind
    name: str
    made_by: str
    actor_id: str | None = None
    why: str | None = None

    @property
    def points_back(self) -> bool:
        """Whether it only points at a name: a pronoun, or a verb that leaves its subject out."""
        return self.made_by.rpartition(".")[2].partition("@")[0] in {"pronoun", "dropped"}


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody the documents speak of, with the names they are given.

    `side` and dated `roles` come from a dictionary; `side` is a label for grouping, no judgement. A role without dates
    is one that the document gives.
    """

    id: str
    name: str
    kind: MentionKind
    aliases: tuple[str, ...] = ()
    side: str = ""
    roles: tuple[Tenure, ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who answers for a claim.

    `span` covers the words that name the voice and `cue` those that say it speaks; both None for the author of a
    document without a byline and for `unknown`. `name` is "unknown" for an unknown voice.
    """

    name: str
    kind: VoiceKind
    mode: VoiceMode
    span: Span | None = None
    cue: Span | None = None
    actor_id: str | None = None


DEGREE = "negation of the degree"
"""The reason of a marker that says how far a deed did not go, or that it did not befall all of them."""


@dataclass(frozen=True, slots=True)
class Marker:
    """Words that decided a certainty, polarity or modality, and how ("rumour conditional")."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Blame:
    """How surely the voice of a claim lays its deed to somebody, where that is not how the claim itself is put.

    `doer` covers the words that name them, `marker` those that decided ("the suspected ... killed").
    """

    doer: Span
    certainty: Certainty
    made_by: str
    marker: Marker


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that somebody says.

    Attributes:
        span: the sentence or sentences that hold claim and attribution.
        content: the words that are claimed.
        voices: outermost first: the document's author, then whoever the author quotes, and so on; never empty.
        markers: the words that decided certainty, polarity and modality; empty for a plain assertion.
        blames: those whom it names as doers more or less surely than it is put.
    """

    id: str
    span: Span
    content: Span
    voices: tuple[Voice, ...]
    certainty: Certainty
    polarity: Polarity
    modality: Modality
    made_by: str
    markers: tuple[Marker, ...] = ()
    blames: tuple[Blame, ...] = ()

    @property
    def degree(self) -> Marker | None:
        """The words that deny only how far a deed went, or that it befell all: "no one was seriously hurt"."""
        return next((one for one in self.markers if one.reason == DEGREE), None)

    def blame_of(self, doer: Span) -> Blame | None:
        """How surely the deed is laid to whom these words name; None where that is as surely as the claim is put."""
        return next((one for one in self.blames if one.doer == doer), None)


@dataclass(frozen=True, slots=True)
class TimeRange:
    """When: half-open, in the place's own clock time, without a zone.

    `earliest` and `latest` are None where the text leaves that side open. "in June 1989" is
    [1989-06-01, 1989-07-01). `timex` is the TIMEX3 value ("1989-06"), `timex_type` its type; `anchor` is
    the words the value was counted from, None for an absolute expression. Durations and sets have neither bound.
    """

    span: Span
    timex: str
    timex_type: str
    semantics: TimeSemantics
    made_by: str
    earliest: datetime | None = None
    latest: datetime | None = None
    anchor: Span | None = None


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """One spot of the earth that a place name could mean."""

    name: str
    lat: float
    lon: float
    gazetteer_id: str
    score: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where: a name in the text, and the spot it was resolved to with a radius in kilometres.

    `relation` is how the text puts it ("in", "near", "north of"). Unresolved places have no coordinates.
    `alternatives` are the other spots of that name, best first; `why` is the reason for the choice; `country` is the
    ISO 3166 code of two letters and `division` the name of the first-order division, "" where the gazetteer tells none.
    """

    span: Span
    name: str
    relation: str
    made_by: str
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    gazetteer_id: str | None = None
    alternatives: tuple[PlaceCandidate, ...] = ()
    why: str = ""
    country: str = ""
    division: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many: "more than 50 peasants" is low=51, high=None, bound=more than, what="peasants".

    Vague quantities ("dozens") have the range their word allows at most (24, None) and bound=vague.

    Attributes:
        what: what is counted, in the words of the text; "" where nothing is named. A part has the noun of its whole.
        subset_of: the whole that the counted are part of ("of the 4,200").
        unit: what an amount is measured in ("dollar", "year of age", "kilometre", "percent"), the same word in every
            language; None where things or people are counted.
        tally: whether the number is a running total or comes on top of others; None where the text does not say.
        as_of: the words of the time up to which a total was counted ("as of 5 July").
    """

    span: Span
    what: str
    low: int | None
    high: int | None
    bound: Bound
    made_by: str
    subset_of: int | None = None
    unit: str | None = None
    tally: Tally | None = None
    as_of: Span | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many were killed, injured, detained or are missing: `effect` is the row of the table it answers."""

    effect: Question
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody or something that takes part in an event."""

    role: RoleName
    span: Span
    name: str
    kind: MentionKind
    actor_id: str | None = None
    status: VictimStatus | None = None
    number: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something done or that happened, as its claims tell it.

    Attributes:
        act: id of the act in `lang/acts.toml`.
        trigger: the words that name it.
        episode: events of one document that tell of one happening share this number (a raid and its deaths).
        counts: how many were killed, injured and so on.
        background: told as context, not as the news of the document.
        generic: habitual or generic ("terrorists often kill").
        code: what the case's own words for it are coded as, see `KnownWords`; "" where it is told in careo's words.
    """

    id: str
    act: str
    trigger: Span
    roles: tuple[Role, ...]
    modality: Modality
    polarity: Polarity
    claim_ids: tuple[str, ...]
    made_by: str
    when: TimeRange | None = None
    where: Place | None = None
    counts: tuple[Count, ...] = ()
    instrument: Found[str] | None = None
    episode: int = 0
    background: bool = False
    generic: bool = False
    code: str = ""

    @property
    def says_only_who(self) -> bool:
        """Whether it only says who did what was told before: "It was the rebels"."""
        return self.made_by.partition("@")[0].endswith(".events.cleft")


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was understood of one document.

    `made_by` names the versions of the room and of the language pack. Every event's claim ids are in `claims`.
    """

    doc_id: str
    lang: str
    made_by: str
    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()
    times: tuple[TimeRange, ...] = ()
    places: tuple[Place, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    problems: tuple[Problem, ...] = ()
