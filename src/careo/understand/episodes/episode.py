"""One happening while it is being put together: its events, and what they say of whom, when and where."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from careo.lang.acts import lookup_act
from careo.model import Event, MentionKind, Modality, Place, Polarity, Role, RoleName, TimeRange
from careo.text.numbers import fold
from careo.understand.places.spot import distance_km

EFFECTS = frozenset({"kill", "wound", "damage", "massacre", "execute", "beat", "disappear"})
DEATHS = frozenset({"kill", "execute"})
OLD_NEWS = timedelta(days=7)
SHORTEST_WORD = 4
# The parts of a deed that tell it from another by the same people, and those that its words are taken from.
STRUCK = frozenset({RoleName.PATIENT, RoleName.INSTRUMENT})
DOERS = frozenset({RoleName.AGENT})
HANDS = DOERS | {RoleName.INSTRUMENT}
VICTIMS = frozenset({RoleName.PATIENT})
BODIES = frozenset({MentionKind.ORGANISATION, MentionKind.GROUP})
# Two places whose edges lie so far apart are no longer one scene.
NEAR_KM = 25.0
# What is only intended, and the time beyond which a heading dates a chapter and not a deed.
MEANT = frozenset({Modality.PLANNED, Modality.HYPOTHETICAL})
LONGEST_DEED = timedelta(days=62)
Bounds = tuple[datetime, datetime]


@dataclass(slots=True)
class Episode:
    """One happening while it is being put together.

    Attributes:
        family, families: the family of the act that it began with, and those of all.
        struck, doers: words for whom or what its events befell, and for who did them.
        deed_struck: words for whom or what its deeds befell, deaths and wounds apart.
        people: words for whom or what those of its events befell that befell people.
        bodies: the bodies that did its deeds, by id or folded name.
        names: the folded words of the names of those who take part, of people with more than one name.
    """

    number: int
    family: str
    events: list[Event] = field(default_factory=list)
    last_sentence: int = 0
    struck: set[str] = field(default_factory=set)
    doers: set[str] = field(default_factory=set)
    deed_struck: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    families: set[str] = field(default_factory=set)
    names: set[tuple[str, ...]] = field(default_factory=set)
    in_headline: bool = False

    def add(self, event: Event) -> None:
        """Take an event in."""
        self.events.append(event)
        self.families.add(family_of(event))
        struck = words_of(event, STRUCK)
        self.struck |= struck
        self.doers |= words_of(event, DOERS)
        self.deed_struck |= set() if is_effect(event) else struck
        self.people |= struck if _befell_people(event) else set()
        self.bodies |= _bodies_of(event)
        self.names |= _full_names(event)

    @property
    def words(self) -> set[str]:
        """Words for everybody and everything that takes part."""
        return self.struck | self.doers

    @property
    def is_background(self) -> bool:
        """Whether its first event is told as lying before the news."""
        return self.events[0].background

    @property
    def is_all_effects(self) -> bool:
        """Whether it tells only of deaths, wounds and damage, and not of what brought them about."""
        return all(map(is_effect, self.events))

    def is_chapter(self) -> bool:
        """Whether a heading opens it that spans the years of a chapter."""
        return self.in_headline and any(is_wide(e.when) for e in self.events)

    def is_told(self) -> bool:
        """Whether any of its events is told to have been, not planned or imagined."""
        return any(e.modality in (Modality.ACTUAL, Modality.ATTEMPTED) for e in self.events)

    def is_old(self, news: datetime | None) -> bool:
        """Whether it is told to have been well before the document was written."""
        bounds = self.bounds()
        return news is not None and bounds is not None and bounds[1] < news - OLD_NEWS

    def bounds(self) -> Bounds | None:
        """The time of the first of its events that has one."""
        return next((b for b in map(bounds_of, self.events) if b is not None), None)

    def places(self) -> list[Place]:
        """Where its events were, so far as they say so themselves."""
        return [e.where for e in self.events if e.where is not None]

    def goes_on_with(self, event: Event) -> bool:
        """Whether those of its last deed do this too, or suffer it: "they beat me and took my brother away. He …"."""
        last, places = self.events[-1], {fold(place.name) for place in self.places()}
        if event.where is not None and places and fold(event.where.name) not in places:
            return False
        told = {(role.role, role.span) for role in last.roles if role.role in DOERS | VICTIMS}
        both = any((role.role, role.span) in told for role in event.roles)
        return both and Modality.ACTUAL is event.modality is last.modality

    def is_on_others(self, event: Event) -> bool:
        """Whether a deed struck at others than its deeds did; whom it killed is another matter."""
        struck = words_of(event, STRUCK)
        return bool(struck and self.deed_struck) and not is_effect(event) and not struck & self.deed_struck

    def befell_others(self, event: Event) -> bool:
        """Whether its deeds befell other people: "they shot a mayor", and "the murder of the general"."""
        struck = words_of(event, STRUCK)
        return bool(struck and self.people) and not (struck - self.only_namesakes(event)) & self.people

    def killed_others(self, event: Event) -> bool:
        """Whether a death by name is of somebody else, by others or elsewhere: "In Ayora … Rojas. In Puna … Vega"."""
        deaths = [one for one in self.events if one.act in DEATHS]
        if event.act not in DEATHS or not _full_names(event) or not any(map(_full_names, deaths)):
            return False
        by, places = words_of(event, DOERS), {fold(place.name) for place in self.places()}
        elsewhere = event.where is not None and fold(event.where.name) not in places
        return elsewhere or bool(by and self.doers and not by & self.doers)

    def is_of_another(self, event: Event) -> bool:
        """Whether it did not befall somebody with a name, who has no part in the rest: "we denied killing Rosa"."""
        named = any(role.role in VICTIMS and role.actor_id and role.kind is MentionKind.PERSON for role in event.roles)
        told = named and event.polarity is Polarity.NEGATIVE
        return told and bool(self.people) and not words_of(event, STRUCK) & self.words

    def denies_others(self, event: Event, at: int) -> bool:
        """Whether it denies a deed on others: "we have never attacked the people" some sentences behind a raid."""
        struck = words_of(event, STRUCK)
        denied = event.polarity is Polarity.NEGATIVE and bool(struck) and at > self.last_sentence + 1
        return denied and not struck & self.struck

    def only_namesakes(self, event: Event) -> set[str]:
        """Given names that people of an event share with others here of another family: "Ana Tzoc", "Ana Pérez"."""
        theirs = _full_names(event)
        alike = {name[0] for name in theirs for other in self.names if name[0] == other[0]}
        same = {name[0] for name in theirs for other in self.names if set(name[1:]) & set(other[1:])}
        return alike - same

    def is_beside_total(self, event: Event) -> bool:
        """Whether one of both counts what befell many in a long time, the other is of a day: "this year 412 died"."""
        ours, own = self.bounds(), bounds_of(event)
        if ours is None or own is None or is_wide_range(ours) is is_wide_range(own):
            return False
        wide = [event] if is_wide_range(own) else [one for one in self.events if bounds_of(one) == ours]
        return any(one.quantity.low > 1 for e in wide for one in e.counts if one.quantity.low is not None)

    def names_of_others(self, event: Event) -> set[str]:
        """Words of the names of people whom it does not know and who have others: another Carlos is another man."""
        known = {role.actor_id for one in self.events for role in one.roles if _is_named(role)}
        strange = [role for role in event.roles if _is_named(role) and role.actor_id not in known]
        if not known or not strange:
            return set()
        names = " ".join(role.name for role in strange)
        return {w.removesuffix("s") for w in re.findall(r"[^\W\d_]+", fold(names)) if len(w) >= SHORTEST_WORD}

    def is_by_others(self, event: Event) -> bool:
        """Whether bodies of other names did its deeds: an offensive of one party, a murder by another."""
        by = _bodies_of(event)
        return bool(by and self.bodies) and not by & self.bodies

    def befell_named_others(self, event: Event) -> bool:
        """Whether others killed somebody else with a name, in a list of deaths without days: "Ana was shot by them"."""
        told = [*self.events, event]
        struck = [[role for role in e.roles if role.role in VICTIMS] for e in told]
        listed = all(e.when is None for e in told) and all(any(map(_is_named, one)) for one in struck if one)
        hands = words_of(event, HANDS)
        theirs = set[str]().union(*(words_of(one, HANDS) for one in self.events))
        return listed and bool(self.names_of_others(event) and hands and theirs) and not hands & theirs

    def is_turned_about(self, event: Event) -> bool:
        """Whether deaths befell those who did its deeds, and none of those they were done to."""
        struck = words_of(event, STRUCK)
        return is_effect(event) and bool(struck & self.doers) and not struck & self.struck

    def befell_again(self, event: Event) -> bool:
        """Whether deaths befell those, of no number, whom it is told to have befallen: "the killing of the priests"."""
        told_again = is_effect(event) and not event.counts and event.when is None
        return told_again and bool(words_of(event, STRUCK) & self.struck)


def family_of(event: Event) -> str:
    """The family of its act; "" for acts of no family."""
    act = lookup_act(event.act)
    return act.family if act else ""


def is_effect(event: Event) -> bool:
    """Whether it is what a deed did to people or things."""
    return event.act in EFFECTS


def words_of(event: Event, wanted: Container[RoleName] = STRUCK | DOERS) -> set[str]:
    """Folded words of an event's patients, instrument and agents, long enough to mean something, without a plural s."""
    names = " ".join(role.name for role in event.roles if role.role in wanted)
    return {w.removesuffix("s") for w in re.findall(r"[^\W\d_]+", fold(names)) if len(w) >= SHORTEST_WORD}


