"""Quotations that no cue took: any verb right beside them, else the last speaker, else nobody known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from careo.model import Span, Voice, VoiceKind, VoiceMode
from careo.understand.attribution.beside_verb import speaker_after
from careo.understand.attribution.labels import labelled
from careo.understand.attribution.phrases import child
from careo.understand.attribution.quotes import Quotation
from careo.understand.attribution.sources import UNKNOWN, Speakers
from careo.understand.attribution.verbal import cue_span
from careo.understand.drafts import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenRun
    from spacy.tokens import Token


def with_floating(
    sent: TokenRun, upto: int, speakers: Speakers, quotes: Sequence[Quotation], found: Sequence[Attribution]
) -> list[Attribution]:
    """What was found, and the quotations that end in a sentence, or after it before `upto`, and are no content yet.

    A quotation waits for the sentence that it ends in, whose cue may be its own (`"Never. Not once," he said`). One
    that goes on in the paragraph of its speaker becomes part of what he was found to say.
    """
    made = list(found)
    for quote in quotes:
        if not sent.start_char < quote.stop <= upto or quote.start >= sent.end_char:
            continue
        if any(_holds_some(one, quote) for one in made):
            continue
        if (by_label := labelled(quote, speakers)) is not None:
            made.append(by_label)
            continue
        if not quote.is_speech:
            continue
        beside = _beside(quote, sent, speakers)
        last = None if beside is not None else _speaking(quote, speakers, made)
        content = Span(speakers.parsed.doc.id, quote.start, quote.stop)
        if last is not None:
            made[last] = replace(made[last], content=(*made[last].content, content))
        else:
            made.append(beside or _unknown(content))
    return made


def _holds_some(one: Attribution, quote: Quotation) -> bool:
    """Whether words of a quotation are content of an attribution that is not itself told in it."""
    told = bool(one.cue) and quote.start <= one.cue[0].start < quote.stop
    return not told and any(span.start < quote.stop and quote.start < span.stop for span in one.content)


def _beside(quote: Quotation, sent: TokenRun, speakers: Speakers) -> Attribution | None:
    """`"…", laughed the sexton`, `The mayor lost his temper: "…"`: a finite verb that only the quotation explains."""
    text = speakers.parsed.text
    verb = _verb_after(quote, sent) or _verb_of_speaker(quote, sent, text) or _verb_before(quote, sent)
    if verb is None:
        return None
    content = Span(speakers.parsed.doc.id, quote.start, quote.stop)
    head = child(verb, "nsubj")
    if head is None and verb.idx > quote.stop:
        head = speaker_after(verb, sent)
    weak = head is not None and head.text.casefold() in speakers.cues.weak
    if head is not None and (weak or content.start <= head.idx < content.stop):
        head = None
    cue = cue_span(verb, speakers)
    voice, source = speakers.voice(head, cue=cue, mode=VoiceMode.QUOTED)
    lemma = verb.lemma_.casefold()
    return Attribution(voice, source, (cue,), (content,), lemma, "any.attribution.beside_quotation_surface@1")


def _verb_after(quote: Quotation, sent: TokenRun) -> Token | None:
    """The finite verb that follows a quotation with nothing but a comma and weak pronouns between."""
    for token in sent:
        if token.idx < quote.stop or token.is_space or token.text in {",", "—", "–", "-"}:
            continue
        if token.pos_ == "PRON" and token.head.i == token.i + 1:
            continue
        return token if _is_finite(token) and token.idx - quote.stop < 12 else None
    return None


def _verb_of_speaker(quote: Quotation, sent: TokenRun, text: str) -> Token | None:
    """`"…," the mayor went on`: the finite verb whose subject begins right after a quotation that ends in a comma."""
    if "," not in text[quote.stop - 2 : quote.stop + 1]:
        return None
    after = next((one for one in sent if one.idx >= quote.stop and not one.is_space and not one.is_punct), None)
    if after is None:
        return None
    subject = next((one for one in (after, *after.ancestors) if one.dep_ == "nsubj"), None)
    if subject is None or subject.left_edge.i != after.i or subject.head.i < after.i:
        return None
    return subject.head if _is_finite(subject.head) else None


def _verb_before(quote: Quotation, sent: TokenRun) -> Token | None:
    """The verb of the clause that ends in a colon before a quotation, in its sentence or in the line before."""
    run = sent.doc.char_span(quote.start, quote.start + 1, alignment_mode="expand")
    colon = run[0] if run is not None else sent[0]
    while colon.i > 0 and (colon.idx >= quote.start or colon.is_space):
        colon = colon.nbor(-1)
    if colon.text != ":":
        return None
    before = [one for one in colon.sent if one.i < colon.i]
    verbs = [one for one in before if _is_finite(one) and one.dep_ in {"ROOT", "parataxis", "conj", "ccomp"}]
    return verbs[-1] if verbs else None


def _is_finite(token: Token) -> bool:
    return (
        token.pos_ == "VERB" and "Fin" in token.morph.get("VerbForm", []) and "2" not in token.morph.get("Person", [])
    )


def _speaking(quote: Quotation, speakers: Speakers, found: Sequence[Attribution]) -> int | None:
    """The number of the attribution that a quotation goes on: the last quoted one in the last sentence that has a cue.

    It stands in the same paragraph, or the quotation goes on from there.
    """
    before = [number for number, one in enumerate(found) if one.cue and one.cue[0].start < quote.start]
    if not before:
        return None
    before.sort(key=lambda number: found[number].cue[0].start)
    begins = _sentence_begin(speakers, found[before[-1]].cue[0].start)
    quoted = [k for k in before if found[k].cue[0].start >= begins and found[k].voice.mode is VoiceMode.QUOTED]
    if not quoted:
        return None
    same = "\n\n" not in speakers.parsed.doc.text[found[quoted[-1]].cue[0].start : quote.start]
    return quoted[-1] if same or quote.continued else None


def _sentence_begin(speakers: Speakers, offset: int) -> int:
    """Where the sentence begins that holds an offset."""
    run = speakers.parsed.syntax.char_span(offset, offset + 1, alignment_mode="expand")
    return run[0].sent.start_char if run is not None else offset


def _unknown(content: Span) -> Attribution:
    voice = Voice(UNKNOWN, VoiceKind.UNKNOWN, VoiceMode.QUOTED)
    return Attribution(voice, (), (), (content,), "[quotation]", "any.attribution.unknown_surface@1")
