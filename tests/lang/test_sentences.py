"""Where sentences begin: the expected value is the text with a bar between its sentences."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
import spacy

from careo.lang.abbreviations import add_abbreviations, load_abbreviations
from careo.lang.sentences import HARD_LIMIT, find_breaks, find_sentence_starts

ENGLISH = [
    "The rebels left. | The army came.",
    "Gen. Marsh denied it. | Lt. Col. Ofori did not.",
    "Sr. Ana Belmar spoke. | She wept.",
    "He met Dr. R. J. Quill in St. Alban on Monday.",
    "The U.S. Army trained them. | It left in 1987.",
    "They flew to the U.S. | The pilot stayed.",
    "Troops of the U.S.S.R. withdrew. | Nobody followed.",
    "It began at 5 p.m. | The guards slept.",
    "At 5 p.m. Friday the shelling began.",
    "See No. 14 of the list. | Nothing was signed.",
    "Did they shoot? | No. | They ran.",
    'Was it true? | "Yes," he said. | He left.',
    '"Nobody died." | "You lie!" she said. | They argued.',
    'He said: "We saw them. | They had rifles." | He cried.',
    '"We will return," said Capt. Ruiz.',
    '"Stop!" he shouted.',
    "They lost 3.5 million pesos. | All of it was ransom.",
    "The bridge [...] was mined. | Two men died.",
    "He paused ... then went on.",
    "They waited... | Nothing happened.",
    "Farms, mills, etc. were burned. | Cattle died.",
    "Cattle, goats etc. | The rest fled.",
    "Baker Corp. said so. | The union disagreed.",
    "He worked for Baker Corp. | The union knew.",
    "On Jan. 5 they came. | On Feb. 7 they left.",
    "Maj. Gen. T. Okoro was there. | Sgt. Lowe was not.",
    "1. The army withdraws. | 2. The rebels disarm.",
    "(They had no papers.) | The judge freed them.",
    "The mayor (a farmer) fled. | His son stayed.",
    "Rep. Hale and Sen. Moss voted no.",
    "Mr. and Mrs. Dunn hid. | Their house burned.",
    "Prof. Adeyemi, Rev. Cole and Fr. Nunez signed.",
    "Who ordered it?! | Nobody knows.",
    "A heading\n\n| The text begins here and goes on.",
    "Curfew in the port\n| The army closed the port on Sunday.",
    "They demand:\n| - release of all prisoners\n| - a truce",
    "He wrote to the\nmayor and to\nthe judge.",
    (
        "The column that fills its line with words as far as it goes and\n"
        "Major Lund of the second brigade stayed there for the winter of\n"
        "1987. | Then they left."
    ),
    'It was signed in Port Vale. | "It is a lie," said Amb. Roe.',
    "First line.\n| Second line.\n\n| Third.",
    "The case of Vega v. Marsh. | It was closed.",
    "Art. 5 of the decree. | See art. 7 and p. 12.",
    "He was 12. | She was 9.",
]
SPANISH = [
    "Los rebeldes se fueron. | El ejército llegó.",
    "El Gral. Lozano lo negó. | El Cnel. Ibarra calló.",
    "El Sr. Núñez y la Sra. Pardo hablaron. | Nadie oyó.",
    "Vive en EE. UU. desde 1980. | Su hermana, no.",
    "Viajaron a EE. UU. | El piloto se quedó.",
    "Tropas de EE.UU. entrenaron al batallón. | Luego se marcharon.",
    "El Tte. R. Salas y el Sgto. Mena murieron. | Hubo tres heridos.",
    "La Dra. Inés M. de la Vega testificó.",
    "¿Quién disparó? | Nadie lo sabe.",
    "¡Mienten! | Así respondió el alcalde.",
    "«No hubo muertos», dijo. | Después se fue.",
    "«No hubo muertos.» | Eso dijo el vocero.",
    '"No hubo muertos." | "Mienten", respondió.',
    "—No sé —dijo el guardia. | —¿Quién sabe entonces?",
    "Dijo: «Los vimos. | Llevaban fusiles». | Y lloró.",
    "—¡Alto! —gritó el cabo.",
    "Perdieron 3.500 pesos. | Todo era rescate.",
    "El puente [...] estaba minado. | Murieron dos.",
    "Calló... y luego siguió.",
    "Esperaron... | Nada pasó.",
    "Quemaron casas, molinos, etc. | Los demás huyeron.",
    "Las casas, los molinos, etc. ardieron.",
    "Según el art. 5 del decreto. | Véase la pág. 12.",
    "El expediente núm. 14 no existe. | Se perdió.",
    "Dijo que no. | Luego se fue.",
    "Nro. 5 de la lista. | Nadie firmó.",
    "La empresa Norte S.A. lo negó. | El sindicato insistió.",
    "Trabajó en Norte S.A. | El sindicato lo sabía.",
    "Empezó a las 5 p.m. | Los guardias dormían.",
    "1. El ejército se retira. | 2. Los rebeldes entregan las armas.",
    "(No tenían papeles.) | El juez los liberó.",
    "El alcalde (un campesino) huyó. | Su hijo se quedó.",
    "Los comités de DD.HH. protestaron. | Nadie respondió.",
    "Las FF.AA. negaron todo. | La prensa insistió.",
    "Excmo. Sr. Presidente: escuche. | No hay agua.",
    "Mons. Rivas y el Pbro. Luna firmaron.",
    "Toque de queda en el puerto\n\n| El ejército cerró el puerto.",
    "Exigen:\n| - la libertad de los presos\n| - una tregua",
    "Escribió al\nalcalde y a\nla jueza.",
    (
        "La columna que llena toda su línea con palabras hasta el borde y\n"
        "Mateo Lund de la segunda brigada se quedó allí todo el invierno de\n"
        "1987. | Luego se fueron."
    ),
    "Primera línea.\n| Segunda línea.\n\n| Tercera.",
    "Tenía 12. | Ella, 9.",
    "¿Mintieron? ¿o callaron?",
    "Fue en Puerto Vela. | ¿Y quién lo ordenó?",
]


@cache
def tokenizer(lang):
    nlp = spacy.blank(lang)
    add_abbreviations(nlp, lang)
    return nlp


def mark(text, lang):
    doc = tokenizer(lang)(text)
    starts = {token.idx for token, begins in zip(doc, find_sentence_starts(doc, lang), strict=True) if begins}
    return "".join(("| " if at in starts and at else "") + char for at, char in enumerate(text))


@pytest.mark.parametrize(("lang", "marked"), [*(("en", one) for one in ENGLISH), *(("es", one) for one in SPANISH)])
def test_sentences_begin_where_the_bars_are(lang, marked):
    plain = marked.replace("| ", "")
    assert mark(plain, lang) == marked


def test_every_text_begins_with_a_sentence_and_spaces_never_begin_one():
    doc = tokenizer("es")("  \n hola.  \n\n adiós")
    starts = find_sentence_starts(doc, "es")
    assert [token.text for token, begins in zip(doc, starts, strict=True) if begins] == ["hola", "adiós"]


def test_a_text_without_full_stops_is_cut():
    doc = tokenizer("en")("word " * 2000)
    starts = [at for at, begins in enumerate(find_sentence_starts(doc, "en")) if begins]
    assert max(right - left for left, right in pairwise(starts)) <= HARD_LIMIT + 1


def test_a_missing_space_after_a_full_stop_does_not_join_sentences():
    doc = tokenizer("en")("They came at dawn.They left at noon.")
    starts = find_sentence_starts(doc, "en")
    assert [token.text for token, begins in zip(doc, starts, strict=True) if begins] == ["They", "They"]


def test_breaks_are_offsets_of_line_breaks():
    text = "Uno\n\ndos tres\ncuatro\n- cinco"
    assert sorted(find_breaks(text)) == [3, 20]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_abbreviations_end_with_a_stop_and_stand_in_one_list(lang):
    known = load_abbreviations(lang)
    lists = [known.never_last, known.may_be_last, known.before_digit]
    assert all(word.endswith(("º", "ª", ".")) for words in lists for word in words)
    assert len(frozenset.union(*lists)) == sum(len(words) for words in lists)
