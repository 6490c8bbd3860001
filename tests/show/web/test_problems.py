"""The problems page: each problem under its room, with what to do about it."""

import html

import pytest

from careo.model import Room
from careo.show.sayings import say
from careo.show.web.interface import interface_words


@pytest.mark.parametrize("lang", ["en", "es"])
def test_each_problem_stands_under_its_room_with_what_to_do(client, lang):
    client.post("/import", files=[("files", ("torn.pdf", b"%PDF-1.7 torn"))])
    assert client.app.state.desk.background.wait(120)
    page = html.unescape(client.get("/problems", params={"lang": lang}).text)
    problems = client.app.state.desk.view.problems()
    assert any(one.room is Room.READ for one in problems)
    for one in problems:
        heading = page.index(f'id="room-{one.room.value}">{interface_words(lang)[f"problems_{one.room.value}"]}')
        assert page.index(say(lang, one.said), heading) > heading


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("room", Room)
def test_every_room_has_its_words(lang, room):
    assert interface_words(lang)[f"problems_{room.value}"]
