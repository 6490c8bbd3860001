"""What kind of thing a common noun names: people, bodies, buildings, vehicles, weapons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from careo.lang.actor_codes import actor_role
from careo.lang.words import load_words
from careo.model import MentionKind, VictimStatus
from careo.text.numbers import fold

if TYPE_CHECKING:
    from spacy.tokens import Token

ANIMATE = frozenset({MentionKind.PERSON, MentionKind.GROUP, MentionKind.ORGANISATION, MentionKind.STATE})
"""What acts and speaks."""
PLURALS = (("men", "man"), ("ies", "y"), ("ces", "z"))
PLURAL_ENDINGS = ("es", "s")
PREFIXES = ("ex", "vice", "sub")
PART = 4
"""Letters of a part of a hyphenated noun that tells what the whole names ("ex-alcalde"), at least."""
BESIDE = 2
"""Words between a noun and one that says what such people are, at most."""
_OF_NOUNS = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod"})
_DESCRIBED = frozenset({VictimStatus.OFFICIAL, VictimStatus.CIVILIAN, VictimStatus.UNKNOWN})


@dataclass(frozen=True, slots=True)
class NounKinds:
    """The word lists that tell what a noun names, folded.

    Attributes:
        kinds: folded noun, of one or more words, to its kind.
        status: folded noun to what such people are.
        beside: folded words beside a noun to what they say such people are.
        weapons: folded noun to the kind of weapon.
        collective: nouns for groups that act like people.
        measures: nouns before "of" that leave the naming to what follows.
        members: bodies whose members are called as they are.
        nations: folded names of nations.
        single: words that stand before one of a people: "a", "another".
        pits: words about weapons that are also where miners work, by the keys of their table.
        feminine: folded nouns for bodies that are something else where they are masculine (`el corte`).
        women: folded nouns for women to the noun for men that the lists have ("maestra", "senadora").
        of_bodies: nouns that name people only of a body or beside a word that says so: "elements of the army".
        prepositions: nouns with the word beside them that only say where: "in front", "frente a".
    """

    kinds: Mapping[str, MentionKind]
    status: Mapping[str, VictimStatus]
    beside: Mapping[str, VictimStatus]
    weapons: Mapping[str, str]
    collective: frozenset[str]
    measures: frozenset[str]
    peoples: Mapping[str, str]
    women: Mapping[str, str]
    prepositions: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()
    nations: frozenset[str] = frozenset()
    single: frozenset[str] = frozenset()
    pits: Mapping[str, frozenset[str]] = field(default_factory=dict)
    of_bodies: frozenset[str] = frozenset()
    feminine: frozenset[str] = frozenset()

    def keys(self, token: Token) -> list[str]:
        """The folded words under which a noun may stand in the lists: with its neighbours, lemma, form, singular."""
        names = self._own(token)
        return [*self._with_neighbours(token, names), *names]

    @staticmethod
    def _own(token: Token) -> list[str]:
        """The folded lemma, form and singular of a word."""
        lemma, form = fold(token.lemma_), fold(token.text)
        names = [lemma, form, *(form.removesuffix(end) for end in PLURAL_ENDINGS if form.endswith(end))]
        names += [form.removesuffix(plural) + single for plural, single in PLURALS if form.endswith(plural)]
        names += [form[len(one) :] for one in PREFIXES if form.startswith(one) and len(form) > len(one) + PART]
        return names + [part for part in form.split("-") if "-" in form and len(part) >= PART]

    def _is_longer_word(self, token: Token) -> bool:
        """Whether a list has a word only without the letters that look like a prefix of people: "sub-inspector"."""
        names = [one for one in self._own(token) if one in self.kinds]
        return bool(names) and all(any(f"{prefix}{one}" in fold(token.text) for prefix in PREFIXES) for one in names)

    @staticmethod
    def _with_neighbours(token: Token, names: list[str]) -> Iterable[str]:
        doc = token.doc
        if not token.is_sent_start:
            before = fold(doc[token.i - 1].text)
            yield from (f"{before} {name}" for name in names)
        if token.i + 1 < len(doc) and not (following := doc[token.i + 1]).is_sent_start:
            after = [fold(following.text), fold(following.lemma_)]
            yield from (f"{name} {word}" for name in names for word in after)

    def kind_of(self, token: Token) -> MentionKind | None:
        """What a noun names; None for other words and for nouns no list knows."""
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "PRON", "VERB", "X", "NUM"):
            return None
        found = next((self.kinds[key] for key in self.keys(token) if key in self.kinds), None)
        if found not in ANIMATE and self._is_longer_word(token):  # "submission" is no mission
            return None
        if found is None and (self._man_of(token) or self.is_of_people(token)):
            return MentionKind.PERSON
        if found is not None and (self._is_preposition(token) or self._is_of_no_body(token)):
            return None
        if found is MentionKind.WEAPON and self._is_pit(token):
            return MentionKind.FACILITY
        if found is MentionKind.ORGANISATION and self._is_member(token):
            return MentionKind.PERSON
        if found is MentionKind.ORGANISATION and self._is_cut(token):
            return None
        if found is MentionKind.WEAPON and token.pos_ == "ADJ" and token.dep_ in _OF_NOUNS:
            return found  # `atacaron con granadas`, an adjective for the tagger
        if token.pos_ in ("ADJ", "VERB", "PRON", "NUM") and found not in (MentionKind.PERSON, MentionKind.GROUP):
            return None
        return found

    def is_of_people(self, token: Token) -> bool:
        """People called by their nation: "three Peruvians", `un chileno`; not the adjective of one, nor a country."""
        form, as_noun = (
            fold(token.text),
            token.pos_ in ("NOUN", "PROPN") or any(c.dep_ == "det" for c in token.children),
        )
        if not as_noun or token.dep_ in ("amod", "compound", "flat", "nmod:desc") or form in self.nations:
            return False
        before = {fold(c.text) for c in token.children if c.dep_ in ("det", "nummod")}
        is_many = form not in self.peoples and not self.peoples.keys().isdisjoint(self._own(token))
        return is_many or (form in self.peoples and not before.isdisjoint(self.single))

    def _man_of(self, token: Token) -> str | None:
        """The noun for men beside one for women; None for adjectives, which go with things ("zona minera")."""
        is_noun = token.pos_ in ("NOUN", "PROPN") or any(c.dep_ == "det" for c in token.children)
        if not is_noun or token.dep_ in ("amod", "compound", "flat", "nmod:desc"):
            return None
        return next((self.women[key] for key in self._own(token) if key in self.women), None)

    def _is_cut(self, token: Token) -> bool:
        """What only has the form of a body, by its gender: `un corte de ruta`, not `la Corte`."""
        if self.feminine.isdisjoint(self._own(token)):
            return False
        phrase = (token, *(c for c in token.children if c.dep_ in ("det", "amod")))
        return {one for t in phrase for one in t.morph.get("Gender", [])} == {"Masc"}

    def _is_member(self, token: Token) -> bool:
        """One or some of a body whose members are called as it is: `el policía`, `tres policías`, not `la policía`."""
        if self.members.isdisjoint(self._own(token)):
            return False
        phrase = (token, *(c for c in token.children if c.dep_ in ("det", "amod")))
        genders = {one for t in phrase for one in t.morph.get("Gender", [])}
        return "Plur" in token.morph.get("Number", []) or genders == {"Masc"}

    def _is_of_no_body(self, token: Token) -> bool:
        """Whether a noun for people only among bodies stands alone: "elements of the army", not "of the budget"."""
        if self.of_bodies.isdisjoint(self._own(token)) or self._described(token) is not None:
            return False
        near = [c for c in token.children if c.dep_ in ("nmod", "compound", "amod")]
        return not any(
            self.kind_of(c) in ANIMATE
            or c.ent_type_ == "ORG"
            or c.text.isupper()
            or actor_role(c.text, lang=c.lang_) is not None
            for c in near
        )

    def _is_preposition(self, token: Token) -> bool:
        """Whether a noun without article only says where, with the word beside it: "in front of the ministry"."""
        bare = not any(c.dep_ == "det" for c in token.children)
        return bare and not self.prepositions.isdisjoint(self._with_neighbours(token, [fold(token.text)]))

    def status_of(self, token: Token) -> VictimStatus | None:
        """What people of that noun are; None where the lists do not say."""
        man = self._man_of(token)
        names = (*self.keys(token), *((man,) if man is not None else ()))
        found = next((self.status[key] for key in names if key in self.status), None)
        return self._described(token) or found if found in _DESCRIBED else found

    def _described(self, token: Token) -> VictimStatus | None:
        """What a word beside a noun says that such people are: "subversive leaders", "jailed members"."""
        parts = ("amod", "compound", "nmod:desc", *(() if token.pos_ == "PROPN" else ("acl",)))  # `Carlos encapuchado`
        near = (c for c in token.children if c.dep_ in parts and c.pos_ != "PROPN")
        names = (key for c in near if abs(c.i - token.i) <= BESIDE for key in self._own(c))
        return next((self.beside[key] for key in names if key in self.beside), None)

    def weapon_of(self, token: Token) -> str | None:
        """The kind of weapon a noun names, in the words of MUC-4; None for other nouns."""
        found = next((self.weapons[key] for key in self.keys(token) if key in self.weapons), None)
        return None if found is not None and self._is_pit(token) else found

    def _is_pit(self, token: Token) -> bool:
        """Whether a mine is where miners work: "died in the mine", `la mina fue ocupada por los huelguistas`."""
        if self.pits.get("nouns", frozenset()).isdisjoint({fold(token.text), fold(token.lemma_)}):
            return False
        words = {word for one in token.sent for word in (fold(one.text), fold(one.lemma_))}
        if not self.pits["arms"].isdisjoint(words):
            return False
        before = {fold(one.text) for one in token.children if one.dep_ in ("case", "fixed")}
        definite = any("Def" in one.morph.get("Definite", []) for one in token.children)
        within = definite and not self.pits["within"].isdisjoint(before)
        return within or not self.pits["signs"].isdisjoint(words)


@cache
def load_noun_kinds(lang: str) -> NounKinds:
    """The noun kinds of a language; built once."""
    words = load_words(lang)
    victims, tools, names = words.table("victims"), words.table("instruments"), words.table("names")
    status = {fold(word): VictimStatus(key) for key, row in victims["status"].items() for word in row}
    weapons = {fold(word): kind for kind, row in tools["kinds"].items() for word in row}
    kinds = _kinds(victims, tools, names)
    return NounKinds(
        kinds=kinds,
        status=status,
        beside={fold(word): VictimStatus(key) for key, row in victims["beside"].items() for word in row},
        weapons=weapons,
        collective=frozenset(map(fold, victims["collective"]["heads"])),
        measures=frozenset(map(fold, victims["collective"]["measures"])),
        peoples={fold(word): state for state, row in names["peoples"].items() for word in row},
        women={one: man for one, man in _women(status, victims["women"]) if one not in kinds},
        prepositions=frozenset(map(fold, names["organisations"]["prepositions"])),
        members=frozenset(map(fold, victims["collective"]["members"])),
        nations=frozenset(fold(word) for row in names["nations"].values() for word in row),
        single=frozenset(map(fold, victims["collective"]["single"])),
        pits={key: frozenset(map(fold, row)) for key, row in tools["pits"].items()},
        of_bodies=frozenset(map(fold, victims["collective"]["of_bodies"])),
        feminine=frozenset(map(fold, victims["collective"]["feminine"])),
    )


def _women(men: Iterable[str], words: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The forms of nouns for women, each with that for men, but for those that name things."""
    things = frozenset(map(fold, words["things"]))
    for man in men:
        for ending, other in words["endings"]:
            woman = man.removesuffix(ending) + other
            if man.endswith(ending) and woman not in things:
                yield woman, man


def _kinds(victims: Mapping[str, Any], tools: Mapping[str, Any], names: Mapping[str, Any]) -> dict[str, MentionKind]:
    """Later lists win: a guard is a person, a patrol a group, a bus a vehicle."""
    found: dict[str, MentionKind] = {}
    tables = (
        (names["places"]["heads"], MentionKind.PLACE),
        (names["facilities"]["heads"], MentionKind.FACILITY),
        (tools["carriers"]["vehicle"], MentionKind.VEHICLE),
        ([word for row in tools["kinds"].values() for word in row], MentionKind.WEAPON),
        (names["organisations"]["bodies"], MentionKind.ORGANISATION),
        (victims["collective"]["heads"], MentionKind.GROUP),
        ([word for row in victims["status"].values() for word in row], MentionKind.PERSON),
    )
    for rows, kind in tables:
        found.update({fold(word): kind for word in rows})
    for word in (*names["organisations"]["bodies"],):
        if fold(word) not in {fold(w) for w in victims["collective"]["measures"]}:
            found[fold(word)] = MentionKind.ORGANISATION
    return found
