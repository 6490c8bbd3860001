"""Every format, read again by a reader that is not ours: nothing is lost, nothing runs, nothing is half written."""

import csv
import errno
import hashlib
import json
import os
import signal
import subprocess
import sys
import zipfile
from collections import Counter
from datetime import datetime
from xml.etree import ElementTree

import bagit
import networkx
import openpyxl
import pyarrow.parquet
import pypdfium2
import pytest

from careo.errors import ExportError, UnknownIdError
from careo.model import Cell, Certainty, Column, Comparison, Incident, Linked, Question, Relation, Row
from careo.show.export import FORMATS, coded, export_records, write_export
from careo.show.export.annotation import slots
from careo.show.export.bag import verify_bag
from careo.show.export.reduce import RULES, export_reductions
from careo.show.export.tables import TABLES
from careo.store import open_case
from tests.make import find_span, make_claim, make_document, make_event, make_place, make_reading, make_time, make_voice
from tests.store.accounts import fill

HOSTILE = '=cmd|x\x07 <script>alert(1)</script> شاهد قال \u202eevil\u2028 ]]> & "q" ' + "ñandú 😀 " * 4000 + "murió.\n"


@pytest.fixture
def case(tmp_path):
    with open_case(tmp_path / "c", mode="write") as opened:
        fill(opened)
        yield opened


@pytest.fixture
def empty(tmp_path):
    with open_case(tmp_path / "empty", mode="write") as opened:
        yield opened


@pytest.fixture
def hostile(tmp_path):
    """Text that is a formula, markup, right to left, full of controls and longer than a cell of a spreadsheet."""
    with open_case(tmp_path / "h", mode="write") as opened:
        doc = make_document(HOSTILE, path="=../../evil\x07.txt", lang="es", title="=cmd|x\x07")
        claim = make_claim(doc, HOSTILE[:-1], voices=[make_voice(doc, "شاهد")])
        event = make_event(
            doc,
            "murió",
            claims=[claim],
            when=make_time(doc, "=cmd", datetime(1850, 6, 3), datetime(1850, 6, 4)),
            where=make_place(doc, "<script>", lat=-12.5, lon=-76.0, radius_km=5.0, gazetteer_id="x"),
        )
        opened.writer.add([doc], [make_reading(doc, claims=[claim], events=[event])])
        span = find_span(doc, HOSTILE[:-1])
        cell = Cell(
            0, doc.id, "شاهد", HOSTILE[:-1], "1..1", Relation.ONLY, Certainty.ASSERTED, span, claim.id, event.id
        )
        incident = Incident("i" * 16, 1, "=label <b>\x07", (event.id,), (doc.id,), 1, 0.0)
        rows = (Row(Question.KILLED, (cell,), Relation.ONLY),)
        told = Comparison(incident.id, (Column(doc.id, claim.voices, "شاهد <i>"),), rows)
        opened.writer.replace_linked(Linked((), (incident,), (told,)))
        yield opened


def write(case, name, tmp_path, **options):
    target = tmp_path / f"{name}-out{'' if FORMATS[name].folder else FORMATS[name].suffix}"
    return write_export(case.view, name, target, **options)


def table_counts(view):
    """How many rows each table has, counted from the records."""
    found = Counter()
    for record in export_records(view):
        if record["kind"] != "comparison":
            found[f"{record['kind']}s"] += 1
        for part in ("voices", "blames", "roles", "counts", "cells", "reasons"):
            found[part] += len(record.get(part, []))
    return found


def digest(path):
    files = sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]
    return [hashlib.sha256(one.read_bytes()).hexdigest() for one in files]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("kind", ["case", "empty", "hostile"])
def test_the_same_case_gives_the_same_bytes(name, kind, request, tmp_path):
    opened = request.getfixturevalue(kind)
    made = [write(opened, name, folder).path for folder in (tmp_path / "a", tmp_path / "b") if not folder.mkdir()]
    assert digest(made[0]) == digest(made[1]) != []


@pytest.mark.parametrize("name", FORMATS)
def test_a_target_that_is_there_is_refused_and_replaced_only_when_told(name, case, tmp_path):
    made = write(case, name, tmp_path)
    with pytest.raises(ExportError, match="--force"):
        write(case, name, tmp_path)
    assert write(case, name, tmp_path, force=True).path == made.path


