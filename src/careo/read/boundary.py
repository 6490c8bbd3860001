"""The boundary of the room: whatever goes wrong inside a file, or a record of one, becomes a Problem here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from careo.errors import CareoError
from careo.model import Problem
from careo.read.codes import make_problem

Item = TypeVar("Item")
LONGEST_DETAIL = 200


def guard(items: Iterator[Item], where: str) -> Iterator[Item | Problem]:
    """The items, and a Problem in place of the rest where a library gave up on what the file holds.

    The except is broad on purpose: a dozen libraries read what anybody may have written, and each has its own errors.

    Raises:
        CareoError: the program's own errors go through.
    """
    try:
        yield from items
    except CareoError:
        raise
    except PermissionError:
        yield make_problem(where, "no-access")
    except RecursionError:
        yield make_problem(where, "unreadable", "it is nested too deeply")
    except MemoryError:
        yield make_problem(where, "unreadable", "it needs more memory than there is")
    except Exception as error:
        detail = " ".join(str(error).split())[:LONGEST_DETAIL].rstrip(".") or type(error).__name__
        yield make_problem(where, "unreadable", _printable(detail))


def _printable(words: str) -> str:
    """Words of an error without characters that could not be stored."""
    return words.encode("utf-8", "backslashreplace").decode("utf-8").replace("\x00", "")
