"""On which day an incident happened: the likeliest of the days that a document names, or no later than its report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from careo.model import Span
from careo.text.numbers import fold
from careo.understand.incidents.candidates import Weighed
from careo.understand.incidents.features import Facts
from careo.understand.incidents.weights import Choice

LONGEST = 400
"""Days that a range may span at most."""
HIGHEST = 3
"""Words above an expression that are looked at."""
DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day that it can have been, both inclusive; `first` is None where that side is open."""

    first: date | None
    last: date


@dataclass(frozen=True, slots=True)
class Dated:
    """Days that a document names, how they are put, and where: `start` is -1 for the day of the report."""

    days: Days
    shape: str
    start: int
    stop: int = -1


def days_named(weighed: Weighed) -> list[Dated]:
    """The days that may be those of an incident: each expression as its first day, as a whole, and as a limit."""
    facts = weighed.facts
    found: list[Dated] = []
    for time in facts.reading.times:
        if time.earliest is None or time.latest is None:
            continue
        first, last = time.earliest.date(), (time.latest - timedelta(seconds=1)).date()
        if not 0 <= (last - first).days <= LONGEST:
            continue
        sort = "night" if "TNI" in time.timex else "day" if first == last else "range"
        forms = {f"{sort}:first": Days(first, first), f"{sort}:until": Days(None, last)}
        if first != last:
            forms[f"{sort}:whole"] = Days(first, last)
        found += [Dated(days, shape, time.span.start, time.span.stop) for shape, days in forms.items()]
    news = facts.doc.anchor()
    if news is not None:
        found.append(Dated(Days(None, news.value), "report:until", -1))
    return found


def day_features(weighed: Weighed, kind: str, one: Dated, rows: list[Dated]) -> dict[str, float]:
    """Days as those of an incident of a type."""
    return dict.fromkeys(_day_names(weighed, kind, one, rows), 1.0)


def _day_names(weighed: Weighed, kind: str, one: Dated, rows: list[Dated]) -> Iterator[str]:
    facts, shape = weighed.facts, one.shape
    news = facts.doc.anchor()
    gone = (news.value - one.days.last).days if news is not None else -1
    ago = next((f"<={most}" for most in (-1, 0, 1, 2, 7, 30, 90, 400) if gone <= most), "long") if news else "?"
    told = [at for _, of, at in facts.events if of == kind]
    best = max((s.get(kind, 0.0) for s in weighed.sentences), default=0.0)
    yield from ("bias", f"shape={shape}", f"shape={shape}:{ago}", f"shape={shape}:{kind}")
    if one.start < 0:
        near = [weighed.hot(facts.sentence_of(r.start), kind) for r in rows if r.start >= 0 and ":first" in r.shape]
        yield f"report:named={min(len(near), 4)}"
        yield f"report:hot={int(max(near, default=0.0) * 5)}"
        yield f"report:beside={int(5 * max(near, default=0.0) / (best + 0.01))}"
        return
    at = facts.sentence_of(one.start)
    hot, form = weighed.hot(at, kind), shape.partition(":")[2]
    yield from (f"hot={int(hot * 6)}:{form}", f"beside={int(5 * hot / (best + 0.01))}:{form}")
    yield from (f"far={min(min((abs(at - t) for t in told), default=9), 5)}:{form}", f"at={min(at, 4)}:{form}")
    linked = any(e.when and e.when.span.start == one.start for e, of, _ in facts.events if of == kind)
    yield from (f"linked={linked}:{form}", f"linked={linked}:{ago}:{form}")
    same = any(e.when and _ends_on(e.when.earliest, one.days) for e, of, _ in facts.events if of == kind)
    yield from (f"same={same}:{form}", f"named={min(len({r.days for r in rows if ':first' in r.shape}), 4)}:{form}")
    yield from (f"{name}:{form}" for name in _put(facts, one, kind))
    earlier = sum(r.start < one.start and r.start >= 0 and r.days != one.days for r in rows if r.shape == shape)
    yield f"earlier={min(earlier, 3)}:{form}"
    if facts.doc.dateline is not None and at == 0 and one.start < facts.sentences[0] + 40:
        yield f"dateline:{form}"


def _ends_on(moment: datetime | None, days: Days) -> bool:
    return moment is not None and moment.date() == days.last


def _put(facts: Facts, one: Dated, kind: str) -> Iterator[str]:
    """How an expression of time is put: its words, and what it hangs on, up to the nearest event."""
    text = Span(facts.doc.id, one.start, one.stop).quote(facts.doc.text)
    yield f"words={DIGITS.sub('#', ' '.join(fold(text).split()))}"
    at = facts.syntax.head_of(one.start, one.stop)
    if at is None:
        return
    for height in range(HIGHEST):
        above = facts.syntax.heads[at]
        if above == at:
            return
        yield f"up{height}={facts.syntax.lemmas[above]}"
        if above in facts.at_word:
            event, of = facts.at_word[above]
            yield from (f"of={event.act}", f"of={of == kind}")
            return
        at = above
    yield "of=none"


def find_days(weighed: Weighed, kind: str, choice: Choice) -> Days | None:
    """The likeliest days of an incident of a type; None where the document names none."""
    rows = days_named(weighed)
    if not rows:
        return None
    return max(rows, key=lambda one: choice.probabilities(day_features(weighed, kind, one, rows)).get("yes", 0.0)).days
