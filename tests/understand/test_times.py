"""Time expressions: marked text, `⟦TIMEX3 value|the words⟧`, counted from Wednesday 5 July 1989."""

from datetime import date, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careo.model import TimeSemantics
from careo.understand.parsed import parse_documents
from careo.understand.times import find_times
from tests.make import make_document
from tests.plain import mark, parse_plain, strip_marks

ANCHOR = date(1989, 7, 5)


def times(text, lang="en", anchor=ANCHOR):
    return find_times(parse_plain(make_document(text, lang=lang)), anchor=anchor)


ENGLISH = [
    # Hours in words, pairs of hours, hours beside a part of a day.
    "They met at ⟦1989-07-05T19:30|seven thirty p.m.⟧.",
    "They met at ⟦1989-07-05T08:15|quarter past eight⟧.",
    "The shop is open from ⟦1989-07-05T09:00|9⟧ to ⟦1989-07-05T11:00|11 a.m.⟧.",
    "They talked from ⟦1989-07-05T11:00|11⟧ to ⟦1989-07-05T15:00|3 p.m.⟧.",
    "Shots fell between ⟦1989-07-03T20:00|8⟧ and ⟦1989-07-03T21:00|9 p.m. on Monday⟧.",
    "They left at ⟦1989-07-05T07:56:30|7:56:30 a.m.⟧.",
    "They will leave ⟦1989-07-06T19:00|tomorrow evening at 7⟧.",
    # Weeks, weekdays and days by their number.
    "He came in ⟦1990-W10|the second week of March 1990⟧.",
    "They voted on ⟦1990-05-25|the last Friday of May 1990⟧.",
    "It ended on ⟦1990-05-31|the last day of May 1990⟧.",
    "It opened in ⟦1990-W31|week 31 of 1990⟧.",
    "He came ⟦1989-W10|the week of March 6⟧.",
    "He died on ⟦1989-06-23|Friday the 23rd⟧.",
    "It rained for ⟦1989-07|the rest of the month⟧.",
    # What is just past is not a year ahead, and the seventh day of a fight no day of a month.
    "They will bury those who fell on ⟦1989-07-02|2 July⟧.",
    "They will come back on ⟦1990-03-02|2 March⟧.",
    "On the 7th day of the offensive they withdrew.",
    # Whole dates in the other language.
    "The paper of ⟦1989-05-05|el 5 de mayo de 1989⟧ says so.",
    'It bears the words "⟦1989-05|mayo de 1989⟧".',
    "They vote in ⟦1989-W29|the week after next⟧.",
    "They voted in ⟦1989-05|the month before last⟧.",
    "The elders leave before the thirty-first day of mourning.",
    "This may or may not be so.",
    "They will meet again ⟦1990-05|this May⟧.",
    # Counted from a named day; parts of a year by their sign; feasts; sets.
    "They meet ⟦1989-07-07|two days from today⟧.",
    "It fell in ⟦1988-Q3|Q3 1988⟧.",
    "They marched on ⟦1988-05-30|Memorial Day 1988⟧.",
    "They marched on ⟦1989-05-01|May Day 1989⟧.",
    "They meet ⟦XXXX-WXX-1T09:00|every Monday at 9 a.m.⟧.",
    "They meet ⟦P2W|every other week⟧.",
    # Dates in more shapes.
    "Signed on ⟦1989-09-23|1989/9/23⟧.",
    "Signed on ⟦1989-09-23|23/Sep/1989⟧.",
    "Signed on ⟦1989-06-22|6/22⟧.",
    "Founded in ⟦1993|nineteen ninety-three⟧.",
    # A range does not end before it begins.
    "The rains last from ⟦1988-10|October⟧ to ⟦1989-03|March⟧.",
    "He paid 300,000 ⟦1988|last year⟧.",
    "At 37.1 degrees it boils.",
    "It happened on ⟦1989-07-05|5 July 1989⟧.",
    "It happened on ⟦1989-07-05|July 5, 1989⟧.",
    "Lima, ⟦1989-07-05|5 JUL 89⟧ (Telam)",
    "Sent on ⟦1988-10-24|24 OCT⟧ by radio.",
    "It happened on ⟦1989-06-26|26 June⟧.",
    "It happened ⟦1989-07-04|yesterday⟧.",
    "It happens ⟦1989-07-05|today⟧.",
    "It happened ⟦1989-07-04TNI|last night⟧.",
    "They met ⟦1989-07-05TMO|this morning⟧.",
    "He died on ⟦1989-07-04|Tuesday⟧.",
    "He died ⟦1989-06-28|last Wednesday⟧.",
    "He will speak ⟦1989-07-10|next Monday⟧.",
    "He will speak on ⟦1989-07-07|Friday⟧.",
    "They left on ⟦1989-06-30TNI|Friday night⟧.",
    "They left on ⟦1989-06-30|Friday, June 30⟧.",
    "It began in ⟦1988-12|last December⟧.",
    "It began in ⟦1989-06|June⟧.",
    "It began in ⟦1980|1980⟧.",
    "It began ⟦1986|some 3 years ago⟧.",
    "It began ⟦1989-04|three months ago⟧.",
    "It began ⟦PAST_REF|several months ago⟧.",
    "It lasted ⟦P3D|three days⟧.",
    "It lasted ⟦PT1M30S|a minute and a half⟧.",
    "In ⟦P3Y|the last three years⟧ they grew.",
    "They met ⟦1989-W26|last week⟧.",
    "They will meet ⟦1990|next year⟧.",
    "In ⟦198|the 1980s⟧ they fled.",
    "In ⟦19|the 20th century⟧ they fled.",
    "In ⟦1988-Q3|the third quarter of 1988⟧ it fell.",
    "In ⟦1988-SU|the summer of 1988⟧ it rained.",
    "They meet ⟦P1D|every day⟧.",
    "They meet ⟦XXXX-WXX-1|every Monday⟧.",
    "At ⟦1989-07-05T22:00|10 p.m.⟧ it was dark.",
    "It began at ⟦1989-06-28T22:00|10 p.m. on 28 June⟧.",
    "It began at ⟦1989-07-05T10:00|1000 hours⟧.",
    "In ⟦1987-03|March 1987⟧ he left. ⟦1987|That year⟧ he died.",
    "On ⟦1987-03-02|2 March 1987⟧ he left. ⟦1987-03-03|The following day⟧ he died.",
    "On ⟦1987-03-02|2 March 1987⟧ he left. ⟦1987-03-04|Two days later⟧ he died.",
    "On ⟦1987-03-02|2 March 1987⟧ he left. ⟦1987-03-02|That day⟧ it rained.",
    "In ⟦1983|1983⟧ war came. On ⟦1983-04-05|April 5⟧ they fled.",
    "It was ⟦1989-05|late May⟧.",
    "It was ⟦1988-11|late November⟧.",
    "It came on ⟦1988-12-25|Christmas Day 1988⟧.",
    "From ⟦1980/1992|1980-1992⟧ it went on.",
    "They met on ⟦1989-07-05|1989-07-05⟧.",
    "They met in ⟦1994|nineteen ninety-four⟧.",
    # Lists and pairs share month and year.
    "On ⟦1989-03-01|March 1⟧, ⟦1989-03-02|2⟧ and ⟦1989-03-03|3⟧ they met.",
    "Between ⟦1985-05|May⟧ and ⟦1985-06|June 1985⟧ they fled.",
    # Narrative: the nearest date told gives the year; "since" and the future do not.
    "In ⟦1983|1983⟧ war came. On ⟦1983-04-05|April 5⟧ they fled. On ⟦1983-05-06|May 6⟧ others came.",
    "The base has stood since ⟦1980|1980⟧. On ⟦1989-04-05|April 5⟧ it burned.",
    # Counted from an event that the text dates; undated events leave a duration.
    "On ⟦1989-06-20|June 20⟧ rebels assaulted the barracks. They had met ⟦1989-06-18|two days⟧ before the assault.",
    "The assault came on ⟦1989-06-20|June 20⟧. He fled on ⟦1989-06-19|the eve⟧ of the assault.",
    "He died ⟦P2D|two days⟧ after the kidnapping.",
    "He left on ⟦XXXX-XX-XX|the eve⟧ of the kidnapping.",
    # A month between other words that are names.
    "In ⟦1989-05|May⟧ he left.",
    # No time here.
    "He met Carlos and May Brown.",
    "It was written by Jan Novak.",
    "Theresa May spoke.",
    "The letter says 19/42/1991.",
    "You may go.",
    "They march on the town.",
    "The Sunday Times wrote.",
    "He read 1989 people their rights.",
    "A second attack came.",
    "Flight 1989 left.",
    "The man is 34-year-old.",
]

