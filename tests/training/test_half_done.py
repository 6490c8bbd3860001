"""A training run that was killed goes on and ends as if nothing had happened."""

from __future__ import annotations

import random
from itertools import islice
from pathlib import Path

import pytest

pytest.importorskip("torch")

import torch

from careo.lang.pieces import Pieces
from training.batches import Encoded
from training.encoder import Encoder, EncoderPlan
from training.half_done import begin_mark
from training.joint import Inventory, Joint
from training.treebank import Sentence, Word
from training.tune import TunePlan, tune

INVENTORY = Inventory(("NOUN", "VERB"), ("", "VerbForm=Fin"), ("root", "obj"), ("O", "B-PER", "I-PER"))
PLAN = TunePlan(epochs=3, words=12)
NOUNS = ["puerto", "río", "casa", "calle", "monte", "campo", "puente"]


def make_sentence(noun: str) -> Sentence:
    words = (
        Word("vieron", "ver", "VERB", "VerbForm=Fin", 0, "root", "O"),
        Word(noun, noun, "NOUN", "", 0, "obj", "O"),
    )
    return Sentence(words)


def draw(rng: random.Random) -> list[Sentence]:
    return [make_sentence(noun) for noun in rng.sample(NOUNS, 5)]


@pytest.fixture(scope="module")
def encoded() -> Encoded:
    return Encoded(INVENTORY, Pieces(Path("src/careo/lang/es/model/pieces.txt")))


def make_model(encoded: Encoded) -> Joint:
    torch.manual_seed(7)
    return Joint(Encoder(EncoderPlan(len(encoded.pieces.ids), 1, width=24, heads=2, inner=24, positions=64)), INVENTORY)


def train(encoded: Encoded, save: Path, plan: TunePlan = PLAN, *, killed_after: int | None = None) -> Joint:
    model = make_model(encoded)
    list(islice(tune(model, draw, encoded, plan, save=save), killed_after))
    return model


def test_a_killed_run_ends_with_the_same_weights(encoded: Encoded, tmp_path: Path) -> None:
    whole = train(encoded, tmp_path / "whole.half")
    train(encoded, tmp_path / "killed.half", killed_after=1)
    killed = train(encoded, tmp_path / "killed.half")
    for name, weights in whole.state_dict().items():
        assert torch.equal(weights, killed.state_dict()[name]), name


def test_a_stage_that_has_ended_is_not_done_again(encoded: Encoded, tmp_path: Path) -> None:
    ended = train(encoded, tmp_path / "stage.half")
    model = make_model(encoded)
    assert list(tune(model, draw, encoded, PLAN, save=tmp_path / "stage.half")) == []
    assert begin_mark(model, []) == begin_mark(ended, [])


@pytest.mark.parametrize("plan", [TunePlan(epochs=3, words=12, rate=1e-3), TunePlan(epochs=3, words=12, seed=1)])
def test_what_another_plan_left_is_not_taken_up(encoded: Encoded, tmp_path: Path, plan: TunePlan) -> None:
    train(encoded, tmp_path / "stage.half")
    assert [epoch for epoch, _ in tune(make_model(encoded), draw, encoded, plan, save=tmp_path / "stage.half")] == [
        1,
        2,
        3,
    ]


def test_what_other_weights_left_is_not_taken_up(encoded: Encoded, tmp_path: Path) -> None:
    train(encoded, tmp_path / "stage.half")
    model = make_model(encoded)
    with torch.no_grad():
        model.names.bias[0] += 1.0
    assert len(list(tune(model, draw, encoded, PLAN, save=tmp_path / "stage.half"))) == PLAN.epochs
