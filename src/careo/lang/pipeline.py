"""The spaCy pipeline of a language: tokenizer, sentence starts by rule, and the trained analyser as one component."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS
from spacy.language import Language
from spacy.symbols import SPACE
from spacy.tokens import Doc
from spacy.vocab import Vocab

from careo.lang.abbreviations import is_numbered
from careo.lang.analyser import Analyser, Analysis
from careo.lang.carried import declare_carried
from careo.lang.endings import correct_tense
from careo.lang.foreign import OTHER, find_foreign
from careo.lang.mending import mend
from careo.lang.phrases import iterate_phrases
from careo.lang.sentences import FINALS, find_sentence_starts
from careo.lang.tokens import set_tokenizer
from careo.lang.words import HERE

MAX_CHARS = 1_000_000_000
_ATTRS: list[int | str] = [POS, MORPH, LEMMA, DEP, ENT_IOB, ENT_TYPE, HEAD]
SURE, SURE_INSIDE, SURE_OF_SMALL, SURE_OF_SMALL_AFTER_STOP = -1.0, 2.0, 1.0, -3.0
"""Log-odds above which a sentence begins where the rules saw none; the same for a word with a capital right behind one
in small letters ("trade unionist Hernando"), for a word in small letters, and for one after a full stop, question or
exclamation mark.

