"""What the learned part of incident reading looks at: features, as plain strings, of a document and of its mentions."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from careo.lang.actor_codes import actor_role
from careo.lang.acts import lookup_act
from careo.model import Document, Event, Mention, MentionKind, Modality, Polarity, Reading, Span
from careo.text.numbers import fold, fold_same
from careo.understand.incidents.described import bodies_named, names_described, titles
from careo.understand.incidents.syntax import Syntax, inside, phrases_beside, standing

WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
TYPES = ("HIJACKING", "KIDNAPPING", "BOMBING", "ARSON", "ROBBERY", "FORCED WORK STOPPAGE", "ATTACK")
TOP = 360
"""Characters of the head of a text."""
AROUND = 4
"""Words to either side of a mention that are looked at."""
TAKES_PART = "incidents.role"
HEAD_ENDS = re.compile(r",|\[|\(|\b(?:of|in|from|at|who|that|with|on|near|de|del|en)\b", re.I)


@dataclass(slots=True)
class Facts:
    """A document with its Reading, indexed once so that the features of a mention take no search through all.

    Attributes:
        at_word: the event that a word of the tree names, by its place, with its incident type.
        folded: the text folded, at the same offsets; empty until it is asked for.
        top: the folded head of the text, where it says whose words these are.
    """

    doc: Document
    reading: Reading
    syntax: Syntax = field(default_factory=Syntax)
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    events: list[tuple[Event, str, int]] = field(default_factory=list)
    by_sentence: dict[int, list[tuple[Event, str]]] = field(default_factory=lambda: defaultdict(list))
    at_word: dict[int, tuple[Event, str]] = field(default_factory=dict)
    roles: dict[int, list[tuple[str, str, str]]] = field(default_factory=lambda: defaultdict(list))
    repeats: Counter[str] = field(default_factory=Counter)
    plain: dict[Mention, tuple[str, ...]] = field(default_factory=dict)
    fillers: list[Mention] = field(default_factory=list)
    described: dict[Mention, str] = field(default_factory=dict)
    bodies: dict[Mention, str] = field(default_factory=dict)
    folded: str = ""
    top: str = ""

    def sentence_of(self, offset: int) -> int:
        """Index of the sentence that holds an offset."""
        return max(0, bisect_right(self.sentences, offset) - 1)

    def actor_of(self, mention: Mention) -> str:
        """Who a mention names or describes, "" where that is not known."""
        return self.bodies.get(mention) or mention.actor_id or self.described.get(mention, "")

    def text_folded(self) -> str:
        """The text folded, sign by sign."""
        if not self.folded:
            self.folded = fold_same(self.doc.text)
        return self.folded

    def sentence_text(self, at: int) -> str:
        """The words of a sentence as they stand."""
        stop = self.sentences[at + 1] if at + 1 < len(self.sentences) else len(self.doc.text)
        return self.doc.text[self.sentences[at] : stop]

    def words_between(self, start: int, stop: int) -> list[str]:
        """The folded words of the characters [start, stop)."""
        return self.words[bisect_left(self.starts, start) : bisect_left(self.starts, stop)]


def gather(doc: Document, reading: Reading, syntax: Syntax | None = None) -> Facts:
    """The facts of a document: its words, its events with their incident type and the roles the rules found."""
    facts = Facts(doc, reading, syntax or Syntax())
    for found in WORD.finditer(doc.text):
        facts.words.append(fold(found.group()))
        facts.starts.append(found.start())
        facts.ends.append(found.end())
    facts.sentences = sorted(span.start for span in reading.sentences)
    types = episode_types(reading)
    for event in reading.events:
        kind = types.get(event.episode, "")
        at = facts.sentence_of(event.trigger.start)
        facts.events.append((event, kind, at))
        facts.by_sentence[at].append((event, kind))
        place = facts.syntax.head_of(event.trigger.start, event.trigger.stop)
        if place is not None:
            facts.at_word[place] = (event, kind)
        for role in event.roles:
            facts.roles[role.span.start].append((role.role.value, event.act, kind))
    facts.fillers = _mentions_that_fill(facts)
    facts.described = names_described(doc.text, facts.syntax, facts.fillers)
    facts.bodies = bodies_named(doc.text, facts.fillers)
    facts.top = fold(doc.text[:TOP])
    facts.repeats = Counter(head_of(m.span.quote(doc.text)) for m in reading.mentions)
    return facts


def _mentions_that_fill(facts: Facts) -> list[Mention]:
    """What can fill a part: mentions that name or describe and are no places, titles, and phrases that none covers."""
    said = facts.reading.mentions
    found = [m for m in said if not m.points_back and m.kind in kinds_that_fill()]
    found += phrases_beside(facts.syntax, facts.doc.id, said)
    spans = {one.span for one in found}
    found += [one for one in titles(facts.syntax, said) if one.span not in spans]
    return [*found, *_only_in_events(facts, {one.span for one in (*found, *said)})]


def _only_in_events(facts: Facts, covered: Container[Span]) -> Iterator[Mention]:
    """The weapons that events name and no mention covers: the bomb of "the bomb attack"."""
    roles = (role for event in facts.reading.events for role in event.roles if role.kind is MentionKind.WEAPON)
    weapons = {role.span: role for role in roles if role.span not in covered}
    for span, role in sorted(weapons.items()):
        if not any(other != span and other.start <= span.start and span.stop <= other.stop for other in weapons):
            yield Mention(span, role.kind, role.name, TAKES_PART)


def episode_types(reading: Reading) -> dict[int, str]:
    """The incident type of each episode that has one: the most telling of those of its events."""
    found: dict[int, set[str]] = defaultdict(set)
    for event in reading.events:
        act = lookup_act(event.act)
        if act is not None and act.muc4 and not event.generic:
            found[event.episode].add(act.muc4)
    return {episode: next(t for t in TYPES if t in types) for episode, types in found.items()}


def head_of(words: str) -> str:
    """The head word of a noun phrase, roughly and folded: the last word before what only modifies it."""
    first = WORD.findall(HEAD_ENDS.split(words, maxsplit=1)[0]) or WORD.findall(words)
    return fold(first[-1]) if first else ""


def document_features(facts: Facts) -> dict[str, float]:
    """A document as its words and the events the rules found in it."""
    found: dict[str, float] = {f"w={word}": 1.0 for word in set(facts.words) if not word.isdigit()}
    found |= {f"b={a}_{b}": 1.0 for a, b in zip(facts.words[:60], facts.words[1:61], strict=False)}
    for word in facts.words[:60]:
        found[f"first={word}"] = 1.0
    counts: Counter[str] = Counter()
    for event, kind, at in facts.events:
        told = event.modality is Modality.ACTUAL and event.polarity is Polarity.POSITIVE and not event.generic
        news = "old" if event.background else "news"
        counts[f"act={event.act}"] += 1
        if kind:
            counts[f"type={kind}"] += 1
            counts[f"type={kind}:{news}:{'told' if told else 'untold'}:{min(at // 3, 3)}"] += 1
            for role in event.roles:
                counts[f"has={kind}:{role.role.value}:{role.kind.value}:{role.status or '-'}"] += 1
    return found | {name: math.log1p(count) * 1.5 for name, count in counts.items()}


def sentence_features(facts: Facts, at: int) -> dict[str, float]:
    """A sentence as its words, its events, and the types of the events around it."""
    start = facts.sentences[at]
    stop = facts.sentences[at + 1] if at + 1 < len(facts.sentences) else len(facts.doc.text)
    words = facts.words[bisect_left(facts.starts, start) : bisect_left(facts.starts, stop)]
    names = {"bias", f"at={min(at, 6)}", f"long={min(len(words) // 8, 5)}"}
    names |= {f"w={word}" for word in words if not word.isdigit()}
    names |= {f"b={a}_{b}" for a, b in pairwise(words)}
    for event, kind in facts.by_sentence.get(at, ()):
        told = event.modality.value if event.polarity is Polarity.POSITIVE and not event.generic else "untold"
        names |= {f"act={event.act}", f"act={event.act}:{told}:{event.background}"}
        if kind:
            names.add(f"type={kind}:{told}:{event.background}")
            names |= {f"has={kind}:{role.role.value}:{role.kind.value}:{role.status or '-'}" for role in event.roles}
    for step in (-2, -1, 1):
        names |= {f"{step}:type={kind}" for _, kind in facts.by_sentence.get(at + step, ()) if kind}
    return dict.fromkeys(names, 1.0)


def mention_features(facts: Facts, mention: Mention, kind: str) -> dict[str, float]:
    """A mention as somebody or something that may fill a part of an incident of a type."""
    head = head_of(mention.span.quote(facts.doc.text))
    if mention not in facts.plain:
        facts.plain[mention] = tuple(_plain_features(facts, mention, head))
    names = [f"type={kind}:{mention.kind.value}", f"head={head}:{kind}", *facts.plain[mention]]
    names += _events_near(facts, mention, kind)
    for role, act, of in sorted(set(facts.roles.get(mention.span.start, []))):
        same = of == kind
        names += [f"role={role}:{act}", f"role={role}:{same}:{mention.kind.value}", f"role={role}:{same}:{head}"]
    return dict.fromkeys(names, 1.0)


def _plain_features(facts: Facts, mention: Mention, head: str) -> Iterator[str]:
    """What a mention shows whatever the incident is: its words, how it was found, and what stands around it."""
    text, sort = mention.span.quote(facts.doc.text), mention.kind.value
    rule = mention.made_by.rpartition(".")[2]
    yield from ("bias", f"kind={sort}", f"rule={rule}:{sort}", f"head={head}")
    yield from (f"end={head[-3:]}", f"plural={head.endswith('s')}", f"whole={fold(text)}")
    yield from (f"in={fold(word)}" for word in WORD.findall(text))
    yield from _surroundings(facts, mention)
    yield from standing(facts.syntax, mention.span.start, mention.span.stop)
    if mention.span.start not in facts.roles:
        yield f"norole:{sort}"
    at = facts.sentence_of(mention.span.start)
    yield from (f"at={min(at, 4)}", f"times={min(facts.repeats[head], 4)}:{sort}")


def wording(facts: Facts, mention: Mention) -> Iterator[str]:
    """What the words of a mention are, wherever they stand."""
    text = mention.span.quote(facts.doc.text)
    head = head_of(text)
    yield from ("bias", f"kind={mention.kind.value}", f"head={head}", f"end={head[-3:]}", f"whole={fold(text)}")
    yield from (f"in={fold(word)}" for word in WORD.findall(text))
    yield f"role={actor_role(text, lang=facts.doc.lang)}"
    yield from inside(facts.syntax, mention.span.start, mention.span.stop)


def _surroundings(facts: Facts, mention: Mention) -> Iterator[str]:
    """The words to either side, near ones with their place."""
    first = bisect_left(facts.starts, mention.span.start)
    after = bisect_left(facts.starts, mention.span.stop)
    for step in range(1, AROUND + 1):
        if first - step >= 0:
            yield f"before={facts.words[first - step]}"
            if step <= 2:
                yield f"before{step}={facts.words[first - step]}"
        if after + step - 1 < len(facts.words):
            yield f"after={facts.words[after + step - 1]}"
            if step <= 2:
                yield f"after{step}={facts.words[after + step - 1]}"
    if first >= 2:
        yield f"before21={facts.words[first - 2]}_{facts.words[first - 1]}"
    if after + 1 < len(facts.words):
        yield f"after12={facts.words[after]}_{facts.words[after + 1]}"


def _events_near(facts: Facts, mention: Mention, kind: str) -> Iterator[str]:
    """The events of the sentence and their side, and how far the nearest one of the type is."""
    at = facts.sentence_of(mention.span.start)
    for event, of in facts.by_sentence.get(at, ()):
        side = "left" if event.trigger.start < mention.span.start else "right"
        yield f"near={event.act}:{side}:{mention.kind.value}"
        if of:
            yield f"near={of == kind}:{side}:{mention.kind.value}:{event.modality.value}"
    far = min((abs(at - where) for _, of, where in facts.events if of == kind), default=9)
    yield f"far={min(far, 5)}"
    yield f"far={min(far, 5)}:{mention.kind.value}"
    if all(e.background for e, of in facts.by_sentence.get(at, ()) if of) and facts.by_sentence.get(at):
        yield "background"


def kinds_that_fill() -> frozenset[MentionKind]:
    """The kinds of mentions that can fill a part of an incident."""
    return frozenset(MentionKind) - {MentionKind.PLACE}
