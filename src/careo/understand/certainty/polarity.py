"""Polarity and modality: whether a predicate is negated, and whether it took place in the world of its claim."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careo.model import Certainty, Marker, Modality, Polarity
from careo.understand.attribution.cues import load_cues
from careo.understand.certainty.conditions import not_yet
from careo.understand.certainty.degree import measured
from careo.understand.certainty.forms import VERBAL, is_bare_infinitive, is_told
from careo.understand.certainty.idle import avoidable, of_failure, only_asked, stood_by
from careo.understand.certainty.known import is_judged
from careo.understand.certainty.predicate import (
    Predicate,
    completed_by,
    first_joined,
    governing,
    is_outside,
    is_reflexive,
    negator,
    ruling_out,
    token_at,
)
from careo.understand.certainty.threats import is_why, threatened_in_words
from careo.understand.roles.arguments import load_grammar
from careo.understand.roles.passive import rather_by

if TYPE_CHECKING:
    from spacy.tokens import Token

BEFORE = 2  # characters between a threat and what is threatened right behind it
NEAR = 25  # characters between a fixed phrase and the clause it bears on ("did not deny that …")


def polarities(asked: Predicate) -> Iterator[tuple[Polarity, Marker | None]]:
    """Whether the predicate is negated: by itself, by its verb, or by "no" or "none" as one of its arguments.

    The first that speaks decides; what follows is how the predicate would be read without its words.
    """
    if _is_so(asked):
        yield Polarity.POSITIVE, None
        return
    if (kept := kept_from(asked) or of_failure(asked)) is not None:
        yield Polarity.NEGATIVE, kept
    alone = _is_set_against(asked.head, asked) or ruling_out(asked) is not None  # "have not ruled out murder"
    alone = alone or _is_unsaid(asked)
    own = (asked.head,) if alone else (asked.head, asked.verb)
    for token in dict.fromkeys(own):
        word = negator(token, asked)
        if word is not None and word.i != asked.head.i:  # that something was not done is what is told
            yield Polarity.NEGATIVE, _mark(asked, word)
    if (word := _negated_before(asked) or _negated_state(asked) or _set_apart(asked)) is not None:
        yield Polarity.NEGATIVE, _mark(asked, word)
    cues = load_cues(asked.parsed.lang)
    for token in governing(asked)[1:]:
        lemma = token.lemma_.casefold()
        omitted = is_bare_infinitive(asked.verb) and lemma in asked.has("negation", "omitting")
        if omitted or lemma in asked.has("negation", "verbs"):
            yield Polarity.NEGATIVE, asked.token_mark("negation", token)
        word = negator(token, asked) if lemma in asked.has("planned", "achieving") else None
        if word is not None and word.i != asked.head.i:  # "did not manage to escape"
            yield Polarity.NEGATIVE, asked.token_mark("negation", word)
        if token.i != asked.verb.i and cues.verbs.get(lemma) == "say":  # "refused to admit that the army killed them"
            break
    adjacent = asked.find("negation", key="adjacent", back=NEAR)
    if adjacent is not None and 0 <= asked.verb.idx - adjacent.span.stop < 2:
        yield Polarity.NEGATIVE, adjacent
    if (refusal := refused(asked)) is not None:
        yield Polarity.NEGATIVE, refusal
    yield Polarity.POSITIVE, None


def _is_so(asked: Predicate) -> bool:
    """Whether what looks like a negation is none: a fixed phrase, a deed that was not prevented, or doing nothing."""
    never = asked.find("negation", key="not_negation", back=30)
    itself = never is not None and never.span.start <= asked.head.idx < never.span.stop  # "did not deny it"
    if never is not None and not itself and never.span.stop >= asked.start - NEAR:
        return True
    if asked.verb.i == asked.head.i and rather_by(asked.verb, load_grammar(asked.parsed.lang)):
        return True  # "was not killed by the rebels but by his guards"
    if stood_by(asked.head, asked) or avoidable(asked.verb, asked) or is_let(asked) or _in_protest(asked):
        return True
    return asked.verb.i != asked.head.i and let_happen(asked.verb, asked)


def _is_unsaid(asked: Predicate) -> bool:
    """Whether what is negated is that somebody says it: `no había anunciado la muerte`, `no confirmó la detención`."""
    inner = asked.chain[-1] if asked.chain else None
    verb = token_at(asked.parsed, inner.cue[0]) if inner is not None and inner.cue else None
    some = any(one.text.casefold() in asked.has("negation", "any") for one in asked.head.children)  # "any torture"
    noun = asked.verb.i != asked.head.i and asked.head.pos_ == "NOUN" and not some
    return noun and inner is not None and bool(inner.unsaid) and verb is not None and verb.i == asked.verb.i


def _in_protest(asked: Predicate) -> bool:
    """`No jugarán en protesta`, "refused to eat to protest": what is not done is left undone in order to protest."""
    head = asked.head
    if head.lemma_.casefold() not in asked.has("known", "protests"):
        return False
    cases = {one.text.casefold() for one in head.children if one.dep_ in {"case", "mark"}}
    bare = head.pos_ == "NOUN" and not any(one.dep_ in {"det", "nmod:poss"} for one in head.children)
    sign = head.head if head.dep_ == "nmod" and bare else head  # "en señal de protesta"
    cases |= {one.text.casefold() for one in sign.children if one.dep_ == "case"}
    is_aim = "Inf" in head.morph.get("VerbForm", []) and head.dep_ in {"advcl", "xcomp", "acl"}
    goes = sign.head.lemma_.casefold() in asked.has("known", "goings")  # "did not come to protest"
    return bool(cases & asked.has("known", "in_protest")) and not goes and (is_aim or (bare and sign.pos_ == "NOUN"))


def _set_apart(asked: Predicate) -> Token | None:
    """The negation of what it was not: `una ejecución y no un enfrentamiento`, "an execution, not a clash"."""
    if asked.head.pos_ != "NOUN" or asked.head.dep_ not in {"conj", "nmod", "appos", "obl"}:
        return None
    before = asked.head.i - 1
    while before > asked.head.sent.start and asked.head.doc[before].pos_ in {"DET", "ADP", "ADJ"}:
        before -= 1
    word = asked.head.doc[before]
    links = word.i > word.sent.start and (word.nbor(-1).dep_ == "cc" or word.nbor(-1).text == ",")
    plain = word.text.casefold() in asked.has("negation", "plain")
    return word if links and plain and (word.i == asked.head.head.i or word.head.i >= asked.head.head.i) else None


def _negated_state(asked: Predicate) -> Token | None:
    """What negates the state that a participle tells of: `no se encontraba detenido`."""
    token = asked.head
    is_participle = "Part" in token.morph.get("VerbForm", []) and token.dep_ == "xcomp" and token.head.i < token.i
    held = is_participle and not any(one.dep_.startswith("aux") for one in token.children)
    return negator(token.head, asked) if held else None


def _mark(asked: Predicate, negation: Token) -> Marker:
    """The negation, with the word for how far the deed went where only that is negated ("no one was seriously")."""
    degree = measured(asked, negation)
    if degree is None:
        return asked.token_mark("negation", negation)
    first, last = sorted((negation, degree), key=lambda one: one.i)
    return asked.mark("degree", first.idx, last.idx + len(last))


def _negated_before(asked: Predicate) -> Token | None:
    """What negates the first of verbs that "or" joins to this one: "they were not arrested or killed"."""
    first, links = first_joined(asked.verb), asked.has("negation", "either")
    joined = any(one.dep_ == "cc" and one.text.casefold() in links for one in asked.verb.children)
    return negator(first, asked) if first is not None and joined else None


def refused(asked: Predicate) -> Marker | None:
    """`se negaron a abrir`: who refuses does not do it; he denies nothing."""
    cue = asked.chain[-1].cue if asked.chain else ()
    verb = token_at(asked.parsed, cue[0]) if cue else None
    if verb is None or verb.lemma_.casefold() not in asked.has("negation", "refusing"):
        return None
    if not is_bare_infinitive(asked.verb) or not is_reflexive(verb, asked):
        return None
    return asked.mark("negation", cue[0].start, cue[0].stop)


def modalities(asked: Predicate, certainty: Certainty) -> Iterator[tuple[Modality, Marker | None]]:
    """Attempted, threatened, planned or hypothetical events; what is left took place, if its claim is right.

    The first that speaks decides; what follows is how the predicate would be read without its words.
    """
    allowed = is_let(asked) or avoidable(asked.verb, asked)
    beside = first_joined(asked.verb)
    for token in governing(asked)[1:]:
        lemma = token.lemma_.casefold() if token != beside else ""
        if lemma in asked.has("threatened", "verbs") and not is_why(asked):
            yield Modality.THREATENED, asked.token_mark("threatened", token)
        tries = lemma in asked.has("attempted", "verbs") and not _is_about(token, asked)
        if tries and not allowed and not _is_judged(asked, token):
            yield Modality.ATTEMPTED, asked.token_mark("attempted", token)
    if (foiled := _foiled(asked)) is not None:
        yield Modality.ATTEMPTED, foiled
    if (told := told_as(asked)) is not None:
        yield told
    found = asked.find("threatened")
    itself = found is not None and found.span.start <= asked.head.idx < found.span.stop
    if found is not None and not itself and _hangs_on(asked, found) and not _is_threat(asked):
        yield Modality.THREATENED, found
    found = None if allowed or _is_about(asked.verb, asked) else asked.find("attempted")
    if found is not None and found.span.stop <= asked.head.idx + len(asked.head) + 2 and not _of_subject(asked, found):
        yield Modality.ATTEMPTED, found
    if asked.head.lemma_.casefold() in asked.has("demanded", "verbs"):
        yield Modality.ACTUAL, None  # the demand was made; what it asks for was not
    if certainty is Certainty.HYPOTHETICAL:
        yield Modality.HYPOTHETICAL, None
    if certainty in {Certainty.PLANNED, Certainty.DEMANDED}:
        yield Modality.PLANNED, None
    if (marker := _may_come(asked) or not_yet(asked) or only_asked(asked)) is not None:
        yield Modality.HYPOTHETICAL, marker
    yield Modality.ACTUAL, None


def let_happen(verb: Token, asked: Predicate) -> bool:
    """Whether a verb of preventing says that it was not prevented: `failed to prevent the lynching`, `no impidió`."""
    if verb.lemma_.casefold() not in asked.has("negation", "preventing"):
        return False
    bare = verb.dep_ in {"xcomp", "advcl", "acl"} and "Fin" not in verb.morph.get("VerbForm", [])
    above = verb.head if bare else verb
    failing = above.lemma_.casefold() in asked.has("negation", "failing")
    able = asked.has("negation", "was_able")
    told = any(is_told(one) or any(c.text.casefold() in able for c in one.children) for one in (verb, above))
    return told and (failing or negator(verb, asked) is not None or negator(above, asked) is not None)


def kept_from(asked: Predicate) -> Marker | None:
    """`Prevented the crowd from lynching him`, `lo salvaron de ser linchado`: it was not done."""
    above = _keeper(asked)
    kept = above is not None and negator(above, asked) is None  # "nothing can prevent them from arresting him"
    return asked.token_mark("negation", above) if above is not None and kept else None


def _keeper(asked: Predicate) -> Token | None:
    """The verb that keeps somebody from a deed, where there is one."""
    participle = any(one.dep_ == "aux:pass" for one in asked.head.children)  # an adjective for the tagger
    verb = asked.head if participle else asked.verb
    above = verb.head
    if verb.i != asked.head.i or verb.dep_ not in {"xcomp", "advcl", "acl", "obl"} or above.i > verb.i:
        return None
    if "Fin" in verb.morph.get("VerbForm", []):
        return None
    link = next((one.text.casefold() for one in verb.children if one.dep_ in {"mark", "case"} and one.i < verb.i), "")
    row = f"{above.lemma_.casefold()} {link}".strip()
    return above if row in asked.has("negation", "keeping") else None


def is_let(asked: Predicate) -> bool:
    """Whether a deed was not prevented by whoever might have."""
    keeper = _keeper(asked)
    return any(let_happen(one, asked) for one in (*governing(asked)[1:], *([keeper] if keeper else [])))


def _foiled(asked: Predicate) -> Marker | None:
    """What was made harmless did no harm: "a bomb left in a suitcase was defused by the police"."""
    parts = (asked.head, asked.head.head) if asked.head.dep_.startswith("acl") else (asked.head,)
    things = [one for one in parts if one.dep_ in {"obj", "nsubj:pass"}]
    verb = next((one.head for one in things if one.head.lemma_.casefold() in asked.has("attempted", "foiling")), None)
    return asked.token_mark("attempted", verb) if verb is not None else None


def _is_set_against(noun: Token, asked: Predicate) -> bool:
    """Whether a noun is what it was instead: "not a clash but a massacre", `no un choque sino una masacre`."""
    link = next((one for one in noun.children if one.dep_ == "cc"), None)
    return noun.dep_ == "conj" and link is not None and link.text.casefold() in asked.has("negation", "instead")


def _is_judged(asked: Predicate, verb: Token) -> bool:
    """`Nobody has been tried for the killing`: what a court tries is no attempt."""
    return asked.head.head.i == verb.i and is_judged(asked.head, asked.words)


def _hangs_on(asked: Predicate, marker: Marker) -> bool:
    """Whether a deed hangs on some words, and is not only told beside them: "12 threats of death and 31 killings"."""
    token = asked.head
    if 0 <= token.idx - marker.span.stop <= BEFORE:
        return True
    while token.head.i != token.i:
        joined = token.dep_ == "conj"
        token = token.head
        if joined:
            continue
        if marker.span.start <= token.idx < marker.span.stop:
            return True
    return False


def _is_threat(asked: Predicate) -> bool:
    """Whether what is told is that somebody was threatened, and not with what: `recibió amenazas de muerte`."""
    return any(
        one.dep_ == "obj" and one.lemma_.casefold() in asked.has("threatened", "nouns") for one in asked.head.children
    )


def _is_about(verb: Token, asked: Predicate) -> bool:
    """`Se trató de una ejecución`: what it was, where nobody tries anything."""
    own = verb.lemma_.casefold() in asked.has("attempted", "about")
    return own and any(one.text.casefold() in asked.has("claimed", "reflexive") for one in verb.children)


def _may_come(asked: Predicate) -> Marker | None:
    """What may be done is not told as done: "they might be arrested", `podrían atacar`; "may have fled" is."""
    verb = first_joined(asked.verb) or asked.verb
    forms = {*verb.morph.get("VerbForm", []), *verb.morph.get("Tense", [])}
    goes_on = "Ger" in forms or {"Part", "Pres"} <= forms
    auxiliaries = [child for child in verb.children if child.dep_.startswith("aux")]
    perfect = any(one.lemma_.casefold() in asked.has("known", "perfect") for one in auxiliaries)
    if asked.verb.i != asked.head.i or verb.pos_ != "VERB" or goes_on or perfect:
        return None
    modals = asked.has("hedges", "modals") | asked.has("negation", "ability")
    above = [verb.head] if verb.dep_ == "xcomp" and "Inf" in forms else []
    for one in (*auxiliaries, *above):
        achieved = "Past" in one.morph.get("Tense", []) and "Ind" in one.morph.get("Mood", [])
        if {one.text.casefold(), one.lemma_.casefold()} & modals and not achieved:
            return asked.token_mark("hedges", one)
    return None


def _of_subject(asked: Predicate, marker: Marker) -> bool:
    """Whether words only describe who or what a verb is said of: `the attempted murder trial opened`."""
    word = token_at(asked.parsed, marker.span)
    subjects = [one for one in asked.head.children if one.dep_.startswith("nsubj") and asked.head.i == asked.verb.i]
    return word is not None and asked.head.pos_ in VERBAL and any(one.is_ancestor(word) for one in subjects)


def told_as(asked: Predicate) -> tuple[Modality, Marker | None] | None:
    """What stands after a threat or an attempt though the syntax does not hang it there: `amenazaron con matar`."""
    ways = (("threatened", Modality.THREATENED), ("attempted", Modality.ATTEMPTED))
    loose = asked.verb.dep_.split(":")[0] in {"advcl", "obl"}
    completed = asked.verb.head if loose else completed_by(asked.verb, asked)
    above = completed if loose or completed.i != asked.verb.head.i else None
    prepositions = {one.text.casefold() for one in asked.verb.children if one.dep_ in {"mark", "case"}}
    for name, way in ways:
        verbs = asked.has(name, "verbs")
        if above is not None and above.lemma_.casefold() in verbs and prepositions & {"con", "with", "de", "to", "a"}:
            return way, asked.token_mark(name, above)
        voices = [one for one in reversed(asked.chain) if one.cue_lemma in verbs and one.cue]
        cue = next((one.cue[0] for one in voices if not is_outside(asked, one)), None)
        if cue is not None:
            return way, asked.mark(name, cue.start, cue.stop)
    return threatened_in_words(asked)
