"""English constructions that tell who does what to whom, as records of one row write them."""

import pytest

from careo.understand import understand
from careo.understand.coding import Convention, code_reading
from tests.make import make_document


def record(text, lang="en"):
    """The class and the codes of the two sides of what a record of one row holds."""
    doc = make_document(text, lang=lang)
    (reading,) = understand([doc])
    first = code_reading(reading, doc, Convention.ONE_ROW)[0]
    return first.code.plover, [one.code for one in first.sources], [one.code for one in first.targets]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Peru snubbed a Chilean invitation to the summit.", ("REJECT", ["PER"], ["CHL"])),
        ("Peru shrugged off Chilean criticism of its plan.", ("REJECT", ["PER"], ["CHL"])),
        ("Peru snubbed an invitation to the summit.", ("REJECT", ["PER"], [])),
        ("Peru threatened to shell Chilean towns.", ("THREATEN", ["PER"], ["CHLCVL"])),
        ("Peru rejected a Chilean government offer.", ("REJECT", ["PER"], ["CHLGOV"])),
        ("Peruvian soldiers seized two Chilean boats.", ("COERCE", ["PERMIL"], ["CHL"])),
        ("The Peruvian judiciary shut down two newspapers.", ("COERCE", ["PERJUD"], [None])),
        ("Peru boycotted Chilean goods.", ("SANCTION", ["PER"], ["CHL"])),
        ("Peru boycotted foreign goods.", ("SANCTION", ["PER"], [])),
        ("Peru audited Chilean accounts.", ("INVESTIGATE", ["PER"], ["CHL"])),
        ("Peru vowed revenge on Chile.", ("THREATEN", ["PER"], ["CHL"])),
        ("Peru put its air force on alert.", ("MOBILIZE", ["PER"], [None])),
    ],
)
def test_what_a_phrase_holds_may_tell_whose_it_is(text, told):
    assert record(text) == told


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Peru massed troops on the Chilean border.", ["CHL"]),
        ("Peru sent tanks to its border with Chile.", ["CHL"]),
        ("Peru sent tanks to the border.", []),
        ("A car bomb exploded outside the Chilean embassy in Ayacucho.", ["CHLGOV"]),
        ("A car bomb exploded outside a hotel in Ayacucho.", ["PERCVL"]),
    ],
)
def test_the_other_side_may_stand_behind_a_border_or_in_a_building(text, target):
    assert record(text)[2] == target


def test_the_arms_of_a_nation_are_its_soldiers():
    assert record("Peruvian artillery pounded the Chilean capital.")[1] == ["PERMIL"]


@pytest.mark.parametrize(
    ("text", "plover", "target"),
    [
        ("The archbishop called for sanctions against Chile.", "DISAPPROVE", ["CHL"]),
        ("The archbishop urged all to unite against the Chilean president.", "DISAPPROVE", ["CHLGOV"]),
        ("The archbishop called for an end to the sanctions against Chile.", "DEMAND", ["CHL"]),
        ("The archbishop urged Peru to drop its claims.", "DEMAND", ["PER"]),
        (
            "Peruvian officials neglect the rights of refugees, a human rights group protested.",
            "DISAPPROVE",
            ["PERGOV"],
        ),
    ],
)
def test_who_asks_for_something_against_others_disapproves_of_them(text, plover, target):
    found = record(text)
    assert (found[0], found[2]) == (plover, target)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Jailed Peruvian activists began a hunger strike.", ("PROTEST", ["PEROPP"])),
        ("Five Chilean engineers kidnapped by guerrillas were freed on Friday.", ("CONCEDE", [])),
        ("Guerrillas kidnapped five Chilean engineers and freed two.", ("COERCE", [None])),
        ("Peruvian police arrested a jailed man.", ("COERCE", ["PERCOP"])),
    ],
)
def test_what_only_describes_somebody_is_not_written(text, told):
    assert record(text)[:2] == told


