"""The history of a case for the terminal and as JSON: who changed what, when and why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from typing import Any

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from careo.show.printable import printable
from careo.show.sayings import say
from careo.show.vocabulary import word, words_of
from careo.store import Change, shown_value

MOST_SHOWN = 60
SCORED = re.compile(r"\d\.\d\d: ")
PLAIN = ("Certainty", "Polarity", "Modality", "Verdict", "Act")
"""The vocabularies of values that are stored as bare words."""


def changes_json(changes: Sequence[Change]) -> list[dict[str, Any]]:
    """Changes as records; `before` and `after` are plain JSON, moments ISO 8601 in UTC."""
    return [
        {"kind": one.kind, "id": one.id, "who": one.who, "when": one.when.isoformat(" ", "seconds"), "what": one.what}
        | {"about": list(one.about), "doc_id": one.doc_id}
        | ({"start": one.span.start, "stop": one.span.stop} if one.span else {})
        | {"before": one.before, "after": one.after, "why": one.why, "seen": one.seen}
        | {"withdrawn": one.withdrawn and one.withdrawn.isoformat(" ", "seconds")}
        for one in changes
    ]


def render_changes(changes: Sequence[Change]) -> RenderableType:
    """The history as a table."""
    table = Table("when (UTC)", "who", "what", "before", "after", "why", "id", box=box.SIMPLE)
    for one in changes:
        what = f"withdrew: {one.what}" if one.kind == "withdrawal" else one.what
        note = " (withdrawn)" if one.withdrawn else ""
        about = "".join(f"; {line}" for line in one.seen.splitlines())
        cells = (
            one.when.isoformat(" ", "minutes"),
            one.who,
            what + note + about,
            _short(one.before),
            _short(one.after),
        )
        table.add_row(*(Text(printable(cell)) for cell in (*cells, one.why, one.id)))
    return table


def line_of(value: Any, lang: str = "en") -> str:
    """What stood before or after in one line; empty where nothing did."""
    return "" if value is None else shown_value(value, partial(_tell, lang))


def _tell(lang: str, vocabulary: str, said: str) -> str:
    """A word of a stored value in the reader's language; one of no named vocabulary by whichever has it."""
    if vocabulary:
        return word(lang, vocabulary, said)
    return next((words_of(lang, name)[said] for name in PLAIN if said in words_of(lang, name)), say(lang, said))


def what_of(change: Change, lang: str) -> str:
    """What was done, in the reader's language: a verdict, a ruling with its aspect, or a note of the case."""
    ruling, _, aspect = change.what.partition(" ")
    if ruling in words_of(lang, "Ruling") and aspect in words_of(lang, "Aspect"):
        return f"{word(lang, 'Ruling', ruling)}: {word(lang, 'Aspect', aspect)}"
    return say(lang, change.what)


def seen_of(change: Change, lang: str) -> tuple[str, ...]:
    """What a judgement was about, as it was shown then, in the reader's language: a line for each thing.

    Examples:
        >>> from datetime import datetime
        >>> seen = "0.50: written 40 days apart; both give the same day: 1989 and 1989"
        >>> one = Change("judgement", "", "", datetime.min, "", (), "", None, None, None, "", None, "", seen)
        >>> seen_of(one, "en") == (seen,), seen_of(one, "es")[0][:43]
        (True, '0.50: escritos con 40 días de diferencia; a')
    """
    return tuple(_say_seen(lang, line) for line in change.seen.splitlines())


def _say_seen(lang: str, line: str) -> str:
    """A line as it was kept: a score with its reasons, or the name of a thing."""
    scored = SCORED.match(line)
    if scored is None:
        return say(lang, line)
    return scored[0] + "; ".join(say(lang, one) for one in line[scored.end() :].split("; "))


def _short(value: Any) -> str:
    said = line_of(value)
    return said if len(said) <= MOST_SHOWN else said[: MOST_SHOWN - 1] + "…"
