"""Read from a wire report, an urgent action, an affidavit and a diary: what shells strike, tolls, who is asked."""

from __future__ import annotations

import pytest

from careo.model import RoleName
from careo.read import RawText, make_document
from careo.understand import understand
from tests.make import make_document as make_text
from tests.understand.told import acts, named, told_of


@pytest.mark.parametrize(
    ("lang", "text", "act", "struck"),
    [
        ("en", "Ten people died when shells hit a church.", "bomb", {"a church"}),
        ("en", "A rocket hit the school on Monday.", "bomb", {"the school"}),
        ("en", "Army shells slammed into the market.", "bomb", {"the market"}),
        ("en", "The church was hit by mortar shells.", "bomb", {"The church"}),
        ("en", "The boy was hit by a bullet.", "shoot", {"The boy"}),
        ("en", "The man in the queue was hit by a sniper.", "shoot", {"The man"}),
        ("es", "Un cohete impactó en la escuela.", "bomb", {"la escuela"}),
        ("es", "Dos obuses cayeron sobre el mercado.", "bomb", {"el mercado"}),
        ("es", "El niño fue alcanzado por una bala.", "shoot", {"El niño"}),
    ],
)
def test_what_weapons_strike(lang, text, act, struck):
    assert named(lang, text, act, RoleName.PATIENT) == struck


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The truck hit the wall."),
        ("en", "Inflation hit the poor."),
        ("en", "The earthquake struck the town."),
        ("es", "La crisis golpeó a los pobres."),
        ("es", "El precio cayó sobre el mercado."),
    ],
)
def test_what_is_no_weapon_bombs_nobody(lang, text):
    assert not acts(lang, text) & {"bomb", "shoot"}


@pytest.mark.parametrize(
    ("text", "agents", "patients"),
    [
        ("The church attack killed ten.", set(), {"church"}),
        ("The guerrilla attack killed ten.", {"guerrilla"}, set()),
        ("The union attack on the mayor failed.", {"union"}, {"the mayor"}),
    ],
)
def test_a_body_without_arms_before_an_attack_is_its_target(text, agents, patients):
    assert named("en", text, "attack", RoleName.AGENT) == agents
    assert named("en", text, "attack", RoleName.PATIENT) == patients


@pytest.mark.parametrize(
    ("lang", "text", "voice", "low"),
    [
        ("en", "A priest put the dead at more than 40.", "priest", 41),
        ("es", "La Cruz Roja cifró los muertos en 40.", "Cruz Roja", 40),
        ("es", "El sacerdote elevó a 40 el número de muertos.", "sacerdote", 40),
    ],
)
def test_who_puts_the_dead_at_a_number_answers_for_it(lang, text, voice, low):
    event, claim = told_of(text, lang, "kill")
    assert claim.voices[-1].name == voice
    assert [one.quantity.low for one in event.counts] == [low]


def test_the_dead_who_were_buried_are_no_toll():
    assert "kill" not in acts("en", "The dead were buried on 40 Main Street.")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "A doctor, who asked not to be named, said four people died."),
        ("es", "Un médico que pidió no ser identificado dijo que murieron cuatro personas."),
    ],
)
def test_who_asks_not_to_be_named_demands_nothing(lang, text):
    assert acts(lang, text) == {"kill"}


def test_what_is_asked_of_who_speaks_is_not_his_claim():
    text = "Asked whether rebels had killed them, he said nobody knew."
    (reading,) = understand([make_text(text, lang="en")])
    told = {one.content.quote(text): [voice.name for voice in one.voices][-1] for one in reading.claims}
    assert told["nobody knew"] == "he"
    assert not any("rebels" in words for words, voice in told.items() if voice == "he")


