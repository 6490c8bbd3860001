"""Quotations behind the name of their speaker and a colon: `Colonel Rivas: "…"`, `Las víctimas: «…»`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careo.model import Span, VoiceMode
from careo.understand.attribution.quotes import Quotation
from careo.understand.attribution.sources import Speakers
from careo.understand.drafts import Attribution
from careo.understand.mentions.kinds import ANIMATE, load_noun_kinds

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST_LABEL = 8
"""Words of a label, at most."""
LEAST_SAID = 2
"""Words of a quotation behind one, at least: "Codename: \"Falcon\"" quotes nobody."""


def labelled(quote: Quotation, speakers: Speakers) -> Attribution | None:
    """What a quotation's label says of who speaks; None where it stands behind no label, or one that names nobody."""
    run = _label_before(quote, speakers)
    if not run or quote.words < LEAST_SAID or any(one.pos_ in {"VERB", "AUX"} or one.is_punct for one in run):
        return None
    inside = {one.i for one in run}
    head = next((one for one in run if one.head.i not in inside or one.head.i == one.i), run[-1])
    span = speakers.parsed.span_of(run)
    named = [one for one in speakers.mentions.starting(span.start, span.stop) if span.covers(one.span)]
    nouns = load_noun_kinds(speakers.parsed.lang)
    kinds = {one.kind for one in named} | {nouns.kind_of(one) for one in run}
    if not kinds & ANIMATE:
        return None
    voice, source = speakers.voice(head, cue=None, mode=VoiceMode.QUOTED, span=span)
    content = Span(speakers.parsed.doc.id, quote.start, quote.stop)
    return Attribution(voice, source, (), (content,), "[label]", "any.attribution.label_surface@1")


def _label_before(quote: Quotation, speakers: Speakers) -> list[Token]:
    """The words from the beginning of a sentence or line to a colon right before a quotation."""
    run = speakers.parsed.syntax.char_span(quote.start, quote.start + 1, alignment_mode="expand")
    if run is None or run[0].i == 0:
        return []
    colon = run[0].nbor(-1)
    while colon.i > 0 and colon.is_space and "\n" not in colon.text:
        colon = colon.nbor(-1)
    if colon.text != ":":
        return []
    start = colon.i
    while start > colon.sent.start and not run.doc[start - 1].is_space:
        start -= 1
    return list(run.doc[start : colon.i]) if colon.i - start <= LONGEST_LABEL else []
