"""What is said of a deed and not held to be so: acquittals, charges, what is not proven, taken back or extorted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careo.model import Certainty, Marker
from careo.understand.attribution.cues import load_cues
from careo.understand.certainty.falsehood import BELOW, STEPS, told_in
from careo.understand.certainty.forms import VERBAL
from careo.understand.certainty.known import is_known
from careo.understand.certainty.predicate import Predicate, is_reflexive, negator

if TYPE_CHECKING:
    from spacy.tokens import Token

    from careo.understand.drafts import Attribution

_PARTIES = frozenset({"obj", "iobj", "obl", "nsubj", "nsubj:pass", "appos"})
_NAMED = frozenset({"obj", "nsubj", "nsubj:pass", "csubj"})
_CASES = frozenset({"case", "mark"})


def unproven(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """`Acquitted of killing`, "no evidence that", "retracted his statement that": a voice does not hold it to be so."""
    if (extorted := _extorted(asked)) is not None:
        return Certainty.HEDGED, extorted
    found = _cleared(asked) or _dropped(asked) or _falsely(asked)
    found = found or _without_proof(asked) or _taken_back(asked)
    return (Certainty.DOUBTED, found) if found is not None else None


def is_proven(asked: Predicate, voice: Attribution) -> bool:
    """Whether a voice holds it for proven, and does not only believe it: "considers it proven that", `por probado`."""
    doc, proven = asked.head.doc, load_cues(asked.parsed.lang).proven
    if not voice.cue or voice.cue[0].start >= asked.head.idx:
        return False
    before = doc.char_span(voice.cue[0].start, asked.head.idx, alignment_mode="expand")
    held = [one for one in before or () if one.text.casefold() in proven]
    return bool(held) and not any(negator(one, asked) for one in held)


def _falsely(asked: Predicate) -> Marker | None:
    """`Was wrongly accused of killing`, `injustamente acusado de`: the text does not follow who lays it to him."""
    verb = _laid_by(asked, "laying") or _laid_by(asked, "trying")
    adverbs = () if verb is None else verb.children
    word = next((one for one in adverbs if one.text.casefold() in asked.has("doubted", "falsely")), None)
    return asked.token_mark("doubted", word) if word is not None else None


def laid_to(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """`Arrested for killing`, `se le imputa el asesinato`, "charges of killing": laid to somebody, and by whom."""
    for key, certainty in (("trying", Certainty.ACCUSED_BY_AUTHORITIES), ("laying", Certainty.ACCUSED)):
        if (word := _laid_by(asked, key)) is not None and not is_known(asked.head, asked.words):
            return certainty, asked.token_mark("accused", word)
    if (charge := _charge(asked)) is not None and charge.lemma_.casefold() in asked.has("accused", "nouns"):
        return Certainty.ACCUSED, asked.token_mark("accused", charge)
    return _imputed(asked)


def unconfirmed_report(asked: Predicate) -> Marker | None:
    """`Reports that they shelled it could not be confirmed`: told by somebody, and nobody stands for it."""
    noun = told_in(asked)
    if noun is None:
        return None
    for verb in (noun.head, *noun.children):
        if verb.lemma_.casefold() not in asked.has("hedges", "confirming") or verb.pos_ not in VERBAL:
            continue
        if negator(verb, asked) is not None or negator(verb.head, asked) is not None:
            return asked.token_mark("hedges", verb)
    return None


def not_found(asked: Predicate) -> Marker | None:
    """`Did not find that the police had tortured him`, `no se ha demostrado que`: it is not established."""
    verb = asked.verb.head
    that = load_cues(asked.parsed.lang).that
    opened = any(one.dep_ == "mark" and one.text.casefold() in that for one in asked.verb.children)
    if asked.verb.dep_ not in {"ccomp", "csubj", "csubj:pass", "obj"} or not opened or verb.pos_ not in VERBAL:
        return None
    if verb.lemma_.casefold() not in asked.has("hedges", "finding"):
        return None
    unable = verb.head if verb.dep_ in {"xcomp", "advcl", "acl"} else verb
    failing = unable.lemma_.casefold() in asked.has("negation", "failing")
    negated = failing or negator(verb, asked) is not None or negator(unable, asked) is not None
    negated = negated or unable.text.casefold() in asked.has("negation", "words")  # "nothing to suggest that"
    return asked.token_mark("doubted", verb) if negated else None


def traced(asked: Predicate) -> Marker | None:
    """`The bodies bore signs of torture`: what is told is the traces, and they speak for the deed."""
    noun, case = asked.head.head, _case(asked.head)
    traces = noun.text.casefold() in asked.has("hedges", "traces") and noun.pos_ == "NOUN" and noun.i < asked.head.i
    of = asked.head.dep_ == "nmod" and case is not None and case.text.casefold() in asked.has("accused", "cases")
    told = asked.head.pos_ == "NOUN" and not is_known(asked.head, asked.words)
    fits = noun.lemma_.casefold() in asked.has("hedges", "fitting") and noun.i < asked.head.i and case is not None
    if fits and noun.pos_ in {"ADJ", "VERB"} and told:  # "injuries consistent with torture"
        return asked.token_mark("hedges", noun)
    return asked.token_mark("hedges", noun) if traces and of and told and not _stands_in(noun, asked) else None


def _top(asked: Predicate) -> Token:
    """The word by which a deed hangs on what is said of it: itself, or the infinitive or gerund that it completes."""
    top = _first(asked.head)
    for _ in range(STEPS):
        above = top.head
        bare = above.pos_ in VERBAL and "Fin" not in above.morph.get("VerbForm", []) and _case(above) is not None
        if top.dep_ not in BELOW or not bare:
            return top
        top = _first(above)
    case = _case(top)
    if case is not None and case.text.casefold() in asked.has("accused", "until") and top.head.pos_ in VERBAL:
        return _first(top.head)  # "haber golpeado al recluso hasta matarlo"
    return top


def _first(token: Token) -> Token:
    """The first of what is joined by "and"."""
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    return token


def _case(token: Token) -> Token | None:
    """The preposition before a word, by itself or before its clause."""
    return next((one for one in token.children if one.dep_ in _CASES and one.i < token.i), None)


def _laid_by(asked: Predicate, key: str, *, table: str = "accused") -> Token | None:
    """The word of a table's rows (word and preposition) that a deed hangs on, or somebody that it is said of."""
    top = _top(asked)
    case = _case(top)
    if case is None or top.dep_ == "acl:relcl":
        return None
    rows = asked.has(table, key)
    if table == "doubted" and top.head.lemma_.casefold() in asked.has("doubted", "blame") and top.head.pos_ == "NOUN":
        top, case = top.head, _case(top.head) or case  # "absolved of responsibility for the death"
    for one in _holders(top):
        forms = {f"{form.casefold()} {case.text.casefold()}" for form in (one.lemma_, one.text)}
        if one.i < top.i and forms & rows and negator(one, asked) is None:
            return one
    return None


