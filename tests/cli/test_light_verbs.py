"""Verbs that read no document do not wait for what reads: which modules each brings in, by a process of its own."""

import json
import shutil
import subprocess
import sys

import pytest

from careo.cli import VERBS
from careo.store import open_case

READERS = {
    *("spacy", "thinc", "onnxruntime", "trafilatura", "pypdfium2", "pdfplumber", "docx", "py3langid", "warcio"),
    *("careo.lang.pipeline", "careo.lang.swap"),
}
"""What parses texts and opens files."""
WRITERS = {"jinja2", "reportlab", "xlsxwriter", "arro3"}
ROOMS = {"careo.pipeline", "careo.read", "careo.understand", "careo.link", "numpy"}
SERVERS = {"starlette", "uvicorn", "careo.show.web"}
NOTHING_HEAVY = READERS | WRITERS | ROOMS | SERVERS
RELINKING = READERS | WRITERS | SERVERS | {"scipy", "datasketch"}
LIGHT = {
    "--version": NOTHING_HEAVY,
    "--help": NOTHING_HEAVY,
    "incidents CASE": NOTHING_HEAVY,
    "show CASE 1": NOTHING_HEAVY,
    "search CASE policía": NOTHING_HEAVY,
    "explain CASE EVENT --stored": NOTHING_HEAVY,
    "history CASE": NOTHING_HEAVY,
    "problems CASE": NOTHING_HEAVY,
    "verify CASE": NOTHING_HEAVY,
    "export CASE --format jsonl": NOTHING_HEAVY,
    "export CASE --format html --out OUT": NOTHING_HEAVY - {"jinja2"},
    "people CASE --show lists": RELINKING,
    "judge CASE 1 2 different --why x": RELINKING,
}
HEAVY_BY_NATURE = {"build", "demo", "serve", "withdraw"}
"""`serve` reads what is added to it, `withdraw` joins anew as `judge` does."""
ASKED = """
import json, sys
from careo.cli import app
try:
    app(sys.argv[1:])
finally:
    print(json.dumps([name for name in sys.modules]), file=sys.stderr)
"""


@pytest.mark.parametrize("line", LIGHT)
def test_a_light_verb_brings_nothing_heavy(demo_case, tmp_path, line):
    case = shutil.copytree(demo_case, tmp_path / "a.careo") if line.startswith("judge") else demo_case
    with open_case(case, mode="read") as opened:
        event = next(iter(opened.view.readings())).events[0].id
    named = {"CASE": str(case), "EVENT": event, "OUT": str(tmp_path / "out")}
    words = [named.get(word, word) for word in line.split()]
    done = subprocess.run([sys.executable, "-c", ASKED, *words], check=True, capture_output=True, text=True)
    loaded = json.loads(done.stderr.splitlines()[-1])
    assert not LIGHT[line].intersection(loaded)


def test_every_verb_is_light_or_said_to_be_heavy():
    asked = {line.split()[0] for line in LIGHT if not line.startswith("-")}
    assert asked | HEAVY_BY_NATURE == {verb.__name__.rpartition(".")[2] for verb in VERBS}
