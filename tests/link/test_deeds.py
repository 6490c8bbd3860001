"""Much-told deeds: which names tell of one, who speaks of it, and what stands apart. Names and places are invented."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from careo.link import link
from careo.link.accounts import make_accounts
from careo.link.cluster import join_accounts
from careo.link.deeds import LEAST_KNOWN, find_deeds
from careo.link.judged import Constraints
from careo.link.struck import Struck, find_kind
from careo.model import MentionKind, Modality, RoleName, Verdict
from tests.link.make_accounts import Told, tell
from tests.link.make_judgements import judge
from tests.make import make_claim, make_document, make_event, make_quantity, make_reading, make_role

MORNING = ("5 March", "1991-03-05")
MORNING_ES = ("5 de marzo", "1991-03-05")
DAY = date(1991, 3, 5)


def report(path, text, trigger, whom="the Orvanels", lang="en", **given):
    """A report on a killing, told on its day where no other is given."""
    day = {"day": MORNING if lang == "en" else MORNING_ES}
    return tell(text, lang=lang, path=path, kill=trigger, to=whom, **(day | given))


ENGLISH = (
    report("a", "On 5 March gunmen killed the Orvanels at dawn.", "killed"),
    report("b", "Police say the Orvanels were shot dead on 5 March.", "shot dead"),
    report("c", "The murder of four Orvanels on 5 March is a shame.", "murder", "four Orvanels"),
)
SPANISH = (
    report("d", "El 5 de marzo mataron a los Orvanel.", "mataron", "los Orvanel", lang="es"),
    report("e", "La muerte de los Orvanel, el 5 de marzo.", "muerte", "los Orvanel", lang="es"),
    report("f", "Lloran a los Orvanel, muertos el 5 de marzo.", "muertos", "los Orvanel", lang="es"),
)
COMMENTS = {
    "en": ("Wages are low, and who killed the Orvanels nobody says.", "killed", "the Orvanels"),
    "es": ("Los sueldos son bajos, y nadie dice quién mató a los Orvanel.", "mató", "los Orvanel"),
}


def comment(lang, written, **given):
    text, trigger, whom = COMMENTS[lang]
    return tell(text, lang=lang, kill=trigger, to=whom, written=written, path="z", **given)


def find(*told: Told, slack_days=2):
    docs = {one.doc.id: one.doc for one in told}
    return find_deeds(docs, [one.reading for one in told], slack_days=slack_days)


def tells_of(deeds, one: Told):
    """The deeds that a document tells of."""
    return {deeds.of_event[event.id] for event in one.reading.events if event.id in deeds.of_event}


@pytest.mark.parametrize("reports", [ENGLISH, SPANISH, (*ENGLISH[:2], SPANISH[0])], ids=["en", "es", "both"])
@pytest.mark.parametrize("lang", ["en", "es"])
def test_what_many_name_on_one_day_is_a_deed_that_comments_speak_of(reports, lang):
    late = comment(lang, "1991-03-15")
    deeds = find(*reports, late)
    (deed,) = deeds.by_id.values()
    assert (deed.kind, deed.day, deed.names) == ("harm", DAY, {"orvanel"})
    assert deed.doc_ids == {one.doc.id for one in (*reports, late)}
    assert tells_of(deeds, late) == {deed.id}


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_comment_is_joined_with_the_reports_by_the_name(lang):
    reports = ENGLISH if lang == "en" else SPANISH
    told = (*reports, comment(lang, "1991-03-15"))
    linked = link([one.doc for one in told], [one.reading for one in told])
    (incident,) = linked.incidents
    assert len(incident.doc_ids) == 4
    (said,) = {r.said for one in linked.links for r in one.reasons if r.said.startswith("both name what was struck")}
    assert said.count('"Orvanel') == 2


@pytest.mark.parametrize("written", ["1991-03-04", "1991-04-30"])
def test_what_was_written_before_or_long_after_means_another(written):
    deeds = find(*ENGLISH, comment("en", written))
    assert len(deeds.by_id) == 1
    assert not tells_of(deeds, comment("en", written))


def test_a_statement_of_the_day_of_writing_means_the_deed_before():
    today = {"day": ("today", "1991-03-09"), "written": "1991-03-09"}
    said = report("z", "The bishop today deplored the killing of the Orvanels.", "killing", **today)
    assert tells_of(find(*ENGLISH, said), said)


def test_a_name_that_is_struck_again_and_again_tells_of_no_deed():
    days = ("2", "5", "9", "13", "20")
    told = [
        report(
            day, f"On {day} March the Orvanels were shot dead.", "shot dead", day=(f"{day} March", f"1991-03-{day:0>2}")
        )
        for day in days
    ]
    assert not find(*told).by_id


def test_a_quarter_fought_over_day_after_day_is_no_deed():
    """Though each day's news could be a statement on the first day."""
    told = [
        report(
            day,
            f"On {day} March they bombed the Orvanel quarter.",
            "bombed",
            "the Orvanel quarter",
            day=(f"{day} March", f"1991-03-{day:0>2}"),
            written=f"1991-03-{day:0>2}",
        )
        for day in ("5", "6", "8", "9", "10", "11")
    ]
    assert not find(*told).by_id


