"""Who writes what others receive, who keeps whom captive, and which of joined nouns a clause tells of."""

import pytest

from careo.model import RoleName
from careo.understand import understand
from tests.make import make_document


def read(text, lang):
    (reading,) = understand([make_document(text, lang=lang)])
    return reading


def parts(text, lang, act, role):
    (event,) = (one for one in read(text, lang).events if one.act == act)
    return {one.span.quote(text) for one in event.roles if one.role is role}


DOERS = [
    ("en", "demand", "The judge received a letter demanding a ransom.", set()),
    ("en", "accuse", "Honduras received a protest from El Salvador accusing a lieutenant.", {"El Salvador"}),
    ("en", "accuse", "The mayor got a note accusing him of treason.", set()),
    ("en", "demand", "The rebels sent a letter demanding a ransom.", {"The rebels"}),
    ("en", "demand", "The commission received relatives demanding justice.", {"relatives"}),
    ("es", "demand", "El juez recibió una carta exigiendo un rescate.", set()),
    ("es", "demand", "El juez recibió una carta de los rebeldes exigiendo un rescate.", {"los rebeldes"}),
    ("es", "demand", "Los rebeldes enviaron una carta exigiendo un rescate.", {"Los rebeldes"}),
    ("en", "block", "There were clashes between soldiers and farmers who were blocking the road.", {"farmers"}),
    ("en", "flee", "The mayor and his driver fled.", {"The mayor", "his driver"}),
    ("en", "flee", "The president and the minister, who has fled, said nothing.", {"the minister"}),
    ("en", "shoot", "Soldiers and a policeman who shot the boy went away.", {"Soldiers", "a policeman"}),
    ("es", "repress", "Hubo choques entre vecinos y policías que lanzaron gases.", {"policías"}),
    ("es", "flee", "El alcalde y su chofer, que huyó, no dijeron nada.", {"su chofer"}),
    ("es", "shoot", "Soldados y policías que dispararon al joven callaron.", {"Soldados", "policías"}),
    ("es", "hold", "Los guardias que mantenían como rehenes a tres mujeres cayeron.", {"Los guardias"}),
    ("es", "hold", "Liberaron a los guardias que mantenían como rehenes desde el viernes.", set()),
    ("es", "protest", "Hubo una protesta por el despido de un médico por el ministerio.", set()),
    ("es", "protest", "Hubo una protesta de los médicos por el despido de uno.", {"los médicos"}),
    ("es", "meet", "El juez prohibió a los periodistas reunirse con los presos.", {"los periodistas"}),
    ("en", "meet", "The judge banned the reporters from meeting the prisoners.", {"the reporters"}),
    ("en", "torture", "The court prohibited the army from torturing prisoners.", {"the army"}),
    ("es", "demand", "Pidieron un abogado.", set()),
    ("es", "block", "Los campesinos mantienen bloqueadas las carreteras.", {"Los campesinos"}),
    ("es", "flee", "Huyeron la mujer y el niño.", {"la mujer", "el niño"}),
    ("es", "flee", "Huyó un preso.", {"un preso"}),
    ("es", "repress", "La policía impidió una marcha por parte de los mineros.", {"La policía"}),
    ("es", "yield", "El alcalde puso fin a la ocupación por parte de los estudiantes.", {"El alcalde"}),
    ("en", "yield", "The government accepted demands by the rebels.", {"The government"}),
    ("en", "yield", "The demands were accepted by the government.", {"the government"}),
    ("en", "yield", "Parliament approved a law recognizing victories by the opposition.", set()),
    ("en", "repress", "Police prevented a march by students.", {"Police"}),
    ("es", "kill", "Dos obreros perdieron la vida a manos de los soldados.", {"los soldados"}),
    ("en", "demand", "The party issued a declaration demanding his release.", {"The party"}),
    ("es", "demand", "El partido emitió una declaración exigiendo su libertad.", {"El partido"}),
    ("es", "reject", "LAGUNA DEL LAUREL: EL SENADO RECHAZO EL FALLO", {"EL SENADO"}),
    ("es", "protest", "El partido anunció por su parte que el domingo encabezará una marcha.", {"El partido"}),
    ("es", "strike", "Fracasó la negociación entre el gobierno y médicos en huelga.", {"médicos"}),
    ("es", "strike", "El gobierno recibió a los maestros en huelga.", {"los maestros"}),
]


@pytest.mark.parametrize(("lang", "act", "text", "wanted"), DOERS)
def test_who_did_it(lang, act, text, wanted):
    assert parts(text, lang, act, RoleName.AGENT) == wanted


