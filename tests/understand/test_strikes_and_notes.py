"""Who strikes by what a strike did or how it ended, who goes to a march, and notes in which somebody protests."""

import pytest

from careo.model import RoleName
from tests.understand.told import acts, named


@pytest.mark.parametrize(
    ("act", "text", "doers"),
    [
        ("strike", "Los camioneros levantaron la huelga que paralizó el puerto.", {"Los camioneros"}),
        ("strike", "Los peones iniciaron una huelga que paralizó la ciudad.", {"Los peones"}),
        ("strike", "La policía levantó la huelga que paralizó el puerto.", set()),
        ("strike", "El paro que acataron los obreros fue total.", {"los obreros"}),
        ("protest", "La huelga en la que protestan los mineros sigue.", {"los mineros"}),
        ("protest", "La marcha, a la que asistieron dos mil obreros, terminó.", {"dos mil obreros"}),
        ("protest", "Seferi dijo haber escrito al ministro para protestar contra la ley.", {"Seferi"}),
        ("strike", "El sindicato dijo haber convocado una huelga.", {"El sindicato"}),
        ("protest", "El grupo difundió un comunicado de protesta.", {"El grupo"}),
        ("protest", "Los vecinos expresaron su protesta.", {"Los vecinos"}),
        ("attack", "La cadena emitió el ataque.", set()),
        ("protest", "Unos taxistas colapsaron el centro con una marcha lenta.", {"Unos taxistas"}),
        ("protest", "La policía acabó con una marcha.", set()),
        ("protest", "Cerca de un millar de obreros marcharon.", {"Cerca de un millar de obreros"}),
        ("block", "Alrededor de un centenar de obreros bloqueó la ruta.", {"Alrededor de un centenar de obreros"}),
        ("bomb", "Cerca de un grupo de obreros estalló una bomba.", set()),
        (
            "demand",
            "Los mineros rumanos del valle de Jiu, que avanzan para exigir aumentos, rompieron la barrera.",
            {"Los mineros rumanos del valle de Jiu"},
        ),
    ],
)
def test_who_strikes_or_protests(act, text, doers):
    assert named("es", text, act, RoleName.AGENT) == doers


def test_english_voices_a_protest_and_issues_no_attack():
    assert named("en", "The union voiced its protest.", "protest", RoleName.AGENT) == {"The union"}
    assert named("en", "The station published the attack.", "attack", RoleName.AGENT) == set()


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("El canciller entregó una nota de protesta al embajador de Tamoria.", {"embajador de Tamoria"}),
        ("El canciller cursó una protesta a Tamoria.", {"Tamoria"}),
        ("El gobierno dirigió una carta de protesta al presidente.", {"presidente"}),
    ],
)
def test_to_whom_a_note_is_handed(text, whom):
    assert named("es", text, "protest", RoleName.PATIENT) == whom


def test_who_went_to_a_march_helped_nobody():
    assert acts("es", "La marcha, a la que asistieron dos mil obreros, terminó.") == {"protest"}
    assert acts("es", "Las víctimas, a las que asistieron los médicos, viven.") == {"aid"}


def test_debts_are_no_relatives():
    text = "Los agricultores han solicitado al gobierno una reestructuración de sus deudas."
    assert named("es", text, "demand", RoleName.PATIENT) == {"gobierno"}


@pytest.mark.parametrize(
    "text", ["El alcalde, que habían secuestrado los rebeldes, huyó.", "El alcalde que secuestraron los rebeldes huyó."]
)
def test_who_stands_behind_what_was_done_to_somebody_did_it(text):
    assert named("es", text, "kidnap", RoleName.AGENT) == {"los rebeldes"}
    assert named("es", text, "kidnap", RoleName.PATIENT) == {"El alcalde"}


@pytest.mark.parametrize(
    ("act", "text", "whom"),
    [
        ("clash", "Los manifestantes se enfrentaron a pedradas con la policía.", {"la policía"}),
        ("shoot", "Los vecinos dispararon con fusiles contra la policía.", {"la policía"}),
        ("kill", "Los rebeldes mataron con machetes a los vecinos.", {"los vecinos"}),
        ("demand", "Los presos reclaman su traslado al norte de Lima.", set()),
    ],
)
def test_whom_it_befalls_behind_a_weapon_and_where_to_somebody_wants(act, text, whom):
    assert named("es", text, act, RoleName.PATIENT) == whom
