"""The foot of a page, read upwards until prose is met: who signs, and page furniture below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from careo.read.layout.edges import ENDS_LIKE_PROSE, is_only_date
from careo.read.layout.lines import Line, match_line, words

LONGEST_SIGNATURE_LINE, MOST_LINES = 90, 8
LEAST_WRAPPED, SHORTEST_WRAPPED = 3, 50
"""Lines of a paragraph that is cut to a width, and characters of each but the last, at least."""


@dataclass(slots=True)
class Foot:
    """The lines of a signature, in their order, and those of page furniture."""

    signature: list[Line] = field(default_factory=list)
    furniture: list[Line] = field(default_factory=list)

    @property
    def is_letter(self) -> bool:
        """Whether the signature is that of a letter: "Yours faithfully, | Rosa Quispe"."""
        return any(_closes(line) for line in self.signature)

    def signer(self) -> Line | None:
        """The line that names who signs: a body, else the first that is no date and no closing formula."""
        names = [line for line in self.signature if not is_only_date(line) and not _closes(line)]
        return next((line for line in names if words("organisation").search(line.text)), names[0] if names else None)


def find_foot(lines: Sequence[Line]) -> Foot:
    """The foot of a text whose body are `lines`."""
    foot = Foot()
    for line in reversed(lines):
        if match_line("boilerplate", line.text):
            foot.furniture.append(line)
        elif _may_sign(line):
            foot.signature.insert(0, line)
        else:
            break
    if not _is_signature(foot):
        foot.signature.clear()
    return foot


def _closes(line: Line) -> bool:
    return match_line("closing", line.text) is not None


def _may_sign(line: Line) -> bool:
    """Whether a line can stand in a signature: a date, or a short one that does not end like prose."""
    if line.text.startswith(("¡", "!", "-", "*", "[", '"', "«", "“")) or len(line.text) > LONGEST_SIGNATURE_LINE:
        return False
    return is_only_date(line) or _closes(line) or not ENDS_LIKE_PROSE.search(line.text)


def _is_signature(foot: Foot) -> bool:
    """Whether lines are a signature: one is a date, names a body or closes a letter; no wrapped prose."""
    lines = foot.signature
    whole = len(lines) >= LEAST_WRAPPED and not any(line.blank_before for line in lines[1:])
    if whole and all(len(line.text) > SHORTEST_WRAPPED for line in lines[:-1]):
        return False
    dated = any(is_only_date(line) for line in lines)
    named = any(words("organisation").search(line.text) for line in lines)
    return (dated or named or foot.is_letter) and len(lines) <= MOST_LINES
