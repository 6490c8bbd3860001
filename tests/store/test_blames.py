"""How surely a claim lays its deed to a doer: kept with the claim, and gone where a person says how it is put."""

from dataclasses import replace

import pytest

from careo.model import Aspect, Blame, Certainty, Marker, Polarity, Ruling
from careo.store import open_case, verify
from tests.make import find_span, make_claim, make_document, make_event, make_reading, make_voice

TEXTS = {
    "en": ("Suspected rebels killed the mayor.", "Suspected rebels", "Suspected", "killed"),
    "es": ("Presuntos guerrilleros mataron al alcalde.", "Presuntos guerrilleros", "Presuntos", "mataron"),
}


@pytest.fixture(params=sorted(TEXTS))
def told(request, tmp_path):
    text, doer, word, trigger = TEXTS[request.param]
    doc = make_document(text, lang=request.param)
    blame = Blame(find_span(doc, doer), Certainty.ACCUSED, "any.blame.suspected@1", Marker(find_span(doc, word), "x"))
    claim = replace(make_claim(doc, text), blames=(blame,))
    reading = make_reading(doc, claims=[claim], events=[make_event(doc, trigger, claims=[claim])])
    with open_case(tmp_path / "c", mode="write") as opened:
        opened.writer.add([doc], [reading])
        yield opened, doc, reading, claim


def test_a_blame_comes_back_as_it_was(told):
    case, doc, reading, claim = told
    assert case.view.reading(doc.id) == reading
    (found,) = case.view.reading(doc.id).claims[0].blames
    assert case.view.find(claim.id).blame_of(found.doer) == found
    assert case.view.find(claim.id).blame_of(claim.content) is None
    assert verify(case.path) == ()


@pytest.mark.parametrize(
    ("aspect", "after"),
    [(Aspect.CERTAINTY, Certainty.HEDGED), (Aspect.POLARITY, Polarity.NEGATIVE), (Aspect.VOICES, ())],
)
def test_a_person_s_word_on_how_it_is_put_goes_before_it(told, aspect, after):
    case, doc, reading, claim = told
    after = after or (make_voice(doc), make_voice(doc, doc.text.split()[1]))
    made = case.judge.amend(case.view.target(claim.id, aspect), Ruling.SET, after=after, who="Ana", why="as it says")
    assert case.view.find(claim.id).blames == ()
    assert case.view.machine_reading(doc.id) == reading
    case.judge.withdraw(made.id, who="Ana", why="misread")
    assert case.view.reading(doc.id) == reading
