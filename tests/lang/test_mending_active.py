"""Who does what a plain verb tells, what belongs to a participle, and Spanish passives: trees of written sentences."""

from __future__ import annotations

import pytest

from careo.lang import get_pack

TREES = [
    ("en", "Assailants presumed to be guerrillas burned two trucks.", "Assailants", "nsubj", "burned"),
    ("en", "The rebels freed the mayor they had kidnapped.", "they", "nsubj", "kidnapped"),
    ("en", "Soldiers killed a man arrested on 3 May 1991.", "3", "obl", "arrested"),
    ("en", "Witnesses who claim that the police shot the boy have been attacked.", "shot", "ccomp", "claim"),
    ("en", "Two people were killed in police firing in Ayora.", "police", "compound", "firing"),
    ("en", "Among the dead were two guards.", "dead", "nmod", "guards"),
    ("en", "Two men shot dead in Lima", "men", "nsubj:pass", "shot"),
    ("en", "The army Monday burned the village.", "Monday", "obl:unmarked", "burned"),
    ("es", "Los hombres fueron puestos contra la pared y fusilados.", "hombres", "nsubj:pass", "puestos"),
    ("es", "Su hermano fue asesinado y su casa saqueada.", "casa", "nsubj:pass", "saqueada"),
    ("es", "La tienda fue asaltada y los sacos repartidos a los comuneros.", "sacos", "nsubj:pass", "repartidos"),
    ("es", "La liga pidió el retiro de los cargos contra un fotógrafo.", "fotógrafo", "nmod", "cargos"),
    ("es", "El coronel es acusado de haber ordenado la muerte de diez hombres en 1984.", "1984", "obl", "ordenado"),
    ("es", "Los soldados mataron a tres, acusaron los vecinos.", "vecinos", "nsubj", "acusaron"),
    ("es", "Cerca de un millar de obreros marcharon.", "millar", "nsubj", "marcharon"),
    ("es", "Dice que hubo golpes y un guardia mató a Luis.", "mató", "conj", "hubo"),
]


@pytest.mark.parametrize(("lang", "text", "word", "dep", "head"), TREES)
def test_a_word_hangs_where_grammar_has_it(lang, text, word, dep, head):
    (doc,) = get_pack(lang).parse([text])
    token = next(one for one in doc if one.text == word)
    assert (token.dep_, token.head.text) == (dep, head)


@pytest.mark.parametrize(
    ("word", "lemma"),
    [("iban", "ir"), ("mandaron", "mandar"), ("arrestaron", "arrestar"), ("manifestaron", "manifestar")],
)
def test_verbs_that_end_like_others_are_none_of_them(word, lemma):
    (doc,) = get_pack("es").parse([f"Ellos {word} ayer."])
    assert doc[1].lemma_ == lemma
