"""Who speaks by the surface alone: the noun phrase beside a verb of saying, where the tree names nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careo.understand.attribution.phrases import top_of_name
from careo.understand.attribution.unsaid import opens_sentence

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenRun
    from spacy.tokens import Token


def speaker_after(token: Token, sent: TokenRun) -> Token | None:
    """Surface fallback: the noun phrase right after a verb ("said Rojas")."""
    after = next((one for one in token.doc[token.i + 1 : sent.end] if not one.is_space), None)
    if after is None or after.pos_ not in {"PROPN", "DET"}:
        return None
    named = after if after.pos_ == "PROPN" else after.head
    if named.dep_ == "obl" and named.pos_ == "NOUN":  # `dijo el mes pasado`
        return None
    return top_of_name(named) if named.pos_ in {"NOUN", "PROPN"} and named.i > token.i else None


def neighbour(token: Token, sent: TokenRun) -> Token | None:
    """Surface fallback: the noun phrase right after the verb, or the one its clause begins with."""
    after = next((one for one in token.doc[token.i + 1 : sent.end] if not one.is_space), None)
    if after is not None and after.pos_ in {"PROPN", "DET"} and token.i > sent.start + 2:
        return speaker_after(token, sent)
    if token.dep_ not in {"ROOT", "ccomp", "parataxis"}:
        return None
    start = max((one.i for one in token.doc[sent.start : token.i] if one.text == ";"), default=sent.start)
    before = [one for one in token.doc[start : token.i] if one.pos_ in {"PROPN", "NOUN", "PRON"}]
    before = [one for one in before if one.dep_ not in {"fixed", "obl"} and not opens_sentence(one)]  # `años después`
    if not before or before[0].i - sent.start > 6:
        return None
    top = top_of_name(before[0])
    return top if top.i < token.i else before[0]