Set on EWT dev (F of sentences 81.2 without, 88.1 with) and with an eye on reports, whose sentences begin with capitals.
"""
_IOB = {"I": 1, "O": 2, "B": 3}


@cache
def load_pipeline(lang: str) -> Language:
    """The spaCy pipeline of `lang`, from the package; loaded once a process.

    Raises:
        LanguageError: the model files are not there.
    """
    import spacy

    declare_carried()
    nlp = spacy.blank(lang)
    nlp.max_length = MAX_CHARS
    set_tokenizer(nlp, lang)
    nlp.vocab.get_noun_chunks = iterate_phrases  # type: ignore[assignment]  # spaCy takes places and a label
    nlp.add_pipe("careo")
    return nlp


@cache
def load_analyser(lang: str) -> Analyser:
    """The model of `lang`, from the package; loaded once a process.

    Raises:
        LanguageError: the model files are not there.
    """
    return Analyser(HERE / lang / "model")


@Language.factory("careo", assigns=["token.pos", "token.morph", "token.lemma", "token.dep", "token.head", "doc.ents"])
def _make(nlp: Language, name: str) -> Annotator:
    return Annotator(nlp.vocab, str(nlp.lang))


class Annotator:
    """The component: every layer of analysis on the tokens of a Doc, whatever white space it holds.

    Sentence starts that are set are kept; else they are found by rule. A paragraph in the other language is analysed by
    that language's model. White space hangs on the word before it. Beside what spaCy has a place for, the Doc carries
    `doc._.cues` (who says what: `Cue` with places of tokens) and `doc._.leanings` (how surely each predicate is put);
    both are None where the model was not trained for them.
    """

    def __init__(self, vocab: Vocab, lang: str) -> None:
        self.lang = lang
        self._second: Annotator | None = None
        self.analyser = load_analyser(lang)
        labels, add = self.analyser.labels, vocab.strings.add
        self._upos = np.array([add(label) for label in labels.upos], dtype=np.uint64)
        self._feats = np.array(
            [vocab.morphology.add("" if label == "_" else label) for label in labels.feats], dtype=np.uint64
        )
        self._numbers = {label: number for number, label in enumerate(labels.feats)}
        names = ["ROOT" if label == "root" else label for label in labels.relations]
        self._relations = np.array([add(label) for label in names], dtype=np.uint64)
        self._iob = np.array([_IOB[tag[0]] for tag in labels.names], dtype=np.uint64)
        self._types = np.array([add(tag[2:]) if tag != "O" else 0 for tag in labels.names], dtype=np.uint64)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate `doc`."""
        words = [token.i for token in doc if not token.is_space]
        if not words:
            return doc
        given = doc.has_annotation("SENT_START")
        starts = [bool(token.is_sent_start) for token in doc] if given else find_sentence_starts(doc, self.lang)
        texts = [token.text for token in doc]
        foreign = find_foreign(texts, self.lang)
        values = np.zeros((len(doc), len(_ATTRS)), dtype=np.uint64)
        heads = np.zeros(len(doc), dtype=np.int64)
        leanings, cues = np.zeros(len(doc), dtype=np.float32), []
        begin = 0
        for place in range(1, len(words) + 1):
            if place == len(words) or starts[words[place]]:
                reader = self._other(doc.vocab) if foreign[words[begin]] else self
                for at, done in reader.analyse(np.array(words[begin:place]), texts, split=not given):
                    reader.write(at, done, texts, doc.vocab, values, heads)
                    leanings[at] = done.leanings
                    cues += [cue.shifted(at) for cue in done.cues]
                begin = place
        _attach_spaces(doc, words, values, heads)
        values[:, -1] = (heads - np.arange(len(doc))).astype(np.uint64)
        if self.analyser.reads_voices:
            doc._.leanings, doc._.cues = leanings, tuple(cues)
        return doc.from_array(_ATTRS, values)  # type: ignore[arg-type]  # spaCy's own to_array gives uint64

    def _other(self, vocab: Vocab) -> Annotator:
        """The annotator of the other language, on the same vocabulary."""
        if self._second is None:
            self._second = Annotator(vocab, OTHER[self.lang])
        return self._second

    def analyse(
        self, at: NDArray[np.int64], texts: list[str], *, split: bool
    ) -> Iterator[tuple[NDArray[np.int64], Analysis]]:
        """The analyses of the words at `at`; with `split`, cut where the model is sure that a sentence begins."""
        words = [texts[index] for index in at]
        done = self._read(words)
        least = np.array([_least(word, last) for last, word in pairwise(words)])
        least[[at for at in range(1, len(least)) if is_numbered(words[at - 1 : at + 2], self.lang)]] = np.inf
        cuts = np.flatnonzero(done.begins[1:] > least) + 1 if split else ()
        if not len(cuts):
            yield at, done
            return
        for part in np.split(at, cuts):
            yield part, self._read([texts[index] for index in part])

    def _read(self, words: list[str]) -> Analysis:
        """The analysis of a sentence, mended where the language has a rule for it and still a tree then."""
        done = self.analyser.analyse(words)
        told = (self._feats_of(word, number) for word, number in zip(words, done.feats, strict=True))
        done = replace(done, feats=np.array([*told], dtype=done.feats.dtype))
        return mend(words, done, self.analyser.labels, self.lang)

    def _feats_of(self, word: str, number: int) -> int:
        """The number of a word's morphology, its tense corrected by its ending; as it was where no label says so."""
        given = self.analyser.labels.feats[number]
        told = correct_tense(word, given, self.lang)
        return number if told == given else self._numbers.get(told, number)

    def write(
        self,
        at: NDArray[np.int64],
        done: Analysis,
        texts: list[str],
        vocab: Vocab,
        values: NDArray[np.uint64],
        heads: NDArray[np.int64],
    ) -> None:
        """Write the analysis of the words at `at` into the rows of `values` and `heads`."""
        words = [texts[index] for index in at]
        labels, find, add = self.analyser.labels, self.analyser.lemmas.find, vocab.strings.add
        lemmas = [
            add(find(word, labels.upos[upos], labels.feats[number]))
            for word, upos, number in zip(words, done.upos, done.feats, strict=True)
        ]
        columns = (
            self._upos[done.upos],
            self._feats[done.feats],
            np.array(lemmas, dtype=np.uint64),
            self._relations[done.relations],
            self._iob[done.names],
            self._types[done.names],
        )
        values[at, :-1] = np.stack(columns, axis=1)
        heads[at] = at[done.heads]


def _least(word: str, last: str) -> float:
    """The log-odds above which a sentence begins with `word`, after `last`."""
    if not word[0].islower():
        return SURE_INSIDE if last[:1].islower() and last[-1:].isalpha() else SURE
    return SURE_OF_SMALL_AFTER_STOP if FINALS.issuperset(last) else SURE_OF_SMALL


def _attach_spaces(doc: Doc, words: list[int], values: NDArray[np.uint64], heads: NDArray[np.int64]) -> None:
    """Give white space its part of speech, itself as lemma, a head, and the name it stands in."""
    if len(words) == len(doc):
        return
    label = doc.vocab.strings.add("dep")
    is_word = np.zeros(len(doc), dtype=bool)
    is_word[words] = True
    host = words[0]
    for index in range(len(doc)):
        if is_word[index]:
            host = index
            continue
        heads[index] = host
        values[index, :4] = (SPACE, 0, doc[index].orth, label)
        goes_on = host < index < len(doc) - 1 and values[index + 1, 4] == 1
        values[index, 4:6] = (1, values[host, 5]) if goes_on else (2 * (values[host, 4] != 0), 0)
