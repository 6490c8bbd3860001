"""Import: files are dropped in, kept beside the case, read in the background; progress, and reasons for failures.

Each import is a folder of its own, read as a folder, so that two files of the same name never take each other's place.
What is uploaded is only ever shown as text: the answer that takes it names no file of it, and nothing serves it.
"""

from __future__ import annotations

import re
import shutil
import unicodedata
from dataclasses import asdict
from pathlib import Path
from tempfile import mkdtemp
from typing import BinaryIO

from starlette.requests import Request

from careo.errors import CareoError
from careo.show.web.background import Import
from careo.show.web.desk import Desk
from careo.show.web.doors import Action, Asked, Given, Outcome, Page, Sheet
from careo.store import Judge, View

MOST_BYTES = 200 * 2**20
PIECE = 2**20
NAME_LETTERS = 120
MOST_NAMED = 5


def look(desk: Desk, request: Request) -> Sheet:
    """What is being read, what was, and what could not be."""
    imports = desk.background.imports()
    names = tuple(name for one in imports for name in one.names)
    problems = [one for one in desk.view.problems() if one.where.startswith(names)] if names else []
    record = {
        "imports": [asdict(one) for one in imports],
        "problems": [{"where": one.where, "code": one.code, "said": one.said} for one in problems],
    }
    template = "parts/imports.html" if request.headers.get("hx-request") else "import.html"
    going = any(not one.ended for one in imports)
    return Sheet(template, record, {"imports": imports, "problems": problems, "going": going})


def take(desk: Desk, given: Given) -> Outcome:
    """Keep the files, and have them read in the background."""
    if desk.uploads is None:
        raise CareoError("files cannot be read here; add them with `careo build`")
    files = [one for one in given.files if one.filename]
    if not files:
        raise CareoError("no file was chosen; choose at least one")
    desk.uploads.mkdir(parents=True, exist_ok=True)
    folder = Path(mkdtemp(prefix="import-", dir=desk.uploads))
    kept = [folder / f"{number:03}-{safe_name(one.filename or '')}" for number, one in enumerate(files, 1)]
    try:
        for one, path in zip(files, kept, strict=True):
            _keep(one.file, path)
    except CareoError:
        shutil.rmtree(folder)  # all or none: nothing is kept that was never read
        raise
    made = desk.background.add([folder], [f"{folder.name}/{path.name}" for path in kept], given["who"])
    return Outcome(asdict(made), "/import")


def note_import(view: View, judge: Judge, one: Import) -> None:
    """Note in the history what was brought in, by whom, how many files were taken and how many refused."""
    own = [re.sub(r"^\d{3}-", "", name.partition("/")[2]) for name in one.names]
    said = ", ".join([*own[:MOST_NAMED], *(["…"] if len(own) > MOST_NAMED else [])])
    taken = len(view.taken(one.names))
    came = f"it stopped ({one.error})" if one.error else f"{taken} taken, {len(one.names) - taken} refused"
    judge.note("import", f"imported {said}: {came}", who=one.who or "the workbench")


def safe_name(name: str) -> str:
    """The last part of a file's name without what could lead out of a folder or deceive.

    Examples:
        >>> safe_name("../../etc/informe nº 3.pdf"), safe_name("..")
        ('informe nº 3.pdf', 'file')
    """
    last = re.split(r"[/\\\\]", name)[-1]
    plain = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C").strip(" .")
    stem, dot, suffix = plain.rpartition(".")
    kept = f"{stem[:NAME_LETTERS]}{dot}{suffix[:20]}" if dot else suffix[:NAME_LETTERS]
    return kept or "file"


def _keep(source: BinaryIO, path: Path) -> None:
    held = 0
    with path.open("xb") as target:
        while piece := source.read(PIECE):
            held += len(piece)
            if held > MOST_BYTES:
                path.unlink()
                raise CareoError(f"{path.name}: larger than {MOST_BYTES // 2**20} MB; add it with `careo build`")
            target.write(piece)
    if not held:
        path.unlink()
        raise CareoError(f"{path.name}: is empty; choose another file")


FILES = (Asked("files", "the files", "file", True), Asked("who", "who brings them, for the history"))
DOORS = (
    Page("/import", "imports", look, "What is being read into the case, and what could not be."),
    Action("/import", "import", take, "Read files into the case.", FILES),
)
