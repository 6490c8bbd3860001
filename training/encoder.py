"""A small BERT-shaped encoder in plain PyTorch: word pieces and word shapes in, one vector a piece out.

The layers are those of Devlin et al. (2019), so that MiniLM's weights (Wang et al. 2020) fit; what is added is a vector
for the shape of the word (capitals, accents), because the word pieces are small letters without accents.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from careo.lang.pieces import SHAPES


@dataclass(frozen=True, slots=True)
class EncoderPlan:
    """Sizes of an encoder; `inner` is the width of the feed-forward part, `positions` the longest input in pieces.

    `origins` counts the treebanks that differ in convention; each has a vector of its own (Stymne et al. 2018), and the
    first is the one that is shipped.
    """

    pieces: int
    layers: int
    width: int = 384
    heads: int = 12
    inner: int = 1536
    positions: int = 512
    origins: int = 1
    dropout: float = 0.1


class Encoder(nn.Module):
    """Pieces (batch, length) and shapes (batch, length) -> vectors (batch, length, width)."""

    def __init__(self, plan: EncoderPlan) -> None:
        super().__init__()
        self.plan = plan
        self.words = nn.Embedding(plan.pieces, plan.width, padding_idx=0)
        self.positions = nn.Embedding(plan.positions, plan.width)
        self.shapes = nn.Embedding(SHAPES, plan.width)
        self.origins = nn.Embedding(plan.origins, plan.width)
        nn.init.zeros_(self.shapes.weight)
        nn.init.zeros_(self.origins.weight)
        nn.init.normal_(self.words.weight, std=0.02)
        self.norm = nn.LayerNorm(plan.width, eps=1e-12)
        self.drop = nn.Dropout(plan.dropout)
        self.layers = nn.ModuleList(Layer(plan) for _ in range(plan.layers))

    def forward(
        self, pieces: Tensor, shapes: Tensor, mask: Tensor | None = None, origins: Tensor | None = None
    ) -> Tensor:
        """Read a batch.

        Args:
            pieces: (batch, length) ids of word pieces.
            shapes: (batch, length) shapes of their words.
            mask: (batch, length), true where a piece stands; None where all stand.
            origins: (batch,), the treebank of each sentence; None for the first.
        """
        at = torch.arange(pieces.shape[1], device=pieces.device)
        hidden = self.words(pieces) + self.positions(at) + self.shapes(shapes)
        hidden = hidden + (self.origins.weight[0] if origins is None else self.origins(origins)[:, None])
        hidden = self.drop(self.norm(hidden))
        bias = None if mask is None else (~mask)[:, None, None, :].to(hidden.dtype) * -1e4
        for layer in self.layers:
            hidden = layer(hidden, bias)
        return hidden


class Layer(nn.Module):
    """Self-attention and a feed-forward part, each with its residual and norm after it.

    Attention is written out: on a CPU the backward pass of PyTorch's own takes a third of the whole step (measured).
    """

    def __init__(self, plan: EncoderPlan) -> None:
        super().__init__()
        self.heads = plan.heads
        self.qkv = nn.Linear(plan.width, 3 * plan.width)
        self.out = nn.Linear(plan.width, plan.width)
        self.norm_attention = nn.LayerNorm(plan.width, eps=1e-12)
        self.up = nn.Linear(plan.width, plan.inner)
        self.down = nn.Linear(plan.inner, plan.width)
        self.norm_out = nn.LayerNorm(plan.width, eps=1e-12)
        self.drop = nn.Dropout(plan.dropout)

    def forward(self, hidden: Tensor, bias: Tensor | None) -> Tensor:
        """One layer; `bias` is added to the attention scores."""
        batch, length, width = hidden.shape
        query, key, value = (
            part.reshape(batch, length, self.heads, width // self.heads).transpose(1, 2)
            for part in self.qkv(hidden).split(width, dim=-1)
        )
        scores = (query @ key.transpose(-1, -2)) / math.sqrt(width // self.heads)
        if bias is not None:
            scores = scores + bias.to(scores.dtype)
        mixed = (scores.softmax(-1).to(value.dtype) @ value).transpose(1, 2).reshape(batch, length, width)
        hidden = self.norm_attention(hidden + self.drop(self.out(mixed)))
        return self.norm_out(hidden + self.drop(self.down(functional.gelu(self.up(hidden)))))


def load_minilm(path: Path, layers: int, *, pieces: int | None = None, dropout: float = 0.1) -> Encoder:
    """An encoder with the first `layers` layers of MiniLM (`model.safetensors`).

    Args:
        path: the weights file; its hash is checked by the recipe.
        layers: how many of the six layers to take, from below.
        pieces: size of another vocabulary, whose vectors are then to be filled in; None keeps MiniLM's own.
        dropout: see `EncoderPlan`.
    """
    from safetensors.torch import load_file

    weights = load_file(path)
    own = weights["embeddings.word_embeddings.weight"]
    encoder = Encoder(EncoderPlan(pieces or len(own), layers, dropout=dropout))
    with torch.no_grad():
        if pieces is None:
            encoder.words.weight.copy_(own)
        kinds = weights["embeddings.token_type_embeddings.weight"]
        encoder.positions.weight.copy_(weights["embeddings.position_embeddings.weight"] + kinds[0])
        _copy(encoder.norm, weights, "embeddings.LayerNorm")
        for number, layer in enumerate(encoder.layers):
            assert isinstance(layer, Layer)
            name = f"encoder.layer.{number}"
            parts = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
            layer.qkv.weight.copy_(torch.cat([weights[f"{part}.weight"] for part in parts]))
            layer.qkv.bias.copy_(torch.cat([weights[f"{part}.bias"] for part in parts]))
            _copy(layer.out, weights, f"{name}.attention.output.dense")
            _copy(layer.norm_attention, weights, f"{name}.attention.output.LayerNorm")
            _copy(layer.up, weights, f"{name}.intermediate.dense")
            _copy(layer.down, weights, f"{name}.output.dense")
            _copy(layer.norm_out, weights, f"{name}.output.LayerNorm")
    return encoder


def _copy(module: nn.Linear | nn.LayerNorm, weights: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(weights[f"{name}.weight"])
    module.bias.copy_(weights[f"{name}.bias"])
