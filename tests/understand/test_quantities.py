"""Counts: marked text, `⟦value what|the words⟧`; `>=3` at least, `~500` about, `24+` vague, `/4200` part of 4,200."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careo.model import Bound
from careo.understand.parsed import parse_documents
from careo.understand.quantities import find_quantities
from careo.understand.times import find_times
from tests.make import make_document
from tests.plain import mark, parse_plain, strip_marks


def show(q):
    bounds = {
        Bound.EXACT: f"{q.low}",
        Bound.AT_LEAST: f">={q.low}",
        Bound.MORE_THAN: f">={q.low}",
        Bound.AT_MOST: f"<={q.high}",
        Bound.FEWER_THAN: f"<={q.high}",
        Bound.ABOUT: f"~{q.low}",
        Bound.BETWEEN: f"{q.low}-{q.high}",
        Bound.VAGUE: f"{q.low}+",
    }
    part = f"/{q.subset_of}" if q.subset_of else ""
    return f"{bounds[q.bound]}{part} {q.what}".strip()


def quantities(text, lang):
    parsed = parse_plain(make_document(text, lang=lang))
    return find_quantities(parsed, find_times(parsed))


ENGLISH = [
    "The army said ⟦33 people|33 people⟧ were killed.",
    "⟦>=3 peasants|At least three peasants⟧ died near the mill.",
    "⟦>=51 soldiers|More than 50 soldiers⟧ fled.",
    "⟦~50 farmers|Nearly 50 farmers⟧ marched.",
    "⟦~500/4200|Almost 500⟧ of the ⟦4200 prisoners|4,200 prisoners⟧ rioted.",
    "⟦10-15 men|Between 10 and 15 men⟧ came in.",
    "They burned ⟦10-15 trucks|10 to 15 trucks⟧.",
    "⟦24+ villagers|Dozens of villagers⟧ were hurt.",
    "⟦3+ houses|Several houses⟧ burned.",
    "⟦200+ refugees|Hundreds of refugees⟧ crossed the river.",
    "There were ⟦0 injuries|no injuries⟧.",
    "⟦0|None⟧ was killed.",
    "⟦0|No one⟧ was hurt.",
    "The bomb went off ⟦0 casualties|without casualties⟧.",
    "⟦2 dead|Two dead⟧ and ⟦10 others|10 others⟧ wounded.",
    "⟦1 peasant|A peasant⟧ was killed.",
    "⟦1 policeman|One policeman⟧ was hit.",
    "⟦1 soldiers|One of the soldiers⟧ ran away.",
    "The bus lost ⟦33 passengers|thirty-three passengers⟧.",
    "⟦33 DEAD|THIRTYTHREE DEAD⟧ in the hills.",
    "⟦34 women|Thirty-four women⟧ walked.",
    "They held ⟦30 hostages|30 hostages⟧, including ⟦12/30 children|12 children⟧.",
    "They held ⟦30 hostages|30 hostages⟧, of whom ⟦17/30|17⟧ were women.",
    "⟦17|17⟧ of them escaped.",
    "⟦~2500000 people|Some 2.5 million people⟧ voted.",
    "⟦~20 men|About 20 men⟧ came.",
    "⟦~12 hostages|A dozen hostages⟧ were let go.",
    "⟦~6 shots|Half a dozen shots⟧ were heard.",
    "⟦<=40 shells|Up to 40 shells⟧ fell.",
    "⟦<=9 guards|Fewer than 10 guards⟧ stayed.",
    "⟦>=20 rebels|No fewer than 20 rebels⟧ died.",
    "⟦<=5 men|No more than five men⟧ took part.",
    "⟦>=50 bodies|50 or more bodies⟧ lay there.",
    "⟦2-3 trucks|Two or three trucks⟧ stopped.",
    "They stole $500 and ⟦12 rifles|12 rifles⟧.",
    "⟦5000 workers|Five thousand workers⟧ struck.",
    "⟦200000 people|Two hundred thousand people⟧ left.",
    "⟦105 cows|A hundred and five cows⟧ died.",
    "⟦14|14⟧ were killed and ⟦8|8⟧ were captured.",
    "⟦0 survivors|No survivors⟧ were found.",
    "⟦0 civilian|No civilian⟧ was harmed.",
    "Police arrested ⟦7 students|seven students⟧ yesterday.",
    "⟦1 woman|A woman⟧ and ⟦2 children|two children⟧ drowned.",
    "⟦3+ people|Many people⟧ watched.",
    "⟦2+ soldiers|A few soldiers⟧ slept.",
    "⟦2000+ demonstrators|Thousands of demonstrators⟧ came.",
    "⟦~300 men|Around 300 men⟧ marched on the town.",
    "⟦>=101 bullets|Over 100 bullets⟧ were found.",
    "⟦4 nuns|Four nuns⟧ and ⟦1 driver|a driver⟧ vanished.",
    # Nothing is counted here.
    "Issue #909 of the weekly.",
    "See Article 19 of Law 25475.",
    "He was 34.",
    "Ana Rojas, 34, a nurse, spoke.",
    "She is aged 45 and tired.",
    "It lies 5 km away.",
    "An AK-47 was found.",
    "They paid 500 dollars.",
    "About 40 percent agreed.",
    "It happened in 1989.",
    "It happened on 5 July at 1000 hours.",
    "Call 555-2368 now.",
    "Chapter 3 says so.",
    "The two-story house burned.",
    "The Group of 77 met.",
    "He lives at 1935 Orchard St.",
    "1) The first point.",
    "Flight 203 was late.",
    "It lasted two hours.",
    "A house burned.",
    "A 105 mm gun fired.",
]

SPANISH = [
    "El Ejército dijo que ⟦33 personas|33 personas⟧ murieron.",
    "⟦>=3 campesinos|Al menos tres campesinos⟧ murieron.",
    "⟦>=51 soldados|Más de 50 soldados⟧ huyeron.",
    "⟦~50 agricultores|Casi 50 agricultores⟧ marcharon.",
    "⟦~500/4200|Casi 500⟧ de los ⟦4200 presos|4.200 presos⟧ se amotinaron.",
    "⟦10-15 hombres|Entre 10 y 15 hombres⟧ entraron.",
    "Quemaron ⟦10-15 camiones|de 10 a 15 camiones⟧.",
    "⟦20+ pobladores|Decenas de pobladores⟧ huyeron.",
    "⟦2+ casas|Varias casas⟧.",
    "⟦200+ refugiados|Cientos de refugiados⟧ cruzaron el río.",
    "⟦0 heridos|No hubo heridos⟧.",
    "⟦0 víctimas|No se registraron víctimas⟧.",
    "⟦0|Ninguno⟧ fue asesinado.",
    "⟦0|Nadie⟧ resultó herido.",
    "La bomba estalló ⟦0 víctimas|sin víctimas⟧.",
    "⟦0 soldado|Ningún soldado⟧ murió.",
    "⟦2 muertos|Dos muertos⟧ y ⟦10 heridos|10 heridos⟧.",
    "⟦1 campesino|Un campesino⟧ fue asesinado.",
    "⟦1 mujer|Una mujer⟧ quedó herida.",
    "⟦1 soldados|Uno de los soldados⟧ huyó.",
    "Murieron ⟦33 pasajeros|treinta y tres pasajeros⟧.",
    "⟦33 MUERTOS|TREINTA Y TRES MUERTOS⟧ EN LA SIERRA.",
    "Retienen a ⟦30 rehenes|30 rehenes⟧, entre ellos ⟦12/30 niños|12 niños⟧.",
    "Retienen a ⟦30 rehenes|30 rehenes⟧, de los cuales ⟦17/30|17⟧ son mujeres.",
    "⟦17|17⟧ de ellos escaparon.",
    "⟦2500000 personas|2,5 millones de personas⟧ votaron.",
    "⟦~20 hombres|Unos 20 hombres⟧ llegaron.",
    "⟦~20 guerrilleros|Una veintena de guerrilleros⟧ atacó.",
    "⟦~12 rehenes|Una docena de rehenes⟧ salió.",
    "⟦~50 presos|Medio centenar de presos⟧ huyó.",
    "⟦<=40 granadas|Hasta 40 granadas⟧ cayeron.",
    "⟦<=9 guardias|Menos de 10 guardias⟧ quedaron.",
    "⟦>=20 rebeldes|No menos de 20 rebeldes⟧ murieron.",
    "⟦<=5 hombres|No más de cinco hombres⟧ actuaron.",
    "⟦>=10 rehenes|10 o más rehenes⟧ siguen allí.",
    "⟦2-3 buses|Dos o tres buses⟧ pararon.",
    "Robaron 500 dólares y ⟦12 fusiles|12 fusiles⟧.",
    "⟦5000 obreros|Cinco mil obreros⟧ pararon.",
    "⟦21000 votos|Veintiún mil votos⟧.",
    "⟦100000 desplazados|Cien mil desplazados⟧.",
    "⟦1000 reses|Mil reses⟧.",
    "⟦14|14⟧ fueron asesinados y ⟦8|8⟧ fueron capturados.",
    "La policía detuvo a ⟦7 estudiantes|siete estudiantes⟧ ayer.",
    "⟦1 mujer|Una mujer⟧ y ⟦2 niños|dos niños⟧ se ahogaron.",
    "⟦3+ personas|Muchas personas⟧.",
    "⟦2+ soldados|Algunos soldados⟧.",
    "⟦2000+ manifestantes|Miles de manifestantes⟧ llegaron.",
    "⟦~300 hombres|Alrededor de 300 hombres⟧ marcharon.",
    "⟦>=101 balas|Más de 100 balas⟧.",
    "⟦4 monjas|Cuatro monjas⟧ y ⟦1 chofer|un chofer⟧ desaparecieron.",
    "⟦345 casos|Trescientos cuarenta y cinco casos⟧.",
    "⟦~200 comuneros|Cerca de 200 comuneros⟧ fueron obligados.",
    # Aquí no se cuenta nada.
    "La edición N° 909 del semanario.",
    "El artículo 19 de la Ley 25475.",
    "Tenía 34 años.",
    "Ana Rojas, 34, enfermera, habló.",
    "Está a 5 km de aquí.",
    "Se halló un fusil AK-47.",
    "Pagaron 500 dólares.",
    "Un 40 por ciento aceptó.",
    "Ocurrió en 1989.",
    "Ocurrió el 5 de julio a las 10.00 horas.",
    "Llame al teléfono 5552368.",
    "El capítulo 3 lo dice.",
    "El Batallón 31 llegó.",
    "Vive en la calle 14.",
    "1) El primer punto.",
    "El vuelo 203 se retrasó.",
    "Duró dos horas.",
    "Una casa ardió.",
    "Un cañón de 105 mm.",
    "Lo dijo una vez.",
]


@pytest.mark.parametrize("marked", ENGLISH)
def test_english(marked):
    text = strip_marks(marked)
    assert mark(text, [(q.span, show(q)) for q in quantities(text, "en")]) == marked


@pytest.mark.parametrize("marked", SPANISH)
def test_spanish(marked):
    text = strip_marks(marked)
    assert mark(text, [(q.span, show(q)) for q in quantities(text, "es")]) == marked


@pytest.mark.parametrize(
    ("lang", "text", "what"),
    [
        ("en", "About 20 heavily armed guerrillas attacked the town.", "heavily armed guerrillas"),
        ("en", "Five American Jesuits were killed.", "American Jesuits"),
        ("es", "Unos 20 hombres armados atacaron el pueblo.", "hombres armados"),
    ],
)
def test_the_syntax_tells_what_is_counted(lang, text, what):
    parsed = next(parse_documents([make_document(text, lang=lang)], lang=lang))
    (found,) = find_quantities(parsed, ())
    assert found.what == what
    assert found.made_by.startswith(f"{lang}.quantities.")


@pytest.mark.parametrize(
    "text", ["1" * 400 + " men", "1,2,3.4,5 men", "0 men", "", "the", "10 - - 15", "3.000.00,1 hombres"]
)
@pytest.mark.parametrize("lang", ["en", "es"])
def test_odd_input_does_no_harm(text, lang):
    for quantity in quantities(text, lang):
        assert quantity.span.quote(text)


@given(st.text(alphabet="0123456789.,- ntwoheadsmilcy\n", max_size=60), st.sampled_from(["en", "es"]))
def test_spans_lie_in_the_text_and_bounds_in_order(text, lang):
    for quantity in quantities(text, lang):
        assert quantity.span.quote(text).strip() == quantity.span.quote(text)
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
