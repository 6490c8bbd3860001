"""Who stands on the two sides of a coded event: by what stands around the words, and as records write it."""

import pytest

from careo.lang.actor_codes import own_codes
from careo.model import KnownActor, MentionKind, Reference
from careo.understand import understand
from careo.understand.coding import Convention, code_reading
from tests.make import make_document


def sides(text, lang, convention=Convention.CAMEO):
    """The codes of sources and targets of the first event that is coded."""
    doc = make_document(text, lang=lang)
    (reading,) = understand([doc])
    first = code_reading(reading, doc, convention)[0]
    return [one.code for one in first.sources], [one.code for one in first.targets]


@pytest.mark.parametrize(
    ("text", "lang", "codes"),
    [
        ("The ambassadors of Peru, Bolivia and Chile met the king.", "en", ["PERGOV", "BOLGOV", "CHLGOV"]),
        ("Los embajadores de Perú, Bolivia y Chile condenaron el ataque.", "es", ["PERGOV", "BOLGOV", "CHLGOV"]),
        ("The president of Peru, Bolivia and Chile condemned the raid.", "en", ["PERGOV"]),
        ("Soldiers from Peru arrested two men.", "en", ["PERMIL"]),
        ("Soldiers in Peru arrested two men.", "en", [None]),
        ("Lawmakers and officials in Peru condemned the raid.", "en", ["PERLEG", "PERGOV"]),
        ("Senadores y funcionarios de Perú condenaron el ataque.", "es", ["PERLEG", "PERGOV"]),
        ("The Danish media and government condemned the raid.", "en", ["DNKJRN", "DNKGOV"]),
        ("The Turkish army and rebels condemned the raid.", "en", ["TURMIL", None]),
        ("Jordan's visiting King Hussein condemned the raid.", "en", ["JORGOV"]),
        ("El ataque fue condenado en Lima por Juan Rojas.", "es", [None]),
        ("Karl Lund, the United Nations coordinator, condemned the raid.", "en", ["IGO"]),
        ("Karl Lund, el coordinador de las Naciones Unidas, condenó el ataque.", "es", ["IGO"]),
        ("Karl Lund, who had left Peru, condemned the raid.", "en", [None]),
        ("Chechen refugees condemned the raid.", "en", ["RUSREF"]),
        ("Refugiados chechenos condenaron el ataque.", "es", ["RUSREF"]),
    ],
)
def test_what_stands_around_the_words_tells_whose_they_are(text, lang, codes):
    assert sides(text, lang)[0] == codes


@pytest.mark.parametrize(
    ("text", "lang", "target"),
    [
        ("Turkish police dispersed the students.", "en", ["TUREDU"]),
        ("La policía turca dispersó a los estudiantes.", "es", ["TUREDU"]),
        ("Turkish soldiers killed two students.", "en", [None]),
        ("Rebels attacked a camp for Congolese refugees.", "en", ["COGREF"]),
        ("Los rebeldes atacaron un campamento de refugiados congoleños.", "es", ["COGREF"]),
        ("Turkish police prevented a demonstration staged by students.", "en", ["TUREDU"]),
    ],
)
def test_in_records_people_stand_for_their_things_and_those_the_police_meet_are_of_its_nation(text, lang, target):
    assert sides(text, lang, Convention.ONE_ROW)[1] == target


@pytest.mark.parametrize(
    ("text", "lang", "target"),
    [
        ("The president imposed a curfew in Arequipa.", "en", ["PERCVL"]),
        ("El presidente impuso el toque de queda en Arequipa.", "es", ["PERCVL"]),
        ("Farmers blocked the road to Arequipa.", "en", ["PERGOV"]),
        ("Los campesinos bloquearon la carretera a Arequipa.", "es", ["PERGOV"]),
        ("The envoy arrived in Arequipa.", "en", ["PER"]),
        ("Chile reimposed a blockade of the West Bank.", "en", ["PSE"]),
    ],
)
def test_in_records_a_town_is_its_people_where_it_is_harmed_and_its_government_where_it_is_full_of_protest(
    text, lang, target
):
    assert sides(text, lang, Convention.ONE_ROW)[1] == target


