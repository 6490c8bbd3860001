"""Episodes: which events of one document tell of one happening, and which are told as background.

A bomb, the injuries it caused and "the attack" two sentences later are one episode; what has another explicit time, or
is introduced as "another incident", is a different one. Joining is greedy in text order, and when in doubt apart.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, TypeVar

from careo.lang.acts import lookup_act
from careo.model import Claim, Event, Modality, Place, RegionKind, RoleName, Span
from careo.text.numbers import fold, fold_same
from careo.understand.events.settings import comes_apart
from careo.understand.parsed import Parsed
from careo.understand.places.spot import distance_km
from careo.understand.roles.arguments import Grammar, load_grammar

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenRun
    from spacy.tokens import Token

JOINABLE = frozenset({"violence", "captivity", "robbery", "protest", "law", "court", "flight"})
VIOLENT = frozenset({"violence", "robbery", "captivity"})
EFFECTS = frozenset({"kill", "wound", "damage", "massacre", "execute", "beat", "disappear"})
REACH = {True: 12, False: 3}
"""How many sentences back an event may join: with words that point back ("the attack"), and without.

A word that points back finds the deed of the headline at any distance.
"""
GENERAL = "attack"  # the act that says least: the next sentence may say what it was
OLD_NEWS = timedelta(days=7)
SHORTEST_WORD = 4
SAME_STRUCK = 2
"""Words for what was struck that make a deed one told far above: "the explosion that destroyed the union's office"."""
# The parts of a deed that tell it from another by the same people, and those that its words are taken from.
STRUCK = frozenset({RoleName.PATIENT, RoleName.INSTRUMENT})
NAMED = STRUCK | {RoleName.AGENT}
_WHO = frozenset({"nsubj", "nsubj:pass", "obj"})  # "one was killed and another injured" is one happening
# Two places whose edges lie so far apart are no longer one scene.
NEAR_KM = 25.0
T = TypeVar("T")


@dataclass(slots=True)
class Episode:
    """One happening while it is being put together."""

    number: int
    family: str
    events: list[Event] = field(default_factory=list)
    last_sentence: int = 0
    words: set[str] = field(default_factory=set)
    in_headline: bool = False

    @property
    def is_background(self) -> bool:
        """Whether its first event is told as lying before the news."""
        return self.events[0].background

    def is_told(self) -> bool:
        """Whether any of its events is told to have been, not planned or imagined."""
        return any(e.modality in (Modality.ACTUAL, Modality.ATTEMPTED) for e in self.events)

    def is_old(self, news: datetime | None) -> bool:
        """Whether it is told to have been well before the document was written."""
        bounds = self.bounds()
        return news is not None and bounds is not None and bounds[1] < news - OLD_NEWS

    def bounds(self) -> tuple[datetime, datetime] | None:
        """The time of the first of its events that has one."""
        return next((b for b in map(_bounds, self.events) if b is not None), None)

    def places(self) -> list[Place]:
        """Where its events were, so far as they say so themselves."""
        return [e.where for e in self.events if e.where is not None]


def join_episodes(parsed: Parsed, events: Sequence[Event], claims: Sequence[Claim]) -> tuple[Event, ...]:
    """The same events with their episode, and with time and place of their episode where they have none of their own.

    Args:
        parsed: the document.
        events: its events, in any order; they come back in the order given.
        claims: its claims; an event that is only asked for or imagined starts no episode that others join.
    """
    ordered = sorted(events, key=lambda e: (e.trigger.start, e.trigger.stop, e.id))
    grammar = load_grammar(parsed.lang)
    whom = [role.span for e in ordered if _is_effect(e) for role in e.roles if role.role is RoleName.PATIENT]
    joiner = Joiner(parsed, grammar, _anchor(parsed), _measured_from(parsed, ordered, grammar), whom)
    for event in ordered:
        joiner.add(event)
    news = _anchor(parsed)
    done = {e.id: _finish(e, episode, news) for episode in joiner.episodes for e in episode.events}
    return tuple(done[event.id] for event in events)


@dataclass(slots=True)
class Joiner:
    """The episodes of one document, built in text order.

    Attributes:
        measured_from: the ids of events from which the time of others in their sentence is measured.
        sufferers: the words for those who were killed, hurt or held.
    """

    parsed: Parsed
    grammar: Grammar
    news: datetime | None
    measured_from: frozenset[str]
    sufferers: Sequence[Span]
    episodes: list[Episode] = field(default_factory=list)

    def add(self, event: Event) -> None:
        """Put an event into the best fitting episode, or into one of its own."""
        act = lookup_act(event.act)
        family = act.family if act else ""
        at = self._sentence(event)
        points_back, another = self._pointing(event)
        words = _words(event)
        best = None
        if family in JOINABLE and not event.generic and not another:
            fitting = [e for e in self.episodes if self._fits(e, event, family, at, words, points_back=points_back)]
            if points_back:
                fitting = [e for e in fitting if not e.is_old(self.news) and e.is_told()] or fitting
            fitting = [e for e in fitting if e.is_background == event.background]
            again = [e for e in fitting if _befell_again(event, e)]
            deed_again = points_back and not _is_effect(event)
            told = [e for e in fitting if not all(map(_is_effect, e.events))] if deed_again else []
            best = max(again or told or fitting, key=lambda e: _closeness(e, event, at, words), default=None)
        if best is None:
            best = Episode(max((e.number for e in self.episodes), default=0) + 1, family)
            self.episodes.append(best)
        self._take_in_effects(best, event, at)
        best.events.append(event)
        best.last_sentence = at
        best.words |= words
        best.in_headline |= at < len(self.parsed.regions) and self.parsed.regions[at] is RegionKind.HEADLINE

    def _take_in_effects(self, best: Episode, event: Event, at: int) -> None:
        """Deaths told just before the deed that they were part of: "ten workers who were killed in the attack"."""
        run = self._run_of(event)
        if run is None or _is_effect(event) or run.root.pos_ != "NOUN" or comes_apart(run.root, self.grammar):
            return
        for other in self.episodes[:]:
            heads = [
                r.root for e in other.events if _is_effect(e) and self._sentence(e) == at and (r := self._run_of(e))
            ]
            hangs = any(run.root.head in (head, head.head) and head.i < run.root.i != head.head.i for head in heads)
            whole = other is not best and len(heads) == len(other.events) and {best.family, other.family} <= VIOLENT
            if whole and hangs and not _apart(best.bounds(), other.bounds()):
                best.events = [*best.events, *other.events]
                self.episodes.remove(other)

    def _sentence(self, event: Event) -> int:
        """Index of the sentence that holds the trigger."""
        for index, sentence in enumerate(self.parsed.sentences):
            if event.trigger.start < sentence.end_char:
                return index
        return len(self.parsed.sentences)

    def _run_of(self, event: Event) -> TokenRun | None:
        return self.parsed.syntax.char_span(event.trigger.start, event.trigger.stop, alignment_mode="expand")

    def _pointing(self, event: Event) -> tuple[bool, bool]:
        """Whether a trigger points back ("the attack"), and whether it says it is another one."""
        run = self._run_of(event)
        if run is None:
            return False, False
        words = self.grammar.words
        if event.made_by.endswith(".events.pronoun@1") or self._has_known_victims(event):
            return True, False
        # "Seven other people" are others, their death need be no other happening.
        own = [t for t in run if not self._is_sufferer(t)]
        children = [fold(c.text) for token in own for c in token.children if c.i < token.i and c.dep_ not in _WHO]
        start = run[0].sent.start
        opening = [fold(t.lemma_) for t in run[0].doc[start : start + 4] if not self._is_sufferer(t)]
        is_noun = run.root.pos_ in ("NOUN", "PROPN")
        definite = is_noun and any(c in words["definite"] for c in children)
        names_happening = any(fold(t.lemma_) in words["anaphora"] for t in run)
        another = any(c in words["another"] for c in children) or any(w in words["another"] for w in opening[:3])
        return definite and names_happening and not another, another

    def _is_sufferer(self, token: Token) -> bool:
        return any(span.start <= token.idx < span.stop for span in self.sufferers)

    def _has_known_victims(self, event: Event) -> bool:
        """Whether those it befell were spoken of before: "the passengers", "nearly all the casualties"."""
        words = self.grammar.words
        for role in event.roles:
            if role.role is not RoleName.PATIENT or event.act not in EFFECTS:
                continue
            run = self.parsed.syntax.char_span(role.span.start, role.span.stop, alignment_mode="expand") or ()
            definite = any(fold(t.text) in words["definite"] for t in list(run)[:4])
            again = any({fold(t.lemma_), fold(t.text)} & words["victims_again"] for t in run)
            if definite and again:
                return True
        return False

    def _fits(
        self, episode: Episode, event: Event, family: str, at: int, words: set[str], *, points_back: bool
    ) -> bool:
        same_kind = episode.family == family or (points_back and {episode.family, family} <= VIOLENT)
        again = points_back or len(_words(event, STRUCK) & _struck(episode)) >= SAME_STRUCK
        far = at - episode.last_sentence > REACH[again]
        if not same_kind or (far and not (points_back and episode.in_headline)):
            return False
        if any(e.generic or e.modality is Modality.HYPOTHETICAL for e in episode.events):
            return False
        if _apart(episode.bounds(), _bounds(event)) or _elsewhere(episode.places(), event.where):
            return False
        beside = at - episode.last_sentence <= 1
        if at == episode.last_sentence:
            return not self._comes_apart(episode, event, at)
        if points_back and (beside or not _is_on_others(event, episode) or self._is_news(episode)):
            return True
        if beside and event.when is None and GENERAL in {event.act, *(e.act for e in episode.events)}:
            return True
        shared = bool(words & episode.words)
        if _is_effect(event) != all(map(_is_effect, episode.events)):
            return beside or (shared and not _is_turned_about(event, episode))
        return shared or not words or not episode.words

    def _comes_apart(self, episode: Episode, event: Event, at: int) -> bool:
        """Whether a sentence tells two deeds one before the other: "the second attack, following one on a post"."""
        here = [e for e in episode.events if self._sentence(e) == at]
        if any((e.id in self.measured_from) != (event.id in self.measured_from) for e in here):
            return True
        beside = [e for e in here if not _is_effect(e)]
        if _is_effect(event):
            return any(self._are_listed(deeds, event) for deeds in beside)
        runs = (self._run_of(one) for one in (event, *beside) if beside)
        return any(run.root.pos_ == "NOUN" and comes_apart(run.root, self.grammar) for run in runs if run is not None)

    def _are_listed(self, deeds: Event, event: Event) -> bool:
        """`The bombings and the killing of the priests`: deeds on nobody in particular, then what befell somebody."""
        one, other = self._run_of(deeds), self._run_of(event)
        if one is None or other is None or _words(deeds) or not _words(event, STRUCK):
            return False
        return other.root.dep_ == "conj" and other.root.head == one.root and "Plur" in one.root.morph.get("Number", [])

    def _is_news(self, episode: Episode) -> bool:
        """Whether a document tells of no other violence as news, or opens with this."""
        return episode.in_headline or not any(
            e.family in VIOLENT and e is not episode and not e.is_background and not all(map(_is_effect, e.events))
            for e in self.episodes
        )


def _measured_from(parsed: Parsed, ordered: Sequence[Event], grammar: Grammar) -> frozenset[str]:
    """The first event behind each measure of time that counts from one: "two days after the murder, soldiers …".

    With what hangs on it: "four days after the shootout that injured a boy".
    """
    units, links = ("|".join(sorted(map(fold, grammar.words[key]))) for key in ("measures", "measured_from"))
    pattern = re.compile(rf"\b(?:{units})\s+(?:{links})\b")
    found = set[str]()
    for sentence in parsed.sentences:
        for match in pattern.finditer(fold_same(sentence.text)):
            start = sentence.start_char + match.end()
            behind = [e for e in ordered if start <= e.trigger.start < sentence.end_char]
            below = _below(parsed, behind[0]) if behind else set[int]()
            found.update(e.id for e in behind if e.trigger.start in below)
    return frozenset(found)


def _below(parsed: Parsed, event: Event) -> set[int]:
    """Where the words begin that hang on the trigger of an event, its own among them."""
    run = parsed.syntax.char_span(event.trigger.start, event.trigger.stop, alignment_mode="expand")
    return {event.trigger.start, *(t.idx for t in (run.root.subtree if run is not None else ()))}


def _closeness(episode: Episode, event: Event, at: int, words: set[str]) -> tuple[int, int, int, int]:
    """Shared words first, then the same act, then the nearest; for deaths and wounds the nearest first."""
    last = episode.events[-1].trigger.start
    if _is_effect(event) and event.when is None:
        deeds = [e.trigger.start for e in episode.events if e.trigger.start < event.trigger.start and not _is_effect(e)]
        return episode.last_sentence - at, len(words & episode.words), max(deeds, default=0), last
    same = any(e.act == event.act for e in episode.events)
    return len(words & episode.words), int(same), episode.last_sentence - at, last


def _befell_again(event: Event, episode: Episode) -> bool:
    """Whether it befell those, of no number, whom an episode is told to have befallen: "the killing of the priests"."""
    if not _is_effect(event) or event.counts or event.when is not None:
        return False
    return bool(_words(event, STRUCK) & _struck(episode))


def _struck(episode: Episode) -> set[str]:
    return {word for e in episode.events for word in _words(e, STRUCK)}


def _is_on_others(event: Event, episode: Episode) -> bool:
    """Whether a deed struck at others than the deeds of an episode did; whom it killed is another matter."""
    struck = _words(event, STRUCK)
    told = {word for e in episode.events if not _is_effect(e) for word in _words(e, STRUCK)}
    return bool(struck and told) and not _is_effect(event) and not struck & told


def _is_turned_about(event: Event, episode: Episode) -> bool:
    """Whether deaths befell those who did the deeds of an episode, and none of those they were done to."""
    struck = _words(event, STRUCK)
    doers = {word for e in episode.events for word in _words(e, {RoleName.AGENT})}
    return _is_effect(event) and bool(struck & doers) and not struck & _struck(episode)


def _is_effect(event: Event) -> bool:
    return event.act in EFFECTS


def _words(event: Event, wanted: Container[RoleName] = NAMED) -> set[str]:
    """Folded words of an event's patients, instrument and agents, long enough to mean something, without a plural s."""
    names = " ".join(role.name for role in event.roles if role.role in wanted)
    return {w.removesuffix("s") for w in re.findall(r"[^\W\d_]+", fold(names)) if len(w) >= SHORTEST_WORD}


