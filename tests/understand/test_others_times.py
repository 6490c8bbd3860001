"""Times and places that belong to somebody's description are not those of the deed; stretches that end are times."""

from __future__ import annotations

from datetime import date

import pytest

from careo.model import Event
from careo.understand import understand
from tests.make import make_document

WRITTEN = {"en": "27 October 1989", "es": "27 de octubre de 1989"}


def deeds(text: str, lang: str, *, dated: bool = False) -> tuple[Event, ...]:
    day = {"written": (date(1989, 10, 27), WRITTEN[lang])} if dated else {}
    (reading,) = understand([make_document(f"{text}\n\n{WRITTEN[lang]}" if dated else text, lang=lang, **day)])
    return reading.events


def told(event: Event) -> tuple[str | None, str | None]:
    return (event.when.timex if event.when else None, event.where.name if event.where else None)


@pytest.mark.parametrize(
    ("lang", "text", "act", "expected"),
    [
        ("en", "Soldiers killed a man arrested on 3 May 1991 in Ayacucho.", "kill", (None, None)),
        ("en", "Rebels killed a farmer who had been kidnapped on 3 May 1991.", "kill", (None, None)),
        ("en", "The journalist, kidnapped on 3 May 1991, was found dead.", "kill", (None, None)),
        ("en", "Police freed the banker kidnapped in May 1991.", "release", (None, None)),
        ("en", "Rebels tried to wreck the elections planned for 3 May 1991.", "damage", (None, None)),
        # The deed's own, whatever else is described.
        ("en", "Gunmen attacked a bus carrying workers on 3 May 1991.", "attack", ("1991-05-03", None)),
        ("en", "On 3 May 1991 soldiers killed a man arrested in June 1990.", "kill", ("1991-05-03", None)),
        ("en", "Ten people were killed in an attack carried out on 3 May 1991.", "kill", ("1991-05-03", None)),
        ("es", "Los soldados mataron a un hombre detenido el 3 de mayo de 1991 en Ayacucho.", "kill", (None, None)),
        ("es", "Mataron a un campesino que había sido secuestrado el 3 de mayo de 1991.", "kill", (None, None)),
        ("es", "La policía liberó al banquero secuestrado en mayo de 1991.", "release", (None, None)),
        ("es", "El 3 de mayo de 1991 los soldados mataron a un hombre detenido antes.", "kill", ("1991-05-03", None)),
        ("es", "Diez personas murieron en un ataque cometido el 3 de mayo de 1991.", "kill", ("1991-05-03", None)),
    ],
)  # fmt: skip
def test_what_says_who_somebody_is(lang, text, act, expected):
    event = next(one for one in deeds(text, lang) if one.act == act)
    assert told(event) == expected


@pytest.mark.parametrize(
    ("lang", "text", "days"),
    [
        ("en", "The Front has carried out several attacks on banks in the last three years.", (1986, 1989)),
        ("en", "The Front launched its largest attack on a bank in the last three years.", None),
        ("en", "It was the third attack on a bank in the last three years.", None),
        ("es", "El Frente ha cometido varios ataques contra bancos en los últimos tres años.", (1986, 1989)),
        ("es", "Fue el tercer ataque contra un banco en los últimos tres años.", None),
    ],
)
def test_a_stretch_that_ends_is_a_time(lang, text, days):
    when = next(one for one in deeds(text, lang, dated=True) if one.act == "attack").when
    bounds = (when.earliest.year, when.latest.year) if when and when.earliest and when.latest else None
    assert bounds == days


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Rebels burned three town halls in the last two weeks. Soldiers killed a farmer."),
        ("es", "Los rebeldes quemaron tres alcaldías en las últimas dos semanas. Los soldados mataron a un campesino."),
    ],
)
def test_foes_do_not_go_on_with_each_others_deeds(lang, text):
    first, last = deeds(text, lang, dated=True)
    assert last.act == "kill"
    assert first.episode != last.episode
    assert last.when is None


@pytest.mark.parametrize(
    ("text", "patients"),
    [
        ("Police freed the banker kidnapped in May.", ["banker"]),
        ("Soldiers rescued the priest kidnapped by rebels.", ["priest"]),
        ("The army had two men kidnapped.", ["two men"]),
        ("He saw the priest kidnapped.", ["priest"]),
    ],
)
def test_a_participle_behind_an_object_is_of_it(text, patients):
    event = next(one for one in deeds(text, "en") if one.act == "kidnap")
    assert [role.name for role in event.roles if role.role.value == "patient"] == patients
