"""Which documents are not independent witnesses: the same text, a reprint, an excerpt, a translation, a relay.

A copy is proposed with a score and its reasons; copies that hold make groups, and a group counts as one voice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from careo.link.anchors import find_renderings, make_anchored
from careo.link.judged import pair
from careo.link.origins import author_of, voice_words
from careo.link.shingles import Overlap, find_candidates, make_run, measure
from careo.link.texts import NAMES_KEPT, Text, share_names
from careo.model import CopyGroup, CopyKind, Document, Link, LinkKind, Reading, Reason, Span, Verdict, make_id

SAME_SHARE = 0.98
REPRINT_COVERED = 0.6
NEAR_MISS = 0.35
LEAST_WORDS = 25
LEAST_RUN = 8
LEAST_RUNS = 3
RELAYED_SHARE = 0.5
RELAY_DAYS = 4
ISSUER_SHARE = 0.15
LEAST_COMMON = 0.25
LOOSENESS = tuple(CopyKind)
WORDS_KEPT = "{0} % of the shorter text's words stand in the longer one, in the same order"
ANCHORS_KEPT = "{0} % of the names, numbers, dates and places are the same, in the same order"
ONE_ISSUER = "both are issued by {0}"
ONE_NUMBER = "one publisher, one issue, one title"
TOLD_THROUGH = "{0} % of what it says is told in the voice of {1}"
FORMS = (WORDS_KEPT, ANCHORS_KEPT, ONE_ISSUER, ONE_NUMBER, TOLD_THROUGH)
"""What a copy can be told with; pages find the sentence in another language by its form."""


@dataclass(frozen=True, slots=True)
class Copy:
    """Two documents of which one copies the other: ids sorted, how sure, why, the longer one and its covered part."""

    left: str
    right: str
    kind: CopyKind
    score: float
    reason: Reason
    whole: str = ""
    reach: tuple[int, int] = (0, 0)


def find_copies(
    docs: Sequence[Document], readings: Mapping[str, Reading], texts: Mapping[str, Text], *, containment: float
) -> list[Copy]:
    """All pairs that look like copies, near-misses too (score below 0.5), sorted by ids; one kind a pair, the closest.

    Args:
        docs: documents sorted by id.
        readings: by document id.
        texts: the tokens of each document, by its id.
        containment: share of the shorter text's words that must stand in the longer one.
    """
    runs = [make_run(doc) for doc in docs]
    kept: dict[tuple[str, str], Copy] = {}
    measured = (
        measure(runs[i], runs[j])
        for i, j in find_candidates(runs)
        if not _is_form(texts[runs[i].doc_id], texts[runs[j].doc_id])
    )
    overlaps = [o for o in measured if o is not None and _tells_enough(o)]
    for copy in [
        *(_copy_of(o, containment) for o in overlaps if o.contained >= min(containment, NEAR_MISS)),
        *_translations(docs),
        *_one_issuer(docs, overlaps),
        *_relays(docs, readings),
    ]:
        known = kept.get((copy.left, copy.right))
        if known is None or (copy.score >= 0.5 > known.score):
            kept[copy.left, copy.right] = copy
    return [kept[key] for key in sorted(kept)]


def _is_form(a: Text, b: Text) -> bool:
    """Whether two texts are one form filled in twice: bulletins and notices that hardly have a name in common."""
    return share_names(a, b) < NAMES_KEPT


def _tells_enough(overlap: Overlap) -> bool:
    """Whether the overlap can be more than a turn of phrase: short dispatches of like events share many.

    A text with every third word changed has no long run any more, but many short ones.
    """
    if overlap.contained >= SAME_SHARE and overlap.covered >= SAME_SHARE:
        return True
    return len(overlap.short.words) >= LEAST_WORDS and (overlap.longest >= LEAST_RUN or overlap.runs >= LEAST_RUNS)


def _copy_of(overlap: Overlap, containment: float) -> Copy:
    """An overlap of words as a copy; its score reaches 0.5 where `containment` is reached."""
    if overlap.covered >= SAME_SHARE and overlap.contained >= SAME_SHARE:
        kind = CopyKind.SAME
    elif overlap.covered >= REPRINT_COVERED * overlap.contained:
        kind = CopyKind.REPRINT
    else:
        kind = CopyKind.EXCERPT
    left, right = sorted((overlap.left, overlap.right))
    percent = f"{100 * overlap.contained:.0f}"
    score = _score(overlap.contained, containment)
    reason = Reason(WORDS_KEPT, round(overlap.contained, 4), left, right, (percent,))
    return Copy(left.doc_id, right.doc_id, kind, score, reason, overlap.long.doc_id, overlap.reach)


def _score(share: float, needed: float) -> float:
    """0.5 at the share needed, 1 at all, 0 at none."""
    if share >= needed:
        return round(0.5 + 0.5 * (share - needed) / max(1e-9, 1 - needed), 4)
    return round(0.5 * share / needed, 4)


def _translations(docs: Sequence[Document]) -> Iterator[Copy]:
    if len({doc.lang for doc in docs}) < 2:
        return
    for one in find_renderings([make_anchored(doc) for doc in docs]):
        reason = Reason(ANCHORS_KEPT, round(one.share, 4), *one.evidence, details=(f"{100 * one.share:.0f}",))
        yield Copy(one.left, one.right, CopyKind.TRANSLATION, round(0.5 + 0.5 * one.share, 4), reason)


def _one_issuer(docs: Sequence[Document], overlaps: Iterable[Overlap]) -> Iterator[Copy]:
    """Statements of one issuer that share wording, and reports with one number of one publisher."""
    by_id = {doc.id: doc for doc in docs}
    for overlap in overlaps:
        a, b = by_id[overlap.short.doc_id], by_id[overlap.long.doc_id]
        if a.issuer and b.issuer and author_of(a).words == author_of(b).words and overlap.contained >= ISSUER_SHARE:
            yield _issued(a.issuer.span, b.issuer.span, ONE_ISSUER, author_of(a).name)
    numbered: dict[tuple[str, str], list[Document]] = defaultdict(list)
    for doc in docs:
        if doc.issue is not None and doc.publisher is not None and doc.title is not None:
            numbered[doc.publisher.value.casefold(), doc.issue.value + "\n" + doc.title.value.casefold()].append(doc)
    for (_, _), group in sorted(numbered.items()):
        first = group[0]
        for other in group[1:]:
            if first.issue and other.issue:
                yield _issued(first.issue.span, other.issue.span, ONE_NUMBER)


def _issued(left: Span, right: Span, form: str, *details: str) -> Copy:
    left, right = sorted((left, right))
    return Copy(left.doc_id, right.doc_id, CopyKind.SAME_ISSUER, 0.7, Reason(form, 0.7, left, right, details))


def _relays(docs: Sequence[Document], readings: Mapping[str, Reading]) -> Iterator[Copy]:
    """Documents most of whose claims are told in the voice of another document's agency, written at that time."""
    agencies: dict[tuple[frozenset[str], date | None], list[Document]] = defaultdict(list)
    for doc in docs:
        agencies[author_of(doc).words, doc.day()].append(doc)
    for doc in docs:
        reading = readings.get(doc.id)
        for words, (share, span) in sorted(_relayed(doc, reading).items(), key=lambda row: sorted(row[0])):
            if share < RELAYED_SHARE:
                continue
            near = (source for day in _days_before(doc.day()) for source in agencies.get((words, day), ()))
            for source in near:
                if source.id != doc.id and _common(reading, readings.get(source.id)):
                    left, right = pair(doc.id, source.id)
                    details = f"{100 * share:.0f}", author_of(source).name
                    sides = (span, None) if left == doc.id else (None, span)
                    reason = Reason(TOLD_THROUGH, round(share, 4), sides[0], sides[1], details)
                    yield Copy(left, right, CopyKind.CITES, round(0.5 + 0.4 * share, 4), reason)


