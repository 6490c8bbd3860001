"""At whose hands: "died at the hands of soldiers", "asesinato por parte de los rebeldes", "murió a manos de"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from careo.lang.acts import lookup_act
from careo.text.numbers import fold
from careo.understand.roles.arguments import Grammar
from careo.understand.roles.cases import with_conjuncts

if TYPE_CHECKING:
    from spacy.tokens import Token

    from careo.understand.events.triggers import Trigger

REACH = 14
"""Words from the deed to the phrase, at most."""
SAID = frozenset({"protest", "speech"})
"""Families of what is told with a motive, which may be the deed of others: `protesta por el cierre por parte de`."""
_BEFORE_NOUN = frozenset({"det", "amod", "nummod", "compound", "case", "flat", "nmod:poss", "det:predet"})


def doers_by_phrase(trigger: Trigger, grammar: Grammar) -> Iterator[Token]:
    """The heads of those whom a phrase of the list names as doers of the deed, in text order."""
    head, act = trigger.head, lookup_act(trigger.entry.act)
    sent, doc = head.sent, head.doc
    is_said = act is not None and act.family in SAID
    for found in _pattern(grammar.words["hands"]).finditer(sent.text.lower()):
        run = doc.char_span(sent.start_char + found.start(), sent.start_char + found.end(), alignment_mode="expand")
        if run is None or run.end >= sent.end or not 0 < run.start - head.i <= REACH:
            continue
        between = doc[head.i + 1 : run.start]
        is_of_motive = is_said and any(fold(t.text) in grammar.words["motives"] for t in between)
        if not is_of_motive and not any(t.pos_ == "VERB" for t in between):
            yield from with_conjuncts(_noun_from(doc[run.end]))


def _noun_from(token: Token) -> Token:
    """The noun of the phrase that begins with a token."""
    while token.dep_ in _BEFORE_NOUN and token.head.i > token.i:
        token = token.head
    return token


@lru_cache(maxsize=8)
def _pattern(phrases: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, phrases), key=len, reverse=True))})(?!\w)")
