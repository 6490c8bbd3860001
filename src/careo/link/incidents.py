"""Clusters of accounts as Incidents: named, dated and ordered, the most contested first."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from careo.lang.days import say_days
from careo.lang.truecase import truecase
from careo.link.accounts import Account, cased_text
from careo.link.answers import time_key
from careo.link.compare import disagreements
from careo.link.families import family, is_happening
from careo.link.lexicon import find_tokens, forms, telling
from careo.link.measures import length
from careo.model import Document, Incident, Polarity, Question, Relation, Role, RoleName, Row, Span, TimeRange, make_id

WEIGHTS: Mapping[Question, float] = {
    Question.WHAT: 0.0,
    Question.WHO_DID_IT: 3.0,
    Question.WHO_ORDERED_IT: 3.0,
    Question.TO_WHOM: 1.0,
    Question.KILLED: 3.0,
    Question.INJURED: 2.0,
    Question.DETAINED: 2.0,
    Question.MISSING: 2.0,
    Question.WHEN: 1.0,
    Question.WHERE: 1.0,
    Question.HOW: 0.5,
    Question.WHY: 0.5,
    Question.RESPONSE: 0.0,
}
GRAVITY: Mapping[Relation, float] = {
    Relation.DENIES: 1.0,
    Relation.DENIED: 1.0,
    Relation.CONTRADICTS: 1.0,
    Relation.UPDATES: 0.3,
    Relation.SCOPE_DIFFERS: 0.3,
}
VOICE_BONUS = 0.05
FAMILY_ORDER = ("attack", "harm", "abuse", "custody", "place", "crowd", "law", "rule", "support")
HARM = "harm"
GENERAL = "attack"
LABEL_CHARS = 64
DAY = timedelta(days=1)
ENDLESS = timedelta.max


def make_incident(accounts: Sequence[Account], docs: Mapping[str, Document], link_ids: Iterable[str]) -> Incident:
    """One incident; number, contested and independent voices are filled in when all are compared."""
    event_ids = tuple(sorted(event.id for account in accounts for event in account.events))
    act, whom = find_label(accounts, docs)
    ranges = find_days(accounts)
    return Incident(
        id=make_id("incident", *event_ids),
        number=0,
        label=say_label(act, whom),
        event_ids=event_ids,
        doc_ids=tuple(sorted({account.doc_id for account in accounts})),
        independent_voices=0,
        contested=0.0,
        when="; ".join(map(say_range, ranges)),
        where=say_where(accounts, docs),
        link_ids=tuple(sorted(link_ids)),
        act=act,
        whom=whom,
        periods=tuple(map(time_key, ranges)),
    )


def score_contested(rows: Iterable[Row], voices: int) -> float:
    """How much the accounts disagree, 0 and up: each row by its weight, its relation, and how many take part.

    A disagreement over who did it or how many died weighs three times one over the hour; the number of columns that
    disagree counts by its logarithm, so that one much-told incident does not outweigh all others.
    """
    total = sum(
        WEIGHTS[row.question] * GRAVITY.get(row.relation, 0.0) * math.log2(1 + max(1, disagreements(row)))
        for row in rows
    )
    return round(total + VOICE_BONUS * voices, 4)


def number_incidents(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    """Numbered from 1, the most contested first; then by voices, documents, events, label and id."""
    ordered = sorted(
        incidents,
        key=lambda i: (-i.contested, -i.independent_voices, -len(i.doc_ids), -len(i.event_ids), i.label, i.id),
    )
    return tuple(replace(one, number=number) for number, one in enumerate(ordered, 1))


def find_label(accounts: Sequence[Account], docs: Mapping[str, Document]) -> tuple[str, str]:
    """The act most accounts tell of, and the words for whom or what it hit; "" where none say that.

    What is denied names the incident only where nothing else is told: "no members of the mission were hurt".
    """
    happened = [(a, e) for a in accounts for e in a.events if is_happening(e)]
    told = [(a, e) for a, e in happened if e.polarity is Polarity.POSITIVE] or happened
    told = told or [(a, a.lead) for a in accounts]
    act = _main_act(Counter(e.act for _, e in told))
    aimed = [(a, r) for a, e in told for r in e.roles if r.role is RoleName.PATIENT and e.act == act]
    harmed = [(a, r) for a, e in told for r in e.roles if r.role is RoleName.PATIENT and family(e.act) == HARM]
    anyone = [(a, r) for a, e in told for r in e.roles if r.role is RoleName.PATIENT]
    found = [best for roles in (aimed, harmed) if roles and (best := _best_words(roles, docs))[0]]
    if not found and anyone:
        found = [_best_words(anyone, docs)]
    if len(found) > 1 and found[1][1] <= found[0][1]:
        found = found[:1]
    return act, _shorten(", ".join(name for name, _ in found))


def _main_act(votes: Counter[str]) -> str:
    """The act most told of the gravest kind; "attack", which says least, only where no harm is told more."""
    act = min(votes, key=lambda one: (_rank(one), -votes[one], one))
    harm = [one for one in votes if family(one) == HARM and votes[one] > votes[act]]
    return min(harm, key=lambda one: (-votes[one], one)) if act == GENERAL and harm else act


def say_label(act: str, whom: str) -> str:
    """`bomb: bus with Soviet fishermen`."""
    what = act.replace("-", " ")
    return f"{what}: {whom}" if whom else what


def _shorten(text: str) -> str:
    return text if len(text) <= LABEL_CHARS else text[:LABEL_CHARS].rsplit(" ", 1)[0] + " …"


def _rank(act: str) -> int:
    kind = family(act)
    return FAMILY_ORDER.index(kind) if kind in FAMILY_ORDER else len(FAMILY_ORDER)


def _best_words(roles: Sequence[tuple[Account, Role]], docs: Mapping[str, Document]) -> tuple[str, frozenset[str]]:
    """Of all phrases for the target, the one whose words the others share most, and its telling words.

    The most often said of equals ("nuns" and "priests" are told by one token), else the shorter, without article and
    number; empty where no phrase says whom ("people").
    """
    counted = {
        r.span: r.number.span.stop for _, r in roles if r.number is not None and r.number.span.start <= r.span.start
    }
    phrases = {(r.span, telling(forms(r.span.quote(docs[a.doc_id].text), a.lang))) for a, r in roles}
    common = Counter(word for _, words in phrases for word in words)
    said = {span: _said(docs[span.doc_id], span, counted.get(span, 0)) for span, _ in phrases}
    often = Counter(map(str.casefold, said.values()))

    def worth(phrase: tuple[Span, frozenset[str]]) -> tuple[float, int, int, Span]:
        span, words = phrase
        shared = sum(common[w] for w in words) / (1 + len(words)) ** 0.5
        return (-shared, -often[said[span].casefold()], span.stop - span.start, span)

    span, words = min(phrases, key=worth)
    doc = docs[span.doc_id]
    start = _start(doc, span, counted.get(span, 0))
    return (" ".join(cased_text(doc, start, span.stop).split()) if words else ""), words


def _start(doc: Document, span: Span, counted: int) -> int:
    """Where a phrase begins without article and number, which ends at `counted`; its end where it has nothing else."""
    tokens = find_tokens(doc.text, doc.lang, max(span.start, counted), span.stop)
    return next((token.start for token in tokens if not token.form.isdigit()), span.stop)


def _said(doc: Document, span: Span, counted: int) -> str:
    return " ".join(doc.text[_start(doc, span, counted) : span.stop].split())


def find_days(accounts: Iterable[Account]) -> list[TimeRange]:
    """The days the accounts give, the most often given first, at most two; wider times only where no day is given."""
    ranges = [account.times[0] for account in accounts if account.times and length(account.times[0]) < ENDLESS]
    if not ranges:
        return []
    days = [r for r in ranges if length(r) <= DAY] or [min(ranges, key=lambda r: (length(r), say_range(r)))]
    votes = Counter(say_range(r) for r in days)
    said_by = {say_range(r): r for r in sorted(days, key=time_key)}
    best = sorted(votes, key=lambda said: (-votes[said], said_by[said].earliest or datetime.max))[:2]
    return [said_by[said] for said in best]


def say_range(when: TimeRange) -> str:
    """A bounded range in words: "5 Jul 1989", "Jul 1989", "1989", "1 Jul 1989 to 4 Jul 1989"."""
    if when.earliest is None or when.latest is None:
        return when.timex
    return say_days("en", when.earliest, when.latest)


def say_where(accounts: Iterable[Account], docs: Mapping[str, Document]) -> str:
    """The places the accounts give, the most often given first, at most three."""
    votes: Counter[str] = Counter()
    for account in accounts:
        for place in account.places:
            votes[truecase(" ".join(place.name.split()), docs[account.doc_id].lang)] += 1
    return "; ".join(sorted(votes, key=lambda name: (-votes[name], name))[:3])
