"""Silver analyses for Spanish: what several models together read in running text, for one model to learn from.

The models' scores are averaged before the tree is found (Surdeanu and Manning 2010), which reads better than each
alone; what they doubt is left missing, not guessed. Nothing made here is committed.
"""

from __future__ import annotations

import lzma
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from careo.lang.tree import find_tree
from training.batches import Encoded, in_batches
from training.conventions import follow_gsd
from training.joint import Inventory, Joint, Scores
from training.labelled import SEED, make_blank, named_sentences
from training.silver_es import find_parts
from training.treebank import Sentence, Word

PARTS = {
    "globalvoices": 4500,
    "leipzig-wikipedia": 4500,
    "press-mx": 2000,
    "cev-co": 2000,
    "un": 700,
    "cvr-pe": 300,
    "speeches-es": 300,
}
"""Sentences from each file: most from what is nearest to reports and to the web."""
SHORTEST, LONGEST = 5, 45
SURE = 0.4
"""A word whose head and relation the models together hold less likely than this carries no label."""
KEPT = 0.5
"""Share that is kept of the sentences with neither a name nor a clause that is said or thought."""


@dataclass(frozen=True, slots=True)
class Together:
    """What the models together say of a batch; heads as in `Batch`, 0 for the root.

    Attributes:
        upos, feats, heads, relations: (batch, n), the best.
        names: (batch, n), the tag that all models give, -1 where they differ.
        sure: (batch, n), probability of head times that of relation.
        scores: what each model says.
    """

    upos: Tensor
    feats: Tensor
    heads: Tensor
    relations: Tensor
    names: Tensor
    sure: Tensor
    scores: Sequence[Scores]


def read_running(texts: Path) -> list[Sentence]:
    """Sentences of the running text without any label, drawn evenly from each file by `PARTS`."""
    rng, nlp, found = random.Random(SEED), make_blank("es"), list[Sentence]()
    for name, number in PARTS.items():
        with lzma.open(texts / f"{name}.txt.xz", "rt", encoding="utf-8") as lines:
            parts = sorted({part for line in lines for part in find_parts(line)})
        drawn = rng.sample(parts, min(len(parts), number))
        found += (bare(one) for one in named_sentences(nlp, ((text, []) for text in drawn)))
    return [one for one in found if SHORTEST <= len(one.words) <= LONGEST]


def bare(sentence: Sentence) -> Sentence:
    """The sentence without the tags of names."""
    return replace(sentence, words=tuple(replace(word, name="") for word in sentence.words))


def read_together(models: Sequence[Joint], encoded: Encoded, group: Sequence[Sentence]) -> Together:
    """The mean of the models' log-probabilities, and the best tree by it."""
    batch = encoded.batch(group)
    hidden = torch.cat([torch.zeros(len(batch.words), 1, dtype=torch.bool), ~batch.words], 1)
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        scores = [model(batch.pieces, batch.shapes, batch.first, batch.last, batch.origins) for model in models]
        arcs = _mean([one.arcs.float().masked_fill(hidden[:, None], -1e4) for one in scores])
        heads = torch.zeros_like(batch.heads)
        for row, sentence in enumerate(group):
            size = len(sentence.words)
            heads[row, :size] = torch.from_numpy(find_tree(arcs[row, :size, : size + 1].numpy().astype(np.float32)))
        relations = _mean([model.relations(one, heads).float() for model, one in zip(models, scores, strict=True)])
        tags = torch.stack([one.names.argmax(-1) for one in scores])
    upos, feats = (_mean([getattr(one, layer).float() for one in scores]).argmax(-1) for layer in ("upos", "feats"))
    sure = arcs.gather(2, heads[..., None]).squeeze(2) + relations.amax(-1)
    names = torch.where((tags == tags[0]).all(0), tags[0], -1)
    return Together(upos, feats, heads, relations.argmax(-1), names, sure.exp(), scores)


def _mean(scores: Sequence[Tensor]) -> Tensor:
    """Mean log-probability of several models, made to sum to one again."""
    return torch.stack([one.log_softmax(-1) for one in scores]).mean(0).log_softmax(-1)


def read_agreed(
    models: Sequence[Joint], inventory: Inventory, encoded: Encoded, sentences: Sequence[Sentence]
) -> Iterator[Sentence]:
    """The sentences with what the models together read; those that hold little of interest are thinned out."""
    rng = random.Random(SEED)
    for model in models:
        model.eval()
    for group in in_batches(sentences, 1500, rng):
        read = read_together(models, encoded, group)
        for row, sentence in enumerate(group):
            told = follow_gsd(replace(sentence, words=read_words(inventory, read, row, sentence))).words
            words = without_doubtful(told, read.sure[row])
            telling = any(word.dep == "ccomp" or word.name[:2] == "B-" for word in words)
            if telling or rng.random() < KEPT:
                yield replace(sentence, words=words)


def read_words(inventory: Inventory, read: Together, row: int, sentence: Sentence) -> tuple[Word, ...]:
    """The words of a sentence as the models together read them, in its row of the batch."""
    return whole_names(_labelled(inventory, read, row, at, word) for at, word in enumerate(sentence.words))


def without_doubtful(words: Sequence[Word], sure: Tensor) -> tuple[Word, ...]:
    """The words, those that the models doubt without label; `sure` (n,) is as long as the batch's longest sentence."""
    return tuple(word if own >= SURE else replace(word, dep="") for word, own in zip(words, sure, strict=False))


def _labelled(inventory: Inventory, read: Together, row: int, at: int, word: Word) -> Word:
    tag = int(read.names[row, at])
    name = inventory.names[tag] if tag >= 0 else ""
    head = int(read.heads[row, at])
    return replace(
        word,
        upos=inventory.upos[int(read.upos[row, at])],
        feats=inventory.feats[int(read.feats[row, at])],
        dep=inventory.relations[int(read.relations[row, at])],
        head=head - 1 if head else at,
        name=name,
    )


def whole_names(words: Iterable[Word]) -> tuple[Word, ...]:
    """A name of which a word is in doubt is in doubt as a whole."""
    found = list(words)
    for at in range(1, len(found)):
        if found[at].name[:2] == "I-" and not found[at - 1].name:
            found[at] = replace(found[at], name="")
    for at in range(len(found) - 2, -1, -1):
        if found[at].name not in ("", "O") and not found[at + 1].name:
            found[at] = replace(found[at], name="")
    return tuple(found)
