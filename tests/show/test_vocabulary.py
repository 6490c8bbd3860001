"""Every value of the vocabularies has a word in both languages, and there is none for a value that is not."""

import tomllib
from enum import Enum
from pathlib import Path

import pytest

from careo import model
from careo.lang.acts import list_acts
from careo.show import vocabulary
from careo.show.vocabulary import LANGUAGES, term

TABLE = tomllib.loads(Path(vocabulary.__file__).with_suffix(".toml").read_text(encoding="utf-8"))
SHOWN = [getattr(model, name) for name in TABLE if name != "Act"]


def test_every_word_is_in_both_languages():
    rows = [words for section in TABLE.values() for words in section.values()]
    assert all(set(words) == set(LANGUAGES) and all(words.values()) for words in rows)


@pytest.mark.parametrize("vocabulary", SHOWN, ids=lambda one: one.__name__)
def test_the_words_are_those_of_the_vocabulary(vocabulary):
    assert issubclass(vocabulary, Enum)
    assert set(TABLE[vocabulary.__name__]) == {one.value for one in vocabulary}
    assert all(term(lang, one) for lang in LANGUAGES for one in vocabulary)


@pytest.mark.parametrize("name", ["Certainty", "CopyKind", "LinkKind", "Modality", "Polarity", "Question", "Relation"])
def test_what_pages_and_exports_show_has_words(name):
    assert name in TABLE


@pytest.mark.parametrize("name", ["RoleName", "Verdict", "VoiceKind", "VoiceMode", "SuggestionKind"])
def test_what_the_review_shows_has_words(name):
    assert name in TABLE


def test_every_act_has_a_name():
    assert set(TABLE["Act"]) == set(list_acts())
