"""AnCora and PUD brought nearer to GSD, the Spanish treebank whose trees the shipped model draws.

What is changed stands in the trees of GSD dev: a clause with a preposition before its `que` is an adverbial, one with
`que` alone a complement; of "lo que dijo" the article is the head; what follows the copula is the predicate; what must
be done hangs on `tener` or `haber`; and what is said without quotation marks bears the verb of saying as a parenthesis
("Mañana habrá paro, anunció el sindicato").
"""

from __future__ import annotations

from dataclasses import replace

from training.treebank import Sentence, Word

ARTICLES = frozenset({"lo", "el", "la", "los", "las"})
QUOTES = frozenset({'"', "'", "”", "»", "’", "-", "–", "—", "''"})
AS_NOUN = {"ccomp": "obj", "csubj": "nsubj", "xcomp": "obl"}
"""The relation of a clause -> that of the article at its head."""


def follow_gsd(sentence: Sentence) -> Sentence:
    """The sentence with GSD's trees where AnCora's and PUD's differ in what a clause hangs on, and as what."""
    tree = _Tree(list(sentence.words))
    for at in range(len(tree.words)):
        tree.obligation(at)
        tree.free_relative(at)
    for at in range(len(tree.words)):
        tree.complement(at)
        tree.predicate(at)
    for at in range(len(tree.words)):
        tree.parenthesis(at)
    return replace(sentence, words=tuple(tree.words))


class _Tree:
    def __init__(self, words: list[Word]) -> None:
        self.words = words

    def obligation(self, at: int) -> None:
        """`tiene que decidir`: AnCora joins the two verbs as equals."""
        word = self.words[at]
        if (
            word.dep != "conj"
            or self.words[word.head].lemma not in ("tener", "haber")
            or "VerbForm=Inf" not in word.feats
        ):
            return
        links = [one for one in self._below(at) if word.head < one < at and self._form(one) == "que"]
        if not links:
            return
        for one in self._below(at):
            if one < word.head:
                self._hang(one, word.head)
        self._hang(at, word.head, "xcomp")
        self._hang(links[0], at, "mark")
        self.words[links[0]] = replace(self.words[links[0]], upos="SCONJ")

    def free_relative(self, at: int) -> None:
        """`lo que dijo`: the article is the head of the clause."""
        if self.words[at].form.lower() not in ARTICLES or self._form(at + 1) != "que":
            return
        verb = self.words[at + 1].head
        label = self.words[verb].dep
        if self.words[at].head not in (verb, at + 1) or verb <= at + 1 or label not in AS_NOUN:
            return
        for one in self._below(verb):
            if one < at:
                self._hang(one, at)
        self._hang(at, self.words[verb].head, AS_NOUN[label])
        self.words[at] = replace(self.words[at], upos="PRON", lemma="él")
        self._hang(verb, at, "acl:relcl")

    def complement(self, at: int) -> None:
        """A clause behind a verb: with `que` a complement, with `de que`, `en que` an adverbial."""
        word = self.words[at]
        if word.dep not in ("ccomp", "xcomp") or at < word.head or not self._is_finite(at):
            return
        links = self._links(at)
        if links[:1] == ["que"] and self.words[word.head].upos == "VERB":
            self._hang(at, word.head, "ccomp")
        elif len(links) > 1 and links[-1] == "que":
            self._hang(at, word.head, "advcl")

    def predicate(self, at: int) -> None:
        """What follows `ser` is the predicate: an infinitive, or the article of a free relative."""
        word = self.words[at]
        verb = word.head
        if self.words[verb].lemma != "ser" or self.words[verb].upos not in ("VERB", "AUX") or not verb < at:
            return
        links = self._links(at)
        subject = any(self.words[one].dep in ("nsubj", "csubj") for one in self._below(verb))
        if word.dep == "ccomp" and links == ["que"] and not subject:
            self._hang(at, verb, "csubj")
        elif (word.dep == "ccomp" and "VerbForm=Inf" in word.feats and not links) or (
            word.dep == "obj" and word.form.lower() in ARTICLES
        ):
            self._turn(at, verb, "cop")
            self.words[verb] = replace(self.words[verb], upos="AUX")
            for one in self._below(verb):
                self._hang(one, at)

    def parenthesis(self, at: int) -> None:
        """A clause before its verb of saying: without quotation marks the verb hangs on the clause."""
        word = self.words[at]
        verb = word.head
        if word.dep != "ccomp" or at > verb or self._links(at) or not self._is_finite(at):
            return
        before = [one for one in (verb - 1, verb - 2) if self._form(one) != ","]
        if self._form(verb - 1) != "," or self._form(before[0]) in QUOTES:
            return
        self._turn(at, verb, "parataxis")
        for one in self._below(verb):
            if one < at or (self.words[one].dep == "punct" and one > verb and one == len(self.words) - 1):
                self._hang(one, at)

    def _turn(self, at: int, head: int, dep: str) -> None:
        """`at` takes the place of its head, which hangs on it as `dep`."""
        old = self.words[head]
        self._hang(at, at if old.head == head else old.head, old.dep)
        self._hang(head, at, dep)

    def _hang(self, at: int, head: int, dep: str = "") -> None:
        self.words[at] = replace(self.words[at], head=head, dep=dep or self.words[at].dep)

    def _is_finite(self, at: int) -> bool:
        verbs = [at, *(one for one in self._below(at) if self.words[one].dep in ("aux", "cop", "aux:pass"))]
        return any("VerbForm=Fin" in self.words[one].feats for one in verbs)

    def _links(self, at: int) -> list[str]:
        """What joins the clause, before its head: `que`, `de que`; "" of a word that is deeper is not seen."""
        return [self._form(one) for one in self._below(at) if one < at and self.words[one].dep in ("mark", "case")]

    def _below(self, at: int) -> list[int]:
        return [one for one, word in enumerate(self.words) if word.head == at and one != at]

    def _form(self, at: int) -> str:
        return self.words[at].form.lower() if 0 <= at < len(self.words) else ""
