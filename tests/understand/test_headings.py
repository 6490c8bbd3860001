"""Chronicles: what is told under a day was on that day; a date that is no heading dates nothing."""

from __future__ import annotations

import pytest

from careo.read import RawText, make_document
from careo.understand import understand


def days_of(text: str) -> dict[str, str | None]:
    """The value of the time of each event, by the words of its trigger; documents are read as files are."""
    doc = make_document(RawText(text, ()), "page.txt", sha256="")
    (reading,) = understand([doc])
    return {event.trigger.quote(doc.text): event.when.timex if event.when else None for event in reading.events}


ENGLISH = """Weekly report, 14 to 20 March 1983

Wednesday, 16 March. Troops entered the hamlet of Las Lomas and killed four people. A woman was raped.

Saturday, 19 March. The mayor of Oscollo was shot dead as he left church.
"""
SPANISH = """Cronología

Miércoles 3 de mayo de 1989.- Los rebeldes mataron a dos policías en Ayora.

Jueves 4. Soldados quemaron cuatro casas en Oscollo. Una mujer fue violada.
"""
ALONE = """Chronology of violence in Ayora

3 May 1989
Rebels killed two policemen.

7 May 1989
Soldiers burned four houses.
"""
MONTHS = """Cronología

Mayo 1989
Día 12. Una bomba estalló en la municipalidad.
Día 15. Fue asesinado el alcalde de Oscollo.
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (ENGLISH, {"killed": "1983-03-16", "raped": "1983-03-16", "shot dead": "1983-03-19"}),
        (SPANISH, {"mataron": "1989-05-03", "quemaron": "1989-05-04", "violada": "1989-05-04"}),
        (ALONE, {"killed": "1989-05-03", "burned": "1989-05-07"}),
        (MONTHS, {"estalló": "1989-05-12", "asesinado": "1989-05-15"}),
    ],
)
def test_a_day_heads_its_entry(text, told):
    found = days_of(text)
    assert {word: found.get(word) for word in told} == told


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (ENGLISH + "\nConclusions\n\nThe rebels wounded many.\n", "wounded"),
        (SPANISH + "\nConclusiones\n\nLos rebeldes hirieron a muchos.\n", "hirieron"),
        (ENGLISH.replace("A woman was raped", "A woman was raped months later"), "raped"),
        ("The post at Ayora\n\n3 May 1989. The rebels wrote to us.\n\nThe army burned four houses.\n", "burned"),
    ],
)
def test_what_is_of_no_entry_takes_no_day(text, word):
    assert days_of(text)[word] is None


def test_bodies_are_of_people_killed_before_the_day_of_their_entry():
    doc = make_document(
        RawText(ENGLISH.replace("A woman was raped", "Three bodies were found"), ()), "p.txt", sha256=""
    )
    (reading,) = understand([doc])
    (found,) = (one for one in reading.events if one.trigger.quote(doc.text) == "bodies")
    assert found.when is not None
    assert (found.when.earliest, str(found.when.latest)) == (None, "1983-03-17 00:00:00")


@pytest.mark.parametrize("text", [ALONE, MONTHS, ENGLISH])
def test_the_first_entry_is_not_the_date_of_the_document(text):
    assert make_document(RawText(text, ()), "page.txt", sha256="").anchor() is None


def test_a_weekday_is_no_place():
    doc = make_document(RawText(SPANISH, ()), "page.txt", sha256="")
    assert doc.dateline is None


PLACED = {
    "es": """Cronología

2 de agosto de 1983. Huanta. Una columna armada atacó el puesto policial.

3 de agosto de 1983. Ayacucho. Soldados detuvieron al dirigente Marcial Quispe; hasta hoy no aparece.

7/8/83 Huanta – Ronderos mataron a un profesor. Otros dos fueron heridos en Lima.
""",
    "en": """Chronology

August 2, 1983. Bogota. An armed column attacked the police post.

August 3, 1983. Lima. Soldiers arrested the union leader Rosa Paredes, who has not been seen since.

8/7/83 Bogota - Patrolmen killed a teacher. Two others were wounded in Lima.
""",
}


@pytest.mark.parametrize("lang", ["es", "en"])
def test_a_place_behind_the_day_is_where_its_entry_was(lang):
    doc = make_document(RawText(PLACED[lang], ()), "page.txt", sha256="")
    (reading,) = understand([doc])
    first = {}
    for event in reading.events:
        first.setdefault(event.act, event)
    told = {act: (one.when.timex, one.where.name if one.where else None) for act, one in first.items() if one.when}
    town, city = ("Huanta", "Ayacucho") if lang == "es" else ("Bogotá", "Lima")
    assert told["attack"] == ("1983-08-02", town)
    assert told["arrest"] == ("1983-08-03", city)
    assert told["kill"] == ("1983-08-07", town)
    assert first["wound"].where is not None
    assert first["wound"].where.name == "Lima"
    (doer,) = (role.name for role in first["kill"].roles if role.role == "agent")
    assert doer in ("Ronderos", "Patrolmen")
