"""The trained model as one ONNX file of 8-bit weights, a sentence at a time.

A sentence is read alone, never in a padded batch: 8-bit activations are scaled over the whole input, so in a batch the
analysis of a sentence would depend on its neighbours. Weights are rounded per output channel, word vectors per row.
"""

from __future__ import annotations

import math
import tempfile
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.encoder import Layer
from training.joint import ARC_WIDTH, Joint

OPSET = 17
OUTPUTS = ("upos", "feats", "names", "begins", "arcs", "below", "above")
"""(n,), (n,), (n, tags), (n,), (n, n + 1), (n, width), (n + 1, width)."""
VOICE_OUTPUTS = ("leanings", "cues", "asks", "answers")
"""(n,), (n,), twice (n, parts * width)."""


class Rows(nn.Module):
    """An embedding of 8-bit rows, each with its own scale."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scale = table.abs().amax(1).clamp(min=1e-8) / 127
        self.register_buffer("rows", (table / scale[:, None]).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        """Vectors (length, width)."""
        return self.rows[ids].to(torch.float32) * self.scale[ids][:, None]


class Single(nn.Module):
    """The joint model for one sentence, in operations that run fast: no batch, no mask, scales folded into weights."""

    def __init__(self, model: Joint, *, voices: bool) -> None:
        super().__init__()
        self.voices = voices
        self.model = model
        encoder = model.encoder
        self.words = Rows(encoder.words.weight.detach())
        self.positions = Rows((encoder.positions.weight + encoder.origins.weight[0]).detach())
        self.heads = encoder.plan.heads
        self.size = encoder.plan.width // self.heads
        together = [model.upos, model.feats, model.names, model.begins, model.leaning, model.cue]
        together += [model.relation_below, model.ask, model.answer]
        self.tags = _side_by_side(*together)
        self.sizes = [part.out_features for part in together]
        with torch.no_grad():
            for layer in encoder.layers:
                layer.qkv.weight[: encoder.plan.width] /= math.sqrt(self.size)
                layer.qkv.bias[: encoder.plan.width] /= math.sqrt(self.size)
            model.arc.weight /= math.sqrt(ARC_WIDTH)

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        """Of one sentence of n words, in the order of `OUTPUTS` and, with voices, `VOICE_OUTPUTS`."""
        model, encoder = self.model, self.model.encoder
        at = torch.arange(pieces.shape[0])
        hidden = encoder.norm(self.words(pieces) + self.positions(at) + encoder.shapes(shapes))
        for layer in encoder.layers:
            assert isinstance(layer, Layer)
            hidden = self._layer(layer, hidden)
        words = (hidden[first] + hidden[last]) * 0.5
        rooted = torch.cat([hidden[:1], words], 0)
        upos, feats, names, begins, leanings, cues, below, asks, answers = self.tags(words).split(self.sizes, -1)
        heads = functional.gelu(model.arc_above(rooted))
        arcs = model.arc(functional.gelu(model.arc_below(words))) @ heads.T + model.arc_bias(heads).T
        starts = begins[:, 1] - begins[:, 0]
        found = (upos.argmax(-1), feats.argmax(-1), names, starts, arcs, below, model.relation_above(rooted))
        return (*found, leanings[:, 0], cues[:, 0], asks, answers) if self.voices else found

    def _layer(self, layer: Layer, hidden: Tensor) -> Tensor:
        qkv = layer.qkv(hidden).reshape(-1, 3 * self.heads, self.size)
        query, key, value = qkv.transpose(0, 1).split(self.heads, 0)
        mixed = torch.softmax(query @ key.transpose(1, 2), -1) @ value
        mixed = mixed.transpose(0, 1).reshape(-1, self.heads * self.size)
        hidden = layer.norm_attention(hidden + layer.out(mixed))
        return layer.norm_out(hidden + layer.down(functional.gelu(layer.up(hidden))))


def _side_by_side(*parts: nn.Linear) -> nn.Linear:
    """Several linear layers of one input as one."""
    joined = nn.Linear(parts[0].in_features, sum(part.out_features for part in parts))
    with torch.no_grad():
        joined.weight.copy_(torch.cat([part.weight for part in parts]))
        joined.bias.copy_(torch.cat([part.bias for part in parts]))
    return joined


def export(model: Joint, path: Path, *, voices: bool) -> None:
    """Write `model` to `path` (.onnx); its own weights are changed on the way (scales folded in).

    Args:
        model: what was trained.
        path: where to.
        voices: whether its heads for cues and leanings were trained, and go out too.
    """
    import onnx
    import onnxruntime
    from onnxruntime.quantization import QuantType, quantize_dynamic

    single = Single(model.eval(), voices=voices).eval()
    pieces = torch.tensor([2, 9, 10, 11, 3])
    sample = (pieces, torch.zeros_like(pieces), torch.tensor([1, 3]), torch.tensor([2, 3]))
    with tempfile.TemporaryDirectory() as folder:
        plain, better = Path(folder) / "plain.onnx", Path(folder) / "better.onnx"
        axes = {name: {0: "pieces"} for name in ("pieces", "shapes")} | {
            name: {0: "words"} for name in ("first", "last")
        }
        torch.onnx.export(
            single,
            sample,
            str(plain),
            input_names=["pieces", "shapes", "first", "last"],
            output_names=[*OUTPUTS, *(VOICE_OUTPUTS if voices else ())],
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )
        options = onnxruntime.SessionOptions()
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
        options.optimized_model_filepath = str(better)
        onnxruntime.InferenceSession(str(plain), options, providers=["CPUExecutionProvider"])
        quantize_dynamic(
            better,
            path,
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gemm"],
            extra_options={"MatMulConstBOnly": True, "DefaultTensorType": onnx.TensorProto.FLOAT},
        )
