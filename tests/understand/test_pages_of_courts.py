"""Read from pages of courts, armies and rebels: lists, relatives, denials, things taken along, heads of pages."""

from __future__ import annotations

import pytest

from careo.model import Polarity, RoleName
from careo.read import RawText, make_document
from careo.understand import understand
from tests.make import make_document as make_text
from tests.understand.told import told_of


def roles_of(lang: str, text: str, act: str) -> dict[str, list[str]]:
    event, _ = told_of(text, lang, act)
    sides = {RoleName.AGENT: "by", RoleName.PATIENT: "to", RoleName.INSTRUMENT: "with"}
    found: dict[str, list[str]] = {}
    for one in event.roles:
        if one.role in sides:
            found.setdefault(sides[one.role], []).append(one.span.quote(text))
    return found


def acts_in(lang: str, text: str) -> list[str]:
    (reading,) = understand([make_text(text, lang=lang)])
    return [one.act for one in reading.events]


LIST = (
    "Los procesados detuvieron en la feria de Pampa Chica a Mateo Condori, su hijo Simón y su yerno Lucio Apaza, los "
    "llevaron a la base y los ejecutaron."
)
THREE = ["Mateo Condori", "su hijo Simón", "su yerno Lucio Apaza"]


@pytest.mark.parametrize(
    ("lang", "text", "act", "expected"),
    [
        ("es", LIST, "arrest", {"by": ["Los procesados"], "to": THREE}),
        ("es", LIST, "execute", {"by": ["Los procesados"], "to": THREE}),
        ("en", "Soldiers arrested Rosa Ticona, her brother Juan and his wife Ana.", "arrest",
         {"by": ["Soldiers"], "to": ["Rosa Ticona", "her brother Juan", "his wife Ana"]}),
        ("en", "Juan Pérez, his neighbour, was killed.", "kill", {"to": ["Juan Pérez"]}),
        ("es", "Juan Pérez, su vecino, fue asesinado.", "kill", {"to": ["Juan Pérez"]}),
        ("es", "Se le acusa del delito de homicidio en agravio de Mateo Condori.", "kill", {"to": ["Mateo Condori"]}),
        ("es", "El capitán fue condenado como autor del homicidio de Mateo Condori.", "kill",
         {"to": ["Mateo Condori"], "by": ["El capitán"]}),
        ("es", "El capitán no fue condenado como autor del homicidio de Mateo Condori.", "kill",
         {"to": ["Mateo Condori"]}),
        ("en", "The captain was convicted as perpetrator of the murder of Mateo Condori.", "kill",
         {"to": ["Mateo Condori"], "by": ["The captain"]}),
        ("en", "Three rebels were captured together with a machine gun.", "arrest", {"to": ["Three rebels"]}),
        ("es", "Tres rebeldes fueron detenidos junto con una ametralladora.", "arrest", {"to": ["Tres rebeldes"]}),
        ("en", "A rebel was killed with a machine gun.", "kill", {"to": ["A rebel"], "with": ["a machine gun"]}),
        ("en", "The ambush caused the death of a captain, and injuries to eleven others.", "kill",
         {"to": ["a captain"]}),
        ("en", "I stayed with the women. Later a corporal told me that they had killed nineteen.", "kill",
         {"to": ["nineteen"]}),
        ("en", "Two officers fell in combat.", "kill", {"to": ["Two officers"]}),
        ("es", "Dos oficiales cayeron en combate.", "kill", {"to": ["Dos oficiales"]}),
    ],
)  # fmt: skip
def test_who_takes_part(lang, text, act, expected):
    assert roles_of(lang, text, act) == expected


@pytest.mark.parametrize(
    ("lang", "text", "act"),
    [
        ("en", "Units supported by helicopters killed three rebels.", "praise"),
        ("es", "Unidades apoyadas por helicópteros mataron a tres rebeldes.", "praise"),
        ("en", "The bodies were carried off by their accomplices.", "kidnap"),
        ("en", "The mayor, consulted yesterday, said nothing.", "meet"),
        ("es", "El alcalde, consultado ayer, no dijo nada.", "meet"),
        ("en", "Two officers fell in the battle with the guerrillas.", "kill"),
        ("es", "El Ejército niega que mató a los campesinos.", "reject"),
    ],
)
def test_what_is_no_such_deed(lang, text, act):
    assert act not in acts_in(lang, text)


