"""Accounts of one incident side by side: columns are voices in documents, rows are questions, nothing is merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from careo.lang.days import say_day
from careo.link.accounts import Account
from careo.link.answers import (
    NAMED_IN_TALK,
    NUMBERS,
    RESPONSES,
    UNKNOWN,
    Answer,
    find_answers,
    find_named_in_talk,
)
from careo.link.families import is_happening
from careo.link.origins import Origin, Origins, author_of, distinct_origins, voice_words
from careo.link.relations import STRENGTH, compare_answers, strongest
from careo.model import (
    Cell,
    Certainty,
    Claim,
    Column,
    Comparison,
    Document,
    Event,
    Extreme,
    Modality,
    Question,
    Reading,
    Relation,
    RoleName,
    Row,
    Voice,
    VoiceKind,
)
from careo.text.numbers import fold

ALWAYS = (
    Question.WHAT,
    Question.WHO_DID_IT,
    Question.TO_WHOM,
    Question.KILLED,
    Question.INJURED,
    Question.WHEN,
    Question.WHERE,
)
NO_FACT = frozenset({Certainty.HYPOTHETICAL, Certainty.DEMANDED, Certainty.PLANNED, Certainty.OPINION})
LAID = frozenset({Certainty.ACCUSED, Certainty.ACCUSED_BY_AUTHORITIES, Certainty.DENIED})
"""How surely a deed is laid to somebody by others than who tells it, or denied by him."""
CERTAINTIES = tuple(Certainty)
BY_CERTAINTY = frozenset({Question.WHO_DID_IT, Question.WHO_ORDERED_IT}) | NUMBERS
UNNAMED = "unknown"
ARREST = "arrest"
PARTS = frozenset({RoleName.AGENT, RoleName.PATIENT})
ONE_VOICE = (Relation.CONTRADICTS, Relation.DENIES, Relation.DENIED)
ChainKey = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """All that a comparison reads: documents and readings by document id, who is behind each claim, copy groups."""

    docs: Mapping[str, Document]
    readings: Mapping[str, Reading]
    origins: Origins
    copy_groups: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Version:
    """What one voice chain says in one document of one incident."""

    doc: Document
    voices: tuple[Voice, ...]
    origin: Origin
    answers: tuple[Answer, ...]

    @property
    def tells(self) -> bool:
        """Whether it says more than that something happened."""
        return any(a.question is not Question.WHAT for a in self.answers)


@dataclass(frozen=True, slots=True)
class Placed:
    """An answer in its column."""

    column: int
    answer: Answer
    factual: bool


def compare_accounts(
    incident_id: str, accounts: Iterable[Account], case: Case
) -> tuple[Comparison, tuple[Origin, ...]]:
    """The comparison of one incident, and the independent voices that its cells come from."""
    told = list(accounts)
    versions = find_versions(told, case)
    if {e.act for account in told for e in account.events if is_happening(e)} <= RESPONSES:
        versions = tuple(_without_responses(version) for version in versions)
    columns = tuple(_column(version, case) for version in versions)
    rows = []
    for question in Question:
        placed = list(_place(versions, question))
        if placed or question in ALWAYS:
            rows.append(_row(question, placed, versions, columns))
    witnesses = [v.origin for v in versions if any(_witnesses(a) for a in v.answers)]
    return Comparison(incident_id, columns, tuple(rows)), distinct_origins(witnesses)


def _witnesses(answer: Answer) -> bool:
    """Whether it tells of the happening as a fact; who condemns a deed is no witness to it."""
    return answer.certainty not in NO_FACT and answer.question is not Question.RESPONSE


def _without_responses(version: Version) -> Version:
    """A version of an incident that is itself an arrest or a trial: nothing that happened in it answers anything."""
    kept = tuple(a for a in version.answers if a.question is not Question.RESPONSE)
    return replace(version, answers=kept)


def find_versions(accounts: Iterable[Account], case: Case) -> tuple[Version, ...]:
    """The versions of an incident: by age of the document, its author first, then as the voices come in the text.

    A version that only says that something happened is left out, unless its document would have none.
    """
    found: dict[tuple[str, ChainKey], list[tuple[Claim, tuple[Answer, ...]]]] = defaultdict(list)
    for account in accounts:
        claims = {claim.id: claim for claim in case.readings[account.doc_id].claims}
        talk = [one for one in case.readings[account.doc_id].events if one.act.partition("-")[0] in NAMED_IN_TALK]
        for event in account.events:
            for claim_id in event.claim_ids:
                if claim_id not in claims:
                    continue
                claim = claims[claim_id]
                answers = tuple(find_answers(case.docs[account.doc_id], event, claim))
                if _is_of_deed(event, account.events):
                    answers = tuple(one for one in answers if one.question is not Question.RESPONSE)
                if is_happening(event):
                    answers += tuple(find_named_in_talk(case.docs[account.doc_id], talk, claim))
                if answers:
                    found[account.doc_id, _chain_key(claim, account.lang)].append((claim, answers))
    versions = [_version(case, doc_id, told) for (doc_id, _), told in found.items()]
    telling = {version.doc.id for version in versions if version.tells}
    kept = [version for version in versions if version.tells or version.doc.id not in telling]
    return tuple(sorted(kept, key=_order))


def _is_of_deed(event: Event, told: Sequence[Event]) -> bool:
    """Whether those who did the deed arrested somebody, or it befell the same: they beat one and took another away.

    That is no response to the deed, as an arrest by others is.
    """
    if event.act != ARREST:
        return False
    own = {(role.role, role.span) for role in event.roles if role.role in PARTS}
    others = (one for one in told if one.id != event.id and is_happening(one) and one.act not in RESPONSES)
    return any((role.role, role.span) in own for one in others for role in one.roles)


def _chain_key(claim: Claim, lang: str) -> ChainKey:
    """One document's voices by their words, so that "the police" and "police sources" stand in one column."""
    return tuple(" ".join(sorted(voice_words(v, lang))) or fold(v.name) for v in claim.voices[1:])