def _bounds(event: Event) -> tuple[datetime, datetime] | None:
    if event.when is None or event.when.earliest is None or event.when.latest is None:
        return None
    return event.when.earliest, event.when.latest


def _apart(one: tuple[datetime, datetime] | None, other: tuple[datetime, datetime] | None) -> bool:
    if one is None or other is None:
        return False
    return one[1] <= other[0] or other[1] <= one[0]


def _elsewhere(told: Sequence[Place], where: Place | None) -> bool:
    """Whether a place lies outside each of those told: neither in one of them nor around it."""
    return where is not None and bool(told) and all(_far(place, where) for place in told)


def _far(one: Place, other: Place) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    reach = (one.radius_km or 0.0) + (other.radius_km or 0.0) + NEAR_KM
    return distance_km(one.lat, one.lon, other.lat, other.lon) > reach


def _anchor(parsed: Parsed) -> datetime | None:
    anchor = parsed.doc.anchor()
    return datetime.combine(anchor.value, time.min) if anchor is not None else None


def _finish(event: Event, episode: Episode, news: datetime | None) -> Event:
    """The event with its episode's number, time and place, and whether it is background."""
    earlier = event.background and event.when is not None and event.when.earliest == news
    own = None if earlier else event.when  # "today" beside "in previous attacks" is not when those were
    when = own or _nearest(event, ((e, e.when) for e in episode.events if not earlier))
    where = event.where or _nearest(event, ((e, e.where) for e in episode.events))
    latest = when.latest if when is not None else None
    old = news is not None and latest is not None and latest < news - OLD_NEWS
    return replace(event, episode=episode.number, when=when, where=where, background=event.background or old)


def _nearest(event: Event, values: Iterable[tuple[Event, T | None]]) -> T | None:
    given = [(abs(e.trigger.start - event.trigger.start), value) for e, value in values if value is not None]
    return min(given, key=lambda row: row[0])[1] if given else None
