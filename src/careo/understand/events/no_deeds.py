"""Words that only look like deeds: what a place is for, and people joined to others whom something befell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from careo.lang.actor_codes import ARMED, actor_role
from careo.model import MentionKind
from careo.text.numbers import fold
from careo.understand.acts import TriggerWords
from careo.understand.attribution.cues import load_cues
from careo.understand.events.phrases import is_insisted
from careo.understand.events.shown import is_only_said, is_shown
from careo.understand.events.taken import is_criticised, is_criticism, is_only_taken
from careo.understand.mentions.kinds import ANIMATE, load_noun_kinds
from careo.understand.roles import Cast
from careo.understand.roles.arguments import Arguments, Grammar
from careo.understand.roles.cases import TO, case_of, own_case
from careo.understand.roles.clauses import is_negated
from careo.understand.roles.passive import is_passive

_HARMS = frozenset({"kill", "wound"})
DETAINING = ARMED | {"GOV", "COP", "MIL", "REB", "SPY", "JUD"}
"""Roles of those who detain people."""

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_no_deed(entry: TriggerWords, noun: Token, cast: Cast) -> bool:
    """Whether a noun says what a place is for (`un centro de detención`), or is an attack in words."""
    return _is_kind_of_place(noun, cast.grammar) or is_criticism(entry, noun, cast)


def _is_kind_of_place(noun: Token, grammar: Grammar) -> bool:
    """Whether a bare noun says what a place is for: "a place of detention"."""
    kinds = load_noun_kinds(noun.lang_)
    bare = not any(c.dep_ in ("det", "nmod:poss") or kinds.kind_of(c) in ANIMATE for c in noun.children)
    place = noun.head if noun.dep_ == "nmod" and noun.head.i < noun.i else None
    return bare and place is not None and fold(place.lemma_) in grammar.words["kinds_of_place"]


def is_joined_apart(token: Token, verb: Token) -> bool:
    """Whether a counted noun is joined to one that a participle before it describes: `un caído y dos heridos`.

    Or whether "to" is of a verb that "that" opens.
    """
    if _is_of_saying(token):
        return True
    link = any(c.dep_ == "cc" and verb.i < c.i for c in token.children)
    return token.dep_ == "conj" and link and token.head.i < verb.i and not verb.is_ancestor(token)


def _is_of_saying(token: Token) -> bool:
    """Whether "to" is of a verb that "that" opens: "told him that the mayor is to be shot", where nobody is told to."""
    if token.dep_ != "mark" or token.pos_ != "PART":
        return False
    before = (c for c in token.head.children if c.i < token.i)
    return any(c.dep_ in ("aux", "cop") or fold(c.text) in load_cues(token.lang_).that for c in before)


def looks_like_deed(entry: TriggerWords, args: Arguments, verb: Token, rest: Sequence[Token], cast: Cast) -> bool:
    """Whether a verb only looks like a deed: somebody is held, hung or shown who is neither captive nor dead.

    Or somebody is only attacked by words.
    """
    laid = entry.act == "claim-responsibility" and _is_laid_to_others(verb, args, cast)
    laid = laid or (entry.act == "neglect" and (_is_forced(entry, verb, cast.grammar) or _tells_when(rest)))
    laid = laid or (entry.act == "accuse" and _is_laid_to_oneself(verb, cast.grammar))
    if laid or is_criticised(entry, args, verb, rest, cast):
        return True
    held = _is_only_held(entry, args, verb, cast) or is_only_taken(entry, args, verb, cast)
    held = held or _is_other_form(entry, verb, cast.grammar)
    held = held or is_shown(entry, verb, rest, args, cast) or _are_own(entry, rest, cast)
    return held or is_only_said(entry, verb, args, cast)


def _is_forced(entry: TriggerWords, verb: Token, grammar: Grammar) -> bool:
    """`Obligaron a la madre a mirar`, "forced to watch": whoever is made to look on leaves nothing undone."""
    below = verb.dep_ in ("xcomp", "advcl", "ccomp") and "Inf" in verb.morph.get("VerbForm", [])
    below = below and entry.words[0] in grammar.words["perceiving"]  # not "made the officers chicken out"
    return below and bool({fold(verb.head.lemma_), fold(verb.head.text)} & grammar.words["forcing"])


def _tells_when(rest: Sequence[Token]) -> bool:
    """`Llega esta tarde a Lima`: an afternoon with its article, and nobody late."""
    bare = (t for t in rest if t.pos_ == "NOUN" and t.dep_.startswith("obl") and not case_of(t))
    return any(c.dep_ == "det" for t in bare for c in t.children)


def _is_laid_to_oneself(verb: Token, grammar: Grammar) -> bool:
    """`El Frente se atribuyó el ataque al convoy`: who claims a deed accuses nobody, nor whom it befell."""
    own = any(fold(c.text) in grammar.reflexive and c.i < verb.i for c in verb.children)
    deed = any(
        c.dep_ == "obj" and c.i > verb.i and not case_of(c) for c in verb.children
    )  # not `el crimen se atribuye a los rebeldes`
    who = any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children)
    return fold(verb.lemma_) in grammar.words["laying"] and own and who and deed


def _are_own(entry: TriggerWords, rest: Sequence[Token], cast: Cast) -> bool:
    """`Fled, leaving behind their dead`, `dejaron atrás a sus heridos`: whoever leaves his own did not harm them."""
    left = entry.act in _HARMS and entry.words[0] in cast.grammar.result
    return left and any("Yes" in c.morph.get("Poss", []) and c.i < one.i for one in rest for c in one.children)


def _is_other_form(entry: TriggerWords, verb: Token, grammar: Grammar) -> bool:
    """Whether a verb stands in another form than the one by which alone it tells the deed: "hung", not "hanged"."""
    forms = grammar.words["own_forms"]
    told = [form for form in forms if form.startswith(entry.words[0])]
    return bool(told) and not entry.is_phrase and fold(verb.text) not in told


def is_according(noun: Token) -> bool:
    """Whether a noun is part of words for who says it: `de acuerdo con los testigos`."""
    sent, at = noun.sent, noun.idx - noun.sent.start_char
    found = load_cues(noun.lang_).according.finditer(sent.text)
    return any(one.start() <= at < one.end() for one in found)


def is_done(entry: TriggerWords, token: Token, cast: Cast) -> bool:
    """Whether praise is a deed, for a purpose, a demand tells ("insists that they were farmers") or nobody claims.

    Or whether words of speech only tell of others.
    """
    if _is_told_of_others(entry, token, cast):
        return True
    acting = token.lemma_.casefold() in load_cues(cast.parsed.lang).acting
    if entry.act == "demand" and is_insisted(token, cast.grammar):
        return True
    if entry.act == "claim-responsibility" and (_is_laid_to(token, cast.grammar) or _is_extorted(token, cast.grammar)):
        return True
    purpose = "Inf" in token.morph.get("VerbForm", []) and token.dep_ in ("advcl", "acl", "xcomp")
    return entry.act == "praise" and acting and purpose


def _is_told_of_others(entry: TriggerWords, verb: Token, cast: Cast) -> bool:
    """Whether who warns, alleges or may deny says of others what they did or mean to do, and does nothing himself.

    `Warned his handlers that loyalists planned to kill him` threatens nobody; "is alleged to have been beaten" accuses
    nobody; "refused to confirm or deny it" is no denial.
    """
    words = cast.grammar.words
    if entry.act == "threaten" and entry.words[0] in words["oaths"] and is_passive(verb, cast.grammar):
        return True  # "having been sworn to in accordance with law"
    if entry.act == "threaten" and not entry.is_phrase:
        clauses = [c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i]
        return any(_is_of_third(c, verb, cast) or _is_of_teller(c, verb) for c in clauses)
    if entry.act == "accuse" and is_passive(verb, cast.grammar):
        below = (c for c in verb.children if c.dep_ == "xcomp" and c.i > verb.i)
        return any(t.dep_ == "aux:pass" for c in below for t in c.children)
    if entry.act != "deny" or verb.dep_ != "conj" or entry.is_phrase:
        return False
    return fold(verb.head.lemma_) in words["confirming"] and any(fold(c.text) in words["either"] for c in verb.children)


def _is_laid_to_others(verb: Token, args: Arguments, cast: Cast) -> bool:
    """`Se atribuyeron 38 asesinatos al ejército`: whoever lays a deed to somebody else claims none."""
    words = cast.grammar.words
    deeds = [c for c in verb.children if c.dep_ in ("nsubj", "obj") and c.i > verb.i]
    beside = [*(token for _, token in args.obliques), *(c for t in deeds for c in t.children if c.dep_ == "nmod")]
    whom = (t for t in beside if case_of(t) in words["laid_to"])
    return fold(verb.lemma_) in words["laying"] and any(cast.kind_of(t) in ANIMATE for t in whom)


def _is_extorted(verb: Token, grammar: Grammar) -> bool:
    """Whether somebody was made to confess, of what nobody says: "tortured until they confessed"."""
    until = {fold(t.text) for c in verb.children for t in (c, *c.children) if c.dep_ in ("mark", "case")}
    return fold(verb.lemma_) in grammar.words["confessing"] and bool(until & grammar.words["up_to"])


def _is_of_third(clause: Token, verb: Token, cast: Cast) -> bool:
    """Whether a clause tells what people other than who says it did, or mean to do."""
    words = cast.grammar.words
    subjects = [c for c in clause.children if c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN")]
    doers = {fold(c.text) for c in verb.children if c.dep_.startswith("nsubj")}
    others = [c for c in subjects if cast.kind_of(c) in ANIMATE and fold(c.text) not in doers]
    forms = [t for t in (clause, *clause.children) if t.i == clause.i or t.dep_.startswith("aux")]
    past = any({"Past", "Imp"} & set(t.morph.get("Tense", [])) for t in forms if "Fin" in t.morph.get("VerbForm", []))
    may = any({fold(t.text), fold(t.lemma_)} & words["others_may"] for t in forms)
    return bool(others) and (past or may or fold(clause.lemma_) in words["meaning_to"])


def _is_of_teller(clause: Token, verb: Token) -> bool:
    """Whether who warns nobody in particular tells what will be done to himself: "warned that he would be killed"."""
    told = any(c.dep_ in ("obj", "iobj") for c in verb.children)
    return not told and any(c.dep_ == "nsubj:pass" and c.pos_ == "PRON" for c in clause.children)


def _is_laid_to(verb: Token, grammar: Grammar) -> bool:
    """Whether a deed is laid to somebody, who claims nothing: `se le atribuyen`, `al que se atribuyen`."""
    to_whom = (c for c in verb.children if fold(c.text) in grammar.relative and own_case(c) in TO)
    return any(fold(c.text) in grammar.words["dative"] for c in verb.children) or next(to_whom, None) is not None


def _is_only_held(entry: TriggerWords, args: Arguments, verb: Token, cast: Cast) -> bool:
    """Whether somebody is held by nobody who detains people: "she held her son", not "police are holding four men"."""
    if entry.is_phrase or entry.words[0] not in cast.grammar.words["holding"]:
        return False
    doers = args.agents if args.passive else args.subjects
    if args.passive and not doers:
        return False
    unsaid = verb.dep_ == "ccomp" and is_negated(verb.head, cast.grammar.words["denying"])  # "not said it holds him"
    meant = list(doers) if unsaid else [cast.resolve(one) or one for one in doers]
    so = any(c.dep_ in ("xcomp", "ccomp") for c in verb.children)  # not "liable", "to account"
    so = so or any(case in ("to", "a") for case, _ in args.obliques)
    bodies = any(cast.kind_of(one) is MentionKind.ORGANISATION for one in meant) and not so
    return not bodies and not any(actor_role(one.text, lang=one.lang_) in DETAINING for one in meant)
