"""Clauses of the Spanish grammar of composed sentences: predicates, statements, relatives, what goes with a clause."""

from __future__ import annotations

import random

from training.composed import Node, maybe, stop
from training.composed_es_parts import (
    NARRATIVE,
    Phrase,
    active,
    adp,
    adv,
    also,
    cased,
    finite,
    gerund,
    infinitive,
    lexicon,
    modal,
    noun,
    object_of,
    participle,
    passive,
    pron,
    que,
    set_off,
    word,
)
from training.composed_es_phrases import (
    ADJUNCTS,
    UNTAUGHT,
    accused,
    actor,
    agree,
    by,
    casualties,
    deed,
    done,
    organisation,
    place,
    several,
    someone,
    sufferer,
    thing,
    titled,
    with_what,
)
from training.composed_es_times import date

EFFECTS = ("pérdidas", "demoras", "protestas", "daños", "dudas", "quejas", "ganancias", "debates")
KINDS = ("person", "person", "person", "thing", "thing", "deed", "going", "going", "pronominal")
NOBODY = Phrase(Node("", "PRON"))
THEY = Phrase(Node("", "PRON"), plural=True)


def complement(rng: random.Random, theme: str, kind: str) -> tuple[str, Node | None]:
    """A verb of a kind and what it is done to."""
    if kind == "person":
        return word(rng, theme, "on_people"), object_of(sufferer(rng, theme))
    if kind == "thing":
        return word(rng, theme, "on_things"), object_of(thing(rng, theme))
    if kind == "deed":
        return word(rng, theme, "on_deeds"), object_of(deed(rng, theme))
    if kind == "pronominal":
        return word(rng, theme, "pronominal"), maybe(rng, 0.5, place(rng))
    lemma, case = word(rng, theme, "going").split(":")
    return lemma, maybe(rng, 0.8, cased(case, thing(rng, theme, many=False).node, "obl"))


def predicate(
    rng: random.Random, theme: str, who: Phrase, tense: str, kinds: tuple[str, ...] = KINDS
) -> Node:  # fmt: skip
    """A verb that agrees with its subject, and what it is done to; the subject itself is still to come."""
    kind = rng.choice(kinds)
    lemma, what = complement(rng, theme, kind)
    if kind == "person" and rng.random() < 0.12:
        verb = active(lemma, who, tense)
        clitic = pron(rng.choice(("lo", "la", "los", "las")), "obj")
        return verb.first(clitic)
    mere = kind != "pronominal" and tense not in ("sub", "subimp")
    if mere and rng.random() < 0.12:
        verb = modal(rng, lemma, who)
    elif mere and rng.random() < 0.08:
        verb = rather(rng, lemma, who, what)
        what = None
    else:
        verb = active(lemma, who, tense)
    if kind == "pronominal":
        verb.first(pron("nos" if who.person == 1 and who.plural else "me" if who.person == 1 else "se", "expl:pv"))
    if kind in ("person", "thing") and rng.random() < 0.1:
        names = lexicon()[theme][f"on_{'people' if kind == 'person' else 'things'}"]
        other = active(rng.choice([one for one in names if one != lemma]), who, tense)
        verb.after(other.as_("conj").first(also(other)))
    if kind in ("person", "thing", "deed") and rng.random() < 0.08:
        verb.first(adv(rng.choice(("no", "nunca", "también", "ya", "no"))))
    return verb.after(what)


def rather(rng: random.Random, lemma: str, who: Phrase, what: Node | None) -> Node:
    """A verb with another in the infinitive: `intentaron matar a`, `comenzó a disparar`, `tuvo que salir`."""
    inner = infinitive(lemma).after(what)
    kind = rng.random()
    tense = rng.choice(("past", "past", "imp", "pres"))
    if kind < 0.4:
        return active(rng.choice(("intentar", "lograr", "querer", "decidir")), who, tense).after(inner.as_("xcomp"))
    if kind < 0.7:
        verb = active(rng.choice(("comenzar", "empezar", "volver")), who, tense)
        return verb.after(inner.before(adp("a", "mark")).as_("xcomp"))
    return active("tener", who, tense).after(inner.before(que()).as_("xcomp"))


