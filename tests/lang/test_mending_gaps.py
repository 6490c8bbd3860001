"""English trees: two subjects of one passive, whom ", who" goes on about, titles, and what stands behind "that"."""

import pytest

from careo.understand.parsed import parse_documents
from tests.make import make_document


def parsed(text):
    (one,) = parse_documents([make_document(text)], lang="en")
    return {token.text: token for token in one.syntax}


@pytest.mark.parametrize(
    ("text", "noun", "verb"),
    [
        ("At least 82 men were killed and 282 women and children abducted into slavery.", "women", "abducted"),
        ("At least 82 men were killed and 282 women and children abducted into slavery.", "men", "killed"),
        ("It finds that nine died, and that women held in the camp, among them Ana, were raped.", "women", "raped"),
    ],
)
def test_who_suffers_what(text, noun, verb):
    token = parsed(text)[noun]
    assert (token.head.text, token.dep_) == (verb, "nsubj:pass")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He was tied to a chair and given electric shocks by Captain Mora, who denied it.", "Mora"),
        ("The teacher was shot in the presence of the priest, who denied it.", "priest"),
    ],
)
def test_whom_who_goes_on_about(text, name):
    assert parsed(text)["denied"].head.text == name


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        ("That my son begged them not to hurt his father, but Cpl. Tan hit him on the mouth.", "Cpl", "Tan"),
        ("Members of the Security Branch abducted Mr Sipho Ndaba and Ms Nomsa Dube.", "Ms", "Nomsa"),
    ],
)
def test_a_title_is_of_the_name_behind_it(text, title, name):
    assert parsed(text)[title].head.text == name


def test_a_number_behind_the_year_counts_what_follows():
    token = parsed("Since the beginning of the year 14 heads of villages have been murdered.")["year"]
    assert token.head.text == "beginning"
