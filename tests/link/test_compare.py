"""The table: who is a column, what stands in a cell, how a row is summed up. One invented bomb, told five times."""

from dataclasses import replace

import pytest

from careo.link import link
from careo.link.answers import find_answers
from careo.link.relations import compare_answers
from careo.model import Blame, Bound, Certainty, Count, Marker, Polarity, Question, Relation, RoleName
from tests.link.make_accounts import tell
from tests.make import (
    find_span,
    make_claim,
    make_count,
    make_document,
    make_event,
    make_quantity,
    make_reading,
    make_role,
    make_voice,
)

SALVIA = ("Puerto Salvia", -12.1, -77.2)
DAY = {"day": ("5 March", "1991-03-05"), "at": SALVIA}
DIA = {"day": ("5 de marzo", "1991-03-05"), "at": SALVIA}

AGENCY = tell(
    "CUNPRESS 5 March: a bomb in a bus wounded nine dockers in Puerto Salvia.",
    path="1.txt", publisher="CUNPRESS", written="1991-03-05", bomb="bomb", wound="wounded",
    to="nine dockers", injured=("nine", 9), **DAY,
)  # fmt: skip
UPDATE = tell(
    "CUNPRESS 5 March bomb: the dockers wounded in the bus in Puerto Salvia are twelve.",
    path="2.txt", publisher="CUNPRESS", written="1991-03-07", wound="wounded", bomb="bomb",
    to="dockers", injured=("twelve", 12), **DAY,
)  # fmt: skip
POLICE = tell(
    "El Faro. El 5 de marzo los Comuneros Armados pusieron la bomba del autobús de Puerto Salvia, según la policía, "
    "e hirieron a once estibadores.",
    path="3.txt", lang="es", publisher="El Faro", bomb="pusieron", wound="hirieron", by="los Comuneros Armados",
    to="once estibadores", injured=("once", 11), voices=["la policía"], certainty="accused_by_authorities", **DIA,
)  # fmt: skip
REBELS = tell(
    "Radio Cerro. Los Comuneros Armados: el ejército puso el 5 de marzo la bomba en el autobús de estibadores "
    "de Puerto Salvia.",
    path="4.txt", lang="es", publisher="Radio Cerro", bomb="puso", by="el ejército", to="el autobús de estibadores",
    voices=["Los Comuneros Armados"], certainty="accused", **DIA,
)  # fmt: skip
DENIAL = tell(
    "El Faro. El ejército negó que sus tropas pusieran la bomba del 5 de marzo en el autobús de estibadores "
    "de Puerto Salvia.",
    path="5.txt", lang="es", publisher="El Faro", bomb="pusieran", by="sus tropas", to="el autobús de estibadores",
    voices=["El ejército"], certainty="denied", **DIA,
)  # fmt: skip
CASE = (AGENCY, UPDATE, POLICE, REBELS, DENIAL)


def table(*told):
    linked = link([one.doc for one in told], [one.reading for one in told])
    assert len(linked.incidents) == 1, [i.label for i in linked.incidents]
    comparison = linked.comparisons[0]
    return linked.incidents[0], comparison, {row.question: row for row in comparison.rows}


def said(row):
    return [(cell.value, cell.relation.value) for cell in row.cells if cell.span]


def test_columns_are_voices_in_documents_the_oldest_first():
    _, comparison, _ = table(*CASE)
    assert [column.label for column in comparison.columns] == [
        "CUNPRESS, 5 Mar 1991",
        "CUNPRESS, 7 Mar 1991",
        "El Faro: la policía",
        "Radio Cerro: Los Comuneros Armados",
        "El Faro: El ejército",
    ]


def test_every_tolls_voice_is_kept_and_the_range_is_no_average():
    _, _, rows = table(*CASE)
    assert said(rows[Question.INJURED]) == [
        ("nine dockers", "contradicts"),
        ("twelve", "contradicts"),
        ("once estibadores", "contradicts"),
    ]
    assert rows[Question.INJURED].summary == (
        "lowest 9 (CUNPRESS, 5 Mar 1991; 1 independent voice); highest 12 (CUNPRESS, 7 Mar 1991; 1 independent voice)"
    )


def test_what_one_origin_says_later_is_an_update():
    _, _, rows = table(AGENCY, UPDATE)
    assert rows[Question.INJURED].relation is Relation.UPDATES


