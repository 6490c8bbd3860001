"""What was taken out of an incident and joined with it again: everything is as it was before, and both are told."""

import pytest


@pytest.fixture
def desk(client):
    return client.app.state.desk


def ids_of(desk):
    assert desk.background.wait(120)
    return {one.id for one in desk.view.incidents()}


def judge(client, left, right, verdict, who="Ana"):
    given = {"left": left, "right": right, "verdict": verdict, "who": who, "why": f"{verdict}, says {who}"}
    assert client.post("/judgements", data=given).status_code == 200


def split(client, desk, whole, many=1):
    """Takes the first events of an incident out, one of each document; the parts they lie in then."""
    taken = [min(id for id in whole.event_ids if id in ids) for ids in _events_by_document(desk, whole)[:many]]
    judge(client, taken, whole.id, "different")
    assert desk.background.wait(120)
    return [next(one for one in desk.view.incidents() if id in one.event_ids) for id in taken]


def _events_by_document(desk, whole):
    return [{event.id for event in desk.view.reading(doc_id).events} for doc_id in whole.doc_ids]


def rest_of(desk, whole, parts):
    apart = {id for one in parts for id in one.event_ids}
    left = [one for one in desk.view.incidents() if set(one.event_ids) & (set(whole.event_ids) - apart)]
    return max(left, key=lambda one: len(one.event_ids))


def test_joining_again_restores_what_was_there(client, desk):
    before, whole = ids_of(desk), desk.view.incident(1)
    (part,) = split(client, desk, whole)
    rest = rest_of(desk, whole, [part])
    assert ids_of(desk) != before
    judge(client, part.id, rest.id, "same")
    assert ids_of(desk) == before
    kinds = [(one.kind, one.why) for one in desk.view.changes(10) if one.who == "Ana"]
    assert kinds == [("withdrawal", "same, says Ana"), ("judgement", "different, says Ana")]


def test_it_may_be_named_from_the_rest_or_by_number(client, desk):
    before, whole = ids_of(desk), desk.view.incident(1)
    (part,) = split(client, desk, whole)
    judge(client, str(rest_of(desk, whole, [part]).number), str(part.number), "same")
    assert ids_of(desk) == before


def test_what_somebody_else_took_out_is_joined_by_a_judgement_of_its_own(client, desk):
    whole = desk.view.incident(1)
    (part,) = split(client, desk, whole)
    judge(client, part.id, rest_of(desk, whole, [part]).id, "same", who="Luis")
    standing = [(one.who, one.verdict) for one in desk.view.judgements() if one.withdrawn is None]
    assert standing == [("Ana", "different"), ("Luis", "same")]
    assert desk.background.wait(120)


def test_two_incidents_that_were_never_one_are_joined_by_a_judgement(client, desk):
    judge(client, "1", "2", "different")
    judge(client, "1", "2", "same")
    assert [(one.verdict, one.withdrawn) for one in desk.view.judgements()] == [("different", None), ("same", None)]
    assert desk.background.wait(120)
