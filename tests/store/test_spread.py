"""Where and when incidents were, under every filter: the same as counting by hand, and without sorting the spots."""

import sqlite3
from collections import defaultdict
from datetime import datetime

import pytest
from sqlalchemy import event

from bench import workbench
from careo.store import IncidentFilter, open_case

FILTERS = [
    None,
    IncidentFilter(),
    IncidentFilter(act="kill"),
    IncidentFilter(place="Place 7"),
    IncidentFilter(lang="es", act="bomb"),
    IncidentFilter(disagreement="denies"),
    IncidentFilter(earliest=datetime(1990, 1, 1), latest=datetime(1991, 1, 1)),
    IncidentFilter(act="no such act"),
]


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    folder = tmp_path_factory.mktemp("spread") / "c"
    workbench.make_case(folder, documents=40, claims=20)
    return folder


@pytest.mark.parametrize("filters", FILTERS)
def test_spots_are_those_counted_by_hand(case, filters):
    with sqlite3.connect(case / "case.db") as database:
        rows = database.execute("SELECT incident, lat, lon, name, radius_km FROM incident_spots").fetchall()
        times = database.execute("SELECT incident FROM incident_times WHERE earliest IS NOT NULL").fetchall()
        number = dict(database.execute("SELECT ord, number FROM incidents"))
    with open_case(case, mode="read") as opened:
        passing = {one.number for one in opened.view.incidents(100_000, 0, filters or IncidentFilter())}
        found = opened.view.spread(filters)
        assert opened.view.count_incidents(filters) == len(passing)
    spots = defaultdict(list)
    for incident, lat, lon, name, radius in rows:
        if number[incident] in passing:
            spots[lat, lon].append((name, radius, number[incident]))
    told = [(min(r[0] for r in given), *at, given[0][1], len(given)) for at, given in spots.items()]
    assert sorted((s.name, s.lat, s.lon, s.radius_km, s.incidents) for s in found.spots) == sorted(told)
    assert all(spot.number == min(r[2] for r in spots[spot.lat, spot.lon]) for spot in found.spots)
    order = [(-spot.incidents, spot.number, spot.lat, spot.lon) for spot in found.spots]
    assert order == sorted(order)
    assert found.placeless == len(passing - {number[row[0]] for row in rows})
    assert found.dateless == len(passing - {number[row[0]] for row in times})
    assert sum(count for _, count in found.days) == len(passing) - found.dateless


@pytest.mark.parametrize("filters", [None, IncidentFilter(lang="es")])
def test_spots_come_grouped_from_their_index(case, filters):
    """A case of sixty thousand incidents has hundreds of thousands of spots; sorting them took most of a second."""
    asked = []
    with open_case(case, mode="read") as opened:
        engine = opened.view._engine
        event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2:4]))
        opened.view.spread(filters)
        statement, values = next(row for row in asked if "radius_km" in row[0])
        with engine.connect() as connection:
            plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)]
    assert any("COVERING INDEX incident_spots_spot" in step for step in plan)
    assert not any("GROUP BY" in step for step in plan)


def test_linking_makes_the_index_in_a_case_of_an_older_careo(case):
    with sqlite3.connect(case / "case.db") as database:
        database.execute("DROP INDEX incident_spots_spot")
    with open_case(case, mode="write") as opened:
        before = opened.view.spread()
        opened.writer.refresh_lists()
        assert opened.view.spread() == before
    with sqlite3.connect(case / "case.db") as database:
        assert database.execute("SELECT 1 FROM sqlite_master WHERE name = 'incident_spots_spot'").fetchone()
