"""What voices make of a predicate: denial, accusation, doubt, demand, claim, insinuation, hedge, plan."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careo.lang.actor_codes import actor_role
from careo.model import Certainty, DocKind, Marker, VoiceKind
from careo.understand.attribution.cues import load_cues
from careo.understand.certainty.conditions import is_taken_for_known
from careo.understand.certainty.demands import CLAIM
from careo.understand.certainty.falsehood import called_false
from careo.understand.certainty.forms import VERBAL
from careo.understand.certainty.idle import avoidable
from careo.understand.certainty.polarity import refused
from careo.understand.certainty.predicate import (
    Predicate,
    governing,
    is_perfect,
    is_reflexive,
    negator,
    rules_out,
    ruling_out,
    token_at,
)
from careo.understand.certainty.unproven import is_proven, not_found, traced, unconfirmed_report
from careo.understand.drafts import OPEN, Attribution

if TYPE_CHECKING:
    from spacy.tokens import Token

REBELS = frozenset({"REB", "INS"})
"""Roles of those who take up arms against a state."""
PRIVATE = frozenset({"LAB", "REL", "PTY", "BUS", "MED", "NGO", "EDU"})
"""Roles of bodies of no state, whose spokesmen and presidents are no authorities."""
ADVERB = 18
"""Characters before a predicate in which its adverb stands, where the syntax does not join them."""
SCARE_QUOTES = re.compile(r"""(?<!\w)(?P<open>["“«'‘])[a-zñáéíóú]+(?: [a-zñáéíóú]+){0,2}["”»'’](?!\w)""")


MOST_ABOVE = 4  # words from a verb of ruling out up to what negates it
BESIDE = 6  # characters between a hint and the denial it takes back ("hardly bothers to deny")


def denied(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """A voice of the chain says that it is not so; "did not deny" is no denial."""
    cues = load_cues(asked.parsed.lang)
    if (refusal := refused(asked)) is not None:
        return Certainty.ASSERTED, refusal
    for one in asked.chain:
        ruled_out = bool(one.cue) and rules_out(one.cue_lemma, one.cue[0].quote(asked.parsed.text).split(), asked)
        if one.cue and (ruled_out or cues.verbs.get(one.cue_lemma) == "deny"):
            hint = asked.find("insinuated", back=60)
            if hint is not None and hint.span.start < one.cue[0].stop and one.cue[0].start - hint.span.stop < BESIDE:
                return Certainty.INSINUATED, hint
            verb = token_at(asked.parsed, one.cue[0])
            if verb is not None and (_is_told_of_object(asked.head, verb) or _is_circumstance(asked.verb, verb)):
                continue
            if ruled_out and verb is not None and _is_left_open(verb, asked):
                return Certainty.HEDGED, asked.mark("not ruled out", one.cue[0].start, one.cue[0].stop)
            if verb is not None and negator(verb, asked) is not None:
                return Certainty.REPORTED, asked.mark("did not deny", one.cue[0].start, one.cue[0].stop)
            return Certainty.DENIED, asked.mark("denial", one.cue[0].start, one.cue[0].stop)
    return _ruled_out(asked) or _called_false(asked) or _own_denial(asked)


def _called_false(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """What is called false: a doubt, or a denial of who is said to have done it and says so himself."""
    found = called_false(asked)
    if found is None or asked.chain or found[0] is not Certainty.DOUBTED or not _is_of_author(asked):
        return found
    return Certainty.DENIED, found[1]  # "it is false that we attacked the ambulance"


def _ruled_out(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """`The police ruled out an attack`: said of a deed by a verb that no voice was found for."""
    verb = ruling_out(asked)
    if verb is None:
        return None
    if _is_left_open(verb, asked):
        return Certainty.HEDGED, asked.mark("not ruled out", verb.idx, verb.idx + len(verb))
    return Certainty.DENIED, asked.mark("denial", verb.idx, verb.idx + len(verb))


def _is_left_open(verb: Token, asked: Predicate) -> bool:
    """Whether something is not ruled out: "did not rule out", "no reason to rule out", `no había motivo para`."""
    above = [verb]
    while "Inf" in verb.morph.get("VerbForm", []) and above[-1].head.i != above[-1].i and len(above) < MOST_ABOVE:
        above.append(above[-1].head)
    negating = asked.has("negation", "words")
    return any(child.text.casefold() in negating for one in above for child in one.children)


def _is_told_of_object(deed: Token, verb: Token) -> bool:
    """Whether a deed is only told of what is denied or rejected: `rejected the offer of the men detained in May`."""
    for at in (deed, *deed.ancestors):
        if at.i == verb.i:
            break
        own = {one.dep_.split(":")[0] for one in at.children}
        if at.dep_ == "acl" and "Part" in at.morph.get("VerbForm", []) and not own & {"aux", "mark"}:
            noun = at.head
            while noun.dep_ in {"nmod", "conj", "appos"}:
                noun = noun.head
            return noun.dep_ == "obj" and noun.head.i == verb.i
    return False


def _is_circumstance(deed: Token, verb: Token) -> bool:
    """Whether a clause only says when or why that was what is denied: "denied standing by while they were beaten"."""
    opening = load_cues(deed.lang_).circumstances
    for at in (deed, *deed.ancestors):
        if at.i == verb.i:
            break
        first = at.left_edge
        if at.dep_ == "advcl" and verb.i < first.i and first.text.casefold() in opening and at.head.i != verb.i:
            return True
    return False


def _own_denial(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """`None of our units planted explosives`: who signs a statement says it of himself."""
    if asked.parsed.doc.kind not in {DocKind.STATEMENT, DocKind.COMMUNIQUE} or asked.chain:
        return None
    negation = negator(asked.head, asked) or negator(asked.verb, asked)
    own = any("1" in one.morph.get("Person", []) for one in asked.head.sent if asked.start <= one.idx < asked.stop)
    if negation is None or not own or asked.verb.pos_ != "VERB":
        return None
    if not is_perfect(asked) and any(
        "Pres" in one.morph.get("Tense", []) for one in (asked.verb, *asked.verb.children)
    ):
        return None  # "we do not reject talks" states a position
    return Certainty.DENIED, asked.token_mark("own denial", negation)


def accused(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """Somebody is blamed; by an authority, or by somebody else."""
    cues = load_cues(asked.parsed.lang)
    for one in asked.chain:
        group = cues.verbs.get(one.cue_lemma)
        suspects = one.cue_lemma in {"suspect", "sospechar", "sindicar"}
        if (group == "accuse" or suspects) and one.cue and one.cue_lemma not in {"condemn", "condenar", "repudiar"}:
            verb = token_at(asked.parsed, one.cue[0])
            if verb is not None and (negator(verb, asked) is not None or _takes_on(verb, asked)):
                continue
            marker = asked.mark("accusation", one.cue[0].start, one.cue[0].stop)
            if names_authority(one.voice.name, asked.parsed.lang):
                return Certainty.ACCUSED_BY_AUTHORITIES, marker
            return (Certainty.HEDGED if suspects else Certainty.ACCUSED), marker
    above = asked.head.head
    if above.i < asked.head.i and {above.text.casefold(), above.lemma_.casefold()} & asked.has(
        "accused", "participles"
    ):
        return Certainty.ACCUSED, asked.token_mark("accused", above)  # "está acusado de haber quemado la aldea"
    return None


def _takes_on(verb: Token, asked: Predicate) -> bool:
    """`se responsabilizó de`, `blamed themselves`: who names himself claims the deed."""
    return verb.lemma_.casefold() in asked.has("claimed", "verbs") and is_reflexive(verb, asked)


def names_authority(words: str, lang: str) -> bool:
    """Whether words name an authority of a state; a commander of rebels is none, nor who speaks for a union.

    Examples:
        >>> names_authority("the army command", "en"), names_authority("the rebel command", "en")
        (True, False)
        >>> names_authority("spokesman for the Banana Workers Union", "en"), names_authority("police spokesman", "en")
        (False, True)
    """
    said = set(re.findall(r"\w+", words.casefold()))
    return bool(load_cues(lang).authority & said) and actor_role(words, lang=lang) not in REBELS | PRIVATE


def doubted(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """A voice doubts it, or words say that it is not established."""
    cues = load_cues(asked.parsed.lang)
    for one in asked.chain:
        if cues.verbs.get(one.cue_lemma) == "doubt" and one.cue:
            if _opens_known(asked, asked.mark("doubt", one.cue[0].start, one.cue[0].stop)):
                continue  # "wondered why nobody had been arrested"
            return Certainty.DOUBTED, asked.mark("doubt", one.cue[0].start, one.cue[0].stop)
        if (lie := _called_lie(asked, one)) is not None:
            return Certainty.DOUBTED, lie
    marker = asked.find("doubted", back=60)
    marker = marker if marker and not _is_attribute(asked, marker) else not_found(asked)
    return (Certainty.DOUBTED, marker) if marker else None


def _is_of_author(asked: Predicate) -> bool:
    """Whether it is the author himself who is said to have done it: `hayamos atacado`, "we attacked"."""
    group = (asked.verb, *asked.verb.children)
    return any(
        "1" in one.morph.get("Person", [])
        for one in group
        if one.i == asked.verb.i or one.dep_.startswith(("aux", "nsubj"))
    )


def _called_lie(asked: Predicate, one: Attribution) -> Marker | None:
    """`The claim that we attacked the village is a lie`: what the author says of what somebody claims."""
    noun = token_at(asked.parsed, one.cue[0]) if one.cue else None
    if noun is None or noun.pos_ != "NOUN" or not noun.dep_.startswith("nsubj"):
        return None
    said = noun.head
    is_said = any(part.dep_ == "cop" for part in said.children) and negator(said, asked) is None
    return (
        asked.token_mark("doubted", said)
        if is_said and said.lemma_.casefold() in asked.has("doubted", "lies")
        else None
    )


def _is_attribute(asked: Predicate, marker: Marker) -> bool:
    """Whether a word only describes a noun that is not asked about ("a likely candidate was murdered")."""
    word = token_at(asked.parsed, marker.span)
    if any(span.covers(marker.span) for one in asked.chain for span in one.source):
        return False  # "unconfirmed reports said that"
    if word is None or word.dep_ != "amod" or word.pos_ == "ADV" or word.head.i in {asked.head.i, asked.verb.i}:
        return False
    return not word.head.is_ancestor(asked.verb)  # "unconfirmed reports that"


def insinuated(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """Words that hint at what is not said."""
    marker = asked.find("insinuated", back=40)
    if marker is None or _names_somebody(asked, marker) or _is_idiom_beside(asked, marker):
        marker = _scare_quotes(asked)
    return (Certainty.INSINUATED, marker) if marker else None


def _is_idiom_beside(asked: Predicate, marker: Marker) -> bool:
    """Whether words hint at nothing but what they tell, and what a clause below them does: not at "the killings".

    "The meeting demanded his dismissal as he turned a blind eye to the killings".
    """
    said = asked.parsed.text[marker.span.start : marker.span.stop].casefold()
    verb = token_at(asked.parsed, marker.span)
    below = verb is not None and (verb.i == asked.head.i or verb.is_ancestor(asked.head))
    return said in asked.has("insinuated", "idioms") and not (below and asked.head.pos_ in VERBAL)


def _names_somebody(asked: Predicate, marker: Marker) -> bool:
    """Whether words like "so-called" stand before a name: it is the name they doubt, not what its bearer did.

    `Los llamados de auxilio` are calls.
    """
    last = token_at(asked.parsed, marker.span)
    while last is not None and last.idx + len(last) < marker.span.stop:
        last = last.nbor() if last.i + 1 < len(last.doc) else None
    after = [] if last is None else [one for one in last.doc[last.i + 1 : last.i + 3] if not one.is_punct]
    said = asked.parsed.text[marker.span.start : marker.span.stop].casefold()
    is_name = bool(after) and last is not None and "PROPN" in (after[0].pos_, last.head.pos_)
    is_noun = bool(after) and after[0].pos_ == "ADP"  # `no respondió a los llamados de auxilio`
    return (is_name or is_noun) and said.split()[-1] in asked.has("insinuated", "naming")


def _scare_quotes(asked: Predicate) -> Marker | None:
    """`their "clash"`: one to three words of the author's own in quotation marks, no name among them."""
    if asked.chain:
        return None
    text, head = asked.parsed.text, asked.head
    for found in SCARE_QUOTES.finditer(text, head.sent.start_char, head.sent.end_char + 1):
        if found.start() < head.idx < found.end():
            return asked.mark("scare quotes", found.start(), found.end())
    return None


def claimed(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """Somebody says that he did it himself."""
    for one in asked.chain:
        verb = token_at(asked.parsed, one.cue[0]) if one.cue else None
        if verb is not None and _takes_on(verb, asked) and negator(verb, asked) is None:
            return Certainty.CLAIMED, asked.mark("claimed", one.cue[0].start, one.cue[0].stop)
    marker = None if _is_said_beside(asked) else asked.find("claimed", back=CLAIM)
    word = token_at(asked.parsed, marker.span) if marker else None
    if marker is None or word is None or any(negator(one, asked) for one in (word, asked.verb)):
        return None
    return Certainty.CLAIMED, marker


def _is_said_beside(asked: Predicate) -> bool:
    """Whether it is what is said next, or doubted: "claimed the attack but denied", "the police doubt it"."""
    groups = load_cues(asked.parsed.lang).verbs
    speaks = asked.head.dep_ == "conj" and asked.head.lemma_.casefold() in groups
    return speaks or (bool(asked.chain) and groups.get(asked.chain[-1].cue_lemma) == "doubt")


def hedged(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """Modals, adverbs, verbs of seeming, rumour conditional, and voices that only believe."""
    if asked.verb.i != asked.head.i and avoidable(asked.verb, asked):
        return _believed(asked)
    for token in governing(asked):
        for one in token.children:
            low, lemma = one.text.casefold(), one.lemma_.casefold()
            if one.dep_.startswith("aux") and _is_hedging(asked, token, low, lemma):
                return Certainty.HEDGED, asked.token_mark("hedges", one)
            adjective = one.dep_ == "amod" and low in asked.has("hedges", "adjectives")
            if adjective or (one.dep_ == "advmod" and low in asked.has("hedges", "adverbs")):
                return Certainty.HEDGED, asked.token_mark("hedges", one)
        if token.i != asked.head.i and token.lemma_.casefold() in asked.has("hedges", "verbs"):
            return Certainty.HEDGED, asked.token_mark("hedges", token)
        if token.i != asked.head.i and _is_hearsay(token, asked):
            return Certainty.HEDGED, asked.token_mark("hearsay", token)
    if marker := _rumour(asked) or traced(asked):
        return Certainty.HEDGED, marker
    marker = asked.find("hedges", back=50) or asked.find("hedges", key="adverbs", back=ADVERB)
    if marker is not None and not _is_attribute(asked, marker) and not _opens_known(asked, marker):
        return Certainty.HEDGED, marker
    return _believed(asked)


def _opens_known(asked: Predicate, marker: Marker) -> bool:
    """Whether right behind such words a question takes its deed for known: "it is not known who killed him"."""
    word = token_at(asked.parsed, marker.span)
    behind = next((one for one in word.sent if one.idx >= marker.span.stop), None) if word is not None else None
    return behind is not None and is_taken_for_known(behind, asked)


def _is_hearsay(verb: Token, asked: Predicate) -> bool:
    """`We heard that soldiers had killed him`: told by nobody knows whom; who "heard them shoot" heard it himself."""
    if verb.lemma_.casefold() not in asked.has("hedges", "hearsay"):
        return False
    clauses = [one for one in verb.children if one.dep_ == "ccomp" and one.i > verb.i]
    told = [one for one in clauses if any(c.text.casefold() in load_cues(asked.parsed.lang).that for c in one.children)]
    sounds = any(asked.has("hedges", "sounds") & set(one.morph.get("Tense", [])) for one in told)
    return bool(told) and not sounds  # `oímos que disparaban`


def _is_hedging(asked: Predicate, token: Token, low: str, lemma: str) -> bool:
    """Whether an auxiliary puts in doubt: `may have`, `must have known`; `could not flee` says that nobody did."""
    if {low, lemma} & asked.has("hedges", "inferred"):
        return is_perfect(asked)
    managed = any(low == one.text.casefold() and "Part" in one.morph.get("VerbForm", []) for one in token.children)
    if managed or not {low, lemma} & asked.has("hedges", "modals"):
        return False  # `ha podido determinar que`
    return not (low in asked.has("negation", "ability") and negator(token, asked) is not None and not is_perfect(asked))


def _believed(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    cues = load_cues(asked.parsed.lang)
    for voice in asked.chain:
        cue = token_at(asked.parsed, voice.cue[0]) if voice.cue else None
        believes = cues.verbs.get(voice.cue_lemma) == "believe" or voice.cue_lemma in cues.opining
        if believes and voice.cue and not is_proven(asked, voice):
            if cue is not None and negator(cue, asked) is not None:
                return Certainty.DOUBTED, asked.mark("belief", voice.cue[0].start, voice.cue[0].stop)
            own = voice.voice.kind is VoiceKind.AUTHOR and voice.cue_lemma not in asked.has("hypothetical", "dreading")
            marker = asked.mark("belief", voice.cue[0].start, voice.cue[0].stop)
            return (Certainty.OPINION if own else Certainty.HEDGED), marker
        named = cue is not None and any(one.dep_ == "nsubj" and one.idx < voice.cue[0].start for one in cue.children)
        if voice.made_by.startswith("any.attribution.rumour") and voice.cue and not named:
            return Certainty.HEDGED, asked.mark("nobody is named", voice.cue[0].start, voice.cue[0].stop)
    return None


def _rumour(asked: Predicate) -> Marker | None:
    """The conditional of rumour: "habría matado", "serían técnicos extranjeros"."""
    forms = asked.has("hedges", "conditional")
    promised = bool(asked.chain) and load_cues(asked.parsed.lang).verbs.get(asked.chain[-1].cue_lemma) == "plan"
    if not forms or promised:
        return None
    for token in (*governing(asked), asked.head):
        for one in (token, *token.children):
            if one.text.casefold() in forms and not (_is_passive(one) and _is_told_before(asked)):
                return asked.mark("rumour conditional", one.idx, one.idx + len(one))
    return None


def _is_passive(auxiliary: Token) -> bool:
    taken = auxiliary.dep_ == "cop" and "Part" in auxiliary.head.morph.get("VerbForm", [])
    return taken or auxiliary.dep_ == "aux:pass"


def _is_told_before(asked: Predicate) -> bool:
    """`Dijo que serían detenidos`: what somebody said that would be done to people is no rumour but still to come."""
    cue = token_at(asked.parsed, asked.chain[-1].cue[0]) if asked.chain and asked.chain[-1].cue else None
    says = cue is not None and load_cues(asked.parsed.lang).verbs.get(asked.chain[-1].cue_lemma) == "say"
    return says and cue is not None and bool({"Past", "Imp"} & set(cue.morph.get("Tense", [])))


def unconfirmed(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """`did not confirm that`, `neither confirmed nor denied`: nobody stands for it and nobody denies it."""
    if (marker := asked.find("hedges", key="unconfirmed", back=60)) is not None:
        return Certainty.HEDGED, marker
    for one in asked.chain:
        verb = token_at(asked.parsed, one.cue[0]) if one.cue else None
        if verb is not None and one.cue_lemma in asked.has("hedges", "confirming") and negator(verb, asked) is not None:
            return Certainty.HEDGED, asked.mark("not confirmed", one.cue[0].start, one.cue[0].stop)
        if one.unsaid == OPEN:
            return Certainty.HEDGED, asked.mark("not said", one.cue[0].start, one.cue[0].stop)
    report = unconfirmed_report(asked)
    return (Certainty.HEDGED, report) if report is not None else None
