"""Paragraphs in the other language: told by their small words, so that each is analysed by its own language's model."""

from __future__ import annotations

from functools import cache
from importlib import import_module

OTHER = {"en": "es", "es": "en"}
FEWEST = 4
"""Small words of the other language that a foreign paragraph has at least; and more than three for each of this one."""


@cache
def small_words(lang: str) -> frozenset[str]:
    """The words of `lang` that carry no content and are none of the other language's.

    Examples:
        >>> "the" in small_words("en"), "no" in small_words("en"), "los" in small_words("es")
        (True, False, True)
    """
    own, others = (frozenset(import_module(f"spacy.lang.{one}").STOP_WORDS) for one in (lang, OTHER[lang]))
    return own - others


def find_foreign(texts: list[str], lang: str) -> list[bool]:
    """For each token, whether its paragraph (between blank lines) is in the other language.

    Args:
        texts: the text of each token, white space tokens among them.
        lang: the language of the document.
    """
    own, others = small_words(lang), small_words(OTHER[lang])
    foreign = [False] * len(texts)
    begin = mine = theirs = 0
    for index, text in enumerate([*texts, "\n\n"]):
        if text in own:
            mine += 1
        elif text in others:
            theirs += 1
        elif "\n" in text and (index == len(texts) or text.count("\n") > 1):
            if theirs >= FEWEST and theirs > 3 * mine:
                foreign[begin:index] = [True] * (index - begin)
            begin, mine, theirs = index + 1, 0, 0
    return foreign
