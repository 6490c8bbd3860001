"""Codes of events as they are told: refusals, threats and fighting, and which events of a sentence are coded."""

import pytest

from careo.lang.actor_codes import actor_code, own_codes
from careo.model import Event, KnownActor, MentionKind, Modality, Polarity, Role, RoleName, Span
from careo.understand import understand
from careo.understand.coding import Convention, code_event, code_reading, is_omission, select_events
from tests.make import make_document


def role(name, words):
    return Role(role=name, span=Span("d", 0, 1), name=words, kind=MentionKind.GROUP)


def event(act, *, agent="the state", modality=Modality.ACTUAL, polarity=Polarity.POSITIVE, generic=False):
    roles = (role(RoleName.AGENT, agent),) if agent else ()
    return Event(
        id=act,
        act=act,
        trigger=Span("d", 0, 1),
        roles=roles,
        modality=modality,
        polarity=polarity,
        claim_ids=("c",),
        made_by="any.test@1",
        generic=generic,
    )


@pytest.mark.parametrize(
    ("told", "lang", "plover"),
    [
        (event("aid"), "en", "AID"),
        (event("aid", polarity=Polarity.NEGATIVE), "en", "REJECT"),
        (event("sanction", modality=Modality.PLANNED), "es", "THREATEN"),
        (event("protest", modality=Modality.PLANNED), "es", "PROTEST"),
        (event("bomb", agent="two soldiers"), "en", "FIGHT"),
        (event("bomb", agent="unos vecinos"), "es", "ASSAULT"),
        (event("bomb", agent="dos soldados"), "es", "FIGHT"),
        (event("bomb", agent="a student"), "en", "ASSAULT"),
        (event("attack", agent="the air force"), "en", "FIGHT"),
        (event("meet", modality=Modality.PLANNED), "en", "AGREE"),
        (event("aid", modality=Modality.PLANNED), "es", "AGREE"),
        (event("aid", agent="", modality=Modality.PLANNED), "es", "AID"),
    ],
)
def test_the_code_is_that_of_the_event_as_told(told, lang, plover):
    code = code_event(told, lang=lang)
    assert code is not None
    assert code.plover == plover


def test_what_is_said_not_to_be_has_no_code():
    assert code_event(event("kill", polarity=Polarity.NEGATIVE), lang="en") is None
    assert code_event(event("aid", agent="", polarity=Polarity.NEGATIVE), lang="en") is None
    assert code_event(event("no-such-act"), lang="en") is None


def coded(told):
    return [(one, code) for one in told if (code := code_event(one, lang="en")) is not None]


def test_the_first_event_is_coded_and_others_that_somebody_did():
    told = [event("meet", agent=""), event("demand"), event("reject", modality=Modality.PLANNED), event("aid")]
    assert [one.act for one, _ in select_events(coded(told))] == ["meet", "demand"]
    assert [one.act for one, _ in select_events(coded(told[2:]), most=1)] == ["reject"]
    assert [one.act for one, _ in select_events(coded([event("meet"), event("strike", agent="")]))] == [
        "meet",
        "strike",
    ]
    assert select_events(coded([event("beat", generic=True)])) == []
    assert select_events([]) == []


@pytest.mark.parametrize(
    ("told", "omits"),
    [
        (event("neglect"), True),
        (event("neglect", polarity=Polarity.NEGATIVE), False),
        (event("mediate", polarity=Polarity.NEGATIVE), True),
        (event("mediate"), False),
        (event("kill", polarity=Polarity.NEGATIVE), False),
    ],
)
def test_who_does_not_protect_omits(told, omits):
    assert is_omission(told, lang="en") is omits


@pytest.mark.parametrize(
    ("text", "lang", "sides"),
    [
        ("Peru and Chile signed a treaty.", "en", [("SUPPORT", ["PER", "CHL"], ["PER", "CHL"])]),
        ("Unos obreros chilenos protestaron en Ayora.", "es", [("PROTEST", ["CHLLAB"], [])]),
        ("Rebels demanded a truce from the Peruvian government.", "en", [("DEMAND", ["PERREB"], ["PERGOV"])]),
    ],
)
def test_both_sides_have_codes(text, lang, sides):
    doc = make_document(text, lang=lang)
    found = code_reading(next(iter(understand([doc]))), doc)
    assert [
        (one.code.plover, [party.code for party in one.sources], [party.code for party in one.targets]) for one in found
    ] == sides


