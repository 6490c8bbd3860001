"""What is only spoken of: deeds that are judged upon or asked about; and what was not prevented though it might have.

`A los ladrones no les interesa matar a un cura`, `¿Se dispara al que huye?`, "their death could have been avoided".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from careo.model import Marker
from careo.understand.certainty.forms import VERBAL, is_told
from careo.understand.certainty.predicate import Predicate, is_perfect, negator

if TYPE_CHECKING:
    from spacy.tokens import Token

_PAST = frozenset({"Past", "Imp"})


def judged_upon(asked: Predicate) -> Marker | None:
    """The verb that says something of a deed that nobody is told to have done: `conviene detenerlos`, "it is a sin to".

    Where the verb is told in the past and is not negated, the deed was done: `les tocó enterrar a sus hijos`.
    """
    verb = asked.verb
    while verb.dep_ == "conj" and _is_bare(verb) and _is_bare(verb.head):
        verb = verb.head
    above = verb.head
    if asked.verb.i != asked.head.i or not _is_bare(verb) or verb.dep_ != "csubj" or is_perfect(asked):
        return None
    implied = {above.lemma_.casefold(), above.text.casefold()} & asked.has("planned", "implicative")
    done = _was(above) and negator(above, asked) is None
    return None if implied or done else asked.token_mark("hypothetical", above)


def without_ground(asked: Predicate) -> Marker | None:
    """`There was no reason to arrest them`, `no tenían derecho a matarlo`: the words tell not whether it was done."""
    verb = asked.verb
    bare = verb.i == asked.head.i and _is_bare(verb) and verb.dep_ in {"acl", "advcl", "xcomp", "nmod"}
    beside = (verb.head, *verb.head.children) if bare else ()
    grounds = asked.has("hypothetical", "grounds")
    noun = next((one for one in beside if one.pos_ == "NOUN" and one.lemma_.casefold() in grounds), None)
    none = noun is not None and (negator(noun, asked) is not None or negator(noun.head, asked) is not None)
    return asked.token_mark("hypothetical", noun) if noun is not None and none and noun.i < verb.i else None


def _is_bare(verb: Token) -> bool:
    return "Inf" in verb.morph.get("VerbForm", []) and verb.pos_ in VERBAL


def _was(above: Token) -> bool:
    """Whether a verb is told in the past, its copula too."""
    return is_told(above) or any("Past" in c.morph.get("Tense", []) for c in above.children if c.dep_ == "cop")


def only_asked(asked: Predicate) -> Marker | None:
    """The mark of a question that tells no deed: in the present, without a word for who, where or why.

    `¿Se dispara en la espalda al que huye?`, "Is a man shot who flees?"; also what is yet to come: `¿Cómo va a morir?`.
    """
    sent, text = asked.head.sent, asked.parsed.text
    mark = text.rfind("?", asked.head.idx, sent.end_char)
    group = [asked.verb, *(one for one in asked.verb.children if one.dep_.startswith(("aux", "cop")))]
    past = any(_PAST & set(one.morph.get("Tense", [])) and "Fin" in one.morph.get("VerbForm", []) for one in group)
    if mark < 0 or asked.verb.pos_ not in VERBAL or past or is_perfect(asked):
        return None
    above = [asked.verb.head] if "Inf" in asked.verb.morph.get("VerbForm", []) else []
    coming = any(one.text.casefold() in asked.has("threatened", "to_come") for one in (*group, *above))
    asks = {one.text.casefold() for one in sent if one.idx <= asked.head.idx} & asked.has("hypothetical", "presuming")
    return asked.mark("question", mark, mark + 1) if coming or not asks else None


def of_failure(asked: Predicate) -> Marker | None:
    """`The court's failure to investigate`, `la negativa a entregar los cuerpos`: the noun says it was not done."""
    verb = asked.head
    noun = verb.head
    bare = asked.verb.i == verb.i and _is_bare(verb) and verb.dep_ in {"acl", "advcl", "nmod", "xcomp"}
    if not bare or noun.pos_ != "NOUN" or noun.i > verb.i or negator(noun, asked) is not None:
        return None
    return asked.token_mark("negation", noun) if noun.lemma_.casefold() in asked.has("negation", "failures") else None


def avoidable(verb: Token, asked: Predicate) -> bool:
    """Whether a verb of preventing only says that it might have been prevented: `pudo haberse evitado`."""
    if verb.lemma_.casefold() not in asked.has("negation", "preventing") or negator(verb, asked) is not None:
        return False
    auxiliaries = [one for one in verb.children if one.dep_.startswith("aux")]
    might = any(one.text.casefold() in asked.has("negation", "might") for one in auxiliaries)
    return might and any(one.lemma_.casefold() in asked.has("known", "perfect") for one in auxiliaries)


def stood_by(verb: Token, asked: Predicate) -> bool:
    """Whether words tell that somebody did nothing, which is so: `sin que hicieran nada`, "took no step"."""
    lemma, idle = verb.lemma_.casefold(), asked.has("negation", "idle")
    by_itself = any(one.dep_.startswith("expl") for one in verb.children)  # `no se tomó ninguna medida`
    suffers = ("obj", "nsubj:pass", "nsubj") if by_itself else ("obj", "nsubj:pass")
    done = [one for one in verb.children if one.dep_ in suffers]
    none = [(c.text.casefold(), one.lemma_.casefold()) for one in done for c in one.children if c.dep_ == "det"]
    rows = {f"{lemma} {one.text.casefold()}" for one in done} | {f"{lemma} {no} {noun}" for no, noun in none}
    return bool(rows & idle)
