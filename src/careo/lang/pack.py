"""Pack: everything careo knows about one language, behind one noun."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from careo.lang.pipeline import load_pipeline, parse_texts
from careo.lang.words import HERE, Words, load_words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

CODE_VERSION = "pack@2"


@dataclass(frozen=True, slots=True)
class Pack:
    """One language: its word lists and its trained pipeline, loaded when first used.

    Attributes:
        lang: ISO 639-1 code.
        version: code version, and a hash over model and word files; part of what a Reading was made by.
    """

    lang: str
    version: str

    @property
    def nlp(self) -> Language:
        """The spaCy pipeline; loaded once a process (about a second)."""
        return load_pipeline(self.lang)

    @property
    def words(self) -> Words:
        """The word lists."""
        return load_words(self.lang)

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Parse texts, in order; token offsets are offsets of the text."""
        return parse_texts(self.nlp, texts)


@cache
def get_pack(lang: str) -> Pack:
    """The pack of a language; cheap, the pipeline is loaded when first used.

    Raises:
        LanguageError: there is no pack for that language.
    """
    load_words(lang)
    return Pack(lang, f"{lang}.{CODE_VERSION}+{_files_hash(lang)}")


def _files_hash(lang: str) -> str:
    """First eight digits of a hash over the language's files and the acts."""
    digest = hashlib.sha256()
    paths = [path for path in sorted((HERE / lang).rglob("*")) if path.is_file() and path.suffix != ".md"]
    for path in [*paths, HERE / "acts.toml"]:
        if path.is_file():
            digest.update(path.relative_to(HERE).as_posix().encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:8]
