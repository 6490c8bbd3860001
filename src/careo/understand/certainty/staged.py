"""What is only played: in a film or novel, or in a drill, nothing that is told was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careo.model import Marker
from careo.text.numbers import fold
from careo.understand.acts import load_triggers
from careo.understand.certainty.forms import VERBAL
from careo.understand.certainty.predicate import Predicate

if TYPE_CHECKING:
    from spacy.tokens import Token

_SAID_OF = frozenset({"nmod", "appos", "obl", "acl", "acl:relcl"})


def staged(asked: Predicate) -> Marker | None:
    """`In the film, soldiers massacre a village`, `durante el simulacro liberaron a los rehenes`.

    A film or novel tells its story in the present; in a drill what nobody plays may be real ("a soldier died").
    """
    setting = next((one for one in asked.verb.children if _is_setting(one, asked)), None)
    if setting is None or asked.verb.pos_ not in VERBAL:
        return _of_fiction(asked)
    if setting.lemma_.casefold() in asked.has("hypothetical", "fictions"):
        is_told = not asked.chain and _is_present(asked.verb)
    else:
        entries = load_triggers(asked.parsed.lang).verbs.get(fold(asked.head.lemma_), ())
        is_told = not {entry.act for entry in entries} & asked.has("hypothetical", "really")
    return asked.token_mark("hypothetical", setting) if is_told else None


def _is_setting(noun: Token, asked: Predicate) -> bool:
    """Whether a noun is a story or drill, and stands with "in" or "during"."""
    case = next((one.text.casefold() for one in noun.children if one.dep_ == "case"), "")
    words = asked.has("hypothetical", "fictions") | asked.has("hypothetical", "drills")
    within = noun.dep_.startswith("obl") and case in asked.has("hypothetical", "within")
    return within and noun.lemma_.casefold() in words


def _is_present(verb: Token) -> bool:
    finite = [one for one in (verb, *verb.children) if "Fin" in one.morph.get("VerbForm", [])]
    own = [one for one in finite if one.i == verb.i or one.dep_.startswith(("aux", "cop"))]
    return any("Pres" in one.morph.get("Tense", []) for one in own)


def _of_fiction(asked: Predicate) -> Marker | None:
    """`A film about the kidnapping of a minister`: a deed without an article that a story is about.

    A definite deed may have been done: "a film about the massacre of Ocomarca".
    """
    head, above = asked.head, asked.head.head
    about = next((one.text.casefold() for one in head.children if one.dep_ == "case"), "")
    definite = any(one.dep_ in {"det", "nmod:poss"} for one in head.children)
    told = head.pos_ == "NOUN" and head.dep_ in _SAID_OF and about in asked.has("hypothetical", "about")
    is_story = above.lemma_.casefold() in asked.has("hypothetical", "fictions")
    return asked.token_mark("hypothetical", above) if told and is_story and not definite else None
