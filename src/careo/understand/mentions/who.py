"""The words that say who is who: titles, ranks, roles, determiners and joins of one language, folded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from careo.lang import LANGUAGES
from careo.lang.words import load_words
from careo.model import Mention, MentionKind
from careo.text.numbers import fold

MALE, FEMALE = "male", "female"
DESCRIPTION = "role@1"
PRONOUN = "pronoun@1"
DROPPED = "dropped@1"


@dataclass(frozen=True, slots=True)
class WhoWords:
    """The table `actors` of a language, as the rules ask for it.

    Attributes:
        courtesy: title to gender; titles that say nothing else.
        gender: noun to gender.
        given: given name to gender, of all languages: names travel.
        ranks: word of a rank to the rank's key.
        roles: word of a role to the role's key, the same in every language; ranks are roles too.
        role_keys: the keys of the roles.
        bodies: noun of a body that every state has to the body's key.
        body_keys: the keys of such bodies.
        portfolios: what a minister is minister of, to its key.
        surnames: surnames of very many people, of all languages.
        exclusive: words that make another role of a role ("former", "deputy").
        head_first: whether a body's name begins with its head noun.
        dropped: whether a verb may stand without a subject.
    """

    titles: frozenset[str]
    courtesy: Mapping[str, str]
    gender: Mapping[str, str]
    given: Mapping[str, str]
    ranks: Mapping[str, str]
    roles: Mapping[str, str]
    role_keys: frozenset[str]
    bodies: Mapping[str, str]
    body_keys: frozenset[str]
    portfolios: Mapping[str, str]
    surnames: frozenset[str]
    exclusive: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    empty: frozenset[str]
    generic: frozenset[str]
    epicene: frozenset[str]
    head_first: bool
    prepositions: frozenset[str]
    listing: frozenset[str]
    copula: re.Pattern[str]
    letters: re.Pattern[str]
    pronouns: Mapping[str, str]
    dropped: bool
    goes_on_verbs: frozenset[str]
    goes_on_adverbs: frozenset[str]
    saying: frozenset[str]
    noms: frozenset[str]
    org_heads: frozenset[str]


@cache
def load_who_words(lang: str) -> WhoWords:
    """The words of a language; built once."""
    words = load_words(lang)
    table, names = words.table("actors"), words.table("names")
    ranks = _by_word(table["ranks"])
    return WhoWords(
        titles=frozenset(map(fold, names["persons"]["titles"])),
        courtesy=_by_word(table["courtesy"]),
        gender=_by_word(table["gender"]),
        given={n: g for one in LANGUAGES for n, g in _by_word(load_words(one).table("actors")["given"]).items()},
        ranks=ranks,
        roles={**ranks, **_by_word(table["roles"])},
        role_keys=frozenset((*table["ranks"], *table["roles"])),
        bodies=_by_word(table["bodies"]),
        body_keys=frozenset(table["bodies"]),
        portfolios=_by_word(table["portfolios"]),
        surnames=frozenset(fold(n) for one in LANGUAGES for n in load_words(one).table("actors")["surnames"]["common"]),
        exclusive=frozenset(map(fold, table["exclusive"]["words"])),
        definite=frozenset(map(fold, table["determiners"]["definite"])),
        indefinite=frozenset(map(fold, table["determiners"]["indefinite"])),
        empty=frozenset(map(fold, table["determiners"]["empty"])),
        generic=frozenset(map(fold, table["generic"]["bodies"])),
        epicene=frozenset(map(fold, table["generic"]["persons"])),
        head_first=table["heads"]["position"] == "first",
        prepositions=frozenset(map(fold, table["heads"]["prepositions"])),
        listing=frozenset(map(fold, table["joins"]["list"])),
        copula=_between(table["joins"]["copula"], r"\s+", r"\s+"),
        letters=_between(table["joins"]["letters"], r"\s*,?\s+", r"\s*:?\s*(?:the|el|la)?\s*[\"“«'‘]?\s*"),
        pronouns={fold(w): key for key in (MALE, FEMALE, "thing") for w in table["pronouns"][key]},
        dropped=bool(table["pronouns"]["dropped"]),
        goes_on_verbs=frozenset(table["goes_on"]["verbs"]),
        goes_on_adverbs=frozenset(map(fold, table["goes_on"]["adverbs"])),
        saying=frozenset(v for row in words.table("attribution")["verbs"].values() for v in row),
        noms=frozenset(map(fold, table["personal"]["noms"])),
        org_heads=frozenset(map(fold, (*names["organisations"]["heads"], *names["organisations"]["bodies"]))),
    )


def _by_word(table: Mapping[str, Any]) -> dict[str, str]:
    return {fold(word): key for key, row in table.items() for word in row}


def _between(links: Iterable[str], before: str, after: str) -> re.Pattern[str]:
    either = "|".join(re.escape(link) for link in sorted(links, key=len, reverse=True))
    return re.compile(rf"^{before}(?:{either}){after}$", re.IGNORECASE)


def is_description(mention: Mention) -> bool:
    """Whether a mention describes ("the ambassador") and does not name."""
    return mention.made_by.endswith(DESCRIPTION)


def is_person_name(mention: Mention) -> bool:
    """Whether a mention is a person's name."""
    return mention.kind is MentionKind.PERSON and not is_description(mention)
