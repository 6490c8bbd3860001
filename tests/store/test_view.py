"""What a view gives back of a case: counts, search, what an id stands for."""

import pytest

from careo.errors import UnknownIdError
from careo.model import Actor, Claim, CopyGroup, Document, Event, Incident, Judgement, Link, MentionKind, Verdict
from careo.store import Counts, open_case
from careo.store.sqlite import match_words
from tests.make import make_document, make_event, make_place, make_reading
from tests.store.accounts import fill, letter, linked, wire


@pytest.fixture
def case(tmp_path):
    with open_case(tmp_path / "c", mode="write") as opened:
        fill(opened)
        yield opened


def test_counts(case):
    assert case.view.counts() == Counts(
        files=0, duplicates=0, documents=2, claims=3, events=3, problems=0, incidents=1, judgements=0
    )


def test_documents_and_readings_come_by_path(case):
    assert [doc.path for doc in case.view.documents()] == ["carta.txt", "wire.txt"]
    assert list(case.view.readings()) == [letter()[1], wire()[1]]
    assert case.view.document(letter()[0].id) == letter()[0]


def test_linked_nouns_come_back_as_they_were_made(case):
    made = linked()
    assert tuple(case.view.incidents()) == made.incidents
    assert case.view.incident(1) == made.incidents[0]
    assert case.view.comparison(made.incidents[0].id) == made.comparisons[0]
    assert tuple(case.view.copy_groups()) == made.copy_groups
    assert tuple(case.view.links()) == made.links
    assert case.view.link(made.links[1].id) == made.links[1]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("coronel ibanez", ["Nadie murió en Aldea Vieja, negó el coronel Ibáñez."]),
        ("CORONEL Ibáñez", ["Nadie murió en Aldea Vieja, negó el coronel Ibáñez."]),
        ('"aldea vieja" NEGO', ["Nadie murió en Aldea Vieja, negó el coronel Ibáñez."]),
        ('"vieja aldea"', []),
        ("huelg*", ["Quemaron el molino y la huelga siguió."]),
        ("huelg", []),
        ("rebels 12", ["Police said at least 12 rebels were killed."]),
        ("rebels coronel", []),
    ],
)
def test_search_forgives_accents_and_capitals_and_keeps_phrases(case, asked, found):
    assert [hit.quote for hit in case.view.search(asked)] == found


NO_WORDS = ["", " ", '"', '""', "AND", "NOT OR", "NEAR(", "a:b", "*", "^x", "-", "(", "'", "\0", "🙂"]


@pytest.mark.parametrize("asked", NO_WORDS)
def test_no_search_is_an_error(case, asked):
    assert case.view.search(asked) == []


def test_search_says_where_the_words_stand(case):
    (hit,) = case.view.search("nego ibanez")
    text = letter()[0].text
    assert hit.span.quote(text) == hit.quote
    assert [word.quote(text) for word in hit.words] == ["negó", "Ibáñez"]


def test_search_gives_as_many_hits_as_asked(case):
    assert len(case.view.search("aldea")) == 2
    assert len(case.view.search("aldea", limit=1)) == 1


def test_a_document_that_left_is_not_found(case):
    case.writer.forget_files(["carta.txt"])
    assert case.view.search("coronel") == []


def test_find_knows_every_kind_of_id(case):
    reading = make_reading(
        make_document("Rojas spoke.", path="c.txt"), actors=(Actor("ac70001", "Rojas", MentionKind.PERSON),)
    )
    case.writer.add([make_document("Rojas spoke.", path="c.txt")], [reading])
    case.writer.replace_linked(linked())
    judged = case.judge.add(*linked().incidents[0].event_ids[:2], Verdict.SAME, who="Ana", why="x")
    kinds = {
        wire()[0].id: Document,
        wire()[1].claims[0].id: Claim,
        wire()[1].events[0].id: Event,
        "ac70001": Actor,
        linked().links[0].id: Link,
        linked().incidents[0].id: Incident,
        linked().copy_groups[0].id: CopyGroup,
        judged.id: Judgement,
    }
    for id, kind in kinds.items():
        assert type(case.view.find(id)) is kind
        assert case.view.find(id[:6]) == case.view.find(id)


def test_find_refuses_what_is_unknown_short_or_ambiguous(case):
    for asked in ("zzzzzzzz", "%%%%", "____"):
        with pytest.raises(UnknownIdError, match="nothing of that id"):
            case.view.find(asked)
    for asked in ("", "abc"):
        with pytest.raises(UnknownIdError, match="give its first 4 digits"):
            case.view.find(asked)
    case.writer.add([make_document("x", id="feed01", path="x"), make_document("y", id="feed02", path="y")], [])
    with pytest.raises(UnknownIdError, match="2 ids begin so; give more digits"):
        case.view.find("feed")


@pytest.mark.parametrize("ask", ["document", "reading", "comparison", "link"])
def test_what_is_not_there_is_said(case, ask):
    with pytest.raises(UnknownIdError, match="`careo"):
        getattr(case.view, ask)("nothing")


def test_an_incident_number_that_is_not_there_is_said(case):
    with pytest.raises(UnknownIdError, match="incident 7"):
        case.view.incident(7)


def test_the_history_says_what_was_written(case):
    assert [entry.did for entry in case.view.history()] == [
        "added 1 documents, 1 readings",
        "added 1 documents, 1 readings",
        "linked: 1 incidents, 2 links",
    ]


def test_match_words_leaves_no_syntax():
    assert match_words('uno AND "dos tres" -cuatro NEAR(x, "y') == '"uno" "AND" "dos tres" "cuatro" "NEAR x" "y"'


def test_a_place_is_called_as_most_documents_call_it(case):
    told = {"a.txt": ["Lima"], "b.txt": ["Lima", "the embassy", "the embassy"], "c.txt": ["the embassy", "Nowhere"]}
    for path, names in told.items():
        doc = make_document(" ".join(f"They fired in {name}, number {n}." for n, name in enumerate(names)), path=path)
        events = []
        for n, name in enumerate(names):
            spot = {"gazetteer_id": "g1", "lat": -12.0, "lon": -77.0} if name != "Nowhere" else {}
            where = make_place(doc, name, **spot)
            events.append(make_event(doc, "fired", nth=n, where=where))
        case.writer.add([doc], [make_reading(doc, events=events)])
    case.writer.refresh_lists()
    found = [(one.name, one.documents, one.events) for one in case.view.places()]
    assert found == [("the embassy", 3, 5), ("Nowhere", 1, 1)]
    assert [one.name for one in case.view.places("EMBASSY")] == ["the embassy"]


@pytest.mark.parametrize(("q", "count"), [("", 2), ("CARTA", 1), ("ninguna", 0), ("%", 0)])
def test_documents_are_found_by_their_path(case, q, count):
    assert len(list(case.view.documents(q=q))) == case.view.count_documents(q) == count
    assert len(list(case.view.documents(1, q=q))) == min(count, 1)
    assert list(case.view.documents(offset=2)) == []
