"""The parser of a language: one hash-embedding CNN shared by morphologizer, parser and lemmatizer."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.training import Example
from thinc.api import fix_random_seed

from careo.lang.abbreviations import add_abbreviations
from training.examples import group_sentences, make_example, vary
from training.loop import SEED, Plan, train
from training.treebank import Sentence, harmonize, read_treebank

PLANS = {
    "en": Plan(steps=3400, every=400),
    "es": Plan(steps=3000, every=400),
}
WIDTH = 96
TOK2VEC: dict[str, Any] = {
    "@architectures": "spacy.Tok2Vec.v2",
    "embed": {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": WIDTH,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
        "rows": [6000, 1000, 3000, 1000],
        "include_static_vectors": False,
    },
    "encode": {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": WIDTH,
        "depth": 4,
        "window_size": 1,
        "maxout_pieces": 3,
    },
}
LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "*"}


def read_syntax(corpora: Path, lang: str) -> tuple[list[Sentence], list[Sentence]]:
    """Training and early-stopping sentences. Spanish stops on the last sixth of gsd-dev."""
    if lang == "en":
        folder = corpora / "ud-en"
        return list(read_treebank(folder / "ewt-train.conllu", lang)), list(
            read_treebank(folder / "ewt-dev.conllu", lang)
        )
    parts = {
        name: [harmonize(sentence) for sentence in read_treebank(corpora / "ud-es" / f"{name}.conllu", lang)]
        for name in ("ancora-dev", "ancora-test", "pud", "gsd-dev")
    }
    cut = len(parts["gsd-dev"]) * 5 // 6
    return [*parts["ancora-dev"], *parts["ancora-test"], *parts["pud"], *parts["gsd-dev"][:cut]], parts["gsd-dev"][cut:]


def make_blank(lang: str) -> Language:
    """The blank pipeline of a language with the tokenizer that careo runs."""
    nlp = spacy.blank(lang)
    add_abbreviations(nlp, lang)
    return nlp


def make_syntax(lang: str) -> Language:
    """An untrained pipeline for the syntax."""
    nlp = make_blank(lang)
    nlp.add_pipe("tok2vec", config={"model": TOK2VEC})
    tagger = {"@architectures": "spacy.Tagger.v2", "tok2vec": LISTENER}
    nlp.add_pipe("morphologizer", config={"model": tagger, "label_smoothing": 0.05})
    parser = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "parser",
        "extra_state_tokens": False,
        "hidden_width": 128,
        "maxout_pieces": 3,
        "use_upper": True,
        "tok2vec": LISTENER,
    }
    nlp.add_pipe("parser", config={"model": parser, "min_action_freq": 10})
    nlp.add_pipe("trainable_lemmatizer", config={"model": tagger, "min_tree_freq": 3})
    return nlp


def train_syntax(corpora: Path, lang: str, plan: Plan | None = None) -> Language:
    """The trained syntax of a language."""
    fix_random_seed(SEED)
    kept, held = read_syntax(corpora, lang)
    nlp = make_syntax(lang)
    rng = random.Random(SEED)
    sample = [make_example(nlp, group) for group in group_sentences(kept, rng)]
    nlp.initialize(lambda: sample)
    dev = [make_example(nlp, group) for group in group_sentences(held, rng)]
    return train(nlp, _stream(nlp, kept, rng), evaluate=lambda model: _score(model, dev), plan=plan or PLANS[lang])


def _stream(nlp: Language, sentences: list[Sentence], rng: random.Random) -> Iterator[Example]:
    """Examples without end: every round new groups, new variants, a new order."""
    while True:
        groups = list(group_sentences(sentences, rng))
        rng.shuffle(groups)
        for group in groups:
            yield make_example(nlp, [vary(sentence, rng) for sentence in group])


def _score(nlp: Language, dev: list[Example]) -> tuple[float, dict[str, float]]:
    scores = nlp.evaluate(dev, batch_size=200)
    figures = {name: 100 * float(scores[name] or 0) for name in ("pos_acc", "dep_uas", "dep_las", "lemma_acc")}
    return figures["dep_las"] + 0.3 * figures["pos_acc"] + 0.2 * figures["lemma_acc"], figures