@pytest.mark.parametrize("name", ["diary.doc", "families.csv"])
def test_a_folder_with_other_things_is_never_replaced(case, tmp_path, name):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / name).write_text("x")
    with pytest.raises(ExportError, match="other things"):
        write_export(case.view, "csv", tmp_path / "mine", force=True)
    assert (tmp_path / "mine" / name).exists()


@pytest.mark.parametrize(("number", "said"), [(errno.ENOSPC, "the disk is full"), (errno.EROFS, "another target")])
def test_what_the_file_system_refuses_is_said_of_the_target(case, tmp_path, monkeypatch, number, said):
    def refuse(*_, **__):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("careo.show.export.target.os.replace", refuse)
    with pytest.raises(ExportError, match=f"out.html: .*{said}"):
        write_export(case.view, "html", tmp_path / "out.html")
    assert list(tmp_path.iterdir()) == [tmp_path / "c"] or not any(p.suffix == ".new" for p in tmp_path.iterdir())


@pytest.mark.parametrize("name", FORMATS)
def test_a_stopped_export_leaves_nothing(name, case, tmp_path):
    (tmp_path / "out").mkdir()

    def stop(*_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_export(case.view, name, tmp_path / "out" / "x", progress=stop)
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"format": "docx"}, ExportError),
        ({"format": "html", "lang": "fr"}, ExportError),
        ({"format": "html", "incident": 99}, UnknownIdError),
    ],
)
def test_what_there_is_not_is_said(case, tmp_path, asked, error):
    with pytest.raises(error):
        write_export(case.view, path=tmp_path / "x", **asked)
    with pytest.raises(ExportError, match="not there"):
        write_export(case.view, "jsonl", tmp_path / "nowhere" / "x")


@pytest.mark.parametrize("kind", ["case", "empty", "hostile"])
def test_xlsx_has_every_row_and_no_formula(kind, request, tmp_path):
    opened = request.getfixturevalue(kind)
    written = write(opened, "xlsx", tmp_path)
    book = openpyxl.load_workbook(written.path)
    counts = table_counts(opened.view)
    for name in TABLES:
        assert book[name].max_row - 1 == counts[name], name
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert all(cell.quotePrefix for cell in cells if isinstance(cell.value, str) and cell.value.startswith("="))
    assert bool(written.notices) == (kind == "hostile")
    rows = list(book["texts"].iter_rows(min_row=2, values_only=True))
    for doc in opened.view.documents():
        parts = [openpyxl.utils.escape.unescape(text) for id, _, _, text in rows if id == doc.id]
        assert "".join(parts) == doc.text


def test_xlsx_has_headings_in_both_languages(case, tmp_path):
    book = openpyxl.load_workbook(write(case, "xlsx", tmp_path, lang="es").path)
    assert "sucesos" in book.sheetnames
    assert [cell.value for cell in book["sucesos"][1]][:4] == ["id", "documento_id", "acto", "plover"]
    assert book["afirmaciones"].max_row - 1 == table_counts(case.view)["claims"]


def test_xlsx_dates_are_dates(tmp_path, demo_case):
    with open_case(demo_case) as opened:
        book = openpyxl.load_workbook(write_export(opened.view, "xlsx", tmp_path / "x.xlsx").path, read_only=True)
        head, *rows = book["events"].iter_rows(values_only=True)
        found = {type(row[head.index("when_earliest")]) for row in rows}
        assert found == {datetime, type(None)}


@pytest.mark.parametrize("kind", ["case", "empty", "hostile"])
def test_parquet_has_every_row_with_types(kind, request, tmp_path):
    opened = request.getfixturevalue(kind)
    folder = write(opened, "parquet", tmp_path).path
    counts = table_counts(opened.view)
    for name, columns in TABLES.items():
        table = pyarrow.parquet.read_table(folder / f"{name}.parquet")
        assert (table.num_rows, tuple(table.column_names)) == (counts[name], columns)
    events = pyarrow.parquet.read_table(folder / "events.parquet")
    assert str(events.schema.field("when_earliest").type) == "timestamp[us]"
    claims = [one for one in export_records(opened.view) if one["kind"] == "claim"]
    read = pyarrow.parquet.read_table(folder / "claims.parquet").to_pylist()
    assert [(one["quote"], one["start"]) for one in read] == [(one["quote"], one["start"]) for one in claims]


