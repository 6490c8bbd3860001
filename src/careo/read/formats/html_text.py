"""All visible text of a page, for pages in which no main text can be told apart, or that are nested too deeply."""

from __future__ import annotations

import re
from html.parser import HTMLParser

HIDDEN = frozenset({"script", "style", "template", "noscript", "title"})
BLOCKS = frozenset(
    {
        *(
            "p",
            "div",
            "section",
            "article",
            "header",
            "footer",
            "aside",
            "main",
            "address",
            "blockquote",
            "pre",
            "form",
        ),
        *("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "br", "hr"),
        *("figure", "figcaption"),
    }
)


def visible_text(source: str) -> str:
    """The text of a page, blocks divided by blank lines; reads on whatever the markup."""
    reader = _Reader()
    reader.feed(source)
    reader.close()
    blocks = ("".join(reader.parts)).split("\x00")
    return "\n\n".join(words for block in blocks if (words := re.sub(r"\s+", " ", block).strip()))


class _Reader(HTMLParser):
    """Collects text; a NUL character divides blocks, since no text holds one."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in HIDDEN and not self.hidden:
            self.hidden = tag
        if tag in BLOCKS:
            self.parts.append("\x00")

    def handle_endtag(self, tag: str) -> None:
        if tag == self.hidden:
            self.hidden = ""
        if tag in BLOCKS:
            self.parts.append("\x00")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data.replace("\x00", ""))
