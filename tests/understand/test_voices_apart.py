"""What only a part of a sentence is told by, what is said beside, and by whom a quotation over sentences is spoken."""

from __future__ import annotations

import pytest

from careo.lang import get_pack
from careo.model import Certainty, Polarity
from careo.understand import understand
from tests.make import make_document
from tests.understand.told import told_of

PATROLMEN = (
    "Los patrulleros, a quienes el ejército había entregado fusiles y machetes, obligaron a las víctimas a caminar "
    "hasta la loma, relató Petrona Sic, que tenía entonces nueve años y sobrevivió escondida en un barranco."
)
MINUTES = """El PRESIDENTE.— Tiene la palabra la diputada.

La diputada RÍOS.— Los guardias mataron a dos colonos en Sauce.

El PRESIDENTE.— Gracias.

Se levantó la sesión.
"""


def voices(text: str, lang: str, act: str) -> list[str]:
    """Who answers for the first event of an act, the author left out."""
    return [one.name for one in told_of(text, lang, act)[1].voices[1:]]


@pytest.mark.parametrize(
    ("lang", "text", "act", "names"),
    [
        ("es", "Los soldados quemaron la finca, donde según la policía fueron detenidos dos hombres.", "arson", []),
        ("es", "Los soldados quemaron la finca, donde según la policía fueron detenidos dos hombres.", "arrest",
         ["policía"]),
        ("en", "Soldiers burned the farm, where according to the police two men were arrested.", "arson", []),
        ("es", "El chofer fue detenido y, según su esposa, torturado en el puesto.", "arrest", []),
        ("es", "El chofer fue detenido y, según su esposa, torturado en el puesto.", "torture", ["su esposa"]),
        ("es", "Según su esposa, el chofer fue detenido y torturado en el puesto.", "arrest", ["su esposa"]),
        ("es", "El juez dice que hubo golpes y que un guardia mató a Luis.", "kill", ["juez"]),
        ("en", "The judge says that there were blows and that a guard killed Luis.", "kill", ["judge"]),
        ("es", "El juez dice que hubo golpes y un guardia mató a Luis.", "kill", ["juez"]),
        ("es", "El jefe no dijo nada; un guardia mató a Luis en la plaza.", "kill", []),
        ("es", "El Ministerio habla de dos muertos.", "kill", ["Ministerio"]),
        ("en", "The ministry speaks of two dead.", "kill", ["ministry"]),
    ],
)  # fmt: skip
def test_only_their_part_is_told_by_them(lang, text, act, names):
    assert [one for one in voices(text, lang, act) if one != "unknown"] == names


@pytest.mark.parametrize(
    ("lang", "text", "act", "certainty", "polarity"),
    [
        ("es", "El jefe negó haber estado allí; dijo que los rebeldes mataron a Luis.", "kill",
         Certainty.REPORTED, Polarity.POSITIVE),
        ("es", "El jefe negó que los rebeldes mataran a Luis.", "kill", Certainty.DENIED, Polarity.NEGATIVE),
        ("es", "El cura lo niega: «Los guardias mataron a Luis en su casa».", "kill",
         Certainty.REPORTED, Polarity.POSITIVE),
        ("en", 'The priest denies it: "Guards killed Luis in his house."', "kill",
         Certainty.REPORTED, Polarity.POSITIVE),
        ("es", "El juez pidió que liberaran al alcalde, a quien los soldados detuvieron en mayo.", "arrest",
         Certainty.ASSERTED, Polarity.POSITIVE),
        ("en", "They demanded the release of the mayor, whom soldiers arrested in May.", "arrest",
         Certainty.ASSERTED, Polarity.POSITIVE),
        ("es", "El juez pidió que detuvieran al alcalde.", "arrest", Certainty.DEMANDED, Polarity.POSITIVE),
        ("es", "Me dijeron que mi hijo no se encontraba detenido.", "arrest", Certainty.REPORTED, Polarity.NEGATIVE),
        ("es", "Me dijeron que mi hijo se encontraba detenido.", "arrest", Certainty.REPORTED, Polarity.POSITIVE),
    ],
)  # fmt: skip
def test_what_is_denied_and_demanded_ends_there(lang, text, act, certainty, polarity):
    event, claim = told_of(text, lang, act)
    assert (claim.certainty, event.polarity) == (certainty, polarity)


def test_who_denies_in_the_sentence_behind():
    text = "La detenida declaró que vive allí. Además, negó conocer a los rebeldes."
    (reading,) = understand([make_document(text, lang="es")])
    (claim,) = [one for one in reading.claims if one.certainty is Certainty.DENIED]
    assert [one.name for one in claim.voices[1:]] == ["detenida"]


def test_nobody_inside_a_quotation_speaks_it():
    text = "Ana Sic dijo que vivía allí. «Mi tía me dijo que corriera. Vi cómo la mataban», contó."
    assert voices(text, "es", "kill") == ["Ana Sic"]


def test_who_is_acquitted_is_accused_by_no_court():
    text = "Un tribunal absolvió al capitán Rivas, acusado de ordenar los asesinatos."
    assert voices(text, "es", "kill") == []


def test_minutes_are_spoken_by_those_who_have_the_word():
    assert voices(MINUTES, "es", "kill") == ["Ríos"]
    (reading,) = understand([make_document(MINUTES, lang="es")])
    last = max(reading.claims, key=lambda one: one.content.start)
    assert len(last.voices) == 1


def test_headings_of_a_ruling_speak_nothing():
    text = "PRIMERO.— Que los guardias mataron a Luis.\n\nSEGUNDO.— Que el jefe lo ordenó.\n"
    assert voices(text, "es", "kill") == []


def test_an_issuer_that_names_itself_is_the_author():
    text = "FRENTE ORIENTAL\n\nEste Frente informa que sus fuerzas mataron a dos soldados."
    doc = make_document(text, lang="es", issuer="FRENTE ORIENTAL")
    (reading,) = understand([doc])
    claim = next(one for one in reading.claims if one.id in reading.events[-1].claim_ids)
    assert len(claim.voices) == 1


@pytest.mark.parametrize(
    ("text", "word", "above"),
    [
        ("Los guardias, a quienes pagaba el dueño, obligaron a las mujeres a caminar, relató Rosa Sic, que huyó.",
         "guardias", "obligaron"),
        ("Los guardias mataron a Luis, relató Rosa.", "Rosa", "relató"),
        (PATROLMEN, "patrulleros", "obligaron"),
    ],
)  # fmt: skip
def test_the_subject_of_an_inserted_verb(text, word, above):
    (doc,) = get_pack("es").parse([text])
    assert next(one for one in doc if one.text == word).head.text == above
