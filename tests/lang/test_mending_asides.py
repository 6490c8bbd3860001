"""Trees mended: whose verb stands behind an aside, shares of a number, targets of a noun's deed, joined verbs."""

from __future__ import annotations

import pytest

from tests.lang.test_mending_lists import relation


@pytest.mark.parametrize(
    ("lang", "text", "word", "expected"),
    [
        ("en", "The army killed three peasants and two others, including a child, disappeared.", "others",
         ("nsubj", "disappeared")),
        ("en", "Those who saw the killing of the priest and two nuns, including an American, fled.", "nuns",
         ("conj", "priest")),
        ("es", "Una persona murió y otras 29, entre ellas 25 policías, resultaron heridas.", "29",
         ("nsubj", "resultaron")),
        ("es", "Una persona murió y otras 29, entre ellas 25 policías, resultaron heridas.", "policías",
         ("appos", "29")),
        ("es", "Dos campesinos fueron asesinados y otros doce, incluidas tres mujeres, fueron llevados al cuartel.",
         "doce", ("nsubj:pass", "llevados")),
        ("es", "Los rebeldes mataron al alcalde y a dos guardias, entre ellos un sargento, y huyeron.", "guardias",
         ("conj", "alcalde")),
        ("es", "El ataque dejó nueve heridos, dos de los cuales fallecieron.", "dos", ("nsubj", "fallecieron")),
        ("es", "Capturaron a seis hombres, a dos de los cuales fusilaron.", "dos", ("obj", "fusilaron")),
        ("es", "Siete cadáveres fueron hallados cerca de Ayora, tres de ellos decapitados.", "tres",
         ("nsubj:pass", "decapitados")),
        ("es", "El ataque de la guerrilla al cuartel fue repudiado.", "cuartel", ("nmod", "ataque")),
        ("es", "Gritaban consignas de apoyo al gobierno.", "gobierno", ("nmod", "apoyo")),
        ("en", "They threatened to kill the men who burned the village and raped the women.", "raped",
         ("conj", "burned")),
    ],
)  # fmt: skip
def test_mended(lang, text, word, expected):
    assert relation(text, lang, word) == expected
