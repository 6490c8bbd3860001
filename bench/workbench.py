"""A large synthetic case, and how long the workbench's doors take on it: `python -m bench workbench` prints the table.

The case is written with plain SQL, without the checks of the database: it stands for size, not for reading.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from careo.model import Aspect, Certainty, Ruling, Verdict, make_id
from careo.store import Case, IncidentFilter, SearchFilter, open_case

WORDS = tuple(
    word
    for line in (
        "police army bishop mayor village bridge mill union strike bomb killed wounded said denied reported witnesses",
        "soldiers rebels convoy river market school church dawn night radio patrol prisoners families court judge",
    )
    for word in line.split()
)
ACTS = ("kill", "wound", "attack", "bomb", "kidnap", "arrest", "raid", "protest", "strike", "threaten")
KINDS = ("named", "role-only", "anonymous", "author", "unknown")
ACTORS, PLACES, VOICES = 20_000, 5_000, 8_000
PER_INCIDENT = 8
ROUNDS = 40


def make_case(path: Path, *, documents: int = 20_000, claims: int = 50, seed: int = 1) -> None:
    """Write a case of so many documents, each with so many one-claim sentences and half as many events."""
    with open_case(path, mode="write"):
        pass
    chance = random.Random(seed)
    database = sqlite3.connect(path / "case.db", isolation_level=None)
    triggers = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        database.execute(f"DROP TRIGGER {name}")
    for pragma in ("foreign_keys = OFF", "synchronous = OFF", "cache_size = -200000"):
        database.execute(f"PRAGMA {pragma}")
    for first in range(0, documents, 500):
        database.execute("BEGIN")
        for number in range(first, min(first + 500, documents)):
            _write_document(database, number, claims, chance)
        database.execute("COMMIT")
    database.execute("BEGIN")
    database.execute("INSERT INTO sentence_words(rowid, quote) SELECT id, quote FROM spans WHERE stop - start > 30")
    _write_incidents(database, documents * (claims // 2))
    for _, sql in triggers:
        database.execute(sql)
    database.execute("COMMIT")
    database.execute("ANALYZE")
    database.close()
    with open_case(path, mode="write") as opened:
        opened.writer.refresh_lists()


def _write_document(database: sqlite3.Connection, number: int, claims: int, chance: random.Random) -> None:
    doc_id = make_id("document", number)
    sentences = [" ".join(chance.choices(WORDS, k=chance.randint(8, 20))) + f" {number}." for _ in range(claims)]
    text = "\n".join(sentences)
    lang = "en" if number % 3 else "es"
    row = (doc_id, number, f"{number:06}.txt", "", "0" * 64, lang, "wire", "text/plain", text, "0" * 64)
    _insert(database, "documents", [row])
    _insert(database, "text_pages", [(doc_id, page, text[at : at + 4096]) for page, at in _pages(text)])
    _insert(database, "readings", [(doc_id, lang, "bench@1")])
    words: dict[tuple[int, int], str] = {}
    rows: dict[str, list[tuple[Any, ...]]] = {}
    at = 0
    for order, sentence in enumerate(sentences):
        span = (at, at + len(sentence))
        name = (at, at + sentence.index(" "))
        words |= {span: sentence, name: text[slice(*name)]}
        at = span[1] + 1
        claim_id = make_id("claim", number, order)
        certainty = chance.choice(tuple(Certainty)).value
        rows.setdefault("sentences", []).append((doc_id, order, *span))
        claim = (doc_id, order, claim_id, *span, *span, certainty, "positive", "actual", "bench@1")
        rows.setdefault("claims", []).append(claim)
        inner = chance.randrange(VOICES)
        chain = [(f"Paper {number % 40}", "publisher", None), (f"Voice {inner}", KINDS[inner % 5], f"actor{inner}")]
        for depth, (voice, kind, actor) in enumerate(chain):
            spoken = (*name, None, None) if depth else (None,) * 4
            rows.setdefault("voices", []).append((doc_id, order, depth, voice, kind, "indirect", *spoken, actor))
        if order % 2 == 0:
            _add_event(rows, (doc_id, order // 2, make_id("event", number, order // 2)), claim_id, name, chance)
    for actor in {row[-1] for row in rows["voices"] if row[-1]}:
        rows.setdefault("actors", []).append((doc_id, len(rows["actors"]) if "actors" in rows else 0, actor, actor))
    rows["actors"] = [(*row, "person", "[]", "", "[]") for row in rows["actors"]]
    _insert(database, "spans", [(None, doc_id, *span, quote) for span, quote in words.items()])
    for table, found in rows.items():
        _insert(database, table, found)


def _add_event(
    rows: dict[str, list[tuple[Any, ...]]],
    key: tuple[str, int, str],
    claim_id: str,
    words: tuple[int, int],
    chance: random.Random,
) -> None:
    doc_id, order, event_id = key
    place = chance.randrange(PLACES)
    year, month = chance.randint(1980, 1999), chance.randint(1, 12)
    when: tuple[Any, ...] = (*words, f"{year}-{month:02}", "DATE", "sometime within", "bench@1")
    when += (f"{year}-{month:02}-01 00:00:00.000000", f"{year}-{month:02}-02 00:00:00.000000", None, None)
    spot = (-30 + place % 60, -80 + place % 100, 5.0, f"geonames:{place}") if place % 5 else (None,) * 4
    where = (*words, f"Place {place}", "in", "bench@1", *spot, "[]", "", "PE", "Lima")
    act = chance.choice(ACTS)
    event = (doc_id, order, event_id, act, *words, "actual", "positive", "bench@1", *when, *where, *(None,) * 4)
    rows.setdefault("events", []).append((*event, order, 0, 0, ""))
    actor = f"actor{chance.randrange(ACTORS)}"
    role = (doc_id, order, 0, "agent", *words, actor, "person", actor, *(None,) * 13)
    rows.setdefault("roles", []).append(role)
    rows.setdefault("event_claims", []).append((doc_id, order, 0, claim_id))


def _write_incidents(database: sqlite3.Connection, events: int) -> None:
    """Incidents of so many events each, with a question and a suggestion for every fifth event."""
    database.execute(
        f"CREATE TEMP TABLE numbered AS SELECT row_number() OVER (ORDER BY id) / {PER_INCIDENT} AS incident, "
        f"row_number() OVER (ORDER BY id) % {PER_INCIDENT} AS ord, id, doc_id, trigger_start AS start, "
        "trigger_stop AS stop FROM events"
    )
    total = events // PER_INCIDENT + 1
    ids = [make_id("incident", number) for number in range(total)]
    rows = [
        (n, id, n + 1, f"Incident {n}", 3, float(total - n), "1989", "", "kill", "", "[]") for n, id in enumerate(ids)
    ]
    _insert(database, "incidents", rows)
    _insert(database, "comparisons", list(enumerate(ids)))
    relations = ("agrees", "contradicts", "only", "denies")
    _insert(database, "questions", [(n, 0, "killed", relations[n % 4], "", "[]") for n in range(total)])
    for table, column in (("incident_events", "id"), ("incident_documents", "doc_id")):
        database.execute(f"INSERT INTO {table} SELECT incident, ord, {column} FROM numbered")
    columns = [row[1] for row in database.execute("PRAGMA table_info(suggestions)")]
    given = {"ord": "rowid", "id": "id", "kind": "'place'", "span_doc": "doc_id", "start": "start", "stop": "stop"}
    given |= {"value": "'x'", "question": "'?'", "score": "1.0", "left": "''", "right": "''"}
    given |= {"target_doc": "doc_id", "target_start": "start", "target_stop": "stop", "target_noun_id": "id"}
    given |= {"target_aspect": "'where'", "target_holder": "'event'", "target_which": "''"}
    chosen = ", ".join(given.get(name, "NULL") for name in columns)
    database.execute(f"INSERT INTO suggestions SELECT {chosen} FROM numbered WHERE rowid % 5 = 0")


def _pages(text: str) -> Iterator[tuple[int, int]]:
    return ((page, at) for page, at in enumerate(range(0, len(text), 4096)))


def _insert(database: sqlite3.Connection, table: str, rows: list[tuple[Any, ...]]) -> None:
    marks = ", ".join("?" * len(rows[0]))
    database.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def doors(case: Case, seed: int = 2) -> dict[str, Callable[[], object]]:
    """What a page asks of a case, each call another thing."""
    chance, view, judge = random.Random(seed), case.view, case.judge
    events = [one.id for one in view.events_without_place(400)]
    doc_ids = [one.span.doc_id for one in view.events_without_place(400)]
    by = {"who": "Ana", "why": "bench"}

    def amend() -> object:
        claim = chance.choice(view.claims_of(chance.choice(doc_ids)))
        return judge.amend(view.target(claim.id, Aspect.CERTAINTY), Ruling.SET, after=chance.choice([*Certainty]), **by)

    def rule(ruling: Ruling) -> object:
        return judge.amend(view.target(events.pop(), Aspect.EVENT), ruling, **by)

    def asked() -> object:
        return view.search_page(" ".join(chance.sample(WORDS, 2)))

    return {
        "amend a certainty": amend,
        "accept": lambda: rule(Ruling.ACCEPT),
        "reject": lambda: rule(Ruling.REJECT),
        "judge a pair": lambda: judge.add(events.pop(), events[0], Verdict.DIFFERENT, **by),
        "withdraw": lambda: (
            judge.withdraw(next(o for o in view.amendments(doc_ids.pop()) if not o.withdrawn).id, **by)
            if any(not o.withdrawn for o in view.amendments(doc_ids[-1]))
            else None
        ),
        "search two words": asked,
        "search one word": lambda: view.search_page(chance.choice(WORDS)),
        "search a phrase": lambda: view.search_page('"' + " ".join(chance.choices(WORDS, k=2)) + '"'),
        "search, one language": lambda: view.search_page(chance.choice(WORDS), SearchFilter(lang="es")),
        "queue page": lambda: view.suggestions(limit=50),
        "incidents page": lambda: list(view.incidents(50, 1000)),
        "incidents of an act and a voice": lambda: list(
            view.incidents(50, 0, IncidentFilter(act=chance.choice(ACTS), voice=f"Voice {chance.randrange(VOICES)}"))
        ),
        "incidents of a place": lambda: list(
            view.incidents(50, 0, IncidentFilter(place=f"Place {chance.randrange(PLACES)}"))
        ),
        "incidents in disagreement": lambda: list(view.incidents(50, 0, IncidentFilter(disagreement="contradicts"))),
        "where and when": view.spread,
        "where and when, of an act": lambda: view.spread(IncidentFilter(act=chance.choice(ACTS))),
        "actors": lambda: view.actors(str(chance.randrange(100)), 50),
        "places": view.places,
        "voices": view.voices,
        "relays": view.relays,
        "events without place": lambda: view.events_without_place(50, 500),
        "claims of a document": lambda: view.claims_of(chance.choice(doc_ids)),
        "history page": lambda: view.changes(50),
        "one claim by id": lambda: view.find(make_id("claim", chance.randrange(200), chance.randrange(20))),
    }


def measure(path: Path) -> Iterator[tuple[str, float, float]]:
    """For each door its median and 95th percentile in milliseconds."""
    with open_case(path, mode="judge") as case:
        for name, door in doors(case).items():
            yield name, *time_rounds(door)


def time_rounds(call: Callable[[], object]) -> tuple[float, float]:
    """Median and 95th percentile of `ROUNDS` calls, in milliseconds."""
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        call()
        taken.append(1000 * (time.perf_counter() - start))
    taken.sort()
    return taken[len(taken) // 2], taken[int(len(taken) * 0.95)]


if __name__ == "__main__":
    place, size = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 20_000
    if not place.exists():
        begun = time.perf_counter()
        make_case(place, documents=size)
        print(f"made in {time.perf_counter() - begun:.0f} s")
    for name, middle, slow in measure(place):
        print(f"{name:34} {middle:8.1f} {slow:8.1f}")
