"""The commands of the README are run, on the demo case, as a newcomer would."""

import re
import shlex
import shutil

import pytest
from typer.testing import CliRunner

from careo.cli import app
from careo.model import Verdict
from careo.store import open_case
from tests.house.source import ROOT

COMMAND = re.compile(r"^ {4}careo (.+?)(?: {3,}.*)?$", re.M)


def readme_commands():
    return [shlex.split(line) for line in COMMAND.findall((ROOT / "README.md").read_text(encoding="utf-8"))]


@pytest.fixture(scope="module")
def case(demo_case, tmp_path_factory):
    """A copy of the demo case: the README judges."""
    return shutil.copytree(demo_case, tmp_path_factory.mktemp("readme") / "lima.careo")


def test_every_verb_of_the_readme_exists():
    verbs = {command.name for command in app.registered_commands}
    named = {words[0] for words in readme_commands()}
    assert {"build", "incidents", "show", "judge", "export"} <= named <= verbs


@pytest.mark.parametrize("words", [w for w in readme_commands() if w[0] not in {"build", "serve"}], ids=lambda w: w[0])
def test_the_command_runs(words, case):
    with open_case(case, mode="read") as opened:
        an_id = next(iter(opened.view.incidents())).id
    if words[0] == "withdraw":
        with open_case(case, mode="judge") as opened:
            an_id = opened.judge.add("3", "4", Verdict.DIFFERENT, who="Ana", why="two towns").id
    given = [{"lima.careo": str(case), "ID": an_id}.get(word, word) for word in words]
    result = CliRunner().invoke(app, given)
    assert result.exit_code == 0, result.output
    assert result.output.strip()


def test_serve_is_explained():
    result = CliRunner().invoke(app, ["serve", "--help"])
    assert "Ctrl-C" in result.output
