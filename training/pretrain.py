"""The Spanish encoder: MiniLM's layers under a Spanish vocabulary, then masked words over running text.

No Spanish encoder can be had offline, and the text at hand is small. What a transformer knows of one language serves
another (Artetxe, Ruder and Yogatama 2020), and vectors that begin near their translations get there sooner (Minixhofer,
Paischer and Rekabsaz 2022; Dobler and de Melo 2023): a piece with a counterpart in MiniLM's vocabulary (a glossary,
endings of words of the same origin, the same spelling) takes its vector; every other piece the mean of those near it in
Spanish text.
"""

from __future__ import annotations

import lzma
import random
import re
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from scipy import sparse
from torch import Tensor, nn
from torch.nn import functional

from careo.lang.pieces import BEGIN, END, HIDDEN_SHAPE, MASK, PAD, UNKNOWN, Pieces, plain, shape
from training.encoder import Encoder, load_minilm

PIECES = 16_000
LENGTH = 128
SHARES = {"parlamint-es": 0.8, "press-mx": 0.6, "speeches-ar": 0.7, "law-pe": 0.7}
"""How much of the large sources is read; the others are read whole."""
TWICE = ("cev-co", "cvr-pe", "globalvoices", "leipzig-wikipedia", "speeches-bo", "speeches-es", "un")
"""Small sources nearest to reports, read twice as often."""
MASKED = 0.18
NEAREST = 10
_WORDS = re.compile(r"\w+|[^\w\s]")


def read_lines(texts: Path, *, seed: int) -> list[str]:
    """Paragraphs of the running text, shuffled; large sources are sampled."""
    rng = random.Random(seed)
    lines: list[str] = []
    for path in sorted(texts.glob("*.txt.xz")):
        share = SHARES.get(path.name.split(".")[0], 1.0)
        with lzma.open(path, "rt", encoding="utf-8") as file:
            own = [line.strip() for line in file if share == 1.0 or rng.random() < share]
        lines += own * (2 if path.name.split(".")[0] in TWICE else 1)
    rng.shuffle(lines)
    return lines


def make_vocabulary(lines: list[str], path: Path) -> None:
    """Train `PIECES` word pieces on the text without capitals and accents, one a line into `path`."""
    from tokenizers import Tokenizer, models, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.WordPiece(unk_token=UNKNOWN))
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    special = [PAD, UNKNOWN, BEGIN, END, MASK]
    trainer = trainers.WordPieceTrainer(
        vocab_size=PIECES, special_tokens=special, limit_alphabet=160, show_progress=False
    )
    tokenizer.train_from_iterator((plain(line) for line in lines), trainer)
    ids = tokenizer.get_vocab()
    path.write_text("\n".join(sorted(ids, key=ids.__getitem__)) + "\n", encoding="utf-8")


def encode_lines(lines: list[str], pieces: Pieces) -> tuple[NDArray[np.int32], NDArray[np.int8], NDArray[np.int32]]:
    """All lines as one run of pieces with [SEP] between: piece ids, shapes, and the word each piece belongs to."""
    ids: list[int] = []
    shapes: list[int] = []
    owners: list[int] = []
    owner = 0
    for line in lines:
        for word in _WORDS.findall(line):
            got = pieces.of(word)
            ids.extend(got)
            shapes.extend([shape(word)] * len(got))
            owners.extend([owner] * len(got))
            owner += 1
        ids.append(pieces.end)
        shapes.append(HIDDEN_SHAPE)
        owners.append(owner)
        owner += 1
    return np.array(ids, np.int32), np.array(shapes, np.int8), np.array(owners, np.int32)


def context_vectors(ids: NDArray[np.int32], size: int, *, width: int = 256, window: int = 4) -> NDArray[np.float32]:
    """Vectors of pieces from their neighbours: positive pointwise mutual information, reduced (Levy et al. 2015)."""
    counts = sparse.csr_matrix((size, size), dtype=np.float64)
    for begin in range(0, len(ids), 4_000_000):
        part = ids[begin : begin + 4_000_000]
        for step in range(1, window + 1):
            ones = np.full(len(part) - step, 1.0 / step)
            counts = counts + sparse.coo_matrix((ones, (part[:-step], part[step:])), shape=(size, size)).tocsr()
    counts = (counts + counts.T).tocoo()
    row = np.asarray(counts.tocsr().sum(axis=1)).ravel()
    context = row**0.75
    pmi = np.log(counts.data * context.sum() / (row[counts.row] * context[counts.col]) + 1e-12)
    keep = pmi > 0
    matrix = sparse.csr_matrix((pmi[keep], (counts.row[keep], counts.col[keep])), shape=(size, size))
    rng = np.random.default_rng(0)
    basis = np.linalg.qr(matrix @ rng.standard_normal((size, width + 32)))[0]
    for _ in range(2):
        basis = np.linalg.qr(matrix @ (matrix.T @ basis))[0]
    left, values, _ = np.linalg.svd((matrix.T @ basis).T, full_matrices=False)
    vectors = (basis @ left)[:, :width] * np.sqrt(values[:width])
    norms: NDArray[np.float64] = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.maximum(norms, 1e-9)).astype(np.float32)