SPANISH = [
    "Enterrarán a los que cayeron ⟦1989-07-02|el 2 de julio⟧.",
    # Fechas enteras en la otra lengua.
    "El diario del ⟦1989-01-05|January 5, 1989⟧ lo dice.",
    "Está fechado «⟦1989-03|March 1989⟧».",
    "Se votó ⟦1987|el año antepasado⟧.",
    "Se votó ⟦1989-W25|la semana antepasada⟧.",
    "Se votará ⟦1989-W29|la semana después de la próxima⟧.",
    # Horas en palabras, pares de horas, horas junto a una parte del día.
    "Llegaron a ⟦1989-07-05T19:30|las siete y media de la tarde⟧.",
    "Abre de ⟦1989-07-05T09:00|9⟧ a ⟦1989-07-05T11:00|11 a.m.⟧",
    "Hablaron entre ⟦1989-07-05T20:00|las 8⟧ y ⟦1989-07-05T22:00|las 10 de la noche⟧.",
    "Salieron a ⟦1989-07-05T07:56:30|las 7:56:30 a.m.⟧",
    "Saldrán ⟦1989-07-06|mañana⟧ a ⟦1989-07-06T07:00|las siete⟧.",
    # Semanas, días de la semana y días por su número.
    "Vino en ⟦1990-W10|la segunda semana de marzo de 1990⟧.",
    "Votaron ⟦1990-05-25|el último viernes de mayo de 1990⟧.",
    "Acabó ⟦1990-05-31|el último día de mayo de 1990⟧.",
    "Abrió en ⟦1990-W31|la semana 31 de 1990⟧.",
    "Murió ⟦1989-06-23|el viernes 23⟧.",
    "Llovió ⟦1989-07|el resto del mes⟧.",
    # Contado desde un día; partes del año por su signo; fiestas; repeticiones.
    "Se reúnen ⟦1989-07-07|dos días después de hoy⟧.",
    "Cayó en el ⟦1988-Q3|3T 1988⟧.",
    "Marcharon ⟦1989-05-01|el Día del Trabajo de 1989⟧.",
    "Duró ⟦P3D|tres días hábiles⟧.",
    # Fechas de más formas.
    "Se firmó ⟦1989-09-23|el 1989/9/23⟧.",
    "Se firmó ⟦1989-09-23|el 23/sep/1989⟧.",
    "Se firmó el ⟦1989-06-22|22/6⟧.",
    "Fue a ⟦1989|mediados de año⟧.",
    # Un plazo no acaba antes de empezar.
    "Llueve de ⟦1988-10|octubre⟧ a ⟦1989-03|marzo⟧.",
    "Ocurrió ⟦1980-05-18|el 18 de mayo de 1980⟧.",
    "Ocurrió ⟦1989-07-05|el 5 de julio de 1989⟧.",
    "Ocurrió ⟦1989-06-26|el 26 de junio⟧.",
    "Ocurrió ⟦1989-07-04|ayer⟧.",
    "Ocurre ⟦1989-07-05|hoy⟧.",
    "Ocurrió ⟦1989-07-04TNI|anoche⟧.",
    "Será ⟦1989-07-06|mañana⟧.",
    "Ocurrió ⟦1989-07-05TMO|esta mañana⟧.",
    "Murió ⟦1989-07-04|el martes⟧.",
    "Murió ⟦1989-07-03|el pasado lunes⟧.",
    "Hablará ⟦1989-07-10|el próximo lunes⟧.",
    "Hablará ⟦1989-07-07|el viernes⟧.",
    "Murió ⟦1989-07-02|hace tres días⟧.",
    "Murió ⟦1986|hace tres años⟧.",
    "Murió ⟦PXM|hace meses⟧.",
    "Murió a ⟦1989-03|fines de marzo⟧.",
    "Murió a ⟦1988-12|mediados de diciembre⟧.",
    "Murió en ⟦1989-06|junio pasado⟧.",
    "Murió en ⟦1980|1980⟧.",
    "Murió ⟦1989-W26|la semana pasada⟧.",
    "Murió ⟦1988|el año pasado⟧.",
    "Duró ⟦P3D|tres días⟧.",
    "Duró ⟦P2.5Y|dos años y medio⟧.",
    "Duró ⟦PT0.5H|media hora⟧.",
    "En ⟦P3Y|los últimos tres años⟧ creció.",
    "En ⟦PXY|los últimos años⟧ creció.",
    "En ⟦198|la década de los ochenta⟧ huyeron.",
    "En ⟦19|el siglo XX⟧ huyeron.",
    "En ⟦1988-Q1|el primer trimestre de 1988⟧ cayó.",
    "En ⟦1988-SU|el verano de 1988⟧ llovió.",
    "Se reúnen ⟦P1D|todos los días⟧.",
    "Se reúnen ⟦XXXX-WXX-1|los lunes⟧.",
    "Se reúnen ⟦P6M|cada seis meses⟧.",
    "A ⟦1989-07-05T08:15|las 8.15⟧ estalló.",
    "A ⟦1989-07-05T11:00|las 11 de la mañana⟧ estalló.",
    "A ⟦1989-07-04T06:00|las seis de la mañana de ayer⟧ estalló.",
    "En ⟦1989-06-28TMO|la madrugada del 28 de junio⟧ entraron.",
    "En ⟦1987-03|marzo de 1987⟧ salió. ⟦1987|Ese año⟧ murió.",
    "Salió ⟦1987-03-02|el 2 de marzo de 1987⟧. ⟦1987-03-03|Al día siguiente⟧ murió.",
    "Salió ⟦1987-03-02|el 2 de marzo de 1987⟧. ⟦1987-03-02|Ese mismo día⟧ llovió.",
    "Hubo guerra en ⟦1983|1983⟧. Huyeron ⟦1983-04-05|el 5 de abril⟧.",
    "Fue ⟦1989-07-05|hoy, miércoles⟧.",
    "Va ⟦1989-04-06|del 6⟧ ⟦1989-04-09|al 9 de abril⟧.",
    "Fue en ⟦1988-12-25|Navidad⟧.",
    "Siguió de ⟦1980/1992|1980-1992⟧.",
    # Listas y pares comparten mes y año.
    "⟦1989-03-01|Los días 1⟧, ⟦1989-03-02|2⟧ y ⟦1989-03-03|3 de marzo⟧ hubo paro.",
    "Huyeron entre ⟦1985-05|mayo⟧ y ⟦1985-06|junio de 1985⟧.",
    # Narración: el año es el de la fecha más cercana; "desde" y el futuro no lo dan.
    "Hubo guerra en ⟦1983|1983⟧. Huyeron ⟦1983-04-05|el 5 de abril⟧. Otros vinieron ⟦1983-05-06|el 6 de mayo⟧.",
    "La base existe desde ⟦1980|1980⟧. Ardió ⟦1989-04-05|el 5 de abril⟧.",
    # Contado desde un hecho que el texto fecha; sin fecha queda relativo.
    "El asalto fue ⟦1989-06-20|el 20 de junio⟧. Huyó ⟦1989-06-19|la víspera⟧ del asalto.",
    "Se fue ⟦XXXX-XX-XX|la víspera⟧ del secuestro.",
    # Horas en palabras, cuentas dobles, conjuntos.
    "Estalló a ⟦1989-07-05T13:55|las dos menos cinco de la tarde⟧.",
    "Estalló a ⟦1989-07-05T10:00|las 10⟧.",
    "Duró ⟦PT3H|tres⟧ a ⟦PT5H|cinco horas⟧.",
    "Se reúnen ⟦P1W|dos veces a la semana⟧.",
    "Se reúnen ⟦XXXX-WXX-1T10:00|cada lunes a las 10⟧.",
    "Será ⟦1989-08-01|el día uno del próximo mes⟧.",
    # Aquí no hay tiempo.
    "Detuvieron a dos campesinos.",
    "Avisaron a las dos campesinas.",
    "Avisaron a las 10 familias.",
    "La carta dice 19/42/1991.",
    "A los 2029 capítulos.",
    "Vino con Abril Reyes.",
    "Julio me llamó.",
    "Vio a 1989 personas.",
    "El vuelo 1989 salió.",
    "Compró dos casas.",
    "Fue el segundo ataque.",
]


