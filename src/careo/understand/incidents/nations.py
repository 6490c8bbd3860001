"""The nation that the words of a filler name: "U.S. citizens", "the Spanish priest"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from careo.lang.words import load_words
from careo.model import Mention
from careo.text.numbers import fold
from careo.understand.incidents.features import Facts

LONGEST = 3
"""Words of the longest name of a nation that is looked for."""


@cache
def _nations(lang: str) -> Mapping[str, str]:
    table = load_words(lang).table("names")
    rows = [row for part in ("nations", "peoples") for row in table[part].items()]
    return {fold(word): nation for nation, words in rows for word in words}


def nation_of(facts: Facts, mentions: Iterable[Mention]) -> str:
    """The name of the first nation that the words of some mentions name, "" where they name none."""
    known = _nations(facts.doc.lang)
    for mention in mentions:
        words = fold(" ".join(mention.span.quote(facts.doc.text).split())).split()
        for at in range(len(words)):
            for stop in range(min(len(words), at + LONGEST), at, -1):
                run = " ".join(words[at:stop]).rstrip(",")
                found = known.get(run) or known.get(run.removesuffix("s"))
                if found:
                    return found
    return ""
