"""Settings: one table, and the environment may change its values within their range."""

from dataclasses import asdict

import pytest

from careo.errors import SettingError
from careo.settings import TABLE, Settings, make_settings


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
