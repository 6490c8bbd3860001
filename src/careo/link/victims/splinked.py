"""Splink on victim records: which pairs are worth comparing, how much each level weighs, what a pair comes to.

Splink and its database are the extra `people`; they are imported when a case with victim records is linked, not before.
One thread and rows sorted by id: the same records give the same weights, on any machine and in any order.
"""

from __future__ import annotations

import json
import logging
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from careo.errors import MissingExtraError
from careo.link.victims.compare import COMPARE, SILENT, Row
from careo.link.victims.weights import (
    ENOUGH_RECORDS,
    PRIOR,
    WEIGHTS,
    Weights,
    move_weights,
)

MISSING = "linking victim records needs Splink, which is not installed; run: pip install 'careo[people]'"
SEED = 20_021
MOST_RANDOM_PAIRS = 300_000
LOWEST_WEIGHT = -8.0  # bits; pairs below are not reported
# Records meet where both columns of a rule are equal ("=": the same name on both sides).
BLOCKS = (
    ("surname_key", "surname_key", "initial_key"),
    ("surname_key", "second_key", "initial_key"),
    ("second_key", "surname_key", "initial_key"),
    ("surname_key", "surname_key", "second_key"),
    ("surname_key", "surname_key", "place_key"),
    ("given_key", "given_key", "place_key"),
    ("given_key", "given_key", "day_key"),
    ("given_key", "given_key", "second_key"),
    ("alias_key", "alias_key", "alias_key"),
)
TRAINED_WITHIN = ("given_key", "surname_key")
NOT_TRAINED = frozenset({"holder", "aliases"})


@dataclass(frozen=True, slots=True)
class Found:
    """The pairs that met, each with its weight in bits by Splink, and the weights that were used."""

    pairs: Mapping[tuple[str, str], float]
    weights: Weights
    trained: bool


def find_pairs(rows: Sequence[Row], *, enough: int = ENOUGH_RECORDS) -> Found:
    """The pairs of records that share a key, weighed; with `enough` records the weights are estimated first.

    Raises:
        MissingExtraError: Splink is not installed.
    """
    rows = sorted(rows, key=lambda row: row.id)
    if len(rows) < 2:
        return Found({}, WEIGHTS, False)
    with _Session(rows) as session:
        trained = len(rows) >= enough
        weights = move_weights(session.train()) if trained else WEIGHTS
        return Found(session.predict(weights), weights, trained)


class _Session:
    """One database in memory with the records and the comparisons as functions of it."""

    def __init__(self, rows: Sequence[Row]) -> None:
        try:
            import duckdb
            import pyarrow
            import splink
        except ImportError as error:
            raise MissingExtraError(MISSING) from error
        logging.getLogger("splink").setLevel(logging.ERROR)
        self._splink: Any = splink
        self._connection: Any = duckdb.connect(":memory:")
        self._connection.execute("SET threads = 1")
        for what, compare in COMPARE.items():
            self._connection.create_function(f"compare_{what}", compare, ["VARCHAR", "VARCHAR"], "INTEGER")
        self._table = pyarrow.Table.from_pylist([{"unique_id": row.id, **row.columns, **row.keys} for row in rows])
        self._api: Any = splink.DuckDBAPI(self._connection)
        self._records: Any = self._api.register(self._table, table_name="victim_records")

    def __enter__(self) -> _Session:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def train(self) -> dict[str, dict[int, tuple[float, float]]]:
        """M and u of each level as Splink estimates them; a comparison that cannot be estimated is left out."""
        linker = self._linker(WEIGHTS)
        linker.training.estimate_u_using_random_sampling(max_pairs=MOST_RANDOM_PAIRS, seed=SEED)
        for key in TRAINED_WITHIN:
            linker.training.estimate_parameters_using_expectation_maximisation(
                self._splink.block_on(key), fix_probability_two_random_records_match=True
            )
        with tempfile.TemporaryDirectory(prefix="careo-") as folder:
            path = Path(folder) / "model.json"
            linker.misc.save_model_to_json(str(path))
            model = json.loads(path.read_text(encoding="utf-8"))
        return {one["output_column_name"]: _levels_of(one) for one in model["comparisons"]}

    def predict(self, weights: Weights) -> dict[tuple[str, str], float]:
        """The weight in bits of each pair that met, by sorted ids."""
        made = self._linker(weights).inference.predict(threshold_match_weight=LOWEST_WEIGHT)
        rows = made.as_record_list()
        return {tuple(sorted((one["unique_id_l"], one["unique_id_r"]))): one["match_weight"] for one in rows}

    def _linker(self, weights: Weights) -> Any:
        settings = self._splink.SettingsCreator(
            link_type="dedupe_only",
            probability_two_random_records_match=PRIOR,
            comparisons=[_comparison(what, weights) for what in COMPARE],
            blocking_rules_to_generate_predictions=[{"blocking_rule": _block(*rule)} for rule in BLOCKS],
        )
        return self._splink.Linker(self._records, settings, log_level=logging.ERROR)


def _block(left: str, right: str, second: str) -> str:
    return f"l.{left} = r.{right} AND l.{second} = r.{second}"


def _comparison(what: str, weights: Weights) -> dict[str, Any]:
    """One comparison for Splink: silence, then the levels from the strongest on, the weakest as what is left."""
    call = f"compare_{what}({what}_l, {what}_r)"
    silent = {"sql_condition": f"{call} = {SILENT}", "label_for_charts": "not said", "is_null_level": True}
    levels = [
        {
            "sql_condition": f"{call} = {number}" if number else "ELSE",
            "label_for_charts": level.said.replace(": {} and {}", ""),
            "m_probability": level.m,
            "u_probability": level.u,
        }
        for number, level in reversed(list(enumerate(weights[what])))
    ]
    return {"output_column_name": what, "comparison_levels": [silent, *levels]}


def _levels_of(comparison: Mapping[str, Any]) -> dict[int, tuple[float, float]]:
    """M and u of a comparison of a saved model, by level."""
    if comparison["output_column_name"] in NOT_TRAINED:
        return {}
    levels = [one for one in comparison["comparison_levels"] if not one.get("is_null_level")]
    return {
        len(levels) - 1 - at: (one["m_probability"], one["u_probability"])
        for at, one in enumerate(levels)
        if one.get("m_probability") and one.get("u_probability")
    }
