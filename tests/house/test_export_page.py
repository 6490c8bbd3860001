"""The export is what docs/export.md says: every field of every record, and no other."""

import json
import re

import pytest
from typer.testing import CliRunner

from careo.cli import app
from careo.show.export import KINDS
from tests.house.source import ROOT

ROW = re.compile(r"^\| `(\w+)` \| (.+) \|$", re.M)
NESTED = re.compile(r"\{[^{}]*\}")


def documented():
    """By kind: the fields that are always there, and those that may be."""
    page = (ROOT / "docs" / "export.md").read_text(encoding="utf-8")
    found = {}
    for kind, cell in ROW.findall(page):
        names = [name.strip() for name in without_braces(cell).split(",")]
        always = {name.rstrip("[]") for name in names if not name.endswith("?")}
        found[kind] = (always, {name.rstrip("?[]") for name in names})
    return found


def without_braces(cell):
    inner = NESTED.sub("", cell)
    return inner if inner == cell else without_braces(inner)


@pytest.fixture(scope="module")
def records(demo_case, tmp_path_factory):
    out = tmp_path_factory.mktemp("export") / "case.jsonl"
    exported = CliRunner().invoke(app, ["export", str(demo_case), "--format", "jsonl", "--out", str(out)])
    assert exported.exit_code == 0, exported.output
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def test_the_page_names_every_kind():
    assert tuple(documented()) == KINDS


def test_records_have_the_fields_of_the_page(records):
    pages = documented()
    for record in records:
        always, allowed = pages[record["kind"]]
        assert always <= set(record) - {"kind"} <= allowed, record["kind"]


def test_every_quote_of_the_export_is_in_its_document(records):
    texts = {record["id"]: record["text"] for record in records if record["kind"] == "document"}
    checked = 0
    for record in records:
        if record["kind"] in {"claim", "event"}:
            for slot in quoted_slots(record):
                assert texts[record["doc_id"]][slot["start"] : slot["stop"]] == slot["quote"]
                checked += 1
    assert checked > 100


def quoted_slots(value):
    """Every object with a quote and offsets, at any depth."""
    if isinstance(value, dict):
        if {"quote", "start", "stop"} <= set(value):
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from quoted_slots(one)