@pytest.mark.parametrize("marked", ENGLISH)
def test_english(marked):
    text = strip_marks(marked)
    assert mark(text, [(t.span, t.timex) for t in times(text)]) == marked


@pytest.mark.parametrize("marked", SPANISH)
def test_spanish(marked):
    text = strip_marks(marked)
    assert mark(text, [(t.span, t.timex) for t in times(text, "es")]) == marked


@pytest.mark.parametrize(
    ("lang", "text", "earliest", "latest"),
    [
        ("en", "in June 1989", datetime(1989, 6, 1), datetime(1989, 7, 1)),
        ("en", "in 1989", datetime(1989, 1, 1), datetime(1990, 1, 1)),
        ("en", "since 1980", datetime(1980, 1, 1), None),
        ("en", "before 5 July 1989", None, datetime(1989, 7, 5)),
        ("en", "after 5 July 1989", datetime(1989, 7, 6), None),
        ("en", "shortly before 6 p.m. on 5 July 1989", datetime(1989, 7, 5), datetime(1989, 7, 5, 18)),
        ("en", "after 9 a.m. on 5 July 1989", datetime(1989, 7, 5, 9, 1), datetime(1989, 7, 6)),
        ("en", "before midnight on 5 July 1989", datetime(1989, 7, 5), datetime(1989, 7, 6)),
        (
            "es",
            "poco antes de las 6 de la tarde del 5 de julio de 1989",
            datetime(1989, 7, 5),
            datetime(1989, 7, 5, 18),
        ),
        (
            "es",
            "después de las 9 de la mañana del 5 de julio de 1989",
            datetime(1989, 7, 5, 9, 1),
            datetime(1989, 7, 6),
        ),
        ("en", "at 10:35 a.m. on 5 July 1989", datetime(1989, 7, 5, 10, 35), datetime(1989, 7, 5, 10, 36)),
        ("en", "in the 1980s", datetime(1980, 1, 1), datetime(1990, 1, 1)),
        ("en", "for three days", None, None),
        ("es", "en junio de 1989", datetime(1989, 6, 1), datetime(1989, 7, 1)),
        ("es", "desde 1980", datetime(1980, 1, 1), None),
        ("es", "anoche", datetime(1989, 7, 4, 18), datetime(1989, 7, 5, 6)),
        ("es", "durante tres días", None, None),
    ],
)
def test_bounds_are_half_open(lang, text, earliest, latest):
    (found,) = times(text, lang)
    assert (found.earliest, found.latest) == (earliest, latest)


