"""PDF: pypdfium2 gives the text page by page; pdfplumber tries where a page comes out empty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from careo.model import Problem
from careo.read.codes import make_problem
from careo.read.raw import RawText, TextBuilder
from careo.settings import Settings

MOST_PAGES = 5000
MOST_RETRIES = 25  # pages without text that get a second look; a scan has nothing else
_HYPHEN = re.compile("(?<=\\w)[\ufffe\u00ad]\n?")


def read(path: Path, name: str, settings: Settings) -> Iterator[RawText | Problem]:
    """The one text of a PDF, its pages divided by blank lines."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        code = "encrypted" if "password" in str(error).lower() else "unreadable"
        yield make_problem(name, code, str(error).rstrip("."))
        return
    builder = TextBuilder()
    bare: list[int] = []
    for index in range(min(len(pdf), MOST_PAGES)):
        text = _page_text(pdf, index)
        if not text.strip() and len(bare) < MOST_RETRIES:
            text = _second_look(path, index)
        builder.add(text, f"page {index + 1}", after="\n\n")
        if not text.strip():
            bare.append(index + 1)
    pages = len(pdf)
    pdf.close()
    if len(bare) == pages:
        yield make_problem(name, "no-text-layer")
        return
    if bare:
        yield make_problem(name, "page-without-text", "page " + ", ".join(map(str, bare)))
    yield builder.build(media_type="application/pdf")


def _second_look(path: Path, index: int) -> str:
    """The text that pdfplumber finds on a page where pypdfium2 finds none."""
    import pdfplumber
    from pdfminer.pdfexceptions import PDFException

    try:
        with pdfplumber.open(path, pages=[index + 1]) as pdf:
            return pdf.pages[0].extract_text() or "" if pdf.pages else ""
    except (ValueError, KeyError, TypeError, PDFException):
        return ""


def _page_text(pdf: Any, index: int) -> str:
    page = pdf[index]
    text = str(page.get_textpage().get_text_range())
    page.close()
    return _HYPHEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
