"""Which words with a hyphen or slash stay whole, in a text as in the word lists that are laid beside its tokens."""

from __future__ import annotations

import re

WHOLE = {
    "en": r"\d{3}-\d{3,4}(?:-\d{4})?|(?:e|co|non|re|pre|mid|anti|ex|multi|semi|sub|un|de|pro|inter|counter)-[a-z]+"
    r"|(?:passer|looker|hanger)s?-(?:by|on)|(?:by-stander|on-looker|hostage-taker|law-maker|gun-man|go-between)s?"
    r"|(?:brother|sister|mother|father|son|daughter|parent)s?-in-law|(?:commander|editor)s?-in-chief",
    "es": r"[A-ZÁÉÍÓÚÑ]\w+/[A-ZÁÉÍÓÚÑ]\w+",
}
"""Words that stay whole though a hyphen or slash stands in them."""
_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")


def apart(words: str, lang: str) -> list[str]:
    """Words of a list as the tokenizer cuts them in a text.

    Examples:
        >>> apart("cease-fire line", "en"), apart("non-intervention", "en")
        (['cease', '-', 'fire', 'line'], ['non-intervention'])
    """
    whole = re.compile(WHOLE[lang])
    return " ".join(word if whole.fullmatch(word) else _HYPHEN.sub(" - ", word) for word in words.split()).split()
