"""More pairs of accounts, act by act: what is told twice, and what only looks like it. Places and people are invented.

`TOLD_TWICE` and `ALIKE` are read by `test_pairs.py`, as those of `pairs.py` are: left, right, the reason of a person.
"""

from __future__ import annotations

from tests.link.pairs import CORDEL, LOMAS, QUEIRA, SALVIA, TAMBO, Pair, en, es

HONDA = ("Caleta Honda", -11.2, -77.9)
GRANDE = ("Pozo Grande", -8.1, -74.2)
TELMO = ("San Telmo", -12.4, -76.9)


def may(day: int) -> tuple[str, str]:
    """A day of May 1990 in English."""
    return f"{day} May", f"1990-05-{day:02}"


def mayo(day: int) -> tuple[str, str]:
    """A day of May 1990 in Spanish."""
    return f"{day} de mayo", f"1990-05-{day:02}"


FERRY_EN = en(
    "Gunmen boarded the ferry off Caleta Honda on 3 May and seized Abel Farah.",
    kidnap="seized",
    day=may(3),
    at=HONDA,
    by="Gunmen",
    to="Abel Farah",
    names=["Abel Farah"],
)
FERRY_TOO = en(
    "The merchant Abel Farah was abducted from a ferry near Caleta Honda on 3 May.",
    kidnap="abducted",
    day=may(3),
    at=HONDA,
    to="The merchant Abel Farah",
    names=["Abel Farah"],
)
FERRY_ES = es(
    "El comerciante Abel Farah fue secuestrado el 3 de mayo en un transbordador en Caleta Honda.",
    kidnap="secuestrado",
    day=mayo(3),
    at=HONDA,
    to="El comerciante Abel Farah",
    names=["Abel Farah"],
)
FERRY_WEEK = es(
    "Hombres armados se llevaron a Abel Farah en Caleta Honda el 3 de mayo.",
    kidnap="se llevaron",
    day=mayo(3),
    at=HONDA,
    by="Hombres armados",
    to="Abel Farah",
    names=["Abel Farah"],
)
FERRY_SON = en(
    "Omar Farah was kidnapped in Queira on 28 May.",
    kidnap="kidnapped",
    day=may(28),
    at=QUEIRA,
    to="Omar Farah",
    names=["Omar Farah"],
)
FERRY_BOMB = en("A bomb sank a ferry in Puerto Salvia on 19 May.", bomb="bomb", day=may(19), at=SALVIA, to="a ferry")

MINE_EN = en(
    "A mine killed the driver Anselmo Cusi near Lomas Altas on 25 May.",
    kill="killed",
    day=may(25),
    at=LOMAS,
    to="the driver Anselmo Cusi",
    names=["Anselmo Cusi"],
)
MINE_TOO = en(
    "Bus driver Anselmo Cusi died on 25 May when a mine went off near Lomas Altas.",
    kill="died",
    day=may(25),
    at=LOMAS,
    to="Bus driver Anselmo Cusi",
    names=["Anselmo Cusi"],
)
MINE_ES = es(
    "El conductor Anselmo Cusi murió el 25 de mayo por una mina en Lomas Altas.",
    kill="murió",
    day=mayo(25),
    at=LOMAS,
    to="El conductor Anselmo Cusi",
    names=["Anselmo Cusi"],
)
MINE_SOLDIER = en(
    "A mine killed the soldier Wilmer Apaza near Tambo Seco on 2 May.",
    kill="killed",
    day=may(2),
    at=TAMBO,
    to="the soldier Wilmer Apaza",
    names=["Wilmer Apaza"],
)
MINE_SOLDADO = es(
    "El soldado Wilmer Apaza murió el 2 de mayo por una mina en Tambo Seco.",
    kill="murió",
    day=mayo(2),
    at=TAMBO,
    to="El soldado Wilmer Apaza",
    names=["Wilmer Apaza"],
)
MINE_SOLDIER_TOO = en(
    "The conscript Wilmer Apaza was killed by a mine in Tambo Seco on 2 May.",
    kill="killed",
    day=may(2),
    at=TAMBO,
    to="The conscript Wilmer Apaza",
    names=["Wilmer Apaza"],
)

