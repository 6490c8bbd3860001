"""A page of a PDF as a picture, drawn when it is looked at."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import Path
from threading import Lock

from careo.errors import CareoError, UnknownIdError

MOST_PIXELS = 1_600
"""On the longer side of a page; one of letter size is drawn at about 145 dots an inch."""
KEPT_PAGES = 16
_DRAWING = Lock()  # pdfium draws for one thread at a time


@lru_cache(maxsize=KEPT_PAGES)
def draw_page(path: Path, number: int) -> bytes:
    """Page `number` (from 1) as PNG; forms are not filled in, and nothing in the file is run.

    Raises:
        UnknownIdError: the file has no such page.
        CareoError: the file, or its page, cannot be drawn.
    """
    import pypdfium2

    with _DRAWING:
        try:
            pdf = pypdfium2.PdfDocument(path)
        except pypdfium2.PdfiumError as error:
            raise CareoError(f"this PDF cannot be drawn ({error}); download it and open it elsewhere") from None
        try:
            if not 1 <= number <= len(pdf):
                raise UnknownIdError(f"page {number}: there is none; the file has pages 1 to {len(pdf)}")
            page = pdf[number - 1]
            drawn = BytesIO()
            page.render(scale=MOST_PIXELS / max(*page.get_size(), 1)).to_pil().save(drawn, "PNG")
            return drawn.getvalue()
        except pypdfium2.PdfiumError as error:
            raise CareoError(f"page {number} cannot be drawn ({error}); download the file") from None
        finally:
            pdf.close()
