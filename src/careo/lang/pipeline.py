"""The trained spaCy pipeline of a language, and how texts go through it.

The parser sees words only, in segments of some hundred tokens, with the sentence starts set: white space cannot disturb
it, and memory does not grow with the length of a text. The annotation is then laid over the tokens of the whole text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS
from spacy.language import Language
from spacy.symbols import SPACE
from spacy.tokens import Doc

from careo.errors import LanguageError
from careo.lang.abbreviations import add_abbreviations
from careo.lang.sentences import find_sentence_starts
from careo.lang.words import HERE

MAX_CHARS = 1_000_000_000
SEGMENT_TOKENS = 400
"""A segment ends with the sentence that passes this length."""
SEGMENTS_AT_ONCE = 32
_ATTRS: list[int | str] = [POS, MORPH, LEMMA, DEP, ENT_IOB, ENT_TYPE, HEAD]


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
    nlp.max_length = MAX_CHARS
    add_abbreviations(nlp, lang)
    _widen_weights(nlp)
    return nlp


def _widen_weights(nlp: Language) -> None:
    """The files hold 16-bit weights, half the size; computing is done in 32 bits."""
    for _, component in nlp.components:
        if not hasattr(component, "model"):
            continue
        for node in component.model.walk():
            for name in node.param_names:
                if node.has_param(name) is True:
                    node.set_param(name, node.get_param(name).astype("float32"))


@dataclass(frozen=True, slots=True)
class _Segment:
    """Some sentences of a text without their white space: which tokens, and the Doc the parser sees."""

    at: NDArray[np.int64]
    doc: Doc


def parse_texts(nlp: Language, texts: Iterable[str], *, batch_size: int) -> Iterator[Doc]:
    """Parse texts, in order; token offsets are offsets of the text, whatever white space it holds.

    Args:
        nlp: a pipeline whose Docs carry Universal Dependencies.
        texts: any strings, of any length; read `batch_size` at a time.
        batch_size: texts parsed together.
    """
    rest = iter(texts)
    while batch := list(islice(rest, batch_size)):
        docs = [nlp.make_doc(text) for text in batch]
        segments = [list(_cut(doc, str(nlp.lang))) for doc in docs]
        flat = sorted((part for parts in segments for part in parts), key=lambda part: len(part.doc))
        done = nlp.pipe((part.doc for part in flat), batch_size=SEGMENTS_AT_ONCE)
        parsed = {id(part): doc for part, doc in zip(flat, done, strict=True)}
        for doc, parts in zip(docs, segments, strict=True):
            yield _lay_over(doc, [_Segment(part.at, parsed[id(part)]) for part in parts])


def _cut(doc: Doc, lang: str) -> Iterator[_Segment]:
    """The words of a text in segments of whole sentences."""
    starts = find_sentence_starts(doc, lang)
    words = [token.i for token in doc if not token.is_space]
    begin = 0
    for place in range(1, len(words) + 1):
        if place == len(words) or (place - begin >= SEGMENT_TOKENS and starts[words[place]]):
            yield _make_segment(doc, words[begin:place], starts)
            begin = place


def _make_segment(doc: Doc, words: list[int], starts: list[bool]) -> _Segment:
    tokens = [doc[index] for index in words]
    spaces = [bool(token.whitespace_) or (token.i + 1 < len(doc) and doc[token.i + 1].is_space) for token in tokens]
    segment = Doc(doc.vocab, words=[token.text for token in tokens], spaces=spaces)
    for token, index in zip(segment, words, strict=True):
        token.is_sent_start = starts[index]
    return _Segment(np.array(words, dtype=np.int64), segment)


def _lay_over(doc: Doc, segments: list[_Segment]) -> Doc:
    """The annotation of the segments on the tokens of the whole text; white space hangs on the word before it."""
    if not segments:
        return doc
    size = len(doc)
    values = np.zeros((size, len(_ATTRS)), dtype=np.uint64)
    heads = np.zeros(size, dtype=np.int64)
    is_word = np.zeros(size, dtype=bool)
    for part in segments:
        array = part.doc.to_array(_ATTRS)
        values[part.at] = array
        relative = array[:, -1].astype(np.int64)
        heads[part.at] = part.at[np.arange(len(part.at)) + relative]
        is_word[part.at] = True
    _attach_spaces(doc, values, heads, is_word)
    values[:, -1] = (heads - np.arange(size)).astype(np.uint64)
    return doc.from_array(_ATTRS, values)  # type: ignore[arg-type]  # spaCy's own to_array gives uint64


def _attach_spaces(doc: Doc, values: NDArray[np.uint64], heads: NDArray[np.int64], is_word: NDArray[np.bool_]) -> None:
    """Give white space its part of speech, itself as lemma, a head, and the name it stands in."""
    label = doc.vocab.strings.add("dep")
    first = int(np.argmax(is_word))
    host = first
    for index in range(len(doc)):
        if is_word[index]:
            host = index
            continue
        heads[index] = host
        values[index, :4] = (SPACE, 0, doc[index].orth, label)
        goes_on = host < index < len(doc) - 1 and values[index + 1, 4] == 1
        values[index, 4:6] = (1, values[host, 5]) if goes_on else (2 * (values[host, 4] != 0), 0)
