"""Episodes: which events of one document tell of one happening, and which are told as background.

A bomb, the injuries it caused and "the attack" two sentences later are one episode; what has another explicit time, or
is introduced as "another incident", is a different one. Joining is greedy in text order, and when in doubt apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from itertools import pairwise
from typing import TypeVar

from careo.model import Claim, Event, Modality, Place, TimeRange
from careo.text.numbers import fold
from careo.understand.episodes.blamed import with_blamed
from careo.understand.episodes.episode import (
    MEANT,
    OLD_NEWS,
    STRUCK,
    VICTIMS,
    Episode,
    bounds_of,
    family_of,
    is_effect,
    is_elsewhere,
    is_other_town,
    is_since,
    is_stretch,
    lie_apart,
    words_of,
)
from careo.understand.episodes.headings import with_headings
from careo.understand.episodes.lending import Lending, at_hour, is_hour_alone
from careo.understand.episodes.telling import Telling
from careo.understand.parsed import Parsed
from careo.understand.roles.arguments import Grammar, load_grammar
from careo.understand.text_order import TextOrder

JOINABLE = frozenset({"violence", "captivity", "robbery", "protest", "law", "court", "flight"})
VIOLENT = frozenset({"violence", "robbery", "captivity"})
ON_PEOPLE = VIOLENT | {"law"}
"""Families of deeds of which the same people may do several in one happening: "they beat me and took him away"."""
REACH = {True: 12, False: 3}
"""How many sentences back an event may join: with words that point back ("the attack"), and without.

