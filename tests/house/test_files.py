"""What may not stand in a file: a machine's paths, a registry's host, somebody else's text."""

import re

import pytest

from tests.house.source import ROOT, tracked_texts

HERE = "tests/house/test_files.py"
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:work|root|home|Users)/\w+")
REGISTRY = re.compile(
    r"https?://[\w.:-]*(?:pypi|pythonhosted|registry|artifactory|nexus|jfrog|mirror|huggingface)", re.I
)
SHARED_REPORTS = ROOT.parent / "shared" / "reports"
SHINGLE = 8


def shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}


@pytest.mark.parametrize(
    ("pattern", "what"), [(MACHINE_PATH, "a path of one machine"), (REGISTRY, "the host of a registry")]
)
def test_no_file_names_a_machine_or_a_registry(pattern, what):
    found = [
        f"{path}: {hit.group()}"
        for path, text in tracked_texts().items()
        if path != HERE
        for hit in pattern.finditer(text)
    ]
    assert found == [], f"{what} is written down"


@pytest.mark.shared
def test_no_text_of_the_real_reports_is_in_the_project():
    if not SHARED_REPORTS.is_dir():
        pytest.skip("../shared is not here")
    real = [path for path in SHARED_REPORTS.rglob("*.txt") if path.name != "README.md"]
    theirs = set().union(*(shingles(path.read_text(encoding="utf-8")) for path in real))
    assert theirs, "no real reports were found"
    found = {
        path: sorted(" ".join(words) for words in shingles(text) & theirs)[:3]
        for path, text in tracked_texts().items()
        if path != "LICENSE" and shingles(text) & theirs
    }
    assert found == {}
