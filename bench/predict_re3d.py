"""re3d: documents in, an analyst's mentions out: persons, organisations, places and nationalities, names or not.

re3d marks descriptions ("the regime", "a fighting position") and pronouns beside names, and calls a country an
organisation where it acts. careo's mentions are told in those terms; nothing is looked up that careo does not know.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from careo.model import Document, MentionKind, Reading, RoleName
from careo.text.numbers import fold
from careo.understand import understand
from careo.understand.mentions.kinds import load_noun_kinds

Record = dict[str, Any]
NAMES = {
    MentionKind.PERSON: "Person",
    MentionKind.ORGANISATION: "Organisation",
    MentionKind.STATE: "Location",
    MentionKind.PLACE: "Location",
    MentionKind.FACILITY: "Location",
    MentionKind.GROUP: "Organisation",
}
PRONOUNS = {"Organisation": ("we", "they", "our"), "Person": ("i", "he", "she", "his", "her", "my")}
_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]\.)?")
_THE = re.compile(r"\bthe\s+$", re.IGNORECASE)


def predict(records: Iterable[Record]) -> Iterator[Record]:
    """One prediction a record, with the types of the corpus."""
    docs = [Document(id=one["doc_id"], path=one["doc_id"], sha256="", text=one["text"], lang="en") for one in records]
    for doc, reading in zip(docs, understand(docs), strict=True):
        found = dict([*_small_words(doc.text), *_mentions(doc.text, reading)])
        yield {"doc_id": doc.id, "entities": [{"start": a, "end": b, "type": kind} for (a, b), kind in found.items()]}


def _mentions(text: str, reading: Reading) -> Iterator[tuple[tuple[int, int], str]]:
    """Mentions by span, with the article where an organisation has one."""
    acting = {role.span.start for event in reading.events for role in event.roles if role.role is RoleName.AGENT}
    acting |= {voice.span.start for claim in reading.claims for voice in claim.voices if voice.span}
    for mention in (one for one in reading.mentions if not one.points_back):
        kind = NAMES.get(mention.kind)
        if kind is None or (mention.kind is MentionKind.PERSON and mention.made_by.endswith("role@1")):
            continue
        article = _THE.search(text, max(0, mention.span.start - 6), mention.span.start)
        acts = mention.kind is MentionKind.STATE and (article is not None or mention.span.start in acting)
        kind = "Organisation" if acts else kind
        start = article.start() if article and kind == "Organisation" else mention.span.start
        yield (start, mention.span.stop), kind


def _small_words(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Pronouns, and adjectives of peoples."""
    peoples = load_noun_kinds("en").peoples
    by_word = {word: kind for kind, words in PRONOUNS.items() for word in words}
    for match in _WORD.finditer(text):
        kind = "Nationality" if fold(match.group()) in peoples else by_word.get(match.group().lower())
        if kind and (kind != "Nationality" or match.group()[0].isupper()):
            yield match.span(), kind
