"""What a careful reader lists in a golden document, loaded from YAML, its quotes resolved to spans."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

GOLDEN = Path(__file__).parents[2] / "golden"
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ExpectedClaim:
    """A statement, the chain of names that answers for it, and how it is put."""

    quote: str
    at: Range
    voices: tuple[str, ...]
    certainty: str
    polarity: str
    modality: str


@dataclass(frozen=True, slots=True)
class ExpectedEvent:
    """A happening: its act, or the acts whose definitions fit, its trigger, and the slots that the text fills."""

    acts: tuple[str, ...]
    quote: str
    at: Range
    roles: tuple[tuple[str, Range], ...]
    counts: tuple[tuple[str, int | None, int | None, str], ...]
    when: tuple[date, date] | None
    where: str | None
    polarity: str
    modality: str


@dataclass(frozen=True, slots=True)
class Expected:
    """A golden document: its text file, the metadata, the claims and the events."""

    name: str
    path: Path
    document: dict[str, Any]
    claims: tuple[ExpectedClaim, ...]
    events: tuple[ExpectedEvent, ...]


def golden_names() -> list[str]:
    """The golden documents by name, sorted; a text without its expected file is among them."""
    return sorted(path.stem for path in GOLDEN.glob("*.txt"))


def read_expected(name: str) -> Expected:
    """The expected Reading of a golden document.

    Raises:
        FileNotFoundError: there is no expected file.
        ValueError: a quote is not in the text.
    """
    path = GOLDEN / f"{name}.txt"
    text = path.read_text(encoding="utf-8")
    raw = yaml.safe_load((GOLDEN / f"{name}.expected.yaml").read_text(encoding="utf-8"))
    claims = tuple(
        ExpectedClaim(
            quote=one["quote"],
            at=locate(text, one["quote"]),
            voices=tuple(one["voices"]),
            certainty=one["certainty"],
            polarity=one.get("polarity", "positive"),
            modality=one.get("modality", "actual"),
        )
        for one in raw["claims"]
    )
    return Expected(name, path, raw["document"], claims, tuple(_event(text, one) for one in raw["events"]))


def _event(text: str, one: dict[str, Any]) -> ExpectedEvent:
    when = one.get("when")
    return ExpectedEvent(
        acts=tuple(one["act"]) if isinstance(one["act"], list) else (one["act"],),
        quote=one["trigger"],
        at=locate(text, one["trigger"]),
        roles=tuple((role, locate(text, quote)) for role, quote in one.get("roles", {}).items()),
        counts=tuple((effect, low, high, bound) for effect, (low, high, bound) in one.get("counts", {}).items()),
        when=(when[0], when[1]) if when else None,
        where=one.get("where"),
        polarity=one.get("polarity", "positive"),
        modality=one.get("modality", "actual"),
    )


def locate(text: str, quote: str) -> Range:
    """Where a quote stands; white space may differ, and `#2` at its end asks for the second occurrence."""
    words, _, nth = quote.partition("#")
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    hits = list(re.finditer(pattern, text))
    number = int(nth or 1)
    if len(hits) < number:
        raise ValueError(f"{quote!r}: {len(hits)} occurrences in the text")
    hit = hits[number - 1]
    return hit.start(), hit.end()