@pytest.mark.parametrize(
    ("text", "convention", "plover"),
    [
        ("Miles de obreros marcharon en Ayora.", Convention.CAMEO, "PROTEST"),
        ("Miles de obreros marcharon en Ayora.", Convention.STREET_IS_MOBILIZED, "MOBILIZE"),
        ("Los obreros protestaron en Ayora.", Convention.STREET_IS_MOBILIZED, "PROTEST"),
    ],
)
def test_conventions_differ_on_the_street(text, convention, plover):
    doc = make_document(text, lang="es")
    assert [one.code.plover for one in code_reading(next(iter(understand([doc]))), doc, convention)] == [plover]


def read(text, lang, convention=Convention.CAMEO, own=None):
    doc = make_document(text, lang=lang)
    return code_reading(next(iter(understand([doc]))), doc, convention, own=own)


@pytest.mark.parametrize(
    ("text", "lang", "plover"),
    [
        ("Peru is about to resume relations with Chile.", "en", "COOPERATE"),
        ("Peru will resume relations with Chile.", "en", "AGREE"),
        ("Perú está a punto de reanudar relaciones con Chile.", "es", "COOPERATE"),
        ("Perú reanudará relaciones con Chile.", "es", "AGREE"),
        ("The guards said that they would block the port.", "en", "THREATEN"),
        ("Peru said that it would expel the envoys.", "en", "THREATEN"),
    ],
)
def test_what_is_intended_is_agreed_to_or_threatened_until_it_is_about_to_happen(text, lang, plover):
    assert read(text, lang)[0].code.plover == plover


@pytest.mark.parametrize(
    ("text", "lang", "target"),
    [
        ("Peru condemned an attack by Chilean soldiers on a bridge.", "en", "CHLMIL"),
        ("Perú condenó un ataque de soldados chilenos a un puente.", "es", "CHLMIL"),
    ],
)
def test_a_deed_is_condemned_in_those_who_did_it_and_is_no_news_beside(text, lang, target):
    found = read(text, lang)
    assert [one.code.plover for one in found] == ["DISAPPROVE"]
    assert [party.code for party in found[0].targets] == [target]


@pytest.mark.parametrize(
    ("text", "lang", "target"),
    [
        ("Chile strengthened its forces in Bolivia.", "en", "BOL"),
        ("Chile movilizó tropas en Bolivia.", "es", "BOL"),
        ("Chile bombed Bolivian soldiers in Peru.", "en", "BOLMIL"),
    ],
)
def test_in_records_of_one_row_the_other_side_may_be_the_country(text, lang, target):
    assert [party.code for party in read(text, lang, Convention.ONE_ROW)[0].targets] == [target]


@pytest.mark.parametrize(
    ("text", "lang", "plover"),
    [
        ("Settlers burned the warehouse.", "en", "COERCE"),
        ("Unos colonos quemaron el almacén.", "es", "COERCE"),
        ("Settlers killed two farmers in a gun battle.", "en", "FIGHT"),
        ("Settlers killed two farmers.", "en", "ASSAULT"),
        ("Unos colonos mataron a dos campesinos.", "es", "ASSAULT"),
    ],
)
def test_records_of_one_row_tell_damage_and_fights_from_assaults(text, lang, plover):
    assert [one.code.plover for one in read(text, lang, Convention.ONE_ROW)] == [plover]


def test_coders_of_protests_begin_with_the_street():
    text = "El ministro visitó Ayora, donde los maestros realizaron una marcha contra el gobierno."
    assert [one.code.plover for one in read(text, "es", Convention.STREET_IS_MOBILIZED)] == ["MOBILIZE"]
    assert read(text, "es")[0].code.plover == "CONSULT"


def test_of_two_sides_that_clash_coders_of_protests_take_the_first_as_source():
    found = read("Maestros y policías se enfrentaron en Ayora.", "es", Convention.STREET_IS_MOBILIZED)[0]
    assert ([one.words for one in found.sources], [one.words for one in found.targets]) == (["Maestros"], ["policías"])


