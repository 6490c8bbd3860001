"""The synthetic case of the bench is one that the store of today reads, and every door and page answers on it."""

from bench import pages, workbench
from careo.store import open_case


def test_every_door_answers_on_a_synthetic_case(tmp_path):
    workbench.make_case(tmp_path / "large", documents=240, claims=20)
    with open_case(tmp_path / "large", mode="judge") as case:
        counts = case.view.counts()
        assert (counts.documents, counts.claims) == (240, 4800)
        for door in workbench.doors(case).values():
            door()
        assert case.view.search_page("police").hits


def test_the_written_reports_make_the_pages_that_are_measured(tmp_path):
    pages.write_reports(tmp_path)
    texts = [path.read_text(encoding="utf-8") for path in sorted(tmp_path.glob("account*.txt"))]
    assert len(set(texts)) == pages.ACCOUNTS
    assert (tmp_path / "long.txt").read_text(encoding="utf-8").count("1989.") == pages.SENTENCES


def test_a_page_is_late_at_what_was_asked_of_it():
    assert pages.Timing("accept", 20.0, 151.0).is_late
    assert not pages.Timing("accept", 160.0, 149.0).is_late
