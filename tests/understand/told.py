"""What a text tells of an act: its first event and the claim that holds it."""

from __future__ import annotations

from careo.model import Claim, Event
from careo.understand import understand
from tests.make import make_document


def told_of(text: str, lang: str, act: str) -> tuple[Event, Claim]:
    """The first event of an act in a text, and its claim."""
    (reading,) = understand([make_document(text, lang=lang)])
    event = next(one for one in reading.events if one.act == act)
    return event, next(one for one in reading.claims if one.id in event.claim_ids)
