"""Word lists: what is known about a language, as data. One TOML file a subject, the same file names in each folder.

`lang/en/certainty.toml` and `lang/es/certainty.toml` have the same tables and keys; only the words differ.
`tests/lang/test_words.py` checks that.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from careo.errors import LanguageError

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of one language."""

    lang: str

    def table(self, subject: str) -> dict[str, Any]:
        """The content of `lang/<lang>/<subject>.toml`; read once, not to be changed by the caller.

        Raises:
            LanguageError: there is no such file, or it is not TOML.
        """
        return _table(self.lang, subject)

    def subjects(self) -> tuple[str, ...]:
        """The subjects there are lists for, sorted."""
        return tuple(sorted(path.stem for path in (HERE / self.lang).glob("*.toml")))


def load_words(lang: str) -> Words:
    """The word lists of `lang`; reads nothing yet.

    Raises:
        LanguageError: there is no folder for that language.
    """
    if not (HERE / lang).is_dir():
        raise LanguageError(f"{lang}: no word lists for this language; there are: en, es")
    return Words(lang)


@cache
def load_acts() -> dict[str, Any]:
    """The content of `lang/acts.toml`: the closed list of acts, read once."""
    return _read(HERE / "acts.toml")


@cache
def load_act_verbs(lang: str) -> frozenset[str]:
    """The infinitives that begin the verbs and phrases of `lang/<lang>/acts.toml`, without `se`."""
    rows = load_words(lang).table("acts").values()
    entries = (
        one for row in rows for key, found in row.items() if key.startswith(("verbs", "phrases")) for one in found
    )
    return frozenset(word.removesuffix("se") for entry in entries for word in entry.split()[0].split("|"))


def each_of(entry: str) -> list[str]:
    """The phrases that an entry of a list stands for: bars part words of which any may stand in a place.

    Examples:
        >>> each_of("send|ship food|medicine")
        ['send food', 'send medicine', 'ship food', 'ship medicine']
    """
    return [" ".join(words) for words in product(*(word.split("|") for word in entry.split()))]


@cache
def _table(lang: str, subject: str) -> dict[str, Any]:
    return _read(HERE / lang / f"{subject}.toml")


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise LanguageError(f"{path.name}: no such word list in {path.parent.name}; reinstall careo") from None
    except tomllib.TOMLDecodeError as error:
        raise LanguageError(f"{path.parent.name}/{path.name}: {error}; reinstall careo") from None
