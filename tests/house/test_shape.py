"""The shape of the code: names, sizes, excepts, and where a language may be named."""

import ast
import re

import pytest

from tests.house.source import ROOT, SRC, modules

FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "misc", "common", "base", "core"}
LONG_FUNCTION = 40
LONG_MODULE = 400
LONG_FUNCTIONS_AT_MOST = 0
LONG_MODULES_AT_MOST = 0
BOUNDARIES = ("read/", "show/web/", "understand/")
LANGUAGES = {"en", "es"}
UNFINISHED = re.compile(r"#.*\b(?:TODO|FIXME|XXX)\b|NotImplementedError")
NOT_ROOMS = {"house", "golden", "bench", "training", "docs"}


@pytest.mark.parametrize("path", sorted(modules()))
def test_no_catch_all_module_names(path):
    parts = path.removesuffix(".py").split("/")
    assert not FORBIDDEN_NAMES & set(parts), f"{path}: say what the module is for"


def test_long_functions_are_few():
    long = sorted(
        (node.end_lineno - node.lineno + 1, f"{path}:{node.lineno} {node.name}")
        for path, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno + 1 > LONG_FUNCTION
    )
    listing = "\n".join(f"{lines} lines: {where}" for lines, where in reversed(long))
    print(listing)
    assert len(long) <= LONG_FUNCTIONS_AT_MOST, f"functions over {LONG_FUNCTION} lines:\n{listing}"


def test_long_modules_are_few():
    sizes = {path: len((SRC / path).read_text(encoding="utf-8").splitlines()) for path in modules()}
    long = {path: lines for path, lines in sizes.items() if lines > LONG_MODULE}
    listing = "\n".join(f"{lines} lines: {path}" for path, lines in sorted(long.items(), key=lambda item: -item[1]))
    print(listing)
    assert len(long) <= LONG_MODULES_AT_MOST, f"modules over {LONG_MODULE} lines:\n{listing}"


def _is_broad(handler: ast.ExceptHandler) -> bool:
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(
        one is None or (isinstance(one, ast.Name) and one.id in {"Exception", "BaseException"}) for one in caught
    )


def test_broad_excepts_only_at_the_boundaries():
    broad = [
        f"{path}:{node.lineno}"
        for path, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and _is_broad(node)
    ]
    for boundary in BOUNDARIES:
        at = [place for place in broad if place.startswith(boundary)]
        assert len(at) <= 1, f"one broad except is enough in {boundary}: {at}"
    assert [place for place in broad if not place.startswith(BOUNDARIES)] == []


@pytest.mark.parametrize("path", [p for p in sorted(modules()) if not p.startswith("lang/")])
def test_no_language_is_named_outside_lang(path):
    named = [
        node.lineno
        for node in ast.walk(modules()[path])
        if isinstance(node, ast.Compare)
        and any(isinstance(one, ast.Constant) and one.value in LANGUAGES for one in [node.left, *node.comparators])
    ]
    assert named == [], (
        f"{path}: a language is compared on lines {named}; what differs belongs into lang/en and lang/es"
    )


def test_every_test_folder_mirrors_a_room():
    rooms = {path.name for path in SRC.iterdir() if path.is_dir() and path.name not in {"__pycache__", "demo"}}
    folders = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders - NOT_ROOMS <= rooms, "a folder of tests without a room in src/careo"
    tested = {room for room in rooms if list((ROOT / "tests" / room).rglob("test_*.py"))}
    assert rooms - tested == set(), "rooms without tests"


def test_nothing_is_unfinished():
    found = [
        f"{path}: {hit.group()}"
        for path in modules()
        for hit in UNFINISHED.finditer((SRC / path).read_text(encoding="utf-8"))
    ]
    assert found == []
