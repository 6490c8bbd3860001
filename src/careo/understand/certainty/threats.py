"""Threats that no word calls so: "they told us they would kill us", "it said she would be killed if she stayed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careo.model import Marker, Modality
from careo.text.numbers import fold
from careo.understand.acts import load_triggers
from careo.understand.attribution.cues import load_cues
from careo.understand.certainty.predicate import Predicate, token_at

if TYPE_CHECKING:
    from spacy.tokens import Token

_WHOM = frozenset({"obj", "iobj", "obl:arg", "expl:pv", "obl"})


def is_why(asked: Predicate) -> bool:
    """`Han sido amenazados por denunciarlo`, "threatened for reporting it": why, and not with what."""
    marks = [one for one in asked.verb.children if one.dep_ in {"mark", "case"} and one.i < asked.verb.i]
    reasons = load_cues(asked.parsed.lang).reasons
    above = asked.verb.head.lemma_.casefold() in asked.has("threatened", "verbs")
    return (
        above
        and "Fin" not in asked.verb.morph.get("VerbForm", [])
        and any(one.text.casefold() in reasons for one in marks)
    )


def threatened_in_words(asked: Predicate) -> tuple[Modality, Marker | None] | None:
    """A violent deed to come that is said to those whom it would befall, or that is made to depend on what they do."""
    voice = asked.chain[-1] if asked.chain else None
    cue = token_at(asked.parsed, voice.cue[0]) if voice is not None and voice.cue else None
    cues, verb = load_cues(asked.parsed.lang), asked.verb
    if voice is None or cue is None or verb.i != asked.head.i or cues.verbs.get(voice.cue_lemma) != "say":
        return None
    deeds = {entry.act for entry in load_triggers(asked.parsed.lang).verbs.get(fold(verb.lemma_), ())}
    if not deeds & asked.has("threatened", "deeds") or not _is_to_come(verb, asked):
        return None
    said = cue.head if cue.pos_ == "AUX" else cue
    told = {_person(one) for one in said.children if one.dep_ in _WHOM and one.pos_ == "PRON"}
    befalls = {_person(one) for at in (verb, verb.head) for one in at.children if one.dep_ in _WHOM}
    if (_himself(verb, asked) and told & befalls) or _depends_on_them(verb, asked):
        return Modality.THREATENED, asked.mark("threatened", voice.cue[0].start, voice.cue[0].stop)
    return None


def _himself(verb: Token, asked: Predicate) -> bool:
    """Whether who speaks is who would do it, by a pronoun or by nobody told."""
    subjects = [one for one in verb.children if one.dep_ == "nsubj"]
    return not subjects or all(one.text.casefold() in asked.has("threatened", "themselves") for one in subjects)


def _is_to_come(verb: Token, asked: Predicate) -> bool:
    coming, around = asked.has("threatened", "to_come"), (*verb.children, verb.head)
    ends = verb.text.casefold().endswith(tuple(asked.has("threatened", "endings")))
    return ends or any(one.text.casefold() in coming for one in around)


def _depends_on_them(verb: Token, asked: Predicate) -> bool:
    """`She would be killed if she did not leave`, "they would kill her if she talked": on what those do it befalls."""
    passive = [one for one in verb.children if one.dep_ == "nsubj:pass" and one.pos_ == "PRON"]
    objects = [one for one in verb.children if one.dep_ in _WHOM and one.pos_ == "PRON"]
    whom = passive or (objects if _himself(verb, asked) else [])
    for clause in (one for one in verb.children if one.dep_ == "advcl" and _is_condition(one, asked)):
        subjects = [one for one in clause.children if one.dep_.startswith("nsubj")]
        if {_who(one) for one in whom} & {_who(one) for one in subjects}:
            return True
        if not subjects and {_person(one) for one in whom} & {_person(clause)}:  # `la matarían si hablaba`
            return True
    return False


def _is_condition(clause: Token, asked: Predicate) -> bool:
    marks = asked.has("hypothetical", "marks")
    return any(one.dep_ == "mark" and one.text.casefold() in marks for one in clause.children)


def _person(pronoun: Token) -> tuple[str, ...]:
    """Person and number of a pronoun, by which two are of the same people."""
    return (*pronoun.morph.get("Person", []), *pronoun.morph.get("Number", []))


def _who(pronoun: Token) -> tuple[str, ...]:
    """The same with the gender."""
    return (*_person(pronoun), *pronoun.morph.get("Gender", []))
