"""A person's work on the demo case: corrections reach linking and export, an incident is split and merged back."""

import shutil
from itertools import pairwise

import pytest

from careo.link import link
from careo.model import Aspect, Certainty, Ruling, SuggestionKind, Verdict
from careo.pipeline import relink
from careo.store import IncidentFilter, SearchFilter, open_case, verify

ANA = {"who": "Ana", "why": "I read both"}


@pytest.fixture
def path(demo_case, tmp_path):
    return shutil.copytree(demo_case, tmp_path / "demo.careo")


@pytest.fixture
def case(path):
    with open_case(path, mode="judge") as opened:
        yield opened


def groups(case):
    return {frozenset(one.event_ids) for one in case.view.incidents()}


def test_an_incident_is_split_and_merged_back(path, case):
    before = groups(case)
    incident = max(case.view.incidents(), key=lambda one: len(one.doc_ids))
    inner = [one for one in case.view.links() if one.id in set(incident.link_ids)]
    by_doc = {}
    for link_ in inner:
        for side in (link_.left, link_.right):
            by_doc.setdefault(side, None)
    leaving = inner[0].left
    made = case.judge.add(str(incident.number), leaving, Verdict.DIFFERENT, **ANA)
    assert not case.view.has_links()
    relink(path)
    assert case.view.has_links()
    split = groups(case)
    assert split != before
    assert not any(leaving in one and len(one & set(incident.event_ids)) == len(incident.event_ids) for one in split)
    case.judge.withdraw(made.id, who="Ana", why="they are one after all")
    relink(path)
    assert groups(case) == before
    assert verify(path) == ()


def test_two_incidents_are_joined_and_set_apart_again(path, case):
    before = groups(case)
    first, second = list(case.view.incidents())[:2]
    made = case.judge.add(str(first.number), str(second.number), Verdict.SAME, **ANA)
    relink(path)
    joined = groups(case)
    assert any(first.event_ids[0] in one and second.event_ids[0] in one for one in joined)
    case.judge.withdraw(made.id, who="Ana", why="two after all")
    relink(path)
    assert groups(case) == before


def test_readers_beside_a_relink_see_the_old_or_the_new(path, case):
    number = len(list(case.view.incidents()))
    before = case.view.incident(1)
    assert relink(path) == number
    assert case.view.incident(1) == before
    assert case.view.comparison(before.id)


def test_a_judgement_given_while_linking_runs_leaves_linking_to_be_done(path):
    with open_case(path, mode="write") as opened:
        began = opened.writer.judged_until()
        made = link(opened.view.documents(), opened.view.readings())
        ids = opened.view.incident(1).event_ids
        opened.judge.add(ids[0], ids[1], Verdict.UNSURE, **ANA)
        opened.writer.replace_linked(made, judged_until=began)
        assert not opened.view.has_links()
        opened.writer.replace_linked(made, judged_until=opened.writer.judged_until())
        assert opened.view.has_links()


def test_linking_and_cells_use_what_a_person_says(path, case):
    comparison = case.view.comparison(case.view.incident(1).id)
    cell = next(cell for row in comparison.rows for cell in row.cells if cell.claim_id)
    other = next(one for one in Certainty if one is not cell.certainty)
    case.judge.amend(case.view.target(cell.claim_id, Aspect.CERTAINTY), Ruling.SET, after=other, **ANA)
    relink(path)
    cells = [
        cell
        for one in case.view.incidents()
        for row in case.view.comparison(one.id).rows
        for cell in row.cells
        if cell.claim_id
    ]
    assert {one.certainty for one in cells if one.claim_id == cell.claim_id} == {other}


def test_what_is_rejected_leaves_every_incident(path, case):
    event = case.view.incident(1).event_ids[0]
    case.judge.amend(case.view.target(event, Aspect.EVENT), Ruling.REJECT, **ANA)
    relink(path)
    assert not any(event in one for one in groups(case))


def test_the_queue_asks_the_most_useful_first_and_never_again(path, case):
    asked = case.view.suggestions(limit=1000)
    assert len(asked) > 5
    assert [one.score for one in asked] == sorted((one.score for one in asked), reverse=True)
    assert all(one.reasons and one.question for one in asked)
    assert sum(case.view.count_suggestions().values()) == len(asked)
    assert case.view.suggestions(limit=1000, after=asked[2].id) == asked[3:]
    some = [one for one in asked if one.kind in (SuggestionKind.VOICE, SuggestionKind.LINK)][:3]
    made = case.judge.answer([one.id for one in some], Ruling.ACCEPT, **ANA)
    left = case.view.suggestions(limit=1000)
    assert [one for one in asked if one not in some] == left
    doubtful = case.judge.answer([left[0].id], Ruling.UNSURE, **ANA)
    assert case.view.suggestions(limit=1000) == left[1:]
    assert case.view.suggestions(unsure=True) == left[:1]
    relink(path)
    ids = {one.id for one in case.view.suggestions(limit=1000)}
    assert not ids & {one.id for one in (*some, left[0])}
    for one in (*made, *doubtful):
        case.judge.withdraw(one.id, who="Ana", why="asked again")
    relink(path)
    assert {one.id for one in case.view.suggestions(limit=1000)} == {one.id for one in asked}
    assert verify(path) == ()


