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