PATIENTS = [
    ("es", "hold", "Un grupo de mineros mantenía retenidas el martes a tres enfermeras.", {"tres enfermeras"}),
    ("es", "hold", "Vecinos de Tarma mantienen retenidos a doce funcionarios.", {"doce funcionarios"}),
    ("es", "hold", "Los rebeldes tienen secuestrado desde mayo a un alcalde.", {"un alcalde"}),
    ("en", "hold", "The rebels keep two judges captive.", {"two judges"}),
    ("es", "block", "Los campesinos mantienen bloqueadas las carreteras.", {"las carreteras"}),
    ("es", "reject", "El gobierno se opone a que Chile participe.", {"Chile"}),
    ("es", "reject", "El diputado manifestó su oposición a que Brasil integre el Consejo de Seguridad.", {"Brasil"}),
    ("es", "reject", "Los vecinos rechazaron ante la Corte el recurso chileno.", set()),
    ("es", "reject", "Rechazó ante el Congreso la propuesta del gobierno.", {"gobierno"}),
    ("es", "hold", "Los guardias que mantenían como rehenes a tres mujeres cayeron.", {"tres mujeres"}),
    ("en", "reject", "The envoy rejected before the Council the claims of the union.", set()),
    ("es", "protest", "Miles de obreros marcharon ayer al llamado de los sindicatos.", set()),
    ("en", "protest", "Thousands of workers marched yesterday at the call of the unions.", set()),
    ("es", "repress", "La policía intentó dispersarlos y arrojó piedras.", set()),
    ("es", "repress", "La policía disolvió una marcha de campesinos.", {"campesinos"}),
    ("es", "repress", "La policía disolvió una marcha contra el alcalde.", set()),
    ("en", "repress", "Police broke up a rally of farmers.", {"farmers"}),
    ("en", "repress", "Police broke up a rally against the mayor.", set()),
    ("en", "repress", "Police prevented a march by students.", {"students"}),
]


@pytest.mark.parametrize(("lang", "act", "text", "wanted"), PATIENTS)
def test_whom_it_befell(lang, act, text, wanted):
    assert parts(text, lang, act, RoleName.PATIENT) == wanted


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Lo dijo una maestra que solicitó el anonimato."),
        ("en", "A teacher who requested anonymity spoke."),
        ("es", "La policía identificó a las personas que ocupaban el vehículo."),
        ("en", "Police identified the men who occupied the car."),
        ("es", "Son ceremonias a las que asiste el Presidente."),
    ],
)
def test_no_deed_is_told(lang, text):
    assert not read(text, lang).events


@pytest.mark.parametrize(
    ("lang", "text", "acts"),
    [
        ("es", "La ola de protestas contra el alcalde estalló hace tres semanas.", ["protest"]),
        ("es", "Ayer estalló una bomba durante la ola de protestas.", ["bomb", "protest"]),
        ("en", "The wave of protests exploded in May.", ["protest"]),
        ("en", "A bomb exploded in the protest.", ["bomb", "protest"]),
        ("es", "La Cruz Roja asiste a las víctimas.", ["aid"]),
        ("es", "Obreros ocuparon la fábrica.", ["seize-place"]),
        ("en", "Soldiers captured part of a guerrilla base.", ["seize-place"]),
        ("en", "Soldiers took part in the raid.", ["raid"]),
        ("es", "Rebeldes ocuparon parte de la aldea.", ["seize-place"]),
        ("es", "Los ministros tomaron parte de la ceremonia.", []),
        ("en", "Authorities jailed 52 members of the banned Movement for the Liberation of the Coast.", ["arrest"]),
        ("en", "The army condemned the Massacre of Tarma.", ["condemn", "massacre"]),
        ("es", "El Movimiento para la Liberación de la Costa atacó un puesto.", ["attack"]),
    ],
)
def test_only_these_deeds_are_told(lang, text, acts):
    assert [one.act for one in read(text, lang).events] == acts


@pytest.mark.parametrize(("lang", "text"), [("en", "The lawyer rejected the charges."), ("es", "Rechazó los cargos.")])
def test_what_is_said_has_no_weapon(lang, text):
    assert not any(role.role is RoleName.INSTRUMENT for event in read(text, lang).events for role in event.roles)


@pytest.mark.parametrize(
    ("text", "background"),
    [
        ("Supporters of former President Bela blocked roads.", False),
        ("The police have killed three men in former raids.", True),
        ("The police have killed three men over the past month.", False),
        ("The police have killed three men in past years.", True),
        ("Former border police killed three men.", False),
    ],
)
def test_a_former_president_or_a_past_month_puts_nothing_into_the_past(text, background):
    (event,) = (one for one in read(text, "en").events if one.act in ("block", "kill"))
    assert event.background is background
