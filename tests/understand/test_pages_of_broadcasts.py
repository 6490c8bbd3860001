"""Read from a monitored broadcast and a partisan page: people by a clause, whose bomb, who lost whom, who says it."""

from __future__ import annotations

from datetime import date

import pytest

from careo.model import RoleName, VoiceKind
from careo.read import RawText
from careo.read import make_document as read_document
from careo.understand import understand
from tests.make import make_document
from tests.understand.told import acts, named, told_of


def claims_of(lang: str, text: str) -> dict[str, list[str]]:
    """What each voice beside the author says, by its name."""
    (reading,) = understand([make_document(text, lang=lang)])
    told: dict[str, list[str]] = {}
    for claim in reading.claims:
        if len(claim.voices) > 1:
            told.setdefault(claim.voices[-1].name, []).append(claim.content.quote(text))
    return told


@pytest.mark.parametrize(
    ("lang", "text", "act", "whom"),
    [
        ("en", "Those who remained, mainly women, were herded into the chapel.", "hold", "Those who remained"),
        ("en", "Soldiers shot those who resisted.", "shoot", "those who resisted"),
        ("en", "Nearly all were released within months.", "release", "Nearly all"),
        ("en", "All of them were shot.", "shoot", "All of them"),
        ("es", "Los que se quedaron fueron fusilados.", "execute", "Los que se quedaron"),
        ("es", "Casi todos fueron asesinados.", "kill", "Casi todos"),
    ],
)
def test_people_of_whom_no_noun_is_said(lang, text, act, whom):
    assert named(lang, text, act, RoleName.PATIENT) == {whom}


def test_weapons_are_no_people_by_a_clause():
    assert named("en", "Those are the weapons that were seized.", "confiscate", RoleName.PATIENT) == {"the weapons"}


@pytest.mark.parametrize(
    "text",
    [
        "The men were taken out in groups of five, interrogated and shot.",
        "The prisoners were driven to the river and shot.",
    ],
)
def test_a_participle_behind_a_noun_goes_on_with_the_passive(text):
    assert named("en", text, "shoot", RoleName.PATIENT) == {text.split(" were")[0]}


@pytest.mark.parametrize(
    ("lang", "text", "whom"),
    [
        ("en", "She lost her husband and four of her children.", {"her husband", "four of her children"}),
        ("en", "We lost one man in the fighting.", {"one man"}),
        ("es", "Perdió a su marido y a cuatro de sus hijos.", {"su marido", "cuatro de sus hijos"}),
        ("es", "El ejército perdió veinte soldados en la emboscada.", {"veinte soldados"}),
    ],
)
def test_who_is_lost_is_dead(lang, text, whom):
    assert named(lang, text, "kill", RoleName.PATIENT) == whom
    assert named(lang, text, "kill", RoleName.AGENT) == set()


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "She lost her son in the market."), ("en", "He lost his mind."), ("es", "Perdió el tren.")],
)
def test_who_is_lost_otherwise(lang, text):
    assert "kill" not in acts(lang, text)


def test_the_device_is_the_bomb_told_of_and_the_dead_are_of_the_ambush():
    text = (
        "AYORA, 22 Mar 90 (EFE) -- A bomb exploded this morning at the house of a deputy. Neighbors said that two men "
        "on a motorcycle threw the device over the wall. Meanwhile, ten soldiers died when a patrol was ambushed."
    )
    (reading,) = understand([read_document(RawText(text, ()), "page.txt", sha256="")])
    episodes = {text[e.trigger.start : e.trigger.stop]: e.episode for e in reading.events}
    assert episodes["exploded"] == episodes["threw the device"]
    assert episodes["died"] == episodes["ambushed"] != episodes["exploded"]


@pytest.mark.parametrize(
    ("text", "issuer", "agency", "day"),
    [
        ("PA2203041590 Ayora Radio Cadena in Spanish 0130 GMT 22 Mar 90\n\n[Text] A bomb exploded this morning.",
         None, "Radio Cadena", date(1990, 3, 22)),
        ("PUBLIC        AI Index: AMR 34/22/94\nUA 201/94  Fear for safety  27 May 1994\n\nShots were fired on 21 May.",
         "Amnesty International", None, date(1994, 5, 27)),
    ],
)  # fmt: skip
def test_who_put_it_out_and_when(text, issuer, agency, day):
    doc = read_document(RawText(text, ()), "page.txt", sha256="")
    assert (doc.issuer.value if doc.issuer else None) == issuer
    assert [one.value for one in doc.dateline.agencies] == [agency] if agency else doc.dateline is None
    assert (found := doc.news_day()) is not None
    assert found.value == day


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("en", '"One of them said he would not do it," she said.',
         {"she": ['"One of them said he would not do it,"'], "One of them": ["he would not do it"]}),
        ("en", "The radio reported the massacre; the Government called it a lie.",
         {"radio": ["the massacre"], "Government": ["a lie"]}),
        ("en", "According to Rufina Lemus, who hid in the corn, the officers argued.",
         {"Rufina Lemus": ["the officers argued"]}),
        ("es", "Según Rufina Lemus, quien se escondió en el maizal, los oficiales discutieron.",
         {"Rufina Lemus": ["los oficiales discutieron"]}),
        ("en", 'Units arrived in the course of an operation known as "Sweep".', {}),
        ("en", "The government at first claimed that rebels died.", {"government": ["that rebels died"]}),
        ("en", "Unofficial reports put the death toll at nine.", {"Unofficial reports": ["the death toll at nine"]}),
        ("en", "The Government denied it. The embassy sent two officials, who flew there. They wrote that nobody died.",
         {"Government": ["denied it"], "two officials": ["that nobody died"]}),
    ],
)  # fmt: skip
def test_who_says_what(lang, text, told):
    assert claims_of(lang, text) == told


def test_an_office_for_the_press_is_no_press():
    text = "The Army Press Committee, COPREFA, blamed the rebels."
    (reading,) = understand([make_document(text, lang="en")])
    kinds = {claim.voices[-1].kind for claim in reading.claims if len(claim.voices) > 1}
    assert VoiceKind.PRESS not in kinds


@pytest.mark.parametrize(
    ("lang", "text", "warns"),
    [
        ("en", "The villagers had been warned by a relative in the army.", False),
        ("en", "The minister warned that strikers would be shot.", True),
        ("es", "Un vecino les advirtió que venían los soldados.", False),
    ],
)
def test_who_warns_as_a_friend_threatens_nobody(lang, text, warns):
    assert ("threaten" in acts(lang, text)) is warns


def test_years_ago_this_week():
    text = (
        "Southern Torch #812, June 25, 1995\n\nNine years ago this week, the regime committed one of its worst crimes."
    )
    doc = read_document(RawText(text, ()), "page.txt", sha256="")
    (reading,) = understand([doc])
    (crime,) = reading.events
    assert crime.when is not None
    assert crime.when.timex == "1986-W25"
    assert [role.name for role in crime.roles if role.role is RoleName.AGENT] == ["regime"]


def test_the_day_of_a_report_is_not_the_day_of_what_was_told_before():
    assert told_of("Radio Sur reported the massacre on 24 October 1981.", "en", "massacre")[0].when is None
    when = told_of("Radio Sur reported an attack on 5 May 1990.", "en", "attack")[0].when
    assert when is not None
    assert when.timex == "1990-05-05"
