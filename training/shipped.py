"""What the package ships, read back into the model that is trained: where a further pass begins.

The weights are 8-bit there, so what is read is a rounding away from what was trained; a pass at a low rate takes that
up in its first steps.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from careo.lang.pieces import Pieces
from training.encoder import Encoder, EncoderPlan
from training.joint import ARC_WIDTH, Inventory, Joint

Arrays = dict[str, NDArray[np.float32]]
LAYER = "model.encoder.layers."


def read_inventory(folder: Path) -> Inventory:
    """The labels of a shipped model."""
    lists = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    return Inventory(**{name: tuple(labels) for name, labels in lists.items()})


def read_shipped(folder: Path, *, origins: int = 1) -> Joint:
    """The model of a shipped folder (`src/careo/lang/<lang>/model`), its weights as 32-bit numbers.

    Args:
        folder: where `model.onnx` and the files beside it lie.
        origins: treebanks to tell apart; all begin as the first, whose vector the file holds in its positions.
    """
    inventory = read_inventory(folder)
    arrays = _read_arrays(folder / "model.onnx")
    layers = 1 + max(int(name[len(LAYER) :].split(".")[0]) for name in arrays if name.startswith(LAYER))
    plan = EncoderPlan(len(Pieces(folder / "pieces.txt").ids), layers, origins=origins)
    model = Joint(Encoder(plan), inventory)
    state = {name.removeprefix("model."): torch.tensor(table) for name, table in arrays.items() if "model." in name}
    with torch.no_grad():
        model.encoder.words.weight.copy_(torch.tensor(arrays["words"]))
        model.encoder.positions.weight.copy_(torch.tensor(arrays["positions"]))
        for name, parameter in model.named_parameters():
            if name in state:
                parameter.copy_(state[name])
        _unfold(model)
        _take_apart(model, torch.tensor(arrays["tags.weight"]), torch.tensor(arrays["tags.bias"]))
        model.arc.weight.copy_(torch.tensor(arrays["arc"]) * math.sqrt(ARC_WIDTH))
        model.arc_bias.weight.copy_(torch.tensor(arrays["arc_bias"]))
    relations = np.load(folder / "relations.npz")
    with torch.no_grad():
        model.relation.weight.copy_(torch.tensor(relations["weight"].T.astype("float32")))
        model.relation.bias.copy_(torch.tensor(relations["bias"].astype("float32")))
    return model


def average(model: Joint, others: Sequence[Joint]) -> None:
    """Give a model the mean of its weights and those of others, which were trained on from the same.

    Such a mean reads better than each of them and costs nothing (Wortsman et al. 2022).
    """
    states = [one.state_dict() for one in (model, *others)]
    with torch.no_grad():
        for name, weights in model.state_dict().items():
            weights.copy_(torch.stack([state[name].float() for state in states]).mean(0))


def _unfold(model: Joint) -> None:
    """Undo the scale that `training.export` puts into what asks in the attention."""
    plan = model.encoder.plan
    for layer in model.encoder.layers:
        qkv = layer.qkv
        assert isinstance(qkv, nn.Linear)
        qkv.weight[: plan.width] *= math.sqrt(plan.width // plan.heads)
        qkv.bias[: plan.width] *= math.sqrt(plan.width // plan.heads)


def _take_apart(model: Joint, weight: Tensor, bias: Tensor) -> None:
    """Give the heads that lie side by side in the file each their own rows."""
    at = 0
    for part in (
        model.upos,
        model.feats,
        model.names,
        model.begins,
        model.leaning,
        model.cue,
        model.relation_below,
        model.ask,
        model.answer,
    ):
        part.weight.copy_(weight[at : at + part.out_features])
        part.bias.copy_(bias[at : at + part.out_features])
        at += part.out_features


def _read_arrays(path: Path) -> Arrays:
    """Every table of the file by its name, rounded ones brought back to numbers."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(str(path)).graph
    stored = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    found: Arrays = {name: table for name, table in stored.items() if table.dtype == np.float32}
    for name in [one.removesuffix("_quantized") for one in stored if one.endswith("_quantized")]:
        zero = stored[f"{name}_zero_point"].astype(np.float32)
        table = (stored[f"{name}_quantized"].astype(np.float32) - zero) * stored[f"{name}_scale"]
        found[name.removesuffix("_Transposed")] = table.T
    for name in ("words", "positions"):
        found[name] = stored[f"{name}.rows"].astype(np.float32) * stored[f"{name}.scale"][:, None]
    for node in graph.node:
        if node.op_type == "MatMulInteger" and node.name in {"/arc/MatMul_quant", "/arc_bias/MatMul_quant"}:
            found[node.name.split("/")[1]] = found[node.input[1].removesuffix("_quantized")]
    return found
