"""What the terminal shows: the side-by-side table, lists, explanations; and the same as JSON."""

import io
import json

import pytest
from rich.console import Console

from careo.errors import UnknownIdError
from careo.model import Cell, Certainty, Column, Comparison, Incident, Linked, Question, Relation, Row, Verdict
from careo.show.explain import explain_json, render_explain
from careo.show.printable import printable
from careo.show.table import (
    headline,
    hits_json,
    incident_json,
    incidents_json,
    problems_json,
    render_hits,
    render_incident,
    render_incidents,
    render_problems,
)
from careo.store import open_case
from tests.make import make_document, make_reading
from tests.store.accounts import fill, letter, linked, wire


@pytest.fixture
def case(tmp_path):
    with open_case(tmp_path / "c", mode="write") as opened:
        fill(opened)
        yield opened


def shown(renderable, width=120):
    stream = io.StringIO()
    Console(file=stream, width=width, color_system=None).print(renderable)
    return stream.getvalue()


def test_two_accounts_stand_side_by_side(case):
    page = shown(render_incident(case.view, 1))
    assert (
        page.splitlines()[0].strip()
        == "Raid on the mill · Aldea Vieja · 1989-06-01    2 documents, 2 independent voices"
    )
    row = next(line for line in page.splitlines() if "at least 12" in line and "nobody" in line)
    assert row.index("at least 12") < row.index("nobody")
    assert "the author > Police" in page
    assert "carta.txt" in page


def test_certainty_and_relation_are_words(case):
    page = shown(render_incident(case.view, 1))
    assert "asserted, contradicts" in page
    assert "denied, denies" in page
    assert "-  silent" in page


def test_lowest_and_highest_are_said_with_their_voices(case):
    assert "killed: lowest 0 (el coronel Ibáñez), highest 12 or more (Police)" in shown(render_incident(case.view, 1))


def test_several_values_of_one_account_stand_below_each_other(case):
    doc = wire()[0]
    values = [
        Cell(0, doc.id, "x", value, value, Relation.UPDATES, Certainty.REPORTED, wire()[1].sentences[0])
        for value in ("twelve", "fourteen")
    ]
    made = linked()
    rows = (Row(Question.KILLED, tuple(values), Relation.UPDATES),)
    case.writer.replace_linked(
        Linked((), made.incidents, (Comparison(made.incidents[0].id, made.comparisons[0].columns[:1], rows),))
    )
    page = shown(render_incident(case.view, 1))
    assert page.index("twelve") < page.index("reported, updates") < page.index("fourteen")


@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
def test_many_accounts_fit_any_width(case, width):
    incident, column = linked().incidents[0], linked().comparisons[0].columns[0]
    columns = tuple(Column(column.doc_id, (), f"account {number}") for number in range(7))
    cells = tuple(
        Cell(number, column.doc_id, "x", f"value {number}", "", Relation.AGREES, None, wire()[1].sentences[0])
        for number in range(7)
    )
    rows = (Row(Question.WHAT, cells, Relation.AGREES),)
    case.writer.replace_linked(Linked((), (incident,), (Comparison(incident.id, columns, rows),)))
    page = shown(render_incident(case.view, 1, width=width), width)
    assert all(len(line) <= width for line in page.splitlines())
    assert all(f"account {number}" in page and f"value {number}" in page for number in range(7))


def test_nothing_of_a_document_commands_the_terminal(case):
    incident = Incident("x", 1, "evil \x1b]0;title\x07 [red]label[/red]", (), (), 0, 0.0)
    case.writer.replace_linked(Linked((), (incident,), (Comparison("x", (), ()),)))
    for page in (shown(render_incident(case.view, 1)), shown(render_incidents(case.view))):
        assert "\x1b" not in page
        assert "\x07" not in page
        assert "[red]label[/red]" in page


@pytest.mark.parametrize("hidden", ["\x1b", "\x9b", "\u202e", "\u2066", "\0", "\x7f"])
def test_hidden_characters_are_shown_as_such(hidden):
    assert printable(f"a{hidden}b") == "a\N{REPLACEMENT CHARACTER}b"
    assert len(printable(f"a\n{hidden}\tb", keep_length=True)) == 5


def test_headline_says_nothing_twice():
    incident = Incident("x", 1, "raid · Aldea Vieja", ("e",), ("d",), 1, 0.0, "1 June 1989", "Aldea Vieja")
    assert headline(incident) == "raid · Aldea Vieja · 1 June 1989    1 document, 1 independent voice"