BOTH = ["PERGOV", "CHLGOV"]


@pytest.mark.parametrize(
    ("text", "lang", "codes"),
    [
        ("The Peruvian president telephoned the Chilean president.", "en", (BOTH, BOTH)),
        ("El presidente peruano telefoneó al presidente chileno.", "es", (BOTH, BOTH)),
        ("Peruvian officials held talks with Chilean officials.", "en", (BOTH, BOTH)),
        ("The Peruvian president visited the Chilean president.", "en", (["PERGOV"], ["CHLGOV"])),
        ("The Peruvian president will telephone the Chilean president.", "en", (["PERGOV"], ["CHLGOV"])),
        ("Turkey withdrew Turkish troops from Cyprus.", "en", (["TUR"], ["CYP"])),
        ("Turkey bombed Turkish troops in Cyprus.", "en", (["TUR"], ["TURMIL"])),
        ("Peru expelled British diplomats.", "en", (["PER"], ["GBRGOV"])),
        ("Perú expulsó a diplomáticos británicos.", "es", (["PER"], ["GBRGOV"])),
    ],
)
def test_in_records_who_talk_are_both_sides_and_own_forces_are_no_target(text, lang, codes):
    assert sides(text, lang, Convention.ONE_ROW) == codes


@pytest.mark.parametrize(
    ("text", "lang", "codes"),
    [
        ("The Chileans rejected the plan.", "en", ["CHL"]),
        ("Los chilenos rechazaron el plan.", "es", ["CHL"]),
        ("Thirty Chileans rejected the plan.", "en", ["CHLCVL"]),
        ("The Chileans burned the bridge.", "en", ["CHLCVL"]),
    ],
)
def test_a_people_alone_is_its_nation_in_what_is_said(text, lang, codes):
    assert sides(text, lang)[0] == codes


@pytest.mark.parametrize(
    ("text", "lang", "plover"),
    [
        ("Peru's president praised the guards during a short visit to Chile.", "en", ["SUPPORT"]),
        ("El presidente de Perú elogió a los guardias durante una visita a Chile.", "es", ["SUPPORT"]),
        ("Peru's president began a short visit to Chile.", "en", ["CONSULT"]),
    ],
)
def test_a_visit_on_whose_occasion_something_is_done_is_not_written(text, lang, plover):
    doc = make_document(text, lang=lang)
    (reading,) = understand([doc])
    assert [one.code.plover for one in code_reading(reading, doc)] == plover


@pytest.mark.parametrize(
    ("text", "lang", "doers"),
    [
        ("Peru's president praised the guards during a short visit to Chile.", "en", ["Peru's president"]),
        ("El canciller peruano elogió el plan durante una visita a Chile.", "es", ["El canciller peruano"]),
        ("Police arrested ten students during a visit to Kenya.", "en", []),
        ("Ministers resigned during a visit to Lima by the queen.", "en", ["the queen"]),
    ],
)
def test_officials_who_do_something_on_a_visit_are_on_it(text, lang, doers):
    (reading,) = understand([make_document(text, lang=lang)])
    visit = next(one for one in reading.events if one.act == "meet")
    assert [role.span.quote(text) for role in visit.roles if role.role == "agent"] == doers


CASE = Reference(actors=(KnownActor("v", "Valdoria", MentionKind.STATE, code="VLD"),))


@pytest.mark.parametrize(
    "text", ["Valdoria condemned the raid.", "Valdoria Prime Minister Ana Solar condemned the raid."]
)
def test_a_state_of_the_case_is_a_state_and_may_stand_before_an_office(text):
    doc = make_document(text, lang="en")
    (reading,) = understand([doc], reference=CASE)
    assert next(one.kind for one in reading.mentions if one.span.quote(text) == "Valdoria") is MentionKind.STATE
    (coded,) = code_reading(reading, doc, own=own_codes(CASE.actors))
    assert [(one.code or "")[:3] for one in coded.sources] == ["VLD"]
