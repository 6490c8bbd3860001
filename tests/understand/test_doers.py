"""How surely each claim lays its deed to those it names: what decides, and what it would be without."""

import pytest

from careo.model import Certainty, Document
from careo.understand import understand
from careo.understand.incidents.features import gather
from careo.understand.incidents.find import read_tree
from careo.understand.incidents.hiding import all_but, hide
from careo.understand.tracing import trace

ACCUSED, BY_AUTHORITIES, CLAIMED = Certainty.ACCUSED, Certainty.ACCUSED_BY_AUTHORITIES, Certainty.CLAIMED


def read(text, lang):
    doc = Document("d", "d.txt", "", text, lang)
    (reading,) = understand([doc])
    return doc, reading


def blames(text, lang):
    doc, reading = read(text, lang)
    return [
        (one.doer.quote(doc.text), one.certainty, one.marker.span.quote(doc.text))
        for claim in reading.claims
        for one in claim.blames
    ]


@pytest.mark.parametrize(
    ("lang", "text", "doer", "certainty", "words"),
    [
        ("en", "Suspected rebels killed the mayor.", "Suspected rebels", ACCUSED, "Suspected"),
        ("en", "The mayor was killed by alleged Red Front members.", "Red Front", ACCUSED, "alleged"),
        ("en", "Police said that suspected rebels killed the mayor.", "rebels", BY_AUTHORITIES, "suspected"),
        ("en", "Teachers accused the Red Front of the murder.", "Red Front", ACCUSED, "accused"),
        ("en", "The army blamed the Red Front for the murder.", "Red Front", BY_AUTHORITIES, "The army"),
        ("en", "The Red Front said that it blew up the bridge.", "The Red Front", CLAIMED, "The Red Front"),
        ("en", "Villagers attributed the murder to the Red Front.", "the Red Front", ACCUSED, "attributed"),
        ("es", "Presuntos guerrilleros mataron al alcalde.", "Presuntos guerrilleros", ACCUSED, "Presuntos"),
        ("es", "El alcalde fue asesinado por presuntos miembros del Frente Rojo.", "Frente", ACCUSED, "presuntos"),
        ("es", "La policía informó que presuntos guerrilleros mataron al alcalde.", "gue", BY_AUTHORITIES, "presuntos"),
        ("es", "Los maestros acusaron al Frente Rojo del asesinato.", "Frente Rojo", ACCUSED, "acusaron"),
        ("es", "El ejército culpó al Frente Rojo del asesinato.", "Frente Rojo", BY_AUTHORITIES, "El ejército"),
        ("es", "El Frente Rojo dijo que voló el puente.", "El Frente Rojo", CLAIMED, "El Frente Rojo"),
        ("es", "El asesinato fue atribuido al Frente Rojo.", "Frente Rojo", ACCUSED, "atribuido al"),
    ],
)
def test_words_say_how_surely_a_deed_is_laid_to_its_doer(lang, text, doer, certainty, words):
    found = [one for one in blames(text, lang) if doer in one[0]]
    assert [one[1] for one in found] == [certainty], found
    assert words in found[0][2]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The Red Front killed the mayor."),
        ("en", "Police said that the Red Front killed the mayor."),
        ("en", "The army denied that suspected rebels killed the mayor."),
        ("en", "If suspected rebels killed the mayor, the talks will end."),
        ("en", "Teachers denounced the murder."),
        ("en", "Soldiers killed two suspected rebels."),
        ("es", "El Frente Rojo mató al alcalde."),
        ("es", "La policía dijo que el Frente Rojo mató al alcalde."),
        ("es", "El ejército negó que presuntos guerrilleros mataran al alcalde."),
        ("es", "Los maestros denunciaron el asesinato."),
        ("es", "Soldados mataron a dos presuntos guerrilleros."),
    ],
)
def test_a_doer_is_as_sure_as_its_claim_where_no_word_says_otherwise(lang, text):
    assert blames(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The so-called Red Front killed the mayor of Huanta."),
        ("es", "El autodenominado Frente Rojo mató al alcalde de Huanta."),
    ],
)
def test_a_name_that_is_doubted_leaves_the_deed_as_sure(lang, text):
    _, reading = read(text, lang)
    assert {claim.certainty for claim in reading.claims} == {Certainty.ASSERTED}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "They died in the so-called clash, the union wrote."),
        ("es", "Murieron en el llamado enfrentamiento."),
    ],
)
def test_a_deed_that_is_doubted_is_insinuated(lang, text):
    _, reading = read(text, lang)
    assert Certainty.INSINUATED in {claim.certainty for claim in reading.claims}


@pytest.mark.parametrize(
    ("lang", "text", "words", "without"),
    [
        ("en", "Suspected Red Front rebels killed the mayor.", "Suspected", Certainty.ASSERTED),
        ("en", "The army blamed the Red Front for the murder.", "The army", ACCUSED),
        ("es", "Presuntos senderistas mataron al alcalde.", "Presuntos", Certainty.ASSERTED),
        ("es", "El ejército culpó al Frente Rojo del asesinato.", "El ejército", ACCUSED),
    ],
)
def test_a_trace_tells_what_it_would_be_without_the_words(lang, text, words, without):
    doc, reading = read(text, lang)
    claim = next(one for one in reading.claims if one.blames)
    told = trace(doc, reading, claim.id)
    (blame,) = (one for one in told.blames if one.doer == claim.blames[0].doer)
    assert (blame.certainty, blame.made_by) == (claim.blames[0].certainty, claim.blames[0].made_by)
    assert [(one.marker.span.quote(doc.text), one.without) for one in blame.words[:1]] == [(words, without)]


@pytest.mark.parametrize(
    ("lang", "text", "cue"),
    [
        ("en", "The Red Front killed the mayor. On Monday the Red Front claimed responsibility.", "claimed"),
        ("es", "El Frente Rojo mató al alcalde. El lunes el Frente Rojo reivindicó el asesinato.", "reivindicó"),
    ],
)
def test_a_trace_tells_what_a_model_makes_of_the_whole_text(lang, text, cue):
    doc, reading = read(text, lang)
    event = next(one for one in reading.events if one.act == "kill" and one.roles)
    whole = next(one.whole for one in trace(doc, reading, event.id).blames if one.whole)
    assert whole.certainty is CLAIMED
    assert 0 < whole.probability <= 1
    assert any(cue in one.marker.span.quote(doc.text) for one in whole.words)


def test_hidden_words_are_no_words_events_markers_or_voices():
    text = "Police said that the front killed two. The mayor accused the front."
    doc, reading = read(text, "en")
    facts = gather(doc, reading, read_tree(doc))
    start = text.index("accused")
    view = hide(facts, [(start, start + 7), (0, 6)])
    assert len(view.doc.text) == len(text)
    assert not {"accused", "police"} & set(view.words)
    assert {event.act for event, _, _ in facts.events} - {event.act for event, _, _ in view.events} == {"accuse"}
    assert "Police" not in {voice.name for claim in view.reading.claims for voice in claim.voices}
    assert "accuse" not in view.syntax.lemmas
    assert hide(facts, []) is facts
    assert len(hide(facts, all_but(len(text), [(0, text.index("The mayor"))])).sentences) == 1
