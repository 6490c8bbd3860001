"""The English recipe: MiniLM and all heads at once, on EWT with names and re3d's names.

Two last rounds, slower, add the sentences written for careo, and runs of sentences in which to find where one begins.
"""

from __future__ import annotations

import random
from pathlib import Path

import torch

from careo.lang.pieces import Pieces
from training.batches import Encoded, join_some, make_inventory
from training.encoder import load_minilm
from training.joint import Joint
from training.labelled import SEED, read_english, read_news_names, read_written_names, swap
from training.minilm import find_weights, latin_pieces, read_pieces
from training.shipping import ship
from training.treebank import Sentence
from training.tune import TunePlan, begin_run, report, tune

LAYERS = 6
PLAN = TunePlan(epochs=8)
LAST_PLAN = TunePlan(epochs=2, rate=6e-5)
SWAPPED, JOINED = 0.2, 0.15


def train_model(corpora: Path, folder: Path, *, half_done: Path) -> None:
    """Train and write the English model to `folder`."""
    begin_run(SEED)
    kept, pieces = latin_pieces(), read_pieces()
    vocabulary = half_done / "en-pieces.txt"
    vocabulary.write_text("".join(f"{pieces[number]}\n" for number in kept), encoding="utf-8")
    encoder = load_minilm(find_weights(), LAYERS, pieces=len(kept))
    with torch.no_grad():
        encoder.words.weight.copy_(load_minilm(find_weights(), 1).words.weight[kept])
    trained, held = read_english(corpora, "train"), read_english(corpora, "dev")
    news, written = read_news_names(corpora), read_written_names("en")
    inventory = make_inventory(trained)
    model, encoded = Joint(encoder, inventory), Encoded(inventory, Pieces(vocabulary))
    for plan, share in ((PLAN, 0.0), (LAST_PLAN, JOINED)):
        more = [*news, *written * 2] if share else news

        def draw(rng: random.Random, more: list[Sentence] = more, share: float = share) -> list[Sentence]:
            return [swap(one, rng, "en", SWAPPED) for one in (*trained, *more, *join_some(trained, rng, share))]

        for epoch, loss in tune(model, draw, encoded, plan, seed=SEED):
            report(epoch, loss, model, encoded, held)
            torch.save({"model": model.state_dict(), "inventory": inventory}, half_done / "en-model.pt")
    ship(model, inventory, vocabulary, trained, folder)
