"""The formats there are, and the one door to all of them: `write_export`.

A writer that needs a library of its own is imported when it writes, so that no other verb waits for that library.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from careo.errors import ExportError
from careo.show.export.annotation import write_annotations
from careo.show.export.bag import write_bag
from careo.show.export.coded import write_acled, write_ucdp
from careo.show.export.csv import write_tables
from careo.show.export.ftm import write_ftm
from careo.show.export.geojson import write_geojson
from careo.show.export.graphml import write_graphml
from careo.show.export.jsonl import write_lines
from careo.show.export.scope import Progress, Scope
from careo.show.export.target import place
from careo.show.vocabulary import LANGUAGES
from careo.store import View


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Attributes:
        name: as typed: `--format NAME`.
        suffix: of the file; of a folder the suffix of the zip archive it can be packed into.
        media_type: of the file, or of that archive.
        holds: what is in it, by language.
        write: writes to a path that is not there yet; a folder format to a folder that is there and empty.
        folder: whether it is a folder of files.
    """

    name: str
    suffix: str
    media_type: str
    holds: Mapping[str, str]
    write: Callable[[Scope, Path], object]
    folder: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """What was written where; `notices` say what could not be written as it stands."""

    format: Format
    path: Path
    notices: tuple[str, ...]


def _write_html(scope: Scope, path: Path) -> None:
    from careo.show.export.html import write_html

    write_html(scope, path)


def _write_xlsx(scope: Scope, path: Path) -> None:
    from careo.show.export.xlsx import write_xlsx

    write_xlsx(scope, path)


def _write_parquet(scope: Scope, folder: Path) -> None:
    from careo.show.export.parquet import write_parquet_tables

    write_parquet_tables(scope, folder)


def _write_pdf(scope: Scope, path: Path) -> None:
    from careo.show.export.pdf import write_pdf

    write_pdf(scope, path)


PAYLOAD = {"case.jsonl": write_lines, "tables/": write_tables, "annotations.jsonld": write_annotations}
PAYLOAD |= {"dossier.html": _write_html}
CSV_TYPE, ZIP_TYPE = "text/csv", "application/zip"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _format(
    name: str, suffix: str, media_type: str, write: Callable[[Scope, Path], object], en: str, es: str
) -> Format:
    return Format(name, suffix, media_type, {"en": en, "es": es}, write, folder=media_type == ZIP_TYPE)


_ALL = (
    _format(
        "jsonl",
        ".jsonl",
        "application/x-ndjson",
        write_lines,
        "everything, one record a line",
        "todo, un registro por línea",
    ),
    _format("csv", ".zip", ZIP_TYPE, write_tables, "a folder of flat tables", "una carpeta de tablas planas"),
    _format(
        "xlsx", ".xlsx", XLSX_TYPE, _write_xlsx, "a workbook with a sheet per table", "un libro con una hoja por tabla"
    ),
    _format("parquet", ".zip", ZIP_TYPE, _write_parquet, "a folder of typed tables", "una carpeta de tablas con tipos"),
    _format("geojson", ".geojson", "application/geo+json", write_geojson, "events on a map", "sucesos en un mapa"),
    _format(
        "graphml",
        ".graphml",
        "application/graphml+xml",
        write_graphml,
        "who says what of whom, as a network",
        "quién dice qué de quién, como red",
    ),
    _format(
        "annotation",
        ".jsonld",
        "application/ld+json",
        write_annotations,
        "every quote as a W3C Web Annotation",
        "cada cita como anotación web del W3C",
    ),
    _format(
        "ftm", ".ftm.json", "application/x-ndjson", write_ftm, "FollowTheMoney entities", "entidades de FollowTheMoney"
    ),
    _format(
        "acled",
        ".csv",
        CSV_TYPE,
        write_acled,
        "one row an incident in the shape of ACLED, rule acled@1",
        "una fila por hecho con la forma de ACLED, regla acled@1",
    ),
    _format(
        "ucdp",
        ".csv",
        CSV_TYPE,
        write_ucdp,
        "one row a deadly incident in the shape of the UCDP, rule ucdp@1",
        "una fila por hecho mortal con la forma del UCDP, regla ucdp@1",
    ),
    _format(
        "html",
        ".html",
        "text/html",
        _write_html,
        "the dossier to print, every quote in it",
        "el expediente para imprimir, con todas las citas",
    ),
    _format("pdf", ".pdf", "application/pdf", _write_pdf, "the dossier as PDF", "el expediente en PDF"),
    _format(
        "bagit",
        ".zip",
        ZIP_TYPE,
        partial(write_bag, payload=PAYLOAD),
        "a BagIt folder: exports, originals, checksums",
        "una carpeta BagIt: exportaciones, originales, sumas de control",
    ),
)
FORMATS: Mapping[str, Format] = {one.name: one for one in _ALL}


def write_export(  # noqa: PLR0913 - what a person can ask of an export
    view: View,
    format: str,
    path: Path,
    *,
    incident: int | None = None,
    lang: str = "en",
    force: bool = False,
    progress: Progress | None = None,
) -> Written:
    """Write a case, or one incident by its number, to `path`: all of it, or nothing where it is stopped.

    A folder format is packed where `path` ends in `.zip`. The same case gives the same bytes.

    Raises:
        ExportError: there is no such format or language, or the target is there already and `force` is not given.
        UnknownIdError: there is no incident of that number.
    """
    if format not in FORMATS:
        raise ExportError(f"{format}: no such format; there are {', '.join(FORMATS)}")
    if lang not in LANGUAGES:
        raise ExportError(f"{lang}: no such language; there are {', '.join(LANGUAGES)}")
    chosen = FORMATS[format]
    scope = Scope(view, None if incident is None else view.incident(incident), lang, progress)
    place(Path(path), lambda new: chosen.write(scope, new), folder=chosen.folder, force=force)
    return Written(chosen, Path(path), tuple(dict.fromkeys(scope.notices)))
