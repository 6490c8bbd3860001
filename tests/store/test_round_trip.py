"""What is stored comes back exactly: documents, readings and links of any values the types allow."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careo.model import Comparison, CopyGroup, Document, Incident, Link, Linked, Problem, Reading
from careo.store import open_case
from tests.store.nouns import nouns

TEXT = "El coronel negó que hubiera 🙂 muertos;\nthe Bureau said «at least 12» were killed."
QUICK = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def documents(doc_id):
    return nouns(Document, doc_id, len(TEXT), {"id": doc_id, "text": TEXT})


@QUICK
@given(st.data())
def test_documents_and_readings_come_back_equal(data):
    docs = [data.draw(documents(doc_id)) for doc_id in ("one", "two")]
    readings = [data.draw(nouns(Reading, doc.id, len(TEXT), {"doc_id": doc.id})) for doc in docs]
    with tempfile.TemporaryDirectory() as folder, open_case(Path(folder) / "c", mode="write") as case:
        case.writer.add(docs, readings)
        assert {doc.id: doc for doc in case.view.documents()} == {doc.id: doc for doc in docs}
        assert {one.doc_id: one for one in case.view.readings()} == {one.doc_id: one for one in readings}
        assert case.view.reading("two") == readings[1]
        assert case.view.document("one") == docs[0]


@QUICK
@given(st.data())
def test_links_come_back_equal(data):
    doc = data.draw(documents("one"))
    many = {
        "copy_groups": CopyGroup,
        "incidents": Incident,
        "comparisons": Comparison,
        "links": Link,
        "problems": Problem,
    }
    parts = {
        name: tuple(data.draw(st.lists(nouns(kind, "one", len(TEXT), {}), max_size=2))) for name, kind in many.items()
    }
    linked = Linked(**parts)
    with tempfile.TemporaryDirectory() as folder, open_case(Path(folder) / "c", mode="write") as case:
        case.writer.add([doc], [])
        case.writer.replace_linked(linked)
        assert tuple(case.view.incidents()) == linked.incidents
        assert tuple(case.view.copy_groups()) == linked.copy_groups
        assert tuple(case.view.links()) == linked.links
        for one in linked.incidents[:1]:
            assert case.view.incident(one.number) in linked.incidents
        for one in linked.comparisons[:1]:
            assert case.view.comparison(one.incident_id) in linked.comparisons
        case.writer.replace_linked(Linked())
        assert list(case.view.incidents()) == []
