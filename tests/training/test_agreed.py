"""Running text as several models together read it, for one model to learn from."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest

pytest.importorskip("torch")

import torch

from careo.lang.pieces import Pieces
from training.agreed import LONGEST, PARTS, read_agreed, read_running, read_together, whole_names
from training.batches import Encoded
from training.encoder import Encoder, EncoderPlan
from training.joint import Inventory, Joint
from training.treebank import Word

PIECES = Path("src/careo/lang/es/model/pieces.txt")
INVENTORY = Inventory(("NOUN", "VERB"), ("", "VerbForm=Fin"), ("root", "ccomp", "obj"), ("O", "B-PER", "I-PER"))
LINE = "La comisión dijo ayer que los hombres volvieron del puerto. Nadie los vio después en el pueblo de arriba."


@pytest.fixture(scope="module")
def encoded() -> Encoded:
    return Encoded(INVENTORY, Pieces(PIECES))


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    for name in PARTS:
        (folder / f"{name}.txt.xz").write_bytes(lzma.compress(f"{LINE}\n{name} {'muy ' * 90}lejos.\n".encode()))
    return folder


def make_model(encoded: Encoded, seed: int) -> Joint:
    torch.manual_seed(seed)
    plan = EncoderPlan(len(encoded.pieces.ids), 1, width=24, heads=2, inner=24, positions=256)
    return Joint(Encoder(plan), INVENTORY).eval()


def test_running_text_carries_no_label(texts: Path) -> None:
    sentences = read_running(texts)
    assert len(sentences) == 2 * len(PARTS)
    assert all(not (word.dep or word.name) for one in sentences for word in one.words)
    assert max(len(one.words) for one in sentences) <= LONGEST


def test_two_models_alike_read_like_one(encoded: Encoded, texts: Path) -> None:
    model, sentences = make_model(encoded, 1), read_running(texts)[:2]
    one, two = (read_together([model] * number, encoded, sentences) for number in (1, 2))
    assert torch.equal(one.heads, two.heads)
    assert torch.equal(one.relations, two.relations)
    assert torch.allclose(one.sure, two.sure, atol=1e-3)
    assert (one.names >= 0).all()


def test_every_sentence_has_one_root(encoded: Encoded, texts: Path) -> None:
    sentences = read_running(texts)[:2]
    read = read_together([make_model(encoded, 1), make_model(encoded, 2)], encoded, sentences)
    for row, sentence in enumerate(sentences):
        assert int((read.heads[row, : len(sentence.words)] == 0).sum()) == 1


def test_what_models_doubt_carries_no_label(encoded: Encoded, texts: Path) -> None:
    models = [make_model(encoded, 1), make_model(encoded, 2)]
    agreed = list(read_agreed(models, INVENTORY, encoded, read_running(texts)))
    assert agreed
    assert all(not word.dep for one in agreed for word in one.words)


@pytest.mark.parametrize(
    ("tags", "wanted"),
    [
        ("B-PER I-PER O", "B-PER I-PER O"),
        ("B-PER ? O", "? ? O"),
        ("? I-PER I-PER O", "? ? ? O"),
        ("O ? O", "O ? O"),
    ],
)
def test_a_name_in_doubt_is_in_doubt_as_a_whole(tags: str, wanted: str) -> None:
    words = [Word("x", "", "", "", 0, "", True, tag.strip("?")) for tag in tags.split()]
    assert " ".join(word.name or "?" for word in whole_names(words)) == wanted
