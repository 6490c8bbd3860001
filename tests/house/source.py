"""What the house tests look at: the source files, parsed once."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "careo"


@cache
def modules() -> dict[str, ast.Module]:
    """The modules of careo by path relative to src/careo, parsed."""
    return {
        path.relative_to(SRC).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(SRC.rglob("*.py"))
    }


@cache
def tracked_files() -> tuple[Path, ...]:
    """The files that git knows or would add; without git, all but what is made or hidden."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    names = [name for name in listed.stdout.decode("utf-8").split("\0") if name]
    paths = [ROOT / name for name in names] if names else [path for path in ROOT.rglob("*") if not _is_made(path)]
    return tuple(sorted(path for path in paths if path.is_file()))


def _is_made(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    return any(part.startswith(".") or part == "__pycache__" or part.endswith(".egg-info") for part in parts)


@cache
def tracked_texts() -> dict[str, str]:
    """The text of every tracked file of at most 1 MB that is UTF-8, by path relative to the root."""
    found = {}
    for path in tracked_files():
        if path.stat().st_size > 1_000_000:
            continue
        try:
            found[path.relative_to(ROOT).as_posix()] = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            continue
    return found
