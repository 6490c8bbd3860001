"""Documents as wholes: what is rare, what is a name, and long reports joined on their words alone. All is invented."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from careo.link import link
from careo.link.texts import RARE_FROM, Library, make_text
from careo.link.weights import BY_NAME
from careo.model import Found, LinkKind, Span
from tests.make import MADE_BY, make_claim, make_document, make_event, make_reading, make_time

FIRST = """The watchman of the Molino Harinero, Teodoro Quispicho, was stabbed behind the mill on Friday night. A baker
who brought him coffee found him beside the sluice and ran to the Plazuela Ondores for help. Doctor Imelda Sarvide
closed the wound in the lamplight of the bakery. The miller believes that thieves were after the weekly wages, which lay
in a tin below the scales. Neighbours heard a motorcycle leave towards the cemetery shortly before midnight."""
AGAIN = """Teodoro Quispicho, the night watchman who was stabbed at the Molino Harinero, left the hospital yesterday on
crutches. He told the magistrate that two masked thieves had asked for the tin with the weekly wages. The baker whose
coffee saved him waited at the gate with Doctor Imelda Sarvide. Nobody has been held so far; a motorcycle was found in
the cemetery behind the Plazuela Ondores, and the miller has promised a reward for its rider."""
OTHER = """A schoolmaster was stabbed in his kitchen in Villa Carrizal on Friday night after a quarrel over a fence. The
neighbour, Anselmo Patrocinio, gave himself up to the rural guard and handed over the knife. The two men had gone to
court four times over the same strip of land. Pupils found the school shut in the morning and were sent home. The
district inspector, Florencia Buitre, will take over the lessons until somebody is found."""


def report(text, path, day, title="Night watchman stabbed at mill"):
    whole = f"{title}\n\n{text}"
    plain = make_document(whole, path=path)
    head = Found(title, Span(plain.id, 0, len(title)), MADE_BY)
    doc = replace(plain, title=head, published=Found(day, Span(plain.id, 0, 1), MADE_BY))
    claim = make_claim(doc, "stabbed")
    return doc, make_reading(doc, claims=[claim], events=[make_event(doc, "stabbed", act="wound", claims=[claim])])


CASE = (
    report(FIRST, "a.txt", date(1991, 3, 2)),
    report(AGAIN, "b.txt", date(1991, 3, 9), "Watchman of Molino Harinero back home"),
    report(OTHER, "c.txt", date(1991, 3, 2), "Schoolmaster stabbed over fence"),
)


def linked():
    return link([doc for doc, _ in CASE], [reading for _, reading in CASE])


def test_long_reports_are_joined_on_their_words_and_others_are_not():
    found = {doc_id: incident.id for incident in linked().incidents for doc_id in incident.doc_ids}
    first, again, other = (found[doc.id] for doc, _ in CASE)
    assert first == again != other


def test_reasons_quote_both_texts():
    (one,) = (found for found in linked().links if found.kind is LinkKind.INCIDENT and found.score >= 0.5)
    texts = {doc.id: doc.text for doc, _ in CASE}
    rare = next(reason for reason in one.reasons if reason.said.startswith("both have words that few texts have"))
    assert rare.left.quote(texts[rare.left.doc_id]).lower() == rare.right.quote(texts[rare.right.doc_id]).lower()
    assert {rare.left.doc_id, rare.right.doc_id} == {CASE[0][0].id, CASE[1][0].id}


def test_in_a_small_case_common_words_are_not_rare_and_names_are():
    rarity = Library([make_text(doc) for doc, _ in CASE]).rarity
    assert rarity["quispicho"] > RARE_FROM
    assert all(rarity[word] < RARE_FROM for word in ("night", "friday", "stabbed", "found") if word in rarity)


def test_names_are_what_is_written_with_a_capital_inside_a_sentence():
    names = make_text(CASE[0][0]).names
    assert {"quispicho", "imelda", "sarvide"} <= set(names)
    assert not {"the", "watchman", "neighbour", "coffee"} & set(names)


def test_a_text_of_nothing_is_like_nothing():
    library = Library([make_text(make_document("...", id="x")), make_text(make_document("?", id="y"))])
    like = library.compare("x", "y")
    assert (like.names, like.rarity, like.headline, like.days) == (0, 0, 0, None)


def test_the_order_of_long_reports_changes_nothing():
    turned = link([doc for doc, _ in CASE[::-1]], [reading for _, reading in CASE[::-1]])
    assert turned == linked()


LATER = "Two masked thieves were sentenced for what happened at the mill on 1 March 1991.\n\n" + AGAIN


def linked_after_a_year(told):
    """The score of the first report and one a year later, whose deed has the day of these words, with the reasons."""
    first = CASE[0]
    doc, reading = report(LATER, "b.txt", date(1992, 4, 9), "Watchman of Molino Harinero before the court")
    day = datetime(1991, 3, 1)
    when = make_time(doc, told, day, day + timedelta(days=1)) if told else None
    events = tuple(replace(event, when=when) for event in reading.events)
    found = link([first[0], doc], [first[1], replace(reading, events=events)])
    (one,) = [one for one in found.links if one.kind is LinkKind.INCIDENT] or [None]
    return one


def test_a_late_report_that_gives_the_day_is_not_late():
    given, silent = linked_after_a_year("1 March 1991"), linked_after_a_year("")
    assert given is not None
    assert given.score >= 0.5
    assert silent is None or silent.score < given.score
    (reason,) = [one for one in given.reasons if one.form == BY_NAME["day told"].said]
    assert reason.said == 'one was written 1 days from the day that the other gives: "1 March 1991"'


def test_a_day_told_weighs_as_much_as_days_between_two_writings():
    both = BY_NAME["days between"].value + BY_NAME["not of one month"].value
    assert abs(BY_NAME["day told"].value - both) < 1e-9
    assert BY_NAME["days told"].value == BY_NAME["day told"].value


DUEL = """Doctor Imelda Sarvide signed the certificate of a lieutenant who died in a duel on the Plazuela Ondores. The
seconds had met him in the barracks before dawn, with two pistols in a case that his grandfather brought from the war. A
coachman drove the body to the garrison church, where the colonel forbade the bells. The winner crossed the border and
wrote from abroad that honour had left him no other way. Parliament has debated such meetings twice without a law."""


def undated(text, path, title, told, year):
    """A report that does not say when it was written, with the day of what it tells where `told` has its words."""
    doc, reading = report(text, path, date(1991, 3, 2), title)
    day = datetime(year, 3, 1)
    when = make_time(doc, told, day, day + timedelta(days=1)) if told else None
    return replace(doc, published=None), replace(
        reading, events=tuple(replace(event, when=when) for event in reading.events)
    )


def score(*told):
    found = link([doc for doc, _ in told], [reading for _, reading in told])
    return next(one for one in found.links if one.kind is LinkKind.INCIDENT)


def test_reports_that_say_no_day_are_not_joined_by_a_name_and_a_street():
    first = undated(FIRST, "a.txt", "Night watchman stabbed at mill", "", 1991)
    duel = undated(DUEL, "b.txt", "Officer stabbed at dawn", "", 1991)
    found = link([first[0], duel[0]], [first[1], duel[1]])
    assert len(found.incidents) == 2


def test_days_told_stand_for_days_written():
    """Of reports without a day of their own the days count that they tell."""
    first = undated(FIRST, "a.txt", "Night watchman stabbed at mill", "Friday night", 1991)
    title = "Watchman stabbed at Molino Harinero back home"
    again, later = (undated(AGAIN, "b.txt", title, "yesterday", year) for year in (1991, 1996))
    together, apart = score(first, again), score(first, later)
    assert together.score >= 0.5
    assert apart.score < together.score
    (reason,) = [one for one in apart.reasons if one.form == BY_NAME["days told"].said]
    assert reason.said.startswith("what one tells lies 1826 days from the other: ")


def test_a_day_of_the_month_is_no_rare_word():
    told = [
        make_text(make_document(f"On {day} of the month the La Paz mail was late.", id=day)) for day in ("14", "27")
    ]
    rarity = Library(told).rarity
    assert all(rarity[form] < RARE_FROM for form in ("14", "27", "la") if form in rarity)
    assert rarity["paz"] > RARE_FROM