JAIL_EN = en(
    "Nine inmates were killed in the jail of San Telmo on 11 May.",
    kill="killed",
    day=may(11),
    at=TELMO,
    to="Nine inmates",
    killed=("Nine", 9),
)
JAIL_TOO = en(
    "Eleven prisoners died in the San Telmo jail on 11 May.",
    kill="died",
    day=may(11),
    at=TELMO,
    to="Eleven prisoners",
    killed=("Eleven", 11),
)
JAIL_ES = es(
    "Diez presos murieron el 11 de mayo en la cárcel de San Telmo.",
    kill="murieron",
    day=mayo(11),
    at=TELMO,
    to="Diez presos",
    killed=("Diez", 10),
)
JAIL_OTHER = es(
    "Dos presos murieron el 30 de mayo en la cárcel de Queira.",
    kill="murieron",
    day=mayo(30),
    at=QUEIRA,
    to="Dos presos",
    killed=("Dos", 2),
)
JAIL_BREAK = en(
    "Rebels freed two prisoners in Pozo Grande on 20 May.",
    free_by_force="freed",
    day=may(20),
    at=GRANDE,
    by="Rebels",
    to="two prisoners",
)

EXILE_EN = en(
    "Father Damián Oruro was expelled to Belmaria on 21 May from San Telmo.",
    expel="expelled",
    day=may(21),
    at=TELMO,
    to="Father Damián Oruro",
    names=["Damián Oruro"],
)
EXILE_ES = es(
    "El padre Damián Oruro fue expulsado de San Telmo el 21 de mayo.",
    expel="expulsado",
    day=mayo(21),
    at=TELMO,
    to="El padre Damián Oruro",
    names=["Damián Oruro"],
)
EXILE_TOO = en(
    "The priest Damián Oruro was put aboard a plane in San Telmo on 21 May and expelled.",
    expel="expelled",
    day=may(21),
    at=TELMO,
    to="The priest Damián Oruro",
    names=["Damián Oruro"],
)
EXILE_NUN = es(
    "La hermana Agnes Falk fue expulsada de Queira el 6 de mayo.",
    expel="expulsada",
    day=mayo(6),
    at=QUEIRA,
    to="La hermana Agnes Falk",
    names=["Agnes Falk"],
)

PIPE_EN = en(
    "The pipeline at Pozo Grande was blown up on 17 May by the Frente Alba.",
    bomb="blown up",
    day=may(17),
    at=GRANDE,
    by="the Frente Alba",
    to="The pipeline",
)
PIPE_ES = es(
    "El Frente Alba voló el oleoducto de Pozo Grande el 17 de mayo.",
    bomb="voló",
    day=mayo(17),
    at=GRANDE,
    by="El Frente Alba",
    to="el oleoducto",
)
PIPE_TOO = es(
    "El oleoducto fue dinamitado el 17 de mayo en Pozo Grande.",
    bomb="dinamitado",
    day=mayo(17),
    at=GRANDE,
    to="El oleoducto",
)
PIPE_FIRST = en(
    "The Frente Alba blew up the pipeline at Pozo Grande on 2 February.",
    bomb="blew up",
    day=("2 February", "1990-02-02"),
    at=GRANDE,
    by="The Frente Alba",
    to="the pipeline",
)
PIPE_FIRST_ES = es(
    "El 2 de febrero el Frente Alba voló el oleoducto en Pozo Grande.",
    bomb="voló",
    day=("2 de febrero", "1990-02-02"),
    at=GRANDE,
    by="el Frente Alba",
    to="el oleoducto",
)

