"""How long linking takes as a case grows: `python -m bench.linking_growth [--bare] RECORDS.jsonl [DOCUMENTS ...]`.

The records are repeated until there are enough, each round with other names, places and shifted dates, so that rounds
tell of other incidents. Only linking is measured: each record is understood once and its reading repeated with it. With
`--bare` a reading is one bare event, and nothing has to be understood. Prints seconds of processor time, memory,
incidents, and growth exponents.
"""

from __future__ import annotations

import json
import math
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import cycle, islice, pairwise
from pathlib import Path

from bench import predict_linking
from bench.rounds import move_to_round
from careo.link import link
from careo.model import (
    Certainty,
    Claim,
    Document,
    Event,
    Modality,
    Polarity,
    Reading,
    Span,
    Voice,
    VoiceKind,
    VoiceMode,
    make_id,
)
from careo.understand import understand

MADE_BY = "any.bench.growth@1"
SIZES = (1000, 5000, 20000)
Told = tuple[Document, Reading]


def repeat(told: Sequence[Told], documents: int) -> Iterator[Told]:
    """So many documents with their readings; the names of each round are its own."""
    for number, (doc, reading) in enumerate(islice(cycle(told), documents)):
        turn = number // len(told)
        yield move_to_round(doc, turn), move_to_round(reading, turn)


def read_records(path: Path) -> list[Document]:
    """The documents of a file of JSON lines, as `careo build` reads them."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return list(predict_linking.read_records(records).values())


def make_bare_reading(doc: Document) -> Reading:
    """A reading with one event on the first word after the headline."""
    start = len(doc.title.value) + 2 if doc.title else 0
    span, whole = Span(doc.id, start, start + 1), Span(doc.id, 0, len(doc.text))
    told, positive = Modality.ACTUAL, Polarity.POSITIVE
    voice = Voice("the author", VoiceKind.AUTHOR, VoiceMode.NARRATED)
    claim = Claim(make_id("c", doc.id), span, span, (voice,), Certainty.ASSERTED, positive, told, MADE_BY)
    event = Event(make_id("e", doc.id), "kill", span, (), told, positive, (claim.id,), MADE_BY)
    return Reading(doc.id, doc.lang, MADE_BY, sentences=(whole,), claims=(claim,), events=(event,))


def measure(told: Sequence[Told], documents: int) -> tuple[float, float]:
    """Seconds of processor time that linking takes, and the most memory so far in MiB; prints what it made."""
    docs, readings = zip(*repeat(told, documents), strict=True)
    begin = time.process_time()
    linked = link(docs, readings)
    seconds = time.process_time() - begin
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{documents} documents: {seconds:.1f} s, {memory:.0f} MiB, {len(linked.incidents)} incidents", flush=True)
    return seconds, memory


def main() -> None:
    """Measure the sizes that are asked for and print the exponents between them."""
    bare, path, *rest = (sys.argv[1] == "--bare", *[a for a in sys.argv[1:] if a != "--bare"])
    docs = read_records(Path(path))
    told = [(doc, make_bare_reading(doc)) for doc in docs] if bare else list(zip(docs, understand(docs), strict=True))
    sizes = [int(size) for size in rest] or list(SIZES)
    measured = [measure(told, size) for size in sizes]
    for (small, was), (large, now) in [*pairwise(rows := list(zip(sizes, measured, strict=True))), (rows[0], rows[-1])]:
        if large > small:
            time_s, memory = (math.log(now[i] / was[i]) / math.log(large / small) for i in (0, 1))
            print(f"growth exponent from {small} to {large}: time {time_s:.2f}, memory {memory:.2f}")


if __name__ == "__main__":
    main()
