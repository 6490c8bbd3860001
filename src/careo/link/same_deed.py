"""Whether two accounts tell of one much-told deed, or one of it and the other of something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from careo.link.accounts import Account, Spans
from careo.link.findings import Finding, Surroundings
from careo.link.struck import KINDS
from careo.model import Span

CROWD = "crowd"


def compare_deeds(a: Account, b: Account, around: Surroundings) -> Iterator[Finding]:
    """Whether both tell of one much-told deed, or one of it and the other of what was done to others."""

    def names_of(account: Account) -> frozenset[str]:
        return around.deeds.by_id[account.deed].names

    if a.deed and a.deed == b.deed:
        names = names_of(a)
        both = a.struck.keys() & b.struck.keys() & names or names
        yield Finding("same deed", 1.0, _span_of(a.struck, both), _span_of(b.struck, both))
        return
    for teller, other in ((a, b), (b, a)):
        if teller.deed and other.main and not other.deed and _tells_another(other, teller, around):
            name, told = _span_of(teller.struck, names_of(teller)), other.lead.trigger
            yield Finding("another deed", 1.0, *((name, told) if teller is a else (told, name)))


def _tells_another(account: Account, teller: Account, around: Surroundings) -> bool:
    """Whether what a document is about is not a deed that another tells of.

    It is not where the document tells of the deed apart from it and it is a march, say, or something else that befell
    such people; nor where it does not name what was struck, but others.
    """
    deed_id, deed = teller.deed, around.deeds.by_id[teller.deed]
    if account.doc_id in deed.doc_ids:
        if any(KINDS.get(one) == deed.kind for one in account.families):
            return False
        return account.families == {CROWD} or not account.patients.keys().isdisjoint(teller.patients)
    return around.deeds.is_another(deed_id, account.struck, around.library.text(account.doc_id).words)


def _span_of(spans: Spans, names: Iterable[str]) -> Span | None:
    return min((spans[name] for name in names if name in spans), default=None)
