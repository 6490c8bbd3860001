"""The people that victim records name, for the terminal, as JSON, and as a matrix of people and sources."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from careo.model import Estimate, LinkedVictims, Question, RecordPair, VictimList, VictimPerson, VictimRecord
from careo.show.export.csv import safe_cell, write_rows
from careo.show.printable import printable


def choose_people(
    linked: LinkedVictims, *, harm: Question | None = None, sources: Collection[str] = ()
) -> tuple[VictimPerson, ...]:
    """The people of whom a record says `harm`, and whom one of `sources` names; everybody where neither is given."""
    by_id = {one.id: one for one in linked.records}
    return tuple(
        one
        for one in linked.people
        if (harm is None or any(by_id[id].harm is harm for id in one.record_ids))
        and (not sources or not set(sources).isdisjoint(one.sources))
    )


def sources_of(people: Iterable[VictimPerson], chosen: Collection[str] = ()) -> list[str]:
    """The sources that name any of these people, sorted; of them those that were chosen."""
    found = {source for one in people for source in one.sources}
    return sorted(found & set(chosen) if chosen else found)


def write_matrix(people: Sequence[VictimPerson], path: Path, *, sources: Collection[str] = ()) -> list[str]:
    """Write one row a person and one column a source, 1 where the source names the person; returns the sources."""
    columns = sources_of(people, sources)
    head = ["person", "name", "certainty", *map(safe_cell, columns)]
    marks = ([int(source in one.sources) for source in columns] for one in people)
    rows = ([one.id, one.name, round(one.certainty, 3), *mark] for one, mark in zip(people, marks, strict=True))
    write_rows(path, head, rows)
    return columns


def people_json(linked: LinkedVictims, people: Sequence[VictimPerson]) -> dict[str, Any]:
    """People with their records, and the pairs that are open, as JSON."""
    by_id = {one.id: one for one in linked.records}
    return {
        "made_by": linked.made_by,
        "people": [
            {
                "id": one.id,
                "name": one.name,
                "sources": list(one.sources),
                "certainty": round(one.certainty, 4),
                "judged": one.judged,
                "records": [_record_json(by_id[id]) for id in one.record_ids],
            }
            for one in people
        ],
        "open_pairs": [pair_json(one) for one in linked.open_pairs],
    }


def pair_json(pair: RecordPair) -> dict[str, Any]:
    """A pair with its weighings, as JSON."""
    return {
        "left": pair.left,
        "right": pair.right,
        "probability": round(pair.probability, 4),
        "weight": round(pair.weight, 3),
        "verdict": pair.verdict,
        "held": pair.held,
        "weighings": [{"what": w.what, "said": w.said, "weight": round(w.weight, 3)} for w in pair.weighings],
    }


def estimate_json(made: Estimate) -> dict[str, Any]:
    """An estimate as JSON."""
    return {
        "sources": list(made.sources),
        "observed": made.observed,
        "total": round(made.total, 1),
        "low": round(made.low, 1),
        "high": None if made.high is None else round(made.high, 1),
        "level": made.level,
        "averaged": round(made.averaged, 1),
        "models": [
            {"terms": list(m.terms), "bic": m.bic, "deviance": m.deviance, "free": m.free, "total": round(m.total, 1)}
            for m in (made.model, *made.rivals)
        ],
        "warnings": list(made.warnings),
    }


def render_people(linked: LinkedVictims, people: Sequence[VictimPerson], *, limit: int = 0) -> RenderableType:
    """The people, those whom most sources name first: names, sources, how sure."""
    by_id = {one.id: one for one in linked.records}
    table = Table("person", "also written", "sources", "records", "certainty", box=box.SIMPLE)
    for one in people[: limit or None]:
        names = sorted({by_id[id].name for id in one.record_ids} - {one.name})
        sure = "judged" if one.judged else "-" if len(one.record_ids) == 1 else _sure(one.certainty)
        cells = (one.name, "; ".join(names), ", ".join(one.sources), str(len(one.record_ids)), sure)
        table.add_row(*(Text(printable(cell)) for cell in cells))
    joined = sum(len(one.record_ids) > 1 for one in people)
    said = f"{len(people)} people, {joined} of them in several records; {len(linked.open_pairs)} pairs to be judged"
    return Group(table, Text(f"{said} (--show open). Linked with {linked.made_by}."))


def render_open(linked: LinkedVictims, *, limit: int = 0) -> RenderableType:
    """The pairs that a person should judge, the likeliest first."""
    by_id = {one.id: one for one in linked.records}
    table = Table("record", "record", "likely", "what stands between", box=box.SIMPLE)
    for pair in linked.open_pairs[: limit or None]:
        sides = [f"{id}\n{_record_said(by_id[id])}" for id in (pair.left, pair.right)]
        held = pair.held or "not sure enough"
        table.add_row(*(Text(printable(cell)) for cell in (*sides, f"{pair.probability:.2f}", held)))
    return Group(table, Text("Decide with: careo judge CASE RECORD RECORD same --why '…'"))


def render_records(linked: LinkedVictims, people: Sequence[VictimPerson], *, limit: int = 0) -> RenderableType:
    """Every record of these people, with the id that a judgement takes."""
    by_id = {one.id: one for one in linked.records}
    table = Table("record", "person", "what it says", "where it stands", box=box.SIMPLE)
    for one in people[: limit or None]:
        for id in one.record_ids:
            cells = (id, one.name, _record_said(by_id[id]), _stands(by_id[id]))
            table.add_row(*(Text(printable(cell)) for cell in cells))
    return table


def render_pair(pair: RecordPair, linked: LinkedVictims) -> RenderableType:
    """Why two records are, or are not, taken for one person: a line for each comparison, and the sum."""
    by_id = {one.id: one for one in linked.records}
    table = Table("compared", "what was found", "bits", box=box.SIMPLE)
    table.add_row("to begin with", Text("two records at random are hardly ever one person's"), f"{_start(pair):+.1f}")
    for one in pair.weighings:
        table.add_row(Text(one.what), Text(printable(one.said)), f"{one.weight:+.1f}")
    table.add_row("in all", Text(f"the same person with probability {pair.probability:.3f}"), f"{pair.weight:+.1f}")
    sides = [
        Text(printable(f"{id}: {_record_said(by_id[id])} ({_stands(by_id[id])})")) for id in (pair.left, pair.right)
    ]
    judged = [Text(f"a person said: {pair.verdict}")] if pair.verdict else []
    return Group(*sides, table, *judged, *([Text(printable(f"left apart: {pair.held}"))] if pair.held else []))


def render_lists(lists: Sequence[VictimList]) -> RenderableType:
    """The lists of a case: whose, which file, how many people, which columns were understood."""
    table = Table("list", "file", "records", "columns", "rows without a name", box=box.SIMPLE)
    for one in lists:
        columns = ", ".join(column or "(not used)" for column in one.columns)
        passed = ", ".join(map(str, one.passed_over[:10])) + ("…" if len(one.passed_over) > 10 else "")
        cells = (one.name, one.file, str(len(one.records)), columns, passed)
        table.add_row(*(Text(printable(cell)) for cell in cells))
    return table


def render_estimate(made: Estimate) -> RenderableType:
    """The figure with its interval, the models it may come from, and every reason to doubt it."""
    high = "no upper end" if made.high is None else f"{made.high:,.0f}"
    table = Table("model", "total", "BIC", "deviance", "free", box=box.SIMPLE)
    for one in (made.model, *made.rivals):
        terms = ", ".join(one.terms) or "independent sources"
        table.add_row(
            Text(printable(terms)), f"{one.total:,.0f}", f"{one.bic:.1f}", f"{one.deviance:.1f}", str(one.free)
        )
    head = f"{made.observed:,} people are on at least one of: {', '.join(made.sources)}"
    said = f"estimated in all: {made.total:,.0f} ({made.level:.0%} interval {made.low:,.0f} to {high})"
    average = f"mean of all models, weighted by BIC: {made.averaged:,.0f}"
    doubts = [Text(printable(f"warning: {one}")) for one in made.warnings]
    return Group(Text(printable(head)), Text(said), Text(average), table, *doubts)


def _sure(certainty: float) -> str:
    return ">.99" if certainty > 0.99 else f"{certainty:.2f}"


def _start(pair: RecordPair) -> float:
    return pair.weight - sum(one.weight for one in pair.weighings)


def _record_said(record: VictimRecord) -> str:
    days = "" if record.earliest is None else record.earliest.isoformat()
    if record.latest is not None and record.latest != record.earliest:
        days += f" to {record.latest.isoformat()}"
    born = "" if record.born_from is None else f"born {record.born_from}-{record.born_to}"
    return "; ".join(one for one in (record.name, born, record.place, days, record.harm or "") if one)


def _stands(record: VictimRecord) -> str:
    if record.span is not None:
        return f"{record.source}, document {record.holder} at {record.span.start}"
    return f"{record.source}, row {record.row}"


def _record_json(record: VictimRecord) -> dict[str, Any]:
    span = record.span
    return {
        "id": record.id,
        "source": record.source,
        "name": record.name,
        "aliases": list(record.aliases),
        "born_from": record.born_from,
        "born_to": record.born_to,
        "place": record.place,
        "earliest": record.earliest.isoformat() if record.earliest else None,
        "latest": record.latest.isoformat() if record.latest else None,
        "harm": record.harm,
        "row": record.row,
        "doc_id": span.doc_id if span else None,
        "start": span.start if span else None,
        "stop": span.stop if span else None,
    }
