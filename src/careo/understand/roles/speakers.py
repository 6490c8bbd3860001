"""Who speaks: "the soldiers beat me", `nos bombardearon`, and `fui detenido`, where the verb alone says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from careo.model import MentionKind
from careo.text.numbers import fold
from careo.understand.mentions.kinds import ANIMATE, load_noun_kinds
from careo.understand.roles.cases import case_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from careo.understand.roles.arguments import Arguments, Grammar

# Endings that the first and the third person share: `detenía`, `habría`.
_SHARED = ("ía", "aba", "ra", "se", "a", "e")
_DATIVES = ("iobj", "obl:arg", "obl", "expl:pv")
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


def whom_else(verb: Token, behind: list[Token], grammar: Grammar) -> list[Token]:
    """Whom a verb without an object befalls: who stands behind it with "a", else who speaks or a pronoun means.

    `Me golpearon`, `nos bombardearon al amanecer`, `lo querían matar`; not in `nos mataron a Juan`.
    """
    before = (c for c in verb.children if c.i < verb.i and c.dep_ in _DATIVES)
    speakers = [c for c in before if is_speaker(c, grammar) and not is_of_oneself(c, grammar)]
    kinds = load_noun_kinds(verb.lang_)
    named = any(
        is_speaker(t, grammar) or t.ent_type_ in ("PER", "PERSON") or kinds.kind_of(t) in ANIMATE for t in behind
    )
    whither = speakers and all(kinds.kind_of(t) is MentionKind.ORGANISATION for t in behind)  # `nos llevaron a la base`
    return (behind if (named and not whither) or not speakers else speakers) or climbed(verb, grammar)


def affected(verb: Token, rest: Sequence[Token], args: Arguments, grammar: Grammar) -> list[Token]:
    """To whom something is done, where the object is a thing: `nos vendaron los ojos`, `cortaron el cuello al juez`."""
    if any(t not in rest for t in args.objects):
        return []
    kinds = load_noun_kinds(verb.lang_)
    hung = [c for _, c in args.obliques] + [c for t in rest for c in t.children if c.dep_ == "nmod"]
    behind = [c for c in hung if case_of(c) in ("a", "al") and c.i > verb.i and kinds.kind_of(c) in ANIMATE]
    people = grammar.words["people_pronouns"]
    before = [c for c in verb.children if c.i < verb.i and c.dep_ in _DATIVES]
    clitics = [c for c in before if fold(c.text) in people or is_speaker(c, grammar)]
    return behind or [c for c in clitics if not is_of_oneself(c, grammar)]


def climbed(verb: Token, grammar: Grammar) -> list[Token]:
    """Whom a pronoun before the verb above an infinitive means: `lo querían matar`, `nos iban a matar`."""
    above = verb.head
    if verb.dep_ != "xcomp" or not {"Inf", "Ger"} & set(verb.morph.get("VerbForm", [])):
        return []
    lifts = {fold(above.lemma_), fold(above.text)} & grammar.words["lifting"]
    return _pronouns_before(above, grammar) if lifts else []


def whom_before(verb: Token, grammar: Grammar) -> list[Token]:
    """Whom a pronoun before a verb, or before the one above it, means as its object: `me golpearon`, `lo mataron`."""
    own = [c for c in _pronouns_before(verb, grammar) if not is_of_oneself(c, grammar)]
    return own or climbed(verb, grammar)


def _pronouns_before(verb: Token, grammar: Grammar) -> list[Token]:
    before = (c for c in verb.children if c.i < verb.i and c.pos_ == "PRON" and c.dep_ in ("obj", *_DATIVES))
    people = grammar.words["people_pronouns"] | grammar.plural_pronouns | grammar.singular_pronouns
    clitics = people & grammar.words["lifted"]
    return [c for c in before if is_speaker(c, grammar) or fold(c.text) in clitics]


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