POST_EN = en(
    "Ninety men attacked the police post of Tambo Seco on 13 May, killing five policemen.",
    attack="attacked",
    kill="killing",
    day=may(13),
    at=TAMBO,
    by="Ninety men",
    to="five policemen",
    killed=("five", 5),
)
POST_ES = es(
    "Una columna atacó el puesto policial de Tambo Seco el 13 de mayo y mató a siete policías.",
    attack="atacó",
    kill="mató",
    day=mayo(13),
    at=TAMBO,
    by="Una columna",
    to="siete policías",
    killed=("siete", 7),
)
POST_TOO = en(
    "Rebels attacked policemen in Tambo Seco on 13 May; five policemen were killed.",
    attack="attacked",
    kill="killed",
    day=may(13),
    at=TAMBO,
    by="Rebels",
    to="policemen",
    killed=("five", 5),
)
POST_CORDEL = en(
    "Rebels attacked the bank of Cordel on 14 May.",
    attack="attacked",
    day=may(14),
    at=CORDEL,
    by="Rebels",
    to="the bank",
)
POST_CORDEL_ES = es(
    "Rebeldes atacaron el banco de Cordel el 14 de mayo.",
    attack="atacaron",
    day=mayo(14),
    at=CORDEL,
    by="Rebeldes",
    to="el banco",
)

WEDDING_EN = en(
    "Police shot into a wedding in Caleta Honda on 5 May and wounded thirteen guests.",
    wound="wounded",
    day=may(5),
    at=HONDA,
    by="Police",
    to="thirteen guests",
    injured=("thirteen", 13),
)
WEDDING_ES = es(
    "La policía hirió a trece invitados en una boda de Caleta Honda el 5 de mayo.",
    wound="hirió",
    day=mayo(5),
    at=HONDA,
    by="La policía",
    to="trece invitados",
    injured=("trece", 13),
)
WEDDING_TOO = en(
    "Guests of a wedding in Caleta Honda were wounded by police on 5 May.",
    wound="wounded",
    day=may(5),
    at=HONDA,
    by="police",
    to="Guests of a wedding",
)
WEDDING_OTHER = es(
    "Un camionero hirió a dos pescadores en Puerto Salvia el 27 de mayo.",
    wound="hirió",
    day=mayo(27),
    at=SALVIA,
    by="Un camionero",
    to="dos pescadores",
    injured=("dos", 2),
)

UNION_EN = en(
    "Union leader Delfina Arrieta was found stabbed to death in San Telmo on 1 May.",
    kill="stabbed to death",
    day=may(1),
    at=TELMO,
    to="Union leader Delfina Arrieta",
    names=["Delfina Arrieta"],
)
UNION_ES = es(
    "La dirigente sindical Delfina Arrieta fue asesinada en San Telmo el 1 de mayo.",
    kill="asesinada",
    day=mayo(1),
    at=TELMO,
    to="La dirigente sindical Delfina Arrieta",
    names=["Delfina Arrieta"],
)
UNION_TOO = en(
    "Delfina Arrieta was murdered in San Telmo on 1 May.",
    kill="murdered",
    day=may(1),
    at=TELMO,
    to="Delfina Arrieta",
    names=["Delfina Arrieta"],
)
UNION_ARREST = es(
    "La policía detuvo a Delfina Arrieta en Queira el 9 de enero.",
    arrest="detuvo",
    day=("9 de enero", "1990-01-09"),
    at=QUEIRA,
    by="La policía",
    to="Delfina Arrieta",
    names=["Delfina Arrieta"],
)
UNION_OTHER = en(
    "Union leader Zenón Ticona was beaten to death in Cordel on 23 May.",
    kill="beaten to death",
    day=may(23),
    at=CORDEL,
    to="Union leader Zenón Ticona",
    names=["Zenón Ticona"],
)
UNION_OTHER_ES = es(
    "El sindicalista Zenón Ticona fue muerto a golpes en Cordel el 23 de mayo.",
    kill="muerto a golpes",
    day=mayo(23),
    at=CORDEL,
    to="El sindicalista Zenón Ticona",
    names=["Zenón Ticona"],
)

