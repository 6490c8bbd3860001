"""What the model answered, held against the text: quotes that stand there, letter for letter, and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from careo.lang.acts import lookup_act
from careo.model import RoleName, Span
from careo.understand.consult.server import NoAnswerError
from careo.understand.parsed import Parsed

_FENCED = re.compile(r"\s*```(?:json)?\s*\n(.*?)\n?```\s*", re.DOTALL)
SHOWN = 60
Refuse = Callable[[str, str], None]
"""Told of each refusal: the code of a Problem and a sentence part."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """An event as the model sees it, each part with words that stand in the text."""

    act: str
    trigger: Span
    roles: tuple[tuple[RoleName, Span], ...] = ()
    when: Span | None = None
    where: Span | None = None


def read_proposals(parsed: Parsed, asked: Sequence[int], text: str, refuse: Refuse) -> Iterator[Proposal]:
    """The events of an answer; parts that cannot be used are refused one by one.

    Args:
        parsed: the document.
        asked: the numbers of the sentences that the question showed.
        text: the answer.
        refuse: told of each part that is left out.

    Raises:
        NoAnswerError: the answer is not the object that was asked for.
    """
    for row in _rows(text):
        if not isinstance(row, Mapping):
            refuse("reader-unknown-value", f"an event that is no object: {_show(row)}")
            continue
        act, words = row.get("act"), Words(parsed, asked, row, refuse)
        if not isinstance(act, str) or lookup_act(act) is None:
            refuse("reader-unknown-value", f"no act is called {_show(act)}")
            continue
        trigger = words.find(row.get("trigger"), row)
        if trigger is not None:
            when, where = (words.find(row.get(name), row, wanted=False) for name in ("when", "where"))
            yield Proposal(act, trigger, tuple(_roles(row.get("roles"), words, refuse)), when, where)


def _rows(text: str) -> list[object]:
    fenced = _FENCED.fullmatch(text)
    try:
        got = json.loads(fenced.group(1) if fenced else text)
        rows = got["events"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise NoAnswerError("reader-malformed", f"it is not the object asked for: {_show(text)}") from None
    if not isinstance(rows, list):
        raise NoAnswerError("reader-malformed", f"its events are no list: {_show(rows)}")
    return rows


def _roles(given: object, words: Words, refuse: Refuse) -> Iterator[tuple[RoleName, Span]]:
    if given is not None and not isinstance(given, list):
        refuse("reader-unknown-value", f"roles that are no list: {_show(given)}")
        return
    for one in given or ():
        name = one.get("role") if isinstance(one, Mapping) else None
        if not isinstance(one, Mapping) or not isinstance(name, str) or name not in set(RoleName):
            refuse("reader-unknown-value", f"no role is called {_show(name)}")
            continue
        span = words.find(one.get("words"), one)
        if span is not None:
            yield RoleName(name), span


@dataclass(frozen=True, slots=True)
class Words:
    """Finds the words of one event in the sentences that were asked about."""

    parsed: Parsed
    asked: Sequence[int]
    event: Mapping[str, object]
    refuse: Refuse

    def find(self, words: object, given: Mapping[str, object], *, wanted: bool = True) -> Span | None:
        """Where the words stand in their sentence; None, and refused, where they do not, or more than once.

        Args:
            words: what the model quotes; None is refused only where it is `wanted`.
            given: the object that may hold "sentence" and "occurrence"; the sentence is else that of the event.
            wanted: whether there have to be words.
        """
        if words is None and not wanted:
            return None
        number = given.get("sentence", self.event.get("sentence"))
        if not isinstance(number, int) or isinstance(number, bool) or number not in self.asked:
            self.refuse("reader-unknown-value", f"no sentence of the question has the number {_show(number)}")
            return None
        if not isinstance(words, str) or not words.strip():
            self.refuse("reader-invented", f"no words are given: {_show(words)}")
            return None
        sentence = self.parsed.span_of(self.parsed.sentences[number])
        places = list(_places(self.parsed.quote(sentence), words.strip()))
        which = given.get("occurrence", 1 if len(places) == 1 else None)
        if not places:
            self.refuse("reader-invented", f"the words {_show(words)} do not stand in sentence {number}")
            return None
        if not isinstance(which, int) or isinstance(which, bool) or not 1 <= which <= len(places):
            self.refuse("reader-ambiguous", f"{_show(words)} stands {len(places)} times in sentence {number}")
            return None
        start = sentence.start + places[which - 1]
        return self.parsed.span(start, start + len(words.strip()))


def _places(text: str, words: str) -> Iterator[int]:
    """Where some words stand as whole words."""
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    return (match.start() for match in pattern.finditer(text))


def _show(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= SHOWN else f"{shown[:SHOWN]}…"
