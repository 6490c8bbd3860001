"""Read from findings, wires, judgments, affidavits and bulletins about conflicts on four continents."""

from __future__ import annotations

import pytest

from careo.model import Certainty, Modality, RoleName
from careo.read import RawText, make_document
from careo.understand import understand
from tests.make import make_document as make_text
from tests.understand.told import acts, named, told_of


@pytest.mark.parametrize(
    ("lang", "text", "act", "side", "who"),
    [
        ("en", "Mr Ndaba was tied to a chair and given electric shocks by Sergeant Steyn.", "torture", "agent",
         {"Sergeant Steyn"}),
        ("en", "Mr Ndaba was tied to a chair and given electric shocks by Sergeant Steyn.", "torture", "patient",
         {"Mr Ndaba"}),
        ("en", "At least 82 men were killed and 282 women abducted into slavery.", "kill", "patient",
         {"At least 82 men"}),
        ("en", "They say that a major was stabbed before the troops opened fire.", "wound", "agent", set()),
        ("es", "El mayor fue apuñalado antes de que la tropa abriera fuego.", "wound", "agent", set()),
        ("en", "We did not carry out the shooting of Brendan Mor on Friday.", "shoot", "patient", {"Brendan Mor"}),
        ("en", "Two men saw Kumaran Sivam hanging from a beam by his thumbs.", "torture", "patient",
         {"Kumaran Sivam"}),
        ("en", "The army reported my husband as a rebel killed in an encounter.", "kill", "patient", {"a rebel"}),
        ("en", "I received a letter warning me that I would be killed.", "threaten", "agent", set()),
        ("en", "Opponents were held without charge in secret houses.", "hold", "instrument", set()),
        ("en", "He is charged with murder, torture and persecution.", "try", "patient", set()),
        ("en", "My son begged them not to hurt his father.", "demand", "patient", set()),
        ("en", "Ramos accused my husband of feeding the rebels, which my husband denied.", "deny", "patient", set()),
        ("en", "The boy came. One of the guards hit him. Two guards came and one of them hit him in the face.",
         "beat", "agent", {"One of the guards"}),
        ("en", "The soldiers stopped my brother and one of them hit him with a rifle.", "beat", "agent",
         {"one of them"}),
        ("es", "Los soldados detuvieron a mi hermano y uno de ellos lo golpeó con un fusil.", "beat", "patient",
         {"mi hermano"}),
        ("en", "They dragged my husband outside and tied his hands behind his back.", "hold", "patient",
         {"my husband"}),
        ("en", "He was dragged from a friend's house by masked men.", "kidnap", "patient", set()),
        ("en", "The three were taken to a farm, where they were interrogated.", "investigate", "patient",
         {"The three"}),
        ("en", "Ana Mora and Luis Salas were arrested. Their whereabouts are not known.", "disappear", "patient",
         {"Ana Mora", "Luis Salas"}),
        ("en", "The whereabouts of brothers José and Mauricio Rivas are unknown.", "disappear", "patient",
         {"brothers José", "Mauricio Rivas"}),
        ("en", "The prisoner told his lawyer before his death that guards beat him.", "kill", "patient",
         {"The prisoner"}),
        ("es", "El preso dijo antes de su muerte que los guardias lo golpearon.", "kill", "agent", set()),
        ("en", "Pedro Ro was found. His brother was hurt in May before he was killed.", "kill", "patient", set()),
        ("en", "The commission counted 38 killings attributed to the army and 6 to the rebels.", "accuse", "patient",
         {"the army", "the rebels"}),
        ("en", "Of the killings, 38 were attributed to the army.", "accuse", "patient", {"the army"}),
        ("en", "The army vowed to avenge the children.", "threaten", "patient", set()),
        ("en", "Nine were killed, eight of them by rebels; who killed the rest is not known.", "kill", "agent", set()),
        ("es", "Murieron 14 alcaldes, once de ellos a manos de los rebeldes.", "kill", "agent", set()),
        ("en", "A woman was killed by a stray bullet as police exchanged fire with gunmen.", "kill", "agent", set()),
        ("en", "A woman was killed when police opened fire.", "kill", "agent", {"police"}),
        ("en", "The van used in the attack, which had been hijacked, was found.", "hijack", "patient", {"The van"}),
    ],
)  # fmt: skip
def test_who_takes_which_part(lang, text, act, side, who):
    assert named(lang, text, act, RoleName(side)) == who


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Police were warned that gunmen planned to shoot the solicitor.", "threaten"),
        ("The journalist is alleged to have been beaten in custody.", "accuse"),
        ("A spokesman refused to confirm or deny that soldiers did it.", "deny"),
        ("I, Rosa Mora, having been sworn to in accordance with law, state.", "threaten"),
        ("An agent told his handler that the mayor is to be shot.", "demand"),
        ("Soldiers crushed the heads of two boys with stones.", "repress"),
    ],
)
def test_what_is_no_such_deed(text, absent):
    assert absent not in acts("en", text)


@pytest.mark.parametrize(
    ("lang", "text", "act", "voice"),
    [
        ("en", "All said they had been beaten; three said they had seen a rape.", "beat", "All"),
        ("en", "Another document, a transcript of talks with Luis Stobo, says guards killed him.", "kill", "document"),
        ("en", "All six were killed, according to the rebels; the army said nobody was hurt.", "kill", "rebels"),
        ("en", "Rebels shot a mayor, according to a statement he made to the Stevens inquiry.", "shoot", "statement"),
        ("en", "Officers denied it. Two of them were freed. They said guards beat a boy.", "beat", "Two of them"),
    ],
)
def test_who_says_so(lang, text, act, voice):
    _, claim = told_of(text, lang, act)
    assert voice in claim.voices[-1].name


