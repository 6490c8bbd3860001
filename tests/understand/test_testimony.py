"""Testimony: who speaks of himself takes part, and those who were taken away and not seen again are missed."""

from __future__ import annotations

from datetime import date

import pytest

from careo.model import Document, Polarity
from careo.read import RawText
from careo.read import make_document as make_page
from careo.understand import understand
from tests.make import make_document


def told(text: str, lang: str) -> list[tuple[str, set[tuple[str, str]]]]:
    """Act and roles, as pairs of role and name, of each event."""
    doc: Document = make_document(text, lang=lang)
    (reading,) = understand([doc])
    assert all(event.polarity is Polarity.POSITIVE for event in reading.events), reading.events
    return [(event.act, {(role.role.value, role.name) for role in event.roles}) for event in reading.events]


@pytest.mark.parametrize(
    ("lang", "text", "act", "roles"),
    [
        ("en", "The soldiers beat me.", "beat", {("agent", "soldiers"), ("patient", "me")}),
        ("en", "They shot at us.", "shoot", {("patient", "us")}),
        ("en", "I was arrested in March.", "arrest", {("patient", "I")}),
        ("en", '"Soldiers beat me," Rosa Quispe said.', "beat", {("agent", "Soldiers"), ("patient", "Rosa Quispe")}),
        ("en", '"We killed three soldiers," the rebels said.', "kill",
         {("agent", "rebels"), ("patient", "three soldiers")}),
        ("en", '"They arrested us," said two students.', "arrest", {("patient", "two students")}),
        ("es", "Los soldados me golpearon.", "beat", {("agent", "soldados"), ("patient", "me")}),
        ("es", "Dispararon contra nosotros.", "shoot", {("patient", "nosotros")}),
        ("es", "Nos bombardearon al amanecer.", "bomb", {("patient", "Nos")}),
        ("es", "Fui detenido en marzo.", "arrest", {("patient", "yo")}),
        ("es", "«Los soldados me golpearon», dijo Rosa Quispe.", "beat",
         {("agent", "soldados"), ("patient", "Rosa Quispe")}),
        ("es", "«Matamos a tres soldados», dijeron los rebeldes.", "kill",
         {("agent", "rebeldes"), ("patient", "tres soldados")}),
        ("es", "«Nos arrestaron», dijeron dos estudiantes.", "arrest", {("patient", "dos estudiantes")}),
        ("es", "Me arrestaron a mí y a mi hermano.", "arrest", {("patient", "mí"), ("patient", "mi hermano")}),
    ],
)  # fmt: skip
def test_who_speaks_takes_part(lang, text, act, roles):
    assert told(text, lang) == [(act, roles)]


@pytest.mark.parametrize(
    ("lang", "text", "roles"),
    [
        # One who speaks for many, or many of whom one is meant.
        ("en", '"They arrested us," said Rosa Quispe.', {("patient", "us")}),
        ("en", '"They arrested me," the students said.', {("patient", "me")}),
        # Indirect speech has no "I" of its own.
        ("en", "Rosa Quispe said that they arrested me.", {("patient", "me")}),
        ("es", "«Nos arrestaron», dijo Rosa Quispe.", {("patient", "Nos")}),
        ("es", "Rosa Quispe dijo que me arrestaron.", {("patient", "me")}),
        # To one's sorrow, not to oneself.
        ("es", "Nos arrestaron a Juan Mora.", {("patient", "Juan Mora")}),
    ],
)
def test_who_speaks_keeps_the_pronoun(lang, text, roles):
    assert told(text, lang) == [("arrest", roles)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Me escondí de los soldados."),
        ("es", "Nos llevamos bien con los vecinos."),
        ("es", "El alcalde se llevó una sorpresa."),
        ("es", "La corriente se llevó a dos niños."),
        ("es", "Los vecinos se llevaron el ganado."),
        ("es", "No se sabe nada del acuerdo."),
        ("es", "Se desconoce el paradero de los asesinos."),
        ("es", "No se encontró rastro de dinamita."),
        ("en", "The ambulance took two children away."),
        ("en", "They took away our rights."),
        ("en", "The plan was never heard of again."),
        ("en", "The whereabouts of the killers are unknown."),
        ("en", "The names and whereabouts of the gunmen are unknown."),
        ("en", "Their fate and whereabouts were known."),
        ("en", "Nothing is known of the gunmen."),
        ("es", "No se conoce la identidad ni el paradero de los asaltantes."),
        ("en", "The whereabouts of the money are unknown."),
        ("en", "The whereabouts of the students are known."),
        ("en", "No trace of dynamite was found."),
    ],
)
def test_nobody_was_taken_or_is_missed(lang, text):
    assert told(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "act", "roles"),
    [
        ("en", "Armed men took my brother away.", "kidnap", {("agent", "Armed men"), ("patient", "my brother")}),
        ("en", "Soldiers took the two students away.", "arrest", {("agent", "Soldiers"), ("patient", "two students")}),
        ("es", "Unos encapuchados se llevaron a mi hermano.", "kidnap",
         {("agent", "encapuchados"), ("patient", "mi hermano")}),
        ("es", "La policía se llevó a los dos estudiantes.", "arrest",
         {("agent", "policía"), ("patient", "dos estudiantes")}),
    ],
)  # fmt: skip
def test_who_is_taken_away(lang, text, act, roles):
    assert told(text, lang) == [(act, roles)]


