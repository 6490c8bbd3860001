"""Deeds are when and where those who did them came; several deeds of the same people are one happening."""

from __future__ import annotations

import pytest

from careo.model import Document
from careo.understand import understand
from tests.make import make_document


def told(text: str, lang: str) -> list[tuple[str, int, str | None, str | None]]:
    """Act, episode, day and place of each event."""
    doc: Document = make_document(text, lang=lang)
    (reading,) = understand([doc])
    return [
        (one.act, one.episode, one.when.timex if one.when else None, one.where.name if one.where else None)
        for one in reading.events
    ]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "On 3 May 1991 soldiers came to our house in Ayacucho. They beat me and took my brother away.",
         [("beat", 1, "1991-05-03", "Ayacucho"), ("arrest", 1, "1991-05-03", "Ayacucho")]),
        ("en", "On 3 May 1991 rebels entered Ayacucho. They robbed a bank. They killed a policeman.",
         [("rob", 1, "1991-05-03", "Ayacucho"), ("kill", 1, "1991-05-03", "Ayacucho")]),
        ("es", "El 3 de mayo de 1991 unos soldados entraron en Ayacucho. Se llevaron a mi tío. No fue visto más.",
         [("arrest", 1, "1991-05-03", "Ayacucho"), ("disappear", 1, "1991-05-03", "Ayacucho")]),
        ("es", "El 3 de mayo de 1991 los rebeldes entraron en Ayacucho. Mataron a un policía y asaltaron un banco.",
         [("kill", 1, "1991-05-03", "Ayacucho"), ("rob", 1, "1991-05-03", "Ayacucho")]),
    ],
)  # fmt: skip
def test_deeds_of_those_who_came(lang, text, expected):
    assert told(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        # Another day, another town, a measure of time; who left, who did not come.
        ("en", "On 3 May 1991 rebels entered Ayacucho. The next day they killed a judge.",
         ("kill", 1, "1991-05-04", "Ayacucho")),
        ("en", "On 3 May 1991 rebels entered Ayacucho. In Huanta they killed a judge.", ("kill", 1, None, "Huanta")),
        ("en", "On 3 May 1991 rebels entered Ayacucho. They killed a judge months later.",
         ("kill", 1, None, "Ayacucho")),
        ("en", "On 3 May 1991 soldiers left Ayacucho. They killed a judge.", ("kill", 1, None, None)),
        ("es", "El 3 de mayo de 1991 los soldados salieron de Ayacucho. Mataron a un juez.", ("kill", 1, None, None)),
        ("es", "El 3 de mayo de 1991 los soldados entraron en Ayacucho. Meses después mataron a un juez.",
         ("kill", 1, None, "Ayacucho")),
    ],
)  # fmt: skip
def test_deeds_of_another_day_or_place(lang, text, expected):
    assert told(text, lang)[-1] == expected


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Rebels killed two policemen in Ayacucho. They kidnapped a judge in Huanta."),
        ("en", "Rebels killed two policemen. Soldiers robbed a bank."),
        ("es", "Los rebeldes mataron a dos policías en Ayacucho. En Huanta secuestraron a un juez."),
        ("es", "Los rebeldes mataron a dos policías. Los soldados asaltaron un banco."),
    ],
)
def test_deeds_elsewhere_or_of_others_are_apart(lang, text):
    (_, one, *_), (_, other, *_) = told(text, lang)
    assert one != other


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        # What befalls people by nobody told, or by those who came, in the paragraph of their coming.
        ("en", "On 3 May 1991 soldiers came to Ayacucho. Fourteen men were shot. Two women were raped by the soldiers.",
         [("shoot", "1991-05-03", "Ayacucho"), ("rape", "1991-05-03", "Ayacucho")]),
        ("es", "El 3 de mayo de 1991 entraron soldados en Ayacucho. Catorce hombres fueron fusilados.",
         [("execute", "1991-05-03", "Ayacucho")]),
        # Not where a mayor came, by others, or in the next paragraph.
        ("en", "On 3 May 1991 a mayor came to Ayacucho. Fourteen men were shot.", [("shoot", None, None)]),
        ("en", "On 3 May 1991 soldiers came to Ayacucho. The rebels killed a man.", [("kill", None, None)]),
        ("en", "On 3 May 1991 soldiers came to Ayacucho.\n\nFourteen men were shot.", [("shoot", None, None)]),
    ],
)  # fmt: skip
def test_what_befalls_people_where_armed_men_came(lang, text, expected):
    assert [(act, day, place) for act, _, day, place in told(text, lang)] == expected


def test_the_dead_and_the_toll_are_of_the_deed_above():
    text = "A bomb exploded in Ayacucho. Nine people died. Police blamed rebels. Among the dead were two guards. "
    assert [ep for act, ep, *_ in told(text + "The death toll rose to 11.", "en") if act != "accuse"] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("lang", "text", "acts"),
    [
        ("es", "El director fue amenazado de muerte.", ["threaten"]),
        ("es", "Amenazaron con el asesinato del juez.", ["threaten", "kill"]),
        ("en", "Amnesty believes that he was killed.", ["kill"]),
        ("en", "Congress approved an amnesty.", ["release"]),
        ("en", "He condemned the deaths in police firing.", ["condemn", "kill", "shoot"]),
    ],
)
def test_words_that_tell_no_deed_of_their_own(lang, text, acts):
    assert [act for act, *_ in told(text, lang)] == acts


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "A caller claimed responsibility for it on behalf of the Red Front."),
        ("es", "Una llamada anónima se adjudicó el atentado en nombre del Frente Rojo."),
        ("es", "Un hombre que dijo hablar en nombre del Frente Rojo se adjudicó el atentado."),
    ],
)
def test_in_whose_name_a_deed_is_claimed(lang, text):
    (reading,) = understand([make_document(text, lang=lang)])
    (claim,) = [event for event in reading.events if event.act == "claim-responsibility"]
    assert [role.name.removeprefix("the ") for role in claim.roles if role.role.value == "agent"] in (
        [["Red Front"], ["Frente Rojo"]]
    )


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Rebels raided Ayacucho and killed a judge. The attackers burned the town hall."),
        ("es", "Los rebeldes incursionaron en Ayacucho y mataron a un juez. Los atacantes volaron el municipio."),
    ],
)
def test_the_attackers_are_those_told_of_before(lang, text):
    assert {episode for _, episode, *_ in told(text, lang)} == {1}
