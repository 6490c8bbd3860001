"""Which pairs of accounts are worth comparing, so that cost grows almost in step with the number of accounts.

Two accounts meet where they share a key: a day with a place, a name, a rare word, or a pair of what was attacked and
whom it hit. A key that many share brings each of them only to its neighbours in order of time; the clustering
compares the rest when it needs them. Each account keeps the partners it shares the weightiest keys with.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import combinations

from careo.link.accounts import Account
from careo.link.measures import length, place_name
from careo.link.texts import Library
from careo.link.wording import Wording
from careo.model import Place

MOST_SHARING = 40
WINDOW = 6
MOST_PARTNERS = 16
TOP_WORDS = 16
TEXT_WORDS = 24
TEXT_PARTNERS = 25
TOP_PLAYERS = 6
DAYS_LISTED = 4
CELL_DEGREES = 0.5

Key = tuple[str, ...]
Pair = tuple[int, int]


def find_pairs(accounts: Sequence[Account], wording: Wording, library: Library, *, slack_days: int) -> list[Pair]:
    """Pairs of indexes into `accounts`, smaller first, sorted; `accounts` must be sorted by id for a stable result."""
    return sorted(_by_slots(accounts, wording, slack_days) | _by_words(accounts, library) | _by_deeds(accounts))


def _by_deeds(accounts: Sequence[Account]) -> set[Pair]:
    """Pairs that tell of one much-told deed."""
    shelves: dict[str, list[int]] = defaultdict(list)
    for index, account in enumerate(accounts):
        if account.deed:
            shelves[account.deed].append(index)
    return {(min(pair), max(pair)) for sharing in shelves.values() for pair in _meet(sharing, accounts)}


def _by_words(accounts: Sequence[Account], library: Library) -> set[Pair]:
    """Pairs of main accounts of long documents whose weightiest words are the same, whatever was understood of them."""
    shelves: dict[str, list[int]] = defaultdict(list)
    for index, account in enumerate(accounts):
        if account.main and library.is_long(account.doc_id):
            vector = library.vector(account.doc_id)
            for form in sorted(vector, key=lambda t: (-vector[t], t))[:TEXT_WORDS]:
                shelves[form].append(index)
    partners: list[dict[int, float]] = [defaultdict(float) for _ in accounts]
    for form, sharing in sorted(shelves.items()):
        for left, right in _meet(sharing, accounts):
            a, b = accounts[left].doc_id, accounts[right].doc_id
            weight = library.vector(a)[form] * library.vector(b)[form]
            partners[left][right] += weight
            partners[right][left] += weight
    return _best(partners, TEXT_PARTNERS)


def _by_slots(accounts: Sequence[Account], wording: Wording, slack_days: int) -> set[Pair]:
    """Pairs that share a key of what was understood of them."""
    shelves: dict[Key, list[int]] = defaultdict(list)
    for index, account in enumerate(accounts):
        if not account.alone:
            for key in set(_keys(account, wording, slack_days)):
                shelves[key].append(index)
    partners: list[dict[int, float]] = [defaultdict(float) for _ in accounts]
    for sharing in shelves.values():
        weight = math.log1p(len(accounts) / len(sharing))
        for left, right in _meet(sharing, accounts):
            partners[left][right] += weight
            partners[right][left] += weight
    return _best(partners, MOST_PARTNERS)


def _meet(sharing: Sequence[int], accounts: Sequence[Account]) -> Iterable[Pair]:
    if len(sharing) <= MOST_SHARING:
        return combinations(sharing, 2)
    ordered = sorted(sharing, key=lambda i: (_start(accounts[i]), i))
    return ((a, b) for at, a in enumerate(ordered) for b in ordered[at + 1 : at + 1 + WINDOW])


def _start(account: Account) -> datetime:
    if account.times and account.times[0].earliest:
        return account.times[0].earliest
    return datetime.combine(account.written, datetime.min.time()) if account.written else datetime.max


def _best(partners: Sequence[Mapping[int, float]], most: int) -> set[Pair]:
    kept: set[Pair] = set()
    for index, scores in enumerate(partners):
        best = sorted(scores, key=lambda other: (-scores[other], other))[:most]
        kept.update((min(index, other), max(index, other)) for other in best)
    return kept


def _keys(account: Account, wording: Wording, slack_days: int) -> Iterator[Key]:
    days, cells = tuple(_days(account, slack_days)), tuple(_cells(account.places))
    for day in days:
        yield from (("when", day, cell) for cell in cells)
        yield from (("when", day, form) for form in account.targets)
        yield from (("when", day, form) for form in account.patients)
        yield ("when", day, account.lead.act)
    vector = wording.whole[account.doc_id] if account.main else wording.own[account.id]
    rarest = sorted(vector, key=lambda t: (-vector[t], t))[:TOP_WORDS]
    yield from (("word", form) for form in rarest)
    yield from (("name", form) for form in account.names)
    players = {**account.agents, **account.patients, **account.targets}
    rare = sorted(players, key=lambda t: (-wording.rarity.get(t, 1.0), t))[:TOP_PLAYERS]
    yield from (("pair", *pair) for pair in combinations(sorted(rare), 2))
    yield from (("there", cell, form) for cell in cells for form in rare)


def _days(account: Account, slack_days: int) -> Iterator[str]:
    """The days an account can mean, with slack; months where it is vague; the day of writing where it gives none."""
    if not account.times:
        if account.written and account.main:
            yield from _run(account.written - timedelta(days=slack_days), account.written)
        return
    when = account.times[0]
    if when.earliest is None or when.latest is None:
        return
    first, last = when.earliest.date(), (when.latest - timedelta(microseconds=1)).date()
    yield f"{first:%Y-%m}"
    yield f"{last:%Y-%m}"
    if length(when) <= timedelta(days=DAYS_LISTED):
        yield from _run(first - timedelta(days=slack_days), last)


def _run(first: date, last: date) -> Iterator[str]:
    for number in range((last - first).days + 1):
        yield (first + timedelta(days=number)).isoformat()


def _cells(places: Iterable[Place]) -> Iterator[str]:
    """Squares of half a degree, twice and shifted by half, so that neighbours share one; a bare name by itself."""
    for place in places:
        if place.lat is None or place.lon is None:
            yield " ".join(sorted(place_name(place)))
            continue
        for shift in (0.0, 0.5):
            row, column = (math.floor(degrees / CELL_DEGREES + shift) for degrees in (place.lat, place.lon))
            yield f"{row} {column} {shift}"
