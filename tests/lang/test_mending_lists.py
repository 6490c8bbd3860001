"""Trees mended: lists taken for explanations, joined participles, main clauses, subjects of states."""

from __future__ import annotations

import pytest

from careo.lang import get_pack


def relation(text: str, lang: str, word: str) -> tuple[str, str]:
    (doc,) = get_pack(lang).parse([text])
    token = next(one for one in doc if one.text == word)
    return token.dep_, token.head.text


@pytest.mark.parametrize(
    ("lang", "text", "word", "expected"),
    [
        ("es", "Tres soldados, un policía y varios civiles murieron.", "policía", ("conj", "soldados")),
        ("es", "Pedro Llamocca, 19 años, torturado y ejecutado.", "ejecutado", ("conj", "torturado")),
        ("es", "Murieron el alcalde Zenón Auqui, su hermano Fidel y un maestro.", "hermano", ("conj", "alcalde")),
        ("es", "La Comisión concluye que soldados mataron a trece y recomienda que se investigue.", "recomienda",
         ("conj", "concluye")),
        ("es", "Mi mamá fue a reclamar el cuerpo y el teniente la insultó.", "teniente", ("nsubj", "insultó")),
        ("es", "Mi mamá fue a reclamar el cuerpo y el teniente la insultó.", "la", ("obj", "insultó")),
        ("es", "El vocero negó en una llamada a una emisora que su grupo colocara la bomba.", "colocara",
         ("ccomp", "negó")),
        ("es", "Condenó el ataque, en el que resultaron heridos dos vigilantes.", "vigilantes",
         ("nsubj", "resultaron")),
        ("es", "Los pobladores temen que los soldados vuelvan y maten a los hombres.", "maten", ("conj", "vuelvan")),
        ("es", "Exigimos que investigue y castigue a los culpables, y rechazamos la versión oficial.",
         "castigue", ("conj", "investigue")),
        ("en", "The peasants who say that the army burned the village were threatened.", "peasants",
         ("nsubj:pass", "threatened")),
        ("en", "The peasants who say that the army burned the village were threatened.", "burned", ("ccomp", "say")),
    ],
)  # fmt: skip
def test_mended(lang, text, word, expected):
    assert relation(text, lang, word) == expected


@pytest.mark.parametrize(
    ("lang", "text", "word", "label"),
    [
        ("es", "El alcalde, un médico, murió ayer.", "médico", "appos"),
        ("es", "Negó que sus hombres hubieran participado y atribuyó los hechos a la guerrilla.", "atribuyó", "conj"),
        ("en", "The mayor, a doctor, died yesterday.", "doctor", "appos"),
        ("en", "The peasants who say that the army burned the village fled to the hills.", "say", "acl:relcl"),
    ],
)
def test_left_as_it_was(lang, text, word, label):
    assert relation(text, lang, word)[0] == label
