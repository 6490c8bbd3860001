"""Numbers that count nothing: they number, name, date or list something ("No. 909", "AK-47", "DL 25475")."""

from __future__ import annotations

import re

from careo.text.numbers import fold
from careo.understand.quantities.words import QuantityWords

REACH = 40
YEAR_FIRST, YEAR_LAST = 1500, 2099
LONGEST_PLAIN = 4
_LIST_MARK = re.compile(r"(?:^|\n)[^\S\n]*\(?$")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")
_FOLLOWED = re.compile(r"[%‰]|[/:]\d|[-–]\d+[-–/.]|[-–]\d{4}(?!\d)|[º°ª]|\.\d|['’]s?\b|[-–][^\W\d_]|\s?[x×]\s?\d")
_STREET = re.compile(r"\s+(?:[A-Z]\w+\.?\s+){1,2}(?:St|Street|Ave|Avenue|Rd|Road|Drive|Boulevard|Blvd)\b")
_CITED = re.compile(r"(?:\d{4}[a-z]?\s*[:,]\s*|\bp{1,2}\.\s*)$")
_ENUMERATED = re.compile(r"\s*(?:,|;|\by\b|\be\b|\band\b|&|\ba\b|\bto\b|[-–]|,\s*(?:y|and)\b)\s*", re.IGNORECASE)
_DECADE = re.compile(r"\b(?:de|en|desde|hacia|finales|fines|inicios|of|in|los años)\s+(?:los|the)(?:\s+años)?\s+$")
_POSTAL = re.compile(r"\b[A-Z]{2}\s+$")


def is_code(text: str, start: int, stop: int, words: QuantityWords) -> bool:
    """Whether a number measures, numbers or names something and counts nothing."""
    piece, before, after = text[start:stop], text[max(0, start - REACH) : start], text[stop : stop + REACH]
    if _is_attached(before, after, words):
        return True
    counted = is_counted(after, words)
    if piece[0].isdigit() and (_is_bracketed(before, after, counted=counted) or _is_plain_code(piece, counted=counted)):
        return True
    if is_measured(after, words):
        return True
    return _is_numbered(before, words, counted=counted) or _is_named(piece, before, after, counted=counted)


def is_counted(after: str, words: QuantityWords) -> bool:
    """Whether a noun may follow: a word in lower case (or all capitals) that does not end a noun phrase."""
    rest = after
    while found := words.skip.match(rest):
        rest = rest[found.end() :]
    follow = re.match(r"\s+([\"“«']?)([^\W\d_]+)", rest)
    return follow is not None and fold(follow.group(2)) not in words.stops


def is_measured(after: str, words: QuantityWords) -> bool:
    """Whether the words after a number are those of times, shares and the like ("hours", "thirds")."""
    if not re.match(r"[-\s]", after):
        return False
    following = [fold(word).rstrip(".") for word in _WORD.findall(after[:REACH])[:2]]
    return bool(following) and (following[0] in words.codes.measures or " ".join(following) in words.codes.measures)


def continues_code(text: str, code_stop: int, start: int, stop: int, words: QuantityWords) -> bool:
    """Whether a number goes on a list of codes: "DL 25475, 25499 y 25659"."""
    between, piece = text[code_stop:start], text[start:stop]
    if len(between) >= 8 or _ENUMERATED.fullmatch(between) is None:
        return False
    return (piece.isdigit() and len(piece) >= LONGEST_PLAIN) or not is_counted(text[stop : stop + REACH], words)


def _is_attached(before: str, after: str, words: QuantityWords) -> bool:
    """Signs and letters right at the number: "AK-47", "#5", "3:1", "21's"."""
    if re.search(r"\d[-–/]$|[^\W\d_][-–/]$", before) or before[-1:] in tuple("$#£€/:"):
        return True
    return _FOLLOWED.match(after) is not None and not any(p.match(after) for p, _ in words.after)


def _is_bracketed(before: str, after: str, *, counted: bool) -> bool:
    """List marks, notes, page numbers of citations, ages and years in brackets."""
    if _LIST_MARK.search(before) and re.match(r"\)|\.(?:\s|$)|\.-", after):
        return True
    alone = re.match(r"\s*[)\]]", after) is not None
    return (before.rstrip()[-1:] in ("(", "[") and alone) or (_CITED.search(before) is not None and not counted)


def _is_plain_code(piece: str, *, counted: bool) -> bool:
    """Leading zeros, years, and long numerals without separators and without anything counted."""
    if not piece.isdigit():
        return False
    is_year = len(piece) == 4 and YEAR_FIRST <= int(piece) <= YEAR_LAST
    return (len(piece) > 1 and piece[0] == "0") or ((is_year or len(piece) > LONGEST_PLAIN) and not counted)


def _is_numbered(before: str, words: QuantityWords, *, counted: bool) -> bool:
    """A word before that numbers: always ("No."), or where nothing counted follows ("at", "sector")."""
    given = before.split()[-3:]
    last = [fold(word).lstrip("([\"'“«¿¡") for word in given]
    tails = {" ".join(last[-n:]) for n in (1, 2, 3) if len(last) >= n}
    tails |= {tail.rstrip(".,:") for tail in tails}
    if tails & words.codes.numbering:
        return True
    if not tails & words.codes.numbering_alone or words.tally.total_before.search(before):  # "the toll stands at 45"
        return False
    return not counted or re.search(r"\w\W{0,2}\s[A-ZÁÉÍÓÚÑ]\w+(?:\s(?:of|de|de los))?\s+$", before) is not None


def _is_named(piece: str, before: str, after: str, *, counted: bool) -> bool:
    """Reads "Batallón 31", "IL 60654 Phone", "los noventa", "1935 Orchard St."."""
    if not counted and _DECADE.search(before) and re.match(r"\s*(?:[.,;:)]|$)", after):
        return True
    if not piece[0].isdigit():
        return False
    follow = re.match(r"\s+([^\W\d_]+)", after)
    titled = follow is not None and follow.group(1)[0].isupper() and not follow.group(1).isupper()
    if titled and (_STREET.match(after) or (_POSTAL.search(before) and len(piece) > LONGEST_PLAIN)):
        return True
    previous = re.search(r"\w\W{1,3}([A-ZÁÉÍÓÚÑ][^\W\d_]*)\s+$", before)
    return previous is not None and not counted and not titled
