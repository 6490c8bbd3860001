"""The hall: the only place that knows the order of the rooms. Files -> read -> understand -> store -> link -> store."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from careo.link import link
from careo.model import Document, Problem, Reading, Reference
from careo.read import SourceFile, find_files, read_path, read_reference
from careo.settings import Settings, make_settings
from careo.store import Case, Writer, open_case
from careo.understand import reading_version, understand

__all__ = ["BuildReport", "Progress", "build", "relink"]


@dataclass(slots=True)
class BuildReport:
    """What one build did. `files` = unchanged + duplicates + read; what was read became documents or problems."""

    files: int = 0
    unchanged: int = 0
    duplicates: int = 0
    read: int = 0
    gone: int = 0
    documents: int = 0
    understood: int = 0
    problems: int = 0
    incidents: int = 0


@dataclass(slots=True)
class Progress:
    """Told of each step: `files_done(done, total, problems)` and `step(name)`; does nothing by default."""

    files_done: Callable[[int, int, int], None] = field(default=lambda done, total, problems: None)
    step: Callable[[str], None] = field(default=lambda name: None)
