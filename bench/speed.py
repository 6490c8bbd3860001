"""Speed, memory and growth: `careo build` on 100, 400 and 1,200 documents, each in a process of its own; and times."""

from __future__ import annotations

import json
import math
import subprocess
import sys
import time
from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from careo.model import Document
from careo.understand.parsed import Parsed, parse_documents
from careo.understand.times import find_times

SIZES = (100, 400, 1200)
# The newspaper parts of the corpora of times, by language.
NEWS = {"en": ("AQUAINT", "TimeBank"), "es": ("TimeBank-ES",)}
LENGTH, REPEATS = 500, 5
CHILD = """
import json, resource, sys
from pathlib import Path
from careo.pipeline import build
report = build([Path(sys.argv[1])], Path(sys.argv[2]))
usage = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(json.dumps({"documents": report.documents, "self_kib": usage[0], "largest_child_kib": usage[1],
                  "workers": report.workers}))
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One build: documents, words, seconds, and the peak memory of all its processes together at most, in MiB."""

    documents: int
    words: int
    seconds: float
    peak_mib: float


def measure(texts: Sequence[str]) -> Run:
    """Build a case from some texts, one file each, and measure it."""
    with TemporaryDirectory() as folder:
        source = Path(folder) / "reports"
        source.mkdir()
        for number, text in enumerate(texts):
            (source / f"{number:05}.txt").write_text(text, encoding="utf-8")
        began = time.perf_counter()
        command = [sys.executable, "-c", CHILD, str(source), str(Path(folder) / "case")]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        seconds = time.perf_counter() - began
    report = json.loads(done.stdout.splitlines()[-1])
    peak = report["self_kib"] + report["workers"] * report["largest_child_kib"]
    return Run(report["documents"], sum(len(text.split()) for text in texts), seconds, peak / 1024)


def print_speed(corpus: Path, console: Console, sizes: Sequence[int] = SIZES) -> None:
    """Measure each size and print documents/s, words/s, peak memory, and the growth exponents between sizes."""
    with corpus.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, max(sizes))]
    runs = [measure(texts[:size]) for size in sizes]
    table = Table("documents", "seconds", "documents/s", "words/s", "peak MiB", "growth exponent", title="careo build")
    exponents = ["-", *(f"{growth(a, b):.2f}" for a, b in pairwise(runs))]
    for run, exponent in zip(runs, exponents, strict=True):
        per_s = f"{run.documents / run.seconds:.1f}", f"{run.words / run.seconds:,.0f}"
        table.add_row(str(run.documents), f"{run.seconds:.1f}", *per_s, f"{run.peak_mib:.0f}", exponent)
    console.print(table)


def print_times(corpora: Path, console: Console) -> None:
    """Measure what reading times adds to a document of 500 words: ms of one core, the best of five goes."""
    table = Table("language", "documents of 500 words", "times", "ms a document", title="times")
    for lang, sources in NEWS.items():
        parsed = list(
            parse_documents(_of_even_length(corpora / f"timex-{lang}" / "dev.jsonl", lang, sources), lang=lang)
        )
        found = sum(len(find_times(one)) for one in parsed)
        ms = min(_milliseconds(parsed) for _ in range(REPEATS)) / len(parsed)
        table.add_row(lang, str(len(parsed)), str(found), f"{ms:.2f}")
    console.print(table)


def _of_even_length(corpus: Path, lang: str, sources: Container[str]) -> list[Document]:
    """The texts of some sources one after the other, cut into documents of 500 words."""
    rows = map(json.loads, corpus.read_text(encoding="utf-8").splitlines())
    words = [word for row in rows if row["source"] in sources for word in row["text"].split(" ")]
    texts = [" ".join(words[at : at + LENGTH]) for at in range(0, len(words) - LENGTH + 1, LENGTH)]
    return [Document(id=str(n), path=str(n), sha256="", text=text, lang=lang) for n, text in enumerate(texts)]


def _milliseconds(parsed: Sequence[Parsed]) -> float:
    began = time.process_time()
    for one in parsed:
        find_times(one)
    return 1000 * (time.process_time() - began)


def growth(small: Run, large: Run) -> float:
    """The exponent of time over documents between two runs; 1 is linear."""
    return math.log(large.seconds / small.seconds) / math.log(large.documents / small.documents)
