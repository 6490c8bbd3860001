"""Layer: which pipeline reads a language, by name, version and hash of its files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from careo.lang.foreign import OTHER
from careo.lang.words import HERE
from careo.settings import PIPELINE_OWN

if TYPE_CHECKING:
    from spacy.language import Language

LAYER_VERSION = "4"
"""Of careo's own layer: raised when its code (tokens, sentence starts, decoding) reads a text in another way."""


@dataclass(frozen=True, slots=True)
class Layer:
    """The language layer that a Reading rests on.

    Attributes:
        name: `careo-en`, or the name of the swapped pipeline (`spacy:en_core_web_sm`).
        version: of careo's layer, or of that pipeline.
        hash: first eight digits of a hash over its model files.

    Examples:
        >>> str(Layer("careo-en", "3", "0123abcd"))
        'careo-en@3+0123abcd'
    """

    name: str
    version: str
    hash: str

    def __str__(self) -> str:
        return f"{self.name}@{self.version}+{self.hash}"


@cache
def find_layer(lang: str, source: str = PIPELINE_OWN) -> Layer:
    """The layer of `lang` when its pipeline comes from `source`.

    A swapped pipeline is loaded to be asked. A paragraph in the other language is read by that language's model, so
    both models make the hash of careo's own.

    Raises:
        LanguageError: the pipeline named in the settings cannot be used.
    """
    if source != PIPELINE_OWN:
        name, version, digest = describe(load_swap(lang, source))
        return Layer(f"spacy:{name}", version, digest)
    paths = (path for one in (lang, OTHER[lang]) for path in sorted((HERE / one / "model").rglob("*")))
    return Layer(f"careo-{lang}", LAYER_VERSION, hash_files(paths))


@cache
def load_swap(lang: str, source: str) -> Language:
    """The swapped pipeline, loaded once a process; what loads it brings spaCy, and is imported here for that reason.

    Raises:
        LanguageError: it cannot be used.
    """
    from careo.lang.swap import load_swapped

    return load_swapped(lang, source)


def hash_files(paths: Iterable[Path], folder: Path = HERE) -> str:
    """First eight digits of a hash over names, in a folder, and content of files in it, in order.

    Args:
        paths: of the files; other paths among them are left out.
        folder: that of the languages, or another.
    """
    digest = hashlib.sha256()
    for path in paths:
        if path.is_file():
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:8]


def describe(nlp: Language) -> tuple[str, str, str]:
    """Name, version and hash (first eight digits, over all its files) of a loaded pipeline."""
    folder = Path(nlp.path) if nlp.path else None
    digest = hash_files(sorted(folder.rglob("*")), folder) if folder else hash_files(())
    name = f"{nlp.meta.get('lang') or nlp.lang}_{nlp.meta.get('name') or 'pipeline'}"
    return name.replace(" ", "_"), str(nlp.meta.get("version") or "0").replace(" ", "_"), digest
