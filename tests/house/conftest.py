"""The demo case, built once for the tests that look at what careo prints."""

import pytest
from typer.testing import CliRunner

from tests.house.source import SRC


@pytest.fixture(scope="session")
def demo_case(tmp_path_factory):
    from careo.cli import app

    folder = tmp_path_factory.mktemp("house") / "lima.careo"
    result = CliRunner().invoke(app, ["build", str(SRC / "demo"), "--case", str(folder), "--quiet"])
    assert result.exit_code in {0, 1}, result.output
    return folder
