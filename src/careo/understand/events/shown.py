"""Verbs of protest and charge that only say or show something: `manifestó que sí`, "demonstrated its strength"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from careo.lang.actor_codes import ARMED, actor_role
from careo.model import MentionKind
from careo.text.numbers import fold
from careo.understand.acts import TriggerWords
from careo.understand.attribution.cues import load_cues
from careo.understand.roles import Cast
from careo.understand.roles.arguments import Arguments
from careo.understand.roles.cases import OBLIQUES

if TYPE_CHECKING:
    from spacy.tokens import Token

PROTESTS, ACCUSES, PRAISES = "protest", "accuse", "praise"
CLOSED = frozenset("\"”»'’")
"""Marks that end what somebody is quoted as saying."""


def is_shown(entry: TriggerWords, verb: Token, rest: Sequence[Token], args: Arguments, cast: Cast) -> bool:
    """Whether a verb of protest has an object or a clause, or tells where one person stands.

    "Demonstrated a car", "demonstrates that", `manifestó en Lima que`, `se manifestó partidario de`, `según manifestó`;
    so do feelings that show: `el descontento se manifestó en las urnas`.
    """
    words = cast.grammar.words
    if entry.act != PROTESTS or entry.words[0] not in words["shows"]:
        return False
    inside = {t.i for t in rest}
    objects = (t for t in args.objects if t.i not in inside and fold(t.text) not in cast.grammar.reflexive)
    objects = (t for t in objects if t.head.i != verb.i or t.dep_ not in OBLIQUES)  # `a favor de la reforma`
    if any(True for _ in objects) or any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children):
        return True
    return _is_as_said(verb) or _is_of_one(verb, cast)


def _is_as_said(verb: Token) -> bool:
    """`Según manifestó la vocera`, "as the minister demonstrated"."""
    first = verb.left_edge
    return first.i < verb.i and first.text.casefold() in load_cues(verb.lang_).as_said and verb.dep_ != "ROOT"


def _is_of_one(verb: Token, cast: Cast) -> bool:
    """Whether one alone, no crowd, says where he stands."""
    finite = next((t for t in (verb, *verb.children) if "Fin" in t.morph.get("VerbForm", [])), verb)
    subjects = [c for c in verb.children if c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN")]
    if finite.morph.get("Number", []) != ["Sing"] or any(_is_crowd(c, cast) for c in subjects):
        return False
    words = cast.grammar.words
    state = any(c.dep_ == "xcomp" and c.i > verb.i for c in verb.children)
    side = any(fold(c.text) in words["standpoints"] and c.i > verb.i for c in verb.children)
    return state or side or _has_clause_behind(verb)


def _is_crowd(noun: Token, cast: Cast) -> bool:
    count = cast.quantity_at(noun)
    many = count is not None and count.high != 1
    return many or fold(noun.lemma_) in cast.grammar.words["collectives"]


def _has_clause_behind(verb: Token) -> bool:
    """`Manifestó en Lima, tras la reunión, que el plan sigue`: a clause with its own subject, hung on a noun."""
    clauses = (t for t in verb.subtree if t.dep_ == "acl:relcl" and t.i > verb.i and t.left_edge.i > verb.i)
    opened = (t for t in clauses if t.left_edge.nbor(-1).text == "," or t.left_edge.text == ",")
    return any(
        any(c.dep_ == "mark" for c in t.children) and any(c.dep_.startswith("nsubj") for c in t.children)
        for t in opened
    )


def is_only_said(entry: TriggerWords, verb: Token, args: Arguments, cast: Cast) -> bool:
    """Whether a verb that may accuse or back somebody only says something.

    `"Es grave", señaló a la prensa`, where nobody is pointed at; `defendió que el plan es justo`, "defended the town".
    """
    if entry.is_phrase or entry.act not in (ACCUSES, PRAISES):
        return False
    words = cast.grammar.words
    if entry.act == ACCUSES:
        before = verb.doc[max(verb.sent.start, verb.i - 2) : verb.i].text.replace(" ", "")
        quoted = len(before) > 1 and before[-1] == "," and (before[-2] in CLOSED or before[:1] in CLOSED)
        return entry.words[0] in words["pointing"] and quoted
    if entry.words[0] not in words["defending"]:
        return False
    if any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children):
        return True
    armed = any(actor_role(c.text, lang=cast.parsed.lang) in ARMED for c in args.subjects)
    return armed or (bool(args.objects) and all(cast.kind_of(t) is MentionKind.PLACE for t in args.objects))