def counterparts(spanish: dict[str, int], english: dict[str, int]) -> dict[int, int]:
    """Piece id -> MiniLM's piece id, for the pieces that have a counterpart there."""
    table = tomllib.loads((Path(__file__).parent / "glossary_es.toml").read_text(encoding="utf-8"))
    glossary = dict(pair.split("=") for pair in table["words"].split())
    endings = [tuple(pair.split("=")) for pair in table["endings"].split()]
    pairs = {}
    for piece, number in spanish.items():
        word = piece.removeprefix("##")
        if piece.startswith("["):
            found = english.get(piece)
        elif piece.startswith("##") or not word.isalpha() or len(word) < 3:
            found = english.get(piece) if piece not in glossary else english.get(glossary[piece])
        else:
            found = _counterpart(word, glossary, endings, english)
        if found is not None:
            pairs[number] = found
    return pairs


def _counterpart(
    word: str, glossary: dict[str, str], endings: list[tuple[str, ...]], english: dict[str, int]
) -> int | None:
    if word in glossary:
        return english.get(glossary[word])
    for ending, other in endings:
        if len(word) - len(ending) >= 4 and word.endswith(ending):
            found = english.get(word[: len(word) - len(ending)] + other)
            if found is not None:
                return found
    return english.get(word) if len(word) >= 4 else None


def begin_encoder(
    weights: Path, english: dict[str, int], pieces: Pieces, vectors: NDArray[np.float32], layers: int
) -> Encoder:
    """MiniLM's lower layers with Spanish vectors to begin with."""
    encoder = load_minilm(weights, layers, pieces=len(pieces.ids), dropout=0.0)
    own = load_minilm(weights, 1).words.weight.detach()
    pairs = counterparts(pieces.ids, english)
    known = np.array(sorted(pairs))
    anchors = own[[pairs[number] for number in known]]
    print(f"{len(pairs)} of {len(pieces.ids)} pieces have a counterpart", flush=True)
    near = vectors @ vectors[known].T
    with torch.no_grad():
        best = torch.topk(torch.from_numpy(near), NEAREST, dim=1)
        weight = torch.softmax(best.values / 0.1, dim=1)
        mixed = (anchors[best.indices] * weight[..., None]).sum(1)
        scale = anchors.norm(dim=1).mean() / mixed.norm(dim=1, keepdim=True)
        encoder.words.weight.copy_(mixed * scale)
        encoder.words.weight[known] = anchors
        encoder.words.weight[0] = 0
    return encoder


