"""The dossier as PDF, to print: landscape, the same parts as the HTML, page numbers; the same bytes each time."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table, TableStyle

from careo.show.export.dossier import Answer, Block, Section, find_sections, list_documents, list_problems
from careo.show.export.scope import Scope
from careo.show.export.words import export_words
from careo.show.printable import printable

FONT, BOLD = "DejaVuSansCondensed", "DejaVuSansCondensed-Bold"
FONTS = Path(__file__).parent / "fonts"
MARGIN = 15 * mm
QUESTION_WIDTH = 28 * mm
NO_GLYPH = "▯"
LONGEST_CELL = 1_500
GREY, LINE = HexColor("#555555"), HexColor("#aaaaaa")
GRID = TableStyle(
    [
        ("GRID", (0, 0), (-1, -1), 0.4, LINE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BACKGROUND", (0, 0), (-1, 0), HexColor("#eeeeee")),
    ]
)
STYLES = {
    "text": ParagraphStyle("text", fontName=FONT, fontSize=9, leading=12, spaceAfter=3, splitLongWords=1),
    "cell": ParagraphStyle("cell", fontName=FONT, fontSize=8, leading=10, splitLongWords=1),
    "small": ParagraphStyle(
        "small", fontName=FONT, fontSize=7.5, leading=9.5, leftIndent=12, spaceAfter=5, textColor=GREY
    ),
    "title": ParagraphStyle("title", fontName=BOLD, fontSize=20, leading=25, spaceAfter=6),
    "incident": ParagraphStyle("incident", fontName=BOLD, fontSize=13, leading=16, spaceBefore=16, keepWithNext=1),
    "part": ParagraphStyle("part", fontName=BOLD, fontSize=9.5, leading=12, spaceBefore=8, keepWithNext=1),
}


def write_pdf(scope: Scope, path: Path) -> None:
    """The dossier; a notice says how many characters have no letter in its font or run from right to left."""
    letters = _Letters(_glyphs())
    words = export_words(scope.lang)
    page = landscape(A4)
    title = f"{words['dossier']}: {letters.shown(scope.view.name)}"
    made = SimpleDocTemplate(
        str(path), pagesize=page, title=title, invariant=1, lang=scope.lang, creator="careo", **_margins()
    )
    story = list(_story(scope, letters, page[0] - 2 * MARGIN, title))
    if letters.missing:
        story.append(Paragraph(escape(words["glyphs"]), STYLES["text"]))
        scope.notices.append(
            f"{letters.missing} characters stand as {NO_GLYPH} in the PDF; the HTML dossier holds them"
        )
    made.build(story, onFirstPage=_number_page, onLaterPages=_number_page)


def _margins() -> dict[str, float]:
    return {f"{side}Margin": MARGIN for side in ("left", "right", "top", "bottom")}


@cache
def _glyphs() -> frozenset[int]:
    for name in (FONT, BOLD):
        pdfmetrics.registerFont(TTFont(name, str(FONTS / f"{name}.ttf")))
    pdfmetrics.registerFontFamily(FONT, normal=FONT, bold=BOLD, italic=FONT, boldItalic=BOLD)
    return frozenset(pdfmetrics.getFont(FONT).face.charToGlyph)


class _Letters:
    """What of a text can be printed; `missing` counts the characters that cannot."""

    def __init__(self, glyphs: frozenset[int]) -> None:
        self.missing = 0
        self._glyphs = glyphs

    def shown(self, text: str) -> str:
        """The text with ▯ for what has no letter here, ready to stand in a paragraph."""
        flat = printable(text)
        if flat.isascii():
            return escape(flat)
        kept = [one if self._is_known(one) else NO_GLYPH for one in unicodedata.normalize("NFC", flat)]
        self.missing += kept.count(NO_GLYPH) - flat.count(NO_GLYPH)
        return escape("".join(kept))

    def _is_known(self, letter: str) -> bool:
        return ord(letter) in self._glyphs and unicodedata.bidirectional(letter) not in {"R", "AL"}


def _story(scope: Scope, letters: _Letters, width: float, title: str) -> Iterator[Flowable]:
    words = export_words(scope.lang)
    yield Paragraph(title, STYLES["title"])
    yield from (Paragraph(escape(words[key]), STYLES["text"]) for key in ("motto", "offsets"))
    empty = True
    for section in find_sections(scope):
        empty = False
        yield from _incident(section, letters, width, words)
    if empty:
        yield Paragraph(escape(words["no_incidents"]), STYLES["text"])
    yield Paragraph(escape(words["problems"]), STYLES["incident"])
    problems = list_problems(scope) or [words["no_problems"]]
    yield from (Paragraph(letters.shown(one), STYLES["text"]) for one in problems)
    yield Paragraph(escape(words["documents"]), STYLES["incident"])
    for path, note in list_documents(scope):
        yield Paragraph(letters.shown(path), STYLES["text"])
        yield Paragraph(letters.shown(note), STYLES["small"])


def _incident(section: Section, letters: _Letters, width: float, words: dict[str, str]) -> Iterator[Flowable]:
    yield Paragraph(letters.shown(section.title), STYLES["incident"])
    yield Paragraph(letters.shown(section.facts), STYLES["text"])
    yield from (_table(block, letters, width, words["question"]) for block in section.blocks)
    for key, lines in (("ranges", section.ranges), ("counted", section.counted)):
        if lines:
            yield Paragraph(escape(words[key]), STYLES["part"])
            yield from (Paragraph(letters.shown(one), STYLES["text"]) for one in lines)
    yield Paragraph(escape(words["quotes"]), STYLES["part"])
    for one in section.quotes:
        yield Paragraph(f"[{one.number}] {letters.shown(one.said)}", STYLES["text"])
        yield Paragraph("<br/>".join(map(letters.shown, (one.place, *one.words))), STYLES["small"])
    if section.decided:
        yield Paragraph(escape(words["decided"]), STYLES["part"])
        yield from (Paragraph(letters.shown(one), STYLES["text"]) for one in section.decided)


def _table(block: Block, letters: _Letters, width: float, question: str) -> Table:
    """The accounts side by side; a value that would fill a page ends in an ellipsis, whole it stands in its quote."""
    head = [Paragraph(f"<b>{escape(question)}</b>", STYLES["cell"])]
    head += [Paragraph(f"<b>{letters.shown(a)}</b><br/>{letters.shown(b)}", STYLES["cell"]) for a, b in block.titles]
    rows = [head]
    for asked, relation, found in block.rows:
        row = [Paragraph(f"<b>{escape(asked)}</b><br/>{escape(relation)}", STYLES["cell"])]
        rows.append(row + [Paragraph(_cell(answers, letters), STYLES["cell"]) for answers in found])
    each = (width - QUESTION_WIDTH) / len(block.titles)
    return Table(
        rows, [QUESTION_WIDTH, *[each] * len(block.titles)], style=GRID, repeatRows=1, splitInRow=1, spaceBefore=6
    )


def _cell(answers: tuple[Answer, ...], letters: _Letters) -> str:
    shown = []
    for one in answers:
        value = one.value if len(one.value) <= LONGEST_CELL else one.value[:LONGEST_CELL] + " […]"
        number = f" [{one.quote}]" if one.quote else ""
        shown.append(f'{letters.shown(value)}{number}<br/><font color="#555555">{escape(one.note)}</font>')
    return "<br/>".join(shown)


def _number_page(canvas: Any, made: Any) -> None:
    canvas.setFont(FONT, 7.5)
    canvas.drawRightString(made.pagesize[0] - MARGIN, MARGIN / 2, str(canvas.getPageNumber()))
