"""Attributions that say nothing, seen when whole: nobody speaks, or what seems said is asked for or addressed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from careo.model import MentionKind, Voice, VoiceKind
from careo.text.numbers import fold
from careo.understand.acts import load_triggers
from careo.understand.attribution.cues import CueWords
from careo.understand.attribution.learned import RULE
from careo.understand.attribution.sources import UNKNOWN, Speakers
from careo.understand.attribution.unsaid import is_nobody
from careo.understand.drafts import Attribution
from careo.understand.mentions.kinds import load_noun_kinds
from careo.understand.parsed import run_of

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenRun

DEEDS = frozenset({"kill", "massacre", "execute", "attack", "bomb", "raid", "wound", "torture", "kidnap", "arson"})
CONTRARY = 40
"""Characters before a source in which the words stand by which the text does not follow it."""
ADDRESSED = frozenset({MentionKind.PERSON, MentionKind.GROUP, MentionKind.PLACE, MentionKind.ORGANISATION})


def heard(found: Iterable[Attribution], speakers: Speakers) -> Iterator[Attribution]:
    """The attributions that say something; where a word that means no one stands for the source, nobody is named."""
    for one in found:
        source = run_of(speakers.parsed, one.source[0]) if one.source else None
        if source is not None and source.root.pos_ == "PRON" and source.root.text.casefold() in speakers.cues.mute:
            voice = Voice(UNKNOWN, VoiceKind.UNKNOWN, one.voice.mode, None, one.voice.cue)
            yield replace(one, voice=voice, source=())
        elif not is_void(one, speakers):
            yield one


def is_void(one: Attribution, speakers: Speakers) -> bool:
    """Whether an attribution is none: a thing as its source, a demand that is turned down, somebody who is called.

    `The violence showed that …` is the text's own; `rejected the request of the rebels` denies nothing that was told;
    `called the mayors together` says nothing; what holds its own cue is no content.
    """
    parsed, cues = speakers.parsed, speakers.cues
    source = run_of(parsed, one.source[0]) if one.source else None
    if source is not None and _is_mute(source, cues, parsed.lang):
        return True
    if one.made_by == RULE and any(span.covers(cue) for span in one.content for cue in one.cue):
        return True
    if one.cue_lemma in cues.calling and _is_called_away(run_of(parsed, one.cue[0]), parsed.lang):
        return True
    if cues.verbs.get(one.cue_lemma) == "deny" and _is_left_undone(run_of(parsed, one.cue[0])):
        return True
    if _is_contradicted(one, speakers):
        return True
    told = [run for span in one.content if (run := run_of(parsed, span)) is not None]
    nominal = bool(told) and all(_is_nominal(run) for run in told)
    if not nominal:
        return False
    group = cues.verbs.get(one.cue_lemma)
    if group == "deny" and any(fold(run.root.lemma_) in cues.asked_for for run in told):
        return True
    asked = source is not None and source.text.casefold() in cues.asking  # "who ordered the killing"
    if source is not None and (is_nobody(list(source), cues) or (asked and group in ("demand", "plan"))):
        return True
    kinds = load_noun_kinds(parsed.lang)
    return one.cue_lemma in cues.calling and all(kinds.kind_of(run.root) in ADDRESSED for run in told)


def _is_contradicted(one: Attribution, speakers: Speakers) -> bool:
    """`Contrary to what the army said, he was not armed`: the text says so, and the army said otherwise."""
    if not one.source or not one.cue or not one.content:
        return False
    first, text = min(one.source[0].start, one.cue[0].start), speakers.parsed.text
    ends = [found.end() for found in speakers.cues.contrary.finditer(text, max(0, first - CONTRARY), first)]
    follows = one.content[0].start > one.cue[0].start or one.content[-1].stop <= first - CONTRARY
    return bool(ends) and follows and len(text[ends[-1] : first].split()) <= 1


def _is_called_away(cue: TokenRun | None, lang: str) -> bool:
    """`He was called to the capital and told to …`: where to he had to come."""
    if cue is None or not any(t.dep_ in ("aux:pass", "nsubj:pass") for t in cue.root.children):
        return False
    kinds = load_noun_kinds(lang)
    beside = [t for t in cue.root.children if t.dep_.startswith("obl") and t.i > cue.root.i]
    return any(t.pos_ == "PROPN" or kinds.kind_of(t) is MentionKind.PLACE for t in beside)


def _is_left_undone(cue: TokenRun | None) -> bool:
    """`Fue muerto por negarse a leer`: a reason, not a denial of anything that is told."""
    if cue is None or cue.root.dep_ not in {"advcl", "acl", "obl", "nmod", "xcomp"}:
        return False
    undone = [c for c in cue.root.children if c.dep_ in {"xcomp", "advcl", "obl"} and c.i > cue.root.i]
    bare = {"Inf", "Ger"} & set(cue.root.morph.get("VerbForm", []))
    return bool(bare) and any("Inf" in c.morph.get("VerbForm", []) for c in undone)


def _is_nominal(run: TokenRun) -> bool:
    """Whether a run of words is a noun phrase and no clause."""
    return run.root.pos_ in ("NOUN", "PROPN") and not any(t.is_quote for t in run)


def _is_mute(source: TokenRun, cues: CueWords, lang: str) -> bool:
    """Whether a source is a deed or a state, which cannot speak: "the violence", "la matanza"."""
    lemma = fold(source.root.lemma_)
    deeds = (entry.act for entry in load_triggers(lang).nouns.get(lemma, ()) if entry.words == (lemma,))
    return source.root.pos_ == "NOUN" and (lemma in cues.mute or any(act in DEEDS for act in deeds))
