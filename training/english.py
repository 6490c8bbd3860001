"""The English recipe: MiniLM and all heads at once.

Syntax and names come from EWT, more names from re3d, attributions from PolNeAR, ratings of certainty from UDS-IH2 (on
EWT) and UW; sentence starts from the runs in EWT's documents that the rules take for one sentence.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import torch

from careo.lang.pieces import Pieces
from training.attributed import add_leanings, read_attributed, read_leanings, read_rated_news
from training.batches import Encoded, make_inventory
from training.conjugate_en import IRREGULAR, all_forms
from training.encoder import load_minilm
from training.joint import Joint
from training.labelled import SEED, read_english, read_news_names, swap, unseen_starts
from training.lemmas import learn_lemmas
from training.minilm import find_weights, latin_pieces, read_pieces
from training.shipping import ship
from training.treebank import Sentence
from training.tune import TunePlan, begin_run, report, tune

LAYERS = 6
LISTS = tuple(Path(f"src/careo/lang/en/{name}.toml") for name in ("attribution", "certainty", "acts", "events"))
PLAN = TunePlan(epochs=6)
SWAPPED = 0.2
REPORTED, RATED = 7000, 1000
"""Sentences of PolNeAR and of the rated news in each epoch."""
HELD_VOICES = 1200
"""Sentences at the end of PolNeAR's train part on which attributions are scored during training."""


def train_model(corpora: Path, folder: Path, *, half_done: Path) -> None:
    """Train and write the English model to `folder`."""
    begin_run(SEED)
    kept, pieces = latin_pieces(), read_pieces()
    vocabulary = half_done / "en-pieces.txt"
    vocabulary.write_text("".join(f"{pieces[number]}\n" for number in kept), encoding="utf-8")
    encoder = load_minilm(find_weights(), LAYERS, pieces=len(kept))
    with torch.no_grad():
        encoder.words.weight.copy_(load_minilm(find_weights(), 1).words.weight[kept])
    rated = read_leanings(corpora / "certainty" / "train.jsonl")
    trained = add_leanings(read_english(corpora, "train"), rated)
    held = read_english(corpora, "dev")
    reported = read_attributed(corpora / "polnear" / "train.jsonl", "en")
    reported, voices = reported[:-HELD_VOICES], reported[-HELD_VOICES:]
    rated_news = read_rated_news(corpora / "certainty" / "train.jsonl")
    voices += rated_news[::10]
    del rated_news[::10]
    more = [*read_news_names(corpora), *unseen_starts(trained, "en") * 2]
    inventory = make_inventory(trained)
    model, encoded = Joint(encoder, inventory), Encoded(inventory, Pieces(vocabulary))

    def draw(rng: random.Random) -> list[Sentence]:
        plain = [swap(one, rng, "en", SWAPPED) for one in (*trained, *more)]
        return [*plain, *rng.sample(reported, REPORTED), *rng.sample(rated_news, RATED)]

    for epoch, loss in tune(model, draw, encoded, PLAN, save=half_done / "en-heads.half"):
        report(epoch, loss, model, encoded, held, voices)
    ship(model, inventory, vocabulary, folder, voices=True)
    learn_lemmas(trained, folder / "lemmas.xz", known=verb_forms(trained))


def verb_forms(sentences: Iterable[Sentence]) -> Iterator[tuple[str, str, str, str]]:
    """The forms of every verb of the treebank and the word lists."""
    verbs = {word.lemma for one in sentences for word in one.words if word.upos == "VERB"} | set(IRREGULAR)
    for path in LISTS:
        verbs |= set(re.findall(r'"([a-z]{3,})"', path.read_text(encoding="utf-8")))
    return all_forms(sorted(verb for verb in verbs if re.fullmatch("[a-z]{2,}", verb)))
