"""One bomb as seven dispatches tell it: one incident, every number in its cell with its voice. Skipped without them."""

from pathlib import Path

import pytest

from careo.link import link
from careo.model import Document, Question
from careo.read import read_path
from careo.understand import understand

FOLDER = Path("../shared/reports/callao-bus-1989")
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"the dispatches of {FOLDER} are not here")


@pytest.fixture(scope="module")
def linked():
    docs = [one for path in sorted(FOLDER.glob("*.txt")) for one in read_path(path) if isinstance(one, Document)]
    return docs, link(docs, list(understand(docs)))


def test_all_dispatches_stand_in_one_incident(linked):
    docs, found = linked
    largest = max(found.incidents, key=lambda one: len(one.doc_ids))
    assert set(largest.doc_ids) == {doc.id for doc in docs}
    assert "5 Jul 1989" in largest.when


def test_the_bombs_of_october_stand_apart(linked):
    _, found = linked
    largest = max(found.incidents, key=lambda one: len(one.doc_ids))
    october = [one for one in found.incidents if "25 Oct 1989" in one.when]
    assert october
    assert largest not in october


def test_each_differing_number_has_its_cell_and_voice(linked):
    docs, found = linked
    largest = max(found.incidents, key=lambda one: len(one.doc_ids))
    comparison = next(one for one in found.comparisons if one.incident_id == largest.id)
    injured = next(row for row in comparison.rows if row.question is Question.INJURED)
    cells = [cell for cell in injured.cells if cell.span]
    texts = {doc.id: doc.text for doc in docs}
    assert len({cell.key for cell in cells}) >= 4
    assert all(cell.voice and cell.span.quote(texts[cell.doc_id]) for cell in cells)
    assert "lowest" in injured.summary
    assert "highest" in injured.summary
