"""Pairs of short accounts: one incident or two, and the reason a person would give. Places and people are invented.

`SAME` and `APART` are read by `test_pairs.py`. Add a pair by adding a row: left, right, reason.
"""

from __future__ import annotations

from tests.link.make_accounts import Told, tell

SALVIA = ("Puerto Salvia", -12.1, -77.2)
CORDEL = ("Cordel", -12.6, -76.4)
LOMAS = ("Lomas Altas", -9.3, -75.1)
QUEIRA = ("Queira", 13.7, -89.2)
TAMBO = ("Tambo Seco", 13.9, -89.6)
MARCH_5 = ("5 March", "1991-03-05")
MARCH_6 = ("6 March", "1991-03-06")
MARZO_5 = ("5 de marzo", "1991-03-05")
MARZO_6 = ("6 de marzo", "1991-03-06")
MARCH = ("in March 1991", "1991-03-01", "1991-04-01")
MARZO = ("en marzo de 1991", "1991-03-01", "1991-04-01")

Pair = tuple[Told, Told, str]


def en(text: str, **given: object) -> Told:
    """The left or right side, in English."""
    return tell(text, path=f"en-{len(text)}.txt", **given)


def es(text: str, **given: object) -> Told:
    """The left or right side, in Spanish."""
    return tell(text, lang="es", path=f"es-{len(text)}.txt", **given)


BUS = en(
    "On 5 March a bomb wrecked a bus in Puerto Salvia, wounding nine dockers.",
    bomb="bomb",
    wound="wounding",
    day=MARCH_5,
    at=SALVIA,
    to="nine dockers",
    injured=("nine", 9),
)
AUTOBUS = es(
    "El 5 de marzo una bomba hirió a once estibadores en un autobús de Puerto Salvia.",
    bomb="bomba",
    wound="hirió",
    day=MARZO_5,
    at=SALVIA,
    to="once estibadores",
    injured=("once", 11),
)
MAYOR = en(
    "Gunmen shot dead the mayor of Lomas Altas, Ernesto Quilla, on 6 March.",
    kill="shot dead",
    day=MARCH_6,
    at=LOMAS,
    by="Gunmen",
    to="the mayor of Lomas Altas, Ernesto Quilla",
    names=["Ernesto Quilla"],
)
ALCALDE = es(
    "Desconocidos asesinaron el 6 de marzo al alcalde de Lomas Altas, Ernesto Quilla.",
    kill="asesinaron",
    day=MARZO_6,
    at=LOMAS,
    by="Desconocidos",
    to="alcalde de Lomas Altas, Ernesto Quilla",
    names=["Ernesto Quilla"],
)
JUDGE = en(
    "Judge Clara Mendaro was kidnapped by the Armed Commoners in Cordel on 5 March.",
    kidnap="kidnapped",
    day=MARCH_5,
    at=CORDEL,
    by="the Armed Commoners",
    to="Judge Clara Mendaro",
    names=["Clara Mendaro"],
)
JUEZA = es(
    "La jueza Clara Mendaro fue secuestrada el 5 de marzo en Cordel por los Comuneros Armados.",
    kidnap="secuestrada",
    day=MARZO_5,
    at=CORDEL,
    by="los Comuneros Armados",
    to="La jueza Clara Mendaro",
    names=["Clara Mendaro"],
)
PEASANTS = en(
    "Soldiers killed fourteen peasants in the village of Tambo Seco in March 1991.",
    massacre="killed",
    day=MARCH,
    at=TAMBO,
    by="Soldiers",
    to="fourteen peasants",
    killed=("fourteen", 14),
)
CAMPESINOS = es(
    "Tropas del ejército dieron muerte a veinte campesinos el 5 de marzo en Tambo Seco.",
    massacre="dieron muerte",
    day=MARZO_5,
    at=TAMBO,
    by="Tropas del ejército",
    to="veinte campesinos",
    killed=("veinte", 20),
)

