"""Whom a relative clause tells of, whom it is done to, and what goes on where something does not end."""

import pytest

from careo.model import Polarity, RoleName
from careo.understand import understand
from careo.understand.coding import Convention, code_reading
from tests.make import make_document
from tests.understand.told import named, told_of

DOERS = [
    (
        "es",
        "protest",
        "El presidente, cuyo canciller, Luis Bravo, entregó una protesta, viajó.",
        {"cuyo canciller, Luis Bravo"},
    ),
    (
        "es",
        "protest",
        "Diez acusados por el tribunal, que se encontraban en huelga de hambre, la abandonaron.",
        {"Diez acusados"},
    ),
    ("es", "protest", "Cuatro detenidos por la policía iniciaron una huelga de hambre.", {"Cuatro detenidos"}),
    (
        "es",
        "strike",
        "El jefe de la banda y otros 21 acusados por los mismos delitos iniciaron una huelga.",
        {"El jefe de la banda", "otros 21 acusados"},
    ),
    (
        "es",
        "protest",
        "Denunció a Elías Soto, frente a cuya casa se manifestó un grupo de vecinos.",
        {"un grupo de vecinos"},
    ),
    ("es", "demand", "El jefe de los mineros, que exigió la renuncia del alcalde, huyó.", {"El jefe de los mineros"}),
    ("es", "demand", "El presidente habló con el ministro, a quien exigió explicaciones.", {"El presidente"}),
    ("es", "threaten", "El juez, a quien amenazó el coronel, huyó.", {"el coronel"}),
    ("es", "demand", "El coronel, reclamado por el tribunal de Arlés, huyó.", {"el tribunal de Arlés"}),
    (
        "es",
        "protest",
        "Los hinchas de ambos clubes que se manifestaron ayer siguen presos.",
        {"Los hinchas de ambos clubes"},
    ),
    ("en", "protest", "The law caused protests among workers.", {"workers"}),
    ("en", "protest", "Workers of the firms that protested yesterday are in jail.", {"Workers of the firms"}),
]
NOBODY = [
    ("es", "arrest", "La mujer ha sido detenida en once ocasiones por hurtos, y su pareja cinco veces."),
    ("es", "kill", "El fusil con el que mató al juez fue hallado."),
    ("es", "attack", "El camión en el que atacaron el puesto fue visto."),
]
WHOM = [
    ("es", "demand", "El presidente habló con el ministro, a quien exigió explicaciones.", {"el ministro"}),
    ("es", "demand", "El senador es uno de los críticos del ministro, a quien ha exigido datos.", {"ministro"}),
    ("es", "threaten", "El juez, a quien amenazó el coronel, huyó.", {"El juez"}),
    ("es", "beat", "Los tres obreros, a quienes golpearon, huyeron.", {"Los tres obreros"}),
    ("es", "demand", "La liga pidió el retiro de los cargos contra un fotógrafo.", set()),
    ("es", "demand", "La liga pidió sanciones contra el gobierno.", {"el gobierno"}),
    ("es", "protest", "Los bomberos llevaron a cabo acciones de protesta.", set()),
    ("es", "protest", "Los vecinos protestaban contra la mina.", {"la mina"}),
    ("en", "protest", "Villagers protested against the mine.", {"the mine"}),
    ("es", "protest", "Miles de obreros se manifestaron a favor del presidente.", set()),
]
TARGETS = [
    ("La Unión decidió represalias a Perú en protesta por la ley.", ["Perú"]),
    ("Miles de obreros marcharon en Toral en apoyo al gobierno.", []),
    ("Miles de obreros se manifestaron a favor del presidente.", []),
    ("Unas 250 personas se manifestaron delante de la Embajada de Perú en Quito.", ["la Embajada de Perú"]),
    ("El equipo jugará bajo protesta en respuesta a la indiferencia de la federación.", ["la federación"]),
    ("La Iglesia tomó partido por los obreros.", []),
    ("El ministro rechazó las críticas y dijo que la Alianza es fuerte.", []),
    ("El frente rechazó el rechazo de la liga (LNT).", ["la liga"]),
]
POLARITIES = [
    ("es", "kill", "La serie de asesinatos no terminó.", Polarity.POSITIVE),
    ("es", "protest", "La ola de protestas contra Aldo Reyes no es la primera.", Polarity.POSITIVE),
    ("es", "kidnap", "El secuestro no ha terminado.", Polarity.POSITIVE),
    ("es", "protest", "No hubo una ola de protestas.", Polarity.NEGATIVE),
    ("en", "kill", "The series of murders has not ended.", Polarity.POSITIVE),
    ("en", "strike", "The wave of strikes is not the first.", Polarity.POSITIVE),
    ("en", "strike", "There was no wave of strikes.", Polarity.NEGATIVE),
]


@pytest.mark.parametrize(("lang", "act", "text", "doers"), DOERS)
def test_who_did_it(lang, act, text, doers):
    assert named(lang, text, act, RoleName.AGENT) == doers


@pytest.mark.parametrize(("lang", "act", "text"), NOBODY)
def test_nobody_is_told_to_have_done_it(lang, act, text):
    assert named(lang, text, act, RoleName.AGENT) == set()


@pytest.mark.parametrize(("lang", "act", "text", "whom"), WHOM)
def test_whom_it_is_done_to(lang, act, text, whom):
    assert named(lang, text, act, RoleName.PATIENT) == whom


@pytest.mark.parametrize(("text", "targets"), TARGETS)
def test_whom_coders_of_protests_write_as_target(text, targets):
    doc = make_document(text, lang="es")
    (reading,) = understand([doc])
    (first, *_) = code_reading(reading, doc, Convention.STREET_IS_MOBILIZED)
    assert [party.words for party in first.targets] == targets


def test_protests_that_break_out_in_a_body_are_its_own():
    doc = make_document("El fallo desató una ola de protestas en el Congreso.", lang="es")
    (reading,) = understand([doc])
    (one,) = code_reading(reading, doc, Convention.STREET_IS_MOBILIZED)
    assert [party.words for party in one.sources] == ["Congreso"]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Villagers whose houses were burned by soldiers demanded compensation.", ["Villagers"]),
        ("Soldiers who were freed by the rebels praised Chile.", ["Soldiers"]),
    ],
)
def test_who_those_are_that_do_something_is_no_news(text, sources):
    doc = make_document(text, lang="en")
    (reading,) = understand([doc])
    (one,) = code_reading(reading, doc, Convention.ONE_ROW)
    assert [party.words for party in one.sources] == sources


def test_of_a_march_held_in_protest_the_target_is_written_once():
    doc = make_document("Miles de obreros marcharon para protestar contra los ataques de la Alianza.", lang="es")
    (reading,) = understand([doc])
    coded = code_reading(reading, doc, Convention.STREET_IS_MOBILIZED)
    assert [[party.words for party in one.targets] for one in coded][:2] == [["la Alianza"], []]


@pytest.mark.parametrize(("lang", "act", "text", "polarity"), POLARITIES)
def test_what_does_not_end_was_done(lang, act, text, polarity):
    event, _ = told_of(text, lang, act)
    assert event.polarity is polarity
