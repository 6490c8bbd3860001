"""Every word of the interface exists in both languages, and every word a template asks for exists."""

import base64
import hashlib
import re
import tomllib
from pathlib import Path

import pytest

from careo.lang.acts import list_acts
from careo.model import (
    Certainty,
    LinkKind,
    Modality,
    Polarity,
    Question,
    Relation,
    RoleName,
    Verdict,
    VoiceKind,
    VoiceMode,
)
from careo.show import web
from careo.show.web.interface import LANGUAGES, VOCABULARY, interface_words, say_in

HERE = Path(web.__file__).parent
SHOWN = (Certainty, LinkKind, Modality, Polarity, Question, Relation, RoleName, Verdict, VoiceKind, VoiceMode)


def test_every_key_has_both_languages():
    for path in (HERE / "words").glob("*.toml"):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        rows = [table] if path.stem != VOCABULARY else table.values()
        assert all(set(words) == set(LANGUAGES) and all(words.values()) for row in rows for words in row.values())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_of_the_vocabularies_can_be_said(lang):
    say = say_in(lang)
    assert all(say(value) for one in SHOWN for value in one)


def test_every_act_has_a_name():
    table = tomllib.loads((HERE / "words" / f"{VOCABULARY}.toml").read_text(encoding="utf-8"))
    assert set(table["Act"]) == set(list_acts())


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
    asked |= {word for word in known if word.startswith(tuple(begun))}
    assert asked <= known
    assert known <= asked