SAME: tuple[Pair, ...] = (
    (
        BUS,
        en(
            "Sixteen dock workers were hurt in Puerto Salvia on 5 March when a bomb went off under their bus.",
            wound="hurt",
            bomb="bomb",
            day=MARCH_5,
            at=SALVIA,
            to="Sixteen dock workers",
            injured=("Sixteen", 16),
        ),
        "same day, port, bus and dockers; the toll differs, as tolls do",
    ),
    (
        BUS,
        en(
            "In March 1991 the Commoners bombed a bus with dockers in Puerto Salvia.",
            bomb="bombed",
            day=MARCH,
            at=SALVIA,
            by="the Commoners",
            to="a bus with dockers",
        ),
        "told later, with the month only, but the same bus and dockers",
    ),
    (
        BUS,
        en(
            "A bus carrying dockers was blown up by a bomb on the morning of 5 March.",
            bomb="blown up",
            day=MARCH_5,
            to="A bus carrying dockers",
        ),
        "no place given, but day, bus and dockers agree",
    ),
    (
        BUS,
        en(
            "A bomb exploded yesterday inside a bus on a Puerto Salvia avenue, injuring several dockers.",
            bomb="bomb",
            wound="injuring",
            day=("yesterday", "1991-03-05"),
            at=SALVIA,
            to="several dockers",
        ),
        "yesterday is 5 March; same town and target",
    ),
    (
        MAYOR,
        en(
            "Mayor Ernesto Quilla was murdered on 6 March, his party said.",
            kill="murdered",
            day=MARCH_6,
            to="Mayor Ernesto Quilla",
            names=["Ernesto Quilla"],
        ),
        "the same man on the same day",
    ),
    (
        MAYOR,
        en(
            "The Commoners admitted killing Ernesto Quilla, who had ruled Lomas Altas for years.",
            kill="killing",
            by="The Commoners",
            to="Ernesto Quilla",
            at=LOMAS,
            names=["Ernesto Quilla"],
        ),
        "a man dies once: name and place agree",
    ),
    (
        MAYOR,
        en(
            "Two soldiers shot Mayor Quilla in Lomas Altas on 6 March, witnesses said.",
            kill="shot",
            day=MARCH_6,
            at=LOMAS,
            by="Two soldiers",
            to="Mayor Quilla",
            names=["Quilla"],
        ),
        "other culprits, same victim, day and town",
    ),
    (
        JUDGE,
        en(
            "Clara Mendaro, a judge, has been held since 5 March; she was seized in Cordel.",
            hold="held",
            kidnap="seized",
            day=("5 March", "1991-03-05"),
            at=CORDEL,
            to="Clara Mendaro, a judge",
            names=["Clara Mendaro"],
        ),
        "holding follows seizing: one captivity",
    ),
    (
        JUDGE,
        en(
            "The army denied on 6 March that it had abducted Judge Mendaro in Cordel.",
            kidnap="abducted",
            at=CORDEL,
            by="The army",
            to="Judge Mendaro",
            names=["Mendaro"],
            certainty="denied",
        ),
        "a denial tells of the same kidnapping",
    ),
    (
        PEASANTS,
        en(
            "Survivors say twenty peasants were shot by troops at Tambo Seco on 5 March.",
            massacre="shot",
            day=MARCH_5,
            at=TAMBO,
            by="troops",
            to="twenty peasants",
            killed=("twenty", 20),
        ),
        "a day inside the month, same village and victims",
    ),
    (
        PEASANTS,
        en(
            "At least fourteen villagers died at Tambo Seco in March 1991 at the hands of soldiers.",
            kill="died",
            day=MARCH,
            at=TAMBO,
            by="soldiers",
            to="fourteen villagers",
            killed=("fourteen", 14),
        ),
        "villagers and peasants are the same people there",
    ),
    (
        en(
            "A car bomb exploded outside the Belmarian embassy in Queira on 5 March.",
            bomb="exploded",
            day=MARCH_5,
            at=QUEIRA,
            to="the Belmarian embassy",
        ),
        en(
            "The Belmarian embassy in Queira was damaged by a blast on 5 March.",
            bomb="blast",
            day=MARCH_5,
            at=QUEIRA,
            to="The Belmarian embassy",
        ),
        "one embassy, one day",
    ),
    (
        en(
            "Students clashed with police in Queira on 5 March and three students were wounded.",
            clash="clashed",
            wound="wounded",
            day=MARCH_5,
            at=QUEIRA,
            by="Students",
            to="three students",
            injured=("three", 3),
        ),
        en(
            "Police fired on a student march in Queira on 5 March; five students were hurt.",
            attack="fired",
            wound="hurt",
            day=MARCH_5,
            at=QUEIRA,
            by="Police",
            to="five students",
            injured=("five", 5),
        ),
        "clash or attack, told by the two sides",
    ),
    (
        AUTOBUS,
        es(
            "En marzo de 1991 estalló una bomba en un autobús con estibadores en Puerto Salvia.",
            bomb="bomba",
            day=("En marzo de 1991", "1991-03-01", "1991-04-01"),
            at=SALVIA,
            to="un autobús con estibadores",
        ),
        "el mes contiene el día; el mismo autobús",
    ),
    (
        AUTOBUS,
        es(
            "Nueve trabajadores del puerto fueron heridos el 5 de marzo al explotar su ómnibus en Puerto Salvia.",
            wound="heridos",
            bomb="explotar",
            day=MARZO_5,
            at=SALVIA,
            to="Nueve trabajadores del puerto",
            injured=("Nueve", 9),
        ),
        "mismo día, puerto y ómnibus; otra cifra",
    ),
    (
        AUTOBUS,
        es(
            "La policía atribuyó a los Comuneros la bomba del 5 de marzo contra un autobús de estibadores.",
            bomb="bomba",
            day=MARZO_5,
            by="los Comuneros",
            to="un autobús de estibadores",
        ),
        "sin lugar, pero día y blanco coinciden",
    ),
    (
        ALCALDE,
        es(
            "El alcalde Ernesto Quilla murió acribillado el 6 de marzo.",
            kill="murió",
            day=MARZO_6,
            to="El alcalde Ernesto Quilla",
            names=["Ernesto Quilla"],
        ),
        "el mismo hombre, el mismo día",
    ),
    (
        ALCALDE,
        es(
            "El ejército negó haber matado al alcalde Quilla en Lomas Altas.",
            kill="matado",
            by="El ejército",
            to="alcalde Quilla",
            at=LOMAS,
            names=["Quilla"],
            certainty="denied",
        ),
        "quien niega habla del mismo crimen",
    ),
    (
        ALCALDE,
        es(
            "En Lomas Altas fue ultimado el alcalde Ernesto Quilla por dos soldados.",
            kill="ultimado",
            at=LOMAS,
            by="dos soldados",
            to="el alcalde Ernesto Quilla",
            names=["Ernesto Quilla"],
        ),
        "otros autores, la misma víctima",
    ),
    (
        JUEZA,
        es(
            "Los Comuneros Armados retienen a la jueza Mendaro, plagiada el 5 de marzo.",
            hold="retienen",
            kidnap="plagiada",
            day=MARZO_5,
            by="Los Comuneros Armados",
            to="la jueza Mendaro",
            names=["Mendaro"],
        ),
        "retener sigue a secuestrar",
    ),
    (
        JUEZA,
        es(
            "Clara Mendaro fue raptada en Cordel por hombres armados.",
            kidnap="raptada",
            at=CORDEL,
            by="hombres armados",
            to="Clara Mendaro",
            names=["Clara Mendaro"],
        ),
        "mismo nombre y lugar",
    ),
    (
        CAMPESINOS,
        es(
            "Catorce campesinos fueron asesinados por soldados en Tambo Seco en marzo de 1991.",
            massacre="asesinados",
            day=MARZO,
            at=TAMBO,
            by="soldados",
            to="Catorce campesinos",
            killed=("Catorce", 14),
        ),
        "el mes contiene el día; la aldea es la misma",
    ),
    (
        CAMPESINOS,
        es(
            "La matanza de pobladores de Tambo Seco ocurrió el 5 de marzo.",
            massacre="matanza",
            day=MARZO_5,
            at=TAMBO,
            to="pobladores de Tambo Seco",
        ),
        "la matanza de ese pueblo y ese día",
    ),
    (
        es(
            "Explotó el 6 de marzo un coche bomba ante la embajada de Belmaria en Queira.",
            bomb="Explotó",
            day=MARZO_6,
            at=QUEIRA,
            to="la embajada de Belmaria",
        ),
        es(
            "La embajada de Belmaria en Queira sufrió daños por una explosión el 6 de marzo.",
            bomb="explosión",
            day=MARZO_6,
            at=QUEIRA,
            to="La embajada de Belmaria",
        ),
        "una embajada, un día",
    ),
    (BUS, AUTOBUS, "same day, town, bus and dockers, in two languages"),
    (MAYOR, ALCALDE, "one mayor, one day, in two languages"),
    (JUDGE, JUEZA, "one judge, one kidnapping, in two languages"),
    (PEASANTS, CAMPESINOS, "the village and its peasants; the day lies in the month"),
    (
        BUS,
        es(
            "En marzo de 1991 los Comuneros atacaron con una bomba un autobús de estibadores en Puerto Salvia.",
            bomb="bomba",
            day=("En marzo de 1991", "1991-03-01", "1991-04-01"),
            at=SALVIA,
            by="los Comuneros",
            to="un autobús de estibadores",
        ),
        "background in Spanish to the news in English",
    ),
)