@pytest.mark.parametrize(
    ("text", "lang", "codes"),
    [
        ("Valdorian soldiers arrested two Peruvian farmers.", "en", (["VLDMIL"], ["PERAGR"])),
        ("Soldados valdorios detuvieron a dos campesinos peruanos.", "es", (["VLDMIL"], ["PERAGR"])),
        ("The Comunera Armada attacked the Peruvian army.", "en", (["VLDREB"], ["PERMIL"])),
    ],
)
def test_a_case_has_codes_for_actors_of_its_own(text, lang, codes):
    actors = (
        KnownActor("v", "Valdoria", MentionKind.STATE, aliases=("Valdorian", "valdorios"), code="VLD"),
        KnownActor("c", "Comunera Armada", MentionKind.GROUP, code="VLDREB"),
        KnownActor("n", "Nadie", MentionKind.PERSON),
    )
    found = read(text, lang, own=own_codes(actors))[0]
    assert ([one.code for one in found.sources], [one.code for one in found.targets]) == codes


def _as_coders_of_protests(text, lang):
    doc = make_document(text, lang=lang)
    (reading,) = understand([doc])
    return [
        ([one.words for one in coded.sources], [one.words for one in coded.targets])
        for coded in code_reading(reading, doc, Convention.STREET_IS_MOBILIZED)
    ]


@pytest.mark.parametrize(
    ("lang", "text", "sources"),
    [
        ("es", "Los indígenas y los campesinos marcharon en la capital.", ["Los indígenas y los campesinos"]),
        ("es", "Maestros, médicos y obreros bloquearon la carretera.", ["Maestros, médicos y obreros"]),
        ("en", "Teachers and doctors marched in the capital.", ["Teachers and doctors"]),
    ],
)
def test_coders_of_protests_write_down_who_is_joined_as_one(lang, text, sources):
    assert [found for found, _ in _as_coders_of_protests(text, lang)] == [sources]


@pytest.mark.parametrize(
    ("lang", "text", "target"),
    [
        ("es", "Los maestros marcharon en la capital ante el Ministerio de Educación.", "el Ministerio de Educación"),
        ("es", "Los jueces están en huelga por un fallo del Ministerio de Justicia.", "Ministerio de Justicia"),
        ("en", "Teachers went on strike over a ruling of the Ministry of Education.", "the Ministry of Education"),
    ],
)
def test_the_body_that_a_protest_is_about_is_its_target(lang, text, target):
    assert target.split()[-1] in " ".join(
        words for _, targets in _as_coders_of_protests(text, lang) for words in targets
    )


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Los maestros marcharon en protestas anteriores."),
        ("en", "Teachers marched in previous protests."),
    ],
)
def test_what_is_background_is_coded_where_nothing_else_is_told(lang, text):
    assert _as_coders_of_protests(text, lang)


@pytest.mark.parametrize(
    ("text", "lang", "codes"),
    [
        ("Peruvian and Chilean officials arrested two farmers.", "en", ["PERGOV", "CHLGOV"]),
        ("Soldados hondureños y salvadoreños atacaron la aldea.", "es", ["HNDMIL", "SLVMIL"]),
        ("Ana Prado, the Peruvian ambassador, condemned the raid. Prado arrested nobody.", "en", ["PERGOV"]),
    ],
)
def test_nations_that_are_joined_are_a_party_each_and_a_description_gives_the_code_of_a_name(text, lang, codes):
    assert [party.code for party in read(text, lang)[0].sources] == codes


@pytest.mark.parametrize(
    ("text", "lang", "target"),
    [
        ("Rebels rejected the Chilean proposal.", "en", "CHL"),
        ("Los rebeldes rechazaron la propuesta chilena.", "es", "CHL"),
        ("Rebels rejected the proposal of Chilean officers.", "en", "CHL"),
    ],
)
def test_what_is_refused_is_aimed_at_whose_it_is(text, lang, target):
    assert [(party.code or "")[:3] for party in read(text, lang)[0].targets] == [target]


@pytest.mark.parametrize(
    ("text", "lang", "omits"),
    [
        ("The police did not arrest the killers.", "en", True),
        ("The government is not compelled to arrest him.", "en", False),
        ("The police were not forced to arrest him.", "en", False),
        ("La policía no detuvo a los asesinos.", "es", True),
        ("La policía no tuvo que detener a los asesinos.", "es", False),
    ],
)
def test_who_was_under_no_duty_omits_nothing(text, lang, omits):
    doc = make_document(text, lang=lang)
    (reading,) = understand([doc])
    assert any(is_omission(event, lang=lang, text=text) for event in reading.events) is omits