class Guesser(nn.Module):
    """The head that names a masked piece: BERT's transform, then the encoder's own piece vectors."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        width = encoder.plan.width
        self.encoder = encoder
        self.dense = nn.Linear(width, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.bias = nn.Parameter(torch.zeros(encoder.plan.pieces))

    def forward(self, pieces: Tensor, shapes: Tensor, at: Tensor) -> Tensor:
        """Scores of all pieces for the positions `at` of the flattened batch."""
        hidden = self.encoder(pieces, shapes).flatten(0, 1)[at]
        hidden = self.norm(functional.gelu(self.dense(hidden)))
        return functional.linear(hidden, self.encoder.words.weight, self.bias)


@dataclass(frozen=True, slots=True)
class PretrainPlan:
    """How long and how fast: the rate rises, stays, and falls over the last `falling` of the steps.

    A plan that goes on from another begins at step `begun`, where the rate rises once more.

    A stay in the middle makes one long run tell what shorter ones would give: begin the fall from what was saved there
    (Hu et al. 2024).
    """

    steps: int
    batch: int = 32
    rate: float = 5e-4
    warm: int = 300
    falling: float = 0.2
    begun: int = 0

    def rate_at(self, step: int) -> float:
        """The rate of a step.

        Examples:
            >>> plan = PretrainPlan(steps=1000, rate=1.0, warm=10)
            >>> plan.rate_at(4), plan.rate_at(500), round(plan.rate_at(900), 2)
            (0.5, 1.0, 0.51)
        """
        left = (self.steps - step) / (self.falling * self.steps)
        return self.rate * min((step + 1 - self.begun) / self.warm, 1.0, 0.02 + 0.98 * left)


def mask_words(
    ids: Tensor, shapes: Tensor, owners: Tensor, generator: torch.Generator, pieces: Pieces
) -> tuple[Tensor, Tensor, Tensor]:
    """Whole words masked: the changed pieces, shapes (told for half of the masked words), and what is masked.

    Args:
        ids: (n,) pieces of rows from anywhere in the text, end to end.
        shapes: (n,) their shapes.
        owners: (n,) the word each belongs to; a change of owner begins a word.
        generator: of the random draws.
        pieces: the vocabulary.
    """
    begins = torch.cat([torch.zeros(1, dtype=torch.long), (owners[1:] != owners[:-1]).long()])
    draw = torch.rand(int(begins.sum()) + 1, generator=generator)[begins.cumsum(0)]
    chosen = (draw < MASKED) & (shapes != HIDDEN_SHAPE)
    kind = torch.rand(ids.shape, generator=generator)
    noise = torch.randint(5, len(pieces.ids), ids.shape, generator=generator)
    changed = torch.where(chosen & (kind < 0.85), pieces.ids[MASK], ids)
    changed = torch.where(chosen & (kind > 0.93), noise, changed)
    return changed, torch.where(chosen & (draw < MASKED / 2), HIDDEN_SHAPE, shapes), chosen


def pretrain(
    model: Guesser,
    data: tuple[NDArray[np.int32], NDArray[np.int8], NDArray[np.int32]],
    pieces: Pieces,
    plan: PretrainPlan,
    *,
    save: Path,
) -> Iterator[tuple[int, float]]:
    """Train in place; yields (step, mean loss) now and then.

    `save` keeps the encoder, and beside it lies what is needed to go on after the run was killed.
    """
    ids, shapes, owners = (torch.from_numpy(part.astype(np.int64)) for part in data)
    rows = len(ids) // LENGTH
    optimizer = _make_optimizer(model, plan)
    half = save.with_suffix(".half")
    begun = _resume(half, model, optimizer)
    total, seen, saved = torch.zeros(()), 0, time.monotonic()
    for step in range(begun, plan.steps):
        for group in optimizer.param_groups:
            group["lr"] = plan.rate_at(step)
        generator = torch.Generator().manual_seed(step)
        take = _rows(step, plan.batch, rows)
        at = (take[:, None] * LENGTH + torch.arange(LENGTH)).flatten()
        changed, told, chosen = mask_words(ids[at], shapes[at], owners[at], generator, pieces)
        where = chosen.nonzero().squeeze(1)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = model(changed.view(-1, LENGTH), told.view(-1, LENGTH), where)
            loss = functional.cross_entropy(scores, ids[at][where])
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        total, seen = total + loss.detach(), seen + 1
        if seen == 100:
            yield step + 1, float(total) / seen
            total, seen = torch.zeros(()), 0
        if time.monotonic() - saved > 300:
            torch.save({"step": step + 1, "model": model.state_dict(), "optimizer": optimizer.state_dict()}, half)
            saved = time.monotonic()
    torch.save({"step": plan.steps, "model": model.state_dict(), "optimizer": optimizer.state_dict()}, half)
    torch.save(model.encoder.state_dict(), save)


def _make_optimizer(model: Guesser, plan: PretrainPlan) -> torch.optim.Optimizer:
    decay = [p for p in model.parameters() if p.ndim > 1]
    rest = [p for p in model.parameters() if p.ndim < 2]
    groups = [{"params": decay, "weight_decay": 0.01}, {"params": rest, "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=plan.rate, betas=(0.9, 0.98), fused=True)


def _resume(half: Path, model: Guesser, optimizer: torch.optim.Optimizer) -> int:
    """Take up what a killed run left; the step to go on with."""
    if not half.is_file():
        return 0
    state = torch.load(half)
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    return int(state["step"])


def _rows(step: int, batch: int, rows: int) -> Tensor:
    """The rows of a step, of which every one comes once a round; a round has an order of its own."""
    per_round = rows // batch
    return _order(step // per_round, rows)[(step % per_round) * batch :][:batch]


@lru_cache(maxsize=1)
def _order(number: int, rows: int) -> Tensor:
    return torch.randperm(rows, generator=torch.Generator().manual_seed(1 + number))
