"""Episodes: what of one document is one happening, and what is another."""

from datetime import date

import pytest

from careo.understand import understand
from tests.make import make_document

LATER = {
    "en": "Students burned a bus. It rained for days. Nobody came. Rebels shot a mayor. ",
    "es": "Los estudiantes quemaron un bus. Llovió durante días. Nadie vino. Los rebeldes mataron a un alcalde. ",
}
"""What may come between two deeds."""


def episodes_of(text, lang="en", **over):
    (reading,) = understand([make_document(text, lang=lang, **over)])
    return [(e.act, text[e.trigger.start : e.trigger.stop], e.episode, e) for e in reading.events]


def told_in(found, trigger):
    """The episodes of the events whose triggers hold a word."""
    return {episode for _, words, episode, _ in found if trigger in words}


@pytest.mark.parametrize(
    ("lang", "text", "one", "other"),
    [
        ("en", "A bomb exploded in Ayora. Eight people were injured.", "exploded", "injured"),
        ("en", "Rebels raided the bank in Ayora. The assault lasted an hour.", "raided", "assault"),
        ("en", "Rebels bombed the bus on Monday. The attack left three dead.", "bombed", "attack"),
        ("es", "Una bomba estalló en Ayora. Ocho personas resultaron heridas.", "estalló", "heridas"),
        ("es", "Los rebeldes asaltaron el banco de Ayora. El ataque duró una hora.", "asaltaron", "ataque"),
        ("es", "Los rebeldes dinamitaron el puente. La explosión dejó tres muertos.", "dinamitaron", "explosión"),
    ],
)
def test_one_happening(lang, text, one, other):
    found = episodes_of(text, lang)
    assert told_in(found, one) == told_in(found, other) != set(), found


@pytest.mark.parametrize(
    ("lang", "text", "one", "other"),
    [
        ("en", "Rebels bombed a bank on 4 May 1990. In July 1989 rebels bombed a market.", "a bank", "a market"),
        ("en", "Rebels bombed the bank. In another incident, soldiers killed a peasant.", "the bank", "a peasant"),
        ("en", "Rebels raided the shop in March. " + LATER["en"] + "The raid on the school came too late.",
         "the shop", "the school"),
        ("es", "Los rebeldes asaltaron la tienda en marzo. " + LATER["es"] + "El asalto a la escuela llegó tarde.",
         "la tienda", "la escuela"),
        ("en", "Rebels raided a farm in Ayacucho. In Puno, rebels raided a farm store.", "a farm", "a farm store"),
        ("es", "Los rebeldes asaltaron una granja en Cangallo. En Puno los rebeldes asaltaron otra granja.",
         "una granja", "otra granja"),
        ("en", "Rebels kidnapped a rancher. Students burned a bus.", "a rancher", "a bus"),
        ("es", "Los rebeldes volaron un banco el 4 de mayo de 1990. En julio de 1989 volaron un mercado.", "un banco",
         "un mercado"),
        ("es", "Los rebeldes volaron el banco. En otro incidente, los soldados mataron a un campesino.", "el banco",
         "un campesino"),
    ],
)  # fmt: skip
def test_another_happening(lang, text, one, other):
    found = episodes_of(text, lang)
    first = {n for *_, n, e in found if any(text[r.span.start : r.span.stop] == one for r in e.roles)}
    second = {n for *_, n, e in found if any(text[r.span.start : r.span.stop] == other for r in e.roles)}
    assert first, found
    assert second, found
    assert not first & second


@pytest.mark.parametrize(
    ("lang", "text", "one", "other"),
    [
        ("en", "Two days after the murder, soldiers raided the farm.", "murder", "raided"),
        ("en", "Rebels raided the farm the day before the murder.", "murder", "raided"),
        ("en", "The raid on the union is the second, following an attack on the barracks.", "raid", "attack"),
        ("es", "Dos días después del asesinato, los soldados asaltaron la granja.", "asesinato", "asaltaron"),
        ("es", "Al día siguiente de cometer el crimen, lanzaron su ofensiva.", "crimen", "ofensiva"),
        ("es", "El asalto al sindicato es el segundo, tras un ataque al cuartel.", "asalto", "ataque"),
        ("en", "He spoke of the bombings and the killing of the priests.", "bombings", "killing"),
        ("es", "Habló de los bombardeos y de la muerte de los curas.", "bombardeos", "muerte"),
    ],
)
def test_deeds_told_one_before_the_other(lang, text, one, other):
    found = episodes_of(text, lang)
    assert told_in(found, one), found
    assert told_in(found, other), found
    assert not told_in(found, one) & told_in(found, other)


