"""A larger case: its incidents are found, and comparing stays far below every pair."""

from careo.link import link
from careo.link.accounts import make_accounts
from careo.link.block import find_pairs
from careo.link.texts import Library, make_text
from careo.link.wording import make_wording
from tests.link.growth import make_case

DOCUMENTS = 240


def test_three_tellings_of_each_incident_are_joined():
    told = make_case(DOCUMENTS)
    linked = link([one.doc for one in told], [one.reading for one in told])
    sizes = [len(incident.doc_ids) for incident in linked.incidents]
    assert len(sizes) <= DOCUMENTS // 3 + 4, "few incidents are split"
    assert max(sizes) <= 6, "none swallows others"


def test_pairs_compared_grow_with_documents_not_with_their_square():
    counts = []
    for documents in (DOCUMENTS, 2 * DOCUMENTS):
        told = make_case(documents)
        library = Library([make_text(one.doc) for one in told])
        accounts = sorted((a for one in told for a in make_accounts(one.doc, one.reading)), key=lambda a: a.id)
        counts.append(len(find_pairs(accounts, make_wording(accounts), library, slack_days=2)))
    assert counts[1] < 3 * counts[0], "twice the documents, four times the pairs"
    assert counts[0] < DOCUMENTS * 31
