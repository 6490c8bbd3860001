"""Read from wires on ambushes, communiqués, denials, a chapter of a report, a rapporteur's letter and a trial."""

from __future__ import annotations

import pytest

from careo.model import Certainty, Modality, Polarity, RoleName
from careo.understand import understand
from tests.make import make_document
from tests.understand.told import acts, named, told_of


@pytest.mark.parametrize(
    ("lang", "text", "act", "side", "who"),
    [
        ("en", "The convoy was hit by a bomb before some forty gunmen opened fire.", "shoot", RoleName.AGENT,
         {"some forty gunmen"}),
        ("en", "Four were killed by a bomb and eleven others injured.", "wound", RoleName.PATIENT, {"eleven others"}),
        ("en", "Before the shooting two of the women were raped.", "rape", RoleName.PATIENT, {"two of the women"}),
        ("en", "Before the shooting two of the women were raped.", "shoot", RoleName.AGENT, set()),
        ("en", "It is a lie that we executed them.", "execute", RoleName.PATIENT, set()),
        ("en", "Police came under attack from farmers and fired eleven rounds.", "shoot", RoleName.AGENT, {"Police"}),
        ("en", "We mourn Ana Mora, whom soldiers kidnapped on 2 August, tortured for days and murdered.", "torture",
         RoleName.PATIENT, {"Ana Mora"}),
        ("en", "We mourn Ana Mora, whom soldiers kidnapped on 2 August, tortured for days and murdered.", "kill",
         RoleName.AGENT, {"soldiers"}),
        ("es", "Lloramos a Ana Mora, a quien los soldados secuestraron y asesinaron.", "kill",
         RoleName.PATIENT, {"Ana Mora"}),
        ("en", "The judge, whom gunmen kidnapped and murdered, was 40.", "kill", RoleName.PATIENT, {"The judge"}),
        ("en", "A judge opened proceedings against Paz; he was acquitted in 1987.", "try", RoleName.PATIENT, {"Paz"}),
        ("en", "Men took Juan Kerr away. His body was found on Friday. He had been shot in the head.", "kill",
         RoleName.PATIENT, {"Juan Kerr", "His"}),
        ("en", "Talks were held.\n\nHealth\nTwelve children died of measles in the camp.", "kill", RoleName.PATIENT,
         {"Twelve children"}),
    ],
)  # fmt: skip
def test_who_takes_part(lang, text, act, side, who):
    assert named(lang, text, act, side) <= who
    assert bool(named(lang, text, act, side)) == bool(who)


def test_a_judge_is_not_acquitted():
    text = "In 1985 a judge opened proceedings against Sergeant Paz; he was acquitted in 1987."
    (reading,) = understand([make_document(text, lang="en")])
    event = next(one for one in reading.events if one.trigger.quote(text) == "acquitted")
    assert not {role.span.quote(text) for role in event.roles} & {"a judge"}


@pytest.mark.parametrize(
    ("lang", "text", "act"),
    [
        ("en", "He offered no evidence.", "agree"),
        ("en", "Police have offered a reward.", "agree"),
        ("en", "The bodies were discovered in an abandoned village.", "displace"),
        ("en", "For the liberation of our people!", "release"),
        ("es", "¡Por la liberación de nuestro pueblo!", "release"),
        ("en", "I fell and they thought I was dead.", "kill"),
        ("en", "He did nothing to anybody.", "neglect"),
        ("en", "He will meet the same fate.", "meet"),
    ],
)
def test_what_tells_no_deed(lang, text, act):
    assert act not in acts(lang, text)


@pytest.mark.parametrize(
    ("lang", "text", "act"),
    [
        ("en", "The government offered to free them.", "agree"),
        ("en", "Villagers abandoned the village after the raid.", "displace"),
        ("en", "The rebels announced the liberation of two hostages.", "release"),
        ("en", "The police did nothing to stop the mob.", "neglect"),
        ("en", "Troops came under fire.", "shoot"),
    ],
)
def test_what_tells_one(lang, text, act):
    assert act in acts(lang, text)


@pytest.mark.parametrize(
    ("lang", "text", "act", "certainty"),
    [
        ("en", "Claims that the army killed four farmers are baseless, the ministry said.", "kill", Certainty.DENIED),
        ("en", "Reports that rebels shelled the town are groundless, a spokesman said.", "bomb", Certainty.DENIED),
        ("en", "The government offered a reward for the capture of Juan Rivas.", "arrest", Certainty.PLANNED),
        ("es", "El gobierno ofreció una recompensa por la captura de Juan Rivas.", "arrest", Certainty.PLANNED),
        ("en", "To carry out the seizure the Front sent ten men.", "seize-place", Certainty.PLANNED),
        ("en", "The van was used to carry out the attack.", "attack", Certainty.ASSERTED),
        ("en", "That is false: the woman was shot by the bodyguards.", "shoot", Certainty.ASSERTED),
        ("es", "Eso es falso: la mujer fue asesinada por los escoltas.", "kill", Certainty.ASSERTED),
        ("en", "It is false that the woman was shot by the bodyguards.", "shoot", Certainty.DOUBTED),
        ("en", "Rebels accused Quispe of having guided the army and stoned him.", "beat", Certainty.ASSERTED),
    ],
)
def test_how_surely_it_is_told(lang, text, act, certainty):
    _, claim = told_of(text, lang, act)
    assert claim.certainty is certainty


