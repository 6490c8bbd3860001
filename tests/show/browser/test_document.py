"""The document page in a real browser: words chosen by mouse and by keys, two people, the original, narrow and dark."""

import shutil

import pytest

from careo.show.web import make_app
from careo.store import open_case
from tests.show.browser.conftest import serve
from tests.show.browser.test_pages import find_faults

LOOKS = {
    "wide": {"viewport": {"width": 1280, "height": 900}},
    "wide-dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark", "locale": "es-ES"},
    "small": {"viewport": {"width": 390, "height": 800}},
    "small-dark": {"viewport": {"width": 390, "height": 800}, "color_scheme": "dark"},
    "twice": {"viewport": {"width": 640, "height": 450}, "device_scale_factor": 2},
}


@pytest.fixture
def view(served):
    return served.app.state.desk.view


@pytest.fixture
def doc(view):
    return view.document(view.incident(1).doc_ids[0])


def event_of(view, doc):
    events = view.reading(doc.id).events
    return next((one for one in events if one.roles), events[0])


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("panel", ["words", "claim", "event"])
def test_a_document_with_a_panel_open_has_no_serious_fault_and_fits(browser, served, view, doc, look, panel):
    event = event_of(view, doc)
    asked = {
        "words": f"?start={event.trigger.start}&stop={event.trigger.stop}",
        "claim": f"?claim={event.claim_ids[0]}",
        "event": f"?event={event.id}",
    }[panel]
    context = browser.new_context(**LOOKS[look])
    page = context.new_page()
    page.goto(f"{served.address}/documents/{doc.id}{asked}")
    page.wait_for_timeout(200)
    page.screenshot(path=f"{served.shots}/document-{panel}-{look}.png")
    faults, width = find_faults(page), page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert faults == []
    assert width <= LOOKS[look]["viewport"]["width"]


def test_the_letters_on_the_page_are_those_of_the_text(page, served, doc):
    page.goto(f"{served.address}/documents/{doc.id}")
    assert page.evaluate("document.getElementById('text').textContent") == doc.text
    assert page.locator(".claim .event[data-label]").count() > 0
    assert page.locator(".claim .voice[data-label]").count() > 0


def test_labels_are_hidden_on_request(page, served, doc):
    page.goto(f"{served.address}/documents/{doc.id}")
    shown = "getComputedStyle(document.querySelector('.event[data-label]'), '::before').content"
    assert page.evaluate(shown) != "none"
    page.locator("#labels").uncheck()
    assert page.evaluate(shown) == "none"


def test_an_address_with_words_opens_at_them_with_the_focus_on_them(page, served, view, doc):
    words = event_of(view, doc).trigger
    page.goto(f"{served.address}/documents/{doc.id}?start={words.start}&stop={words.stop}#at{words.start}")
    page.wait_for_function("() => document.activeElement.closest('.sought')")
    assert "".join(page.locator(".sought").all_text_contents()) == words.quote(doc.text)
    assert page.locator(".sought").first.is_visible()


def test_an_event_is_added_by_keys_alone_and_stands_in_the_history(page, served, view, doc):
    before = {one.id for one in view.reading(doc.id).events}
    page.goto(f"{served.address}/documents/{doc.id}")
    for key in ("x", "ArrowDown", "ArrowRight", "Shift+ArrowRight"):
        page.keyboard.press(key)
    page.wait_for_function("() => document.getElementById('add').elements.stop.value !== ''")
    start, stop = (int(page.locator(f"#add [name={name}]").input_value()) for name in ("start", "stop"))
    assert len(doc.text[start:stop].split()) >= 2
    page.keyboard.press("e")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.value") == "event"
    for name, typed in (("act", "tort"), ("who", "Ana"), ("why", "seen by keys alone")):
        for _ in range(12):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.name") == name:
                break
        page.keyboard.type(typed)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    added = [one for one in view.reading(doc.id).events if one.id not in before]
    assert [(one.act, one.trigger.start, one.trigger.stop) for one in added] == [("torture", start, stop)]
    page.keyboard.press("g")
    page.keyboard.press("h")
    page.wait_for_url("**/history")
    assert page.get_by_text("seen by keys alone").first.is_visible()
    served.wait()


