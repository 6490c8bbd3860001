"""Whether one event of an episode lends another its time or place: in other sentences it may be another deed.

A bomb tells when the injuries were that it caused; the attack of the next paragraph does not tell when pylons were
felled, nor a town that the text names itself where a deed in another was.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from careo.model import Event, Place, TimeRange
from careo.text.numbers import fold
from careo.understand.episodes.episode import (
    EFFECTS,
    MEANT,
    STRUCK,
    is_effect,
    is_other_town,
    is_since,
    is_wide,
    is_window,
)
from careo.understand.episodes.telling import Telling
from careo.understand.events.nearest import IN_CLAUSE, rank, token_at
from careo.understand.events.when import NEXT_UNIT, ONE_DAY, goes_on_itself, is_of_now, is_of_record
from careo.understand.events.where import TOWN_KM
from careo.understand.parsed import Parsed
from careo.understand.roles.arguments import load_grammar
from careo.understand.text_order import TextOrder

if TYPE_CHECKING:
    from spacy.tokens import Token

PAST, CLOCK, DAY_LONG = "PAST_REF", ".times.clock@1", len("1988-09-03")
NEAR = 50
"""Characters from a day to the hour that is told of it, at most."""
BEFORE_RELEASE = frozenset({"beat", "torture", "rape", "wound", "hold"})
ON_PEOPLE = EFFECTS - {"damage"}


class Lending:
    """The events of a document, and what stands in the way of one taking its time or place from another."""

    def __init__(
        self, parsed: Parsed, telling: Telling, *, times: TextOrder[TimeRange], places: TextOrder[Place]
    ) -> None:
        self._parsed, self._telling, self._grammar = parsed, telling, load_grammar(parsed.lang)
        self._times, self._places = times, places
        self._is_dated = parsed.doc.news_day() is not None

    def lends_time(self, one: Event, event: Event) -> bool:
        """Whether an event was when another of its episode was, so far as it gives no time of its own."""
        if is_since(one.when) or (one.act == "release" and event.act in BEFORE_RELEASE):
            return False  # who was set free was beaten before
        if self._telling.sentence(one) == self._telling.sentence(event):
            return not (
                self._has_vague_time(event)
                or self._is_counted_from(one, event)
                or self._telling.describes_victims(one, event)
                or self._is_of_now(event, one)
                or self._is_of_record(event)
            )
        if event.modality in MEANT and one.modality not in MEANT:  # "asked them to free the man abducted in May"
            return False
        if self._tells_since(event):
            return False
        wide = is_window(one.when) or (self._telling.is_headline(one) and is_wide(one.when))
        apart = wide or is_other_town(one.where, event.where) or self._has_vague_time(event)
        return not apart and self._is_told_again(one, event)

    def _is_counted_from(self, one: Event, event: Event) -> bool:
        """Whether the time of a later deed is counted from an earlier one: "and released them the next day"."""
        run = self._telling.run(one)
        if run is None or one.when is None or not one.when.made_by.endswith(NEXT_UNIT):
            return False
        behind = event.trigger.stop <= one.trigger.start < one.when.span.start
        return behind and goes_on_itself(run.root)

    def _tells_since(self, event: Event) -> bool:
        """Whether its clause says since when, though by no date: "since the beginning of the year 14 died"."""
        run, since = self._telling.run(event), self._grammar.words["since_then"]
        below = run.root.children if run is not None else ()
        return any(c.dep_ == "obl" and fold(t.text) in since for c in below for t in c.children if t.dep_ == "case")

    def _is_of_now(self, event: Event, one: Event) -> bool:
        """Whether it tells how those who are left fare now: "three were freed; the others are missing"."""
        here, there = self._telling.run(event), self._telling.run(one)
        return here is not None and there is not None and is_of_now(here.root, there.root, self._grammar)

    def _is_of_record(self, event: Event) -> bool:
        """Whether somebody who takes part in another deed is known for it."""
        run = self._telling.run(event)
        return run is not None and is_of_record(run.root, self._grammar)

    def lends_place(self, one: Event, event: Event) -> bool:
        """Whether an event was where another of its episode was, so far as it gives no place of its own."""
        if self._telling.sentence(one) == self._telling.sentence(event):
            return not (self._telling.describes_victims(one, event) or self._is_of_record(event))
        return self._is_told_again(one, event) and not self._struck_elsewhere(one, event)

    def _is_told_again(self, one: Event, event: Event) -> bool:
        """Whether two events of other sentences are surely of one deed, not a series of them and one of the series.

        What stands further down tells of what stands above only where it points back, names the same, or is its cause
        right below; the reports of a day go on to the next sentence, histories to another deed.
        """
        telling = self._telling
        if telling.struck(one) & telling.struck(event):
            return True
        meant = event.modality in MEANT and not telling.pointing(event)[0]
        only_meant = one.modality in MEANT and event.modality not in MEANT  # where it was to be, it need not have been
        if meant or only_meant or telling.is_series(one) != telling.is_series(event):
            return False
        down = telling.sentence(one) - telling.sentence(event)
        if down <= 0 or telling.is_opening(event):
            return True
        again = telling.pointing(one)[0] and not telling.struck(one)
        cause = event.act in ON_PEOPLE and not is_effect(one)
        return again or (down == 1 and (cause or self._is_dated))

    def _has_vague_time(self, event: Event) -> bool:
        """Whether its clause says that it was at another time, without saying when: "months later", "in the past"."""
        run = self._telling.run(event)
        if run is None or self._telling.is_measured_from(event):
            return False
        sent = run.root.sent
        for time in self._times.starting(sent.start_char, sent.end_char):
            near = rank(run.root, token_at(self._parsed, time.span.start))[0] <= IN_CLAUSE
            if near and (time.timex == PAST or (time.timex_type == "DURATION" and self._is_shift(time))):
                return True
        return False

    def _is_shift(self, time: TimeRange) -> bool:
        """Whether a stretch of days or more is counted from something: "two weeks later", "meses después"."""
        run = self._parsed.syntax.char_span(time.span.start, time.span.stop, alignment_mode="expand")
        if run is None:
            return False
        words = self._grammar.words
        behind: list[Token] = [run.doc[i] for i in range(run.end, min(run.end + 2, len(run.doc)))]
        long = any(fold(t.text) in words["measures"] for t in run)
        return long and any(fold(t.text) in words["shifts"] for t in (*run, *behind))

    def _struck_elsewhere(self, one: Event, event: Event) -> bool:
        """Whether the words for what was struck name another place: "an attack on the post at Ayora"."""
        spans = [role.span for role in event.roles if role.role in STRUCK]
        named = [p for span in spans for p in self._places.starting(span.start, span.stop) if span.covers(p.span)]
        towns = [p for p in named if (p.radius_km or 0.0) <= TOWN_KM]  # the embassy of a country stands in another
        return one.where is not None and any(_name(p) != _name(one.where) for p in towns)


def _name(place: Place) -> str:
    return fold(place.name)


def is_hour_alone(when: TimeRange, times: TextOrder[TimeRange]) -> bool:
    """Whether only the hour is told, so that the day was put there for want of another: "at about 9 p.m.".

    Not where the day stands right before it: "On 16 October, at about 11 p.m.".
    """
    if when.timex_type != "TIME" or when.anchor is not None or not when.made_by.endswith(CLOCK):
        return False
    near = times.starting(max(0, when.span.start - NEAR), when.span.start)
    days = (one.earliest for one in near if one.timex_type == "DATE")
    return when.earliest is not None and all(day is None or day.date() != when.earliest.date() for day in days)


def at_hour(day: TimeRange | None, hour: TimeRange) -> TimeRange:
    """The hour on the one day that a deed is told to have been on; as it stands where no one day is told."""
    if day is None or day.earliest is None or day.latest is None or hour.earliest is None:
        return hour
    if day.latest - day.earliest > ONE_DAY or len(day.timex) < DAY_LONG or day.timex[4] != "-":
        return hour
    later = day.earliest.date() - hour.earliest.date()
    latest = None if hour.latest is None else hour.latest + later
    return replace(
        hour, timex=day.timex[:DAY_LONG] + hour.timex[DAY_LONG:], earliest=hour.earliest + later, latest=latest
    )
