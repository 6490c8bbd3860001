"""Amendment: what a person says of one document's reading, beside the machine, never over it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from careo.model.ids import make_id
from careo.model.reading import Claim, Count, Event, Place, Role, TimeRange, Voice
from careo.model.span import Found, Span
from careo.model.vocabulary import Aspect, Certainty, Holder, Modality, Polarity, Ruling

Value = (
    Claim
    | Event
    | Role
    | Count
    | TimeRange
    | Place
    | Found[str]
    | Span
    | tuple[Voice, ...]
    | Certainty
    | Polarity
    | Modality
    | str
)
"""What an aspect can be: a claim, an event, or one value of them; which, `Aspect` says."""


@dataclass(frozen=True, slots=True)
class Target:
    """One aspect of one claim or event, named by its id and by its words: after another reading, one of them is found.

    Attributes:
        span: the words: the content of a claim, the trigger of an event; for a claim to be added, its words.
        aspect: what of it.
        holder: whether it is of a claim or of an event; for an event to be added, the claim that tells it.
        noun_id: the id of that claim or event; "" for a claim to be added.
        part: the words of the role or count meant; None for other aspects, and for one to be added.
        which: the name of that role ("patient"), the effect of that count ("killed"); "" for other aspects.
    """

    span: Span
    aspect: Aspect
    holder: Holder
    noun_id: str = ""
    part: Span | None = None
    which: str = ""

    @property
    def doc_id(self) -> str:
        """The document it speaks of; an amendment never speaks of another."""
        return self.span.doc_id

    @property
    def about(self) -> str:
        """A hash of aspect and words, without the id: the same after another reading of the same words."""
        words = (self.doc_id, self.span.start, self.span.stop, self.holder.value, self.aspect.value)
        part = [self.part.start, self.part.stop] if self.part else []
        return make_id("target", *words, part, self.which)


@dataclass(frozen=True, slots=True)
class Amendment:
    """What a person says of one aspect of a reading: append-only, signed, reasoned, kept through every re-run.

    Attributes:
        id: hash of all it says.
        before: what stood there when it was given; None where nothing did.
        after: what a person puts there; None for a rejection, and where the person is unsure.
        seen: the token of the state that was on the screen (`View.state_of`); "" where nobody looked.
        withdrawn: when it was taken back.
    """

    id: str
    target: Target
    ruling: Ruling
    before: Value | None
    after: Value | None
    who: str
    when: datetime
    why: str
    seen: str = ""
    withdrawn: datetime | None = None

    @property
    def made_by(self) -> str:
        """What stands as `made_by` on the values it puts: the person, and this amendment."""
        return f"person:{self.who}@{self.id}"

    @property
    def adds(self) -> str:
        """The id of the claim or event it adds; "" where it adds none."""
        if self.ruling is not Ruling.ADD or self.target.aspect not in (Aspect.CLAIM, Aspect.EVENT):
            return ""
        return make_id(self.target.aspect.value, self.id)