@pytest.mark.parametrize(
    "text", ["The boy was questioned by two policemen.", "Soldiers questioned the villagers about the rebels."]
)
def test_nothing_is_doubted_of_people_who_are_questioned(text):
    (reading,) = understand([make_text(text, lang="en")])
    assert all(claim.certainty is not Certainty.DOUBTED for claim in reading.claims)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "On 29 April rebels killed 54 people in Ayora; in reprisal, guards killed 51 in two other hamlets."),
        ("es", "En enero los rebeldes mataron a 54 en Ayora; en represalia, los guardias mataron a 51 en Puna."),
        ("en", "In January planes bombed Narus. In March rebels attacked Akot."),
        ("en", "The rebels planned to kill the bishop. On Saturday they executed a teacher."),
    ],
)
def test_deeds_that_are_two(lang, text):
    (reading,) = understand([make_text(text, lang=lang)])
    told = [event for event in reading.events if event.act in ("kill", "bomb", "attack", "execute")]
    assert len({event.episode for event in told}) == len(told) == 2


def test_other_hamlets_are_elsewhere():
    text = "Rebels killed 54 people in Ayora; in reprisal, guards killed 51 villagers in two other hamlets."
    (reading,) = understand([make_text(text, lang="en")])
    assert [event.where.name if event.where else None for event in reading.events] == ["Ayora", None]


@pytest.mark.parametrize(
    ("lang", "text", "timex"),
    [
        ("en", "On 3 March 1988 two were shot. Twelve people have been killed since November.", "1987-11"),
        ("es", "El 3 de marzo de 1988 hubo dos muertos. Doce han sido asesinados desde noviembre.", "1987-11"),
    ],
)
def test_since_when_in_a_text_without_a_day(lang, text, timex):
    (reading,) = understand([make_text(text, lang=lang)])
    assert reading.events[-1].when.timex == timex


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "In June 3 rebels were killed in Ayora."), ("es", "En junio 3 rebeldes murieron en Ayora.")],
)
def test_a_number_behind_a_month_counts_people(lang, text):
    event, _ = told_of(text, lang, "kill")
    assert [count.quantity.low for count in event.counts] == [3]


WIRE = """SAN TELMO, 12 Mar 1992 (AP) -- The plan was to kill the bishop within 48 hours, police said.

The hostages will be freed within two days, the rebels said.
"""


def test_a_stretch_counted_from_a_plan_is_no_time():
    (reading,) = understand([make_document(RawText(WIRE, ()), "wire.txt", sha256="")])
    when = {event.act: event.when.timex if event.when else None for event in reading.events}
    assert when == {"kill": None, "release": "P2D"}


JUDGMENT = """IN THE REGIONAL COURT

FINDING

12 August 1986

Jabulani Cele died in custody on 3 March 1986. He had been arrested the previous day.
"""


def test_the_previous_day_of_a_history():
    (reading,) = understand([make_document(RawText(JUDGMENT, ()), "finding.txt", sha256="")])
    event = next(one for one in reading.events if one.act == "arrest")
    assert event.when.timex == "1986-03-02"


RESOLUTION = "RESOLUTION 12/91\n\nCASE 10.123\n\nI. BACKGROUND\n\n1. Soldiers arrested Juan Mora in Ayora.\n"
FEATURE = "The morning they shot at us\nBy Margaret Hollis in Dili\n\nMaria saw no one with a knife that day at all.\n"


def test_headings_and_bylines():
    assert make_document(RawText(RESOLUTION, ()), "case.txt", sha256="").title.value == "CASE 10.123"
    assert make_document(RawText(FEATURE, ()), "page.txt", sha256="").byline.value == "Margaret Hollis"


@pytest.mark.parametrize(
    ("lang", "text", "whole"),
    [
        ("en", "Fourteen mayors were killed, eleven of them by rebels.", 14),
        ("en", "Twelve people were killed, three of whom were nuns.", 12),
    ],
)
def test_some_of_them_are_no_more(lang, text, whole):
    event, _ = told_of(text, lang, "kill")
    rest = [count.quantity for count in event.counts if count.quantity.low != whole]
    assert all(quantity.subset_of == whole for quantity in rest)


def test_what_was_not_denied_beside_what_was():
    text = "The spokesman rejected accusations that soldiers had stood by while civilians were being killed."
    _, claim = told_of(text, "en", "kill")
    assert claim.certainty is Certainty.REPORTED
    event, _ = told_of(text, "en", "kill")
    assert event.modality is Modality.ACTUAL


@pytest.mark.parametrize(
    ("lang", "text", "timex"),
    [
        ("en", "On 7 November 1987 a bus was hit. The van had been hijacked the night before.", "1987-11-06TNI"),
        ("es", "El 7 de noviembre de 1987 hubo un ataque. La camioneta fue robada la noche anterior.", "1987-11-06TNI"),
    ],
)
def test_the_night_before(lang, text, timex):
    (reading,) = understand([make_text(text, lang=lang)])
    assert timex in {time.timex for time in reading.times}


def test_since_when_is_no_day_of_another_deed():
    text = "On 14 July 2001 rebels killed a mayor. Since the beginning of the year 14 mayors have been killed."
    (reading,) = understand([make_text(text, lang="en")])
    assert [event.when.timex if event.when else None for event in reading.events] == ["2001-07-14", None]
