"""Builders of nouns for tests: each states only what matters, the words are found in the document's text.

    doc = make_document("The colonel denied that anyone was killed.")
    claim = make_claim(doc, "anyone was killed", voices=[make_voice(doc, "The colonel", cue="denied")])
    event = make_event(doc, "killed", act="kill", claims=[claim])
    reading = make_reading(doc, claims=[claim], events=[event])

Words that stand several times are told apart by `nth`, counted from 0; words that are not in the text fail the test.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from careo.model import (
    Bound,
    Certainty,
    Claim,
    Count,
    Document,
    Event,
    Found,
    Mention,
    MentionKind,
    Modality,
    Piece,
    Place,
    Polarity,
    Quantity,
    Question,
    Reading,
    Role,
    RoleName,
    Span,
    TimeRange,
    TimeSemantics,
    Voice,
    VoiceKind,
    VoiceMode,
    make_id,
)

MADE_BY = "any.tests.make@1"


def make_document(text: str, **over: Any) -> Document:
    """A document of `text`; found values are given as the words of the text: `title="Two versions of a raid"`."""
    path = over.pop("path", "a.txt")
    part = over.pop("part", "")
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    doc_id = over.pop("id", None) or make_id("document", path, part, sha256)
    relay = tuple(_found(doc_id, text, one) for one in over.pop("relay", ()))
    values = {key: _found(doc_id, text, one) if key in FOUND else one for key, one in over.items()}
    plain = {"lang": "en", "sha256": sha256, "to_source": (Piece(0, "", 0),)}
    return Document(id=doc_id, path=path, part=part, text=text, relay=relay, **(plain | values))


FOUND = frozenset({"title", "byline", "masthead", "publisher", "issue", "published", "written", "issuer"})


def _found(doc_id: str, text: str, given: Any) -> Any:
    """`given` as a Found: words of the text, or (value, words) where the value is not the words themselves."""
    if given is None or isinstance(given, Found):
        return given
    value, words = given if isinstance(given, tuple) else (given, given)
    start = text.index(words)
    return Found(value, Span(doc_id, start, start + len(words)), MADE_BY)


def find_span(doc: Document, words: str, nth: int = 0) -> Span:
    """Where `words` stand in the document, the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = doc.text.index(words, start + 1)
    return Span(doc.id, start, start + len(words))


def make_dated(doc: Document, words: str, value: date) -> Found[date]:
    """A date as the document writes it."""
    return Found(value, find_span(doc, words), MADE_BY)


def make_voice(doc: Document, words: str | None = None, *, cue: str | None = None, **over: Any) -> Voice:
    """A named voice of these words; without words the document's own author."""
    if words is None:
        return Voice(**({"name": "unknown", "kind": VoiceKind.AUTHOR, "mode": VoiceMode.NARRATED} | over))
    named = {"name": words, "kind": VoiceKind.NAMED, "mode": VoiceMode.INDIRECT, "span": find_span(doc, words)}
    return Voice(**(named | {"cue": find_span(doc, cue) if cue else None} | over))


def make_claim(doc: Document, content: str, *, voices: Sequence[Voice] = (), nth: int = 0, **over: Any) -> Claim:
    """A claim of these words, asserted by the author unless said otherwise; its span is the content when not given."""
    words = find_span(doc, content, nth)
    plain = {
        "id": make_id("claim", doc.id, words.start, words.stop, [voice.name for voice in voices]),
        "span": words,
        "voices": (make_voice(doc), *voices),
        "certainty": Certainty.ASSERTED,
        "polarity": Polarity.POSITIVE,
        "modality": Modality.ACTUAL,
        "made_by": MADE_BY,
    }
    return Claim(content=words, **(plain | over))


def make_event(
    doc: Document, trigger: str, *, act: str = "kill", claims: Sequence[Claim] = (), nth: int = 0, **over: Any
) -> Event:
    """An event named by these words, told by `claims`."""
    words = find_span(doc, trigger, nth)
    plain = {
        "id": make_id("event", doc.id, act, words.start, words.stop),
        "roles": (),
        "modality": Modality.ACTUAL,
        "polarity": Polarity.POSITIVE,
        "claim_ids": tuple(claim.id for claim in claims),
        "made_by": MADE_BY,
    }
    return Event(act=act, trigger=words, **(plain | over))


def make_role(doc: Document, role: RoleName, words: str, **over: Any) -> Role:
    """Somebody who takes part in an event, named by these words."""
    return Role(**({"role": role, "span": find_span(doc, words), "name": words, "kind": MentionKind.PERSON} | over))


def make_time(doc: Document, words: str, earliest: datetime | None, latest: datetime | None, **over: Any) -> TimeRange:
    """A time of these words, from `earliest` to just before `latest`."""
    plain = {
        "timex": earliest.date().isoformat() if earliest else "XXXX",
        "timex_type": "DATE",
        "semantics": TimeSemantics.SOMETIME_WITHIN,
        "made_by": MADE_BY,
    }
    return TimeRange(span=find_span(doc, words), earliest=earliest, latest=latest, **(plain | over))


def make_place(doc: Document, words: str, **over: Any) -> Place:
    """A place of these words, not resolved unless coordinates are given."""
    return Place(**({"span": find_span(doc, words), "name": words, "relation": "in", "made_by": MADE_BY} | over))


def make_quantity(doc: Document, words: str, low: int | None, high: int | None = None, **over: Any) -> Quantity:
    """So many of what these words say; exact when only `low` is given."""
    plain = {"what": "", "bound": Bound.EXACT if high is None else Bound.BETWEEN, "made_by": MADE_BY}
    return Quantity(span=find_span(doc, words), low=low, high=low if high is None else high, **(plain | over))


def make_count(doc: Document, words: str, low: int, effect: Question = Question.KILLED, **over: Any) -> Count:
    """So many killed (or what `effect` says)."""
    return Count(effect, make_quantity(doc, words, low, **over))


def make_mention(doc: Document, words: str, *, nth: int = 0, **over: Any) -> Mention:
    """A mention of a person by these words."""
    plain = {"kind": MentionKind.PERSON, "name": words, "made_by": MADE_BY}
    return Mention(span=find_span(doc, words, nth), **(plain | over))


def make_reading(doc: Document, *, claims: Sequence[Claim] = (), events: Sequence[Event] = (), **over: Any) -> Reading:
    """A reading of a document; its one sentence is the whole text when not given."""
    sentences = (Span(doc.id, 0, len(doc.text)),) if doc.text else ()
    plain = {"lang": doc.lang, "made_by": "understand@1 en@1", "sentences": sentences}
    return Reading(doc.id, claims=tuple(claims), events=tuple(events), **(plain | over))
