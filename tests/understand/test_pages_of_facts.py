"""What reports of facts tell: scenes by who came, cases counted, bombs made harmless, times that go back."""

from __future__ import annotations

import pytest

from careo.model import Event, Modality, RoleName
from careo.understand import understand
from tests.make import make_document

PATROL = (
    "On 7 August 1990 a patrol of some twenty soldiers entered Ayacucho. According to survivors the soldiers gathered "
    "the villagers in the school and took away five men."
)
HOODED = (
    "El 7 de agosto de 1990 unos cuarenta hombres encapuchados ingresaron al caserío de Santa Rita. Los pobladores "
    "relatan que los encapuchados sacaron de sus casas a nueve personas, entre ellas un menor de 14 años."
)
DAYS_EARLIER = (
    "On 22 June 1988 soldiers killed three women in Ayacucho. Days earlier, rebels had ambushed a patrol. Villagers "
    "say the massacre was a reprisal."
)
DIAS_ANTES = (
    "El 22 de junio de 1988 los soldados mataron a tres mujeres en Ayacucho. Días antes, los rebeldes habían emboscado "
    "a una patrulla. Los vecinos dicen que la matanza fue una represalia."
)
DENIED_TODAY = (
    "The Army denied today that its men had crossed into Ecuador and said that the two soldiers were kidnapped inside "
    "Peruvian territory."
)
NEGADO_HOY = (
    "El Ejército negó hoy que sus hombres cruzaran a Ecuador y dijo que los dos soldados fueron secuestrados en "
    "territorio peruano."
)
SUSPECTED = (
    "Rebels attacked a post. The peasant patrol beat to death a man whom they suspected of feeding the guerrillas."
)


def events(text: str, lang: str) -> tuple[Event, ...]:
    (reading,) = understand([make_document(text, lang=lang)])
    return reading.events


def names(event: Event, role: RoleName) -> list[str]:
    return [one.name for one in event.roles if one.role is role]


@pytest.mark.parametrize(
    ("lang", "text", "act", "where"),
    [
        ("en", PATROL, "arrest", "Ayacucho"),
        ("es", HOODED, "kidnap", "Santa Rita"),
        ("es", "El 7 de agosto de 1990 hombres enmascarados llegaron a Ayacucho. Dos maestros murieron.", "kill",
         "Ayacucho"),
    ],
)  # fmt: skip
def test_scenes_by_the_name_of_who_came(lang, text, act, where):
    event = next(one for one in events(text, lang) if one.act == act)
    assert event.when is not None
    assert event.when.timex.startswith("1990-08-07")
    assert event.where is not None
    assert event.where.name == where


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "On 7 August 1990 visitors entered Ayacucho. The soldiers took away five men."),
        ("es", "El 7 de agosto de 1990 unos turistas llegaron a Ayacucho. Los soldados se llevaron a cinco hombres."),
    ],
)
def test_who_did_not_come_did_it_at_no_told_time(lang, text):
    assert events(text, lang)[-1].when is None


def test_a_name_behind_the_hamlet_of_is_a_place():
    text = "Informe de Santa Rita. Los soldados entraron al caserío de Santa Rita y mataron a dos campesinos."
    (reading,) = understand([make_document(text, lang="es")])
    assert {mention.kind.value for mention in reading.mentions if mention.name == "Santa Rita"} == {"place"}


@pytest.mark.parametrize(
    ("lang", "text", "act", "counts"),
    [
        ("en", "The committee registered 14 cases of enforced disappearance.", "disappear", [14]),
        ("en", "There were three cases of murder in May.", "kill", [3]),
        ("es", "El comité registró 14 casos de desaparición forzada.", "disappear", [14]),
    ],
)
def test_cases_are_counted_and_done(lang, text, act, counts):
    event = next(one for one in events(text, lang) if one.act == act)
    assert (event.modality, event.generic) == (Modality.ACTUAL, False)
    assert [count.quantity.low for count in event.counts] == counts


@pytest.mark.parametrize(
    ("lang", "text", "act", "modality"),
    [
        ("en", "Police registered a case of murder against him.", "kill", Modality.HYPOTHETICAL),
        ("en", "Warrants for the arrest of two officers were issued.", "arrest", Modality.HYPOTHETICAL),
        ("en", "A bomb that had been left in a suitcase was defused by the police.", "bomb", Modality.ATTEMPTED),
        ("es", "El atentado fue desmontado por la policía.", "attack", Modality.ATTEMPTED),
    ],
)
def test_papers_and_foiled_bombs(lang, text, act, modality):
    assert [one.modality for one in events(text, lang) if one.act == act] == [modality]