@pytest.mark.parametrize(
    ("text", "lang", "codes"),
    [
        ("Lawmakers in Peru and Chile condemned the raid.", "en", ["PERLEG", "CHLLEG"]),
        ("Rebels in Peru killed two farmers.", "en", ["PERREB"]),
        ("Rebeldes de Perú mataron a dos campesinos.", "es", ["PERREB"]),
        ("Soldiers in Peru killed two farmers.", "en", [None]),
    ],
)
def test_people_are_coded_by_the_country_behind_them_but_for_soldiers(text, lang, codes):
    assert [party.code for party in read(text, lang)[0].sources] == codes


@pytest.mark.parametrize(
    ("text", "lang", "source"),
    [
        ("Israeli air raids went on for two days.", "en", "ISR"),
        ("El ataque israelí duró dos días.", "es", "ISR"),
        ("The raids in Peru went on for two days.", "en", None),
    ],
)
def test_a_deed_that_a_noun_tells_is_that_of_the_nation_beside_it(text, lang, source):
    assert [party.code for party in read(text, lang)[0].sources] == ([source] if source else [])


@pytest.mark.parametrize(
    ("text", "lang", "target"),
    [
        ("Chile withdrew its troops from Bolivia.", "en", "BOL"),
        ("Chile offered soldiers to Bolivia.", "en", "BOL"),
        ("Chilean and Peruvian officials agreed on a plan.", "en", "CHLGOV"),
    ],
)
def test_in_records_of_one_row_own_forces_are_no_target_and_who_agree_are_both(text, lang, target):
    assert target in [party.code for party in read(text, lang, Convention.ONE_ROW)[0].targets]


def test_in_records_of_one_row_who_is_told_as_two_is_one_actor():
    found = read("The Peruvian president, Ana Prado, met the Chilean minister, Luis Soto.", "en", Convention.ONE_ROW)[0]
    assert ([one.code for one in found.sources], [one.code for one in found.targets]) == (["PERGOV"], ["CHLGOV"])


@pytest.mark.parametrize(
    ("text", "lang"), [("The police did not act.", "en"), ("La policía no protegió a las familias.", "es")]
)
def test_a_duty_that_was_not_done_is_told_and_not_denied(text, lang):
    (reading,) = understand([make_document(text, lang=lang)])
    assert [(one.act, one.polarity) for one in reading.events] == [("neglect", Polarity.POSITIVE)]


@pytest.mark.parametrize(
    ("text", "lang", "plover"),
    [
        ("The army blocked the road to the port.", "en", "COERCE"),
        ("Farmers blocked the road to the port.", "en", "PROTEST"),
        ("El ejército bloqueó la carretera.", "es", "COERCE"),
        ("Los campesinos bloquearon la carretera.", "es", "PROTEST"),
        ("The union said that it would boycott the elections.", "en", "THREATEN"),
        ("The union boycotted the elections.", "en", "REJECT"),
        ("El sindicato anunció que boicoteará las elecciones.", "es", "THREATEN"),
        ("The party will boycott the elections unless the president agrees to step down.", "en", "THREATEN"),
        ("El partido boicoteará las elecciones a menos que el presidente acepte renunciar.", "es", "THREATEN"),
        ("Soldiers seized weapons from the villagers.", "en", "COERCE"),
        ("Los soldados decomisaron armas a los comuneros.", "es", "COERCE"),
    ],
)
def test_states_and_their_forces_block_nothing_in_protest_and_who_will_boycott_threatens(text, lang, plover):
    assert read(text, lang, Convention.ONE_ROW)[0].code.plover == plover


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The students must reach an agreement with the government.", "en"),
        ("El gobierno y los rebeldes deben llegar a un acuerdo.", "es"),
    ],
)
def test_what_somebody_ought_to_do_he_does_not_mean_to_do(text, lang):
    assert not read(text, lang)


@pytest.mark.parametrize(
    ("words", "lang", "code"),
    [
        ("the former Chilean prosecutors", "en", "CHLELI"),
        ("the former Soviet republic's police", "en", "RUSCOP"),
        ("Peruvian ex-mayor", "en", "PERELI"),
        ("el presidente depuesto de Haití", "es", "HTIELI"),
        ("un extremista chileno", "es", "CHLREB"),
        ("ethnic Albanians", "en", None),
        ("French youths of Algerian origin", "en", "FRACVL"),
        ("jóvenes franceses de origen argelino", "es", "FRACVL"),
        ("a Salvadoran death squad", "en", "SLVUAF"),
        ("un escuadrón de la muerte salvadoreño", "es", "SLVUAF"),
    ],
)
def test_past_offices_descent_and_death_squads_have_their_codes(words, lang, code):
    assert actor_code(words, lang=lang) == code