def test_two_reports_are_not_much_told():
    assert not find(*ENGLISH[:2]).by_id


def test_who_was_killed_and_who_was_held_are_two_deeds():
    openings = ("Four of", "It is said", "At noon")
    text = "{} the Orvanels were kidnapped on 5 March."
    held = [tell(text.format(one), kidnap="kidnapped", to="the Orvanels", day=MORNING, path=one) for one in openings]
    assert sorted(deed.kind for deed in find(*ENGLISH, *held).by_id.values()) == ["custody", "harm"]


def test_a_sentence_that_only_names_it_tells_of_a_deed_that_is_well_known():
    bare = tell(
        "Nobody was charged with the murder at the Orvanel farm.", kill="murder", written="1991-03-06", path="z"
    )
    assert not tells_of(find(*ENGLISH, bare), bare)
    more = SPANISH[: LEAST_KNOWN - len(ENGLISH)]
    assert tells_of(find(*ENGLISH, *more, bare), bare)


def test_the_order_of_documents_changes_nothing():
    told = [*ENGLISH, *SPANISH, comment("en", "1991-03-15")]
    found = find(*told)
    for seed in range(5):
        Random(seed).shuffle(told)
        assert find(*told) == found


@pytest.mark.parametrize(
    ("text", "whom", "lang", "names"),
    [
        ("They killed four Orvanels.", "four Orvanels", "en", {"orvanel"}),
        ("They killed men of the Union of Bakers (UBREZ).", "men of the Union of Bakers", "en", {"ubrez"}),
        ("THEY KILLED THE PRIESTS AND FATHER ORVANEL.", "THE PRIESTS AND FATHER ORVANEL", "en", {"orvanel"}),
        ("Mataron a cuatro Orvanel.", "cuatro Orvanel", "es", {"orvanel"}),
        ("Mataron a panaderos de la Unión (UBREZ).", "panaderos de la Unión", "es", {"ubrez"}),
        ("They killed two Peruvian soldiers.", "two Peruvian soldiers", "en", set()),
        ("Mataron a dos soldados peruanos.", "dos soldados peruanos", "es", set()),
        ("They killed a baker.", "a baker", "en", set()),
    ],
)
def test_names_of_what_was_struck(text, whom, lang, names):
    given = {"kill": next(word for word in ("killed", "KILLED", "Mataron") if word in text)}
    one = tell(text, lang=lang, to=whom, **given)
    assert set(Struck(one.doc, one.reading).named(one.reading.events[0])) == names


def test_a_first_name_a_town_and_a_day_are_no_names():
    one = tell("On Monday gunmen killed Tomas Orvanel of Lima.", kill="killed", to="Tomas Orvanel of Lima",
               names=["Tomas Orvanel"], day=("Monday", "1991-03-04"), at=("Lima", -12.0, -77.0))  # fmt: skip
    mention = replace(one.reading.mentions[0], kind=MentionKind.PERSON, name="Tomas Orvanel")
    (event,) = one.reading.events
    assert event.where is not None
    where = replace(event.where, gazetteer_id="geonames:1")
    reading = replace(one.reading, mentions=(mention,), places=(where,), events=(replace(event, where=where),))
    struck = Struck(one.doc, reading)
    assert set(struck.named(reading.events[0])) == set(struck.around(reading.events[0])) == {"orvanel"}


def test_habits_fancies_and_talk_are_no_deeds():
    (event,) = ENGLISH[0].reading.events
    assert find_kind(event) == "harm"
    assert find_kind(replace(event, generic=True)) is None
    assert find_kind(replace(event, modality=Modality.HYPOTHETICAL)) is None
    assert find_kind(replace(event, act="accuse")) is None


def several(*lines, written="1991-03-08"):
    """A document of sentences (text, act, trigger, patient or ""), its events in one episode."""
    first = "\n".join(text for text, *_ in lines)
    doc = make_document(first, path="many")
    claim = make_claim(doc, lines[0][0])
    events = []
    for text, act, trigger, whom in lines:
        at = first.index(text)
        roles = (make_role(doc, RoleName.PATIENT, whom),) if whom else ()
        event = make_event(doc, trigger, act=act, claims=[claim], roles=roles)
        assert at <= event.trigger.start < at + len(text)
        events.append(event)
    anchor = tell(first, kill=lines[0][2], written=written, path="many").doc
    sentences = [make_claim(doc, text).span for text, *_ in lines]
    return Told(anchor, make_reading(anchor, claims=[claim], events=events, sentences=tuple(sorted(sentences))))


def split(one: Told, *others: Told):
    deeds = find(*others, one)
    accounts = make_accounts(one.doc, one.reading, deeds=deeds)
    return [([e.trigger.quote(one.doc.text) for e in a.events], bool(a.deed)) for a in accounts]


