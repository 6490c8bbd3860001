"""What chapters, writs, judgments and wires tell: who came, who was led away, what is planned, denied or only a day."""

from __future__ import annotations

import pytest

from careo.model import Certainty, DocKind, Event, Modality, Polarity, RoleName
from careo.understand import understand
from tests.make import make_document
from tests.understand.told import acts, named, told_of

COLUMN = (
    "El 8 de marzo de 1984, a las cinco de la mañana, una columna de Sendero Luminoso entró en el caserío de Chuschi. "
    "Llevaban una lista. Sacaron de sus casas a nueve campesinos y los fusilaron en la plaza."
)
INTERVIEW = (
    "PREGUNTA: ¿Usted ordenó la operación?\nRESPUESTA: Yo no estuve ahí.\nP.: La Fiscalía dice que murieron 28 "
    "personas.\nR.: Fueron diez.\nP.: ¿El Ejército colaboró?\nR.: Nos prestó dos camiones."
)
LED_AWAY = (
    "La policía detuvo a tres estudiantes. Fueron llevados por soldados en un camión a la base. Nunca más se supo de "
    "ellos."
)


def events(text: str, lang: str = "es") -> tuple[Event, ...]:
    (reading,) = understand([make_document(text, lang=lang)])
    return reading.events


@pytest.mark.parametrize(
    ("lang", "text", "act", "where"),
    [
        ("es", COLUMN, "execute", "Chuschi"),
        ("es", "El 8 de marzo de 1984 llegó a Chuschi una columna del FRP. Mataron a diez en la plaza.", "kill",
         "Chuschi"),
        ("en", "On 8 March 1984 a column of the Red Front entered Chuschi. They shot dead nine farmers in the square.",
         "kill", "Chuschi"),
    ],
)  # fmt: skip
def test_a_unit_with_a_name_came_to_do_it(lang, text, act, where):
    event, _ = told_of(text, lang, act)
    assert event.when is not None
    assert event.where is not None
    assert (event.when.timex[:10], event.where.name) == ("1984-03-08", where)
    assert any(role.role is RoleName.AGENT for role in event.roles)


@pytest.mark.parametrize(
    ("lang", "text", "act", "who"),
    [
        ("es", "Nómina\n\n1. ROJAS, Luis. 34 años, jornalero. Asesinado por soldados en Ayora.", "kill", {"Luis"}),
        ("es", "Nómina\n\n2. Ana Vega Ruiz, 20 años. Detenida y torturada por soldados.", "torture",
         {"Ana Vega Ruiz"}),
        ("en", "Victims\n\n1. Luis Rojas, 34, farmer. Killed by soldiers on 3 May 1981.", "kill", {"Luis Rojas"}),
        ("es", "Luis Rojas llegó. Asesinado por soldados en Ayora.", "kill", set()),
        ("es", "Nómina\n\n3. Persona no identificada. Fusilada por soldados.", "execute", set()),
    ],
)  # fmt: skip
def test_whom_the_entry_of_a_list_is_about(lang, text, act, who):
    assert named(lang, text, act, RoleName.PATIENT) == who


def test_a_column_of_those_who_march_bears_no_arms():
    text = "Llegó a Chuschi una columna de manifestantes. Mataron a dos personas."
    assert named("es", text, "kill", RoleName.AGENT) == set()


