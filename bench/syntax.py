"""Figures of the parser on a treebank: `python -m bench syntax GOLD.conllu [--lang es]`.

Two runs. *Gold tokens*: the parser gets the treebank's sentences and surface tokens (multiword tokens merged, as spaCy
keeps them). *Raw text*: it gets running text, and its tokens are aligned with the treebank by characters, so that
errors of tokens and sentences count, as in the CoNLL 2018 shared task.

Where `CAREO_PIPELINE_EN` or `_ES` names another pipeline, careo's own is scored beside it, and the difference says
what the swap buys.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from careo.lang import LANGUAGES, detect_language, get_pack
from careo.settings import PIPELINE_OWN
from training.treebank import Sentence, read_treebank

if TYPE_CHECKING:
    from careo.lang import Pack

LAYERS = ("UPOS", "UAS", "LAS", "lemma")


@dataclass(frozen=True, slots=True)
class Found:
    """Correct, predicted and gold things of one kind."""

    correct: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        """Percent; 0 where nothing was predicted."""
        return 100 * self.correct / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Percent; 0 where there is nothing to find."""
        return 100 * self.correct / self.gold if self.gold else 0.0

    @property
    def f(self) -> float:
        """Harmonic mean of precision and recall, percent."""
        return 200 * self.correct / (self.predicted + self.gold) if self.predicted + self.gold else 0.0


def run(argv: list[str]) -> int:
    """Print the figures of one treebank; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench syntax", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path, metavar="GOLD.conllu")
    parser.add_argument("--lang", choices=LANGUAGES, help="language of the treebank; found from its text if not given")
    args = parser.parse_args(argv)
    lang = args.lang or detect_language(" ".join(s.text for s in islice(read_treebank(args.gold, "en"), 200)))[0]
    if lang not in LANGUAGES:
        parser.error(f"{args.gold}: looks like {lang}; give --lang")
    sentences = list(read_treebank(args.gold, lang))
    print(f"{args.gold.name} ({lang}): {len(sentences)} sentences, {sum(len(s.words) for s in sentences)} tokens")
    pack = get_pack(lang)
    figures = score(pack, sentences)
    own = None if pack.source == PIPELINE_OWN else score(get_pack(lang, PIPELINE_OWN), sentences)
    print("\n".join(make_lines(str(pack.layer), figures, own)))
    return 0


@dataclass(frozen=True, slots=True)
class Figures:
    """What one pipeline reaches on a treebank: percent, with gold tokens and from raw text, and words a second."""

    gold_tokens: dict[str, float]
    raw_text: dict[str, Found]
    words_per_s: float


def score(pack: Pack, sentences: list[Sentence]) -> Figures:
    """The figures of a pack's pipeline."""
    gold_tokens = score_gold_tokens(pack, sentences)
    began = time.perf_counter()
    raw_text = score_raw_text(pack, sentences)
    words = sum(len(sentence.words) for sentence in sentences)
    return Figures(gold_tokens, raw_text, words / (time.perf_counter() - began))


def make_lines(layer: str, found: Figures, own: Figures | None = None) -> list[str]:
    """The figures in lines; beside those of a swapped pipeline, careo's own and what the swap buys."""
    lines = [f"  read by {layer}" + ("" if own is None else "; in brackets careo's own, and what the swap buys")]
    for name, figure in found.gold_tokens.items():
        than = "" if own is None else _bought(figure, own.gold_tokens[name])
        lines.append(f"  gold tokens  {name:<10} {figure:6.2f}{than}")
    for name, one in found.raw_text.items():
        than = "" if own is None else _bought(one.f, own.raw_text[name].f)
        lines.append(f"  raw text     {name:<10} {one.f:6.2f}{than}  (P {one.precision:.2f}, R {one.recall:.2f})")
    than = "" if own is None else _bought(found.words_per_s, own.words_per_s, digits=0)
    return [*lines, f"  raw text     words/s    {found.words_per_s:6.0f}{than}"]


def _bought(figure: float, own: float, *, digits: int = 2) -> str:
    return f"  [{own:.{digits}f}, {figure - own:+.{digits}f}]"


