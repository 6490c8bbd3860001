"""What a source is told not to say: it is not its claim, stays open, or is taken for known."""

from __future__ import annotations

import pytest

from careo.model import Certainty, Polarity
from careo.understand import understand
from tests.make import make_document


def told(text, lang, act):
    """Certainty, polarity and the voices beside the author's, of the claim that tells an act."""
    (reading,) = understand([make_document(text, lang=lang)])
    (event,) = (one for one in reading.events if one.act == act)
    claims = [claim for claim in reading.claims if claim.id in event.claim_ids]
    assert len(claims) == 1
    return claims[0].certainty, claims[0].polarity, [voice.name for voice in claims[0].voices[1:]]


OPEN = (Certainty.HEDGED, Polarity.POSITIVE, [])
KNOWN = (Certainty.ASSERTED, Polarity.POSITIVE, [])


@pytest.mark.parametrize(
    ("lang", "text", "act", "how"),
    [
        ("en", "The army did not say that it killed them.", "kill", OPEN),
        ("en", "The minister has not said whether soldiers killed them.", "kill", OPEN),
        ("en", "The police did not confirm that they arrested him.", "arrest", OPEN),
        ("en", "The police declined to confirm that they arrested him.", "arrest", OPEN),
        ("en", "The rebels never claimed that they killed him.", "kill", OPEN),
        ("en", "The army never admitted that it killed them.", "kill", KNOWN),
        ("en", "The president refused to admit that the army killed them.", "kill", KNOWN),
        ("en", "The police did not say who killed the mayor.", "kill", KNOWN),
        ("en", "Nobody knows who planned the massacre.", "massacre", KNOWN),
        ("en", "The Commission could not determine who ordered the killing.", "kill", KNOWN),
        ("es", "El Ejército no dijo que los mató.", "kill", OPEN),
        ("es", "El ministro no ha dicho si los soldados los mataron.", "kill", OPEN),
        ("es", "La policía no confirmó que lo detuvo.", "arrest", OPEN),
        ("es", "La policía se negó a confirmar que lo detuvo.", "arrest", OPEN),
        ("es", "Los rebeldes nunca afirmaron que lo mataron.", "kill", OPEN),
        ("es", "El Ejército nunca admitió que los mató.", "kill", KNOWN),
        ("es", "El presidente se negó a admitir que el Ejército los mató.", "kill", KNOWN),
        ("es", "La policía no dijo quién mató al alcalde.", "kill", KNOWN),
        ("es", "Nadie sabe quién planeó la masacre.", "massacre", KNOWN),
        ("es", "La Comisión no pudo determinar quién ordenó la matanza.", "massacre", KNOWN),
    ],
)
def test_what_is_not_said_is_nobodys_claim(lang, text, act, how):
    assert told(text, lang, act) == how


@pytest.mark.parametrize(
    ("lang", "text", "act", "voice", "certainty"),
    [
        ("en", "The army not only said that it killed them.", "kill", "army", Certainty.REPORTED),
        ("en", "The army did not deny that it killed them.", "kill", "army", Certainty.REPORTED),
        ("en", "The army denied that it killed them.", "kill", "army", Certainty.DENIED),
        ("en", "The witness, who asked not to be named, said that soldiers shot the boy.", "shoot", "witness",
         Certainty.REPORTED),
        ("en", "The witness said that he saw soldiers shoot the boy.", "shoot", "witness", Certainty.REPORTED),
        ("es", "El Ejército no solo dijo que los mató.", "kill", "Ejército", Certainty.REPORTED),
        ("es", "El Ejército no negó que los mató.", "kill", "Ejército", Certainty.REPORTED),
        ("es", "El Ejército negó que los mató.", "kill", "Ejército", Certainty.DENIED),
        ("es", "El testigo, que pidió no ser identificado, dijo que los soldados mataron al muchacho.", "kill",
         "testigo", Certainty.REPORTED),
        ("es", "El testigo dijo que vio a soldados matar al muchacho.", "kill", "testigo", Certainty.REPORTED),
    ],
)  # fmt: skip
def test_what_is_said_stays_who_says_it(lang, text, act, voice, certainty):
    assert told(text, lang, act) == (
        certainty,
        Polarity.NEGATIVE if certainty is Certainty.DENIED else Polarity.POSITIVE,
        [voice],
    )
