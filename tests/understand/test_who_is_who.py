"""Who is who inside a document: names, letters, aliases, roles and pronouns, each marked with whom it stands for."""

from pathlib import Path

import pytest

from careo.lang import LANGUAGES
from careo.model import Reference
from careo.understand.mentions import find_mentions
from careo.understand.mentions.index import key_of
from careo.understand.parsed import parse_documents
from tests.make import make_document
from tests.plain import mark, strip_marks

HERE = Path(__file__).parent
LEAST_CASES = 120
# Not read right on the last measured run; some may be by now, so they are not strict. To be emptied.
MISSED = set((HERE / "who_is_who_missed.txt").read_text(encoding="utf-8").splitlines())


def cases(lang):
    rows = (HERE / f"who_is_who_{lang}.txt").read_text(encoding="utf-8").splitlines()
    return [row for row in rows if row and not row.startswith("#")]


def words_of(mention, text):
    """The span of a mention's name, without the title or article before it; a pronoun is its own."""
    quote = mention.span.quote(text)
    if quote.endswith(mention.name):
        return type(mention.span)(mention.span.doc_id, mention.span.stop - len(mention.name), mention.span.stop)
    return mention.span


def remarked(parsed):
    """The text with every mention marked that stands for an actor under another name."""
    text = parsed.doc.text
    mentions, actors = find_mentions(parsed, reference=Reference())
    names = {actor.id: actor.name for actor in actors}
    found = []
    for mention in mentions:
        name = names.get(mention.actor_id)
        span = words_of(mention, text)
        if name is not None and key_of(span.quote(text)) != key_of(name):
            found.append((span, name))
    return mark(text, sorted(found))


@pytest.fixture(scope="module")
def read():
    """Each case as it is read; all of a language parsed in one batch."""
    found = {}
    for lang in LANGUAGES:
        rows = cases(lang)
        docs = [make_document(strip_marks(row), lang=lang, path=f"{n}.txt") for n, row in enumerate(rows)]
        for row, parsed in zip(rows, parse_documents(docs, lang=lang), strict=True):
            found[lang, row] = remarked(parsed)
    return found


@pytest.mark.parametrize(("lang", "marked"), [(lang, row) for lang in LANGUAGES for row in cases(lang)])
def test_who_is_who(read, lang, marked):
    if marked in MISSED and read[lang, marked] != marked:
        pytest.xfail("not read yet")
    assert read[lang, marked] == marked


@pytest.mark.parametrize("lang", LANGUAGES)
def test_there_are_enough_cases_and_a_third_stays_open(lang):
    rows = cases(lang)
    assert len(rows) >= LEAST_CASES
    assert sum("⟦" not in row for row in rows) * 3 >= len(rows)
