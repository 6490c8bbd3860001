"""Read from a memoir, a report on abuses, a feature and a resolution: whom pronouns mean, names in lists, times."""

from __future__ import annotations

import pytest

from careo.model import Modality, RoleName, VoiceKind
from careo.read import RawText
from careo.read import make_document as read_document
from careo.understand import understand
from tests.make import make_document
from tests.understand.told import acts, named, told_of


def voices_of(text: str, lang: str, words: str) -> list[str]:
    """Who says the claims that begin with some words, the innermost voice of each."""
    (reading,) = understand([make_document(text, lang=lang)])
    found = (claim for claim in reading.claims if claim.content.quote(text).strip('"“').startswith(words))
    return [claim.voices[-1].name for claim in found]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ('The admiral\'s lawyer asked my mother whether he had gone. "They took him away," she said.', "They took",
         "my mother"),
        ("Mr. Yusuf has not eaten. Aid workers say that many will die. Mr. Yusuf sat down. He buried his son, he says.",
         "He buried", "Yusuf"),
        ("Officials said that it was over. On Monday guerrillas killed three men they accused of spying.", "spying",
         "guerrillas"),
    ],
)  # fmt: skip
def test_whom_pronouns_mean_as_those_who_speak(text, words, who):
    assert voices_of(text, "en", words) == [who]


def test_a_town_of_the_dateline_is_not_he():
    text = (
        "KABRA, Sudan (AP) -- Gen. Hassan Tayeb received me in his office. He did not deny that Kabra had been bombed. "
        '"It was a legitimate military objective," he said.'
    )
    (reading,) = understand([read_document(RawText(text, ()), "page.txt", sha256="")])
    assert "Kabra" not in {voice.name for claim in reading.claims for voice in claim.voices}


def test_whom_somebody_calls_upon_is_not_him():
    text = 'Eduardo shouted "Mamá, call Father Rubén!" and then we heard the doors. We never saw him again.'
    assert "Father Rubén" not in named("en", text, "disappear", RoleName.PATIENT)


@pytest.mark.parametrize(
    ("lang", "text", "act", "whom"),
    [
        ("en", "Three other people, Marcos Díaz, Narciso Fernández and Samuel Salón, were wounded.", "wound",
         {"Three other people", "Marcos Díaz", "Narciso Fernández", "Samuel Salón"}),
        ("es", "Tres comuneros, Juan Quispe, Pedro Mamani y Luis Huanca, fueron asesinados.", "kill",
         {"Tres comuneros", "Juan Quispe", "Pedro Mamani", "Luis Huanca"}),
        ("en", "In the case of the journalist Luis Parada, killed on March 18, nobody was tried.", "kill",
         {"the journalist Luis Parada"}),
        ("en", "His body turned up in a vacant lot.", "kill", set()),
    ],
)  # fmt: skip
def test_who_is_named(lang, text, act, whom):
    assert named(lang, text, act, RoleName.PATIENT) == whom


def test_the_time_of_the_next_passive_is_its_own():
    text = "The admiral was sentenced to eight years and was pardoned in 1990."
    assert told_of(text, "en", "try")[0].when is None
    when = told_of(text, "en", "release")[0].when
    assert when is not None
    assert when.timex == "1990"


def test_what_is_only_asked_is_no_demand():
    text = "At the trial of the juntas, a lawyer asked my mother whether her son had gone abroad."
    assert told_of(text, "en", "try")[0].modality is Modality.ACTUAL


def test_a_seat_of_government_is_no_scene():
    text = "The government in Khartoum insists that its forces fought a battle with rebels."
    assert told_of(text, "en", "clash")[0].where is None
    where = told_of("Police in Lima said two men were killed.", "en", "kill")[0].where
    assert where is not None
    assert where.name == "Lima"


def test_who_comes_late_to_count_neglects_nothing():
    assert "neglect" not in acts("en", "A team of monitors that reached Kabra nine days later counted 46 graves.")
    assert "neglect" in acts("en", "The police reached the village hours later.")


def test_who_resolves_what_items_tell():
    text = "THE COMMISSION RESOLVES:\n\n1. To declare that the army killed the 74 victims.\n\n2. To ask that it pay."
    assert {name.casefold() for name in voices_of(text, "en", "that the army")} == {"commission"}
    spanish = (
        "INFORME Nº 26/92\nCASO 10.287\n\nLA COMISIÓN DE DERECHOS HUMANOS,\n\nRESUELVE:\n\n"
        "1. Recomendar al Gobierno que investigue los hechos."
    )
    (reading,) = understand([read_document(RawText(spanish, ()), "page.txt", sha256="")])
    assert {voice.kind for claim in reading.claims for voice in claim.voices} == {VoiceKind.AUTHOR}


@pytest.mark.parametrize(
    ("head", "title", "issuer"),
    [
        ("Eyes on the River: Abuses by All Parties in Arauca\nA report by the Meridian Rights Project, August 2003",
         "Eyes on the River: Abuses by All Parties in Arauca", "Meridian Rights Project"),
        ("Ojos sobre el río\nInforme de la Comisión Meridional de Derechos, agosto de 2003", "Ojos sobre el río",
         "Comisión Meridional de Derechos"),
    ],
)  # fmt: skip
def test_a_report_by_a_body(head, title, issuer):
    body = "On the morning of May 5, 2003, soldiers of the brigade entered the reserve and shot three people there."
    doc = read_document(RawText(f"{head}\n\n{body}", ()), "page.txt", sha256="")
    assert doc.title is not None
    assert doc.issuer is not None
    assert (doc.title.value, doc.issuer.value) == (title, issuer)
