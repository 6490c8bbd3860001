"""Exports: every line has exactly the keys of the schema, every quote stands at its offsets, no cell is a formula."""

import csv
import io
import json
from datetime import datetime

import pytest

from careo.model import Actor, Aspect, Certainty, MentionKind, Place, Problem, Room, Ruling, Tenure
from careo.show.export import KINDS, export_records, write_csv, write_jsonl
from careo.show.export.csv import safe_cell
from careo.show.export.tables import TABLES, named_rows
from careo.store import open_case
from tests.make import find_span, make_claim, make_document, make_event, make_reading, make_time, make_voice
from tests.store.accounts import fill, linked

SLOT = {"quote", "start", "stop"}
KEYS = {
    "document": "id path sha256 lang title publisher issue published written issuer relay doc_kind copy_group text",
    "claim": "id doc_id start stop quote content voices certainty polarity modality event_ids",
    "event": "id doc_id act plover modality polarity trigger roles when where counts claim_ids made_by",
    "actor": "id name actor_kind aliases doc_ids side roles",
    "incident": "id label event_ids doc_ids when where independent_voices",
    "comparison": "incident_id question cells",
    "link": "left right link_kind score reasons verdict",
    "change": "id change_kind what about doc_id quote start stop before after who when why withdrawn",
    "problem": "doc_id path room code said",
}
INNER = {
    ("claim", "content"): (SLOT, SLOT),
    ("claim", "voices"): ({"name", "kind", "mode"}, {"name", "kind", "mode", *SLOT, "cue"}),
    ("event", "trigger"): (SLOT, SLOT),
    ("actor", "roles"): ({"title", "of"}, {"title", "of", "since", "until"}),
    ("event", "roles"): ({"role", *SLOT}, {"role", *SLOT, "actor_id", "status"}),
    ("event", "when"): ({"earliest", "latest", "semantics", *SLOT},) * 2,
    ("event", "where"): ({"name", "lat", "lon", "radius_km", "gazetteer_id", "country", "division", *SLOT},) * 2,
    ("event", "counts"): ({"what", "low", "high", "bound", *SLOT},) * 2,
    ("comparison", "cells"): (
        {"doc_id", "voice", "value", "relation", "certainty", "claim_id", *SLOT},
        {"doc_id", "voice", "value", "relation", "certainty", "claim_id", *SLOT},
    ),
    ("link", "reasons"): ({"said", "weight"}, {"said", "weight", "left", "right"}),
}
TEXT = "=2+5\u2028El 3 de junio mataron a tres en Río Seco, dijo la Cruz Roja.\n"


def dated():
    """A document whose first words are a formula, with a line separator in it, a time and a place."""
    doc = make_document(TEXT, path="-fechas.txt", lang="es", title="=2+5")
    claim = make_claim(doc, "mataron a tres", voices=[make_voice(doc, "la Cruz Roja", cue="dijo")])
    event = make_event(
        doc,
        "mataron",
        claims=[claim],
        when=make_time(doc, "El 3 de junio", datetime(1989, 6, 3), datetime(1989, 6, 4)),
        where=Place(find_span(doc, "Río Seco"), "Río Seco", "in", "x@1", -12.5, -76.0, 5.0, "g1"),
    )
    held = Tenure("observer", "Cundamar", "1985-07", "")
    actor = Actor("a1", "Cruz Roja", MentionKind.ORGANISATION, ("CR",), "international", (held,))
    return doc, make_reading(doc, claims=[claim], events=[event], actors=(actor,))


@pytest.fixture
def case(tmp_path):
    with open_case(tmp_path / "c", mode="write") as opened:
        fill(opened)
        other = make_document("CR.", path="z.txt")
        speaks = make_reading(other, actors=(Actor("a1", "CICR", MentionKind.ORGANISATION),))
        for doc, reading in (dated(), (other, speaks)):
            opened.writer.add([doc], [reading], [Problem("x.pdf, page 2", Room.READ, "no-text-layer", "@run OCR")])
        opened.writer.replace_linked(linked())
    with open_case(tmp_path / "c", mode="judge") as opened:
        claim = next(iter(opened.view.readings())).claims[0]
        target = opened.view.target(claim.id, Aspect.CERTAINTY)
        opened.judge.amend(target, Ruling.SET, after=Certainty.HEDGED, who="Ana", why="it says perhaps")
        yield opened


def lines(case):
    stream = io.StringIO()
    count = write_jsonl(case.view, stream)
    made = stream.getvalue().splitlines()
    assert len(made) == count
    return [json.loads(line) for line in made]


def test_every_line_has_exactly_the_keys_of_the_schema(case):
    records = lines(case)
    assert {record["kind"] for record in records} == set(KINDS)
    for record in records:
        assert next(iter(record)) == "kind"
        assert list(record)[1:] == KEYS[record["kind"]].split()


def test_what_people_said_is_a_record_and_what_the_build_noted_is_none(case):
    (change,) = [record for record in lines(case) if record["kind"] == "change"]
    assert (change["change_kind"], change["who"], change["after"]) == ("amendment", "Ana", "hedged")
    assert change["before"] != "hedged"


def test_a_change_whose_document_is_gone_is_still_exported(case):
    (before,) = [record for record in lines(case) if record["kind"] == "change"]
    path = case.view.document(before["doc_id"]).path
    with open_case(case.path, mode="write") as opened:
        opened.writer.forget_files([path])
    (after,) = [record for record in lines(case) if record["kind"] == "change"]
    assert (after["id"], after["quote"]) == (before["id"], None)


