"""Who says so: marked text in, marked text out; the files beside this one can be read and extended by anybody."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careo.model import Document, Region, RegionKind, Span, VoiceKind
from careo.understand import understand
from careo.understand.attribution import find_attributions, find_quotations
from careo.understand.parsed import parse_documents
from tests.make import make_document

HERE = Path(__file__).parent
MARK = re.compile(r"⟦(\w)(\d)\|([^⟧]*)⟧")


def cases():
    for lang in ("en", "es"):
        for line in (HERE / f"attribution_{lang}.txt").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                yield pytest.param(lang, line, id=f"{lang}: {MARK.sub(lambda m: m[3], line)[:60]}")


def attribute(text, lang):
    (parsed,) = parse_documents([Document("d", "d.txt", "", text, lang)], lang=lang)
    return find_attributions(parsed, ())


def mark(text, found):
    marks = []
    for number, one in enumerate(found, 1):
        for kind, spans in (("s", one.source), ("c", one.cue), ("t", one.content)):
            marks += [(span.start, span.stop, f"{kind}{number}") for span in spans]
    for start, stop, name in sorted(marks, reverse=True):
        text = f"{text[:start]}⟦{name}|{text[start:stop]}⟧{text[stop:]}"
    return text


@pytest.mark.parametrize(("lang", "marked"), cases())
def test_attribution(lang, marked):
    text = MARK.sub(lambda match: match[3], marked)
    assert mark(text, attribute(text, lang)) == marked


@pytest.mark.parametrize(
    ("lang", "text", "names"),
    [
        (
            "en",
            "Cunpress said that the army had denied that villagers said the school had burned.",
            ["Cunpress", "army", "villagers"],
        ),
        ("es", "Cunpress informó que el Ejército negó que hubiera una incursión.", ["Cunpress", "Ejército"]),
    ],
)
def test_voices_are_nested_outermost_first(lang, text, names):
    found = attribute(text, lang)
    inner = max(range(len(found)), key=lambda k: found[k].content[0].start)
    chain = []
    while inner is not None:
        chain.insert(0, found[inner].voice.name)
        inner = found[inner].parent
    assert chain == names


def test_a_pronoun_takes_the_name_of_the_last_speaker():
    found = attribute("Colonel Rondero said that it was calm. He added that nobody had died.", "en")
    assert found[-1].voice.name == found[0].voice.name
    assert found[-1].source[0].quote("Colonel Rondero said that it was calm. He added that nobody had died.") == "He"


def test_a_quotation_without_a_speaker_is_kept_with_voice_unknown():
    (found,) = attribute("The square was empty. «No queda nadie en el pueblo entero.»", "es")
    assert found.voice.name == "unknown"
    assert found.source == ()


def test_interview_turns_speak_until_the_next_label():
    text = "[ROJAS] The bomb went off at six.\n\n[BAY] Who planted it?\n\n[ROJAS] Nobody knows."
    found = [one for one in attribute(text, "en") if one.cue_lemma == "[turn]"]
    assert [one.voice.name for one in found] == ["Rojas", "Bay", "Rojas"]


def test_a_quotation_goes_on_where_the_next_paragraph_opens_with_a_mark():
    text = '"We saw four men," the driver said. "They ran to the pier.\n\n"Nobody followed them," he said.'
    assert [quote.continued for quote in find_quotations(text)] == [False, False, True]


@given(st.text(alphabet='ab ."“”«»\n¿?', max_size=60))
def test_odd_marks_lose_no_text_and_never_overlap(text):
    quotes = find_quotations(text)
    assert all(0 <= quote.start < quote.stop <= len(text) for quote in quotes)
    assert all(left.stop <= right.start for left, right in pairwise(quotes))


@pytest.mark.parametrize(
    ("lang", "text", "names"),
    [
        (
            "en",
            "BAY: Who gave it?\n\nRONDERO: Nobody gave it.\n\nBAY: Were you there?\n\nRONDERO: In the barracks.",
            ["Bay", "Rondero", "Bay", "Rondero"],
        ),
        (
            "es",
            "PREGUNTA: ¿Quién la dio?\n\nRONDERO: Nadie la dio.\n\nPREGUNTA: ¿Y usted?\n\nRONDERO: En el cuartel.",
            ["unknown", "Rondero", "unknown", "Rondero"],
        ),
        ("en", "Place: the market.\n\nTime: about noon.\n\nDead: two farmers and a child.", []),
        ("es", "Lugar: el mercado.\n\nHora: al mediodía.\n\nMuertos: dos campesinos y un niño.", []),
    ],
)
def test_turns_before_a_colon_speak_where_a_label_comes_again(lang, text, names):
    found = [one for one in attribute(text, lang) if one.cue_lemma == "[turn]"]
    assert [one.voice.name for one in found] == names


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_document_in_which_nobody_speaks_gives_nothing(lang):
    text = "Note 12. Copyright 1989."
    regions = (Region(Span("d", 0, len(text)), RegionKind.NOTE),)
    doc = Document("d", "d.txt", "", text, lang, regions=regions)
    (parsed,) = parse_documents([doc], lang=lang)
    assert find_attributions(parsed, ()) == ()
    (reading,) = understand([doc])
    assert (reading.claims, reading.events) == ((), ())


@pytest.mark.parametrize(
    ("lang", "text", "speaks"),
    [
        ("en", "The soldiers defended the bridge for two days.", False),
        ("es", "Los soldados defendieron el puente durante dos días.", False),
        ("en", "The bishop defended the sentence.", True),
        ("es", "El obispo defendió la sentencia.", True),
    ],
)
def test_a_place_is_defended_with_arms_not_with_words(lang, text, speaks):
    (reading,) = understand([Document("d", "d.txt", "", text, lang)])
    assert any("attribution" in one.made_by for one in reading.claims) is speaks


@pytest.mark.parametrize(
    ("text", "lang", "kind"),
    [
        ("The widow of the journalist said she was not afraid.", "en", VoiceKind.ROLE_ONLY),
        ("La viuda del periodista dijo que no tenía miedo.", "es", VoiceKind.ROLE_ONLY),
        ("A journalist said he saw the bodies.", "en", VoiceKind.PRESS),
        ("El periodista dijo que vio los cuerpos.", "es", VoiceKind.PRESS),
        ("A spokesman of the radio said he saw the bodies.", "en", VoiceKind.PRESS),
    ],
)
def test_the_press_speaks_only_where_its_people_do(text, lang, kind):
    assert [one.voice.kind for one in attribute(text, lang)] == [kind]


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("en", "President Moreno's office said that the general acted well.", "President Moreno's office"),
        ("en", "The president's spokesman, Pedro Rojas, said that the general acted well.", "Pedro Rojas"),
        ("es", "La oficina del presidente Moreno dijo que el general actuó bien.", "oficina del presidente Moreno"),
        ("es", "El vocero del presidente, Pedro Rojas, dijo que el general actuó bien.", "Pedro Rojas"),
    ],
)
def test_an_office_speaks_and_not_whose_it_is(lang, text, name):
    (reading,) = understand([Document("d", "d.txt", "", text, lang)])
    names = {claim.voices[-1].name for claim in reading.claims if len(claim.voices) > 1}
    assert names == {name}


@pytest.mark.parametrize(
    ("lang", "text", "name", "kind"),
    [
        ("en", "Colonel Rivas said that the rebels fled.", "Rivas", "named"),
        ("en", "President Mario Rojas said that the rebels fled.", "Mario Rojas", "named"),
        ("en", "Eyewitnesses said that the rebels fled.", "Eyewitnesses", "anonymous"),
        ("en", 'Minister: "There will be no talks."', "Minister", "role-only"),
        ("es", "El coronel Rivas dijo que los rebeldes huyeron.", "Rivas", "named"),
        ("es", "Testigos presenciales dijeron que los rebeldes huyeron.", "Testigos presenciales", "anonymous"),
        ("es", "Soldados del cuartel dijeron que los rebeldes huyeron.", "Soldados del cuartel", "role-only"),
        ("es", 'Ministro: "No habrá diálogo".', "Ministro", "role-only"),
    ],
)
def test_a_voice_is_called_by_its_name(lang, text, name, kind):
    (reading,) = understand([make_document(text, lang=lang)])
    told = [claim.voices[-1] for claim in reading.claims if len(claim.voices) > 1]
    assert told
    assert {(one.name, one.kind.value) for one in told} == {(name, kind)}
