"""The training loop: fixed seed, warm-up and linear decay, averaged weights, the best evaluation kept."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.training import Example
from thinc.api import Adam

SEED = 20


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast to train.

    Attributes:
        steps: updates in all; evaluation every `every` of them, an end after `patience` without a better one.
        first_words, last_words: words a batch holds, growing over the first fifth of the steps.
        limit_s: an end whatever the step, the rate falling with it; None in a run that is to be repeated exactly.
    """

    steps: int
    every: int = 500
    patience: int = 5
    first_words: int = 200
    last_words: int = 1000
    rate: float = 0.001
    dropout: float = 0.15
    limit_s: float | None = None


def learning_rate(step: int, seconds: float, plan: Plan) -> float:
    """Warm-up over the first 200 steps, then linear to a twentieth at the last step (or the time limit)."""
    done = step / plan.steps if plan.limit_s is None else max(step / plan.steps, seconds / plan.limit_s)
    return plan.rate * min((step + 1) / 200, max(0.05, 1 - done))


def train(
    nlp: Language,
    examples: Iterator[Example],
    *,
    evaluate: Callable[[Language], tuple[float, dict[str, float]]],
    plan: Plan,
) -> Language:
    """Train an initialized pipeline on an endless stream of examples; returns it with its best averaged weights."""
    optimizer = Adam(plan.rate, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    best, best_bytes, since, begun = -1.0, nlp.to_bytes(), 0, time.monotonic()
    losses: dict[str, float] = {}
    for step, batch in enumerate(_batches(examples, plan), start=1):
        optimizer.learn_rate = learning_rate(step, time.monotonic() - begun, plan)
        nlp.update(batch, sgd=optimizer, drop=plan.dropout, losses=losses)
        late = plan.limit_s is not None and time.monotonic() - begun > plan.limit_s
        if step % plan.every and not late and step < plan.steps:
            continue
        with nlp.use_params(optimizer.averages):
            score, figures = evaluate(nlp)
            if score > best:
                best, best_bytes, since = score, nlp.to_bytes(), 0
            else:
                since += 1
        _report(step, time.monotonic() - begun, score, figures)
        if late or since >= plan.patience or step >= plan.steps:
            break
    return nlp.from_bytes(best_bytes)


def _batches(examples: Iterator[Example], plan: Plan) -> Iterator[list[Example]]:
    step, batch, words = 0, [], 0
    for example in examples:
        size = plan.first_words + (plan.last_words - plan.first_words) * min(1.0, 5 * step / plan.steps)
        batch.append(example)
        words += len(example.reference)
        if words >= size:
            yield batch
            step, batch, words = step + 1, [], 0


def _report(step: int, seconds: float, score: float, figures: dict[str, float]) -> None:
    shown = "  ".join(f"{name} {value:.2f}" for name, value in figures.items())
    print(f"step {step:5d}  {seconds:6.0f} s  score {score:.2f}  {shown}", flush=True, file=sys.stderr)
