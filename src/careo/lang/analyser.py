"""The trained model of a language at work: the words of a sentence in, tags, tree and names out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from careo.errors import LanguageError
from careo.lang.cues import Cue, find_cues
from careo.lang.lemmas import Lemmas
from careo.lang.pieces import Pieces
from careo.lang.spans import find_tags
from careo.lang.tree import find_tree

FILES = ("model.onnx", "relations.npz", "pieces.txt", "labels.json", "lemmas.xz")
MOST_PIECES_AT_ONCE = 500
"""A sentence of more word pieces is read in parts; each further part hangs on the first as `parataxis`."""
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of a model, in the order of its outputs."""

    upos: tuple[str, ...]
    feats: tuple[str, ...]
    relations: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """One sentence of n words.

    Attributes:
        upos, feats, relations, names: (n,) label numbers.
        heads: (n,) places in the sentence; the root is its own head.
        begins: (n,) log-odds that a sentence of its own begins with the word.
        leanings: (n,) how surely a predicate is put, from -3 (certainly not) to 3 (certainly); of other words, and
            where the model has no such head, nothing that counts.
        cues: who says what; none where the model has no such head.
    """

    upos: Numbers
    feats: Numbers
    relations: Numbers
    names: Numbers
    heads: Numbers
    begins: NDArray[np.float32]
    leanings: NDArray[np.float32]
    cues: tuple[Cue, ...]


class Analyser:
    """The model of one language.

    A sentence is analysed alone, so that it reads the same whatever stands around it or goes through with it.

    Args:
        folder: holds `FILES`.

    Attributes:
        reads_voices: whether the model has heads for cues and leanings.

    Raises:
        LanguageError: a file is not there.
    """

    def __init__(self, folder: Path) -> None:
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise LanguageError(f"{folder.parent.name}: no {missing[0]} in the package; reinstall careo")
        table = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.labels = Labels(*(tuple(table[name]) for name in ("upos", "feats", "relations", "names")))
        self.pieces = Pieces(folder / "pieces.txt")
        self.lemmas = Lemmas(folder / "lemmas.xz")
        with np.load(folder / "relations.npz") as arrays:
            self._weight: NDArray[np.float32] = arrays["weight"].astype(np.float32)
            self._bias: NDArray[np.float32] = arrays["bias"].astype(np.float32)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        providers = ["CPUExecutionProvider"]
        self._session = onnxruntime.InferenceSession(folder / "model.onnx", options, providers=providers)
        self._outputs = [output.name for output in self._session.get_outputs()]
        self.reads_voices = "cues" in self._outputs

    def analyse(self, words: Sequence[str]) -> Analysis:
        """Analyse one sentence of at least one word."""
        parts = list(self._parts(words))
        done = [self._analyse(part) for part in parts]
        return done[0] if len(done) == 1 else self._join(done)

    def _parts(self, words: Sequence[str]) -> list[list[str]]:
        """The words in runs that the model can take at once; nearly always one."""
        if len(words) * 8 < MOST_PIECES_AT_ONCE:
            return [list(words)]
        parts: list[list[str]] = [[]]
        size = 0
        for word in words:
            pieces = len(self.pieces.of(word))
            if size + pieces > MOST_PIECES_AT_ONCE:
                parts.append([])
                size = 0
            parts[-1].append(word)
            size += pieces
        return parts

    def _analyse(self, words: Sequence[str]) -> Analysis:
        pieces, shapes, first, last = self.pieces.sentence(words)
        given = {"pieces": pieces, "shapes": shapes, "first": first, "last": last}
        arrays = {name: np.array(values, dtype=np.int64) for name, values in given.items()}
        found = dict(zip(self._outputs, self._session.run(None, arrays), strict=True))
        heads = find_tree(found["arcs"])
        hidden = np.maximum(found["below"] + found["above"][heads], 0)
        relations = self._fit_root(hidden @ self._weight + self._bias, heads)
        own = np.where(heads == 0, np.arange(len(heads)), heads - 1)
        tags = find_tags(found["names"], self.labels.names)
        leanings: NDArray[np.float32] = np.zeros(len(heads), dtype=np.float32)
        cues: tuple[Cue, ...] = ()
        if self.reads_voices:
            leanings, cues = found["leanings"], find_cues(found["cues"], found["asks"], found["answers"])
        return Analysis(found["upos"], found["feats"], relations, tags, own, found["begins"], leanings, cues)

    def _fit_root(self, scores: NDArray[np.float32], heads: Numbers) -> Numbers:
        """The best relations; the root is called `root`, and no other word."""
        root = self.labels.relations.index("root")
        scores[:, root] = np.where(heads == 0, np.inf, -np.inf)
        return np.asarray(scores.argmax(1), dtype=np.int64)

    def _join(self, parts: list[Analysis]) -> Analysis:
        begins = np.cumsum([0, *(len(part.heads) for part in parts)])
        heads = np.concatenate([part.heads + begin for part, begin in zip(parts, begins, strict=False)])
        relations = np.concatenate([part.relations for part in parts])
        roots = np.flatnonzero(heads == np.arange(len(heads)))
        heads[roots[1:]] = roots[0]
        relations[roots[1:]] = self.labels.relations.index("parataxis")
        shifts = (np.arange(begin, begin + len(part.heads)) for part, begin in zip(parts, begins, strict=False))
        cues = tuple(cue.shifted(shift) for part, shift in zip(parts, shifts, strict=True) for cue in part.cues)
        upos, feats, names, starts, leanings = (
            np.concatenate([getattr(part, name) for part in parts])
            for name in ("upos", "feats", "names", "begins", "leanings")
        )
        return Analysis(upos, feats, relations, names, heads, starts, leanings, cues)