@pytest.mark.parametrize(
    ("lang", "text", "patient"),
    [
        ("en", "Men took Pedro Mora away and he has not been seen since.", "Pedro Mora"),
        ("en", "Pedro Mora was arrested. He was never seen again.", "Pedro Mora"),
        ("en", "Pedro Mora was arrested. Nobody has heard of him since.", "Pedro Mora"),
        ("en", "Pedro Mora was arrested and his whereabouts are unknown.", "Pedro Mora"),
        ("en", "The whereabouts of two students are not known.", "two students"),
        ("en", "The fate and whereabouts of Pedro Mora remain unknown.", "Pedro Mora"),
        ("en", "Nothing is known about the whereabouts of two students.", "two students"),
        ("es", "Se desconoce la suerte y el paradero de Pedro Mora.", "Pedro Mora"),
        ("es", "Nada se sabe del paradero de dos estudiantes.", "dos estudiantes"),
        ("en", "No trace of the two students has been found.", "two students"),
        ("es", "Pedro Mora fue detenido. Nunca más lo volví a ver.", "Pedro Mora"),
        ("es", "Dos estudiantes fueron detenidos. Desde entonces no se sabe nada de ellos.", "Dos estudiantes"),
        ("es", "Pedro Mora fue detenido y se desconoce su paradero.", "Pedro Mora"),
        ("es", "Se ignora el paradero de dos estudiantes.", "dos estudiantes"),
        ("es", "Dos estudiantes continúan en paradero desconocido.", "Dos estudiantes"),
        ("es", "No se ha encontrado rastro de dos estudiantes.", "dos estudiantes"),
    ],
)
def test_who_is_missed(lang, text, patient):
    assert told(text, lang)[-1] == ("disappear", {("patient", patient)})


@pytest.mark.parametrize(
    ("lang", "text", "act", "roles"),
    [
        ("en", "They took us to the barracks.", "arrest", {("patient", "us")}),
        ("en", "They blindfolded two students.", "hold", {("patient", "two students")}),
        ("en", "They tied up my brother.", "hold", {("patient", "my brother")}),
        ("en", "They kept us for nine days without food.", "hold", {("patient", "us")}),
        ("en", "They hung my father from a tree.", "torture", {("patient", "my father")}),
        ("es", "Nos llevaron al cuartel.", "arrest", {("patient", "Nos")}),
        ("es", "Nos vendaron los ojos.", "hold", {("patient", "Nos")}),
        ("es", "Le aplicaron descargas al estudiante.", "torture", {("patient", "estudiante")}),
        ("es", "Colgaron a mi padre de un árbol.", "torture", {("patient", "mi padre")}),
        ("es", "Cortaron el cuello al alcalde.", "kill", {("patient", "alcalde")}),
        ("es", "Me golpearon los soldados.", "beat", {("agent", "soldados"), ("patient", "Me")}),
        ("es", "Me mataron dos hijos.", "kill", {("patient", "dos hijos")}),
        ("es", "Huyeron dos rebeldes.", "flee", {("agent", "dos rebeldes")}),
        ("es", "Los detuvo la policía.", "arrest", {("agent", "policía")}),
        ("es", "La amenazaron dos desconocidos.", "threaten", {("agent", "dos desconocidos")}),
    ],
)
def test_what_is_done_to_those_who_are_held(lang, text, act, roles):
    assert told(text, lang) == [(act, roles)]


def test_a_pronoun_before_the_verb_above():
    (reading,) = understand([make_document("Nos querían matar los soldados.", lang="es")])
    (event,) = reading.events
    assert {(role.role.value, role.name) for role in event.roles} == {("agent", "soldados"), ("patient", "Nos")}


