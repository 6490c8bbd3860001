"""The dossier: what a person prints. Gathered here once; `html.py` and `pdf.py` lay it out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from careo.model import Cell, Comparison, Incident, Relation, Voice
from careo.show.export.scope import Scope
from careo.show.export.sentence import say
from careo.show.export.words import export_words
from careo.show.vocabulary import term

BLOCK = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """One cell: its value, how it is put and stands to the others, and the number of its quote (0 for silence)."""

    value: str
    note: str
    quote: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """Some accounts side by side: titles (label, document) and rows of (question, relation, answers by account)."""

    titles: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, str, tuple[tuple[Answer, ...], ...]], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """The sentence of a claim with its place, as careo says it, and the words of each cell with their places."""

    number: int
    said: str
    place: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One incident of the dossier, in the language of the reader."""

    title: str
    facts: str
    blocks: tuple[Block, ...]
    ranges: tuple[str, ...]
    counted: tuple[str, ...]
    quotes: tuple[Quote, ...]
    decided: tuple[str, ...]


def find_sections(scope: Scope) -> Iterator[Section]:
    """The incidents, the most contested first."""
    claims = {claim.id: (claim.span.start, claim.span.stop) for reading in scope.readings() for claim in reading.claims}
    for incident, comparison in scope.comparisons():
        yield _section(scope, incident, comparison, claims)


def list_documents(scope: Scope) -> Iterator[tuple[str, str]]:
    """Path and hash of each document."""
    return (
        (" ".join(filter(None, (doc.path, doc.part))), f"{doc.lang} · sha256 {doc.sha256}") for doc in scope.documents()
    )


def list_problems(scope: Scope) -> list[str]:
    """What could not be done: where, which room, and what to do."""
    return [f"{one.where} ({one.room.value}/{one.code}): {one.said}" for one in scope.problems()]


def _section(scope: Scope, incident: Incident, comparison: Comparison, claims: dict[str, tuple[int, int]]) -> Section:
    words = export_words(scope.lang)
    numbers: dict[tuple[str, int, int, int], int] = {}
    held: dict[int, list[tuple[str, Cell]]] = {}
    for row in comparison.rows:
        for cell in row.cells:
            if cell.span is not None:
                bounds = claims.get(cell.claim_id or "", (cell.span.start, cell.span.stop))
                number = numbers.setdefault((cell.doc_id, *bounds, cell.column), len(numbers) + 1)
                held.setdefault(number, []).append((term(scope.lang, row.question), cell))
    cells = {id(cell): number for number, found in held.items() for _, cell in found}
    voices, documents = f"{incident.independent_voices} {words['independent_voices']}", len(incident.doc_ids)
    facts = [incident.where, incident.when, f"{words['documents']}: {documents}", voices]
    return Section(
        f"{words['incident']} {incident.number}. {incident.label}",
        " · ".join(one for one in facts if one),
        tuple(_blocks(scope, comparison, cells)),
        tuple(f"{term(scope.lang, row.question)}: {row.summary}" for row in comparison.rows if row.summary),
        tuple(_counted(scope, incident, comparison)),
        tuple(_quote(scope, comparison, key, number, held[number]) for key, number in numbers.items()),
        tuple(_decided(scope, incident)),
    )


def _blocks(scope: Scope, comparison: Comparison, numbers: dict[int, int]) -> Iterator[Block]:
    for first in range(0, len(comparison.columns), BLOCK):
        columns = range(first, min(first + BLOCK, len(comparison.columns)))
        titles = tuple((comparison.columns[n].label, scope.path(comparison.columns[n].doc_id)) for n in columns)
        rows = tuple(
            (
                term(scope.lang, row.question),
                term(scope.lang, row.relation),
                tuple(_answers(scope.lang, [c for c in row.cells if c.column == n], numbers) for n in columns),
            )
            for row in comparison.rows
        )
        yield Block(titles, rows)


def _answers(lang: str, cells: list[Cell], numbers: dict[int, int]) -> tuple[Answer, ...]:
    found = [cell for cell in cells if cell.relation is not Relation.SILENT]
    if not found:
        return (Answer("–", term(lang, Relation.SILENT)),)
    return tuple(
        Answer(
            cell.value,
            ", ".join(term(lang, one) for one in (cell.certainty, cell.relation) if one),
            numbers.get(id(cell), 0),
        )
        for cell in found
    )


def _quote(
    scope: Scope, comparison: Comparison, key: tuple[str, int, int, int], number: int, held: list[tuple[str, Cell]]
) -> Quote:
    doc_id, start, stop, column = key
    text, path = scope.texts[doc_id], scope.path(doc_id)
    voices: tuple[Voice, ...] = comparison.columns[column].voices
    words = tuple(
        f"{question}: “{cell.span.quote(text)}” {cell.span.start}–{cell.span.stop}"
        for question, cell in held
        if cell.span
    )
    return Quote(number, say(scope.lang, path, voices, text[start:stop]), f"{path} {start}–{stop}", words)


def _counted(scope: Scope, incident: Incident, comparison: Comparison) -> Iterator[str]:
    """The sum, then each group of copies with the words that show it."""
    words = export_words(scope.lang)
    accounts, documents = len(comparison.columns), len(incident.doc_ids)
    yield words["counted_as"].format(accounts=accounts, documents=documents, voices=incident.independent_voices)
    groups = [one for one in scope.copy_groups if len(set(one.doc_ids) & set(incident.doc_ids)) > 1]
    if not groups:
        yield words["no_copies"]
    for group in groups:
        paths = ", ".join(scope.path(doc_id) for doc_id in group.doc_ids if doc_id in incident.doc_ids)
        yield f"{words['one_witness'].format(kind=term(scope.lang, group.kind))}: {paths}"
        for span in group.evidence:
            quote = span.quote(scope.texts[span.doc_id])
            yield f"“{quote}” {scope.path(span.doc_id)} {span.start}–{span.stop}"


def _decided(scope: Scope, incident: Incident) -> Iterator[str]:
    """The judgements on the incident's events and documents that stand."""
    ids = {*incident.event_ids, *incident.doc_ids}
    for one in scope.judgements:
        if one.withdrawn is None and ids & {one.left, one.right}:
            verdict = term(scope.lang, one.verdict)
            yield f"{one.when:%Y-%m-%d %H:%M} · {one.who} · {one.left} / {one.right}: {verdict}. {one.why}"
