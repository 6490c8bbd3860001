"""What stands around a person's name: titles, rank, gender; and which names can be one person's."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from careo.model import Mention
from careo.text.numbers import fold
from careo.understand.mentions.who import WhoWords, is_person_name
from careo.understand.parsed import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST_TITLES = 5
_PARTICLES = frozenset({"de", "del", "la", "las", "los", "y", "e", "von", "van", "da", "do", "dos", "bin", "al", "el"})


@dataclass(frozen=True, slots=True)
class Profile:
    """What the words around a name say of its bearer: titles as written, folded; rank key; gender, "" unknown."""

    titles: frozenset[str] = frozenset()
    rank: str = ""
    gender: str = ""


NOTHING = Profile()


def profile_of(parsed: Parsed, mention: Mention, words: WhoWords) -> Profile:
    """The profile of a name, from the title words inside its span and directly before it, and its given name."""
    if not is_person_name(mention):
        return NOTHING
    run = parsed.syntax.char_span(mention.span.start, mention.span.stop, alignment_mode="expand")
    if run is None:
        return NOTHING
    titles = _titles([*_before(run[0], words), *run], words)
    names = fold(mention.name).split()
    genders = {g for t in titles for g in (words.courtesy.get(t), words.gender.get(t)) if g}
    if not genders and names and names[0] in words.given:
        genders = {words.given[names[0]]}
    rank = next((words.ranks[t] for t in sorted(titles, key=len, reverse=True) if t in words.ranks), "")
    return Profile(frozenset(titles), rank, genders.pop() if len(genders) == 1 else "")


def _before(first: Token, words: WhoWords) -> list[Token]:
    """The title words that end directly before a token."""
    run: list[Token] = []
    at = first.i - 1
    while at >= first.sent.start and len(run) < MOST_TITLES:
        token = first.doc[at]
        if not (token.is_space or token.text == "." or _is_title(token, words) or token.pos_ == "ADJ"):
            break
        run.insert(0, token)
        at -= 1
    return run


def _is_title(token: Token, words: WhoWords) -> bool:
    low = fold(token.text)
    return low in words.titles or low in words.courtesy or low in words.ranks or low in words.roles


def _titles(run: Sequence[Token], words: WhoWords) -> list[str]:
    """Titles of one or two words in a run of tokens; a longer one covers its parts."""
    low = [fold(token.text).rstrip(".") for token in run if token.text != "."]
    found: list[str] = []
    skip = False
    for number, word in enumerate(low):
        pair = f"{word} {low[number + 1]}" if number + 1 < len(low) else ""
        if skip:
            skip = False
        elif pair in words.titles or pair in words.roles:
            found.append(pair)
            skip = True
        elif word in words.titles or word in words.courtesy or word in words.roles:
            found.append(word)
    return found


def is_short_person(short: str, full: str, given: Mapping[str, str]) -> bool:
    """Whether a person's name may be a short form of a longer one; both folded.

    Words keep their order; only given names and initials may be left out inside, so that a first surname is never
    passed over ("Ramiro Peñafiel" is not "Ramiro Oyarce Peñafiel"). An initial stands for its name.
    """
    less, more = short.replace(".", " ").split(), full.replace(".", " ").split()
    if not 0 < len(less) < len(more) and not _has_initial(less):
        return False
    if len(less) > len(more) or all(len(w) == 1 or w in _PARTICLES for w in less):
        return False
    return any(_matches(less, more[start:], given) for start in range(len(more) - len(less) + 1))


def _has_initial(words: Sequence[str]) -> bool:
    return any(len(word) == 1 for word in words)


def _matches(less: Sequence[str], more: Sequence[str], given: Mapping[str, str]) -> bool:
    """Whether `less` is found in `more` from its first word on, leaving out given names and initials only."""
    at = 0
    for number, word in enumerate(more):
        if at == len(less):
            return True
        same = word == less[at] or (len(less) > 1 and 1 in (len(word), len(less[at])) and word[0] == less[at][0])
        if same:
            at += 1
        elif number == 0 or not (word in given or len(word) == 1):
            return False
    return at == len(less)


def is_short_body(short: str, full: str, words: WhoWords) -> bool:
    """Whether a body's name may be a short form of a longer one; both folded: the same words, with the head noun.

    "Front" and "Commoners' Front" are short for "Armed Commoners' Front", "Ayora" is not short for
    "Communist Party of Ayora".
    """
    less, more = short.split(), full.split()
    if not 0 < len(less) < len(more) or short in words.generic:
        return False
    cut = next((n for n, word in enumerate(more) if n and word in words.prepositions), len(more))
    head = 0 if words.head_first else cut - 1
    starts = [i for i in range(len(more) - len(less) + 1) if more[i : i + len(less)] == less]
    return (
        any(start <= head < start + len(less) or start == 0 for start in starts) and re.search(r"\w", short) is not None
    )
