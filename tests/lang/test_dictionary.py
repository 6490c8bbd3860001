"""The dictionary of actors is right in itself: dates, states, roles, no two offices of one person at a time."""

from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest

from careo.errors import LanguageError
from careo.lang import dictionary
from careo.lang.dictionary import CHECKED_UNTIL, load_dictionary, spell, state_body
from careo.lang.words import load_words
from careo.model import MentionKind

SIDES = {"state", "insurgent", "paramilitary", "criminal", "party", "church", "press", "civil society", "international"}
LATIN_AMERICA = """Argentina|Bolivia|Brazil|Chile|Colombia|Costa Rica|Cuba|Dominican Republic|Ecuador|El Salvador|
Guatemala|Haiti|Honduras|Mexico|Nicaragua|Panama|Paraguay|Peru|Uruguay|Venezuela""".replace("\n", "").split("|")
NATIONS = load_words("en").table("names")["nations"]
# Two at a time, or one who followed late, as history has it: rivals, suspensions, presidencies held together.
DISPUTED = {"Bolivia", "Brazil", "Colombia", "Dominican Republic", "Panama"}
LONGEST_DOUBT_DAYS = 45


def tenures():
    return [(actor, role) for actor in load_dictionary() for role in actor.roles]


def test_ids_and_names_are_of_one_actor_each():
    actors = load_dictionary()
    assert len({actor.id for actor in actors}) == len({actor.name for actor in actors}) == len(actors)


def test_every_office_is_of_a_state_and_role_that_careo_knows():
    roles = load_words("en").table("actors")["roles"]
    for actor, role in tenures():
        assert role.title in roles, actor
        assert role.of in NATIONS or (role.title, role.of) == ("pope", ""), actor


def test_dates_are_days_in_order():
    for actor, role in tenures():
        since, until = date.fromisoformat(role.since), date.fromisoformat(role.until or CHECKED_UNTIL)
        assert since <= until or since > date.fromisoformat(CHECKED_UNTIL), (actor.name, role)


def test_sides_and_kinds_are_of_the_list():
    assert {actor.side for actor in load_dictionary()} <= SIDES
    assert {actor.kind for actor in load_dictionary()} == {MentionKind.PERSON, MentionKind.ORGANISATION}


@pytest.mark.parametrize("state", LATIN_AMERICA)
def test_heads_of_state_of_latin_america_follow_one_another(state):
    held = sorted((r.since, r.until or "9999-12-31") for _, r in tenures() if (r.title, r.of) == ("president", state))
    assert held[0][0] <= "1946-01-01" or state == "Uruguay" or held[0][0] <= "1947-01-01"
    if state not in DISPUTED:
        for (_, until), (since, _) in pairwise(held):
            both = (date.fromisoformat(until) - date.fromisoformat(since)).days
            assert both <= LONGEST_DOUBT_DAYS, (state, until, since)


def test_every_armed_group_has_a_side_and_names_in_the_language_of_its_state():
    groups = [actor for actor in load_dictionary() if actor.side in {"insurgent", "paramilitary"} and not actor.roles]
    assert len(groups) > 100
    assert sum(bool(actor.aliases) for actor in groups) > 100


def test_two_of_one_name_are_two():
    named = defaultdict(set)
    for actor in load_dictionary():
        for name in (actor.name, *actor.aliases):
            named[name].add(actor.name)
    assert named["Eduardo Frei"] == {"Eduardo Frei Montalva", "Eduardo Frei Ruiz-Tagle"}
    assert {"National Liberation Army (Bolivia)", "National Liberation Army (Colombia)"} < named["ELN"]


def test_spellings():
    assert spell("Ana Soto") == ("Ana Soto",)
    assert spell("Alberto (Kenya) Fujimori (Fujimori)") == (
        "Alberto Fujimori",
        "Alberto Fujimori Fujimori",
        "Alberto Kenya Fujimori",
        "Alberto Kenya Fujimori Fujimori",
    )


def test_a_body_that_every_state_has():
    assert state_body("armed_forces", "El Salvador").name == "Armed forces of El Salvador"
    assert state_body("army", "Peru").id != state_body("army", "Chile").id


def test_a_table_that_is_missing_is_an_error(monkeypatch, tmp_path):
    monkeypatch.setattr(dictionary, "HERE", tmp_path)
    with pytest.raises(LanguageError, match="reinstall careo"):
        load_dictionary.__wrapped__()
