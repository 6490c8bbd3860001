"""How likely two accounts tell of one incident, and why. Differing tolls never speak against it: they are the point."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import product

from careo.link.accounts import Account, Spans
from careo.link.families import score_families
from careo.link.findings import Finding, Surroundings
from careo.link.measures import DAY, distance_km, gap_days, is_building, is_same_place, length, radius, share_owner
from careo.link.same_deed import compare_deeds
from careo.link.texts import find_form
from careo.link.weights import BY_NAME, PRIOR, TEXT_PRIOR, logistic
from careo.model import Bound, Document, Place, Reason, Span, TimeRange

NARROW_DAYS = 2
WIDE_DAYS = 45
NEAR_KM = 30.0
FAR_KM = 80.0
NEWS_DAYS = 7
TOGETHER_DAYS = 10
APART_DAYS = 90
MOST_COMPARED = 4
ENOUGH_SHARED = 20
SEQUEL, SEQUEL_DAYS = 0.6, 3
COSINE_POWER = 0.6
LOOSELY = 0.4
LIKE_WORDS = 0.7
MISREAD = 0.4
SLOTS = frozenset(
    {"times apart", "written before", "places far", "different act", "different victim", "different target"}
)
ENOUGH_WORDS = 40
LEAST_GIST = 3
GUESSED = 0.3
SECOND_VOICE = 0.2
UNDERSTOOD_FROM, UNDERSTOOD_SPAN = 0.5, 4.0
APART = "another deed"
LEAST_KNOWN = 0.5
IDENTITIES = frozenset({"same agent", "same victim", "same names", "same count"})
WORDINGS = frozenset({"wording", "no word shared"})
BETWEEN = ("days between", "not of one month")
TOLD_BY_TEXTS = frozenset(
    {"wording", "no word shared", "same names", "same gist", "written together", "written apart", "news of it"}
)
GIST_FLOOR = 0.35
COSINE_FLOOR, COSINE_TOP = 0.08, 0.32


Comparer = Callable[[Account, Account, Surroundings], Iterator[Finding]]


def score_accounts(a: Account, b: Account, around: Surroundings) -> tuple[float, tuple[Finding, ...]]:
    """The score from 0 to 1 and all that was found, strongest first; the order of a and b does not matter.

    It is 0 where one tells of a much-told deed and the other of something else, which keeps whole clusters apart.
    """
    if (b.doc_id, b.id) < (a.doc_id, a.id):
        a, b = b, a
    findings = [finding for compare in COMPARERS for finding in compare(a, b, around)]
    deeds = list(compare_deeds(a, b, around))
    if a.main and b.main and around.library.decides(a.doc_id, b.doc_id):
        both_written = a.written is not None and b.written is not None
        told = _find_day_told(a, b) if both_written else _find_days_apart(a, b)
        if both_written or told is not None:  # without a day a name and a street would make an incident
            texts = [*compare_texts(a, b, around, told), *_understood(findings), *_as_second_voice(findings)]
            return _weigh(TEXT_PRIOR, deeds + texts)
    return _weigh(PRIOR, deeds + (findings if _days_written(a, b) > APART_DAYS else _doubt(findings)))


def _weigh(prior: float, findings: list[Finding]) -> tuple[float, tuple[Finding, ...]]:
    findings.sort(key=lambda f: (-abs(f.weight), f.name))
    if any(f.name == APART for f in findings):
        return 0.0, tuple(findings)
    return logistic(prior + math.fsum(f.weight for f in findings)), tuple(findings)


def _understood(findings: list[Finding]) -> Iterator[Finding]:
    """Of two reports of some length: where all that was understood of them, without their wording, speaks for one."""
    log_odds = PRIOR + math.fsum(f.weight for f in findings if f.name not in WORDINGS)
    known = sum(f.strength for f in findings if f.name in IDENTITIES)
    if log_odds > UNDERSTOOD_FROM and known >= LEAST_KNOWN:
        yield Finding("understood alike", min(1.0, (log_odds - UNDERSTOOD_FROM) / UNDERSTOOD_SPAN))


def _as_second_voice(findings: list[Finding]) -> list[Finding]:
    """Of two reports of some length the words on the page decide; what was understood of them only tips the balance."""
    return [f.times(SECOND_VOICE) for f in findings if f.name not in TOLD_BY_TEXTS]


def _doubt(findings: list[Finding]) -> list[Finding]:
    """Where two texts of one time are told in like words, a slot that differs is more likely misread."""
    likeness = sum(f.strength for f in findings if f.name == "wording")
    if likeness < LIKE_WORDS:
        return findings
    return [f.times(MISREAD) if f.name in SLOTS else f for f in findings]


def explain(
    findings: tuple[Finding, ...], docs: Mapping[str, Document], doc_ids: tuple[str, str]
) -> tuple[Reason, ...]:
    """The findings on two documents, the smaller id first, as sentences with the words of both sides."""

    def words(span: Span | None) -> str:
        return f'"{" ".join(span.quote(docs[span.doc_id].text).split())}"' if span else ""

    def reason(found: Finding) -> Reason:
        left, right = found.left, found.right
        if found.form and left is None and right is None:
            left, right = (find_form(docs[doc_id], found.form) for doc_id in doc_ids)
        details = words(left) or found.detail, words(right), found.detail
        return Reason(BY_NAME[found.name].said, round(found.weight, 4), left, right, details)

    return tuple(map(reason, findings))


def _compare_times(a: Account, b: Account, around: Surroundings) -> Iterator[Finding]:
    best: Finding | None = None
    for x, y in product(a.times[:MOST_COMPARED], b.times[:MOST_COMPARED]):
        found = _compare_ranges(x, y, around.slack_days)
        if found and found.name == "times apart" and (_is_sequel(a, x, y) or _is_sequel(b, y, x)):
            found = found.times(SEQUEL)
        if found and (best is None or found.weight > best.weight):
            best = found
    if best is not None:
        yield best
    yield from _compare_writing(a, b, known=best is not None)


def _days_written(a: Account, b: Account) -> int:
    """How many days lie between the writing of two accounts; 0 where one does not say."""
    return abs((a.written - b.written).days) if a.written and b.written else 0


def _is_sequel(account: Account, own: TimeRange, other: TimeRange) -> bool:
    """Whether a later time may be that of a sequel (an arrest, a burial): news of its own day about an older matter."""
    if account.written is None or own.latest is None or other.latest is None or own.latest <= other.latest:
        return False
    return account.main and abs((account.written - own.latest.date()).days) <= SEQUEL_DAYS


def _compare_ranges(x: TimeRange, y: TimeRange, slack_days: int) -> Finding | None:
    gap = gap_days(x, y)
    if gap is None:
        return Finding("times overlap", LOOSELY, x.span, y.span)
    if gap:
        days = f"{gap:.0f}" if gap >= 1 else "< 1"
        if gap <= slack_days:
            return Finding("times near", 1.0, x.span, y.span, days)
        return Finding("times apart", min(1.0, 0.4 + gap / 10), x.span, y.span, days)
    longest = max(length(x), length(y)) / DAY
    if longest <= NARROW_DAYS:
        return Finding("same day", 1.0, x.span, y.span)
    return Finding("times overlap", 1.0 if longest <= WIDE_DAYS else 0.3, x.span, y.span)


def _compare_writing(a: Account, b: Account, *, known: bool) -> Iterator[Finding]:
    """What the days of writing say: nothing was written before it happened, and news is written soon after."""
    if a.written and b.written and not known and a.main == b.main:
        days = _days_written(a, b)
        detail = str(days)
        if days <= TOGETHER_DAYS and a.main:
            yield Finding("written together", 1.0 - days / (2 * TOGETHER_DAYS), detail=detail)
        elif days > APART_DAYS:
            yield Finding("written apart", 1.0, detail=detail)
    for teller, other in ((a, b), (b, a)):
        if teller.written is None or not other.times:
            continue
        when = other.times[0]
        if when.earliest is None or when.latest is None:
            continue
        detail = teller.written.isoformat()
        if when.earliest.date() > teller.written and not known:
            yield Finding("written before", 1.0, None, when.span, detail)
        elif not teller.times and teller.main and (teller.written - when.latest.date()).days <= NEWS_DAYS:
            yield Finding("news of it", 1.0, None, when.span, detail)


def _compare_places(a: Account, b: Account, around: Surroundings) -> Iterator[Finding]:
    found = [
        f
        for x, y in product(a.places[:MOST_COMPARED], b.places[:MOST_COMPARED])
        if (f := _compare_spots(x, y, a.lang)) is not None
    ]
    if found:
        yield max(found, key=lambda f: (f.weight, f.name))


def _compare_spots(x: Place, y: Place, lang: str) -> Finding | None:
    guessed = is_building(x) or is_building(y)
    if is_same_place(x, y) or (guessed and share_owner(x, y, lang)):
        return Finding("same place", _sharpness(max(radius(x), radius(y))), x.span, y.span)
    distance = distance_km(x, y)
    if distance is None:
        return None
    small, large = sorted((radius(x), radius(y)))
    detail = f"{distance:.0f}"
    if distance <= large:
        return Finding("place inside", _sharpness(large), x.span, y.span, detail)
    if distance <= small + large + NEAR_KM:
        return Finding("places near", _sharpness(large), x.span, y.span, detail)
    if distance <= small + large + FAR_KM or _could_be_near(x, y) or _could_be_near(y, x):
        return None
    return Finding("places far", GUESSED if guessed else 1.0, x.span, y.span, detail)


def _could_be_near(x: Place, y: Place) -> bool:
    """Whether another spot of x's name lies near y: then x may have been resolved to the wrong one."""
    return any(
        y.lat is not None and (distance_km(replace(x, lat=other.lat, lon=other.lon), y) or 0.0) <= radius(y) + NEAR_KM
        for other in x.alternatives
    )


