"""Words of a trigger and beside it: under which forms they are listed, and whether they belong to something else."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import TYPE_CHECKING

from careo.text.numbers import fold
from careo.understand.roles.cases import case_of
from careo.understand.roles.passive import is_past_participle

if TYPE_CHECKING:
    from spacy.tokens import Token


def names_of(token: Token) -> set[str]:
    """The folded words a token may stand under in the lists: lemma, form, and the form without a plural ending."""
    form = fold(token.text)
    return {fold(token.lemma_), form} | ({form.removesuffix("s")} if token.pos_ in ("NOUN", "PROPN") else set())


def noun_keys(token: Token, nouns: Container[str]) -> list[str]:
    """Forms under which a noun stands in a list; a stressed ending is no plural: "Tomás", not `tomas`."""
    form = fold(token.text)
    keys = [fold(token.lemma_), form]
    if form[-2:] == token.text.casefold()[-2:]:
        keys += [form.removesuffix("s"), form.removesuffix("es")]
        keys += [form[:-3] + "y"] if form.endswith("ies") else []
        keys += [form.removesuffix("s")[:-1] + "o"] if form.endswith(("a", "as", "os")) else []
    return [key for key in dict.fromkeys(keys) if key in nouns]


def is_gerund_noun(token: Token) -> bool:
    """A noun the tagger took for a gerund: "died in police firing"."""
    is_gerund = token.pos_ == "VERB" and not {"Fin", "Inf"} & set(token.morph.get("VerbForm", []))
    has_noun_before = any(c.dep_ in ("compound", "det") and c.i < token.i for c in token.children)
    return is_gerund and has_noun_before and case_of(token) != ""


def is_of_other_verb(token: Token, phrase: tuple[Token, ...]) -> bool:
    """Whether a verb between has the word as its own: "hizo fusilar a los prisioneros" takes none."""
    above = token.head
    return above.pos_ == "VERB" and phrase[0].i < above.i < token.i and above.i not in {t.i for t in phrase}


def is_in_other_phrase(token: Token, verb: Token, words: tuple[str, ...]) -> bool:
    """A word that only describes a noun beside the verb: "quedó en un punto muerto", not "in cold blood"."""
    if token.dep_ != "amod" or token.head.i == verb.i or names_of(token.head) & set(words):
        return False
    return case_of(token.head) not in ("", "a", "al")


def is_part_of_deed(token: Token, verb: Token, words: tuple[str, ...], nouns: Container[str]) -> bool:
    """Whether a word says of a deed whom it befell: `llevar a cabo la ejecución de los presos` takes no prisoners."""
    deed = token.head
    inside = token.dep_ == "nmod" and verb.i < deed.i < token.i and not names_of(deed) & set(words)
    return inside and bool(noun_keys(deed, nouns))


def is_half_of_adjective(token: Token) -> bool:
    """A verb form behind a hyphen that describes the noun after it: "its war-fighting ability"."""
    describes = token.dep_ in ("amod", "compound") and token.head.i > token.i and not is_past_participle(token)
    return describes and token.i > 0 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_


def is_joined(token: Token, verb: Token, words: Mapping[str, frozenset[str]], *, near: bool) -> bool:
    """Whether a word behind a verb belongs to its phrase: it stands near, or says to whom the verb lays a deed.

    These the parser hangs on the deed: "attributed the murder of the judge to the army".
    """
    if fold(verb.lemma_) not in words["laying"] or fold(token.text) not in words["laid_to"]:
        return near
    above = token.head.head
    through = any(c.dep_ == "fixed" for c in token.children)  # "a través de"
    return not through and (near or (above.dep_ == "obj" and above.head.i == verb.i))
