"""Ranges in the text: nested, labelled, and no letter lost, whatever crosses whatever."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from careo.model import Certainty, Span, VoiceKind
from careo.show.web.ranges import KINDS, Range, cut, find_ranges
from tests.make import make_claim, make_document, make_event, make_reading, make_voice

TEXT = "The Bureau said that two men died,\r\n that <b>nobody</b> & no one\n\n knows who — shot ñandú 𝒳 them."


def ranges_in(size):
    ends = st.tuples(st.integers(0, size - 1), st.integers(1, size)).filter(lambda one: one[0] < one[1])
    return st.lists(st.builds(lambda kind, at: Range(kind, *at, ("x",)), st.sampled_from(KINDS), ends), max_size=12)


def covered(pieces):
    """For each range its letters, as the pieces hold them; and what is open at the end."""
    stack, letters = [], {}
    for piece in pieces:
        del stack[len(stack) - piece.closes :]
        stack += piece.opens
        for one in stack:
            key = (one.kind, one.start, one.stop)
            letters.setdefault(key, set()).update(range(piece.anchor, piece.anchor + len(piece.text)))
    return letters, stack


@given(ranges_in(len(TEXT)), st.sets(st.integers(0, len(TEXT))))
def test_pieces_together_are_the_text_and_every_range_has_its_own_letters(ranges, anchors):
    pieces = cut(make_document(TEXT), ranges, anchors)
    assert "".join(piece.text for piece in pieces) == TEXT
    letters, left = covered(pieces)
    assert left == []
    assert letters == {(one.kind, one.start, one.stop): set(range(one.start, one.stop)) for one in ranges}
    begun = [one for piece in pieces for one in piece.opens if not one.goes_on]
    assert len(begun) == len(ranges)


class Letters(HTMLParser):
    def __init__(self):
        super().__init__()
        self.inside, self.text = False, ""

    def handle_starttag(self, tag, attrs):
        self.inside |= tag == "article"

    def handle_endtag(self, tag):
        self.inside &= tag != "article"

    def handle_data(self, data):
        self.text += data if self.inside else ""


def test_the_page_shows_every_letter_of_every_document(client):
    for doc in client.app.state.desk.view.documents():
        shown = Letters()
        shown.feed(client.get(f"/documents/{doc.id}").text)
        assert shown.text == doc.text, doc.path


def test_a_claim_holds_its_voice_and_its_event():
    doc = make_document("The Bureau said that two men died.")
    whole = Span(doc.id, 0, len(doc.text))
    bureau = make_voice(doc, "The Bureau", cue="said")
    said = make_claim(doc, "two men died", voices=[bureau], certainty=Certainty.REPORTED, span=whole)
    found = make_reading(doc, claims=[said], events=[make_event(doc, "died", claims=[said])])
    pieces = cut(doc, find_ranges(found))
    assert [(one.kind, one.says) for piece in pieces for one in piece.opens] == [
        ("claim", (Certainty.REPORTED,)),
        ("voice", (VoiceKind.NAMED,)),
        ("event", ("kill",)),
    ]
    assert [one.kind for one in pieces[0].opens] == ["claim", "voice"]


def test_what_crosses_goes_on_behind_without_a_second_label():
    doc = make_document("one two three four")
    pieces = cut(doc, [Range("claim", 0, 7, ("a",)), Range("claim", 4, 13, ("b",))])
    assert [(one.says, one.goes_on) for piece in pieces for one in piece.opens] == [
        (("a",), False),
        (("b",), False),
        (("b",), True),
    ]
