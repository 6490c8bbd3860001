"""Quotations that no cue took: any verb right beside them, else the last speaker, else nobody known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from careo.model import Span, Voice, VoiceKind, VoiceMode
from careo.understand.attribution.phrases import child
from careo.understand.attribution.quotes import Quotation
from careo.understand.attribution.sources import UNKNOWN, Speakers
from careo.understand.attribution.verbal import cue_span, speaker_after
from careo.understand.drafts import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenRun
    from spacy.tokens import Token


def with_floating(
    sent: TokenRun, speakers: Speakers, quotes: Sequence[Quotation], found: Sequence[Attribution]
) -> list[Attribution]:
    """What was found, and the quotations that begin in a sentence and stand in no content yet.

    A quotation that goes on in the paragraph of its speaker becomes part of what he was found to say.
    """
    made = list(found)
    for quote in quotes:
        if not quote.is_speech or not sent.start_char <= quote.start < sent.end_char:
            continue
        if any(span.start < quote.stop and quote.start < span.stop for one in made for span in one.content):
            continue
        beside = _beside(quote, sent, speakers)
        last = None if beside is not None else _speaking(quote, speakers, made)
        content = Span(speakers.parsed.doc.id, quote.start, quote.stop)
        if last is not None:
            made[last] = replace(made[last], content=(*made[last].content, content))
        else:
            made.append(beside or _unknown(content))
    return made


def _beside(quote: Quotation, sent: TokenRun, speakers: Speakers) -> Attribution | None:
    """`"…", laughed the sexton`, `The mayor lost his temper: "…"`: a finite verb that only the quotation explains."""
    verb = _verb_after(quote, sent) or _verb_before(quote, sent)
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


def _verb_before(quote: Quotation, sent: TokenRun) -> Token | None:
    """The verb of the clause that ends in a colon before a quotation."""
    before = [token for token in sent if token.idx < quote.start and not token.is_space]
    if not before or before[-1].text != ":":
        return None
    verbs = [token for token in before if _is_finite(token) and token.dep_ in {"ROOT", "parataxis", "conj", "ccomp"}]
    return verbs[-1] if verbs else None


def _is_finite(token: Token) -> bool:
    return (
        token.pos_ == "VERB" and "Fin" in token.morph.get("VerbForm", []) and "2" not in token.morph.get("Person", [])
    )


def _speaking(quote: Quotation, speakers: Speakers, found: Sequence[Attribution]) -> int | None:
    """The number of the attribution that a quotation goes on: the last one before it, quoted, in the same paragraph."""
    before = [number for number, one in enumerate(found) if one.cue and one.cue[0].start < quote.start]
    if not before:
        return None
    last = max(before, key=lambda number: found[number].cue[0].start)
    same = "\n\n" not in speakers.parsed.doc.text[found[last].cue[0].start : quote.start]
    return last if (same or quote.continued) and found[last].voice.mode is VoiceMode.QUOTED else None


def _unknown(content: Span) -> Attribution:
    voice = Voice(UNKNOWN, VoiceKind.UNKNOWN, VoiceMode.QUOTED)
    return Attribution(voice, (), (), (content,), "[quotation]", "any.attribution.unknown_surface@1")
