"""Whom "they" and "he" mean as those who speak: the people or the body told of just before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careo.model import MentionKind, Voice
from careo.understand.mentions.kinds import ANIMATE, load_noun_kinds
from careo.understand.parsed import Parsed, sentences_before
from careo.understand.roles.arguments import load_grammar
from careo.understand.roles.pronouns import gender_of

if TYPE_CHECKING:
    from spacy.tokens import Token

SENTENCES_BACK = 2
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
        subjects = (t for t in sent if t.dep_ in _SUBJECTS and t.pos_ in ("NOUN", "PROPN") and is_several(t))
        found = [t for t in subjects if kinds.kind_of(t) in ANIMATE]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def one_before(pronoun: Token, text: str, since: int) -> Token | None:
    """The nearest subject that is one person by a noun, between an offset and a pronoun in the singular.

    Only in the paragraph of the pronoun: "A man in the queue was hit. He kept saying", whoever spoke further above.
    """
    kinds, own = load_noun_kinds(pronoun.lang_), set(pronoun.morph.get("Gender", []))
    first = max(since, text.rfind("\n", 0, pronoun.sent.start_char) + 1)
    for at in range(pronoun.i - 1, -1, -1):
        token = pronoun.doc[at]
        if token.idx < first:
            return None
        if token.dep_ not in _SUBJECTS or token.pos_ != "NOUN" or is_several(token):
            continue
        fits = not own or not gender_of(token) or own & gender_of(token)
        if fits and kinds.kind_of(token) is MentionKind.PERSON:
            return token
    return None
