"""Every task of a reviewer by keyboard alone: nothing here touches a mouse, a field's value or an address by itself."""

import re

import pytest

from careo.model import Verdict

MOST_TABS = 700


class Hands:
    """Two hands on a keyboard in front of the workbench."""

    def __init__(self, page, served):
        self.page, self.served = page, served
        page.goto(served.address)

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def holds(self, selector):
        return self.page.evaluate("asked => document.activeElement.matches(asked)", selector)

    def reach(self, selector, key="Tab"):
        """Tab until something is in focus."""
        for _ in range(MOST_TABS):
            if self.holds(selector):
                return
            self.press(key)
        raise AssertionError(f"{selector} cannot be reached with {key}")

    def write(self, selector, words):
        self.reach(selector)
        self.press("Control+a")
        self.page.keyboard.type(words)

    def pick(self, selector, value):
        """An option of a list by arrow keys."""
        self.reach(selector)
        self.press("Home")
        for _ in range(80):
            if self.page.evaluate("document.activeElement.value") == value:
                return
            self.press("ArrowDown")
        raise AssertionError(f"{selector} has no {value}")

    def sign(self, why, who="Ana"):
        """Name and reason, and send the form."""
        self.write("[name=who]", who)
        self.write("[name=why]", why)
        with self.page.expect_navigation():
            self.press("Enter")

    def go(self, letter, address):
        with self.page.expect_navigation():
            self.press("g", letter)
        assert self.page.url.endswith(address)

    def open(self, selector):
        self.reach(selector)
        with self.page.expect_navigation():
            self.press("Enter")

    def open_document(self, doc_id):
        self.go("d", "/documents")
        self.open(f"main a[href='/documents/{doc_id}']")

    def choose_words(self, *keys):
        """Words of the text, by arrow keys; their offsets."""
        self.press("x", *keys)
        self.page.wait_for_function("() => document.getElementById('add').elements.stop.value !== ''")
        start, stop = (self.page.locator(f"#add [name={name}]").input_value() for name in ("start", "stop"))
        return int(start), int(stop)

    def finds_in_history(self, why):
        self.go("h", "/history")
        self.page.get_by_text(why).first.wait_for()


@pytest.fixture
def hands(page, served):
    return Hands(page, served)


@pytest.fixture
def view(served):
    served.wait()
    return served.app.state.desk.view


@pytest.fixture
def doc(view):
    return next(
        one for one in (view.document(id) for id in view.incident(1).doc_ids) if view.reading(one.id).events[2:]
    )


def event_of(view, doc, wanted=lambda event: True):
    return next(one for one in view.reading(doc.id).events if wanted(one))


def again(view, doc, id):
    return next(one for one in view.reading(doc.id).events if one.id == id)


def test_a_claim_gets_another_certainty_and_another_voice(hands, view, doc):
    claim = next(one for one in view.reading(doc.id).claims if one.certainty != "doubted")
    hands.open_document(doc.id)
    hands.open(f"aside a[href$='?claim={claim.id}#correct']")
    assert hands.holds("#correct")
    hands.pick("#correct select[name=value]", "doubted")
    hands.sign("the verb doubts it")
    assert {one.id: one.certainty for one in view.reading(doc.id).claims}[claim.id] == "doubted"
    hands.open(f"aside a[href$='?claim={claim.id}#correct']")
    hands.write("#correct input[name=value]", "the bishop")
    hands.sign("the bishop said it")
    assert {one.id: one.voices[-1].name for one in view.reading(doc.id).claims}[claim.id] == "the bishop"
    for why in ("the verb doubts it", "the bishop said it"):
        hands.finds_in_history(why)


def test_a_claim_is_added_at_words_chosen_word_by_word(hands, view, doc):
    before = {one.id for one in view.reading(doc.id).claims}
    hands.open_document(doc.id)
    start, stop = hands.choose_words(*["ArrowRight"] * 6, *["Shift+ArrowRight"] * 3)
    assert len(doc.text[start:stop].split()) >= 3
    hands.press("c", "Enter")
    hands.pick("#add [name=certainty]", "hedged")
    hands.sign("said there, too")
    added = [one for one in view.reading(doc.id).claims if one.id not in before]
    assert [(one.content.start, one.content.stop, one.certainty) for one in added] == [(start, stop, "hedged")]
    hands.finds_in_history("said there, too")


def open_event(hands, doc, event):
    hands.open_document(doc.id)
    hands.open(f"aside a[href$='?event={event.id}#correct']")


def say_what(hands, letter):
    hands.press(letter, "Enter")
    assert hands.holds("[name=aspect]:checked")


def test_who_took_part_is_replaced(hands, view, doc):
    event = event_of(view, doc, lambda one: one.roles)
    open_event(hands, doc, event)
    hands.choose_words("ArrowRight", "ArrowRight")
    say_what(hands, "r")
    hands.pick("#add [name=role]", "witness")
    old = event.roles[0]
    hands.pick("#add [name=instead]", f"{old.span.start}-{old.span.stop}-{old.role.value}")
    hands.sign("it was a witness")
    roles = again(view, doc, event.id).roles
    assert len(roles) == len(event.roles)
    assert "witness" in [one.role.value for one in roles]
    hands.finds_in_history("it was a witness")


