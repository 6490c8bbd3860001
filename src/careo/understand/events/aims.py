"""Whose aim or manner something is: who does the one thing to say the other, and those of a march that protests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from careo.lang.actor_codes import ARMED, actor_role
from careo.lang.acts import lookup_act
from careo.model import Role
from careo.understand.acts import TriggerWords, load_triggers
from careo.understand.drafts import DOERS, EventDraft
from careo.understand.events.hands import BREAKS_UP
from careo.understand.events.phrases import VERBAL, noun_keys
from careo.understand.roles.passive import is_past_participle

if TYPE_CHECKING:
    from spacy.tokens import Doc as Syntax
    from spacy.tokens import Token

AIMS = frozenset({"protest", "speech"})
"""Families of what is done by doing something else: "will march to protest", "closed the road, demanding"."""
SAID_BY_MARCHERS = AIMS | {"support"}
"""Families of what a march says: "broke up a march supporting the rebels"."""
NOUNS = ("NOUN", "PROPN")
GIVES_UP = "yield"
_OWN_SUBJECT = frozenset({"nsubj", "nsubj:pass", "csubj"})


def with_aim(syntax: Syntax, draft: EventDraft, told: Sequence[EventDraft]) -> EventDraft:
    """A draft with the doers of what it is the aim of, or of the march or movement that does it; any other itself.

    `They will hold a march to protest`, `asked to be moved to protest`, `a march of 500 peasants demanded`. What a
    march demands is not demanded by those who break it up.
    """
    act = lookup_act(draft.act)
    head = syntax[draft.head]
    if act is None or act.family not in SAID_BY_MARCHERS or head.pos_ not in VERBAL:
        return draft
    strike = _strike_of(head)
    if strike is not None and _is_protest(draft) and not _covers(draft, strike):
        return _as_of_strike(head, strike, draft, told)
    if (march := _march_of(head, told)) is not None:
        marching = (one for one in told if one.head in (march.i, march.head.i) and _is_protest(one))
        doers = next((one.doers for one in marching if one.doers), [])
        if not doers and all(_is_protest(one) or one.head != march.head.i for one in told):
            return draft
        return replace(draft, roles=(*doers, *(role for role in draft.roles if role.role not in DOERS)))
    if act.family not in AIMS:
        return draft
    crowd = _of_crowd(head, told)
    if not crowd and draft.doers:
        return draft
    doers, own = crowd or _of_deed(head, told), [role for role in draft.roles if role.role not in DOERS]
    others = (one for one in doers if not any(one.span.overlaps(role.span) for role in own))
    return replace(draft, roles=(*others, *own))


def _strike_of(head: Token) -> Token | None:
    """The noun for a protest that a relative clause tells more of: `la huelga que paralizó el puerto`."""
    clause = head.head if head.dep_ == "xcomp" else head  # "que mantiene paralizado el puerto"
    above, triggers = clause.head, load_triggers(head.lang_).nouns
    named = above.pos_ in NOUNS and any(_is_protest(one) for key in noun_keys(above, triggers) for one in triggers[key])
    return above if clause.dep_ == "acl:relcl" and named and _own_relative(clause) else None


def _own_relative(clause: Token) -> bool:
    """Whether what is relative is the subject of its clause: no subject stands before its verb, no preposition."""
    before = [c for c in clause.children if c.i < clause.i]
    return not any(c.dep_ in ("nsubj", "obl", "obj") for c in before if c.pos_ in NOUNS) and not any(
        c.dep_ == "case" for one in before for c in one.children
    )


def _as_of_strike(head: Token, strike: Token, draft: EventDraft, told: Sequence[EventDraft]) -> EventDraft:
    """What a strike did as done by those who struck, or who ended it, and by nobody named behind: that it stopped."""
    own = [role for role in draft.roles if role.role not in DOERS]
    before = [role for role in draft.doers if role.span.start < draft.trigger.start]
    struck = (one for one in told if _is_protest(one) and (one.head == strike.i or _covers(one, strike)))
    crowd = next((one.doers for one in struck if one.doers), [])
    ended = (one for one in told if one.act == GIVES_UP and _covers(one, strike))
    crowd = crowd or [
        role for one in ended for role in one.doers if actor_role(role.name, lang=head.lang_) not in ARMED
    ]
    return replace(draft, roles=(*(crowd or before), *own))


def _covers(one: EventDraft, token: Token) -> bool:
    return one.trigger.start <= token.idx < one.trigger.stop


def _march_of(head: Token, told: Sequence[EventDraft]) -> Token | None:
    """The noun for a protest that a participle describes: "a rally supporting the rebels".

    A gerund is hung on the verb by which the protest is broken up: `dispersó una marcha exigiendo agua`.
    """
    if head.tag_ != "VBG" and "Ger" not in head.morph.get("VerbForm", []):
        return None
    breaking = {one.head for one in told if one.act in BREAKS_UP}
    if head.dep_ == "acl":
        nouns = [head.head]
    else:
        nouns = [c for c in head.head.children if c.dep_ == "obj"] if head.head.i in breaking else []
    triggers = load_triggers(head.lang_).nouns
    named = (noun for noun in nouns if noun.i < head.i and noun.pos_ in NOUNS)
    return next(
        (n for n in named if any(_is_protest(one) for key in noun_keys(n, triggers) for one in triggers[key])), None
    )


def _is_protest(told: EventDraft | TriggerWords) -> bool:
    act = lookup_act(told.act)
    return act is not None and act.family == "protest"


def _of_crowd(head: Token, told: Sequence[EventDraft]) -> list[Role]:
    """Whose march or movement the subject names."""
    crowds = {one.head: one for one in told if _is_protest(one)}
    clauses = (head, head.head) if _is_aim(head) else (head,)  # "the march reached the town to demand"
    subjects = (c for one in clauses for c in one.children if c.dep_ == "nsubj" and c.i in crowds and c.pos_ in NOUNS)
    relative = (head.head,) if head.dep_ == "acl:relcl" and head.head.i in crowds else ()
    return next((crowds[token.i].doers for token in (*subjects, *relative)), [])


def _is_aim(head: Token) -> bool:
    own = any(c.dep_ in _OWN_SUBJECT for c in head.children)
    return not own and head.dep_ in ("advcl", "xcomp") and bool({"Inf", "Ger"} & set(head.morph.get("VerbForm", [])))


def _of_deed(head: Token, told: Sequence[EventDraft]) -> list[Role]:
    """Who does what an infinitive or gerund is the aim or manner of: the nearest deed above it that has doers."""
    if not {"Inf", "Ger"} & set(head.morph.get("VerbForm", [])) or head.dep_ not in ("advcl", "acl"):
        return []
    by_head = {one.head: one for one in told if one.doers}
    for token in _above(head):
        if token.i in by_head:
            return by_head[token.i].doers
    return []


def _above(head: Token) -> Iterator[Token]:
    """The words above one in the syntax, up to the first verb with a subject of its own that comes before it."""
    for token in head.ancestors:
        if token.i > head.i:
            return
        if token.dep_ == "acl" and is_past_participle(token):  # "the motion tabled by the opposition to protest"
            return
        yield token
        is_relative = token.dep_ == "acl:relcl"  # "a strike, which includes a march, to protest"
        if not is_relative and token.pos_ in VERBAL and any(c.dep_ in _OWN_SUBJECT for c in token.children):
            return
