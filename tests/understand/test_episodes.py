"""Episodes: what of one document is one happening, and what is another."""

from dataclasses import replace
from datetime import date

import pytest

from careo.model import Region, RegionKind, Span
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


HISTORY = {
    "en": [
        ("That year saw an offensive of the Red Front in the north. The murder of Ana Sol by the Blue Column followed.",
         "offensive", "murder"),
        ("Rebels attacked the post. " + LATER["en"] + "The condemnable murder of General Mora in Ayora was the answer.",
         "attacked", "murder"),
        ("The murder of Ana Sol showed the weakness of the unions that clashed with the police.", "murder", "clashed"),
        ("The murder of Ana Sol shook the town. Through attacks with car bombs the Column spread fear.", "murder",
         "attacks"),
        ("Rebels planned an offensive in Ayora. " + LATER["en"] + "The attack on the post at Ocomarca came in May.",
         "offensive", "attack"),
        ("The murder of Ana Sol by the Red Front shook the town. The Red Front stepped up its offensive.", "murder",
         "offensive"),
    ],
    "es": [
        ("Ese año hubo una ofensiva del Frente Rojo en el norte. El asesinato de Ana Sol por la Columna Azul siguió.",
         "ofensiva", "asesinato"),
        ("Los rebeldes atacaron el puesto. " + LATER["es"] + "El condenable asesinato del general Mora lo siguió.",
         "atacaron", "asesinato"),
        ("El asesinato de Ana Sol mostró la debilidad de los gremios que se enfrentaban a la policía.", "asesinato",
         "enfrentaban"),
        ("El asesinato de Ana Sol conmovió al pueblo. Mediante atentados con coches bomba la Columna sembró el miedo.",
         "asesinato", "atentados"),
        ("Los rebeldes planearon una ofensiva en Ayora. " + LATER["es"] + "El ataque al puesto de Ocomarca llegó.",
         "ofensiva", "ataque"),
        ("El asesinato de Ana Sol por el Frente Rojo conmovió al pueblo. El Frente Rojo aceleró su ofensiva.",
         "asesinato", "ofensiva"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "one", "other"), [(lang, *row) for lang in HISTORY for row in HISTORY[lang]])
def test_a_history_tells_many_happenings(lang, text, one, other):
    found = episodes_of(text, lang)
    assert told_in(found, one), found
    assert told_in(found, other), found
    assert not told_in(found, one) & told_in(found, other)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The murder of Ana Sol showed the weakness of the unions that clashed with the police in May 1990."),
        ("es", "El asesinato de Ana Sol mostró la debilidad de los gremios que se enfrentaban a la policía en 1990."),
    ],
)
def test_when_others_did_something_else_is_not_when_a_deed_was(lang, text):
    assert {act: e.when is None for act, _, _, e in episodes_of(text, lang)} == {"kill": True, "clash": False}


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


def told_when(found, trigger, nth=0):
    """The year and month of an event, or None: of the nth whose trigger holds a word."""
    when = [e.when for _, words, _, e in found if trigger in words][nth]
    return when.earliest and when.earliest.strftime("%Y-%m") if when else None


def test_an_old_deed_is_no_part_of_the_news():
    text = "3 September 1991. Yesterday gunmen shot at him. The bomb of March 5, in which six died, is not forgotten."
    found = episodes_of(text, written=(date(1991, 9, 3), "3 September 1991"))
    assert told_in(found, "shot") & told_in(found, "died") == set(), found
    text = "3 de setiembre de 1991. Ayer le dispararon. Se investiga la bomba del 5 de marzo, donde murieron seis."
    found = episodes_of(text, "es", written=(date(1991, 9, 3), "3 de setiembre de 1991"))
    assert told_in(found, "dispararon") & told_in(found, "murieron") == set(), found