@pytest.mark.parametrize(
    ("text", "plover"),
    [
        ("A Peruvian court convicted the general.", "DISAPPROVE"),
        ("A Peruvian court sentenced the general.", "COERCE"),
        ("United Nations monitors pulled out of Peru.", "SANCTION"),
        ("Chilean troops pulled out of Peru.", "RETREAT"),
        ("A pact was signed by the Peruvian and Chilean presidents.", "SUPPORT"),
        ("A pact was reached by the Peruvian and Chilean presidents.", "AGREE"),
        ("Peru's president flew to Chile to discuss the border.", "CONSULT"),
        ("Peru's president plans to discuss the border with Chile.", "AGREE"),
        ("The court decided to allow observers to enter Peru.", "RETREAT"),
        ("Peru will allow observers to enter the camp.", "AGREE"),
        ("Peru is considering restoring ties with Chile.", "AGREE"),
        ("Peru is considering sanctions against Chile.", "SANCTION"),
        ("Peru said it would not extradite the former minister.", "REJECT"),
        ("Peruvian peasants occupied a farm.", "PROTEST"),
        ("Peruvian rebels occupied a farm.", "FIGHT"),
        ("Peruvian soldiers attacked the village with chemical weapons.", "FIGHT"),
    ],
)
def test_words_decide_what_class_it_is(text, plover):
    assert record(text)[0] == plover


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Peru's president promised to rebuild Peru.", []),
        ("Peru's president resigned to allow elections in Peru.", []),
        ("Peru's president promised to rebuild Chile.", ["CHL"]),
        ("Peruvian and Chilean troops began joint exercises in Arica.", ["PERMIL", "CHLMIL"]),
        ("Peru recalled its ambassador from Arica.", ["CHL"]),
        ("Peru threatened to bomb Arica.", ["CHLCVL"]),
        ("Farmers in Peru demanded a truce with the rebel forces.", ["PERREB"]),
        ("Gunmen fired on a bus carrying Chilean settlers.", ["CHLCVL"]),
    ],
)
def test_who_is_no_target_and_who_is(text, targets):
    assert record(text)[2] == targets


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Peru freed ten prisoners at the request of the Vatican.", ["PER"]),
        ("Two hundred Peruvian guerrillas were demobilized.", ["PERREB"]),
        ("Peruvian rebels claimed to have killed three soldiers.", ["PERREB"]),
    ],
)
def test_who_is_moved_or_asked_by_others_does_it(text, sources):
    assert record(text)[1] == sources


def test_names_with_an_apostrophe_have_their_codes():
    assert record("The Lord's Resistance Army burned the village.")[1] == ["UGAREB"]
    assert record("Peru condemned the Democratic People's Republic of Korea.")[2] == ["PRK"]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("A car bomb killed two judges in Ayacucho.", ["PERUAF"]),
        ("Two missionaries were arrested in Peru.", ["PER"]),
        ("A car bomb killed two judges.", []),
        ("Rebels killed two judges in Ayacucho.", [None]),
        ("Fighting broke out in Ayacucho.", []),
    ],
)
def test_who_is_not_told_is_somebody_of_the_scene(text, sources):
    assert record(text)[1] == sources


@pytest.mark.parametrize(
    ("text", "plover"),
    [
        ("Peruvian students threw stones at the guards.", "PROTEST"),
        ("Peruvian soldiers threw stones at the guards.", "FIGHT"),
        ("Hackers defaced the website of the Chilean navy.", "COERCE"),
        ("Peru and Chile held naval manoeuvres.", "COOPERATE"),
        ("Peru held naval manoeuvres.", "MOBILIZE"),
        ("Peru ordered the newspaper to suspend publication.", "COERCE"),
        ("Peru ordered the soldiers to suspend the march.", "DEMAND"),
        ("Peruvian doctors arrived in Chile to treat the wounded.", "AID"),
        ("Gunmen abducted two Chilean nurses.", "COERCE"),
        ("Gunmen shot two Chilean nurses.", "ASSAULT"),
        ("Peru jailed two bankers for espionage.", "DISAPPROVE"),
        ("Peru jailed two bankers for fraud.", "COERCE"),
        ("Peru deported 2,000 Chilean labourers.", "FIGHT"),
        ("Peru deported 20 Chilean labourers.", "COERCE"),
        ("Peru closed its border with Chile.", "FIGHT"),
        ("Peru closed its embassy in Chile.", "SANCTION"),
        ("The bishop urged Peru to support the Chilean president.", "SUPPORT"),
        ("The bishop asked Peru for support.", "DEMAND"),
        ("Peru wants Chile to hand over the islands.", "DEMAND"),
        ("Peru wants to strengthen ties with Chile.", "AGREE"),
    ],
)
def test_who_does_it_with_what_decides_what_class_it_is(text, plover):
    assert record(text)[0] == plover


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Officials from the United States condemned the raid.", ["USAGOV"]),
        ("A delegation from the European Union condemned the raid.", ["IGOGOV"]),
        ("The Peruvian envoy was in Arica to meet the Chilean bishop.", ["PERGOV"]),
    ],
)
def test_whose_envoys_speak_is_told_behind_them(text, told):
    assert record(text)[1] == told


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Peruvian students rioted, calling for the removal of President Juan Rojas.", ["PERGOV"]),
        ("Peruvian students rioted, singing.", []),
        ("Peru extradited an arms dealer to Chile.", ["CHL"]),
        ("Peru extradited a Bolivian banker to Chile.", ["BOLBUS"]),
        ("Bolivian troops invaded South Peru.", ["PER"]),
        ("Peru pleaded with Chile to open the port.", ["CHL"]),
    ],
)
def test_whom_it_is_aimed_at(text, targets):
    assert record(text)[2] == targets


def test_a_visit_is_no_event_beside_what_is_done_on_it_however_it_is_described():
    assert record("Peru's president praised the guards on his first official foreign visit.")[0] == "SUPPORT"


