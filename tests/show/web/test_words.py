"""Words chosen in a document: what they can be said to be, what is refused, and two people at one thing."""

from datetime import datetime

import pytest

from careo.model import Aspect, Ruling

SIGNED = {"who": "Ana", "why": "read it"}
SCRIPT = {"accept": "application/json"}


@pytest.fixture
def view(client):
    return client.app.state.desk.view


@pytest.fixture
def reading(view):
    return next(one for one in view.readings() if any(event.roles for event in one.events))


@pytest.fixture
def event(reading):
    return next(one for one in reading.events if one.roles)


@pytest.fixture
def say(client, reading, event):
    """Say what the first word of the document is, unless told otherwise."""
    stop = view_text(client, reading).index(" ")
    known = SIGNED | {"doc_id": reading.doc_id, "start": 0, "stop": stop, "event": event.id}
    known["claim"] = event.claim_ids[0]
    return lambda **more: client.post("/words", json=known | more, headers=SCRIPT)


def view_text(client, reading):
    return client.app.state.desk.view.document(reading.doc_id).text


def event_now(view, reading, event):
    return next(one for one in view.reading(reading.doc_id).events if one.id == event.id)


def test_words_become_an_event_of_a_claim(say, view, reading):
    made = say(aspect="event", act="bomb", modality="attempted").json()
    added = next(one for one in view.reading(reading.doc_id).events if one.id == made["adds"])
    assert (added.act, added.trigger.start, added.modality) == ("bomb", 0, "attempted")


def test_words_become_one_who_took_part_beside_the_others(say, view, reading, event):
    assert say(aspect="role", role="instigator", name="the Junta", status="official").status_code == 200
    roles = event_now(view, reading, event).roles
    assert roles[:-1] == event.roles
    assert (roles[-1].role, roles[-1].name, roles[-1].status) == ("instigator", "the Junta", "official")


def test_words_take_the_place_of_one_who_took_part(say, view, reading, event):
    old = event.roles[0]
    key = f"{old.span.start}-{old.span.stop}-{old.role.value}"
    assert say(aspect="role", role="witness", instead=key).status_code == 200
    roles = event_now(view, reading, event).roles
    assert len(roles) == len(event.roles)
    assert old not in roles


def test_words_become_a_count_a_time_a_place_and_an_instrument(say, client, view, reading, event):
    assert say(aspect="count", effect="injured", low=3, high=5, what="fishermen").status_code == 200
    assert say(aspect="when", earliest="1989-06-30", latest="1989-07-02").status_code == 200
    assert say(aspect="where", name="Salvia", lat="-3.5", lon="76.25").status_code == 200
    assert say(aspect="instrument").status_code == 200
    now = event_now(view, reading, event)
    quantity = now.counts[-1].quantity
    assert (quantity.low, quantity.high, quantity.bound, quantity.what) == (3, 5, "between", "fishermen")
    assert (now.when.earliest, now.when.latest) == (datetime(1989, 6, 30), datetime(1989, 7, 3))
    assert (now.where.name, now.where.lat, now.where.lon) == ("Salvia", -3.5, 76.25)
    assert now.instrument.value == view_text(client, reading).split()[0]


def test_words_become_the_voice_of_a_claim_or_are_relayed_by_it(say, view, reading, event):
    for chain in ("replaces", "relayed"):
        before = next(one for one in view.reading(reading.doc_id).claims if one.id == event.claim_ids[0])
        assert say(aspect="voices", name=f"the mayor {chain}", chain=chain).status_code == 200
        after = next(one for one in view.reading(reading.doc_id).claims if one.id == event.claim_ids[0])
        assert after.voices[-1].name == f"the mayor {chain}"
        assert after.voices[-1].span.start == 0
        deeper = chain == "relayed" or len(before.voices) == 1
        assert len(after.voices) == len(before.voices) + deeper


