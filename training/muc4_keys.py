"""The answer keys of MUC-4: what they say of a mention, an incident, a day."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from careo.text.numbers import fold
from careo.understand.incidents.features import head_of
from careo.understand.incidents.when import Days

SLOTS = {
    "individual": ("perp_individual_id",),
    "organisation": ("perp_organization_id",),
    "physical": ("phys_tgt_id",),
    "human": ("hum_tgt_name", "hum_tgt_description"),
    "instrument": ("incident_instrument_id",),
}
QUESTIONS = {
    "physical-type": ("physical", "phys_tgt_type"),
    "physical-effect": ("physical", "phys_tgt_effect"),
    "physical-number": ("physical", "phys_tgt_number"),
    "human-type": ("human", "hum_tgt_type"),
    "human-effect": ("human", "hum_tgt_effect"),
    "instrument-type": ("instrument", "incident_instrument_type"),
}
ARTICLES = re.compile(r"^(?:(?:the|a|an|some|his|her|their)\s+)+", re.I)
DAY = re.compile(r"(\d+) ([A-Z]{3})[A-Z]* (?:19)?(\d\d)\b")
Template = Mapping[str, Any]


def read_keys(source: Path) -> dict[str, list[Template]]:
    """The templates of each document of a corpus file."""
    rows = map(json.loads, source.read_text(encoding="utf-8").splitlines())
    return {row["doc_id"]: row["templates"] for row in rows}


def fills(template: Template, slot: str) -> list[dict[str, Any]]:
    """The fills of a slot."""
    return list(template["slots"].get(slot, {}).get("fills", []))


def first(template: Template, slot: str) -> str:
    """The first value of a slot, "" where it is empty."""
    found = fills(template, slot)
    return str(found[0]["values"][0]) if found else ""


def names(values: Iterable[str], text: str) -> bool:
    """Whether the words of a mention name what a key's values name."""
    have = fold(" ".join(ARTICLES.sub("", " ".join(text.split())).split())).split()
    for value in values:
        want = fold(ARTICLES.sub("", value)).split()
        if want == have:
            return True
        inside = any(have[i : i + len(want)] == want for i in range(len(have) - len(want) + 1))
        if inside and head_of(" ".join(have)) in want:
            return True
    return False


def part_of(templates: Sequence[Template], text: str) -> str:
    """The part that a mention fills in some templates, or "none"."""
    for part, slots in SLOTS.items():
        for template in templates:
            for slot in slots:
                if any(names(fill["values"], text) for fill in fills(template, slot)):
                    return part
    return "none"


def answer(templates: Sequence[Template], slot: str, text: str) -> str:
    """What the key says of a mention in a slot, "" where it says nothing."""
    for template in templates:
        for fill in fills(template, slot):
            if names(fill["of"], text):
                return str(fill["values"][0])
    return ""


def days_of(written: str) -> Days | None:
    """`30 DEC 89`, `- 3 JAN 90` or `1 JAN 90 - 3 JAN 90` as days; None for anything else."""
    try:
        days = [datetime.strptime(" ".join(d), "%d %b %y").date() for d in DAY.findall(written)]
    except ValueError:
        return None
    if not 1 <= len(days) <= 2:
        return None
    return Days(None if written.lstrip().startswith("-") else days[0], days[-1])
