"""The hall: the only place that knows the order of the rooms. Files -> read -> understand -> store -> link -> store."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain
from multiprocessing import get_context
from pathlib import Path

from careo.errors import CareoError, CaseError, UnknownIdError
from careo.lang import LANGUAGES
from careo.link import link
from careo.link.victims import estimate_total, explain_pair, find_records, link_victims
from careo.model import (
    Document,
    Estimate,
    LinkedVictims,
    Problem,
    Reading,
    RecordPair,
    Reference,
    VictimList,
    VictimPerson,
    is_record_id,
)
from careo.read import SourceFile, find_files, make_problem, read_path, read_reference, sha256_of
from careo.read.victims import read_victim_list
from careo.settings import ReaderPlan, Settings, lookup_reader, make_settings
from careo.store import Case, FileState, open_case
from careo.understand import check_reachable, reading_version, trace, understand_each

__all__ = [
    "BuildReport",
    "Progress",
    "add_victim_list",
    "build",
    "estimate_people",
    "people_of",
    "relink",
    "trace",
    "weigh_records",
]

ENOUGH_FOR_WORKERS = 200_000  # bytes of new files; below, starting processes costs more than it saves
MOST_WORKERS = 2


@dataclass(slots=True)
class BuildReport:
    """What one build did, and what the case holds after it.

    `files` = `unchanged` + `duplicates` + `read`; `changed` of those to be read were in the case as they were before.
    `understood` documents were read or re-read in this run;
    `documents`, `problems` and `incidents` are counts of the whole case.
    """

    files: int = 0
    unchanged: int = 0
    duplicates: int = 0
    read: int = 0
    changed: int = 0
    gone: int = 0
    understood: int = 0
    documents: int = 0
    problems: int = 0
    incidents: int = 0
    workers: int = 0


@dataclass(slots=True)
class Progress:
    """Told of each step: `files_done(done, total, problems)` and `step(name)`; does nothing by default."""

    files_done: Callable[[int, int, int], None] = field(default=lambda done, total, problems: None)
    step: Callable[[str], None] = field(default=lambda name: None)


@dataclass(slots=True)
class Batch:
    """What is understood and written together; a file is `finished` by the batch that holds the last of it."""

    docs: list[Document] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    finished: list[FileState] = field(default_factory=list)


Understand = Callable[[Batch], "Future[list[Reading]] | list[Reading]"]


def build(
    paths: Sequence[Path],
    case: Path,
    *,
    settings: Settings | None = None,
    progress: Progress | None = None,
    forget: bool = False,
) -> BuildReport:
    """Read files and folders into a case, understand what is new, and join the incidents anew.

    What stands in the case already and did not change is not read again. Killed at any moment, the build can be run
    again: a file counts as read only when all that came of it was written. With `forget`, what came from a folder of
    which every file has gone is taken out, too.

    Raises:
        CareoError: a path that is not there, a case that cannot be written, a folder of which every file has gone, or
            a language model that was named and does not answer (see `careo.errors`).
    """
    settings, progress, report = settings or make_settings(), progress or Progress(), BuildReport()
    reader = lookup_reader(settings)
    progress.step("finding files")
    reference = read_reference([path for path in paths if path.exists()])
    found = list(find_files(paths, leave_out=case))
    with open_case(case, mode="write") as opened:
        fresh = _sort_out(opened, found, paths, report, forget=forget)
        stale = _stale(opened, reference, reader)
        if reader is not None and (fresh or stale):
            check_reachable(reader)
        helped_by = (reference, reader)
        _read_and_understand(opened, fresh, stale, helped_by=helped_by, settings=settings, tell=(progress, report))
        if fresh or report.understood or report.duplicates or report.gone or not opened.view.has_links():
            progress.step("linking")
            _link(opened, settings)
        counts = opened.view.counts()
    report.documents, report.problems, report.incidents = counts.documents, counts.problems, counts.incidents
    return report


def relink(case: Path, *, settings: Settings | None = None) -> int:
    """Join the incidents of a case anew, under what people say as it now stands; returns how many there are.

    Readers may read beside it. Where a person judges or amends while it runs, `View.has_links` stays false.

    Raises:
        CaseError: another build or relink is writing.
    """
    with open_case(case, mode="write") as opened:
        _link(opened, settings or make_settings())
        return opened.view.counts().incidents


def add_victim_list(path: Path, name: str, case: Path) -> VictimList:
    """Read a table of names and add it to a case, as the list of `name`; the case is made when it is not there.

    Raises:
        VictimListError: the file is no list of names, or the case has one of that name.
        CaseError: another build is writing.
    """
    read = read_victim_list(Path(path), name)
    with open_case(case, mode="write") as opened:
        opened.writer.add_victim_list(read, Path(path))
    return read


def people_of(opened: Case) -> LinkedVictims:
    """The people that the documents and lists of a case name, joined under the judgements as they stand.

    Made when asked for and not stored: a judgement or another list holds at once.

    Raises:
        MissingExtraError: Splink is not installed.
    """
    view = opened.view
    records = find_records(view.documents(), view.readings(), view.copy_groups(), view.victim_lists())
    return link_victims(records, view.judgements())


def estimate_people(people: Iterable[VictimPerson], sources: Collection[str]) -> Estimate:
    """How many people there were in all, those whom none of `sources` names included.

    Raises:
        EstimateError: too few sources or too little overlap.
    """
    return estimate_total([[one for one in person.sources if one in sources] for person in people])


def weigh_records(linked: LinkedVictims, left: str, right: str) -> RecordPair:
    """Two victim records weighed against each other, with the reasons.

    Raises:
        UnknownIdError: one of the two is not in the case.
    """
    by_id = {one.id: one for one in linked.records}
    for id in (left, right):
        if id not in by_id:
            raise UnknownIdError(f"{id}: no victim record of that id; see `careo people CASE --show records`")
    return explain_pair(by_id[left], by_id[right], linked)


def _link(opened: Case, settings: Settings) -> None:
    view, judged_until = opened.view, opened.writer.judged_until()
    judged = tuple(one for one in view.judgements() if not is_record_id(one.left))
    linked = link(view.documents(), view.readings(), judged, settings=settings)
    opened.writer.replace_linked(linked, judged_until=judged_until)


def _sort_out(
    opened: Case,
    found: Sequence[SourceFile | Problem],
    paths: Sequence[Path],
    report: BuildReport,
    *,
    forget: bool,
) -> list[SourceFile]:
    """The files that have to be read. Unchanged ones stay, vanished and changed ones are forgotten first."""
    known = opened.writer.known_files()
    sources = [one for one in found if isinstance(one, SourceFile)]
    here = {one.name: one for one in sources}
    roots = tuple(f"{path.resolve().name}/" for path in paths if path.is_dir())
    gone = [name for name in known if name.startswith(roots or ("\0",)) and name not in here]
    if not forget:
        _check_not_another(roots, known, gone)
    fresh = [one for one in sources if not _is_unchanged(one, known.get(one.name))]
    problems = [one for one in found if isinstance(one, Problem)]
    opened.writer.forget_files([*gone, *(one.name for one in fresh), *(one.where for one in problems)])
    opened.writer.add([], [], problems)
    report.files, report.gone, report.unchanged = len(sources), len(gone), len(sources) - len(fresh)
    report.changed = sum(one.name in known for one in fresh)
    return fresh


def _check_not_another(roots: Iterable[str], known: Collection[str], gone: Sequence[str]) -> None:
    """Refuse a folder that has none of the files the case has from one of its name: it may be another, or unmounted."""
    for root in roots:
        held = sum(name.startswith(root) for name in known)
        if held and held == sum(name.startswith(root) for name in gone):
            raise CaseError(
                f"{root}: none of the {held} files that the case has from a folder of this name is there; give another "
                "folder another name, or build with --forget to take them out"
            )


def _is_unchanged(source: SourceFile, state: FileState | None) -> bool:
    return state is not None and (state.size, state.mtime_ns) == (source.size, source.mtime_ns)


def _stale(opened: Case, reference: Reference, reader: ReaderPlan | None) -> list[Document]:
    """Documents whose reading an older careo, another language pack, other reference data or another model made."""
    return list(opened.writer.outdated({lang: reading_version(lang, reference, reader) for lang in LANGUAGES}))


def _read_and_understand(
    opened: Case,
    fresh: Sequence[SourceFile],
    stale: Sequence[Document],
    *,
    helped_by: tuple[Reference, ReaderPlan | None],
    settings: Settings,
    tell: tuple[Progress, BuildReport],
) -> None:
    """Read new files and understand them and what is stale, batch by batch; each batch is written when it is done."""
    progress, report = tell
    if not fresh and not stale:
        return
    progress.step("reading")
    done, problems = report.files - len(fresh), 0
    weight = sum(one.size for one in fresh) + sum(len(doc.text) for doc in stale)
    batches = _batches(_read(opened, fresh, settings, report), stale, settings)
    with _understanders(settings, weight, helped_by) as (start, report.workers):
        for batch, readings in _in_order(batches, start, ahead=report.workers + 1):
            if len(readings) != len(batch.docs):
                raise CareoError(f"{len(batch.docs)} documents went in, {len(readings)} readings came out; report this")
            opened.writer.add(batch.docs, readings, batch.problems, finished=batch.finished)
            report.understood += len(readings)
            done, problems = done + len(batch.finished), problems + len(batch.problems)
            progress.files_done(done, report.files, problems)


def _read(
    opened: Case, fresh: Sequence[SourceFile], settings: Settings, report: BuildReport
) -> Iterator[Document | Problem | FileState]:
    """Documents and problems of each file, then the state it was read in; an exact copy is only counted."""
    first = {state.sha256: state.path for state in opened.writer.known_files().values() if not state.duplicate_of}
    for source in fresh:
        try:
            digest = sha256_of(source.path)
        except OSError:
            report.read += 1
            yield make_problem(source.name, "no-access")
            continue
        state = FileState(source.name, digest, source.size, source.mtime_ns, source=source.path)
        if digest in first and source.size:
            report.duplicates += 1
            yield replace(state, duplicate_of=first[digest], source=None)
            continue
        first[digest] = source.name
        report.read += 1
        yield from read_path(source.path, name=source.name, settings=settings)
        yield state


def _batches(
    stream: Iterable[Document | Problem | FileState], stale: Sequence[Document], settings: Settings
) -> Iterator[Batch]:
    """Batches of so many documents; a large file may fill several, and its state goes with the last of them."""
    batch = Batch()
    for item in chain(stale, stream):
        if not isinstance(item, FileState) and len(batch.docs) + len(batch.problems) >= settings.batch_documents:
            yield batch
            batch = Batch()
        if isinstance(item, Document):
            batch.docs.append(item)
        elif isinstance(item, Problem):
            batch.problems.append(item)
        else:
            batch.finished.append(item)
    if batch.docs or batch.problems or batch.finished:
        yield batch


@contextmanager
def _understanders(
    settings: Settings, weight: int, helped_by: tuple[Reference, ReaderPlan | None]
) -> Iterator[tuple[Understand, int]]:
    """What understands a batch: this process for a few documents, a pool of processes for many."""
    workers = settings.workers or min(os.cpu_count() or 1, MOST_WORKERS)
    if workers == 1 or weight < ENOUGH_FOR_WORKERS:
        yield (lambda batch: _understand_batch(batch.docs, *helped_by)), 0
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield (lambda batch: pool.submit(_understand_batch, batch.docs, *helped_by)), workers


def _understand_batch(docs: list[Document], reference: Reference, reader: ReaderPlan | None) -> list[Reading]:
    return understand_each(docs, reference=reference, reader=reader)


def _in_order(batches: Iterator[Batch], start: Understand, *, ahead: int) -> Iterator[tuple[Batch, list[Reading]]]:
    """Each batch with its readings, in order; so many are under way at once that no process waits."""
    waiting: deque[tuple[Batch, Future[list[Reading]] | list[Reading]]] = deque()
    for batch in batches:
        waiting.append((batch, start(batch)))
        if len(waiting) >= ahead:
            yield _finished(*waiting.popleft())
    while waiting:
        yield _finished(*waiting.popleft())


def _finished(batch: Batch, readings: Future[list[Reading]] | list[Reading]) -> tuple[Batch, list[Reading]]:
    return batch, readings if isinstance(readings, list) else readings.result()
