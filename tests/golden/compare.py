"""Sets a Reading beside what a careful reader lists, and says what is missed."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any

from careo.model import Claim, Document, Event, Reading, Role, Span, VoiceKind
from tests.golden.expected import Expected, ExpectedClaim, ExpectedEvent, Range

_ARTICLES = re.compile(r"^(?:the|a|an|el|la|los|las|un|una|unos|unas)\s+")
_WIDEST = 3  # a claim of the program may be this many times as long as the expected words


@dataclass(slots=True)
class Tally:
    """What was asked and what was right, by kind of question, and a line for each miss."""

    asked: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def ask(self, question: str, is_right: bool, miss: str) -> None:
        """Count one question; a wrong answer leaves a line."""
        self.asked[question] += 1
        if is_right:
            self.right[question] += 1
        else:
            self.misses.append(f"{question}: {miss}")

    def lose(self, questions: Iterable[str]) -> None:
        """Count questions that cannot be right because the claim or event itself was missed: no share can fall when
        more is found.
        """
        self.asked.update(questions)

    def add(self, other: Tally) -> None:
        """Count the questions of another document, too."""
        self.asked.update(other.asked)
        self.right.update(other.right)
        self.misses.extend(other.misses)

    def share(self, question: str) -> float:
        """The share of right answers; 1 where nothing was asked."""
        return self.right[question] / self.asked[question] if self.asked[question] else 1.0


def compare_metadata(doc: Document, expected: Expected) -> list[str]:
    """The metadata that differ from the expected ones, a line each."""
    found = _metadata(doc)
    wrong = []
    for key, want in expected.document.items():
        got = found[key]
        if not _is_same_datum(want, got):
            wrong.append(f"{key}: expected {want!r}, found {got!r}")
    return wrong


def _metadata(doc: Document) -> dict[str, Any]:
    found: dict[str, Any] = {
        name: getattr(doc, name).value if getattr(doc, name) is not None else None
        for name in ("title", "publisher", "issue", "issuer", "published", "written")
    }
    anchor = doc.anchor()
    found |= {"lang": doc.lang, "kind": doc.kind.value, "anchor": anchor.value if anchor else None}
    found["relay"] = [one.value for one in doc.relay]
    line = doc.dateline
    found["dateline"] = line and {
        "place": line.place.value if line.place else None,
        "date": line.written.value if line.written else None,
        "agencies": [one.value for one in line.agencies],
    }
    return found


def _is_same_datum(want: object, got: object) -> bool:
    if isinstance(want, str) and isinstance(got, str):
        return fold(re.sub(r"\s*\([^)]*\)$", "", got)) == fold(want) or fold(got) == fold(want)
    if isinstance(want, list) and isinstance(got, list):
        return len(want) == len(got) and all(_is_same_datum(w, g) for w, g in zip(want, got, strict=True))
    if isinstance(want, dict) and isinstance(got, dict):
        return all(_is_same_datum(value, got[key]) for key, value in want.items())
    return want == got


def fold(words: str) -> str:
    """Words without case, accents, article and white space at the edges: how names are compared here."""
    plain = "".join(c for c in unicodedata.normalize("NFD", words.casefold()) if not unicodedata.combining(c))
    return _ARTICLES.sub("", " ".join(plain.split()))


def compare_reading(reading: Reading, doc: Document, expected: Expected) -> Tally:
    """Every expected claim and event, and their slots, beside those of the program."""
    tally = Tally()
    for claim in expected.claims:
        _compare_claim(tally, claim, closest_claim(claim.at, reading.claims))
    for event in expected.events:
        _compare_event(tally, event, find_event(event, reading.events), doc)
    return tally


def closest_claim(at: Range, claims: Iterable[Claim]) -> Claim | None:
    """The claim that covers at least half of the expected words, closest to them in length; None if none does."""
    length = at[1] - at[0]
    fitting = [
        claim
        for claim in claims
        if shared(at, claim.content) * 2 >= length and claim.content.stop - claim.content.start <= _WIDEST * length
    ]
    return min(fitting, key=lambda claim: _difference(at, claim.content), default=None)


def shared(at: Range, span: Span) -> int:
    """How many characters a range and a span share."""
    return max(0, min(at[1], span.stop) - max(at[0], span.start))


def _difference(at: Range, span: Span) -> int:
    return abs(at[0] - span.start) + abs(at[1] - span.stop)


def _compare_claim(tally: Tally, want: ExpectedClaim, got: Claim | None) -> None:
    said = repr(" ".join(want.quote.split())[:70])
    tally.ask("claims", got is not None, said)
    if got is None:
        tally.lose(("certainty", "voices", "polarity", "modality"))
        return
    tally.ask("certainty", got.certainty == want.certainty, f"{said} expected {want.certainty}, found {got.certainty}")
    names = [voice.name for voice in got.voices]
    tally.ask("voices", _same_voices(want.voices, got), f"{said} expected {list(want.voices)}, found {names}")
    tally.ask("polarity", got.polarity == want.polarity, f"{said} expected {want.polarity}, found {got.polarity}")
    tally.ask("modality", got.modality == want.modality, f"{said} expected {want.modality}, found {got.modality}")


def _same_voices(want: tuple[str, ...], got: Claim) -> bool:
    if len(want) != len(got.voices):
        return False
    return all(
        voice.kind in {VoiceKind.AUTHOR, VoiceKind.UNKNOWN} if name == "author" else _same_name(name, voice.name)
        for name, voice in zip(want, got.voices, strict=True)
    )


def _same_name(want: str, got: str) -> bool:
    ours, theirs = fold(want), fold(got)
    return bool(theirs) and (ours in theirs or theirs in ours)


def find_event(want: ExpectedEvent, events: Iterable[Event]) -> Event | None:
    """The event of such an act whose trigger shares most characters with the expected one; None if none does."""
    fitting = [event for event in events if event.act in want.acts and shared(want.at, event.trigger)]
    return min(fitting, key=lambda event: _difference(want.at, event.trigger), default=None)


def _compare_event(tally: Tally, want: ExpectedEvent, got: Event | None, doc: Document) -> None:
    said = f"{' or '.join(want.acts)} {want.quote!r}"
    tally.ask("events", got is not None, said)
    if got is None:
        slots = {
            "roles": len(want.roles),
            "counts": len(want.counts),
            "when": bool(want.when),
            "where": bool(want.where),
        }
        tally.lose(name for name, number in slots.items() for _ in range(number))
        tally.lose(("event modality", "event polarity"))
        return
    for name, at in want.roles:
        words = " ".join(doc.text[at[0] : at[1]].split())
        tally.ask("roles", any(_fills(role, name, at) for role in got.roles), f"{said} {name} {words!r}")
    found = {(one.effect.value, one.quantity.low, one.quantity.high, one.quantity.bound.value) for one in got.counts}
    for count in want.counts:
        tally.ask("counts", count in found, f"{said} expected {count}, found {sorted(map(str, found))}")
    if want.when:
        tally.ask("when", _same_time(want, got), f"{said} expected {want.when}, found {_bounds(got)}")
    if want.where:
        where = got.where.name if got.where else None
        tally.ask(
            "where", where is not None and _same_name(want.where, where), f"{said} {want.where!r}, found {where!r}"
        )
    tally.ask("event modality", got.modality == want.modality, f"{said} expected {want.modality}, found {got.modality}")
    tally.ask("event polarity", got.polarity == want.polarity, f"{said} expected {want.polarity}, found {got.polarity}")


def _fills(role: Role, name: str, at: Range) -> bool:
    return role.role == name and shared(at, role.span) * 2 >= min(at[1] - at[0], role.span.stop - role.span.start)


def _bounds(event: Event) -> tuple[datetime | None, datetime | None]:
    return (event.when.earliest, event.when.latest) if event.when else (None, None)


def _same_time(want: ExpectedEvent, got: Event) -> bool:
    """Whether the program's range lies within the expected days: an hour that is read as well is no miss."""
    assert want.when is not None
    earliest, latest = _bounds(got)
    if earliest is None or latest is None:
        return False
    return datetime.combine(want.when[0], time()) <= earliest and latest <= datetime.combine(want.when[1], time())


def lines(tally: Tally) -> Iterator[str]:
    """The shares, then the misses."""
    for question in tally.asked:
        yield f"{question}: {tally.right[question]} of {tally.asked[question]}"
    yield from (f"  {miss}" for miss in tally.misses)
