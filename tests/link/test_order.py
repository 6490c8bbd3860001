"""Properties: order changes nothing, every event has exactly one incident, every cell its words."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from careo.link import link
from careo.model import Relation, Verdict
from tests.link.make_judgements import judge
from tests.link.pairs import APART, SAME

TOLD = list({one.doc.id: one for row in (*SAME, *APART) for one in row[:2]}.values())
PICKED = st.lists(st.sampled_from(TOLD), min_size=1, max_size=9, unique_by=lambda one: one.doc.id)


def run(told, judgements=()):
    return link([one.doc for one in told], [one.reading for one in told], judgements)


@settings(max_examples=25, deadline=None)
@given(PICKED, st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(told, chance):
    other = list(told)
    chance.shuffle(other)
    assert link([o.doc for o in told], [o.reading for o in other]) == run(other)


@settings(max_examples=15, deadline=None)
@given(PICKED, st.data())
def test_the_order_of_judgements_changes_nothing(told, data):
    ids = [e.id for one in told for e in one.reading.events]
    pairs = st.tuples(st.sampled_from(ids), st.sampled_from(ids), st.sampled_from(list(Verdict)), st.sampled_from("AB"))
    drawn = data.draw(st.lists(pairs, max_size=4))
    judgements = [judge(a, b, verdict, who=who, day=n + 1) for n, (a, b, verdict, who) in enumerate(drawn) if a != b]
    assert run(told, judgements) == run(told, judgements[::-1])


@settings(max_examples=25, deadline=None)
@given(PICKED)
def test_every_event_is_in_exactly_one_incident(told):
    linked = run(told)
    counted = Counter(event_id for i in linked.incidents for event_id in i.event_ids)
    assert counted == Counter(e.id for one in told for e in one.reading.events)
    assert [i.number for i in linked.incidents] == list(range(1, len(linked.incidents) + 1))


@settings(max_examples=25, deadline=None)
@given(PICKED)
def test_no_cell_without_words(told):
    texts = {one.doc.id: one.doc.text for one in told}
    for comparison in run(told).comparisons:
        for row in comparison.rows:
            assert {cell.column for cell in row.cells} == set(range(len(comparison.columns)))
            for cell in row.cells:
                assert (cell.span is None) == (cell.relation is Relation.SILENT)
                if cell.span is not None:
                    assert cell.value == " ".join(cell.span.quote(texts[cell.doc_id]).split())


def test_nothing_comes_of_nothing():
    linked = link([], [])
    assert (linked.incidents, linked.copy_groups, linked.links, linked.problems) == ((), (), (), ())