def score_gold_tokens(pack: Pack, sentences: list[Sentence]) -> dict[str, float]:
    """Percent of tokens right per layer, and the F of `ccomp`, with tokens and sentences given."""
    right: Counter[str] = Counter()
    clauses: Counter[str] = Counter()
    total = 0
    docs = pack.nlp.pipe((_given(pack, sentence) for sentence in sentences), batch_size=64)
    for sentence, doc in zip(sentences, docs, strict=True):
        for word, token in zip(sentence.words, doc, strict=True):
            head, dep = word.head == token.head.i, word.dep == _relation(token.dep_)
            total += 1
            right["UPOS"] += word.upos == token.pos_
            right["UAS"] += head
            right["LAS"] += head and dep
            right["lemma"] += word.lemma.lower() == token.lemma_.lower()
            clauses["gold"] += word.dep == "ccomp"
            clauses["predicted"] += token.dep_ == "ccomp"
            clauses["correct"] += head and dep and word.dep == "ccomp"
    ccomp = Found(clauses["correct"], clauses["predicted"], clauses["gold"])
    return {**{name: 100 * right[name] / max(1, total) for name in LAYERS}, "ccomp F": ccomp.f}


def _given(pack: Pack, sentence: Sentence) -> Doc:
    doc = Doc(
        pack.nlp.vocab,
        words=[word.form for word in sentence.words],
        spaces=[word.space_after for word in sentence.words],
    )
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def _relation(dep: str) -> str:
    return "root" if dep == "ROOT" else dep


def score_raw_text(pack: Pack, sentences: list[Sentence]) -> dict[str, Found]:
    """F of sentences, tokens, and tokens with the right head and relation, from running text."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in ("sentences", "tokens", "UAS", "LAS")}
    documents = list(_documents(sentences))
    texts = [_text_of(document)[0] for document in documents]
    for document, doc in zip(documents, pack.parse(texts), strict=True):
        gold, predicted = _gold_facts(document), _predicted_facts(doc)
        for name, counter in counts.items():
            counter["gold"] += len(gold[name])
            counter["predicted"] += len(predicted[name])
            counter["correct"] += len(gold[name] & predicted[name])
    return {name: Found(one["correct"], one["predicted"], one["gold"]) for name, one in counts.items()}


def _documents(sentences: list[Sentence]) -> Iterator[list[Sentence]]:
    document: list[Sentence] = []
    for sentence in sentences:
        if document and sentence.begins == "doc":
            yield document
            document = []
        document.append(sentence)
    if document:
        yield document


def _text_of(document: list[Sentence]) -> tuple[str, list[int]]:
    """Running text with a blank line between paragraphs, and where each sentence begins in it."""
    text, starts = "", []
    for sentence in document:
        if text:
            text += "\n\n" if sentence.begins else " "
        starts.append(len(text))
        text += sentence.text
    return text, starts


Fact = tuple[object, ...]


def _gold_facts(document: list[Sentence]) -> dict[str, set[Fact]]:
    facts: dict[str, set[Fact]] = {name: set() for name in ("sentences", "tokens", "UAS", "LAS")}
    for sentence, start in zip(document, _text_of(document)[1], strict=True):
        at, places = start, []
        for word in sentence.words:
            places.append((at, at + len(word.form)))
            at += len(word.form) + word.space_after
        facts["sentences"].add((start, places[-1][1]))
        for word, place in zip(sentence.words, places, strict=True):
            _add(facts, place, places[word.head], word.dep)
    return facts


def _predicted_facts(doc: Doc) -> dict[str, set[Fact]]:
    facts: dict[str, set[Fact]] = {name: set() for name in ("sentences", "tokens", "UAS", "LAS")}
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        if words:
            facts["sentences"].add((words[0].idx, words[-1].idx + len(words[-1])))
        for token in words:
            head = (token.head.idx, token.head.idx + len(token.head))
            _add(facts, (token.idx, token.idx + len(token)), head, _relation(token.dep_))
    return facts


def _add(facts: dict[str, set[Fact]], place: tuple[int, int], head: tuple[int, int], dep: str) -> None:
    above = "root" if dep == "root" else head
    facts["tokens"].add(place)
    facts["UAS"].add((place, above))
    facts["LAS"].add((place, above, dep))
