"""Those whose pronoun is left out, or of whom a pronoun speaks, are found in the sentence before; women are people."""

from __future__ import annotations

import pytest

from careo.model import Document
from careo.understand import understand
from tests.make import make_document


def last_told(text: str, lang: str) -> tuple[str, set[tuple[str, str]]]:
    """Act and roles, as pairs of role and name, of the last event."""
    doc: Document = make_document(text, lang=lang)
    (reading,) = understand([doc])
    event = reading.events[-1]
    return event.act, {(role.role.value, role.name) for role in event.roles}


@pytest.mark.parametrize(
    ("lang", "text", "act", "roles"),
    [
        ("es", "Los soldados llegaron a la aldea. Mataron a diez campesinos.", "kill",
         {("agent", "soldados"), ("patient", "diez campesinos")}),
        ("es", "Llegaron soldados a nuestra casa. Me golpearon.", "beat", {("agent", "soldados"), ("patient", "Me")}),
        ("es", "Un grupo de guerrilleros entró en el mercado. Mataron a dos vendedores.", "kill",
         {("agent", "grupo de guerrilleros"), ("patient", "dos vendedores")}),
        ("es", "Hombres armados rodearon la casa. Se llevaron al alcalde.", "kidnap",
         {("agent", "Hombres armados"), ("patient", "alcalde")}),
        # Over a sentence that has no subject either, and in what is joined.
        ("es", "Los soldados llegaron. Quemaron diez casas. Saquearon las tiendas y violaron a una mujer.", "rape",
         {("agent", "soldados"), ("patient", "mujer")}),
        ("es", "Los obreros bloquearon la carretera. Exigieron un aumento.", "demand", {("agent", "obreros")}),
        ("es", "La policía detuvo a tres estudiantes. Fueron torturados.", "torture",
         {("patient", "tres estudiantes")}),
        ("es", "El alcalde fue secuestrado el lunes. Murió dos días después.", "kill", {("patient", "alcalde")}),
        ("en", "Soldiers took my brother away. He was tortured.", "torture", {("patient", "my brother")}),
        ("en", "Police arrested three students. They were tortured.", "torture", {("patient", "three students")}),
        ("en", "Protesters attacked police. They were arrested.", "arrest", {("patient", "Protesters")}),
        ("en", "The report blames the rebels for the murder of three men whom they accused.", "accuse",
         {("agent", "rebels"), ("patient", "three men")}),
        ("en", "A woman was stabbed.", "wound", {("patient", "woman")}),
        ("es", "Una mujer fue apuñalada.", "wound", {("patient", "mujer")}),
        ("es", "Denunciaron la detención de dos estudiantes, quienes fueron llevados por agentes. Los golpearon.",
         "beat", {("patient", "dos estudiantes")}),
        ("es", "Buscaban a dos obreros. Seis hombres entraron, los golpearon y se los llevaron en una camioneta.",
         "kidnap", {("agent", "Seis hombres"), ("patient", "dos obreros")}),
        ("es", "El Ministerio del Interior negó haberlos detenido y sugirió que habían huido.", "flee", set()),
        ("en", "Monday's attackers killed a judge.", "kill", {("agent", "Monday's attackers"), ("patient", "judge")}),
        ("en", "In April rebels killed a judge.", "kill", {("agent", "rebels"), ("patient", "judge")}),
        ("en", "Two nuns were travelling to Ayora. They were stopped by soldiers. They were killed.", "kill",
         {("patient", "Two nuns")}),
        # Of whom somebody is said to be, who is looked for, and whose wife was told of.
        ("en", "A shepherd found four bodies. One of them was my husband. He had been strangled.", "kill",
         {("patient", "my husband")}),
        ("en", "Soldiers arrested Juan Rojas. His wife protested. He was tortured.", "torture",
         {("patient", "Juan Rojas")}),
        ("en", "Men in uniform came. They were looking for my husband. They beat him.", "beat",
         {("agent", "Men"), ("patient", "my husband")}),
        ("es", "Los soldados llegaron. Buscaban a mi esposo. Lo golpearon.", "beat",
         {("agent", "soldados"), ("patient", "mi esposo")}),
        ("es", "Detuvieron a Juan Rojas. Su esposa protestó. Fue torturado.", "torture", {("patient", "Juan Rojas")}),
        ("es", "Los manifestantes atacaron a la policía. Fueron detenidos.", "arrest",
         {("patient", "manifestantes")}),
    ],
)  # fmt: skip
def test_who_was_told_of_just_before(lang, text, act, roles):
    assert last_told(text, lang) == (act, roles)


@pytest.mark.parametrize(
    ("lang", "text", "act", "roles"),
    [
        # They may be others: those who bear no arms, those who suffered before, of another number, or two.
        ("es", "Los vecinos huyeron. Mataron a diez campesinos.", "kill", {("patient", "diez campesinos")}),
        ("es", "Los estudiantes marcharon al palacio. Detuvieron a veinte jóvenes.", "arrest",
         {("patient", "veinte jóvenes")}),
        ("es", "Los soldados fueron atacados. Mataron a ocho campesinos.", "kill", {("patient", "ocho campesinos")}),
        ("es", "Los soldados no llegaron. Mataron a ocho campesinos.", "kill", {("patient", "ocho campesinos")}),
        ("es", "El soldado llegó. Mataron a ocho campesinos.", "kill", {("patient", "ocho campesinos")}),
        ("es", "Los soldados llegaron y los rebeldes huyeron. Mataron a ocho campesinos.", "kill",
         {("patient", "ocho campesinos")}),
        ("es", "Los soldados llegaron. Mataron a dos soldados.", "kill", {("patient", "dos soldados")}),
        ("es", "Los soldados llegaron. Cuando mataron al juez, huimos.", "flee", {("agent", "nosotros")}),
        ("es", "La bomba estalló a las ocho.", "bomb", {("instrument", "bomba")}),
        ("en", "The mayor met the bishop. He was killed.", "kill", set()),
        ("en", "Police clashed with students. They threw stones.", "attack", {("instrument", "stones")}),
        ("es", "La policía chocó con estudiantes. Lanzaron piedras.", "attack", {("instrument", "piedras")}),
        ("en", "Rebels ambushed the soldiers. They were killed.", "kill", set()),
    ],
)  # fmt: skip
def test_nobody_where_others_may_be_meant(lang, text, act, roles):
    assert last_told(text, lang) == (act, roles)


