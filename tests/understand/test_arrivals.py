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
