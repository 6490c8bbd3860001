"""Spanish passives: `fueron puestos contra la pared y fusilados`, `su hermano fue asesinado y su casa saqueada`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from careo.lang.mending.tree import NOUNS, PARTICIPLE, SentenceTree

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels

BEING = frozenset({"es", "son", "era", "eran", "fue", "fueron", "será", "serán", "sería", "serían", "sido", "ser"})
ENDINGS = {
    "os": "Gender=Masc|Number=Plur",
    "as": "Gender=Fem|Number=Plur",
    "o": "Gender=Masc|Number=Sing",
    "a": "Gender=Fem|Number=Sing",
}
CHARGES = frozenset({"cargo", "cargos", "acusación", "acusaciones", "denuncia", "denuncias", "juicio", "proceso"})
"""What is brought `contra` somebody."""


def mend_passives(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    """The analysis of a Spanish sentence, in which the subject of a participle is whom it befell.

    A comma may stand for the verb: `y otros tres, heridos`. A verb in the participle behind `ser` is no predicate:
    `fueron puestos contra la pared`. A participle joined to such
    a passive is one, too, and has its own subject where a noun stands between "and" and it. Behind `es acusado de haber
    ordenado` a year is that of what he ordered; and charges are brought `contra` whoever stands right behind them.

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """
    tree = _Tree(words, done, labels)
    for at in range(len(words)):
        tree.mend_passive(at)
        tree.mend_parted(at)
        tree.mend_joined(at)
        tree.mend_charge(at)
        tree.mend_year(at)
        tree.mend_two(at)
        tree.mend_comma(at)
    return tree.write()


class _Tree(SentenceTree):
    def _is_passive(self, at: int) -> bool:
        return PARTICIPLE in self.feats[at] and any(self.deps[one] == "aux:pass" for one in self.below(at))

    def _suffer(self, words: Sequence[int]) -> None:
        """Make the subjects among some words those of a passive."""
        for one in words:
            if self.deps[one] == "nsubj":
                self.deps[one] = "nsubj:pass"

    def mend_passive(self, at: int) -> None:
        """A verb in the participle behind `ser`."""
        ending = next((end for end in ENDINGS if self.words[at].lower().endswith(end)), None)
        if self.tags[at] != "VERB" or ending is None:
            return
        copulas = [one for one in self.below(at) if self.deps[one] == "cop" and self.words[one].lower() in BEING]
        told = f"{ENDINGS[ending]}|Tense=Past|VerbForm=Part"
        if copulas and PARTICIPLE not in self.feats[at] and told in self._labels.feats:  # `fueron puestos`
            self.feats[at] = told
        for one in copulas:
            self.deps[one] = "aux:pass"
        if copulas:
            self._suffer(self.below(at))

    def mend_joined(self, at: int) -> None:
        """The noun between "and" and a bare participle that is joined to a passive."""
        if self.deps[at] != "conj" or self.tags[at] not in ("VERB", "ADJ") or not self._is_passive(self.heads[at]):
            return
        below = self.below(at)
        if PARTICIPLE not in self.feats[at] or any(self.deps[one].startswith(("aux", "cop")) for one in below):
            return
        self._suffer([one for one in below if one < at and self.tags[one] in NOUNS])

    def mend_parted(self, at: int) -> None:
        """`La tienda fue asaltada y los sacos | repartidos`: the second subject is that of the participle on it."""
        verb = self.heads[at]
        if self.deps[at] not in ("nsubj:pass", "nsubj", "conj") or not verb < at or not self._is_passive(verb):
            return
        told = [one for one in self.below(at) if one == at + 1 and self.deps[one] in ("acl", "amod")]
        links = [one for part in (at, *told) for one in self.below(part) if self.deps[one] == "cc" and one < at]
        own = any(self.deps[one].startswith("nsubj") and one < verb for one in self.below(verb))
        if not links or not told or not own or PARTICIPLE not in self.feats[told[0]]:
            return
        if self.number(told[0]) == self.number(at):
            self.heads[told[0]], self.deps[told[0]] = verb, "conj"
            self.heads[at], self.deps[at] = told[0], "nsubj:pass"
            self.heads[links[0]] = told[0]

    def mend_comma(self, at: int) -> None:
        """`Un guardia resultó muerto y otros tres, | heridos`: a comma stands for the verb before."""
        if self.words[at] != "," or not 0 < at < len(self.words) - 1:
            return
        who, state, above = at - 1, at + 1, self.heads[at + 1]
        ends = self.words[state].lower().endswith(("dos", "das", "do", "da", "tos", "tas", "to", "ta"))
        joined = self.deps[state] == "conj" and self.deps[who] in ("conj", "nsubj") and above < who
        joined = joined and self.heads[who] in (above, self.heads[above])
        linked = any(self.deps[one] == "cc" for one in (*self.below(who), *self.below(state)) if above < one < who)
        if ends and joined and linked and (self.deps[above] == "xcomp" or self._is_passive(above)):
            self.heads[who], self.deps[who], self.tags[state] = state, "nsubj:pass", "ADJ"

    def mend_charge(self, at: int) -> None:
        """`El retiro de los cargos contra un fotógrafo`: the charges are against him, not what is done with them."""
        cases = [one for one in self.below(at) if self.deps[one] == "case"]
        first = cases[0] if len(cases) == 1 else 0
        charge = first - 1
        against = self.deps[at] in ("nmod", "obl") and self.words[first].lower() == "contra" and charge > 0
        if against and self.words[charge].lower() in CHARGES and self.heads[at] < charge:
            self.heads[at], self.deps[at] = charge, "nmod"

    def mend_two(self, at: int) -> None:
        """`El Frente saqueó la finca y será emboscado un convoy`: the first of two subjects is of the verb above."""
        subjects = [one for one in self.below(at) if self.deps[one] == "nsubj:pass"]
        above = self.heads[at]
        if len(subjects) != 2 or not subjects[0] < above < at < subjects[1] or not self.is_told(above):
            return
        own = any(self.deps[one].startswith("nsubj") for one in self.below(above))
        if not own and self.number(subjects[0]) in ("", self.number(above)):
            for one in self.below(at):
                if one < above:
                    self.heads[one] = above
            self.deps[subjects[0]] = "nsubj"

    def mend_year(self, at: int) -> None:
        """`Es acusado de haber ordenado la muerte en 1984`: the year of the deed, not of the charge."""
        verb = self.heads[at]
        inner = [one for one in self.below(verb) if verb < one < at and self.deps[one] in ("advcl", "xcomp", "ccomp")]
        year = self.deps[at] == "obl" and self.words[at].isdigit() and len(self.words[at]) == len("1984")
        if not year or not inner or not any(self.words[one].lower() in ("es", "son") for one in self.below(verb)):
            return
        if any(self.words[one].lower() == "haber" for one in self.below(inner[-1])):
            self.heads[at] = inner[-1]
