"""Place names: marked text, `⟦gazetteer id|the words⟧`; the towns are real, the sentences are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careo.model import KnownPlace, MentionKind, Reference, Region, RegionKind
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
    # Not places.
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
    # No son lugares.
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


def test_a_dateline_helps_but_is_no_place_of_an_event():
    text = "TRUJILLO, 5 Jul --\nA bomb went off in San Isidro in Peru."
    region = lambda doc: (Region(find_span(doc, "TRUJILLO, 5 Jul --"), RegionKind.DATELINE),)  # noqa: E731
    doc = make_document(text)
    doc = make_document(text, regions=region(doc))
    found = find_places(parse_plain(doc), (), reference=NOWHERE)
    assert "TRUJILLO" not in [p.span.quote(text) for p in found]


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