def _version(case: Case, doc_id: str, told: list[tuple[Claim, tuple[Answer, ...]]]) -> Version:
    told.sort(key=lambda row: (row[0].content, row[0].id))
    answers = _distinct(a for _, given in told for a in given)
    return Version(case.docs[doc_id], told[0][0].voices, case.origins.of(told[0][0]), answers)


def _distinct(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """Each answer once, where one voice repeats itself; the first words it used are kept."""
    kept: dict[tuple[object, ...], Answer] = {}
    for answer in sorted(answers, key=lambda a: (CERTAINTIES.index(a.certainty), a.span, a.event_id)):
        certainty = answer.certainty if answer.question in BY_CERTAINTY else None
        kept.setdefault((answer.question, answer.key, answer.words, answer.denied, certainty), answer)
    understood = {_how_put(a) for a in kept.values() if a.key != UNKNOWN}
    return tuple(a for a in kept.values() if a.key != UNKNOWN or _how_put(a) not in understood)


def _how_put(answer: Answer) -> tuple[Question, bool, bool]:
    """What an answer without telling words must share with one that has them to be left out beside it.

    Who is accused does not stand for the unknown men who are told to have done it.
    """
    return answer.question, answer.certainty in NO_FACT, answer.certainty in LAID


def _order(version: Version) -> tuple[object, ...]:
    written = version.doc.day()
    day = written.isoformat() if written else "9999"
    first = min((a.span for a in version.answers), default=None)
    return (day, version.doc.path, version.doc.part, len(version.voices) > 1, first, version.doc.id)


def _column(version: Version, case: Case) -> Column:
    doc = version.doc
    copied = case.copy_groups.get(doc.id)
    return Column(doc.id, version.voices, label_of(version), copied, author_of(doc).name, doc.day())


def label_of(version: Version) -> str:
    """`Agency, 5 Jul 1989: anti-terrorist police`: who put it out, when, and whom it quotes."""
    author, day = author_of(version.doc).name, version.doc.day()
    if day is not None:
        author = f"{author}, {say_day('en', day)}"
    inner = " > ".join(voice_name(v) for v in version.voices[1:])
    return f"{author}: {inner}" if inner else author


def voice_name(voice: Voice) -> str:
    """The name of a voice on one line."""
    return " ".join(voice.name.split()) if voice.kind is not VoiceKind.UNKNOWN else UNNAMED


def _place(versions: Sequence[Version], question: Question) -> Iterator[Placed]:
    for column, version in enumerate(versions):
        for answer in version.answers:
            if answer.question is question:
                factual = answer.certainty not in NO_FACT and answer.claim.modality is Modality.ACTUAL
                yield Placed(column, answer, factual)


def _row(question: Question, placed: Sequence[Placed], versions: Sequence[Version], columns: Sequence[Column]) -> Row:
    given = {
        column: [_cell(one, _relation(one, placed, versions), columns) for one in placed if one.column == column]
        for column in range(len(versions))
    }
    cells = tuple(cell for column in given for cell in (given[column] or [_silent(column, question, columns)]))
    said = [c.relation for c in cells if c.relation is not Relation.SILENT]
    relation = strongest(said) if said else Relation.SILENT
    extremes = find_extremes(placed, versions) if question in NUMBERS else ()
    return Row(question, cells, relation, say_extremes(extremes, columns), extremes)


def _relation(one: Placed, placed: Sequence[Placed], versions: Sequence[Version]) -> Relation:
    """The strongest disagreement with any other account that is independent; `only` where nobody else answers.

    What one origin says later and otherwise updates what it said; copies of one another are not compared, unless
    they differ. What is not put as a fact ("if", "should") contradicts nothing.
    """
    if one.answer.key == UNKNOWN and one.answer.question in NUMBERS:
        return Relation.NOT_UNDERSTOOD
    found = [_against(one, other, versions) for other in placed if other.column != one.column]
    return strongest([relation for relation in found if relation is not None])


def _against(one: Placed, other: Placed, versions: Sequence[Version]) -> Relation | None:
    if other.answer.key == UNKNOWN and other.answer.question in NUMBERS:
        return None
    relation = compare_answers(one.answer, other.answer)
    ours, theirs = versions[one.column], versions[other.column]
    if relation in ONE_VOICE and not (one.factual and other.factual):
        return Relation.COMPATIBLE
    if ours.origin.words == theirs.origin.words and ours.doc.id != theirs.doc.id:
        if relation is Relation.AGREES:
            return None
        if relation in ONE_VOICE:
            return Relation.UPDATES
    return relation


def _cell(one: Placed, relation: Relation, columns: Sequence[Column]) -> Cell:
    answer, column = one.answer, columns[one.column]
    return Cell(
        column=one.column,
        doc_id=column.doc_id,
        voice=_chain(column),
        value=answer.value,
        key=f"not {answer.key}" if answer.denied else answer.key,
        relation=relation,
        certainty=answer.certainty,
        span=answer.span,
        claim_id=answer.claim.id,
        event_id=answer.event_id,
    )


def _silent(column: int, question: Question, columns: Sequence[Column]) -> Cell:
    return Cell(column, columns[column].doc_id, _chain(columns[column]), "", "", Relation.SILENT)


def _chain(column: Column) -> str:
    """The voices of a column, outermost first; an author without a name by the column's label."""
    names = [voice_name(voice) for voice in column.voices]
    if names and names[0] == UNNAMED:
        names[0] = column.label.partition(": ")[0].partition(", ")[0]
    return " > ".join(names)


def find_extremes(placed: Sequence[Placed], versions: Sequence[Version]) -> tuple[Extreme, ...]:
    """The lowest and the highest number, each with who gives it and how many independent voices do; no average."""
    given = [p for p in placed if p.factual and not p.answer.denied and p.answer.low is not None and not p.answer.part]
    if not given:
        return ()
    lowest = min(given, key=lambda p: (p.answer.low or 0, p.column))
    highest = max(given, key=lambda p: (p.answer.high or p.answer.low or 0, -p.column))
    both = (lowest, highest) if highest.answer.key != lowest.answer.key else (lowest,)
    return tuple(_extreme(one, given, versions) for one in both)


def _extreme(one: Placed, given: Sequence[Placed], versions: Sequence[Version]) -> Extreme:
    same = {p.column for p in given if p.answer.key == one.answer.key}
    voices = len(distinct_origins(versions[column].origin for column in same))
    return Extreme(one.answer.low, one.answer.high, one.column, voices)


def say_extremes(extremes: Sequence[Extreme], columns: Sequence[Column]) -> str:
    """`lowest 3 (Agency; 1 independent voice); highest 7 (Bureau; 2 independent voices)`; in English."""
    names = ("lowest ", "highest ") if len(extremes) > 1 else ("",)
    return "; ".join(
        f"{name}{_range(one)} ({columns[one.column].label}; {one.voices} independent voice{'s'[one.voices == 1 :]})"
        for name, one in zip(names, extremes, strict=False)
    )


def _range(one: Extreme) -> str:
    low, high = one.low, one.high
    return f"{low}" if low == high else f"{low} or more" if high is None else f"{low or 0} to {high}"


def disagreements(row: Row) -> int:
    """How many columns of a row disagree with another."""
    serious = STRENGTH[: STRENGTH.index(Relation.UPDATES)]
    return len({cell.column for cell in row.cells if cell.relation in serious})
