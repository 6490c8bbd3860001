"""What a document is about: one happening, or none where it is a chronicle of many."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from careo.link.accounts import CHRONICLE, MONTHS_TOLD, make_accounts
from tests.make import make_claim, make_document, make_event, make_reading, make_time


def tell_many(happenings, *, of_first=1, months=12):
    """A document of so many happenings, the first of them told in so many events, each in the next of some months."""
    lines = [f"In village {n} the column killed a herdsman." for n in range(of_first + happenings - 1)]
    doc = make_document("\n".join(lines))
    claim = make_claim(doc, lines[0])
    starts = [datetime(1984, 1 + n % months, 1) for n in range(len(lines))]
    whens = [make_time(doc, f"village {n}", start, start + timedelta(days=1)) for n, start in enumerate(starts)]
    events = [
        replace(make_event(doc, "killed", nth=n, claims=[claim]), episode=max(0, n - of_first + 1), when=when)
        for n, when in enumerate(whens)
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


def test_a_long_report_of_a_few_days_is_no_chronicle():
    assert len(mains(2 * CHRONICLE, months=MONTHS_TOLD - 1)) == 1
    assert mains(2 * CHRONICLE, months=MONTHS_TOLD) == []