def test_every_inner_object_has_the_keys_of_the_schema(case):
    seen = set()
    for record in lines(case):
        for key, value in record.items():
            for inner in value if isinstance(value, list) else [value]:
                if isinstance(inner, dict):
                    least, most = INNER[record["kind"], key]
                    assert least <= set(inner) <= most, (record["kind"], key)
                    seen.add((record["kind"], key))
    assert seen == set(INNER)


def test_every_quote_stands_at_its_offsets(case):
    records = lines(case)
    texts = {record["id"]: record["text"] for record in records if record["kind"] == "document"}
    checked = 0
    for record in records:
        for slot, doc_id in slots(record, record.get("doc_id")):
            assert texts[doc_id][slot["start"] : slot["stop"]] == slot["quote"]
            checked += 1
    assert checked >= 25


def slots(value, doc_id):
    if isinstance(value, dict):
        doc_id = value.get("doc_id", doc_id)
        if value.get("quote") is not None:
            yield value, doc_id
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from slots(one, doc_id)


def test_values_of_one_event(case):
    event = next(one for one in lines(case) if one["kind"] == "event" and one["trigger"]["quote"] == "mataron")
    assert event["plover"] == "ASSAULT"
    assert (event["when"]["earliest"], event["when"]["latest"]) == ("1989-06-03T00:00:00", "1989-06-04T00:00:00")
    assert (event["where"]["lat"], event["where"]["quote"]) == (-12.5, "Río Seco")


def test_what_is_empty_is_null_and_a_silent_cell_has_no_words(case):
    records = lines(case)
    raid = next(one for one in records if one["kind"] == "event" and one["act"] == "raid")
    assert (raid["when"], raid["where"], raid["counts"]) == (None, None, [])
    silent = [
        cell for one in records if one["kind"] == "comparison" for cell in one["cells"] if cell["relation"] == "silent"
    ]
    assert [(cell["quote"], cell["start"], cell["claim_id"]) for cell in silent] == [(None, None, None)]


def test_an_actor_of_two_documents_is_one_line(case):
    (actor,) = (one for one in lines(case) if one["kind"] == "actor")
    assert {actor["name"], *actor["aliases"]} == {"Cruz Roja", "CR", "CICR"}
    assert len(actor["doc_ids"]) == 2
    assert actor["side"] == "international"
    assert actor["roles"] == [{"title": "observer", "of": "Cundamar", "since": "1985-07"}]


def test_export_is_the_same_twice(case):
    assert list(export_records(case.view)) == list(export_records(case.view))


def read_table(folder, name):
    raw = (folder / f"{name}.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf"), "spreadsheets read accents only after a byte order mark"
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def test_csv_has_every_table_with_the_same_columns_whatever_the_case_holds(case, tmp_path):
    with open_case(tmp_path / "empty", mode="write") as empty:
        for view, folder in ((case.view, tmp_path / "full"), (empty.view, tmp_path / "none")):
            paths = write_csv(view, folder)
            assert {path.stem for path in paths} == set(TABLES)
            for path in paths:
                header = path.read_text(encoding="utf-8-sig").splitlines()[0]
                assert header == ",".join(TABLES[path.stem])


def test_csv_says_what_the_lines_say(case, tmp_path):
    records = lines(case)
    write_csv(case.view, tmp_path / "t")
    for kind in ("document", "claim", "event", "actor", "incident", "link", "problem"):
        assert len(read_table(tmp_path / "t", f"{kind}s")) == sum(one["kind"] == kind for one in records)
    parts = {"voices": "claim", "roles": "event", "counts": "event", "cells": "comparison", "reasons": "link"}
    for part, kind in parts.items():
        found = read_table(tmp_path / "t", part)
        assert len(found) == sum(len(one[part]) for one in records if one["kind"] == kind) > 0
    killed = next(row for row in read_table(tmp_path / "t", "cells") if row["value"] == "at least 12")
    assert (killed["question"], killed["relation"], killed["quote"]) == ("killed", "contradicts", "at least 12")


def test_no_record_loses_a_value_in_csv(case):
    """Every key of every record has a column, or a table of its own."""

    for record in export_records(case.view):
        for name, row in named_rows(record):
            lost = (
                set(row)
                - set(TABLES[name])
                - {"kind", "voices", "blames", "roles", "counts", "cells", "reasons", "content"}
            )
            assert {key for key in lost if row[key] not in (None, "")} == set(), name


@pytest.mark.parametrize("start", list("=+-@\t\r\n＝＋－＠"))
def test_a_cell_that_is_a_formula_is_guarded(start):
    assert safe_cell(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("value", [-3.5, 0, "a=1", "", "12"])
def test_other_cells_stay_as_they_are(value):
    assert safe_cell(value) == value


def test_words_of_documents_are_guarded_in_the_tables(case, tmp_path):
    write_csv(case.view, tmp_path / "t")
    rows = {row["path"]: row for row in read_table(tmp_path / "t", "documents")}
    assert rows["'-fechas.txt"]["title"] == "'=2+5"
    assert rows["'-fechas.txt"]["text"].startswith("'=2+5")
    assert read_table(tmp_path / "t", "problems")[0]["said"] == "'@run OCR"
