"""What number, "a" or a colon leave no doubt about: `pidieron un abogado`, `a quienes mataron`, `LIMA: EL SENADO …`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from careo.lang.mending.tree import SentenceTree

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels

SINGULAR, PLURAL = "Number=Sing", "Number=Plur"
SEVERAL = frozenset({"conj", "nmod", "nummod", "appos", "case", "acl:relcl"})
"""What may hang on a noun that is several, though its form is of one: `un grupo de obreros protestaron`."""
FILLED = frozenset({"obj", "iobj", "ccomp", "xcomp", "cop", "aux", "aux:pass", "expl", "expl:pv", "expl:pass", "nsubj"})
COMING, COMING_IN = ("lleg", "irrump", "acud", "arrib", "aparec", "surg"), ("entr", "ingres", "penetr", "incursion")
"""How the forms begin of verbs of coming, and of those that behind a place alone are such."""
MEASURES = ("minuto", "hora", "día", "semana", "mes", "año", "vez", "vece", "metro", "kilómetro")
WHOM = frozenset({"quien", "quienes"})
ABOUT = frozenset({"más", "menos", "cerca", "alrededor", "casi"})
ACCORDING = frozenset({"según"})
THERE = frozenset({"hay", "había", "habían", "hubo", "hubieron", "habrá", "habría", "haya", "hubiera"})
BEFORE_A = frozenset({"junto", "frente", "debido", "respecto", "cercano", "cerca", "gracias", "próximo", "uno", "dos"})
"""Words that make one preposition with "a"."""


def mend_agreement(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    """The analysis of a Spanish sentence, in which a noun behind a verb of another number is its object.

    It is one noun alone, and the verb has no object, no auxiliary and no "se", and stands behind nothing that it says
    ("…, dijeron fuentes militares"); `llegó diez minutos tarde` stays, as a number stands before the noun. Of two
    subjects with a colon between them the first is only a label. Who stands behind a state is the subject of its verb.
    What stands behind "a" is no subject. Who is named behind a verb that `según` opens is its subject, and so is who
    stands behind a verb by which somebody comes.

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """
    tree, relations = _Tree(words, done, labels), done.relations.copy()
    heads, deps, number = tree.heads, tree.deps, labels.relations.index
    for at in range(1, len(words)):
        whom = words[at].lower() in WHOM and words[at - 1].lower() == "a"
        heads[at - 1] = at if whom else heads[at - 1]
        subject = deps[at] == "nsubj" and tree.is_behind_a(at)
        if subject or (whom and deps[at] in ("nsubj", "obl", "obl:arg") and tree.is_free(heads[at])):
            deps[at], relations[at] = "obj", number("obj")
    for verb in (at for at, tag in enumerate(tree.tags) if tag == "VERB"):
        found = (tree.who_says(verb), tree.who_comes(verb), tree.who_is_named(verb))
        for told in (one for one in found if one is not None):
            deps[told], relations[told] = "nsubj", number("nsubj")
        for noun, part in (*tree.counted(verb), *tree.before(verb)):
            deps[noun], relations[noun] = part, number(part)
        subjects = [one for one in tree.below(verb) if deps[one] == "nsubj"]
        if len(subjects) == 2 and subjects[1] < verb and ":" in words[subjects[0] : subjects[1]]:
            relations[subjects[0]] = number("parataxis")
        if len(subjects) == 1 and subjects[0] > verb and tree.is_object_of(subjects[0], verb):
            relations[subjects[0]] = number("obj")
    given = done.heads.tolist()
    for at, moved, label in (*tree.subjects_of_states(given), *tree.parted(given)):
        heads[moved], relations[moved] = at, number(label)
    return replace(done, relations=relations, heads=np.array(heads, dtype=done.heads.dtype))


class _Tree(SentenceTree):
    def is_behind_a(self, noun: int) -> bool:
        """Whether a noun has "a" alone as its preposition: neither `junto a` nor `de tres a cuatro`."""
        cases = [one for one in range(noun) if self.heads[one] == noun and self.deps[one] == "case"]
        if len(cases) != 1 or self.words[cases[0]].lower() not in ("a", "al"):
            return False
        before = self.words[cases[0] - 1].lower() if cases[0] else ""
        told = self.deps[max(cases[0] - 1, 0)] in ("nummod", "advmod")
        return not before.isdigit() and before not in BEFORE_A and not told

    def is_free(self, verb: int) -> bool:
        """Whether a verb has no object yet."""
        taken = {self.deps[one] for one, head in enumerate(self.heads) if head == verb}
        return not taken & {"obj", "iobj", "ccomp"}

    def counted(self, verb: int) -> Iterator[tuple[int, str]]:
        """`Murieron más de diez personas`: the "de" of a number is no preposition of those it counts."""
        below = self.below(verb)
        taken = {self.deps[one] for one in below}
        for noun in (one for one in below if self.deps[one] == "obl" and one > verb and self.tags[one] == "NOUN"):
            own = self.below(noun)
            numbers = [one for one in own if self.deps[one] == "nummod" and one > verb + 2]
            if not numbers or any(self.deps[one] == "case" for one in own):
                continue
            before = [word.lower() for word in self.words[numbers[0] - 2 : numbers[0]]]
            if before[0] in ABOUT and before[1] == "de":
                alike = PLURAL in self.feats[verb] and not {"nsubj", "obj", "iobj"} & taken
                if alike or not {"obj", "ccomp"} & taken:
                    yield noun, "nsubj" if alike else "obj"

    def before(self, verb: int) -> Iterator[tuple[int, str]]:
        """`Cerca de un millar de obreros marcharon`: no bare noun before a verb without a subject is its object."""
        below = self.below(verb)
        others = [self.deps[one] for one in below if self.deps[one].startswith(("nsubj", "csubj", "expl"))]
        nouns = [one for one in below if one < verb and self.tags[one] in ("NOUN", "PROPN")]
        nouns = [one for one in nouns if self.deps[one] == "obj" or (self.deps[one] == "obl" and self._is_about(one))]
        if "VerbForm=Fin" not in self.feats[verb] or others or len(nouns) != 1 or self.words[verb].lower() in THERE:
            return
        cased = any(self.deps[one] == "case" for one in self.below(nouns[0]))
        third = "Person=3" in self.feats[verb] and PLURAL in self.feats[verb]
        doubled = any(self.deps[one] in ("obj", "iobj") and self.tags[one] == "PRON" for one in below)
        if third and not cased and not doubled:
            yield nouns[0], "nsubj"

    def _is_about(self, noun: int) -> bool:
        """Whether what stands before a noun only says that it is near a number: `cerca de un millar`."""
        first = min([noun, *(one for one in self.below(noun) if one < noun)])
        return first > 1 and self.words[first - 2].lower() in ABOUT and self.words[first - 1].lower() == "de"

    def who_says(self, verb: int) -> int | None:
        """`Según denuncian los vecinos`: the bare noun behind the verb that agrees with it is no object."""
        below = self.below(verb)
        opened = any(self.words[one].lower() in ACCORDING for one in below if one < verb)
        taken = [one for one in below if self.deps[one].startswith(("nsubj", "obj", "ccomp")) and one > verb]
        if not opened or "VerbForm=Fin" not in self.feats[verb] or len(taken) != 1 or self.deps[taken[0]] != "obj":
            return None
        noun = taken[0]
        bare = self.tags[noun] in ("NOUN", "PROPN") and noun > verb
        bare = bare and not any(self.deps[one] == "case" for one in self.below(noun))
        return noun if bare and self.number(noun) in ("", self.number(verb)) else None

    def who_comes(self, verb: int) -> int | None:
        """`Llegó a Ayora una columna de soldados`: who is named behind a verb that nobody is the object of."""
        form, below = self.words[verb].lower(), self.below(verb)
        taken = [one for one in below if self.deps[one].startswith(("nsubj", "obj", "iobj", "ccomp", "expl", "aux"))]
        if len(taken) != 1 or self.deps[taken[0]] != "obj" or not taken[0] > verb or self.tags[taken[0]] != "NOUN":
            return None
        noun, third = taken[0], {"VerbForm=Fin", "Person=3"} <= set(self.feats[verb].split("|"))
        whither = any(self.deps[one] == "obl" and verb < one < noun for one in below)
        comes = form.startswith(COMING) or (whither and form.startswith(COMING_IN))
        bare = not any(self.deps[one] == "case" for one in self.below(noun))
        agrees = self.number(noun) in ("", self.number(verb)) and not self.words[noun].lower().startswith(MEASURES)
        return noun if third and comes and bare and agrees else None

    def who_is_named(self, verb: int) -> int | None:
        """`Interior las desmintió`: a name that opens a sentence before its verb, and is no adverb."""
        below = self.below(verb)
        own = any(self.deps[one].startswith(("nsubj", "csubj")) for one in below)
        named = self.tags[0] == "PROPN" and self.heads[0] == verb and self.deps[0] == "advmod"
        told = {"VerbForm=Fin", "Person=3"} <= set(self.feats[verb].split("|"))
        return 0 if named and told and not own and verb > 0 else None

    def is_object_of(self, noun: int, verb: int) -> bool:
        """Whether a noun of another number, the only subject behind a verb, is its object."""
        told = set(self.feats[verb].split("|"))
        if "VerbForm=Fin" not in told or self.deps[verb] == "parataxis":  # "…, dijeron fuentes militares"
            return False
        alone = not SEVERAL & {self.deps[one] for one in self.below(noun)}
        open_ = not FILLED & {self.deps[one] for one in self.below(verb) if one != noun}
        own = set(self.feats[noun].split("|"))
        return self.tags[noun] == "NOUN" and alone and open_ and _differ(told, own, self.words[noun])

    def subjects_of_states(self, heads: Sequence[int]) -> Iterator[tuple[int, int, str]]:
        """`Resultaron heridos dos vigilantes`: the verb, and the subject that was hung on what it says of it."""
        for state, label in enumerate(self.deps):
            verb, feats = heads[state], self.feats[state]
            if label != "xcomp" or not verb < state or "VerbForm=Inf" in feats or "VerbForm=Ger" in feats:
                continue
            bare = ("nsubj", "obj") if self.tags[state] == "ADJ" else ("nsubj",)  # `muere baleado Luis Rojas`
            subjects = [one for one, above in enumerate(heads) if above == state and self.deps[one] in bare]
            own = any(heads[one] == verb and dep.startswith(("nsubj", "obj")) for one, dep in enumerate(self.deps))
            if len(subjects) == 1 and subjects[0] > state and not own:
                yield verb, subjects[0], "nsubj"

    def parted(self, heads: Sequence[int]) -> Iterator[tuple[int, int, str]]:
        """`Separaron a los hombres de las mujeres`: the verb, and those from whom others were parted."""
        for noun in (at for at, label in enumerate(self.deps) if label == "nmod"):
            verb = heads[heads[noun]]
            if self.deps[heads[noun]] != "obj" or not self.words[verb].lower().startswith("separ"):
                continue
            cases = [one for one, above in enumerate(heads) if above == noun and self.deps[one] == "case"]
            if [self.words[one].lower() for one in cases] == ["de"]:
                yield verb, noun, "obl"


def _differ(verb: Set[str], noun: Set[str], word: str) -> bool:
    """Whether verb and noun have two numbers, the noun by its ending, too."""
    ending = PLURAL if word.lower().endswith("s") else SINGULAR
    return ending in noun and {SINGULAR, PLURAL} - {ending} <= verb
