"""Place names: marked text, `⟦gazetteer id|the words⟧`; the towns are real, the sentences are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careo.model import KnownPlace, MentionKind, Reference, Region, RegionKind
from careo.understand import understand
from careo.understand.places import find_places
from careo.understand.places.gazetteer import distance_km, fold_name, load_gazetteer
from tests.make import find_span, make_document, make_mention
from tests.plain import mark, parse_plain, strip_marks

NOWHERE = Reference()


def places(text, lang="en", reference=NOWHERE, mentions=()):
    return find_places(parse_plain(make_document(text, lang=lang)), mentions, reference=reference)


ENGLISH = [
    "The bomb went off in ⟦geonames:3936456|Lima⟧.",
    "The bomb went off in ⟦geonames:3936456|LIMA⟧.",
    "He flew from ⟦geonames:3688689|Bogota⟧ to ⟦country:PE|Peru⟧.",
    "The raid in ⟦geonames:3691175|Trujillo⟧, ⟦country:PE|Peru⟧, failed.",
    "They met in ⟦geonames:4717560|Paris⟧, ⟦division:US-TX|Texas⟧.",
    "Troops left ⟦country:SV|El Salvador⟧ for ⟦country:HN|Honduras⟧.",
    "The ⟦country:US|United States⟧ denied it.",
    "The ⟦country:US|U.S.⟧ denied it.",
    "It happened in ⟦geonames:3934876|Miraflores⟧, ⟦geonames:3936456|Lima⟧.",
    "They dragged ⟦division:US.TX.lamar-county|Lamar County⟧, ⟦division:US-TX|Texas⟧, for hours.",
    "He left ⟦geonames:4717560|Paris⟧ in ⟦division:US.TX.lamar-county|Lamar County⟧, ⟦division:US-TX|Texas⟧.",
    "He flew over the ⟦sea:RED|Red Sea⟧.",
    "Sen. Ana Boyle, D-⟦division:US-NJ|N.J.⟧, voted no.",
    "The ⟦division:US-OH|Ohio⟧ State Police came.",
    # Not places.
    "Carlos Lima came. Lima said nothing.",
    "Carlos Lima's brother heard that Lima fled.",
    "May arrived. Reading came later.",
    "The Salvadoran Army shot first.",
    "He lives at 12 Lima Street.",
    "Peruvian soldiers left.",
    "Mr. Lima said so.",
    "Col. Santiago spoke.",
    "The Reading of the law began.",
    "They told us so.",
]

SPANISH = [
    "La bomba estalló en ⟦geonames:3936456|Lima⟧.",
    "La bomba estalló en ⟦geonames:3936456|LIMA⟧.",
    "Viajó de ⟦geonames:3688689|Bogotá⟧ a ⟦country:PE|Perú⟧.",
    "Ocurrió en ⟦geonames:3947019|Ayacucho⟧, ⟦country:PE|Perú⟧.",
    "⟦country:US|Estados Unidos⟧ lo negó.",
    "Salieron de ⟦country:SV|El Salvador⟧ hacia ⟦country:HN|Honduras⟧.",
    "Ocurrió en ⟦geonames:3934876|Miraflores⟧, ⟦geonames:3936456|Lima⟧.",
    "Ocurrió en ⟦geonames:3934876|Miraflores⟧, provincia de ⟦division:PE.15|Lima⟧.",
    "Bombardearon la provincia de ⟦division:PE.05.huamanga|Huamanga⟧.",
    "Navegó por el ⟦sea:RED|Mar Rojo⟧.",
    "Estalló en el mercado San Isidro. Murió en el bulevar Morazán, cerca de la colonia Kennedy.",
    "Las tropas rusas entraron en ⟦region:GE-SO|Osetia del Sur⟧.",
    # No son lugares.
    "Carlos Lima llegó. Lima dijo que no.",
    "Vive en la calle Lima.",
    "El Ejército salvadoreño disparó primero.",
    "Las autoridades limeñas callaron.",
    "Los soldados peruanos salieron.",
    "El coronel Santiago habló.",
    "La Victoria fue nuestra.",
]


@pytest.mark.parametrize("marked", ENGLISH)
def test_english(marked):
    text = strip_marks(marked)
    assert mark(text, [(p.span, p.gazetteer_id) for p in places(text)]) == marked


@pytest.mark.parametrize("marked", SPANISH)
def test_spanish(marked):
    text = strip_marks(marked)
    assert mark(text, [(p.span, p.gazetteer_id) for p in places(text, "es")]) == marked


def test_the_case_comes_before_the_gazetteer():
    known = KnownPlace("Lima", 1.0, 2.0, radius_km=3.0, aliases=("Quillapampa Alta",))
    first, second = places("They left Quillapampa Alta for Lima.", reference=Reference(places=(known,)))
    assert first.gazetteer_id == second.gazetteer_id == "case:Lima"
    assert (second.lat, second.lon, second.radius_km) == (1.0, 2.0, 3.0)
    assert "case" in second.why


def test_a_place_keeps_its_alternatives_and_its_reason():
    (paris, texas) = places("They met in Paris, Texas.")
    assert "Texas" in paris.why
    assert any(other.gazetteer_id == "geonames:2988507" for other in paris.alternatives)
    assert texas.radius_km > paris.radius_km


@pytest.mark.parametrize(
    ("lang", "text", "relation"),
    [
        ("en", "It fell near Lima.", "near"),
        ("en", "It fell outside Lima.", "outside"),
        ("en", "It fell north of Lima.", "north of"),
        ("en", "It fell in the city of Lima.", "in"),
        ("es", "Cayó cerca de Lima.", "near"),
        ("es", "Cayó al norte de Lima.", "north of"),
        ("es", "Cayó en la ciudad de Lima.", "in"),
    ],
)
def test_how_the_text_puts_a_place(lang, text, relation):
    (found,) = places(text, lang)
    assert found.relation == relation


def test_a_person_of_that_name_is_no_place():
    doc = make_document("Yesterday in Lima spoke Arequipa, a singer.")
    mentions = [make_mention(doc, "Arequipa")]
    assert [p.name for p in find_places(parse_plain(doc), mentions, reference=NOWHERE)] == ["Lima"]


def test_a_place_mention_speaks_for_its_words():
    doc = make_document("Arequipa said nothing.")
    mentions = [make_mention(doc, "Arequipa", kind=MentionKind.PLACE)]
    assert [p.name for p in find_places(parse_plain(doc), mentions, reference=NOWHERE)] == ["Arequipa"]


@pytest.mark.parametrize(
    ("lang", "text"), [("en", "They burned General Rivas's house."), ("es", "Quemaron la casa del general Rivas.")]
)
def test_a_rank_before_a_name_outweighs_the_pipeline(lang, text):
    doc = make_document(text, lang=lang)
    mentions = [make_mention(doc, "Rivas", kind=MentionKind.PLACE)]
    assert not find_places(parse_plain(doc), mentions, reference=NOWHERE)


def test_a_dateline_helps_but_is_no_place_of_an_event():
    text = "TRUJILLO, 5 Jul --\nA bomb went off in San Isidro in Peru."
    region = lambda doc: (Region(find_span(doc, "TRUJILLO, 5 Jul --"), RegionKind.DATELINE),)  # noqa: E731
    doc = make_document(text)
    doc = make_document(text, regions=region(doc))
    found = find_places(parse_plain(doc), (), reference=NOWHERE)
    assert "TRUJILLO" not in [p.span.quote(text) for p in found]


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "It blew up in Tarata, in Miraflores, Lima."), ("es", "Estalló en Tarata, en Miraflores, Lima.")],
)
def test_a_name_not_known_where_the_text_puts_it_takes_the_container(lang, text):
    tarata, miraflores, lima = places(text, lang)
    assert tarata.gazetteer_id == miraflores.gazetteer_id == "geonames:3934876"
    assert lima.gazetteer_id == "geonames:3936456"
    assert tarata.name == "Tarata"
    assert "Miraflores" in tarata.why
    assert any(other.gazetteer_id == "geonames:3927774" for other in tarata.alternatives)


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "It blew up in Tarata, Peru."), ("es", "Estalló en Tarata, Perú.")],
)
def test_a_country_beside_a_name_chooses_the_town(lang, text):
    assert [p.gazetteer_id for p in places(text, lang)] == ["geonames:3927774", "country:PE"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "They left Medellín for Cali. Later they came back to Cartagena."),
        ("es", "Salieron de Medellín hacia Cali. Después volvieron a Cartagena."),
    ],
)
def test_places_of_one_country_find_each_other(lang, text):
    assert places(text, lang)[-1].gazetteer_id == "geonames:3687238"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "They left Madrid for Murcia. Later they came back to Cartagena."),
        ("es", "Salieron de Madrid hacia Murcia. Después volvieron a Cartagena."),
    ],
)
def test_a_larger_town_of_another_country_is_an_alternative(lang, text):
    cartagena = places(text, lang)[-1]
    assert cartagena.gazetteer_id == "geonames:2520058"
    assert "geonames:3687238" in {other.gazetteer_id for other in cartagena.alternatives}


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("en", "He was killed in Lima. She died in the ambassador's residence.", "the ambassador's residence"),
        ("es", "Lo mataron en Lima. Ella murió en la residencia del embajador.", "la residencia del embajador"),
    ],
)
def test_a_building_takes_the_town_with_its_radius_and_says_so(lang, text, words):
    doc = make_document(text, lang=lang)
    mention = make_mention(doc, words, kind=MentionKind.FACILITY)
    lima, residence = find_places(parse_plain(doc), [mention], reference=NOWHERE)
    assert residence.span.quote(text) == words
    assert (residence.lat, residence.lon, residence.radius_km) == (lima.lat, lima.lon, lima.radius_km)
    assert "building" in residence.why
    assert "Lima" in residence.why


def test_a_building_with_its_town_beside_it_is_not_placed_twice():
    doc = make_document("They met in Cusco. She died in the residence in Lima.")
    mention = make_mention(doc, "the residence", kind=MentionKind.FACILITY)
    found = find_places(parse_plain(doc), [mention], reference=NOWHERE)
    assert [p.name for p in found] == ["Cusco", "Lima"]


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Subscriptions: P.O. Box 12, Lima, Peru. Tel. 4412"),
        ("es", "Suscripciones: Apartado 12, Lima, Perú. Tel. 4412"),
    ],
)
def test_the_address_of_a_publisher_is_no_place(lang, line):
    assert places(f"{line}\n", lang) == ()


@pytest.mark.parametrize(
    ("lang", "text"), [("en", "They fled to the village of Quillapampa."), ("es", "Huyeron a la aldea de Quillapampa.")]
)
def test_a_village_that_no_gazetteer_knows_stays_unresolved(lang, text):
    doc = make_document(text, lang=lang)
    mention = make_mention(doc, "Quillapampa", kind=MentionKind.PLACE)
    (village,) = find_places(parse_plain(doc), [mention], reference=NOWHERE)
    assert village.lat is None
    assert village.why


def test_a_place_in_the_name_of_a_body_is_of_it_and_not_in_it():
    doc = make_document("A letter from the Trujillo Fire Department came. Trujillo is calm.")
    mention = make_mention(doc, "Trujillo Fire Department", kind=MentionKind.ORGANISATION)
    inside, alone = find_places(parse_plain(doc), [mention], reference=NOWHERE)
    assert (inside.relation, inside.gazetteer_id) == ("of", alone.gazetteer_id)


@pytest.mark.parametrize("text", ["", "\n", "Lima" * 3000, "Lima, " * 3000, "San José " * 1500, "\u202eamiL ni"])
@pytest.mark.parametrize("lang", ["en", "es"])
def test_odd_texts_end_soon(text, lang):
    places(text, lang)


def test_the_gazetteer_forgives_accents_and_points():
    gazetteer = load_gazetteer()
    assert fold_name("Bogotá") == "bogota"
    assert gazetteer.has("BOGOTA")
    assert gazetteer.has("St. Louis")
    assert not gazetteer.has("Quillapampa Alta")


def test_distance_is_in_kilometres():
    assert distance_km(-12.04, -77.03, -16.4, -71.5) == pytest.approx(765, abs=10)


@given(st.text(alphabet="LimaPerú,. enUSQto\n", max_size=40), st.sampled_from(["en", "es"]))
def test_spans_lie_in_the_text(text, lang):
    for place in places(text, lang):
        assert place.span.quote(text).strip()


@pytest.mark.parametrize(
    ("lang", "text", "trigger"),
    [
        ("en", "In 1992 the U.S. stepped up its support and the rebels were killed.", "killed"),
        ("en", "The killing was not in the interests of U.S. firms.", "killing"),
        ("es", "En 1992 los Estados Unidos aumentaron su apoyo y los rebeldes fueron asesinados.", "asesinados"),
    ],
)
def test_who_acts_is_not_where_it_happened(lang, text, trigger):
    doc = make_document(text, lang=lang)
    (reading,) = understand([doc])
    event = next(one for one in reading.events if one.trigger.quote(text) == trigger)
    assert event.where is None


HOME = {
    "en": "Bombs went off in Lima, in Ayacucho, in Huanta, in Cangallo and in Huancayo. ",
    "es": "Estallaron bombas en Lima, en Ayacucho, en Huanta, en Cangallo y en Huancayo. ",
}
"""Five towns of Peru."""


@pytest.mark.parametrize(
    ("lang", "text"), [("en", "They spoke of a box of Pandora."), ("es", "Habló de otra caja de Pandora.")]
)
def test_a_village_of_a_country_the_text_does_not_speak_of_is_no_place(lang, text):
    text = HOME[lang] + text
    doc = make_document(text, lang=lang)
    mentions = [make_mention(doc, "Pandora", kind=MentionKind.PLACE)]
    found = find_places(parse_plain(doc), mentions, reference=NOWHERE)
    assert "Pandora" not in {p.name for p in found}
    assert len(found) == 5


@pytest.mark.parametrize(("lang", "text"), [("en", "Two died in Crespo."), ("es", "Dos murieron en Crespo.")])
def test_such_a_name_stays_unresolved_where_something_is_put_there(lang, text):
    *_, last = places(HOME[lang] + text, lang)
    assert (last.name, last.lat) == ("Crespo", None)
    assert "does not speak of" in (last.why or "")


@pytest.mark.parametrize(
    ("lang", "country", "text"),
    [("en", "Argentina", "Two died in Crespo."), ("es", "Argentina", "Dos murieron en Crespo.")],
)
def test_a_country_that_the_text_names_lets_its_towns_be_meant(lang, country, text):
    *_, last = places(f"{HOME[lang]}{country}. {text}", lang)
    assert last.country == "AR"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "MOSCOW, 5 Jul --\nThe bus stood at a store in the port of Callao. Sailors were taken to the hospital."),
        ("es", "MOSCÚ, 5 jul --\nEl autobús estaba en el puerto de Callao. Los llevaron al hospital."),
    ],
)
def test_no_building_stands_where_a_report_on_elsewhere_was_sent_from(lang, text):
    dateline = Region(find_span(make_document(text), text.partition("\n")[0]), RegionKind.DATELINE)
    doc = make_document(text, lang=lang, regions=(dateline,))
    mentions = [make_mention(doc, "hospital", kind=MentionKind.FACILITY)]
    assert {p.country for p in find_places(parse_plain(doc), mentions, reference=NOWHERE)} == {"PE"}


@pytest.mark.parametrize("box", ["Chicago, Illinois, tel. 312-555-0100", "P.O. Box 12, Chicago, Illinois"])
def test_a_publishers_address_does_not_say_where_a_report_plays(box):
    *_, first = places(f"It was done on orders from Washington.\n\n{box}\n")
    assert first.name == "Washington"
    assert first.gazetteer_id == "geonames:4140963"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Bombs exploded outside the Soviet and China embassies in Lima."),
        ("es", "Estallaron bombas frente a la embajada de China en Lima."),
    ],
)
def test_whose_embassy_it_is_does_not_say_where(lang, text):
    (reading,) = understand([make_document(text, lang=lang)])
    (bombs,) = {event.where.name for event in reading.events if event.where}
    assert bombs == "Lima"


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("en", "Soldiers came to the hamlet of Saint Lucia, in Cabañas, El Salvador.", "division:SV-CA"),
        ("es", "Llegaron al caserío de Santa Lucía, provincia de Tocache, en Perú.", "geonames:3691324"),
        ("es", "Llegaron a la aldea de Granada, en Guatemala. En Granada dispararon.", "country:GT"),
        ("en", "Rebels came to the village of Georgia near Lima.", None),
        ("en", "The minister came from Saint Lucia.", "country:LC"),
        ("es", "El ministro vino de Santa Lucía.", "country:LC"),
    ],
)
def test_a_village_is_no_state(lang, text, found):
    names = [
        one
        for one in places(text, lang)
        if one.span.quote(text) in ("Saint Lucia", "Santa Lucía", "Granada", "Georgia")
    ]
    assert {one.gazetteer_id for one in names} == {found}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Los hombres salieron de Barrancabermeja hacia Medellín y mataron a ocho en El Llanito.", ""),
        ("En Guanajuato mataron a ocho en El Llanito.", "MX"),
    ],
)
def test_a_village_alone_in_its_country_is_not_meant(text, country):
    named = make_mention(make_document(text, lang="es"), "El Llanito", kind=MentionKind.PLACE)
    found = [one for one in places(text, "es", mentions=[named]) if one.name == "El Llanito"]
    assert [one.country for one in found] == [country]
