"""How long the workbench's pages take over HTTP: a document with 500 claims, 20 accounts face to face, answers, search.

`python -m bench table --only pages` prints the table. The reports are written here, from a few sentences with changing
words. What is asked of each page is stated in `ASKED`.
"""

from __future__ import annotations

import gc
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table
from starlette.testclient import TestClient

from bench import workbench
from careo.pipeline import build
from careo.show.web import make_app
from careo.store import Case, View, open_case

SENTENCES, ACCOUNTS, DOCUMENTS = 420, 20, 20_000
ASKED = {
    "demo": 10_000.0,
    "document of 500 claims": 300.0,
    "20 accounts face to face": 300.0,
    "accept": 150.0,
    "reject": 150.0,
    "search, one word": 200.0,
    "search, a phrase": 200.0,
}
"""Milliseconds that each may take at the 95th percentile."""

TOWNS = ("Ayaviri", "Juliaca", "Puno", "Tarma", "Chota", "Celendin", "Barranca", "Huacho", "Tumbes", "Moquegua")
SPEAKERS = ("The police", "A neighbor", "The mayor", "The army", "The bishop", "A nurse", "The prosecutor", "A driver")
SAYING = ("said that", "reported that", "stated that", "announced that", "denied that", "told this newspaper that")
DEEDS = ("were killed in", "were wounded in", "were arrested in", "were kidnapped in", "disappeared in")
PAPERS = tuple(f"{first} {last}" for first in ("El", "La", "Radio", "Agencia") for last in TOWNS[:5])
COUNTS = ("two", "three", "five", "seven", "nine", "eleven")
ACCOUNT = (
    ("killed", "{n} people died when a bomb destroyed the bank of Huanta", "a bomb killed {n} customers of the bank"),
    ("injured", "{m} others were wounded by the explosion", "the explosion left {m} people wounded"),
    ("who", "the guerrillas planted the bomb", "soldiers of the garrison placed the bomb in the bank"),
    ("detained", "the police arrested {k} suspects after the attack", "{k} men were detained near the bank"),
    (
        "why",
        "the guerrillas bombed the bank in reprisal for the killing of a peasant",
        "the attack was an act of revenge",
    ),
    ("how", "the bomb was made of {j} kilograms of dynamite", "the attackers used {j} kilos of dynamite"),
    ("ordered", "a commander ordered the guerrillas to bomb the bank", "the general ordered soldiers to bomb the bank"),
    ("missing", "{k} employees of the bank disappeared after the explosion", "{k} employees are missing"),
)


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds that a page took: the median, and the 95th percentile of `workbench.ROUNDS` calls."""

    name: str
    median: float
    slow: float

    @property
    def is_late(self) -> bool:
        """Whether it takes longer than is asked."""
        return self.slow > ASKED[self.name]


def write_reports(folder: Path, seed: int = 1) -> None:
    """One report with some 500 claims, and 20 accounts of one bomb, each of another paper."""
    chance = random.Random(seed)
    long = [
        f"{chance.choice(SPEAKERS)} {chance.choice(SAYING)} {chance.choice(COUNTS)} men {chance.choice(DEEDS)} "
        f"{chance.choice(TOWNS)} on {chance.randint(1, 28)} May 1989."
        for _ in range(SENTENCES)
    ]
    paragraphs = [" ".join(long[at : at + 5]) for at in range(0, SENTENCES, 5)]
    (folder / "long.txt").write_text("CHRONICLE OF A YEAR\n\n" + "\n\n".join(paragraphs) + "\n", encoding="utf-8")
    for number, paper in zip(range(ACCOUNTS), cycle(PAPERS), strict=False):
        told = [chance.choice(ways) for _, *ways in ACCOUNT]
        chance.shuffle(told)
        numbers = {key: chance.choice(COUNTS) for key in "nmkj"}
        voice = SPEAKERS[number % len(SPEAKERS)]
        sentences = [f"{voice} {chance.choice(SAYING[:4])} {one.format(**numbers)}." for one in told]
        first = f"HUANTA, Peru, 4 May 1989 ({paper}) - A bomb exploded in the bank of Huanta on 3 May 1989."
        text = f"{paper.upper()} ON THE BOMB IN HUANTA\n\n{first} " + " ".join(sentences) + "\n"
        (folder / f"account{number:02}.txt").write_text(text, encoding="utf-8")


def measure_pages(folder: Path) -> Iterator[Timing]:
    """The pages of a case that is built from written reports."""
    reports = folder / "reports"
    reports.mkdir()
    write_reports(reports)
    build([reports], folder / "pages.careo")
    with open_case(folder / "pages.careo", mode="judge") as case:
        client, view = _client(case), case.view
        longest = max(view.readings(), key=lambda reading: len(reading.claims))
        widest = _widest(view)
        ids = iter([one.id for one in view.suggestions(limit=2 * workbench.ROUNDS + 4)])
        yield _time("document of 500 claims", lambda: _get(client, f"/documents/{longest.doc_id}"))
        yield _time("20 accounts face to face", lambda: _get(client, f"/incidents/{widest}"))
        yield _time("accept", lambda: _answer(client, next(ids), "accept"))
        yield _time("reject", lambda: _answer(client, next(ids), "reject"))


def measure_search(path: Path, documents: int) -> Iterator[Timing]:
    """Search in a case of fifty claims a document, made where there is none yet."""
    if not path.exists():
        workbench.make_case(path, documents=documents)
    chance = random.Random(3)
    with open_case(path, mode="judge") as case:
        client = _client(case)
        yield _time("search, one word", lambda: _get(client, f"/search?q={chance.choice(workbench.WORDS)}"))
        yield _time(
            "search, a phrase", lambda: _get(client, f'/search?q="{"+".join(chance.sample(workbench.WORDS, 2))}"')
        )


def measure_demo(folder: Path) -> Timing:
    """`careo demo` in a process of its own, once."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "careo", "demo", "--case", str(folder / "demo.careo")], check=True, capture_output=True
    )
    taken = 1000 * (time.perf_counter() - start)
    return Timing("demo", taken, taken)


def print_pages(console: Console, documents: int = DOCUMENTS, kept: Path | None = None) -> None:
    """Measure all and print a table beside what is asked; `kept` is a large case that is made once and used again."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        timings = [measure_demo(folder), *measure_pages(folder), *measure_search(kept or folder / "large", documents)]
    table = Table("page", "median ms", "95 % ms", "asked ms", title=f"careo serve; search in {50 * documents:,} claims")
    for one in timings:
        late = " (late)" if one.is_late else ""
        table.add_row(one.name, f"{one.median:.0f}", f"{one.slow:.0f}{late}", f"{ASKED[one.name]:.0f}")
    console.print(table)


def _client(case: Case) -> TestClient:
    gc.collect()
    gc.freeze()  # as `careo serve` does
    return TestClient(make_app(case.view, case.judge))


def _widest(view: View) -> int:
    return max(view.incidents(10_000, 0), key=lambda one: len(one.event_ids)).number


def _get(client: TestClient, path: str) -> None:
    client.get(path).raise_for_status()


def _answer(client: TestClient, id: str, ruling: str) -> None:
    given = {"id": id, "ruling": ruling, "who": "Ana", "why": "bench"}
    client.post("/answers", json=given, headers={"accept": "application/json"}).raise_for_status()


def _time(name: str, call: Callable[[], object]) -> Timing:
    call()
    return Timing(name, *workbench.time_rounds(call))