A word that points back finds the deed of the headline at any distance.
"""
JUST_TOLD = 2
"""Sentences back to a deed that is meant by "the attack", told as news or as what was before, at most."""
LASTING = frozenset(
    {"arrest", "kidnap", "hold", "disappear", "emergency", "seize-place", "flee", "strike", "protest", "block"}
)
"""Acts of which one goes on since a year or month: "he has been missing since 1985"."""
AGO = ".times.ago@1"
DAY, BESIDE = timedelta(days=1), 20
"""Characters between a time and the place that goes with it, at most."""
GENERAL = "attack"  # the act that says least: the next sentence may say what it was
SAME_STRUCK = 2
"""Words for what was struck that make a deed one told far above: "the explosion that destroyed the union's office"."""
_YEARLESS = re.compile(r"XXXX-\d\d")
T = TypeVar("T")


def join_episodes(
    parsed: Parsed,
    events: Sequence[Event],
    claims: Sequence[Claim],
    *,
    times: Sequence[TimeRange] = (),
    places: Sequence[Place] = (),
) -> tuple[Event, ...]:
    """The same events with their episode, and with time and place of their episode where they have none of their own.

    Args:
        parsed: the document.
        events: its events, in any order; they come back in the order given.
        claims: its claims; an event that is only asked for or imagined starts no episode that others join.
        times: its time expressions; a clause with one of its own that gives no date takes none from elsewhere.
        places: its places; what is named as struck in one of them takes no other from elsewhere.
    """
    grammar, told = load_grammar(parsed.lang), TextOrder(times)
    ordered = sorted(events, key=lambda e: (e.trigger.start, e.trigger.stop, e.id))
    telling = Telling(parsed, ordered, grammar)
    news = _anchor(parsed)
    headed = with_headings(parsed, ordered, telling, times=told, places=TextOrder(places), grammar=grammar)
    ordered = [_without_time_of_death(_without_time_to_come(event, news), grammar) for event in headed]
    hours = {event.id: event.when for event in ordered if event.when is not None and is_hour_alone(event.when, told)}
    ordered = [replace(event, when=None) if event.id in hours else event for event in ordered]
    joiner = Joiner(telling, news, told, tells_news=_tells_news(parsed, times))
    for event in _deeds_first(ordered, telling):
        joiner.add(event)
    lending = Lending(parsed, telling, times=told, places=TextOrder(places))
    done = {e.id: _finish(e, episode, news, lending) for episode in joiner.episodes for e in episode.events}
    done |= {one: replace(done[one], when=at_hour(done[one].when, hour)) for one, hour in hours.items()}
    blamed = with_blamed([done[event.id] for event in ordered], telling, grammar.words["charged_with"])
    done |= {event.id: event for event in blamed}
    return tuple(done[event.id] for event in events)


def _deeds_first(ordered: Sequence[Event], telling: Telling) -> list[Event]:
    """The events, with a death or wound behind the deed of its sentence that it is told to have come of."""
    done = list(ordered)
    for at, (effect, event) in enumerate(pairwise(ordered)):
        if telling.brings_about(event, effect) and done[at] is effect:
            done[at], done[at + 1] = event, effect
    return done


@dataclass(slots=True)
class Joiner:
    """The episodes of one document, built in text order; `near` are those that an event may still join."""

    telling: Telling
    news: datetime | None
    times: TextOrder[TimeRange]
    tells_news: bool = False
    episodes: list[Episode] = field(default_factory=list)
    near: list[Episode] = field(default_factory=list)
    made: int = 0

    def add(self, event: Event) -> None:
        """Put an event into the best fitting episode, or into one of its own."""
        family = family_of(event)
        at = self.telling.sentence(event)
        self.near = [e for e in self.near if e.in_headline or at - e.last_sentence <= REACH[True]]
        if self.telling.opens_section(event):
            self.near = []
        points_back, another = self.telling.pointing(event)
        words = words_of(event)
        best = None
        near = [e for e in self.near if not another or self._is_of_same_opening(e, event, at)]
        if self.telling.is_elsewhere(event):
            near = [e for e in near if e.last_sentence == at or event.act in {one.act for one in e.events}]
        if family in JOINABLE and not event.generic:
            fitting = [e for e in near if self._fits(e, event, family, at, words, points_back=points_back)]
            just = [e for e in fitting if points_back and at - e.last_sentence <= JUST_TOLD and not e.is_all_effects]
            if points_back:
                fitting = [e for e in fitting if not e.is_old(self.news) and e.is_told()] or fitting
            fitting = [e for e in fitting if e.is_background == event.background]
            if all(e.bounds() is None and e not in just for e in fitting):  # nothing dated is told as news
                fitting = [e for e in just if e.bounds() is not None] or fitting
            again = [e for e in fitting if e.befell_again(event)]
            deed_again = points_back and not is_effect(event)
            told = [e for e in fitting if not e.is_all_effects] if deed_again else []
            told = [e for e in fitting if e.last_sentence == at - 1 and self._is_another(e)] or told
            best = max(again or told or fitting, key=lambda e: _closeness(e, event, at, words), default=None)
            best = (self._named_alike(event, at) if points_back else self._of_mentioned(event)) or best
            best = (self._named_before(event, fitting) if points_back else None) or best
        if best is None:
            self.made += 1
            best = Episode(self.made, family)
            self.episodes.append(best)
            self.near.append(best)
        self._take_in_effects(best, event, at)
        best.add(event)
        best.last_sentence = at
        best.in_headline |= self.telling.is_headline(event)

    def _is_another(self, episode: Episode) -> bool:
        """Whether an episode began with words that put it apart: "in another incident"."""
        return self.telling.pointing(episode.events[0])[1]

    def _named_alike(self, event: Event, at: int) -> Episode | None:
        """The deed told by the same noun in the sentence before: "killed 19 in an ambush. That ambush led to"."""
        run = self.telling.run(event)
        if run is None or not self.telling.is_noun(event):
            return None
        for episode in (one for one in self.near if one.last_sentence == at - 1):
            others = (self.telling.run(one) for one in episode.events if self.telling.sentence(one) == at - 1)
            if any(one is not None and one.root.lemma_ == run.root.lemma_ for one in others):
                return episode
        return None

    def _named_before(self, event: Event, fitting: Sequence[Episode]) -> Episode | None:
        """The last deed told by the same noun further above, where no other since is: "a bombing … the bombing"."""
        run = self.telling.run(event)
        if run is None or not self.telling.is_noun(event):
            return None
        named = [e for e in fitting if run.root.lemma_ in {r.root.lemma_ for r in map(self.telling.run, e.events) if r}]
        return max(named, key=lambda one: one.last_sentence, default=None)

    def _of_mentioned(self, event: Event) -> Episode | None:
        """The violence that names most people, where it befell "those mentioned": `las tres personas mencionadas`."""
        if not self.telling.befell_mentioned(event):
            return None
        told = (one for one in reversed(self.near) if one.people and one.family in ON_PEOPLE and one.is_told())
        return max(told, key=lambda one: len(one.people), default=None)

    def _is_of_same_opening(self, episode: Episode, event: Event, at: int) -> bool:
        """Whether the sentence that opens with another incident tells more of it: "a mine exploded, killing two"."""
        here = all(self.telling.sentence(one) == at for one in episode.events)
        return here and not self.telling.is_another(event)

    def _take_in_effects(self, best: Episode, event: Event, at: int) -> None:
        """Deaths told just before the deed that they were part of."""
        if is_effect(event) or best.family not in VIOLENT or self.telling.is_put_apart(event):
            return
        for other in [e for e in self.near if e.last_sentence == at and e is not best and e.family in VIOLENT]:
            here = all(is_effect(e) and self.telling.sentence(e) == at for e in other.events)
            if here and self.telling.is_part_of(other.events, event) and not lie_apart(best.bounds(), other.bounds()):
                for effect in other.events:
                    best.add(effect)
                self.episodes.remove(other)
                self.near.remove(other)

    def _fits(
        self, episode: Episode, event: Event, family: str, at: int, words: set[str], *, points_back: bool
    ) -> bool:
        words = words - episode.only_namesakes(event) - episode.names_of_others(event)
        kinds = {episode.family, family}
        near = at - episode.last_sentence <= 1 and kinds <= ON_PEOPLE
        goes_on = near and (episode.goes_on_with(event) or self.telling.is_of_known(event))
        same_kind = family in episode.families or (points_back and kinds <= VIOLENT) or goes_on
        if not same_kind or not self._is_within_reach(episode, event, at, points_back=points_back):
            return False
        imagined = any(e.generic or e.modality is Modality.HYPOTHETICAL for e in episode.events)
        if imagined or self._is_of_this_sentence(episode, event, at) or self._is_of_many_years(episode, event, at):
            return False
        if self._is_closed(episode, event, at) or self._is_old_beside_news(episode, event, words):
            return False
        known = points_back or bool(words & (episode.words if self.news else episode.struck))
        if not known and self._is_of_other_kind(episode, event, at):
            return False
        goes_apart = self.telling.are_foes(event, episode) or episode.is_of_another(event)
        if at != episode.last_sentence and not points_back and goes_apart:
            return False
        far = lie_apart(episode.bounds(), bounds_of(event)) or is_elsewhere(episode.places(), event.where)
        if far or (not points_back and self._is_of_other_month(episode, event)):
            return False
        beside = at - episode.last_sentence <= 1
        strange = not words & episode.words
        another = not points_back and self._is_told_apart(episode, event)
        if strange and at != episode.last_sentence and (another or self._is_other_news(episode, event, beside=beside)):
            return False
        if at == episode.last_sentence:
            return not self.telling.are_apart(event, [e for e in episode.events if self.telling.sentence(e) == at])
        if points_back and (beside or not episode.is_on_others(event) or self._is_news(episode)):
            return True
        if beside and event.when is None and GENERAL in {event.act, *(e.act for e in episode.events)}:
            return True
        again = beside and event.act in {e.act for e in episode.events} and self.telling.with_known_weapon(event)
        shared = bool(words & episode.words) or goes_on or again
        if is_effect(event) != episode.is_all_effects:
            return beside or (shared and not episode.is_turned_about(event))
        return shared or not words or not episode.words

    def _is_of_this_sentence(self, episode: Episode, event: Event, at: int) -> bool:
        """Whether a death of nobody told goes with another deed of its sentence: "took eight men, found dead"."""
        bare = is_effect(event) and not words_of(event) and at != episode.last_sentence
        return bare and any(e.last_sentence == at and e.family in ON_PEOPLE for e in self.near)

    def _is_closed(self, episode: Episode, event: Event, at: int) -> bool:
        """Whether nothing joins it, as a chapter, or not this: a death in a list, by other hands, or what it denies."""
        listed = self.news is None and at != episode.last_sentence and episode.befell_named_others(event)
        return listed or episode.is_chapter() or episode.denies_others(event, at)

    def _is_of_other_month(self, episode: Episode, event: Event) -> bool:
        """Whether the sentence of each names a month without its year, and another: "In January …", "In March …"."""
        ours, own = {self._month(one) for one in episode.events} - {""}, self._month(event)
        return bool(ours) and own != "" and not any(one.startswith(own) or own.startswith(one) for one in ours)

    def _month(self, event: Event) -> str:
        """The only month of its sentence, with the day if it is told, where no year is told."""
        run = self.telling.run(event)
        sent = run.root.sent if run is not None else None
        inside = self.times.starting(sent.start_char, sent.end_char) if sent is not None else ()
        found = {one.timex[5:10] for one in inside if _YEARLESS.match(one.timex)}
        return found.pop() if len(found) == 1 else ""

    def _is_told_apart(self, episode: Episode, event: Event) -> bool:
        """Whether a point of a communiqué begins between both, or a history tells of it as done later."""
        later = self.news is None and not is_effect(event) and self.telling.is_later(event)
        return later or self.telling.is_of_other_item(event, episode.last_sentence)

    @staticmethod
    def _is_of_many_years(episode: Episode, event: Event, at: int) -> bool:
        """Whether one of both is many deeds of a long stretch of time: "900 members were killed since 1985"."""
        if is_since(event.when) and event.act not in LASTING:
            return True
        if at != episode.last_sentence and episode.is_beside_total(event):
            return True
        return at != episode.last_sentence and any(is_stretch(e.when) for e in (event, *episode.events))

    def _is_other_news(self, episode: Episode, event: Event, *, beside: bool) -> bool:
        """Whether others did a deed to others, or a history tells of what befell these for the first time."""
        first = bool(words_of(event, STRUCK)) and (not beside or (is_effect(event) and episode.befell_others(event)))
        noun = self.telling.is_noun(event) and not self.telling.is_of_victims(event)
        anew = noun or episode.killed_others(event)
        return episode.is_by_others(event) or (self.news is None and first and anew)

    def _is_of_other_kind(self, episode: Episode, event: Event, at: int) -> bool:
        """Whether a deed is only meant, one of many, or in another village than what an episode tells.

        Or whether it befell others than those whom something was only to befall.
        """
        if at == episode.last_sentence:
            return False
        meant = event.modality in MEANT and episode.is_told()
        meant = meant or (not episode.is_told() and bool(episode.struck and words_of(event, STRUCK)))
        series = [self.telling.is_series(e) for e in episode.events if not is_effect(e)]
        history = self.news is None  # tells many deeds; a report of a day mostly one
        many = any(series)
        other = history and not is_effect(event) and many != self.telling.is_series(event)
        places = episode.places()
        return meant or other or (bool(places) and all(is_other_town(one, event.where) for one in places))

    def _is_old_beside_news(self, episode: Episode, event: Event, words: set[str]) -> bool:
        """Whether a deed is told to have been long before the news, and others, on others, of no time are the news."""
        if not self.tells_news or self.news is None or episode.bounds() is not None or words & episode.words:
            return False
        when = event.when
        vaguely = when is not None and when.earliest is None and when.made_by.endswith(AGO)  # "several months ago"
        bounds = bounds_of(event)
        return vaguely or (bounds is not None and bounds[1] < self.news - OLD_NEWS)

    @staticmethod
    def _is_within_reach(episode: Episode, event: Event, at: int, *, points_back: bool) -> bool:
        since = at - episode.last_sentence
        if since <= REACH[False] or (points_back and episode.in_headline):
            return True
        if since > REACH[True]:
            return False
        return points_back or len(words_of(event, STRUCK) & episode.struck) >= SAME_STRUCK

    def _is_news(self, episode: Episode) -> bool:
        """Whether a document tells of no other violence as news, or opens with this."""
        return episode.in_headline or not any(
            e.family in VIOLENT and e is not episode and not e.is_background and not e.is_all_effects
            for e in self.episodes
        )


def _closeness(episode: Episode, event: Event, at: int, words: set[str]) -> tuple[int, int, int, int]:
    """Shared words first, then the same act, then the nearest; for deaths and wounds the nearest first."""
    last = episode.events[-1].trigger.start
    if is_effect(event) and event.when is None:
        deeds = [e.trigger.start for e in episode.events if e.trigger.start < event.trigger.start and not is_effect(e)]
        return episode.last_sentence - at, len(words & episode.words), max(deeds, default=0), last
    same = event.act != GENERAL and any(e.act == event.act for e in episode.events)
    return len(words & episode.words), int(same), episode.last_sentence - at, last


def _anchor(parsed: Parsed) -> datetime | None:
    anchor = parsed.doc.news_day()
    return datetime.combine(anchor.value, time.min) if anchor is not None else None


def _tells_news(parsed: Parsed, times: Sequence[TimeRange]) -> bool:
    """Whether a dated report speaks of the days before it was written, beside its date."""
    news, dated = _anchor(parsed), parsed.doc.news_day()
    if news is None or dated is None:
        return False
    days = (t.earliest for t in times if t.earliest is not None and t.span != dated.span)
    return any(news - OLD_NEWS <= day <= news for day in days)


def _finish(event: Event, episode: Episode, news: datetime | None, lending: Lending) -> Event:
    """The event with its episode's number, time and place, and whether it is background."""
    earlier = event.background and event.when is not None and event.when.earliest == news
    own = None if earlier else event.when  # "today" beside "in previous attacks" is not when those were
    at = [(e, e.when) for e in episode.events if not earlier and e.when and lending.lends_time(e, event)]
    bounded = [(e, time) for e, time in at if time.earliest is not None]  # bodies are found after a day that is told
    when = own or _nearest(event, bounded or at)
    where = event.where or _nearest(
        event, ((e, e.where) for e in episode.events if e.where and lending.lends_place(e, event))
    )
    latest = when.latest if when is not None else None
    old = news is not None and latest is not None and latest < news - OLD_NEWS
    return replace(event, episode=episode.number, when=when, where=where, background=event.background or old)


