"""Docs in step: what is generated is fresh, what is listed is complete, what is commanded exists."""

import re
from enum import EnumMeta

import pytest

from careo import __version__, model
from docs import generate
from tests.house.source import ROOT, tracked_texts

FRAGMENT = re.compile(r"[\w-]+\.(added|changed|fixed|removed)\.md")
PAGES = {path: text for path, text in tracked_texts().items() if path.endswith(".md")}
VOCABULARIES = {
    name: noun for name in model.__all__ if isinstance(noun := getattr(model, name), EnumMeta) and name != "Room"
}


@pytest.mark.parametrize("page", generate.pages(), ids=lambda page: page.name)
def test_generated_passages_are_fresh(page):
    text = page.read_text(encoding="utf-8")
    assert generate.rewrite(text) == text, f"{page.name} is out of step; run: python -m docs.generate"


def test_every_passage_is_on_a_page():
    used = {name for page in generate.pages() for name in generate.passages_of(page.read_text(encoding="utf-8"))}
    assert used == set(generate.PASSAGES)


def test_every_noun_is_in_the_glossary():
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    rows = {cells[0]: cells for cells in _table_rows(glossary)}
    nouns = [name for name in model.__all__ if isinstance(getattr(model, name), type)]
    assert [name for name in nouns if name not in rows] == []
    assert [name for name, cells in rows.items() if len(cells) != 4 or not all(cells)] == []


def _table_rows(page: str) -> list[list[str]]:
    rows = [line for line in page.splitlines() if line.startswith("| ") and not line.startswith(("| noun", "|---"))]
    return [[cell.strip().strip("`*") for cell in row.strip("|").split("|")] for row in rows]


@pytest.mark.parametrize("name", sorted(VOCABULARIES))
def test_every_value_of_a_vocabulary_has_examples(name):
    page = (ROOT / "docs" / "vocabularies.md").read_text(encoding="utf-8")
    section = re.search(rf"^## {name}\b.*?(?=^## |\Z)", page, re.M | re.S)
    assert section, f"docs/vocabularies.md has no section {name}"
    examples = {row[0]: row[1:] for row in _table_rows(section.group())}
    for value in VOCABULARIES[name]:
        assert value.value in examples, f"{name}: {value.value} has no row"
        assert all(examples[value.value]), f"{name}: {value.value} lacks a meaning or an example"


def test_commands_of_the_pages_exist():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    named = {(path, hit) for path, text in PAGES.items() for hit in re.findall(r"(?:^ {4}|`)make ([a-z]+)", text, re.M)}
    assert {("README.md", "demo"), ("README.md", "test")} <= named
    assert {(path, target) for path, target in named if target not in targets} == set()


def test_links_between_pages_lead_somewhere():
    broken = [
        f"{path}: {target}"
        for path, text in PAGES.items()
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text)
        if "://" not in target and not (ROOT / path).parent.joinpath(target).exists()
    ]
    assert broken == []


def test_fragments_of_the_changelog_are_named_by_their_kind():
    fragments = [path.name for path in (ROOT / "changelog.d").glob("*.md") if path.name != "README.md"]
    assert [name for name in fragments if not FRAGMENT.fullmatch(name)] == []


def test_the_changelog_tells_of_this_version():
    assert f"\n## {__version__} " in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_front_matter_is_there():
    for name in ("README.md", "LICENSE", "NOTICE", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"):
        assert len((ROOT / name).read_text(encoding="utf-8")) > 200, name


def test_every_room_has_its_page():
    pages = {path.stem for path in (ROOT / "docs" / "rooms").glob("*.md")}
    rooms = {path.name for path in (ROOT / "src" / "careo").iterdir() if (path / "__init__.py").exists()}
    assert rooms <= pages, f"docs/rooms has no page for {sorted(rooms - pages)}"
