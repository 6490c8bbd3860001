"""How long linking takes as a case grows: `python -m tests.link.growth [DOCUMENTS ...]` prints seconds and memory.

Documents are made up: three tell of each incident, with other words and tolls, one of them in Spanish; names, days and
places differ from incident to incident, as they would in a large archive.
"""

from __future__ import annotations

import math
import random
import resource
import sys
import time
from datetime import date, timedelta

from careo.link import link
from tests.link.make_accounts import Told, tell

SYLLABLES = [
    "ba",
    "ca",
    "do",
    "fe",
    "gu",
    "ja",
    "ki",
    "lo",
    "mi",
    "nu",
    "pe",
    "qui",
    "ro",
    "sa",
    "tu",
    "va",
    "yo",
    "zu",
]
TARGETS = (("bus", "autobús"), ("bank", "banco"), ("church", "iglesia"), ("bridge", "puente"), ("school", "escuela"))
MONTHS = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
]


def name(chance: random.Random, parts: int = 3) -> str:
    """A made-up name."""
    return "".join(chance.choice(SYLLABLES) for _ in range(parts)).capitalize()


def make_case(documents: int) -> list[Told]:
    """So many documents, three to an incident; the same for the same number."""
    chance = random.Random(documents)
    told: list[Told] = []
    while len(told) < documents:
        told += _incident(chance, len(told))
    return told[:documents]


def _incident(chance: random.Random, number: int) -> list[Told]:
    day = date(1985, 1, 1) + timedelta(days=chance.randrange(4000))
    place = name(chance), chance.uniform(-20, 20), chance.uniform(-90, -60)
    (english, spanish), mayor = chance.choice(TARGETS), f"{name(chance)} {name(chance)}"
    when, cuando = f"{day.day} {day:%B} {day.year}", f"{day.day} de {MONTHS[day.month - 1]} de {day.year}"
    texts = (
        (
            f"On {when} a bomb hit the {english} of {place[0]}, mayor {mayor} said; {{}} were wounded.",
            "en",
            english,
            when,
        ),
        (f"A {english} was bombed in {place[0]} on {when}, wounding {{}}, according to {mayor}.", "en", english, when),
        (f"Una bomba hirió a {{}} en {place[0]} el {cuando}, en la {spanish}, dijo {mayor}.", "es", spanish, cuando),
    )
    found = []
    for offset, (text, lang, target, words) in enumerate(texts):
        toll = str(chance.randrange(2, 30))
        found.append(
            tell(
                text.format(toll),
                lang=lang,
                path=f"{number + offset}.txt",
                bomb="bomb",
                to=target,
                injured=(toll, int(toll)),
                names=[mayor],
                at=place,
                day=(words, day.isoformat()),
            )
        )
    return found


def measure(documents: int) -> float:
    """Seconds that linking takes; prints what it made."""
    told = make_case(documents)
    begin = time.perf_counter()
    linked = link([one.doc for one in told], [one.reading for one in told])
    seconds = time.perf_counter() - begin
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{documents} accounts: {seconds:.1f} s, {memory:.0f} MiB at most, {len(linked.incidents)} incidents",
        flush=True,
    )
    return seconds


if __name__ == "__main__":
    sizes = [int(size) for size in sys.argv[1:]] or [1000, 4000]
    seconds = [measure(size) for size in sizes]
    for first in range(len(sizes) - 1):
        growth = math.log(seconds[first + 1] / seconds[first]) / math.log(sizes[first + 1] / sizes[first])
        print(f"growth exponent from {sizes[first]} to {sizes[first + 1]}: {growth:.2f}")
