"""Codes of actors as coders of events write them: nation and role ("COLREB"), by the words that name the actor."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from careo.lang.words import load_words
from careo.text.numbers import fold

LONGEST = 7
"""Words of the longest name in the lists."""
CIVILIANS = "CVL"
"""The role of a people without another word: "the Palestinians"."""
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*\.?")
_GENITIVE = re.compile(r"['’]s?$")
_FEMININE = (("as", "o"), ("a", "o"), ("as", ""), ("a", ""), ("esas", "es"), ("esa", "es"), ("es", ""), ("s", ""))


@dataclass(frozen=True, slots=True)
class CodeBook:
    """Codes by folded name; `bodies` have a whole code, `ranks` tells which of several roles counts: the lower."""

    bodies: Mapping[str, str]
    nations: Mapping[str, str]
    roles: Mapping[str, str]
    ranks: Mapping[str, int]


@cache
def load_code_book(lang: str) -> CodeBook:
    """The codes of a language; built once."""
    table = load_words(lang).table("actor_codes")
    bodies, nations, roles = (
        {fold(name): code for code, names in reversed(table[part].items()) for name in names}
        for part in ("bodies", "nations", "roles")
    )
    return CodeBook(bodies, nations, roles, {code: rank for rank, code in enumerate(table["roles"])})


def actor_code(words: str, *, lang: str) -> str | None:
    """The code of an actor: nation, then role; None where the words tell no nation.

    Examples:
        >>> actor_code("the Palestinian riot police", lang="en"), actor_code("Israel", lang="en")
        ('PSECOP', 'ISR')
        >>> actor_code("guerrilleros colombianos", lang="es"), actor_code("la policía", lang="es")
        ('COLREB', None)
        >>> actor_code("the Palestinians", lang="en"), actor_code("las FARC", lang="es")
        ('PSECVL', 'COLREB')
    """
    book = load_code_book(lang)
    runs = list(_runs(words))
    whole = next((book.bodies[form] for forms in runs for form in forms if form in book.bodies), None)
    if whole is not None:
        return whole
    found = [(forms, form) for forms in runs for form in forms if form in book.nations]
    if not found:
        return None
    roles = [book.roles[form] for forms in runs for form in forms if form in book.roles]
    people = CIVILIANS if found[0][0] is runs[-1] and found[0][1] not in found[0][0][:2] else ""
    return book.nations[found[0][1]] + min(roles, key=book.ranks.__getitem__, default=people)


def _runs(words: str) -> Iterator[list[str]]:
    """For each run of words, longer ones first at each place, the forms it may stand under in the lists."""
    found = [_GENITIVE.sub("", fold(word)) for word in _WORD.findall(words)]
    for start in range(len(found)):
        for stop in range(min(len(found), start + LONGEST), start, -1):
            yield list(_forms(" ".join(found[start:stop])))


def _forms(run: str) -> Iterator[str]:
    yield run
    yield run.removesuffix(".")
    if run.endswith("men"):
        yield run[:-3] + "man"
    if run.endswith("ies"):
        yield run[:-3] + "y"
    for ending, lemma in _FEMININE:
        if run.endswith(ending) and len(run) > len(ending) + 2:
            yield run[: -len(ending)] + lemma