def test_a_time_says_what_it_was_counted_from():
    doc = make_document("Lima, 5 July 1989. He died on Tuesday.", written=(ANCHOR, "5 July 1989"))
    absolute, relative = find_times(parse_plain(doc))
    assert absolute.anchor is None
    assert relative.anchor == doc.written.span
    assert relative.semantics is TimeSemantics.SOMETIME_WITHIN


def test_without_an_anchor_nothing_is_filled_in():
    weekday, month = times("He died on Tuesday, and again in June.", anchor=None)
    assert (weekday.timex, weekday.earliest) == ("XXXX-WXX-2", None)
    assert (month.timex, month.earliest) == ("XXXX-06", None)


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize(
    "text", ["31 April 1989", "31 de abril de 1989", "30 February", "0000", "99/99/99", "", "9" * 500]
)
def test_what_is_no_date_gives_none(lang, text):
    assert all(found.timex_type != "DATE" or found.span.quote(text) != text for found in times(text, lang))


@given(st.text(alphabet="0123456789/:-. ydasmontherljui'\n", max_size=60), st.sampled_from(["en", "es"]))
def test_spans_do_not_overlap(text, lang):
    found = times(text, lang)
    assert all(a.span.stop <= b.span.start for a, b in pairwise(found))


def test_with_a_trained_model_the_tense_decides():
    text = "The minister will speak on Friday."
    (found,) = find_times(next(parse_documents([make_document(text)], lang="en")), anchor=ANCHOR)
    assert found.timex == "1989-07-07"
