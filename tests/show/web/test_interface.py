"""Every word of the interface exists in both languages, and every word a template asks for exists."""

import base64
import hashlib
import re
import tomllib
from pathlib import Path

from careo.show import web
from careo.show.vocabulary import LANGUAGES
from careo.show.web.explained import BEGUN, TRUTH
from careo.show.web.interface import interface_words

HERE = Path(web.__file__).parent


def test_every_key_has_both_languages():
    for path in (HERE / "words").glob("*.toml"):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        assert all(set(words) == set(LANGUAGES) and all(words.values()) for words in table.values())


def test_what_is_carried_is_what_its_hash_says():
    carried = tomllib.loads((HERE / "vendored.toml").read_text(encoding="utf-8"))
    files = {path.name for path in (HERE / "static" / "vendored").iterdir()}
    assert {row["file"] for row in carried.values()} == files
    for row in carried.values():
        digest = hashlib.sha384((HERE / "static" / "vendored" / row["file"]).read_bytes()).digest()
        assert base64.b64encode(digest).decode() == row["sha384"]


def test_templates_ask_only_for_words_there_are():
    known = set(interface_words("es"))
    asked = {
        word
        for path in (HERE / "templates").rglob("*.html")
        for word in re.findall(r"\bt\.(\w+)", path.read_text(encoding="utf-8"))
    }
    begun = {
        begin
        for path in (HERE / "templates").rglob("*.html")
        for begin in re.findall(r'\bt\["(\w+_)" ~', path.read_text(encoding="utf-8"))
    }
    asked |= {word for word in known if word.startswith((*begun, *BEGUN.values()))} | set(TRUTH)
    assert asked <= known
    assert known <= asked
