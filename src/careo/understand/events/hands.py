"""At whose hands: "died at the hands of soldiers", "asesinato por parte de los rebeldes", "murió a manos de"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from careo.understand.roles.arguments import Grammar
from careo.understand.roles.cases import with_conjuncts

if TYPE_CHECKING:
    from spacy.tokens import Token

REACH = 14
"""Words from the deed to the phrase, at most."""
_BEFORE_NOUN = frozenset({"det", "amod", "nummod", "compound", "case", "flat", "nmod:poss", "det:predet"})


def doers_by_phrase(head: Token, grammar: Grammar) -> Iterator[Token]:
    """The heads of those whom a phrase of the list names as doers of the deed at `head`, in text order."""
    sent, doc = head.sent, head.doc
    for found in _pattern(grammar.words["hands"]).finditer(sent.text.lower()):
        run = doc.char_span(sent.start_char + found.start(), sent.start_char + found.end(), alignment_mode="expand")
        if run is None or run.end >= sent.end or not 0 < run.start - head.i <= REACH:
            continue
        if not any(t.pos_ == "VERB" for t in doc[head.i + 1 : run.start]):
            yield from with_conjuncts(_noun_from(doc[run.end]))


def _noun_from(token: Token) -> Token:
    """The noun of the phrase that begins with a token."""
    while token.dep_ in _BEFORE_NOUN and token.head.i > token.i:
        token = token.head
    return token


@lru_cache(maxsize=8)
def _pattern(phrases: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, phrases), key=len, reverse=True))})(?!\w)")
