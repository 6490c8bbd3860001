"""acts.yaml: words of a case's own for acts, checked; bad entries say what is wrong and where."""

import pytest

from careo.errors import ReferenceDataError
from careo.model import KnownWords
from careo.read import find_files, read_reference

ENTRY = "- {{act: kidnap, es: {0}}}\n"


def write(folder, text, name="acts.yaml"):
    (folder / name).write_text(text, encoding="utf-8")


def test_words_are_read_language_by_language(tmp_path):
    write(
        tmp_path,
        "- act: kidnap\n  code: '1823'\n  es: {verbs: [levantar], nouns: levantón}\n  en: {suffers: go away}\n",
    )
    assert read_reference([tmp_path]).words == (
        KnownWords("kidnap", "en", suffers=("go away",), code="1823"),
        KnownWords("kidnap", "es", verbs=("levantar",), nouns=("levantón",), code="1823"),
    )


def test_the_file_is_no_report(tmp_path):
    write(tmp_path, ENTRY.format("{nouns: levantón}"))
    assert list(find_files([tmp_path])) == []


def test_an_empty_file_brings_no_words(tmp_path):
    write(tmp_path, "# later\n")
    assert read_reference([tmp_path]).words == ()


def test_other_words_are_another_version(tmp_path):
    write(tmp_path, ENTRY.format("{nouns: levantón}"))
    first = read_reference([tmp_path]).version()
    write(tmp_path, ENTRY.format("{nouns: levante}"))
    assert read_reference([tmp_path]).version() != first


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- {act: lift, es: {nouns: levantón}}\n", r"entry 1: act lift: no such act; docs/acts\.md lists them"),
        ("- {es: {nouns: levantón}}\n", "entry 1: act missing: no such act"),
        ("- {act: kidnap}\n", "entry 1: act kidnap: no words; give some under en or es"),
        ("- {act: kidnap, fr: {nouns: rapt}}\n", "unknown key fr; an act may have act, code, en, es"),
        (ENTRY.format("{verb: levantar}"), "unknown key verb; what stands under es may have verbs, suffers, nouns"),
        (ENTRY.format("[levantar]"), "what stands under es is a list of keys and values"),
        (ENTRY.format("{verbs: ['levantar *']}"), "verbs: words are expected, not 'levantar .'"),
        (ENTRY.format("{nouns: [7]}"), "nouns: words are expected, not 7"),
        ("- {act: kidnap, code: eighteen, es: {nouns: levantón}}\n", "code eighteen: two to four digits"),
        ("levantón", "a list of acts is expected"),
        ("- {act: ", r"acts\.yaml: .*check indentation"),
    ],
)
def test_bad_entries_say_what_is_wrong(tmp_path, text, said):
    write(tmp_path, text)
    with pytest.raises(ReferenceDataError, match=said):
        read_reference([tmp_path])
