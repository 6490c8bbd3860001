"""Who takes part in the composed English sentences, and verbs with whom or what they befell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from training.composed import Node, stop
from training.composed_en_parts import ARMED, TITLES, Draw, auxiliary, going, participle, past, to, was

UNTAUGHT = ""
"""The relation of a word whose place grammar leaves open ("met the rebels in Lima"): nothing of it is taught."""


@dataclass(frozen=True, slots=True)
class Party:
    """Who takes part: the phrase, and whether a verb is put in the plural with it."""

    node: Node
    plural: bool


class Phrases(Draw):
    """Who takes part, and the verbs with whom or what they befell."""

    def who(self, *, doer: bool, peace: bool = False, heavy: bool = True) -> Party:
        """Somebody: people, a body of people, a named one, a pronoun."""
        kind = self.rng.random()
        if kind < 0.5:
            return self.people(doer=doer and not peace, heavy=heavy)
        if kind < 0.66 and doer:
            return self.body()
        if kind < 0.8:
            return Party(self.person(), plural=False)
        if kind < 0.9 and doer:
            return Party(self.organisation(), plural=False)
        form = self.rng.choice(("he", "she", "they", "they") if doer else ("him", "her", "them"))
        return Party(Node(form, "PRON"), plural=form in ("they", "them"))

    def people(self, *, doer: bool, heavy: bool = True) -> Party:
        """People by a common noun, with what stands around it."""
        plural = self.chance(0.65)
        noun = self.noun("people", plural=plural, part=ARMED if doer and self.chance(0.8) else slice(None))
        if self.chance(0.4):
            noun.first(Node(self.word("adjectives"), "ADJ", "amod"))
        if self.chance(0.12):
            noun.before(Node(self.word("acronyms"), "PROPN", "compound"))
        kind = self.rng.random()
        if plural and kind < 0.4:
            noun.first(self.number())
        elif plural and kind < 0.6:
            noun.first(Node("the", "DET", "det"))
        elif not plural and kind < 0.2:
            noun.first(Node(self.rng.choice(("his", "her", "their", "my", "our")), "PRON", "nmod:poss"))
        elif not plural:
            noun.first(Node(self.rng.choice(("a", "the")), "DET", "det"))
        if heavy and self.chance(0.35):
            self.tail(noun, plural=plural)
        return Party(noun, plural)

    def body(self) -> Party:
        """The army, a patrol, the police."""
        kind = self.rng.random()
        if kind < 0.25:
            police = Node("police", "NOUN")
            return Party(police.before(Node("the", "DET", "det")) if self.chance(0.3) else police, plural=True)
        noun = self.noun("bodies", plural=False).before(Node(self.rng.choice(("the", "the", "a")), "DET", "det"))
        if kind < 0.4:
            noun.before(Node(self.word("adjectives"), "ADJ", "amod"))
        elif kind < 0.55:
            noun.after(self.people(doer=True, heavy=False).node.as_("nmod").first(Node("of", "ADP", "case")))
        return Party(noun, plural=False)

    def person(self) -> Node:
        """A named person with a title, an age, or what they are."""
        name = self.name()
        kind = self.rng.random()
        if kind < 0.25:
            name.first(Node(self.rng.choice(TITLES), "PROPN", "nmod:desc"))
        elif kind < 0.4:
            age = Node(str(self.rng.randint(7, 88)), "NUM", "amod").first(stop(","))
            name.after(age, stop(","))
        elif kind < 0.65:
            role = self.noun("people", plural=False).first(Node(self.rng.choice(("a", "the")), "DET", "det"))
            if self.chance(0.5):
                role.after(self.place("nmod"))
            name.after(role.as_("appos").first(stop(",")), stop(","))
        elif kind < 0.75:
            name.first(self.noun("people", plural=False).as_("nmod:desc"))
        return name

    def tail(self, noun: Node, *, plural: bool) -> None:
        """What follows a noun: a participle, a relative clause, a phrase."""
        kind = self.rng.randrange(8)
        if kind == 0:
            noun.after(self.believed())
        elif kind == 1:
            arms = Node(self.word("weapons"), "NOUN", "obl").before(Node("with", "ADP", "case"))
            noun.after(participle("arm").after(arms))
        elif kind == 2:
            uniform = Node(self.rng.choice(("uniform", "black", "rags", "white")), "NOUN", "obl")
            noun.after(participle("dress").after(uniform.before(Node("in", "ADP", "case"))))
        elif kind == 3:
            noun.after(participle(self.word("hurt")).after(self.deed_place()))
        elif kind == 4:
            deed = going(self.word("hurt"), gerund=True).before(Node("of", "SCONJ", "mark"))
            deed.after(self.who(doer=False, heavy=False).node.as_("obj"))
            noun.after(participle("accuse").after(deed))
        elif kind == 5:
            noun.after(self.relative(plural=plural))
        elif kind == 6:
            noun.after(self.place("nmod"))
        else:
            body = self.organisation().as_("nmod")
            noun.after(body.first(Node(self.rng.choice(("of", "from")), "ADP", "case")))

    def deed_place(self) -> Node:
        """`in an attack`, `in Lima`."""
        if self.chance(0.5):
            return self.place()
        deed = self.noun("deeds", plural=False).before(Node(self.rng.choice(("a", "the", "that")), "DET", "det"))
        return deed.first(Node("in", "ADP", "case")).as_("obl")

    def believed(self) -> Node:
        """`believed to be rebels`, `identified as members of`."""
        what = self.people(doer=True, heavy=False).node
        if self.chance(0.6):
            what.first(to(), auxiliary("be", "cop"))
            return participle(self.rng.choice(("believe", "suspect", "say", "think", "allege"))).after(
                what.as_("xcomp")
            )
        what.first(Node("as", "ADP", "case"))
        return participle(self.rng.choice(("identify", "describe", "know"))).after(what.as_("obl"))

    def relative(self, *, plural: bool) -> Node:
        """`who had fled`, `whom soldiers had taken`, `who were killed by …`."""
        who = Node("who", "PRON", "nsubj")
        kind = self.rng.random()
        if kind < 0.2:
            whom = Node("whom", "PRON", "obj") if self.chance(0.5) else None
            doers = self.people(doer=True, heavy=False).node.as_("nsubj")
            return participle(self.word("hurt"), "acl:relcl", passive=False).before(whom, doers, auxiliary("had"))
        if kind < 0.4:
            return self.moved("acl:relcl").first(who)
        if kind < 0.6:
            verb = past(self.word("hurt"), plural=plural, dep="acl:relcl").before(who)
            return verb.after(self.who(doer=False, heavy=False).node.as_("obj"))
        verb = participle(self.word("hurt"), "acl:relcl")
        verb.before(who.as_("nsubj:pass"), auxiliary(was(plural=plural), "aux:pass"))
        return verb.after(self.agent() if self.chance(0.4) else None, self.place())

    def agent(self) -> Node:
        """`by soldiers`."""
        who = self.people(doer=True, heavy=self.chance(0.3)) if self.chance(0.7) else self.body()
        return who.node.first(Node("by", "ADP", "case")).as_("obl:agent")

    def thing(self, name: str = "things") -> Node:
        """A thing that is hit, made or used."""
        plural = self.chance(0.4)
        noun = self.noun(name, plural=plural)
        if self.chance(0.3):
            noun.first(Node(self.word("adjectives"), "ADJ", "amod"))
        if plural:
            return noun.first(self.number() if self.chance(0.5) else Node("the", "DET", "det"))
        if self.chance(0.15):
            return noun.first(Node("its", "PRON", "nmod:poss"))
        return noun.first(Node(self.rng.choice(("a", "the")), "DET", "det"))

    def whom(self) -> Node:
        """Whom a deed befell: one phrase, or two joined."""
        first = self.who(doer=False).node
        if first.upos == "PRON" or not self.chance(0.3):
            return first
        other = self.who(doer=False, heavy=False).node
        if other.upos == "PRON":
            return first
        return first.after(other.as_("conj").first(Node("and", "CCONJ", "cc")))

    def deed(self, make: Callable[..., Node], **named: object) -> Node:
        """A transitive verb, formed by `make`, with its object."""
        kind = self.rng.random()
        if kind < 0.12:
            verb, _, noun = self.word("nominal").partition(" ")
            return make(verb, **named).after(Node(noun, "NOUN", "obj"))
        if kind < 0.2:
            verb, _, particle = self.word("particles").partition(" ")
            whom, part = self.whom().as_("obj"), Node(particle, "ADP", "compound:prt")
            return make(verb, **named).after(*((whom, part) if whom.upos == "PRON" else (part, whom)))
        if kind < 0.45:
            return make(self.word("hurt"), **named).after(self.whom().as_("obj"))
        if kind < 0.65:
            return make(self.word("harm"), **named).after(self.thing().as_("obj"))
        if kind < 0.9:
            return make(self.word("plain"), **named).after(self.thing("plain_things").as_("obj"))
        return make(self.word("plain_people"), **named).after(self.whom().as_("obj"))

    def moved(self, dep: str = "root") -> Node:
        """An intransitive verb in the past or past perfect."""
        verb = self.word("move")
        if self.chance(0.4):
            return participle(verb, dep, passive=False).before(auxiliary("had")).after(self.place())
        return past(verb, plural=True, dep=dep).after(self.place())
