"""Whom "they", "he" and items without a subject mean as those who speak: the people or body told of before."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from careo.model import MentionKind, Voice
from careo.understand.mentions.kinds import ANIMATE, load_noun_kinds
from careo.understand.parsed import Parsed, sentences_before
from careo.understand.roles.arguments import load_grammar
from careo.understand.roles.people import gender_of

if TYPE_CHECKING:
    from spacy.tokens import Token

SENTENCES_BACK = 2
MOST_ITEMS = 15
"""Sentences from an item of a resolution back to the line that heads it, at most."""
_SUBJECTS = ("nsubj", "nsubj:pass")


def is_several(token: Token) -> bool:
    """Whether a noun or pronoun is of several people by its form, or by "and"."""
    endings = tuple(load_grammar(token.lang_).words["several_endings"])  # "spokesmen", which taggers take for one
    several = bool(endings) and token.lower_.endswith(endings)
    return several or "Plur" in token.morph.get("Number", []) or any(child.dep_ == "conj" for child in token.children)


def is_one_person(voice: Voice, parsed: Parsed) -> bool:
    """Whether a voice is that of one person, by its words; bodies may be "they" and people whose number is not told."""
    if voice.span is None:
        return False
    run = parsed.syntax.char_span(voice.span.start, voice.span.stop, alignment_mode="expand")
    if run is None or is_several(run.root):
        return False
    kind = load_noun_kinds(parsed.lang).kind_of(run.root)
    person = kind is MentionKind.PERSON or run.root.ent_type_ in ("PER", "PERSON")
    return person or (run.root.pos_ == "PRON" and "Sing" in run.root.morph.get("Number", []))


def several_before(pronoun: Token) -> Token | None:
    """The only subject of several people before it in its sentence, or the nearest sentence before that has any."""
    kinds = load_noun_kinds(pronoun.lang_)
    above = pronoun.doc[pronoun.sent.start : pronoun.i]
    for sent in (above, *sentences_before(pronoun.sent, SENTENCES_BACK)):
        doers = (t for t in sent if t.dep_ in _SUBJECTS or _acts_below(t))
        subjects = (t for t in doers if t.pos_ in ("NOUN", "PROPN") and is_several(t))
        doing = (t for t in sent if t.dep_ in _SUBJECTS)
        found = [*(t for t in subjects if kinds.kind_of(t) in ANIMATE), *filter(_are_some_of_them, doing)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _are_some_of_them(number: Token) -> bool:
    """`Two of them were freed. They said …`: a number of those whom a pronoun means, above one."""
    below = any(c.dep_ == "nmod" and c.pos_ == "PRON" and is_several(c) for c in number.children)
    one = number.lower_ in load_grammar(number.lang_).words["partitives"]
    return number.pos_ == "NUM" and below and not one


def acts_before(pronoun: Token) -> bool:
    """Whether several people do something before a pronoun in its sentence: "rebels killed three men they accused"."""
    kinds = load_noun_kinds(pronoun.lang_)
    above = (t for t in pronoun.doc[pronoun.sent.start : pronoun.i] if t.dep_ == "nsubj" and t.pos_ == "NOUN")
    return any(is_several(t) and kinds.kind_of(t) in ANIMATE for t in above)


def _acts_below(noun: Token) -> bool:
    """Whether a relative clause tells what somebody did: "sent two officials, who flew over it"."""
    clauses = (c for c in noun.children if c.dep_ == "acl:relcl")
    return any("Rel" in who.morph.get("PronType", []) for c in clauses for who in c.children if who.dep_ == "nsubj")


def one_before(pronoun: Token, text: str, since: int) -> Token | None:
    """The nearest subject that is one person, between an offset and a pronoun in the singular.

    Only in the paragraph of the pronoun: "A man in the queue was hit. He kept saying", whoever spoke further above.
    """
    kinds, own = load_noun_kinds(pronoun.lang_), set(pronoun.morph.get("Gender", []))
    first = max(since, text.rfind("\n", 0, pronoun.sent.start_char) + 1)
    for at in range(pronoun.i - 1, -1, -1):
        token = pronoun.doc[at]
        if token.idx < first:
            return None
        if token.dep_ not in _SUBJECTS or token.pos_ not in ("NOUN", "PROPN") or is_several(token):
            continue
        fits = not own or not gender_of(token) or own & gender_of(token)
        named = token.pos_ == "PROPN" and token.ent_type_ in ("PER", "PERSON")
        if fits and (named or kinds.kind_of(token) is MentionKind.PERSON):
            return token
    return None


def woman_since(pronoun: Token, speaker: Token) -> Token | None:
    """Who is a woman by a noun or name behind a speaker whose noun says nothing, and means "she"; the last of them."""
    female = "Fem" in pronoun.morph.get("Gender", []) and pronoun.pos_ == "PRON"
    if not female or gender_of(speaker):
        return None
    kinds = load_noun_kinds(pronoun.lang_)
    told = pronoun.doc[speaker.i + 1 : pronoun.sent.start]
    women = [t for t in told if t.pos_ == "NOUN" and "Fem" in gender_of(t) and kinds.kind_of(t) is MentionKind.PERSON]
    return women[-1] if women else None


def resolves_above(verb: Token, resolving: Container[str]) -> Token | None:
    """The verb by which a line above, ending in a colon, heads the items of what a body resolves."""
    for sent in sentences_before(verb.sent, MOST_ITEMS):
        heads = [one for one in sent if one.lemma_.casefold() in resolving or one.text.casefold() in resolving]
        if heads and sent.text.rstrip().endswith(":"):
            return next((one for one in heads if any(c.dep_ == "nsubj" for c in one.children)), heads[0])
    return None
