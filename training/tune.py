"""Fine-tuning: the joint model on treebanks and names, all tasks at once; scores by layer on held-out sentences."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.batches import MISSING, Batch, Encoded, Noise, in_batches, vary
from training.half_done import Done, HalfDone, begin_mark
from training.joint import PARTS, Joint, Scores
from training.labelled import SEED
from training.treebank import Sentence


@dataclass(frozen=True, slots=True)
class TunePlan:
    """How long and how fast.

    Attributes:
        epochs: rounds over the sentences.
        words: words a batch holds, about.
        sign: what the sign of a leaning weighs beside the leaning itself; twice a leaning is the log-odds of its sign.
        rate: of the encoder; the heads learn `head_factor` times as fast; layers below at `decay` of the one above.
        seed: of the order of the sentences and of what is drawn.
    """

    epochs: int
    seed: int = SEED
    words: int = 900
    rate: float = 1.5e-4
    head_factor: float = 6.0
    decay: float = 0.9
    warm: float = 0.1
    noise: Noise = field(default_factory=Noise)
    weights: tuple[float, ...] = (1.0, 0.5, 1.0, 0.5, 1.0, 1.0)
    leaning: float = 0.3
    sign: float = 0.3
    cue: float = 1.0
    part: float = 1.0


def loss_of(model: Joint, batch: Batch, plan: TunePlan) -> Tensor:
    """Sum of the losses of all layers, each over what is annotated."""
    scores = model(batch.pieces, batch.shapes, batch.first, batch.last, batch.origins)
    hidden = torch.cat([torch.zeros(len(batch.words), 1, dtype=torch.bool), ~batch.words], 1)
    arcs = scores.arcs.float().masked_fill(hidden[:, None], -1e4)
    relations = model.relations(scores, batch.heads.clamp(min=0))
    parts = (
        (scores.upos, batch.upos),
        (scores.feats, batch.feats),
        (scores.names, batch.names),
        (scores.begins, batch.begins),
        (arcs, batch.heads),
        (relations, batch.relations),
    )
    total = torch.zeros(())
    for weight, (given, wanted) in zip(plan.weights, parts, strict=True):
        if (wanted != MISSING).any():
            flat = given.float().flatten(0, 1)
            total = total + weight * functional.cross_entropy(flat, wanted.flatten(), ignore_index=MISSING)
    return total + _loss_of_voices(scores, batch, plan)


def _loss_of_voices(scores: Scores, batch: Batch, plan: TunePlan) -> Tensor:
    """The losses of leanings and of their signs, of cues, and of the parts of the cues that are there."""
    total = torch.zeros(())
    rated, marked = ~batch.leanings.isnan(), batch.cues != MISSING
    if rated.any():
        given, wanted = scores.leanings.float()[rated], batch.leanings[rated]
        total = total + plan.leaning * functional.smooth_l1_loss(given, wanted)
        signed = wanted != 0
        sides = functional.binary_cross_entropy_with_logits(2 * given, (wanted > 0).float(), reduction="none")
        total = total + plan.sign * sides[signed].sum() / max(1, int(signed.sum()))
    if marked.any():
        wanted = batch.cues[marked].float()
        total = total + plan.cue * functional.binary_cross_entropy_with_logits(scores.cues.float()[marked], wanted)
    if len(batch.begun):
        row, cue = batch.begun.T
        given = scores.parts(row, cue)
        each = functional.binary_cross_entropy_with_logits(given, batch.parts, reduction="none")
        known = batch.words[row][:, None].expand_as(each)
        total = total + plan.part * each[known].mean()
    return total


def _groups(model: Joint, plan: TunePlan) -> list[dict[str, object]]:
    """Parameters with their rates: lower layers learn more slowly."""
    depth = len(model.encoder.layers)
    groups = []
    for name, parameter in model.named_parameters():
        if name.startswith("encoder.layers."):
            factor = plan.decay ** (depth - 1 - int(name.split(".")[2]))
        elif name.startswith("encoder."):
            factor = plan.decay**depth
        else:
            factor = plan.head_factor
        groups.append({"params": [parameter], "factor": factor, "weight_decay": 0.01 if parameter.ndim > 1 else 0.0})
    return groups


def begin_run(seed: int) -> None:
    """What makes a run on the same machine repeatable."""
    torch.manual_seed(seed)
    torch.set_flush_denormal(True)


def report(
    epoch: int,
    loss: float,
    model: Joint,
    encoded: Encoded,
    held: Sequence[Sentence],
    voices: Sequence[Sentence] = (),
) -> None:
    """Print the figures on held-out sentences with syntax and names, and on those with attributions or leanings."""
    found = score(model, encoded, held) | (score_voices(model, encoded, voices) if voices else {})
    figures = "  ".join(f"{name} {value:.2f}" for name, value in found.items())
    print(f"epoch {epoch}  loss {loss:.3f}  {figures}", flush=True)


def tune(
    model: Joint,
    sentences: Callable[[random.Random], Sequence[Sentence]],
    encoded: Encoded,
    plan: TunePlan,
    *,
    save: Path,
) -> Iterator[tuple[int, float]]:
    """Train in place; `sentences` gives those of an epoch; yields (epoch, mean loss).

    After each epoch the state is kept at `save`; epochs that are done there already are not done again nor yielded.
    """
    rng = random.Random(plan.seed)
    optimizer = torch.optim.AdamW(_groups(model, plan), lr=plan.rate, betas=(0.9, 0.98), fused=True)
    first = sentences(random.Random(plan.seed))
    number = sum(1 for _ in in_batches(first, plan.words, random.Random(plan.seed)))
    half = HalfDone(save, begin_mark(model, first, plan))
    begun = half.take_up(model, optimizer, rng)
    steps, step = number * plan.epochs, begun.steps
    for epoch in range(begun.epochs, plan.epochs):
        model.train()
        total, count = 0.0, 0
        for group in in_batches([vary(s, rng, plan.noise) for s in sentences(rng)], plan.words, rng):
            done = min(step / steps, 1.0)
            for one in optimizer.param_groups:
                one["lr"] = plan.rate * one["factor"] * min(done / plan.warm, max(0.01, (1 - done) / (1 - plan.warm)))
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(model, encoded.batch(group), plan)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            step, total, count = step + 1, total + float(loss.detach()), count + 1
        half.keep(Done(epoch + 1, step), model, optimizer, rng, ended=epoch + 1 == plan.epochs)
        yield epoch + 1, total / max(1, count)


def predict(model: Joint, batch: Batch) -> tuple[Scores, Tensor, Tensor]:
    """Scores, heads (greedy) and relations of a batch."""
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        scores = model(batch.pieces, batch.shapes, batch.first, batch.last, batch.origins)
        hidden = torch.cat([torch.zeros(len(batch.words), 1, dtype=torch.bool), ~batch.words], 1)
        heads = scores.arcs.float().masked_fill(hidden[:, None], -1e4).argmax(-1)
        return scores, heads, model.relations(scores, heads).argmax(-1)


def score(model: Joint, encoded: Encoded, sentences: Sequence[Sentence]) -> dict[str, float]:
    """Percent right by layer, F of ccomp and of names; greedy heads, so a little below what decoding gives."""
    model.eval()
    right: Counter[str] = Counter()
    names: Counter[str] = Counter()
    clause = encoded.relations.get("ccomp", -1)
    labels = {number: label for label, number in encoded.names.items()}
    for group in in_batches(sentences, 1500, random.Random(0)):
        batch = encoded.batch(group)
        scores, heads, relations = predict(model, batch)
        known = batch.heads != MISSING
        right["words"] += int(known.sum())
        right["upos"] += int((scores.upos.argmax(-1) == batch.upos)[known].sum())
        right["feats"] += int((scores.feats.argmax(-1) == batch.feats)[known].sum())
        arc, rel = (heads == batch.heads) & known, (relations == batch.relations) & known
        right["uas"] += int(arc.sum())
        right["las"] += int((arc & rel).sum())
        is_clause = (batch.relations == clause) & known
        right["c_gold"] += int(is_clause.sum())
        right["c_found"] += int(((relations == clause) & known).sum())
        right["c_right"] += int((is_clause & arc & rel).sum())
        guess = scores.names.argmax(-1)
        for row in range(len(group)):
            if (batch.names[row] == MISSING).all():
                continue
            size = int(batch.words[row].sum())
            gold = spans([labels.get(int(tag), "O") for tag in batch.names[row, :size]])
            found = spans([labels[int(tag)] for tag in guess[row, :size]])
            names.update(gold=len(gold), found=len(found), right=len(gold & found))
    total = max(1, right["words"])
    figures = {name: 100 * right[name] / total for name in ("upos", "feats", "uas", "las")}
    figures["ccomp"] = 200 * right["c_right"] / max(1, right["c_gold"] + right["c_found"])
    figures["names"] = 200 * names["right"] / max(1, names["gold"] + names["found"])
    return figures


def score_voices(model: Joint, encoded: Encoded, sentences: Sequence[Sentence]) -> dict[str, float]:
    """F of first words of cues, and F of the words of each part where the cue is given; correlation of leanings."""
    model.eval()
    counts: Counter[str] = Counter()
    rated: list[tuple[float, float]] = []
    for group in in_batches(sentences, 1500, random.Random(0)):
        batch = encoded.batch(group)
        scores, _, _ = predict(model, batch)
        known = batch.cues != MISSING
        found, gold = (scores.cues > 0) & known, batch.cues == 1
        counts.update(cue_found=int(found.sum()), cue_gold=int(gold.sum()), cue_right=int((found & gold).sum()))
        where = ~batch.leanings.isnan()
        rated += zip(batch.leanings[where].tolist(), scores.leanings.float()[where].tolist(), strict=True)
        if len(batch.begun):
            row, cue = batch.begun.T
            inside = (scores.parts(row, cue) > 0) & batch.words[row][:, None]
            for number, name in enumerate(PARTS):
                left, right = inside[:, number], batch.parts[:, number] == 1
                counts[f"{name}*_found"] += int(left.sum())
                counts[f"{name}*_gold"] += int(right.sum())
                counts[f"{name}*_right"] += int((left & right).sum())
    names = ("cue", *(f"{name}*" for name in PARTS))
    figures = {n: 200 * counts[f"{n}_right"] / max(1, counts[f"{n}_found"] + counts[f"{n}_gold"]) for n in names}
    table = torch.tensor(rated).T if len(rated) > 1 else torch.zeros(2, 2)
    return figures | {"leaning r": 100 * float(torch.corrcoef(table)[0, 1])}


def spans(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    """Names of BIO tags as (first, last + 1, type); an I without its B begins a name."""
    found: set[tuple[int, int, str]] = set()
    begin, kind = 0, ""
    for at, tag in enumerate([*tags, "O"]):
        if kind and tag != f"I-{kind}":
            found.add((begin, at, kind))
            kind = ""
        if tag != "O" and not kind:
            begin, kind = at, tag[2:]
    return found
