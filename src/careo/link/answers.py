"""What one claim answers to each question of the table: events in, Answers out, in the words of the document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from careo.link.families import effect_of, is_happening
from careo.link.lexicon import forms, get_lexicon, group_names, telling
from careo.link.motives import find_motive
from careo.model import (
    Bound,
    Certainty,
    Claim,
    Document,
    Event,
    MentionKind,
    Modality,
    Place,
    Polarity,
    Quantity,
    Question,
    Role,
    RoleName,
    Span,
    TimeRange,
)

DENYING = frozenset({Certainty.DENIED})
NUMBERS = frozenset({Question.KILLED, Question.INJURED, Question.DETAINED, Question.MISSING})
UNKNOWN = "?"
BODIES = frozenset({MentionKind.ORGANISATION, MentionKind.STATE})
OTHERS = "OTHERS"
PLAIN_LABELS = frozenset({"MAOIST", "ARMED", "NATIONAL", "PEOPLE_OF"})
LEAST_NAMES = 1
LONGEST_ARTICLE = 9
"""Characters before a phrase in which its article or possessive is looked for."""
RESPONSES = frozenset({"condemn", "investigate", "arrest", "try", "sentence", "emergency", "curfew", "dismiss"})
MOST_TOLD = 160
NAMED_IN_TALK = {"accuse": {RoleName.PATIENT}, "claim": {RoleName.AGENT, RoleName.CLAIMANT}}
"""The roles by which talk about a deed names who did it, by the first word of its act."""
REFUSING = frozenset({"deny", "reject"})
LONGEST_DENIAL = 60
"""Characters from the words of a denial to those for a part in a deed, at most."""
SAME_SIDE = {"SOLDIER": "ARMY"}
SIDES = frozenset({"POLICE", "GUERRILLA"})


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to one question, before it is compared.

    Attributes:
        value: the words of the document; `key` the form that is compared.
        denied: the claim says that it is not so.
        words: the telling words of the answer; empty where it only says "people" or "unidentified men".
        identity: those of its words that say which body or person it was, not what they looked like.
        low, high: bounds of a number; `part` where it counts a part of a whole; `unsaid` where not who is counted.
        when, where: the range or place, for the questions that ask for one.
        said: how surely, where that is not how the claim is put: a document asserts that somebody denies.
    """

    question: Question
    value: str
    key: str
    span: Span
    claim: Claim
    event_id: str
    denied: bool = False
    words: frozenset[str] = frozenset()
    identity: frozenset[str] = frozenset()
    low: int | None = None
    high: int | None = None
    bound: Bound = Bound.EXACT
    part: bool = False
    unsaid: bool = False
    when: TimeRange | None = None
    where: Place | None = None
    said: Certainty | None = None

    @property
    def certainty(self) -> Certainty:
        """How surely the claim is put; of who did it, how surely it lays the deed to them."""
        if self.said is not None:
            return self.said
        laid = self.question is Question.WHO_DID_IT and not self.denied
        blame = self.claim.blame_of(self.span) if laid else None
        return blame.certainty if blame is not None else self.claim.certainty


def find_answers(doc: Document, event: Event, claim: Claim) -> Iterator[Answer]:
    """The answers of one event as one claim tells it, in the order of the questions.

    An accusation answers who did it, with the accused; so does a claim of responsibility, with who makes it, and the
    denial of a part in it, with who denies that it was he. "It was the rebels" answers nothing else. What an authority
    or a body did or said about it is a response. Other talk about the incident answers nothing.
    """
    asker = _Asker(doc, event, claim)
    yield from asker.response()
    roles = NAMED_IN_TALK.get(event.act.partition("-")[0])
    if roles is not None:
        yield from asker.players(Question.WHO_DID_IT, roles)
    elif event.says_only_who:
        denied = event.polarity is Polarity.NEGATIVE or claim.polarity is Polarity.NEGATIVE
        more = {"denied": True, "said": Certainty.DENIED} if denied else {}
        yield from asker.players(Question.WHO_DID_IT, {RoleName.AGENT}, **more)
    elif event.act in REFUSING and asker.denies_part():
        yield from asker.players(Question.WHO_DID_IT, {RoleName.AGENT}, denied=True, said=Certainty.DENIED)
    elif is_happening(event):
        yield from asker.happening()


def find_named_in_talk(doc: Document, talk: Iterable[Event], claim: Claim) -> Iterator[Answer]:
    """Who did it, of a deed told in an accusation or a claim of responsibility: whom that names, in the claim's voice.

    `The army blamed the Front for the murder`: the murder names nobody, the words that make its claim an accusation do.
    """
    for event in talk:
        if any(marker.span.overlaps(event.trigger) for marker in claim.markers):
            roles = NAMED_IN_TALK[event.act.partition("-")[0]]
            near = replace(event, roles=tuple(one for one in event.roles if claim.span.covers(one.span)))
            yield from _Asker(doc, near, claim).players(Question.WHO_DID_IT, roles)


