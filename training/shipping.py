"""Writing what the package ships of a trained model."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from pathlib import Path

import numpy as np

from training.export import export
from training.joint import Inventory, Joint


def ship(
    model: Joint,
    inventory: Inventory,
    vocabulary: Path,
    folder: Path,
    *,
    voices: bool,
) -> None:
    """Write the files that `careo.lang.analyser` reads; the weights of `model` are changed on the way.

    `voices` tells whether the heads for cues and leanings were trained.
    """
    folder.mkdir(parents=True, exist_ok=True)
    arrays = {name: getattr(model.relation, name).detach().numpy().astype("float16") for name in ("weight", "bias")}
    np.savez_compressed(folder / "relations.npz", weight=arrays["weight"].T, bias=arrays["bias"])
    labels = json.dumps(asdict(inventory), ensure_ascii=False, indent=0)
    (folder / "labels.json").write_text(labels + "\n", encoding="utf-8")
    shutil.copy(vocabulary, folder / "pieces.txt")
    export(model, folder / "model.onnx", voices=voices)