@pytest.mark.parametrize(
    ("lang", "text", "trigger", "when"),
    [
        ("en", "Rebels murdered a mayor in May 1982. Months later a judge was killed.", "murdered", "1982-05"),
        ("es", "Los rebeldes asesinaron al alcalde en mayo de 1982. Meses después fue asesinado un juez.", "asesinaron",
         "1982-05"),
        ("en", "Rebels bombed the bus in May 1982. The attack left three dead.", "attack", "1982-05"),
        ("es", "Los rebeldes dinamitaron el bus en mayo de 1982. El ataque dejó tres muertos.", "ataque", "1982-05"),
        ("en", "Three people were wounded. A bomb had exploded in May 1982.", "wounded", "1982-05"),
        ("es", "Tres personas fueron heridas. Una bomba había estallado en mayo de 1982.", "heridas", "1982-05"),
    ],
)  # fmt: skip
def test_a_time_is_lent(lang, text, trigger, when):
    assert told_when(episodes_of(text, lang), trigger) == when


@pytest.mark.parametrize(
    ("lang", "text", "trigger"),
    [
        # Counted from something, or long past, and no date.
        ("en", "Rebels murdered a mayor in May 1982. Months later a judge was assassinated.", "assassinated"),
        ("es", "Los rebeldes mataron al alcalde en mayo de 1982. Meses después fue asesinado un juez.", "asesinado"),
        ("en", "Rebels bombed the bank in May 1982. Rebels have raided banks in the past.", "raided"),
        # By then nobody knows; it was done before.
        ("en", "As of 3 May 1982, the police did not know who shot the mayor.", "shot"),
        ("es", "A fecha de 3 de mayo de 1982, la policía no sabía quién baleó al alcalde.", "baleó"),
        # Told before the other, which does not point back to it.
        ("en", "Rebels blew up pylons. The attack on the jail of Ayora in March 1982 freed many.", "blew up"),
        ("es", "Los rebeldes derribaron torres. El ataque a la cárcel de Ayora en marzo de 1982 liberó a muchos.",
         "derribaron"),
        # Many deeds, not that one.
        ("en", "Rebels murdered a mayor in May 1982. The murders of local officials began.", "murders"),
        ("es", "Los rebeldes asesinaron al alcalde en mayo de 1982. Se iniciaron los asesinatos de autoridades.",
         "asesinatos"),
        # In another village, on no map either.
        ("en", "A trader was murdered in Tarapuri. A judge was killed in Quinsapata on 3 May 1982.", "murdered"),
        ("es", "Un comerciante fue asesinado en Tarapuri. Un juez fue muerto en Quinsapata el 3 de mayo de 1982.",
         "asesinado"),
        # It is from this that the time is counted.
        ("en", "In August 1987, a month after the attack on the post, rebels raided the town.", "attack"),
        ("es", "En agosto de 1987, un mes después del ataque al puesto, los rebeldes asaltaron el pueblo.", "ataque"),
    ],
)  # fmt: skip
def test_a_time_is_not_lent(lang, text, trigger):
    assert told_when(episodes_of(text, lang), trigger) is None


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Rebels attacked the station in 1981. There were strikes. In Lima rebels attacked a shop."),
        ("es", "Los rebeldes atacaron la estación en 1981. Hubo paros. En Lima los rebeldes atacaron una tienda."),
        ("en", "Rebels attacked the post of Uchiza. In Lima rebels attacked the mayor."),
        ("es", "Los rebeldes atacaron el puesto de Uchiza. En Lima los rebeldes atacaron al alcalde."),
    ],
)
def test_a_place_told_further_down_is_not_lent(lang, text):
    first = episodes_of(text, lang)[0][3]
    assert first.where is None or first.where.name != "Lima", first


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Between June and November 1982 three miners were murdered."),
        ("en", "Three miners were murdered from June to November 1982."),
        ("es", "Entre junio y noviembre de 1982 fueron asesinados tres mineros."),
        ("es", "Tres mineros fueron asesinados de junio a noviembre de 1982."),
    ],
)
def test_what_was_done_in_a_range_was_done_at_neither_end(lang, text):
    (when,) = (e.when for act, *_, e in episodes_of(text, lang) if act == "kill")
    assert (when.earliest.month, when.latest.month) == (6, 12), when


