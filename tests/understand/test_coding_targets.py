"""Whom coders write down as target, and with which code: conventions of the coding room, not of what careo shows."""

import pytest

from careo.lang.actor_codes import actor_code, actor_role
from careo.understand import understand
from careo.understand.coding import Convention, code_reading
from tests.make import make_document


def coded(text, lang, convention):
    doc = make_document(text, lang=lang)
    (reading,) = understand([doc])
    return code_reading(reading, doc, convention)


@pytest.mark.parametrize(
    ("lang", "text", "targets"),
    [
        ("es", "Los maestros protestaron contra el desempleo.", []),
        ("es", "Los maestros protestaron contra la nueva ley de pensiones.", ["la nueva ley de pensiones"]),
        ("es", "Los maestros protestaron contra el alcalde.", ["el alcalde"]),
        ("es", "Los maestros protestaron contra la decisión del rector.", ["rector"]),
        ("es", "Los maestros protestaron por la enfermedad del rector.", []),
        ("es", "Los maestros portaban pancartas contra el alcalde.", ["el alcalde"]),
        ("es", "Los maestros bloquearon la carretera.", []),
        ("es", "Los vecinos bloquearon el ministerio.", ["el ministerio"]),
        ("es", "Los maestros están en huelga, convocada por los sindicatos.", []),
        ("es", "Los vecinos rechazaron ante la Corte el pedido.", []),
        ("en", "Teachers protested against unemployment.", []),
        ("en", "Teachers protested against the new pension law.", ["the new pension law"]),
        ("en", "Teachers blocked the road.", []),
        ("en", "Residents blocked the ministry.", ["the ministry"]),
    ],
)
def test_coders_of_protests_write_no_state_of_things_and_no_road(lang, text, targets):
    (found,) = coded(text, lang, Convention.STREET_IS_MOBILIZED)
    assert [one.words for one in found.targets] == targets


@pytest.mark.parametrize(
    ("lang", "text", "targets"),
    [
        ("en", "Police dispersed a march of farmers.", ["farmers"]),
        ("en", "Police opened fire to disperse the farmers.", ["the farmers"]),
        ("en", "Police beat two farmers to disperse the march.", ["two farmers"]),
        ("es", "La policía disolvió una marcha de campesinos.", ["campesinos"]),
        ("es", "La policía disparó para dispersar a los campesinos.", ["los campesinos"]),
        ("en", "The army lifted its blockade of Peruvian ships.", ["Peruvian"]),
    ],
)
def test_force_is_used_on_whom_it_is_meant_for(lang, text, targets):
    found = coded(text, lang, Convention.ONE_ROW)[0]
    assert [one.words for one in found.targets] == targets


@pytest.mark.parametrize(
    ("lang", "text", "codes"),
    [
        ("es", "Obreros protestaron contra el gobierno del presidente Ernesto Zedillo.", ["MEXGOV"]),
        ("en", "A Chilean judge ordered former president Juan Rojas to appear.", ["CHLELI"]),
        ("en", "A Chilean judge ordered president Juan Rojas to appear.", ["CHLGOV"]),
    ],
)
def test_offices_have_the_nation_of_the_scene_and_may_be_past(lang, text, codes):
    found = coded(text, lang, Convention.ONE_ROW)[0]
    assert [one.code for one in found.targets] == codes


@pytest.mark.parametrize(
    ("words", "lang", "code"),
    [
        ("el gobierno del presidente Arnoldo Alemán", "es", None),
        ("el gobierno alemán", "es", "DEUGOV"),
        ("Maria Jordan", "en", None),
        ("the king of Jordan", "en", "JORGOV"),
        ("Iraqi Kurds", "en", "IRQCVL"),
        ("Bosnian Serbs", "en", "BIHCVL"),
        ("kurdos iraquíes", "es", "IRQCVL"),
        ("supporters of the Chilean president", "en", "CHL"),
        ("partidarios del presidente chileno", "es", "CHL"),
    ],
)
def test_surnames_peoples_and_supporters_have_their_codes(words, lang, code):
    assert actor_code(words, lang=lang) == code


@pytest.mark.parametrize(
    ("words", "lang", "role"),
    [
        ("the general's brother", "en", None),
        ("the general", "en", "MIL"),
        ("the brother of the general", "en", None),
        ("hijo del coronel", "es", None),
    ],
)
def test_who_stands_near_an_office_has_not_its_role(words, lang, role):
    assert actor_role(words, lang=lang) == role


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Los jueces amenazaron con recurrir al Poder Judicial.", []),
        ("Los futbolistas amenazaron con una huelga si la Liga no cede.", ["Liga"]),
        ("La asociación protestó por las violaciones a la libertad de prensa.", []),
        ("La asociación exigió una rebaja al gobierno.", ["gobierno"]),
        ("Una familia reclamó el cerro y logró en marzo, según dijo, la ayuda de la policía.", []),
    ],
)
def test_a_step_that_is_threatened_is_no_target_nor_is_freedom(text, targets):
    found = coded(text, "es", Convention.STREET_IS_MOBILIZED)[0]
    assert [one.words for one in found.targets] == targets
