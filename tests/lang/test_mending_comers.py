"""Spanish trees: who comes behind a verb of coming, whom `a los que` means, `luego de` and a name."""

from __future__ import annotations

import pytest

from careo.lang.mending.agreement import mend_agreement
from careo.lang.mending.antecedents import mend_antecedents
from careo.lang.mending.clauses import mend_clauses
from careo.lang.mending.labels import mend_label
from tests.lang.test_mending import parse

THIRD = "Number=Sing|Person=3|VerbForm=Fin"
CASES = {
    "who comes stands behind a verb of coming": (
        mend_agreement,
        f"Llegó/VERB/{THIRD}/0/root a/ADP/_/2/case Ayora/PROPN/_/0/obl una/DET/_/4/det columna/NOUN/Number=Sing/0/obj",
        "0 root, 2 case, 0 obl, 4 det, 0 nsubj",
    ),
    "minutes do not come": (
        mend_agreement,
        f"Llegó/VERB/{THIRD}/0/root una/DET/_/2/det hora/NOUN/Number=Sing/0/obj tarde/ADV/_/0/advmod",
        "0 root, 2 det, 0 obj, 0 advmod",
    ),
    "a name before its verb is no adverb": (
        mend_agreement,
        f"Interior/PROPN/_/2/advmod las/PRON/_/2/obj desmintió/VERB/{THIRD}/2/root",
        "2 nsubj, 2 obj, 2 root",
    ),
    "`luego de` opens an infinitive": (
        mend_clauses,
        f"Luego/ADV/_/3/advmod de/ADP/_/0/fixed golpearlo/VERB/VerbForm=Inf/3/advcl huyó/VERB/{THIRD}/3/root",
        "2 advmod, 2 mark, 3 advcl, 3 root",
    ),
    "who answers in an interview is beside what he says": (
        mend_label,
        f"R./X/_/3/ccomp :/PUNCT/_/3/punct Nadie/PRON/_/3/nsubj vino/VERB/{THIRD}/3/root",
        "3 parataxis, 3 punct, 3 nsubj, 3 root",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_grammar_leaves_no_choice_about(name):
    rule, given, wanted = CASES[name]
    words, done, labels = parse(given)
    mended = rule(words, done, labels)
    found = zip(mended.heads, (labels.relations[one] for one in mended.relations), strict=True)
    assert ", ".join(f"{head} {label}" for head, label in found) == wanted


def test_whom_a_clause_tells_of_is_the_noun_before():
    words, done, labels = parse(
        "Vieron/VERB/Number=Plur|VerbForm=Fin/0/root a/ADP/_/2/case hombres/NOUN/Number=Plur/0/obj a/ADP/_/5/case "
        "los/DET/_/6/det que/SCONJ/_/6/mark mataron/VERB/Number=Plur|VerbForm=Fin/2/acl:relcl"
    )
    mended = mend_antecedents(words, done, labels)
    assert (int(mended.heads[6]), labels.relations[mended.relations[5]]) == (2, "obj")
