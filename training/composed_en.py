"""English sentences of the kind that reports are made of, with their trees: who did what to whom, who says so.

What the treebank lacks is drawn often: verbs of violence whose past is their participle, joined ("kidnapped and
killed"), behind a participle ("men believed to be rebels shot"), before one ("killed two men caught in an attack");
nouns that might be verbs ("the front claimed", "police raid"); headlines, passives with and without who did it, fronted
times and places, what is said without "that". A third of the verbs are of peace, so that matter and form stay apart.
"""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable

from training.composed import Node, stop, to_sentence
from training.composed_en_parts import ARMED, auxiliary, base, going, participle, past, present, to, was
from training.composed_en_phrases import UNTAUGHT, Phrases
from training.treebank import Sentence

_FINITE = {number: f"Mood=Ind|Number={number}|Person=3|Tense=Past|VerbForm=Fin" for number in ("Sing", "Plur")}


def compose_en(rng: random.Random) -> Sentence:
    """One sentence."""
    grammar = _Grammar(rng)
    make = rng.choices([one for one, _ in PATTERNS], [weight for _, weight in PATTERNS])[0]
    root = make(grammar)
    last = list(root.in_order())[-1]
    if make is not _Grammar.headline and not last.form.endswith("."):
        root.after(stop())
    nodes = list(root.in_order())
    for one, then in itertools.pairwise(nodes):
        if one.form in ("a", "an") and one.upos == "DET":
            one.form = "an" if re.match("(?!un[io]|UN|uni|one|eu)[aeiouFMNLRE]", then.form) else "a"
    return to_sentence(root)


