"""Claims: each statement with the voices that answer for it, and each event inside the claims that tell it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from careo.model import (
    DEGREE,
    Certainty,
    Claim,
    Event,
    Found,
    Marker,
    Modality,
    Polarity,
    Span,
    Voice,
    VoiceKind,
    VoiceMode,
    make_id,
)
from careo.understand.attribution.chain import Attributions, ancestors_of, chain_of, innermost, said_chain, voices_in
from careo.understand.attribution.denials import OF_BEFORE, told_before
from careo.understand.attribution.phrases import strip_marks, subtree
from careo.understand.attribution.sources import UNKNOWN
from careo.understand.certainty import read_certainty
from careo.understand.drafts import Attribution, EventDraft
from careo.understand.parsed import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenRun
    from spacy.tokens import Token

TALK = frozenset({"accuse", "reject", "deny", "condemn", "demand", "claim-responsibility", "praise", "agree", "meet"})
PLAIN = (Certainty.ASSERTED, Polarity.POSITIVE, Modality.ACTUAL, ())
RULE, TURN = "any.claims@1", "any.attribution.turn@1"
Groups = dict[tuple[int | None, Certainty, Polarity, Modality, bool], list[tuple[EventDraft, "Reading"]]]
Told = dict[int, list[EventDraft]]  # by the first token of their sentence
Manner = tuple[Certainty, Polarity, Modality]
Reading = tuple[Certainty, Polarity, Modality, tuple[Marker, ...]]


@dataclass(frozen=True, slots=True)
class Said:
    """Something said in one sentence: by which attribution (None: the author), how, and the events it tells.

    `head` is the index of the token whose certainty was read.
    """

    attribution: int | None
    head: int
    read: Reading
    content: Span
    drafts: tuple[EventDraft, ...] = ()


def make_claims(
    parsed: Parsed, attributions: Attributions, drafts: Sequence[EventDraft]
) -> tuple[tuple[Claim, ...], tuple[Event, ...]]:
    """The claims of a document in text order, and its events, each in at least one of them."""
    claims: dict[str, Claim] = {}
    of_draft: dict[int, list[str]] = defaultdict(list)
    readings: dict[int, Reading] = {}
    numbers = {id(draft): number for number, draft in enumerate(drafts)}
    for claim, said in claims_said(parsed, attributions, drafts):
        claims.setdefault(claim.id, claim)
        for number in _denied_before(parsed, attributions, drafts, said) if claim.made_by == OF_BEFORE else ():
            if readings.get(number, PLAIN)[1] is Polarity.POSITIVE:
                of_draft[number].append(claim.id)
        for draft in said.drafts:
            of_draft[numbers[id(draft)]].append(claim.id)
            readings[numbers[id(draft)]] = said.read
    events = [_make_event(parsed, draft, readings[k], of_draft[k]) for k, draft in enumerate(drafts) if k in readings]
    ordered = sorted(claims.values(), key=lambda one: (one.span, one.content, one.id))
    return tuple(ordered), tuple(events)


def _denied_before(
    parsed: Parsed, attributions: Attributions, drafts: Sequence[EventDraft], said: Said
) -> Iterator[int]:
    """The numbers of the deeds told before that a claim denies, told by others: `La Guardia lo niega`."""
    if said.attribution is None:
        return
    denial = attributions[said.attribution]
    start, stop = told_before(parsed, denial)
    here = [(number, draft) for number, draft in enumerate(drafts) if start <= parsed.syntax[draft.head].idx < stop]
    told = {number: innermost(attributions, parsed.syntax[draft.head].idx) for number, draft in here}
    voiced = any(one is not None for one in told.values())
    for number, draft in here:
        at = told[number]
        own = at is not None and attributions[at].voice.name == denial.voice.name
        if draft.act not in TALK and not own and (at is not None or not voiced):
            yield number


def claims_said(
    parsed: Parsed, attributions: Attributions, drafts: Sequence[EventDraft]
) -> Iterator[tuple[Claim, Said]]:
    """Every claim with what it was made of, sentence by sentence; one that is said again comes again."""
    author = author_voices(parsed)
    told: Told = defaultdict(list)
    for draft in drafts:
        told[parsed.syntax[draft.head].sent.start].append(draft)
    for sent in _sentences(parsed, told):
        for said in _said_in(parsed, sent, attributions, told.get(sent.start, ())):
            yield _make_claim(parsed, sent, said, author, attributions), said


def _sentences(parsed: Parsed, told: Told) -> Iterable[TokenRun]:
    """Sentences that may make claims, and any other that an event was found in."""
    speaking = {sent.start for sent in parsed.speaking()}
    return [sent for sent in parsed.sentences if sent.start in speaking or sent.start in told]


# -- the author ------------------------------------------------------------------------------------------------


def author_voices(parsed: Parsed) -> tuple[Voice, ...]:
    """Who answers for the document itself, outermost first: who printed it, then who wrote it; never empty."""
    doc = parsed.doc
    voices = [_voice(one, VoiceKind.PUBLISHER) for one in doc.relay]
    if doc.issuer is not None:
        voices.append(_voice(doc.issuer, VoiceKind.AUTHOR))
    elif doc.dateline is not None and doc.dateline.agencies:
        voices += [_voice(doc.publisher, VoiceKind.PUBLISHER)] if doc.publisher is not None and not doc.relay else []
        voices.append(_agencies(parsed, doc.dateline.agencies))
    elif doc.publisher is not None:
        voices.append(_voice(doc.publisher, VoiceKind.PUBLISHER))
        if doc.byline is not None:
            voices.append(_voice(doc.byline, VoiceKind.AUTHOR))
    elif doc.byline is not None:
        voices.append(_voice(doc.byline, VoiceKind.AUTHOR))
    return tuple(voices) or (Voice(UNKNOWN, VoiceKind.AUTHOR, VoiceMode.NARRATED),)


def _voice(found: Found[str], kind: VoiceKind) -> Voice:
    return Voice(found.value, kind, VoiceMode.NARRATED, found.span)


def _agencies(parsed: Parsed, agencies: Sequence[Found[str]]) -> Voice:
    """One voice for a dispatch, also when two agencies share it ("TELAM-ANSA")."""
    span = Span(parsed.doc.id, agencies[0].span.start, agencies[-1].span.stop)
    name = " ".join(span.quote(parsed.doc.text).split())
    return Voice(name, VoiceKind.PRESS, VoiceMode.NARRATED, span)


# -- what is said in a sentence ------------------------------------------------------------------------------------


def _said_in(parsed: Parsed, sent: TokenRun, attributions: Attributions, here: Sequence[EventDraft]) -> list[Said]:
    """Everything said in one sentence: its events grouped by voice and certainty, then what tells no event."""
    grouped: Groups = defaultdict(list)
    for draft in here:
        number = innermost(attributions, parsed.syntax[draft.head].idx)
        read = read_certainty(parsed, draft.head, said_chain(attributions, number))
        grouped[(number, *read[:3], _is_of_degree(read))].append((draft, read))
    mains = _main_readings(parsed, sent, attributions, {key[0] for key in grouped})
    told = {key[0] for key in grouped if mains.get(key[0], key[1:4]) == key[1:4]}
    voices = [key[0] for key in grouped]
    said = []
    for key, rows in grouped.items():
        alone = voices.count(key[0]) == 1 and key[0] in told
        said.append(_with_events(parsed, sent, key[0], rows, attributions, alone=alone))
    said += _plain_attributions(parsed, sent, attributions, told)
    own_root = any(one.attribution is None and one.content.start <= sent.root.idx < one.content.stop for one in said)
    if not own_root and (own := _own_words(parsed, sent, attributions)):
        said.append(own)
    return said


def _is_of_degree(read: Reading) -> bool:
    """Whether only how far something went is denied ("no one was killed or seriously hurt" makes two claims)."""
    return any(one.reason == DEGREE for one in read[3])


def _main_readings(
    parsed: Parsed, sent: TokenRun, attributions: Attributions, numbers: set[int | None]
) -> dict[int | None, Manner]:
    """How each of some attributions puts the main predicate of what it says in a sentence.

    That may be surer or less sure than the deeds it names: "may have used his visit just before the attack".
    """
    mains: dict[int | None, Manner] = {}
    for number in numbers:
        content = None if number is None else _inside(parsed, sent, attributions[number])
        if content is not None:
            head = _head_in(sent, content.start, content.stop)
            mains[number] = read_certainty(parsed, head.i, said_chain(attributions, number))[:3]
    return mains


def _with_events(
    parsed: Parsed,
    sent: TokenRun,
    number: int | None,
    rows: list[tuple[EventDraft, Reading]],
    attributions: Attributions,
    *,
    alone: bool,
) -> Said:
    """A claim for events of one voice and certainty: all that the voice says, or their clauses when it says more.

    `alone`: the voice puts nothing else of the sentence in another way.
    """
    drafts = tuple(draft for draft, _ in rows)
    whole = _inside(parsed, sent, attributions[number]) if number is not None else None
    here = attributions.saying(sent.start_char, sent.end_char)
    others = any(_inside(parsed, sent, attributions[at]) is not None for at in here)
    tells_root = any(one.clause.start <= sent.root.idx < one.clause.stop for one in drafts)
    if number is None and alone and not others and tells_root:
        whole = parsed.span_of(strip_marks([one for one in sent if not one.is_space]))
    if whole is not None and alone:
        return Said(number, drafts[0].head, rows[0][1], whole, drafts)
    parts = [one.clause if whole is None else _told_part(parsed, one, whole, sent) for one in drafts]
    start, stop = min(one.start for one in parts), max(one.stop for one in parts)
    if whole is not None:
        start, stop = max(start, whole.start), min(stop, whole.stop)
    start, stop = min(start, drafts[0].trigger.start), max(stop, drafts[-1].trigger.stop)
    return Said(number, drafts[0].head, rows[0][1], _without_commas(parsed, start, stop), drafts)


def _without_commas(parsed: Parsed, start: int, stop: int) -> Span:
    """The span between two offsets without the commas and semicolons at its edges, which join it to what is beside."""
    said = parsed.text[start:stop]
    first = start + len(said) - len(said.lstrip(" ,;"))
    return parsed.span(first, max(first + 1, start + len(said.rstrip(" ,;"))))


def _told_part(parsed: Parsed, draft: EventDraft, whole: Span, sent: TokenRun) -> Span:
    """The words of an event: its clause, but only its noun phrase where a noun tells it in what else is said."""
    head, main = parsed.syntax[draft.head], _head_in(sent, whole.start, whole.stop)
    beside = head.pos_ == "NOUN" and head.i != main.i and draft.clause.start <= main.idx < draft.clause.stop
    return parsed.span_of(strip_marks(subtree(head))) if beside else draft.clause


def _plain_attributions(
    parsed: Parsed, sent: TokenRun, attributions: Attributions, told: set[int | None]
) -> list[Said]:
    """Attributions of a sentence that tell no event, the inner ones first; one that says hardly more is left out."""
    touching = attributions.saying(sent.start_char, sent.end_char)
    inside = [(number, _inside(parsed, sent, attributions[number])) for number in touching]
    here = sorted(
        ((span.stop - span.start, k, span) for k, span in inside if span is not None), key=lambda row: row[:2]
    )
    covered: dict[int, int] = {}
    made = []
    for size, number, content in here:
        is_new = number not in told and size > 1.5 * covered.get(number, 0)
        if is_new:
            made.append(_without_events(parsed, sent, number, content, attributions))
        if is_new or number in told:
            for one in ancestors_of(attributions, number):
                covered[one] = covered.get(one, 0) + size
    return made


def _without_events(parsed: Parsed, sent: TokenRun, number: int, content: Span, attributions: Attributions) -> Said:
    head = _head_in(sent, content.start, content.stop)
    return Said(number, head.i, read_certainty(parsed, head.i, said_chain(attributions, number)), content)


def _own_words(parsed: Parsed, sent: TokenRun, attributions: Attributions) -> Said | None:
    """The author's own words, where the sentence is one and what others say does not make its main clause."""
    touching = (attributions[number] for number in attributions.saying(sent.start_char, sent.end_char))
    here = [one for one in touching if _inside(parsed, sent, one) is not None]
    run = [one for one in sent if not one.is_space]
    if here:
        spans = [span for one in here for span in (*one.cue, *one.content)]
        if not all(one.cue for one in here) or any(span.start <= sent.root.idx < span.stop for span in spans):
            return None
        told = [part for part in sent.root.children if any(_holds(part, one.cue[0]) for one in here)]
        barred = {one.i for part in told for one in part.subtree}
        run = [one for one in run if one.i not in barred]
    run = strip_marks(run)
    if len(run) < 3 or not any(one.pos_ in {"VERB", "AUX"} for one in run):
        return None
    return Said(None, sent.root.i, read_certainty(parsed, sent.root.i, ()), parsed.span_of(run))