def _sharpness(radius_km: float) -> float:
    """How much it says that two accounts share a place of this size: a village all, a country next to nothing."""
    return 1.0 if radius_km <= 15 else 0.7 if radius_km <= 60 else 0.3 if radius_km <= 300 else 0.1


def _compare_acts(a: Account, b: Account, around: Surroundings) -> Iterator[Finding]:
    fit = score_families(a.families, b.families)
    name = "same act" if fit == 1 else "related act" if fit > 0 else "different act"
    if fit:
        strength = 1.0 if fit != 1 or a.acts & b.acts else 0.5
        yield Finding(name, strength, a.lead.trigger, b.lead.trigger)


def _compare_people(a: Account, b: Account, around: Surroundings) -> Iterator[Finding]:
    yield from _shared("same agent", a.agents, b.agents, around)
    ours, theirs = _without(a.patients, a.targets), _without(b.patients, b.targets)
    shared = list(_shared("same victim", ours, theirs, around))
    yield from shared
    if not shared and ours and theirs and not a.targets.keys() & b.targets.keys():
        yield Finding("different victim", 1.0, _first(ours), _first(theirs))
    if a.targets and b.targets:
        common = sorted(a.targets.keys() & b.targets.keys())
        if common:
            yield Finding("same target", 1.0, a.targets[common[0]], b.targets[common[0]])
        else:
            yield Finding("different target", 1.0, _first(a.targets), _first(b.targets))
    if a.doc_id != b.doc_id:
        yield from _shared("same names", a.names, b.names, around, enough=1.2)
        yield from _compare_gist(a, b, around)


