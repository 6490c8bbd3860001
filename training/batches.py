"""Sentences -> batches of numbers, with the variants in spelling that headlines, wire copy and bad scans bring."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from careo.lang.pieces import Pieces, plain
from training.joint import PARTS, Inventory
from training.treebank import Sentence, Word, join

LAYERS = ("upos", "feats", "names", "begins", "heads", "relations")
MISSING = -100
"""The label of what is not annotated; the loss passes over it."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Inputs and labels of some sentences; shapes as in `Joint.forward`, labels (batch, n), heads 0 for the root.

    Attributes:
        leanings: (batch, n), NaN where not rated.
        cues: (batch, n): whether a cue begins with the word; `MISSING` where attributions are not annotated.
        begun: (cues, 2): row and first word of each cue.
        parts: (cues, parts, n): whether the word is in the part.
    """

    pieces: Tensor
    shapes: Tensor
    first: Tensor
    last: Tensor
    upos: Tensor
    feats: Tensor
    names: Tensor
    begins: Tensor
    heads: Tensor
    relations: Tensor
    words: Tensor
    origins: Tensor
    leanings: Tensor
    cues: Tensor
    begun: Tensor
    parts: Tensor


def make_inventory(sentences: Sequence[Sentence]) -> Inventory:
    """All labels of the treebanks, most frequent first."""
    from collections import Counter

    upos: Counter[str] = Counter()
    feats: Counter[str] = Counter()
    relations: Counter[str] = Counter()
    for sentence in sentences:
        for word in sentence.words:
            if word.dep:
                upos[word.upos] += 1
                feats[word.feats] += 1
                relations[word.dep] += 1
    kept = [tuple(label for label, number in table.most_common() if number > 1) for table in (upos, feats, relations)]
    kinds = {word.name[2:] for sentence in sentences for word in sentence.words if word.name[:2] == "B-"}
    tags = ("O", *(f"{mark}-{kind}" for kind in sorted(kinds) for mark in "BI"))
    return Inventory(kept[0], kept[1], kept[2], tags)


class Encoded:
    """Labels of an inventory as numbers."""

    def __init__(self, inventory: Inventory, pieces: Pieces) -> None:
        self.pieces = pieces
        self.upos = {label: number for number, label in enumerate(inventory.upos)}
        self.feats = {label: number for number, label in enumerate(inventory.feats)}
        self.relations = {label: number for number, label in enumerate(inventory.relations)}
        self.names = {label: number for number, label in enumerate(inventory.names)}

    def batch(self, sentences: Sequence[Sentence]) -> Batch:
        """One batch, padded to its longest sentence."""
        read = [self.pieces.sentence([word.form for word in sentence.words]) for sentence in sentences]
        length, number = max(len(one[0]) for one in read), max(len(s.words) for s in sentences)
        rows = len(sentences)
        pieces, shapes = torch.zeros(rows, length, dtype=torch.long), torch.full((rows, length), 24)
        first, last = torch.zeros(rows, number, dtype=torch.long), torch.zeros(rows, number, dtype=torch.long)
        labels = {name: torch.full((rows, number), MISSING) for name in LAYERS}
        words = torch.zeros(rows, number, dtype=torch.bool)
        leanings = torch.full((rows, number), float("nan"))
        cues = torch.full((rows, number), MISSING)
        for row, (sentence, one) in enumerate(zip(sentences, read, strict=True)):
            size = len(sentence.words)
            pieces[row, : len(one[0])] = torch.tensor(one[0])
            shapes[row, : len(one[1])] = torch.tensor(one[1])
            first[row, :size], last[row, :size] = torch.tensor(one[2]), torch.tensor(one[3])
            words[row, :size] = True
            for at, value in sentence.leanings:
                leanings[row, at] = value
            if sentence.attributions is not None:
                cues[row, :size] = 0
                cues[row, [attribution.cue[0] for attribution in sentence.attributions]] = 1
            for at, word in enumerate(sentence.words):
                if word.dep:
                    labels["upos"][row, at] = self.upos.get(word.upos, MISSING)
                    labels["feats"][row, at] = self.feats.get(word.feats, MISSING)
                    labels["begins"][row, at] = int(at in sentence.joined) if at else MISSING
                if word.dep and not sentence.joined:
                    labels["heads"][row, at] = 0 if word.head == at else word.head + 1
                    labels["relations"][row, at] = self.relations.get(word.dep, MISSING)
                if word.name:
                    labels["names"][row, at] = self.names.get(word.name, MISSING)
        return Batch(
            pieces,
            shapes,
            first,
            last,
            **labels,
            words=words,
            origins=torch.tensor([sentence.origin for sentence in sentences]),
            leanings=leanings,
            cues=cues,
            **_parts(sentences, number),
        )


def _parts(sentences: Sequence[Sentence], number: int) -> dict[str, Tensor]:
    """`begun` and `parts` of a batch whose longest sentence has `number` words."""
    begun, marked = [], []
    for row, sentence in enumerate(sentences):
        for one in sentence.attributions or ():
            begun.append((row, one.cue[0]))
            marked.append(torch.zeros(len(PARTS), number))
            for part, places in enumerate((one.cue, one.source, one.content)):
                marked[-1][part, list(places)] = 1.0
    parts = torch.stack(marked) if marked else torch.zeros(0, len(PARTS), number)
    return {"begun": torch.tensor(begun, dtype=torch.long).view(-1, 2), "parts": parts}


@dataclass(frozen=True, slots=True)
class Noise:
    """Shares of sentences that are changed, each kind drawn on its own."""

    capitals: float = 0.06
    lower: float = 0.05
    heading: float = 0.03
    no_stop: float = 0.08
    no_accents: float = 0.04


def vary(sentence: Sentence, rng: random.Random, noise: Noise) -> Sentence:
    """The sentence, now and then in capitals, small letters, as a heading, without its stop or its accents."""
    words = sentence.words
    draw = rng.random()
    if draw < noise.capitals:
        words = tuple(replace(word, form=_upper(word.form)) for word in words)
    elif draw < noise.capitals + noise.lower:
        words = tuple(replace(word, form=word.form.lower()) for word in words)
    elif draw < noise.capitals + noise.lower + noise.heading:
        words = tuple(_as_heading(word) for word in words)
    if rng.random() < noise.no_stop and not sentence.attributions:
        words = _without_stop(words)
    if rng.random() < noise.no_accents:
        words = tuple(replace(word, form=_without_accents(word.form)) for word in words)
    return replace(sentence, words=words)


def _upper(form: str) -> str:
    return "".join(big if len(big := char.upper()) == 1 else char for char in form)


def _without_accents(form: str) -> str:
    bare = plain(form)
    if len(bare) != len(form):
        return form
    return "".join(b.upper() if c.isupper() else b for b, c in zip(bare, form, strict=True))


def _as_heading(word: Word) -> Word:
    content = word.upos in ("NOUN", "VERB", "ADJ", "ADV")
    return replace(word, form=word.form[:1].upper() + word.form[1:]) if content else word


def _without_stop(words: tuple[Word, ...]) -> tuple[Word, ...]:
    last = len(words) - 1
    if last > 0 and words[last].form == "." and not any(word.head == last for word in words):
        return words[:last]
    return words


def join_some(sentences: Sequence[Sentence], rng: random.Random, share: float) -> Iterator[Sentence]:
    """Runs of two or three sentences of the same document, as many as `share` of the sentences."""
    for _ in range(int(share * len(sentences))):
        at = rng.randrange(len(sentences))
        run = [sentences[at]]
        while len(run) < 3 and at + len(run) < len(sentences) and rng.random() < (0.4 if len(run) > 1 else 1.0):
            after = sentences[at + len(run)]
            if after.begins == "doc" or after.origin != run[0].origin:
                break
            run.append(after)
        if len(run) > 1 and sum(len(one.words) for one in run) < 90:
            yield join(run)


def in_batches(sentences: Sequence[Sentence], size: int, rng: random.Random) -> Iterator[list[Sentence]]:
    """Batches of about `size` words, sentences of like length together, in random order."""
    order = sorted(sentences, key=lambda s: len(s.words) * (0.9 + 0.2 * rng.random()))
    batches: list[list[Sentence]] = [[]]
    longest = 0
    for sentence in order:
        longest = max(longest, len(sentence.words))
        if batches[-1] and longest * (len(batches[-1]) + 1) > size:
            batches.append([])
            longest = len(sentence.words)
        batches[-1].append(sentence)
    rng.shuffle(batches)
    yield from batches