@pytest.mark.parametrize(
    ("lang", "text", "people"),
    [
        ("es", "A las otras seis se las llevaron en dirección al río.", ["otras seis"]),
        ("es", "El río se llevó a dos niños.", None),
        ("en", "The other six were taken away to the river.", ["other six"]),
        ("en", "The river took two children away.", None),
        ("es", "Uno de ellos, Mauro Huamán, fue secuestrado.", ["Mauro Huamán"]),
        ("es", "Una columna secuestró a una maestra a pocos kilómetros del pueblo.", ["maestra"]),
    ],
)
def test_whom_it_befell(lang, text, people):
    found = [names(one, RoleName.PATIENT) for one in events(text, lang) if one.act in {"kidnap", "arrest"}]
    assert found == ([people] if people else [])


@pytest.mark.parametrize(("lang", "text"), [("en", DAYS_EARLIER), ("es", DIAS_ANTES)])
def test_what_was_days_before_is_background(lang, text):
    kill, ambush, massacre = (
        next(one for one in events(text, lang) if one.act == act) for act in ("kill", "attack", "massacre")
    )
    assert ambush.background
    assert not massacre.background
    assert massacre.episode == kill.episode != ambush.episode


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Gunmen shot a teacher on 3 May. With this murder the number of teachers killed since 1985 is 40."),
        ("es", "El 3 de mayo de 1991 mataron a un maestro. Con este asesinato son 40 los maestros muertos desde 1985."),
    ],
)  # fmt: skip
def test_what_was_since_a_year_lends_nothing(lang, text):
    since = [one for one in events(text, lang) if one.when is not None and one.when.timex == "1985"]
    assert len({one.episode for one in since} & {events(text, lang)[0].episode}) == 0
    assert all(one.when is None or one.when.timex != "1985" for one in events(text, lang)[:2])


@pytest.mark.parametrize(
    ("lang", "text", "same"),
    [
        ("en", "On 3 May 1991 soldiers shot three women. The other six were taken away.", True),
        ("es", "El 3 de mayo de 1991 los soldados mataron a tres mujeres. A las otras seis se las llevaron.", True),
    ],
)
def test_the_rest_of_a_group(lang, text, same):
    told = events(text, lang)
    assert (told[0].episode == told[-1].episode) is same


def test_a_body_below_whose_deed_they_are_meant():
    event = next(one for one in events(SUSPECTED, "en") if one.act == "accuse")
    assert names(event, RoleName.AGENT) == ["peasant patrol"]


def test_a_day_counted_from_a_day_is_a_time():
    text = "Fue detenido el 2 de julio de 1988; fue puesto en libertad cuatro días después."
    release = next(one for one in events(text, "es") if one.act == "release")
    assert release.when is not None
    assert str(release.when.earliest)[:10] == "1988-07-06"
    later = events("En 1982 atacaron el puesto. Dos semanas después fue asesinado el gobernador.", "es")
    assert all(one.when is None or one.when.timex == "1982" for one in later if one.act == "kill")


@pytest.mark.parametrize(
    ("lang", "text", "doers", "people"),
    [
        ("en", "A mine exploded, injuring at least eight of the passengers, four of them seriously.", [],
         ["at least eight of the passengers"]),
        ("es", "Una mina explotó e hirió a ocho pasajeros, cuatro de ellos de gravedad.", [], ["ocho pasajeros"]),
    ],
)  # fmt: skip
def test_an_afterthought_did_nothing(lang, text, doers, people):
    event = next(one for one in events(text, lang) if one.act == "wound")
    assert names(event, RoleName.AGENT) == doers
    assert names(event, RoleName.PATIENT) == people


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "en",
            "Rebels burned a bridge. In another incident, a mine exploded, killing the driver and injuring two.",
        ),
        (
            "es",
            "Los rebeldes quemaron un puente. En otro hecho, una mina explotó en Ayora, mató al chofer e hirió a dos.",
        ),
    ],
)
def test_another_incident_is_one(lang, text):
    first, *rest = events(text, lang)
    assert len({one.episode for one in rest}) == 1
    assert first.episode != rest[0].episode


@pytest.mark.parametrize(
    ("lang", "text", "act"),
    [
        ("en", DENIED_TODAY, "kidnap"),
        ("es", NEGADO_HOY, "kidnap"),
    ],
)  # fmt: skip
def test_the_day_of_a_denial_is_no_day_of_the_deed(lang, text, act):
    event = next(one for one in events(text, lang) if one.act == act)
    assert event.when is None
    assert event.where is None


def test_what_others_had_done_the_day_before_is_apart():
    text = (
        "On 20 June 1988 a patrol fired at a house and wounded a woman. The government charged that the soldiers were "
        "leading a group of rebels who had murdered two teachers on 19 June 1988."
    )
    shot, *_, murder = events(text, "en")
    assert murder.background
    assert murder.episode != shot.episode


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("The gunmen who seized it demanded a ransom.", []),
        ("Gunmen seized nine students and a lecturer.", ["nine students", "lecturer"]),
        ("They seized him in his house.", []),
        ("Rebels seized the town.", []),
    ],
)
def test_only_people_are_seized_so(text, people):
    found = [names(one, RoleName.PATIENT) for one in events(text, "en") if one.act == "kidnap"]
    assert [one for role in found for one in role] == people
    assert ("him" in text) is (found == [[]])
