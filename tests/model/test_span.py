"""Spans: half-open, never empty, and their quote is exactly the words between."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careo.errors import CareoError, SpanError
from careo.model import Span


@st.composite
def texts_with_spans(draw):
    text = draw(st.text(min_size=1, max_size=60))
    start = draw(st.integers(0, len(text) - 1))
    return text, Span("d", start, draw(st.integers(start + 1, len(text))))


@given(texts_with_spans())
def test_the_quote_is_what_stands_there(pair):
    text, span = pair
    assert span.quote(text) == text[span.start : span.stop]
    assert len(span.quote(text)) == span.stop - span.start


@pytest.mark.parametrize(("start", "stop"), [(3, 3), (4, 3), (-1, 2)])
def test_empty_and_negative_spans_are_refused(start, stop):
    with pytest.raises(SpanError, match="stop must lie after start"):
        Span("d", start, stop)


def test_a_span_beyond_the_text_is_refused_not_cut():
    with pytest.raises(SpanError, match="the text ends at 5"):
        Span("d", 3, 9).quote("careo")


def test_a_span_error_is_an_error_of_careo_and_a_value_error():
    assert issubclass(SpanError, CareoError)
    assert issubclass(SpanError, ValueError)


@pytest.mark.parametrize(
    ("left", "right", "overlaps", "covers"),
    [
        (Span("d", 0, 5), Span("d", 5, 9), False, False),
        (Span("d", 0, 5), Span("d", 4, 9), True, False),
        (Span("d", 0, 9), Span("d", 4, 9), True, True),
        (Span("d", 0, 9), Span("other", 4, 9), False, False),
    ],
)
def test_overlap_and_cover_are_asked_of_half_open_intervals(left, right, overlaps, covers):
    assert left.overlaps(right) is overlaps
    assert right.overlaps(left) is overlaps
    assert left.covers(right) is covers