RADIO_EN = en(
    "Soldiers arrested the announcer Porfirio Landa in Cordel on 24 May.",
    arrest="arrested",
    day=may(24),
    at=CORDEL,
    by="Soldiers",
    to="the announcer Porfirio Landa",
    names=["Porfirio Landa"],
)
RADIO_ES = es(
    "Soldados detuvieron al locutor Porfirio Landa en Cordel el 24 de mayo.",
    arrest="detuvieron",
    day=mayo(24),
    at=CORDEL,
    by="Soldados",
    to="locutor Porfirio Landa",
    names=["Porfirio Landa"],
)
RADIO_TOO = en(
    "Porfirio Landa was taken by soldiers in Cordel on 24 May.",
    arrest="taken",
    day=may(24),
    at=CORDEL,
    by="soldiers",
    to="Porfirio Landa",
    names=["Porfirio Landa"],
)
RADIO_OTHER = en(
    "Soldiers arrested the reporter Nadia Ferreyra in San Telmo on 14 May.",
    arrest="arrested",
    day=may(14),
    at=TELMO,
    by="Soldiers",
    to="the reporter Nadia Ferreyra",
    names=["Nadia Ferreyra"],
)
RADIO_OTHER_ES = es(
    "Soldados detuvieron a la reportera Nadia Ferreyra en San Telmo el 14 de mayo.",
    arrest="detuvieron",
    day=mayo(14),
    at=TELMO,
    by="Soldados",
    to="la reportera Nadia Ferreyra",
    names=["Nadia Ferreyra"],
)

HOUSE_EN = en(
    "Dynamite was thrown at the house of deputy Vilma Cárdenas in San Telmo on 8 May.",
    bomb="Dynamite",
    day=may(8),
    at=TELMO,
    to="the house of deputy Vilma Cárdenas",
    names=["Vilma Cárdenas"],
)
HOUSE_ES = es(
    "La casa de la diputada Vilma Cárdenas fue dinamitada en San Telmo el 8 de mayo.",
    bomb="dinamitada",
    day=mayo(8),
    at=TELMO,
    to="La casa de la diputada Vilma Cárdenas",
    names=["Vilma Cárdenas"],
)
HOUSE_TOO = es(
    "Desconocidos atacaron con dinamita la casa de Vilma Cárdenas el 8 de mayo en San Telmo.",
    bomb="atacaron",
    day=mayo(8),
    at=TELMO,
    by="Desconocidos",
    to="la casa de Vilma Cárdenas",
    names=["Vilma Cárdenas"],
)
HOUSE_SHIP = en("A bomb damaged a vessel in Caleta Honda on 16 May.", bomb="bomb", day=may(16), at=HONDA, to="a vessel")

STRIKE_EN = en(
    "Dockers blocked the road to Puerto Salvia on 2 May.",
    block="blocked",
    day=may(2),
    at=SALVIA,
    by="Dockers",
    to="the road",
)
STRIKE_ES = es(
    "Los estibadores bloquearon el 2 de mayo la carretera a Puerto Salvia.",
    block="bloquearon",
    day=mayo(2),
    at=SALVIA,
    by="Los estibadores",
    to="la carretera",
)
STRIKE_TOO = en(
    "The road to Puerto Salvia was blocked by dockers on 2 May.",
    block="blocked",
    day=may(2),
    at=SALVIA,
    by="dockers",
    to="The road",
)

