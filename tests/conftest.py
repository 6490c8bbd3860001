"""One demo case for all tests of the command line and the workbench: building it takes a few seconds."""

from importlib.resources import files
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def demo_case(tmp_path_factory):
    from careo.pipeline import build

    case = tmp_path_factory.mktemp("cases") / "demo.careo"
    build([Path(str(files("careo") / "demo"))], case)
    return case
