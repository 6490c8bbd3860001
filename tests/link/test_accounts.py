"""What a document is about: one happening, or none where it is a chronicle of many."""

from dataclasses import replace

import pytest

from careo.link.accounts import CHRONICLE, make_accounts
from tests.make import make_claim, make_document, make_event, make_reading


def tell_many(happenings, *, of_first=1):
    """A document of so many happenings, the first of them told in so many events."""
    lines = [f"In village {n} the column killed a herdsman." for n in range(of_first + happenings - 1)]
    doc = make_document("\n".join(lines))
    claim = make_claim(doc, lines[0])
    events = [
        replace(make_event(doc, "killed", nth=n, act="kill", claims=[claim]), episode=max(0, n - of_first + 1))
        for n in range(len(lines))
    ]
    return doc, make_reading(doc, claims=[claim], events=events)


def mains(happenings, **given):
    accounts = make_accounts(*tell_many(happenings, **given))
    assert len(accounts) == happenings
    return [account for account in accounts if account.main]


@pytest.mark.parametrize("happenings", [1, 2, CHRONICLE - 1])
def test_a_report_is_about_one_of_its_happenings(happenings):
    assert len(mains(happenings)) == 1


def test_a_chronicle_is_about_none():
    assert mains(CHRONICLE) == []
    assert mains(3 * CHRONICLE, of_first=4) == []


def test_a_long_report_that_keeps_to_one_happening_is_about_that():
    (main,) = mains(CHRONICLE, of_first=12)
    assert len(main.events) == 12
