"""Spanish trees mended where grammar leaves no choice; the sentences are written for these tests."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from careo.lang.analyser import Analysis, Labels
from careo.lang.mending.agreement import mend_agreement
from careo.lang.mending.spanish import mend_spanish

PAST = "Number=Plur|VerbForm=Fin"
SINGULAR = "Number=Sing|Person=3|VerbForm=Fin"
CASES = {
    "who is alleged to be something is that": (
        "Presuntos/NOUN/_/2/nsubj rebeldes/NOUN/_/0/amod huyeron/VERB/VerbForm=Fin/2/root",
        "1 amod, 2 nsubj, 2 root",
    ),
    "who is alleged to be something takes one part": (
        "Mataron/VERB/VerbForm=Fin/0/root a/ADP/_/3/case presunto/ADJ/_/0/obl ladrón/NOUN/_/0/obl",
        "0 root, 3 case, 3 amod, 0 obl",
    ),
    "a participle is joined to the participle above, not to the noun before it": (
        "fue/AUX/_/1/aux:pass dado/VERB/VerbForm=Part/1/root fin/NOUN/_/1/obl roto/VERB/VerbForm=Part/2/conj",
        "1 aux:pass, 1 root, 1 obl, 1 conj",
    ),
    "a participle joined to the subject of a finite verb stays": (
        "presos/NOUN/_/3/nsubj y/CCONJ/_/2/cc heridos/VERB/VerbForm=Part/0/conj huyeron/VERB/VerbForm=Fin/3/root",
        "3 nsubj, 2 cc, 0 conj, 3 root",
    ),
    "the root is the subject of a verb without a relative word": (
        "Los/DET/_/1/det soldados/NOUN/Number=Plur/1/root detuvieron/VERB/F/1/acl nada/PRON/_/2/obj ./PUNCT/_/1/punct",
        "1 det, 2 nsubj, 2 root, 2 obj, 2 punct",
    ),
    "a relative clause stays": (
        "Soldados/NOUN/Number=Plur/0/root que/PRON/_/2/nsubj huyeron/VERB/F/0/acl:relcl",
        "0 root, 2 nsubj, 0 acl:relcl",
    ),
    "a verb of another number stays": (
        "Lima/PROPN/Number=Sing/0/root detuvieron/VERB/F/0/acl soldados/NOUN/Number=Plur/1/obj",
        "0 root, 0 acl, 1 obj",
    ),
    "a verb after a comma stays": (
        "Soldados/NOUN/Number=Plur/0/root ,/PUNCT/_/2/punct huyeron/VERB/F/0/acl",
        "0 root, 2 punct, 0 acl",
    ),
    "an infinitive without a preposition hangs on the verb": (
        "Intentaron/VERB/F/0/root sin/ADP/_/2/case éxito/NOUN/_/0/obl huir/VERB/VerbForm=Inf/2/acl",
        "0 root, 2 case, 0 obl, 0 xcomp",
    ),
    "an infinitive hangs on no noun that stands between it and its verb": (
        "Intentaron/VERB/F/0/root sin/ADP/_/2/case éxito/NOUN/_/0/obl huir/VERB/VerbForm=Inf/2/xcomp",
        "0 root, 2 case, 0 obl, 0 xcomp",
    ),
    "what stands before the verb that an infinitive completes is that verb's": (
        (
            "Si/SCONJ/_/4/mark Ana/PROPN/_/4/nsubj hubiera/AUX/S/4/aux querido/VERB/VerbForm=Part/6/aux "
            "huir/VERB/VerbForm=Inf/3/xcomp ,/PUNCT/_/3/punct habría/AUX/S/7/aux huido/VERB/VerbForm=Part/7/root"
        ),
        "3 mark, 3 nsubj, 3 aux, 6 advcl, 3 xcomp, 3 punct, 7 aux, 7 root",
    ),
    "an auxiliary without a subject stays": (
        "Ha/AUX/S/2/aux podido/AUX/VerbForm=Part/2/aux huir/VERB/VerbForm=Inf/2/root",
        "2 aux, 2 aux, 2 root",
    ),
    "what a verb with a subject asks is no subject": (
        ("Nadie/PRON/_/1/nsubj precisó/VERB/S/1/root cuántos/PRON/_/3/nsubj eran/AUX/S/1/csubj ./PUNCT/_/1/punct"),
        "1 nsubj, 1 root, 3 nsubj, 1 ccomp, 1 punct",
    ),
    "a number with `que` is no subject": (
        "Calcula/VERB/S/0/root que/SCONJ/_/3/mark unos/DET/_/3/det cuarenta/NUM/_/0/nsubj",
        "0 root, 3 mark, 3 det, 0 ccomp",
    ),
    "a verb is joined to the verb that it agrees with": (
        (
            "Dirigentes/NOUN/Number=Plur/1/nsubj dicen/VERB/F/1/root que/SCONJ/_/4/mark "
            "ella/PRON/Number=Sing/4/nsubj miente/VERB/S/1/ccomp y/CCONJ/_/6/cc avisan/VERB/F/4/conj"
        ),
        "1 nsubj, 1 root, 4 mark, 4 nsubj, 1 ccomp, 6 cc, 1 conj",
    ),
    "where both agree it stays": (
        (
            "Ana/PROPN/Number=Sing/1/nsubj dice/VERB/S/1/root que/SCONJ/_/4/mark "
            "ella/PRON/Number=Sing/4/nsubj miente/VERB/S/1/ccomp y/CCONJ/_/6/cc avisa/VERB/S/4/conj"
        ),
        "1 nsubj, 1 root, 4 mark, 4 nsubj, 1 ccomp, 6 cc, 4 conj",
    ),
    "an article with a noun stays": (
        (
            "Los/DET/Number=Plur/1/det que/NOUN/_/3/nsubj volvieron/VERB/F/3/advcl contaron/VERB/F/3/root"
            " ./PUNCT/_/3/punct"
        ),
        "1 det, 3 nsubj, 3 advcl, 3 root, 3 punct",
    ),
    "of two subjects the first is that of the clause before the verb": (
        (
            "La/DET/_/1/det tesis/NOUN/Number=Sing/4/nsubj no/ADV/_/3/advmod vale/VERB/S/4/ccomp "
            "añadió/VERB/S/4/root Ana/PROPN/Number=Sing/4/nsubj"
        ),
        "1 det, 3 nsubj, 3 advmod, 4 ccomp, 4 root, 4 nsubj",
    ),
    "between a colon and a verb stands its subject": (
        (
            "Lima/PROPN/_/0/root :/PUNCT/_/4/punct el/DET/_/3/det Senado/NOUN/Number=Sing/0/appos "
            "protestó/VERB/S/0/parataxis"
        ),
        "0 root, 4 punct, 3 det, 4 nsubj, 0 parataxis",
    ),
    "an infinitive with a preposition stays": (
        "Tuvieron/VERB/F/0/root ganas/NOUN/_/0/obj de/ADP/_/3/mark huir/VERB/VerbForm=Inf/1/acl",
        "0 root, 0 obj, 3 mark, 1 acl",
    ),
    "`que` right behind a verb joins its clause to it": (
        (
            "Visitaron/VERB/F/0/root minas/NOUN/_/0/obj tras/ADP/_/3/mark comprobar/VERB/VerbForm=Inf/0/advcl "
            "que/SCONJ/_/5/nsubj ardían/VERB/F/1/acl:relcl"
        ),
        "0 root, 0 obj, 3 mark, 0 advcl, 5 mark, 3 ccomp",
    ),
    "what is told to somebody is no clause on him": (
        (
            "Dijo/VERB/S/0/root al/ADP/_/2/case jefe/NOUN/_/0/obj de/ADP/_/4/case zona/NOUN/_/2/nmod "
            "que/PRON/_/6/nsubj vendría/VERB/S/4/acl:relcl"
        ),
        "0 root, 2 case, 0 obj, 4 case, 2 nmod, 6 mark, 0 ccomp",
    ),
    "a relative clause on the one who is told something else stays": (
        (
            "Paz/NOUN/_/1/obj pidió/VERB/S/1/root al/ADP/_/3/case jefe/NOUN/_/1/obl:arg "
            "que/PRON/_/5/nsubj vino/VERB/S/3/acl:relcl"
        ),
        "1 obj, 1 root, 3 case, 1 obl:arg, 5 nsubj, 3 acl:relcl",
    ),
    "so does one on who is seen": (
        "Vio/VERB/S/0/root al/ADP/_/2/case jefe/NOUN/_/0/obj que/PRON/_/4/nsubj vino/VERB/S/2/acl:relcl",
        "0 root, 2 case, 0 obj, 4 nsubj, 2 acl:relcl",
    ),
    "`tener que` joins no clause": (
        "Tuvieron/VERB/F/0/root que/SCONJ/_/2/mark irse/VERB/F/0/xcomp",
        "0 root, 2 mark, 0 xcomp",
    ),
    "a participle joins no clause": (
        (
            "Los/DET/_/1/det heridos/VERB/VerbForm=Part/4/nsubj que/PRON/_/3/nsubj llegaron/VERB/F/1/acl:relcl "
            "mienten/VERB/F/4/root"
        ),
        "1 det, 4 nsubj, 3 nsubj, 1 acl:relcl, 4 root",
    ),
    "with `se` and without a subject the clause is the subject": (
        "Se/PRON/_/1/expl:pv teme/VERB/S/1/root que/SCONJ/_/3/mark llueva/VERB/S/1/ccomp",
        "1 expl:pv, 1 root, 3 mark, 1 csubj",
    ),
    "with `se` and with a subject it is not": (
        "Ana/PROPN/_/2/nsubj se/PRON/_/2/expl:pv teme/VERB/S/2/root que/SCONJ/_/4/mark llueva/VERB/S/2/ccomp",
        "2 nsubj, 2 expl:pv, 2 root, 4 mark, 2 ccomp",
    ),
    "an infinitive has no subject of its own": (
        "Pidió/VERB/S/0/root salir/VERB/VerbForm=Inf/0/ccomp",
        "0 root, 0 xcomp",
    ),
    "an infinitive behind `ser` is the predicate": (
        "El/DET/_/1/det plan/NOUN/_/2/nsubj era/VERB/S/2/root huir/VERB/VerbForm=Inf/2/ccomp ./PUNCT/_/2/punct",
        "1 det, 3 nsubj, 3 cop, 3 root, 3 punct",
    ),
    "an auxiliary hangs on its verb, and a pronoun is none": (
        "Puede/AUX/S/0/root nadie/AUX/_/2/aux huir/VERB/VerbForm=Inf/0/xcomp",
        "2 aux, 2 nsubj, 2 root",
    ),
    "a number right before a subject counts it": (
        "Dos/NUM/_/2/nsubj desconocidos/ADJ/Number=Plur/2/nsubj huyeron/VERB/F/2/root",
        "1 nummod, 2 nsubj, 2 root",
    ),
    "a verb has one subject": (
        "Camiones/NOUN/Number=Plur/1/nsubj bloqueaban/VERB/F/1/root la/DET/_/3/det sede/NOUN/Number=Sing/1/nsubj",
        "1 nsubj, 1 root, 3 det, 1 obj",
    ),
    "two subjects behind a verb stay": (
        "Vino/VERB/S/0/root Ana/PROPN/Number=Sing/0/nsubj ayer/NOUN/Number=Sing/0/nsubj",
        "0 root, 0 nsubj, 0 nsubj",
    ),
    "the second subject is that of the verb behind it": (
        (
            "Minas/NOUN/Number=Plur/1/nsubj arden/VERB/F/1/root ,/PUNCT/_/1/punct Ana/PROPN/Number=Sing/1/nsubj "
            "siguió/VERB/S/1/parataxis"
        ),
        "1 nsubj, 1 root, 1 punct, 4 nsubj, 1 parataxis",
    ),
    "with `se` the second noun is the object too": (
        "Ana/PROPN/Number=Sing/2/nsubj se/PRON/_/2/obl:arg atribuyó/VERB/S/2/root culpas/NOUN/Number=Plur/2/nsubj",
        "2 nsubj, 2 obl:arg, 2 root, 2 obj",
    ),
    "what is asked is a complement": (
        "Pregunta/VERB/S/0/root por/ADP/_/2/case qué/PRON/_/3/obl vino/VERB/S/0/advcl",
        "0 root, 2 case, 3 obl, 0 ccomp",
    ),
    "what is told with `porque` is none": (
        "Pregunta/VERB/S/0/root porque/SCONJ/_/2/mark vino/VERB/S/0/advcl",
        "0 root, 2 mark, 0 advcl",
    ),
    "what stands in quotation marks before the verb is a complement": (
        "«/PUNCT/_/1/punct Firme/ADJ/_/4/advcl »/PUNCT/_/1/punct ,/PUNCT/_/1/punct dijo/VERB/S/4/root",
        "1 punct, 4 ccomp, 1 punct, 1 punct, 4 root",
    ),
    "without them it stays": (
        "Firme/ADJ/_/2/advcl ,/PUNCT/_/0/punct dijo/VERB/S/2/root",
        "2 advcl, 0 punct, 2 root",
    ),
    "who speaks of himself takes a noun as object": (
        "Pedimos/VERB/Number=Plur|Person=1|VerbForm=Fin/0/root paz/NOUN/Number=Sing/0/nsubj",
        "0 root, 0 obj",
    ),
    "a clause before its verb stays": (
        "Llueve/VERB/S/1/ccomp dijo/VERB/S/1/root",
        "1 ccomp, 1 root",
    ),
}


OTHERS = ["nsubj", "nummod", "obj", "xcomp"]


def parse(text: str) -> tuple[list[str], Analysis, Labels]:
    rows = [word.split("/") for word in text.replace("/F/", f"/{PAST}/").replace("/S/", f"/{SINGULAR}/").split()]
    upos, feats, relations = (
        tuple(sorted({*(row[at] for row in rows), *more}))
        for at, more in (
            (1, ["ADJ", "AUX", "PRON"]),
            (2, []),
            (
                4,
                [
                    "acl:relcl",
                    "advcl",
                    "amod",
                    "aux",
                    "ccomp",
                    "cop",
                    "csubj",
                    "mark",
                    "nsubj",
                    "nummod",
                    "obj",
                    "parataxis",
                    "xcomp",
                ],
            ),
        )
    )
    labels = Labels(upos, feats, relations, ("O",))
    columns = (
        np.array([table.index(row[at]) for row in rows]) for at, table in ((1, upos), (2, feats), (4, relations))
    )
    none = np.zeros(len(rows), dtype=np.float32)
    tags = np.zeros(len(rows), dtype=np.int64)
    done = Analysis(*columns, tags, np.array([int(row[3]) for row in rows]), none, none, ())
    return [row[0] for row in rows], done, labels


@pytest.mark.parametrize(("given", "wanted"), CASES.values(), ids=CASES)
def test_a_tree_is_mended_or_left(given: str, wanted: str) -> None:
    words, done, labels = parse(given)
    mended = mend_spanish(words, done, labels)
    pairs = zip(mended.heads, mended.relations, strict=True)
    assert ", ".join(f"{head} {labels.relations[label]}" for head, label in pairs) == wanted


def test_what_has_no_form_of_a_verb_and_describes_a_noun_is_an_adjective() -> None:
    words, done, labels = parse("embajador/NOUN/_/0/root canadiense/VERB/Number=Sing/0/amod")
    assert labels.upos[mend_spanish(words, done, labels).upos[1]] == "ADJ"
    assert labels.upos[done.upos[1]] == "VERB"


def test_a_name_goes_on_with_a_word_that_describes_it() -> None:
    words, done, labels = parse(
        "la/DET/_/1/det Comunidad/PROPN/_/1/root Económica/PROPN/_/1/amod Europea/PROPN/_/1/amod ayer/NOUN/_/1/obl"
    )
    tags = ("O", "B-ORG", "I-ORG")
    labels = replace(labels, names=tags)
    mended = mend_spanish(words, replace(done, names=np.array([0, 1, 2, 0, 0])), labels)
    assert list(mended.names) == [0, 1, 2, 2, 0]


def test_before_an_infinitive_para_is_a_preposition() -> None:
    words, done, labels = parse("Vino/VERB/S/0/root para/SCONJ/_/2/mark huir/VERB/VerbForm=Inf/0/advcl x/ADP/_/0/case")
    assert labels.upos[mend_spanish(words, done, labels).upos[1]] == "ADP"


AGREEMENT = {
    "a noun behind a verb of another number is its object": (
        "Pidieron/VERB/Number=Plur|VerbForm=Fin/0/root un/DET/_/2/det juez/NOUN/Number=Sing/0/nsubj",
        "0 root, 2 det, 0 obj",
    ),
    "one of the same number stays": (
        "Huyó/VERB/Number=Sing|VerbForm=Fin/0/root un/DET/_/2/det preso/NOUN/Number=Sing/0/nsubj",
        "0 root, 2 det, 0 nsubj",
    ),
    "a group stays": (
        "Huyeron/VERB/F/0/root un/DET/_/2/det grupo/NOUN/Number=Sing/0/nsubj de/ADP/_/4/case tres/NOUN/_/2/nmod",
        "0 root, 2 det, 0 nsubj, 4 case, 2 nmod",
    ),
    "a verb that has an object keeps its subject": (
        "Negaron/VERB/Number=Plur|VerbForm=Fin/0/root el/DET/_/2/det cargo/NOUN/Number=Sing/0/nsubj lo/PRON/_/0/obj",
        "0 root, 2 det, 0 nsubj, 0 obj",
    ),
    "of two subjects with a colon between them the first is a label": (
        "LIMA/PROPN/_/3/nsubj :/PUNCT/_/3/punct Senado/PROPN/_/3/nsubj rechazó/VERB/Number=Sing|VerbForm=Fin/3/root",
        "3 parataxis, 3 punct, 3 nsubj, 3 root",
    ),
}


@pytest.mark.parametrize(("given", "wanted"), AGREEMENT.values(), ids=AGREEMENT)
def test_number_and_colon_tell_the_subject(given: str, wanted: str) -> None:
    words, done, labels = parse(given)
    mended = mend_agreement(words, done, labels)
    pairs = zip(mended.heads, mended.relations, strict=True)
    assert ", ".join(f"{head} {labels.relations[label]}" for head, label in pairs) == wanted