def _is_named(role: Role) -> bool:
    return role.role in VICTIMS and role.actor_id is not None and role.kind is MentionKind.PERSON


def _befell_people(event: Event) -> bool:
    return any(role.role is RoleName.PATIENT and role.kind is MentionKind.PERSON for role in event.roles)


def _full_names(event: Event) -> set[tuple[str, ...]]:
    """The folded words of the names of people who take part, where they have more than one."""
    people = (r.name for r in event.roles if r.role in STRUCK | DOERS and r.kind is MentionKind.PERSON)
    names = (tuple(re.findall(r"[^\W\d_]+", fold(name))) for name in people if name.istitle())
    return {name for name in names if len(name) > 1}


def _bodies_of(event: Event) -> set[str]:
    """The bodies that did it by their names: their ids, or the folded names."""
    named = (role for role in event.roles if role.role in DOERS and role.kind in BODIES and role.name[:1].isupper())
    return {role.actor_id or fold(role.name) for role in named}


def bounds_of(event: Event) -> Bounds | None:
    """Its time, where both ends are known."""
    if event.when is None or event.when.earliest is None or event.when.latest is None:
        return None
    return event.when.earliest, event.when.latest


def lie_apart(one: Bounds | None, other: Bounds | None) -> bool:
    """Whether two times have nothing in common."""
    if one is None or other is None:
        return False
    return one[1] <= other[0] or other[1] <= one[0]


