"""What a training run keeps as it goes, so that one that was killed goes on where it was and ends the same."""

from __future__ import annotations

import hashlib
import os
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

from training.treebank import Sentence


@dataclass(frozen=True, slots=True)
class Done:
    """How much of a stage is done."""

    epochs: int = 0
    steps: int = 0


@dataclass(frozen=True, slots=True)
class HalfDone:
    """The state of one training stage after an epoch; `mark` tells from what it began.

    What was kept by another stage, on other sentences or from other weights, is not taken up.
    """

    path: Path
    mark: str

    def keep(
        self, done: Done, model: nn.Module, optimizer: torch.optim.Optimizer, rng: random.Random, *, ended: bool
    ) -> None:
        """Write the state; of a stage that has ended only its weights and the two random generators."""
        state = {
            "mark": self.mark,
            "done": (done.epochs, done.steps),
            "model": model.state_dict(),
            "optimizer": None if ended else optimizer.state_dict(),
            "rng": rng.getstate(),
            "torch": torch.get_rng_state(),
        }
        beside = self.path.with_suffix(".new")
        torch.save(state, beside)
        os.replace(beside, self.path)

    def take_up(self, model: nn.Module, optimizer: torch.optim.Optimizer, rng: random.Random) -> Done:
        """Set model, optimizer and generators as they were kept; returns how much is done."""
        if not self.path.is_file():
            return Done()
        state = torch.load(self.path, weights_only=False)
        if state["mark"] != self.mark:
            return Done()
        model.load_state_dict(state["model"])
        if state["optimizer"]:
            optimizer.load_state_dict(state["optimizer"])
        rng.setstate(state["rng"])
        torch.set_rng_state(state["torch"])
        return Done(*state["done"])


def begin_mark(model: nn.Module, sentences: Sequence[Sentence], *settings: object) -> str:
    """What tells a stage from any other: its settings, the sentences of its first epoch, the weights it begins with."""
    digest = hashlib.sha256(repr((settings, sentences)).encode())
    for name, weights in sorted(model.state_dict().items()):
        digest.update(name.encode() + weights.detach().contiguous().numpy().tobytes())
    return digest.hexdigest()
