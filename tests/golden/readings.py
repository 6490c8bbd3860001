"""The golden documents as careo reads them, through the doors that `careo build` uses; each is read once."""

from __future__ import annotations

from functools import cache

from careo.model import Document, Reading
from careo.read import read_path, read_reference
from careo.understand import understand
from tests.golden.compare import Tally, compare_reading
from tests.golden.expected import GOLDEN, read_expected

DEMO = GOLDEN.parent / "src" / "careo" / "demo"


@cache
def read_golden(name: str) -> tuple[Document, Reading]:
    """A golden document and its Reading, with the reference data of the demo case."""
    (doc,) = (one for one in read_path(GOLDEN / f"{name}.txt") if isinstance(one, Document))
    (reading,) = understand([doc], reference=read_reference([DEMO]))
    return doc, reading


@cache
def compared(name: str) -> Tally:
    """What is right and what is missed in a golden document."""
    doc, reading = read_golden(name)
    return compare_reading(reading, doc, read_expected(name))
