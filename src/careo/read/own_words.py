"""One entry of `acts.yaml`: words by which a case's documents name one of careo's acts. docs/acts.md has examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from careo.lang import LANGUAGES
from careo.lang.acts import list_acts
from careo.model import KnownWords
from careo.read.entries import as_table

KEYS = ("act", "code", *LANGUAGES)
PARTS = ("verbs", "suffers", "nouns")
_CODE = re.compile(r"\d{2,4}[A-Z]?(?::\d{2,4}[A-Z]?)?")
_WORDS = re.compile(r"[^\W\d_]+(?:[-'’ ][^\W\d_]+)*")


def read_words(entry: Any) -> Iterator[KnownWords]:
    """The words of an entry as YAML gives it, language by language.

    Raises:
        ValueError: the entry cannot be used; the message says what is wrong and what is expected.
    """
    fields = as_table(entry, KEYS, "an act")
    act, code = str(fields.get("act") or ""), _code(fields.get("code"))
    if act not in list_acts():
        raise ValueError(f"act {act or 'missing'}: no such act; docs/acts.md lists them")
    given = [lang for lang in LANGUAGES if fields.get(lang)]
    if not given:
        raise ValueError(f"act {act}: no words; give some under {' or '.join(LANGUAGES)}")
    for lang in given:
        rows = as_table(fields[lang], PARTS, f"what stands under {lang}")
        verbs, suffers, nouns = (_words(rows.get(part), part) for part in PARTS)
        yield KnownWords(act, lang, verbs, suffers, nouns, code)


def _code(given: Any) -> str:
    text = str(given if given is not None else "")
    if text and not _CODE.fullmatch(text):
        raise ValueError(f"code {text}: two to four digits in quotes are expected, such as '19', '1721' or '032:033'")
    return text


def _words(given: Any, part: str) -> tuple[str, ...]:
    """One entry or a list, each of one or several words."""
    rows = given if isinstance(given, list) else [] if given is None else [given]
    texts = [" ".join(row.split()) if isinstance(row, str) else "" for row in rows]
    for row, text in zip(rows, texts, strict=True):
        if not _WORDS.fullmatch(text):
            raise ValueError(f"{part}: words are expected, not {row!r}; leave out signs and numbers")
    return tuple(dict.fromkeys(texts))
