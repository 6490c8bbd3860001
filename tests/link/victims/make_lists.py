"""Three lists of invented people with known truth, written as three clerks would: each forgets and misspells."""

import random
from dataclasses import replace
from datetime import date, timedelta

from careo.link.victims.names import get_name_words
from careo.model import Question, VictimRecord, make_record_id

GIVEN_MEN = [
    "Juan",
    "Pedro",
    "Luis",
    "Félix",
    "Mariano",
    "Víctor",
    "Hugo",
    "Rubén",
    "Teófilo",
    "Saturnino",
    "Máximo",
    "Julián",
    "Alejandro",
    "Cirilo",
]
GIVEN_WOMEN = [
    "María",
    "Rosa",
    "Elena",
    "Juana",
    "Delfina",
    "Zenobia",
    "Marcelina",
    "Teresa",
    "Victoria",
    "Julia",
    "Alicia",
    "Irene",
    "Susana",
]
SURNAMES = [
    "Quispe",
    "Huamán",
    "Mamani",
    "Condori",
    "Flores",
    "Rojas",
    "Huarcaya",
    "Sulca",
    "Ayala",
    "Prado",
    "Vega",
    "Palomino",
    "Yauri",
    "Cárdenas",
    "Janampa",
    "Curo",
    "Tineo",
    "Gutiérrez",
    "Vásquez",
    "Jiménez",
    "Ceballos",
    "Choque",
    "Auqui",
    "Lapa",
    "Tacuri",
    "Inga",
    "Pariona",
    "Baldeón",
    "Taipe",
    "Barzola",
    "Medina",
    "Soto",
]
PLACES = ("Totos", "Chuschi", "Sacsa", "Quispillacta", "Paras", "Vinchos", "Accomarca", "Cayara")
SHORT = {
    "Juan": "Juancho",
    "Luis": "Lucho",
    "Alejandro": "Alex",
    "Teresa": "Tere",
    "Victoria": "Vicky",
    "Rosa": "Rosita",
}
SPELLED = (
    ("v", "b"),
    ("z", "s"),
    ("ll", "y"),
    ("qu", "k"),
    ("hu", "gu"),
    ("j", "g"),
    ("á", "a"),
    ("é", "e"),
    ("í", "i"),
)
HARMS = (Question.KILLED, Question.MISSING, Question.DETAINED)


def make_lists(people: int, seed: int) -> tuple[list[VictimRecord], dict[str, int]]:
    """The records of three lists, and which person each is; many come in families."""
    rng = random.Random(seed)
    truth: dict[str, int] = {}
    records = []
    for number, person in enumerate(_population(people, rng)):
        for name in ("list A", "list B", "list C"):
            if rng.random() < 0.55:
                one = _clerk(person, name, number, rng)
                truth[one.id] = number
                records.append(one)
    rng.shuffle(records)
    return records, truth


def _population(people: int, rng: random.Random) -> list[VictimRecord]:
    made: list[VictimRecord] = []
    while len(made) < people:
        surnames = " ".join(rng.sample(SURNAMES, 2))
        place, day = rng.choice(PLACES), date(1983, 1, 1) + timedelta(days=rng.randrange(700))
        free = {"men": rng.sample(GIVEN_MEN, 9), "women": rng.sample(GIVEN_WOMEN, 9)}
        for _ in range(rng.choice((1, 1, 1, 2, 3))):  # brothers and sisters never share a name
            names = free[rng.choice(("men", "women"))]
            given = " ".join(names.pop() for _ in range(rng.choice((1, 2))))
            born = day.year - rng.randrange(8, 75)
            name = f"{given} {surnames}"
            harm = rng.choice(HARMS)
            made.append(VictimRecord("", "", "", name, given, surnames, (), born, born, place, day, day, harm))
    return made[:people]


def _clerk(person: VictimRecord, holder: str, number: int, rng: random.Random) -> VictimRecord:
    given, surnames = person.given.split(), person.surnames.split()
    if rng.random() < 0.15 and len(given) > 1:
        given = given[:1] if rng.random() < 0.6 else [given[0], f"{given[1][0]}."]
    if rng.random() < 0.08:
        given = [SHORT.get(given[0], given[0]), *given[1:]]
    if rng.random() < 0.12:
        surnames = surnames[:1]
    given, surnames = ([_spelled(word, rng) for word in words] for words in (given, surnames))
    name = f"{' '.join(surnames).upper()}, {' '.join(given)}" if rng.random() < 0.4 else " ".join([*given, *surnames])
    one = VictimRecord(make_record_id(holder, number), holder, holder, name, harm=person.harm, row=number)
    if rng.random() < 0.75 and person.born_from is not None:
        year = person.born_from + rng.choice((0, 0, 0, 1, -1, 2, -2))
        one = replace(one, born_from=year - 1, born_to=year)
    if rng.random() < 0.9:
        one = replace(one, place=person.place if rng.random() < 0.7 else f"{person.place}, Ayacucho")
    if rng.random() < 0.85 and person.earliest:
        day = person.earliest + timedelta(days=rng.choice((0, 0, 0, 0, 1, -1, 3)))
        one = replace(one, earliest=day, latest=day)
    return one


def _spelled(word: str, rng: random.Random) -> str:
    if rng.random() < 0.2:
        old, new = rng.choice(SPELLED)
        return word.replace(old, new)
    if rng.random() < 0.03 and len(word) > 5 and word.lower() not in get_name_words().given:
        at = rng.randrange(2, len(word) - 1)
        return word[:at] + word[at + 1 :]
    return word
