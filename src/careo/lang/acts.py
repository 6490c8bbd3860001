"""The closed list of acts: what each is, and what it is called in other coding schemes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from careo.lang.words import load_acts
from careo.model import Question


@dataclass(frozen=True, slots=True)
class Act:
    """One act of `lang/acts.toml`.

    Attributes:
        id: its name in code, database and export ("seize-place").
        definitions: what it is, by language, for a person who has to decide whether it is there.
        plover: event class of PLOVER; empty where it has none.
        cameo: root code of CAMEO, two digits; empty where it has none.
        muc4: incident type of MUC-4; empty where the act alone makes no incident.
        effect: the row of the table in which its patients are counted.
        of: "patient" or "agent": what a noun for it takes with "of".
        family: acts of one family can tell of one happening.
    """

    id: str
    definitions: Mapping[str, str]
    plover: str
    cameo: str
    muc4: str
    effect: Question | None
    family: str
    of: str


def lookup_act(act_id: str) -> Act | None:
    """The act of that id, or None."""
    return list_acts().get(act_id)


@cache
def list_acts() -> dict[str, Act]:
    """All acts by id, in the order of the file."""
    return {act_id: _act(act_id, row) for act_id, row in load_acts()["acts"].items()}


def _act(act_id: str, row: Mapping[str, str]) -> Act:
    effect = Question(row["effect"]) if row["effect"] else None
    definitions = {lang: row[lang] for lang in ("en", "es")}
    return Act(act_id, definitions, row["plover"], row["cameo"], row["muc4"], effect, row["family"], row["of"])
