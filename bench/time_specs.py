"""Figures of the specification cases of Recognizers-Text: `python -m bench time-specs`, by language, kind and failure.

A case passes where every expression it expects is found with its extent, its kind and its value, and, in cases that
specify everything a text holds, nothing else is found. The specifications mark and value some things otherwise than
TIMEX3, which careo keeps to; `bench/time_spec_values.py` says how one is read as the other.

Left out as what no report holds, and counted apart: the two modes that suppress or split expressions for a list of
tasks, names of time zones without a time, numbers alone for a day or an hour, the shorthand of a chat ("tmrw", "Oct2",
"my week"), and days of no calendar (30 February). Everything else stays in, orders to an assistant too.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bench.time_spec_values import has_value, values_of
from careo.model import Document, TimeRange
from careo.understand.parsed import parse_documents
from careo.understand.times import find_times

Record = dict[str, Any]

FAILURES = ("not found", "extent", "kind", "value", "too much")
# Modes of the product, not of the language: times are left unmarked, or a date and its hour are kept apart.
TASK_MODES = ("DateTimeModelTasksMode", "DateTimeModelSplitDateAndTime")
# What a specification may have inside an expression and TIMEX3 outside, or the other way round.
JOINING_WORDS = {
    "en": frozenset(
        [
            "the",
            "a",
            "an",
            "in",
            "on",
            "at",
            "of",
            "from",
            "to",
            "between",
            "and",
            "or",
            "until",
            "till",
            "through",
            "thru",
            "up",
            "since",
            "before",
            "after",
            "by",
            "for",
            "during",
            "about",
            "around",
            "starting",
            "s",
            "than",
            "as",
            "within",
        ]
    ),
    "es": frozenset(
        [
            "el",
            "la",
            "los",
            "las",
            "lo",
            "de",
            "del",
            "a",
            "al",
            "en",
            "entre",
            "y",
            "e",
            "o",
            "u",
            "desde",
            "hasta",
            "por",
            "para",
            "durante",
            "hacia",
            "sobre",
            "partir",
            "antes",
            "después",
            "despues",
            "que",
            "dia",
            "día",
            "dentro",
            "con",
            "un",
            "una",
        ]
    ),
}
# The same for what turns a time into a bound or an estimate, where a case expects one.
BOUND_WORDS = {
    "en": frozenset(
        [
            "or",
            "later",
            "earlier",
            "sooner",
            "early",
            "late",
            "latest",
            "than",
            "prior",
            "onwards",
            "beyond",
            "no",
            "not",
            "more",
            "less",
            "least",
            "equal",
            "greater",
            "ahead",
            "advance",
            "approximately",
            "roughly",
            "almost",
            "nearly",
            "over",
            "under",
            "up",
            "ending",
            "commencing",
            "beginning",
            "following",
        ]
    ),
    "es": frozenset(
        [
            "más",
            "mas",
            "tarde",
            "temprano",
            "tan",
            "tardar",
            "pronto",
            "como",
            "no",
            "menos",
            "posterior",
            "posteriores",
            "anterior",
            "previo",
            "previos",
            "mayor",
            "menor",
            "igual",
            "comenzando",
            "empezando",
            "aproximadamente",
            "alrededor",
            "casi",
            "cerca",
            "luego",
            "adelante",
            "al",
        ]
    ),
}
# How often is outside the TIMEX3 expression in English and inside it in Spanish.
HOW_OFTEN = frozenset(["once", "twice", "times", "time", "una", "dos", "tres", "vez", "veces"])
WHOLE_TEXT = ("model", "merged")
# Cases without a reference date are counted from the one that most others have.
USUAL_REFERENCE = date(2016, 11, 7)
KINDS = {"duration": {"DURATION"}, "set": {"SET"}}
DATED = {"DATE", "TIME"}
# What is typed to an assistant: a number alone ("I'll change the appointment to nine"), run-together or cut words.
_NUMBER = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|twenty|thirty|four|uno?|dos|tres|cuatro|cinco|"
    "seis|siete|ocho|nueve|diez|once|doce|quince|veinte"
)
BARE_NUMBER = re.compile(rf"\d{{1,2}}|(?:(?:{_NUMBER})[ -]?)+")
SHORTHAND = re.compile(
    r"\b(?:tmrw?|tmw|eo[dwmy]|asap|[cs]y ?\d\d+|\d+ ?ampm|\d{3,4} ?[ap]m|\d[\d:]*[ap]|\w*ish|\d+[dwy])\b"
    r"|\b\d+(?:day|year|week)s?\b"
    r"|\b[a-z]{3,9}\d{1,2}\b|\bm[iy] (?:d[ií]a|day|week|semana|month|year)\b"
)
WORD = re.compile(r"\w+")


def run(argv: Sequence[str]) -> int:
    """Print the figures; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench time-specs", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--corpora", type=Path, default=Path(".corpora"))
    parser.add_argument("--part", choices=("train", "dev"), action="append", help="both by default")
    parser.add_argument("--failed", type=Path, help="write the cases that fail here, one JSON object a line")
    args = parser.parse_args(argv)
    records = [record for part in args.part or ("train", "dev") for record in _read(args.corpora, part)]
    outcomes = list(judge_all(records))
    for title, key in (("kind of case", "kind"), ("type", "type")):
        for line in as_table(title, outcomes, key):
            print(line)
        print()
    if args.failed:
        failed = (outcome for outcome in outcomes if outcome["failure"])
        args.failed.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in failed), encoding="utf-8")
    return 0