def subject(verb: Node, who: Phrase, *, behind: bool = False, dep: str = "nsubj") -> Node:
    """The verb with its subject, in front of everything or right behind it."""
    who.node.as_(dep)
    if behind:
        verb.right.insert(0, who.node)
        return verb
    return verb.first(who.node)


def ordinary(rng: random.Random, theme: str) -> Phrase:
    """A subject, now and then with a participle or a relative clause behind it."""
    who = actor(rng, theme)
    if rng.random() < 0.1 and not ends_with_comma(who.node):
        who.node.after(relative(rng, theme, who))
    return who


def ends_with_comma(node: Node) -> bool:
    """Whether the last word below it is a comma."""
    return list(node.in_order())[-1].form in (",", ")")


def statement(rng: random.Random, theme: str, tense: str = "") -> Node:
    """Somebody does something; a quarter with the verb in front."""
    who = ordinary(rng, theme)
    tense = tense or rng.choice(NARRATIVE)
    if rng.random() < 0.25:
        verb = predicate(rng, theme, who, tense, ("going", "pronominal", "going", "person"))
        early = any(one.dep in ("conj", "xcomp") for one in verb.right)
        return subject(verb, who, behind=not early)
    return subject(predicate(rng, theme, who, tense), who)


def passive_statement(rng: random.Random, theme: str) -> Node:
    """Something is done to somebody; half of them with the verb in front."""
    lemma, whom = patient(rng, theme)
    if lemma != "morir" and rng.random() < 0.08 and not ends_with_comma(whom.node):
        whom.node.after(accused(rng, theme, whom) if whom.human else relative(rng, theme, whom))
    verb = passive(lemma, whom, rng.choice(("past", "past", "past", "perf", "plup", "rumour", "fut", "imp")))
    verb.before(maybe(rng, 0.05, adv(rng.choice(("brutalmente", "finalmente", "nuevamente")))))
    if rng.random() < 0.14:
        names = next(names for names in lexicon()[theme].values() if lemma in names)
        second = rng.choice([one for one in names if one != lemma])
        other = participle(second, whom.fem, whom.plural, past=True).as_("conj")
        verb.after(other.before(also(other)))
    if rng.random() < 0.06:
        verb.first(adv(rng.choice(("no", "nunca", "ya"))))
    agent = maybe(rng, 0.45, by(rng, theme))
    behind = rng.random() < 0.4 and not verb.right
    subject(verb, whom, behind=behind, dep="nsubj:pass")
    return verb.after(agent)


def patient(rng: random.Random, theme: str) -> tuple[str, Phrase]:
    """A transitive verb and what becomes its passive subject."""
    kind = rng.random()
    if kind < 0.65:
        return word(rng, theme, "on_people"), sufferer(rng, theme)
    if kind < 0.85:
        return word(rng, theme, "on_things"), thing(rng, theme)
    return word(rng, theme, "on_deeds"), deed(rng, theme)


def embed(verb: Node, dep: str, mark: str = "que") -> Node:
    """The clause behind a subordinator."""
    return verb.first(Node(mark, "SCONJ", "mark")).as_(dep)


