"""What bulletins and wires say around a deed: who the source is, when it was seen, what is not ruled out."""

from __future__ import annotations

import pytest

from careo.model import Certainty, RoleName
from careo.understand import understand
from tests.make import make_document
from tests.understand.told import named, told_of


@pytest.mark.parametrize(
    ("lang", "text", "content"),
    [
        (
            "en",
            "According to two nurses who spoke on condition that their names be withheld, soldiers killed the priest.",
            "soldiers killed the priest",
        ),
        ("es", "Según un hombre que estaba allí, los soldados mataron al cura.", "los soldados mataron al cura"),
    ],
)
def test_a_clause_about_the_source_is_not_what_it_says(lang, text, content):
    _, claim = told_of(text, lang, "kill")
    assert claim.content.quote(text) == content
    assert claim.certainty is Certainty.REPORTED


@pytest.mark.parametrize(
    ("lang", "text", "act"),
    [
        ("en", "Doctors who saw the bodies on 16 July 1988 found that seven had been shot at close range.", "shoot"),
        (
            "es",
            "Los médicos que vieron los cuerpos el 16 de julio de 1988 hallaron que siete fueron fusilados.",
            "execute",
        ),
    ],
)
def test_the_day_on_which_a_source_saw_it_is_not_the_day_of_the_deed(lang, text, act):
    assert told_of(text, lang, act)[0].when is None


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "He said the police had no reason to rule out that rivals murdered Vidal."),
        ("en", 'He said the police had "no reason to rule out" that Vidal had been murdered by rivals.'),
        ("es", "El ministro dijo que no había razón para descartar que sus rivales mataran a Vidal."),
    ],
)
def test_what_there_is_no_reason_to_rule_out_may_be(lang, text):
    event, claim = told_of(text, lang, "kill")
    assert claim.certainty is Certainty.HEDGED
    assert event.polarity.value == "positive"


def test_nobody_speaks_out_of_the_subject_of_a_passive():
    text = (
        "The body of Hernán Vidal, 41, secretary general of the Dockworkers' Federation, was found on a rubbish dump."
    )
    _, claim = told_of(text, "en", "kill")
    assert len(claim.voices) == 1


def test_they_are_neither_who_speaks_nor_who_is_told():
    text = '"If they do not arrest them, we will," the deputy told reporters.'
    assert not named("en", text, "arrest", RoleName.PATIENT)
    (reading,) = understand([make_document(text, lang="en")])
    assert all(role.name not in ("reporters", "deputy") for event in reading.events for role in event.roles)


@pytest.mark.parametrize(
    ("lang", "text", "done"),
    [
        (
            "en",
            "On 3 September 1988 the brigade executed Vidal and threatened to kill ten more before Christmas.",
            "execute",
        ),
        (
            "es",
            "El 3 de septiembre de 1988 la brigada ejecutó a Vidal y amenazó con matar a diez antes de Navidad.",
            "execute",
        ),
    ],
)
def test_what_is_threatened_lies_ahead_and_is_another_deed(lang, text, done):
    (reading,) = understand([make_document(text, lang=lang)])
    killed = next(one for one in reading.events if one.act == done)
    meant = next(one for one in reading.events if one.modality.value == "threatened")
    assert killed.when is not None
    assert killed.when.timex == "1988-09-03"
    assert meant.episode != killed.episode


def test_who_dares_to_claim_says_it():
    text = "Minister Arancibia, that well-known drug trafficker, dares to claim that the prisoners killed each other."
    _, claim = told_of(text, "en", "kill")
    assert claim.voices[-1].name == "Arancibia"


def test_the_accused_do_not_accuse():
    text = "The accused, Lieutenant Marco Rivas and Sergeant Elías Portillo, are charged with the murder of Ana Castro."
    _, claim = told_of(text, "en", "kill")
    assert claim.voices[-1].name == "unknown"


def test_what_is_put_in_between_commas_leaves_the_subject_to_the_verb_behind():
    text = (
        "The prosecution alleges that on that day Sergeant Portillo, acting on the orders of Lieutenant Rivas, fired "
        "four shots at the victim."
    )
    assert named("en", text, "shoot", RoleName.AGENT) == {"Sergeant Portillo"}


@pytest.mark.parametrize(
    "text",
    [
        "The police denied the attack. It killed two children.",
        "A bomb exploded near the school. It killed two children.",
        "The navy laid mines. It killed two fishermen.",
        "The ministry opened the road. A mine exploded. It killed two farmers.",
    ],
)
def test_it_is_no_body_where_it_may_be_a_deed_or_a_weapon(text):
    assert not named("en", text, "kill", RoleName.AGENT)


@pytest.mark.parametrize(
    ("lang", "text", "ordered"),
    [
        ("en", "It has not been proven that Rivas ordered the massacre.", set()),
        ("en", "The colonel did not order the massacre.", set()),
        ("en", "The colonel ordered the massacre.", {"The colonel"}),
        ("es", "No se ha probado que Rivas ordenara la masacre.", set()),
        ("es", "El coronel no ordenó la masacre.", set()),
        ("es", "El coronel ordenó la masacre.", {"El coronel"}),
    ],
)
def test_who_did_not_order_it(lang, text, ordered):
    assert named(lang, text, "massacre", RoleName.INSTIGATOR) == ordered
