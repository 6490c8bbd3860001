"""Posts: what somebody is said to be, read from words ("the Peruvian defence minister", "Minister of Defence")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from careo.text.numbers import fold
from careo.understand.mentions.names import NameWords, load_name_words
from careo.understand.mentions.who import WhoWords, load_who_words

STATE, PORTFOLIO = "@", "#"
"""Before a telling word that is a state, or what a minister is minister of: the same in every language."""
WIDEST = 4


@dataclass(frozen=True, slots=True)
class Post:
    """What somebody is said to be: the key of the role and the words that tell it from others of its kind."""

    role: str
    words: frozenset[str] = frozenset()

    @property
    def states(self) -> frozenset[str]:
        """The states among its words."""
        return frozenset(word for word in self.words if word.startswith(STATE))


@dataclass(frozen=True, slots=True)
class PostWords:
    """Reads posts by the word lists of one language."""

    who: WhoWords
    names: NameWords

    def role_at(self, low: Sequence[str], at: int, lemma: str = "") -> tuple[str, set[int]]:
        """The key of the role whose noun is the word `at` of some folded words, and which words say it."""
        roles = self.who.roles
        role, used = _entry_at(roles, low, at)
        return (role, used) if role else (roles.get(lemma, low[at]), {at})

    def body_at(self, low: Sequence[str], at: int) -> Post | None:
        """The post of a body that every state has ("the Peruvian army") whose noun is the word `at`, or None."""
        body, used = _entry_at(self.who.bodies, low, at)
        return Post(body, self.telling(low, used)) if body else None

    def telling(self, low: Sequence[str], used: set[int]) -> frozenset[str]:
        """The words that tell a post from others; a state, in a name or adjective, and a portfolio are one word."""
        found: set[str] = set()
        at = 0
        while at < len(low):
            width, key = next(
                ((n, key) for n in range(min(WIDEST, len(low) - at), 0, -1) if (key := self._key(low[at : at + n]))),
                (1, ""),
            )
            if key and not used & set(range(at, at + width)):
                found.add(key)
            elif at not in used and low[at][:1].isalnum() and not self._is_empty(low[at]):
                found.add(low[at].rstrip("."))
                width = 1
            else:
                width = 1
            at += width
        return frozenset(found)

    def _key(self, low: Sequence[str]) -> str:
        words = " ".join(low)
        if state := self.state(words):
            return STATE + state
        portfolio = self.who.portfolios.get(words, "")
        return PORTFOLIO + portfolio if portfolio else ""

    def _is_empty(self, word: str) -> bool:
        return word in self.who.empty or word in self.who.definite or word in self.who.indefinite

    def state(self, words: str) -> str:
        """The state that a folded adjective or name means, in any gender and number; empty for none."""
        peoples = self.names.kinds.peoples
        if words in self.names.nations and words != "us":
            return self.names.nations[words]
        if words in peoples:
            return peoples[words]
        forms = [words.removesuffix("s"), words.removesuffix("es"), words.removesuffix("a") + "o"]
        forms += [words.removesuffix("as") + "o", words.removesuffix("a"), words.removesuffix("a") + "e"]
        return next((peoples[form] for form in forms if form in peoples), "")

    def post_of_title(self, title: str) -> Post | None:
        """The post that a title of a dictionary names ("Minister of Defence"); None where no noun of it is known."""
        low = fold(title).replace(",", " ").split()
        cut = next((n for n, word in enumerate(low) if n and word in self.who.prepositions), len(low))
        order = [0, *range(1, cut)] if self.who.head_first else [*range(cut - 1, -1, -1)]
        for at in order:
            role, used = self.role_at(low, at)
            if role in self.who.role_keys:
                return Post(role, self.telling(low, used))
        return Post(low[order[0]], self.telling(low, {order[0]})) if low else None

    def post_of_name(self, name: str) -> Post | None:
        """The post of a body of a state by its name ("Ejército del Perú"); None for other names."""
        low = fold(name).split()
        cut = next((n for n, word in enumerate(low) if n and word in self.who.prepositions), len(low))
        return next((post for at in (0, cut - 1) if (post := self.body_at(low, at))), None) if low else None


def _entry_at(table: Mapping[str, str], low: Sequence[str], at: int) -> tuple[str, set[int]]:
    """What a table has for two words, the first or second of them at a place, or for the word there; "" for nothing."""
    for first, stop in ((at - 1, at + 1), (at, at + 2), (at, at + 1)):
        words = " ".join(low[max(first, 0) : stop])
        if first >= 0 and words in table:
            return table[words], set(range(first, min(stop, len(low))))
    return "", set()


@cache
def load_post_words(lang: str) -> PostWords:
    """The posts of a language; built once."""
    return PostWords(load_who_words(lang), load_name_words(lang))