def test_suggestions_are_the_same_in_any_order(case):
    docs, readings = list(case.view.documents()), list(case.view.readings())
    assert link(docs[::-1], readings[::-1]).suggestions == link(docs, readings).suggestions


def test_suggestions_of_a_kind_and_a_document(case):
    for one in case.view.suggestions(limit=20):
        assert one in case.view.suggestions(one.kind, one.doc_id, limit=1000)
        assert all(other.kind is one.kind for other in case.view.suggestions(one.kind))


@pytest.mark.parametrize("facet", ["act", "place", "actor", "voice", "lang", "disagreement"])
def test_incidents_under_a_filter(case, facet):
    every = list(case.view.incidents())
    for value, number in case.view.facets(facet)[:5]:
        chosen = IncidentFilter(**{facet: value})
        found = list(case.view.incidents(filters=chosen))
        assert len(found) == number == case.view.count_incidents(chosen)
        assert [one for one in every if one in found] == found
        assert list(case.view.incidents(1, 0, chosen)) == found[:1]
    assert list(case.view.incidents(filters=IncidentFilter(**{facet: "none such"}))) == []


def test_incidents_of_a_time(case):
    spans = {}
    for one in case.view.incidents():
        times = [case.view.find(id).when for id in one.event_ids]
        spans[one.id] = [time.earliest for time in times if time and time.earliest]
    day = max(min(found) for found in spans.values() if found)
    later = {one.id for one in case.view.incidents(filters=IncidentFilter(earliest=day))}
    earlier = {one.id for one in case.view.incidents(filters=IncidentFilter(latest=day))}
    assert all(id in later for id, found in spans.items() if found and max(found) >= day)
    assert all(id in earlier for id, found in spans.items() if found and min(found) < day)


def test_the_incidents_of_a_document_and_an_event_are_those_that_name_it(case):
    every = list(case.view.incidents())
    for doc_id in sorted({id for one in every for id in one.doc_ids})[:5]:
        assert case.view.incidents_of(doc_id) == [one for one in every if doc_id in one.doc_ids]
    for one in every[:5]:
        assert case.view.incidents_of(one.event_ids[-1]) == [one]
    assert case.view.incidents_of("nothing") == []


def test_lists_over_the_case(case):
    readings = list(case.view.readings())
    for actor in case.view.actors()[:5]:
        assert case.view.actor(actor.id) == actor
        assert actor.documents == sum(any(one.id == actor.id for one in reading.actors) for reading in readings)
        assert actor in case.view.actors(actor.name[1:].upper())
    for place in case.view.places():
        told = [e.where for r in readings for e in r.events if e.where and e.where.lat == place.lat]
        assert place.events <= len(told)
    voice = case.view.voices()[0]
    claims = [claim for reading in readings for claim in reading.claims]
    assert voice.claims == sum(any((v.name, v.kind) == (voice.name, voice.kind) for v in c.voices) for c in claims)
    for relay in case.view.relays():
        chains = [[(voice.name, voice.kind) for voice in claim.voices] for claim in claims]
        assert relay.claims == sum(
            sum(pair == (relay.outer, relay.inner) for pair in pairwise(chain)) for chain in chains
        )
    lacking = {event.id for r in readings for event in r.events if not event.where or event.where.lat is None}
    assert {one.id for one in case.view.events_without_place(1000)} <= lacking
    for event in case.view.events_without_date(5):
        assert event.quote == event.span.quote(case.view.document(event.span.doc_id).text)
    doc = readings[0].doc_id
    assert case.view.claims_of(doc) == list(readings[0].claims)


def test_search_counts_and_filters(case):
    page = case.view.search_page("the", limit=5)
    assert page.complete
    assert page.found_at_least >= len(page.hits)
    for lang, number in page.facets["lang"]:
        assert case.view.search_page("the", SearchFilter(lang=lang)).found_at_least == number
    for doc_id, number in page.facets["document"][:3]:
        chosen = case.view.search_page("the", SearchFilter(document=doc_id), limit=1000)
        assert chosen.found_at_least == number
        assert {hit.span.doc_id for hit in chosen.hits} == {doc_id}
    second = case.view.search_page("the", limit=5, offset=5)
    assert not set(second.hits) & set(page.hits)
    assert case.view.search_page("  ").hits == ()
