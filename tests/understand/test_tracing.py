"""What decided a certainty or a voice, and what would stand without it, in documents of both languages."""

import pytest

from careo.model import DocKind, Document
from careo.understand import trace, understand

TEXTS = {
    "en": (
        "The colonel denied that soldiers killed two peasants. The mayor said that rebels burned the bridge. "
        "Rebels may have planted the bomb, according to police. Nobody died in the explosion. "
        "They tried to kill the judge."
    ),
    "es": (
        "El coronel negó que los soldados mataran a dos campesinos. "
        "El alcalde dijo que los rebeldes quemaron el puente. "
        "Según vecinos, cuatro hombres habrían disparado contra el bus. Nadie murió en la explosión. "
        "Intentaron matar al juez."
    ),
}
DECIDED = [
    ("en", "killed", "certainty", "denied", "denied", "reported positive actual"),
    ("en", "burned", "certainty", "reported", "said", "asserted positive actual"),
    ("en", "planted the bomb", "certainty", "hedged", "may", "reported positive actual"),
    ("en", "died", "polarity", "negative", "Nobody", "asserted positive actual"),
    ("en", "kill", "modality", "attempted", "tried", "asserted positive actual"),
    ("es", "mataran", "certainty", "denied", "negó", "reported positive actual"),
    ("es", "quemaron", "certainty", "reported", "dijo", "asserted positive actual"),
    ("es", "disparado", "certainty", "hedged", "habrían", "reported positive actual"),
    ("es", "murió", "polarity", "negative", "Nadie", "asserted positive actual"),
    ("es", "matar", "modality", "attempted", "Intentaron", "asserted positive actual"),
]


@pytest.fixture(scope="module")
def read():
    docs = [Document(lang, "a.txt", "", text, lang, kind=DocKind.WIRE) for lang, text in TEXTS.items()]
    return {doc.lang: (doc, reading) for doc, reading in zip(docs, understand(docs), strict=True)}


def find_event(doc, reading, trigger):
    return next(one for one in reading.events if (one.trigger.quote(doc.text) + " ").startswith(trigger + " "))


@pytest.mark.parametrize("case", DECIDED)
def test_the_deciding_words_and_what_stands_without_them(read, case):
    lang, trigger, question, value, words, without = case
    doc, reading = read[lang]
    made = trace(doc, reading, find_event(doc, reading, trigger).id)
    decided = next(one for one in made.decisions if one.question == question)
    assert (decided.value, decided.marker.span.quote(doc.text)) == (value, words)
    put = decided.without
    assert f"{put.certainty} {put.polarity} {put.modality}" == without
    assert decided.made_by.startswith("any.certainty.")
    assert decided.without_made_by.startswith("any.certainty.")


@pytest.mark.parametrize("lang", sorted(TEXTS))
def test_every_claim_is_traced_to_what_is_stored(read, lang):
    doc, reading = read[lang]
    for claim in reading.claims:
        made = trace(doc, reading, claim.id)
        values = [claim.certainty.value, claim.polarity.value, claim.modality.value]
        assert [one.value for one in made.decisions] == values
        assert [one.name for one in made.voices] == [one.name for one in claim.voices]
        for voice in made.voices[1:]:
            assert voice.cue
            assert voice.made_by.startswith("any.attribution.")
            assert len(voice.without) == len(made.voices) - 1
            assert (voice.by_rules is None) == (not voice.made_by.startswith("any.attribution.learned"))
    assert trace(doc, reading, "not an id") is None


@pytest.mark.parametrize("lang", sorted(TEXTS))
def test_without_the_voice_that_denies_nothing_is_denied(read, lang):
    doc, reading = read[lang]
    claim = next(one for one in reading.claims if one.certainty == "denied")
    put = trace(doc, reading, claim.id).voices[-1].put
    assert (put.certainty, put.polarity) == ("asserted", "positive")
