"""Who may import whom: the contracts of pyproject.toml, and no network but the workbench's own."""

import ast

import pytest
from importlinter.cli import lint_imports

from tests.house.source import ROOT, modules

NETWORK = {
    "socket",
    "ssl",
    "urllib",
    "http",
    "requests",
    "httpx",
    "httpcore",
    "urllib3",
    "aiohttp",
    "ftplib",
    "smtplib",
}
SPEAKS = "understand/consult/server.py"
PURE = {"urllib.parse", "http"}  # addresses and status codes: no connection is made with them


def imported_by(tree: ast.Module) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names.add(node.module)
    return names


def test_import_contracts_hold(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    kept = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True)
    assert kept == 0, capsys.readouterr().out


@pytest.mark.parametrize("path", sorted(modules()))
def test_no_network(path):
    if path.startswith("show/web/"):
        pytest.skip("the workbench listens on this machine")
    if path == SPEAKS:
        pytest.skip("off by default, this machine only by default: tests/understand/test_consult.py")
    bad = {name for name in imported_by(modules()[path]) if name.partition(".")[0] in NETWORK and name not in PURE}
    assert not bad, f"{path} imports {sorted(bad)}: careo works without a network"


@pytest.mark.parametrize("path", [p for p in sorted(modules()) if p.startswith("model/")])
def test_the_nouns_import_nothing_but_errors(path):
    own = {name for name in imported_by(modules()[path]) if name.startswith("careo")}
    assert all(name.startswith(("careo.model", "careo.errors")) for name in own), own
