"""The clause that holds a word: its verb, and its words without the clauses that hang on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careo.text.numbers import fold

if TYPE_CHECKING:
    from spacy.tokens import Token

    from careo.understand.roles.arguments import Grammar

CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj", "csubj:pass", "advcl:relcl"})

_MARKS = frozenset({'"', "“", "”", "«", "»"})
_QUOTES = ("«", '"', "“", "‘", "»", "”")


def clause_head(token: Token) -> Token:
    """The verb or root whose clause holds a token."""
    at = token
    while at.dep_ != "ROOT" and at.head.i != at.i:
        if at.pos_ in ("VERB", "AUX") and (at.dep_ in CLAUSES or at.dep_ == "conj"):
            return at
        at = at.head
    return at


def over_relative(verb: Token, head: Token) -> Token:
    """The verb above a clause that a comma closes: `ocuparon la planta, que cerró ayer, en protesta`."""
    first = head.left_edge
    apart = verb.dep_ == "acl:relcl" and first.i > verb.i and "," in (first.text, first.nbor(-1).text)
    return clause_head(verb.head) if apart else verb


def clause_around(token: Token) -> list[Token]:
    """The tokens of the clause that holds a token, in text order; the token alone where it has none but white space."""
    return clause_tokens(clause_head(token)) or [token]


def clause_tokens(head: Token) -> list[Token]:
    """The tokens of a clause without the clauses that hang on it, in text order."""
    found = [head]
    for child in head.children:
        if child.dep_ in CLAUSES or (child.dep_ == "conj" and child.pos_ in ("VERB", "AUX")):
            continue
        found += list(child.subtree)
    return sorted((t for t in found if not t.is_space), key=lambda t: t.i)


def is_clause_taken_for_adjective(verb: Token) -> bool:
    """Whether the parser took verb and object for a noun phrase: "the front demanded freedom".

    Its subject is then a subject of that phrase, or a part of it where nothing else in the sentence is a verb.
    """
    if verb.dep_ != "amod" or verb.pos_ != "VERB" or verb.i + 1 != verb.head.i or verb.i <= verb.sent.start:
        return False
    before, noun = verb.nbor(-1), verb.head
    if before.pos_ not in ("NOUN", "PROPN", "PRON"):
        return False
    has_no_verb = noun.dep_ == "ROOT" and not any(c.dep_ in ("cop", "nsubj", "acl:relcl") for c in noun.children)
    return before.dep_.startswith("nsubj") or (before.dep_ == "compound" and before.head.i == noun.i and has_no_verb)


def is_quoted(verb: Token) -> bool:
    """Whether a clause opens with a quotation mark: who speaks there is "I", and "they" are others."""
    first = verb.left_edge
    return first.text in _QUOTES or (first.i > first.sent.start and first.nbor(-1).text in _QUOTES)


def is_inside_marks(token: Token) -> bool:
    """Whether a word stands inside the quotation marks of its sentence, whose places are kept with the document."""
    sent, kept = token.sent, token.doc.user_data
    name = f"marks of {sent.start}"
    if name not in kept:
        kept[name] = [one.i for one in sent if one.text in _MARKS]
    marks: list[int] = kept[name]
    return sum(at < token.i for at in marks) % 2 == 1


def over_adverb(head: Token) -> Token:
    """The verb above an adverb that a clause hangs on: `cavaron sus tumbas antes de ser fusilados`."""
    return head.head if head.pos_ == "ADV" and head.dep_ == "advmod" else head


def goes_on(verb: Token) -> bool:
    """Whether a verb behind a comma goes on with what the one before tells: `tomaron el pueblo, mataron a dos`."""
    above = verb.head
    if above.pos_ != "VERB" or above.i > verb.i or verb.left_edge.i == verb.sent.start:
        return False
    if verb.left_edge.nbor(-1).text != "," and verb.left_edge.text != ",":
        return False
    keys = ("Number", "Person", "Tense", "VerbForm", "Mood")
    alike = all(verb.morph.get(key, []) == above.morph.get(key, []) for key in keys)
    return alike and "Fin" in verb.morph.get("VerbForm", []) and not any(c.dep_ == "mark" for c in verb.children)


def is_told_below(clause: Token) -> bool:
    """Whether a clause tells what is demanded, threatened or refused: `se opone a que participe`."""
    first = clause.left_edge
    is_behind_a = clause.dep_ == "advcl" and fold(first.text) == "a" and fold(first.nbor(1).text) == "que"
    return clause.dep_ in ("ccomp", "xcomp") or is_behind_a


def is_negated(verb: Token, denying: frozenset[str]) -> bool:
    """Whether one of the words that deny hangs on a verb: "did not come", `nadie llegó`."""
    return any(fold(child.text) in denying for child in verb.children)


def is_pluperfect(verb: Token, grammar: Grammar) -> bool:
    """Whether a verb tells what had been: "had been arrested", `habían emboscado`."""
    perfect = (c for c in verb.children if c.dep_ == "aux" and fold(c.lemma_) in grammar.words["perfect"])
    return any({"Past", "Imp"} & set(c.morph.get("Tense", [])) for c in perfect)


def has_done_by(verb: Token, above: Token) -> bool:
    """Whether the verb above has somebody do it: "had his men execute five captives"."""
    bare = "Inf" in verb.morph.get("VerbForm", []) and not any(c.dep_ == "mark" for c in verb.children)
    whom = any(c.dep_ == "obj" and above.i < c.i < verb.i for c in above.children)
    return bare and whom and above.pos_ == "VERB"
