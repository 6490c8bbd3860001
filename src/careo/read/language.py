"""The language of a document: what the detector says, what the format says, and the commonest words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from careo.lang import LANGUAGES, detect_language
from careo.lang.words import load_words
from careo.model import Span

SURE = 0.9
SHORT = 200  # letters; below, the detector takes neighbouring languages for each other
LEAST_SHARE = 0.08
SAMPLE_CHARS = 20_000
_RULES = re.compile(r"[^\w\s]{4,}")  # drawn lines and the like
FOREIGN = {
    "ar": "Arabic", "ay": "Aymara", "ca": "Catalan", "de": "German", "el": "Greek", "eu": "Basque", "fa": "Persian",
    "fr": "French", "gl": "Galician", "gn": "Guarani", "he": "Hebrew", "hi": "Hindi", "ht": "Haitian Creole",
    "it": "Italian", "ja": "Japanese", "ko": "Korean", "la": "Latin", "nl": "Dutch", "pl": "Polish",
    "pt": "Portuguese", "qu": "Quechua", "ro": "Romanian", "ru": "Russian", "sv": "Swedish", "tr": "Turkish",
    "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def find_language(text: str, aside: Sequence[Span] = (), *, named: str | None = None) -> str:
    """ISO 639-1 code of the language of a text; "und" where it cannot be told.

    Args:
        text: the whole text.
        aside: headlines, contact lines and the like, left out where enough is left without them.
        named: what the format says; believed where the text is short or the detector unsure.
    """
    told = _told(text, aside)
    lang, score = detect_language(told)
    letters = sum(char.isalpha() for char in told[:SAMPLE_CHARS])
    if named in LANGUAGES and named is not None and (letters < SHORT or score < SURE):
        return named
    if lang in LANGUAGES or (score >= SURE and letters >= SHORT):
        return lang
    return _by_words(told) or _neighbour(lang) or lang


def name_language(lang: str) -> str | None:
    """The English name of a language that is not read ("French"); None for one that is."""
    return None if lang in LANGUAGES else f"{FOREIGN[lang]} ({lang})" if lang in FOREIGN else lang


def _told(text: str, aside: Sequence[Span]) -> str:
    parts, at = [], 0
    for span in aside:
        parts.append(text[at : span.start])
        at = span.stop
    told = _RULES.sub(" ", "".join([*parts, text[at:]]))
    return told if sum(char.isalpha() for char in told[:SAMPLE_CHARS]) >= SHORT else _RULES.sub(" ", text)


@cache
def _words(lang: str) -> frozenset[str]:
    return frozenset(load_words(lang).table("layout")["language"]["function"])


def _by_words(text: str) -> str | None:
    """The language whose commonest words make up enough of the text; None where none does."""
    given = re.findall(r"[^\W\d_]+", text[:SAMPLE_CHARS].lower())
    shares = {lang: sum(word in _words(lang) for word in given) / max(1, len(given)) for lang in LANGUAGES}
    best = max(LANGUAGES, key=shares.__getitem__)
    return best if shares[best] >= LEAST_SHARE else None


def _neighbour(lang: str) -> str | None:
    """The language for whose short texts the detector likes to answer `lang`."""
    return next((one for one in LANGUAGES if lang in load_words(one).table("layout")["language"]["taken_for"]), None)
