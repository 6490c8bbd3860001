"""What the machine says in sentences, in the reader's language: reasons, problems, errors, what the doors ask for.

A sentence is written once, in English, where it arises. Its *form* is the sentence with places for its details (`{0}`);
under this form its Spanish stands in one of the tables beside this file. A reason comes as a form with its details; any
other sentence is read back into them, so that what an older build stored is shown in the reader's language, too.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from careo.model import Reason
from careo.show.vocabulary import words_of

PLACE = re.compile(r"\{(\d)\}")
PLURAL = re.compile(r"\{(\d)\} (\w+)\(s\)")
"""A number with a word that takes an "s" after any but 1, as the tables write it: "{2} día(s)"."""
VALUES = ("Certainty", "Verdict", "Ruling", "Aspect", "Question")
"""Vocabularies whose values may stand as details of a sentence."""
DEEPEST = 2
OWN = "en"


def say(lang: str, said: str | Reason) -> str:
    """A sentence of the machine in a language; one that no table has stays in English.

    Examples:
        >>> say("es", "no file was chosen; choose at least one")
        'no se eligió ningún archivo; elija al menos uno'
        >>> say("es", Reason("written {2} days apart", -1.0, details=("", "", "40")))
        'escritos con 40 días de diferencia'
        >>> say("en", "incident 7: there is none; `careo incidents CASE` lists them")
        'incident 7: there is none; `careo incidents CASE` lists them'
    """
    if lang == OWN:
        return said.said if isinstance(said, Reason) else said
    if isinstance(said, Reason) and said.form in forms(lang):
        return _fill(lang, forms(lang)[said.form], said.details, 1)
    return _say_again(lang, said.said if isinstance(said, Reason) else said)


@lru_cache(maxsize=4096)
def _say_again(lang: str, sentence: str, depth: int = 0) -> str:
    """A finished sentence read back into its form and details, and said in another language.

    Of the forms it can have, the one with most words of its own is meant.
    """
    if sentence in forms(lang):
        return forms(lang)[sentence]
    found = values(lang).get(sentence)
    if found or depth >= DEEPEST:
        return found or sentence
    for known in _known_forms(lang):
        if known.telling in sentence and (read := known.pattern.fullmatch(sentence)):
            details = [read[f"d{number}"] if f"d{number}" in read.groupdict() else "" for number in range(10)]
            return _fill(lang, known.other, details, depth + 1)
    return sentence


def _fill(lang: str, form: str, details: Sequence[str], depth: int) -> str:
    """A form with its details, each in the language, too, where it is a value or a sentence; lists one by one."""
    said = ["; ".join(_say_again(lang, one, depth) for one in detail.split("; ")) for detail in details]
    form = PLURAL.sub(lambda found: f"{{{found[1]}}} {found[2]}{'' if said[int(found[1])] == '1' else 's'}", form)
    return form.format(*said)


@dataclass(frozen=True, slots=True)
class _Form:
    """A form as the pattern of its sentences, and the same in another language.

    `telling` is its longest piece between details, looked for first; `letters` is how long its own words are.
    """

    pattern: re.Pattern[str]
    other: str
    telling: str
    letters: int


@cache
def forms(lang: str) -> dict[str, str]:
    """All forms with the same in a language other than English."""
    found: dict[str, str] = {}
    for path in sorted(Path(__file__).parent.glob("*.toml")):
        for form, other in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if form in found:
                raise KeyError(f"{path.name}: {form!r} stands in another table of sayings, too")
            found[form] = other
    return found if lang != OWN else {form: form for form in found}


@cache
def values(lang: str) -> dict[str, str]:
    """Values of vocabularies, as they may stand inside a sentence."""
    return {value: said for name in VALUES for value, said in words_of(lang, name).items()}


@cache
def _known_forms(lang: str) -> list[_Form]:
    known = [
        _Form(_pattern(form), other, max(PLACE.split(form)[::2], key=len), len(PLACE.sub("", form)))
        for form, other in forms(lang).items()
    ]
    return sorted((one for one in known if one.pattern.groups), key=lambda one: -one.letters)


def _pattern(form: str) -> re.Pattern[str]:
    seen: set[str] = set()

    def place(number: str) -> str:
        if number in seen:
            return f"(?P=d{number})"
        seen.add(number)
        return f"(?P<d{number}>.*?)"

    parts = PLACE.split(form)
    return re.compile("".join(place(part) if at % 2 else re.escape(part) for at, part in enumerate(parts)), re.DOTALL)
