"""Each page in a real browser: no serious finding of axe, nothing leaves the machine, narrow, wide, zoomed and dark."""

import re

import pytest

from careo.show.web.doors import Page
from careo.show.web.pages import DOORS

PATHS = sorted(
    door.path for door in DOORS if isinstance(door, Page) and "{" not in door.path and door.path != "/status"
)
PATHS += ["/incidents/1", "/search?q=policia"]
SERIOUS = {"serious", "critical"}


def name_of(path):
    return re.sub(r"\W+", "-", path).strip("-") or "incidents"


def find_faults(page):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = axe.run(page).response["violations"]
    return [(one["id"], one["nodes"][0]["html"][:120]) for one in found if one["impact"] in SERIOUS]


@pytest.mark.parametrize("path", PATHS)
def test_a_page_has_no_serious_fault_and_asks_nobody_else(page, served, shoot, path):
    served.errors.clear()
    page.goto(served.address + path)
    page.wait_for_timeout(200)
    shoot(page, name_of(path))
    assert find_faults(page) == []
    assert served.errors == []
    assert {url.split("/")[2] for url in served.requests} == {served.address.split("/")[2]}


@pytest.mark.parametrize("path", PATHS)
def test_a_page_fits_a_small_screen_and_is_readable_in_the_dark(browser, served, shoot, path):
    context = browser.new_context(viewport={"width": 390, "height": 800}, color_scheme="dark", locale="es-ES")
    page = context.new_page()
    page.goto(served.address + path)
    page.wait_for_timeout(200)
    shoot(page, f"{name_of(path)}-small-dark")
    width = page.evaluate("document.documentElement.scrollWidth")
    faults = find_faults(page)
    context.close()
    assert width <= 390, "the page is wider than the screen"
    assert faults == []


@pytest.mark.parametrize("path", PATHS)
def test_a_page_at_twice_the_size_keeps_everything_within(browser, served, shoot, path):
    context = browser.new_context(viewport={"width": 640, "height": 450}, device_scale_factor=2, locale="es-ES")
    page = context.new_page()
    page.goto(served.address + path)
    shoot(page, f"{name_of(path)}-twice")
    width = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert width <= 640


def test_the_contradiction_is_seen_first(page, served):
    page.goto(served.address)
    page.locator("main a[href='/incidents/1']").first.click()
    assert page.locator(".cell.contradicts, .cell.denies").first.is_visible()
    heads = page.locator(".face thead tr").first.locator("th")
    assert {round(heads.nth(at).bounding_box()["y"]) for at in range(heads.count())} == {
        round(heads.first.bounding_box()["y"])
    }  # the heads of the accounts stand side by side


def test_a_cell_in_focus_shows_its_sentence_and_arrows_go_on(page, served, shoot):
    page.goto(served.address + "/incidents/1")
    first = page.locator(".face .value").first
    first.focus()
    page.wait_for_selector("#words mark")
    said = page.locator("#words mark").inner_text()
    assert said
    page.keyboard.press("ArrowDown")
    page.wait_for_function("said => document.querySelector('#words mark')?.innerText !== said", arg=said)
    assert page.evaluate("document.activeElement.classList.contains('value')")
    shoot(page, "face-with-words")


def test_why_opens_beside_the_table(page, served):
    page.goto(served.address + "/incidents/1")
    page.locator(".cell a[href^='/explain/']").first.click()
    page.wait_for_selector("#words .outline")
    assert page.url.endswith("/incidents/1")


def test_keys_go_to_pages_and_to_the_search(page, served):
    page.goto(served.address)
    page.keyboard.press("g")
    page.keyboard.press("d")
    page.wait_for_url("**/documents")
    page.keyboard.press("/")
    page.keyboard.type("policia")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=policia")
    assert page.locator("main a[href^='/documents/']").count() > 0


def test_all_accounts_are_printed_and_no_form_is(page, served):
    page.goto(served.address + "/incidents/1")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1000, "height": 700})
    wide = "document.querySelector('.wide').scrollWidth - document.querySelector('.wide').clientWidth"
    assert page.evaluate(wide) <= 1
    assert page.locator("#join, #join-near, header form, nav").evaluate_all("all => all.every(o => !o.offsetParent)")
    accounts = page.locator(".face tbody tr").first.locator("td")
    assert accounts.count() > 6
    for number in range(accounts.count()):
        shown = accounts.nth(number).bounding_box()
        assert shown["x"] + shown["width"] <= 1001
