"""The stock English labels of spaCy's pipelines, made Universal Dependencies.

Stock labels are ClearNLP's (Choi and Palmer, "Guidelines for the Clear Style Constituent to Dependency Conversion",
2012): a preposition stands above its noun, a copula above its predicate, each conjunct hangs on the one before. The
conversion turns these three over, and gives the rest its name in UD.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

UD_RELATIONS = (
    "acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated expl fixed "
    "flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root vocative xcomp"
)
UD = frozenset(UD_RELATIONS.split(" "))
"""The relations of Universal Dependencies, version 2, without their subtypes."""
RENAMED = {
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "dobj": "obj",
    "pobj": "obl",
    "pcomp": "advcl",
    "prep": "advmod",
    "agent": "obl:agent",
    "dative": "iobj",
    "poss": "nmod:poss",
    "possessive": "case",
    "neg": "advmod",
    "npadvmod": "obl:unmarked",
    "quantmod": "advmod",
    "prt": "compound:prt",
    "relcl": "acl:relcl",
    "acomp": "xcomp",
    "oprd": "xcomp",
    "attr": "xcomp",
    "intj": "discourse",
    "meta": "dep",
    "nn": "compound",
    "num": "nummod",
    "number": "nummod",
    "rcmod": "acl:relcl",
    "complm": "mark",
    "infmod": "acl",
    "partmod": "acl",
    "predet": "det:predet",
    "preconj": "cc:preconj",
    "hmod": "compound",
    "hyph": "punct",
}
"""Stock labels by their name in UD, where what was turned over has left them; all others are the same in both."""
STOCK = frozenset(RENAMED) | UD - {"obl", "obj", "iobj", "cop", "flat", "root"} | {"ROOT", ""}
_NAMES = {
    "PERSON": "PER",
    "PER": "PER",
    "ORG": "ORG",
    "NORP": "ORG",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "LOC",
}
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "DET"})
_BE = frozenset({"be", "am", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m"})


class Arcs:
    """The arcs of a Doc while they are converted: per token its head's place, its label, and its dependents."""

    def __init__(self, doc: Doc) -> None:
        self.heads = [token.head.i for token in doc]
        self.labels = [token.dep_ for token in doc]
        self.below: list[list[int]] = [[] for _ in self.heads]
        for place, head in enumerate(self.heads):
            if head != place:
                self.below[head].append(place)

    def deepest_first(self) -> list[int]:
        """The places of the tokens, each after all its dependents."""
        order = [place for place, head in enumerate(self.heads) if head == place]
        for place in order:
            order.extend(self.below[place])
        return order[::-1]

    def first_below(self, place: int, *labels: str) -> int | None:
        """The first dependent that has one of some labels."""
        return next((one for one in self.below[place] if self.labels[one] in labels), None)

    def move(self, place: int, head: int) -> None:
        """Hang a token on another head."""
        self.below[self.heads[place]].remove(place)
        self.below[head].append(place)
        self.heads[place] = head

    def raise_over_head(self, place: int, label: str) -> None:
        """Put a token where its head stands; the head hangs on it as `label`, and so does all that hung on the head."""
        head = self.heads[place]
        above, old = self.heads[head], self.labels[head]
        others = [one for one in self.below[head] if one != place]
        for one in others:
            self.heads[one] = place
        self.below[place] += [*others, head]
        self.below[head] = []
        self.heads[head], self.labels[head] = place, label
        self.heads[place], self.labels[place] = (place if above == head else above), old
        if above != head:
            self.below[above][self.below[above].index(head)] = place


def convert(doc: Doc) -> Arcs:
    """The arcs of `doc`, which has stock labels, in Universal Dependencies; `doc` stays as it is."""
    arcs = Arcs(doc)
    _turn_prepositions(doc, arcs)
    _turn_copulas(doc, arcs)
    _flatten_conjuncts(arcs)
    for token in doc:
        label = arcs.labels[token.i]
        if label == "aux" and token.tag_ == "TO":
            arcs.labels[token.i] = "mark"
        elif arcs.heads[token.i] == token.i:
            arcs.labels[token.i] = "ROOT"
        else:
            arcs.labels[token.i] = RENAMED.get(label, label)
    return arcs


def convert_names(doc: Doc) -> None:
    """Give the names of `doc` careo's kinds (PER, ORG, LOC); dates, sums and other kinds are left out."""
    from spacy.tokens import Span

    kept = [Span(doc, ent.start, ent.end, label=_NAMES[ent.label_]) for ent in doc.ents if ent.label_ in _NAMES]
    if [(ent.start, ent.end, ent.label_) for ent in doc.ents] != [(ent.start, ent.end, ent.label_) for ent in kept]:
        doc.set_ents(kept)


def _turn_prepositions(doc: Doc, arcs: Arcs) -> None:
    """Prepositions become `case` (before a clause `mark`) of what they stood above."""
    for place in arcs.deepest_first():
        content = arcs.first_below(place, "pobj", "pcomp")
        if content is None:
            continue
        head = arcs.heads[place]
        clause = arcs.labels[content] == "pcomp" and doc[content].pos_ in ("VERB", "AUX")
        arcs.raise_over_head(content, "mark" if clause else "case")
        if arcs.labels[content] in ("prep", "dative", "agent"):
            label = _adjunct(arcs.labels[content], clause=clause, of_noun=doc[head].pos_ in _NOMINAL)
            arcs.labels[content] = "pobj" if doc[head].pos_ == "ADP" else label


def _adjunct(label: str, *, clause: bool, of_noun: bool) -> str:
    if label == "agent":
        return "obl:agent"
    if clause:
        return "acl" if of_noun else "advcl"
    return "nmod" if of_noun else "obl"


def _turn_copulas(doc: Doc, arcs: Arcs) -> None:
    """Forms of *be* become `cop` of their predicate; what exists ("there was a raid") is its subject."""
    for place in arcs.deepest_first():
        if doc[place].lemma_.lower() not in _BE or doc[place].pos_ not in ("AUX", "VERB"):
            continue
        predicate = arcs.first_below(place, "attr", "acomp")
        if arcs.first_below(place, "expl") is not None:
            if predicate is not None:
                arcs.labels[predicate] = "nsubj"
            continue
        if predicate is None:
            predicate = _place_as_predicate(arcs, place)
        if predicate is not None:
            arcs.raise_over_head(predicate, "cop")


def _place_as_predicate(arcs: Arcs, place: int) -> int | None:
    """In "the men were in the house", the house; none where the verb has another complement."""
    subject = arcs.first_below(place, "nsubj", "csubj", "nsubjpass", "csubjpass")
    if subject is None or arcs.first_below(place, "ccomp", "xcomp", "oprd") is not None:
        return None
    return next((one for one in arcs.below[place] if arcs.labels[one] == "obl" and one > place), None)


def _flatten_conjuncts(arcs: Arcs) -> None:
    """Conjuncts hang on the first of them, and a conjunction on the conjunct after it."""
    for place, label in enumerate(arcs.labels):
        if label == "cc":
            after = [one for one in arcs.below[arcs.heads[place]] if one > place and arcs.labels[one] == "conj"]
            if after:
                arcs.move(place, min(after))
    for place in reversed(arcs.deepest_first()):
        head = arcs.heads[place]
        if arcs.labels[place] == "conj" and arcs.labels[head] == "conj":
            arcs.move(place, arcs.heads[head])
