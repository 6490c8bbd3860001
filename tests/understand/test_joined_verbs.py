"""Verbs that share an auxiliary are put alike; "they" who speak are no single person; what clauses below tell."""

from __future__ import annotations

import pytest

from careo.model import Event, Modality, Polarity
from careo.understand import understand
from tests.make import make_document


def of_act(text: str, lang: str, act: str) -> list[Event]:
    (reading,) = understand([make_document(text, lang=lang)])
    return [event for event in reading.events if event.act == act]


@pytest.mark.parametrize(
    ("lang", "text", "modality", "polarity"),
    [
        ("en", "He could be tortured or killed.", Modality.HYPOTHETICAL, Polarity.POSITIVE),
        ("en", "They may be arrested, tortured or killed by the army.", Modality.HYPOTHETICAL, Polarity.POSITIVE),
        ("en", "He may have been tortured or killed.", Modality.ACTUAL, Polarity.POSITIVE),
        ("en", "They were not arrested or killed.", Modality.ACTUAL, Polarity.NEGATIVE),
        ("en", "They were arrested and killed.", Modality.ACTUAL, Polarity.POSITIVE),
        ("en", "They tried to kidnap and kill the judge.", Modality.ATTEMPTED, Polarity.POSITIVE),
        ("es", "Podría ser torturado o asesinado.", Modality.HYPOTHETICAL, Polarity.POSITIVE),
        ("es", "Podrían secuestrar y matar al juez.", Modality.HYPOTHETICAL, Polarity.POSITIVE),
        ("es", "Pudo haber sido torturado o asesinado.", Modality.ACTUAL, Polarity.POSITIVE),
        ("es", "No fueron detenidos ni asesinados.", Modality.ACTUAL, Polarity.NEGATIVE),
        ("es", "Querían secuestrar y matar al juez.", Modality.PLANNED, Polarity.POSITIVE),
    ],
)
def test_verbs_that_share_an_auxiliary(lang, text, modality, polarity):
    (event,) = of_act(text, lang, "kill")
    assert (event.modality, event.polarity) == (modality, polarity)


@pytest.mark.parametrize(
    ("lang", "text", "voice"),
    [
        ("en", "An officer told me to wait. Soldiers came back. They told me that they would kill me.", "Soldiers"),
        ("en", "The mayor said that it was late. They said that the army killed him.", "They"),
        ("en", "Two nuns said that it was late. They said that the army killed him.", "Two nuns"),
        ("es", "Un oficial dijo que era tarde. Los soldados volvieron. Ellos dijeron que me matarían.", "soldados"),
    ],
)
def test_they_are_no_single_person(lang, text, voice):
    (reading,) = understand([make_document(text, lang=lang)])
    (event,) = [one for one in reading.events if one.act == "kill"]
    (claim,) = [one for one in reading.claims if one.id in event.claim_ids]
    assert claim.voices[-1].name == voice


@pytest.mark.parametrize(
    ("lang", "text", "act"),
    [
        ("en", "He said that the guerrillas must have taken him.", "demand"),
        ("es", "La Marina sostuvo que los muertos cayeron en un enfrentamiento.", "clash"),
    ],
)
def test_words_of_a_clause_below_make_no_phrase(lang, text, act):
    assert not [one for one in of_act(text, lang, act) if len(one.roles) > 0]


def test_who_stands_before_a_pronoun_with_a_suffers_it():
    (event,) = of_act("A las otras cinco personas se las llevaron al monte.", "es", "kidnap")
    assert [(role.role.value, role.name) for role in event.roles] == [("patient", "otras cinco personas")]
