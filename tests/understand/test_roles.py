"""Who did it, to whom, with what and how many: a table of sentences in both languages."""

from pathlib import Path

import pytest

from careo.lang import LANGUAGES
from careo.model import VictimStatus
from careo.understand import understand
from tests.make import make_document

HERE = Path(__file__).parent
MISSED = set((HERE / "roles_missed.txt").read_text(encoding="utf-8").splitlines())


def table():
    rows = (HERE / "roles.txt").read_text(encoding="utf-8").splitlines()
    for row in rows:
        if row and not row.startswith("#"):
            lang, act, sentence, roles, *counts = (part.strip() for part in f"{row} |".split(" |")[:5])
            yield lang, act, sentence, roles, counts[0] if counts else ""


ROWS = list(table())


@pytest.fixture(scope="module")
def readings():
    """The events of all sentences by sentence; read in one batch per language."""
    found = {}
    for lang in LANGUAGES:
        rows = [row for row in ROWS if row[0] == lang]
        docs = [make_document(row[2], lang=lang, path=f"{lang}{i}.txt") for i, row in enumerate(rows)]
        for row, doc, reading in zip(rows, docs, understand(docs), strict=True):
            found[row[2]] = (doc, reading.events)
    return found


def shown(doc, event):
    return {(role.role.value, role.span.quote(doc.text)) for role in event.roles}


@pytest.mark.parametrize(("lang", "act", "sentence", "roles", "counts"), ROWS)
def test_roles_and_counts(readings, lang, act, sentence, roles, counts):
    doc, events = readings[sentence]
    wanted = {tuple(part.strip().split(": ", 1)) for part in roles.split(";") if part.strip()}
    numbers = {tuple(part.split()) for part in counts.split(", ") if part}
    told = [event for event in events if event.act == act]
    got = [
        (shown(doc, e), {(c.effect.value, str(c.quantity.low), str(c.quantity.high)) for c in e.counts}) for e in told
    ]
    right = any(wanted <= roles_found and numbers <= counted for roles_found, counted in got)
    if sentence in MISSED:
        assert not right, "read now: take it off roles_missed.txt"
        pytest.xfail("not read yet")
    assert right, [(e.act, shown(doc, e), e.counts) for e in events]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_is_long_enough(lang):
    assert sum(row[0] == lang for row in ROWS) >= 40


def test_few_are_missed():
    assert len(MISSED) <= 0.12 * len(ROWS)


@pytest.mark.parametrize(
    ("lang", "sentence", "status"),
    [
        ("en", "Rebels killed two peasants.", VictimStatus.CIVILIAN),
        ("en", "Rebels killed two soldiers.", VictimStatus.COMBATANT),
        ("en", "Rebels killed two policemen.", VictimStatus.POLICE),
        ("en", "Guards killed two prisoners.", VictimStatus.PRISONER),
        ("en", "Soldiers killed two children.", VictimStatus.MINOR),
        ("en", "Rebels killed the mayor.", VictimStatus.OFFICIAL),
        ("en", "Rebels killed two people.", VictimStatus.UNKNOWN),
        ("en", "Soldiers killed two guerrilla leaders.", VictimStatus.COMBATANT),
        ("en", "Guards killed two jailed leaders.", VictimStatus.PRISONER),
        ("en", "Rebels killed the lieutenant governor.", VictimStatus.OFFICIAL),
        ("es", "Los soldados mataron a dos dirigentes subversivos.", VictimStatus.COMBATANT),
        ("es", "Los guardias mataron a dos líderes encarcelados.", VictimStatus.PRISONER),
        ("es", "Los rebeldes mataron al teniente gobernador.", VictimStatus.OFFICIAL),
        ("es", "Los rebeldes mataron a dos campesinos.", VictimStatus.CIVILIAN),
        ("es", "Los rebeldes mataron a dos soldados.", VictimStatus.COMBATANT),
        ("es", "Los rebeldes mataron a dos policías.", VictimStatus.POLICE),
        ("es", "Los guardias mataron a dos presos.", VictimStatus.PRISONER),
        ("es", "Los soldados mataron a dos niños.", VictimStatus.MINOR),
        ("es", "Los rebeldes mataron al alcalde.", VictimStatus.OFFICIAL),
        ("es", "Los rebeldes mataron a dos personas.", VictimStatus.UNKNOWN),
    ],
)
def test_victims_have_a_status(lang, sentence, status):
    (reading,) = understand([make_document(sentence, lang=lang)])
    (patient,) = [r for e in reading.events if e.act == "kill" for r in e.roles if r.role == "patient"]
    assert patient.status is status


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The police found three peasants dead."),
        ("en", "The explosion left three peasants dead."),
        ("es", "La policía halló muertos a tres campesinos."),
        ("es", "La explosión dejó tres campesinos muertos."),
    ],
)
def test_who_finds_or_leaves_the_dead_is_not_among_them(lang, text):
    doc = make_document(text, lang=lang)
    (reading,) = understand([doc])
    (killed,) = (event for event in reading.events if event.act == "kill")
    assert [role.role.value for role in killed.roles] == ["patient"]
    assert killed.roles[0].name.startswith(("three peasants", "tres campesinos"))


@pytest.mark.parametrize(
    ("lang", "text", "act"),
    [
        ("es", "El presidente y tres comuneros fueron asesinados por ser representantes del poder.", "kill"),
        ("en", "The attack killed ten, including the union leader Rosa Paredes, and injured 30.", "attack"),
        ("en", "He was one of the victims of the union attack.", "attack"),
        ("en", "The blame for the massacre does not lie with the army.", "massacre"),
        ("en", "She died in hospital after masked men that night placed a bomb at the office.", "bomb"),
    ],
)
def test_who_suffered_it_did_not_do_it(lang, text, act):
    (reading,) = understand([make_document(text, lang=lang)])
    doers = {role.name for event in reading.events if event.act == act for role in event.roles if role.role == "agent"}
    assert doers <= {"masked men"}


def test_killing_cattle_is_no_killing():
    text = "Los campesinos destruyen la infraestructura, matan el ganado y destruyen los tractores."
    (reading,) = understand([make_document(text, lang="es")])
    assert "kill" not in {event.act for event in reading.events}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "ARCO [National\nCraftsmen Federation] killed two guards in Ayora."),
        ("es", "ARCO [Federación Nacional\nde Artesanos] mató a dos guardias en Ayora."),
    ],
)
def test_what_an_editor_put_in_acts_in_no_deed_even_over_two_lines(lang, text):
    doc = make_document(text, lang=lang)
    (reading,) = understand([doc])
    told = [shown(doc, event) for event in reading.events if event.act == "kill"]
    assert told
    assert not [words for roles in told for _, words in roles if "Fed" in words]