def _holders(top: Token) -> Iterator[Token]:
    """What a deed hangs on: the word above, the participle that describes that word, and the verb it is a party to."""
    above = top.head
    yield above
    if above.pos_ in VERBAL or above.pos_ == "ADJ":
        return
    yield from (one for one in above.children if one.dep_ in {"acl", "amod"} and above.i < one.i < top.i)
    if above.dep_ in _PARTIES:
        yield above.head


def _cleared(asked: Predicate) -> Marker | None:
    """`Was acquitted of killing`, `inocente de torturar`, "found him not guilty of"."""
    if (word := _laid_by(asked, "acquitting", table="doubted")) is not None:
        return asked.token_mark("doubted", word)
    top = _top(asked)
    for one in _holders(top):
        forms = {one.lemma_.casefold(), one.text.casefold()}
        apart = any(c.dep_ == "cc" and c.text.casefold() in asked.has("negation", "instead") for c in one.children)
        negated = negator(one, asked) is not None or (not apart and negator(one.head, asked) is not None)
        if forms & asked.has("doubted", "guilt") and negated and _case(top) is not None:
            return asked.token_mark("doubted", one)
    return None


def _charge(asked: Predicate) -> Token | None:
    """The noun of a charge that a deed is named in: "the charges against him for killing the boy"."""
    top = _top(asked)
    case = _case(top)
    if case is None or case.text.casefold() not in asked.has("accused", "cases"):
        return None
    token = top
    before = (one for one in top.head.children if one.dep_ == "obj" and one.right_edge.i + 1 == top.left_edge.i)
    if (beside := next(before, None)) is not None and beside.lemma_.casefold() in asked.has("accused", "charges"):
        return None if _stands_in(beside, asked) else beside  # `recibió nueve quejas por tortura`
    for _ in range(STEPS):
        if token.dep_.split(":")[0] not in {"nmod", "acl", "advcl", "obl"} or token.dep_ == "acl:relcl":
            return None
        token = token.head
        if token.lemma_.casefold() in asked.has("accused", "charges"):
            return None if _stands_in(token, asked) else token  # "in charge of"
    return None