@pytest.mark.parametrize(
    ("lang", "text", "act"),
    [
        ("en", "In 2006 the court found Russia responsible for the disappearance of Ruslan Mora.", "disappear"),
        ("en", "In 2006 the court held that Russia was responsible for the killing of three men.", "kill"),
        ("es", "En 2006 la Corte declaró al Estado responsable de la desaparición de Luis Mora.", "disappear"),
        ("en", "In 1985 a judge opened proceedings against Sergeant Paz for homicide.", "kill"),
        ("es", "En 1985 un juez abrió proceso contra el sargento Paz por homicidio.", "kill"),
    ],
)
def test_the_day_of_a_finding_is_not_the_deeds(lang, text, act):
    event, _ = told_of(text, lang, act)
    assert event.when is None


def test_the_deed_a_court_found_somebody_responsible_for_keeps_its_own_day():
    text = "The court found the army responsible for the killing of three men on 3 May 1990."
    event, _ = told_of(text, "en", "kill")
    assert event.when is not None
    assert event.when.timex == "1990-05-03"


@pytest.mark.parametrize(
    ("text", "act", "voices"),
    [
        ('A detective told the court that Quinn had said: "I drove the car but I never shot anybody."', "shoot",
         ["detective", "Quinn"]),
        ("I heard a soldier say that the lieutenant had killed the children.", "kill", ["soldier"]),
        ("Four years later a presidential commission found that soldiers had killed them.", "kill",
         ["presidential commission"]),
        ('She told reporters: "They shot my son."', "shoot", ["She"]),
    ],
)  # fmt: skip
def test_who_says_so(text, act, voices):
    _, claim = told_of(text, "en", act)
    assert [voice.name for voice in claim.voices][1:] == voices


def test_they_are_not_the_survivors_where_those_came_between():
    text = "According to survivors, a man nodded. Those at whom he nodded were led away. They were killed."
    assert named("en", text, "kill", RoleName.PATIENT) == set()


def test_a_reward_makes_no_arrest():
    event, _ = told_of("Police have offered a reward for the capture of Juan Rivas.", "en", "arrest")
    assert event.modality is Modality.PLANNED
    assert event.polarity is Polarity.POSITIVE


@pytest.mark.parametrize(
    ("lang", "text", "count"),
    [
        ("en", "Juan Mora was shot by a sniper. Ana Rios was killed by a shell.", 2),
        ("es", "Juan Mora fue asesinado por un francotirador. Ana Ríos fue asesinada por la guerrilla.", 2),
        ("en", "Juan Mora was killed by soldiers. Ana Rios was killed by soldiers.", 1),
        ("en", "Soldiers attacked Ayora. Juan Mora was shot by a sniper. Ana Rios was killed by a shell.", 1),
    ],
)
def test_deaths_listed_without_days_by_other_hands_are_several_happenings(lang, text, count):
    (reading,) = understand([make_document(text, lang=lang)])
    assert len({event.episode for event in reading.events}) == count


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [
        ("en", "On 16 May 2014 a man was shot. Police arrested three men but released them the next day.", None),
        ("en", "On 16 May 2014 a man was shot. Three men were arrested and beaten the next day.", "2014-05-17"),
        ("en", "On 16 May 2014 a man was shot. The next day police arrested three men.", "2014-05-17"),
        ("es", "El 16 de mayo de 2014 fue baleado Luis. La policía detuvo a tres y los liberó al día siguiente.", None),
    ],
)
def test_the_next_day_is_of_the_second_of_two_deeds(lang, text, day):
    event, _ = told_of(text, lang, "arrest")
    assert (event.when and event.when.timex) == day


@pytest.mark.parametrize(
    ("text", "act", "who"),
    [
        ("Juana Mora went to ask about her husband. Officers denied that he was being held.", "hold", {"her husband"}),
        ("Two doctors were kidnapped in Ayora. The authorities blamed the rebels. They are still missing.", "disappear",
         {"Two doctors"}),
        ('A student says she saw Eva Mora in a cell. "They hung her from the ceiling," she writes.', "torture", set()),
        ('Ana Mora was arrested. "They beat her," said her mother.', "beat", {"Ana Mora"}),
    ],
)  # fmt: skip
def test_whom_a_pronoun_means(text, act, who):
    assert named("en", text, act, RoleName.PATIENT) == who


def test_what_is_feared_is_not_told_as_done():
    _, claim = told_of("Fear is growing that she has been killed.", "en", "kill")
    assert claim.certainty is Certainty.HEDGED
