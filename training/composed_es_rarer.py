"""Rarer patterns of the Spanish grammar of composed sentences: gapping, findings, copulas, shares, givers, lists."""

from __future__ import annotations

import random

from training.composed import Node, maybe, stop
from training.composed_es_clauses import THEY, complement, dress, passive_statement, predicate, statement, subject
from training.composed_es_parts import (
    Phrase,
    active,
    adjective,
    also,
    cased,
    det,
    finite,
    infinitive,
    lexicon,
    noun,
    object_of,
    participle,
    passive,
    plural,
    pron,
    que,
    set_off,
    word,
)
from training.composed_es_phrases import (
    UNTAUGHT,
    actor,
    agree,
    deed,
    kin,
    named,
    person_name,
    place,
    place_name,
    several,
    sufferer,
    thing,
    titled,
)
from training.composed_es_times import date


def gapped(rng: random.Random, theme: str) -> Node:
    """`Tres fueron muertos y dos heridos`."""
    one, two = (Phrase(Node(word(rng, "common", "numbers"), "NUM"), plural=True) for _ in range(2))
    verb = passive(word(rng, theme, "on_people"), one, rng.choice(("past", "past", "perf")))
    subject(verb, one, dep="nsubj:pass")
    other = participle(word(rng, theme, "on_people"), False, True, past=True).as_("conj")
    return verb.after(other.first(Node("y", "CCONJ", "cc"), two.node.as_("nsubj:pass")))


def found(rng: random.Random, theme: str) -> Node:
    """A finding of a court: `Que, el 4 de mayo de 1989, los soldados llegaron a la casa;`."""
    verb = statement(rng, theme, rng.choice(("past", "plup"))) if rng.random() < 0.5 else passive_statement(rng, theme)
    return verb.first(que(), set_off(date(rng).first(stop(","))) if rng.random() < 0.6 else None)


def copular(rng: random.Random, theme: str) -> Node:
    """`El muerto era maestro`, `Fue el comandante quien dio la orden`, `Los vecinos estaban contentos`."""
    kind = rng.random()
    if kind < 0.4:
        who = named(rng, theme) if rng.random() < 0.5 else agree(
            rng, noun(rng, theme, "people"), many=False, article="def"
        )  # fmt: skip
        roles = [one for one in (noun(rng, theme, "people") for _ in range(9)) if one.fem == who.fem]
        role = Node(roles[0].one if roles else "jefe", "NOUN").before(maybe(rng, 0.3, det("indef", who.fem, False)))
        role.after(maybe(rng, 0.5, cased("de", place_name(rng), "nmod")))
        return role.first(
            who.node.as_("nsubj"), finite("ser", who, rng.choice(("imp", "pres", "past")), "AUX").as_("cop")
        )
    if kind < 0.65:
        who = several(rng, theme, "people")
        plain_ = [one for one in lexicon()[theme]["adjectives"] if not one.endswith(("ado", "ido"))]
        state = Node(adjective(rng.choice(plain_), who.fem, who.plural), "ADJ")
        return state.first(who.node.as_("nsubj"), finite("ser", who, rng.choice(("imp", "past")), "AUX").as_("cop"))
    who = titled(rng) if rng.random() < 0.4 else agree(rng, noun(rng, theme, "agents"), many=False, article="def")
    clause = predicate(rng, theme, who, "past").first(pron("quien", "nsubj")).as_("acl:relcl")
    return who.node.first(finite("ser", who, "past", "AUX").as_("cop")).after(clause)


def partly(rng: random.Random, theme: str) -> Node:
    """`La mayoría de los habitantes huyó`, `Uno de los detenidos declaró`, `El 40 % de los votantes`."""
    entry = noun(rng, theme, "people")
    whole = cased("de", agree(rng, entry, many=True, article="def").node, "nmod")
    kind = rng.random()
    if kind < 0.35:
        part = Phrase(Node("mayoría", "NOUN").before(det("def", True, False)), fem=True)
    elif kind < 0.7:
        part = Phrase(Node("una" if entry.fem else "uno", "PRON"), entry.fem)
    else:
        part = Phrase(Node("%", "SYM").before(det("def", False, False), Node(str(rng.randint(2, 98)), "NUM", "nummod")))
    part.node.after(whole)
    return dress(rng, theme, subject(predicate(rng, theme, part, "past"), part))


def given(rng: random.Random, theme: str) -> Node:
    """`Le robaron el ganado a mi tío`, `El juez entregó la carta a los vecinos`."""
    whom = kin(rng) if rng.random() < 0.5 else several(rng, theme, "people")
    what = thing(rng, theme, many=False).node.as_("obj")
    lemma = rng.choice(("entregar", "robar", "quitar", "ofrecer", "quemar", "mostrar", "vender"))
    who = actor(rng, theme) if rng.random() < 0.6 else THEY
    verb = active(lemma, who, rng.choice(("past", "past", "perf", "plup")))
    verb.first(maybe(rng, 0.7, pron("les" if whom.plural else "le", "obl:arg")))
    verb.after(what, cased("a", whom.node, "obl:arg"))
    return verb if who is THEY else subject(verb, who)


def pressed(rng: random.Random, theme: str) -> Node:
    """`Obligaron a los vecinos a abandonar el pueblo`, `el juez acusó al alcalde de ordenar la captura`."""
    lemma, case = rng.choice((("obligar", "a"), ("acusar", "de"), ("invitar", "a"), ("culpar", "de"), ("forzar", "a")))
    who = actor(rng, theme) if rng.random() < 0.6 else THEY
    verb = active(lemma, who, rng.choice(("past", "past", "perf", "pres", "plup")))
    inner, what = complement(rng, theme, rng.choice(("person", "thing", "deed", "going")))
    if rng.random() < 0.3:
        verb.first(pron(rng.choice(("lo", "los", "la", "nos", "me")), "obj"))
    else:
        verb.after(object_of(sufferer(rng, theme)))
    verb.after(infinitive(inner).before(Node(case, "ADP", "mark")).after(what).as_("advcl"))
    return verb if who is THEY else subject(verb, who)


def listed(rng: random.Random, theme: str) -> Node:
    """A list without a verb, as of victims: `Muertos: Juan Quispe, Rosa Díaz y Luis Soto`, or a bare nominal."""
    kind = rng.random()
    if kind < 0.5:
        what = deed(rng, theme)
        return what.node.after(place(rng).as_(UNTAUGHT))
    root = Node(plural(rng.choice(("muerto", "herido", "detenido", "desaparecido", "testigo", "invitado"))), "NOUN")
    names = [person_name(rng) for _ in range(rng.randint(2, 4))]
    for at, name in enumerate(names[1:]):
        name.first(also(name) if at == len(names) - 2 else stop(",")).as_("conj")
        names[0].after(name)
    return root.after(names[0].first(stop(":")).as_("appos"))
