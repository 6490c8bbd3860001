"""Datelines: `LIMA, 5 JUL 89 (TELAM-ANSA) -- [TEXT]`, `PUERTO SALVIA (Cunpress) -`, `Bogotá, 3 may (EFE).-`."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from careo.model import Dateline, Found, Span
from careo.read.layout.dates import date_pattern, find_dates
from careo.read.layout.lines import words

RULE = "any.dateline@1"
LONGEST = 240
LEAST_WORDS = 4
_PLACE = r"(?P<place>[A-ZÁÉÍÓÚÑÜ][^\n,()\[\]:;\"«“]{1,60}?(?:,? \([^)\n]{2,40}\)(?=\s*,))?)"
_AGENCY = r"[(\[/](?P<agency>[^)\[\]\n/]{2,80}(?:\n[^)\[\]\n]{2,40})?)(?:\[[^\]\n]{1,20}\])?[)\]/]"
_REGION = r",\s*(?P<region>[^\W\d_]+\.?(?:\s[^\W\d_]+){0,2})\s+(?=\([^)\d]{2,40}\))"
"""A country or month between the place and the agency: `LIMA, Peru (AP) --`."""
_DASH = r"\s*\.?\s*(?:--+|—|–|-|_|\.-)"
_PARAGRAPH = re.compile(r"\n\s*\n")
_LABELS = r"(?:\s*\[[^\]]{2,200}\])*"


def find_dateline(text: str, start: int, *, doc_id: str, near: date | None) -> Dateline | None:
    """The dateline that begins at `start`, if one does.

    Args:
        text: the document's text.
        start: where a paragraph begins.
        doc_id: for the spans.
        near: gives the year to a date without one.
    """
    head = text[start : start + LONGEST]
    if (monitored := _monitored().match(head)) is not None:
        at = start + monitored.start("place")
        place = Found(monitored["place"], Span(doc_id, at, at + len(monitored["place"])), RULE)
        written = _written(monitored, start, doc_id, near)
        return Dateline(
            Span(doc_id, start, start + monitored.end()), place, written, _agencies(monitored, start, doc_id)
        )
    match = _bracketed().match(head) or _pattern().match(head) or _stopped().match(head) or _day_stopped().match(head)
    if match is None or not (match["agency"] or match["date"]) or _PARAGRAPH.search(head, 0, match.end("dash")):
        return _bare(head, start, doc_id)
    mark = match["agency"] or match["dash"].strip()
    if not mark or (mark == "." and _opens_entries(text, start)):
        return _bare(head, start, doc_id)
    if (match["region"] and not _is_region(match)) or words("weekday").fullmatch(match["place"].strip()):
        return None
    place = Found(
        _place_name(match["place"]), Span(doc_id, start + match.start("place"), start + match.end("place")), RULE
    )
    span = Span(doc_id, start, start + match.end())
    return Dateline(span, place, _written(match, start, doc_id, near), _agencies(match, start, doc_id))


_BARE = re.compile(
    r"(?P<place>[A-ZÁÉÍÓÚÑÜ]{3,}(?:[ .]+[A-ZÁÉÍÓÚÑÜ]{2,}){0,3}(?:, [A-ZÁÉÍÓÚÑÜ][\w. ]{2,20}?)?)"
    r"(?:\s+(?:--+|—|–|-)|\s?\.\s?[-–—]+)\s+(?=[¿¡«\"“]?\w)"
)
"""A place in capitals and a dash, before words that are not: `AYORA - Half a hundred peasants …`."""
_NO_PLACE = frozenset({"NOTE", "NOTA", "TEXT", "TEXTO", "URGENT", "URGENTE", "UPDATE", "WARNING", "AVISO"})
_OF_RULINGS = re.compile(
    r"FIRST|SECOND|THIRD|FOURTH|FIFTH|[UÚ]NIC[OA]|PRIMER[OA]|SEGUND[OA]|TERCER[OA]|CUART[OA]|QUINT[OA]|SEXT[OA]"
    r"|S[EÉ]PTIM[OA]|OCTAV[OA]|NOVEN[OA]|D[EÉ]CIM[OA]|VISTOS?|FALLO|RESULTANDO|CONSIDERANDO|ANTECEDENTES?"
)
"""How the points of judgments and acts begin: `PRIMERO.- El acusado …`."""


def _is_region(match: re.Match[str]) -> bool:
    """Whether what stands between place and agency is written as a country or month is, by its capitals."""
    place, region, agency = match["place"], match["region"], match["agency"] or ""
    is_name = all(word[:1].isupper() for word in region.split())
    strong = match["dash"].strip() not in ("", "-")
    if place.isupper():
        return is_name or agency.isupper()
    return is_name and strong and agency.isupper()


def _bare(head: str, start: int, doc_id: str) -> Dateline | None:
    """A dateline of a place alone; the words behind it must be written as others are."""
    match = _BARE.match(head)
    first = match["place"].split()[0] if match is not None else ""
    if match is None or first in _NO_PLACE or _OF_RULINGS.fullmatch(first):
        return None
    behind = re.findall(r"[^\W\d_]+", head[match.end() :])[:8]
    rest = [word for word in behind if len(word) > 1 and not word.isupper()]
    if len(rest) < LEAST_WORDS or (len(behind[0]) > 1 and behind[0].isupper()):
        return None
    place = Found(match["place"], Span(doc_id, start + match.start("place"), start + match.end("place")), RULE)
    return Dateline(Span(doc_id, start, start + match.end()), place, None, ())


def _pattern() -> re.Pattern[str]:
    stamp = date_pattern().pattern
    span = rf"(?P<date>(?:{stamp})(?:\s*[-–/]\s*\d{{1,2}})?)"
    weekday = rf"(?:{_REGION}|,\s*(?:[^\W\d_]+,\s*)?|\s+)?"
    return re.compile(rf"{_PLACE}{weekday}{span}?\s*(?:{_AGENCY})?(?P<dash>{_DASH}){_LABELS}\s*", re.IGNORECASE)


@cache
def _bracketed() -> re.Pattern[str]:
    """`(Nairobi, April 22, 2013) – …`, `(Ciudad Salvia, 3 de mayo de 2001) - …`."""
    stamp = date_pattern().pattern
    inside = rf"\({_PLACE},\s*(?P<region>)(?P<date>{stamp})(?P<agency>)\)"
    return re.compile(rf"{inside}(?P<dash>{_DASH})\s*", re.IGNORECASE)


@cache
def _stopped() -> re.Pattern[str]:
    """`Ayora, 5 May 1996 (South News). …`: no dash, but a place, a day and an agency before the stop."""
    day = rf"(?P<date>{date_pattern().pattern})"
    return re.compile(rf"{_PLACE},\s*(?P<region>){day}\s*{_AGENCY}(?P<dash>[.:])\s+", re.IGNORECASE)


def _opens_entries(text: str, start: int) -> bool:
    """Whether other paragraphs begin with place and day as well: in a chronicle every entry does, with its own."""
    begins = (0, *(one.end() for one in _PARAGRAPH.finditer(text)))
    return any(at != start and _day_stopped().match(text, at) for at in begins)


@cache
def _day_stopped() -> re.Pattern[str]:
    """`Londres, 12 de junio de 1992. La Embajada …`: a place and a day before a stop, no agency."""
    word = r"(?-i:[A-ZÁÉÍÓÚÑÜ])[^\W\d_]+"
    place = rf"(?P<place>{word}(?: (?:(?:de|del|la|el|los|las) ){{0,2}}{word}){{0,3}})"
    day = rf"(?P<date>{date_pattern().pattern})"
    return re.compile(
        rf"{place},\s(?P<region>){day}(?P<agency>)(?<=\d{{4}})(?P<dash>\.)\s+(?=[¿¡«“\"]?(?-i:[A-ZÁÉÍÓÚÑÜ]))",
        re.IGNORECASE,
    )


@cache
def _monitored() -> re.Pattern[str]:
    """What was heard or received from abroad: `PA2203041590 Ayora Radio Cadena in Spanish 0130 GMT 22 Mar 90`."""
    place = r"(?P<place>[A-ZÁÉÍÓÚÑÜ][^\W\d_]+(?: [A-ZÁÉÍÓÚÑÜ][^\W\d_]+){0,2}?)"
    station = r"(?P<agency>(?:Radio|Television|TV|Domestic|Cadena|[A-Z]{2,}(?:-[A-Z]+)?)\b[^\n\d]{0,60}?)"
    heard = rf"in (?-i:[A-Z])[a-z]+(?: to [^\n\d]{{2,40}})? \d{{4}} GMT (?P<date>{date_pattern().pattern})"
    return re.compile(rf"(?-i:[A-Z]{{2}}\d{{8,12}}) +(?-i:{place}) (?-i:{station}) {heard}{_LABELS}\s*", re.IGNORECASE)


def _place_name(words: str) -> str:
    return re.sub(r"\s*,?\s*\([^)]*\)$", "", words).strip()


def _written(match: re.Match[str], start: int, doc_id: str, near: date | None) -> Found[date] | None:
    within = "date" if match["date"] else "agency"
    for value, first, last in find_dates(match[within] or "", near=near):
        if within == "agency" and not _stands_alone(match["agency"], first, last):
            continue
        at = start + match.start(within)
        return Found(value, Span(doc_id, at + first, at + last), RULE)
    return None


def _stands_alone(agency: str, first: int, last: int) -> bool:
    """Whether a date between brackets is all there is, or parted by a comma: `(12 May 2019)`, `(EFE, 3 de mayo)`."""
    return agency[:first].rstrip()[-1:] in ("", ",", ";") and agency[last:].lstrip()[:1] in ("", ",", ";")


def _agencies(match: re.Match[str], start: int, doc_id: str) -> tuple[Found[str], ...]:
    """`TELAM-ANSA` are two agencies; `DOMESTIC SERVICE` is one; a hyphen joins agencies only between single words.

    A date beside them is none.
    """
    if not match["agency"]:
        return ()
    at, words = start + match.start("agency"), match["agency"]
    for _, first, last in find_dates(words, near=None):
        if _stands_alone(words, first, last):
            before, behind = words[:first].rstrip(" ,;"), words[last:].lstrip(" ,;")
            at, words = (at, before) if before else (at + len(words) - len(behind), behind)
            break
    joined = re.fullmatch(r"\w+(?:\s*[-/]\s*\w+)+", words)
    parts = re.finditer(r"\w+", words) if joined else re.finditer(r"[^;]+", words)
    found = []
    for part in parts:
        name = part.group().strip()
        first = at + part.start() + part.group().index(name)
        found.append(Found(" ".join(name.split()), Span(doc_id, first, first + len(name)), RULE))
    return tuple(found)