@dataclass(frozen=True, slots=True)
class _Asker:
    """Asks one event, as one claim tells it."""

    doc: Document
    event: Event
    claim: Claim

    def happening(self) -> Iterator[Answer]:
        """All that an event that happened can answer."""
        yield self.what()
        yield from self.players(Question.WHO_DID_IT, {RoleName.AGENT})
        yield from self.players(Question.WHO_ORDERED_IT, {RoleName.INSTIGATOR})
        yield from self.players(Question.TO_WHOM, {RoleName.PATIENT})
        yield from self.numbers()
        if self.event.when is not None and (self.event.when.earliest or self.event.when.latest):
            yield self.answer(Question.WHEN, self.event.when.span, time_key(self.event.when), when=self.event.when)
        if self.event.where is not None:
            yield self.answer(
                Question.WHERE, self.event.where.span, place_key(self.event.where), where=self.event.where
            )
        yield from self.means()
        motive = find_motive(self.doc, self.event, self.claim)
        if motive is not None:
            words = telling(forms(motive.quote(self.doc.text), self.doc.lang))
            yield self.answer(Question.WHY, motive, " ".join(sorted(words)) or UNKNOWN, words=words)

    def what(self) -> Answer:
        """The words that tell the deed; with those that deny only how far it went, which deny it to nobody."""
        trigger, degree = self.event.trigger, self.claim.degree
        if degree is None:
            return self.answer(Question.WHAT, trigger, self.event.act)
        told = Span(self.doc.id, min(trigger.start, degree.span.start), max(trigger.stop, degree.span.stop))
        return self.answer(Question.WHAT, told, f"{self.event.act} in part")

    def response(self) -> Iterator[Answer]:
        """A condemnation, inquiry, arrest, trial or emergency: from who does it to what it is about."""
        if self.event.act not in RESPONSES or self.event.modality is not Modality.ACTUAL:
            return
        near = [self.event.trigger, *(role.span for role in self.event.roles if self.claim.span.covers(role.span))]
        start, stop = min(span.start for span in near), max(span.stop for span in near)
        told = Span(self.doc.id, start, stop) if stop - start <= MOST_TOLD else self.event.trigger
        yield self.answer(Question.RESPONSE, told, self.event.act)

    def answer(self, question: Question, span: Span, key: str, **more: object) -> Answer:
        """One answer with the words at `span`."""
        denied = self.event.polarity is Polarity.NEGATIVE or self.claim.polarity is Polarity.NEGATIVE
        denied = (denied or self.claim.certainty in DENYING) and self.claim.degree is None
        value = " ".join(span.quote(self.doc.text).split())
        plain: dict[str, object] = {"denied": denied and question not in {Question.WHEN, Question.WHERE}}
        return Answer(question, value, key, span, self.claim, self.event.id, **(plain | more))  # type: ignore[arg-type]

    def denies_part(self) -> bool:
        """Whether somebody denies that he had a part in it: "denied any involvement"."""
        trigger, start = self.event.trigger, self.event.trigger.start
        behind = self.doc.text[start : min(trigger.stop + LONGEST_DENIAL, max(self.claim.span.stop, trigger.stop))]
        return get_lexicon(self.doc.lang).is_of_part(re.split(r"[.;:]", behind)[0])

    def players(self, question: Question, roles: set[RoleName], **more: object) -> Iterator[Answer]:
        """Who takes part in one of these roles."""
        for role in self.event.roles:
            if role.role in roles and not _is_nobody(role):
                words = telling(forms(f"{role.span.quote(self.doc.text)} {role.name}", self.doc.lang))
                told = {"words": words, "identity": identity(role, words)} | more
                yield self.answer(question, role.span, " ".join(sorted(words)) or UNKNOWN, **told)

    def numbers(self) -> Iterator[Answer]:
        """The counts of the event; without one, whom a killing names, or that a number was not understood."""
        found = {count.effect for count in self.event.counts}
        for count in self.event.counts:
            quantity = count.quantity
            yield self.number(count.effect, quantity, self._counted(quantity))
        effect = effect_of(self.event.act)
        if effect is None or effect in found or self.event.modality is not Modality.ACTUAL or self.claim.degree:
            return
        victims = [r for r in self.event.roles if r.role is RoleName.PATIENT]
        for role in victims:
            if role.number is not None:
                yield self.number(effect, role.number, role.span)
            elif words := self._named(role):
                yield self.answer(effect, role.span, number_key(1, None), low=1, words=words, part=True)
        if not victims:
            yield self.answer(effect, self.event.trigger, UNKNOWN)

    def _named(self, role: Role) -> frozenset[str]:
        """The telling words of a phrase that names one person ("my brother"); none for others ("all the wounded")."""
        words = telling(forms(role.name, self.doc.lang))
        names = frozenset(word for word in words if word.islower())
        named = bool(role.actor_id) and len(names) >= LEAST_NAMES
        return words if role.kind is MentionKind.PERSON and (named or self._is_one(role)) else frozenset()

    def _is_one(self, role: Role) -> bool:
        """Whether the words with the article or possessive before them name one: "the mayor", `su esposo`."""
        text, start = self.doc.text, role.span.start
        before = text[max(0, start - LONGEST_ARTICLE) : start].split()[-1:]
        said = role.span.quote(text)
        lexicon = get_lexicon(self.doc.lang)
        return lexicon.is_one(said) or lexicon.is_one(" ".join((*before, said)))

    def number(self, effect: Question, quantity: Quantity, span: Span) -> Answer:
        """A number with the words for those who are counted. None killed is a number, not a denial."""
        said = forms(f"{span.quote(self.doc.text)} {quantity.what}", self.doc.lang)
        if not said:
            victims = (role for role in self.event.roles if role.role is RoleName.PATIENT)
            said = frozenset().union(*(forms(role.span.quote(self.doc.text), self.doc.lang) for role in victims))
        more: dict[str, object] = {
            "low": quantity.low,
            "high": quantity.high,
            "words": telling(said),
            "unsaid": not said,
            "bound": quantity.bound,
        }
        if quantity.high == 0:
            more["denied"] = False
        part = (
            quantity.subset_of is not None or OTHERS in said or (effect is Question.INJURED and self._is_partly(span))
        )
        return self.answer(effect, span, number_key(quantity.low, quantity.high), part=part, **more)

    def _is_partly(self, counted: Span) -> bool:
        """Whether those who are counted were hurt worse than others: "sixteen had to be hospitalized"."""
        start, stop = min(counted.start, self.event.trigger.start), max(counted.stop, self.event.trigger.stop)
        return get_lexicon(self.doc.lang).is_partly(self.doc.text[start:stop])

    def _counted(self, quantity: Quantity) -> Span:
        """The phrase around a number ("eight Soviet citizens"), where a role has it; else the number's own words."""
        for role in self.event.roles:
            if role.span.overlaps(quantity.span) and role.span.stop - role.span.start <= 80:
                start, stop = min(role.span.start, quantity.span.start), max(role.span.stop, quantity.span.stop)
                return Span(self.doc.id, start, stop)
        return quantity.span

    def means(self) -> Iterator[Answer]:
        """How: the instrument, as a slot or as a role."""
        spans = [self.event.instrument.span] if self.event.instrument else []
        spans += [r.span for r in self.event.roles if r.role is RoleName.INSTRUMENT and r.span not in spans]
        for span in spans:
            words = telling(forms(span.quote(self.doc.text), self.doc.lang))
            yield self.answer(Question.HOW, span, " ".join(sorted(words)) or UNKNOWN, words=words)


