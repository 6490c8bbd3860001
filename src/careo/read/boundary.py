"""The boundary of the room: whatever goes wrong inside a file, or a record of one, becomes a Problem here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from careo.errors import CareoError
from careo.model import Problem
from careo.read.codes import make_problem
from careo.text.lines import in_one_line

Item = TypeVar("Item")


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
        yield make_problem(where, "unreadable", in_one_line(str(error)) or type(error).__name__)
