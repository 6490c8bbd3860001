"""Documents parsed without a trained model: tokens and sentence ends only, so that rules are tested on their words."""

from __future__ import annotations

from functools import cache

import spacy

from careo.lang import get_pack
from careo.model import Document, RegionKind
from careo.understand.parsed import Parsed


@cache
def _blank(lang):
    nlp = spacy.blank(lang)
    nlp.add_pipe("sentencizer")
    return nlp


def parse_plain(doc: Document) -> Parsed:
    """The document as `parse_documents` gives it, but without tags and heads: what a rule's surface fallback sees."""
    syntax = _blank(doc.lang)(doc.text)
    sentences = tuple(s for s in syntax.sents if s.text.strip())
    return Parsed(doc, get_pack(doc.lang), syntax, sentences, tuple(RegionKind.BODY for _ in sentences))


def strip_marks(marked: str) -> str:
    """The text of `a ⟦value|quote⟧ b`: `a quote b`."""
    parts = marked.split("⟦")
    return parts[0] + "".join(part.partition("|")[2].partition("⟧")[0] + part.partition("⟧")[2] for part in parts[1:])


def mark(text: str, found) -> str:
    """The text with its finds marked: pairs of span and value, in text order."""
    out, at = "", 0
    for span, value in found:
        out += text[at : span.start] + f"⟦{value}|{span.quote(text)}⟧"
        at = span.stop
    return out + text[at:]