def test_who_took_part_is_added_with_the_mouse(page, served, view, doc):
    event = event_of(view, doc)
    page.goto(f"{served.address}/documents/{doc.id}?event={event.id}")
    page.locator("#text .claim span[id]").nth(3).dblclick()
    page.wait_for_function("() => document.getElementById('add').elements.stop.value !== ''")
    page.locator("#add [name=aspect][value=role]").check()
    assert page.locator("#add [name=event]").input_value() == event.id
    page.locator("#add [name=role]").select_option("witness")
    page.locator("#add [name=who]").fill("Ana")
    page.locator("#add [name=why]").fill("saw it")
    with page.expect_navigation():
        page.locator("#add button").click()
    now = next(one for one in view.reading(doc.id).events if one.id == event.id)
    assert len(now.roles) == len(event.roles) + 1
    served.wait()


def test_what_is_refused_is_said_beside_the_form_which_keeps_what_was_written(page, served, doc):
    served.errors.clear()
    page.goto(f"{served.address}/documents/{doc.id}")
    page.locator("#say-words summary").click()
    for name, value in (("start", "3"), ("stop", "99999999"), ("who", "Ana"), ("why", "a try")):
        page.locator(f"#add [name={name}]").fill(value)
    page.locator("#add button").click()
    page.get_by_text("select words in the text").wait_for()
    assert page.locator("#add [name=why]").input_value() == "a try"


def test_the_second_of_two_people_sees_the_difference_and_decides_again(browser, served, view, doc):
    claim = next(one for one in view.reading(doc.id).claims if one.certainty != "doubted")
    pages = [browser.new_context(locale="en-GB").new_page() for _ in range(2)]
    for page in pages:
        page.goto(f"{served.address}/documents/{doc.id}?claim={claim.id}")
    for page, who, value in zip(pages, ("Ana", "Luis"), ("doubted", "hypothetical"), strict=True):
        form = page.locator("#correct form").first
        form.locator("select").select_option(value)
        form.locator("[name=who]").fill(who)
        form.locator("[name=why]").fill("read twice")
        form.locator("button").click()
        page.wait_for_function("() => document.getElementById('refused')?.textContent || !location.search")
    said = pages[1].locator("#refused").inner_text()
    assert "Ana" in said
    assert "doubted" in said
    certainty = {one.id: one.certainty for one in view.reading(doc.id).claims}[claim.id]
    assert certainty == "doubted"
    with pages[1].expect_navigation():
        pages[1].locator("#correct form button").first.click()
    certainty = {one.id: one.certainty for one in view.reading(doc.id).claims}[claim.id]
    assert certainty == "hypothetical"
    for page in pages:
        page.context.close()
    served.wait()


@pytest.fixture
def originals(case_of_originals, tmp_path):
    case = tmp_path / "web.careo"
    shutil.copytree(case_of_originals, case)
    with open_case(case, mode="judge") as opened, serve(make_app(opened.view, opened.judge)) as served:
        yield served


def test_the_page_of_a_pdf_stands_beside_its_text_and_follows_the_words(page, originals):
    view = originals.app.state.desk.view
    doc = next(one for one in view.documents() if one.path.endswith("act.pdf"))
    page.goto(f"{originals.address}/documents/{doc.id}")
    drawn = (
        "() => document.getElementById('page-image').complete && document.getElementById('page-image').naturalWidth > 0"
    )
    page.locator("#page-image").scroll_into_view_if_needed()
    page.wait_for_function(drawn)
    page.screenshot(path=f"{originals.shots}/document-pdf.png")
    page.keyboard.press("x")
    for _ in range(40):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.getElementById('page-image').src.endsWith('/pages/2')")
    assert find_faults(page) == []


def test_a_source_does_not_run(page, originals):
    view = originals.app.state.desk.view
    doc = next(one for one in view.documents() if one.path.endswith("page.html"))
    page.goto(f"{originals.address}/documents/{doc.id}/source")
    assert "<script>" in page.locator("body").inner_text()
    assert page.title() != "it ran"