def _read(corpora: Path, part: str) -> Iterator[Record]:
    with (corpora / "timex-specs" / f"{part}.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def judge_all(records: Iterable[Record]) -> Iterator[Record]:
    """For each case its id, language, kind, type, text, what is expected and found, and the failure, "" if none."""
    for lang in ("en", "es"):
        cases = [record for record in records if record["lang"] == lang]
        docs = [Document(id=c["id"], path=c["id"], sha256="", text=c["text"], lang=lang) for c in cases]
        for case, parsed in zip(cases, parse_documents(docs, lang=lang), strict=True):
            given = case.get("reference_time")
            anchor = date.fromisoformat(given[:10]) if given else USUAL_REFERENCE
            found = find_times(parsed, anchor=anchor)
            types = [one.get("type", "") for one in case["expected"]]
            yield {
                "id": case["id"],
                "lang": lang,
                "kind": case["kind"],
                "type": types[0] if types else "nothing",
                "left_out": why_left_out(case),
                "text": case["text"],
                "reference": given,
                "expected": [[e.get("text"), e.get("timex") or e.get("values")] for e in case["expected"]],
                "found": [[parsed.quote(t.span), t.timex, t.timex_type] for t in found],
                "failure": judge(case, found),
            }


def why_left_out(case: Record) -> str:
    """Why a case can be in no report, "" where it can; from the case alone, whatever is found in it."""
    if case["spec"] in TASK_MODES:
        return "mode of a list of tasks"
    types = {one.get("type") for one in case["expected"]}
    if types == {"timezone"} or case["spec"].startswith("TimeZone"):
        return "zone without a time"
    words = [str(one.get("text") or "").strip().lower() for one in case["expected"]]
    if any(BARE_NUMBER.fullmatch(one) for one in words):
        return "number alone for a day or an hour"
    if any(SHORTHAND.search(one) for one in words):
        return "shorthand of a chat"
    return "day of no calendar" if any(_is_no_day(one) for one in case["expected"]) else ""


def _is_no_day(expected: Record) -> bool:
    return any(re.search(r"-02-30|-(?:02|04|06|09|11)-31", str(sign)) for sign in expected.get("timex") or ())


def judge(case: Record, found: Sequence[TimeRange]) -> str:
    """The first failure of a case, in the order of `FAILURES`; "" where it passes."""
    failures: set[str] = set()
    taken: set[int] = set()
    for expected in case["expected"]:
        if expected.get("start") is None:
            continue
        inside = [t for t in found if t.span.start < expected["end"] and expected["start"] < t.span.stop]
        taken.update(id(t) for t in inside)
        if not expected.get("span_doubtful"):
            failures.add(_failure(case, expected, inside))
    rest = [t for t in found if id(t) not in taken and not t.timex.endswith("_REF")]
    if rest and case["kind"] in WHOLE_TEXT:
        failures.add("too much")
    return next((failure for failure in FAILURES if failure in failures), "")


def _failure(case: Record, expected: Record, inside: Sequence[TimeRange]) -> str:
    if not inside:
        return "not found"
    if not _has_extent(case, expected, inside):
        return "extent"
    if not any(t.timex_type in KINDS.get(expected["type"], DATED) for t in inside) and not _is_window(inside):
        return "kind"
    if case["kind"] != "extractor" and not has_value(expected, inside, case["text"]):
        return "value"
    return ""


def _is_window(inside: Sequence[TimeRange]) -> bool:
    """Whether a duration has bounds: "the last three days" is P3D in TIMEX3, and a range of dates elsewhere."""
    return any(t.timex_type == "DURATION" and (t.earliest or t.latest or "X" in t.timex) for t in inside)


def _has_extent(case: Record, expected: Record, inside: Sequence[TimeRange]) -> bool:
    """Whether what is found has the words of what is expected, joining words aside."""
    joining, start, stop = JOINING_WORDS[case["lang"]], expected["start"], expected["end"]
    if case["kind"] == "extractor" or any(value.get("Mod") or value.get("mod") for value in values_of(expected)):
        joining |= BOUND_WORDS[case["lang"]]
    if expected["type"] == "set":
        joining |= HOW_OFTEN
    for word in WORD.finditer(case["text"]):
        in_gold = start <= word.start() < stop
        in_found = any(t.span.start <= word.start() < t.span.stop for t in inside)
        if in_gold != in_found and word.group().lower() not in joining:
            return False
    return True


def as_table(title: str, outcomes: Sequence[Record], key: str) -> Iterator[str]:
    """A table: cases that can be in a report and how many pass, how the others fail, and what is left out."""
    yield (
        f"{title:24}{'cases':>7}{'pass':>7}{'share':>8}"
        + "".join(f"{name:>11}" for name in FAILURES)
        + f"{'left out':>10}"
    )
    groups = sorted({(one["lang"], one[key]) for one in outcomes})
    for lang, group in [*groups, ("en", "all"), ("es", "all"), ("all", "all")]:
        rows = [o for o in outcomes if lang in (o["lang"], "all") and group in (o[key], "all")]
        kept = [o for o in rows if not o["left_out"]]
        failures = Counter(o["failure"] for o in kept)
        share = failures[""] / len(kept) if kept else 0.0
        cells = "".join(f"{failures[name]:11}" for name in FAILURES)
        yield f"{lang} {group:21}{len(kept):7}{failures['']:7}{share:8.3f}{cells}{len(rows) - len(kept):10}"
