"""How long linking takes as a case grows: `python -m bench.linking_growth RECORDS.jsonl [DOCUMENTS ...]`.

The records are repeated until there are enough, each round with other names and shifted dates, so that rounds tell of
other incidents. Only linking is measured: every document gets a reading with one bare event, since understanding grows
with the documents in any case. Prints seconds of processor time, memory, incidents, and growth exponents.
"""

from __future__ import annotations

import json
import math
import re
import resource
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from careo.link import link
from careo.link.texts import common_forms
from careo.model import (
    Certainty,
    Claim,
    Document,
    Event,
    Found,
    Modality,
    Piece,
    Polarity,
    Reading,
    Span,
    Voice,
    VoiceKind,
    VoiceMode,
    make_id,
)
from careo.text.numbers import fold

MADE_BY = "any.bench.growth@1"
NAME = re.compile(r"\b[A-Z][a-z]{2,}\b")
ROUND_DAYS = 373
SIZES = (1000, 5000, 20000)


def repeat_records(records: list[dict[str, Any]], documents: int) -> Iterator[Document]:
    """So many documents; the names of each round end in letters of its own."""
    for number, record in enumerate(islice(cycle(records), documents)):
        yield make_copy(record, number, number // len(records))


def make_copy(record: dict[str, Any], number: int, turn: int) -> Document:
    """One record as a document of one round."""
    common, ending = common_forms("en"), "".join(chr(ord("a") + int(digit)) for digit in str(turn)) if turn else ""

    def rename(match: re.Match[str]) -> str:
        return match.group() if fold(match.group()) in common else match.group() + ending

    title = NAME.sub(rename, record["title"] or "Untitled")
    text = f"{title}\n\n{NAME.sub(rename, record['text'])}"
    name = make_id("growth", number)
    day = date.fromisoformat(record["date"]) + timedelta(days=ROUND_DAYS * turn)
    return Document(
        id=name,
        path=f"{number}.txt",
        sha256="",
        text=text,
        lang="en",
        title=Found(title, Span(name, 0, len(title)), MADE_BY),
        published=Found(day, Span(name, 0, 1), MADE_BY),
        to_source=(Piece(0, "", 0),),
    )


def make_bare_reading(doc: Document) -> Reading:
    """A reading with one event on the first word after the headline."""
    start = len(doc.title.value) + 2 if doc.title else 0
    span, whole = Span(doc.id, start, start + 1), Span(doc.id, 0, len(doc.text))
    told, positive = Modality.ACTUAL, Polarity.POSITIVE
    voice = Voice("the author", VoiceKind.AUTHOR, VoiceMode.NARRATED)
    claim = Claim(make_id("c", doc.id), span, span, (voice,), Certainty.ASSERTED, positive, told, MADE_BY)
    event = Event(make_id("e", doc.id), "kill", span, (), told, positive, (claim.id,), MADE_BY)
    return Reading(doc.id, doc.lang, MADE_BY, sentences=(whole,), claims=(claim,), events=(event,))


def measure(records: list[dict[str, Any]], documents: int) -> float:
    """Seconds of processor time that linking takes; prints what it made."""
    docs = list(repeat_records(records, documents))
    readings = [make_bare_reading(doc) for doc in docs]
    begin = time.process_time()
    linked = link(docs, readings)
    seconds = time.process_time() - begin
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{documents} documents: {seconds:.1f} s, {memory:.0f} MiB, {len(linked.incidents)} incidents", flush=True)
    return seconds


def main() -> None:
    """Measure the sizes that are asked for and print the exponents between them."""
    records = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    sizes = [int(size) for size in sys.argv[2:]] or list(SIZES)
    seconds = [measure(records, size) for size in sizes]
    for at in range(len(sizes) - 1):
        growth = math.log(seconds[at + 1] / seconds[at]) / math.log(sizes[at + 1] / sizes[at])
        print(f"growth exponent from {sizes[at]} to {sizes[at + 1]}: {growth:.2f}")


if __name__ == "__main__":
    main()
