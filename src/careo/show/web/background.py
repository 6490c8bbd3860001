"""What takes longer than a page may: joining incidents anew, and reading files that were dropped in.

One thread does one thing after the other. Judgements that come while it joins are joined once more, together, so that
a person never waits for the machine, and what is shown says when it is behind (`is_stale`).
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from careo.errors import CareoError

LOG = logging.getLogger(__name__)


class Hall(Protocol):
    """What the workbench asks of the pipeline; the command line hands it in, because `show` never reads files."""

    def relink(self) -> object:
        """Join the incidents anew, under the judgements as they now stand."""

    def add(self, paths: Sequence[Path], tell: Callable[[int, int, int], None]) -> object:
        """Read files into the case and join the incidents; `tell(done, total, problems)` is called as it goes."""


class EmptyHall:
    """A hall in which nothing can be done: the case is only looked at."""

    def relink(self) -> object:
        """Nothing."""
        return None

    def add(self, paths: Sequence[Path], tell: Callable[[int, int, int], None]) -> object:
        """Refuse."""
        raise CareoError("files cannot be read here; add them with `careo build`")


@dataclass(frozen=True, slots=True)
class Import:
    """Files that are being read, or were: how far, and what became of it.

    Attributes:
        names: the files' paths in the case.
        done, total: files.
        error: why it stopped; empty while it goes on and when it ended well.
        who: who brought them; empty where nobody said.
    """

    number: int
    names: tuple[str, ...]
    done: int = 0
    total: int = 0
    problems: int = 0
    ended: bool = False
    error: str = ""
    who: str = ""


def untold(one: Import) -> None:
    """Nobody is told that an import ended."""


@dataclass(slots=True)
class _Waiting:
    relink: bool = False
    imports: list[tuple[int, tuple[Path, ...]]] = field(default_factory=list)


class Background:
    """The one thread that works behind the pages; started by the first thing to do.

    Args:
        hall: does the work.
        ended: is told of each import when it ended, well or not.
    """

    def __init__(self, hall: Hall, ended: Callable[[Import], None] = untold) -> None:
        self._hall, self._ended = hall, ended
        self._waiting = _Waiting()
        self._imports: list[Import] = []
        self._changed = threading.Condition()
        self._busy = False
        self._thread: threading.Thread | None = None
        self._failed = ""

    @property
    def is_stale(self) -> bool:
        """Whether incidents do not yet show all judgements."""
        with self._changed:
            return self._waiting.relink or self._busy

    @property
    def failed(self) -> str:
        """Why incidents could not be joined the last time; empty when they could."""
        return self._failed

    def imports(self) -> tuple[Import, ...]:
        """Every import since the workbench was started, the newest first."""
        with self._changed:
            return tuple(reversed(self._imports))

    def relink(self) -> None:
        """Ask for the incidents to be joined anew; returns at once."""
        with self._changed:
            self._waiting.relink = True
            self._start()

    def add(self, paths: Sequence[Path], names: Sequence[str], who: str = "") -> Import:
        """Ask for files, or folders of them, to be read; returns at once. `names` are the files' paths in the case."""
        with self._changed:
            made = Import(len(self._imports) + 1, tuple(names), total=len(names), who=who)
            self._imports.append(made)
            self._waiting.imports.append((made.number, tuple(paths)))
            self._start()
            return made

    def wait(self, seconds: float = 60.0) -> bool:
        """Wait until nothing is left to do; whether that was reached in time."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._busy and not self._has_work(), seconds)

    def _has_work(self) -> bool:
        return self._waiting.relink or bool(self._waiting.imports)

    def _start(self) -> None:
        self._changed.notify_all()
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="careo-background", daemon=True)
            self._thread.start()

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(self._has_work)
                self._busy = True
                files = self._waiting.imports.pop(0) if self._waiting.imports else None
                if files is None:
                    self._waiting.relink = False
            error = self._attempt(partial(self._do, files))
            if files:
                one = replace(self._imports[files[0] - 1], error=error)
                noted = self._attempt(partial(self._ended, one))
                error = error or noted
            with self._changed:
                self._busy = False
                if files:
                    self._put(replace(self._imports[files[0] - 1], ended=True, error=error))
                else:
                    self._failed = error
                self._changed.notify_all()

    def _do(self, files: tuple[int, tuple[Path, ...]] | None) -> None:
        if files is None:
            self._hall.relink()
        else:
            number, paths = files
            self._hall.add(paths, lambda done, total, problems: self._count(number, done, total, problems))

    @staticmethod
    def _attempt(work: Callable[[], None]) -> str:
        """Why it could not be done; empty where it was."""
        try:
            work()
        except CareoError as error:
            return str(error)
        except Exception as error:  # the thread must live: the page says what happened
            LOG.exception("the background work failed")
            return f"{type(error).__name__}: {error}"
        return ""

    def _count(self, number: int, done: int, total: int, problems: int) -> None:
        with self._changed:
            self._put(replace(self._imports[number - 1], done=done, total=total, problems=problems))

    def _put(self, one: Import) -> None:
        self._imports[one.number - 1] = one