TOLD_TWICE: tuple[Pair, ...] = (
    (FERRY_EN, FERRY_TOO, "one merchant, one ferry, one day"),
    (FERRY_EN, FERRY_ES, "the same merchant taken, told in Spanish"),
    (FERRY_TOO, FERRY_ES, "abducted and secuestrado: the same man on the same day"),
    (FERRY_EN, FERRY_WEEK, "nobody is taken twice on one day"),
    (FERRY_TOO, FERRY_WEEK, "the name and the day are enough, though the ferry is not told"),
    (FERRY_ES, FERRY_WEEK, "la misma víctima el mismo día, con y sin barco"),
    (MINE_EN, MINE_TOO, "one driver killed by one mine"),
    (MINE_EN, MINE_ES, "the driver's name in both languages"),
    (MINE_TOO, MINE_ES, "the same death, the bus told only once"),
    (MINE_SOLDIER, MINE_SOLDADO, "the same soldier in both languages"),
    (MINE_SOLDIER, MINE_SOLDIER_TOO, "a soldier and a conscript of one name"),
    (MINE_SOLDADO, MINE_SOLDIER_TOO, "el soldado is the conscript"),
    (JAIL_EN, JAIL_TOO, "nine or eleven dead: tolls differ, the jail and the day do not"),
    (JAIL_EN, JAIL_ES, "nueve o diez: the same jail and day"),
    (JAIL_TOO, JAIL_ES, "eleven or ten: the same jail and day"),
    (EXILE_EN, EXILE_ES, "one priest is expelled once"),
    (EXILE_EN, EXILE_TOO, "the plane is told only once"),
    (EXILE_ES, EXILE_TOO, "the same priest, told in both languages"),
    (PIPE_EN, PIPE_ES, "the same pipe, day and front"),
    (PIPE_EN, PIPE_TOO, "the second names nobody, but the pipe and the day are the same"),
    (PIPE_ES, PIPE_TOO, "con autor y sin autor, el mismo oleoducto"),
    (PIPE_FIRST, PIPE_FIRST_ES, "the first blow in both languages"),
    (POST_EN, POST_ES, "five or seven policemen of one post"),
    (POST_EN, POST_TOO, "the same policemen killed in the same village"),
    (POST_ES, POST_TOO, "the column are the rebels"),
    (POST_CORDEL, POST_CORDEL_ES, "the same bank on the same day"),
    (WEDDING_EN, WEDDING_ES, "a wedding shot at by police"),
    (WEDDING_EN, WEDDING_TOO, "the same wedding, guests not counted"),
    (WEDDING_ES, WEDDING_TOO, "la misma boda en otra lengua"),
    (UNION_EN, UNION_ES, "nobody is murdered twice"),
    (UNION_EN, UNION_TOO, "stabbed and murdered: the same woman"),
    (UNION_ES, UNION_TOO, "la misma víctima, con y sin cargo"),
    (UNION_OTHER, UNION_OTHER_ES, "the same shoemaker beaten to death"),
    (RADIO_EN, RADIO_ES, "the same announcer arrested"),
    (RADIO_EN, RADIO_TOO, "arrested and taken by soldiers"),
    (RADIO_ES, RADIO_TOO, "detenido and taken: one man, one day"),
    (RADIO_OTHER, RADIO_OTHER_ES, "the same reporter in both languages"),
    (HOUSE_EN, HOUSE_ES, "the deputy's house, dynamited once"),
    (HOUSE_EN, HOUSE_TOO, "thrown and atacaron: one charge"),
    (HOUSE_ES, HOUSE_TOO, "la misma casa el mismo día"),
    (STRIKE_EN, STRIKE_ES, "the same blockade of the same dockers"),
    (STRIKE_EN, STRIKE_TOO, "told from the side of the road"),
    (STRIKE_ES, STRIKE_TOO, "el mismo bloqueo en inglés"),
)

