"""Another pipeline in place of careo's: `CAREO_PIPELINE_EN=spacy:NAME_OR_PATH`, any pipeline that spaCy can load.

Its labels decide: Universal Dependencies are used as they are, spaCy's stock English labels are converted
(`stock_labels`), others are refused when the program starts. A swapped pipeline knows neither cues nor leanings.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from spacy.attrs import DEP, HEAD
from spacy.language import Language
from spacy.tokens import Doc

from careo.errors import LanguageError
from careo.lang.carried import declare_carried
from careo.lang.phrases import iterate_phrases
from careo.lang.stock_labels import STOCK, UD, convert, convert_names
from careo.lang.words import load_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PREFIX = "spacy:"
COMPONENT = "careo_labels"
MAX_CHARS = 1_000_000_000
_ATTRS: list[int | str] = [DEP, HEAD]


def load_swapped(lang: str, source: str) -> Language:
    """The pipeline that `source` ("spacy:NAME_OR_PATH") names, with its labels made Universal Dependencies.

    Raises:
        LanguageError: it cannot be loaded, reads another language, or has labels that careo does not know.
    """
    name = source.removeprefix(PREFIX)
    where = f"CAREO_PIPELINE_{lang.upper()}={source}"
    if not source.startswith(PREFIX) or not name:
        raise LanguageError(f"{where}: not of the form spacy:NAME_OR_PATH; unset it to use careo's own")
    declare_carried()
    nlp = _load(name, where)
    if nlp.lang != lang:
        raise LanguageError(f"{where}: reads {nlp.lang}, not {lang}; name a pipeline of that language, or unset it")
    scheme = find_scheme(_labels_of(nlp, lang, where), where)
    nlp.max_length = MAX_CHARS
    nlp.vocab.get_noun_chunks = iterate_phrases  # type: ignore[assignment]  # spaCy takes places and a label
    nlp.add_pipe(COMPONENT, config={"scheme": scheme, "where": where})
    return nlp


def _load(name: str, where: str) -> Language:
    import spacy

    try:
        return spacy.load(name)
    except (OSError, ValueError, ImportError, KeyError) as error:
        said = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise LanguageError(
            f"{where}: cannot be loaded ({said}); install it (`pip install NAME`), give its folder, or unset it"
        ) from None


def _labels_of(nlp: Language, lang: str, where: str) -> frozenset[str]:
    """The relations the pipeline can give: those its parser states, and those it gives a sentence.

    Raises:
        LanguageError: it gives no relations, or no parts of speech.
    """
    doc = nlp(load_words(lang).table("sentences")["probe"]["sentence"])
    for attribute, layer in (("DEP", "dependencies"), ("POS", "parts of speech (UPOS)"), ("LEMMA", "lemmas")):
        if not doc.has_annotation(attribute):
            raise LanguageError(f"{where}: sets no {layer}; name a pipeline with a parser, tagger and lemmatizer")
    stated = nlp.pipe_labels.get("parser", [])
    return frozenset(stated) | {token.dep_ for token in doc}


def find_scheme(labels: Collection[str], where: str) -> str:
    """`ud` or `stock`, by the labels of a pipeline.

    Raises:
        LanguageError: they are neither.

    Examples:
        >>> find_scheme(["nsubj:pass", "obl", "ROOT"], "x"), find_scheme(["nsubjpass", "pobj", "ROOT"], "x")
        ('ud', 'stock')
    """
    found = {label for label in labels if label}
    if all(map(is_ud, found)):
        return "ud"
    if found <= STOCK:
        return "stock"
    raise _refusal([label for label in found if not is_ud(label) and label not in STOCK] or found - STOCK, where)


def is_ud(label: str) -> bool:
    """Whether a relation is one of Universal Dependencies, whatever its subtype."""
    return label.partition(":")[0].lower() in UD


def _refusal(odd: Collection[str], where: str) -> LanguageError:
    shown = ", ".join(sorted(odd)[:5])
    return LanguageError(
        f"{where}: relations that are neither Universal Dependencies nor spaCy's English labels ({shown}); "
        "name a pipeline trained on Universal Dependencies, or unset it"
    )


@Language.factory(COMPONENT, assigns=["token.dep", "token.head", "doc.ents"])
def _make(nlp: Language, name: str, scheme: str, where: str) -> Adapter:
    return Adapter(scheme, where)


class Adapter:
    """The last component of a swapped pipeline: relations in UD, names of careo's kinds, one root a sentence."""

    def __init__(self, scheme: str, where: str) -> None:
        self.scheme = scheme
        self.where = where

    def __call__(self, doc: Doc) -> Doc:
        """Convert `doc`.

        Raises:
            LanguageError: a label that the pipeline did not show when it was loaded, and that careo does not know.
        """
        convert_names(doc)
        if self.scheme == "stock" and len(doc):
            arcs = convert(doc)
            _write(doc, arcs.heads, arcs.labels)
        odd = {token.dep_ for token in doc if token.dep_ and not token.is_space and not is_ud(token.dep_)}
        if odd:
            raise _refusal(odd, self.where)
        return doc


def _write(doc: Doc, heads: list[int], labels: list[str]) -> None:
    import numpy as np

    values: NDArray[np.uint64] = np.zeros((len(doc), 2), dtype=np.uint64)
    values[:, 0] = [doc.vocab.strings.add(label) for label in labels]
    values[:, 1] = (np.array(heads) - np.arange(len(doc))).astype(np.uint64)
    doc.from_array(_ATTRS, values)  # type: ignore[arg-type]  # spaCy's own to_array gives uint64
