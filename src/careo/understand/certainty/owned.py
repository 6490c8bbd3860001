"""What somebody says that he did himself: "announced that it executed four", `admitió haber matado`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careo.model import Certainty, Marker, VoiceKind, VoiceMode
from careo.text.numbers import fold
from careo.understand.acts import load_triggers
from careo.understand.certainty.forms import VERBAL
from careo.understand.certainty.predicate import Predicate, negator, token_at
from careo.understand.roles.cases import number_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def owned(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """A voice tells, by a word of owning up or making known, a deed of violence whose doer is the voice itself."""
    voice = asked.chain[-1] if asked.chain else None
    if voice is None or not voice.cue or not voice.source or voice.voice.kind is VoiceKind.AUTHOR:
        return None
    cue, source = token_at(asked.parsed, voice.cue[0]), token_at(asked.parsed, voice.source[0])
    if (
        cue is None
        or source is None
        or cue.pos_ not in VERBAL
        or voice.cue_lemma not in asked.has("claimed", "telling")
    ):
        return None
    if _is_claimed(asked.head, cue, asked):
        return Certainty.CLAIMED, asked.mark("claimed", voice.cue[0].start, voice.cue[0].stop)
    deeds = {entry.act for entry in load_triggers(asked.parsed.lang).verbs.get(fold(asked.head.lemma_), ())}
    if not deeds & asked.has("threatened", "deeds") or negator(asked.head, asked) is not None:
        return None
    if negator(cue, asked) is not None or not _does_it(asked.head, source, voice.voice.mode):
        return None
    return Certainty.CLAIMED, asked.mark("claimed", voice.cue[0].start, voice.cue[0].stop)


def _is_claimed(deed: Token, cue: Token, asked: Predicate) -> bool:
    """`Claims the execution of the landowner`, `the attack, claimed by the front`: a deed that a voice claims."""
    beside = (deed.head.i == cue.i and deed.dep_ in {"obj", "nsubj:pass"}) or (
        cue.head.i == deed.i and cue.dep_ == "acl"
    )
    return beside and deed.pos_ == "NOUN" and cue.lemma_.casefold() in asked.has("claimed", "noun_verbs")


def _does_it(deed: Token, source: Token, mode: VoiceMode) -> bool:
    """Whether the doer of a deed in a voice's words is the voice: no subject of its own, or a pronoun like it."""
    own = {one.dep_ for one in deed.children}
    if deed.pos_ not in VERBAL or own & {"aux:pass", "nsubj:pass"} or any(_is_reflexive(one) for one in deed.children):
        return False
    subject = next((one for one in deed.children if one.dep_ in _SUBJECTS), None)
    if subject is not None:
        return (
            subject.pos_ == "PRON" and "Rel" not in subject.morph.get("PronType", []) and _agrees(subject, source, mode)
        )
    finite = [one for one in (deed, *deed.children) if "Fin" in one.morph.get("VerbForm", [])]
    finite = [one for one in finite if one.i == deed.i or one.dep_.startswith("aux")]
    return all(_agrees(one, source, mode) for one in finite)


def _agrees(word: Token, source: Token, mode: VoiceMode) -> bool:
    """Whether a pronoun or a verb may be of the source: of its number, or in its own mouth of the first person."""
    if "1" in word.morph.get("Person", []):
        return mode is VoiceMode.QUOTED or "1" in source.morph.get("Person", [])
    numbers = word.morph.get("Number", [])
    return not numbers or number_of(source, numbers) == numbers


def _is_reflexive(word: Token) -> bool:
    return word.dep_ in {"expl:pv", "expl:pass", "expl:impers"}
