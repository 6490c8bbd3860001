"""What courts, ombudsmen, lists and survivors tell."""

from __future__ import annotations

import pytest

from careo.model import Certainty, Event, Modality, RoleName
from careo.understand import understand
from tests.make import make_document
from tests.understand.told import told_of


def events(text: str, lang: str) -> list[Event]:
    (reading,) = understand([make_document(text, lang=lang)])
    return list(reading.events)


def names(event: Event, role: RoleName) -> list[str]:
    return [one.name for one in event.roles if one.role is role]


def acts(text: str, lang: str) -> list[str]:
    return [one.act for one in events(text, lang)]


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("en", "The judge sentenced Colonel Vega for the murder of six priests.", ["try", "kill"]),
        ("en", "They condemned the murder of Luis Paredes by the death squads.", ["condemn", "kill"]),
        ("en", "He was sentenced to death.", ["try"]),
        ("en", "The murder rate fell.", []),
        ("es", "Fue condenado a muerte.", ["try"]),
        ("es", "El juez leyó la sentencia por el asesinato de seis sacerdotes.", ["kill"]),
        ("es", "Al mismo tiempo asesinaron al alcalde.", ["kill"]),
        ("es", "La tasa de homicidios bajó.", []),
    ],
)
def test_killings_beside_sentences(lang, text, found):
    assert acts(text, lang) == found


@pytest.mark.parametrize(
    ("lang", "text", "act", "where"),
    [
        ("es", "El tribunal condenó al capitán Vega por la masacre de Ayacucho.", "try", None),
        ("es", "El obispo condenó el atentado en Ayacucho.", "condemn", None),
        ("es", "Dos hombres fueron detenidos en una redada en Lima.", "arrest", "Lima"),
        ("en", "The court sentenced the captain for the massacre of Ayacucho.", "try", None),
        ("en", "Two men were arrested in Lima for the attack in Ayacucho.", "arrest", "Lima"),
        ("en", "Rebels killed three soldiers in an attack in Ayacucho.", "kill", "Ayacucho"),
    ],
)
def test_a_trial_is_not_where_the_deed_was(lang, text, act, where):
    event, _ = told_of(text, lang, act)
    assert (event.where.name if event.where else None) == where


@pytest.mark.parametrize(
    ("lang", "text", "act", "patients"),
    [
        ("es", "Los soldados se llevaron a mi marido.", "arrest", ["mi marido"]),
        ("es", "Vi cuando mataron a mi papá.", "kill", ["mi papá"]),
        ("es", "El declarante manifiesta que fue detenido por carabineros.", "arrest", ["declarante"]),
        ("es", "Dieron muerte a 12 labriegos.", "kill", ["12 labriegos"]),
        ("es", "Quispe fue sacado de su vivienda por una patrulla.", "kidnap", ["Quispe"]),
        ("es", "A otro compañero lo ahogaban en un tanque de agua.", "torture", ["otro compañero"]),
        ("es", "El Comité denuncia la detención-desaparición de Carlos Mena.", "disappear", ["Carlos Mena"]),
        ("es", "Condenó el secuestro y asesinato de los once diputados.", "kidnap", ["once diputados"]),
        ("en", "They denounced the arrest and torture of Maria Soto.", "torture", ["Maria Soto"]),
        ("en", "He was tied to a chair. The soldiers killed my grandpa.", "kill", ["my grandpa"]),
    ],
)
def test_whom_it_befell(lang, text, act, patients):
    assert names(told_of(text, lang, act)[0], RoleName.PATIENT) == patients


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "OCCUPATION: teacher."),
        ("en", "He was a farmer by occupation."),
        ("es", "Juan Pérez, de ocupación agricultor, fue herido."),
        ("es", "Su ocupación era pescador."),
    ],
)
def test_a_trade_is_no_seizure(lang, text):
    assert "seize-place" not in acts(text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The occupation of the embassy lasted two days."),
        ("es", "La ocupación militar de la ciudad duró un mes."),
    ],
)
def test_a_seizure_is(lang, text):
    assert "seize-place" in acts(text, lang)


def test_rows_of_a_table_are_read_apart():
    text = (
        "N.º\tNombre\tEdad\tFecha\tSituación\n1\tJuan Quispe\t34\t03/04/1983\tEjecutado\n"
        "2\tMaría Ccori\t28\t05/04/1983\tDesaparecida\n3\tPedro Rojas\t19\t06/04/1983\tHerido"
    )
    found = [(e.act, names(e, RoleName.PATIENT), e.when.timex, e.counts) for e in events(text, "es") if e.when]
    assert [row[:3] for row in found] == [
        ("execute", ["Juan Quispe"], "1983-04-03"),
        ("disappear", ["María Ccori"], "1983-04-05"),
        ("wound", ["Pedro Rojas"], "1983-04-06"),
    ]
    assert all(count.quantity.low == 1 for row in found for count in row[3])


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Victims by year: 1981: 45 were killed; 1982: 102 were killed."),
        ("es", "Víctimas por año: 1981: 45 muertos; 1982: 102 muertos."),
    ],
)
def test_a_year_before_a_colon_is_of_what_follows(lang, text):
    assert [e.when.timex for e in events(text, lang) if e.when] == ["1981", "1982"]


@pytest.mark.parametrize(
    ("lang", "text", "modality"),
    [
        ("en", "He would have been killed had he stayed.", Modality.HYPOTHETICAL),
        ("en", "He was killed. Had he stayed long?", Modality.ACTUAL),
        ("es", "Temen que los soldados vuelvan y maten a los hombres.", Modality.HYPOTHETICAL),
        ("es", "Volvieron y mataron a los hombres.", Modality.ACTUAL),
    ],
)
def test_what_would_be_or_is_feared(lang, text, modality):
    assert told_of(text, lang, "kill")[0].modality is modality


@pytest.mark.parametrize(
    ("lang", "text", "act"),
    [
        ("es", "La Defensoría recibió 23 quejas por detención arbitraria.", "arrest"),
        ("en", "The office received nine complaints of torture.", "torture"),
    ],
)
def test_what_is_complained_of_is_laid_to_somebody(lang, text, act):
    assert told_of(text, lang, act)[1].certainty is Certainty.ACCUSED


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The murder, which the minister called a crime of passion, is unsolved."),
        ("en", "The minister called it an attack on democracy."),
    ],
)
def test_who_calls_it_so_did_not_do_it(lang, text):
    assert all(not names(event, RoleName.AGENT) for event in events(text, lang) if event.act == "attack")


@pytest.mark.parametrize(
    ("lang", "text", "tool"),
    [
        ("es", "Atacaron con granadas el puesto.", "granadas"),
        ("es", "El ataque con granadas dejó dos heridos.", "granadas"),
        ("en", "He was shot at close range with a pistol.", "pistol"),
    ],
)
def test_with_what(lang, text, tool):
    event = events(text, lang)[0]
    assert event.instrument is not None
    assert event.instrument.value == tool
    assert "close range" not in names(event, RoleName.PATIENT)
