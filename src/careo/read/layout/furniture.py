"""What a page has round a report and the report does not say: links to other reports, videos, sharing, cookies.

A line is furniture by one of four signs. It says nothing but a known formula to the visitor ("Share this article"). It
is a way to reach somebody and nothing else. It has a label that points elsewhere and a headline ("Related: …"), or
stands in a list of headlines under such a label ("More news"). Or it is one of a list of videos with their lengths.

What points elsewhere looks like a headline of the report's own, and so counts only behind prose, or where the format
gave the headline. A sentence is never furniture for standing beside it: what ends in a full stop closes a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from careo.read.layout.lines import Line, is_field, match_line
from careo.text.own_name import find_own_name

LONGEST_FORMULA = 160
LONGEST_HEADLINE = 140
LEAST_WORDS = 4
"""Words of a headline in a list without bullets: names stand in lists, too."""
LEAST_VIDEOS = 3
LEAST_PROSE = 60
LEAST_BROKEN = 45
"""Characters of a line that may go on in the next one."""
_EDGES = re.compile(r"^[^\w@(¿¡]+|[\s:»>›→\]|]+$")
_ENDS_SENTENCE = re.compile(r"[.…:;,][\"'”’»)]*$")
_ENDS_PROSE = re.compile(r"[.!?][\"'”’»)]*$")
_BULLET = re.compile(r"^([+*•·»>›▪■-])\s*(?=\S)")
_VIDEO = re.compile(
    r"^(?P<minutes>\d{1,2}):(?P<seconds>[0-5]\d)\s+(?=[^\W\d_]|[\"'“‘«¿¡])(?![ap]\.?\s?m\b|h(?:oras|rs)?\b)", re.I
)
_TAIL = re.compile(r"(?<=\S)\s+(?:[-–—|•·]|::)\s*(?=\S)")
_MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_PHONE = r"\(?\d{3}\)?[ .-]?\d{3}[ .-]\d{4}"
_CONTACT = re.compile(rf"^(?:(?:{_MAIL}|{_PHONE}|(?:twitter:?\s*)?@\w+|(?:or|o|y|and)\b)[\s,;|/•·]*)+$", re.IGNORECASE)


def find_furniture(lines: Sequence[Line], *, titled: bool) -> Iterator[Line]:
    """The lines of the furniture, each once, in text order.

    Args:
        lines: the lines of a text behind what the format gave.
        titled: whether the format gave the headline, so that none of these lines is it.
    """
    videos = set(_find_videos(lines))
    behind_prose, listed = titled, 0
    for number, line in enumerate(lines):
        alone = _stands_alone(lines, number)
        pointing = behind_prose and alone and _is_pointer(lines, number)
        if behind_prose and alone and _bare(line, "list_head"):
            listed = max(listed, number + 1 + _count_headlines(lines[number + 1 :]))
            yield line
        elif number < listed or number in videos or (alone and _is_formula(line)) or pointing:
            yield line
        behind_prose = behind_prose or _is_prose(line)


def find_tail(title: str, publisher: str) -> int | None:
    """Where behind a headline the name of its page begins, with the mark before it: "Mill burns | The Valley Voice"."""
    name = find_own_name(publisher)
    marks = _TAIL.finditer(title) if name is not None else ()
    return next((mark.start() for mark in marks if name is not None and name.match(title, mark.end())), None)


def _stands_alone(lines: Sequence[Line], number: int) -> bool:
    """Whether a line is no part of a paragraph that was broken into lines: "made no further / comments"."""
    line, before = lines[number], lines[number - 1] if number else None
    following = lines[number + 1] if number + 1 < len(lines) else None
    goes_on = following is not None and not following.blank_before and following.text[0].islower()
    broken = before is not None and not line.blank_before and len(before.text) > LEAST_BROKEN
    return not goes_on and not (broken and before is not None and not _ENDS_PROSE.search(before.text))


def _is_formula(line: Line) -> bool:
    return len(line.text) <= LONGEST_FORMULA and (_bare(line, "furniture") or _CONTACT.match(line.text) is not None)


def _bare(line: Line, kind: str) -> bool:
    """Whether the line, without marks at its edges, is of a kind."""
    return len(line.text) <= LONGEST_FORMULA and match_line(kind, _EDGES.sub("", line.text)) is not None


def _is_prose(line: Line) -> bool:
    return len(line.text) >= LEAST_PROSE and _ENDS_PROSE.search(line.text) is not None


def _is_pointer(lines: Sequence[Line], number: int) -> bool:
    """`Related: …`; not beside `Place: …`: in a form, "Video" is one of its fields."""
    line = lines[number]
    if not _bare(line, "pointer") or not _is_headline(line.text.rstrip("])")):
        return False
    beside = [*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2]]
    return not any(is_field(one.text) and not _bare(one, "pointer") for one in beside)


def _is_headline(text: str) -> bool:
    return len(text) <= LONGEST_HEADLINE and _ENDS_SENTENCE.search(text) is None


def _count_headlines(lines: Sequence[Line]) -> int:
    """How many lines under the label of a list are its headlines: with one bullet, or as far apart and long."""
    if not lines:
        return 0
    bullet, apart = _BULLET.match(lines[0].text), lines[1].blank_before if len(lines) > 1 else 0

    def is_listed(row: tuple[int, Line]) -> bool:
        number, line = row
        if not _is_headline(line.text):
            return False
        if bullet is not None:
            return line.text.startswith(bullet[1])
        return len(line.text.split()) >= LEAST_WORDS and (number == 0 or line.blank_before == apart)

    return sum(1 for _ in takewhile(is_listed, enumerate(lines)))


def _find_videos(lines: Sequence[Line]) -> Iterator[int]:
    """The lines of lists of videos, `0:50 Title`; where the times only rise they are those of a day."""
    run: list[int] = []
    for number in range(len(lines) + 1):
        if number < len(lines) and _VIDEO.match(lines[number].text) and _is_headline(lines[number].text):
            run.append(number)
            continue
        lengths = [_length(lines[one]) for one in run]
        if len(run) >= LEAST_VIDEOS and lengths != sorted(lengths):
            yield from run
        run = []


def _length(line: Line) -> int:
    found = _VIDEO.match(line.text)
    return int(found["minutes"]) * 60 + int(found["seconds"]) if found else 0
