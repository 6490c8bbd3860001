"""Incidents by learned choices: what they are, who is in them, and that they abstain."""

import json

import pytest

from careo.understand import understand
from careo.understand.incidents import find_incidents
from careo.understand.incidents.features import head_of
from careo.understand.incidents.weights import Choice, as_weights, load_weights
from tests.make import make_document

KIDNAPPED = (
    "Armed men kidnapped the engineer Tomás Abril this morning in San Salvador. "
    "The kidnappers, who belong to the rebel front, forced the engineer into a van, police said."
)
BOMBED = (
    "Guerrillas dynamited a power tower in Usulután last night. The explosion of the bomb destroyed the tower and "
    "two people were wounded. Police blamed the guerrillas for the attack."
)
HARMLESS = (
    "The minister opened the fair of Ayora on Monday. Farmers sold coffee and maize, and a band played in the square."
)


def incidents_of(text, lang="en"):
    doc = make_document(text, lang=lang)
    (reading,) = understand([doc])
    return doc, find_incidents(doc, reading)


@pytest.mark.parametrize(("text", "kind"), [(KIDNAPPED, "KIDNAPPING"), (BOMBED, "BOMBING")])
def test_an_incident_of_its_type_is_found(text, kind):
    _, found = incidents_of(text)
    assert kind in {one.kind for one in found}


def test_who_was_taken():
    doc, found = incidents_of(KIDNAPPED)
    people = [one.mention.span.quote(doc.text) for i in found for one in i.filling("human")]
    assert any("Abril" in words or "engineer" in words for words in people)


def test_surest_first_and_scores_are_probabilities():
    _, found = incidents_of(BOMBED)
    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_a_harmless_text_tells_of_none():
    assert incidents_of(HARMLESS)[1] == ()


def test_a_language_without_weights_abstains():
    assert load_weights("es") is None
    assert incidents_of("Los rebeldes secuestraron al ingeniero en Ayora.", lang="es")[1] == ()


def test_a_choice_is_a_softmax_of_its_weights():
    raw = {"choices": {"c": {"classes": ["no", "yes"], "bias": [0, 0], "weights": {"w": {"1": 2.0}}}}, "thresholds": {}}
    choice = as_weights(json.loads(json.dumps(raw))).choices["c"]
    assert isinstance(choice, Choice)
    assert choice.probabilities({"unseen": 1.0}) == {"no": 0.5, "yes": 0.5}
    assert choice.best({"w": 1.0}) == "yes"


@pytest.mark.parametrize(
    ("words", "head"),
    [("the mayor of Ayora", "mayor"), ("two car bombs", "bombs"), ("a van, painted blue", "van"), ("—", "")],
)
def test_head_of_a_phrase(words, head):
    assert head_of(words) == head
