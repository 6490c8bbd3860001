"""The trained spaCy pipeline of a language, sentence starts forced where the layout shows them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from spacy.language import Language

from careo.errors import LanguageError
from careo.lang.words import HERE

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BREAK = re.compile(r"\n")


@Language.component("careo_sentence_starts")
def start_sentences(doc: Doc) -> Doc:
    """A line break that is left in the analysis text ends a sentence; white space never begins one."""
    broken = True
    for token in doc:
        if token.is_space:
            token.is_sent_start = False
            broken = broken or bool(_BREAK.search(token.text))
            continue
        if broken:
            token.is_sent_start = True
        broken = False
    return doc


@cache
def load_pipeline(lang: str) -> Language:
    """The spaCy pipeline of `lang`, from the package; loaded once a process.

    Raises:
        LanguageError: the model files are not there.
    """
    import spacy

    folder = HERE / lang / "syntax"
    if not (folder / "meta.json").is_file():
        raise LanguageError(f"{lang}: no trained pipeline in the package; reinstall careo or run `make train`")
    nlp = spacy.load(folder)
    nlp.max_length = 60_000_000
    nlp.add_pipe("careo_sentence_starts", first=True)
    return nlp


def parse_texts(nlp: Language, texts: Iterable[str], *, batch_size: int) -> Iterator[Doc]:
    """Parse texts in order."""
    yield from nlp.pipe(texts, batch_size=batch_size)