@pytest.mark.parametrize(
    ("lang", "text", "patients", "count"),
    [
        ("en", "The bodies of three students were found in a ravine.", ["three students"], 3),
        ("en", "Two bodies were found.", ["Two bodies"], 2),
        ("en", "Police found the body of the mayor.", ["mayor"], None),
        ("en", "Pedro Mora was gone. They threw his body into the river.", ["Pedro Mora"], None),
        ("es", "Los cadáveres de tres estudiantes fueron hallados en una quebrada.", ["tres estudiantes"], 3),
        ("es", "Dos cadáveres fueron encontrados.", ["Dos cadáveres"], 2),
        ("es", "La policía encontró el cuerpo del alcalde.", ["alcalde"], None),
        ("es", "Pedro Mora no volvió. Arrojaron su cuerpo al río.", ["Pedro Mora"], None),
    ],
)
def test_who_is_found_dead(lang, text, patients, count):
    (reading,) = understand([make_document(text, lang=lang)])
    (event,) = (one for one in reading.events if one.act == "kill")
    assert [role.name for role in event.roles] == patients
    assert [one.quantity.low for one in event.counts] == ([count] if count else [])


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The lawmaking body found a solution."),
        ("en", "The body of law was found wanting."),
        ("en", "Workers tied up their boats."),
        ("en", "The minister took the reporters to the barracks."),
        ("en", "The body of the president was buried on Monday."),
        ("es", "El cuerpo policial encontró armas."),
        ("es", "El gobierno encontró restos de una ciudad."),
        ("es", "La ministra llevó a los periodistas al cuartel."),
        ("es", "El cuerpo del presidente fue enterrado el lunes."),
    ],
)
def test_nobody_was_found_dead_or_held(lang, text):
    assert told(text, lang) == []


def test_who_is_found_dead_was_killed_before():
    for lang, text in (
        ("en", "On 3 May 1991 the bodies of three students were found."),
        ("es", "El 3 de mayo de 1991 se encontraron los cadáveres de tres estudiantes."),
    ):
        (reading,) = understand([make_document(text, lang=lang)])
        (event,) = reading.events
        assert event.when is not None
        assert event.when.earliest is None
        assert event.when.latest is not None


@pytest.mark.parametrize(
    ("lang", "text", "act", "roles"),
    [
        ("en", "The army was responsible for the disappearance of nine students.", "disappear",
         {("agent", "army"), ("patient", "nine students")}),
        ("en", "The army was not responsible for the massacre.", "massacre", set()),
        ("en", "The rebels may be responsible for the massacre.", "massacre", set()),
        ("en", "The journalist survived an attempt on his life.", "attack", {("patient", "journalist")}),
        ("en", "There was an attempt on the life of the mayor.", "attack", {("patient", "mayor")}),
        ("en", "The peasants dug their graves before being shot.", "shoot", {("patient", "peasants")}),
        ("en", "The villagers were herded into the church.", "hold", {("patient", "villagers")}),
        ("en", "Police used tear gas and live ammunition against the marchers.", "repress",
         {("agent", "Police"), ("instrument", "tear gas"), ("instrument", "live ammunition"), ("patient", "marchers")}),
        ("es", "El Ejército fue responsable de la desaparición de nueve estudiantes.", "disappear",
         {("agent", "Ejército"), ("patient", "nueve estudiantes")}),
        ("es", "El Ejército no fue responsable de la masacre.", "massacre", set()),
        ("es", "El capitán fue el autor del asesinato.", "kill", {("agent", "capitán")}),
        ("es", "Los campesinos cavaron sus tumbas antes de ser fusilados.", "execute", {("patient", "campesinos")}),
        ("es", "Los pobladores fueron encerrados en la iglesia.", "hold", {("patient", "pobladores")}),
        ("es", "Los soldados subieron a dos estudiantes a una camioneta.", "arrest",
         {("agent", "soldados"), ("patient", "dos estudiantes")}),
    ],
)  # fmt: skip
def test_who_is_told_to_have_done_it_to_whom(lang, text, act, roles):
    assert told(text, lang) == [(act, roles)]


