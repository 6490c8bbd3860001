"""The scripts and shapes of others that the workbench carries: where each lies, and its hash for the browser."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Vendored:
    """One file of others: its address in the workbench, its version and licence, and its hash."""

    address: str
    version: str
    licence: str
    integrity: str


@cache
def vendored(name: str) -> Vendored:
    """The carried file of a name in `vendored.toml`.

    Raises:
        KeyError: there is none of that name.
    """
    row = tomllib.loads((HERE / "vendored.toml").read_text(encoding="utf-8"))[name]
    address = f"/static/vendored/{row['file']}"
    return Vendored(address, row["version"], row["licence"], f"sha384-{row['sha384']}")
