"""RawText -> Document: layout, language, and what is too short, too long or foreign."""

from __future__ import annotations

import re
from collections.abc import Iterator

from careo.model import Document, Problem, make_id
from careo.read.codes import make_problem
from careo.read.language import find_language, name_language
from careo.read.layout import find_metadata
from careo.read.raw import RawText
from careo.settings import Settings

_SURROGATE = re.compile("[\ud800-\udfff]")
_LETTER = re.compile(r"[^\W\d_]")


def make_documents(raw: RawText, name: str, *, sha256: str, settings: Settings) -> Iterator[Document | Problem]:
    """The Document of a text, or the Problem why there is none; a Problem beside it where something was left out."""
    where = f"{name}, {raw.part}" if raw.part else name
    letters = _count_letters(raw.text, settings.min_text_chars)
    if not letters:
        yield make_problem(where, "empty", sha256=sha256)
    elif letters < settings.min_text_chars:
        yield make_problem(where, "too-short", letters, sha256=sha256)
    elif len(raw.text) > settings.max_text_chars:
        yield make_problem(where, "too-long", f"{len(raw.text):,}", sha256=sha256)
    elif lone := len(_SURROGATE.findall(raw.text)):
        yield make_problem(where, "bad-characters", f"{lone} lone surrogates", sha256=sha256)
    else:
        if raw.lost:
            yield make_problem(where, "damaged-characters", raw.lost, sha256=sha256)
        yield from _known_language(make_document(raw, name, sha256=sha256), where)


def _known_language(doc: Document, where: str) -> Iterator[Document | Problem]:
    named = name_language(doc.lang)
    yield doc if named is None else make_problem(where, "foreign-language", named, sha256=doc.sha256)


def _count_letters(text: str, enough: int) -> int:
    """How many letters there are, counted up to `enough`."""
    count = 0
    for count, _ in enumerate(_LETTER.finditer(text), 1):
        if count >= enough:
            break
    return count


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
        lang=find_language(raw.text, [region.span for region in found.regions], named=raw.lang),
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
