"""Read from Spanish testimony, rulings, wires and lists: who outlived a death, who says it, whose day it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from careo.model import Certainty, DocKind, Found, Modality, Polarity, RoleName, Span, VoiceKind
from careo.understand import understand
from tests.make import make_document
from tests.understand.told import acts, named, told_of


@pytest.mark.parametrize(
    ("lang", "text", "act", "role", "who"),
    [
        ("es", "Yo tenía diez años cuando mataron a mi papá.", "kill", RoleName.AGENT, set()),
        ("es", "Nosotros llegamos y matamos al alcalde.", "kill", RoleName.AGENT, {"Nosotros"}),
        ("es", "Un patrullero nos dijo que lo habían matado en el barranco.", "kill", RoleName.PATIENT, set()),
        ("es", "Pedro fue detenido. El fiscal dijo que lo mataron los soldados.", "kill", RoleName.PATIENT, {"Pedro"}),
        ("es", "Saravia no sabe quiénes lo mataron.", "kill", RoleName.PATIENT, set()),
        ("es", "Un testigo contó que murió en el acto.", "kill", RoleName.PATIENT, set()),
        ("es", "El alcalde dijo que fue asesinado por los rebeldes.", "kill", RoleName.PATIENT, set()),
        ("es", "Juan dijo que lo iban a matar.", "kill", RoleName.PATIENT, {"Juan"}),
        ("es", "La maestra contó que la habían golpeado.", "beat", RoleName.PATIENT, {"La maestra"}),
        ("en", "A guard told us he was killed in the ravine.", "kill", RoleName.PATIENT, set()),
        ("en", "The mayor said they would kill him.", "kill", RoleName.PATIENT, {"The mayor"}),
        (
            "es",
            "«Me lo arrancaron», cuenta Nora. «Le pusieron una capucha».",
            "torture",
            RoleName.PATIENT,
            set(),
        ),
        ("es", "Un juez ordenó su detención, pero la policía no lo detuvo.", "arrest", RoleName.PATIENT, set()),
        (
            "es",
            "Tres policías murieron y otros cinco resultaron heridos; fueron evacuados a Lima.",
            "evacuate",
            RoleName.PATIENT,
            {"otros cinco"},
        ),
        (
            "es",
            "Murieron el alcalde Zenón Auqui, su hermano Fidel y el teniente gobernador Pastor Licas.",
            "kill",
            RoleName.PATIENT,
            {"el alcalde Zenón Auqui", "su hermano Fidel", "el teniente gobernador Pastor Licas"},
        ),
        (
            "es",
            "Detuvieron a Pedro Díaz, su hijo Luis y Ana Rey.",
            "arrest",
            RoleName.PATIENT,
            {"Pedro Díaz", "su hijo Luis", "Ana Rey"},
        ),
        ("es", "La aviación bombardeó el caserío.", "bomb", RoleName.AGENT, {"La aviación"}),
        ("es", "La fuga del penal dejó dos muertos.", "flee", RoleName.PATIENT, set()),
        ("es", "La fuga del túnel fue investigada.", "flee", RoleName.PLACE, {"túnel"}),
        ("es", "Los heridos fueron evacuados en helicóptero.", "evacuate", RoleName.PLACE, set()),
        ("es", "El Gobierno exige la devolución del cabo Santos Funes.", "demand", RoleName.PATIENT, set()),
        ("en", "The Government demands the return of Corporal Funes.", "demand", RoleName.PATIENT, set()),
        ("es", "Presentó la protesta del Gobierno por los hechos.", "condemn", RoleName.PATIENT, set()),
        (
            "es",
            "Abrieron fuego contra una patrulla, con saldo de dos soldados muertos.",
            "shoot",
            RoleName.PATIENT,
            {"una patrulla"},
        ),
        ("es", "El Ejército anunció la muerte de tres guerrilleros.", "kill", RoleName.AGENT, set()),
        ("en", "The army announced the death of three rebels.", "kill", RoleName.AGENT, set()),
        (
            "es",
            "Absolvemos a Miren Goñi de los delitos de que venía siendo acusada.",
            "accuse",
            RoleName.PATIENT,
            set(),
        ),
        (
            "es",
            "Quienes cometieron los crímenes nunca fueron juzgados.",
            "try",
            RoleName.PATIENT,
            {"Quienes cometieron los crímenes"},
        ),
        ("es", "Un desconocido le advirtió que matarían a sus hijos.", "threaten", RoleName.PATIENT, set()),
        (
            "es",
            "De las muertes, 18 son atribuidas a Sendero Luminoso.",
            "accuse",
            RoleName.PATIENT,
            {"Sendero Luminoso"},
        ),
        ("es", "Fueron sometidos a descargas eléctricas.", "torture", RoleName.PATIENT, set()),
        ("es", "Nos llevaron en un camión a la brigada.", "kidnap", RoleName.PATIENT, {"Nos"}),
        (
            "es",
            "Aparecieron los cadáveres de tres hombres secuestrados días antes por las FARC.",
            "kidnap",
            RoleName.PATIENT,
            {"tres hombres"},
        ),
        (
            "es",
            "No ha explicado el paradero del ganadero Rolando Sandoval, secuestrado en agosto.",
            "kidnap",
            RoleName.PATIENT,
            {"ganadero Rolando Sandoval"},
        ),
        (
            "es",
            "Hombres del Batallón de Contraguerrilla No. 12 sacaron a Jamioy de su casa.",
            "kidnap",
            RoleName.PATIENT,
            {"Jamioy"},
        ),
    ],
)
def test_who(lang, text, act, role, who):
    assert named(lang, text, act, role) == who


@pytest.mark.parametrize(
    ("lang", "text", "act", "voice"),
    [
        ("es", "Según dijeron los vecinos, los soldados quemaron las casas.", "arson", "vecinos"),
        ("es", "El alcalde huyó y dijeron que lo habían matado.", "kill", "unknown"),
        (
            "es",
            "Mi mamá fue a reclamar el cuerpo y el teniente la insultó y le dijo que la iban a matar.",
            "kill",
            "teniente",
        ),
        ("es", "«Nunca torturé a nadie», dijo el mes pasado a un diario local.", "torture", "unknown"),
        (
            "es",
            "La Comisión concluye que soldados mataron a trece campesinos y recomienda que se investigue.",
            "investigate",
            "Comisión",
        ),
        ("es", "Presentaron el cuerpo como el de un guerrillero muerto en combate.", "kill", "unknown"),
        ("es", "El Ejército presentó a los jóvenes como guerrilleros muertos en combate.", "kill", "Ejército"),
        ("en", "The army presented the young men as guerrillas killed in combat.", "kill", "army"),
        ("es", "«Lo mataron», declaró llorando.", "kill", "unknown"),
        (
            "es",
            "La guerrilla negó tenerlo en su poder, si bien un mando local admitió que murió.",
            "kill",
            "mando local",
        ),
        (
            "es",
            "Un vocero negó en una llamada a una emisora que su organización hubiera colocado la bomba.",
            "bomb",
            "vocero",
        ),
    ],
)
def test_who_says_it(lang, text, act, voice):
    _, claim = told_of(text, lang, act)
    assert claim.voices[-1].name == voice


@pytest.mark.parametrize(
    ("lang", "text", "act", "polarity", "certainty"),
    [
        ("es", "No, lo mataron en la puna.", "kill", Polarity.POSITIVE, Certainty.ASSERTED),
        ("en", "No, they killed him in the ravine.", "kill", Polarity.POSITIVE, Certainty.ASSERTED),
        ("es", "No, no lo mataron.", "kill", Polarity.NEGATIVE, Certainty.ASSERTED),
        ("es", "La masacre fue negada por el comandante.", "massacre", Polarity.NEGATIVE, Certainty.DENIED),
        ("es", "Las torturas fueron negadas por la policía.", "torture", Polarity.NEGATIVE, Certainty.DENIED),
        ("en", "The massacre was denied by the commander.", "massacre", Polarity.NEGATIVE, Certainty.DENIED),
        (
            "es",
            "El Ejército no había anunciado la muerte de los guerrilleros.",
            "kill",
            Polarity.POSITIVE,
            Certainty.HEDGED,
        ),
        ("es", "El gobierno no confirmó la detención del capitán.", "arrest", Polarity.POSITIVE, Certainty.HEDGED),
        ("es", "Ojalá los responsables fueran detenidos.", "arrest", Polarity.POSITIVE, Certainty.HYPOTHETICAL),
        ("es", "Los familiares han sido amenazados por denunciarlo.", "accuse", Polarity.POSITIVE, Certainty.ASSERTED),
        ("es", "Herri Batasuna no condenó el atentado.", "attack", Polarity.POSITIVE, Certainty.ASSERTED),
        (
            "es",
            "Recibió llamadas en las que se le advirtió que sería asesinado si no abandonaba el país.",
            "threaten",
            Polarity.POSITIVE,
            Certainty.ASSERTED,
        ),
        ("es", '"No digo que lo mataron: digo que no volvió", corrige.', "kill", Polarity.POSITIVE, Certainty.HEDGED),
    ],
)
def test_how_surely(lang, text, act, polarity, certainty):
    event, claim = told_of(text, lang, act)
    assert (event.polarity, claim.certainty) == (polarity, certainty)


@pytest.mark.parametrize(
    ("lang", "told", "denial"),
    [
        ("es", "Soldados mataron a tres campesinos.", "Los hechos fueron negados por el Ejército."),
        ("es", "Soldados mataron a tres campesinos.", "El Ejército negó los hechos."),
        ("es", "Soldados mataron a tres campesinos.", "La acusación fue rechazada por el ministro."),
        ("en", "Soldiers killed three farmers.", "The army denied the charge."),
    ],
)
def test_denials_of_what_was_said(lang, told, denial):
    (reading,) = understand([make_document(f"{told} {denial}", lang=lang)])
    kill = next(event for event in reading.events if event.act == "kill")
    certainties = {claim.certainty for claim in reading.claims if claim.id in kill.claim_ids}
    assert certainties == {Certainty.ASSERTED, Certainty.DENIED}
    assert kill.polarity is Polarity.POSITIVE


@pytest.mark.parametrize(
    "text",
    [
        "Que debemos condenar y condenamos a Ana Ruiz como autora de un delito de asesinato.",
        "Los militares podrían haber evitado este crimen: el obispo había pedido protección.",
    ],
)
def test_neither_demanded_nor_planned(text):
    (reading,) = understand([make_document(text, lang="es")])
    assert all(event.modality is Modality.ACTUAL for event in reading.events)
    assert not [claim for claim in reading.claims if claim.certainty is Certainty.HEDGED]


@pytest.mark.parametrize(
    ("text", "act", "day"),
    [
        ("El alcalde, quien había sido amenazado en octubre de 1988, pidió que se enviaran tropas.", "demand", None),
        ("El juez, que había sido amenazado en octubre de 1988, fue asesinado.", "kill", None),
        ("Los soldados, que llegaron el 3 de mayo de 1988, mataron a tres.", "kill", datetime(1988, 5, 3)),
        ("Pedro fue secuestrado el 3 de mayo de 1987; fue liberado dos días después.", "release", datetime(1987, 5, 5)),
        ("La nota del Ministerio de fecha 7 de mayo de 1984 dice que soldados atacaron el puesto.", "attack", None),
        (
            "Los presos fueron puestos en libertad el 1 de julio de 1992. Según los informes, fueron golpeados.",
            "beat",
            None,
        ),
    ],
)
def test_whose_day(text, act, day):
    event, _ = told_of(text, "es", act)
    assert (event.when.earliest if event.when is not None else None) == day


@pytest.mark.parametrize(
    ("lang", "text", "act", "who"),
    [
        (
            "es",
            "Asesinados por el Ejército:\n\n1. Marcelino Quispe, 34 años\n2. Teodora Ccori, 61 años",
            "kill",
            {"Marcelino Quispe", "Teodora Ccori"},
        ),
        (
            "es",
            "Desaparecidos:\n\n- Félix Ramos\n- Rufina Soto\n\nEl Ejército no respondió.",
            "disappear",
            {"Félix Ramos", "Rufina Soto"},
        ),
        (
            "es",
            "Los soldados mataron a estas personas:\n\n1. Félix Ramos, obrero. Vivía en Ayora.\n2. Rufina Soto.",
            "kill",
            {"estas personas", "Félix Ramos", "Rufina Soto"},
        ),
        ("en", "Killed by the army:\n\n1. John Okello, 34\n2. Mary Achieng", "kill", {"John Okello", "Mary Achieng"}),
        ("es", "El Ejército mató a tres personas:\n\nEl alcalde no lo cree.", "kill", {"tres personas"}),
    ],
)
def test_lists_below_a_heading(lang, text, act, who):
    assert named(lang, text, act, RoleName.PATIENT) == who


def test_what_a_ruling_resolves_is_the_authors():
    text = "RESUELVE:\n\n1. Declarar que los acusados mataron a Juan Paz."
    doc = replace(make_document(text, lang="es"), kind=DocKind.UNKNOWN)
    (reading,) = understand([doc])
    claim = next(one for one in reading.claims if "mataron" in one.content.quote(text))
    assert {voice.kind for voice in claim.voices} == {VoiceKind.AUTHOR}
    issued = replace(doc, issuer=Found("Tribunal Oral", Span(doc.id, 0, 8), "test@1"))
    (reading,) = understand([issued])
    claim = next(one for one in reading.claims if "mataron" in one.content.quote(text))
    assert {voice.name for voice in claim.voices} == {"Tribunal Oral"}


def test_those_it_is_laid_to_claim_nothing():
    text = "Pertenecen al comando Ayora, al que se atribuyen otros seis asesinatos."
    assert "claim-responsibility" not in acts("es", text)
    assert "claim-responsibility" in acts("es", "El ELN se atribuyó el atentado.")


def test_who_declares_answers():
    lines = (
        "Declaración de Vicenta Ayala\n",
        "Pregunta: ¿Quién mató a su esposo?",
        "Respuesta: Los soldados lo mataron.",
        "Pregunta: ¿Cuándo fue?",
        "Respuesta: Fue en mayo.",
    )
    text = "\n".join(lines)
    doc = make_document(text, lang="es")
    doc = replace(doc, issuer=Found("Vicenta Ayala", Span(doc.id, 15, 28), "test@1"))
    (reading,) = understand([doc])
    answer = next(one for one in reading.claims if one.content.quote(text).startswith("Los soldados"))
    assert answer.voices[-1].name == "Vicenta Ayala"


def test_an_attempt_is_no_kidnapping():
    assert "kidnap" not in acts("es", "Los senderistas quisieron llevárselo, pero la gente se opuso.")
