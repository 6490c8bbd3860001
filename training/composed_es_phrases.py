"""Phrases of the Spanish grammar of composed sentences: people, things, deeds, places, times."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache

from training.composed import Node, maybe, stop
from training.composed_es_parts import (
    Noun,
    Phrase,
    adjective,
    adp,
    adv,
    cased,
    det,
    enclosed,
    infinitive,
    join,
    lexicon,
    noun,
    participle,
    plural,
    pron,
    word,
)
from training.composed_es_times import date, hour, span
from training.swapping import name_words

UNTAUGHT = ""
"""The relation of a word whose place grammar leaves open ("mató a los rebeldes en Lima"): nothing of it is taught."""


def agree(rng: random.Random, entry: Noun, *, many: bool, article: str, human: bool = True) -> Phrase:
    """A noun with its determiner ("" for none)."""
    node = Node(entry.many if many else entry.one, "NOUN")
    if article:
        node.before(det(article, entry.fem, many))
    return Phrase(node, entry.fem, many, human)


def counted(rng: random.Random, entry: Noun, *, human: bool = True, definite: bool = True) -> Phrase:
    """`tres campesinos`, `más de 20 campesinos`, `unos 30 campesinos`, `al menos doce campesinos`."""
    amount = rng.choice((word(rng, "common", "numbers"), str(rng.randint(2, 95)), word(rng, "common", "numbers")))
    number = Node(amount, "NUM", "nummod")
    kind = rng.random()
    if kind < 0.1:
        number.before(adv("más").after(adp("de")))
    elif kind < 0.16:
        number.before(adv("cerca").after(adp("de")))
    elif kind < 0.24:
        number.before(Node("al", "ADP", "advmod").after(Node("menos", "ADV", "fixed")))
    elif kind < 0.3:
        number.before(Node("unas" if entry.fem else "unos", "DET", "obl"))
    elif kind < 0.34:
        number.before(adv(rng.choice(("casi", "solo", "sólo"))))
    node = Node(entry.many, "NOUN").before(
        maybe(rng, 0.15, det("def", entry.fem, True)) if definite and kind > 0.34 else None
    )
    return Phrase(node.before(number), entry.fem, True, human)


@cache
def _first_names(fem: bool) -> tuple[str, ...]:
    names = name_words("PER", "es", first=True)
    return tuple(one for one in names if one.endswith(("a", "Carmen", "Gladys", "Zainab")) == fem)


def someone(rng: random.Random) -> Phrase:
    """A name and the gender that it mostly has."""
    fem = rng.random() < 0.4
    return Phrase(person_name(rng, fem), fem)


def person_name(rng: random.Random, fem: bool = False) -> Node:
    """`Juan Quispe Mamani`: the later words hang on the first as flat."""
    node = Node(rng.choice(_first_names(fem)), "PROPN")
    for _ in range(rng.choice((0, 1, 1, 1, 2))):
        node.after(Node(rng.choice(name_words("PER", "es", first=False)), "PROPN", "flat"))
    return node


def place_name(rng: random.Random) -> Node:
    """A single word that names a place."""
    own = rng.random() < 0.75
    return Node(word(rng, "common", "places") if own else rng.choice(name_words("LOC", "es", first=True)), "PROPN")


def titled(rng: random.Random) -> Phrase:
    """`el alcalde Juan Pérez`; `el alcalde de Huanta, Juan Pérez,`; the name is an apposition."""
    entry = noun(rng, "common", "titles")
    phrase = agree(rng, entry, many=False, article="def")
    name = person_name(rng, entry.fem).as_("appos")
    if rng.random() < 0.3:
        phrase.node.after(cased("de", place_name(rng), "nmod"))
        name = enclosed(name)
    return Phrase(phrase.node.after(name), entry.fem)


def aged(rng: random.Random) -> Node:
    """`de 34 años`."""
    years = Node("años", "NOUN").before(Node(str(rng.randint(3, 90)), "NUM", "nummod"))
    return cased("de", years, "nmod")


def named(rng: random.Random, theme: str) -> Phrase:
    """A name, bare or with what the person is and how old."""
    phrase = someone(rng)
    node = phrase.node
    kind = rng.random()
    if kind < 0.22:
        roles = [one for one in (noun(rng, theme, "people") for _ in range(9)) if one.fem == phrase.fem]
        role = Node(roles[0].one if roles else "vecino", "NOUN", "appos")
        role.after(maybe(rng, 0.5, aged(rng)), maybe(rng, 0.4, cased("de", place_name(rng), "nmod")))
        node.after(enclosed(role))
    elif kind < 0.32:
        node.after(enclosed(aged(rng)))
    elif kind < 0.38:
        alias = cased("como", Node(word(rng, "common", "places"), "PROPN"), "obl")
        node.after(enclosed(participle("conocer", phrase.fem, False, past=False).as_("acl").after(alias)))
    return phrase


def organisation(rng: random.Random) -> Phrase:
    """`el Frente Revolucionario (FRA)`."""
    lists = lexicon()["common"]
    fem = rng.random() < 0.5
    first, second = rng.choice(lists["organisations_f" if fem else "organisations"]).split()
    node = Node(first, "PROPN").before(det("def", fem, False)).after(Node(second, "PROPN", "amod"))
    node.after(maybe(rng, 0.2, cased("de", place_name(rng), "nmod")))
    if rng.random() < 0.25:
        letters = "".join(rng.choice("ABCDEFGILMNOPRST") for _ in range(rng.randint(2, 4)))
        short = Node(letters, "PROPN", "appos", glued=True)
        short.before(Node("(", "PUNCT", "punct")).after(stop(")"))
        node.after(short)
    return Phrase(node, fem, False, human=False)


def several(rng: random.Random, theme: str, name: str) -> Phrase:
    """One or more people of a list: definite, indefinite, counted or bare."""
    entry = noun(rng, theme, name)
    kind = rng.random()
    if kind < 0.3:
        phrase = counted(rng, entry)
    elif kind < 0.62:
        phrase = agree(rng, entry, many=rng.random() < 0.7, article="def")
    else:
        article, many = rng.choice((("indef", False), ("indef", True), ("several", True), ("other", True),
                                    ("this", True), ("his", True), ("all", True)))  # fmt: skip
        phrase = agree(rng, entry, many=many, article=article)
        if article == "all":
            phrase.node.before(det("def", entry.fem, True))
    if rng.random() < 0.3:
        form = adjective(word(rng, theme, "adjectives"), phrase.fem, phrase.plural)
        phrase.node.after(Node(form, "ADJ", "amod"))
    elif rng.random() < 0.2:
        phrase.node.after(cased("de", place_name(rng), "nmod"))
    return phrase


def actor(rng: random.Random, theme: str) -> Phrase:
    """Who does something: people, a body, a titled person, an organisation."""
    kind = rng.random()
    if kind < 0.42:
        return several(rng, theme, "agents")
    if kind < 0.72:
        entry = noun(rng, theme, "groups")
        phrase = agree(rng, entry, many=False, article=rng.choice(("def", "def", "indef")), human=False)
        if rng.random() < 0.3:
            members = agree(rng, noun(rng, theme, "agents"), many=True, article="").node
            phrase.node.after(cased("de", members, "nmod"))
        return phrase
    if kind < 0.86:
        return organisation(rng)
    if kind < 0.92:
        return Phrase(agree(rng, noun(rng, theme, "groups"), many=True, article="def").node, plural=True)
    return titled(rng)


def kin(rng: random.Random, owner: str = "") -> Phrase:
    """`mi papá`, `su hermana`, `mis dos hijos`."""
    entry = noun(rng, "common", "kin")
    many = rng.random() < 0.25
    phrase = agree(rng, entry, many=many, article=owner or rng.choice(("my", "my", "his", "our")))
    if many and rng.random() < 0.5:
        phrase.node.before(Node(rng.choice(("dos", "tres")), "NUM", "nummod"))
    elif not many and rng.random() < 0.2:
        phrase.node.after(person_name(rng, entry.fem).as_("appos"))
    return phrase


def among(rng: random.Random, phrase: Phrase) -> None:
    """`, entre ellos dos niños,` behind people."""
    entry = noun(rng, "conflict", "people")
    some = agree(rng, entry, many=True, article="")
    some.node.before(Node(word(rng, "common", "numbers"), "NUM", "nummod"))
    them = cased("entre", pron("ellas" if phrase.fem else "ellos", "nmod"), "nmod")
    phrase.node.after(enclosed(some.node.first(them).as_("appos")))


def sufferer(rng: random.Random, theme: str) -> Phrase:
    """Whom something is done to: people, a name, a titled person, kin, several of these."""
    kind = rng.random()
    if kind < 0.45:
        return several(rng, theme, "people")
    if kind < 0.62:
        return named(rng, theme)
    if kind < 0.72:
        return titled(rng)
    if kind < 0.8:
        return kin(rng, "his")
    if kind < 0.88:
        return join(rng, [someone(rng) for _ in range(rng.randint(2, 4))])
    if kind < 0.9:
        entry = noun(rng, theme, "people")
        some = Node(word(rng, "common", "numbers"), "NUM")
        some.after(cased("de", agree(rng, entry, many=True, article="def").node, "nmod"))
        return Phrase(some, entry.fem, True)
    if kind < 0.94:
        phrase = counted(rng, noun(rng, theme, "people"))
        among(rng, phrase)
        return phrase
    first = agree(rng, noun(rng, theme, "people"), many=False, article="def")
    return join(rng, [first, kin(rng, "his")])


def thing(rng: random.Random, theme: str, *, many: bool | None = None) -> Phrase:
    """A thing, a building, a place."""
    entry = noun(rng, theme, "things")
    many = rng.random() < 0.25 if many is None else many
    if many and rng.random() < 0.5:
        return counted(rng, entry, human=False)
    article = rng.choice(("def", "def", "def", "indef", "this", "his"))
    phrase = agree(rng, entry, many=many, article=article, human=False)
    if rng.random() < 0.3:
        form = adjective(word(rng, theme, "adjectives_things"), entry.fem, many)
        phrase.node.after(Node(form, "ADJ", "amod"))
    if rng.random() < 0.3:
        phrase.node.after(cased("de", place_name(rng), "nmod"))
    return phrase


def by(rng: random.Random, theme: str) -> Node:
    """`por los soldados`, as it hangs on a participle."""
    return cased("por", actor(rng, theme).node, "obl:agent")


def deed(rng: random.Random, theme: str, *, full: bool = True) -> Phrase:
    """A deed named by a noun: `el asesinato de X a manos de Y`, `el ataque contra la base`, `la marcha`."""
    if rng.random() < 0.5:
        entry = noun(rng, theme, "deeds")
        phrase = agree(rng, entry, many=rng.random() < 0.1, article=rng.choice(("def", "def", "indef", "that")))
        if full and rng.random() < 0.15:
            phrase.node.after(enclosed(cased("en", place_name(rng), "nmod")))
        victim = sufferer(rng, theme)
        phrase.node.after(cased("de", victim.node, "nmod"))
        if full and rng.random() < 0.4:
            phrase.node.after(doer(rng, theme))
    else:
        entry = noun(rng, theme, "events")
        many = rng.random() < 0.2
        phrase = agree(rng, entry, many=many, article=rng.choice(("def", "def", "indef", "that")))
        if rng.random() < 0.3:
            form = adjective(word(rng, theme, "adjectives_deeds"), entry.fem, many)
            phrase.node.after(Node(form, "ADJ", "amod"))
        if full and rng.random() < 0.5:
            target = thing(rng, theme).node
            phrase.node.after(cased(rng.choice(("contra", "de", "en", "contra")), target, "nmod"))
        elif full and rng.random() < 0.5:
            phrase.node.after(done(rng, theme, phrase, ("cometer", "organizar", "perpetrar", "dirigir")))
    return Phrase(phrase.node, phrase.fem, phrase.plural, human=False)


def doer(rng: random.Random, theme: str) -> Node:
    """`a manos de`, `por parte de`, `por` somebody, behind a noun."""
    who = actor(rng, theme).node
    kind = rng.random()
    if kind < 0.4:
        return cased("a", Node("manos", "NOUN"), "nmod").after(cased("de", who, "nmod"))
    if kind < 0.65:
        return cased("por", Node("parte", "NOUN"), "nmod").after(cased("de", who, "nmod"))
    return cased("por", who, "nmod")


def done(rng: random.Random, theme: str, phrase: Phrase, verbs: tuple[str, ...]) -> Node:
    """A participle behind its noun: `asesinados por los soldados`, `organizada ayer en Huanta`."""
    part = participle(rng.choice(verbs), phrase.fem, phrase.plural, past=False).as_("acl")
    kind = rng.random()
    if kind < 0.55:
        return part.after(by(rng, theme), maybe(rng, 0.3, place(rng)))
    if kind < 0.75:
        return part.after(place(rng))
    return part.after(date(rng))


def accused(rng: random.Random, theme: str, phrase: Phrase) -> Node:
    """`acusado de participar en el atentado`."""
    lemma, case = word(rng, theme, "motives").split(":")
    verb = infinitive(lemma).as_("advcl").before(adp("de", "mark"))
    target = deed(rng, theme, full=False) if lemma == "participar" else several(rng, theme, "agents")
    verb.after(cased(case, target.node, "obj" if case == "a" and lemma != "pertenecer" else "obl"))
    return participle("acusar", phrase.fem, phrase.plural, past=False).as_("acl").after(verb)


def place(rng: random.Random) -> Node:
    """Where: `en Huanta`, `en la comunidad de X, distrito de Y`, `cerca del puente`, `a dos kilómetros de X`."""
    kind = rng.random()
    if kind < 0.3:
        return cased("en", place_name(rng), "obl")
    if kind < 0.6:
        entry = noun(rng, "common", "settlements")
        node = agree(rng, entry, many=False, article="def").node
        name = place_name(rng)
        node.after(cased("de", name, "nmod"))
        if rng.random() < 0.35:
            wider = Node(rng.choice(("distrito", "provincia", "departamento", "municipio")), "NOUN", UNTAUGHT)
            name.after(enclosed(wider.after(cased("de", place_name(rng), "nmod")), closed=False))
        return cased("en", node, "obl")
    if kind < 0.85:
        theme = rng.choice(("conflict", "neutral"))
        return cased("en", thing(rng, theme, many=False).node, "obl")
    near = Node(rng.choice(("cerca", "dentro", "fuera")), "ADV", "case")
    node = thing(rng, "conflict", many=False).node
    swallowed = node.left[0].form == "el"
    node.left = node.left[1:] if swallowed else node.left
    return node.first(near.after(Node("del" if swallowed else "de", "ADP", "fixed"))).as_("obl")


def adverb(rng: random.Random) -> Node:
    """One of the adverbs."""
    return adv(word(rng, "common", "adverbs"))


def casualties(rng: random.Random) -> Node:
    """`tres muertos y cinco heridos`, `más de veinte desaparecidos`, `muertos y heridos`."""
    first, second = rng.sample(("muerto", "herido", "detenido", "desaparecido", "fallecido"), 2)
    bare = rng.random() < 0.2
    node = Node(plural(first), "NOUN") if bare else counted(rng, Noun(first, plural(first), False), definite=False).node
    if rng.random() < 0.5:
        other = Node(plural(second), "NOUN", "conj")
        if not bare:
            other.before(Node(word(rng, "common", "numbers"), "NUM", "nummod"))
        node.after(other.first(Node("y", "CCONJ", "cc")))
    return node


def with_what(rng: random.Random, theme: str) -> Node:
    """`con fusiles`."""
    return cased("con", Node(plural(word(rng, theme, "weapons")), "NOUN"), "obl")


def attribution(rng: random.Random) -> Node:
    """`según el obispo`."""
    speaker = agree(rng, noun(rng, "common", "speakers"), many=False, article="def")
    return cased("según", speaker.node, "obl")


ADJUNCTS: tuple[tuple[Callable[[random.Random], Node], ...], ...] = (
    (place, date), (date, place), (place, hour), (place, span), (place, adverb), (date, hour), (hour, date),
    (adverb, place), (date, hour, place), (date, place, adverb), (span, place), (adverb, date), (place,), (date,),
)  # fmt: skip
"""Which times and places go together, the likelier in front first."""
