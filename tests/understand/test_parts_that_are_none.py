"""Who takes no part: how often, whose unit, who is only quoted; names and lists of those who do."""

from __future__ import annotations

import pytest

from careo.model import RoleName
from tests.understand.told import acts, named, told_of


@pytest.mark.parametrize(
    ("lang", "text", "act", "whom"),
    [
        ("es", "Dos hombres dispararon siete veces contra Carlos Luna.", "shoot", {"Carlos Luna"}),
        ("es", "A nosotros la guerrilla nos golpeó.", "beat", {"nosotros"}),
        ("es", "Bravo huyó. Su viuda dijo: «A Hugo lo mataron por lo que escribía.»", "kill", {"Hugo"}),
        ("es", "La policía abrió la ruta; hay veinte detenidos, según la central.", "arrest", {"veinte detenidos"}),
        ("es", "Lo trasladó a la unidad. Su cuerpo fue hallado por unos pescadores.", "kill", set()),
        ("es", "La maestra vio que uno de ellos, al que identificó como Vivallo, la amenazó de muerte.",
         "threaten", {"La maestra"}),
        ("es", "Vio cómo enterraban cuerpos. Los asesinatos nadie los va a investigar.",
         "investigate", {"Los asesinatos"}),
        ("es", "Tuvimos un compañero caído y dos heridos leves.", "wound", {"dos heridos leves"}),
        ("es", "Tropas adscritas a la Brigada XI detuvieron en Tierralta a Luis Rojas.", "arrest", {"Luis Rojas"}),
        ("es", "Detuvieron a los campesinos Luis Rojas, Ana Rey y Juan Paz.",
         "arrest", {"los campesinos Luis Rojas", "Ana Rey", "Juan Paz"}),
        ("en", "Troops arrested the farmers Luis Rojas, Ana Rey and Juan Paz.",
         "arrest", {"the farmers Luis Rojas", "Ana Rey", "Juan Paz"}),
        ("es", "Una patrulla detuvo a Painemal en su casa.", "arrest", {"Painemal"}),
        ("es", "Una patrulla detuvo a Painemal y lo llevó al río. Fue ejecutado.", "execute", {"Painemal"}),
        ("es", "Muere baleado José Álvarez, de 32 años.", "kill", {"José Álvarez"}),
    ],
)  # fmt: skip
def test_whom(lang, text, act, whom):
    assert named(lang, text, act, RoleName.PATIENT) == whom


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Un grupo se apoderó de cinco fusiles.", "confiscate"),
        ("Los rebeldes se apoderaron del pueblo.", "seize-place"),
        ("En la requisa del penal hubo gritos.", "raid"),
        ("El cabo Yáñez fue baleado y está grave.", "shoot"),
        ("Los guerrilleros capturaron Tarata.", "seize-place"),
        ("Fue sometido a apremios ilegítimos.", "torture"),
    ],
)
def test_acts(text, act):
    assert acts("es", text) == {act}


def test_who_escapes_is_not_whom_it_befell():
    text = "Mataron al teniente gobernador. A mi hijo quisieron llevárselo pero se escapó por el cerro."
    event, _ = told_of(text, "es", "flee")
    assert event.roles == ()


def test_shots_order_nobody():
    text = "Los disparos los hizo el cabo Riquelme, ya fallecido."
    assert named("es", text, "kill", RoleName.INSTIGATOR) == set()


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("La maestra denunció las amenazas a la policía.", set()),
        ("La maestra denunció a la policía.", {"la policía"}),
        ("El fiscal imputó el crimen al Ejército.", {"Ejército"}),
        ("El obispo atribuyó la matanza a los subversivos.", {"los subversivos"}),
    ],
)
def test_whom_something_is_reported_to(text, accused):
    assert named("es", text, "accuse", RoleName.PATIENT) == accused