@pytest.mark.parametrize(
    ("lang", "text", "act", "roles"),
    [
        ("en", "The detainees were held incommunicado and denied access to lawyers.", "hold",
         {("patient", "detainees")}),
        ("en", "Two nuns were abducted at a roadblock.", "kidnap", {("patient", "Two nuns")}),
        ("es", "Los rebeldes tomaron Ayora, mataron a dos soldados y capturaron a otros dos.", "kill",
         {("agent", "rebeldes"), ("patient", "dos soldados")}),
        ("es", "Los rebeldes tomaron Ayora, mataron a dos soldados y capturaron a otros dos.", "kidnap",
         {("agent", "rebeldes"), ("patient", "otros dos")}),
        ("es", "La bomba mató a doce personas e hirió a más de 100.", "wound",
         {("instrument", "bomba"), ("patient", "más de 100")}),
        ("es", "Los hombres fueron puestos contra la pared y fusilados.", "execute", {("patient", "hombres")}),
        ("es", "Un muchacho murió baleado por la policía.", "kill", {("patient", "muchacho")}),
    ],
)  # fmt: skip
def test_one_of_several_deeds(lang, text, act, roles):
    events = told(text, lang)
    assert next(given for one, given in events if one == act) == roles
    assert ("agent", "detainees") not in {pair for _, given in events for pair in given}


@pytest.mark.parametrize(
    ("lang", "text", "act", "number"),
    [
        ("en", "The death toll rose to 27.", "kill", 27),
        ("en", "The death toll stands at 45, the army said.", "kill", 45),
        ("en", "Officials put the death toll at 30.", "kill", 30),
        ("en", "The number of wounded is 12.", "wound", 12),
        ("en", "No fewer than 40 villagers were massacred.", "massacre", 40),
        ("es", "La cifra de muertos subió a 27.", "kill", 27),
        ("es", "Las autoridades elevaron a 30 la cifra de muertos.", "kill", 30),
        ("es", "El número de heridos llegó a 40.", "wound", 40),
        ("es", "El ataque dejó un saldo de 11 muertos y 40 heridos.", "kill", 11),
    ],
)
def test_a_toll_is_told(lang, text, act, number):
    (reading,) = understand([make_document(text, lang=lang)])
    counts = [count.quantity.low for event in reading.events if event.act == act for count in event.counts]
    assert counts == [number]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The death toll rose."),
        ("en", "The road toll was abolished."),
        ("es", "La cifra de muertos aumentó."),
        ("es", "El banco liquidó el saldo de la cuenta."),
    ],
)
def test_no_toll_is_told(lang, text):
    assert told(text, lang) == []


NARRATED = {
    "en": """TESTIMONY OF ROSA QUISPE

On 3 May 1989 I was at home with my children.

The attackers set my neighbour's house on fire. My mother was burnt inside the house.

I was born on 4 March 1956 in Ayora. Soldiers killed my father.
""",
    "es": """TESTIMONIO DE ROSA QUISPE

El 3 de mayo de 1989 yo estaba en mi casa con mis hijos.

Los atacantes quemaron la casa de mi vecino.

Nací el 4 de marzo de 1956 en Ayora. Los soldados mataron a mi padre.
""",
}


@pytest.mark.parametrize("lang", ["en", "es"])
def test_what_befell_who_testifies_was_when_she_was_there(lang):
    (reading,) = understand([make_page(RawText(NARRATED[lang], ()), "page.txt", sha256="")])
    days = {one.act: one.when.timex if one.when else None for one in reading.events}
    assert days == {"arson": "1989-05-03", "kill": None}


AFFIDAVIT = """AFFIDAVIT

I, JOSEPH MWANGI KARIUKI, of P.O. Box 114, Molo, do make oath and state as follows:

1. That soldiers killed my brother in front of our house.

SWORN at NAKURU this 3rd day of June 1993
"""
DECLARACION = """DECLARACIÓN JURADA

Yo, ROSA MAMANI QUISPE, identificada con DNI 123, natural de Ayora, declaro lo siguiente:

1. Que los soldados mataron a mi hermano delante de la casa.

Hecho en Ayora, a los 12 días del mes de junio de 1993
"""


@pytest.mark.parametrize(
    ("text", "who", "day"),
    [
        (AFFIDAVIT, "Joseph Mwangi Kariuki", date(1993, 6, 3)),
        (DECLARACION, "Rosa Mamani Quispe", date(1993, 6, 12)),
    ],
)
def test_who_swears_to_a_paper_and_when(text, who, day):
    doc = make_page(RawText(text, ()), "page.txt", sha256="")
    assert doc.byline is not None
    assert doc.written is not None
    assert (doc.byline.value, doc.written.value) == (who, day)
