"""A BagIt folder (RFC 8493): the case's exports and its original files, with checksums that were read back."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import careo
from careo.errors import ExportError
from careo.show.export.scope import Scope

CHUNK = 1 << 20
KINDS = ("sha256", "sha512")
UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"\\|?*%]')
Writers = Mapping[str, Callable[[Scope, Path], object]]


def write_bag(scope: Scope, folder: Path, payload: Writers) -> None:
    """Write `data/` (each payload by its writer, then `originals/`), manifests and `bag-info.txt`, and check them.

    Raises:
        ExportError: a file is not on the disk as it was written.
    """
    data = folder / "data"
    data.mkdir()
    for name, write in payload.items():
        target = data / name
        if name.endswith("/"):
            target.mkdir()
        write(scope, target)
    _copy_originals(scope, data / "originals")
    if scope.notices:
        (data / "notices.txt").write_text("\n".join(scope.notices) + "\n", encoding="utf-8")
    _write_manifests(folder, "manifest", sorted(one for one in data.rglob("*") if one.is_file()))
    (folder / "bagit.txt").write_text("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", encoding="utf-8")
    (folder / "bag-info.txt").write_text(_info(scope, data), encoding="utf-8")
    tags = [folder / name for name in ("bag-info.txt", "bagit.txt", *(f"manifest-{kind}.txt" for kind in KINDS))]
    _write_manifests(folder, "tagmanifest", tags)
    verify_bag(folder)


def verify_bag(folder: Path) -> int:
    """Read every file of a bag again and compare it with its checksums; returns how many there are.

    Raises:
        ExportError: a file is missing or is not what its checksum says.
    """
    checked = 0
    for kind in KINDS:
        for manifest in (f"manifest-{kind}.txt", f"tagmanifest-{kind}.txt"):
            for line in (folder / manifest).read_text(encoding="utf-8").splitlines():
                digest, _, name = line.partition("  ")
                path = folder / _decode(name)
                if not path.is_file() or _hash(path)[kind] != digest:
                    raise ExportError(f"{path}: is not what {manifest} says; check the disk and export again")
                checked += kind == KINDS[0]
    return checked


def _copy_originals(scope: Scope, folder: Path) -> None:
    """Every original under its own path; one that is lost or changed is named in a notice, and not copied."""
    wanted = None if scope.only is None else {scope.path(doc_id) for doc_id in scope.only.doc_ids}
    taken: set[Path] = set()
    for original in scope.view.originals():
        if wanted is not None and original.path not in wanted:
            continue
        if original.kept is None or _hash(original.kept)["sha256"] != original.sha256:
            scope.notices.append(f"{original.path}: its original is not in the case as it was read; run `careo verify`")
            continue
        parts = [UNSAFE.sub("_", part) for part in original.path.split("/") if part not in {"", ".", ".."}]
        target = folder.joinpath(*parts) if parts else folder / original.sha256
        if target in taken or any(parent in taken for parent in target.parents):
            target = folder / original.sha256[:8] / target.name
        taken.add(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        with original.kept.open("rb") as source, target.open("wb") as stream:
            while chunk := source.read(CHUNK):
                stream.write(chunk)


def _write_manifests(folder: Path, name: str, paths: list[Path]) -> None:
    hashed = [(_encode(path.relative_to(folder).as_posix()), _hash(path)) for path in paths]
    for kind in KINDS:
        lines = "".join(f"{digests[kind]}  {path}\n" for path, digests in hashed)
        (folder / f"{name}-{kind}.txt").write_text(lines, encoding="utf-8")


def _hash(path: Path) -> dict[str, str]:
    digests = {kind: hashlib.new(kind) for kind in KINDS}
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            for one in digests.values():
                one.update(chunk)
    return {kind: one.hexdigest() for kind, one in digests.items()}


def _info(scope: Scope, data: Path) -> str:
    files = [one for one in data.rglob("*") if one.is_file()]
    history = scope.view.history()
    lines = {
        "External-Identifier": re.sub(r"\s+", " ", scope.view.name),
        "Bag-Software-Agent": f"careo {careo.__version__}",
        "Bagging-Date": f"{history[-1].when:%Y-%m-%d}" if history else "1980-01-01",
        "Payload-Oxum": f"{sum(one.stat().st_size for one in files)}.{len(files)}",
    }
    return "".join(f"{name}: {value}\n" for name, value in lines.items())


def _encode(path: str) -> str:
    return path.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _decode(path: str) -> str:
    return path.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
