"""Accounts: what one document says of one happening. Readings in, Accounts out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from careo.lang.truecase import truecase
from careo.link.deeds import Deeds
from careo.link.families import TALK, family, is_happening
from careo.link.lexicon import find_tokens, forms, get_lexicon, group_names, telling
from careo.link.measures import length
from careo.link.repeated import told_sentences, told_title
from careo.model import (
    Count,
    Document,
    Event,
    Mention,
    MentionKind,
    Place,
    Polarity,
    Reading,
    Role,
    RoleName,
    Span,
    TimeRange,
    make_id,
)
from careo.text.numbers import fold

Spans = Mapping[str, Span]
BEARERS = frozenset({MentionKind.ORGANISATION, MentionKind.GROUP, MentionKind.PERSON})
NAMED = frozenset({MentionKind.PERSON})
TITLE_WEIGHT = 2
LEAST_NAME = 3
BEHIND = 60
AIMED = frozenset({"attack", "place"})
BLASTS = frozenset({"bomb", "arson"})
CARRIERS = frozenset({"CAR", "TRUCK"})
GIST = ("targets", "people", "weapons", "nations", "organisations")
MOSTLY_CAPITALS = 0.6
NO_DEEDS = Deeds()
LEAST_OF_EPISODE = 1 / 3
"""An episode tells of a much-told deed as a whole where this share of its happenings does; else these alone do."""
CHRONICLE, LEAST_SHARE, MONTHS_TOLD = 20, 0.3, 6
"""A document of so many happenings in so many months, none with such a share of its events, is about none."""


@dataclass(frozen=True, slots=True)
class Account:
    """The events of one document that tell of one happening, and what they can be compared by.

    Attributes:
        main: whether this is what the document is about; True for one account of a document with events, for none of
            a chronicle.
        times: when it happened, the narrowest range first, those with an open side last.
        places: where, the first named first.
        agents, patients, targets, names: tokens with the words they come from; targets are kinds of things attacked.
        gist: the kinds of people, things, weapons and countries in the sentences that tell what happened.
        words: tokens of the account's sentences; the main account has those that belong to no other.
        written: the day that the document's relative times count from.
        apart: words that set it apart from what was told before ("in another incident").
        deed: the id of the much-told deed that it tells of; "" for most.
        struck: names of what was struck, or that stand beside its events, as far as they matter for such deeds.
        alone: it tells of no single happening, all its events being habitual or mere talk, and is joined with none.
    """

    id: str
    doc_id: str
    lang: str
    events: tuple[Event, ...]
    main: bool
    acts: frozenset[str]
    families: frozenset[str]
    times: tuple[TimeRange, ...] = ()
    places: tuple[Place, ...] = ()
    agents: Spans = field(default_factory=dict)
    patients: Spans = field(default_factory=dict)
    targets: Spans = field(default_factory=dict)
    names: Spans = field(default_factory=dict)
    gist: Spans = field(default_factory=dict)
    counts: tuple[Count, ...] = ()
    words: Mapping[str, int] = field(default_factory=dict)
    written: date | None = None
    apart: Span | None = None
    deed: str = ""
    struck: Spans = field(default_factory=dict)
    alone: bool = False

    @property
    def lead(self) -> Event:
        """The event that stands for the account: the first that happened, else the first that was said."""
        return next((e for e in self.events if is_happening(e)), self.events[0])


def make_accounts(
    doc: Document, reading: Reading, splits: Iterable[str] = (), deeds: Deeds = NO_DEEDS
) -> tuple[Account, ...]:
    """The accounts of one document, in text order; every event is in exactly one.

    Wherever a document comes to speak of one much-told deed, it is one account.

    Args:
        doc: the document.
        reading: what was understood of it.
        splits: ids of events that a person set apart from the rest of their account.
        deeds: the much-told deeds of the case.
    """
    groups = group_events(doc, reading, deeds, frozenset(splits))
    main = _main(groups)
    sentences, cased = _sentences_of(groups, told_sentences(doc, reading), main), cased_text(doc)
    found = (
        _make_account(doc, reading, events, cased=cased, sentences=sentences[index], main=index == main)
        for index, events in enumerate(groups)
    )
    return tuple(_with_deed(account, deeds) for account in found)


def group_events(
    doc: Document, reading: Reading, deeds: Deeds, apart: frozenset[str] = frozenset()
) -> list[list[Event]]:
    """The events of each account, in text order: those of one episode, and those of one much-told deed."""
    episodes: dict[int, list[Event]] = defaultdict(list)
    for event in sorted(reading.events, key=lambda e: (e.trigger, e.id)):
        episodes[event.episode].append(event)
    groups: dict[tuple[int | str, str], list[Event]] = defaultdict(list)
    for number, events in episodes.items():
        deed_of = _find_deed(doc, events, deeds)
        for event in events:
            deed = deed_of.get(event.id, "")
            groups[deed or number, event.id if event.id in apart else ""].append(event)
    found = (sorted(events, key=lambda e: (e.trigger, e.id)) for events in groups.values())
    return sorted(found, key=lambda events: (events[0].trigger, events[0].id))


def _find_deed(doc: Document, events: list[Event], deeds: Deeds) -> dict[str, str]:
    """The much-told deed of each event of an episode that has one.

    Where a good share of the episode tells of one, all of it does; else what befell the same ("the priests"), and where
    the episode begins with it, what names nobody ("this crime").
    """
    found = {e.id: deeds.of_event[e.id] for e in events if e.id in deeds.of_event}
    if not found:
        return found
    votes = Counter(found.values())
    deed = max(votes, key=lambda one: (votes[one], one))
    all_of_it = votes[deed] >= LEAST_OF_EPISODE * sum(map(is_happening, events))
    patients = {e.id: _players(doc, [e], {RoleName.PATIENT}).keys() for e in events}
    struck = {token for event_id, one in found.items() if one == deed for token in patients[event_id]}
    begins = next((found.get(e.id) == deed for e in events if is_happening(e)), False)
    for event in events:
        others = patients[event.id]
        if all_of_it or not struck.isdisjoint(others) or (begins and not others):
            found.setdefault(event.id, deed)
    return found


def _main(groups: list[list[Event]]) -> int | None:
    """What the document is about: the account with most foreground happenings; of several the first.

    None for a chronicle: a chapter of a long report, a list of a year's events. Its other sentences are in no account.
    Months tell it from a long news report, which looks far afield, too, but keeps to its days.
    """
    if not groups:
        return None
    news = [[e for e in events if is_happening(e) and not e.background and not e.generic] for events in groups]

    def weight(index: int) -> tuple[float, int]:
        return len(news[index]) + 0.1 * sum(len(e.roles) + len(e.counts) for e in news[index]), -index

    best = max(range(len(groups)), key=weight)
    months = {e.when.earliest.strftime("%Y-%m") for events in news for e in events if e.when and e.when.earliest}
    among_many = len(groups) >= CHRONICLE and len(months) >= MONTHS_TOLD
    return None if among_many and len(news[best]) < LEAST_SHARE * sum(map(len, news)) else best


def _sentences_of(groups: list[list[Event]], told: list[Span], main: int | None) -> list[list[Span]]:
    """The sentences of each account; those that hold no event of another belong to the main account."""
    owners: dict[Span, set[int]] = defaultdict(set)
    found: list[list[Span]] = [[] for _ in groups]
    triggers = [(event.trigger, index) for index, events in enumerate(groups) for event in events]
    triggers.sort()
    position = 0
    for sentence in told:
        while position < len(triggers) and triggers[position][0].start < sentence.stop:
            if triggers[position][0].start >= sentence.start:
                owners[sentence].add(triggers[position][1])
            position += 1
        for index in owners.get(sentence, ()) or (() if main is None else (main,)):
            found[index].append(sentence)
    return found


def _make_account(
    doc: Document, reading: Reading, events: list[Event], *, cased: str, sentences: list[Span], main: bool
) -> Account:
    told = [e for e in events if is_happening(e)] or events
    words, names = _words(doc, sentences, _slots(told)), _names(doc, reading, sentences, cased)
    if main and doc.title is not None:
        title = (t for s in told_title(doc) for t in find_tokens(doc.text, doc.lang, s.start, s.stop))
        words.update({t.form: TITLE_WEIGHT for t in title})
    return Account(
        id=make_id("account", doc.id, sorted(e.id for e in events)),
        doc_id=doc.id,
        lang=doc.lang,
        events=tuple(events),
        main=main,
        acts=frozenset(e.act for e in told),
        families=frozenset(family(e.act) for e in told) - {TALK},
        times=_times(told),
        places=_places(told, reading),
        agents=_players(doc, told, {RoleName.AGENT, RoleName.INSTIGATOR}),
        patients=_players(doc, told, {RoleName.PATIENT}),
        targets=_targets(doc, told),
        names=names,
        gist=_gist(doc, told, sentences),
        counts=tuple(c for e in told for c in e.counts if e.polarity is Polarity.POSITIVE),
        words=words,
        written=doc.day(),
        apart=_apart(doc, told[0], sentences),
        alone=all(e.generic or not is_happening(e) for e in told),
    )


def _with_deed(account: Account, deeds: Deeds) -> Account:
    """The account with its much-told deed and the names of what was struck."""
    deed = next((deeds.of_event[e.id] for e in account.events if e.id in deeds.of_event), "")
    struck = {name: span for e in reversed(account.events) for name, span in deeds.names.get(e.id, {}).items()}
    return replace(account, deed=deed, struck=struck) if deed or struck else account


def _times(events: list[Event]) -> tuple[TimeRange, ...]:
    ranges = {e.when for e in events if e.when and (e.when.earliest or e.when.latest)}
    return tuple(sorted(ranges, key=lambda r: (length(r), r.span)))


def _places(events: list[Event], reading: Reading) -> tuple[Place, ...]:
    """Where it happened; a place name that is part of another name ("Fuerza Armada") is none."""
    found = dict.fromkeys(e.where for e in events if e.where)
    return tuple(place for place in found if not any(_is_part(place.span, m) for m in reading.mentions))


def _is_part(span: Span, mention: Mention) -> bool:
    longer = mention.span.stop - mention.span.start > span.stop - span.start
    return mention.kind in BEARERS and longer and mention.span.covers(span)


def _players(doc: Document, events: list[Event], roles: set[RoleName]) -> dict[str, Span]:
    """Who takes part: an actor's id, and the telling words of the phrases that name it."""
    found: dict[str, Span] = {}
    for role in _roles(events, roles):
        if role.actor_id:
            found.setdefault(f"@{role.actor_id}", role.span)
        for form in telling(forms(role_words(doc, role), doc.lang)):
            found.setdefault(form, role.span)
    return found


