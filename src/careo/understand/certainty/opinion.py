"""Opinion: judgements, figures of speech and doctrine in an author's own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from careo.model import Certainty, DocKind, Marker
from careo.understand.certainty.forms import VERBAL, is_predicative
from careo.understand.certainty.predicate import Predicate, is_perfect

if TYPE_CHECKING:
    from spacy.tokens import Token


def opinion(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """Judgements, figures of speech and doctrine; only of the author's own words, and not of a deed that is told."""
    if asked.chain:
        return None
    if marker := asked.find("opinion"):
        return Certainty.OPINION, marker
    partisan = asked.parsed.doc.kind in {DocKind.STATEMENT, DocKind.COMMUNIQUE}
    if partisan and (figure := asked.find("opinion", key="figures")) is not None:
        return Certainty.OPINION, figure
    for one in asked.head.sent:
        if not asked.start <= one.idx < asked.stop or not partisan:
            continue
        judges = {one.lemma_.casefold(), one.text.casefold()} & asked.has("opinion", "words")
        if judges and _is_judgement(asked, one):
            return Certainty.OPINION, asked.token_mark("opinion", one)
    first = next((one for one in asked.verb.children if one.dep_.startswith("nsubj")), None)
    stance = asked.verb.lemma_.casefold() in asked.has("opinion", "verbs")
    if (
        stance
        and asked.verb.i == asked.head.i
        and (_says_we(asked.verb) if first is None else first.text.casefold() in {"we", "i", "nosotros", "yo"})
    ):
        return Certainty.OPINION, asked.token_mark("opinion", asked.verb)
    return None


def _says_we(verb: Token) -> bool:
    """Whether a verb without a subject is of the first person: `creemos`."""
    return "1" in verb.morph.get("Person", [])


def _is_judgement(asked: Predicate, word: Token) -> bool:
    """A judging word decides where the clause only judges: its predicate is the word, a noun or a copula."""
    return is_predicative(asked.head) or asked.head.pos_ not in VERBAL or word.i == asked.head.i or not _is_event(asked)


def _is_event(asked: Predicate) -> bool:
    past = "Past" in asked.verb.morph.get("Tense", []) or "Part" in asked.verb.morph.get("VerbForm", [])
    return past and asked.verb.lemma_.casefold() not in {"be", "ser", "estar", "have", "haber"}


def doctrine(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """A partisan author's sentence about what is always so: present tense, no name of a day, a stance of "we"."""
    if asked.chain or asked.parsed.doc.kind is not DocKind.STATEMENT or is_perfect(asked):
        return None  # "it is a pattern: since 1994 eight have been killed"
    verb, text = asked.verb, asked.parsed.text
    sent = asked.head.sent
    generic = re.compile(
        r"\b(?:always|never|everywhere|only|siempre|nunca|jamás|solo|sólo|must|is a|are a|es una?|son)\b", re.IGNORECASE
    )
    present = "Pres" in verb.morph.get("Tense", []) or any(
        "Pres" in one.morph.get("Tense", []) for one in verb.children
    )
    found = generic.search(text, sent.start_char, sent.end_char)
    if (
        present
        and found
        and (is_predicative(verb) or found.group().casefold() in {"never", "always", "nunca", "jamás", "siempre"})
    ):
        return Certainty.OPINION, asked.mark("doctrine", found.start(), found.end())
    return None
