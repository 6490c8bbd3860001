"""How long exports of a larger case take: `python -m tests.show.export_speed [DOCUMENTS]` prints seconds and memory."""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

from careo.link import link
from careo.model import make_id
from careo.show.export import FORMATS, write_export
from careo.store import open_case
from tests.link.growth import make_case
from tests.make import make_claim, make_document, make_reading

CLAIMS = 10


def measure(documents: int) -> None:
    """Build a case with ten claims a document, and print what each format takes."""
    told = make_case(documents)
    linked = link([one.doc for one in told], [one.reading for one in told])
    with tempfile.TemporaryDirectory() as scratch, open_case(Path(scratch) / "c", mode="write") as opened:
        for one in told:
            opened.writer.add([one.doc], [one.reading])
        for number in range(documents * (CLAIMS - 1) // 10):
            doc = make_document("The mayor said that ten guards were hurt there. " * 10, path=f"more-{number}.txt")
            claims = [
                make_claim(doc, "ten guards were hurt", nth=nth, id=make_id("claim", number, nth)) for nth in range(10)
            ]
            opened.writer.add([doc], [make_reading(doc, claims=claims)])
        opened.writer.replace_linked(linked)
        print(opened.view.counts())
        for name in FORMATS:
            begin = time.perf_counter()
            write_export(opened.view, name, Path(scratch) / name)
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"{name}: {time.perf_counter() - begin:.1f} s, {memory:.0f} MiB at most", flush=True)


if __name__ == "__main__":
    measure(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
