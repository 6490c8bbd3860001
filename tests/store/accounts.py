"""Two accounts of one invented raid, as a small case holds them."""

from careo.model import (
    Cell,
    Certainty,
    Column,
    Comparison,
    CopyGroup,
    CopyKind,
    Incident,
    Link,
    Linked,
    LinkKind,
    Polarity,
    Question,
    Reason,
    Relation,
    RoleName,
    Row,
    make_id,
)
from tests.make import (
    find_span,
    make_claim,
    make_count,
    make_document,
    make_event,
    make_reading,
    make_role,
    make_voice,
)

WIRE = "Soldiers raided the mill at Aldea Vieja. Police said at least 12 rebels were killed.\n"
LETTER = "Nadie murió en Aldea Vieja, negó el coronel Ibáñez. Quemaron el molino y la huelga siguió.\n"


def wire():
    doc = make_document(WIRE, path="wire.txt")
    claim = make_claim(
        doc,
        "at least 12 rebels were killed",
        voices=[make_voice(doc, "Police", cue="said")],
        span=find_span(doc, WIRE[41:-1]),
    )
    raid = make_claim(doc, "Soldiers raided the mill at Aldea Vieja")
    killing = make_event(doc, "killed", claims=[claim], counts=(make_count(doc, "at least 12", 12),))
    raided = make_event(doc, "raided", act="raid", claims=[raid], roles=(make_role(doc, RoleName.AGENT, "Soldiers"),))
    return doc, make_reading(doc, claims=[raid, claim], events=[raided, killing], sentences=_sentences(doc))


def letter():
    doc = make_document(LETTER, path="carta.txt", lang="es")
    claim = make_claim(
        doc,
        "Nadie murió en Aldea Vieja",
        voices=[make_voice(doc, "el coronel Ibáñez", cue="negó")],
        certainty=Certainty.DENIED,
        polarity=Polarity.NEGATIVE,
    )
    event = make_event(doc, "murió", claims=[claim], polarity=Polarity.NEGATIVE)
    return doc, make_reading(doc, claims=[claim], events=[event], sentences=_sentences(doc))


def _sentences(doc):
    return tuple(find_span(doc, part.strip() + ".") for part in doc.text.strip().split(".") if part.strip())


def linked():
    """One incident: the killing against its denial, and the raid that only the wire tells of."""
    (doc, reading), (other, answer) = wire(), letter()
    raided, killing = reading.events
    denied = answer.events[0]
    ids = tuple(sorted(event.id for event in (raided, killing, denied)))
    cells = (
        Cell(
            0,
            doc.id,
            "Police",
            "at least 12",
            "12..",
            Relation.CONTRADICTS,
            Certainty.ASSERTED,
            killing.counts[0].quantity.span,
            killing.claim_ids[0],
            killing.id,
        ),
        Cell(
            1,
            other.id,
            "el coronel Ibáñez",
            "nobody",
            "0..0",
            Relation.DENIES,
            Certainty.DENIED,
            denied.trigger,
            denied.claim_ids[0],
            denied.id,
        ),
    )
    silent = Cell(1, other.id, "el coronel Ibáñez", "", "", Relation.SILENT)
    agent = Cell(
        0,
        doc.id,
        "unknown",
        "Soldiers",
        "soldiers",
        Relation.ONLY,
        Certainty.ASSERTED,
        raided.roles[0].span,
        raided.claim_ids[0],
        raided.id,
    )
    columns = (
        Column(doc.id, reading.claims[1].voices, "the author > Police"),
        Column(other.id, answer.claims[0].voices, "the author > el coronel Ibáñez"),
    )
    rows = (
        Row(Question.WHO_DID_IT, (agent, silent), Relation.ONLY),
        Row(Question.KILLED, cells, Relation.CONTRADICTS, "lowest 0 (el coronel Ibáñez), highest 12 or more (Police)"),
    )
    reasons = (Reason("same place: Aldea Vieja", 2.5, find_span(doc, "Aldea Vieja"), find_span(other, "Aldea Vieja")),)
    links = tuple(
        Link(make_id("link", killing.id, one.id), killing.id, one.id, LinkKind.INCIDENT, 0.9, reasons)
        for one in (denied, raided)
    )
    incident = Incident(
        make_id("incident", list(ids)),
        1,
        "Raid on the mill",
        ids,
        (doc.id, other.id),
        2,
        3.5,
        "1989-06-01",
        "Aldea Vieja",
        tuple(link.id for link in links),
    )
    group = CopyGroup(make_id("copies", doc.id), (doc.id, other.id), CopyKind.CITES, (find_span(doc, "Police"),))
    return Linked((group,), (incident,), (Comparison(incident.id, columns, rows),), links, (), (), "link@1")


def fill(case):
    """Both accounts and their links, in an open case."""
    for doc, reading in (wire(), letter()):
        case.writer.add([doc], [reading])
    case.writer.replace_linked(linked())
