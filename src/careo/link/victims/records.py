"""Victim records of documents: who is named as killed, missing, detained or injured, once for each document.

Only what is claimed to have happened counts: not what is denied, doubted, threatened or planned. The source of a record
is the origin of the claim (see `link.origins`): ten papers that print one bureau's list are one source, and reprints
are counted once. Rows of lists are made by `read.victims`; here their source gets the name of the same origin, if any.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache

from careo.lang import LANGUAGES
from careo.lang.acts import lookup_act
from careo.lang.words import load_words
from careo.link.origins import Origins, distinct_origins, make_origins
from careo.link.victims.names import get_name_words, read_name
from careo.model import (
    Certainty,
    Claim,
    CopyGroup,
    Document,
    Event,
    MentionKind,
    Modality,
    Polarity,
    Question,
    Reading,
    Role,
    RoleName,
    VictimList,
    VictimRecord,
    make_record_id,
)
from careo.text.numbers import fold

WORST_FIRST = (Question.KILLED, Question.MISSING, Question.DETAINED, Question.INJURED)
NOT_SAID_TO_BE = frozenset(
    {
        Certainty.DENIED,
        Certainty.DOUBTED,
        Certainty.HYPOTHETICAL,
        Certainty.DEMANDED,
        Certainty.PLANNED,
    }
)
NO_NAMES = frozenset({"role", "pronoun", "dropped"})
AFTER = 24  # characters after a name in which an age can stand
OLDEST = 110


@dataclass(frozen=True, slots=True)
class _Naming:
    """One event that a person suffers, in one document."""

    event: Event
    role: Role
    harm: Question


def find_records(
    documents: Iterable[Document],
    readings: Iterable[Reading],
    groups: Sequence[CopyGroup] = (),
    lists: Iterable[VictimList] = (),
) -> tuple[VictimRecord, ...]:
    """The victim records of a case, sorted by id: those of its documents and the rows of its lists."""
    docs = {doc.id: doc for doc in documents}
    origins = make_origins(docs.values(), groups)
    found = [one for reading in readings for one in _of_reading(reading, docs[reading.doc_id], origins)]
    rows = [record for one in lists for record in one.records]
    return tuple(sorted(_with_one_name([*found, *rows]), key=lambda one: one.id))


def _of_reading(reading: Reading, doc: Document, origins: Origins) -> Iterator[VictimRecord]:
    claims = {claim.id: claim for claim in reading.claims}
    people: dict[str, list[_Naming]] = defaultdict(list)
    for one in _namings(reading, claims):
        people[one.role.actor_id or one.role.name].append(one)
    for key, namings in sorted(people.items()):
        worst = min(namings, key=lambda one: (WORST_FIRST.index(one.harm), one.role.span.start))
        name = max((one.role.name for one in namings), key=lambda name: (len(name.split()), name))
        voiced = [claims[id] for one in namings for id in one.event.claim_ids if id in claims]
        source = distinct_origins([origins.of(claim) for claim in voiced])[0].name
        yield _record(doc, key, name, worst, source)


def _namings(reading: Reading, claims: Mapping[str, Claim]) -> Iterator[_Naming]:
    """Every role of a named person in an event that harms its patients and is said to have happened."""
    named = {
        (mention.span.start, mention.span.stop)
        for mention in reading.mentions
        if mention.kind is MentionKind.PERSON and mention.made_by.rpartition(".")[2].partition("@")[0] not in NO_NAMES
    }
    for event in reading.events:
        act = lookup_act(event.act)
        if act is None or act.effect not in WORST_FIRST or not _is_said_to_be(event, claims):
            continue
        for role in event.roles:
            inside = any(role.span.start <= start and stop <= role.span.stop for start, stop in named)
            if role.role is RoleName.PATIENT and role.kind is MentionKind.PERSON and inside and _is_full(role.name):
                yield _Naming(event, role, Question(act.effect))


def _is_said_to_be(event: Event, claims: Mapping[str, Claim]) -> bool:
    if event.modality is not Modality.ACTUAL or event.polarity is not Polarity.POSITIVE or event.generic:
        return False
    return any(claims[id].certainty not in NOT_SAID_TO_BE for id in event.claim_ids if id in claims)


def _is_full(name: str) -> bool:
    """Whether a name says more than one word: a lone surname is anybody's."""
    parts = read_name(name)
    return bool(parts.aliases) or len(parts.given) + len(parts.surnames) > 1


def _record(doc: Document, key: str, name: str, naming: _Naming, source: str) -> VictimRecord:
    when, span = naming.event.when, naming.role.span
    made = VictimRecord(
        make_record_id(doc.id, key),
        doc.id,
        source,
        name,
        place=naming.event.where.name if naming.event.where else "",
        harm=naming.harm,
        span=span,
    )
    if when is not None and when.earliest is not None and when.latest is not None:
        last = max(when.latest - timedelta(seconds=1), when.earliest)
        made = replace(made, earliest=when.earliest.date(), latest=last.date())
    age = lookup_age(doc.text[span.stop : span.stop + AFTER])
    year = made.earliest or doc.day()
    if age is not None and year is not None:
        born = year.year - age
        made = replace(made, born_from=born - 1, born_to=born)
    return made


def lookup_age(after: str) -> int | None:
    """The age that stands right after a name, or None.

    Examples:
        >>> lookup_age(", de 34 años, murió"), lookup_age(", 34, was killed"), lookup_age(" y 34 más")
        (34, 34, None)
    """
    for pattern in _age_patterns():
        found = pattern.match(fold(after)) if len(fold(after)) == len(after) else None
        if found and int(found[1]) <= OLDEST:
            return int(found[1])
    return None


@cache
def _age_patterns() -> tuple[re.Pattern[str], ...]:
    shapes = [fold(shape) for lang in LANGUAGES for shape in load_words(lang).table("people")["ages"]["after"]]
    return tuple(re.compile(r"[\s,]*?" + re.escape(shape).replace(r"\{\}", r"(\d{1,3})")) for shape in shapes)


def _with_one_name(records: Sequence[VictimRecord]) -> Iterator[VictimRecord]:
    """The same records, each source under one name: the fullest of which its words are all a part, if that is one."""
    names: dict[frozenset[str], str] = {}
    for one in sorted({record.source for record in records}):
        names.setdefault(_source_words(one), one)
    whole = [words for words in names if not any(words < other for other in names)]
    for record in records:
        within = [words for words in whole if _source_words(record.source) <= words]
        yield replace(record, source=names[within[0] if len(within) == 1 else _source_words(record.source)])


def _source_words(source: str) -> frozenset[str]:
    words = re.findall(r"\w+", fold(source))
    return frozenset(one for one in words if one not in get_name_words().particles) or frozenset(words)
