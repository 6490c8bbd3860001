"""What voices make of a predicate: denial, accusation, doubt, demand, claim, insinuation, hedge, plan."""

from __future__ import annotations

import re

from careo.model import Certainty, DocKind, Marker, VoiceKind
from careo.understand.attribution.cues import load_cues
from careo.understand.certainty.predicate import Predicate, governing, negator, token_at
from careo.understand.drafts import Attribution

ADVERB = 18
"""Characters before a predicate in which its adverb stands, where the syntax does not join them."""
BESIDE = 6  # characters between a hint and the denial it takes back ("hardly bothers to deny")


def denied(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """A voice of the chain says that it is not so; "did not deny" is no denial."""
    cues = load_cues(asked.parsed.lang)
    for one in asked.chain:
        if cues.verbs.get(one.cue_lemma) == "deny" and one.cue:
            hint = asked.find("insinuated", back=60)
            if hint is not None and hint.span.start < one.cue[0].stop and one.cue[0].start - hint.span.stop < BESIDE:
                return Certainty.INSINUATED, hint
            verb = token_at(asked.parsed, one.cue[0])
            if verb is not None and negator(verb, asked) is not None:
                return Certainty.REPORTED, asked.mark("did not deny", one.cue[0].start, one.cue[0].stop)
            return Certainty.DENIED, asked.mark("denial", one.cue[0].start, one.cue[0].stop)
    return _own_denial(asked)


def _own_denial(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """`None of our units planted explosives`: who signs a statement says it of himself."""
    if asked.parsed.doc.kind not in {DocKind.STATEMENT, DocKind.COMMUNIQUE} or asked.chain:
        return None
    negation = negator(asked.head, asked) or negator(asked.verb, asked)
    own = any("1" in one.morph.get("Person", []) for one in asked.head.sent if asked.start <= one.idx < asked.stop)
    if negation is None or not own or asked.verb.pos_ != "VERB":
        return None
    if any("Pres" in one.morph.get("Tense", []) for one in (asked.verb, *asked.verb.children)):
        return None  # "we do not reject talks" states a position
    return Certainty.DENIED, asked.token_mark("own denial", negation)


def accused(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """Somebody is blamed; by an authority, or by somebody else."""
    cues = load_cues(asked.parsed.lang)
    for one in asked.chain:
        group = cues.verbs.get(one.cue_lemma)
        suspects = one.cue_lemma in {"suspect", "sospechar", "sindicar"}
        if (group == "accuse" or suspects) and one.cue and one.cue_lemma not in {"condemn", "condenar", "repudiar"}:
            marker = asked.mark("accusation", one.cue[0].start, one.cue[0].stop)
            if is_authority(one, asked.parsed.lang):
                return Certainty.ACCUSED_BY_AUTHORITIES, marker
            return (Certainty.HEDGED if suspects else Certainty.ACCUSED), marker
    return None


def is_authority(one: Attribution, lang: str) -> bool:
    """Whether the source of an attribution is an authority of a state."""
    words = re.findall(r"\w+", one.voice.name.casefold())
    return bool(load_cues(lang).authority & set(words))


def doubted(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """A voice doubts it, or words say that it is not established."""
    cues = load_cues(asked.parsed.lang)
    for one in asked.chain:
        if cues.verbs.get(one.cue_lemma) == "doubt" and one.cue:
            return Certainty.DOUBTED, asked.mark("doubt", one.cue[0].start, one.cue[0].stop)
    marker = asked.find("doubted", back=60)
    return (Certainty.DOUBTED, marker) if marker else None


def insinuated(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """Words that hint at what is not said."""
    marker = asked.find("insinuated", back=40)
    return (Certainty.INSINUATED, marker) if marker else None


def claimed(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """Somebody says that he did it himself."""
    marker = asked.find("claimed", back=40)
    if marker is None or negator(asked.verb, asked) is not None:
        return None
    return Certainty.CLAIMED, marker


def hedged(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """Modals, adverbs, verbs of seeming, rumour conditional, and voices that only believe."""
    for token in governing(asked):
        for one in token.children:
            low, lemma = one.text.casefold(), one.lemma_.casefold()
            if one.dep_.startswith("aux") and (
                low in asked.has("hedges", "modals") or lemma in asked.has("hedges", "modals")
            ):
                return Certainty.HEDGED, asked.token_mark("hedges", one)
            adjective = one.dep_ == "amod" and low in asked.has("hedges", "adjectives")
            if adjective or (one.dep_ == "advmod" and low in asked.has("hedges", "adverbs")):
                return Certainty.HEDGED, asked.token_mark("hedges", one)
        if token.i != asked.head.i and token.lemma_.casefold() in asked.has("hedges", "verbs"):
            return Certainty.HEDGED, asked.token_mark("hedges", token)
    if marker := _rumour(asked):
        return Certainty.HEDGED, marker
    if marker := asked.find("hedges", back=50) or asked.find("hedges", key="adverbs", back=ADVERB):
        return Certainty.HEDGED, marker
    cues = load_cues(asked.parsed.lang)
    for voice in asked.chain:
        if cues.verbs.get(voice.cue_lemma) == "believe" and voice.cue:
            own = voice.voice.kind is VoiceKind.AUTHOR
            marker = asked.mark("belief", voice.cue[0].start, voice.cue[0].stop)
            return (Certainty.OPINION if own else Certainty.HEDGED), marker
        if voice.made_by.startswith("any.attribution.rumour") and voice.cue:
            return Certainty.HEDGED, asked.mark("nobody is named", voice.cue[0].start, voice.cue[0].stop)
    return None


def _rumour(asked: Predicate) -> Marker | None:
    """The conditional of rumour: "habría matado", "serían técnicos extranjeros"."""
    forms = asked.has("hedges", "conditional")
    if not forms:
        return None
    for token in (*governing(asked), asked.head):
        for one in (token, *token.children):
            if one.text.casefold() in forms:
                return asked.mark("rumour conditional", one.idx, one.idx + len(one))
    return None


def demanded(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """A voice demands it, or it is said that it must be."""
    cues = load_cues(asked.parsed.lang)
    for one in asked.chain:
        if cues.verbs.get(one.cue_lemma) == "demand" and one.cue:
            return Certainty.DEMANDED, asked.mark("demand", one.cue[0].start, one.cue[0].stop)
    if "Imp" in asked.verb.morph.get("Mood", []) and not asked.chain:
        return Certainty.DEMANDED, asked.token_mark("demanded", asked.verb)
    for token in governing(asked):
        for part in token.children:
            forms = {part.text.casefold(), part.lemma_.casefold()}
            if part.dep_.startswith("aux") and forms & asked.has("demanded", "modals"):
                return Certainty.DEMANDED, asked.token_mark("demanded", part)
        if token.i != asked.head.i and token.lemma_.casefold() in asked.has("demanded", "verbs"):
            return Certainty.DEMANDED, asked.token_mark("demanded", token)
    marker = asked.find("demanded", back=30)
    return (Certainty.DEMANDED, marker) if marker else None


def planned(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """Plans, orders and the future; the purpose of a deed is planned, the deed is not."""
    cues = load_cues(asked.parsed.lang)
    for token in governing(asked):
        for one in token.children:
            if one.dep_.startswith("aux") and one.text.casefold() in asked.has("planned", "modals"):
                return Certainty.PLANNED, asked.token_mark("planned", one)
        if token.i != asked.head.i and token.lemma_.casefold() in asked.has("planned", "verbs"):
            return Certainty.PLANNED, asked.token_mark("planned", token)
    told_later = asked.parsed.doc.kind is not DocKind.REPORT  # reports narrate in the future tense
    if told_later and "Fut" in asked.verb.morph.get("Tense", []) and asked.verb.i == asked.head.i:
        return Certainty.PLANNED, asked.token_mark("planned", asked.verb)
    if marker := _purpose(asked) or _only_meant(asked):
        return Certainty.PLANNED, marker
    found = asked.find("planned", back=20)
    if found is not None and found.span.start <= asked.head.idx:
        return Certainty.PLANNED, found
    for voice in asked.chain:
        if cues.verbs.get(voice.cue_lemma) == "plan" and voice.cue:
            return Certainty.PLANNED, asked.mark("plan", voice.cue[0].start, voice.cue[0].stop)
    return None


def _only_meant(asked: Predicate) -> Marker | None:
    """An infinitive after a verb that does not say that it took place ("wait to see", but not "managed to see")."""
    verb = asked.verb
    has_auxiliary = any(one.dep_.startswith("aux") for one in verb.children)
    infinitive = "Inf" in verb.morph.get("VerbForm", []) and not has_auxiliary
    if verb.i != asked.head.i or verb.dep_ not in {"xcomp", "acl"} or not infinitive:
        return None
    above = verb.head.lemma_.casefold()
    if above in asked.has("planned", "implicative") | asked.has("attempted", "verbs") | asked.has(
        "threatened", "verbs"
    ):
        return None
    mark = next((one for one in verb.children if one.dep_ in {"mark", "case"}), verb)
    return asked.token_mark("planned", mark)


def _purpose(asked: Predicate) -> Marker | None:
    """`to take no prisoners`, `para culpar al ejército`: a verb in an infinitive of purpose."""
    verb = asked.verb
    if verb.dep_ not in {"advcl", "acl"} or verb.i != asked.head.i or "Inf" not in verb.morph.get("VerbForm", []):
        return None
    mark = next((one for one in verb.children if one.dep_ in {"mark", "case"}), None)
    return (
        asked.token_mark("planned", mark) if mark is not None and mark.text.casefold() in {"to", "para", "a"} else None
    )