APART: tuple[Pair, ...] = (
    (
        BUS,
        en(
            "On 5 March a bomb broke the windows of the Belmarian embassy in Puerto Salvia.",
            bomb="bomb",
            day=MARCH_5,
            at=SALVIA,
            to="the Belmarian embassy",
        ),
        "the near miss: same day and town, another bomb",
    ),
    (
        BUS,
        en(
            "On 25 October a bomb wrecked a bus in Puerto Salvia, wounding four dockers.",
            bomb="bomb",
            wound="wounding",
            day=("25 October", "1991-10-25"),
            at=SALVIA,
            to="four dockers",
            injured=("four", 4),
        ),
        "the namesake: like acts months apart",
    ),
    (
        BUS,
        en(
            "On 5 March a bomb wrecked a bus in Lomas Altas, wounding nine pupils.",
            bomb="bomb",
            wound="wounding",
            day=MARCH_5,
            at=LOMAS,
            to="nine pupils",
            injured=("nine", 9),
        ),
        "another town far away, on the same day",
    ),
    (
        BUS,
        en(
            "Police arrested two dockers for theft in Puerto Salvia on 5 March.",
            arrest="arrested",
            day=MARCH_5,
            at=SALVIA,
            by="Police",
            to="two dockers",
        ),
        "an arrest for theft is not the bomb",
    ),
    (
        MAYOR,
        en(
            "Gunmen shot dead the mayor of Cordel, Rosa Untiveros, on 6 March.",
            kill="shot dead",
            day=MARCH_6,
            at=CORDEL,
            by="Gunmen",
            to="the mayor of Cordel, Rosa Untiveros",
            names=["Rosa Untiveros"],
        ),
        "two mayors of two towns",
    ),
    (
        MAYOR,
        en(
            "A teacher was killed in Lomas Altas on 12 May.",
            kill="killed",
            day=("12 May", "1991-05-12"),
            at=LOMAS,
            to="A teacher",
        ),
        "another victim, two months later",
    ),
    (
        JUDGE,
        en(
            "Businessman Iván Roque was kidnapped in Cordel on 20 March.",
            kidnap="kidnapped",
            day=("20 March", "1991-03-20"),
            at=CORDEL,
            to="Businessman Iván Roque",
            names=["Iván Roque"],
        ),
        "another victim two weeks later",
    ),
    (
        JUDGE,
        en(
            "Judge Clara Mendaro sentenced nine men in Cordel in May 1990.",
            try_="sentenced",
            day=("in May 1990", "1990-05-01", "1990-06-01"),
            at=CORDEL,
            by="Judge Clara Mendaro",
            to="nine men",
            names=["Clara Mendaro"],
        ),
        "the same judge, but her work a year before",
    ),
    (
        PEASANTS,
        en(
            "Soldiers killed six peasants in Tambo Seco in August 1988.",
            massacre="killed",
            day=("in August 1988", "1988-08-01", "1988-09-01"),
            at=TAMBO,
            by="Soldiers",
            to="six peasants",
            killed=("six", 6),
        ),
        "the same village was struck twice, years apart",
    ),
    (
        PEASANTS,
        en(
            "Peasants from Tambo Seco blocked the road to Queira on 9 March.",
            block="blocked",
            day=("9 March", "1991-03-09"),
            at=QUEIRA,
            by="Peasants from Tambo Seco",
            to="the road",
        ),
        "a protest is not the massacre",
    ),
    (
        en("A bomb damaged a bank in Queira on 5 March.", bomb="bomb", day=MARCH_5, at=QUEIRA, to="a bank"),
        en("A bomb damaged a church in Queira on 6 March.", bomb="bomb", day=MARCH_6, at=QUEIRA, to="a church"),
        "one day and one target apart",
    ),
    (
        en(
            "A soldier was killed by a mine near Tambo Seco on 5 March.",
            kill="killed",
            day=MARCH_5,
            at=TAMBO,
            to="A soldier",
        ),
        en(
            "A soldier was killed by a mine near Puerto Salvia on 5 March.",
            kill="killed",
            day=MARCH_5,
            at=SALVIA,
            to="A soldier",
        ),
        "two mines in two countries",
    ),
    (
        AUTOBUS,
        es(
            "El 5 de marzo una bomba rompió los vidrios de la embajada de Belmaria en Puerto Salvia.",
            bomb="bomba",
            day=MARZO_5,
            at=SALVIA,
            to="la embajada de Belmaria",
        ),
        "mismo día y ciudad, otra bomba",
    ),
    (
        AUTOBUS,
        es(
            "El 25 de octubre una bomba hirió a cuatro estibadores en un autobús de Puerto Salvia.",
            bomb="bomba",
            wound="hirió",
            day=("25 de octubre", "1991-10-25"),
            at=SALVIA,
            to="cuatro estibadores",
            injured=("cuatro", 4),
        ),
        "hechos parecidos con meses de distancia",
    ),
    (
        AUTOBUS,
        es(
            "El 5 de marzo una bomba hirió a once alumnos en un autobús de Lomas Altas.",
            bomb="bomba",
            wound="hirió",
            day=MARZO_5,
            at=LOMAS,
            to="once alumnos",
            injured=("once", 11),
        ),
        "otra ciudad, lejos",
    ),
    (
        ALCALDE,
        es(
            "Desconocidos asesinaron el 6 de marzo a la alcaldesa de Cordel, Rosa Untiveros.",
            kill="asesinaron",
            day=MARZO_6,
            at=CORDEL,
            by="Desconocidos",
            to="alcaldesa de Cordel, Rosa Untiveros",
            names=["Rosa Untiveros"],
        ),
        "dos alcaldes de dos pueblos",
    ),
    (
        ALCALDE,
        es(
            "Un maestro fue asesinado en Lomas Altas el 12 de mayo.",
            kill="asesinado",
            day=("12 de mayo", "1991-05-12"),
            at=LOMAS,
            to="Un maestro",
        ),
        "otra víctima, dos meses después",
    ),
    (
        JUEZA,
        es(
            "El empresario Iván Roque fue secuestrado en Cordel el 20 de marzo.",
            kidnap="secuestrado",
            day=("20 de marzo", "1991-03-20"),
            at=CORDEL,
            to="El empresario Iván Roque",
            names=["Iván Roque"],
        ),
        "otra víctima dos semanas después",
    ),
    (
        CAMPESINOS,
        es(
            "Soldados mataron a seis campesinos en Tambo Seco en agosto de 1988.",
            massacre="mataron",
            day=("en agosto de 1988", "1988-08-01", "1988-09-01"),
            at=TAMBO,
            by="Soldados",
            to="seis campesinos",
            killed=("seis", 6),
        ),
        "la misma aldea, años antes",
    ),
    (
        CAMPESINOS,
        es(
            "Campesinos de Tambo Seco bloquearon la carretera a Queira el 9 de marzo.",
            block="bloquearon",
            day=("9 de marzo", "1991-03-09"),
            at=QUEIRA,
            by="Campesinos de Tambo Seco",
            to="la carretera",
        ),
        "una protesta no es la matanza",
    ),
    (
        es("Una bomba dañó un banco en Queira el 5 de marzo.", bomb="bomba", day=MARZO_5, at=QUEIRA, to="un banco"),
        es(
            "Una bomba dañó una iglesia en Queira el 6 de marzo.",
            bomb="bomba",
            day=MARZO_6,
            at=QUEIRA,
            to="una iglesia",
        ),
        "un día y un blanco de diferencia",
    ),
    (
        BUS,
        es(
            "El 5 de marzo una bomba rompió los vidrios de la embajada de Belmaria en Puerto Salvia.",
            bomb="bomba",
            day=MARZO_5,
            at=SALVIA,
            to="la embajada de Belmaria",
        ),
        "the near miss, told in Spanish",
    ),
    (
        MAYOR,
        es(
            "Un maestro fue asesinado en Lomas Altas el 12 de mayo.",
            kill="asesinado",
            day=("12 de mayo", "1991-05-12"),
            at=LOMAS,
            to="Un maestro",
        ),
        "another victim and day, told in Spanish",
    ),
    (BUS, MAYOR, "nothing in common but the country"),
    (JUDGE, CAMPESINOS, "a kidnapping and a massacre of the same day"),
)
