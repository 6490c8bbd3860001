"""How surely each claim lays its deed to those it names, where that is not how the claim itself is put.

The words of the claim go first: what is denied, doubted, planned or hedged is so for its doer, too. A plain claim may
still tell of an accusation or a claim of responsibility, name its doers as suspects only ("presuntos senderistas
mataron") or as one of two ("the army or the rebels"), or come from the doer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from careo.model import (
    Blame,
    BlameTrace,
    Certainty,
    Claim,
    Deciding,
    DocKind,
    Document,
    Event,
    Marker,
    Polarity,
    Reading,
    Role,
    RoleName,
    Span,
)
from careo.text.numbers import fold_same
from careo.understand.certainty.voices import names_authority
from careo.understand.incidents.blame import cues, plain_names
from careo.understand.incidents.features import episode_types
from careo.understand.roles.arguments import load_grammar

ACCUSED_RULE = "any.blame.accused@1"
CLAIMED_RULE = "any.blame.claimed@1"
SUSPECTED_RULE = "any.blame.suspected@1"
ONE_OF_RULE = "any.blame.one_of@1"
OWN_RULE = "any.blame.own@1"
PLAIN = frozenset({Certainty.ASSERTED, Certainty.REPORTED})
ACCUSED = (Certainty.ACCUSED, Certainty.ACCUSED_BY_AUTHORITIES)
"""Not by authorities, and by them."""
ACCUSATION, OWN_CLAIM, SUSPICION = "accusation", "claim of one's own deed", "suspicion"
AUTHORITY, ITSELF, ONE_OF = "an authority speaks", "who is named says it", "one of two"
SIGNED = frozenset({DocKind.STATEMENT, DocKind.COMMUNIQUE})
"""Kinds of documents whose author speaks of its own deeds."""
LONGEST_WORD = 30
"""Characters before a name in which the word right before it stands."""
BEFORE = re.compile(r"\w+\s+$")


@dataclass(frozen=True, slots=True)
class Doer:
    """Somebody whom a claim names for a deed; `kind` is its type in MUC-4, "" for none."""

    claim: Claim
    event: Event
    role: Role
    kind: str


def lay_blame(doc: Document, reading: Reading) -> tuple[Claim, ...]:
    """The claims of a document, with how surely each lays its deeds to those it names, where it is put otherwise."""
    blames: dict[str, list[Blame]] = {}
    for doer in doers_in(reading):
        told = trace_blame(doc, doer)
        if told.certainty is not doer.claim.certainty:
            blame = Blame(told.doer, told.certainty, told.made_by, told.words[0].marker)
            blames.setdefault(doer.claim.id, []).append(blame)
    once = {id: tuple({blame.doer: blame for blame in found}.values()) for id, found in blames.items()}
    return tuple(replace(one, blames=once[one.id]) if one.id in once else one for one in reading.claims)


def doers_in(reading: Reading) -> Iterator[Doer]:
    """Everybody whom a claim names for a deed: who acts in it, who is accused of it, who claims it."""
    claims, types = {one.id: one for one in reading.claims}, episode_types(reading)
    for event in reading.events:
        kind = types.get(event.episode, "")
        for role in event.roles:
            if role.role in _roles(event, kind):
                yield from (Doer(claims[one], event, role, kind) for one in event.claim_ids if one in claims)


def _roles(event: Event, kind: str) -> frozenset[RoleName]:
    """The roles that an event names doers by."""
    if event.act == "accuse":
        return frozenset({RoleName.PATIENT})
    if event.act.startswith("claim"):
        return frozenset({RoleName.AGENT, RoleName.CLAIMANT})
    return frozenset({RoleName.AGENT}) if kind else frozenset()


def trace_blame(doc: Document, doer: Doer) -> BlameTrace:
    """How surely a claim lays its deed to a doer, and the words that decide; as it is put where none does."""
    claim, span = doer.claim, doer.role.span
    if claim.certainty in PLAIN and claim.polarity is Polarity.POSITIVE:
        for rule, find in RULES.items():
            for certainty, words in find(doc, doer):
                return BlameTrace(span, certainty, rule, tuple(words))
    return BlameTrace(span, claim.certainty, claim.made_by)


Found = Iterator[tuple[Certainty, Iterable[Deciding]]]


def accused(doc: Document, doer: Doer) -> Found:
    """`Teachers accused the Front of the bomb`: the document states that there is an accusation, not that it is so."""
    event = doer.event
    if event.act != "accuse":
        return
    by = next((one.span for one in event.roles if one.role is RoleName.AGENT), None)
    official = by is not None and names_authority(by.quote(doc.text), doc.lang)
    authority = [Deciding(Marker(by, AUTHORITY), Certainty.ACCUSED)] if by is not None and official else []
    yield ACCUSED[official], [*authority, Deciding(Marker(event.trigger, ACCUSATION), None)]


def claimed(doc: Document, doer: Doer) -> Found:
    """`The Front claimed responsibility`."""
    del doc
    if doer.event.act.startswith("claim"):
        yield Certainty.CLAIMED, [Deciding(Marker(doer.event.trigger, OWN_CLAIM), None)]


def suspected(doc: Document, doer: Doer) -> Found:
    """`suspected rebels killed`, `presuntos senderistas`: the words that name the doers, or the one right before."""
    span, text = doer.role.span, fold_same(doc.text[max(0, doer.role.span.start - LONGEST_WORD) : doer.role.span.stop])
    at = len(text) - (span.stop - span.start)
    before = BEFORE.search(text, 0, at)
    found = cues(doc.lang)["suspect"].search(text, before.start() if before else at)
    if found is None:
        return
    start, stop = found.start(), found.end()
    while stop < len(text) and text[stop].isalpha():
        stop += 1
    shift = span.stop - len(text)
    words = [Deciding(Marker(Span(doc.id, start + shift, stop + shift), SUSPICION), doer.claim.certainty)]
    voice = doer.claim.voices[-1]
    official = len(doer.claim.voices) > 1 and voice.span is not None and names_authority(voice.name, doc.lang)
    authority = [Deciding(Marker(voice.span, AUTHORITY), Certainty.ACCUSED)] if voice.span and official else []
    yield ACCUSED[official], [*words, *authority]


def one_of(doc: Document, doer: Doer) -> Found:
    """`The army or the rebels killed them`: one of those named did it, and the text does not say which."""
    words = load_grammar(doc.lang).words
    agents = [one.span for one in doer.event.roles if one.role is doer.role.role and one.span != doer.role.span]
    for other in agents:
        first, last = sorted((doer.role.span, other))
        between = re.sub(r"[,;]", " ", fold_same(doc.text[first.stop : last.start]).lower())
        link = next((one for one in re.finditer(r"\w+", between) if one.group() in words["either"]), None)
        rest = set(between.split()) - words["either"]
        if link is not None and rest <= load_grammar(doc.lang).agent_cases | words["definite"]:
            start = first.stop + link.start()
            marker = Marker(Span(doc.id, start, start + len(link.group())), ONE_OF)
            yield Certainty.HEDGED, [Deciding(marker, doer.claim.certainty)]
            return


def own(doc: Document, doer: Doer) -> Found:
    """`The Front said that it blew up the bridge`: who is quoted, or signs a statement, is the doer it names."""
    voice, role = doer.claim.voices[-1], doer.role
    if len(doer.claim.voices) == 1 and doc.kind not in SIGNED:
        return
    same = voice.actor_id is not None and voice.actor_id == role.actor_id
    named = plain_names([voice.name]) & plain_names([role.name, role.span.quote(doc.text)])
    if voice.span is not None and (same or named):
        yield Certainty.CLAIMED, [Deciding(Marker(voice.span, ITSELF), Certainty.ASSERTED)]


RULES = {
    ACCUSED_RULE: accused,
    CLAIMED_RULE: claimed,
    SUSPECTED_RULE: suspected,
    ONE_OF_RULE: one_of,
    OWN_RULE: own,
}
"""In the order in which they are asked; the first that speaks decides."""