@pytest.mark.parametrize(
    ("text", "lang", "plover"),
    [
        ("Peru vowed to hold free elections.", "en", "AGREE"),
        ("Peru vowed to avenge the dead.", "en", "THREATEN"),
        ("Spain extradited the suspects to France.", "en", "COOPERATE"),
        ("España extraditó a los sospechosos a Francia.", "es", "COOPERATE"),
        ("Iraqi refugees asked Sweden for asylum.", "en", "DEMAND"),
        ("Refugiados iraquíes pidieron asilo a Suecia.", "es", "DEMAND"),
        ("Egyptian police raided the offices of the union.", "en", "COERCE"),
        ("La policía egipcia allanó las oficinas del sindicato.", "es", "COERCE"),
        ("Peru upgraded its diplomatic ties with Chile.", "en", "SUPPORT"),
        ("Russia may cut off gas supplies to Ukraine.", "en", "THREATEN"),
        ("Rusia podría cortar el suministro de gas a Ucrania.", "es", "THREATEN"),
        ("Kenyan leaders said they would meet the envoy if he came.", "en", "AGREE"),
        ("Líderes kenianos dijeron que se reunirían con el enviado si venía.", "es", "AGREE"),
        ("Sudan's army was put on alert.", "en", "MOBILIZE"),
        ("Chile promised to crush the rebels.", "en", "THREATEN"),
        ("Chile prometió aplastar a los rebeldes.", "es", "THREATEN"),
        ("Chile promised not to attack the rebels.", "en", "AGREE"),
        ("Chile prometió ayudar a los rebeldes.", "es", "AGREE"),
        ("The union did not boycott the elections.", "en", "RETREAT"),
        ("El sindicato no boicoteó las elecciones.", "es", "RETREAT"),
        ("Chile will not impose sanctions on Peru.", "en", "RETREAT"),
        ("Chile no impondrá sanciones a Perú.", "es", "RETREAT"),
        ("Chile refused to help Peru.", "en", "REJECT"),
        ("Chile se negó a ayudar a Perú.", "es", "REJECT"),
    ],
)
def test_words_and_doers_make_other_classes_of_an_act(text, lang, plover):
    assert [one.code.plover for one in read(text, lang, Convention.ONE_ROW)] == [plover]


@pytest.mark.parametrize(
    ("text", "lang", "code"),
    [
        ("Kenyan opposition leaders called on the government to resign.", "en", "KENGOV"),
        ("Opposition groups in Zimbabwe demanded that President Mosi Banda resign.", "en", "ZWEGOV"),
        ("President Mosi Banda threatened Zimbabwe.", "en", "ZWE"),
        ("Israel accused the guerrillas of murder.", "en", None),
        ("Campesinos bolivianos pidieron al gobierno que renuncie.", "es", "BOLGOV"),
        ("Lebanon complained to the United Nations about Israeli overflights.", "en", "ISR"),
        ("Líbano se quejó ante las Naciones Unidas por los sobrevuelos israelíes.", "es", "ISR"),
        ("A judge opened an inquiry into the role of Chilean officers.", "en", "CHLCOP"),
        ("Indian and Pakistani troops exchanged fire.", "en", "INDMIL"),
        ("Denmark accepted the plan, officials said.", "en", None),
    ],
)
def test_targets_are_of_the_scene_the_matter_and_the_exchange(text, lang, code):
    (first, *_) = read(text, lang, Convention.ONE_ROW)
    assert next((party.code for party in first.targets), None) == code


@pytest.mark.parametrize(
    ("text", "lang"),
    [("Chile did not impose sanctions on Peru.", "en"), ("Chile no impuso sanciones a Perú.", "es")],
)
def test_what_was_not_done_to_others_is_no_concession(text, lang):
    assert not read(text, lang)


def test_those_who_are_prevented_from_meeting_refuse_nothing():
    prevented = event("meet", modality=Modality.ATTEMPTED, polarity=Polarity.NEGATIVE)
    assert code_event(prevented, lang="en") is None
