"""Who is named in the list below a heading: `Asesinados por el Ejército:`, "Soldiers killed the following people:"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from careo.model import MentionKind
from careo.understand.roles import Cast

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenRun
    from spacy.tokens import Token

_BULLET = re.compile(r"(?:[-–—•*·]|\(?(?:\d{1,3}|[a-z])[.)])\s*")
SURNAME = 2
"""Words before the first name where the surname stands before it, with its comma."""
LONGEST_ENTRY = 40
"""Words of an entry before what is told of whom it names, at most."""
MOST_ITEMS = 200
"""Items of a list, at most."""


def named_below(head: Token, cast: Cast) -> list[Token]:
    """The people whose names open the items below a sentence that ends with a colon and tells of this deed above all.

    Each item begins a line with a bullet or number; a line without one that is a name alone is an item, too.
    """
    words = [one for one in head.sent if not one.is_space]
    own = head.dep_ == "ROOT" or head.head.dep_ == "ROOT"
    verbs = (one for one in words if one.pos_ == "VERB" and one.dep_ != "amod" and one.i > head.i)
    if not own or words[-1].text != ":" or any(verbs):
        return []
    text = cast.parsed.doc.text  # where lines still end
    return [name for name in _names_of_items(head.sent, text) if cast.kind_of(name) in (MentionKind.PERSON, None)]


def named_by_entry(head: Token, cast: Cast) -> Iterator[Token]:
    """Whom the entry of a list is about in which a participle opens a sentence: `4. Luis Rojas. Detenido por …`."""
    opening = head.head if head.dep_ == "conj" else head
    first = next((one for one in opening.sent if one.is_alpha), None)
    beside = (*opening.children, *head.children)
    bare = not any(one.dep_.startswith(("aux", "cop", "nsubj")) for one in beside)
    participles = all("Part" in one.morph.get("VerbForm", []) for one in (opening, head))
    if first is None or first.i != opening.i or not (bare and participles) or "Plur" in opening.morph.get("Number", []):
        return
    text = cast.parsed.doc.text
    line = text.rfind("\n", 0, opening.idx) + 1
    bullet = _BULLET.match(text, line, opening.idx)
    before = opening.doc[max(0, opening.i - LONGEST_ENTRY) : opening.i]
    words = [one for one in before if bullet is not None and one.idx >= bullet.end() and not one.is_space]
    if len(words) > SURNAME and words[1].text == "," and text[words[0].idx : words[1].idx].isupper():
        words = words[SURNAME:]  # "ROJAS, Luis"
    name = _name(words[:SURNAME])
    if name is not None and cast.kind_of(name) is MentionKind.PERSON:
        yield name


def _names_of_items(heading: TokenRun, text: str) -> Iterator[Token]:
    doc, at, numbered = heading.doc, heading.end, False
    for _ in range(MOST_ITEMS):
        if at >= len(doc):
            return
        sent = doc[at].sent
        at = sent.end
        begins = numbered or "\n" in text[doc[sent.start - 1].idx : sent.start_char]
        words = [one for one in sent if not one.is_space]
        bullet = _BULLET.match(sent.text.lstrip())
        if begins and words and bullet is not None and bullet.end() >= len(sent.text.strip()):
            numbered = True  # "2." that was taken for a sentence
            continue
        marked, numbered = numbered or bullet is not None, False
        if not begins:  # what is said of who was named, on the same line
            continue
        name = _name(words)
        if name is None or not (marked or all(one.pos_ == "PROPN" for one in words if one.is_alpha)):
            return
        yield name


def _name(words: list[Token]) -> Token | None:
    """The head of the name that an item opens with, behind its bullet."""
    first = next((one for one in words if one.is_alpha and len(one) > 1), None)
    if first is None or first.pos_ != "PROPN":
        return None
    name = first
    while name.dep_ in ("flat", "flat:name", "compound") and name.head.pos_ == "PROPN" and name.head.i != name.i:
        name = name.head
    return name
