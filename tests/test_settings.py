"""Settings: one table, and the environment may change its values within their range."""

from dataclasses import asdict

import pytest

from careo.errors import SettingError
from careo.settings import TABLE, Settings, lookup_reader, make_settings


def test_the_table_and_the_class_say_the_same():
    assert {row.name: row.default for row in TABLE} == asdict(Settings())


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_the_default_is_in_range_and_explained(row):
    assert row.least <= row.default <= row.greatest
    assert row.help.endswith(".")


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_both_ends_of_the_range_are_taken_and_nothing_beyond(row):
    variable = f"CAREO_{row.name.upper()}"
    for value in (row.least, row.greatest):
        assert getattr(make_settings({variable: str(value)}), row.name) == value
    with pytest.raises(SettingError, match=f"{row.name}=.*out of range"):
        make_settings({variable: str(row.greatest + 1)})


def test_without_a_word_the_defaults_hold():
    assert make_settings({}) == Settings()


def test_other_variables_are_left_alone():
    assert make_settings({"CAREO_NO_SUCH": "1", "PATH": "x"}) == Settings()


GOOD = {"CAREO_READER_URL": "http://localhost:8080/v1", "CAREO_READER_MODEL": "m"}


def test_a_language_model_is_named_by_address_and_name():
    plan = lookup_reader(Settings(reader_seconds=7), GOOD | {"CAREO_READER_KEY": "k"})
    assert (plan.url, plan.model, plan.seconds, plan.key) == ("http://localhost:8080/v1", "m", 7.0, "k")
    assert lookup_reader(Settings(), {}) is None


@pytest.mark.parametrize(
    "url", ["localhost:8080", "ftp://localhost/v1", "http://", "http://me:pw@localhost/v1", "http://localhost:port/v1"]
)
def test_an_address_that_is_none_is_an_error(url):
    with pytest.raises(SettingError, match="not an address; give one such as"):
        lookup_reader(Settings(), GOOD | {"CAREO_READER_URL": url})


def test_a_model_has_to_be_named():
    with pytest.raises(SettingError, match="set CAREO_READER_MODEL"):
        lookup_reader(Settings(), GOOD | {"CAREO_READER_MODEL": " "})


@pytest.mark.parametrize(
    "host", ["192.0.2.4", "lab.example", "localhost.example", "127.0.0.1.example", "[2001:db8::1]"]
)
def test_another_machine_needs_permission(host):
    there = GOOD | {"CAREO_READER_URL": f"http://{host}:8080/v1"}
    with pytest.raises(SettingError, match="your documents would leave it"):
        lookup_reader(Settings(), there)
    assert lookup_reader(Settings(), there | {"CAREO_READER_ELSEWHERE": "yes"}).elsewhere
