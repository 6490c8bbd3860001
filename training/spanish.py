"""The Spanish recipe: an encoder begun from MiniLM and trained on running text, then all heads at once.

The heads are trained first on the treebanks with those of the nearest languages, then on the Spanish ones alone with
the names; so are those of a second model, on an earlier state of the encoder. Then the first goes on, on the treebanks
brought nearer to GSD and on running text as both models together read it, and at last on sentences that a grammar
composes (`composed_es`).
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
from training.agreed import read_agreed, read_running
from training.batches import Encoded, join_some, make_inventory
from training.composed_es import compose_es
from training.conjugate_es import all_forms, find_infinitives
from training.encoder import Encoder, EncoderPlan
from training.joint import Inventory, Joint
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
from training.shipped import average, read_inventory, read_shipped
from training.shipping import ship
from training.treebank import Sentence
from training.tune import TunePlan, begin_run, report, tune

LAYERS = 4
EARLY_PLAN = PretrainPlan(steps=2_900, falling=0.25)
ENCODER_PLAN = PretrainPlan(steps=5_195, falling=0.1, begun=2_900)
"""The rate rises once more: the encoder of the early plan bears the second teacher."""
NEAR_PLAN = TunePlan(epochs=2, rate=2e-4, words=1200)
PLAN = TunePlan(epochs=7, rate=2e-4, words=600)
LAST_PLAN = TunePlan(epochs=3, rate=1e-4, words=600, seed=SEED + 1)
"""Once more with twice the names."""
AGREED_PLAN = TunePlan(epochs=2, rate=1e-4, words=600, seed=SEED + 2)
"""On all that is marked by hand, and on running text as two models together read it."""
GSD_PLAN = TunePlan(epochs=1, rate=6e-5, words=600, seed=SEED + 3)
"""On what is marked by hand alone, GSD twice."""
COMPOSED_PLAN = TunePlan(epochs=2, rate=6e-5, words=600, seed=SEED + 4)
"""On what is marked by hand and the sentences of the grammar."""
COMPOSED = 2500
"""Sentences of the grammar in each of these epochs."""
SHIFTS = {"O": 1.5, "LOC": -1.0}
"""Added to the scores of "no name" and of places at the end: the passes hold more names than texts do, and more places.

Set on the held sixth of GSD dev and on `held_names_es.txt`.
"""
SILVER = 6000
NAMES_AN_EPOCH = 1800
"""Sentences with nothing but names in each epoch: written ones and silver ones in equal shares."""
INFINITIVE = r"\b[a-záéíóúñü]*(?:[aei]r|ír)"
LISTS = sorted(Path("src/careo/lang/es").glob("*.toml"))
SWAPPED, JOINED = 0.3, 0.15
Draw = Callable[[random.Random], Sequence[Sentence]]
"""Gives the sentences of an epoch."""


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
    model = Guesser(begin_encoder(find_weights(), english, pieces, vectors, LAYERS))
    for plan, name in ((EARLY_PLAN, "es-early.pt"), (ENCODER_PLAN, "es-encoder.pt")):
        for step, loss in pretrain(model, data, pieces, plan, save=half_done / name):
            print(f"step {step} of {plan.steps}  loss {loss:.3f}", flush=True)
        shutil.copy((half_done / name).with_suffix(".half"), half_done / "es-encoder.half")


@dataclass(frozen=True, slots=True)
class Material:
    """What the heads are trained on: treebanks with names, those of the nearest languages, names alone."""

    trained: list[Sentence]
    held: list[Sentence]
    near: list[Sentence]
    written: list[Sentence]
    silver: list[Sentence]

    def draw_near(self, _: random.Random) -> list[Sentence]:
        """All treebanks, those of the nearest languages too."""
        return [*self.trained, *self.near]

    def draw_more(self, rng: random.Random) -> list[Sentence]:
        """The sentences of an epoch with twice the names."""
        return self.draw(rng, 2 * NAMES_AN_EPOCH)

    def draw(self, rng: random.Random, names_an_epoch: int = NAMES_AN_EPOCH) -> list[Sentence]:
        """The sentences of an epoch."""
        half = names_an_epoch // 2
        names = [*rng.sample(self.written, min(half, len(self.written))), *rng.sample(self.silver, half)]
        joined = join_some(self.trained, rng, JOINED)
        return [swap(one, rng, "es", SWAPPED) for one in (*self.trained, *names, *joined)]


def read_material(corpora: Path, texts: Path) -> Material:
    """All that is read from files."""
    silver = make_silver_names(corpora, texts, SILVER)
    return Material(*read_spanish(corpora), read_near(corpora), read_written_names("es"), silver)


def train_model(corpora: Path, texts: Path, folder: Path, *, half_done: Path) -> None:
    """Train and write the Spanish model to `folder`."""
    begin_run(SEED)
    vocabulary = half_done / "es-pieces.txt"
    material = read_material(corpora, texts)
    inventory = make_inventory(material.trained)
    encoded = Encoded(inventory, Pieces(vocabulary))
    other = train_heads(half_done / "es-early.pt", inventory, material, encoded)
    model = train_heads(half_done / "es-encoder.pt", inventory, material, encoded)
    _go_on(model, material.draw_more, LAST_PLAN, material, encoded, save=half_done / "es-last.half")
    agreed = list(read_agreed([model, other], inventory, encoded, read_running(texts)))
    alike = replace(material, trained=read_spanish(corpora, alike=True)[0])
    learn_agreed(model, agreed, alike, encoded, half_done=half_done)
    learn_composed(model, alike, encoded, half_done=half_done)
    write_model(model, inventory, vocabulary, folder)
    treebanks = [*material.trained, *material.held]
    learn_lemmas(treebanks, folder / "lemmas.xz", known=verb_forms(treebanks, texts))


def learn_composed(model: Joint, alike: Material, encoded: Encoded, *, half_done: Path) -> None:
    """Go on at a low rate with the sentences of the grammar beside what is marked by hand; half of the way is taken.

    The mean of the weights before and after reads better than either.
    """
    before = copy.deepcopy(model)

    def draw(rng: random.Random) -> list[Sentence]:
        gsd = [one for one in alike.trained if one.origin == ORIGINS["gsd-dev"]]
        return [*alike.draw_more(rng), *gsd, *(compose_es(rng) for _ in range(COMPOSED))]

    _go_on(model, draw, COMPOSED_PLAN, alike, encoded, save=half_done / "es-composed.half")
    average(model, [before])


def train_further(corpora: Path, texts: Path, folder: Path, *, half_done: Path) -> None:
    """The last stage alone, from the weights that `folder` holds; they are written there."""
    begin_run(SEED)
    vocabulary = Path(shutil.copy(folder / "pieces.txt", half_done / "es-pieces.txt"))
    material, inventory = read_material(corpora, texts), read_inventory(folder)
    alike = replace(material, trained=read_spanish(corpora, alike=True)[0])
    model = read_shipped(folder, origins=len(set(ORIGINS.values())))
    _shift(model, inventory, -1)
    learn_composed(model, alike, Encoded(inventory, Pieces(vocabulary)), half_done=half_done)
    write_model(model, inventory, vocabulary, folder)


def _shift(model: Joint, inventory: Inventory, times: int) -> None:
    with torch.no_grad():
        for number, tag in enumerate(inventory.names):
            model.names.bias[number] += times * SHIFTS.get(tag[2:] or tag, 0.0)


def write_model(model: Joint, inventory: Inventory, vocabulary: Path, folder: Path) -> None:
    """Shift the scores of names and write the model's files; its weights are changed on the way."""
    _shift(model, inventory, 1)
    ship(model, inventory, vocabulary, folder, voices=False)


