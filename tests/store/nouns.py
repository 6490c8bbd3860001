"""Hypothesis strategies for nouns over one text: every span lies in it, everything else is anything the types allow."""

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from types import UnionType
from typing import Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from careo.model import Found, Span

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
NUMBERS = st.integers(-(2**53), 2**53)
PLAIN = {
    str: WORDS,
    int: NUMBERS,
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    date: st.dates(),
    datetime: st.datetimes(),
}


def spans(doc_id, length):
    """Spans inside a text of this length."""
    return st.tuples(st.integers(0, length - 1), st.integers(1, length)).map(
        lambda ends: Span(doc_id, min(ends[0], ends[1] - 1), max(ends[0] + 1, ends[1]))
    )


def nouns(kind, doc_id, length, given):
    """Nouns of a type, built from the types of its fields; `given` fixes fields by name, at any depth."""
    return _of(kind, doc_id, length, given)


def _of(hint, doc_id, length, given):
    if get_origin(hint) in (Union, UnionType):
        return st.none() | _of(get_args(hint)[0], doc_id, length, given)
    if get_origin(hint) is tuple:
        return st.lists(_of(get_args(hint)[0], doc_id, length, given), max_size=3).map(tuple)
    if hint is Span:
        return spans(doc_id, length)
    if get_origin(hint) is Found:
        value = _of(get_args(hint)[0], doc_id, length, given)
        return st.builds(Found, value, spans(doc_id, length), WORDS)
    if is_dataclass(hint):
        return _noun(hint, doc_id, length, given)
    if issubclass(hint, Enum):
        return st.sampled_from(list(hint))
    return PLAIN[hint]


def _noun(kind, doc_id, length, given):
    hints = get_type_hints(kind)
    names = [one.name for one in fields(kind)]
    parts = {name: st.just(given[name]) if name in given else _of(hints[name], doc_id, length, given) for name in names}
    return st.fixed_dictionaries(parts).map(lambda values: kind(**values))
