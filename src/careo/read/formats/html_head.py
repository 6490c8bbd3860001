"""What an HTML page says of itself. Only what it says outright: a date is never guessed from its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from careo.read.layout.dates import find_dates

_DATES = (
    "//meta[@property='article:published_time' or @itemprop='datePublished']/@content",
    "//time[@pubdate or @itemprop='datePublished']/@datetime",
    "//*[@itemprop='datePublished']/@datetime",
)
_DATE_NAMES = frozenset(
    {
        *("date", "dc.date", "dc.date.issued", "dc.date.created", "dcterms.date", "dcterms.issued", "dcterms.created"),
        *("pubdate", "publishdate", "publish-date", "publication_date", "citation_publication_date", "fecha"),
    }
)
_PUBLISHERS = frozenset(["publisher", "dc.publisher", "dcterms.publisher", "citation_publisher"])
_AUTHORS = frozenset(["author", "dc.creator", "dcterms.creator", "citation_author"])
_LINKED_DATA = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')


@dataclass(frozen=True, slots=True)
class PageHead:
    """Title, publisher, author and ISO date of a page, and its language; empty where it does not say."""

    title: str = ""
    publisher: str = ""
    author: str = ""
    date: str = ""
    lang: str | None = None


def read_head(source: str) -> PageHead:
    """What the page says of itself."""
    import trafilatura

    tree: Any = trafilatura.load_html(source)
    if tree is None:
        return PageHead()
    lang = re.match(r"[a-z]{2}", str(next(iter(tree.xpath("/html/@lang")), "")).lower())
    return PageHead(
        title=_title(tree),
        publisher=_first(tree, "//meta[@property='og:site_name']/@content") or _named(tree, _PUBLISHERS),
        author=_author(tree),
        date=_date(tree, source),
        lang=lang.group() if lang else None,
    )


def _title(tree: Any) -> str:
    """The only heading of the first rank, else the title the page gives itself."""
    headings = [_words(" ".join(one.itertext())) for one in tree.xpath("//h1")]
    alone = [heading for heading in headings if heading]
    if len(alone) == 1:
        return alone[0]
    return _first(tree, "//meta[@property='og:title']/@content") or _words(
        " ".join(text for one in tree.xpath("//title")[:1] for text in one.itertext())
    )


def _author(tree: Any) -> str:
    author = _named(tree, _AUTHORS) or _first(tree, "//meta[@property='article:author']/@content")
    return "" if "://" in author else author


def _date(tree: Any, source: str) -> str:
    given = [str(value) for path in _DATES for value in tree.xpath(path)]
    given += [_named(tree, _DATE_NAMES), *_LINKED_DATA.findall(source)]
    return next((found[0].isoformat() for value in given for found in find_dates(value)), "")


def _first(tree: Any, path: str) -> str:
    return next((words for value in tree.xpath(path) if (words := _words(str(value)))), "")


def _named(tree: Any, names: frozenset[str]) -> str:
    for one in tree.xpath("//meta[@name and @content]"):
        if str(one.get("name")).lower() in names and (words := _words(str(one.get("content")))):
            return words
    return ""


def _words(text: str) -> str:
    return " ".join(text.split())
