"""Every word of the interface exists in both languages, and every word a template asks for exists."""

import re
import tomllib
from pathlib import Path

from careo.show import web
from careo.show.web.interface import LANGUAGES, interface_words

HERE = Path(web.__file__).parent


def test_every_key_has_both_languages():
    table = tomllib.loads((HERE / "interface.toml").read_text(encoding="utf-8"))
    assert all(set(words) == set(LANGUAGES) and all(words.values()) for words in table.values())


def test_templates_ask_only_for_words_there_are():
    known = set(interface_words("es"))
    asked = {
        word
        for path in (HERE / "templates").glob("*.html")
        for word in re.findall(r"\bt\.(\w+)", path.read_text(encoding="utf-8"))
    }
    assert asked <= known
    assert known <= asked
