"""Which named person a description is of: a title before the name, an apposition beside it, or what was resolved."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from careo.model import Mention, MentionKind, Span
from careo.understand.incidents.syntax import EQUALS, HIGHEST, PHRASE, Syntax

NAMING = frozenset({"pipeline", "title", "known", "repeated", "acronym", "reference"})
DESCRIBING = frozenset({MentionKind.PERSON, MentionKind.GROUP, MentionKind.OTHER})
TITLE_TAGS = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
GAP = re.compile(r"[\s\"'“]*")
GLOSS = re.compile(r"[\s,]*[\[(]\s*")
"""What stands between a body's name and another that explains it in brackets."""
GLOSS_ENDS = re.compile(r"\s*[\])]")
ARTICLES = re.compile(r"^(?:the|el|la|los|las)\s+", re.I)
PARTED = re.compile(r"(?:['’]s?|\b(?:of|for|from|in|de|del|para|en))\s", re.I)


def is_named(mention: Mention) -> bool:
    """Whether a mention is a name, not a description."""
    return mention.made_by.rpartition(".")[2].partition("@")[0] in NAMING


def people_named(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions that name a person who is known again."""
    return [m for m in mentions if m.kind is MentionKind.PERSON and m.actor_id is not None and is_named(m)]


def bodies_named(text: str, mentions: Sequence[Mention]) -> dict[Mention, str]:
    """The actor of each body that goes by several names: one in brackets behind another, or one at the other's end.

    `Army of the Plains (EDL)` is the EDL wherever it is named; so is `the rebel organisation EDL`.
    """
    bodies = [one for one in mentions if one.kind is MentionKind.ORGANISATION]
    starts = {one.span.start: one for one in sorted(bodies, key=lambda m: m.span.stop)}
    ending: dict[int, list[Mention]] = defaultdict(list)
    for one in bodies:
        ending[one.span.stop].append(one)
    same: dict[str, str] = {}
    for one in bodies:
        gap = GLOSS.match(text, one.span.stop)
        other = starts.get(gap.end()) if gap else None
        within = [inner for inner in ending[one.span.stop] if inner.span.start > one.span.start]
        known = any(inner.actor_id and is_named(inner) for inner in within)
        if other is not None and not known and _explains(one, other, text):
            _join(same, one, other, text)
        for inner in within:
            if _described_by(one, inner, text):
                _join(same, one, inner, text)
    return {one: found for one in bodies if (found := same.get(_body(one, text), ""))}


def _body(one: Mention, text: str) -> str:
    """What a body is known by: its actor, or its words without the article."""
    return one.actor_id or ARTICLES.sub("", " ".join(one.span.quote(text).split()).lower())


def _join(same: dict[str, str], one: Mention, other: Mention, text: str) -> None:
    """Note that two names are of one body, which is the actor of one of them that has the surest name."""
    names = sorted((one, other), key=lambda m: (m.actor_id is None, not m.made_by.partition("@")[0].endswith("known")))
    whole = same.get(_body(names[0], text), names[0].actor_id or "")
    if whole:
        same.update({_body(name, text): whole for name in names})


def _explains(one: Mention, other: Mention, text: str) -> bool:
    """Whether a body in brackets is the one before it: nothing else is in them, and one of the two is a short form."""
    shortest = min(len(ARTICLES.sub("", body.span.quote(text)).split()) for body in (one, other))
    return GLOSS_ENDS.match(text, other.span.stop) is not None and shortest == 1


def _described_by(one: Mention, inner: Mention, text: str) -> bool:
    """Whether a body without an actor is the one its words end with: only what describes that stands before."""
    if one.actor_id or not inner.actor_id:
        return False
    return PARTED.search(text[one.span.start : inner.span.start]) is None


def titles(syntax: Syntax, mentions: Sequence[Mention]) -> list[Mention]:
    """The words before a name that belong to its phrase, "former mayor" of "former mayor Abel Rondero"."""
    ends = {one.span.stop for one in mentions}
    found = []
    for one in people_named(mentions):
        last = syntax.first_at(one.span.start)
        first = last
        while first and syntax.tags[first - 1] in TITLE_TAGS and syntax.ends[first - 1] not in ends:
            first -= 1
        while first < last and syntax.tags[first] == "NUM":
            first += 1
        if first < last:
            span = Span(one.span.doc_id, syntax.starts[first], syntax.ends[last - 1])
            found.append(Mention(span, MentionKind.OTHER, syntax.lemmas[last - 1], PHRASE))
    return found


def names_described(text: str, syntax: Syntax, mentions: Sequence[Mention]) -> dict[Mention, str]:
    """The actor that each description is of, as far as something tells."""
    people = people_named(mentions)
    starts = {one.span.start: one.actor_id or "" for one in people}
    ends = {one.span.stop: one.actor_id or "" for one in people}
    joined = _joined(syntax, people)
    found: dict[Mention, str] = {}
    for one in mentions:
        if is_named(one) or one.kind not in DESCRIBING:
            continue
        gap = GAP.match(text, one.span.stop)
        behind = starts.get(gap.end() if gap else one.span.stop, "")
        actor = one.actor_id or behind or joined(one) or _before_comma(syntax, one, ends)
        if actor:
            found[one] = actor
    return found


def _joined(syntax: Syntax, people: Sequence[Mention]) -> Callable[[Mention], str]:
    """What finds the one actor whose name explains a description in the tree, or is explained by it; "" for none."""
    heads: dict[int, str] = {}
    above: dict[int, set[str]] = defaultdict(set)
    for one in people:
        top = syntax.head_of(one.span.start, one.span.stop)
        if top is not None and one.actor_id:
            heads[top] = one.actor_id
            for place in _explained(syntax, top):
                above[place].add(one.actor_id)

    def find(description: Mention) -> str:
        top = syntax.head_of(description.span.start, description.span.stop)
        if top is None:
            return ""
        actors = above.get(top, set()) | {heads[place] for place in _explained(syntax, top) if place in heads}
        return next(iter(actors)) if len(actors) == 1 else ""

    return find


def _before_comma(syntax: Syntax, one: Mention, ends: Mapping[int, str]) -> str:
    """The actor whose name stands before a description with nothing but a comma and an article between, or ""."""
    at = syntax.first_at(one.span.start) - 1
    while at > 0 and syntax.tags[at] in ("DET", "SPACE"):
        at -= 1
    if at < 1 or syntax.lemmas[at] != ",":
        return ""
    return ends.get(syntax.ends[at - 1], "")


def _explained(syntax: Syntax, at: int) -> Iterator[int]:
    """The places of the words that a word explains, directly or through others of a list."""
    explains = False
    for _ in range(HIGHEST * 3):
        relation = syntax.relations[at].partition(":")[0]
        if relation not in EQUALS:
            return
        explains |= relation != "conj"
        at = syntax.heads[at]
        if explains:
            yield at