def _relayed(doc: Document, reading: Reading | None) -> dict[frozenset[str], tuple[float, Span]]:
    """For each outer voice, the share of the claims' characters that is told through it, and where it is named."""
    if reading is None or not reading.claims:
        return {}
    total = sum(c.content.stop - c.content.start for c in reading.claims)
    told: dict[frozenset[str], tuple[float, Span]] = {}
    for claim in sorted(reading.claims, key=lambda c: c.content):
        for voice in claim.voices[1:2]:
            words = voice_words(voice, doc.lang)
            if words and voice.span is not None:
                share, span = told.get(words, (0.0, voice.span))
                told[words] = (share + (claim.content.stop - claim.content.start) / total, span)
    return told


def _days_before(day: date | None) -> Iterator[date | None]:
    """The days on which what a document relays can have come out; a document without a day goes with others such."""
    yield None
    if day is not None:
        yield from (day - timedelta(days=number) for number in range(RELAY_DAYS + 1))


def _common(a: Reading | None, b: Reading | None) -> bool:
    """Whether two readings tell of like acts with like numbers: what a relay keeps of what it relays."""
    if a is None or b is None:
        return False
    ours, theirs = _gist(a), _gist(b)
    return bool(ours and theirs) and len(ours & theirs) >= LEAST_COMMON * min(len(ours), len(theirs))