def relative(rng: random.Random, theme: str, head: Phrase) -> Node:
    """A relative clause on its noun: `que mataron a`, `que fueron asesinados`, `que quemaron los soldados`, `donde`."""
    kind = rng.random()
    who = Phrase(head.node, head.fem, head.plural, head.human)
    if kind < 0.4:
        return predicate(rng, theme, who, rng.choice(NARRATIVE)).first(que()).as_("acl:relcl")
    if kind < 0.65 and head.node.upos == "NOUN":
        lemma = word(rng, theme, "on_people" if head.human else "on_things")
        verb = passive(lemma, who, rng.choice(("past", "past", "perf", "plup"))).as_("acl:relcl")
        return verb.first(pron("que", "nsubj:pass")).after(maybe(rng, 0.6, by(rng, theme)))
    if kind < 0.78 and not head.human:
        other = actor(rng, theme)
        verb = active(word(rng, theme, "on_things"), other, rng.choice(("past", "plup", "imp")))
        return subject(verb, other, behind=rng.random() < 0.6).first(que()).as_("acl:relcl")
    if kind < 0.9 and head.human:
        verb = predicate(rng, theme, who, rng.choice(("past", "plup", "perf")))
        verb.first(pron("quienes" if head.plural else "quien", "nsubj")).as_("acl:relcl")
        return verb.first(stop(",")).after(stop(","))
    return done(rng, theme, head, _verbs(theme, human=head.human))


def _verbs(theme: str, *, human: bool) -> tuple[str, ...]:
    return lexicon()[theme]["on_people" if human else "on_things"]


def whose(rng: random.Random, theme: str) -> Node:
    """`, cuyos jefes habían huido,`."""
    entry = noun(rng, theme, "people")
    many = rng.random() < 0.6
    owned = agree(rng, entry, many=many, article="whose")
    verb = subject(predicate(rng, theme, owned, "plup", ("going", "pronominal")), owned).as_("acl:relcl")
    return verb.first(stop(",")).after(stop(","))


def where(rng: random.Random, theme: str, whom: Phrase) -> Node:
    """`, donde fueron fusilados`."""
    verb = passive(word(rng, theme, "on_people"), whom, "past") if rng.random() < 0.5 else statement(rng, theme, "past")
    return verb.first(stop(","), adv("donde")).as_("acl:relcl")


def dress(rng: random.Random, theme: str, verb: Node, *, front: bool = True, clauses: bool = True) -> Node:
    """A clause with times and places, in front and behind, and now and then a clause of purpose, means or outcome."""
    kinds = list(rng.choice(ADJUNCTS))
    if front and rng.random() < 0.4:
        verb.first(set_off(kinds.pop(0)(rng), rng, 0.75))
        if rng.random() < 0.15:
            verb.first(set_off(kinds.pop(0)(rng), rng, 0.75) if kinds else None)
        elif rng.random() < 0.25:
            verb.first(set_off(occasion(rng, theme)))
    if ends_with_comma(verb):
        return verb
    below = [node for child in verb.right for node in child.in_order()]
    shared = any(one.dep == "conj" for one in verb.right) or any(one.dep in ("acl", "acl:relcl") for one in below)
    doubtful = any(one.dep in ("obj", "conj", "obl:agent", "xcomp", "nsubj", "nsubj:pass") for one in verb.right)
    for adjunct in kinds[: rng.choice((0, 0, 1, 1, 2))]:
        node = adjunct(rng)
        verb.after(node if not doubtful or (adjunct not in (place, date) and not shared) else node.as_(UNTAUGHT))
    if clauses and rng.random() < 0.25:
        clause = circumstance(rng, theme)
        verb.after(clause.as_(UNTAUGHT) if shared else clause)
    return verb


def occasion(rng: random.Random, theme: str) -> Node:
    """`tras ocupar el pueblo`, `al llegar a la plaza`, `después de matar a`, `cuando volvían`."""
    if rng.random() < 0.25:
        return embed(predicate(rng, theme, THEY, "imp", ("going", "person")), "advcl", "cuando")
    lemma, what = complement(rng, theme, rng.choice(("person", "thing", "thing", "going")))
    verb = infinitive(lemma).after(what).as_("advcl")
    mark = rng.choice(("tras", "al", "para", "sin", "después", "antes"))
    if mark in ("después", "antes"):
        return verb.first(Node(mark, "ADV", "mark").after(Node("de", "ADP", "fixed")))
    return verb.first(adp(mark, "mark"))


