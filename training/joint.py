"""One encoder, every layer of analysis: tags, tree and names from the same vectors.

Heads: a linear layer each for part of speech, morphology, names, missed sentence starts, and how surely a predicate is
put; biaffine arcs (Dozat and Manning 2017); relations from the sum of what dependent and head say, through one hidden
layer, so that they cost little once heads are known. Attributions: whether a cue begins with a word, and, for a word
that begins one, how well each word of the sentence fits its cue, its source and its content.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.encoder import Encoder

ARC_WIDTH, RELATION_WIDTH, PART_WIDTH = 256, 192, 64
PARTS = ("cue", "source", "content")


@dataclass(frozen=True, slots=True)
class Inventory:
    """The labels of a language, each list in the order of the model's outputs."""

    upos: tuple[str, ...]
    feats: tuple[str, ...]
    relations: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the model says of a batch of sentences of `n` words at most.

    Attributes:
        upos, feats, names: (batch, n, labels).
        begins: (batch, n, 2): whether a new sentence begins with the word, though the rules saw none.
        arcs: (batch, n, n + 1): how well each word hangs on the root (column 0) or on word j (column j + 1).
        below: (batch, n, width): each word's share of its relation, as dependent.
        above: (batch, n + 1, width): the same as head, the root first.
        leanings: (batch, n): how surely a predicate is put, from -3 to 3.
        cues: (batch, n): log-odds that a cue begins with the word.
        asks, answers: (batch, n, parts, width): what a word asks for as the beginning of a cue, and what it answers.
    """

    upos: Tensor
    feats: Tensor
    names: Tensor
    begins: Tensor
    arcs: Tensor
    below: Tensor
    above: Tensor
    leanings: Tensor
    cues: Tensor
    asks: Tensor
    answers: Tensor

    def parts(self, row: Tensor, cue: Tensor) -> Tensor:
        """(cues, parts, n): log-odds that a word is in the part, for cues given by their row and first word."""
        asked = self.asks[row, cue].float()
        return torch.einsum("cpw,cnpw->cpn", asked, self.answers[row].float()) / math.sqrt(PART_WIDTH) - 1.0


class Joint(nn.Module):
    """Pieces in, `Scores` out."""

    def __init__(self, encoder: Encoder, inventory: Inventory, *, dropout: float = 0.3) -> None:
        super().__init__()
        width = encoder.plan.width
        self.encoder = encoder
        self.drop = nn.Dropout(dropout)
        self.upos = nn.Linear(width, len(inventory.upos))
        self.feats = nn.Linear(width, len(inventory.feats))
        self.names = nn.Linear(width, len(inventory.names))
        self.begins = nn.Linear(width, 2)
        self.leaning = nn.Linear(width, 1)
        self.cue = nn.Linear(width, 1)
        self.ask = nn.Linear(width, len(PARTS) * PART_WIDTH)
        self.answer = nn.Linear(width, len(PARTS) * PART_WIDTH)
        self.arc_below = nn.Linear(width, ARC_WIDTH)
        self.arc_above = nn.Linear(width, ARC_WIDTH)
        self.arc = nn.Linear(ARC_WIDTH, ARC_WIDTH, bias=False)
        self.arc_bias = nn.Linear(ARC_WIDTH, 1, bias=False)
        self.relation_below = nn.Linear(width, RELATION_WIDTH)
        self.relation_above = nn.Linear(width, RELATION_WIDTH)
        self.relation = nn.Linear(RELATION_WIDTH, len(inventory.relations))
        nn.init.eye_(self.arc.weight)
        with torch.no_grad():
            self.arc.weight.mul_(0.5)

    def forward(
        self, pieces: Tensor, shapes: Tensor, first: Tensor, last: Tensor, origins: Tensor | None = None
    ) -> Scores:
        """Score a batch.

        Args:
            pieces: (batch, length) ids, 0 where nothing stands.
            shapes: (batch, length).
            first: (batch, n) place of each word's first piece; 0 where there is no word.
            last: (batch, n) place of its last piece.
            origins: (batch,) the treebank of each sentence; None for the first.
        """
        hidden = self.encoder(pieces, shapes, pieces != 0, origins)
        width = hidden.shape[-1]
        begin = hidden.gather(1, first[..., None].expand(-1, -1, width))
        end = hidden.gather(1, last[..., None].expand(-1, -1, width))
        words = self.drop((begin + end) * 0.5)
        rooted = torch.cat([hidden[:, :1], words], 1)
        below = functional.gelu(self.arc_below(words))
        above = functional.gelu(self.arc_above(rooted))
        below, above = self.drop(below), self.drop(above)
        arcs = (self.arc(below) @ above.transpose(1, 2)) / math.sqrt(ARC_WIDTH) + self.arc_bias(above).transpose(1, 2)
        shape = (*words.shape[:2], len(PARTS), PART_WIDTH)
        return Scores(
            self.upos(words),
            self.feats(words),
            self.names(words),
            self.begins(words),
            arcs,
            self.relation_below(words),
            self.relation_above(rooted),
            self.leaning(words).squeeze(-1),
            self.cue(words).squeeze(-1),
            self.ask(words).view(shape),
            self.answer(words).view(shape),
        )

    def relations(self, scores: Scores, heads: Tensor) -> Tensor:
        """Scores of relations (batch, n, relations) for given heads (batch, n); 0 is the root."""
        picked = scores.above.gather(1, heads[..., None].expand(-1, -1, RELATION_WIDTH))
        return self.relation(self.drop(functional.relu(scores.below + picked)))
