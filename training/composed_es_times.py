"""Times as the Spanish grammar of composed sentences puts them: dates, hours, spans."""

from __future__ import annotations

import random

from training.composed import Node, maybe
from training.composed_es_parts import adv, cased, det, plural, word


def _day(rng: random.Random, *, year: bool) -> Node:
    """`12 de mayo de 1989` with the article still to come."""
    month = cased("de", Node(word(rng, "common", "months"), "PROPN"), "nmod")
    if year:
        month.after(cased("de", Node(str(rng.randint(1962, 2024)), "NUM"), "nmod"))
    return Node(str(rng.randint(1, 31)), "NUM").after(month)


def date(rng: random.Random) -> Node:
    """When, by the calendar."""
    kind = rng.random()
    the = det("def", False, False)
    if kind < 0.45:
        return _day(rng, year=rng.random() < 0.6).before(the).as_("obl")
    if kind < 0.6:
        day = Node(word(rng, "common", "weekdays"), "PROPN", "obl").before(the)
        return day.after(maybe(rng, 0.4, _day(rng, year=rng.random() < 0.3).as_("appos")))
    if kind < 0.75:
        month = Node(word(rng, "common", "months"), "PROPN")
        return cased("en", month.after(cased("de", Node(str(rng.randint(1962, 2024)), "NUM"), "nmod")), "obl")
    if kind < 0.88:
        return cased("en", Node(str(rng.randint(1962, 2024)), "NUM"), "obl")
    part, fem = rng.choice((("madrugada", True), ("noche", True), ("mañana", True), ("amanecer", False)))
    node = Node(part, "NOUN").before(det("def", fem, False))
    day = _day(rng, year=rng.random() < 0.4).before(the)
    return cased("en" if fem else "a", node.after(cased("de", day, "nmod")), "obl")


def hour(rng: random.Random) -> Node:
    """`a las tres de la tarde`, `hacia las 4`."""
    number = rng.choice((word(rng, "common", "numbers"), str(rng.randint(2, 12))))
    number = number if number.isdigit() or number in ("dos", "tres", "cuatro", "cinco", "seis", "siete") else "ocho"
    node = Node(number, "NUM").before(det("def", True, True))
    part = Node(rng.choice(("tarde", "mañana", "noche", "madrugada")), "NOUN").before(det("def", True, False))
    return cased(rng.choice(("a", "a", "hacia")), node.after(maybe(rng, 0.7, cased("de", part, "nmod"))), "obl")


def span(rng: random.Random) -> Node:
    """`dos días después`, `esa noche`, `durante tres horas`, `el año pasado`."""
    kind = rng.random()
    unit, fem = rng.choice((("día", False), ("semana", True), ("mes=meses", False), ("año", False)))
    some = Node(plural(unit), "NOUN").before(Node(word(rng, "common", "numbers"), "NUM", "nummod"))
    if kind < 0.3:
        return some.after(adv(rng.choice(("después", "antes")))).as_("obl")
    if kind < 0.55:
        return cased("durante", some, "obl")
    if kind < 0.8:
        part = rng.choice(("noche", "mañana", "tarde", "semana"))
        return Node(part, "NOUN", "obl").before(det(rng.choice(("that", "this")), True, False))
    unit, fem = rng.choice((("semana", True), ("mes", False), ("año", False)))
    last = Node(unit, "NOUN", "obl").before(det("def", fem, False))
    return last.after(Node("pasada" if fem else "pasado", "ADJ", "amod"))
