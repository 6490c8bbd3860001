"""Whether a verb says by its form that who writes says it: `exigimos que`, `solicito que`, `quiero decirles que`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careo.understand.attribution.phrases import child, is_bare_infinitive
from careo.understand.attribution.sources import Speakers

if TYPE_CHECKING:
    from spacy.tokens import Token


def says_we(token: Token, speakers: Speakers) -> bool:
    """Whether a verb says by its form that "we" say it: `en nuestra edición del martes publicamos que`."""
    return "1" in token.morph.get("Person", []) and is_own(token, speakers)


def is_own(token: Token, speakers: Speakers) -> bool:
    """A verb whose form says "we" though the sentence does not: `exigimos`."""
    endings = tuple(speakers.cues.own_endings)
    first = "1" in token.morph.get("Person", []) or _is_first_of_ar(token)
    past = "Ind" in token.morph.get("Mood", []) and "Sing" in token.morph.get("Number", [])
    alone = first and token.text.casefold().endswith(("o", "é", "í", *(("e", "i") if past else ())))  # "creo", "supe"
    wants = token.dep_ == "xcomp" and is_bare_infinitive(token) and token.head.i < token.i  # "quiero decirles"
    return bool(endings) and (
        alone or token.text.casefold().endswith(endings) or (wants and is_own(token.head, speakers))
    )


def _is_first_of_ar(token: Token) -> bool:
    """`Solicito que`, taken for the past: no other form of a verb in -ar has its "o" without an accent."""
    stem = token.lemma_.casefold().removesuffix("ar")
    bare = stem != token.lemma_.casefold() and token.text.casefold() == f"{stem}o"
    return bare and child(token, "nsubj") is None
