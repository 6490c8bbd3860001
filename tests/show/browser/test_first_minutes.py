"""A newcomer's first minutes: an incident is split and joined again, an export taken, everything in the history."""

from careo.model import Verdict


def test_an_incident_is_split_by_hand_and_the_judgement_taken_back(page, served):
    view, judge = served.app.state.desk.view, served.app.state.desk.judge
    incident = view.incident(1)
    page.goto(served.address + "/incidents/1")
    box = page.locator("#take-out input[name=left]").first
    taken = box.get_attribute("value")
    box.check()
    page.locator("#take-out input[name=who]").fill("Ana")
    page.locator("#take-out input[name=why]").fill("another day")
    page.locator("#take-out button").click()
    served.wait()
    after = next(one for one in view.incidents() if taken in one.event_ids)
    assert set(after.event_ids) != set(incident.event_ids)
    made = [one for one in view.judgements() if one.why == "another day"]
    assert [one.verdict for one in made] == [Verdict.DIFFERENT]
    judge.withdraw(made[0].id, who="Ana", why="it was the same day")
    served.app.state.desk.judged()
    served.wait()
    assert set(next(one for one in view.incidents() if taken in one.event_ids).event_ids) == set(incident.event_ids)


def test_an_export_is_taken(page, served, tmp_path):
    page.goto(served.address + "/export")
    page.locator("input[name=format][value=csv]").check()
    with page.expect_download() as waiting:
        page.locator("main form button").click()
    waiting.value.save_as(tmp_path / "taken.zip")
    assert (tmp_path / "taken.zip").stat().st_size > 1000
    assert any("exported" in str(one) for one in served.app.state.desk.view.changes(20))


def test_own_files_are_imported(page, served, tmp_path):
    (tmp_path / "own.txt").write_text("The mayor said that two men died in Puerto Salvia.", encoding="utf-8")
    page.goto(served.address + "/import")
    page.locator("input[type=file]").set_input_files(tmp_path / "own.txt")
    page.locator("#drop input[name=who]").fill("Ana")
    page.locator("#drop button").click()
    page.wait_for_selector("#imports section")
    served.wait()
    page.goto(served.address + "/documents")
    assert page.get_by_text("001-own.txt").first.is_visible()


def test_a_claim_is_corrected_and_stands_in_the_history(page, served):
    doc_id = served.app.state.desk.view.incident(1).doc_ids[0]
    page.goto(f"{served.address}/documents/{doc_id}")
    page.locator("aside a[href*='?claim=']").first.click()
    form = page.locator("#correct form").first
    form.locator("select").select_option("doubted")
    form.locator("input[name=who]").fill("Ana")
    form.locator("input[name=why]").fill("the verb doubts it")
    with page.expect_navigation():
        form.locator("button").click()
    page.goto(served.address + "/history")
    assert page.get_by_text("the verb doubts it").is_visible()
    served.wait()


def test_words_chosen_in_the_text_fill_the_form(page, served):
    view = served.app.state.desk.view
    doc = view.document(view.incident(1).doc_ids[0])
    page.goto(f"{served.address}/documents/{doc.id}")
    page.locator("article.text span").nth(2).select_text()
    page.wait_for_function("() => document.querySelector('#add [name=stop]').value !== ''")
    start, stop = (int(page.locator(f"#add [name={name}]").input_value()) for name in ("start", "stop"))
    assert doc.text[start:stop] == page.locator("article.text span").nth(2).text_content()


def test_the_queue_is_reviewed_by_keys_alone(page, served, shoot):
    view = served.app.state.desk.view
    served.wait()
    page.goto(served.address + "/review")
    page.locator(".answer input[name=who]").fill("Ana")
    page.keyboard.press("Escape")
    first = page.locator(".answer input[name=id]").input_value()
    page.keyboard.press("u")
    page.wait_for_function("first => document.querySelector('.answer input[name=id]')?.value !== first", arg=first)
    shoot(page, "review-after-answer")
    assert first not in {one.id for one in view.suggestions(limit=500)}
    page.wait_for_selector("[data-key=z]")
    page.keyboard.press("z")
    page.wait_for_function("first => document.querySelector('.answer input[name=id]')?.value === first", arg=first)
    served.wait()


def test_an_incident_is_split_and_merged_back_from_the_list_of_near_ones(page, served, shoot):
    served.wait()
    view = served.app.state.desk.view
    whole = next(one for one in view.incidents() if len(one.doc_ids) > 1)
    before = {one.id for one in view.incidents()}
    page.goto(f"{served.address}/incidents/{whole.number}")
    box = page.locator("#take-out input[name=left]").first
    taken = box.get_attribute("value")
    box.check()
    page.locator("#take-out input[name=who]").fill("Ana")
    page.locator("#take-out input[name=why]").fill("told of another street")
    page.locator("#take-out button").click()
    page.wait_for_url("**/history")
    served.wait()
    alone = next(one for one in view.incidents() if taken in one.event_ids)
    assert set(alone.event_ids) != set(whole.event_ids)
    left = set(whole.event_ids) - set(alone.event_ids)
    rest = max(view.incidents(), key=lambda one: len(left & set(one.event_ids)))  # without its tie it may fall apart
    page.goto(f"{served.address}/incidents/{alone.number}")
    page.locator("#join-near input[name=who]").fill("Ana")
    page.locator("#join-near input[name=why]").fill("it was one street after all")
    page.locator("#near").scroll_into_view_if_needed()
    shoot(page, "near-incidents")
    page.locator(f"#join-near button[value='{rest.id}']").click()
    page.wait_for_url("**/history")
    served.wait()
    assert {one.id for one in view.incidents()} == before
    page.goto(served.address + "/history")
    for why in ("told of another street", "it was one street after all"):
        assert page.get_by_text(why).first.is_visible()
