"""Mentions: names, descriptions, acronyms and aliases, and who is one with whom."""

from datetime import date

import pytest

from careo.model import KnownActor, MentionKind, Reference, make_id
from careo.understand.mentions import find_mentions
from careo.understand.mentions.acronyms import is_acronym
from careo.understand.mentions.index import key_of
from careo.understand.parsed import parse_documents
from tests.make import make_document


def mentions_of(text, lang="en", reference=None, **over):
    doc = make_document(text, lang=lang, **over)
    (parsed,) = parse_documents([doc], lang=lang)
    found, actors = find_mentions(parsed, reference=reference or Reference())
    return {m.name: m for m in found} | {doc.text[m.span.start : m.span.stop]: m for m in found}, actors


@pytest.mark.parametrize(
    ("lang", "text", "words", "kind"),
    [
        ("en", "Eight foreign citizens were injured.", "Eight foreign citizens", MentionKind.PERSON),
        ("en", "A bomb hit the bus.", "A bomb", MentionKind.WEAPON),
        ("en", "A bomb hit the bus.", "the bus", MentionKind.VEHICLE),
        ("en", "They left the police station.", "the police station", MentionKind.FACILITY),
        ("en", "The army denied it.", "The army", MentionKind.ORGANISATION),
        ("en", "Peru signed the treaty.", "Peru", MentionKind.STATE),
        ("en", "The United Nations sent food.", "United Nations", MentionKind.ORGANISATION),
        ("es", "Ocho campesinos huyeron.", "Ocho campesinos", MentionKind.PERSON),
        ("es", "Una bomba alcanzó al autobús.", "Una bomba", MentionKind.WEAPON),
        ("es", "Salieron de la embajada.", "la embajada", MentionKind.FACILITY),
        ("es", "El ejército lo negó.", "El ejército", MentionKind.ORGANISATION),
        ("es", "Chile firmó el tratado.", "Chile", MentionKind.STATE),
        ("es", "La Cruz Roja envió alimentos.", "Cruz Roja", MentionKind.ORGANISATION),
    ],
)
def test_kinds(lang, text, words, kind):
    found, _ = mentions_of(text, lang)
    assert words in found, sorted(found)
    assert found[words].kind is kind


@pytest.mark.parametrize(
    ("lang", "text", "mentions"),
    [
        ("en", "A bomb exploded in front of the ministry.", {"bomb", "ministry"}),
        ("es", "Una bomba estalló frente al ministerio.", {"bomba", "ministerio"}),
        ("es", "Una bomba estalló en frente del ministerio.", {"bomba", "ministerio"}),
        ("en", "The front denied it.", {"front"}),
        ("es", "El frente lo negó.", {"frente"}),
    ],
)
def test_in_front_of_something_is_no_front(lang, text, mentions):
    assert {mention.name for mention in mentions_of(text, lang)[0].values()} == mentions


def test_a_short_form_is_the_full_name():
    found, actors = mentions_of("Colonel Esteban Villar denied it. The judge accused Villar of lying.")
    assert found["Villar"].actor_id == found["Esteban Villar"].actor_id is not None
    assert found["Villar"].why == "short form of Esteban Villar"
    assert any(a.name == "Esteban Villar" and "Villar" in a.aliases for a in actors)


def test_a_short_form_of_two_names_is_nobody():
    found, _ = mentions_of("Colonel Esteban Villar met Minister Marta Villar. The judge accused Villar of lying.")
    assert found["Villar"].actor_id is None


@pytest.mark.parametrize(
    ("lang", "text", "full", "short"),
    [
        ("en", "The Armed Commoners' Front (ACF) attacked. The ACF left.", "Armed Commoners' Front", "ACF"),
        ("es", "El Partido Obrero Comunero (POC) atacó. El POC huyó.", "Partido Obrero Comunero", "POC"),
    ],
)
def test_an_acronym_in_brackets_is_the_name_before_it(lang, text, full, short):
    found, _ = mentions_of(text, lang)
    assert found[short].actor_id == found[full].actor_id is not None


def test_the_same_name_is_one_actor_in_both_languages():
    english, _ = mentions_of("The Red Cross sent food.")
    spanish, _ = mentions_of("La Cruz Roja envió alimentos.", "es")
    assert english["Red Cross"].actor_id == spanish["Cruz Roja"].actor_id == make_id("actor", "red cross")


KNOWN = KnownActor("front-1", "Front of the Commons", MentionKind.ORGANISATION, ("Torch Path",), "", date(1990, 1, 1))


def test_reference_actors_come_first():
    found, actors = mentions_of("Torch Path attacked the bank.", reference=Reference(actors=(KNOWN,)))
    assert any(m.actor_id == "front-1" for m in found.values())
    assert [a.name for a in actors] == ["Front of the Commons"]


def test_reference_actors_are_right_from_a_date_on():
    text = "1 May 1985. Torch Path attacked the bank."
    written = (date(1985, 5, 1), "1 May 1985")
    found, _ = mentions_of(text, reference=Reference(actors=(KNOWN,)), written=written)
    assert all(m.actor_id != "front-1" for m in found.values())


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("MRTA", "Movimiento Revolucionario Túpac Amaru", True),
        ("ACA", "Alianza Comunera Armada", True),
        ("Villar", "Esteban Villar", False),
        ("POC", "Frente Popular", False),
    ],
)
def test_acronyms(short, full, expected):
    assert is_acronym(short, full) is expected


def test_names_are_compared_without_article_and_quotes():
    assert key_of("the “Torch Path”") == key_of("Torch Path")


def test_spans_give_the_words():
    found, _ = mentions_of("General Ruy Otamendi met\nthe bishop of Ayora.")
    assert all(found)
    assert "Ruy Otamendi" in found
