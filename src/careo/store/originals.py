"""The original files of a case: hard copies under `files/`, named by the hash of their bytes."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

CHUNK = 1 << 20


def original_path(folder: Path, sha256: str) -> Path:
    """Where the file of that hash stands below `folder`: `aa/aabb...`."""
    return folder / sha256[:2] / sha256


def keep_original(folder: Path, source: Path, sha256: str) -> bool:
    """Copy a file into the case; returns False, and keeps nothing, where it is gone or its bytes are others now.

    Raises:
        OSError: the case cannot be written to.
    """
    target = original_path(folder, sha256)
    if target.exists():
        return True
    try:
        stream = source.open("rb")
    except OSError:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    new = target.with_suffix(f".{os.getpid()}.new")
    try:
        with stream, new.open("wb") as kept:
            shutil.copyfileobj(stream, kept, CHUNK)
        same = hash_file(new) == sha256
        if same:
            os.replace(new, target)
        return same
    finally:
        new.unlink(missing_ok=True)


def hash_file(path: Path) -> str:
    """The SHA-256 of a file's bytes, hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
