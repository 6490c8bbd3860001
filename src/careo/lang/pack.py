"""Pack: everything careo knows about one language, behind one noun.

`Pack.nlp` is the door through which spaCy and the models come in; they are imported there and not at the head, since
most verbs ask a pack for its words at most.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from careo.lang.dictionary import TABLES
from careo.lang.layer import Layer, find_layer, hash_files, load_swap
from careo.lang.words import HERE, Words, load_words
from careo.settings import PIPELINE_OWN, lookup_pipeline

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

CODE_VERSION = "pack@4"
BATCH = 16
"""Texts that are parsed together."""


@dataclass(frozen=True, slots=True)
class Pack:
    """One language: its word lists and its trained pipeline, loaded when first used.

    Attributes:
        lang: ISO 639-1 code.
        source: where its pipeline comes from: `careo`, or `spacy:NAME_OR_PATH`.
    """

    lang: str
    source: str = PIPELINE_OWN

    @property
    def version(self) -> str:
        """What a Reading was made by: code and word files with their hash, then name, version and hash of the layer.

        Raises:
            LanguageError: the pipeline named in the settings cannot be used.
        """
        return f"{self.lang}.{CODE_VERSION}+{_words_hash(self.lang)} {self.layer}"

    @property
    def layer(self) -> Layer:
        """Name, version and hash of the pipeline.

        Raises:
            LanguageError: the pipeline named in the settings cannot be used.
        """
        return find_layer(self.lang, self.source)

    @property
    def nlp(self) -> Language:
        """The spaCy pipeline; spaCy and the pipeline are loaded once a process (about a second)."""
        if self.source != PIPELINE_OWN:
            return load_swap(self.lang, self.source)
        from careo.lang.pipeline import load_pipeline

        return load_pipeline(self.lang)

    @property
    def words(self) -> Words:
        """The word lists."""
        return load_words(self.lang)

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Parse texts, in order; token offsets are offsets of the text."""
        return self.nlp.pipe(texts, batch_size=BATCH)


def get_pack(lang: str, source: str = "") -> Pack:
    """The pack of a language; cheap, the pipeline is loaded when first used.

    Args:
        lang: ISO 639-1 code.
        source: where its pipeline comes from; what the setting `CAREO_PIPELINE_<LANG>` says when not given.

    Raises:
        LanguageError: there is no pack for that language.
    """
    load_words(lang)
    return _make_pack(lang, source or lookup_pipeline(lang))


@cache
def _make_pack(lang: str, source: str) -> Pack:
    return Pack(lang, source)


@cache
def _words_hash(lang: str) -> str:
    """First eight digits of a hash over the language's word lists, the acts and the dictionary."""
    model = HERE / lang / "model"
    paths = [path for path in sorted((HERE / lang).rglob("*")) if path.suffix != ".md" and model not in path.parents]
    return hash_files([*paths, HERE / "acts.toml", *(HERE / table for table in TABLES)])
