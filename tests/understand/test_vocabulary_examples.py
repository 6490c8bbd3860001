"""The examples of docs/vocabularies.md are read as the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from careo.model import DocKind, Document
from careo.understand import understand

PAGE = Path(__file__).parents[2] / "docs" / "vocabularies.md"
SECTIONS = {"Certainty": "certainty", "Polarity": "polarity", "Modality": "modality"}


def examples():
    text = PAGE.read_text(encoding="utf-8")
    for title, field in SECTIONS.items():
        section = re.search(rf"\n## {title}\n(.*?)(?=\n##)", text, re.S)[1]
        for value, _, *both in re.findall(r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", section, re.M):
            for lang, sentence in zip(("en", "es"), both, strict=True):
                yield pytest.param(field, value, lang, sentence.strip(), id=f"{value}-{lang}")


@pytest.mark.parametrize(("field", "value", "lang", "sentence"), examples())
def test_example(field, value, lang, sentence):
    kind = DocKind.STATEMENT if value == "opinion" else DocKind.UNKNOWN
    (reading,) = understand([Document("d", "d.txt", "", sentence, lang, kind=kind)])
    assert value in {getattr(claim, field).value for claim in reading.claims}
