"""Read from bulletins and wire copy: patrols that come, those carried off, the latter, the dead who do nothing."""

from __future__ import annotations

import pytest

from careo.read import RawText
from careo.read import make_document as read_document
from careo.understand import understand
from tests.make import make_document


def events_of(text, lang):
    (reading,) = understand([make_document(text, lang=lang)])
    return reading.events


def names(event, role):
    return [one.name for one in event.roles if one.role == role]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "en",
            (
                "On 28 May 1988 a patrol from the base at Oscollo entered Huanta. The soldiers took ten peasants from "
                "their homes and tied them up."
            ),
        ),
        (
            "es",
            (
                "El 28 de mayo de 1988 una patrulla de la base de Oscollo ingresó a Huanta. Los soldados sacaron de "
                "sus casas a doce comuneros y los amarraron."
            ),
        ),
    ],
)
def test_what_those_do_who_came_was_when_and_where_they_came(lang, text):
    taken = events_of(text, lang)[0]
    assert taken.when is not None
    assert taken.when.timex == "1988-05-28"
    assert taken.where is not None
    assert taken.where.name == "Huanta"


def test_they_are_those_some_of_whom_the_sentence_before_tells_of():
    text = (
        "The soldiers took twelve peasants from their homes. Three of them were accused of having given food to "
        "deserters. They were taken away in a helicopter."
    )
    (away,) = (one for one in events_of(text, "en") if "away" in one.trigger.quote(text))
    assert names(away, "patient") == ["twelve peasants"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "The men fled on a red motorcycle."), ("es", "Los hombres huyeron en una moto roja.")],
)
def test_what_people_flee_on_is_no_place(lang, text):
    (flight,) = events_of(text, lang)
    assert not names(flight, "place")


def test_the_dead_do_not_flee():
    text = "Eleven dead were left by the explosion of a car bomb. They fled on foot."
    (flight,) = (one for one in events_of(text, "en") if one.act == "flee")
    assert not names(flight, "agent")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The ministry blamed the Front; the latter denied any part in it."),
        ("es", "El ministerio culpó al Frente; este negó toda participación."),
    ],
)
def test_the_latter_is_who_was_told_of_last(lang, text):
    (denial,) = (one for one in events_of(text, lang) if one.act in ("deny", "reject"))
    assert names(denial, "agent") == ["Front" if lang == "en" else "Frente"]


@pytest.mark.parametrize(
    ("line", "issuer"),
    [
        ("BULLETIN NO. 14 OF THE COMMITTEE OF RELATIVES", "COMMITTEE OF RELATIVES"),
        ("BOLETÍN N° 14 DEL COMITÉ DE FAMILIARES", "COMITÉ DE FAMILIARES"),
        ("COMUNICADO N° 088 DEL COMANDO POLÍTICO MILITAR", "COMANDO POLÍTICO MILITAR"),
    ],
)
def test_a_number_stands_between_a_bulletin_and_who_issues_it(line, issuer):
    doc = read_document(RawText(f"{line}\n\nOscollo, 3 May 1988\n\nTwo men are missing.\n", ()), "a.txt", sha256="")
    assert doc.issuer is not None
    assert doc.issuer.value == issuer


def test_who_asks_for_somebody_says_nothing_of_what_stands_behind_and():
    text = "Rosa Quispe cuenta que fue a preguntar por su marido y que el centinela le dijo que no había nadie."
    (reading,) = understand([make_document(text, lang="es")])
    assert ["Rosa Quispe", "centinela"] in [[voice.name for voice in one.voices[1:]] for one in reading.claims]


def test_a_dateline_may_end_with_a_stop_behind_the_agency():
    doc = read_document(
        RawText("Ayora, 5 May 1996 (South News). A bomb killed ten on Saturday.\n", ()), "a.txt", sha256=""
    )
    (reading,) = understand([doc])
    assert doc.dateline is not None
    assert reading.events[0].when.timex == "1996-05-04"
