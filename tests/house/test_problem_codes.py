"""Every code a Problem can carry is explained in docs/problems.md."""

import ast
import re

from tests.house.source import ROOT, modules

CODE = re.compile(r"[a-z]+(?:-[a-z]+)+")
ROOMS = ("read/", "understand/", "link/", "store/", "pipeline.py")


def speaks_of_problems(tree):
    return any(
        isinstance(node, ast.ImportFrom) and any(alias.name == "Problem" for alias in node.names)
        for node in ast.walk(tree)
    )


def codes_given(tree):
    """Strings of the form of a code that are passed to something called problem, or stand first in a yielded tuple."""
    for node in ast.walk(tree):
        parts = []
        if isinstance(node, ast.Call) and "problem" in ast.unparse(node.func).casefold():
            parts = [*node.args, *(keyword.value for keyword in node.keywords)]
        elif isinstance(node, ast.Yield) and isinstance(node.value, ast.Tuple):
            parts = node.value.elts[:1]
        for part in parts:
            if isinstance(part, ast.Constant) and isinstance(part.value, str) and CODE.fullmatch(part.value):
                yield part.value


def test_every_code_is_explained():
    page = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^\| `([a-z-]+)`", page, re.M))
    given = {
        code
        for path, tree in modules().items()
        if path.startswith(ROOMS) and speaks_of_problems(tree)
        for code in codes_given(tree)
    }
    assert len(given) > 3
    assert given - explained == set(), "codes without a line in docs/problems.md"