def train_heads(encoder: Path, inventory: Inventory, material: Material, encoded: Encoded) -> Joint:
    """All heads on a trained encoder: first with the nearest languages, then Spanish alone with the names.

    What is half done lies beside the encoder.
    """
    plain = Encoder(EncoderPlan(len(encoded.pieces.ids), LAYERS, origins=len(set(ORIGINS.values()))))
    state = torch.load(encoder)
    del state["origins.weight"]
    plain.load_state_dict(state, strict=False)
    model = Joint(plain, inventory)
    for name, plan, draw in (("near", NEAR_PLAN, material.draw_near), ("heads", PLAN, material.draw)):
        save = encoder.with_name(f"{encoder.stem}-{name}.half")
        _go_on(model, draw, plan, material, encoded, save=save)
    return model


def learn_agreed(model: Joint, agreed: list[Sentence], alike: Material, encoded: Encoded, *, half_done: Path) -> None:
    """Go on with what several models together read beside all that is marked by hand, then with the latter alone."""

    def draw_agreed(rng: random.Random) -> list[Sentence]:
        return [*alike.draw_more(rng), *(swap(one, rng, "es", SWAPPED) for one in agreed)]

    def draw_gsd(rng: random.Random) -> list[Sentence]:
        return [*alike.draw_more(rng), *(one for one in alike.trained if one.origin == ORIGINS["gsd-dev"])]

    _go_on(model, draw_agreed, AGREED_PLAN, alike, encoded, save=half_done / "es-agreed.half")
    _go_on(model, draw_gsd, GSD_PLAN, alike, encoded, save=half_done / "es-gsd.half")


def _go_on(model: Joint, draw: Draw, plan: TunePlan, material: Material, encoded: Encoded, *, save: Path) -> None:
    for epoch, loss in tune(model, draw, encoded, plan, save=save):
        report(epoch, loss, model, encoded, material.held)


def verb_forms(sentences: Iterable[Sentence], texts: Path) -> Iterator[tuple[str, str, str, str]]:
    """The forms of every verb of the treebanks, the running text and the word lists."""
    verbs = {word.lemma for one in sentences for word in one.words if word.upos in {"VERB", "AUX"}}
    verbs |= {
        *find_infinitives(texts),
        *re.findall(INFINITIVE, " ".join(path.read_text(encoding="utf-8") for path in LISTS)),
    }
    return all_forms(sorted(verb for verb in verbs if re.fullmatch(INFINITIVE, verb)))
