"""Where what is said ends: at what is said beside, by others, or told of it in other words."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import TYPE_CHECKING

from careo.understand.attribution.phrases import child, strip_marks
from careo.understand.attribution.sources import Speakers

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenRun
    from spacy.tokens import Token

_OF_FINITE = frozenset({"acl:relcl", "acl"})
_OPENING = frozenset({"nsubj", "nsubj:pass", "mark", "advmod"})
_WHO = frozenset({"quien", "who"})
REACH = 4
"""Words from a pronoun that opens a clause to its finite verb, at most."""
FARTHEST_DENIAL = 10
"""Words from `versión que` to the verb by which somebody denies it, at most."""
_WHOM = frozenset({"obj", "iobj", "obl"})


def is_apart(clause: Token, token: Token) -> bool:
    """Whether a clause stands behind a semicolon, and is no part of what a verb before it says or denies."""
    first = clause.left_edge
    parted = first.text == ";" or (first.i > 0 and first.nbor(-1).text == ";")
    return clause.dep_ == "parataxis" and clause.i > token.i and parted


def opens_clause(mark: Token) -> bool:
    """Whether a mark is a semicolon before a clause with a subject of its own: "told of it; the army denied it"."""
    clause = mark.head
    apart = clause.dep_ in {"parataxis", "conj"} and mark.i < clause.i and child(clause, "mark") is None
    return mark.text == ";" and apart and child(clause, "nsubj", "nsubj:pass") is not None


def is_said_too(joined: Token, clause: Token, that: Container[str]) -> bool:
    """Whether what is joined to a verb of saying is more of what is said: `dijo que vinieron | y que dispararon`."""
    link = child(joined, "cc")
    first = clause.left_edge
    opened = first.text.casefold() in that and first.dep_ == "mark"
    return opened and link is not None and link.i == joined.left_edge.i and link.nbor(1).text.casefold() in that


def next_items(token: Token, clause: Token, sent: TokenRun, speakers: Speakers) -> list[int]:
    """Where the next items of a list begin of which a cue heads one: `…; que A sostuvo que …; y que B reconoció`."""
    that = speakers.cues.that
    opening = next((one for one in token.children if one.i < token.i and one.text.casefold() in that), None)
    if opening is None or not (opening.i == sent.start or opening.nbor(-1).text in (";", ":", "y", "and")):
        return []
    return [at for at in items_of(sent, that) if at > clause.i]


def said_by_others(clause: Token, sent: TokenRun, speakers: Speakers) -> list[int]:
    """Where an aside begins by which others say it: `negó que mataran a campesinos, | como denunció un diputado`."""
    links = (one for one in clause.doc[clause.i + 1 : sent.end] if one.text.casefold() in speakers.cues.as_said)
    links = (one for one in links if one.nbor(-1).text == ",")
    found = [one.i for one in links if one.head.i > one.i and one.head.lemma_.casefold() in speakers.cues.verbs]
    return [*found, *_denied_behind(clause, sent, speakers)]


def _denied_behind(clause: Token, sent: TokenRun, speakers: Speakers) -> list[int]:
    """Where it is told that others deny it: `dijo que huyeron, | versión que los vecinos rechazan`."""
    doc, cues = clause.doc, speakers.cues
    for comma in (one for one in doc[clause.i + 1 : sent.end - 2] if one.text == ","):
        first, then = comma.nbor(1), comma.nbor(2)
        noun = first.lemma_.casefold() in cues.nouns | cues.said_things and then.text.casefold() in cues.that
        which = f"{first.text} {then.text}".casefold() in cues.said_which
        behind = doc[then.i : min(then.i + FARTHEST_DENIAL, sent.end)]
        if (noun or which) and any(cues.verbs.get(one.lemma_.casefold()) == "deny" for one in behind):
            return [first.i]
    return []


def items_of(run: TokenRun, that: Container[str]) -> list[int]:
    """Where the items of a list of clauses begin, at a semicolon: `que A …; que B …; y que C …`."""
    items = []
    for one in run[:-2]:
        first = one.nbor(1) if one.nbor(1).dep_ != "cc" else one.nbor(2)
        if one.text == ";" and first.text.casefold() in that:
            items.append(one.i)
    return items


def told_apart(run: Sequence[Token]) -> list[Token]:
    """The tokens that open a clause behind a comma, at the end of a run, that tells what was: `…, quien fue detenido`.

    What is demanded, planned or denied is put in other words.
    """
    clauses = (one for one in run if one.dep_ in _OF_FINITE and _tells(one))
    opened = ((one.left_edge, one) for one in clauses if one.left_edge.i > run[0].i)
    behind = ((at if at.text == "," else at.nbor(-1), at, one) for at, one in opened)
    found = []
    for comma, at, clause in behind:
        link = at.nbor(1) if at.text == "," else at
        ends = max(one.i for one in (*clause.subtree, clause)) >= run[-1].i - 1
        if comma.text == "," and ends and (link.dep_ in _OPENING or _is_whom(link)):
            found.append(comma)
    return found or [one for one in run[:-REACH] if _opens_past(one)]


def _opens_past(comma: Token) -> bool:
    """`, quienes fueron conducidos`: whatever the tree makes of a pronoun that can only open such a clause."""
    link = comma.nbor(1)
    who = link.pos_ == "PRON" and "Rel" in link.morph.get("PronType", []) and link.lemma_.casefold() in _WHO
    behind = link.doc[link.i + 1 : link.i + REACH]
    return comma.text == "," and who and any(_tells(one) for one in behind if "Fin" in one.morph.get("VerbForm", []))


def _tells(verb: Token) -> bool:
    """Whether a clause is finite, of the past, and no subjunctive."""
    group = (verb, *(one for one in verb.children if one.dep_.startswith(("aux", "cop"))))
    past = any({"Past", "Imp"} & set(one.morph.get("Tense", [])) for one in group)
    finite = any("Fin" in one.morph.get("VerbForm", []) for one in group)
    return past and finite and not any("Sub" in one.morph.get("Mood", []) for one in group)


def _is_whom(link: Token) -> bool:
    """Whether a clause opens with whom it is done to: "whom", `a quien`."""
    whom = link.head if link.dep_ == "case" else link
    return "Rel" in whom.morph.get("PronType", []) and whom.dep_ in _WHOM


def behind_quotation(verb: Token, stop: int, that: Container[str]) -> list[Token]:
    """The clause that goes on with what is said behind a title in quotes: `publicamos con el título «…» que murió`."""
    rest = [one for one in verb.sent if one.idx >= stop and not one.is_space]
    opens = bool(rest) and rest[0].text.casefold() in that and rest[0].dep_ == "mark" and rest[0].i > verb.i
    return strip_marks(rest) if opens else []
