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
MOST_NAMED = 40  # pages without text that a problem names
_HYPHEN = re.compile("(?<=\\w)[\ufffe\u00ad]\r?\n?")
_ENDS = re.compile(r"[.!?:…][\"”»’)\]]*\s*$")


def read(path: Path, name: str, settings: Settings) -> Iterator[RawText | Problem]:
    """The one text of a PDF; a page that ends within a sentence goes on in the next line, else after a blank one."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        code = "encrypted" if "password" in str(error).lower() else "unreadable"
        yield make_problem(name, code, str(error).rstrip("."))
        return
    try:
        yield from _read_pages(pdf, path, name, settings)
    finally:
        pdf.close()


def _read_pages(pdf: Any, path: Path, name: str, settings: Settings) -> Iterator[RawText | Problem]:
    builder = TextBuilder()
    bare: list[int] = []
    pages = len(pdf)
    for index in range(min(pages, MOST_PAGES)):
        text = _page_text(pdf, index)
        if not text.strip() and len(bare) < MOST_RETRIES:
            text = _second_look(path, index)
        builder.add(text, f"page {index + 1}", after="\n\n" if _ENDS.search(text) else "\n")
        if not text.strip():
            bare.append(index + 1)
        if builder.length > settings.max_text_chars:
            break
    if len(bare) == pages:
        yield make_problem(name, "no-text-layer")
        return
    if bare:
        more = f" and {len(bare) - MOST_NAMED} others" if len(bare) > MOST_NAMED else ""
        yield make_problem(name, "page-without-text", f"page {', '.join(map(str, bare[:MOST_NAMED]))}{more}")
    if pages > MOST_PAGES:
        yield make_problem(name, "too-many-pages", MOST_PAGES)
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
    return _HYPHEN.sub("", text)