def is_elsewhere(told: Sequence[Place], where: Place | None) -> bool:
    """Whether a place lies outside each of those told: neither in one of them nor around it."""
    return where is not None and bool(told) and all(_far(place, where) for place in told)


def _far(one: Place, other: Place) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    reach = (one.radius_km or 0.0) + (other.radius_km or 0.0) + NEAR_KM
    return distance_km(one.lat, one.lon, other.lat, other.lon) > reach


def is_wide(time: TimeRange | None) -> bool:
    """Whether a time is that of a whole chapter and not of a deed."""
    if time is None or time.earliest is None or time.latest is None:
        return False
    return is_wide_range((time.earliest, time.latest))


def is_wide_range(bounds: Bounds) -> bool:
    """Whether a stretch is longer than deeds are."""
    return bounds[1] - bounds[0] > LONGEST_DEED


def is_window(time: TimeRange | None) -> bool:
    """Whether a time is a stretch counted back or ahead, in which many deeds may have been: "in the last two weeks"."""
    return time is not None and time.timex_type == "DURATION"


def is_stretch(time: TimeRange | None) -> bool:
    """Whether such a stretch is long, or goes on from a year: "in the last three years", "since 1985"."""
    return (is_window(time) and is_wide(time)) or is_since(time)


def is_since(time: TimeRange | None) -> bool:
    """Whether a time only tells since which year or month: what was done since then are many deeds."""
    open_ended = time is not None and time.latest is None and time.earliest is not None
    return open_ended and time is not None and len(time.timex) in (len("1985"), len("1985-01"))


def is_other_town(one: Place | None, other: Place | None) -> bool:
    """Whether two places have other names, and one stands on no map, so that none can say whether they are near."""
    if one is None or other is None or fold(one.name) == fold(other.name):
        return False
    proper = one.name[:1].isupper() and other.name[:1].isupper()
    return proper and (one.lat is None or other.lat is None)
