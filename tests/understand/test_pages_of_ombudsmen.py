"""Read from pages of ombudsmen and commissions: what is still to come, reactions, the one dead, whoever "which" is."""

from __future__ import annotations

import pytest

from careo.model import Modality, RoleName
from careo.understand import understand
from tests.make import make_document as make_text
from tests.understand.told import told_of


@pytest.mark.parametrize(
    ("lang", "text", "act", "modality"),
    [
        ("es", "El gobierno decretará una amnistía.", "release", Modality.PLANNED),
        ("es", "El ministro anunció que el gobierno decretará el estado de emergencia.", "emergency", Modality.PLANNED),
        ("en", "The government will declare a state of emergency.", "emergency", Modality.PLANNED),
        # What is known to have been is not to come.
        ("es", "El gobierno investigará la masacre de Ayora.", "massacre", Modality.ACTUAL),
        ("es", "El presidente condenará el asesinato del alcalde.", "kill", Modality.ACTUAL),
        ("en", "The government will investigate the massacre.", "massacre", Modality.ACTUAL),
    ],
)
def test_what_is_still_to_come(lang, text, act, modality):
    event, _ = told_of(text, lang, act)
    assert event.modality is modality


def test_who_reacts_with_stones_tells_nothing_of_the_police():
    text = "Los policías intentaron desalojarlos con gases; los manifestantes respondieron con piedras."
    (reading,) = understand([make_text(text, lang="es")])
    assert all(voice.name != "manifestantes" for one in reading.claims for voice in one.voices)


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        (
            "en",
            "The complaint was sent to the Government, which replied that Manfredo had left the country.",
            "Government",
        ),
        ("es", "La denuncia se envió al Gobierno, que respondió que Manfredo había salido del país.", "Gobierno"),
    ],
)
def test_which_is_whoever_stands_before_it(lang, text, name):
    (reading,) = understand([make_text(text, lang=lang)])
    voices = {
        one.voices[-1].name for one in reading.claims if "Manfredo" in one.content.quote(text) and len(one.voices) > 1
    }
    assert voices == {name}


@pytest.mark.parametrize("text", ["Hay un fallecido.", "Hubo tres heridos y un fallecido."])
def test_one_dead_is_told(text):
    event, _ = told_of(text, "es", "kill")
    assert [one.span.quote(text) for one in event.roles if one.role is RoleName.PATIENT] == ["un fallecido"]
