"""The Spanish recipe: an encoder begun from MiniLM and trained on running text, then all heads at once.

The heads are trained twice: first on the treebanks with those of the nearest languages, then on the Spanish ones alone
with the names.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import torch

from careo.lang.pieces import Pieces
from training.batches import Encoded, join_some, make_inventory
from training.conjugate_es import all_forms, find_infinitives
from training.encoder import Encoder, EncoderPlan
from training.joint import Joint
from training.labelled import ORIGINS, SEED, make_silver_names, read_near, read_spanish, read_written_names, swap
from training.lemmas import learn_lemmas
from training.minilm import find_weights, read_pieces
from training.pretrain import (
    Guesser,
    PretrainPlan,
    begin_encoder,
    context_vectors,
    encode_lines,
    make_vocabulary,
    pretrain,
    read_lines,
)
from training.shipping import ship
from training.treebank import Sentence
from training.tune import TunePlan, begin_run, report, tune

LAYERS = 4
ENCODER_PLAN = PretrainPlan(steps=2_900, falling=0.25)
NEAR_PLAN = TunePlan(epochs=2, rate=2e-4, words=1200)
PLAN = TunePlan(epochs=7, rate=2e-4, words=600)
LAST_PLAN = TunePlan(epochs=3, rate=1e-4, words=600)
"""Once more with twice the names."""
NO_NAME = 1.5
"""Added to the score of "no name" at the end: the passes hold more names than texts do.

Set on the held sixth of GSD dev (F of names 73.4 without, 74.5 with).
"""
SILVER = 6000
NAMES_AN_EPOCH = 1800
"""Sentences with nothing but names in each epoch: written ones and silver ones in equal shares."""
INFINITIVE = r"[a-záéíóúñü]+(?:[aei]r|ír)"
LISTS = sorted(Path("src/careo/lang/es").glob("*.toml"))
SWAPPED, JOINED = 0.3, 0.15


def train_encoder(texts: Path, *, half_done: Path) -> None:
    """Make the vocabulary and train the encoder; both stay in `half_done`, and a run that was killed goes on."""
    begin_run(SEED)
    vocabulary = half_done / "es-pieces.txt"
    lines = read_lines(texts, seed=SEED)
    if not vocabulary.is_file():
        make_vocabulary(lines, vocabulary)
    pieces = Pieces(vocabulary)
    data = encode_lines(lines, pieces)
    vectors = context_vectors(data[0], len(pieces.ids))
    english = {piece: number for number, piece in enumerate(read_pieces())}
    encoder = begin_encoder(find_weights(), english, pieces, vectors, LAYERS)
    for step, loss in pretrain(Guesser(encoder), data, pieces, ENCODER_PLAN, save=half_done / "es-encoder.pt"):
        print(f"step {step} of {ENCODER_PLAN.steps}  loss {loss:.3f}", flush=True)


def train_model(corpora: Path, texts: Path, folder: Path, *, half_done: Path) -> None:
    """Train and write the Spanish model to `folder`."""
    begin_run(SEED)
    vocabulary = half_done / "es-pieces.txt"
    pieces = Pieces(vocabulary)
    encoder = Encoder(EncoderPlan(len(pieces.ids), LAYERS, origins=len(set(ORIGINS.values()))))
    state = torch.load(half_done / "es-encoder.pt")
    del state["origins.weight"]
    encoder.load_state_dict(state, strict=False)
    trained, held = read_spanish(corpora)
    near = read_near(corpora)
    written, silver = read_written_names("es"), make_silver_names(corpora, texts, SILVER)
    inventory = make_inventory(trained)
    model, encoded = Joint(encoder, inventory), Encoded(inventory, pieces)
    for epoch, loss in tune(model, lambda _: [*trained, *near], encoded, NEAR_PLAN, seed=SEED):
        report(epoch, loss, model, encoded, held)

    def draw(rng: random.Random, names_an_epoch: int = NAMES_AN_EPOCH) -> list[Sentence]:
        half = names_an_epoch // 2
        names = [*rng.sample(written, min(half, len(written))), *rng.sample(silver, half)]
        return [swap(one, rng, "es", SWAPPED) for one in (*trained, *names, *join_some(trained, rng, JOINED))]

    for epoch, loss in tune(model, draw, encoded, PLAN, seed=SEED):
        report(epoch, loss, model, encoded, held)
        torch.save({"model": model.state_dict(), "inventory": inventory}, half_done / "es-model.pt")
    for epoch, loss in tune(model, lambda rng: draw(rng, 2 * NAMES_AN_EPOCH), encoded, LAST_PLAN, seed=SEED + 1):
        report(epoch, loss, model, encoded, held)
        torch.save({"model": model.state_dict(), "inventory": inventory}, half_done / "es-last.pt")
    with torch.no_grad():
        model.names.bias[inventory.names.index("O")] += NO_NAME
    ship(model, inventory, vocabulary, folder, voices=False)
    treebanks = [*trained, *held]
    learn_lemmas(treebanks, folder / "lemmas.xz", known=verb_forms(treebanks, texts))


def verb_forms(sentences: Iterable[Sentence], texts: Path) -> Iterator[tuple[str, str, str, str]]:
    """The forms of every verb of the treebanks, the running text and the word lists."""
    verbs = {word.lemma for one in sentences for word in one.words if word.upos in {"VERB", "AUX"}}
    verbs |= {
        *find_infinitives(texts),
        *re.findall(INFINITIVE, " ".join(path.read_text(encoding="utf-8") for path in LISTS)),
    }
    return all_forms(sorted(verb for verb in verbs if re.fullmatch(INFINITIVE, verb)))
