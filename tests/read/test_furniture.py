"""What a page has round a report is told apart by layout, and no sentence of a report is, in both languages.

In `furniture.txt`, `⟦…⟧` marks each line that is furniture; all others must stay as they were. All is invented.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from careo.model import RegionKind
from careo.read import RawText, make_document
from careo.read.layout.lines import lines_of
from careo.understand import understand

LEAD_EN = (
    "Four dockers were shot dead beside the grain silo of Puerto Salvia on Tuesday night, the harbour police said."
)
LEAD_ES = (
    "Cuatro estibadores fueron muertos a tiros junto al silo de Puerto Salvia el martes, dijo la policía del puerto."
)

PAGES = [page.strip() for page in (Path(__file__).parent / "furniture.txt").read_text().split("=====\n")[1:]]


def read(text, labels=(), lang=""):
    return make_document(RawText(text, (), labels=labels, lang=lang), "a.txt", sha256="")


def furniture(doc):
    return {one.span.start for one in doc.regions if one.kind is RegionKind.BOILERPLATE}


@pytest.mark.parametrize("marked", PAGES)
def test_furniture_is_boilerplate_and_nothing_else_is(marked):
    doc = read(re.sub("[⟦⟧]", "", marked))
    found = [f"⟦{one.text}⟧" if one.start in furniture(doc) else one.text for one in lines_of(doc.text)]
    assert found == [one.text for one in lines_of(marked)]


@pytest.mark.parametrize(
    ("lead", "page"),
    [
        (LEAD_EN, "RELATED: Bomb kills nine soldiers in Villa Oriana"),
        (LEAD_ES, "LEA TAMBIÉN: Bomba mata a nueve soldados en Villa Oriana"),
    ],
)
def test_furniture_makes_no_claims_and_its_words_stay(lead, page):
    doc = read(f"{lead}\n{page}\n{lead}\n")
    at = doc.text.index(page)
    (reading,) = understand([doc])
    assert not any(at <= claim.content.start < at + len(page) for claim in reading.claims)
    assert not any(at <= event.trigger.start < at + len(page) for event in reading.events)
    assert reading.events
    assert not any(one.start < at < one.stop for one in reading.sentences)


@pytest.mark.parametrize(
    ("headline", "publisher", "title"),
    [
        ("Mill burns in Oriana - SALVIA 3 - Puerto Salvia, News", "salvia3.example", "Mill burns in Oriana"),
        ("Mill burns | The Valley Voice", "The Valley Voice", "Mill burns"),
        ("Arde el molino :: ElValle.com", "www.elvalle.com", "Arde el molino"),
        ("Arde el molino - dos muertos", "www.elvalle.com", "Arde el molino - dos muertos"),
        ("El Valle - arde el molino", "www.elvalle.com", "El Valle - arde el molino"),
    ],
)
def test_the_name_of_the_page_is_no_part_of_the_headline(headline, publisher, title):
    stop = len(headline) + 1 + len(publisher)
    labels = (("title", 0, len(headline)), ("publisher", len(headline) + 1, stop))
    doc = read(f"{headline}\n{publisher}\n\n{LEAD_EN}\n", labels)
    assert doc.title.value == doc.title.span.quote(doc.text) == title
    tail = [one.kind for one in doc.regions if len(title) <= one.span.start < len(headline)]
    assert tail == ([RegionKind.MASTHEAD] if title != headline else [])


@pytest.mark.parametrize(
    ("stamp", "lead"),
    [
        ("by: Rita Pinto Updated: Mar 8, 1991 - 6:13 PM", LEAD_EN),
        ("Posted: Tuesday, March 5, 1991 8:18 PM EST", LEAD_EN),
        ("Publicado: 5 de marzo de 1991 08:15 a. m.", LEAD_ES),
        ("Por: Rita Pinto Actualizado el martes 5 de marzo de 1991 a las 10:15 h", LEAD_ES),
    ],
)
def test_when_a_page_was_put_up_is_no_headline(stamp, lead):
    doc = read(f"Silo\n\n{stamp}\n\n{lead}\n", (("title", 0, 4),))
    (kind,) = [one.kind for one in doc.regions if one.span.quote(doc.text) == stamp]
    assert kind is RegionKind.MASTHEAD


@pytest.mark.parametrize(
    "line",
    [
        "Updated at 4 p.m.: Two more dockers were found dead behind the silo.",
        "Publicado el 3 de mayo por la Defensoría.",
    ],
)
def test_what_is_told_behind_a_stamp_is_told(line):
    doc = read(f"Silo\n\n{line}\n\n{LEAD_EN}\n", (("title", 0, 4),))
    at = doc.text.index(line)
    assert not any(one.span.start <= at < one.span.stop and one.kind is RegionKind.MASTHEAD for one in doc.regions)
