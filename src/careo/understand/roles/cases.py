"""The preposition that a phrase stands behind, and the nouns that are joined to one."""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING

from careo.model import MentionKind, VictimStatus
from careo.text.numbers import fold
from careo.understand.mentions.kinds import ANIMATE, load_noun_kinds

if TYPE_CHECKING:
    from spacy.tokens import Token

TO = ("a", "al")
"""Before whom a Spanish verb is done to, or what it is done for."""
OBLIQUES = ("obl", "nmod", "advmod", "obl:agent", "obl:arg")


_ACCUSATIVE = frozenset({"lo", "la", "los", "las"})
WHOLE = {"en contra": "contra"}
"""How prepositions of several words begin that mean what one does: `en contra de la ley`."""


def own_case(token: Token) -> str:
    """The preposition that hangs on a word itself, folded; empty without one."""
    case = next((child for child in token.children if child.dep_ == "case"), None)
    if case is None:
        return ""
    word = fold(case.text)
    more = next((fold(child.text) for child in case.children if child.dep_ == "fixed"), "")
    return WHOLE.get(f"{word} {more}", word)


def case_of(token: Token) -> str:
    """The preposition of a phrase, folded; empty without one. It may hang on a word inside the phrase."""
    if own := own_case(token):
        return own
    inside = [c for c in token.children if c.i < token.i and c.dep_ in ("compound", "amod", "det", "nummod")]
    measured = (c for c in token.children if c.i < token.i and c.dep_ == "advmod")  # `a más de 100`
    for adverb in measured:
        if (before := next((c for c in adverb.children if c.dep_ == "case" and c.i < adverb.i), None)) is not None:
            return fold(before.text)
    deeper = [(c, c) for c in inside] + [(c, d) for c in inside for d in c.children if d.dep_ == "advmod"]
    # `al menos a 20`: the preposition behind an adverb of the number.
    edges = ((child.i, c) for child, held in deeper for c in held.children if c.dep_ == "case")
    return next((fold(c.text) for stop, c in edges if c.i < stop and c.nbor(1).dep_ != "advmod"), "")


def first_of(noun: Token) -> Token:
    """The first of the nouns that "and" joins."""
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    return noun


CONTRACTED = {"al": "a", "del": "de"}
MEASURING = frozenset({"only", "just", "merely", "less", "fewer", "more", "least", "solo", "solamente", "menos", "mas"})
"""Words behind "not" that do not deny a part: "not only soldiers", `no menos de diez campesinos`."""


def described_before(token: Token) -> Token:
    """The noun before an adjective, or the token itself: `el Senado chileno protestó`."""
    return token.head if token.dep_ == "amod" and token.head.i < token.i else token