def _stands_in(noun: Token, asked: Predicate) -> bool:
    """Whether a noun is part of a fixed phrase: "in charge of the raid", `en señal de protesta`."""
    return any(one.dep_ == "case" and one.text.casefold() in asked.has("accused", "fixed") for one in noun.children)


def _dropped(asked: Predicate) -> Marker | None:
    """`The charges against him for killing the boy were dropped`, `anuló la condena por violación`."""
    dropping, charge = asked.has("doubted", "dropping"), _charge(asked)
    verbs = [charge.head] if charge is not None and charge.dep_ in _NAMED else []
    top = _top(asked)
    case = _case(top)
    if charge is None and case is not None and case.text.casefold() in asked.has("accused", "cases"):
        charges = asked.has("accused", "charges")
        above = (one for one in _holders(top) if one.pos_ in VERBAL)
        verbs = [
            verb
            for verb in above
            if any(one.dep_ in _NAMED and one.lemma_.casefold() in charges and one.i < top.i for one in verb.children)
        ]
    for verb in verbs:
        if verb.lemma_.casefold() in dropping and negator(verb, asked) is None:
            return asked.token_mark("doubted", verb)
    return None


def _without_proof(asked: Predicate) -> Marker | None:
    """`Found no evidence that`, `no encontró pruebas de que`, "without any proof of": nobody shows that it is so."""
    first = _top(asked)
    for top in (first, first.head if first.dep_ in BELOW else first):
        noun = top.head
        if noun.lemma_.casefold() not in asked.has("doubted", "proofs") or noun.i > top.i or _case(top) is None:
            continue
        word = negator(noun, asked) or (negator(noun.head, asked) if noun.dep_ in _NAMED else None)
        lacking = asked.has("doubted", "lacking")
        beside = (*(one for one in noun.children if one.dep_ == "amod"), noun.head)
        word = word or next((one for one in beside if one.lemma_.casefold() in lacking), None)
        if word is not None:
            return asked.token_mark("doubted", noun)
    return None


def _taken_back(asked: Predicate) -> Marker | None:
    """`Retracted his statement that`, `se retractó de que`: it was said and is said no more."""
    retracting = asked.has("doubted", "retracting")
    noun = told_in(asked)
    verb = noun.head if noun is not None else None
    if verb is None and asked.verb.i == asked.head.i and asked.verb.dep_ in {"advcl", "ccomp"}:
        that = load_cues(asked.parsed.lang).that
        opened = any(one.dep_ == "mark" and one.text.casefold() in that for one in asked.verb.children)
        verb = asked.verb.head if opened and is_reflexive(asked.verb.head, asked) else None
    if verb is None or negator(verb, asked) is not None:
        return None
    lemma = verb.lemma_.casefold()
    forms = {lemma, *(f"{lemma} {one.text.casefold()}" for one in verb.children if one.dep_ != "obj")}
    return asked.token_mark("doubted", verb) if forms & retracting else None


def _extorted(asked: Predicate) -> Marker | None:
    """`Under torture he confessed to`, `obligado a firmar una confesión`: words that were forced from somebody."""
    confessing = asked.has("hedges", "confessing")
    above = {one.lemma_.casefold() for one in asked.verb.ancestors if one.i < asked.head.i}
    if not confessing & (above | {one.cue_lemma for one in asked.chain}):
        return None
    sent = asked.head.sent
    found = asked.words.any_of["hedges", "forced"].search(asked.parsed.text, sent.start_char, sent.end_char)
    return asked.mark("hedges", found.start(), found.end()) if found is not None else None


def _imputed(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """`Se le imputa el asesinato`, `le atribuyen haber matado`: a deed that is the object or subject of blaming."""
    top = _first(asked.head)
    while top.dep_ == "obj" and "Part" in top.head.morph.get("VerbForm", []) and top.head.dep_ in BELOW:
        top = _first(top.head)
    if top.head.pos_ == "NOUN" and top.head.lemma_.casefold() in asked.has("doubted", "blame"):
        top = top.head  # "imputó al coronel el delito de homicidio"
    verb = top.head
    blaming = verb.lemma_.casefold() in asked.has("accused", "imputing") and top.dep_ in BELOW | _NAMED
    to_whom = any(one.text.casefold() in asked.has("accused", "to_whom") for one in verb.children)
    to_whom = to_whom or top.i != _first(asked.head).i
    if not (blaming and to_whom) or negator(verb, asked) is not None:
        return None
    return Certainty.ACCUSED, asked.token_mark("accused", verb)
