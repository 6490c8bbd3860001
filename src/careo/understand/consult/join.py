"""The model's events made like careo's own, and joined with them: what the rules read stays, empty slots are filled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from careo.lang.acts import lookup_act
from careo.model import Event, MentionKind, Place, Problem, Reading, Role, RoleName, Room, Span, TimeRange
from careo.settings import ReaderPlan
from careo.understand.consult.answer import Proposal, read_proposals
from careo.understand.consult.question import in_portions, make_messages, task_version
from careo.understand.consult.server import NoAnswerError, ask
from careo.understand.drafts import EventDraft
from careo.understand.events import counts_of
from careo.understand.parsed import Parsed
from careo.understand.roles import Cast
from careo.understand.roles.clauses import clause_around

if TYPE_CHECKING:
    from spacy.tokens import Token


BY_READER = ".reader."
"""Stands in the `made_by` of every event to which a model gave anything."""


@dataclass(frozen=True, slots=True)
class Consulted:
    """What came of consulting the model about one document.

    Attributes:
        drafts: the events of the rules and those of the model, in text order.
        problems: what was refused, and questions without an answer.
        is_whole: whether every question was answered; where not, the document is to be asked about again.
    """

    drafts: tuple[EventDraft, ...]
    problems: tuple[Problem, ...]
    is_whole: bool


def consulted_version(plan: ReaderPlan) -> str:
    """What a Reading was made by, beside the rest: the model as the settings name it, and the question."""
    return f"reader {plan.model}@{task_version()}"


def consult(
    plan: ReaderPlan, cast: Cast, drafts: Sequence[EventDraft], *, times: Sequence[TimeRange], places: Sequence[Place]
) -> Consulted:
    """Ask the model about every sentence that may tell events, and join its events with `drafts`.

    An answer that is cut off is asked for again in halves. Whatever goes wrong becomes a Problem and nothing is lost of
    what the rules read.
    """
    parsed = cast.parsed
    hearing = _Hearing(plan, parsed)
    proposals = [one for portion in in_portions(parsed) for one in hearing.ask_about(portion)]
    maker = _Maker(cast, tuple(times), tuple(places), _rule(plan, parsed.lang))
    joined = list(drafts)
    for proposal in proposals:
        made = maker.draft(proposal)
        at = next((k for k, own in enumerate(joined) if _is_same(own, made)), None)
        if at is None:
            joined.append(made)
        else:
            joined[at] = _filled(joined[at], made)
    joined.sort(key=lambda draft: (draft.trigger, draft.act))
    return Consulted(tuple(joined), tuple(hearing.problems.values()), hearing.is_whole)


def drafts_read(parsed: Parsed, reading: Reading, drafts: Sequence[EventDraft]) -> tuple[EventDraft, ...]:
    """`drafts` with the model's share in a stored Reading, so that it is not asked a second time."""
    stored = [_drafted(parsed, event) for event in reading.events if BY_READER in event.made_by]
    rest = [draft for draft in drafts if not any(_is_same(draft, one) for one in stored)]
    return tuple(sorted([*rest, *stored], key=lambda draft: (draft.trigger, draft.act)))


def _drafted(parsed: Parsed, event: Event) -> EventDraft:
    head = _head_of(parsed, event.trigger)
    clause = clause_around(head)
    return EventDraft(
        act=event.act,
        trigger=event.trigger,
        head=head.i,
        clause=parsed.span_of([*clause, head]),
        roles=event.roles,
        made_by=event.made_by,
        when=event.when,
        where=event.where,
        counts=event.counts,
        instrument=event.instrument,
        background=event.background,
        generic=event.generic,
        code=event.code,
    )


def _head_of(parsed: Parsed, span: Span) -> Token:
    """The word that the others of a span hang on."""
    run = parsed.syntax.char_span(span.start, span.stop, alignment_mode="expand")
    assert run is not None  # the words were found in the text
    return run.root


def _rule(plan: ReaderPlan, lang: str) -> str:
    return f"{lang}{BY_READER}{plan.model}@{task_version()}"


class _Hearing:
    """The questions about one document, and the problems with their answers."""

    def __init__(self, plan: ReaderPlan, parsed: Parsed) -> None:
        self.plan, self.parsed = plan, parsed
        self.problems: dict[str, Problem] = {}
        self.is_whole = True

    def ask_about(self, numbers: tuple[int, ...]) -> Iterator[Proposal]:
        """The events that the model sees in some sentences."""
        try:
            answer = ask(self.plan, make_messages(self.parsed, numbers))
            if answer.is_cut and len(numbers) > 1:
                half = len(numbers) // 2
                yield from self.ask_about(numbers[:half])
                yield from self.ask_about(numbers[half:])
                return
            if answer.is_cut:
                raise NoAnswerError("reader-cut-off", f"its answer about sentence {numbers[0]} breaks off")
            yield from list(read_proposals(self.parsed, numbers, answer.text, self.refuse))
        except NoAnswerError as error:
            self.is_whole = self.is_whole and error.code in ("reader-malformed", "reader-cut-off")
            self.refuse(error.code, error.said)

    def refuse(self, code: str, said: str) -> None:
        doc = self.parsed.doc
        problem = Problem(doc.path, Room.UNDERSTAND, code, f"{doc.path}: {self.plan.model}: {said}", doc_id=doc.id)
        self.problems[problem.id] = problem


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes drafts of proposals, with the document's own mentions, times, places and numbers."""

    cast: Cast
    times: tuple[TimeRange, ...]
    places: tuple[Place, ...]
    rule: str

    def draft(self, proposal: Proposal) -> EventDraft:
        parsed = self.cast.parsed
        head = _head_of(parsed, proposal.trigger)
        clause = clause_around(head)
        roles = tuple(self._role(name, span) for name, span in proposal.roles)
        act = lookup_act(proposal.act)
        return EventDraft(
            act=proposal.act,
            trigger=proposal.trigger,
            head=head.i,
            clause=parsed.span_of([*clause, head]),
            roles=roles,
            made_by=self.rule,
            when=next((t for t in self.times if _meets(t.span, proposal.when)), None),
            where=next((p for p in self.places if _meets(p.span, proposal.where)), None),
            counts=counts_of(act, roles) if act is not None else (),
        )

    def _role(self, name: RoleName, span: Span) -> Role:
        """The role as the rules make it, under the words that the model gave."""
        head = _head_of(self.cast.parsed, span)
        made = self.cast.role(name, head)
        words = " ".join(self.cast.parsed.quote(span).split())
        if made is None:
            return Role(name, span, words, self.cast.kind_of(head) or MentionKind.OTHER)
        return made if made.span.covers(span) else replace(made, span=span)


def _meets(own: Span, given: Span | None) -> bool:
    return given is not None and own.overlaps(given)


def _is_same(own: EventDraft, made: EventDraft) -> bool:
    return own.act == made.act and own.trigger.overlaps(made.trigger)


def _filled(own: EventDraft, made: EventDraft) -> EventDraft:
    """The rules' event with what only the model read; it names the model where that gave anything."""
    taken = {role.role for role in own.roles}
    more = tuple(role for role in made.roles if role.role not in taken)
    filled = replace(
        own,
        roles=(*own.roles, *more),
        when=own.when or made.when,
        where=own.where or made.where,
        counts=own.counts or made.counts,
    )
    return filled if filled == own else replace(filled, made_by=made.made_by)
