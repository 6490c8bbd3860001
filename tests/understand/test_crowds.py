"""Who protests, strikes or blocks: by the verb above a deed, by who takes part, by what a march gathers."""

import pytest

from careo.model import RoleName
from careo.understand import understand
from tests.make import make_document

DOERS = {
    "en": [
        ("protest", "The closure of the mine sparked a protest by dockers.", {"dockers"}),
        ("protest", "The measure triggered a wave of protests by residents.", {"residents"}),
        ("strike", "The union announced the start of a strike.", {"The union"}),
        ("protest", "The union called for a march against the mayor.", {"The union"}),
        ("protest", "The unions are organising three days of protests.", {"The unions"}),
        (
            "protest",
            "The march, in which three thousand teachers took part, reached Ayora.",
            {"three thousand teachers"},
        ),
        ("protest", "Police watched a rally that drew some 20,000 people.", {"some 20,000 people"}),
        ("protest", "The rally attracted thousands of workers.", {"thousands of workers"}),
        ("protest", "Thousands of residents attended the rally.", {"Thousands of residents"}),
        ("strike", "Workers observed the strike.", {"Workers"}),
        ("demand", "The march of 500 peasants reached Ayora to demand land.", {"500 peasants"}),
        ("protest", "Four prisoners died in a hunger strike in Ayora.", {"Four prisoners"}),
        ("block", "The peasants kept the roads blocked.", {"The peasants"}),
        ("reject", "The junta imposed a curfew, preventing a visit by lawmakers.", {"The junta"}),
        ("protest", "Three people died in a protest in Ayora.", set()),
        ("protest", "The shipment sparked a protest.", set()),
    ],
    "es": [
        ("protest", "La medida originó protestas por parte de los vecinos.", {"los vecinos"}),
        ("strike", "El sindicato anunció el inicio de una huelga.", {"El sindicato"}),
        ("strike", "El sindicato ratificó la realización del paro.", {"El sindicato"}),
        ("protest", "Los gremios llamaron a nuevas protestas.", {"Los gremios"}),
        ("protest", "La oposición mantendrá su agenda de protestas.", {"La oposición"}),
        ("strike", "Fue acatado el paro que convocó la Central Minera.", {"la Central Minera"}),
        ("strike", "Los estibadores decidieron proseguir este lunes la huelga iniciada ayer.", {"Los estibadores"}),
        ("protest", "La marcha, en la que participaron tres mil maestros, llegó a Ayora.", {"tres mil maestros"}),
        ("strike", "La huelga, a la que se sumaron los pilotos, sigue.", {"los pilotos"}),
        ("protest", "La policía vigiló una manifestación que reunió a unas 20.000 personas.", {"unas 20.000 personas"}),
        ("protest", "Miles de vecinos asistieron a la marcha.", {"Miles de vecinos"}),
        ("protest", "Los maestros formaron parte de una protesta.", {"Los maestros"}),
        ("strike", "Los médicos cumplieron su tercer día de huelga.", {"Los médicos"}),
        ("demand", "La marcha de cinco mil campesinos llegó a Ayora para exigir tierras.", {"cinco mil campesinos"}),
        ("protest", "Hubo una marcha de los pilotos y una protesta de los maestros.", {"los pilotos"}),
        ("protest", "Los obreros ocuparon la planta, que cerró ayer, en protesta por los despidos.", {"Los obreros"}),
        ("protest", "Cuatro presos murieron en una huelga de hambre.", {"Cuatro presos"}),
        ("block", "Bloquean campesinos la ruta.", {"campesinos"}),
        ("protest", "La cancillería entregó al embajador una nota de protesta.", {"La cancillería"}),
        ("reject", "El gobierno ordenó el toque de queda impidiendo la visita de los diputados.", {"El gobierno"}),
        ("protest", "Las protestas de Lima siguen.", set()),
        ("protest", "Sus colores formaban parte de la protesta.", set()),
        ("protest", "La policía acudió a la manifestación.", set()),
        ("protest", "Tres personas murieron en una protesta.", set()),
    ],
}
TOLD = {
    "en": [
        ("Bus drivers rallied outside the ministry.", "protest", True),
        ("Villagers marched against the sale of the forest.", "protest", True),
        ("Shipyard workers blocked the road over the bill.", "block", True),
        ("It was the first strike by miners in ten years.", "strike", True),
        ("Residents poured into the streets.", "protest", True),
        ("The yen rallied against the dollar.", "protest", False),
        ("The lecture demonstrates that the law works.", "protest", False),
        ("Voters rallied around the senator.", "protest", False),
        ("The right to strike exists.", "strike", False),
        ("The law demands a permit.", "demand", False),
        ("Settlers kept the roads blocked.", "block", True),
    ],
    "es": [
        ("Miles de jóvenes marcharon por el cambio.", "protest", True),
        ("Los campesinos bloquearon la ruta contra la ley de tierras.", "block", True),
        ("Los trabajadores del seguro iniciaron un paro.", "strike", True),
        ("Los indígenas han tomado las calles de Ayora.", "protest", True),
        ("Doce detenidos realizaban una huelga de hambre.", "protest", True),
        ("Doce detenidos realizaban una huelga de hambre.", "strike", False),
        ("El diputado abandonó la sala en señal de protesta.", "protest", True),
        ("El diputado abandonó la sala en señal de protesta.", "yield", False),
        ("Las obras están en marcha.", "protest", False),
        ("La tasa de paro subió.", "strike", False),
        ("Tienen derecho a manifestarse.", "protest", False),
        ("Se respeta la libre manifestación de las ideas.", "protest", False),
        ("La ley exige un permiso.", "demand", False),
        ("La lluvia cortó la ruta.", "block", False),
    ],
}


def events(text, lang):
    (reading,) = understand([make_document(text, lang=lang)])
    return reading.events


@pytest.mark.parametrize(
    ("lang", "act", "text", "wanted"), [(lang, *one) for lang, rows in DOERS.items() for one in rows]
)
def test_who_does_it(lang, act, text, wanted):
    event = next(one for one in events(text, lang) if one.act == act)
    found = {text[role.span.start : role.span.stop] for role in event.roles if role.role is RoleName.AGENT}
    assert found == wanted


@pytest.mark.parametrize(
    ("lang", "text", "act", "is_told"), [(lang, *one) for lang, rows in TOLD.items() for one in rows]
)
def test_what_is_protested_makes_it_nothing_else(lang, text, act, is_told):
    assert any(one.act == act for one in events(text, lang)) is is_told


def test_against_in_three_words_aims_at_somebody():
    (event,) = events("Los vecinos protestaron en contra de la corrupción.", "es")
    assert {role.name for role in event.roles if role.role is RoleName.PATIENT} == {"corrupción"}
