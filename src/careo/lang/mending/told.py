"""Who says what behind a verb of saying: `Cuentan los vecinos que …`, `Es falso, como dice el coronel, que …`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from careo.lang.mending.tree import FINITE, NOUNS, SentenceTree
from careo.lang.words import load_words
from careo.text.numbers import fold

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels

INFINITIVE = "VerbForm=Inf"
# fmt: off
SAYING = (
    "afirm", "agreg", "aleg", "añad", "asegur", "asever", "avis", "coment", "comunic", "confies", "confes", "confirm",
    "contó", "contar", "cuent", "declar", "denunci", "dice", "dij", "dec", "explic", "expres", "expus", "expon",
    "indic", "inform", "insist", "jur", "manifest", "narr", "precis", "recuerd", "record", "refer", "refier", "refir",
    "relat", "reconoc", "reiter", "señal", "sostien", "sosten", "sostuv", "testific", "testimon",
)
# fmt: on
"""How the forms begin of verbs of saying before whose subject nothing else may stand."""
REFUSING = ("neg", "nieg", "rehus", "resist", "opus", "opon")
"""How the forms begin of verbs of refusing, with `se`."""
GIVING = (*SAYING, "imput", "atribu", "dan", "dab", "dier", "dio", "entreg")
"""How the forms begin of verbs that give something to somebody."""
PERSONS, ASKED = frozenset({"quien", "quienes", "los", "las", "aquellos", "aquellas"}), ("pid", "ped", "exig", "exij")
TO = frozenset({"a", "al"})
OPENING, CLAUSES = frozenset({"como", "según"}), frozenset({"acl", "acl:relcl", "ccomp"})
OBJECTS = frozenset({"obj", "iobj", "cop", "aux:pass", "expl:pass", "ccomp", "xcomp"})
SENSE = ("en", "el", "sentido", "de", "que")


@cache
def _people() -> frozenset[str]:
    """Folded nouns for people and bodies."""
    names = load_words("es").table("names")
    lists = (*names["persons"].values(), *names["organisations"].values())
    return frozenset(fold(word) for words in lists if isinstance(words, list) for word in words)


def mend_told(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    """The analysis of a Spanish sentence, in which who speaks may stand behind his verb.

    `Cuentan los vecinos que los soldados mataron a uno`: the neighbours tell, what follows is told. So it is where what
    is false, or true, is parted from the word by `como dice el coronel`; where somebody asks those who did something
    (`pedimos a quienes lo mataron que se entreguen`); where he rejects charges `en el sentido de que`; and what he
    refuses to do completes the verb (`se negaron a disparar`).

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """
    tree = _Tree(words, done, labels)
    for at in range(len(words)):
        tree.mend_refused(at)
        tree.mend_last(at)
        tree.mend_sense(at)
        tree.mend_by_others(at)
        tree.mend_of_relative(at)
        tree.mend_of_said(at)
        if tree.words[at].lower() == "que" and at:
            tree.mend_behind_aside(at)
            tree.mend_speaker(at)
            tree.mend_asked(at)
    return tree.write()


class _Tree(SentenceTree):
    def _starts(self, at: int, stems: tuple[str, ...]) -> bool:
        return self.words[at].lower().startswith(stems)

    def _opened(self, link: int) -> int | None:
        """The clause that `que` opens, if it is finite."""
        clause = self.heads[link]
        finite = [clause, *(one for one in self.below(clause) if self.deps[one].startswith(("aux", "cop")))]
        told = clause > link and any(FINITE in self.feats[one] for one in finite)
        return clause if told and self.deps[clause] in CLAUSES else None

    def mend_speaker(self, link: int) -> None:
        """`Denuncian las viudas que los soldados quemaron la aldea`: the widows say so, and are not burned."""
        clause = self._opened(link)
        noun = self.heads[clause] if clause is not None else link
        verb = self.heads[noun]
        if clause is None or not verb < noun < link or self.tags[noun] not in NOUNS or self.tags[verb] != "VERB":
            return
        if self.deps[noun] not in ("obj", "nsubj") or self.words[link - 1] == "," or not self._starts(verb, SAYING):
            return
        below = [self.deps[one] for one in self.below(verb) if one != noun]
        cased = any(self.deps[one] == "case" for one in self.below(noun))
        bare = FINITE in self.feats[verb] and not {"nsubj", "obj", "ccomp"} & set(below) and not cased
        if not bare or self.number(noun) not in ("", self.number(verb)) or not self._is_whole(clause, noun):
            return
        self.deps[noun] = "nsubj"
        self.heads[clause], self.deps[clause] = verb, "ccomp"
        self.deps[link] = "mark"

    def _is_whole(self, clause: int, noun: int) -> bool:
        """Whether a clause lacks nothing that `que` could be: it is said by whoever stands before it."""
        below = {self.deps[one] for one in self.below(clause)}
        own = "nsubj" in below or "nsubj:pass" in below
        others = own or self.number(clause) not in ("", self.number(noun))
        person = self.tags[noun] == "PROPN" or fold(self.words[noun]) in _people() or self._is_plural_of_person(noun)
        given = self._starts(clause, GIVING)  # "la historia que cuentan a los niños"
        return others and (person or bool(OBJECTS & below) or (self._has_person(clause) and not given))

    def _has_person(self, clause: int) -> bool:
        """Whether a clause has somebody behind "a": `mataron a Rincón`."""
        behind = [one for one in self.below(clause) if self.deps[one] in ("obl", "obl:arg") and one > clause]
        return any(self.deps[c] == "case" and self.words[c].lower() in TO for one in behind for c in self.below(one))

    def _is_plural_of_person(self, noun: int) -> bool:
        word = fold(self.words[noun])
        return any(word.endswith(end) and word.removesuffix(end) in _people() for end in ("s", "es"))

    def mend_last(self, at: int) -> None:
        """`Los soldados mataron a tres, acusaron los vecinos.`: who stands last behind a verb of saying says it."""
        verb = self.heads[at]
        if self.deps[at] != "obj" or self.tags[at] not in NOUNS or verb < 2 or self.words[verb - 1] != ",":
            return
        said = self.tags[verb] == "VERB" and FINITE in self.feats[verb] and self._starts(verb, (*SAYING, "acus"))
        joined = self.deps[verb] in ("advcl", "parataxis", "conj") and self.heads[verb] < verb
        below = [one for one in self.below(verb) if self.deps[one] != "punct"]
        bare = below == [at] and not any(self.deps[one] == "case" for one in self.below(at))
        last = all(self.deps[one] == "punct" for one in range(at + 1, len(self.words)) if not self.is_above(at, one))
        if said and joined and bare and last and self.number(at) in ("", self.number(verb)):
            self.deps[at], self.deps[verb] = "nsubj", "parataxis"

    def mend_behind_aside(self, link: int) -> None:
        """`Es falso, como dice el coronel, que …`: what is false stands behind the aside."""
        clause = self._opened(link)
        if clause is None or self.words[link - 1] != ",":
            return
        aside = self.heads[clause]
        while self.deps[aside] in ("nmod", "nsubj", "obj", "appos", "flat") and self.heads[aside] != aside:
            aside = self.heads[aside]
        said = self.heads[aside]
        opened = any(self.words[one].lower() in OPENING for one in self.below(aside) if one < aside)
        is_said = any(self.deps[one] == "cop" for one in self.below(said))
        if self.deps[aside] == "advcl" and said < aside < link and opened and is_said:
            self.heads[clause], self.deps[clause] = said, "csubj"

    def mend_by_others(self, at: int) -> None:
        """`Había denunciado la tala por parte de madereros`: what others did says nothing, it is what is told."""
        verb = self.heads[at]
        if self.deps[at] != "nsubj" or not verb < at or not self._starts(verb, SAYING) or self.tags[at] != "NOUN":
            return
        full = any(self.deps[one] in ("obj", "ccomp") for one in self.below(verb))
        below = [one for one in range(at + 1, len(self.words) - 1) if self.heads[one] == at]
        by = any(self.words[one].lower() == "parte" and self.words[one - 1].lower() == "por" for one in below)
        if by and not full:
            self.deps[at] = "obj"

    def mend_of_relative(self, at: int) -> None:
        """`Tenemos un preso que admitió el robo y dijo que …`: who admitted it said so, not those who have him."""
        above = self.heads[at]
        if self.deps[at] != "conj" or self.tags[at] != "VERB" or FINITE not in self.feats[at] or not above < at:
            return
        own = any(self.deps[one].startswith("nsubj") for one in self.below(at))
        if own or FINITE not in self.feats[above] or self._person(above) == self._person(at):
            return
        between = [one for one in range(above + 1, at) if self.deps[one] == "acl:relcl" and FINITE in self.feats[one]]
        if not between or self._person(between[-1]) != self._person(at) or self.heads[between[-1]] <= above:
            return
        if not self.is_above(at, between[-1]):
            self.heads[at] = between[-1]

    def mend_of_said(self, at: int) -> None:
        """`Dice que hubo golpes y un guardia mató a uno`: what was goes with what was, and not with who says so now."""
        verb = self.heads[at]
        if self.deps[at] != "conj" or not verb < at or "Tense=Past" not in self.feats[at]:
            return
        said = [one for one in self.below(verb) if self.deps[one] == "ccomp" and verb < one < at]
        links = [one for one in self.below(at) if self.deps[one] == "cc"]
        now = "Tense=Pres" in self.feats[verb] and self._starts(verb, SAYING)
        if not now or len(said) != 1 or not links or self.words[links[0] - 1] == "," or FINITE not in self.feats[at]:
            return
        if "Tense=Past" in self.feats[said[0]] and any(self.deps[one].startswith("nsubj") for one in self.below(at)):
            self.heads[at] = said[0]

    def _person(self, at: int) -> tuple[str, ...]:
        return tuple(part for part in self.feats[at].split("|") if part.startswith(("Number=", "Person=")))

    def mend_asked(self, link: int) -> None:
        """`Pedimos a quienes lo mataron que se entreguen`: who killed him is asked, and did it."""
        clause = self._opened(link)
        done = self.heads[clause] if clause is not None else link
        verb = self.heads[done]
        if clause is None or self.deps[clause] != "ccomp" or self.deps[done] != "ccomp" or not verb < done < link:
            return
        whom = verb + 2
        asks = self._starts(verb, ASKED) and self.words[verb + 1].lower() in TO
        if not asks or self.words[whom].lower() not in PERSONS or not whom < done:
            return
        self.heads[verb + 1], self.deps[verb + 1] = whom, "case"
        self.heads[whom], self.deps[whom] = verb, "iobj"
        self.heads[done], self.deps[done] = whom, "acl:relcl"
        self.heads[clause] = verb

    def mend_refused(self, at: int) -> None:
        """`Se negaron a disparar`: what somebody refuses to do is no purpose of his."""
        verb = self.heads[at]
        if self.deps[at] not in ("advcl", "ccomp", "acl") or INFINITIVE not in self.feats[at] or not verb < at:
            return
        marks = {self.words[one].lower() for one in self.below(at) if one < at}
        own = any(self.words[one].lower() == "se" or self.deps[one].startswith("expl") for one in self.below(verb))
        if own and marks & TO and self._starts(verb, REFUSING):
            self.deps[at] = "xcomp"

    def mend_sense(self, at: int) -> None:
        """`Rechaza las acusaciones de los vecinos en el sentido de que …`: it is what the charges say."""
        if tuple(word.lower() for word in self.words[at - 2 : at + 3]) != SENSE or at < 3:
            return
        verb = self.heads[at]
        nouns = [one for one in self.below(verb) if one < at and self.deps[one] in ("obj", "nsubj:pass", "nsubj")]
        nouns = [one for one in nouns if verb < one and self.tags[one] == "NOUN"]
        clauses = [one for one in self.below(at) if self.deps[one] in ("advcl", "acl", "ccomp")]
        if self.tags[verb] == "VERB" and verb < at and len(nouns) == 1 and clauses:
            self.heads[at], self.deps[at] = nouns[0], "nmod"
            self.deps[clauses[0]] = "acl"
