"""Only how far a deed went may be denied: "no one was seriously hurt" does not say that nobody was."""

from __future__ import annotations

import pytest

from careo.model import Polarity
from careo.understand import understand
from tests.make import make_document
from tests.understand.told import told_of


@pytest.mark.parametrize(
    ("lang", "text", "act", "words"),
    [
        ("en", "Fortunately, no one was seriously hurt.", "wound", "no one was seriously"),
        ("en", "There were no serious injuries.", "wound", "no serious"),
        ("en", "The building was not badly damaged.", "damage", "not badly"),
        ("en", "The attack caused no major damage.", "damage", "no major"),
        ("en", "Not all of the prisoners were killed.", "kill", "Not all"),
        ("en", "No one was killed or seriously wounded.", "wound", "No one was killed or seriously"),
        ("es", "Nadie resultó herido de gravedad.", "wound", "Nadie resultó herido de gravedad"),
        ("es", "No hubo heridos graves.", "wound", "No hubo heridos graves"),
        ("es", "El edificio no sufrió daños de consideración.", "damage", "no sufrió daños de consideración"),
        ("es", "No todos los presos fueron asesinados.", "kill", "No todos"),
    ],
)
def test_only_the_degree_is_denied(lang, text, act, words):
    event, claim = told_of(text, lang, act)
    assert claim.degree is not None
    assert claim.degree.span.quote(text) == words
    assert not event.counts


@pytest.mark.parametrize(
    ("lang", "text", "act"),
    [
        ("en", "No one was hurt.", "wound"),
        ("en", "They did not kill any major figure.", "kill"),
        ("en", "No one was killed or seriously wounded.", "kill"),
        ("en", "The explosion left no casualties.", "wound"),
        ("es", "Nadie resultó herido.", "wound"),
        ("es", "No hubo muertos ni heridos de gravedad.", "kill"),
        ("es", "No mataron a ningún dirigente importante.", "kill"),
    ],
)
def test_the_deed_is_denied(lang, text, act):
    event, claim = told_of(text, lang, act)
    assert event.polarity is Polarity.NEGATIVE
    assert claim.degree is None


@pytest.mark.parametrize(
    ("lang", "text", "polarity"),
    [
        ("en", "The attack caused no damage.", Polarity.POSITIVE),
        ("en", "The attack did not cause damage.", Polarity.POSITIVE),
        ("en", "The attack did not take place.", Polarity.NEGATIVE),
        ("en", "No attack caused damage.", Polarity.NEGATIVE),
        ("es", "El ataque no dejó víctimas.", Polarity.POSITIVE),
        ("es", "El ataque no se produjo.", Polarity.NEGATIVE),
    ],
)
def test_what_a_deed_did_not_bring_about_leaves_the_deed(lang, text, polarity):
    (reading,) = understand([make_document(text, lang=lang)])
    attacks = [one for one in reading.events if one.act == "attack"]
    assert all(one.polarity is polarity for one in attacks)
    assert attacks or text.startswith("No ")
