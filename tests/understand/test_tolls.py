"""Who died and who was hurt where both are told, who shares their fate, and whose shots they died of."""

from __future__ import annotations

import pytest

from careo.model import Certainty, Modality, RoleName
from careo.understand import understand
from tests.make import make_document
from tests.understand.told import acts, named, told_of


def counts(lang: str, text: str, act: str) -> list[int | None]:
    event, _ = told_of(text, lang, act)
    return [one.quantity.low for one in event.counts]


@pytest.mark.parametrize(
    ("lang", "text", "dead", "hurt"),
    [
        ("en", "One person died and 29 others, including 25 policemen, were injured.", [1], [29, 25]),
        ("en", "Two soldiers died and five policemen, including a captain, were wounded.", [2], [5, 1]),
        ("en", "Two soldiers died and five policemen were wounded, including a captain.", [2], [5, 1]),
        ("en", "The bomb killed three soldiers and wounded five civilians, including two children.", [3], [5, 2]),
        ("es", "Una persona murió y otras 29, entre ellas 25 policías, resultaron heridas.", [1], [29, 25]),
        ("es", "Murieron dos soldados y otros cuatro, entre ellos un teniente, quedaron heridos.", [2], [4, 1]),
        ("es", "El ataque dejó nueve heridos, dos de los cuales fallecieron.", [2], [9]),
    ],
)
def test_the_hurt_are_not_the_dead(lang, text, dead, hurt):
    assert counts(lang, text, "kill") == dead
    assert counts(lang, text, "wound") == hurt


@pytest.mark.parametrize(
    ("lang", "text", "patients"),
    [
        ("en", "The mayor was killed along with two guards and a driver.", {"The mayor", "two guards", "a driver"}),
        ("en", "Along with two guards, the mayor was killed.", {"two guards", "the mayor"}),
        ("en", "Rebels killed the mayor together with two guards.", {"the mayor", "two guards"}),
        ("en", "The mayor was killed, as were two bodyguards.", {"The mayor", "two bodyguards"}),
        ("en", "The mayor was killed with his wife.", {"The mayor", "his wife"}),
        ("en", "The soldiers were killed with their own rifles.", {"The soldiers"}),
        ("es", "El alcalde fue asesinado junto con dos guardias.", {"El alcalde", "dos guardias"}),
        ("es", "Junto con dos guardias murió el alcalde.", {"el alcalde", "dos guardias"}),
        ("es", "El alcalde fue asesinado junto a la iglesia.", {"El alcalde"}),
        ("es", "El alcalde fue asesinado con su esposa y sus dos hijos.", {"El alcalde", "su esposa", "sus dos hijos"}),
        ("es", "Juan Páez fue asesinado, al igual que dos guardias.", {"Juan Páez", "dos guardias"}),
    ],
)
def test_who_shares_what_befell_somebody(lang, text, patients):
    assert named(lang, text, "kill", RoleName.PATIENT) == patients


@pytest.mark.parametrize(
    ("lang", "text", "act", "agents"),
    [
        ("en", "Soldiers, along with militiamen, burned the village.", "arson", {"Soldiers", "militiamen"}),
        ("es", "El Ejército, junto con la Policía, allanó la aldea.", "raid", {"El Ejército", "la Policía"}),
        ("en", "Four people were killed by police bullets.", "kill", {"police"}),
        ("en", "A child was killed by rebel mortar fire.", "kill", {"rebel"}),
        ("en", "The policeman was shot with a police revolver.", "shoot", set()),
        ("es", "Murió por una bala de la policía.", "kill", {"la policía"}),
        ("es", "Mataron al sargento con un fusil del Ejército.", "kill", set()),
        ("en", "Eight people died as a result of an air force raid on Ayora.", "kill", {"air force"}),
        ("en", "An official said 40 of these deaths took place due to police firing on mobs.", "kill", {"police"}),
        (
            "en",
            "The police firing on the crowd, in which one person was killed, was condemned.",
            "kill",
            {"The police"},
        ),
        ("en", "Three soldiers died in the raid on the camp in which the army captured ten rebels.", "kill", set()),
        ("es", "Murieron cuatro personas a causa de disparos efectuados por soldados.", "kill", {"soldados"}),
        ("es", "Exigió una investigación de los disparos de la policía en los que murió uno.", "kill", {"la policía"}),
        ("es", "El ataque del Ejército contra la aldea fue condenado por el obispo.", "attack", {"Ejército"}),
    ],
)
def test_who_did_it(lang, text, act, agents):
    assert named(lang, text, act, RoleName.AGENT) == agents


@pytest.mark.parametrize(
    ("lang", "text", "act"),
    [
        ("en", "They threatened to kill the men who burned the village and raped the women.", "arson"),
        ("en", "They threatened to kill the men who burned the village and raped the women.", "rape"),
        ("en", "They demanded the release of the men who were arrested and tortured by the police.", "torture"),
        ("en", "He demanded action against the policemen who killed a man during a march.", "protest"),
        ("en", "He demanded an inquiry into the firing that left one dead and several injured.", "wound"),
        ("es", "Exigió acciones contra los policías que mataron a un hombre durante una marcha.", "protest"),
        ("es", "De las 23 personas que iban a bordo murieron 19.", "kill"),
        ("en", "All but three prisoners were shot.", "shoot"),
    ],
)
def test_what_was_done_by_those_spoken_of_is_not_planned(lang, text, act):
    event, claim = told_of(text, lang, act)
    assert event.modality is Modality.ACTUAL
    assert claim.certainty in (Certainty.ASSERTED, Certainty.REPORTED)


@pytest.mark.parametrize(
    ("lang", "text", "act", "modality"),
    [
        ("en", "He threatened to kill the men who burned the village.", "kill", Modality.THREATENED),
        ("es", "El Ejército iba a atacar la aldea.", "attack", Modality.PLANNED),
    ],
)
def test_what_is_planned_stays_so(lang, text, act, modality):
    assert told_of(text, lang, act)[0].modality is modality


def test_what_the_dying_say_kills_nobody():
    assert "kill" not in acts("en", "Idris gave a dying declaration about the attack.")


@pytest.mark.parametrize("lang", ["en", "es"])
def test_an_aside_at_the_end_of_a_text_is_read(lang):
    text = {"en": "Two died and five, including,", "es": "Dos murieron y cinco, entre ellos,"}[lang]
    (reading,) = understand([make_document(text, lang=lang)])
    assert reading.claims