def _without(spans: Spans, others: Spans) -> Spans:
    return {t: span for t, span in spans.items() if t not in others}


def _compare_gist(a: Account, b: Account, around: Surroundings) -> Iterator[Finding]:
    """How much of the shorter gist is in the other; three kinds at least, or it says nothing."""
    small, large = sorted((a.gist, b.gist), key=len)
    if len(small) < LEAST_GIST:
        return
    common = small.keys() & large.keys()
    share = around.wording.amount(common) / (around.wording.amount(small) or 1.0)
    if share > GIST_FLOOR:
        best = around.rarest_first(common)
        words = ", ".join(t.lower() for t in best[:5])
        left, right = a.gist[best[0]], b.gist[best[0]]
        yield Finding("same gist", (share - GIST_FLOOR) / (1 - GIST_FLOOR), left, right, words)


def _shared(name: str, left: Spans, right: Spans, around: Surroundings, enough: float = 1.0) -> Iterator[Finding]:
    common = left.keys() & right.keys()
    if common:
        best = around.rarest_first(common)[0]
        yield Finding(name, min(1.0, around.wording.amount(common) / enough), left[best], right[best])


def _first(spans: Spans) -> Span:
    return spans[min(spans, key=lambda t: (spans[t], t))]


def _compare_counts(a: Account, b: Account, around: Surroundings) -> Iterator[Finding]:
    for x, y in product(a.counts, b.counts):
        same = x.effect == y.effect and x.quantity.low == y.quantity.low and x.quantity.high == y.quantity.high
        if same and x.quantity.bound is Bound.EXACT and (x.quantity.low or 0) > 1:
            yield Finding("same count", 1.0, x.quantity.span, y.quantity.span)
            return


