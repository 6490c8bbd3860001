"""A day right before whoever acts on it counts nobody."""

import pytest

from careo.understand import understand
from tests.make import make_document


@pytest.mark.parametrize(
    ("lang", "text", "who"),
    [
        ("en", "On June 3 rebels burned the village of Ayora.", "rebels"),
        ("en", "On Aug. 12 guerrillas burned the village of Ayora.", "guerrillas"),
        ("en", "On June 3 rebels shot two men and on June 4 soldiers burned the school.", "soldiers"),
        ("en", "On that day 3 rebels burned the village of Ayora.", "3 rebels"),
        ("es", "El día 3 soldados quemaron la escuela.", "soldados"),
        ("es", "La plaza estaba vacía; el día 4 hombres armados quemaron la escuela.", "hombres armados"),
        ("es", "Ese día 3 soldados quemaron la escuela.", "3 soldados"),
    ],
)
def test_a_day_before_who_acts_counts_nobody(lang, text, who):
    (reading,) = understand([make_document(text, lang=lang)])
    (event,) = [event for event in reading.events if event.act == "arson"]
    assert [role.span.quote(text) for role in event.roles if role.role == "agent"] == [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Rebels Thursday burned the village of Ayora.", "Rebels"),
        ("The army Monday burned the village of Ayora.", "The army"),
        ("Peru Thursday burned the village of Ayora.", "Peru"),
        ("Soldiers on Thursday burned the village of Ayora.", "Soldiers"),
        ("On Thursday rebels burned the village of Ayora.", "rebels"),
    ],
)
def test_a_day_behind_who_acts_does_nothing(text, who):
    (reading,) = understand([make_document(text, lang="en")])
    (event,) = [event for event in reading.events if event.act == "arson"]
    assert [role.span.quote(text) for role in event.roles if role.role == "agent"] == [who]