@pytest.mark.parametrize(
    ("lang", "text", "patients"),
    [
        ("en", "At least 12 people are dead after a storm of bullets.", {"At least 12 people"}),
        ("en", "She said her son was dead.", {"her son"}),
        ("es", "Doce personas están muertas en la plaza.", {"Doce personas"}),
    ],
)
def test_who_is_dead_died(lang, text, patients):
    assert named(lang, text, "kill", RoleName.PATIENT) == patients


def test_talks_that_are_dead_were_not_killed():
    assert "kill" not in acts("en", "The peace process is dead.")


DIARY = """Tuesday, 2 June 1992
They shelled the hospital last night.

Thursday, 4 June
No water. A man in the queue was hit by a sniper.
"""


def test_a_line_with_a_day_alone_is_a_sentence():
    (reading,) = understand([make_document(RawText(DIARY, ()), "diary.txt", sha256="")])
    assert [one.quote(DIARY) for one in reading.sentences][2:4] == ["Thursday, 4 June", "No water."]


def test_shots_are_fired_by_men_at_a_house():
    text = "Men in a grey pick-up without number plates fired shots at her house."
    assert named("en", text, "shoot", RoleName.AGENT) == {"Men"}
    assert named("en", text, "shoot", RoleName.PATIENT) == {"her house"}


@pytest.mark.parametrize(
    ("text", "acts_told"),
    [
        ("His wife swears he was only reading.", set()),
        ("The rebels swore to kill the mayor.", {"threaten", "kill"}),
    ],
)
def test_swearing_threatens_only_with_a_deed(text, acts_told):
    assert acts("en", text) == acts_told


def test_the_said_somebody_is_said_by_nobody():
    (reading,) = understand([make_text("The said Peter Mora was never arrested.", lang="en")])
    assert {len(claim.voices) for claim in reading.claims} == {1}


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [
        ("en", "In 1989 soldiers burned the village.", "1989"),
        ("es", "En 1989 soldados quemaron la aldea.", "1989"),
        ("en", "Police burned 1989 houses and the village.", None),
    ],
)
def test_a_year_that_opens_a_sentence_counts_nobody(lang, text, day):
    event, _ = told_of(text, lang, "arson")
    assert (event.when.timex if event.when else None) == day
    assert not any(role.number is not None and role.role is RoleName.AGENT for role in event.roles)


def test_a_year_that_only_says_which_murder_dates_nothing_else():
    text = "A soldier was sentenced for the 2001 murder of a judge. On June 3, rebels wounded ten men in Ayora."
    event, _ = told_of(text, "en", "wound")
    assert event.when is None


SECTIONS = """Human Rights in Ayora

a. Killings

On 9 August 2001 gunmen killed a judge in Ayora.

b. Torture

Members of the security forces beat detainees.
"""


def test_a_numbered_heading_begins_other_deeds():
    (reading,) = understand([make_document(RawText(SECTIONS, ()), "sections.txt", sha256="")])
    told = {event.act: event for event in reading.events}
    assert told["torture"].when is None
    assert told["beat"].episode != told["kill"].episode


@pytest.mark.parametrize(
    ("text", "act", "side", "who"),
    [
        ("A sergeant told the court trying Colonel Rivas that he had lied.", "try", RoleName.AGENT, {"the court"}),
        ("Prosecutors believe they were tortured at Los Hornos.", "torture", RoleName.PATIENT, set()),
        ("Villagers said they were tortured at Los Hornos.", "torture", RoleName.PATIENT, {"Villagers"}),
        ("The police said they had tortured nobody.", "torture", RoleName.AGENT, {"The police"}),
        ("A patrol came under fire from the hills.", "shoot", RoleName.PATIENT, {"A patrol"}),
    ],
)
def test_who_is_meant(text, act, side, who):
    assert named("en", text, act, side) == who


def test_who_is_expelled_is_no_claim_of_his_body():
    text = "Two days before the raid the second envoy of the Blue Cross was expelled from Ayora."
    (reading,) = understand([make_text(text, lang="en")])
    assert {len(claim.voices) for claim in reading.claims} == {1}
