"""The bench of the parser: what it prints of a swap."""

from bench.syntax import Figures, Found, make_lines

OWN = Figures({"LAS": 86.0}, {"tokens": Found(90, 100, 100)}, 4000.0)
SWAPPED = Figures({"LAS": 88.5}, {"tokens": Found(80, 100, 100)}, 1000.0)


def test_one_pipeline_is_printed_alone():
    lines = make_lines("careo-en@3+0123abcd", OWN)
    assert lines == [
        "  read by careo-en@3+0123abcd",
        "  gold tokens  LAS         86.00",
        "  raw text     tokens      90.00  (P 90.00, R 90.00)",
        "  raw text     words/s      4000",
    ]


def test_a_swap_stands_beside_careo_with_what_it_buys():
    lines = make_lines("spacy:en_chain@1+0123abcd", SWAPPED, OWN)
    assert "  gold tokens  LAS         88.50  [86.00, +2.50]" in lines
    assert "  raw text     tokens      80.00  [90.00, -10.00]  (P 80.00, R 80.00)" in lines
    assert "  raw text     words/s      1000  [4000, -3000]" in lines
