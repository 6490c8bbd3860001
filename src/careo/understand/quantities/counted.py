"""What a number counts: the noun that it modifies in the syntax, or the words that follow it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from careo.text.numbers import fold
from careo.understand.parsed import Parsed
from careo.understand.quantities.drafts import NumberDraft
from careo.understand.quantities.words import QuantityWords

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST_NOUN_PHRASE = 5
LONGEST_BETWEEN = 7
_NEXT_WORD = re.compile(r"[^\S\n]*\n?[^\S\n]*[\"“«']?([^\W\d_]+(?:['’-][^\W\d_]+)*)")
_JOINT = frozenset({"ADJ", "ADV", "PUNCT", "NOUN", "PROPN", "VERB", "CCONJ", "NUM"})
_NOT_NOUNS = frozenset({"AUX", "ADP", "PRON", "DET", "SCONJ", "CCONJ"})


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted: [start, stop) of the text; both 0 where nothing is named."""

    start: int = 0
    stop: int = 0


def find_counted(parsed: Parsed, draft: NumberDraft, words: QuantityWords) -> Counted:
    """What a number counts: inside the words for none, else by the syntax, else the words that follow."""
    text = parsed.text
    if draft.what[1]:
        return Counted(*draft.what)
    if draft.rule == "none":
        named = words.named_none.search(text, draft.core, draft.core_stop)
        return Counted(named.start(), draft.core_stop) if named else Counted()
    if draft.unit is not None:
        measured = draft.unit in words.units.bulk and words.units.of.match(text, draft.stop)
        return _by_words(parsed, draft, words) if measured else Counted()
    if words.part_after.match(text, draft.stop):
        return Counted()
    found = _by_syntax(parsed, draft, words) or _by_words(parsed, draft, words)
    return Counted() if "\t" in text[draft.core_stop : found.start] else found  # in another column


def _by_syntax(parsed: Parsed, draft: NumberDraft, words: QuantityWords) -> Counted | None:
    """The noun that a number modifies (`nummod`), with what stands between them; needs heads of UD."""
    run = parsed.syntax.char_span(draft.core, draft.core_stop, alignment_mode="expand")
    if run is None or not parsed.syntax.has_annotation("DEP"):
        return None
    for token in run:
        head = token.head
        if token.dep_.startswith("nummod") and head.i >= run.end and head.i - run.end < LONGEST_BETWEEN:
            return _phrase(parsed.text, head, draft, first=run.end, words=words)
    return None


def _phrase(text: str, head: Token, draft: NumberDraft, *, first: int, words: QuantityWords) -> Counted | None:
    """The noun with its modifiers, from the word after the number on; None where other words come between."""
    doc = head.doc
    stop = head
    for token in doc[head.i + 1 : head.i + 3]:
        if token.head == head and token.dep_ in ("amod", "compound", "flat") and fold(token.text) not in words.stops:
            stop = token
        else:
            break
    start = max(doc[first].idx if first < len(doc) else head.idx, draft.stop)
    start = _skip(text, start, words)
    end = stop.idx + len(stop)
    between = [token for token in doc[first : head.i] if token.idx >= start]
    is_broken = any(fold(token.text) in words.stops or token.pos_ not in _JOINT for token in between)
    commas = any(token.text == "," for token in between) and any(t.pos_ in ("NOUN", "PROPN", "VERB") for t in between)
    if start >= end or is_broken or commas or _has_stop(text[start : head.idx]):
        return None
    while start < end and text[start].isspace():
        start += 1
    return Counted(start, end)


def _has_stop(between: str) -> bool:
    return re.search(r"[.;:!?()\[\]—]", between) is not None


def _skip(text: str, at: int, words: QuantityWords) -> int:
    """The offset after words such as "of the", "more", "de los"."""
    at -= 1 if at and text[at - 1].isspace() else 0
    while found := words.skip.match(text, at):
        at = found.end()
    return at


def _by_words(parsed: Parsed, draft: NumberDraft, words: QuantityWords) -> Counted:
    """The words that follow a number, up to one that ends a noun phrase; one word where there are no tags."""
    text = parsed.text
    at = _skip(text, draft.stop, words)
    start = stop = 0
    for _ in range(LONGEST_NOUN_PHRASE):
        match = _NEXT_WORD.match(text, at)
        if match is None or (word := fold(match.group(1))) in words.stops:
            break
        is_effect = word in words.effect
        if not is_effect and _ends(parsed, match.start(1), begun=bool(stop)):
            break
        start = start or match.start(1)
        stop = at = match.end(1)
        if is_effect or not parsed.syntax.has_annotation("POS"):
            break
    return Counted(start, stop) if stop else Counted()


def _ends(parsed: Parsed, offset: int, *, begun: bool) -> bool:
    """Whether the tags show that a word is no part of what is counted, or goes on the sentence after it."""
    run = parsed.syntax.char_span(offset, offset + 1, alignment_mode="expand")
    if run is None or not parsed.syntax.has_annotation("POS"):
        return False
    token = run[0]
    if begun:
        return token.pos_ in _NOT_NOUNS or token.pos_ in ("VERB", "ADV")
    return token.pos_ in _NOT_NOUNS or (token.pos_ == "VERB" and "Fin" in token.morph.get("VerbForm", []))