def test_parquet_keeps_moments(hostile, tmp_path):
    events = pyarrow.parquet.read_table(write(hostile, "parquet", tmp_path).path / "events.parquet").to_pylist()
    assert events[0]["when_earliest"] == datetime(1850, 6, 3)


@pytest.mark.parametrize("kind", ["case", "empty", "hostile"])
def test_geojson_has_every_event(kind, request, tmp_path):
    opened = request.getfixturevalue(kind)
    made = json.loads(write(opened, "geojson", tmp_path).path.read_text(encoding="utf-8"))
    assert made["type"] == "FeatureCollection"
    assert len(made["features"]) == table_counts(opened.view)["events"]
    for feature in made["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert feature["properties"]["said"][0].startswith("careo says that, in ")
    if kind == "hostile":
        assert made["features"][0]["geometry"] == {"type": "Point", "coordinates": [-76.0, -12.5]}


@pytest.mark.parametrize("kind", ["case", "empty", "hostile"])
def test_graphml_is_a_network_with_every_record(kind, request, tmp_path):
    opened = request.getfixturevalue(kind)
    path = write(opened, "graphml", tmp_path).path
    ElementTree.parse(path)
    graph = networkx.read_graphml(path)
    kinds = Counter(data["kind"] for _, data in graph.nodes(data=True))
    counts = table_counts(opened.view)
    for name in ("document", "claim", "event", "incident", "actor"):
        assert kinds[name] == counts[f"{name}s"], name
    assert all("kind" in data for _, data in graph.nodes(data=True)), "an edge to a node that is not there"


@pytest.mark.parametrize("kind", ["case", "empty", "hostile"])
def test_annotations_select_the_words(kind, request, tmp_path):
    opened = request.getfixturevalue(kind)
    made = json.loads(write(opened, "annotation", tmp_path).path.read_text(encoding="utf-8"))
    texts = {f"urn:careo:document:{doc.id}": doc.text for doc in opened.view.documents()}
    items = made["first"]["items"]
    expected = sum(
        len(list(slots(record))) for record in export_records(opened.view) if record["kind"] in {"claim", "event"}
    )
    assert made["total"] == len(items) == len({one["id"] for one in items}) == expected
    for one in items:
        position, quote = one["target"]["selector"]
        assert (position["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
        text = texts[one["target"]["source"]]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text[: position["start"]].endswith(quote["prefix"])
        assert text[position["end"] :].startswith(quote["suffix"])


FTM = {  # of FollowTheMoney 4.11: the properties we write, by schema; all entities were validated with that release
    "PlainText": "title publisher author publishedAt authoredAt fileName bodyText mimeType notes",
    "Person": "name alias",
    "Organization": "name alias",
    "PublicBody": "name alias",
    "LegalEntity": "name alias",
    "Event": "name date location summary description involved proof",
    "Documentation": "document entity role summary",
}


def test_ftm_entities_have_the_properties_of_their_schema(demo_case, tmp_path):
    with open_case(demo_case) as opened:
        lines = write_export(opened.view, "ftm", tmp_path / "x").path.read_text(encoding="utf-8").splitlines()
        counts = table_counts(opened.view)
    entities = [json.loads(line) for line in lines]
    ids = {one["id"] for one in entities}
    assert len(ids) == len(entities)
    schemata = Counter(one["schema"] for one in entities)
    assert (schemata["PlainText"], schemata["Event"]) == (counts["documents"], counts["incidents"])
    for one in entities:
        assert set(one["properties"]) <= set(FTM[one["schema"]].split())
        for name in ("involved", "proof", "document", "entity"):
            assert set(one["properties"].get(name, ())) <= ids


@pytest.mark.parametrize("name", ["acled", "ucdp"])
def test_coded_rows_show_whose_words_they_rest_on(name, demo_case, tmp_path):
    with open_case(demo_case) as opened:
        texts = {doc.id: doc.text for doc in opened.view.documents()}
        path = write_export(opened.view, name, tmp_path / "x").path
    rows = list(csv.DictReader(path.open(encoding="utf-8-sig", newline="")))
    assert len(rows) > 5
    slot_names = [column.removesuffix("_doc_id") for column in rows[0] if column.endswith("_doc_id")]
    for row in rows:
        assert row["careo_rule"] == f"{name}@1"
        for slot in slot_names:
            if row[f"{slot}_quote"]:
                words = texts[row[f"{slot}_doc_id"]][int(row[f"{slot}_start"]) : int(row[f"{slot}_stop"])]
                assert row[f"{slot}_quote"].removeprefix("'") == words
        if name == "ucdp":
            assert int(row["low"]) <= int(row["best"]) <= int(row["high"])
            assert (row["date_start"][:4], row["date_start"] <= row["date_end"]) == (row["year"], True)
    assert any(row["year"] for row in rows)


def test_no_table_has_two_columns_of_one_name():
    for columns in (coded.ACLED, coded.UCDP, *TABLES.values()):
        assert [name for name, number in Counter(columns).items() if number > 1] == []


@pytest.mark.parametrize(("name", "region"), [("acled", "South America"), ("ucdp", "Americas")])
def test_coded_rows_have_the_country_of_the_place(name, region, tmp_path):
    text = "Rebels killed three peasants in Huanta on 3 May 1989.\n"
    with open_case(tmp_path / "c", mode="write") as opened:
        doc = make_document(text, path="a.txt", lang="en")
        place = make_place(doc, "Huanta", lat=-12.9, lon=-74.2, radius_km=5.0, country="PE", division="Ayacucho")
        claim = make_claim(doc, text[:-1])
        event = make_event(doc, "killed", claims=[claim], where=place)
        opened.writer.add([doc], [make_reading(doc, claims=[claim], events=[event])])
        voice, ids = "author", (claim.id, event.id)
        answers = {
            Question.WHAT: ("killed", "kill"),
            Question.WHO_DID_IT: ("Rebels", "rebels"),
            Question.TO_WHOM: ("three peasants", "peasants"),
            Question.WHERE: ("Huanta", "huanta"),
            Question.KILLED: ("three peasants", "3..3"),
        }
        rows = [
            Row(
                question,
                (Cell(0, doc.id, voice, said, key, Relation.ONLY, Certainty.ASSERTED, find_span(doc, said), *ids),),
                Relation.ONLY,
            )
            for question, (said, key) in answers.items()
        ]
        incident = Incident("i" * 16, 1, "kill", (event.id,), (doc.id,), 1, 0.0)
        told = Comparison(incident.id, (Column(doc.id, claim.voices, voice),), tuple(rows))
        opened.writer.replace_linked(Linked((), (incident,), (told,)))
        path = write_export(opened.view, name, tmp_path / "x").path
    (row,) = csv.DictReader(path.open(encoding="utf-8-sig", newline=""))
    assert (row["country"], row["region"], row.get("admin1") or row.get("adm_1")) == ("Peru", region, "Ayacucho")
    if name == "acled":
        parties = ("604", "2", "7", "27", "Civilian targeting")
        assert tuple(row[one] for one in ("iso", "inter1", "inter2", "interaction", "civilian_targeting")) == parties


def test_the_dossier_says_who_says_so_in_both_languages(case, tmp_path):
    for lang, said in (("en", "careo says that, in wire.txt"), ("es", "careo dice que, en wire.txt")):
        page = write(case, "html", tmp_path, lang=lang, force=True).path.read_text(encoding="utf-8")
        assert said in page
        assert "“at least 12”" in page
        assert f'<html lang="{lang}">' in page
        assert "<script" not in page
        assert "http://" not in page


def test_the_dossier_runs_nothing_and_hides_nothing(hostile, tmp_path):
    page = write(hostile, "html", tmp_path).path.read_text(encoding="utf-8")
    assert "<script" not in page
    assert "\u202e" not in page
    assert "شاهد" in page


def test_pdf_has_the_words_of_every_cell(case, tmp_path):
    made = pypdfium2.PdfDocument(write(case, "pdf", tmp_path, lang="es").path)
    text = " ".join(page.get_textpage().get_text_bounded() for page in made)
    for words in ("Nadie murió en Aldea Vieja", "at least 12", "el coronel Ibáñez", "quién lo hizo", "contradice"):
        assert words in " ".join(text.split())
    ink = made[0].render(scale=0.5).to_pil().convert("L").getextrema()
    assert ink[0] < 100 < ink[1]


def test_pdf_says_what_it_has_no_letters_for(hostile, tmp_path):
    written = write(hostile, "pdf", tmp_path)
    assert "HTML dossier" in written.notices[0]


@pytest.mark.parametrize("kind", ["case", "empty", "hostile"])
def test_a_bag_is_valid_and_finds_a_changed_file(kind, request, tmp_path):
    opened = request.getfixturevalue(kind)
    folder = write(opened, "bagit", tmp_path).path
    assert bagit.Bag(str(folder)).validate()
    assert verify_bag(folder) > 10
    with (folder / "data" / "case.jsonl").open("a", encoding="utf-8") as stream:
        stream.write("x")
    with pytest.raises(ExportError, match="is not what"):
        verify_bag(folder)


def test_a_bag_holds_the_originals(demo_case, tmp_path):
    with open_case(demo_case) as opened:
        folder = write_export(opened.view, "bagit", tmp_path / "bag").path
        for original in opened.view.originals():
            kept = folder / "data" / "originals" / original.path
            assert hashlib.sha256(kept.read_bytes()).hexdigest() == original.sha256
    assert bagit.Bag(str(folder)).validate()


def test_a_folder_can_be_one_archive(case, tmp_path):
    path = write_export(case.view, "csv", tmp_path / "t.zip").path
    with zipfile.ZipFile(path) as archive:
        assert {name.removesuffix(".csv") for name in archive.namelist()} == set(TABLES)
        assert {note.date_time for note in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("name", FORMATS)
def test_one_incident_alone(name, demo_case, tmp_path):
    with open_case(demo_case) as opened:
        whole, one = (write_export(opened.view, name, tmp_path / str(n), incident=n).path for n in (None, 2))
        if name == "jsonl":
            records = [json.loads(line) for line in one.read_text(encoding="utf-8").splitlines()]
            incident = opened.view.incident(2)
            assert [record["id"] for record in records if record["kind"] == "incident"] == [incident.id]
            assert {record["id"] for record in records if record["kind"] == "event"} == set(incident.event_ids)
    assert digest(one) != digest(whole)


def test_both_languages_have_every_word():
    from careo.show.export.words import export_words

    assert set(export_words("en")) == set(export_words("es"))
    assert all(export_words(lang)[key].strip() for lang in ("en", "es") for key in export_words(lang))
    for one in FORMATS.values():
        assert set(one.holds) == {"en", "es"}


@pytest.mark.parametrize("rule", RULES)
def test_reductions_quote_the_exact_words(rule, demo_case):
    with open_case(demo_case) as opened:
        texts = {doc.id: doc.text for doc in opened.view.documents()}
        rows = list(export_reductions(opened.view, rule))
    quoted = [
        (row[f"{key[:-6]}_doc_id"], row[key]) for row in rows for key in row if key.endswith("_quote") and row[key]
    ]
    assert len(quoted) > 5
    assert all(words in texts[doc_id] for doc_id, words in quoted)


KILLED = """
import os, signal, sys
from pathlib import Path
from careo.show.export import write_export
from careo.store import open_case
with open_case(Path(sys.argv[1])) as opened:
    kill = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
    write_export(opened.view, sys.argv[2], Path(sys.argv[3]), force=True, progress=kill)
"""


@pytest.mark.parametrize("name", ["jsonl", "csv"])
def test_a_killed_export_leaves_what_was_there(name, case, tmp_path):
    made = write(case, name, tmp_path).path
    before = digest(made)
    words = [sys.executable, "-c", KILLED, str(tmp_path / "c"), name, str(made)]
    stopped = subprocess.run(words, check=False, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)})
    assert stopped.returncode == -signal.SIGKILL
    assert digest(made) == before