def with_conjuncts(token: Token) -> list[Token]:
    """A noun and the nouns joined to it by "and", but for those behind another preposition, and those said not to be.

    `The soldiers, not the guerrillas, killed him`; `al alcalde y a su esposa` have one preposition.
    """
    case = _plain(case_of(token))
    named = [c for c in token.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i == token.i + 1]
    others = (
        c for one in named for c in one.conjuncts if c.i > one.i and c.pos_ == "PROPN"
    )  # `mis hermanos Juan y Luis`
    beside = (c for c in token.conjuncts if c.i > token.i and c.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"))
    beside = (c for c in beside if not _is_quality(c))
    joined = dict.fromkeys((*others, *beside))
    alike = [c for c in joined if not case or _plain(case_of(c)) in ("", case)]
    return [one for one in (token, *alike) if not (is_denied(one) or _is_of_description(one, token))]


def _is_quality(joined: Token) -> bool:
    """`El acusado, mayor de edad y sin antecedentes`: an adjective of one with no article says what somebody is."""
    bare = not any(c.dep_ in ("det", "nummod", "case") for c in joined.children)
    return joined.pos_ == "ADJ" and bare and joined.morph.get("Number", []) == ["Sing"]


def _is_of_description(joined: Token, name: Token) -> bool:
    """`Mataron a Rosendo Lara, alcalde de Ayora y connotado oreja`: more of what is said of him, and nobody else."""
    if name.pos_ != "PROPN" or joined.dep_ != "conj" or joined.ent_type_ in ("PER", "PERSON", "ORG", "LOC"):
        return False
    said = [c for c in name.children if c.dep_ == "appos" and name.i < c.i < joined.i and c.pos_ == "NOUN"]
    linked = [c for c in (*joined.children, *(d for c in joined.children for d in c.children)) if c.dep_ == "cc"]
    own = any(c.dep_ in ("det", "case", "nummod") for c in joined.children)
    return bool(said and linked) and not own and linked[0].nbor(-1).text != ","


def _plain(case: str) -> str:
    return CONTRACTED.get(case, case)


def is_denied(noun: Token) -> bool:
    """Whether "not" stands before a noun itself: "the soldiers, not the guerrillas"."""
    if noun.pos_ in ("VERB", "AUX") or any(c.dep_ == "cop" for c in noun.children):
        return False
    negations = (
        c for c in noun.children if c.dep_ == "advmod" and "Neg" in c.morph.get("Polarity", []) and c.i < noun.i
    )
    return any(fold(c.nbor(1).text) not in MEASURING for c in negations)


ENCLITIC = {"es": ("rlo", "rla", "rlos", "rlas", "ndolo", "ndola", "ndolos", "ndolas")}
"""How verbs end that have their object in them: `dispersarlos`."""


def has_enclitic(verb: Token) -> bool:
    """Whether an infinitive or gerund ends in its object."""
    return verb.lower_.endswith(ENCLITIC.get(verb.lang_, ())) and "Fin" not in verb.morph.get("VerbForm", [])


def last_joined(verb: Token) -> Token | None:
    """The last of the verbs that stand right behind one with only "and" or a comma between: "detained and killed her".

    What stands behind the last is said of all of them; None where a verb has anything of its own between.
    """
    if has_enclitic(verb):
        return None
    doc, at, last = verb.doc, verb.i + 1, None
    while at < verb.sent.end:
        token = doc[at]
        is_link = token.text == "," or token.pos_ == "CCONJ"
        own = any(c.dep_.startswith(("nsubj", "aux", "mark", "expl")) for c in token.children)
        if not is_link and (token.pos_ != "VERB" or token.dep_ != "conj" or own):
            break
        last = last if is_link else token
        at += 1
    return last


def number_of(noun: Token, default: list[str]) -> list[str]:
    """The grammatical number of a noun; a person's name alone is one, of other names the `default` is."""
    one = (
        noun.pos_ == "PROPN"
        and noun.ent_type_ in ("PER", "PERSON")
        and not any(c.dep_ == "conj" for c in noun.children)
    )
    if one or noun.morph.get("Number", []):
        return ["Sing"] if one else noun.morph.get("Number", default)
    article = next((c for c in noun.children if c.dep_ == "det" and c.morph.get("Number", [])), noun)
    return article.morph.get("Number", default)  # "el Ejército", a name by its article


def agrees_with(noun: Token, verb: Token) -> bool:
    """Whether a noun has the number of a finite verb, or is one of several: `huyeron la mujer y el niño`."""
    number = verb.morph.get("Number", [])
    joined = noun.dep_ == "conj" or any(c.dep_ == "conj" for c in noun.children)
    return not number or joined or number_of(noun, number) == number


def are_of_one_gender(one: Token, other: Token) -> bool:
    """Whether nothing in the forms of two words speaks against their being of one gender."""
    genders = set(one.morph.get("Gender", [])), set(other.morph.get("Gender", []))
    return not all(genders) or bool(genders[0] & genders[1])


def named_beside(deed: Token, of: Set[str]) -> list[Token]:
    """Those behind another "of" whom the parser joined to a deed: `el asesinato del cura y de la maestra`."""
    return [c for c in deed.children if c.dep_ == "conj" and c.i > deed.i and own_case(c) in of]


def agreeing(subjects: list[Token], verb: Token, collectives: Set[str]) -> list[Token]:
    """The subjects taken over from another verb that a finite form may have, by number, and a participle by gender.

    `El muchacho no estaba armado y le dispararon`, `fue advertido de que lo matarían`: he did not; nor was the family
    arrested in `la familia dice que fue detenido`.
    """
    lent = verb.dep_ in ("conj", "advcl", "xcomp", "ccomp", "parataxis")
    if not lent or any(c.dep_.startswith("nsubj") for c in verb.children):
        return subjects
    finite = next((t for t in (verb, *verb.children) if "Fin" in t.morph.get("VerbForm", [])), None)
    if finite is None or (finite.i != verb.i and not finite.dep_.startswith(("aux", "cop"))):
        return subjects
    number = finite.morph.get("Number", [])
    passive = any(c.dep_ == "aux:pass" for c in verb.children)
    gender = verb.morph.get("Gender", []) if passive else []
    subjects = [one for one in subjects if _is_of_person(one, finite)]
    fitting = [one for one in subjects if fold(one.lemma_) in collectives or _fits(one, number, gender)]
    return [one for one in fitting if not _is_whom(one, verb)]


def _is_whom(noun: Token, verb: Token) -> bool:
    """`Dijo que los hermanos andaban armados y que los mataron`: a clause of its own is done to who was told of."""
    link = [c for c in verb.children if c.dep_ == "mark" and c.i < verb.i]
    meant = [c for c in verb.children if c.dep_ == "obj" and c.pos_ == "PRON" and c.i < verb.i]
    if verb.dep_ != "conj" or not link or not meant or fold(meant[0].text) not in _ACCUSATIVE:
        return False
    kinds = load_noun_kinds(verb.lang_)
    armed = kinds.status_of(noun) in (VictimStatus.COMBATANT, VictimStatus.POLICE)
    alike = all(noun.morph.get(key, []) == meant[0].morph.get(key, []) for key in ("Gender", "Number"))
    return alike and not armed and kinds.kind_of(noun) is MentionKind.PERSON


def _is_of_person(pronoun: Token, finite: Token) -> bool:
    """Whether a form may be of a pronoun, by person and number: not `yo` and `mataron`; what has no person is any."""
    own = pronoun.morph.get("Person", []) if pronoun.pos_ == "PRON" else []
    keys = ("Person", "Number") if own else ()
    told = ((pronoun.morph.get(key, []), finite.morph.get(key, [])) for key in keys)
    return all(one == other for one, other in told if one and other)


def _fits(noun: Token, number: list[str], gender: list[str]) -> bool:
    if noun.pos_ not in ("NOUN", "PROPN") or any(c.dep_ in ("conj", "nummod") for c in noun.children):
        return True
    article = next((c for c in noun.children if c.dep_ == "det" and c.morph.get("Gender", [])), noun)
    own = noun.morph.get("Gender", []) or article.morph.get("Gender", gender)
    return not (number and number_of(noun, number) != number) and not (gender and own != gender)


def has_to(token: Token) -> bool:
    """Whether "a" stands before somebody: `mataron a tres campesinos`."""
    return own_case(token) in TO


def are_people(token: Token) -> bool:
    """Whether a noun or name is of people or of a body of them."""
    return load_noun_kinds(token.lang_).kind_of(token) in ANIMATE or token.ent_type_ in ("PER", "ORG")
