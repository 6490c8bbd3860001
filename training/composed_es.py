"""Spanish sentences of the kind that reports are made of, with their trees: who did what to whom, and who says so.

What the treebank lacks is drawn often: verbs of violence, subjects behind their verbs, clauses without a subject,
persons as objects behind `a`, nouns that might be verbs ("la toma", "los mandos", "la marcha"), deeds named by nouns,
what is only said to have happened ("habría matado"), testimonies, judgments, headlines. A third of the sentences are
of peace and of the same shapes, so that the parser does not take the matter for the form.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from training.composed import Node, maybe, stop, to_sentence
from training.composed_es_clauses import (
    NOBODY,
    THEY,
    add,
    demand,
    dress,
    embed,
    ends_with_comma,
    passive_statement,
    predicate,
    relative,
    saying,
    statement,
    subject,
    where,
    whose,
)
from training.composed_es_parts import (
    FAMILIES,
    Phrase,
    active,
    adjective,
    adv,
    also,
    cased,
    finite,
    lexicon,
    noun,
    object_of,
    participle,
    passive,
    plural,
    pron,
    set_off,
    tidy,
    word,
)
from training.composed_es_phrases import (
    UNTAUGHT,
    accused,
    actor,
    agree,
    attribution,
    by,
    casualties,
    counted,
    deed,
    done,
    kin,
    place_name,
    several,
    sufferer,
    thing,
)
from training.composed_es_rarer import copular, found, gapped, given, listed, partly, pressed
from training.treebank import Sentence

Make = Callable[[random.Random, str], Node]
WE = Phrase(Node("", "PRON"), plural=True, person=1)
MYSELF = Phrase(Node("", "PRON"), person=1)
QUOTES = (('"', '"'), ("«", "»"), ("“", "”"))


def compose_es(rng: random.Random) -> Sentence:
    """One sentence."""
    make, mark = rng.choices([(make, mark) for make, mark, _ in PATTERNS], [weight for _, _, weight in PATTERNS])[0]
    root = make(rng, rng.choice(FAMILIES))
    root = tidy(root.after(stop(mark or ".")))
    if not mark:
        root.right.pop()
    return to_sentence(root)


def plain(rng: random.Random, theme: str) -> Node:
    """A statement in any order with what goes with it; now and then a second one joined to it."""
    verb = dress(rng, theme, statement(rng, theme))
    return add(rng, theme, verb, THEY) if rng.random() < 0.1 and not ends_with_comma(verb) else verb


def suffered(rng: random.Random, theme: str) -> Node:
    """A passive: `Fueron asesinados el alcalde y su hijo`."""
    return dress(rng, theme, passive_statement(rng, theme))


def dropped(rng: random.Random, theme: str) -> Node:
    """No subject: `Llegaron a las tres y se llevaron a su hijo`."""
    who = rng.choice((THEY, THEY, WE, NOBODY))
    verb = predicate(rng, theme, who, rng.choice(("past", "past", "perf", "plup", "imp")))
    if rng.random() < 0.4 and not ends_with_comma(verb):
        verb = add(rng, theme, verb, who)
    return dress(rng, theme, verb)


def doubled(rng: random.Random, theme: str) -> Node:
    """`A mi papá lo mataron los militares`: the object in front and once more before the verb."""
    whom = kin(rng) if rng.random() < 0.7 else sufferer(rng, theme)
    who = actor(rng, theme) if rng.random() < 0.5 else THEY
    verb = active(word(rng, theme, "on_people"), who, rng.choice(("past", "past", "perf")))
    verb.first(object_of(whom), pron(clitic(whom), "obj"))
    if who is not THEY:
        subject(verb, who, behind=True)
    return dress(rng, theme, verb, front=False)


def clitic(whom: Phrase) -> str:
    """The pronoun that stands for it."""
    return ("lo", "la", "los", "las")[2 * whom.plural + whom.fem]


def told(rng: random.Random, theme: str) -> Node:
    """Testimony in the first person: `nos sacaron de la casa`, `me amenazaron`, `yo vi cuando llegaron`."""
    kind = rng.random()
    if kind < 0.4:
        who = actor(rng, theme) if rng.random() < 0.4 else THEY
        verb = active(word(rng, theme, "on_people"), who, rng.choice(("past", "past", "perf", "imp")))
        verb.first(pron(rng.choice(("me", "nos", "lo", "los", "la")), "obj"))
        if who is not THEY:
            subject(verb, who, behind=rng.random() < 0.4)
    elif kind < 0.6:
        taken = kin(rng)
        verb = finite("llevar", THEY, "past").before(pron("se", "expl:pv")).after(object_of(taken))
        if rng.random() < 0.5 and not ends_with_comma(verb):
            other = finite("ver", WE, "past").as_("conj").before(Node("y", "CCONJ", "cc"))
            return verb.after(other.before(adv("nunca"), adv("más"), pron(clitic(taken), "obj")))
    elif kind < 0.8:
        verb = finite("sacar", THEY, "past").before(pron(rng.choice(("nos", "lo", "me", "los")), "obj"))
        verb.after(cased("de", thing(rng, theme, many=False).node, "obl"))
    else:
        if rng.random() < 0.4:
            return _unknown(rng, theme)
        verb = finite("ver", MYSELF, "past").before(maybe(rng, 0.3, pron("yo", "nsubj")))
        return verb.after(embed(_arrival(rng, theme), "advcl", "cuando"))
    return dress(rng, theme, verb)


def _unknown(rng: random.Random, theme: str) -> Node:
    """`No sé quién lo mató`, `no sabemos dónde lo llevaron`."""
    verb = finite("saber", rng.choice((MYSELF, WE, THEY)), "pres").before(adv("no"))
    if verb.form == "sabo":
        verb.form = "sé"
    if rng.random() < 0.5:
        inner = active(word(rng, theme, "on_people"), NOBODY, rng.choice(("past", "perf")))
        inner.first(pron("quién", "nsubj"), pron(rng.choice(("lo", "la", "los", "nos")), "obj"))
    else:
        inner = active(rng.choice(("llevar", "dejar", "esconder", "conocer")), THEY, rng.choice(("past", "perf")))
        inner.first(adv(rng.choice(("dónde", "cuándo", "cómo"))), pron(rng.choice(("lo", "la", "los")), "obj"))
    return verb.after(inner.as_("ccomp"))


def _arrival(rng: random.Random, theme: str) -> Node:
    """A short clause with its subject behind the verb or none: `llegaron los soldados`."""
    who = actor(rng, theme) if rng.random() < 0.7 else THEY
    verb = predicate(rng, theme, who, "past", ("going",))
    return verb if who is THEY else subject(verb, who, behind=not any(one.dep == "xcomp" for one in verb.right))


def said(rng: random.Random, theme: str) -> Node:
    """Who says that what: before it, behind it, with and without quotation marks, with `según` and `como`."""
    kind = rng.random()
    verb = dress(rng, theme, statement(rng, theme) if rng.random() < 0.6 else passive_statement(rng, theme))
    if kind < 0.5:
        return saying(rng, verb, behind=rng.random() < 0.4)
    if kind < 0.62:
        return verb.first(set_off(attribution(rng)))
    if kind < 0.7:
        return verb.after(attribution(rng).first(stop(",")))
    if kind < 0.8:
        return verb.after(saying(rng, None, behind=True).as_("parataxis").first(stop(",")))
    if kind < 0.92:
        return _quoted(rng, verb)
    return verb.first(set_off(embed(saying(rng, None, behind=True), "advcl", "como")))


def _quoted(rng: random.Random, verb: Node) -> Node:
    """What is said between quotation marks, before the verb of saying."""
    opening, closing = rng.choice(QUOTES)
    start = next(verb.in_order())
    start.form, start.glued = start.form[:1].upper() + start.form[1:], True
    verb.first(Node(opening, "PUNCT", "punct")).after(stop(closing), stop(","))
    return saying(rng, None, behind=True).first(verb.as_("ccomp"))


def being(rng: random.Random, theme: str) -> Node:
    """`Hubo tres muertos y dos heridos`, `no había motivo`, `hay detenidos`."""
    form, tense = rng.choice((("hubo", "Past"), ("había", "Imp"), ("hay", "Pres"), ("habrá", "Fut"), ("hubo", "Past")))
    verb = Node(form, "VERB", feats=f"Mood=Ind|Number=Sing|Person=3|Tense={tense}|VerbForm=Fin")
    kind = rng.random()
    if kind < 0.35:
        what = casualties(rng)
    elif kind < 0.6:
        thing_ = rng.choice(
            [
                "motivo",
                "orden",
                "testigos",
                "pruebas",
                "muertos",
                "heridos",
                "detenidos",
                "clases",
                "luz",
                "denuncias",
                "miedo",
            ]
        )
        what = Node(thing_, "NOUN")
        verb.first(adv(rng.choice(("no", "no", "nunca", "ya"))))
    elif kind < 0.8:
        article = rng.choice(("several", "many", "indef", ""))
        what = agree(rng, noun(rng, theme, "events"), many=True, article=article).node
    else:
        phrase = counted(rng, noun(rng, theme, "people"), definite=False)
        what = phrase.node.after(maybe(rng, 0.4, relative(rng, theme, phrase)))
    return dress(rng, theme, verb.after(what.as_("obj")), clauses=False)


def reflexive(rng: random.Random, theme: str) -> Node:
    """`Se encontraron tres cadáveres`, `se suspendió la feria`, `se informó que`."""
    kind = rng.random()
    if kind < 0.3:
        verb = finite(word(rng, "common", "saying"), NOBODY, "past").before(pron("se", "expl:pv"))
        return verb.after(embed(statement(rng, theme), "csubj"))
    what = deed(rng, theme) if kind < 0.6 else thing(rng, theme)
    if kind > 0.85:
        what = counted(rng, noun(rng, theme, "things"), human=False)
    lemma = rng.choice(("encontrar", "hallar", "ver")) if kind > 0.85 else word(
        rng, theme, "on_deeds" if kind < 0.6 else "on_things"
    )  # fmt: skip
    verb = active(lemma, what, rng.choice(("past", "past", "perf", "plup", "rumour"))).first(pron("se", "expl:pv"))
    return dress(rng, theme, subject(verb, what, behind=rng.random() < 0.7))


def wanted(rng: random.Random, theme: str) -> Node:
    """A demand, an order, a causative."""
    return demand(rng, theme)


def headline(rng: random.Random, theme: str) -> Node:
    """`Matan a tres en emboscada`, `Ejército niega masacre`, `Detenidos dos dirigentes`."""
    kind = rng.random()
    if kind < 0.3:
        bare = Node(str(rng.randint(2, 40)) if rng.random() < 0.3 else word(rng, "common", "numbers"), "NUM")
        people = Node(plural(noun(rng, theme, "people").one), "NOUN").before(bare.as_("nummod"))
        whom = people if rng.random() < 0.6 else Node(bare.form, "NUM")
        verb = finite(word(rng, theme, "on_people"), THEY, "pres").after(cased("a", whom, "obj"))
        event = Node(noun(rng, theme, "events").one, "NOUN")
        return verb.after(cased("en", rng.choice((event, place_name(rng))), "obl"))
    if kind < 0.65:
        who, many = _heading(rng, theme)
        subject_ = Phrase(Node(who, "NOUN"), plural=many)
        verb = finite(word(rng, theme, "on_deeds"), subject_, "pres").before(subject_.node.as_("nsubj"))
        what = noun(rng, theme, rng.choice(("events", "deeds")))
        node = Node(what.one, "NOUN", "obj")
        return verb.after(node.after(maybe(rng, 0.5, cased("en", place_name(rng), UNTAUGHT))))
    if kind < 0.85:
        group = counted(rng, noun(rng, theme, "people"), definite=False)
        verb = participle(word(rng, theme, "on_people"), group.fem, True, past=False)
        verb.after(group.node.as_("nsubj:pass"))
        return verb.after(maybe(rng, 0.7, cased("en", place_name(rng), "obl")))
    who, many_ = _heading(rng, theme)
    phrase = Phrase(Node(who, "NOUN"), plural=many_)
    return predicate(rng, theme, phrase, "pres", ("person", "going", "thing")).first(phrase.node.as_("nsubj"))


def _heading(rng: random.Random, theme: str) -> tuple[str, bool]:
    """The subject of a headline without its article, and whether it is plural."""
    who = word(rng, theme, "headings")
    return who, who.endswith("s")


def related(rng: random.Random, theme: str) -> Node:
    """A subject with a relative clause, a participle or an accusation behind it."""
    phrase = several(rng, theme, rng.choice(("agents", "people", "people")))
    kind = rng.random()
    if kind < 0.6:
        tail = relative(rng, theme, phrase)
    elif kind < 0.75:
        tail = accused(rng, theme, phrase)
    elif kind < 0.85:
        tail = whose(rng, theme)
    else:
        tail = done(rng, theme, phrase, ("secuestrar", "llamar", "conocer", "invitar"))
    phrase.node.after(tail)
    if rng.random() < 0.5:
        return dress(rng, theme, subject(predicate(rng, theme, phrase, "past"), phrase))
    verb = passive(word(rng, theme, "on_people"), phrase, rng.choice(("past", "perf", "plup")))
    subject(verb, phrase, dep="nsubj:pass").after(maybe(rng, 0.4, by(rng, theme)))
    return dress(rng, theme, verb)


def brought(rng: random.Random, theme: str) -> Node:
    """`Los campesinos fueron llevados a la plaza, donde fueron fusilados`."""
    whom = several(rng, theme, "people")
    verb = passive(rng.choice(("llevar", "trasladar", "conducir", "invitar")), whom, rng.choice(("past", "perf")))
    goal = thing(rng, theme, many=False).node
    goal.after(where(rng, theme, whom))
    return subject(verb, whom, dep="nsubj:pass").after(cased("a", goal, "obl"))


def joined(rng: random.Random, theme: str) -> Node:
    """Two or three verbs of one subject with what they share: `secuestraron, torturaron y mataron a`."""
    who = actor(rng, theme)
    tense = rng.choice(("past", "past", "perf"))
    lemmas = rng.sample(lexicon()[theme]["on_people"], rng.choice((2, 2, 3)))
    verbs = [active(one, who, tense) for one in lemmas]
    first, *rest = verbs
    for at, other in enumerate(rest):
        link = also(other) if at == len(rest) - 1 else stop(",")
        first.after(other.first(link).as_("conj"))
    if len(rest) == 1 and rng.random() < 0.3:
        whom = several(rng, theme, "people")
        rest[0].left.insert(1, pron(clitic(whom), "obj"))
        first.right.insert(0, object_of(whom))
    else:
        first.after(object_of(sufferer(rng, theme)))
    return dress(rng, theme, subject(first, who), clauses=False)


def named_deed(rng: random.Random, theme: str) -> Node:
    """A deed as the subject: `El asesinato de X fue denunciado`, `El ataque dejó tres muertos`."""
    what = deed(rng, theme)
    kind = rng.random()
    if kind < 0.08:
        dead = counted(rng, noun(rng, theme, "people"))
        state = Node(adjective(rng.choice(("muerto", "herido")), dead.fem, True), "ADJ", "amod")
        verb = active("dejar", what, "past").after(dead.node.after(state).as_("obj"))
    elif kind < 0.35:
        verb = active("dejar", what, rng.choice(("past", "past", "perf", "rumour"))).after(casualties(rng).as_("obj"))
    elif kind < 0.55:
        effect = agree(rng, noun(rng, theme, "events"), many=True, article=rng.choice(("", "several"))).node
        verb = active(rng.choice(("causar", "provocar", "motivar")), what, "past").after(effect.as_("obj"))
    elif kind < 0.75:
        verb = active(rng.choice(("ocurrir", "comenzar", "terminar", "continuar")), what, rng.choice(("past", "plup")))
    else:
        verb = passive(word(rng, theme, "on_deeds"), what, rng.choice(("past", "perf")))
        return dress(rng, theme, subject(verb, what, dep="nsubj:pass").after(maybe(rng, 0.5, by(rng, theme))))
    return dress(rng, theme, subject(verb, what))


PATTERNS: tuple[tuple[Make, str, int], ...] = (
    (plain, ".", 20),
    (suffered, ".", 10),
    (dropped, ".", 6),
    (doubled, ".", 4),
    (told, ".", 5),
    (said, ".", 14),
    (being, ".", 6),
    (reflexive, ".", 5),
    (wanted, ".", 6),
    (headline, "", 7),
    (related, ".", 7),
    (brought, ".", 2),
    (joined, ".", 5),
    (named_deed, ".", 8),
    (gapped, ".", 2),
    (found, ";", 3),
    (copular, ".", 5),
    (partly, ".", 3),
    (given, ".", 3),
    (listed, ".", 2),
    (pressed, ".", 3),
)