def test_accusations_and_denials_stand_against_each_other():
    _, _, rows = table(*CASE)
    assert said(rows[Question.WHO_DID_IT]) == [
        ("los Comuneros Armados", "contradicts"),
        ("el ejército", "denied by another"),
        ("sus tropas", "denies"),
    ]
    assert [c.certainty for c in rows[Question.WHO_DID_IT].cells if c.span] == [
        Certainty.ACCUSED_BY_AUTHORITIES,
        Certainty.ACCUSED,
        Certainty.DENIED,
    ]
    assert rows[Question.WHO_DID_IT].relation is Relation.DENIES


def test_who_says_nothing_is_silent():
    _, comparison, rows = table(*CASE)
    silent = [c.column for c in rows[Question.INJURED].cells if c.relation is Relation.SILENT]
    assert [comparison.columns[i].label for i in silent] == [
        "Radio Cerro: Los Comuneros Armados",
        "El Faro: El ejército",
    ]
    assert all(c.span is None for c in rows[Question.KILLED].cells)


def test_voices_are_counted_once():
    incident, _, _ = table(*CASE)
    assert incident.independent_voices == 4, "the agency once, the police, the rebels, the army"


def test_the_incident_is_named_dated_and_placed():
    incident, _, _ = table(*CASE)
    assert (incident.label, incident.when, incident.where) == (
        "bomb: autobús de estibadores",
        "5 Mar 1991",
        "Puerto Salvia",
    )


def test_the_more_contested_comes_first():
    quiet = tell(
        "On 9 May a bomb damaged a bridge in Cordel.",
        path="9",
        bomb="bomb",
        to="a bridge",
        day=("9 May", "1991-05-09"),
        at=("Cordel", -1, 1),
    )
    told = (*CASE, quiet)
    linked = link([one.doc for one in told], [one.reading for one in told])
    assert [i.number for i in linked.incidents] == [1, 2]
    assert linked.incidents[0].contested > linked.incidents[1].contested
    assert linked.incidents[1].label == "bomb: bridge"


def test_a_number_that_was_not_understood_is_not_silence():
    vague = tell(
        "On 5 March a bomb in Puerto Salvia: dockers taken wounded from a bus.",
        path="8",
        bomb="bomb",
        wound="wounded",
        **DAY,
    )
    _, _, rows = table(AGENCY, vague)
    assert said(rows[Question.INJURED]) == [("nine dockers", "only"), ("wounded", "not understood")]


@pytest.mark.parametrize("certainty", [Certainty.HYPOTHETICAL, Certainty.OPINION, Certainty.DEMANDED])
def test_what_is_not_put_as_a_fact_contradicts_nothing(certainty):
    other = tell(
        "If on 5 March the army had bombed the bus of dockers in Puerto Salvia it would have wounded forty dockers.",
        path="7", bomb="bombed", wound="wounded", to="forty dockers", injured=("forty", 40),
        certainty=certainty.value, **DAY,
    )  # fmt: skip
    _, _, rows = table(AGENCY, other)
    assert said(rows[Question.INJURED]) == [("nine dockers", "compatible"), ("forty dockers", "compatible")]


def test_an_account_keeps_all_its_numbers():
    doc = make_document("Eight sailors were hurt. The police said that 10 other people were hurt.")
    author = make_claim(doc, "Eight sailors were hurt")
    police = make_claim(doc, "10 other people were hurt", voices=[make_voice(doc, "The police", cue="said")])
    eight = make_count(doc, "Eight sailors", 8, Question.INJURED)
    ten = make_count(doc, "10 other people", 10, Question.INJURED)
    first = make_event(doc, "hurt", act="wound", claims=[author], counts=(eight,))
    second = make_event(
        doc,
        "hurt",
        nth=1,
        act="wound",
        claims=[police],
        counts=(ten,),
    )
    (comparison,) = link([doc], [make_reading(doc, claims=[author, police], events=[first, second])]).comparisons
    assert [column.label for column in comparison.columns] == ["a.txt", "a.txt: The police"]
    (row,) = [row for row in comparison.rows if row.question is Question.INJURED]
    assert said(row) == [("Eight sailors", "scope differs"), ("10 other people", "scope differs")]