def _compare_words(a: Account, b: Account, around: Surroundings) -> Iterator[Finding]:
    if a.doc_id == b.doc_id:
        return
    cosine = around.wording.cosine(a, b)
    strength = min(1.0, max(0.0, (cosine - COSINE_FLOOR) / (COSINE_TOP - COSINE_FLOOR))) ** COSINE_POWER
    strength *= min(1.0, around.wording.common(a, b) / ENOUGH_SHARED)
    if strength:
        words = ", ".join(t.lower() for t in around.wording.shared(a, b)) if around.in_words else ""
        yield Finding("wording", strength, detail=f"{cosine:.2f}: {words}")
    elif a.lang == b.lang:
        length = min(len(around.wording.own[a.id]), len(around.wording.own[b.id]))
        yield Finding("no word shared", max(0.0, 1.0 - cosine / COSINE_FLOOR) * min(1.0, length / ENOUGH_WORDS))


def _compare_documents(a: Account, b: Account, around: Surroundings) -> Iterator[Finding]:
    if a.doc_id == b.doc_id:
        yield Finding("same document", 1.0)
        apart = a.apart or b.apart
        if apart:
            yield Finding("set apart", 1.0, apart)
    elif a.acts & b.acts and a.doc_id in around.copies and around.copies[a.doc_id] == around.copies.get(b.doc_id):
        yield Finding("copies", 1.0)


def compare_texts(a: Account, b: Account, around: Surroundings, told: tuple[int, Span] | None) -> Iterator[Finding]:
    """The findings on two documents as wholes; their weights were learned (`training/linking.py`).

    `told` are the days between the two that what they tell gives, and its words.
    """
    like = around.library.compare(a.doc_id, b.doc_id, in_words=around.in_words)
    rows = like.strengths()
    if told is not None and (like.days is None or told[0] < like.days):
        near = replace(like, days=told[0]).strengths()
        against = math.fsum(BY_NAME[name].value * near[name][0] for name in BETWEEN)
        rows = {name: row for name, row in rows.items() if name not in BETWEEN}
        if against:
            name = "days told" if like.days is None else "day told"
            yield Finding(name, against / BY_NAME[name].value, None, told[1], str(told[0]))
    for name, (strength, form, detail) in rows.items():
        if strength > 0:
            yield Finding(name, strength, detail=detail, form=form)


def _find_day_told(a: Account, b: Account) -> tuple[int, Span] | None:
    """How far from the writing of the earlier report the day lies that the later one gives, and its words.

    A trial comes a year after, and says when it was. Only days are looked at: a month would bring any two reports of it
    together. None where the later one gives no day.
    """
    if a.written is None or b.written is None:
        return None
    first, late = (a.written, b) if a.written <= b.written else (b.written, a)
    days = [(t.earliest.date(), t.span) for t in late.times if t.earliest and length(t) <= NARROW_DAYS * DAY]
    return min(((abs((first - day).days), span) for day, span in days), default=None)


def _find_days_apart(a: Account, b: Account) -> tuple[int, Span] | None:
    """Of reports of which one does not say when it was written: how far the days lie apart that they tell, its words.

    The day of writing stands for the day told where only that is known. None where nothing is known of one of them.
    """
    ours, theirs = _days_of(a), _days_of(b)
    found = ((max(0, (x[0] - y[1]).days, (y[0] - x[1]).days), y[2] or x[2]) for x, y in product(ours, theirs))
    return min(((days, span) for days, span in found if span is not None), default=None)


def _days_of(account: Account) -> list[tuple[date, date, Span | None]]:
    """The first and last days of the times that a report tells, with their words; else the day that it was written.

    A time of many months says nothing of the days.
    """
    near = [t for t in account.times if length(t) <= WIDE_DAYS * DAY]
    told: list[tuple[date, date, Span | None]]
    told = [(t.earliest.date(), t.latest.date(), t.span) for t in near if t.earliest and t.latest]
    if told or account.written is None:
        return told
    return [(account.written, account.written, None)]


COMPARERS: tuple[Comparer, ...] = (
    _compare_times,
    _compare_places,
    _compare_acts,
    _compare_people,
    _compare_counts,
    _compare_words,
    _compare_documents,
)
