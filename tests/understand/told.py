"""What a text tells: of an act its first event, the claim that holds it and who has a part in it; all its acts."""

from __future__ import annotations

from careo.model import Claim, Event, RoleName
from careo.understand import understand
from tests.make import make_document


def told_of(text: str, lang: str, act: str) -> tuple[Event, Claim]:
    """The first event of an act in a text, and its claim."""
    (reading,) = understand([make_document(text, lang=lang)])
    event = next(one for one in reading.events if one.act == act)
    return event, next(one for one in reading.claims if one.id in event.claim_ids)


def named(lang: str, text: str, act: str, side: RoleName) -> set[str]:
    """The words for those who have a part in the first event of an act."""
    event, _ = told_of(text, lang, act)
    return {one.span.quote(text) for one in event.roles if one.role is side}


def acts(lang: str, text: str) -> set[str]:
    """The acts that a text tells."""
    (reading,) = understand([make_document(text, lang=lang)])
    return {event.act for event in reading.events}
