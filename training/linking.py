"""The weights of documents as wholes in `careo.link.weights`: logistic regression on pairs of the incidents corpus.

    python -m training.linking        prints the eight weights and what a pair of long texts starts from

Pairs are those that blocking by weighty words brings together; a pair is positive where both reports are filed under
one incident. The prior moves the threshold that is best for whole cases (`BEST_AVERAGE`) onto `link_threshold`. That
was measured together with `careo.link.cluster.BEST_SHARE` and the weight of what was understood, by linking the
readings of a thousand reports of this part: from 0.18 to 0.28 pairwise F1 stays between .903 and .908.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from careo.link.texts import Library, make_text
from careo.model import Document, Found, Piece, Span
from careo.settings import Settings

CORPUS = Path(".corpora/incidents/train.jsonl")
MOST_CHARS = 8000
KEYS, MOST_SHARING, WINDOW, PARTNERS = 16, 40, 6, 16
RIDGE = 0.1
ROUNDS = 30
BEST_AVERAGE = 0.2
Pair = tuple[int, int]


def read_corpus() -> tuple[list[Document], list[str]]:
    """The documents of the training part, headline first, and the incident of each."""
    docs, incidents = [], []
    for line in CORPUS.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        title, text = record["title"] or "Untitled", record["text"][:MOST_CHARS]
        name, whole = record["doc_id"], f"{title}\n\n{text}"
        doc = Document(id=name, path=name, sha256="", text=whole, lang="en", to_source=(Piece(0, "", 0),))
        head, first = Span(doc.id, 0, len(title)), Span(doc.id, 0, 1)
        published = Found(date.fromisoformat(record["date"]), first, "any.training.linking@1")
        docs.append(replace(doc, title=Found(title, head, published.made_by), published=published))
        incidents.append(record["incident_id"])
    return docs, incidents


def find_candidates(library: Library, docs: list[Document]) -> list[Pair]:
    """Pairs of documents that share weighty words, the best partners of each."""
    shelves: dict[str, list[int]] = defaultdict(list)
    for number, doc in enumerate(docs):
        vector = library.vector(doc.id)
        for form in sorted(vector, key=lambda t: (-vector[t], t))[:KEYS]:
            shelves[form].append(number)
    partners: list[dict[int, float]] = [defaultdict(float) for _ in docs]
    for form, sharing in sorted(shelves.items()):
        for a, b in _meet(sharing, docs):
            weight = library.vector(docs[a].id)[form] * library.vector(docs[b].id)[form]
            partners[a][b] += weight
            partners[b][a] += weight
    best = ((i, sorted(p, key=lambda j: (-p[j], j))[:PARTNERS]) for i, p in enumerate(partners))
    return sorted({(min(i, j), max(i, j)) for i, others in best for j in others})


def _meet(sharing: list[int], docs: list[Document]) -> Iterator[Pair]:
    if len(sharing) <= MOST_SHARING:
        yield from combinations(sharing, 2)
        return
    ordered = sorted(sharing, key=lambda i: (_day(docs[i]), i))
    for at, left in enumerate(ordered):
        yield from ((left, right) for right in ordered[at + 1 : at + 1 + WINDOW])


def _day(doc: Document) -> date:
    anchor = doc.anchor()
    return anchor.value if anchor else date.min


def fit(strengths: NDArray[np.float64], same: NDArray[np.float64]) -> NDArray[np.float64]:
    """Prior and weights by Newton's method with a small ridge."""
    rows = np.column_stack([np.ones(len(strengths)), strengths])
    weights = np.zeros(rows.shape[1])
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (chance - same) + RIDGE * weights
        bend = rows.T @ (rows * (chance * (1 - chance))[:, None]) + RIDGE * np.eye(rows.shape[1])
        weights -= np.linalg.solve(bend, slope)
    return weights


def main() -> None:
    """Print the rows for the table."""
    docs, incidents = read_corpus()
    library = Library([make_text(doc) for doc in docs])
    pairs = find_candidates(library, docs)
    found = [library.compare(docs[i].id, docs[j].id).strengths() for i, j in pairs]
    strengths = np.array([[strength for strength, _, _ in row.values()] for row in found])
    weights = fit(strengths, np.array([float(incidents[i] == incidents[j]) for i, j in pairs]))
    threshold = Settings().link_threshold
    shift = math.log(threshold / (1 - threshold)) - math.log(BEST_AVERAGE / (1 - BEST_AVERAGE))
    print(f"prior {weights[0] + shift:+.2f}")
    for name, weight in zip(found[0], weights[1:], strict=True):
        print(f"{name} {weight:+.2f}")


if __name__ == "__main__":
    main()
