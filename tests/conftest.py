"""What many tests share: the demo case, which takes a few seconds to build, and the way of child processes to careo."""

import os
from importlib.resources import files
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session", autouse=True)
def _children_import_the_same_careo():
    """A process that a test starts finds the careo under test, also where another checkout is installed."""
    paths = [str(ROOT / "src"), str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(paths))
        yield


@pytest.fixture(scope="session")
def demo_case(tmp_path_factory):
    from careo.pipeline import build

    case = tmp_path_factory.mktemp("cases") / "demo.careo"
    build([Path(str(files("careo") / "demo"))], case)
    return case