@pytest.mark.parametrize(
    ("lang", "text", "counted"),
    [
        ("en", "The enemy suffered 38 casualties, dead and wounded.", False),
        ("en", "The attack caused no casualties.", True),
        ("en", "The enemy had 38 wounded.", True),
    ],
)
def test_casualties_are_not_all_hurt(lang, text, counted):
    (reading,) = understand([make_text(text, lang=lang)])
    assert any(one.counts for one in reading.events if one.act == "wound") is counted


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The minister did not deny the report."),
        ("es", "El ministro no desmintió la noticia."),
        ("es", "El ministro no desmintió ni confirmó que un agente se encuentre detenido."),
    ],
)
def test_who_does_not_deny_denies_nothing(lang, text):
    event, _ = told_of(text, lang, "deny")
    assert event.polarity is Polarity.NEGATIVE


@pytest.mark.parametrize(
    ("lang", "text", "certainty", "voice"),
    [
        ("es", "La versión difundida por agencias, según la cual el Ejército bombardeó el pueblo, es falsa.", "doubted",
         None),
        ("en", "The version spread by agencies, according to which the army bombed the hamlet, is false.", "doubted",
         None),
        ("en", "The regime's spokesmen said that its soldiers ran. They also say that we bombed a hamlet.", "reported",
         "regime's spokesmen"),
        ("en", "[HOST] The regime says that we bombed a hamlet. That is false: nobody bombed it.\n\n[RUTH] Yes.",
         "doubted", "regime"),
        ("es", "Una vecina contó que oyó disparos. No vio, dijo, que el Ejército bombardeara el pueblo.", "reported",
         "vecina"),
    ],
)  # fmt: skip
def test_how_surely_and_by_whom(lang, text, certainty, voice):
    _, claim = told_of(text, lang, "bomb")
    assert claim.certainty.value == certainty
    assert voice is None or claim.voices[-1].name == voice


def test_what_is_done_according_to_rules_is_said_by_nobody():
    (reading,) = understand([make_text("The prisoners are treated according to the Geneva conventions.", lang="en")])
    assert all(len(one.voices) == 1 for one in reading.claims)


ITEMS = (
    "Que el capitán Salcedo declaró que los tres hombres fueron puestos en libertad el 22 de junio de 1990; que el "
    "sargento Bravo sostuvo que no se encontraba en la base; y que el soldado Cano reconoció haber disparado."
)


def test_items_of_a_list_have_voices_and_days_of_their_own():
    event, claim = told_of(ITEMS, "es", "shoot")
    assert [voice.name for voice in claim.voices[1:]] == ["Cano"]
    assert event.when is None


@pytest.mark.parametrize(
    ("lang", "text", "act"),
    [
        ("en", "In May 1985 two students were killed; no policeman has been tried.", "try"),
        ("es", "En mayo de 1985 mataron a dos estudiantes; ningún policía ha sido procesado.", "try"),
    ],
)
def test_what_has_been_since_is_not_of_that_day(lang, text, act):
    event, _ = told_of(text, lang, act)
    assert event.when is None


PAPER = """EL MERIDIANO
Jueves 14 de noviembre de 1985, página 3

Versiones encontradas sobre muerte de estudiantes

GUAYARÁ.- Dos versiones circulan sobre la muerte de tres estudiantes, ocurrida el martes en el puente.
"""
INTERVIEW = """Interview with "Esteban", former conscript
Recorded in Geneva, 3 February 1988

Q: Were you present when the soldiers burned the houses?
A: Yes. They burned the houses and shot the men there.

Q: Who gave the order?
A: I cannot say for sure, some said it was the colonel.
"""


def test_the_head_of_a_page_of_a_paper():
    doc = make_document(RawText(PAPER, ()), "page.txt", sha256="")
    assert doc.published is not None
    assert doc.publisher is not None
    assert doc.dateline is not None
    assert (str(doc.published.value), doc.publisher.value) == ("1985-11-14", "EL MERIDIANO")
    assert doc.dateline.place.value == "GUAYARÁ"


def test_who_is_interviewed_answers_and_does_not_ask():
    doc = make_document(RawText(INTERVIEW, ()), "page.txt", sha256="")
    (reading,) = understand([doc])
    told = {one.content.quote(doc.text): [voice.name for voice in one.voices] for one in reading.claims}
    answer = next(names for words, names in told.items() if words.startswith("They burned"))
    question = next(names for words, names in told.items() if words.startswith("Who gave"))
    assert '"Esteban"' in answer
    assert '"Esteban"' not in question
