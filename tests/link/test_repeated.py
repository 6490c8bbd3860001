"""Lines that come again in reports of one paper are no words for linking; its background is. All is invented."""

from __future__ import annotations

from itertools import pairwise

import pytest

from careo.link import link
from careo.link.repeated import LEAST_REPORTS, set_page_apart, told_sentences, told_title
from careo.link.texts import make_text
from careo.model import Region, RegionKind, Span
from tests.make import find_span, make_claim, make_document, make_event, make_reading, make_voice

PAGES = {
    "en": (
        "Ask the harbour tortoise for the crimson almanac",
        "The war has killed 70,000 people since 1980.",
        "killed",
        ("A docker was shot at the silo.", "A baker was shot in the mill.", "A judge was shot on the ferry."),
        "shot",
    ),
    "es": (
        "Pida el almanaque carmesí a la tortuga del puerto",
        "La guerra ha matado a 70.000 personas desde 1980.",
        "matado",
        (
            "Un estibador fue baleado en el silo.",
            "Un panadero fue baleado en el molino.",
            "Baleado un juez en el bote.",
        ),
        "aleado",
    ),
}


def page(lang, told, number, lines, **over):
    text = "\n\n".join([told, *lines])
    return make_document(f"{text}\n\nSalvia 3", path=f"{number}.txt", lang=lang, publisher="Salvia 3", **over)


def read(doc, *triggers, voiced=""):
    claims = [make_claim(doc, trigger) for trigger in triggers]
    events = [make_event(doc, trigger, claims=[claim]) for trigger, claim in zip(triggers, claims, strict=True)]
    if voiced:
        claims.append(make_claim(doc, voiced, voices=[make_voice(doc, voiced.split()[0])]))
    return make_reading(doc, claims=claims, events=events)


def set_apart(docs, readings, groups=None):
    pared = set_page_apart({d.id: d for d in docs}, {r.doc_id: r for r in readings}, groups or {})
    return [[one.span.quote(pared[doc.id].text) for one in pared[doc.id].regions] for doc in docs]


@pytest.mark.parametrize("lang", PAGES)
def test_a_formula_is_set_apart_and_a_sentence_of_background_is_not(lang):
    formula, background, killed, reports, shot = PAGES[lang]
    docs = [page(lang, told, n, [background, formula]) for n, told in enumerate(reports)]
    found = set_apart(docs, [read(doc, shot, killed) for doc in docs])
    assert found == [[formula, "Salvia 3"]] * 3


@pytest.mark.parametrize("lang", PAGES)
def test_what_only_two_reports_have_is_their_own(lang):
    formula, _, _, reports, shot = PAGES[lang]
    docs = [page(lang, told, n, [formula]) for n, told in enumerate(reports[: LEAST_REPORTS - 1])]
    assert set_apart(docs, [read(doc, shot) for doc in docs]) == [["Salvia 3"]] * 2


@pytest.mark.parametrize("lang", PAGES)
def test_copies_count_once(lang):
    formula, _, _, reports, shot = PAGES[lang]
    docs = [page(lang, reports[0], n, [formula]) for n in range(4)]
    copies = {doc.id: "one text" for doc in docs}
    assert set_apart(docs, [read(doc, shot) for doc in docs], copies) == [["Salvia 3"]] * 4


@pytest.mark.parametrize("lang", PAGES)
def test_what_somebody_says_is_told_however_often(lang):
    formula, _, _, reports, shot = PAGES[lang]
    docs = [page(lang, told, n, [formula]) for n, told in enumerate(reports)]
    assert set_apart(docs, [read(doc, shot, voiced=formula) for doc in docs]) == [["Salvia 3"]] * 3


def test_where_no_paper_is_named_the_folder_stands_for_it():
    formula, _, _, reports, shot = PAGES["en"]
    near = [make_document(f"{told}\n\n{formula}", path=f"near/{n}.txt") for n, told in enumerate(reports)]
    far = [make_document(f"{told}\n\n{formula}", path=f"far{n}/a.txt") for n, told in enumerate(reports)]
    assert set_apart(near, [read(doc, shot) for doc in near]) == [[formula]] * 3
    assert set_apart(far, [read(doc, shot) for doc in far]) == [[]] * 3


def test_the_end_of_many_headlines_is_no_part_of_them():
    heads = ("Docker shot - Puerto Salvia, Port and Weather", "Mill burns - Puerto Salvia, Port and Weather")
    docs = [
        make_document(f"{head}\n\n{told}", path=f"{n}.txt", title=head)
        for n, (head, told) in enumerate(zip((*heads, heads[1]), PAGES["en"][3], strict=True))
    ]
    pared = set_page_apart({d.id: d for d in docs}, {}, {})
    for doc in docs:
        (told,) = told_title(pared[doc.id])
        assert told.quote(doc.text) in ("Docker shot", "Mill burns")
        assert "weather" not in make_text(pared[doc.id]).title


@pytest.mark.parametrize("kind", RegionKind)
def test_sentences_of_what_is_not_told_are_no_words_of_an_account(kind):
    doc = make_document("A docker was shot.\nA related page", regions=())
    page_line, told = find_span(doc, "A related page"), find_span(doc, "A docker was shot.")
    doc = make_document(doc.text, regions=(Region(page_line, kind),))
    reading = make_reading(doc, sentences=(told, page_line))
    kept = told_sentences(doc, reading)
    assert kept == ([told, page_line] if kind in {RegionKind.BODY, RegionKind.HEADLINE} else [told])


@pytest.mark.parametrize("lang", PAGES)
def test_reports_of_one_paper_are_not_joined_by_its_page(lang):
    formula, _, _, reports, shot = PAGES[lang]
    docs = [page(lang, told, n, [formula]) for n, told in enumerate(reports)]
    linked = link(docs, [read(doc, shot) for doc in docs])
    assert len(linked.incidents) == 3


@pytest.mark.parametrize(("start", "stop"), [(0, 30), (4, 47), (0, 200), (70, 82)])
def test_regions_stay_apart_from_one_another(start, stop):
    formula, _, _, reports, _ = PAGES["en"]
    docs = []
    for number, told in enumerate(reports):
        text = f"{told}\n\n{formula}\n\nSalvia 3, Salvia 3"
        region = Region(Span(f"d{number}", start, min(stop, len(text))), RegionKind.HEADLINE)
        docs.append(make_document(text, id=f"d{number}", path="a.txt", publisher="Salvia 3", regions=(region,)))
    for doc in set_page_apart({d.id: d for d in docs}, {}, {}).values():
        edges = [(one.span.start, one.span.stop) for one in doc.regions]
        assert all(left[1] <= right[0] for left, right in pairwise(edges))
        assert len(edges) > 2
