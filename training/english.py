"""The English recipe: MiniLM and all heads at once, from three seeds; then one learns what the three together read.

Syntax and names come from EWT, more names from re3d, attributions from PolNeAR, ratings of certainty from UDS-IH2 (on
EWT) and UW; sentence starts from the runs in EWT's documents that the rules take for one sentence; what the treebank
lacks of the language of reports from a grammar (`composed_en`).
"""

from __future__ import annotations

import copy
import random
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch

from careo.lang.pieces import Pieces
from training.agreed_en import read_agreed, read_running
from training.attributed import add_leanings, read_attributed, read_leanings, read_rated_news
from training.batches import Encoded, make_inventory
from training.composed_en import compose_en
from training.conjugate_en import IRREGULAR, all_forms
from training.encoder import load_minilm
from training.joint import Inventory, Joint
from training.labelled import SEED, read_english, read_news_names, swap, unseen_starts
from training.lemmas import learn_lemmas
from training.minilm import find_weights, latin_pieces, read_pieces
from training.shipped import average, read_inventory, read_shipped
from training.shipping import ship
from training.treebank import Sentence
from training.tune import TunePlan, begin_run, report, tune

LAYERS = 6
LISTS = tuple(Path(f"src/careo/lang/en/{name}.toml") for name in ("attribution", "certainty", "acts", "events"))
PLAN = TunePlan(epochs=6)
SEEDS = (SEED, 31, 32)
AGREED_PLAN = TunePlan(epochs=2, rate=6e-5, seed=SEED + 2)
"""On all that is marked by hand, and on running text as the models of all seeds together read it."""
FURTHER_PLAN = TunePlan(epochs=2, rate=5e-5, seed=SEED + 1)
"""From the shipped weights on: what was rounded of them is taken up again, and what the material holds anew."""
SWAPPED = 0.2
REPORTED, RATED = 7000, 1000
"""Sentences of PolNeAR and of the rated news in each epoch."""
COMPOSED = 3000
"""Sentences of the grammar in each epoch."""
HELD_VOICES = 1200
"""Sentences at the end of PolNeAR's train part on which attributions are scored during training."""
Draw = Callable[[random.Random], Sequence[Sentence]]
"""Gives the sentences of an epoch."""


@dataclass(frozen=True, slots=True)
class Material:
    """What the model is trained on: syntax with names, names and starts, attributions, ratings; two held out."""

    trained: list[Sentence]
    more: list[Sentence]
    reported: list[Sentence]
    rated_news: list[Sentence]
    held: list[Sentence]
    voices: list[Sentence]

    def draw(self, rng: random.Random) -> list[Sentence]:
        """The sentences of an epoch."""
        plain = [swap(one, rng, "en", SWAPPED) for one in (*self.trained, *self.more)]
        composed = [compose_en(rng) for _ in range(COMPOSED)]
        return [*plain, *rng.sample(self.reported, REPORTED), *rng.sample(self.rated_news, RATED), *composed]


def read_material(corpora: Path) -> Material:
    """All that is read from files."""
    rated = read_leanings(corpora / "certainty" / "train.jsonl")
    trained = add_leanings(read_english(corpora, "train"), rated)
    reported = read_attributed(corpora / "polnear" / "train.jsonl", "en")
    reported, voices = reported[:-HELD_VOICES], reported[-HELD_VOICES:]
    rated_news = read_rated_news(corpora / "certainty" / "train.jsonl")
    voices += rated_news[::10]
    del rated_news[::10]
    more = [*read_news_names(corpora), *unseen_starts(trained, "en") * 2]
    return Material(trained, more, reported, rated_news, read_english(corpora, "dev"), voices)


def train_model(corpora: Path, folder: Path, *, half_done: Path) -> None:
    """Train the models of all seeds, let the first learn what they together read, and write it to `folder`."""
    kept, pieces = latin_pieces(), read_pieces()
    vocabulary = half_done / "en-pieces.txt"
    vocabulary.write_text("".join(f"{pieces[number]}\n" for number in kept), encoding="utf-8")
    material = read_material(corpora)
    inventory = make_inventory(material.trained)
    encoded = Encoded(inventory, Pieces(vocabulary))
    models = [train_heads(seed, kept, inventory, material, encoded, half_done=half_done) for seed in SEEDS]
    learn_agreed(models, inventory, material, encoded, corpora, half_done=half_done)
    ship(models[0], inventory, vocabulary, folder, voices=True)
    learn_lemmas(material.trained, folder / "lemmas.xz", known=verb_forms(material.trained))


def train_heads(
    seed: int, kept: Sequence[int], inventory: Inventory, material: Material, encoded: Encoded, *, half_done: Path
) -> Joint:
    """MiniLM with the pieces of `kept`, and all heads, trained from one seed."""
    begin_run(seed)
    encoder = load_minilm(find_weights(), LAYERS, pieces=len(kept))
    with torch.no_grad():
        encoder.words.weight.copy_(load_minilm(find_weights(), 1).words.weight[kept])
    model = Joint(encoder, inventory)
    _learn(model, encoded, material, material.draw, replace(PLAN, seed=seed), save=half_done / f"en-heads-{seed}.half")
    return model


def learn_agreed(
    models: Sequence[Joint],
    inventory: Inventory,
    material: Material,
    encoded: Encoded,
    corpora: Path,
    *,
    half_done: Path,
) -> None:
    """The first model goes on, with running text, and what PolNeAR says, as all together read it beside the rest.

    The mean of its weights before and after reads better than either.
    """
    begin_run(SEED + 2)
    before = copy.deepcopy(models[0])
    running = list(read_agreed(models, inventory, encoded, read_running(corpora)))
    reported = list(read_agreed(models, inventory, encoded, material.reported))
    whole = replace(material, reported=reported)

    def draw(rng: random.Random) -> list[Sentence]:
        return [*whole.draw(rng), *running]

    _learn(models[0], encoded, material, draw, AGREED_PLAN, save=half_done / "en-agreed.half")
    average(models[0], [before])


def train_further(corpora: Path, folder: Path, *, half_done: Path) -> None:
    """Go on from the weights of `folder` at a low rate, on the same material, and write them there."""
    begin_run(SEED + 1)
    vocabulary = Path(shutil.copy(folder / "pieces.txt", half_done / "en-pieces.txt"))
    material, inventory = read_material(corpora), read_inventory(folder)
    model, encoded = read_shipped(folder), Encoded(inventory, Pieces(vocabulary))
    _learn(model, encoded, material, material.draw, FURTHER_PLAN, save=half_done / "en-further.half")
    ship(model, inventory, vocabulary, folder, voices=True)


def _learn(model: Joint, encoded: Encoded, material: Material, draw: Draw, plan: TunePlan, *, save: Path) -> None:
    for epoch, loss in tune(model, draw, encoded, plan, save=save):
        report(epoch, loss, model, encoded, material.held, material.voices)


def verb_forms(sentences: Iterable[Sentence]) -> Iterator[tuple[str, str, str, str]]:
    """The forms of every verb of the treebank and the word lists."""
    verbs = {word.lemma for one in sentences for word in one.words if word.upos == "VERB"} | set(IRREGULAR)
    for path in LISTS:
        verbs |= set(re.findall(r'"([a-z]{3,})"', path.read_text(encoding="utf-8")))
    return all_forms(sorted(verb for verb in verbs if re.fullmatch("[a-z]{2,}", verb)))