def _gist(reading: Reading) -> frozenset[tuple[str, ...]]:
    counts = {(c.effect.value, str(c.quantity.low), str(c.quantity.high)) for e in reading.events for c in e.counts}
    return frozenset({(e.act,) for e in reading.events} | counts)


def make_groups(copies: Iterable[Copy], verdicts: Mapping[tuple[str, str], Verdict]) -> tuple[CopyGroup, ...]:
    """Copies that hold as groups; what a person judged different incidents is no copy.

    A digest that holds several texts whole is put with the one that covers most of it: its pieces stay independent of
    one another.
    """
    held = [c for c in copies if c.score >= 0.5 and verdicts.get((c.left, c.right)) is not Verdict.DIFFERENT]
    by_whole: dict[str, list[Copy]] = defaultdict(list)
    for copy in held:
        by_whole[copy.whole].append(copy)
    group_of: dict[str, set[str]] = {}
    for copy in held:
        if not _is_digest(copy, by_whole[copy.whole]):
            union = group_of.get(copy.left, {copy.left}) | group_of.get(copy.right, {copy.right})
            group_of.update(dict.fromkeys(union, union))
    groups = {tuple(sorted(members)) for members in {id(found): found for found in group_of.values()}.values()}
    home = {doc_id: ids for ids in groups for doc_id in ids}
    inside: dict[tuple[str, ...], list[Copy]] = defaultdict(list)
    for copy in held:
        if copy.left in home and home[copy.left] == home.get(copy.right):
            inside[home[copy.left]].append(copy)
    return tuple(_group(ids, inside[ids]) for ids in sorted(groups))


def _is_digest(copy: Copy, same_whole: Sequence[Copy]) -> bool:
    """Whether the long text also holds another piece elsewhere that covers more of it."""
    if copy.kind is not CopyKind.EXCERPT:
        return False

    def size(one: Copy) -> tuple[int, str]:
        return one.reach[1] - one.reach[0], one.left + one.right

    rivals = (c for c in same_whole if c is not copy)
    return any((c.reach[1] <= copy.reach[0] or copy.reach[1] <= c.reach[0]) and size(c) > size(copy) for c in rivals)


def _group(ids: tuple[str, ...], inside: Sequence[Copy]) -> CopyGroup:
    kind = max((c.kind for c in inside), key=LOOSENESS.index)
    spans = {span for c in inside for span in (c.reason.left, c.reason.right) if span is not None}
    return CopyGroup(make_id("copies", list(ids)), ids, kind, tuple(sorted(spans)))


def copy_links(copies: Iterable[Copy], verdicts: Mapping[tuple[str, str], Verdict]) -> Iterator[Link]:
    """Each pair as a link, near-misses too, for a person to judge."""
    for copy in copies:
        ids = (copy.left, copy.right)
        link_id = make_id("link", LinkKind.COPY, *ids)
        yield Link(link_id, *ids, LinkKind.COPY, copy.score, (copy.reason,), verdicts.get(ids))
