"""The file a document was read from: pictures of its pages, its source as plain text, or the file to take away.

Nothing of a file ever runs in the workbench: pages are pictures, a source is text, and the file itself is a download.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from careo.errors import CareoError, UnknownIdError
from careo.model import Document
from careo.show.page_image import draw_page
from careo.show.web.desk import Desk
from careo.show.web.doors import Handout

PDF = "application/pdf"
MOST_SOURCE_BYTES = 4_000_000
WHERE_PAGE = re.compile(r"page (\d+)")


def pages_of(doc: Document) -> list[tuple[int, int]]:
    """Where the text of each page of a PDF begins, and the number of that page; empty for other files."""
    if doc.media_type != PDF:
        return []
    found = ((piece.start, WHERE_PAGE.fullmatch(piece.where)) for piece in doc.to_source)
    first: dict[int, int] = {}
    for start, page in found:
        if page:
            first.setdefault(int(page[1]), start)
    return [(start, page) for page, start in first.items()]


def has_source(doc: Document) -> bool:
    """Whether the file is text that can be shown as it is."""
    return doc.media_type.startswith(("text/", "message/")) or doc.media_type in {"application/json", "application/xml"}


def give_page(desk: Desk, request: Request) -> Response:
    """A page of a PDF, as a picture."""
    doc, path = _kept(desk, request)
    if doc.media_type != PDF:
        raise CareoError(f"{doc.path}: has no pages; only a PDF has pictures of them")
    return Response(draw_page(path, request.path_params["number"]), media_type="image/png")


def give_source(desk: Desk, request: Request) -> Response:
    """What is written in the file, as plain text, markup and all."""
    doc, path = _kept(desk, request)
    if not has_source(doc):
        raise CareoError(f"{doc.path}: is no text; download it, and open it in a program of its kind")
    with path.open("rb") as stream:
        said = stream.read(MOST_SOURCE_BYTES)
    return Response(said.decode("utf-8", "replace"), media_type="text/plain")


def give_file(desk: Desk, request: Request) -> Response:
    """The file as a download, byte by byte."""
    doc, path = _kept(desk, request)
    name = PurePosixPath(doc.path).name
    return FileResponse(path, media_type="application/octet-stream", filename=name)


def _kept(desk: Desk, request: Request) -> tuple[Document, Path]:
    doc = desk.view.document(request.path_params["doc_id"])
    path = desk.view.original(doc.sha256)
    if path is None:
        raise UnknownIdError(f"{doc.path}: the case no longer keeps this file; build the case again from it")
    return doc, path


DOORS = (
    Handout(
        "/documents/{doc_id}/pages/{number:int}", "page_image", give_page, "A page of a PDF as a picture.", "image/png"
    ),
    Handout(
        "/documents/{doc_id}/source", "source", give_source, "The file as plain text, markup and all.", "text/plain"
    ),
    Handout(
        "/documents/{doc_id}/original",
        "original",
        give_file,
        "The file a document was read from, to take away.",
        "application/octet-stream",
    ),
)