ALIKE: tuple[Pair, ...] = (
    (FERRY_EN, FERRY_SON, "the father on the sea, the son weeks later in another town"),
    (FERRY_ES, FERRY_SON, "padre e hijo, dos secuestros"),
    (FERRY_EN, FERRY_BOMB, "a man taken from a ferry and a ferry sunk elsewhere"),
    (FERRY_WEEK, FERRY_BOMB, "a kidnapping and a bomb"),
    (FERRY_TOO, UNION_EN, "a merchant taken and a union leader killed"),
    (MINE_EN, MINE_SOLDIER, "two mines, two men, three weeks apart"),
    (MINE_EN, MINE_SOLDADO, "a driver and a soldier, far apart"),
    (MINE_ES, MINE_SOLDADO, "dos minas, dos muertos"),
    (MINE_ES, MINE_SOLDIER_TOO, "two mines, told in two languages"),
    (MINE_TOO, UNION_OTHER, "a mine on the road and a beating in town"),
    (JAIL_EN, JAIL_OTHER, "two jails, three weeks apart"),
    (JAIL_ES, JAIL_OTHER, "dos cárceles distintas"),
    (JAIL_TOO, JAIL_BREAK, "deaths in a jail and a jailbreak far away"),
    (JAIL_OTHER, JAIL_BREAK, "deaths are no liberation"),
    (EXILE_EN, EXILE_NUN, "a priest and a nun, two weeks apart"),
    (EXILE_ES, EXILE_NUN, "dos expulsados de dos ciudades"),
    (EXILE_TOO, EXILE_NUN, "two people of the church, two expulsions"),
    (PIPE_EN, PIPE_FIRST, "the pipe is struck again three months later"),
    (PIPE_ES, PIPE_FIRST, "el segundo golpe no es el primero"),
    (PIPE_ES, PIPE_FIRST_ES, "el mismo oleoducto en febrero y en mayo"),
    (PIPE_EN, PIPE_FIRST_ES, "the same front and pipe, three months apart"),
    (PIPE_TOO, PIPE_FIRST, "the same pipe in another month"),
    (POST_EN, POST_CORDEL, "a police post and a bank far away, one day apart"),
    (POST_ES, POST_CORDEL, "el puesto y el banco"),
    (POST_TOO, POST_CORDEL_ES, "policemen in one village, a bank in another town"),
    (POST_EN, MINE_SOLDIER, "one village, eleven days and another kind of dead"),
    (WEDDING_EN, WEDDING_OTHER, "a wedding and a quarrel of fishermen"),
    (WEDDING_ES, WEDDING_OTHER, "una boda y una pelea"),
    (WEDDING_TOO, HOUSE_SHIP, "shots at a wedding and a bomb on a vessel"),
    (UNION_EN, UNION_ARREST, "the same woman, arrested months before she was killed"),
    (UNION_ES, UNION_ARREST, "una detención de enero no es la muerte de mayo"),
    (UNION_EN, UNION_OTHER, "two union leaders, two towns, three weeks apart"),
    (UNION_ES, UNION_OTHER_ES, "dos sindicalistas muertos en dos ciudades"),
    (UNION_TOO, UNION_OTHER, "two names, two towns"),
    (UNION_TOO, UNION_OTHER_ES, "two murders of May"),
    (RADIO_EN, RADIO_OTHER, "an announcer and a reporter, ten days apart"),
    (RADIO_ES, RADIO_OTHER_ES, "dos periodistas, dos ciudades"),
    (RADIO_TOO, RADIO_OTHER, "two arrests by soldiers in two towns"),
    (RADIO_EN, RADIO_OTHER_ES, "two journalists in two towns"),
    (HOUSE_EN, HOUSE_SHIP, "a house and a vessel in two towns"),
    (HOUSE_ES, HOUSE_SHIP, "una casa no es un barco"),
    (HOUSE_TOO, FERRY_BOMB, "a house and a ferry, eleven days apart"),
    (HOUSE_EN, PIPE_EN, "a house in town and a pipe in the forest"),
    (HOUSE_ES, PIPE_ES, "dinamita contra una casa, dinamita contra un oleoducto"),
    (STRIKE_EN, MINE_SOLDIER, "a blockade and a mine of the same day, far apart"),
    (STRIKE_ES, MINE_SOLDADO, "un bloqueo y una mina del mismo día"),
    (STRIKE_EN, FERRY_EN, "a blockade and a kidnapping of the next day"),
    (STRIKE_TOO, FERRY_BOMB, "a blockade and a bomb two weeks later in one port"),
    (STRIKE_ES, WEDDING_OTHER, "un bloqueo y una pelea, semanas después"),
    (POST_CORDEL, RADIO_EN, "a bank attacked and an announcer arrested ten days later"),
    (POST_CORDEL_ES, UNION_OTHER_ES, "un banco atacado y un muerto a golpes"),
    (JAIL_EN, EXILE_EN, "dead in a jail and a priest expelled, ten days apart in one town"),
    (JAIL_ES, UNION_ES, "presos muertos y una dirigente muerta diez días antes"),
    (HOUSE_EN, JAIL_EN, "a deputy's house and a jail, three days apart in one town"),
)
