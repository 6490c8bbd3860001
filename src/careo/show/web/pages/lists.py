"""Actors, places and voices of the whole case, as of the last joining of incidents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace

from starlette.requests import Request

from careo.model import VoiceKind
from careo.show.explain import explain_json
from careo.show.vocabulary import term
from careo.show.web.desk import Desk
from careo.show.web.doors import Asked, Page, Sheet, number_of
from careo.show.web.interface import language_of
from careo.store import EventEntry, Relay

AT_ONCE = 100
TRAY = 30
MOST_KNOTS = 24
"""Voices drawn on each side of the network; the table under it has all relays that were asked for."""
COLUMN, LINE = 320, 28
LETTERS = 34
Who = tuple[str, VoiceKind]


def look_at_actors(desk: Desk, request: Request) -> Sheet:
    """Actors whose name holds the words, those of most documents first."""
    asked, skip = request.query_params.get("q", ""), number_of(request, "skip")
    actors = desk.view.actors(asked, AT_ONCE + 1, skip)
    record = {"actors": [asdict(one) for one in actors[:AT_ONCE]]}
    values = {
        "actors": actors[:AT_ONCE],
        "asked_name": asked,
        "skip": skip,
        "more": len(actors) > AT_ONCE,
        "step": AT_ONCE,
    }
    return Sheet("actors.html", record, values)


def look_at_actor(desk: Desk, request: Request) -> Sheet:
    """One actor: names, roles, and where it is spoken of."""
    actor = desk.view.actor(request.path_params["id"])
    facts = explain_json(desk.view, actor.id)
    mentions = facts.get("mentions", [])
    return Sheet("actor.html", facts, {"actor": actor, "facts": facts, "mentions": mentions})


def look_at_places(desk: Desk, request: Request) -> Sheet:
    """Places of events with their circles, and the trays for events without place or date."""
    asked = request.query_params.get("q", "")
    places = desk.view.places(asked)
    record = {
        "count": desk.view.count_places(asked),
        "no_place_count": desk.view.count_events_without_place(),
        "no_date_count": desk.view.count_events_without_date(),
        "places": [asdict(one) | {"representative": one.representative} for one in places],
        "no_place": [_event(one) for one in desk.view.events_without_place(TRAY)],
        "no_date": [_event(one) for one in desk.view.events_without_date(TRAY)],
    }
    return Sheet("places.html", record, {**record, "places": places})


def look_at_voices(desk: Desk, request: Request) -> Sheet:
    """Voices, and who passes on whom."""
    asked = request.query_params.get("q", "")
    voices, relays = desk.view.voices(asked), desk.view.relays()
    named = _named(relays, language_of(request))
    record = {
        "count": desk.view.count_voices(asked),
        "relays_count": desk.view.count_relays(),
        "voices": [asdict(one) for one in voices],
        "relays": [
            {"outer": one.outer[0], "inner": one.inner[0], "documents": one.documents, "claims": one.claims}
            for one in relays
        ],
    }
    return Sheet("voices.html", record, {**record, "voices": voices, "relays": named, "network": draw(named)})


def _named(relays: Sequence[Relay], lang: str) -> list[Relay]:
    """The relays with unknown voices called so in the reader's language."""

    def name(who: Who) -> Who:
        return (term(lang, VoiceKind.UNKNOWN), who[1]) if VoiceKind.UNKNOWN in who else who

    return [replace(one, outer=name(one.outer), inner=name(one.inner)) for one in relays]


@dataclass(frozen=True, slots=True)
class Knot:
    """A voice in the drawing, at the baseline of its label."""

    name: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Thread:
    """A line from the one who passes on to the one who is passed on; its width grows with the claims."""

    path: str
    width: float
    said: str


@dataclass(frozen=True, slots=True)
class Network:
    """The drawing: who passes on stands to the left, who is passed on to the right."""

    left: tuple[Knot, ...]
    right: tuple[Knot, ...]
    threads: tuple[Thread, ...]
    height: int


def draw(relays: Sequence[Relay]) -> Network:
    """The strongest relays as two columns with lines between them."""
    ranked = sorted(relays, key=lambda one: (-one.claims, one.outer, one.inner))
    outer, inner = _first(one.outer for one in ranked), _first(one.inner for one in ranked)
    threads = []
    most = max((one.claims for one in ranked), default=1)
    for one in ranked:
        if one.outer in outer and one.inner in inner:
            y, z = (LINE * (rows.index(who) + 1) - 5 for rows, who in ((outer, one.outer), (inner, one.inner)))
            path = f"M{COLUMN} {y}C{COLUMN + 100} {y} {2 * COLUMN - 100} {z} {2 * COLUMN} {z}"
            width = round(1 + 5 * one.claims / most, 2)
            threads.append(Thread(path, width, f"{one.outer[0]} › {one.inner[0]}: {one.claims}"))
    height = LINE * (max(len(outer), len(inner)) + 1)
    return Network(_knots(outer, COLUMN - 8), _knots(inner, 2 * COLUMN + 8), tuple(threads), height)


def _first(names: Iterable[Who]) -> list[Who]:
    return list(dict.fromkeys(names))[:MOST_KNOTS]


def _knots(rows: Sequence[Who], x: int) -> tuple[Knot, ...]:
    short = (name if len(name) <= LETTERS else f"{name[: LETTERS - 1]}…" for name, _ in rows)
    return tuple(Knot(name, x, LINE * (number + 1)) for number, name in enumerate(short))


def _event(one: EventEntry) -> dict[str, object]:
    place = {"doc_id": one.span.doc_id, "start": one.span.start, "stop": one.span.stop}
    return {"id": one.id, "act": one.act, "quote": one.quote} | place


Q = Asked("q", "words of the name; accents and capitals are forgiven")
DOORS = (
    Page(
        "/actors", "actors", look_at_actors, "Who is spoken of.", (Q, Asked("skip", "how many to pass over", "integer"))
    ),
    Page("/actors/{id}", "actor", look_at_actor, "One actor: names, and where it is spoken of."),
    Page("/places", "places", look_at_places, "Places of events, and events without place or date.", (Q,)),
    Page("/voices", "voices", look_at_voices, "Who speaks, and who passes on whom.", (Q,)),
)