@pytest.mark.parametrize(
    ("text", "act", "roles"),
    [
        ("Los soldados detuvieron a una maestra.", "arrest", {("agent", "soldados"), ("patient", "maestra")}),
        ("La policía detuvo a dos abogadas.", "arrest", {("agent", "policía"), ("patient", "dos abogadas")}),
        ("Mataron a una dirigenta y a dos comuneras.", "kill",
         {("patient", "dirigenta"), ("patient", "dos comuneras")}),
        ("Las guerrilleras atacaron el puesto.", "attack", {("agent", "guerrilleras"), ("patient", "puesto")}),
        ("La zona minera fue atacada.", "attack", {("patient", "zona minera")}),
    ],
)  # fmt: skip
def test_women_are_people(text, act, roles):
    assert last_told(text, "es") == (act, roles)


@pytest.mark.parametrize("text", ["La política fue detenida por la crisis.", "Violaron la herida con alcohol."])
def test_things_of_feminine_names_are_no_women(text):
    (reading,) = understand([make_document(text, lang="es")])
    assert not any(role.kind.value == "person" for event in reading.events for role in event.roles)


@pytest.mark.parametrize(
    ("lang", "text", "act", "roles"),
    [
        # Who has no part in a deed, or denies one, did not do it.
        ("en", "The army did not take part in the massacre.", "massacre", set()),
        ("en", "The army took no part in the massacre.", "massacre", set()),
        ("en", "The rebels denied that they took part in the massacre.", "massacre", set()),
        ("en", "The army took part in the massacre.", "massacre", {("agent", "army")}),
        ("es", "El Ejército no participó en la matanza.", "massacre", set()),
        ("es", "El Ejército negó que sus tropas participaran en la matanza.", "massacre", set()),
        ("es", "El Ejército participó en la matanza.", "massacre", {("agent", "Ejército")}),
        # Who is called and told to do something demands nothing.
        ("en", "Juan Rojas was called to Lima and told to implement a programme.", "demand",
         {("patient", "Juan Rojas")}),
        # What goes off by itself nobody made go off, and what a body says was done to others.
        ("es", "Tres policías murieron al explotar una granada.", "bomb", {("instrument", "granada")}),
        ("es", "Los rebeldes huyeron tras hacer estallar dos bombas.", "bomb",
         {("agent", "rebeldes"), ("instrument", "dos bombas")}),
        ("es", "Amnistía dijo que fue torturado.", "torture", set()),
    ],
)  # fmt: skip
def test_who_has_no_part(lang, text, act, roles):
    assert last_told(text, lang) == (act, roles)


@pytest.mark.parametrize(
    ("lang", "text", "act", "roles"),
    [
        ("en", "Among the dead were two guards and a girl.", "kill", {("patient", "two guards"), ("patient", "girl")}),
        ("en", "The dead included two children.", "kill", {("patient", "two children")}),
        ("en", "Two children were among the dead.", "kill", {("patient", "Two children")}),
        ("es", "Entre los muertos figuran dos guardias y una niña.", "kill",
         {("patient", "dos guardias"), ("patient", "niña")}),
        ("es", "Entre los heridos se encuentra el alcalde.", "wound", {("patient", "alcalde")}),
        ("es", "De los otros seis no se sabe nada.", "disappear", {("patient", "otros seis")}),
        ("es", "Fuentes hospitalarias elevaron más tarde a once el número de muertos.", "kill", {("patient", "once")}),
        ("es", "Llegaron dos camiones con cuarenta soldados. Mataron a un juez.", "kill",
         {("agent", "cuarenta soldados"), ("patient", "juez")}),
        ("es", "La policía llegó a la plaza. Dispararon contra los obreros.", "shoot",
         {("agent", "policía"), ("patient", "obreros")}),
    ],
)  # fmt: skip
def test_who_is_listed_or_carried(lang, text, act, roles):
    assert last_told(text, lang) == (act, roles)


def test_those_who_are_listed_may_be_more():
    (reading,) = understand([make_document("Among the dead were two guards.", lang="en")])
    ((quantity,),) = [[count.quantity for count in event.counts] for event in reading.events]
    assert (quantity.low, quantity.high) == (2, None)


def test_who_died_and_who_was_hurt_are_counted_apart():
    text = (
        "Three soldiers died and five were wounded on Thursday when guerrillas of the Farabundo Marti National "
        "Liberation Front (FMLN) attacked a military post in Apopa, the Armed Forces Press Committee reported."
    )
    (reading,) = understand([make_document(text, lang="en")])
    counts = [(event.act, count.quantity.low) for event in reading.events for count in event.counts]
    assert counts == [("kill", 3), ("wound", 5)]
