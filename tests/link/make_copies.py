"""Generated copies with a known truth: words changed, sentences cut, headlines swapped, and translations by hand.

    python -m tests.link.make_copies      prints recall and precision of each kind

Each kind is a case of its own: all texts and one copy of each. Texts told by somebody else lie among the translations.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from careo.link.copies import find_copies
from careo.link.texts import make_text
from careo.model import Document
from careo.settings import Settings
from tests.make import make_document

FILE = Path(__file__).with_name("renderings.txt")
WORDS = re.compile(r"\w+")
HEADLINES = ("Toll rises", "Nuevos detalles del hecho", "Government silent on attack", "Vecinos piden justicia")
SPARE = (
    "river",
    "stone",
    "paper",
    "garden",
    "window",
    "quiet",
    "seven",
    "market",
    "began",
    "early",
    "brown",
    "followed",
)


@dataclass(frozen=True)
class Rendered:
    """One report, its translation, and where there is one the same matter told by somebody else."""

    english: str
    spanish: str
    other: str = ""


def read_renderings() -> list[Rendered]:
    """All cases of `renderings.txt`."""
    lines = [line for line in FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    cases = re.split(r"^==$", "\n".join(lines), flags=re.M)
    return [Rendered(*(part.strip() for part in re.split(r"^--$", case, flags=re.M))) for case in cases]


def change_words(text: str, chance: random.Random, share: float) -> str:
    """The text with a share of its words replaced by others, capitals kept."""

    def put(match: re.Match[str]) -> str:
        if chance.random() >= share:
            return match.group()
        word = chance.choice(SPARE)
        return word.capitalize() if match.group()[0].isupper() else word

    return WORDS.sub(put, text)


def cut_sentences(text: str, chance: random.Random) -> str:
    """The text without a third of its sentences."""
    sentences = re.split(r"(?<=[.!?])\s+", text)
    kept = sorted(chance.sample(range(len(sentences)), len(sentences) - max(1, len(sentences) // 3)))
    return " ".join(sentences[i] for i in kept)


def swap_headline(text: str, chance: random.Random) -> str:
    """The text under another headline and another dateline."""
    return f"{chance.choice(HEADLINES)}\n\nSAN TELMO (CUNPRESS) - {text}"


EDITS: dict[str, Callable[[str, random.Random], str]] = {
    "10 % changed": lambda text, chance: change_words(text, chance, 0.1),
    "30 % changed": lambda text, chance: change_words(text, chance, 0.3),
    "sentences cut": cut_sentences,
    "headline swapped": swap_headline,
}


def measure_edits(kind: str, seed: int = 7) -> tuple[float, float]:
    """Recall and precision of one kind of edits over all texts of both languages."""
    chance = random.Random(seed)
    texts = [("en", one.english) for one in read_renderings()] + [("es", one.spanish) for one in read_renderings()]
    docs, truth = [], set()
    for number, (lang, text) in enumerate(texts):
        first = make_document(text, path=f"{number}.txt", lang=lang)
        second = make_document(EDITS[kind](text, chance), path=f"{number}-copy.txt", lang=lang)
        docs += [first, second]
        truth.add(frozenset((first.id, second.id)))
    found = _found([doc for doc in docs if doc.lang == "en"]) | _found([doc for doc in docs if doc.lang == "es"])
    return _recall_and_precision(found, truth)


def measure_translations() -> tuple[float, float]:
    """Recall and precision for the translations, with texts by others on the same matters among them."""
    docs, truth = [], set()
    for number, one in enumerate(read_renderings()):
        english = make_document(one.english, path=f"{number}-en.txt", lang="en")
        spanish = make_document(one.spanish, path=f"{number}-es.txt", lang="es")
        docs += [english, spanish]
        truth.add(frozenset((english.id, spanish.id)))
        if one.other:
            docs.append(make_document(one.other, path=f"{number}-other.txt", lang="es"))
    return _recall_and_precision(_found(docs), truth)


def _found(docs: list[Document]) -> set[frozenset[str]]:
    ordered = sorted(docs, key=lambda doc: doc.id)
    texts = {doc.id: make_text(doc) for doc in ordered}
    copies = find_copies(ordered, {}, texts, containment=Settings().copy_containment)
    return {frozenset((copy.left, copy.right)) for copy in copies if copy.score >= 0.5}


def _recall_and_precision(found: set[frozenset[str]], truth: set[frozenset[str]]) -> tuple[float, float]:
    right = len(found & truth)
    return right / len(truth), right / max(1, len(found))


if __name__ == "__main__":
    print("copies on generated texts: recall, precision")
    for name in EDITS:
        print(f"  {name}:", *(f"{value:.3f}" for value in measure_edits(name)), flush=True)
    print("  translated:", *(f"{value:.3f}" for value in measure_translations()))