class _Grammar(Phrases):
    """Clauses, and the patterns that sentences are made of."""

    def setting(self, verb: Node, *, fronted: bool = True) -> Node:
        """Times and places behind a verb, or one of them before its clause."""
        if fronted and self.chance(0.25):
            verb.first(self.time() if self.chance(0.6) else self.place(), stop(",") if self.chance(0.75) else None)
        if self.chance(0.4):
            doubtful = any(one.dep in ("obj", "conj", "obl:agent", UNTAUGHT) for one in verb.right)
            verb.after(self.place(UNTAUGHT if doubtful else "obl"))
        if self.chance(0.35):
            time = self.time()
            tail = any(node.dep in ("acl", "acl:relcl", "conj") for one in verb.right for node in (one, *one.right))
            verb.after(time.as_(UNTAUGHT) if tail else time)
        return verb

    def active(self, dep: str = "root", *, fronted: bool = True) -> Node:
        """Somebody did something, and now and then something more."""
        who = self.who(doer=True)
        mood = self.rng.random()
        before: list[Node] = []
        make: Callable[..., Node] = past
        named: dict[str, object] = {"plural": who.plural, "dep": dep}
        if mood < 0.1:
            make, named, before = participle, {"dep": dep, "passive": False}, [auxiliary("had")]
        elif mood < 0.2:
            make, named = base, {"dep": dep}
            before = [auxiliary("did"), Node("not", "PART", "advmod")]
        elif mood < 0.26:
            make, named, before = base, {"dep": dep}, [auxiliary(self.rng.choice(("may", "will", "would", "could")))]
        elif mood < 0.36:
            make = present
        verb = self.deed(make, **named) if self.chance(0.8) else make(self.word("move"), **named)
        adverb = Node(self.word("adverbs"), "ADV", "advmod") if self.chance(0.12) else None
        verb.first(who.node.as_("nsubj"), *before, adverb)
        self.setting(verb, fronted=fronted)
        if make is past and self.chance(0.3):
            self.join(verb, plural=who.plural)
        self.extend(verb)
        return verb

    def join(self, verb: Node, *, plural: bool) -> None:
        """A second verb of the same subject; both may share what they befell."""
        link = Node(self.rng.choice(("and", "and", "and", "but")), "CCONJ", "cc")
        if self.chance(0.45) and any(one.dep == "obj" for one in verb.right):
            other = past(self.word("hurt"), plural=plural, dep="conj").before(link)
            verb.right.insert(0, other)
            for one in verb.right[1:]:
                one.dep = UNTAUGHT if one.dep in ("obj", "obl") else one.dep
            return
        adverb = Node(self.word("adverbs"), "ADV", "advmod") if self.chance(0.2) else None
        other = self.deed(past, plural=plural, dep="conj").first(link, adverb)
        verb.after(self.setting(other, fronted=False))

    def extend(self, verb: Node) -> None:
        """What may follow a clause: a result, a purpose, what went on or had gone before."""
        kind = self.rng.random()
        if kind < 0.07:
            verb.after(self.deed(going, dep="advcl").first(stop(",")))
        elif kind < 0.12:
            verb.after(self.deed(base, dep="advcl").first(to()))
        elif kind < 0.16:
            when = Node(self.rng.choice(("after", "before", "when", "while", "because")), "SCONJ", "mark")
            when = Node("when", "ADV", "advmod") if when.form == "when" else when
            verb.after(self.simple("advcl").first(when))
        elif kind < 0.19:
            left = going("leave").first(stop(","))
            dead = Node(self.rng.choice(("dead", "wounded", "homeless")), "ADJ", "xcomp")
            verb.after(left.after(Node(self.word("numbers"), "NUM", "obj"), dead))

    def simple(self, dep: str) -> Node:
        """A short clause: somebody did something."""
        who = self.who(doer=True, heavy=False)
        return self.deed(past, plural=who.plural, dep=dep).first(who.node.as_("nsubj"))

    def passive(self, dep: str = "root", *, fronted: bool = True) -> Node:
        """Somebody or something was hit, with or without who did it."""
        who = self.who(doer=False)
        if who.node.upos == "PRON":
            who.node.form = {"him": "he", "her": "she", "them": "they"}[who.node.form]
        verb = participle(self.word("hurt"), dep)
        verb.before(who.node.as_("nsubj:pass"), *self.passive_forms(plural=who.plural))
        if verb.form == "shot" and self.chance(0.4):
            verb.after(Node("dead", "ADJ", "xcomp"))
        if self.chance(0.3):
            link = Node("and", "CCONJ", "cc")
            verb.after(participle(self.word("hurt"), "conj").before(link))
        joined = verb.right[-1:] and verb.right[-1].dep == "conj"
        if self.chance(0.45):
            verb.after(self.agent().as_(UNTAUGHT if joined else "obl:agent"))
        self.setting(verb, fronted=fronted)
        self.extend(verb)
        return verb

    def passive_forms(self, *, plural: bool) -> list[Node]:
        """`was`, `had been`, `was reportedly`, `were not`."""
        if self.chance(0.15):
            return [auxiliary("have" if plural else "has"), auxiliary("been", "aux:pass")]
        if self.chance(0.15):
            return [auxiliary("had"), auxiliary("been", "aux:pass")]
        found = [auxiliary(was(plural=plural), "aux:pass")]
        if self.chance(0.1):
            found.append(Node("not", "PART", "advmod"))
        elif self.chance(0.1):
            found.append(Node(self.word("adverbs"), "ADV", "advmod"))
        return found

    def gapped(self) -> Node:
        """`Three soldiers were killed and two wounded`."""
        first = self.passive(fronted=False)
        first.right = []
        number = Node(self.word("numbers"), "NUM", "nsubj:pass").before(Node("and", "CCONJ", "cc").as_("cc"))
        link = number.left.pop()
        other = participle(self.rng.choice(("wound", "injure", "arrest", "abduct")), "conj").before(link, number)
        return self.setting(first.after(other), fronted=False)

    def clause(self, dep: str = "root", *, fronted: bool = True) -> Node:
        """Any whole clause."""
        kind = self.rng.random()
        if kind < 0.55:
            return self.active(dep, fronted=fronted)
        return self.passive(dep, fronted=fronted) if kind < 0.85 else self.nominal(dep)

    def deed_noun(self) -> Node:
        """`the killing of three peasants by soldiers in Lima`."""
        noun = Node(self.word("deed_heads"), "NOUN").before(Node("the", "DET", "det"))
        noun.after(self.whom().as_("nmod").first(Node("of", "ADP", "case")))
        if self.chance(0.5):
            noun.after(self.agent().as_("nmod"))
        elif self.chance(0.4):
            noun.after(self.place("nmod"))
        return noun

    def nominal(self, dep: str = "root") -> Node:
        """A clause about a deed by its noun."""
        kind = self.rng.randrange(4)
        if kind == 0:
            who = self.who(doer=True, heavy=False)
            verb = past(
                self.rng.choice(("condemn", "denounce", "order", "deny", "investigate", "protest")),
                plural=who.plural,
                dep=dep,
            )
            return verb.before(who.node.as_("nsubj")).after(self.deed_noun().as_("obj"))
        if kind == 1:
            verb = past("take", plural=False, dep=dep).before(self.deed_noun().as_("nsubj"))
            return verb.after(Node("place", "NOUN", "obj"), self.time())
        if kind == 2:
            deed = self.noun("deeds", plural=True)
            doers = self.noun("people", plural=False, part=ARMED).as_("compound")
            verb = past(self.word("hurt"), plural=True, dep=dep)
            return verb.before(deed.first(doers).as_("nsubj")).after(self.people(doer=False).node.as_("obj"))
        verb = past(self.rng.choice(("leave", "cause", "claim")), plural=False, dep=dep)
        deed = self.deed_noun().as_("nsubj")
        return verb.before(deed).after(self.people(doer=False, heavy=False).node.as_("obj"))

    def fronted(self) -> Node:
        """`When the army came, …`, `Armed with rifles, …`, `After the attack, …`."""
        clause = self.clause(fronted=False)
        kind = self.rng.random()
        if kind < 0.4:
            word = self.rng.choice(("when", "after", "before", "as", "while", "if"))
            mark = Node("when", "ADV", "advmod") if word == "when" else Node(word, "SCONJ", "mark")
            before = self.simple("advcl") if self.chance(0.6) else self.arrived()
            return clause.first(before.first(mark), stop(","))
        if kind < 0.7:
            deed = self.noun("deeds", plural=False).before(Node(self.rng.choice(("a", "the")), "DET", "det"))
            case = Node(self.rng.choice(("after", "during", "before", "in")), "ADP", "case")
            return clause.first(deed.first(case).as_("obl"), stop(","))
        arms = Node(self.word("weapons"), "NOUN", "obl").before(Node("with", "ADP", "case"))
        return clause.first(participle("arm", "advcl").after(arms), stop(","))

    def arrived(self) -> Node:
        """`the army arrived`."""
        who = self.who(doer=True, heavy=False)
        return past(self.word("move"), plural=who.plural, dep="advcl").before(who.node.as_("nsubj"))

    def joined(self) -> Node:
        """Two clauses, each with its own subject."""
        link = Node(self.rng.choice(("and", "but", "and")), "CCONJ", "cc")
        first, other = self.clause(fronted=self.chance(0.5)), self.clause("conj", fronted=False)
        return first.after(other.first(stop(",") if self.chance(0.5) else None, link))

    def being(self) -> Node:
        """`He was a teacher`, `There were 30 soldiers in the village`."""
        if self.chance(0.5):
            who = self.people(doer=True)
            there = Node("there", "PRON", "expl")
            form = Node(was(plural=who.plural), "VERB", "root", _FINITE["Plur" if who.plural else "Sing"])
            return self.setting(form.before(there).after(who.node.as_("nsubj")), fronted=False)
        who = self.who(doer=True, heavy=False)
        what = next(one.node for one in iter(lambda: self.people(doer=True), None) if one.plural == who.plural)
        return what.first(who.node.as_("nsubj"), auxiliary(was(plural=who.plural), "cop"))

    def listed(self) -> Node:
        """`The victims were Juan Pérez, 34, Ana Ríos and a teacher`."""
        names = [self.name() for _ in range(self.rng.randint(2, 5))]
        for name in names:
            if self.chance(0.3):
                name.after(Node(str(self.rng.randint(7, 88)), "NUM", "amod").first(stop(",")))
        head, *others = names
        for name in others[:-1]:
            head.after(name.as_("conj").first(stop(",")))
        head.after(others[-1].as_("conj").first(Node("and", "CCONJ", "cc")))
        if self.chance(0.5):
            clause = self.deed(past, plural=True, dep="root")
            people = self.noun("people", plural=True).first(self.number()).as_("obj")
            clause.right = [one for one in clause.right if one.dep not in ("obj", "compound:prt")]
            who = self.people(doer=True, heavy=False).node.as_("nsubj")
            return clause.first(who).after(people.after(head.as_("appos").first(stop(":"))))
        who = self.noun("people", plural=True).before(Node("the", "DET", "det")).as_("nsubj")
        return head.first(who, auxiliary("were", "cop"))

    def said(self) -> Node:
        """Somebody says something: before it, or in the middle of or behind it."""
        who = self.who(doer=True)
        kind = self.rng.random()
        if kind < 0.7:
            verb = (
                past(self.word("say"), plural=who.plural)
                if self.chance(0.8)
                else present(self.word("say"), plural=who.plural)
            )
            content = self.clause("ccomp", fronted=False)
            if self.chance(0.55):
                content.first(Node("that", "SCONJ", "mark"))
            time = self.time() if self.chance(0.15) else None
            return verb.before(who.node.as_("nsubj")).after(time, content)
        content = self.clause("ccomp", fronted=False)
        return past("say", plural=who.plural).before(content, stop(","), who.node.as_("nsubj"))

    def quoted(self) -> Node:
        """`"…," said the colonel`."""
        content = self.clause("ccomp", fronted=False)
        content.first(Node('"', "PUNCT", "punct"))
        list(content.in_order())[1].glued = True
        content.after(stop(","), stop('"'))
        who = self.who(doer=True, heavy=False)
        verb = past(self.rng.choice(("say", "declare", "insist")), plural=who.plural)
        return (
            verb.before(content).after(who.node.as_("nsubj"))
            if self.chance(0.5) and who.node.upos != "PRON"
            else (verb.before(content, who.node.as_("nsubj")))
        )

    def according(self) -> Node:
        """`According to the police, …`."""
        content = self.clause(fronted=False)
        who = self.who(doer=True, heavy=False).node
        if who.upos == "PRON":
            who = self.organisation()
        who.first(Node("according", "VERB", "case").after(Node("to", "ADP", "fixed"))).as_("obl")
        if self.chance(0.6):
            return content.first(who, stop(","))
        return content.after(who.first(stop(",")))

    def accused(self) -> Node:
        """`The court accused him of killing …`, `was accused of …`."""
        deed = self.deed(going, dep="advcl", gerund=True).before(Node("of", "SCONJ", "mark"))
        deed.left.insert(0, deed.left.pop())
        if self.chance(0.5):
            who = self.who(doer=False, heavy=False)
            if who.node.upos == "PRON":
                who.node.form = {"him": "he", "her": "she", "them": "they"}[who.node.form]
            verb = participle(self.word("accuse"), "root").before(who.node.as_("nsubj:pass"))
            return verb.before(auxiliary(was(plural=who.plural), "aux:pass")).after(deed)
        who = self.who(doer=True, heavy=False)
        verb = past(self.word("accuse"), plural=who.plural).before(who.node.as_("nsubj"))
        return verb.after(self.whom().as_("obj"), deed)

    def forced(self) -> Node:
        """`Soldiers forced the peasants to dig …`, `had them shot`."""
        who = self.who(doer=True)
        if self.chance(0.25):
            verb = past("have", plural=who.plural).before(who.node.as_("nsubj"))
            shot = participle(self.word("hurt"), "xcomp")
            return self.setting(verb.after(self.who(doer=False, heavy=False).node.as_("obj"), shot))
        word = self.word("force")
        verb = past(word, plural=who.plural).before(who.node.as_("nsubj"))
        deed = self.deed(base, dep="xcomp").first(to()) if self.chance(0.7) else base(self.word("move")).before(to())
        told = "iobj" if word in ("tell", "ask", "urge") else "obj"
        return self.setting(verb.after(self.who(doer=False, heavy=False).node.as_(told), deed))

    def headline(self) -> Node:
        """`Rebels kill three in Ayacucho`, `Three killed in attack`."""
        noun = self.noun("people", plural=True, part=ARMED)
        if self.chance(0.3):
            noun = self.noun("bodies", plural=False)
        kind = self.rng.random()
        if kind < 0.55:
            verb = present(self.word("hurt"), plural=noun.form.endswith(("s", "men")))
            whom: Node = Node(self.word("numbers"), "NUM") if self.chance(0.4) else self.noun("people", plural=True)
            return verb.before(noun.as_("nsubj")).after(whom.as_("obj"), self.place())
        if kind < 0.8:
            verb = participle(self.word("hurt"), "root")
            number = Node(self.word("numbers"), "NUM")
            whom = number if self.chance(0.5) else self.noun("people", plural=True).before(number.as_("nummod"))
            deed = self.noun("deeds", plural=False).before(Node("in", "ADP", "case")).as_("obl")
            return verb.before(whom.as_("nsubj:pass")).after(deed)
        verb = present(self.rng.choice(("deny", "claim", "condemn", "admit")), plural=noun.form.endswith(("s", "men")))
        deed = self.noun("deeds", plural=self.chance(0.4))
        return verb.before(noun.as_("nsubj")).after(deed.as_("obj"))


PATTERNS: tuple[tuple[Callable[[_Grammar], Node], float], ...] = (
    (_Grammar.active, 5),
    (_Grammar.passive, 3),
    (_Grammar.gapped, 0.5),
    (_Grammar.fronted, 1.5),
    (_Grammar.joined, 1),
    (_Grammar.being, 0.8),
    (_Grammar.listed, 0.6),
    (_Grammar.nominal, 1.5),
    (_Grammar.said, 3),
    (_Grammar.quoted, 1),
    (_Grammar.according, 1),
    (_Grammar.accused, 0.8),
    (_Grammar.forced, 0.8),
    (_Grammar.headline, 1),
)