def test_the_words_of_an_event_and_of_a_claim_are_others(say, view, reading, event):
    assert say(aspect="trigger").status_code == 200
    assert say(aspect="content").status_code == 200
    assert event_now(view, reading, event).trigger.start == 0
    claim = next(one for one in view.reading(reading.doc_id).claims if one.id == event.claim_ids[0])
    assert claim.content.start == 0


def test_blanks_around_the_words_do_not_belong_to_them(say, client, view, reading):
    text = view_text(client, reading)
    made = say(aspect="claim", start=0, stop=text.index(" ") + 1, name="the mayor").json()
    claim = next(one for one in view.reading(reading.doc_id).claims if one.id == made["adds"])
    assert claim.content.stop == text.index(" ")


@pytest.mark.parametrize(
    ("wrong", "remedy"),
    [
        ({"aspect": "claim", "stop": 99_999_999}, "select words in the text"),
        ({"aspect": "claim", "start": 7, "stop": 7}, "select words in the text"),
        ({"aspect": "event", "act": "teleport"}, "cannot be chosen; choose kill"),
        ({"aspect": "event", "act": ""}, "choose what is done"),
        ({"aspect": "event", "act": "kill", "claim": ""}, "choose the claim"),
        ({"aspect": "role", "role": "agent", "event": ""}, "choose the event"),
        ({"aspect": "role", "role": ""}, "choose the part they take"),
        ({"aspect": "role", "role": "agent", "instead": "first"}, "as 12-20-patient"),
        ({"aspect": "role", "role": "agent", "instead": "9-5-agent"}, "as 12-20-patient"),
        ({"aspect": "role", "role": "agent", "instead": "1-2-agent"}, "there is no role to set"),
        ({"aspect": "count", "effect": "killed"}, "give the lowest number"),
        ({"aspect": "count", "effect": "killed", "low": 5, "high": 3}, "the lower number first"),
        ({"aspect": "when"}, "give the first day"),
        ({"aspect": "when", "earliest": "1989-06-31"}, "no day of the calendar"),
        ({"aspect": "when", "earliest": "1989-06-30", "latest": "1989-06-29"}, "before 1989-06-30"),
        ({"aspect": "where", "lat": "91", "lon": "0"}, "from -90 to 90"),
        ({"aspect": "where", "lat": "10"}, "both lat and lon"),
        ({"aspect": "where", "lat": "nan", "lon": "0"}, "from -90 to 90"),
        ({"aspect": "verb"}, "cannot be chosen"),
        ({"aspect": "claim", "why": ""}, "it is needed"),
    ],
)
def test_what_cannot_be_is_refused_with_a_remedy(say, view, wrong, remedy):
    before = view.amendments()
    answer = say(**wrong)
    assert answer.status_code == 400
    assert remedy in answer.json()["error"]
    assert view.amendments() == before


def test_an_event_that_is_not_there_is_said_so(say):
    assert say(aspect="when", earliest="1989-06-30", event="0123456789abcdef").status_code == 404


def test_a_change_stands_in_the_history_and_is_taken_back(say, client, view, reading, event):
    made = say(aspect="when", earliest="1989-06-30").json()
    change = client.get("/history.json", params={"target": event.id}).json()["changes"][0]
    assert (change["what"], change["after"]["timex"]) == ("set when", "1989-06-30")
    assert "1989-06-30" in client.get("/history", params={"target": event.id}).text
    assert client.post("/withdrawals", data={"id": made["id"], **SIGNED}).status_code == 200
    assert event_now(view, reading, event).when == event.when


def test_the_second_to_set_the_same_is_shown_the_difference(say, client, view, reading, event):
    seen = client.get(f"/documents/{reading.doc_id}.json").json()["seen"]
    assert say(aspect="when", earliest="1989-06-30", seen=seen).status_code == 200
    late = say(aspect="when", earliest="1989-07-01", seen=seen, who="Luis")
    found = late.json()
    assert (late.status_code, found["now"], found["by"]) == (409, "1989-06-30", "Ana")
    assert event_now(view, reading, event).when.timex == "1989-06-30"
    assert say(aspect="where", name="Salvia", seen=seen, who="Luis").status_code == 200
    assert say(aspect="when", earliest="1989-07-01", seen=found["token"], who="Luis").status_code == 200


