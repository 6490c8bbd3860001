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
    """

    upos: Numbers
    feats: Numbers
    relations: Numbers
    names: Numbers
    heads: Numbers
    begins: NDArray[np.float32]


class Analyser:
    """The model of one language.

    A sentence is analysed alone, so that it reads the same whatever stands around it or goes through with it.

    Args:
        folder: holds `FILES`.

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
        upos, feats, names, begins, arcs, below, above = self._session.run(None, arrays)
        heads = find_tree(arcs)
        hidden = np.maximum(below + above[heads], 0)
        scores = hidden @ self._weight + self._bias
        relations = self._fit_root(scores, heads)
        own = np.where(heads == 0, np.arange(len(heads)), heads - 1)
        return Analysis(upos, feats, relations, find_tags(names, self.labels.names), own, begins)

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
        upos, feats, names, begins = (
            np.concatenate([getattr(part, name) for part in parts]) for name in ("upos", "feats", "names", "begins")
        )
        return Analysis(upos, feats, relations, names, heads, begins)
