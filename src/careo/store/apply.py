"""Amendments applied to a reading: pure, the same whatever order they come in, undone by leaving one out.

They are applied in the order they were given. A claim or event is found by its id, else (after another reading) by its
words, where only one has them. What is found but no longer has the value that was rejected needs nothing; what is not
found is reported, and its amendment stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from careo.model import (
    Amendment,
    Aspect,
    Claim,
    Event,
    Holder,
    Reading,
    Ruling,
    Span,
    Target,
    Voice,
    VoiceKind,
    VoiceMode,
)
from careo.store.plain import to_plain

PARTS = {Aspect.ROLE: "roles", Aspect.COUNT: "counts"}
WHOLE = (Aspect.CLAIM, Aspect.EVENT)
UNKNOWN = Voice("unknown", VoiceKind.UNKNOWN, VoiceMode.INDIRECT)
MADE = frozenset({"made_by"})
PUT = frozenset({Aspect.CERTAINTY, Aspect.POLARITY, Aspect.VOICES})
"""What of a claim a person can set that holds for the doers it names, too: the machine's word on them goes."""

Held = Claim | Event


@dataclass(frozen=True, slots=True)
class Applied:
    """A reading under its amendments, and those whose claim or event is no longer in it."""

    reading: Reading
    without_target: tuple[Amendment, ...] = ()


def apply_amendments(reading: Reading, amendments: Iterable[Amendment]) -> Applied:
    """The reading as people have it. Withdrawn amendments, and those on other documents, are passed over."""
    standing = [one for one in amendments if one.withdrawn is None and one.target.doc_id == reading.doc_id]
    if not standing:
        return Applied(reading)
    nouns = _Nouns(reading)
    lost = [one for one in sorted(standing, key=lambda one: (one.when, one.id)) if not nouns.apply(one)]
    return Applied(nouns.reading(), tuple(lost))


def value_of(noun: Held | None, target: Target) -> Any:
    """What a claim or event has as the target's aspect; None where nothing stands there."""
    if noun is None or (target.aspect.value != target.holder.value and target.aspect in WHOLE):
        return None
    if target.aspect in WHOLE:
        return noun
    if target.aspect in PARTS:
        return next((one for one in getattr(noun, PARTS[target.aspect]) if _is_meant(one, target)), None)
    return getattr(noun, target.aspect.value)


def same_value(left: Any, right: Any) -> bool:
    """Whether two values are the same but for what made them."""
    return bool(_unsigned(to_plain(left)) == _unsigned(to_plain(right)))


def words_of(noun: Held) -> Span:
    """The words that name a claim or event."""
    return noun.content if isinstance(noun, Claim) else noun.trigger


def part_of(value: Any) -> tuple[Span, str]:
    """The words and the name of a role or count."""
    return (value.span, value.role.value) if hasattr(value, "role") else (value.quantity.span, value.effect.value)


class _Nouns:
    """The claims and events of a reading while amendments are applied, in order and by id."""

    def __init__(self, reading: Reading) -> None:
        self._from = reading
        self._held: dict[Holder, dict[str, Any]] = {
            Holder.CLAIM: {one.id: one for one in reading.claims},
            Holder.EVENT: {one.id: one for one in reading.events},
        }
        self._gone: set[str] = set()

    def reading(self) -> Reading:
        """The reading as it now stands; an event that no claim tells any more leaves with its claims."""
        claims = {id: one for id, one in self._held[Holder.CLAIM].items() if id not in self._gone}
        events = (one for id, one in self._held[Holder.EVENT].items() if id not in self._gone)
        told = ((one, tuple(id for id in one.claim_ids if id in claims)) for one in events)
        kept = tuple(
            one if ids == one.claim_ids else replace(one, claim_ids=ids)
            for one, ids in told
            if ids or not one.claim_ids
        )
        return replace(self._from, claims=tuple(claims.values()), events=kept)

    def apply(self, one: Amendment) -> bool:
        """Apply one amendment; False where its claim or event is not there."""
        target = one.target
        if one.adds and target.aspect is Aspect.CLAIM:
            self._held[Holder.CLAIM][one.adds] = _own(one.after, one, id=one.adds)
            return True
        noun = self._find(one)
        if noun is None:
            return False
        if one.adds:
            self._held[Holder.EVENT][one.adds] = _own(one.after, one, id=one.adds, claim_ids=(noun.id,))
        elif target.aspect in WHOLE:
            self._gone |= {noun.id} if one.ruling is Ruling.REJECT else set()
        elif one.ruling is not Ruling.UNSURE:
            self._held[target.holder][noun.id] = _changed(noun, one)
        return True

    def _find(self, one: Amendment) -> Held | None:
        """The claim or event an amendment is about: by id, else the only one of its words, else the one as it was."""
        target = one.target
        held = self._held[target.holder]
        if target.noun_id in held:
            return held[target.noun_id]  # type: ignore[no-any-return]
        alike = [noun for noun in held.values() if words_of(noun) == target.span]
        if len(alike) > 1:
            alike = [noun for noun in alike if same_value(value_of(noun, target), one.before)]
        return alike[0] if len(alike) == 1 else None