@pytest.mark.parametrize(
    ("lang", "text", "act", "side", "who"),
    [
        ("es", LED_AWAY, "kidnap", RoleName.PATIENT, {"tres estudiantes"}),
        ("es", LED_AWAY, "disappear", RoleName.PATIENT, {"tres estudiantes"}),
        ("es", "Los soldados detuvieron a Juan y fue torturado.", "torture", RoleName.PATIENT, {"Juan"}),
        ("es", "La banda secuestró a ocho maestros en Puno, y aparecieron muertos en mayo.", "kill", RoleName.PATIENT,
         {"ocho maestros"}),
        ("es", "Pedro Rojas fue llevado por soldados a la base.", "arrest", RoleName.AGENT, {"soldados"}),
        ("es", "Los soldados detuvieron a cuatro comuneros a los que acusaban de robo.", "accuse", RoleName.PATIENT,
         {"cuatro comuneros"}),
        ("es", "Secuestraron a dos maestras, a las que mataron dos días después.", "kill", RoleName.PATIENT,
         {"dos maestras"}),
        ("es", "Un soldado muerto y tres heridos en un ataque en Ayora", "kill", RoleName.PATIENT,
         {"Un soldado muerto"}),
        ("es", "Un guardia resultó muerto y otros tres, heridos de gravedad, al estallar una bomba.", "kill",
         RoleName.PATIENT, {"Un guardia"}),
        ("es", "Un guardia resultó muerto y otros tres, heridos de gravedad, al estallar una bomba.", "wound",
         RoleName.PATIENT, {"otros tres"}),
        ("es", "Somos la familia de Luis Rojas, taxista de 31 años, desaparecido desde el 2 de mayo de 2009.",
         "disappear", RoleName.PATIENT, {"Luis Rojas"}),
        ("es", "Un médico dijo que la mayoría de los cadáveres presentaba un disparo en la nuca.", "shoot",
         RoleName.AGENT, set()),
        ("es", "Los disparos se hicieron a más de cincuenta metros.", "shoot", RoleName.PATIENT, set()),
        ("es", "No ha recibido atención médica.", "aid", RoleName.PATIENT, set()),
        ("es", "Piden presentar cargos en su contra.", "try", RoleName.PATIENT, set()),
        ("es", "El gobierno culpó a la contra.", "accuse", RoleName.PATIENT, {"la contra"}),
        ("es", "La visita de Estado del rey de España a Perú terminó.", "meet", RoleName.AGENT, {"rey de España"}),
        ("es", "Dos presos denunciaron torturas. Interior las desmintió.", "deny", RoleName.AGENT, {"Interior"}),
        ("es", "¿No fue acaso su jefe de policía quien amenazó a las costureras?", "threaten", RoleName.AGENT,
         {"su jefe de policía"}),
        ("es", "Piden la renuncia del ministro y la libertad de los detenidos.", "resign", RoleName.PATIENT,
         {"ministro"}),
        ("en", "The ministry denied them.", "deny", RoleName.PATIENT, set()),
    ],
)  # fmt: skip
def test_who(lang, text, act, side, who):
    found = named(lang, text, act, side)
    assert {one.removeprefix("acaso ").removeprefix("el ") for one in found} == who


@pytest.mark.parametrize(
    "text",
    [
        "El herido fue llevado por policías al hospital.",
        "Pedro fue llevado por su madre a la escuela.",
        "Los soldados llevaron a los niños a la escuela.",
    ],
)
def test_not_all_who_are_brought_somewhere_are_held(text):
    assert not acts("es", text) & {"arrest", "kidnap"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [("es", "La Comisión encontró restos de ropa quemada y huesos."), ("en", "They found burnt clothes and bones.")],
)
def test_burnt_clothes_are_no_arson(lang, text):
    assert "arson" not in acts(lang, text)


def test_a_visit_that_is_called_off_took_not_place():
    assert acts("es", "El presidente suspendió su visita de Estado a Brasil.") == {"sanction"}


@pytest.mark.parametrize(
    ("lang", "text", "act", "certainty", "modality"),
    [
        ("es", "Luego de golpear a su esposo, se llevaron a Carlos.", "beat", Certainty.ASSERTED, Modality.ACTUAL),
        ("es", "Otros catorce han tenido que exiliarse.", "flee", Certainty.ASSERTED, Modality.ACTUAL),
        ("es", "Exigimos la renuncia del jefe de policía y la libertad de las tres obreras detenidas.", "arrest",
         Certainty.ASSERTED, Modality.ACTUAL),
        ("es", "Tuvo que huir del país.", "flee", Certainty.ASSERTED, Modality.ACTUAL),
        ("es", "No tuvo que huir del país.", "flee", Certainty.PLANNED, Modality.PLANNED),
        ("es", "El Ejército anuncia la captura de dos jefes.", "arrest", Certainty.REPORTED, Modality.ACTUAL),
        ("es", "El sindicato anuncia una huelga.", "strike", Certainty.PLANNED, Modality.PLANNED),
        ("es", "No había motivo para matarlo.", "kill", Certainty.HYPOTHETICAL, Modality.HYPOTHETICAL),
        ("es", "Tenían orden de matarlo.", "kill", Certainty.PLANNED, Modality.PLANNED),
        ("en", "There was no reason to arrest them.", "arrest", Certainty.HYPOTHETICAL, Modality.HYPOTHETICAL),
        ("es", "La madre solicita que, en caso de hallarse detenido, sea liberado.", "demand", Certainty.ASSERTED,
         Modality.ACTUAL),
        ("es", "La noticia de la muerte del alcalde resultó falsa.", "kill", Certainty.DOUBTED, Modality.ACTUAL),
        ("es", "Resultó falsa la noticia de que habían matado al alcalde.", "kill", Certainty.DOUBTED,
         Modality.ACTUAL),
        ("es", "La noticia de la muerte del alcalde llegó tarde.", "kill", Certainty.ASSERTED, Modality.ACTUAL),
        ("en", "The report of the mayor's death turned out to be false.", "kill", Certainty.DOUBTED, Modality.ACTUAL),
    ],
)  # fmt: skip
def test_how_surely(lang, text, act, certainty, modality):
    event, claim = told_of(text, lang, act)
    assert (claim.certainty, event.modality) == (certainty, modality)


