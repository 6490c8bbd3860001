"""Trees of other treebanks brought nearer to GSD's; the sentences are written for these tests."""

from __future__ import annotations

import pytest

from training.conventions import follow_gsd
from training.treebank import Sentence, Word

FORMS = {"F": "VerbForm=Fin", "I": "VerbForm=Inf", "_": ""}
CASES = {
    "`que` alone begins a complement": (
        "Cree/creer/VERB/F/0/root que/que/SCONJ/_/2/mark vendrá/venir/VERB/F/0/xcomp",
        "0 root, 2 mark, 0 ccomp",
    ),
    "with a preposition it begins an adverbial": (
        "Insistió/insistir/VERB/F/0/root en/en/ADP/_/3/mark que/que/SCONJ/_/3/mark vendrá/venir/VERB/F/0/ccomp",
        "0 root, 3 mark, 3 mark, 0 advcl",
    ),
    "a clause in a complement keeps its head": (
        "Quiere/querer/VERB/F/0/root venir/venir/VERB/I/0/xcomp",
        "0 root, 0 xcomp",
    ),
    "of a free relative the article is the head": (
        "Negó/negar/VERB/F/0/root lo/el/DET/_/3/det que/que/PRON/_/3/obj dijo/decir/VERB/F/0/ccomp",
        "0 root, 0 obj, 3 obj, 1 acl:relcl",
    ),
    "a relative clause on a noun stays": (
        (
            "Negó/negar/VERB/F/0/root la/el/DET/_/2/det carta/carta/NOUN/_/0/obj que/que/PRON/_/4/obj "
            "leyó/leer/VERB/F/2/acl:relcl"
        ),
        "0 root, 2 det, 0 obj, 4 obj, 2 acl:relcl",
    ),
    "what follows `ser` is the predicate": (
        "El/el/DET/_/1/det plan/plan/NOUN/_/2/nsubj era/ser/VERB/F/2/root huir/huir/VERB/I/2/ccomp ././PUNCT/_/2/punct",
        "1 det, 3 nsubj, 3 cop, 3 root, 3 punct",
    ),
    "behind `es que` the clause is the subject": (
        "Es/ser/VERB/F/0/root que/que/SCONJ/_/2/mark llueve/llover/VERB/F/0/ccomp",
        "0 root, 2 mark, 0 csubj",
    ),
    "what must be done hangs on `tener`": (
        "Ana/Ana/PROPN/_/3/nsubj tiene/tener/VERB/F/1/root que/que/CCONJ/_/3/cc irse/ir/VERB/I/1/conj",
        "1 nsubj, 1 root, 3 mark, 1 xcomp",
    ),
    "two verbs joined by `y` stay": (
        "Tiene/tener/VERB/F/0/root y/y/CCONJ/_/2/cc quiere/querer/VERB/F/0/conj",
        "0 root, 2 cc, 0 conj",
    ),
    "without quotation marks the verb of saying is a parenthesis": (
        (
            "Habrá/haber/VERB/F/3/ccomp paro/paro/NOUN/_/0/obj ,/,/PUNCT/_/0/punct anunció/anunciar/VERB/F/3/root "
            "Ana/Ana/PROPN/_/3/nsubj ././PUNCT/_/3/punct"
        ),
        "0 root, 0 obj, 0 punct, 0 parataxis, 3 nsubj, 0 punct",
    ),
    "with them it is the head": (
        "Habrá/haber/VERB/F/3/ccomp »/»/PUNCT/_/0/punct ,/,/PUNCT/_/0/punct anunció/anunciar/VERB/F/3/root",
        "3 ccomp, 0 punct, 0 punct, 3 root",
    ),
}


def parse(text: str) -> Sentence:
    rows = [word.split("/") for word in text.split()]
    words = (
        Word(form, lemma, upos, FORMS[feats], int(head), dep, True) for form, lemma, upos, feats, head, dep in rows
    )
    return Sentence(tuple(words))


@pytest.mark.parametrize(("given", "wanted"), CASES.values(), ids=CASES)
def test_a_tree_follows_gsd(given: str, wanted: str) -> None:
    assert ", ".join(f"{word.head} {word.dep}" for word in follow_gsd(parse(given)).words) == wanted


@pytest.mark.parametrize("given", [given for given, _ in CASES.values()], ids=CASES)
def test_it_stays_a_tree(given: str) -> None:
    words = follow_gsd(parse(given)).words
    assert sum(word.head == at for at, word in enumerate(words)) == 1
    for start in range(len(words)):
        path = [start]
        while words[path[-1]].head != path[-1]:
            path.append(words[path[-1]].head)
            assert len(path) <= len(words)


def test_the_article_of_a_free_relative_is_a_pronoun() -> None:
    (article,) = (word for word in follow_gsd(parse(CASES["of a free relative the article is the head"][0])).words[1:2])
    assert (article.upos, article.lemma) == ("PRON", "él")