def _without_time_to_come(event: Event, news: datetime | None) -> Event:
    """What is told as done, without a time after the day that tells it, nor the place beside that: of something else.

    `Accused the army of staging the massacre to derail talks in Geneva next week`.
    """
    when, where = event.when, event.where
    if when is None or when.earliest is None or news is None or event.modality is not Modality.ACTUAL:
        return event
    if when.earliest <= news + DAY:
        return event
    gap = min(abs(where.span.start - when.span.stop), abs(when.span.start - where.span.stop)) if where else BESIDE
    return replace(event, when=None, where=where if gap >= BESIDE else None)


def _without_time_of_death(event: Event, grammar: Grammar) -> Event:
    """The death of those hurt before, without its time: "two of the injured died overnight" were struck earlier."""
    hurt = grammar.words["hurt_before"]
    names = (fold(role.name).split() for role in event.roles if role.role in VICTIMS)
    died = event.act == "kill" and any(hurt & set(words) and grammar.words["definite"] & set(words) for words in names)
    return replace(event, when=None) if died else event


def _nearest(event: Event, values: Iterable[tuple[Event, T | None]]) -> T | None:
    given = [(abs(e.trigger.start - event.trigger.start), value) for e, value in values if value is not None]
    return min(given, key=lambda row: row[0])[1] if given else None
