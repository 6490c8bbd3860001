"""RawText -> Document: language, layout, and what is too short, too long or foreign."""

from __future__ import annotations

import re
from collections.abc import Iterator

from careo.lang import LANGUAGES, detect_language
from careo.model import Document, Problem, make_id
from careo.read.codes import make_problem
from careo.read.layout import find_metadata
from careo.read.raw import RawText
from careo.settings import Settings

_SURROGATE = re.compile("[\ud800-\udfff]")
SURE = 0.9


def make_documents(raw: RawText, name: str, *, sha256: str, settings: Settings) -> Iterator[Document | Problem]:
    """The Document of a text, or the Problem why there is none; a Problem beside it where something was left out."""
    where = f"{name}, {raw.part}" if raw.part else name
    letters = sum(char.isalpha() for char in raw.text[: 4 * settings.min_text_chars + 4000])
    if not letters:
        yield make_problem(where, "empty", sha256=sha256)
    elif letters < settings.min_text_chars:
        yield make_problem(where, "too-short", letters, sha256=sha256)
    elif len(raw.text) > settings.max_text_chars:
        yield make_problem(where, "too-long", f"{len(raw.text):,}", sha256=sha256)
    elif lone := _SURROGATE.findall(raw.text):
        yield make_problem(where, "bad-characters", f"{len(lone)} lone surrogates", sha256=sha256)
    else:
        doc = make_document(raw, name, sha256=sha256)
        if doc.lang in LANGUAGES:
            yield doc
        else:
            yield make_problem(where, "foreign-language", doc.lang, sha256=sha256)


def make_document(raw: RawText, name: str, *, sha256: str) -> Document:
    """The Document of a text, whatever its language."""
    text_hash = make_id("text", raw.text)
    doc_id = make_id("document", name, raw.part, text_hash)
    found = find_metadata(raw.text, doc_id=doc_id, labels=raw.labels)
    return Document(
        id=doc_id,
        path=name,
        sha256=sha256,
        text=raw.text,
        lang=_language(raw),
        part=raw.part,
        kind=found.kind,
        title=found.title,
        byline=found.byline,
        masthead=found.masthead,
        publisher=found.publisher,
        issue=found.issue,
        published=found.published,
        written=found.written,
        dateline=found.dateline,
        issuer=found.issuer,
        relay=tuple(found.relay),
        regions=tuple(found.regions),
        to_source=raw.pieces,
        media_type=raw.media_type,
    )


def _language(raw: RawText) -> str:
    """The language of the text; where the detector is unsure, English or Spanish by their commonest words."""
    lang, score = detect_language(raw.text)
    if lang in LANGUAGES or score >= SURE:
        return lang
    words = re.findall(r"[a-záéíóúñ]+", raw.text[:20_000].lower())
    spanish = sum(word in {"el", "la", "los", "las", "que", "de", "en", "por", "una", "con", "del"} for word in words)
    english = sum(
        word in {"the", "of", "and", "that", "was", "were", "with", "by", "to", "for", "in"} for word in words
    )
    if max(spanish, english) >= 0.12 * len(words):
        return "es" if spanish > english else "en"
    return lang