@pytest.mark.parametrize(
    ("lang", "text", "where"),
    [
        ("en", "A trader in Tarapuri and two teachers in Puno were murdered.", None),
        ("es", "Fueron asesinados un comerciante en Tarapuri, dos mineros en Puno y un maestro en Oscollo.", None),
        ("en", "A trader and two teachers were murdered in Puno.", "Puno"),
        ("es", "Los rebeldes mataron a un alcalde y a un juez en Puno.", "Puno"),
    ],
)
def test_the_place_of_one_victim_is_not_that_of_all(lang, text, where):
    (found,) = (e.where for act, *_, e in episodes_of(text, lang) if act == "kill")
    assert (found.name if found else None) == where


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "In Lima, Peru, a massacre was carried out."),
        ("en", "No prisoners in Lima, Peru: a massacre was carried out."),
        ("es", "En Lima, Perú, se cometió una masacre."),
        ("es", "Sin prisioneros en Lima, Perú: se cometió una masacre."),
    ],
)
def test_of_places_inside_each_other_it_was_in_the_narrowest(lang, text):
    ((*_, found),) = episodes_of(text, lang)
    assert found.where is not None
    assert found.where.name == "Lima"


@pytest.mark.parametrize(
    ("lang", "text", "one", "other"),
    [
        # What is only meant is no part of what was done before it.
        ("en", "Rebels burned the post in 1981. There was a strategy of destroying the farms.", "burned", "destroying"),
        ("es", "Los rebeldes quemaron la estación en 1981. Había una estrategia de destruir las granjas.", "quemaron",
         "destruir"),
        # Of many deeds in a history, one is not told by naming them all.
        ("en", "Rebels raided the post in 1981. There were attacks on pylons all over.", "raided", "attacks"),
        ("es", "Los rebeldes asaltaron el puesto en 1981. Hubo atentados contra torres por todas partes.", "asaltaron",
         "atentados"),
        # Two villages on no map.
        ("en", "A trader was murdered in Tarapuri. A judge was murdered in Quinsapata.", "murdered", "killed"),
        ("es", "Un sastre fue asesinado en Tarapuri. Un juez fue ejecutado en Quinsapata.", "asesinado", "ejecutado"),
    ],
)  # fmt: skip
def test_what_is_meant_or_many_or_in_another_village_is_another(lang, text, one, other):
    found = episodes_of(text, lang)
    assert not told_in(found, one) & told_in(found, other), found
    assert len({n for *_, n, _ in found}) > 1, found


@pytest.mark.parametrize(
    ("lang", "text", "trigger"),
    [
        (
            "en",
            "The offensive of March 1989 to September 1992\n\nThe massacre of Tarapuri shook the country.",
            "massacre",
        ),
        (
            "es",
            "La ofensiva de marzo de 1989 a setiembre de 1992\n\nLa matanza de Tarapuri sacudió al país.",
            "matanza",
        ),
    ],
)
def test_the_years_of_a_chapter_are_not_when_a_deed_was(lang, text, trigger):
    doc = make_document(text, lang=lang)
    heading = Region(Span(doc.id, 0, text.index("\n")), RegionKind.HEADLINE)
    (reading,) = understand([replace(doc, regions=(heading,))])
    (when,) = (e.when for e in reading.events if text[e.trigger.start : e.trigger.stop] == trigger)
    assert when is None


@pytest.mark.parametrize(
    ("lang", "text", "where"),
    [
        ("en", "She fled during the raid on the prison of Puno and died in a clash in Lima.", "Puno"),
        ("es", "Ella huyó durante el asalto a la cárcel de Puno y murió en un enfrentamiento en Lima.", "Puno"),
        ("en", "The rebels raided the embassy of Peru in Lima.", "Lima"),
        ("es", "En Lima los rebeldes asaltaron la embajada de Perú.", "Lima"),
    ],
)
def test_a_building_is_struck_in_the_town_that_it_is_of(lang, text, where):
    (found,) = (e for act, *_, e in episodes_of(text, lang) if act == "raid")
    assert found.where is not None
    assert found.where.name == where
