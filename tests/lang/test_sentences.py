r"""Where sentences begin, by the rules alone: `sentences_en.txt` and `sentences_es.txt`.

One case a line: the text with a bar and a space (`| `) before every sentence but the first, and `⏎` for a line break.
Lines that begin with `# ` say what the cases below them are about. To add a case, add a line.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
import spacy

from careo.lang import LANGUAGES
from careo.lang.abbreviations import load_abbreviations
from careo.lang.breaks import find_breaks
from careo.lang.sentences import HARD_LIMIT, find_sentence_starts
from careo.lang.tokens import set_tokenizer

HERE = Path(__file__).parent
FEWEST = 150


def read_cases(lang):
    lines = (HERE / f"sentences_{lang}.txt").read_text(encoding="utf-8").splitlines()
    return [line.replace("⏎", "\n") for line in lines if line and not line.startswith("# ")]


CASES = [(lang, case) for lang in LANGUAGES for case in read_cases(lang)]


@cache
def tokenizer(lang):
    nlp = spacy.blank(lang)
    set_tokenizer(nlp, lang)
    return nlp


def mark(text, lang):
    doc = tokenizer(lang)(text)
    starts = {token.idx for token, begins in zip(doc, find_sentence_starts(doc, lang), strict=True) if begins}
    return "".join(("| " if at in starts and at else "") + char for at, char in enumerate(text))


@pytest.mark.parametrize(("lang", "marked"), CASES)
def test_sentences_begin_where_the_bars_are(lang, marked):
    plain = marked.replace("| ", "")
    assert mark(plain, lang) == marked


@pytest.mark.parametrize("lang", LANGUAGES)
def test_there_are_many_cases_and_none_twice(lang):
    cases = read_cases(lang)
    assert len(cases) == len(set(cases)) >= FEWEST


def test_every_text_begins_with_a_sentence_and_spaces_never_begin_one():
    doc = tokenizer("es")("  \n hola.  \n\n adiós")
    starts = find_sentence_starts(doc, "es")
    assert [token.text for token, begins in zip(doc, starts, strict=True) if begins] == ["hola", "adiós"]


def test_a_text_without_full_stops_is_cut():
    doc = tokenizer("en")("word " * 2000)
    starts = [at for at, begins in enumerate(find_sentence_starts(doc, "en")) if begins]
    assert max(right - left for left, right in pairwise(starts)) <= HARD_LIMIT + 1


def test_a_missing_space_after_a_full_stop_does_not_join_sentences():
    doc = tokenizer("en")("They came at dawn.They left at noon.")
    starts = find_sentence_starts(doc, "en")
    assert [token.text for token, begins in zip(doc, starts, strict=True) if begins] == ["They", "They"]


def test_breaks_are_offsets_of_line_breaks():
    text = "Uno\n\ndos tres\ncuatro\n- cinco"
    assert sorted(find_breaks(text)) == [3, 20]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_abbreviations_end_with_a_stop_and_stand_in_one_list(lang):
    known = load_abbreviations(lang)
    lists = [known.never_last, known.may_be_last, known.before_digit]
    assert all(word.endswith(("º", "ª", ".")) for words in lists for word in words)
    assert len(frozenset.union(*lists)) == sum(len(words) for words in lists)
