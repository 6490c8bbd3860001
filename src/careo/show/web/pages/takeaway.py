"""Export: the case, or one incident, as a file to take away, in every format there is; noted in the history."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from starlette.requests import Request

from careo.errors import CareoError
from careo.show.export import FORMATS, write_export
from careo.show.vocabulary import LANGUAGES
from careo.show.web.desk import Desk
from careo.show.web.doors import Action, Asked, Given, Made, Outcome, Page, Sheet


def look(desk: Desk, request: Request) -> Sheet:
    """The formats, and what each holds."""
    formats = [{"name": one.name, "media_type": one.media_type, "holds": dict(one.holds)} for one in FORMATS.values()]
    return Sheet("export.html", {"formats": formats}, {"formats": FORMATS.values()})


def take(desk: Desk, given: Given) -> Outcome:
    """Write the case in one format, and hand it over."""
    chosen, number = FORMATS[given["format"]], given["incident"]
    name = f"{Path(desk.view.name).stem}{f'-{number}' if number else ''}-{chosen.name}{chosen.suffix}"
    path = Path(tempfile.mkdtemp(prefix="careo-export-")) / name
    wanted = int(number) if number else None
    try:
        written = write_export(desk.view, chosen.name, path, incident=wanted, lang=given["lang"] or "en")
    except CareoError:
        shutil.rmtree(path.parent, ignore_errors=True)
        raise
    desk.judge.note("export", f"exported {name}", who=given["who"] or "the workbench")
    record = {"file": name, "notices": list(written.notices)}
    return Outcome(record, "/export", file=Made(path, chosen.media_type))


ASKED = (
    Asked("format", "what to write", needed=True, choices=tuple(FORMATS)),
    Asked("incident", "number of one incident; the whole case when empty", "integer"),
    Asked("lang", "language of headings and dossier", choices=LANGUAGES),
    Asked("who", "who takes it, for the history"),
)
DOORS = (
    Page("/export", "export_formats", look, "The formats in which a case can be taken away."),
    Action("/export", "export", take, "The case, or one incident, as a file.", ASKED),
)
