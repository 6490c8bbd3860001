"""Silver analyses for English: what several models together read in reports, for one model to learn from.

As `agreed.py` does for Spanish, on the texts of the corpora that hold no trees: reports on violence above all, those in
capitals true-cased. Beside trees and names a sentence carries what the models together say of who says what in it and
how surely its verbs are put. Nothing made here is committed.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import torch
from spacy.language import Language

from careo.lang.truecase import is_capitals, truecase
from training.agreed import LONGEST, SHORTEST, read_together, read_words, without_doubtful
from training.batches import Encoded, in_batches
from training.joint import PARTS, Inventory, Joint, Scores
from training.labelled import SEED, bare_words, cut, make_blank
from training.treebank import Attribution, Sentence

TEXTS = {"muc4": 6000, "police-events": 2000, "incidents": 2500, "geo": 1200, "timex-en": 800, "names": 600}
"""Sentences from the training part of each corpus."""
_SOFT_BREAK = re.compile(r"(?<!\n)\n(?!\s*\n)")


def read_running(corpora: Path) -> list[Sentence]:
    """Sentences of the corpora without any label, as many of each as `TEXTS` says, drawn evenly."""
    rng, nlp, found = random.Random(SEED), make_blank("en"), list[Sentence]()
    for name, number in TEXTS.items():
        lines = (corpora / name / "train.jsonl").read_text(encoding="utf-8").splitlines()
        records = [record for record in map(json.loads, lines) if record.get("lang", "en") == "en"]
        parts = [one for record in records for one in _sentences(nlp, record["text"])]
        found += rng.sample(parts, min(len(parts), number))
    return found


def _sentences(nlp: Language, text: str) -> Iterator[Sentence]:
    """The sentences of a text that are neither short nor long."""
    tokens, edges = cut(nlp, _SOFT_BREAK.sub(" ", truecase(text, "en") if is_capitals(text) else text), "en")
    for low, high in pairwise([*edges, len(tokens)]):
        if SHORTEST <= high - low <= LONGEST:
            yield Sentence(bare_words(tokens[low:high]))


def read_agreed(
    models: Sequence[Joint], inventory: Inventory, encoded: Encoded, sentences: Sequence[Sentence]
) -> Iterator[Sentence]:
    """The sentences with what the models together read; attributions that they carry already stay."""
    for model in models:
        model.eval()
    for group in in_batches(sentences, 1500, random.Random(SEED)):
        read = read_together(models, encoded, group)
        told = list(_voices(read.scores, group))
        for row, sentence in enumerate(group):
            words = without_doubtful(read_words(inventory, read, row, sentence), read.sure[row])
            leanings, found = told[row]
            yield replace(
                sentence,
                words=words,
                leanings=tuple((at, leanings[at]) for at, word in enumerate(words) if word.dep and word.upos == "VERB"),
                attributions=found if sentence.attributions is None else sentence.attributions,
            )


def _voices(
    scores: Sequence[Scores], group: Sequence[Sentence]
) -> Iterator[tuple[list[float], tuple[Attribution, ...]]]:
    """Of each sentence the mean leaning of every word, and the attributions, by the mean log-odds of the models."""
    leanings = torch.stack([one.leanings.float() for one in scores]).mean(0)
    cues = torch.stack([one.cues.float() for one in scores]).mean(0)
    for row, sentence in enumerate(group):
        size = len(sentence.words)
        found = []
        for at in (cues[row, :size] > 0).nonzero()[:, 0].tolist():
            where = (torch.tensor([row]), torch.tensor([at]))
            inside = torch.stack([one.parts(*where)[0, :, :size] for one in scores]).mean(0) > 0
            parts = [set(inside[number].nonzero()[:, 0].tolist()) for number in range(len(PARTS))]
            found.append(Attribution(*(tuple(sorted(part)) for part in (parts[0] | {at}, *parts[1:]))))
        yield leanings[row, :size].tolist(), tuple(found)