def _roles(events: Iterable[Event], roles: set[RoleName]) -> Iterator[Role]:
    return (role for event in events for role in event.roles if role.role in roles)


def role_words(doc: Document, role: Role) -> str:
    """The words that name the player: those of the text, or of the resolved name where the text has a pronoun."""
    quote = role.span.quote(doc.text)
    return quote if telling(forms(quote, doc.lang)) else role.name


def _targets(doc: Document, events: list[Event]) -> dict[str, Span]:
    """The kinds of things attacked (bus, embassy), of what is attacked or seized, and right behind a blast.

    A car that is only named behind a blast may be what the bomb was in.
    """
    kinds = group_names("targets")
    found: dict[str, Span] = {}
    aimed = [event for event in events if family(event.act) in AIMED]
    for role in _roles(aimed, {RoleName.PATIENT, RoleName.PLACE}):
        for token in find_tokens(doc.text, doc.lang, role.span.start, role.span.stop):
            if token.form in kinds:
                found.setdefault(token.form, Span(doc.id, token.start, token.stop))
    for event in aimed:
        if event.act in BLASTS:
            stop = min(len(doc.text), event.trigger.stop + BEHIND)
            for token in find_tokens(doc.text, doc.lang, event.trigger.stop, stop):
                if token.form in kinds - CARRIERS:
                    found.setdefault(token.form, Span(doc.id, token.start, token.stop))
    return found