@pytest.mark.parametrize(
    ("text", "plover", "target"),
    [
        ("After rebels attacked a village, Peru sent troops to the Chilean border.", "MOBILIZE", ["CHL"]),
        ("Following a meeting with the Chilean president, Peru accused Bolivia of lying.", "DISAPPROVE", ["BOL"]),
        ("Despite protests by Chile, Peru signed a treaty with Bolivia.", "SUPPORT", ["BOL"]),
        ("Accusing Chile of lying, Peru expelled two Bolivian diplomats.", "SANCTION", ["BOLGOV"]),
        ("Peru's president, who visited Chile last week, rejected a Bolivian demand for land.", "REJECT", ["BOL"]),
        ("Peru's army, fighting rebels in the north, bombed Chilean villages.", "FIGHT", ["CHLCVL"]),
        ("Police investigating the killing of a judge arrested two Chileans.", "COERCE", ["CHLCVL"]),
        ("A Chilean protest over fishing was rejected by Peru.", "REJECT", ["CHL"]),
        ("Chile's decision to withdraw its troops was welcomed by Peru.", "SUPPORT", ["CHL"]),
        ("Chile withdrew its troops, and Peru praised Bolivia.", "RETREAT", ["PER"]),
        ("On Monday, Peru praised Bolivia, and Chile withdrew its troops.", "SUPPORT", ["BOL"]),
        ("After rebels attacked a village, nobody slept.", "FIGHT", []),
    ],
)
def test_the_news_of_a_sentence_comes_before_what_is_told_beside_it(text, plover, target):
    found = record(text)
    assert (found[0], [one for one in found[2] if one]) == (plover, target)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A spokesman for the Peruvian rebels condemned the raid.", ["PERREB"]),
        ("Members of the Peruvian parliament condemned the raid.", ["PERLEG"]),
        ("The widow of a minister condemned the raid.", [None]),
        ("A spokesman for the fair condemned the raid.", [None]),
    ],
)
def test_who_speaks_for_others_is_one_of_them(text, source):
    assert record(text)[1] == source


@pytest.mark.parametrize(
    ("text", "plover"),
    [
        ("A Peruvian court ordered the arrest of a Chilean banker.", "COERCE"),
        ("A Peruvian court plans the arrest of a Chilean banker.", "THREATEN"),
    ],
)
def test_what_is_ordered_is_no_threat(text, plover):
    assert record(text)[0] == plover


@pytest.mark.parametrize(
    ("text", "plover"),
    [
        ("Peruvian gunners shelled Chilean posts.", "FIGHT"),
        ("Peruvian rebels blew up three power lines.", "COERCE"),
        ("Peru is to contribute 500 soldiers to the force in Chile.", "AGREE"),
        ("Peru contributed 500 soldiers to the force in Chile.", "AID"),
        ("The banker turned a deaf ear to appeals from Chile.", "REJECT"),
        ("Coca growers vowed to seal off the capital.", "THREATEN"),
        ("Coca growers vowed to respect the truce.", "AGREE"),
    ],
)
def test_who_uses_force_and_what_is_to_come_decide_what_class_it_is(text, plover):
    assert record(text)[0] == plover


def test_a_pronoun_is_no_organisation():
    assert record("Peru threatened to jail anybody who took part in the rally.")[2] != ["IGO"]


@pytest.mark.parametrize(
    ("text", "plover"),
    [
        ("Peru may send food to Chile.", "AGREE"),
        ("Peru would lift the blockade of Chile.", "AGREE"),
        ("Peru looks set to invade Chile.", "THREATEN"),
        ("Peru is likely to impose sanctions on Chile.", "THREATEN"),
        ("Peru is prepared to impose sanctions on Chile.", "THREATEN"),
        ("Peru is prepared to meet Chilean envoys.", "AGREE"),
        ("Peru has no plans to send food to Chile.", "REJECT"),
        ("Peru is unwilling to free Chilean sailors.", "REJECT"),
        ("Peru said it was not ready to sign a treaty with Chile.", "REJECT"),
        ("Peru sent food to Chile.", "AID"),
        ("Peru repeated its demand that Chile leave the islands.", "DEMAND"),
        ("Peru pushed for access to the jail.", "DEMAND"),
    ],
)
def test_how_surely_it_is_to_come_decides_what_class_it_is(text, plover):
    assert record(text)[0] == plover


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Chilean offer was rejected by Peru.", ("REJECT", ["PER"], ["CHL"])),
        ("The offer was rejected by Peru.", ("REJECT", ["PER"], [])),
        ("The Peruvian arrest of a Chilean banker drew protests.", ("COERCE", ["PER"], ["CHLBUS"])),
        ("The arrest of a Chilean banker drew protests.", ("COERCE", [], ["CHLBUS"])),
    ],
)
def test_the_passive_and_nouns_tell_both_sides(text, told):
    assert record(text) == told


def test_what_somebody_may_do_is_no_promise_to_coders_of_protests():
    doc = make_document("Peru may send food to Chile.", lang="en")
    (reading,) = understand([doc])
    assert code_reading(reading, doc, Convention.STREET_IS_MOBILIZED) == []