def _holds(part: Token, span: Span) -> bool:
    """Whether a span stands in the subtree of a token."""
    return any(span.start <= one.idx < span.stop for one in part.subtree)


def _inside(parsed: Parsed, sent: TokenRun, one: Attribution) -> Span | None:
    """The part of an attribution's content that lies in a sentence; None for none, or only a mark."""
    parts = [span for span in one.content if span.start < sent.end_char and sent.start_char < span.stop]
    if not parts:
        return None
    start, stop = max(parts[0].start, sent.start_char), min(parts[-1].stop, sent.end_char)
    return parsed.span(start, stop) if any(char.isalpha() for char in parsed.doc.text[start:stop]) else None


def _head_in(sent: TokenRun, start: int, stop: int) -> Token:
    """The token that heads the words between two offsets."""
    inside = [one for one in sent if start <= one.idx < stop and not one.is_space and not one.is_punct]
    for one in inside:
        if not start <= one.head.idx < stop or one.head.i == one.i:
            return one
    return inside[0] if inside else sent.root


# -- making the nouns ----------------------------------------------------------------------------------------------


def _make_claim(
    parsed: Parsed, sent: TokenRun, said: Said, author: tuple[Voice, ...], attributions: Attributions
) -> Claim:
    chain = chain_of(attributions, said.attribution)
    voices = (*_without_teller(parsed, author, chain), *voices_in(chain))
    certainty, polarity, modality, markers = said.read
    span = parsed.span(min(sent.start_char, said.content.start), max(sent.end_char, said.content.stop))
    made_by = chain[-1].made_by if chain else RULE
    names = [[voice.name, voice.kind.value] for voice in voices]
    parts = (
        parsed.doc.id,
        said.content.start,
        said.content.stop,
        names,
        certainty.value,
        polarity.value,
        modality.value,
        *([DEGREE] if _is_of_degree(said.read) else []),
    )
    return Claim(make_id("claim", *parts), span, said.content, voices, certainty, polarity, modality, made_by, markers)


