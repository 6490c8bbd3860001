"""Much-told deeds: what many documents name alike, the building that was bombed or those who were killed.

A report on a deed and a comment that only comes to speak of it are told in other words, and most of the comment is
about other things; but both name what the deed was done to. A name tells of one deed where the documents that give a
day give the same: "the Jesuits" killed in one night, but not "the guerrillas" killed week after week. What gives no
day, soon after, is then understood to mean that deed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import combinations

from careo.link.lexicon import forms
from careo.link.measures import length
from careo.link.struck import Names, Struck, find_kind
from careo.model import Document, Event, Reading, Span, make_id

LEAST_TOLD = 3
LEAST_KNOWN = 5
LEAST_DATED = 2
LEAST_AGREED = 0.75
LEAST_SHARED, LEAST_SHARE = 2, 0.25
REMEMBERED = timedelta(days=30)
RETOLD = timedelta(days=7)
SHORT = timedelta(days=2)
LEAST_OTHERS, MOST_KNOWN = 2, 0.5
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Deed:
    """One much-told deed.

    Attributes:
        id: a hash of kind, day and names.
        kind: whether people were harmed or held.
        day: the day that most documents give.
        names: what it was done to; see `Struck`.
        doc_ids: the documents that tell of it.
        forms: the names as tokens.
        around: all names in the sentences that tell of it.
    """

    id: str
    kind: str
    day: date
    names: frozenset[str]
    doc_ids: frozenset[str]
    forms: frozenset[str]
    around: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Deeds:
    """The much-told deeds of a case by id, the deed of each event that tells of one, and the names beside each event.

    `names` are those of what the event was done to, else those in its sentence; empty where nothing is much told.
    """

    by_id: Mapping[str, Deed] = field(default_factory=dict)
    of_event: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, Names] = field(default_factory=dict)

    def is_another(self, deed_id: str, struck: Iterable[str], words: Mapping[str, int]) -> bool:
        """Whether an account tells of something else than a deed: it names other things that were struck.

        Args:
            deed_id: the deed.
            struck: the names beside the events of the account.
            words: the tokens of its document; with a word of the deed's names among them it may speak of the deed.
        """
        deed, named = self.by_id[deed_id], set(struck)
        if len(named) < LEAST_OTHERS or not deed.forms.isdisjoint(words):
            return False
        return len(named & deed.around) < MOST_KNOWN * len(named)


@dataclass(frozen=True, slots=True)
class _Naming:
    """An event that names what it was done to. `day` is None where its sentence gives none."""

    event: str
    doc_id: str
    episode: int
    day: date | None
    written: date | None


@dataclass(frozen=True, slots=True)
class _Teller:
    """A document, what was understood of it, and the names in it."""

    doc: Document
    reading: Reading
    struck: Struck

    def deeds(self) -> Iterator[tuple[Event, str]]:
        """The events that harmed or held somebody, each with its kind."""
        for event in self.reading.events:
            kind = find_kind(event)
            if kind is not None:
                yield event, kind

    def naming_sentences(self, of_event: Mapping[str, str]) -> dict[Span | None, dict[str, set[int]]]:
        """For each sentence the deeds that its events name, each with the episodes of these events."""
        found: dict[Span | None, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for event, _ in self.deeds():
            if event.id in of_event:
                found[self.struck.sentence(event)][of_event[event.id]].add(event.episode)
        return found

    def naming(self, event: Event) -> _Naming:
        """One of its events as naming something."""
        written = self.doc.day()
        return _Naming(event.id, self.doc.id, event.episode, self._day(event, written), written)

    def _day(self, event: Event, written: date | None) -> date | None:
        """The day that the sentence of an event gives it; none that is wider than two, or later than the document."""
        when, sentence = event.when, self.struck.sentence(event)
        if when is None or when.earliest is None or length(when) > SHORT:
            return None
        if sentence is None or not sentence.covers(when.span):
            return None
        day = when.earliest.date()
        return None if written is not None and day > written else day


@dataclass(frozen=True, slots=True)
class _Told:
    """All that one name tells of one day."""

    key: Key
    day: date
    namings: tuple[_Naming, ...]

    @property
    def docs(self) -> frozenset[str]:
        return frozenset(one.doc_id for one in self.namings)


def find_deeds(docs: Mapping[str, Document], readings: Iterable[Reading], *, slack_days: int) -> Deeds:
    """The much-told deeds of a case; the order of the readings changes nothing."""
    slack = timedelta(days=slack_days)
    told = [_Teller(docs[r.doc_id], r, Struck(docs[r.doc_id], r)) for r in sorted(readings, key=lambda r: r.doc_id)]
    namings: dict[Key, list[_Naming]] = defaultdict(list)
    for teller in told:
        for event, kind in teller.deeds():
            for name in teller.struck.named(event):
                namings[kind, name].append(teller.naming(event))
    days = [one for key, rows in sorted(namings.items()) for one in _by_day(key, rows, slack)]
    deeds, of_event = _unite(days, slack)
    return _look_around(told, deeds, of_event) if deeds else Deeds()


def _look_around(told: Sequence[_Teller], deeds: Sequence[Deed], of_event: Mapping[str, str]) -> Deeds:
    """The deeds with all that is told of them: what names nothing itself, in a sentence that names one, tells of it."""
    by_name: dict[Key, list[Deed]] = defaultdict(list)
    for deed in deeds:
        for name in sorted(deed.names):
            by_name[deed.kind, name].append(deed)
    meant = dict(of_event)
    names: dict[str, Names] = {}
    doc_ids: dict[str, set[str]] = defaultdict(set)
    around: dict[str, set[str]] = defaultdict(set)
    for teller in told:
        named = teller.naming_sentences(of_event)
        for event, kind in teller.deeds():
            own, beside = teller.struck.named(event), teller.struck.around(event)
            others = named.get(teller.struck.sentence(event), {})
            if not own:
                spoken_of = [deed for name in beside for deed in by_name.get((kind, name), ())]
                spoken_of = [d for d in spoken_of if d.id not in others or event.episode in others[d.id]]
                if (known := _recognise(teller.naming(event), spoken_of)) is not None:
                    meant[event.id] = known.id
            names[event.id] = {**beside, **own}
            if event.id in meant:
                doc_ids[meant[event.id]].add(teller.doc.id)
                around[meant[event.id]].update(names[event.id])
    full = (replace(d, doc_ids=frozenset(doc_ids[d.id]), around=frozenset(around[d.id])) for d in deeds)
    return Deeds({deed.id: deed for deed in full}, meant, names)


def _by_day(key: Key, rows: Sequence[_Naming], slack: timedelta) -> Iterator[_Told]:
    """The days that a name tells of: of days within reach of each other one, where most documents agree on it."""
    runs: list[list[tuple[date, _Naming]]] = []
    for day, row in sorted(((r.day, r) for r in rows if r.day), key=lambda pair: (pair[0], pair[1].event)):
        if not runs or day - runs[-1][-1][0] > REMEMBERED:
            runs.append([])
        runs[-1].append((day, row))
    found: list[tuple[date, list[_Naming]]] = []
    for run in runs:
        votes = Counter(day for day, _ in {(day, row.doc_id) for day, row in run})
        best = min(votes, key=lambda day: (-votes[day], day))
        dated = {row.doc_id for _, row in run}
        agreeing = {row.doc_id for day, row in run if abs(day - best) <= slack}
        if len(agreeing) >= LEAST_DATED and len(agreeing) >= LEAST_AGREED * len(dated):
            found.append((best, [row for _, row in run if _fits(row, best, slack)]))
    days = [day for day, _ in found]
    for row in rows:
        at = bisect_right(days, row.written) - 1 if row.day is None and row.written is not None else -1
        if at >= 0 and _fits(row, days[at], slack):
            found[at][1].append(row)
    return (_Told(key, day, tuple(agreed)) for day, agreed in found)


def _fits(row: _Naming, day: date, slack: timedelta) -> bool:
    """Whether an event can be of this day; the day of writing is often that of a statement about it."""
    since = row.written - day if row.written is not None else None
    if row.day is None:
        return since is not None and timedelta(0) <= since <= REMEMBERED
    retold = row.day == row.written and since is not None and timedelta(0) <= since <= RETOLD
    return retold or abs(row.day - day) <= slack


def _recognise(naming: _Naming, deeds: Iterable[Deed]) -> Deed | None:
    """Of the deeds that a sentence names the most told that can be meant, if any; it must be well known.

    A sentence that names a deed may tell of another, of the day before, so a day must be the same.
    """
    fitting = [deed for deed in deeds if len(deed.doc_ids) >= LEAST_KNOWN and _fits(naming, deed.day, timedelta(0))]
    return max(fitting, key=lambda deed: (len(deed.doc_ids), deed.id), default=None)


def _unite(told: Sequence[_Told], slack: timedelta) -> tuple[list[Deed], dict[str, str]]:
    """Names that stand together, of one kind and day, are names of one deed; the deeds, and the deed of each event."""
    homes: dict[tuple[str, int], set[int]] = defaultdict(set)
    for number, one in enumerate(told):
        for naming in one.namings:
            homes[naming.doc_id, naming.episode].add(number)
    met = {(ids, doc_id) for (doc_id, _), numbers in homes.items() for ids in combinations(sorted(numbers), 2)}
    together = Counter(ids for ids, _ in met)
    leader = list(range(len(told)))
    for (left, right), count in sorted(together.items()):
        a, b = told[left], told[right]
        enough = max(LEAST_SHARED, LEAST_SHARE * min(len(a.docs), len(b.docs)))
        if a.key[0] == b.key[0] and abs(a.day - b.day) <= slack and count >= enough:
            first, second = sorted((_lead(leader, left), _lead(leader, right)))
            leader[second] = first
    groups: dict[int, list[_Told]] = defaultdict(list)
    for number, one in enumerate(told):
        groups[_lead(leader, number)].append(one)
    made = [(deed, group) for group in groups.values() if (deed := _make_deed(group)) is not None]
    made.sort(key=lambda row: (len(row[0].doc_ids), row[0].id))
    of_event = {naming.event: deed.id for deed, group in made for one in group for naming in one.namings}
    return [deed for deed, _ in made], of_event


def _lead(leader: Sequence[int], number: int) -> int:
    while leader[number] != number:
        number = leader[number]
    return number


def _make_deed(group: Sequence[_Told]) -> Deed | None:
    """The deed of some names; None where too few documents tell of it."""
    doc_ids = frozenset().union(*(one.docs for one in group))
    if len(doc_ids) < LEAST_TOLD:
        return None
    kind, names = group[0].key[0], frozenset(one.key[1] for one in group)
    votes: Counter[date] = Counter()
    for one in group:
        votes[one.day] += len(one.docs)
    day = min(votes, key=lambda d: (-votes[d], d))
    tokens = frozenset().union(*(forms(name, "und") for name in names))
    return Deed(make_id("deed", kind, day.isoformat(), sorted(names)), kind, day, names, doc_ids, tokens)
