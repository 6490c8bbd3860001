"""Counts: marked text, `⟦value what|the words⟧`; `>=3` at least, `~500` about, `24+` vague, `/4200` part of 4,200."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careo.model import Bound
from careo.understand.parsed import parse_documents
from careo.understand.quantities import find_quantities
from careo.understand.times import find_times
from tests.make import make_document
from tests.plain import mark, parse_plain, strip_marks


def show(q, text):
    bounds = {
        Bound.EXACT: f"{q.low}",
        Bound.AT_LEAST: f">={q.low}",
        Bound.MORE_THAN: f">={q.low}",
        Bound.AT_MOST: f"<={q.high}",
        Bound.FEWER_THAN: f"<={q.high}",
        Bound.ABOUT: f"~{q.low}",
        Bound.BETWEEN: f"{q.low}-{q.high}",
        Bound.VAGUE: f"{q.low}+",
    }
    part = f"/{q.subset_of}" if q.subset_of else ""
    unit = f" {{{q.unit}}}" if q.unit else ""
    tally = f" [{q.tally}]" if q.tally else ""
    as_of = f" [as of {q.as_of.quote(text)}]" if q.as_of else ""
    return f"{bounds[q.bound]}{part}{unit} {q.what}".strip() + tally + as_of


def quantities(text, lang):
    parsed = parse_plain(make_document(text, lang=lang))
    return find_quantities(parsed, find_times(parsed))


HERE = Path(__file__).parent


def cases(lang):
    lines = (HERE / f"quantities_{lang}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("# ")]


@pytest.mark.parametrize("marked", cases("en"))
def test_english(marked):
    text = strip_marks(marked)
    assert mark(text, [(q.span, show(q, text)) for q in quantities(text, "en")]) == marked


@pytest.mark.parametrize("marked", cases("es"))
def test_spanish(marked):
    text = strip_marks(marked)
    assert mark(text, [(q.span, show(q, text)) for q in quantities(text, "es")]) == marked


@pytest.mark.parametrize("lang", ["en", "es"])
def test_there_are_cases_enough_and_a_third_of_them_count_nothing(lang):
    lines = cases(lang)
    assert len(set(lines)) >= 200
    assert sum("⟦" not in line for line in lines) >= 0.3 * len(lines)


@pytest.mark.parametrize(
    ("lang", "text", "what"),
    [
        ("en", "About 20 heavily armed guerrillas attacked the town.", "heavily armed guerrillas"),
        ("en", "Five American Jesuits were killed.", "American Jesuits"),
        ("es", "Unos 20 hombres armados atacaron el pueblo.", "hombres armados"),
    ],
)
def test_the_syntax_tells_what_is_counted(lang, text, what):
    parsed = next(parse_documents([make_document(text, lang=lang)], lang=lang))
    (found,) = find_quantities(parsed, ())
    assert found.what == what
    assert found.made_by.startswith(f"{lang}.quantities.")


@pytest.mark.parametrize(
    "text", ["1" * 400 + " men", "1,2,3.4,5 men", "0 men", "", "the", "10 - - 15", "3.000.00,1 hombres"]
)
@pytest.mark.parametrize("lang", ["en", "es"])
def test_odd_input_does_no_harm(text, lang):
    for quantity in quantities(text, lang):
        assert quantity.span.quote(text)


@given(st.text(alphabet="0123456789.,- ntwoheadsmilcy\n", max_size=60), st.sampled_from(["en", "es"]))
def test_spans_lie_in_the_text_and_bounds_in_order(text, lang):
    for quantity in quantities(text, lang):
        assert quantity.span.quote(text).strip() == quantity.span.quote(text)
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