def _names(doc: Document, reading: Reading, sentences: list[Span], cased: str) -> dict[str, Span]:
    """The words of the names of people in the account's sentences; `cased` is the text with capitals that tell.

    Of a name of several words the first is left out: two men called Juan are not one.
    """
    found: dict[str, Span] = {}
    inside = {(s.start, s.stop) for s in sentences}
    edges = sorted(inside)
    position = 0
    for mention in sorted(reading.mentions, key=lambda m: m.span):
        while position < len(edges) and edges[position][1] <= mention.span.start:
            position += 1
        if position == len(edges):
            break
        if mention.kind not in NAMED or mention.span.start < edges[position][0]:
            continue
        tokens = find_tokens(doc.text, doc.lang, mention.span.start, mention.span.stop)
        written = [t for t in tokens if t.form.islower() and cased[t.start].isupper()]
        for word in (fold(doc.text[t.start : t.stop]) for t in written[len(written) > 1 :]):
            if len(word) >= LEAST_NAME:
                found.setdefault(word, mention.span)
    return found


def cased_text(doc: Document, start: int = 0, stop: int | None = None) -> str:
    """The text with capitals that tell names from other words; texts in capitals are truecased, with equal offsets.

    Of a stretch of the text only the paragraphs that it lies in are read.
    """
    letters = [c for c in doc.text[:2000] if c.isalpha()]
    if letters and sum(c.isupper() for c in letters) > MOSTLY_CAPITALS * len(letters):
        return truecase(doc.text, doc.lang, start, stop)
    return doc.text[start:stop]


def _gist(doc: Document, events: list[Event], sentences: list[Span]) -> dict[str, Span]:
    kinds = frozenset().union(*(group_names(name) for name in GIST))
    found: dict[str, Span] = {}
    for sentence in sentences:
        if any(sentence.start <= e.trigger.start < sentence.stop for e in events):
            for token in find_tokens(doc.text, doc.lang, sentence.start, sentence.stop):
                if token.form in kinds:
                    found.setdefault(token.form, Span(doc.id, token.start, token.stop))
    return found


def _words(doc: Document, sentences: list[Span], slots: frozenset[int]) -> Counter[str]:
    """The tokens of the sentences, without those that already count as time, place or player of an event."""
    tokens = (t for s in sentences for t in find_tokens(doc.text, doc.lang, s.start, s.stop))
    return Counter(t.form for t in tokens if t.start not in slots)


def _slots(events: list[Event]) -> frozenset[int]:
    """The characters that the slots of some events stand on."""
    spans = [role.span for event in events for role in event.roles]
    spans += [slot.span for event in events for slot in (event.when, event.where) if slot is not None]
    return frozenset(at for span in spans for at in range(span.start, span.stop))


def _apart(doc: Document, event: Event, sentences: list[Span]) -> Span | None:
    """The words that set the account apart, where they stand before its first event in the same sentence."""
    home = next((s for s in sentences if s.start <= event.trigger.start < s.stop), None)
    if home is None:
        return None
    match = get_lexicon(doc.lang).another.search(doc.text, home.start, event.trigger.stop)
    return Span(doc.id, match.start(), match.end()) if match else None
