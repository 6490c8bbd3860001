"""Documents as wholes: how alike two texts are, as far as the words on the page tell, and when they were written.

What a language layer reads out of a text may be missing or wrong; the words are always there. Five things are
measured, each from 0 to 1: the cosine of the names, how many rare words both have, how much of one headline stands in
the other text, the cosine of the openings, and how much of the names of each opening stands in the other text.

Rarity is the logarithm of the inverse document frequency in a case that is thought to lie among `BACKGROUND` further
documents, in which each common word stands in `COMMON_SHARE` of them and no name in any: so a small case on one bomb
does not hold "bomb" and "yesterday" for rare words, and a large one counts as it is. What has `SHORT` characters, a day
of the month or the article of a name, is a common word.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from careo.link.accounts import cased_text
from careo.link.lexicon import Token, common_forms, find_tokens, forms
from careo.link.repeated import TOLD
from careo.model import Document, Span

BACKGROUND = 1000
COMMON_SHARE = 0.02
RARE_FROM = 4.5
MOST_TERMS = 200
MOST_NAMES = 60
LEAD_TOKENS = 80
LONG_ENOUGH = 30
SHORT = 2
MUCH = 40
MONTH, YEAR = 30, 365
MOST_SHOWN = 5
LEAST_NAMES, NAMES_KEPT = 6, 0.3
BEGINS = re.compile(r"(?:^|[.!?:;\n\"“”«»()•|—–])\s*$")
Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Text:
    """What one document is compared by: its tokens and how often they stand, of all, of the names and of the opening.

    `title` has the tokens of the headline, `written` the day that relative times count from, `proper` the names that
    the language does not also write in small letters.
    """

    doc_id: str
    lang: str
    words: Mapping[str, int]
    names: Mapping[str, int]
    lead: Mapping[str, int]
    title: frozenset[str]
    written: date | None
    proper: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two texts are; see the head of this module. `rare` has the rare words that both have, rarest first.

    `told` has the shares of the names of each opening that stand in the other text, the larger first.
    """

    names: float
    rarity: float
    headline: float
    opening: float
    days: int | None
    rare: tuple[str, ...]
    shared_names: tuple[str, ...]
    told: tuple[float, float] = (0.0, 0.0)

    def strengths(self) -> dict[str, tuple[float, str, str]]:
        """For each row of the table of weights: how strong it is, a token that shows it, and more words on it."""
        rare, name = next(iter(self.rare), ""), next(iter(self.shared_names), "")
        days = math.log1p(self.days or 0)
        return {
            "rare words": (min(1.0, math.log1p(self.rarity) / math.log1p(MUCH)), rare, _list(self.rare)),
            "like names": (math.sqrt(self.names), name, _list(self.shared_names)),
            "headline told": (self.headline, "", ""),
            "like openings": (self.opening, "", f"{self.opening:.2f}"),
            "names told": (self.told[0], name, _list(self.shared_names)),
            "names told by both": (self.told[1], name, _list(self.shared_names)),
            "days between": (days / math.log1p(YEAR), "", str(self.days)),
            "not of one month": (min(1.0, days / math.log1p(MONTH)), "", str(self.days)),
        }


def _list(forms: tuple[str, ...]) -> str:
    return ", ".join(forms[:MOST_SHOWN])


def told_tokens(doc: Document) -> Iterator[tuple[Token, bool]]:
    """The tokens of what is told, without mastheads, notes and the like, and whether each is written like a name.

    A capital counts inside a sentence; at its beginning only where the language has no such word in small letters.
    """
    left_out = sorted(r.span for r in doc.regions if r.kind not in TOLD)
    cased, common = cased_text(doc), common_forms(doc.lang)
    at = 0
    for token in find_tokens(doc.text, doc.lang):
        while at < len(left_out) and left_out[at].stop <= token.start:
            at += 1
        if at < len(left_out) and left_out[at].start <= token.start:
            continue
        named = cased[token.start].isupper() and token.form.islower()
        if named and token.form in common:
            named = not BEGINS.search(cased[max(0, token.start - 3) : token.start])
        yield token, named


def make_text(doc: Document) -> Text:
    """The tokens of a document, counted; those of the headline are no part of the opening nor of the names."""
    words: Counter[str] = Counter()
    names: Counter[str] = Counter()
    lead: Counter[str] = Counter()
    title: set[str] = set()
    start, stop = (doc.title.span.start, doc.title.span.stop) if doc.title is not None else (0, 0)
    for token, named in told_tokens(doc):
        words[token.form] += 1
        if start <= token.start < stop:
            title.add(token.form)
            continue
        if lead.total() < LEAD_TOKENS:
            lead[token.form] += 1
        if named:
            names[token.form] += 1
    proper = frozenset(names.keys() - common_forms(doc.lang))
    return Text(doc.id, doc.lang, words, names, lead, frozenset(title), doc.day(), proper)


