"""Words as the encoder reads them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careo.lang.pieces import BEGIN, END, HIDDEN_SHAPE, MASK, MOST_PIECES, PAD, SHAPES, UNKNOWN, Pieces, plain, shape


@pytest.fixture
def pieces(tmp_path):
    path = tmp_path / "pieces.txt"
    known = [PAD, UNKNOWN, BEGIN, END, MASK, "mur", "##io", "m", "##u", "##r", "##i", "##o", ".", "-", "ee", "uu"]
    path.write_text("\n".join(known) + "\n", encoding="utf-8")
    return Pieces(path)


def test_the_longest_piece_wins(pieces):
    assert pieces.of("Murió") == (pieces.ids["mur"], pieces.ids["##io"])


def test_marks_stand_alone(pieces):
    assert pieces.of("EE.UU.") == tuple(pieces.ids[one] for one in ("ee", ".", "uu", "."))


def test_an_unknown_letter_makes_the_run_unknown(pieces):
    assert pieces.of("murж") == (pieces.unknown,)


def test_a_word_without_anything_known_still_has_a_piece(pieces):
    assert pieces.of("\u00a0") == (pieces.unknown,)


def test_a_long_word_keeps_both_ends(pieces):
    assert len(pieces.of("m" + "u" * 50_000)) == MOST_PIECES


def test_a_sentence_says_where_its_words_are(pieces):
    ids, shapes, first, last = pieces.sentence(["Murió", "."])
    assert ids == [pieces.begin, pieces.ids["mur"], pieces.ids["##io"], pieces.ids["."], pieces.end]
    assert (first, last) == ([1, 3], [2, 3])
    assert shapes[0] == shapes[-1] == HIDDEN_SHAPE
    assert shapes[1] == shapes[2] == shape("Murió")


@pytest.mark.parametrize(
    ("one", "other"),
    [("lima", "Lima"), ("Lima", "LIMA"), ("llego", "llegó"), ("ano", "año"), ("a", "1"), ("U.S.", "Us")],
)
def test_shapes_tell_apart_what_plain_letters_do_not(one, other):
    assert shape(one) != shape(other)


@given(st.text(min_size=1, max_size=30))
def test_every_word_has_a_shape_and_plain_letters(word):
    assert 0 <= shape(word) < SHAPES - 1
    assert plain(word) == plain(plain(word))