@pytest.mark.parametrize(("kind", "certainty"), [(DocKind.COMMUNIQUE, Certainty.DENIED), (DocKind.UNKNOWN, None)])
def test_who_signs_denies_what_he_calls_false(kind, certainty):
    doc = make_document("Es falso que efectivos del batallón hayan matado a diez vecinos.", lang="es", kind=kind)
    (reading,) = understand([doc])
    (event,) = reading.events
    assert (event.polarity is Polarity.NEGATIVE) is (certainty is not None)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Un tribunal condenó a 30 años de prisión al piloto capturado en octubre."),
        ("es", "Se condena a Manuel Rojas a la pena de diez años de presidio por el homicidio de Luis Vega."),
        ("es", "Los vecinos celebraban un bazar cuando los soldados mataron a tres."),
    ],
)
def test_sentences_and_feasts_say_nothing(lang, text):
    (reading,) = understand([make_document(text, lang=lang)])
    assert all(len(claim.voices) == 1 for claim in reading.claims)


@pytest.mark.parametrize(
    ("text", "act", "voices"),
    [
        ("Un grupo de ocho hombres, que dijeron pertenecer al Ejército, irrumpió en la casa de Juan Rojas.", "raid", 1),
        ("El Ejército dijo que mataron a diez, lo que los vecinos niegan.", "reject", 1),
        ("Fuentes aseguran que los presos fueron asesinados, algo que las familias se niegan a creer.", "reject", 1),
        (INTERVIEW, "kill", 3),
    ],
)
def test_what_is_said_ends_where_others_go_on(text, act, voices):
    _, claim = told_of(text, "es", act)
    assert len(claim.voices) == voices


@pytest.mark.parametrize(
    ("text", "act", "timex"),
    [
        ("El 2 de mayo de 2009 desapareció. Ese sábado, a las siete, fue detenido por policías.", "arrest",
         "2009-05-02T07:00"),
        ("El 11 de febrero de 1991 la ronda mató a dos.\n\nEl 19, unos cuarenta rebeldes atacaron el pueblo.", "attack",
         "1991-02-19"),
        ("El 16 de octubre de 1973, alrededor de las 23:00 horas, golpearon a Luis. Al día siguiente fue ejecutado.",
         "beat", "1973-10-16T23:00"),
        ("En 1999 maté a un concejal y por eso me condenaron a 26 años.", "try", None),
        ("Exigimos que se detenga al jefe Rubén Osuna, que el 3 de mayo de 1990 estaba ahí, y que nos digan dónde.",
         "arrest", None),
        ("Por un amigo, liberado el 12 de octubre de 1976, supo que su hijo era sometido a torturas.", "torture", None),
    ],
)  # fmt: skip
def test_on_which_day(text, act, timex):
    event, _ = told_of(text, "es", act)
    assert (event.when and event.when.timex) == timex


@pytest.mark.parametrize(
    ("lang", "text", "numbers"),
    [
        ("es", "Mataron a una familia campesina.", []),
        ("en", "They killed a family.", []),
        ("es", "Mataron a una señora y a sus dos niños.", [1, 2]),
    ],
)
def test_how_many(lang, text, numbers):
    event, _ = told_of(text, lang, "kill")
    assert [count.quantity.low for count in event.counts] == numbers


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("En Ocros, senderistas asesinaron a Julio Paz. En Chuschi fue asesinado el alcalde Marcos Lobo.", True),
        ("El 9 de diciembre dispersaron a 300 obreros. El 12 de diciembre murieron dos personas.", True),
        ("El 9 de diciembre, dispersaron a 300 obreros. Ese mismo día murieron dos personas.", False),
        ("Los soldados mataron a Julio Paz. También mataron a Marcos Lobo.", False),
    ],
)
def test_deeds_apart(text, apart):
    told = events(text)
    assert (len({event.episode for event in told}) > 1) is apart


def test_who_was_found_dead_was_taken_in_the_same_sentence():
    text = "Los presos fueron asesinados. En febrero secuestraron a ocho, y aparecieron muertos en Puno."
    told = events(text)
    assert told[-1].episode != told[0].episode
