"""Reference data of a case: `places.csv`, `actors.yaml` and `acts.yaml`, found beside the reports."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from careo.errors import ReferenceDataError
from careo.model import KnownActor, KnownPlace, KnownWords, Reference
from careo.read.actors import read_actor
from careo.read.own_words import read_words

PLACE_COLUMNS = ("name", "lat", "lon")


def read_reference(paths: Sequence[Path]) -> Reference:
    """All entries of the `places.csv`, `actors.yaml` and `acts.yaml` in or directly below some folders.

    Raises:
        ReferenceDataError: a file that cannot be used; the message names file and line or entry.
    """
    places = tuple(place for path in _named(paths, ("places.csv",)) for place in _read_places(path))
    actors = tuple(actor for path in _named(paths, ("actors.yaml", "actors.yml")) for actor in _read_actors(path))
    words = (row for path in _named(paths, ("acts.yaml", "acts.yml")) for row in _read_acts(path))
    _refuse_twice(actors)
    return Reference(places, actors, tuple(words))


def _named(paths: Sequence[Path], names: tuple[str, ...]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from (
                found for name in names for found in (path / name, *sorted(path.glob(f"*/{name}"))) if found.is_file()
            )
        elif path.name in names:
            yield path


def _read_places(path: Path) -> Iterator[KnownPlace]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (UnicodeDecodeError, OSError) as error:
        raise ReferenceDataError(f"{path}: {error}; save it as UTF-8") from None
    rows = csv.DictReader(text.splitlines())
    missing = [name for name in PLACE_COLUMNS if name not in (rows.fieldnames or ())]
    if missing:
        raise ReferenceDataError(f"{path}, line 1: no column {', '.join(missing)}; the first line names the columns")
    for number, row in enumerate(rows, 2):
        try:
            yield _place(row)
        except (ValueError, TypeError) as error:
            raise ReferenceDataError(f"{path}, line {number}: {error}; give degrees as decimal numbers") from None


def _place(row: dict[str, str]) -> KnownPlace:
    name, lat, lon = row["name"].strip(), float(row["lat"]), float(row["lon"])
    if not name or not -90 <= lat <= 90 or not -180 <= lon <= 180:
        raise ValueError("no name, or coordinates beyond the earth")
    aliases = tuple(alias.strip() for alias in (row.get("aliases") or "").split(";") if alias.strip())
    radius = float(row.get("radius_km") or 5.0)
    return KnownPlace(
        name, lat, lon, radius, (row.get("within") or "").strip(), (row.get("kind") or "").strip(), aliases
    )


def _read_actors(path: Path) -> Iterator[KnownActor]:
    entries = _load(path)
    if not isinstance(entries, list):
        raise ReferenceDataError(f"{path}: a list of actors is expected, each beginning with `- id:`")
    for number, entry in enumerate(entries, 1):
        try:
            yield read_actor(entry)
        except ValueError as error:
            named = f" ({entry['id']})" if isinstance(entry, dict) and entry.get("id") else ""
            raise ReferenceDataError(f"{path}, entry {number}{named}: {error}; see docs/actors.md") from None


def _read_acts(path: Path) -> Iterator[KnownWords]:
    entries = _load(path)
    if not isinstance(entries, list):
        raise ReferenceDataError(f"{path}: a list of acts is expected, each beginning with `- act:`")
    for number, entry in enumerate(entries, 1):
        try:
            yield from read_words(entry)
        except ValueError as error:
            raise ReferenceDataError(f"{path}, entry {number}: {error}; see docs/acts.md") from None


def _load(path: Path) -> Any:
    """What a YAML file holds; a file that holds nothing holds an empty list."""
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except (yaml.YAMLError, UnicodeDecodeError, OSError, ValueError) as error:
        raise ReferenceDataError(f"{path}: {' '.join(str(error).split())}; check indentation and dates") from None
    return [] if content is None else content


def _refuse_twice(actors: Sequence[KnownActor]) -> None:
    for actor_id, times in Counter(actor.id for actor in actors).items():
        if times > 1:
            raise ReferenceDataError(
                f"actors.yaml: {times} entries have the id {actor_id}; join them, or give each an id of its own"
            )