def test_how_many_when_and_where_are_said(hands, view, doc):
    event = event_of(view, doc)
    open_event(hands, doc, event)
    hands.choose_words(*["ArrowRight"] * 4)
    say_what(hands, "n")
    hands.pick("#add [name=effect]", "injured")
    hands.write("#add [name=low]", "7")
    hands.write("#add [name=high]", "9")
    hands.sign("seven to nine")
    counts = [(one.effect.value, one.quantity.low, one.quantity.high) for one in again(view, doc, event.id).counts]
    assert ("injured", 7, 9) in counts

    open_event(hands, doc, event)
    hands.choose_words(*["ArrowRight"] * 5)
    say_what(hands, "w")
    hands.reach("#add [name=earliest]")
    hands.page.keyboard.type("11111991")  # a day that reads the same in every order of the fields
    hands.sign("on the eleventh of November")
    assert again(view, doc, event.id).when.timex == "1991-11-11"

    open_event(hands, doc, event)
    start, stop = hands.choose_words(*["ArrowRight"] * 6)
    say_what(hands, "l")
    hands.write("#add [name=lat]", "-10.5")
    hands.write("#add [name=lon]", "-85.6")
    hands.sign("at the pier")
    where = again(view, doc, event.id).where
    assert (where.span.start, where.span.stop, where.lat, where.lon) == (start, stop, -10.5, -85.6)
    for why in ("seven to nine", "on the eleventh of November", "at the pier"):
        hands.finds_in_history(why)


def test_a_cell_is_judged_from_the_table(hands, view):
    hands.go("i", "/")
    hands.open("main a[href='/incidents/1']")
    hands.reach(".face .value")
    hands.press("ArrowDown")
    hands.page.wait_for_selector("#words [data-key=c]")
    with hands.page.expect_navigation():
        hands.press("c")
    claim_id = re.search(r"claim=(\w+)", hands.page.url)[1]
    assert hands.holds("#correct")
    hands.pick("#correct select[name=value]", "insinuated")
    hands.sign("only insinuated")
    assert view.find(claim_id).certainty == "insinuated"
    hands.finds_in_history("only insinuated")


def test_an_incident_is_split_and_joined_again(hands, view, served):
    served.wait()
    before, whole = {one.id for one in view.incidents()}, next(one for one in view.incidents() if len(one.doc_ids) > 1)
    hands.go("i", "/")
    hands.open(f"main a[href='/incidents/{whole.number}']")
    hands.reach("#take-out input[name=left]")
    taken = hands.page.evaluate("document.activeElement.value")
    hands.press("Space")
    hands.sign("told of another street, by keys")
    served.wait()
    part = next(one for one in view.incidents() if taken in one.event_ids)
    assert set(part.event_ids) != set(whole.event_ids)
    rest = next(one for one in view.incidents() if set(one.event_ids) <= set(whole.event_ids) and one.id != part.id)
    hands.go("i", "/")
    while not hands.page.locator(f"main a[href='/incidents/{part.number}']").count():
        hands.open("main a[href*='skip=']:not([aria-label])")
    hands.open(f"main a[href='/incidents/{part.number}']")
    hands.write("#join-near input[name=who]", "Ana")
    hands.write("#join-near input[name=why]", "one street after all, by keys")
    hands.reach(f"#join-near button[value='{rest.id}']")
    with hands.page.expect_navigation():
        hands.press("Enter")
    served.wait()
    assert {one.id for one in view.incidents()} == before
    for why in ("told of another street, by keys", "one street after all, by keys"):
        hands.finds_in_history(why)


def test_a_question_of_the_queue_is_answered_and_taken_back(hands, view, served):
    hands.go("r", "/review")
    hands.write(".answer input[name=who]", "Ana")
    hands.press("Escape")
    first = hands.page.locator(".answer input[name=id]").input_value()
    shown = "asked => (document.querySelector('.answer input[name=id]')?.value === asked[0]) === asked[1]"
    hands.press("u")
    hands.page.wait_for_function(shown, arg=[first, False])
    hands.press("z")
    hands.page.wait_for_function(shown, arg=[first, True])
    served.wait()


def test_a_judgement_is_taken_back_from_the_history(hands, view, served):
    served.app.state.desk.judge.add("1", "2", Verdict.DIFFERENT, who="Ana", why="to be taken back")
    hands.go("h", "/history")
    hands.reach("td details summary")
    hands.press("Enter")
    hands.sign("not so after all")
    assert next(one for one in view.judgements() if one.why == "to be taken back").withdrawn
    served.wait()


def test_an_export_is_taken(hands, tmp_path):
    hands.go("x", "/export")
    hands.reach("input[name=format]")
    while not hands.holds("[value=csv]"):
        hands.press("ArrowDown")
    hands.write("input[name=who]", "Ana")
    with hands.page.expect_download() as waiting:
        hands.press("Enter")
    waiting.value.save_as(tmp_path / "case.zip")
    assert (tmp_path / "case.zip").stat().st_size > 0


def test_the_keys_are_told_and_the_list_of_them_is_closed_again(hands):
    hands.press("?")
    assert hands.page.locator("#keys[open]").is_visible()
    hands.press("Escape")
    assert hands.page.locator("#keys[open]").count() == 0
