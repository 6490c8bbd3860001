"""What decided, and what would be without it, as `careo explain` shows it; understand tests the tracing itself."""

import io
import json

import pytest
from rich.console import Console

from careo.model import (
    BlameTrace,
    Certainty,
    Deciding,
    Decision,
    Guess,
    Marker,
    Modality,
    Polarity,
    Put,
    Trace,
    VoiceTrace,
)
from careo.show.explain import explain_json, render_explain
from careo.store import open_case
from tests.make import find_span, make_claim, make_document, make_event, make_reading, make_voice

DOCUMENTS = {
    "en": ("The colonel denied that anyone was killed.", "The colonel", "denied", "anyone was killed", "killed"),
    "es": ("El coronel negó que hubiera muertos.", "El coronel", "negó", "hubiera muertos", "muertos"),
}


@pytest.fixture(params=sorted(DOCUMENTS))
def told(request, tmp_path):
    text, who, cue, content, trigger = DOCUMENTS[request.param]
    doc = make_document(text, lang=request.param)
    voice = make_voice(doc, who, cue=cue)
    put = {"certainty": Certainty.DENIED, "polarity": Polarity.NEGATIVE}
    claim = make_claim(doc, content, voices=[voice], **put)
    event = make_event(doc, trigger, claims=[claim])
    with open_case(tmp_path / "c", mode="write") as opened:
        opened.writer.add([doc], [make_reading(doc, claims=[claim], events=[event])])
        yield opened.view, doc, claim, event, (who, cue)


def tracer_of(who, cue, asked):
    def tracer(doc, reading, id):
        asked.append(id)
        marker = Marker(find_span(doc, cue), "denial")
        reported = Put(Certainty.REPORTED, Polarity.POSITIVE, Modality.ACTUAL)
        asserted = Put(Certainty.ASSERTED, Polarity.POSITIVE, Modality.ACTUAL)
        decisions = (
            Decision("certainty", "denied", "any.certainty.denied@1", marker, reported, "any.certainty.relayed@1"),
            Decision("polarity", "negative", "any.certainty.denied@1", marker, reported, "any.certainty.plain@1"),
            Decision("modality", "actual", "any.certainty.plain@1"),
        )
        learned = "any.attribution.learned@1"
        source, words = (find_span(doc, who),), (find_span(doc, cue),)
        voice = VoiceTrace(who, learned, source, words, ("unknown",), asserted, ("unknown", who))
        denied = Put(Certainty.DENIED, Polarity.NEGATIVE, Modality.ACTUAL)
        return Trace(decisions, (VoiceTrace("unknown", "any.claims@1", (), (), (), denied), voice))

    return tracer


def test_what_decided_is_shown_with_its_words_and_what_stands_without(told):
    view, doc, claim, event, (who, cue) = told
    asked = []
    for found in (claim, event):
        facts = explain_json(view, found.id, tracer=tracer_of(who, cue, asked))
        json.dumps(facts)
        certainty = facts["decided"]["certainty"]
        assert doc.text[certainty["start"] : certainty["stop"]] == certainty["quote"] == cue
        assert (certainty["value"], certainty["read_by"], certainty["reason"]) == ("denied", "rule", "denial")
        without = {"certainty": "reported", "polarity": "positive", "made_by": "any.certainty.relayed@1"}
        assert certainty["without_these_words"] == without
        assert "without_these_words" not in facts["decided"]["modality"]
        author, voice = facts["voices"]
        assert "without_this_voice" not in author
        assert (voice["read_by"], voice["named_by"][0]["quote"], voice["says_by"][0]["quote"]) == ("model", who, cue)
        assert voice["without_this_voice"] == {"voices": "unknown", "certainty": "asserted", "polarity": "positive"}
        assert voice["without_the_model"] == {"voices": f"unknown > {who}", "same": True}
    assert asked == [claim.id, event.id]


def test_the_outline_holds_the_same(told):
    view, _, claim, _, (who, cue) = told
    stream = io.StringIO()
    tree = render_explain(view, claim.id, tracer=tracer_of(who, cue, []))
    Console(file=stream, width=300, color_system=None).print(tree)
    page = stream.getvalue()
    for words in (f"certainty: «{cue}»", "without_these_words: certainty reported", f"voices unknown > {who}", "model"):
        assert words in page


def test_a_document_that_is_read_otherwise_now_says_so(told):
    view, _, claim, _, _ = told
    facts = explain_json(view, claim.id, tracer=lambda doc, reading, id: None)
    assert "careo build" in facts["untraced"]
    assert facts["certainty"] == "denied"


def test_what_is_no_claim_or_event_is_not_traced(told):
    view, doc, _, _, _ = told
    explain_json(view, doc.id, tracer=lambda *_: pytest.fail("a document is not traced"))


def test_who_is_named_for_a_deed_is_shown_with_what_decided_it(told):
    view, doc, claim, _, (who, cue) = told
    word = Deciding(Marker(find_span(doc, who), "suspicion"), Certainty.ASSERTED)
    end = Deciding(Marker(find_span(doc, cue), "accusation"), None)
    guess = Guess(Certainty.HEDGED, 0.5, "any.blame.learned@1", (end,))
    blame = BlameTrace(find_span(doc, who), Certainty.ACCUSED, "any.blame.suspected@1", (word,), guess)
    facts = explain_json(view, claim.id, tracer=lambda doc, reading, id: Trace((), (), (blame,)))
    (laid,) = facts["laid_to"]
    assert (laid["quote"], laid["certainty"], laid["read_by"]) == (who, "accused", "rule")
    assert laid["words"][0]["without_these_words"] == {"certainty": "asserted"}
    assert (laid["whole_text"]["certainty"], laid["whole_text"]["read_by"]) == ("hedged", "model")
    assert laid["whole_text"]["words"][0]["without_these_words"] == {"said": "nobody is named for the deed"}