def test_incident_json_traces_every_cell_to_its_words(case):
    made = incident_json(case.view, 1)
    json.dumps(made)
    texts = {doc.id: doc.text for doc in case.view.documents()}
    cells = [cell for row in made["rows"] for cell in row["cells"]]
    assert len(cells) == 4
    for cell in cells:
        if cell["relation"] == "silent":
            assert cell["quote"] is None
        else:
            assert texts[cell["doc_id"]][cell["start"] : cell["stop"]] == cell["quote"]
    assert made["number"] == 1
    assert [column["voices"] for column in made["columns"]] == [["unknown", "Police"], ["unknown", "el coronel Ibáñez"]]


def test_an_incident_that_is_not_there_is_said(case):
    for ask in (incident_json, render_incident):
        with pytest.raises(UnknownIdError):
            ask(case.view, 9)


def test_the_list_of_incidents_is_cut_and_says_so(case):
    many = tuple(Incident(f"i{number}", number, f"raid {number}", (), (), 1, 0.0) for number in range(1, 6))
    case.writer.replace_linked(Linked((), many))
    page = shown(render_incidents(case.view, limit=2))
    assert "raid 2" in page
    assert "raid 3" not in page
    assert "3 more" in page
    assert len(incidents_json(case.view, limit=2)) == 2
    assert len(incidents_json(case.view)) == 5
    assert "raid 5" in shown(render_incidents(case.view, limit=0))


def test_hits_are_sentences_with_their_place(case):
    hits = case.view.search("coronel ibanez")
    page = shown(render_hits(hits))
    assert page.startswith("carta.txt 0-51")
    assert "negó el coronel Ibáñez" in page
    (hit,) = hits_json(hits)
    assert letter()[0].text[hit["start"] : hit["stop"]] == hit["quote"]
    assert [letter()[0].text[one["start"] : one["stop"]] for one in hit["words"]] == ["coronel", "Ibáñez"]


def test_no_hits_is_a_sentence(case):
    assert "No sentence holds these words" in shown(render_hits([]))


def test_problems_say_where_and_what_to_do(case):
    from careo.model import Problem, Room

    assert "No problems" in shown(render_problems(case.view))
    case.writer.add([], [], [Problem("a.pdf, page 2", Room.READ, "no-text-layer", "run with --ocr")])
    page = shown(render_problems(case.view))
    assert all(words in page for words in ("a.pdf, page 2", "read/no-text-layer", "run with --ocr", "1 problem\n"))
    assert problems_json(case.view)[0]["code"] == "no-text-layer"


def ids(case):
    """One id of each kind that can be explained, with words its explanation must hold."""
    judged = case.judge.add(*linked().incidents[0].event_ids[:2], Verdict.SAME, who="Ana", why="one night")
    _, reading = wire()
    return {
        wire()[0].id: ["wire.txt", "Raid on the mill"],
        reading.claims[1].id: ["Police", "«said»", "asserted", "any.tests.make@1"],
        reading.events[1].id: ["«killed»", "at least 12", "Raid on the mill", "one night"],
        linked().incidents[0].id: ["0.9", "same place: Aldea Vieja", "one night", "carta.txt"],
        linked().links[0].id: ["same place: Aldea Vieja (+2.50)", "left: «Aldea Vieja» 28-39"],
        linked().copy_groups[0].id: ["cites", "«Police»", "carta.txt"],
        judged.id: ["Ana", "one night", "same"],
        "1": ["same place: Aldea Vieja"],
    }


def test_everything_with_an_id_can_be_explained(case):
    for id, words in ids(case).items():
        facts = explain_json(case.view, id)
        json.dumps(facts)
        page = shown(render_explain(case.view, id), 300)
        assert facts["kind"] in page
        for word in words:
            assert word in page, (facts["kind"], word)


def test_an_actor_is_explained_by_its_mentions(case):
    from careo.model import Actor, MentionKind
    from tests.make import make_mention

    doc = make_document("General Rojas spoke. Rojas left.", path="r.txt")
    why = "short form of General Rojas"
    reading = make_reading(
        doc,
        actors=(Actor("ac01", "General Rojas", MentionKind.PERSON, ("Rojas",)),),
        mentions=(make_mention(doc, "Rojas", nth=1, actor_id="ac01", why=why),),
    )
    case.writer.add([doc], [reading])
    assert explain_json(case.view, "ac01")["mentions"][0]["why"] == why
    assert why in shown(render_explain(case.view, "ac01"))


def test_what_is_not_there_cannot_be_explained(case):
    for asked in ("zzzz", "", "99"):
        with pytest.raises(UnknownIdError):
            explain_json(case.view, asked)