def test_an_accusation_answers_who_did_it():
    doc = make_document("The police accused the Armed Commoners of the bomb.")
    claim = make_claim(doc, "accused the Armed Commoners of the bomb", certainty=Certainty.ACCUSED_BY_AUTHORITIES)
    accuse = make_event(
        doc, "accused", act="accuse", claims=[claim], roles=(make_role(doc, RoleName.PATIENT, "the Armed Commoners"),)
    )
    bomb = make_event(doc, "bomb", act="bomb", claims=[claim])
    (comparison,) = link([doc], [make_reading(doc, claims=[claim], events=[accuse, bomb])]).comparisons
    (row,) = [row for row in comparison.rows if row.question is Question.WHO_DID_IT]
    assert said(row) == [("the Armed Commoners", "only")]


def test_who_did_it_is_as_sure_as_the_deed_is_laid_to_them():
    doc = make_document("Suspected rebels killed the mayor. The army said that the Front killed him.")
    first = make_claim(doc, "Suspected rebels killed the mayor")
    word = Marker(find_span(doc, "Suspected"), "suspicion")
    first = replace(first, blames=(Blame(find_span(doc, "Suspected rebels"), Certainty.ACCUSED, "x@1", word),))
    second = make_claim(doc, "the Front killed him", voices=[make_voice(doc, "The army")], certainty=Certainty.REPORTED)
    events = [
        make_event(doc, "killed", claims=[first], roles=(make_role(doc, RoleName.AGENT, "Suspected rebels"),)),
        make_event(doc, "killed", nth=1, claims=[second], roles=(make_role(doc, RoleName.AGENT, "the Front"),)),
    ]
    (comparison,) = link([doc], [make_reading(doc, claims=[first, second], events=events)]).comparisons
    (row,) = [row for row in comparison.rows if row.question is Question.WHO_DID_IT]
    told = [(cell.value, cell.certainty) for cell in row.cells]
    assert told == [("Suspected rebels", Certainty.ACCUSED), ("the Front", Certainty.REPORTED)]
    others = [cell.certainty for row in comparison.rows for cell in row.cells if row.question is Question.WHAT]
    assert Certainty.ACCUSED not in others


def test_none_killed_is_a_number_and_no_denial():
    doc = make_document("None was killed, the agency said.")
    claim = make_claim(doc, "None was killed", polarity=Polarity.NEGATIVE)
    count = make_count(doc, "None", 0, Question.KILLED, bound=Bound.EXACT)
    event = make_event(doc, "killed", claims=[claim], counts=(count,), polarity=Polarity.NEGATIVE)
    (comparison,) = link([doc], [make_reading(doc, claims=[claim], events=[event])]).comparisons
    (row,) = [row for row in comparison.rows if row.question is Question.KILLED]
    assert [(c.value, c.key, c.relation.value) for c in row.cells] == [("None", "0..0", "only")]
    assert row.summary == "0 (a.txt; 1 independent voice)"


OVER_30 = {"low": 31, "high": None, "bound": Bound.MORE_THAN}


@pytest.mark.parametrize(
    ("lang", "text", "words", "expected"),
    [
        ("en", "More than 30 people were hurt.", "More than 30 people", Relation.COMPATIBLE),
        ("en", "30 other people were hurt.", "30 other people", Relation.SCOPE_DIFFERS),
        ("es", "Hubo más de 30 heridos.", "más de 30 heridos", Relation.COMPATIBLE),
        ("es", "Hubo otros 30 heridos.", "otros 30 heridos", Relation.SCOPE_DIFFERS),
    ],
)
def test_others_are_a_part_and_the_wounded_are_anybody(lang, text, words, expected):
    answers = []
    for path, language, said, phrase, more in (
        ("1", "en", "The agency counts 30 wounded.", "30 wounded", {}),
        (
            "2",
            lang,
            text,
            words,
            {"low": 31, "high": None, "bound": Bound.MORE_THAN} if expected is Relation.COMPATIBLE else {},
        ),
    ):
        doc = make_document(said, path=path, lang=language)
        claim = make_claim(doc, said)
        count = Count(Question.INJURED, replace(make_quantity(doc, phrase, 30), **more))
        event = make_event(doc, phrase.split()[-1], act="wound", claims=[claim], counts=(count,))
        answers += [a for a in find_answers(doc, event, claim) if a.question is Question.INJURED]
    assert compare_answers(*answers) is expected
