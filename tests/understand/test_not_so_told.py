"""What is not told as done or denied: stories and drills, how somebody did not die, cases that are written down."""

from __future__ import annotations

from datetime import date

import pytest

from careo.model import Certainty, Modality, Polarity
from careo.understand import understand
from tests.make import make_document
from tests.understand.told import told_of

IN_OCTOBER = "In February 1986 soldiers killed ten farmers. In October alone, 30 people were arrested."
EN_OCTUBRE = "El estado de emergencia rige desde febrero de 1986. Sólo en octubre la policía detuvo a 30 personas."


@pytest.mark.parametrize(
    ("lang", "text", "act"),
    [
        ("en", "In the film, soldiers massacre a village.", "massacre"),
        ("en", "In the novel a guerrilla kidnaps a minister.", "kidnap"),
        ("en", "During the drill, the police freed the hostages.", "release"),
        ("es", "En la película, los soldados masacran a un pueblo.", "massacre"),
        ("es", "Durante el simulacro, los policías liberaron a los rehenes.", "release"),
    ],
)
def test_stories_and_drills_tell_no_deed(lang, text, act):
    event, claim = told_of(text, lang, act)
    assert (event.modality, claim.certainty) == (Modality.HYPOTHETICAL, Certainty.HYPOTHETICAL)


@pytest.mark.parametrize(
    ("lang", "text", "act"),
    [
        ("en", "During the drill, a soldier was killed.", "kill"),
        ("en", "In the film, witnesses say that soldiers killed thirty men.", "kill"),
        ("en", "Soldiers killed three people in the film studio.", "kill"),
        ("es", "Durante el simulacro murió un soldado.", "kill"),
        ("es", "En la película, los testigos dicen que los soldados mataron a treinta hombres.", "kill"),
        ("en", "A film about the massacre of Ayora opened.", "massacre"),
    ],
)
def test_what_is_real_beside_them(lang, text, act):
    assert told_of(text, lang, act)[0].modality is Modality.ACTUAL


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("en", "The villager was not killed in combat but executed.", "not killed in combat"),
        ("es", "El campesino no murió en combate sino que fue ejecutado.", "no murió en combate"),
        ("es", "El campesino no murió en un enfrentamiento.", "no murió en un enfrentamiento"),
    ],
)
def test_only_how_somebody_died_is_denied(lang, text, words):
    _, claim = told_of(text, lang, "kill")
    assert claim.degree is not None
    assert claim.degree.span.quote(text) == words


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Nobody died in combat."),
        ("en", "The villager was not killed."),
        ("es", "Nadie murió en combate."),
        ("es", "El campesino no murió."),
    ],
)
def test_that_anybody_died_is_denied(lang, text):
    event, claim = told_of(text, lang, "kill")
    assert (event.polarity, claim.degree) == (Polarity.NEGATIVE, None)


@pytest.mark.parametrize(
    ("lang", "text", "modality"),
    [
        ("en", "The committee registered a case of murder.", Modality.ACTUAL),
        ("en", "Police registered a case of murder against him.", Modality.HYPOTHETICAL),
        ("es", "El comité registró un caso de asesinato.", Modality.ACTUAL),
    ],
)
def test_cases_that_are_written_down(lang, text, modality):
    assert told_of(text, lang, "kill")[0].modality is modality


@pytest.mark.parametrize(
    ("lang", "text", "said"),
    [
        ("en", "The peasants who say that the army burned the village were threatened.",
         "that the army burned the village"),
        ("en", "Witnesses who claim that the police shot the boy have been attacked.", "that the police shot the boy"),
        ("es", "Los campesinos que dicen que el ejército quemó la aldea fueron amenazados.",
         "que el ejército quemó la aldea"),
    ],
)  # fmt: skip
def test_what_a_relative_clause_says_ends_with_it(lang, text, said):
    (reading,) = understand([make_document(text, lang=lang)])
    assert said in {claim.content.quote(text) for claim in reading.claims}
    (event,) = [one for one in reading.events if one.act in ("threaten", "attack")]
    assert [role.role.value for role in event.roles] == ["patient"]


@pytest.mark.parametrize(
    ("lang", "text", "denies"),
    [
        ("en", "The rebels reject proposed changes, their negotiator said.", False),
        ("en", "The army rejected the accusation.", True),
        ("en", "The army rejected that its men killed the boy.", True),
        ("es", "Los rebeldes rechazan los cambios propuestos, dijo su negociador.", False),
        ("es", "El ejército rechazó las acusaciones.", True),
        ("es", "El ejército rechazó que sus hombres mataran al niño.", True),
    ],
)
def test_what_is_turned_down_is_not_denied(lang, text, denies):
    (reading,) = understand([make_document(text, lang=lang)])
    assert any(claim.certainty is Certainty.DENIED for claim in reading.claims) == denies


@pytest.mark.parametrize(
    ("lang", "text", "published", "value"),
    [
        ("en", IN_OCTOBER, None, "1986-10"),
        ("en", IN_OCTOBER, 1987, "1987-10"),
        ("en", IN_OCTOBER, 1990, "1986-10"),
        ("es", EN_OCTUBRE, 1987, "1987-10"),
    ],
)  # fmt: skip
def test_a_month_alone_is_of_the_year_told_or_of_the_news(lang, text, published, value):
    whole = f"Hoja 12\n\n{text}"
    more = {} if published is None else {"published": (date(published, 11, 20), "Hoja 12")}
    (reading,) = understand([make_document(whole, lang=lang, **more)])
    assert reading.times[-1].timex == value
