"""How surely: one predicate a line; the files beside this one can be read and extended by anybody."""

from pathlib import Path

import pytest

from careo.model import DocKind, Document
from careo.understand.attribution import find_attributions
from careo.understand.attribution.chain import chain_of, innermost
from careo.understand.certainty import read_certainty
from careo.understand.parsed import parse_documents

HERE = Path(__file__).parent


def cases():
    for lang in ("en", "es"):
        for line in (HERE / f"certainty_{lang}.txt").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                expected, _, marked = line.partition(" | ")
                yield pytest.param(lang, expected, marked, id=f"{lang}: {marked[:60]}")


@pytest.mark.parametrize(("lang", "expected", "marked"), cases())
def test_certainty(lang, expected, marked):
    kind = DocKind.STATEMENT if expected.startswith("statement: ") else DocKind.WIRE
    before, _, rest = marked.partition("⟦")
    predicate, _, after = rest.partition("⟧")
    doc = Document("d", "d.txt", "", before + predicate + after, lang, kind=kind)
    (parsed,) = parse_documents([doc], lang=lang)
    token = parsed.syntax.char_span(len(before), len(before) + len(predicate), alignment_mode="expand").root
    attributions = find_attributions(parsed, ())
    chain = chain_of(attributions, innermost(attributions, token.idx))
    certainty, polarity, modality, markers = read_certainty(parsed, token.i, chain)
    assert f"{certainty} {polarity} {modality}" == expected.removeprefix("statement: ")
    plain = {"asserted positive actual", "reported positive actual"}
    assert markers or f"{certainty} {polarity} {modality}" in plain