def _changed(noun: Held, one: Amendment) -> Held:
    """A claim or event with one aspect changed."""
    target = one.target
    old = value_of(noun, target)
    if one.ruling is Ruling.REJECT:
        if not same_value(old, one.before):
            return noun
        new = _rejected(noun, target)
    else:
        new = one.after
        if same_value(old, new):
            return noun
    if target.aspect in PARTS:
        return _with_part(noun, one, old, new)
    changed: dict[str, Any] = {target.aspect.value: _signed(new, one)}
    if target.aspect in PUT and isinstance(noun, Claim):
        changed["blames"] = ()
    if target.aspect is Aspect.CONTENT and isinstance(noun, Claim) and isinstance(new, Span):
        start, stop = min(noun.span.start, new.start), max(noun.span.stop, new.stop)
        changed["span"] = Span(new.doc_id, start, stop)
    if target.aspect not in (Aspect.WHEN, Aspect.WHERE, Aspect.INSTRUMENT) or new is None:
        changed["made_by"] = one.made_by
    return replace(noun, **changed)


def _rejected(noun: Held, target: Target) -> Any:
    """What stands where a value was rejected: nothing, and for a chain of voices its author and somebody unknown."""
    return (noun.voices[0], UNKNOWN) if target.aspect is Aspect.VOICES and isinstance(noun, Claim) else None


def _with_part(noun: Held, one: Amendment, old: Any, new: Any) -> Held:
    """An event with a role or count added, put in the place of another, or taken out."""
    name = PARTS[one.target.aspect]
    parts = list(getattr(noun, name))
    put = [] if new is None else [_signed(new, one)]
    if old is not None and one.ruling is not Ruling.ADD:
        at = parts.index(old)
        parts[at : at + 1] = put
    elif not any(same_value(part, new) for part in parts):
        parts += put
    return replace(noun, **{name: tuple(parts), "made_by": one.made_by})  # type: ignore[arg-type]


def _is_meant(part: Any, target: Target) -> bool:
    return part_of(part) == (target.part, target.which)


def _own(noun: Any, one: Amendment, **fixed: Any) -> Any:
    """A claim or event that a person adds, with all in it made by that person."""
    values = {
        name: _signed(getattr(noun, name), one) for name in ("when", "where", "instrument") if hasattr(noun, name)
    }
    return replace(noun, made_by=one.made_by, **values, **fixed)


def _signed(value: Any, one: Amendment) -> Any:
    """A value with the person as its maker."""
    if hasattr(value, "quantity"):
        return replace(value, quantity=replace(value.quantity, made_by=one.made_by))
    return replace(value, made_by=one.made_by) if hasattr(value, "made_by") else value


def _unsigned(plain: Any) -> Any:
    if isinstance(plain, dict):
        return {name: _unsigned(one) for name, one in plain.items() if name not in MADE}
    return [_unsigned(one) for one in plain] if isinstance(plain, list) else plain
