"""Who speaks: "the soldiers beat me", `nos bombardearon`, and `fui detenido`, where the verb alone says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careo.text.numbers import fold
from careo.understand.mentions.kinds import ANIMATE, load_noun_kinds

if TYPE_CHECKING:
    from spacy.tokens import Token

    from careo.understand.roles.arguments import Grammar

# Endings that the first and the third person share: `detenía`, `habría`.
_SHARED = ("ía", "aba", "ra", "se", "a", "e")
_SUBJECTS = ("nsubj", "nsubj:pass")
_AUXILIARIES = ("aux", "aux:pass", "cop")


def is_speaker(token: Token, grammar: Grammar) -> bool:
    """Whether a pronoun stands for whoever speaks."""
    words = grammar.words
    return token.pos_ in ("PRON", "ADP") and fold(token.text) in words["speaker_one"] | words["speaker_many"]


def is_of_oneself(pronoun: Token, grammar: Grammar) -> bool:
    """`Me escondí`, `nos reunimos`: what those who speak do, and nobody does to them."""
    verb = pronoun.head
    if pronoun.i > verb.i or pronoun.dep_ in _SUBJECTS:
        return False
    same, finite = pronoun.morph.get("Number", []), _finite(verb)
    return finite is not None and _is_first(finite, grammar) and finite.morph.get("Number", same) == same


def instead_of_speaker(verb: Token, behind: list[Token], grammar: Grammar) -> list[Token]:
    """Whom a verb befalls: who stands behind it with "a", else who speaks, which the parser takes for an oblique.

    `Me golpearon`, `nos bombardearon al amanecer`; not in `nos mataron a Juan`.
    """
    before = (c for c in verb.children if c.i < verb.i and c.dep_ in ("obl:arg", "obl", "expl:pv"))
    speakers = [c for c in before if is_speaker(c, grammar) and not is_of_oneself(c, grammar)]
    kinds = load_noun_kinds(verb.lang_)
    named = any(
        is_speaker(t, grammar) or t.ent_type_ in ("PER", "PERSON") or kinds.kind_of(t) in ANIMATE for t in behind
    )
    return behind if named or not speakers else speakers


def left_out_speaker(verb: Token, grammar: Grammar) -> Token | None:
    """The form of a verb, or its auxiliary, that alone says who speaks: `matamos`, `fui detenido`; None else.

    Forms that the third person has too (`detenía`) say nothing.
    """
    finite = _finite(verb)
    has_subject = any(c.dep_ in _SUBJECTS for t in (verb, finite) if t is not None for c in t.children)
    return None if finite is None or has_subject or not _is_first(finite, grammar) else finite


def _finite(verb: Token) -> Token | None:
    own = [c for c in verb.children if c.dep_ in _AUXILIARIES and c.i < verb.i]
    above = [verb.head] if verb.dep_ == "xcomp" and verb.head.pos_ == "AUX" else []
    return next((t for t in (*own, *above, verb) if "Fin" in t.morph.get("VerbForm", [])), None)


def _is_first(verb: Token, grammar: Grammar) -> bool:
    if fold(verb.text) in grammar.words["speaker_forms"]:
        return True
    if "1" not in verb.morph.get("Person", []) or not grammar.words["speaker_forms"]:
        return False
    return verb.lower_.endswith("mos") or ("Sing" in verb.morph.get("Number", []) and not verb.lower_.endswith(_SHARED))