def share_names(a: Text, b: Text) -> float:
    """Of two texts, the share of the names of the one with fewer that stand in the other; 1 where it has hardly any.

    Words that also stand in small letters are no names here. A capital counts on one side only: headlines have many.
    """
    few, other = min((a.proper, b), (b.proper, a), key=lambda row: (len(row[0]), row[1].doc_id))
    return sum(1 for name in few if name in other.words) / len(few) if len(few) >= LEAST_NAMES else 1.0


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A text with its unit vectors."""

    text: Text
    words: Vector
    names: Vector
    lead: Vector
    title: float
    named: Mapping[str, float]


class Library:
    """The texts of a case with the rarity of their words; compares two of them."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self.rarity = _rarity(texts)
        self._texts = {text.doc_id: self._weigh(text) for text in texts}

    def _weigh(self, text: Text) -> _Weighed:
        return _Weighed(
            text,
            self._unit(text.words, MOST_TERMS),
            self._unit(text.names, MOST_NAMES),
            self._unit(text.lead, LEAD_TOKENS),
            sum(self.rarity[form] for form in text.title),
            {t: self.rarity[t] for t in sorted(text.names.keys() & text.lead.keys())},
        )

    def _unit(self, bag: Mapping[str, int], most: int) -> Vector:
        weights = {t: (1 + math.log(n)) * self.rarity[t] for t, n in bag.items()}
        kept = sorted(weights, key=lambda t: (-weights[t], t))[:most]
        norm = math.sqrt(sum(weights[t] ** 2 for t in kept)) or 1.0
        return {t: weights[t] / norm for t in kept}

    def text(self, doc_id: str) -> Text:
        """A text of the case."""
        return self._texts[doc_id].text

    def vector(self, doc_id: str) -> Vector:
        """The weights of a document's words, of length 1."""
        return self._texts[doc_id].words

    def compare(self, left: str, right: str, *, in_words: bool = True) -> Likeness:
        """How alike two documents of one language are; without the words that show it, unless they are asked for."""
        a, b = self._texts[left], self._texts[right]
        both = a.text.words.keys() & b.text.words.keys()
        rare = {t: self.rarity[t] - RARE_FROM for t in both if self.rarity[t] > RARE_FROM}
        shared = {t: w * b.names[t] for t, w in a.names.items() if t in b.names}
        told = _share_told(a.named, b.text.words), _share_told(b.named, a.text.words)
        days = abs((a.text.written - b.text.written).days) if a.text.written and b.text.written else None
        return Likeness(
            names=math.fsum(shared.values()),
            rarity=math.fsum(rare.values()),
            headline=max(self._headline(a, b), self._headline(b, a)),
            opening=dot(a.lead, b.lead),
            days=days,
            rare=_best(rare) if in_words else (),
            shared_names=_best(shared) if in_words else (),
            told=(max(told), min(told)),
        )

    def is_long(self, doc_id: str) -> bool:
        """Whether a document is long enough for its words to decide."""
        return len(self._texts[doc_id].text.words) >= LONG_ENOUGH

    def decides(self, left: str, right: str) -> bool:
        """Whether two documents are of one language and both long enough for their words to decide."""
        same = self._texts[left].text.lang == self._texts[right].text.lang
        return same and self.is_long(left) and self.is_long(right)

    def _headline(self, a: _Weighed, b: _Weighed) -> float:
        """The share of a's headline, by rarity, that stands in b."""
        if not a.title:
            return 0.0
        return sum(self.rarity[t] for t in sorted(a.text.title) if t in b.text.words) / a.title


def _best(weights: Mapping[str, float]) -> tuple[str, ...]:
    """Some tokens, the weightiest first."""
    return tuple(sorted(weights, key=lambda t: (-weights[t], t)))


def _share_told(names: Mapping[str, float], words: Mapping[str, int]) -> float:
    """The share of some names, by rarity, that stand among the words of a text; 0 where there are none."""
    total = math.fsum(names.values())
    return math.fsum(w for t, w in names.items() if t in words) / total if total else 0.0


def _rarity(texts: Iterable[Text]) -> dict[str, float]:
    frequency: Counter[str] = Counter()
    usual: set[str] = set()
    total = BACKGROUND
    for text in texts:
        total += 1
        frequency.update(text.words.keys())
        common = common_forms(text.lang)
        usual.update(t for t in text.words if t in common or t.isupper() or len(t) <= SHORT)
    added = BACKGROUND * COMMON_SHARE
    return {t: math.log(total / (n + added if t in usual else n)) for t, n in frequency.items()}


def dot(left: Vector, right: Vector) -> float:
    """Inner product of two sparse vectors; the order of the two does not matter."""
    if (len(left), min(left, default="")) > (len(right), min(right, default="")):
        left, right = right, left
    return math.fsum(w * right[t] for t, w in left.items() if t in right)


def find_form(doc: Document, form: str) -> Span | None:
    """Where a token first stands in what a document tells."""
    match = re.search(rf"\b{re.escape(form)}\w*", doc.text, re.IGNORECASE)
    if match is not None and form in forms(match.group(), doc.lang):
        return Span(doc.id, *match.span())
    return next((Span(doc.id, t.start, t.stop) for t, _ in told_tokens(doc) if t.form == form), None)
