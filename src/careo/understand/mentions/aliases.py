"""Stated aliases: the words that say a name is another name of what was named before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from careo.lang.words import load_words

OPEN, CLOSE = "\"“«'‘", "\"”»'’"
_ARTICLE = r"(?:the|el|la|los|las)?"
_EDGE = rf"[\s,()\[\]–—{CLOSE}-]*"
_BEFORE_NAME = rf"\s*[,:]?\s*{_ARTICLE}\s*[{OPEN}]?\s*"
# A name in quotation marks, or a run of capital words.
_CAPITAL = r"[A-ZÁÉÍÓÚÑÜ][\w’'-]*"
_QUOTED = rf"[{OPEN}]\s*(?P<quoted>{_CAPITAL}(?:[ ][\w’'-]+){{0,4}})\s*,?[{CLOSE}]"
_PLAIN = rf"(?P<plain>{_CAPITAL}(?:[ ](?:(?:de|del|la|of|the|los)[ ])?{_CAPITAL}){{0,3}})"
_BRACKET = re.compile(rf"^\s*[{CLOSE}]?\s*[(\[]\s*(?P<quote>[{OPEN}])?\s*(?:el|la|the)?\s*$", re.IGNORECASE)
_COMMA_QUOTE = re.compile(rf"^\s*,?\s*[{OPEN}]\s*$")


@dataclass(frozen=True, slots=True)
class AliasLinks:
    """Patterns of one language: `between` two names, `named` for a name after a link, `personal` for people only."""

    between: re.Pattern[str]
    named: re.Pattern[str]
    personal: re.Pattern[str]


@cache
def load_alias_links(lang: str) -> AliasLinks:
    """The alias links of a language; built once."""
    words = load_words(lang)
    links, personal = words.table("names")["aliases"]["links"], words.table("actors")["personal"]
    weak = [link for link in links if link in personal["weak"]]
    strong = [link for link in links if link not in personal["weak"]]
    marked = rf"\s*[)\]]?\s*[,(\[–—][\s{CLOSE}]*(?:{_either(weak)})" if weak else "(?!)"
    titles = _either(words.table("names")["persons"]["titles"])
    link = rf"(?:{_EDGE}(?:{_either(strong)})|{marked})"
    return AliasLinks(
        between=re.compile(rf"^{link}{_BEFORE_NAME}(?:(?:{titles})\.?\s+){{0,2}}[{OPEN}]?$", re.IGNORECASE),
        named=re.compile(rf"(?i:[\s,(\[](?:{_either(links)})\s+{_ARTICLE}\s*)(?:{_QUOTED}|{_PLAIN})"),
        personal=re.compile(rf"(?:{_either(personal['links'])})", re.IGNORECASE),
    )


def _either(links: list[str]) -> str:
    made = (re.escape(link).replace(r"\ \*\ ", r"(?:\s+\w+){0,4}\s+") for link in links)
    return "|".join(sorted((one.replace(r"\ ", r"\s+") for one in made), key=len, reverse=True))


def opens_bracket(between: str) -> bool:
    """Whether the words between two names are the opening of a bracket."""
    return _BRACKET.match(between) is not None


def opens_quoted_bracket(between: str) -> bool:
    """Whether the words between two names open a bracket with a quotation: `Juan Soto ("El Gato")`."""
    found = _BRACKET.match(between)
    return found is not None and found["quote"] is not None


def opens_quotation(between: str) -> bool:
    """Whether the words between two names are a comma, or nothing, and a quotation mark: `Juan Soto, "El Gato",`."""
    return _COMMA_QUOTE.match(between) is not None
