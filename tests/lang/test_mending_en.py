"""English trees mended where grammar leaves no choice."""

import pytest

from careo.understand.parsed import parse_documents
from tests.make import make_document


@pytest.mark.parametrize(
    ("text", "noun", "name"),
    [
        ("The journalist Luis Choy was shot dead.", "journalist", "Luis"),
        ("Rebels killed the farmer Ana Prado in Ayora.", "farmer", "Ana"),
    ],
)
def test_a_noun_before_a_name_describes_it(text, noun, name):
    (parsed,) = parse_documents([make_document(text)], lang="en")
    by_text = {token.text: token for token in parsed.syntax}
    assert by_text[noun].head.text == name or by_text[name].head.text == noun
    assert by_text[noun].dep_ != by_text[name].dep_


@pytest.mark.parametrize(
    ("text", "participle", "above"),
    [
        (
            "The Tamorians reject proposed Valdorian changes to the deal, the envoy Sami Rahal said.",
            "proposed",
            "changes",
        ),
        ("The envoy had proposed changes to the deal.", "proposed", "proposed"),
        ("The guards kept closed the gates of the town.", "closed", "kept"),
    ],
)
def test_a_participle_right_behind_a_verb_describes_the_noun_behind_it(text, participle, above):
    (parsed,) = parse_documents([make_document(text)], lang="en")
    assert next(token for token in parsed.syntax if token.text == participle).head.text == above


@pytest.mark.parametrize(
    ("text", "noun", "participle"),
    [
        ("Rebels killed two men caught in an attack on the post.", "men", "caught"),
        ("Rebels wounded two men caught in an attack.", "men", "caught"),
        ("Soldiers shot a boy caught near the fence.", "boy", "caught"),
        ("The rebels attacked, killing two men caught on the road.", "men", "caught"),
        ("Rebels freed two men held in a camp.", "men", "held"),
    ],
)
def test_whom_a_deed_befell_is_its_object_whatever_is_said_of_him_behind(text, noun, participle):
    (parsed,) = parse_documents([make_document(text)], lang="en")
    by_text = {token.text: token for token in parsed.syntax}
    assert (by_text[noun].dep_, by_text[participle].head.text) == ("obj", noun)


def test_a_participle_before_its_noun_is_no_deed():
    (parsed,) = parse_documents([make_document("The struck workers failed to return.")], lang="en")
    assert next(token for token in parsed.syntax if token.text == "workers").dep_ == "nsubj"
