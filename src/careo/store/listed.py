"""Tables that linking fills from the readings: lists and filters over a whole case are answered from an index."""

from __future__ import annotations

from sqlalchemy import Column, Connection, DateTime, Float, Index, Integer, String, Table, text

from careo.store.schema import METADATA

actor_list = Table(
    "actor_list",
    METADATA,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("documents", Integer, nullable=False),
    Column("events", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("folded", String, nullable=False),
)
place_list = Table(
    "place_list",
    METADATA,
    Column("ord", Integer, primary_key=True),
    Column("name", String, nullable=False, index=True),
    Column("gazetteer_id", String),
    Column("lat", Float),
    Column("lon", Float),
    Column("radius_km", Float),
    Column("documents", Integer, nullable=False),
    Column("events", Integer, nullable=False),
    Column("folded", String, nullable=False),
    Index("place_list_spot", "lat", "lon"),
)
voice_list = Table(
    "voice_list",
    METADATA,
    Column("name", String, primary_key=True),
    Column("kind", String, primary_key=True),
    Column("documents", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("folded", String, nullable=False),
)
relay_list = Table(
    "relay_list",
    METADATA,
    Column("outer_name", String, primary_key=True),
    Column("outer_kind", String, primary_key=True),
    Column("inner_name", String, primary_key=True),
    Column("inner_kind", String, primary_key=True),
    Column("documents", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
)
incident_facets = Table(
    "incident_facets",
    METADATA,
    Column("facet", String, primary_key=True),
    Column("value", String, primary_key=True),
    Column("incident", Integer, primary_key=True),
    Index("incident_facets_incident", "incident", "facet", "value"),
)
incident_times = Table(
    "incident_times",
    METADATA,
    Column("incident", Integer, primary_key=True),
    Column("earliest", DateTime),
    Column("latest", DateTime),
)
incident_spots = Table(
    "incident_spots",
    METADATA,
    Column("incident", Integer, primary_key=True),
    Column("lat", Float, primary_key=True),
    Column("lon", Float, primary_key=True),
    Column("name", String, nullable=False),
    Column("radius_km", Float),
    Index("incident_spots_spot", "lat", "lon", "incident", "name", "radius_km"),
)
for table in (actor_list, place_list, voice_list, relay_list):
    Index(f"{table.name}_order", table.c.documents.desc())

OF_INCIDENT = "FROM incident_events i JOIN events e ON e.id = i.event_id"
SPOT = "coalesce(where_gazetteer_id, where_name) AS spot, where_lat AS lat, where_lon AS lon"
HOW_OFTEN = "count(DISTINCT doc_id) AS documents, count(*) AS events"
PLACE_NAME = """coalesce((SELECT p.name FROM place_list p WHERE p.lat = e.where_lat AND p.lon = e.where_lon
    ORDER BY p.ord LIMIT 1), e.where_name)"""
"""One name for one spot, however the documents write it: the one that most of them give."""
FACETS = {
    "act": f"SELECT DISTINCT 'act', e.act, i.incident {OF_INCIDENT}",
    "place": f"SELECT DISTINCT 'place', {PLACE_NAME}, i.incident {OF_INCIDENT} WHERE e.where_name IS NOT NULL",
    "actor": f"""SELECT DISTINCT 'actor', r.actor_id, i.incident {OF_INCIDENT}
        JOIN roles r ON r.doc_id = e.doc_id AND r.event = e.ord WHERE r.actor_id IS NOT NULL""",
    "voice": f"""SELECT DISTINCT 'voice', v.name, i.incident {OF_INCIDENT}
        JOIN event_claims ec ON ec.doc_id = e.doc_id AND ec.event = e.ord
        JOIN claims c ON c.id = ec.claim_id AND c.doc_id = e.doc_id
        JOIN voices v ON v.doc_id = c.doc_id AND v.claim = c.ord""",
    "lang": """SELECT DISTINCT 'lang', d.lang, i.incident
        FROM incident_documents i JOIN documents d ON d.id = i.doc_id""",
    "disagreement": """SELECT DISTINCT 'disagreement', q.relation, i.ord
        FROM incidents i JOIN comparisons c ON c.incident_id = i.id JOIN questions q ON q.comparison = c.ord""",
}
FILL = (
    """INSERT INTO actor_list SELECT a.id, min(a.name), min(a.kind), count(DISTINCT a.doc_id),
        coalesce(max(r.events), 0), coalesce(max(v.claims), 0), fold(min(a.name)) FROM actors a
        LEFT JOIN (SELECT actor_id, count(*) AS events FROM
            (SELECT DISTINCT actor_id, doc_id, event FROM roles WHERE actor_id IS NOT NULL) GROUP BY actor_id) r
            ON r.actor_id = a.id
        LEFT JOIN (SELECT actor_id, count(*) AS claims FROM
            (SELECT DISTINCT actor_id, doc_id, claim FROM voices WHERE actor_id IS NOT NULL) GROUP BY actor_id) v
            ON v.actor_id = a.id
        GROUP BY a.id""",
    f"""INSERT INTO place_list SELECT row_number() OVER (ORDER BY p.events DESC, n.name), n.name,
        p.gazetteer_id, p.lat, p.lon, p.radius_km, p.documents, p.events, fold(n.name)
        FROM (SELECT {SPOT}, max(where_gazetteer_id) AS gazetteer_id, max(where_radius_km) AS radius_km,
            {HOW_OFTEN} FROM events WHERE where_name IS NOT NULL GROUP BY spot, lat, lon) p
        JOIN (SELECT spot, lat, lon, name, row_number() OVER
            (PARTITION BY spot, lat, lon ORDER BY documents DESC, events DESC, name) AS place
            FROM (SELECT {SPOT}, where_name AS name, {HOW_OFTEN} FROM events WHERE where_name IS NOT NULL
                GROUP BY spot, lat, lon, where_name) named) n
            ON n.place = 1 AND n.spot = p.spot AND n.lat IS NOT DISTINCT FROM p.lat
            AND n.lon IS NOT DISTINCT FROM p.lon""",
    """INSERT INTO voice_list SELECT name, kind, count(DISTINCT doc_id), count(*), fold(name) FROM
        (SELECT DISTINCT name, kind, doc_id, claim FROM voices) GROUP BY name, kind""",
    """INSERT INTO relay_list SELECT o.name, o.kind, i.name, i.kind, count(DISTINCT o.doc_id), count(*)
        FROM voices o JOIN voices i ON i.doc_id = o.doc_id AND i.claim = o.claim AND i.ord = o.ord + 1
        GROUP BY o.name, o.kind, i.name, i.kind""",
    *(f"INSERT INTO incident_facets {query}" for query in FACETS.values()),
    f"""INSERT INTO incident_times SELECT i.incident, min(e.when_earliest), max(e.when_latest) {OF_INCIDENT}
        WHERE e.when_earliest IS NOT NULL OR e.when_latest IS NOT NULL GROUP BY i.incident""",
    f"""INSERT INTO incident_spots
        SELECT i.incident, e.where_lat, e.where_lon, max({PLACE_NAME}), max(e.where_radius_km) {OF_INCIDENT}
        WHERE e.where_lat IS NOT NULL AND e.where_lon IS NOT NULL
        GROUP BY i.incident, e.where_lat, e.where_lon""",
)
LISTS = (actor_list, place_list, voice_list, relay_list, incident_facets, incident_times, incident_spots)


def fill_lists(connection: Connection) -> None:
    """Make all lists anew from the readings and incidents as they stand, and an index that an older careo lacked."""
    for table in LISTS:
        connection.execute(table.delete())
        for index in table.indexes:
            index.create(connection, checkfirst=True)
    for statement in FILL:
        connection.execute(text(statement))
