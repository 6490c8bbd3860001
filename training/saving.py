"""Writing a trained pipeline into the package: 16-bit weights, nothing that running does not need."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from spacy.language import Language

KEPT_META = ("lang", "name", "version", "spacy_version", "pipeline", "components", "disabled", "labels", "vectors")


def save_pipeline(nlp: Language, folder: Path) -> None:
    """Write `nlp` to `folder`, replacing what is there; the weights of `nlp` are narrowed to 16 bits in place."""
    for _, component in nlp.components:
        if hasattr(component, "model"):
            for node in component.model.walk():
                for name in node.param_names:
                    if node.has_param(name) is True:
                        node.set_param(name, node.get_param(name).astype("float16"))
    if folder.exists():
        shutil.rmtree(folder)
    nlp.to_disk(folder)
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    kept = {name: meta[name] for name in KEPT_META if name in meta}
    (folder / "meta.json").write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for name in ("lookups.bin", "key2row", "vectors"):
        (folder / "vocab" / name).unlink(missing_ok=True)
