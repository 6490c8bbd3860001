"""The examples of docs/vocabularies.md are read as the page says."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from careo import model
from careo.model import DocKind, Document, Found, Span
from careo.understand import understand

PAGE = Path(__file__).parents[2] / "docs" / "vocabularies.md"
SECTIONS = ("Certainty", "Polarity", "Modality", "VoiceKind", "VoiceMode")
OF_VOICES = {"VoiceKind": "kind", "VoiceMode": "mode"}


def examples():
    text = PAGE.read_text(encoding="utf-8")
    for title in SECTIONS:
        section = re.search(rf"\n## {title}\n(.*?)(?=\n##)", text, re.S)[1]
        for value, _, *both in re.findall(r"^\| `([\w-]+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", section, re.M):
            for lang, sentence in zip(("en", "es"), both, strict=True):
                yield pytest.param(title, value, lang, sentence.strip(), id=f"{title}-{value}-{lang}")


def make_document(value, lang, sentence):
    """The example as a document; words in bold name its publisher."""
    kind = DocKind.STATEMENT if value == "opinion" else DocKind.UNKNOWN
    bold = re.match(r"\*\*(.+?)\.\*\*", sentence)
    publisher = Found(bold[1], Span("d", 0, len(bold[1])), "any.test@1") if bold else None
    return Document("d", "d.txt", "", sentence.replace("**", ""), lang, kind=kind, publisher=publisher)


@pytest.mark.parametrize(("title", "value", "lang", "sentence"), examples())
def test_example(title, value, lang, sentence):
    (reading,) = understand([make_document(value, lang, sentence)])
    if title in OF_VOICES:
        read = {getattr(voice, OF_VOICES[title]) for claim in reading.claims for voice in claim.voices}
    else:
        read = {getattr(claim, title.lower()) for claim in reading.claims}
    assert value in read


@pytest.mark.parametrize("title", SECTIONS)
def test_every_value_has_an_example_in_both_languages(title):
    shown = Counter((one.values[1], one.values[2]) for one in examples() if one.values[0] == title)
    assert shown == Counter((value.value, lang) for value in getattr(model, title) for lang in ("en", "es"))
