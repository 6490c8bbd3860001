"""Word lists: the languages have the same files, tables and keys; only the words differ."""

import fnmatch

import pytest

from careo.errors import LanguageError
from careo.lang import LANGUAGES
from careo.lang.words import HERE, load_words

# Tables whose keys are themselves words of the language, or values that only one language has a word for.
KEYED_BY_WORDS = ("acts:*.not_of", "acts:*.not_by", "numbers:*", "times:slots.*", "layout:months")
FIRST, *OTHERS = LANGUAGES
SUBJECTS = load_words(FIRST).subjects()


def keys_by_table(table, path=""):
    """The keys of each table of a TOML file, by the table's dotted path; sub-tables are keys too."""
    found = {path: set(table)}
    for key, value in table.items():
        if isinstance(value, dict):
            found |= keys_by_table(value, f"{path}.{key}".lstrip("."))
    return found


def is_keyed_by_words(subject, path):
    return any(fnmatch.fnmatch(f"{subject}:{path}", pattern) and path for pattern in KEYED_BY_WORDS)


@pytest.mark.parametrize("lang", OTHERS)
def test_languages_have_the_same_files(lang):
    assert load_words(lang).subjects() == SUBJECTS
    assert SUBJECTS, "there are word lists"


@pytest.mark.parametrize("lang", OTHERS)
@pytest.mark.parametrize("subject", SUBJECTS)
def test_languages_have_the_same_tables_and_keys(lang, subject):
    first = keys_by_table(load_words(FIRST).table(subject))
    other = keys_by_table(load_words(lang).table(subject))
    assert {path for path in first if path} == {path for path in other if path}, f"{subject}: tables differ"
    differing = {
        path: (sorted(first[path] - other[path]), sorted(other[path] - first[path]))
        for path in first
        if first[path] != other[path] and not is_keyed_by_words(subject, path)
    }
    assert differing == {}, f"{subject}: keys only in {FIRST}, keys only in {lang}"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_list_says_what_it_is(lang, subject):
    text = (HERE / lang / f"{subject}.toml").read_text(encoding="utf-8")
    assert text.startswith("#"), f"{lang}/{subject}.toml: the head says what it is and who made it"


def test_a_subject_that_is_not_there_is_an_error():
    with pytest.raises(LanguageError, match=r"no such word list"):
        load_words(FIRST).table("no-such-subject")


def test_a_language_that_is_not_there_is_an_error():
    with pytest.raises(LanguageError, match="there are: en, es"):
        load_words("xx")


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_noun_for_people_stands_in_one_list_of_victims(lang):
    rows = load_words(lang).table("victims")["status"].values()
    words = [word for row in rows for word in row]
    assert sorted({word for word in words if words.count(word) > 1}) == []