def circumstance(rng: random.Random, theme: str) -> Node:
    """A clause behind the verb: purpose, outcome, means, reason."""
    kind = rng.random()
    if kind < 0.3:
        lemma, what = word(rng, theme, "purposes").split(":")
        return infinitive(lemma).before(adp("para", "mark")).after(Node(what, "NOUN", "obj")).as_("advcl")
    if kind < 0.45:
        who = several(rng, theme, "people")
        verb = predicate(rng, theme, who, rng.choice(("sub", "subimp")), ("going", "thing"))
        verb = subject(verb, who).first(Node("para", "ADP", "mark"), que())
        return verb.as_("advcl")
    if kind < 0.7:
        effect = casualties(rng) if theme == "conflict" else Node(rng.choice(EFFECTS), "NOUN")
        lemma = "dejar" if theme == "conflict" else rng.choice(("causar", "generar", "provocar"))
        outcome = gerund(lemma).after(effect.as_("obj")).as_("advcl")
        return outcome.first(maybe(rng, 0.5, stop(",")))
    if kind < 0.85:
        return with_what(rng, theme)
    return embed(statement(rng, theme, rng.choice(("past", "plup", "imp"))), "advcl", "porque")


def add(rng: random.Random, theme: str, verb: Node, who: Phrase) -> Node:
    """A second clause of the same subject joined to the first."""
    second = predicate(rng, theme, who, "past")
    but = rng.random() < 0.25
    link = [stop(","), Node("pero", "CCONJ", "cc")] if but else [also(second)]
    return verb.after(second.first(*link).as_("conj"))


def speaker(rng: random.Random) -> Phrase:
    """Who says something."""
    kind = rng.random()
    if kind < 0.5:
        return agree(rng, noun(rng, "common", "speakers"), many=False, article="def")
    if kind < 0.7:
        return titled(rng)
    return organisation(rng) if kind < 0.85 else someone(rng)


def saying(rng: random.Random, content: Node | None, *, behind: bool) -> Node:
    """Who says what, with `que` where there is content; `behind`: the subject follows the verb."""
    who = speaker(rng)
    verb = active(word(rng, "common", "saying"), who, rng.choice(("past", "past", "past", "pres", "perf")))
    subject(verb, who, behind=behind)
    return verb.after(embed(content, "ccomp") if content else None)


def demand(rng: random.Random, theme: str) -> Node:
    """`exigimos que se libere a los presos`, `ordenó que fueran ejecutados`, `mandó matar a`, `los hizo fusilar`."""
    kind = rng.random()
    who = rng.choice((actor(rng, theme), Phrase(Node("", "PRON"), plural=True, person=1)))
    given = who.person == 3
    tense = rng.choice(("past", "pres", "past"))
    if kind < 0.35:
        whom = several(rng, theme, "people")
        inner = passive(word(rng, theme, "on_people"), whom, "subimp" if tense == "past" else "sub")
        subject(inner, whom, dep="nsubj:pass")
        verb = active(word(rng, "common", "wanting"), who, tense).after(embed(inner, "ccomp"))
    elif kind < 0.6:
        inner = finite(word(rng, theme, "on_people"), NOBODY, "subimp" if tense == "past" else "sub")
        inner.before(pron("se", "expl:pv")).after(object_of(sufferer(rng, theme)))
        verb = active(word(rng, "common", "wanting"), who, tense).after(embed(inner, "ccomp"))
    elif kind < 0.85:
        lemma, what = complement(rng, theme, rng.choice(("person", "thing")))
        verb = active(rng.choice(("ordenar", "mandar", "decidir")), who, tense)
        verb.after(infinitive(lemma).after(what).as_("xcomp"))
    else:
        verb = active("hacer", who, "past").after(infinitive(word(rng, theme, "on_people")).as_("xcomp"))
        verb.before(pron(rng.choice(("lo", "los", "la", "las")), "obj"))
    return subject(verb, who) if given else verb
