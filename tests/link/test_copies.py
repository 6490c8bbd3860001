"""Copies: what is one witness, and what is only alike. All texts are invented."""

import random
from datetime import date

import pytest

from careo.link import link
from careo.model import CopyKind, Verdict
from tests.link.make_judgements import judge
from tests.make import (
    make_claim,
    make_document,
    make_event,
    make_reading,
    make_voice,
)

REPORT = """A truck carrying flour was stopped before dawn on the bridge of Ocomarca by some twenty armed men who made
the driver kneel beside the rail. They emptied the load into the river, painted slogans on the doors and left on foot
towards the hills, the driver told the district judge. A patrol reached the bridge three hours later and found the truck
burning. The miller of Ocomarca, who had paid for the flour, said that nobody had warned him and that he would not pay
the quota that the column asks of every mill in the valley. Two sacks were later recovered by children downstream."""
OTHER = """The district judge of Ocomarca heard nine witnesses on Monday in the matter of the burnt truck. None of them
could say who had given the order. The prosecutor asked for four more weeks, since the patrol's own report has not
arrived, and the miller's lawyer left the room in protest. A new hearing was set for the end of the month."""


def copied(*docs, readings=(), judgements=()):
    return link(docs, readings, judgements)


def doc(text, path, **more):
    return make_document(text, path=path, **more)


def changed(text, share, seed=7):
    """The text with a share of its words replaced by words that it does not have."""
    chance = random.Random(seed)
    return " ".join(f"palabra{n}" if chance.random() < share else word for n, word in enumerate(text.split()))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (REPORT, CopyKind.SAME),
        (" ".join(REPORT.split()).upper(), CopyKind.SAME),
        (changed(REPORT, 0.1), CopyKind.REPRINT),
        (changed(REPORT, 0.2), CopyKind.REPRINT),
        ("FLOUR TRUCK BURNT\n\n" + REPORT, CopyKind.REPRINT),
        (" ".join(REPORT.split()[:70]), CopyKind.REPRINT),
        (" ".join(REPORT.split()[:40]), CopyKind.EXCERPT),
        (OTHER + " " + OTHER.upper()[::-1] + " " + " ".join(REPORT.split()[10:60]), None),
    ],
)
def test_kinds_of_copies(text, kind):
    linked = copied(doc(REPORT, "a.txt"), doc(text, "b.txt"))
    assert [g.kind for g in linked.copy_groups] == ([kind] if kind else [])


def test_evidence_is_in_both_documents():
    first, second = doc(REPORT, "a.txt"), doc("Headline\n\n" + REPORT, "b.txt")
    (group,) = copied(first, second).copy_groups
    quotes = {span.doc_id: span.quote((first if span.doc_id == first.id else second).text) for span in group.evidence}
    assert set(quotes) == {first.id, second.id}
    assert len(set(quotes.values())) == 1


def test_reports_on_one_matter_are_no_copies():
    assert copied(doc(REPORT, "a.txt"), doc(OTHER, "b.txt")).copy_groups == ()


def test_short_dispatches_of_one_form_are_no_copies():
    form = "On {} a bomb wrecked a bus in {}, wounding nine."
    assert copied(doc(form.format("5 May", "Salvia"), "a"), doc(form.format("6 May", "Cordel"), "b")).copy_groups == ()


def test_pieces_of_a_digest_stay_independent_of_one_another():
    first, second = doc(REPORT, "a.txt"), doc(" ".join(OTHER.split()[:45]), "b.txt")
    digest = doc(REPORT + "\n\n" + " ".join(OTHER.split()[:45]), "c.txt")
    (group,) = copied(first, second, digest).copy_groups
    assert set(group.doc_ids) == {first.id, digest.id}


def test_a_person_who_says_different_parts_a_group():
    first, second = doc(REPORT, "a.txt"), doc(REPORT.upper(), "b.txt")
    linked = copied(first, second, judgements=[judge(first.id, second.id, Verdict.DIFFERENT)])
    assert linked.copy_groups == ()
    assert [one.verdict for one in linked.links] == [Verdict.DIFFERENT]


ENGLISH = """On 5 March Rosa Untiveros and Ernesto Quilla saw 14 peasants shot in Tambo Seco.
On 9 March 20 more fled to Queira."""
SPANISH = """El 5 de marzo Rosa Untiveros y Ernesto Quilla vieron matar a 14 campesinos en Tambo Seco.
El 9 de marzo otros 20 huyeron a Queira."""


def test_a_translation_keeps_names_numbers_dates_and_places_in_order():
    linked = copied(doc(ENGLISH, "a.txt"), doc(SPANISH, "b.txt", lang="es"))
    assert [g.kind for g in linked.copy_groups] == [CopyKind.TRANSLATION]


def test_another_report_in_the_other_language_is_no_translation():
    text = "Ernesto Quilla dijo el 12 de abril que 3 soldados y 7 policías llegaron a Cordel y a Lomas Altas."
    assert copied(doc(ENGLISH, "a.txt"), doc(text, "b.txt", lang="es")).copy_groups == ()


def relay(text, path, publisher, voice=None, **given):
    told = doc(text, path, publisher=publisher, **given)
    voices = [make_voice(told, voice)] if voice else []
    claim = make_claim(told, "A patrol shot four herders near Cordel", voices=voices)
    event = make_event(told, "shot", act="kill", claims=[claim])
    return told, make_reading(told, claims=[claim], events=[event])


def test_who_tells_it_in_the_agencys_voice_cites_the_agency():
    agency = relay("CUNPRESS: A patrol shot four herders near Cordel.", "a.txt", "CUNPRESS")
    paper = relay("El Faro. CUNPRESS: A patrol shot four herders near Cordel.", "b.txt", "El Faro", voice="CUNPRESS")
    linked = link([agency[0], paper[0]], [agency[1], paper[1]])
    assert [g.kind for g in linked.copy_groups] == [CopyKind.CITES]
    assert linked.incidents[0].independent_voices == 1


def test_what_has_no_day_relays_nothing_that_has_one():
    words = "A patrol shot four herders near Cordel."
    agency = relay(f"CUNPRESS: {words}", "a.txt", "CUNPRESS", published=(date(1991, 3, 5), "CUNPRESS"))
    paper = relay(f"El Faro. CUNPRESS: {words}", "b.txt", "El Faro", voice="CUNPRESS")
    linked = link([agency[0], paper[0]], [agency[1], paper[1]])
    assert CopyKind.CITES not in [g.kind for g in linked.copy_groups]
    assert not [one for one in linked.links if "told in the voice" in "".join(r.said for r in one.reasons)]