def test_the_second_to_replace_the_same_part_is_shown_the_difference(say, client, view, reading, event):
    seen, old = view.moment_of(reading.doc_id), event.roles[0]
    key = f"{old.span.start}-{old.span.stop}-{old.role.value}"
    gone = {"id": event.id, "aspect": "role", "part": key, "seen": seen, **SIGNED}
    assert client.post("/amendments", json=gone, headers=SCRIPT).status_code == 200
    late = say(aspect="role", role="witness", instead=key, seen=seen, who="Luis")
    assert (late.status_code, late.json()["by"], late.json()["now"]) == (409, "Ana", "nothing")
    assert old.name in late.json()["was"]


def test_who_corrects_what_somebody_took_out_is_told_by_whom(say, client, view, reading, event):
    gone = {"id": event.id, "aspect": "event", **SIGNED}
    assert client.post("/amendments", json=gone, headers=SCRIPT).status_code == 200
    for late in (
        say(aspect="when", earliest="1989-06-30", who="Luis"),
        client.post("/amendments", json=gone | {"aspect": "act", "value": "bomb"}, headers=SCRIPT),
    ):
        assert (late.status_code, late.json()["by"]) == (409, "Ana")
        assert event.act in late.json()["was"]


@pytest.mark.parametrize(("aspect", "value"), [("act", "bomb"), ("polarity", "negative"), ("modality", "threatened")])
def test_an_event_is_corrected(client, view, reading, event, aspect, value):
    given = SIGNED | {"id": event.id, "aspect": aspect, "value": value}
    assert client.post("/amendments", json=given, headers=SCRIPT).status_code == 200
    assert getattr(event_now(view, reading, event), aspect) == value


def test_an_act_that_is_none_is_refused(client, event):
    given = SIGNED | {"id": event.id, "aspect": "act", "value": "teleport"}
    answer = client.post("/amendments", json=given, headers=SCRIPT)
    assert (answer.status_code, "choose kill" in answer.json()["error"]) == (400, True)


def test_a_moment_holds_for_what_nobody_changed_after_many_steps(client, view, reading, event):
    judge = client.app.state.desk.judge
    for value in ("hedged", "denied"):
        target = view.target(event.claim_ids[0], Aspect.CERTAINTY)
        after = type(next(iter(reading.claims)).certainty)(value)
        made = judge.amend(target, Ruling.SET, after=after, seen=view.moment_of(reading.doc_id), **SIGNED)
    moment = view.moment_of(reading.doc_id)
    judge.withdraw(made.id, **SIGNED)
    assert view.moment_of(reading.doc_id) != moment
    judge.amend(view.target(event.id, Aspect.EVENT), Ruling.ACCEPT, seen=moment, **SIGNED)


def test_the_second_to_answer_a_suggestion_is_shown_the_difference(client, view):
    for kind in ("link", "place", "voice", "count"):
        one = next(iter(found for found in view.suggestions(limit=500) if found.kind == kind), None)
        if one is None:
            continue
        seen = view.state_of(one.target or (one.left, one.right))
        given = {"id": one.id, "seen": seen, "kind": kind, "who": "Ana"}
        assert client.post("/answers", json=given | {"ruling": "accept"}, headers=SCRIPT).status_code == 200
        late = client.post("/answers", json=given | {"ruling": "reject", "who": "Luis"}, headers=SCRIPT)
        assert (late.status_code, late.json()["by"]) == (409, "Ana")


def test_every_field_of_words_is_described_for_scripts(client):
    paths = client.get("/scripts.json").json()["paths"]
    fields = paths["/words"]["post"]["requestBody"]["content"]["application/json"]["schema"]["properties"]
    assert {"act", "role", "instead", "seen"} <= set(fields)
    assert "kill" in fields["act"]["enum"]
    assert paths["/documents/{doc_id}/pages/{number}"]["get"]["responses"]["200"]["content"] == {"image/png": {}}
