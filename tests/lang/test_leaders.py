"""The offices of `lang/leaders.csv` do not contradict each other."""

import csv
from collections import defaultdict
from datetime import date
from itertools import pairwise
from pathlib import Path

import careo.lang

# Two holders at once, by who came second: acting for one suspended or ill, or one claim against another.
TWO_AT_ONCE = {
    "Alfredo Ovando (Candía)",
    "Itamar Franco",
    "Michel Temer",
    "Roberto Urdaneta (Arbeláez)",
    "Antonio Imbert (Barrera)",
    "Julio Lozano (Díaz)",
    "Daniel Chanis (Pinzón)",
    "Rómulo Gallegos (Freire)",
    "Raúl Leoni (Otero)",
}


def read_offices():
    path = Path(careo.lang.__file__).with_name("leaders.csv")
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def test_days_exist_and_no_office_ends_before_it_begins():
    for row in read_offices():
        since = date.fromisoformat(row["since"])
        assert not row["until"] or since < date.fromisoformat(row["until"]), row["name"]


def test_one_holder_at_a_time():
    offices = defaultdict(list)
    for row in read_offices():
        offices[row["role"], row["of"]].append(row)
    for held in offices.values():
        for first, second in pairwise(sorted(held, key=lambda row: row["since"])):
            alone = bool(first["until"]) and first["until"] <= second["since"]
            assert alone or second["name"] in TWO_AT_ONCE, (first["name"], second["name"])
