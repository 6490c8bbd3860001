"""Words of a case's own for acts: found in their forms, read as any act, coded as the case's coders do."""

import pytest

from careo.lang.actor_codes import own_codes
from careo.model import KnownActor, KnownWords, MentionKind, Reference, RoleName
from careo.understand import understand
from careo.understand.coding import code_reading
from careo.understand.coding.pairs import in_pairs
from tests.make import make_document

SLANG = (
    KnownWords("kidnap", "es", verbs=("levantar", "subir a camioneta"), nouns=("levantón",), code="1823"),
    KnownWords("kidnap", "en", verbs=("whisk off",), nouns=("van visit",)),
    KnownWords("kill", "es", suffers=("amanecer tirado",)),
    KnownWords("reject", "en", verbs=("shelve meeting",), code="191"),
    KnownWords("meet", "en", verbs=("call on",), code="032:033"),
    KnownWords("meet", "en", verbs=("hail",), code="032"),
    KnownWords("threaten", "en", verbs=("warn about",), code="162"),
)
COUNTRIES = tuple(
    KnownActor(name.lower(), name, MentionKind.STATE, code=name[:3].upper())
    for name in ("Valdoria", "Cundamar", "Tamoria")
)
CASE = Reference(actors=COUNTRIES, words=SLANG)


def read(text, lang, reference=CASE):
    doc = make_document(text, lang=lang)
    (reading,) = understand([doc], reference=reference)
    return doc, reading


def pairs(text, lang="en"):
    doc, reading = read(text, lang)
    codes = own_codes(COUNTRIES)
    rows = in_pairs(code_reading(reading, doc, own=codes), reading, doc, own=codes)
    return [
        (row.code.whole or row.code.cameo, *("".join(one.code for one in side) for side in (row.sources, row.targets)))
        for row in rows
    ]


@pytest.mark.parametrize(
    ("text", "lang", "act", "doer", "sufferer"),
    [
        ("Hombres armados levantaron al maestro en la plaza.", "es", "kidnap", "Hombres armados", "maestro"),
        ("Dos policías subieron a la camioneta al estudiante.", "es", "kidnap", "Dos policías", "estudiante"),
        ("Los vecinos denunciaron el levantón del maestro.", "es", "kidnap", None, "maestro"),
        ("The soldiers whisked off two students.", "en", "kidnap", "soldiers", "two students"),
        ("El dirigente amaneció tirado en la carretera.", "es", "kill", None, "dirigente"),
    ],
)
def test_own_words_name_an_act(text, lang, act, doer, sufferer):
    _, reading = read(text, lang)
    found = [event for event in reading.events if event.made_by.endswith("own-words@1")]
    assert [event.act for event in found] == [act]
    roles = {role.role: role.span.quote(text) for role in found[0].roles}
    assert (doer or "") in roles.get(RoleName.AGENT, "")
    assert (sufferer or "") in roles.get(RoleName.PATIENT, "")


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Hombres armados levantaron al maestro en la plaza.", "es"),
        ("The soldiers whisked off two students.", "en"),
    ],
)
def test_without_them_nothing_is_found(text, lang):
    _, reading = read(text, lang, Reference())
    assert not reading.events


def test_words_of_one_language_say_nothing_in_the_other():
    only = Reference(words=tuple(one for one in SLANG if one.lang == "en"))
    assert not read("Los vecinos hablaron de un levantón.", "es", only)[1].events


def test_own_words_go_before_those_of_careo():
    mine = Reference(words=(KnownWords("release", "en", verbs=("kill",), code="080"),))
    _, reading = read("The soldiers killed two farmers.", "en", mine)
    assert [(event.act, event.code) for event in reading.events] == [("release", "080")]


def test_the_case_of_a_reading_is_part_of_its_version():
    assert read("Nada.", "es")[1].made_by != read("Nada.", "es", Reference(actors=COUNTRIES))[1].made_by


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Valdoria and Cundamar shelved their meeting on Monday.", [("191", "VAL", ""), ("191", "CUN", "")]),
        ("Valdoria called on Tamoria.", [("032", "VAL", "TAM"), ("033", "TAM", "VAL")]),
        ("Valdoria did not call on Tamoria.", []),
        ("Valdoria condemned Cundamar and Tamoria.", [("11", "VAL", "CUN"), ("11", "VAL", "TAM")]),
        ("Valdoria met Tamoria on Monday.", [("04", "VAL", "TAM"), ("04", "TAM", "VAL")]),
    ],
)
def test_rows_of_pairs(text, rows):
    assert pairs(text) == rows


def test_rows_of_pairs_in_spanish():
    assert pairs("Valdoria condenó a Cundamar y a Tamoria.", "es") == [("11", "VAL", "CUN"), ("11", "VAL", "TAM")]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Valdoria warned its people about Cundamar.", [("162", "VAL", "CUN")]),
        ("Valdoria warned its people that talk about Cundamar would cost them dear.", []),
    ],
)
def test_a_preposition_of_own_words_may_stand_behind_an_object(text, rows):
    assert [row for row in pairs(text) if row[0] == "162"] == rows


def test_of_own_words_the_case_says_what_the_other_side_does():
    assert pairs("Valdoria hailed Cundamar.") == [("032", "VAL", "CUN")]
    assert pairs("Valdoria met Cundamar.") == [("04", "VAL", "CUN"), ("04", "CUN", "VAL")]
    assert pairs("Valdoria visited Cundamar.") == [("04", "VAL", "CUN")]
