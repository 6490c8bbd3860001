"""`python -m tests.golden.raise_floors`: measure the golden documents, and raise the floors that were passed.

A floor is the share reached, cut to two decimals. It never falls here: to lower one, edit golden/floors.toml by hand
and say why in the changelog.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from tests.golden.compare import Tally, lines
from tests.golden.expected import GOLDEN, golden_names
from tests.golden.readings import compared

FLOORS = GOLDEN / "floors.toml"
HEAD = """# What careo reaches on the golden documents; tests/golden/test_golden.py fails below these. They only rise:
# `python -m tests.golden.raise_floors` writes what was measured where it is better.
"""


def raised(old: dict[str, float], tally: Tally) -> dict[str, float]:
    """The floors of one document, or of all: what is reached now, or what was reached before if that is better."""
    reached = {question: int(tally.share(question) * 100) / 100 for question in tally.asked}
    return {question: max(share, old.get(question, 0.0)) for question, share in reached.items()}


def write_floors(path: Path, floors: dict[str, dict[str, float]]) -> None:
    """Write the floors as TOML: a table for all documents, and one for each."""
    parts = [HEAD]
    for table, values in floors.items():
        parts += ["", f"[{table}]", *(f'"{question}" = {floor:.2f}' for question, floor in values.items())]
    path.write_text("\n".join(parts).replace("\n\n\n", "\n\n") + "\n", encoding="utf-8")


def main() -> None:
    """Measure, print every miss, and write the floors."""
    old = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    total = Tally()
    floors: dict[str, dict[str, float]] = {"all": {}}
    for name in golden_names():
        tally = compared(name)
        print("\n".join([name, *lines(tally), ""]))
        floors[f"documents.{name}"] = raised(old.get("documents", {}).get(name, {}), tally)
        total.add(tally)
    floors["all"] = raised(old.get("all", {}), total)
    write_floors(FLOORS, floors)
    print("all documents", *(f"{q} {total.right[q]} of {total.asked[q]}" for q in total.asked), sep="\n  ")


if __name__ == "__main__":
    main()
