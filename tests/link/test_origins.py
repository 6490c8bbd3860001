"""Independence: document -> voice -> origin. Who is counted, and who only passes it on."""

import pytest

from careo.link.origins import Origin, author_of, distinct_origins, make_origins, voice_words
from careo.model import CopyGroup, CopyKind, VoiceKind
from tests.make import make_claim, make_document, make_voice

DOC = make_document("El Faro prints: CUNPRESS reports that a police spokesman and sources spoke.", publisher="El Faro")


def chain(*names, **kinds):
    voices = [make_voice(DOC, name, kind=kinds.get(name.split()[-1], VoiceKind.NAMED)) for name in names]
    return make_origins([DOC], ()).of(make_claim(DOC, "spoke", voices=voices))


def test_without_other_voices_it_is_the_author():
    assert chain().name == "El Faro"


def test_it_is_the_innermost_voice_that_has_to_be_asked():
    assert chain("CUNPRESS", "police spokesman").words == {"POLICE"}


@pytest.mark.parametrize("kind", [VoiceKind.NAMED, VoiceKind.ANONYMOUS])
def test_nameless_sources_count_as_who_quotes_them(kind):
    assert chain("CUNPRESS", "sources", sources=kind).words == {"cunpress"}


@pytest.mark.parametrize(
    ("left", "right", "lang"),
    [
        ("the police", "police sources", "en"),
        ("a police spokesman", "POLICE", "en"),
        ("la policía", "un vocero de la policía", "es"),
    ],
)
def test_the_office_of_speaking_makes_no_other_voice(left, right, lang):
    doc = make_document(f"{left} {right}", lang=lang)
    assert voice_words(make_voice(doc, left), lang) == voice_words(make_voice(doc, right), lang) == {"POLICE"}


def origins(*names):
    return [Origin(frozenset(name.split()), name) for name in names]


@pytest.mark.parametrize(
    ("names", "counted"),
    [
        (("police", "police"), 1),
        (("police", "anti-terrorist police"), 1),
        (("callao police", "anti-terrorist police"), 2),
        (("police", "callao police", "anti-terrorist police"), 2),
        (("army", "police"), 2),
        ((), 0),
    ],
)
def test_distinct_origins(names, counted):
    assert len(distinct_origins(origins(*names))) == counted


def test_copies_have_one_author_the_earliest():
    first, second = (
        make_document("El Faro", path="a", publisher="El Faro"),
        make_document("La Hora", path="b", publisher="La Hora"),
    )
    group = CopyGroup("g", tuple(sorted((first.id, second.id))), CopyKind.REPRINT)
    known = make_origins([first, second], [group])
    assert known.authors[first.id] == known.authors[second.id] == author_of(first)


def test_the_issuer_is_the_author_of_a_statement_that_others_print():
    text = "La Hora prints a statement of the Frente de Cordel as CUNPRESS sent it"
    issued = make_document(text, publisher="La Hora", issuer="Frente de Cordel")
    passed_on = make_document(text, publisher="La Hora", relay=["La Hora", "CUNPRESS"])
    assert [author_of(doc).name for doc in (issued, passed_on, make_document(text, path="x/y.txt"))] == [
        "Frente de Cordel",
        "CUNPRESS",
        "y.txt",
    ]