def test_a_passing_word_in_a_chapter_on_other_fights_is_an_account_of_its_own():
    one = several(
        ("Soldiers bombed Cerro Alto.", "bomb", "bombed", "Cerro Alto"),
        ("They shelled the market.", "attack", "shelled", "the market"),
        ("They wounded nine bakers.", "wound", "wounded", "nine bakers"),
        ("Before, the Orvanels had been murdered.", "kill", "murdered", "the Orvanels"),
    )
    assert split(one, *ENGLISH) == [(["bombed", "shelled", "wounded"], False), (["murdered"], True)]


def test_what_begins_with_the_deed_takes_along_what_names_nobody():
    one = several(
        ("The Orvanels were murdered.", "kill", "murdered", "The Orvanels"),
        ("This crime must be punished.", "attack", "crime", ""),
        ("Soldiers bombed Cerro Alto.", "bomb", "bombed", "Cerro Alto"),
        ("They shelled the market.", "attack", "shelled", "the market"),
    )
    assert split(one, *ENGLISH) == [(["murdered", "crime"], True), (["bombed", "shelled"], False)]


def test_a_document_that_names_others_struck_tells_of_another_deed():
    deeds = find(*ENGLISH)
    (deed,) = deeds.by_id.values()
    assert deeds.is_another(deed.id, ["calvero", "sandin"], {"calvero": 1})
    assert not deeds.is_another(deed.id, ["calvero"], {"calvero": 1})
    assert not deeds.is_another(deed.id, ["calvero", "sandin"], {"calvero": 1, "orvanel": 1})
    assert not deeds.is_another(deed.id, ["calvero", "orvanel"], {"calvero": 1})


def test_a_person_who_sets_two_of_its_events_apart_is_heeded():
    one = several(
        ("The Orvanels were murdered.", "kill", "murdered", "The Orvanels"),
        ("Others called it an execution of the Orvanels.", "execute", "execution", "the Orvanels"),
    )
    left, right = sorted(event.id for event in one.reading.events)
    told = [*ENGLISH, one]
    docs, readings = [t.doc for t in told], [t.reading for t in told]
    (together,) = link(docs, readings).incidents
    assert {left, right} <= set(together.event_ids)
    apart = judge(left, right, Verdict.DIFFERENT)
    homes = {e: incident.id for incident in link(docs, readings, [apart]).incidents for e in incident.event_ids}
    assert homes[left] != homes[right]


def test_a_pair_that_cannot_be_one_keeps_clusters_apart():
    likely = {("a", "b"): 0.9, ("b", "c"): 0.9}
    constraints = Constraints((), frozenset(), {}, ())

    def join(last):
        def score(*ids):
            return likely.get(ids, last)

        return join_accounts("abc", likely, score, constraints=constraints, threshold=0.5, main=frozenset("abc"))

    assert join(0.4) == [("a", "b", "c")]
    assert join(0.0) == [("a", "b"), ("c",)]


def test_the_march_for_the_dead_is_no_part_of_the_deed():
    march = several(
        ("Bakers marched for the Orvanels in Puerto Salvia.", "protest", "marched", ""),
        ("The procession went by the harbour.", "protest", "procession", ""),
        ("The Orvanels were murdered.", "kill", "murdered", "The Orvanels"),
    )
    kinds = [replace(event, episode=number // 2) for number, event in enumerate(march.reading.events)]
    march = Told(march.doc, replace(march.reading, events=tuple(kinds)))
    told = [*ENGLISH, march]
    linked = link([one.doc for one in told], [one.reading for one in told])
    home = {event_id: one for one in linked.incidents for event_id in one.event_ids}
    walked, _, murdered = (home[event.id] for event in march.reading.events)
    assert len(murdered.doc_ids) == 4
    assert walked.id != murdered.id


def test_the_label_says_it_as_most_do():
    """Nuns and priests are one token; the label has the word that most reports have, not the shortest."""
    days = {"day": MORNING}
    whom = ("the priests", "two priests", "the nuns")
    told = [
        tell(f"On 5 March gunmen killed {one} of Orvanel.", kill="killed", to=one, path=one, **days) for one in whom
    ]
    (incident,) = link([one.doc for one in told], [one.reading for one in told]).incidents
    assert incident.label == "kill: priests"


@pytest.mark.parametrize(
    ("lang", "text", "trigger", "whom", "number"),
    [
        ("en", "On 5 March they killed at least four students.", "killed", "at least four students", "at least four"),
        ("es", "El 5 de marzo mataron al menos a cuatro estudiantes.", "mataron", "cuatro estudiantes", "cuatro"),
        (
            "es",
            "El 5 de marzo mataron a más de cuatro estudiantes.",
            "mataron",
            "más de cuatro estudiantes",
            "más de cuatro",
        ),
    ],
)
def test_the_label_leaves_the_number_out(lang, text, trigger, whom, number):
    told = report("a", text, trigger, whom, lang=lang)
    (event,) = told.reading.events
    quantity = make_quantity(told.doc, number, 4)
    roles = tuple(replace(r, number=quantity) if r.role is RoleName.PATIENT else r for r in event.roles)
    (incident,) = link([told.doc], [replace(told.reading, events=(replace(event, roles=roles),))]).incidents
    assert incident.label == ("kill: students" if lang == "en" else "kill: estudiantes")