def _without_teller(parsed: Parsed, author: tuple[Voice, ...], chain: Sequence[Attribution]) -> tuple[Voice, ...]:
    """The author without who is interviewed, where a question is put to him."""
    asked = bool(chain) and chain[0].made_by == TURN and chain[0].voice.kind is VoiceKind.UNKNOWN
    teller = parsed.doc.byline is not None and author[-1].span == parsed.doc.byline.span
    if not asked or not teller:
        return author
    return author[:-1] or (Voice(UNKNOWN, VoiceKind.AUTHOR, VoiceMode.NARRATED),)


def event_id(draft: EventDraft) -> str:
    """The id of the event that a draft becomes."""
    trigger = draft.trigger
    return make_id("event", trigger.doc_id, draft.act, trigger.start, trigger.stop, draft.head)


def _make_event(parsed: Parsed, draft: EventDraft, read: Reading, claim_ids: list[str]) -> Event:
    return Event(
        id=event_id(draft),
        act=draft.act,
        trigger=draft.trigger,
        roles=draft.roles,
        modality=read[2],
        polarity=read[1],
        claim_ids=tuple(dict.fromkeys(claim_ids)),
        made_by=draft.made_by,
        when=draft.when,
        where=draft.where,
        counts=() if _is_of_degree(read) else draft.counts,
        instrument=draft.instrument,
        background=draft.background,
        generic=draft.generic,
        code=draft.code,
    )
