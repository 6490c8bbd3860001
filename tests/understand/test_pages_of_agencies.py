"""Read from a wire report, a bulletin, a report of the United Nations and a communiqué: what is not quite said."""

from __future__ import annotations

import pytest

from careo.model import Certainty, Polarity, RoleName
from careo.read import RawText
from careo.read import make_document as read_document
from careo.understand import understand
from tests.make import make_document
from tests.understand.told import named, told_of

COMMUNIQUE = """POPULAR LIBERATION FRONT
General Command
COMMUNIQUE No. 17

1. At 4 a.m. on 9 March our forces annihilated the garrison of Puente Nuevo. The enemy suffered 31 dead.

2. We do not deny that Mayor Tomás Ibarra was executed.

Mountains of Valdoria, 11 March 1986
"""
REPORT = """Report of the Secretary-General on the situation in Marovia

5 October 1999

2. Both sides have denied responsibility for the shelling of the market in Kanta, which observers visited in August.

3. On 19 August a convoy was ambushed north of Kanta. Two peacekeepers were killed. I condemned the attack.
"""


def episodes_of(text: str) -> dict[str, int]:
    """The episode of each event of a page, by the words that tell it."""
    (reading,) = understand([read_document(RawText(text, ()), "page.txt", sha256="")])
    return {text[e.trigger.start : e.trigger.stop]: e.episode for e in reading.events}


def test_what_is_almost_said_is_not_said():
    text = "He stopped short of blaming the army, whose brigade patrols the area, but said that it would be tried."
    event, _ = told_of(text, "en", "accuse")
    assert event.polarity is Polarity.NEGATIVE
    (reading,) = understand([make_document(text, lang="en")])
    assert Certainty.ACCUSED not in {claim.certainty for claim in reading.claims}
    assert {claim.voices[-1].name for claim in reading.claims if len(claim.voices) > 1} == {"He"}


def test_who_says_otherwise_makes_no_condition():
    text = '"We had no operations there, and anyone who says otherwise is lying," the general said.'
    (reading,) = understand([make_document(text, lang="en")])
    assert {claim.certainty for claim in reading.claims} == {Certainty.REPORTED}


@pytest.mark.parametrize(
    ("text", "low"),
    [("Human rights groups put the toll at 24.", 24), ("The group has recorded 38 killings this year.", 38)],
)
def test_how_many_are_told(text, low):
    event, _ = told_of(text, "en", "kill")
    assert [count.quantity.low for count in event.counts] == [low]


def test_the_worst_since_a_year_is_not_of_that_year():
    text = "It was the worst massacre in Valdoria since 1997, when gunmen killed 41 farmers."
    assert told_of(text, "en", "massacre")[0].when is None
    when = told_of(text, "en", "kill")[0].when
    assert when is not None
    assert when.timex == "1997"


def test_whose_body_it_is():
    text = "The body of Ramón Ayala was found. Neighbors had seen him being forced into a truck."
    event, _ = told_of(text, "en", "kidnap")
    assert [role.name for role in event.roles if role.role is RoleName.PATIENT] == ["Ramón Ayala"]


def test_the_points_of_a_communique_tell_deeds_of_their_own():
    found = episodes_of(COMMUNIQUE)
    assert found["executed"] not in {found["annihilated"], found["dead"]}
    assert named("en", "Our forces annihilated the garrison.", "kill", RoleName.PATIENT) == {"the garrison"}


def test_the_attack_is_the_one_just_told_though_it_is_old():
    found = episodes_of(REPORT)
    assert found["attack"] == found["ambushed"] != found["shelling"]


def test_a_report_of_an_office_is_issued_by_it():
    doc = read_document(RawText(REPORT, ()), "page.txt", sha256="")
    assert doc.issuer is not None
    assert doc.issuer.value == "Secretary-General"


def test_who_tells_is_not_who_did_it():
    text = (
        "Según relataron los sobrevivientes, los soldados, que llegaron encapuchados, reunieron a los comuneros en la "
        "plaza y se llevaron a nueve de ellos, entre los que se encontraba el alcalde, Teodosio Quispe, de 52."
    )
    (reading,) = understand([make_document(text, lang="es")])
    doers = {one.span.quote(text) for event in reading.events for one in event.roles if one.role is RoleName.AGENT}
    assert doers == {"los soldados"}
