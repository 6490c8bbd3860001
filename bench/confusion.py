"""Confusion tables of certainty, polarity and modality on the marked sentences of tests/understand/certainty_*.txt."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from rich.console import Console

from careo.lang import LANGUAGES
from careo.model import DocKind, Document
from careo.understand.attribution import find_attributions
from careo.understand.attribution.chain import innermost, said_chain
from careo.understand.certainty import read_certainty
from careo.understand.parsed import parse_documents

CASES = Path(__file__).parents[1] / "tests" / "understand"
VOCABULARIES = ("certainty", "polarity", "modality")
Readings = list[tuple[tuple[str, ...], tuple[str, ...]]]


def read_cases(lang: str) -> Readings:
    """Expected and read values of every case of a language, in the order of `VOCABULARIES`."""
    rows = (CASES / f"certainty_{lang}.txt").read_text(encoding="utf-8").splitlines()
    cases = [row.partition(" | ") for row in rows if row and not row.startswith("#")]
    docs, places = [], []
    for i, (expected, _, marked) in enumerate(cases):
        before, _, rest = marked.partition("⟦")
        predicate, _, after = rest.partition("⟧")
        kind = DocKind.STATEMENT if expected.startswith("statement: ") else DocKind.WIRE
        docs.append(Document(f"d{i}", f"{i}.txt", "", before + predicate + after, lang, kind=kind))
        places.append((len(before), len(before) + len(predicate)))
    found: Readings = []
    for parsed, place, (expected, _, _) in zip(parse_documents(docs, lang=lang), places, cases, strict=True):
        run = parsed.syntax.char_span(*place, alignment_mode="expand")
        if run is None:
            raise ValueError(f"no token at {place} of {parsed.doc.text!r}")
        attributions = find_attributions(parsed, ())
        read = read_certainty(parsed, run.root.i, said_chain(attributions, innermost(attributions, run.root.idx)))
        found.append((tuple(expected.removeprefix("statement: ").split()), tuple(one.value for one in read[:3])))
    return found


def print_confusions(console: Console) -> None:
    """A line a value, language and vocabulary: how many were expected, how many read so, and as what else."""
    for lang in LANGUAGES:
        found = read_cases(lang)
        for at, vocabulary in enumerate(VOCABULARIES):
            pairs = Counter((expected[at], read[at]) for expected, read in found)
            right = sum(count for (expected, read), count in pairs.items() if expected == read)
            console.print(f"{vocabulary}, {lang}: {right} of {len(found)} marked cases are read as marked")
            for value in sorted({expected for expected, _ in pairs}):
                row = {read: count for (expected, read), count in pairs.items() if expected == value}
                other = ", ".join(f"{read} {count}" for read, count in sorted(row.items()) if read != value)
                shown = f"  read as {other}" if other else ""
                console.print(f"  {value:<22} {row.get(value, 0):>4} of {sum(row.values()):<4}{shown}")