@pytest.mark.parametrize(
    ("lang", "text", "deed", "day"),
    [
        ("en", "Police arrested a man on 5 May 1990 after the attack of 3 May 1990.", "attack", "1990-05-03"),
        ("en", "Police arrested a man on 5 May 1990 after the attack of 3 May 1990.", "arrest", "1990-05-05"),
        ("en", "They will strike on 9 May 1990 over the attack perpetrated on 3 May 1990.", "attack", "1990-05-03"),
        ("en", "Three people died in the attack on the bank on 3 May 1990.", "kill", "1990-05-03"),
        ("en", "The murder of the judge on 3 May 1990 prompted a protest.", "protest", None),
        ("es", "La policía detuvo a tres hombres el 5 de mayo de 1990 tras el ataque al banco del 3 de mayo de 1990.",
         "arrest", "1990-05-05"),
        ("es", "Irán a la huelga el 9 de mayo de 1990 por el ataque perpetrado el 3 de mayo de 1990.", "attack",
         "1990-05-03"),
        ("es", "Tres personas murieron en el ataque del 3 de mayo de 1990.", "kill", "1990-05-03"),
        ("en", "The kidnapping of the banker on 7 June 1991 caused a march.", "protest", None),
        ("en", "The attack on the embassy on 12 July 1989 provoked a strike.", "strike", None),
        ("es", "El asesinato del juez el 3 de mayo de 1990 provocó una protesta.", "protest", None),
        ("es", "La muerte del obispo el 24 de marzo de 1980 desató una huelga.", "strike", None),
        ("es", "El secuestro del empresario el 7 de junio de 1991 causó una marcha.", "protest", None),
        ("es", "El atentado contra la embajada el 12 de julio de 1989 provocó una protesta.", "protest", None),
        ("es", "La captura del cabecilla en Ayora el 6 de mayo de 1990 desató un enfrentamiento.", "clash", None),
        ("es", "Los estudiantes el 6 de mayo de 1990 marcharon contra la tortura.", "protest", "1990-05-06"),
    ],
)  # fmt: skip
def test_a_time_belongs_to_the_deed_whose_noun_it_hangs_on(lang, text, deed, day):
    events = [e for act, _, _, e in episodes_of(text, lang) if act == deed]
    assert events
    assert {e.when and e.when.timex for e in events} == {day}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Parties protested the attack on the office, causing nine deaths."),
        ("es", "Los partidos protestaron por el ataque a la sede, causando nueve muertes."),
    ],
)
def test_the_outcome_of_a_protested_attack_is_not_what_the_protesters_did(lang, text):
    (killed,) = (e for act, _, _, e in episodes_of(text, lang) if act == "kill")
    assert not killed.roles
    assert [count.quantity.low for count in killed.counts] == [9]


def test_time_is_shared_in_an_episode_only():
    found = episodes_of("Rebels bombed the bus on 4 May 1990. The attack left three dead. Students burned a car.")
    by_words = {words: event for _, words, _, event in found}
    assert by_words["attack"].when is not None
    assert by_words["attack"].when == by_words["bombed"].when


def test_what_is_long_past_is_background():
    text = "6 July 1989. Rebels bombed the bus on 5 July 1989. In May 1985 rebels killed a judge."
    found = episodes_of(text, written=(date(1989, 7, 6), "6 July 1989"))
    by_words = {words: event for _, words, _, event in found}
    assert by_words["killed"].background
    assert not by_words["bombed"].background


def test_a_weekday_that_is_past_is_no_time_before_the_news():
    by_words = {words: event for _, words, _, event in episodes_of("Rebels killed a judge in the past attack.")}
    assert by_words["killed"].background
    by_words = {words: event for _, words, _, event in episodes_of("Rebels killed a judge this past Thursday.")}
    assert not by_words["killed"].background


def test_a_habit_is_generic():
    by_words = {words: event for _, words, _, event in episodes_of("The terrorists often kill peasants.")}
    assert by_words["kill"].generic


def test_events_keep_their_order():
    text = "Rebels bombed the bus. The rebels fled. Soldiers arrested three students."
    starts = [event.trigger.start for *_, event in episodes_of(text)]
    assert starts == sorted(starts)