def _is_nobody(role: Role) -> bool:
    """Whether the phrase counts to none ("no members"): that is a number, not somebody."""
    return role.number is not None and role.number.high == 0


def identity(role: Role, words: frozenset[str]) -> frozenset[str]:
    """What says which body or person it was: an actor, a name, a side; empty for "four young men in uniform"."""
    actor = {f"@{role.actor_id}"} if role.actor_id else set()
    words = frozenset(SAME_SIDE.get(word, word) for word in words)
    if words <= PLAIN_LABELS and not role.actor_id:
        return frozenset()
    if role.kind in BODIES or role.actor_id:
        return words | actor
    return words & (group_names("organisations") | group_names("nations") | SIDES)


def number_key(low: int | None, high: int | None) -> str:
    """A number as it is compared: "7..7", "51..", "..24".

    Examples:
        >>> number_key(51, None)
        '51..'
    """
    return f"{'' if low is None else low}..{'' if high is None else high}"


def time_key(when: TimeRange) -> str:
    """A range as it is compared: "1989-07-05..1989-07-06", with the hour where it is told; open sides are empty."""
    return "..".join("" if moment is None else _moment(moment.isoformat()) for moment in (when.earliest, when.latest))


def _moment(iso: str) -> str:
    return iso.removesuffix("T00:00:00").removesuffix(":00")


def place_key(place: Place) -> str:
    """A place as it is compared: its entry in the gazetteer, else its name."""
    return place.gazetteer_id or " ".join(sorted(forms(place.name, "und")))
