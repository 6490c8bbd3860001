"""What the joint model is trained on: treebanks, names on them, and sentences with nothing but names."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Token

from careo.lang.sentences import find_sentence_starts
from careo.lang.tokens import set_tokenizer
from training.conventions import follow_gsd
from training.re3d import read_re3d
from training.silver_es import make_silver
from training.swapping import Labelled, name_words
from training.treebank import (
    AS_TYPE,
    NAME_TYPES,
    Sentence,
    Word,
    add_names,
    add_own_names,
    harmonize,
    join,
    read_names,
    read_own_names,
    read_treebank,
)

MARK = re.compile(r"\[([A-Z]{3,4}) ([^\[\]]+)\]")
HERE = Path(__file__).parent
SEED = 20
LONGEST_RUN = 120


def make_blank(lang: str) -> Language:
    """The tokenizer that careo runs."""
    nlp = spacy.blank(lang)
    set_tokenizer(nlp, lang)
    return nlp


def read_marked(path: Path) -> Iterator[Labelled]:
    """Sentences with marks like `[PER Ana Ríos]`, one a line; `#` begins a comment.

    Raises:
        ValueError: a mark of unknown type, or brackets that do not close.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        text, at = "", 0
        found: list[tuple[int, int, str]] = []
        for match in MARK.finditer(line):
            text += line[at : match.start()]
            kind = AS_TYPE.get(match.group(1), match.group(1))
            if kind and kind not in NAME_TYPES:
                raise ValueError(f"{path.name}:{number}: unknown type {match.group(1)}")
            if kind:
                found.append((len(text), len(text) + len(match.group(2)), kind))
            text += match.group(2)
            at = match.end()
        text += line[at:]
        if re.search(r"\[[A-Z]{3,4} ", text):
            raise ValueError(f"{path.name}:{number}: a mark does not close")
        yield text, found


def cut(nlp: Language, text: str, lang: str) -> tuple[list[Token], list[int]]:
    """The words of a text, and the places among them where sentences begin by the rules that careo runs."""
    doc = nlp.make_doc(text)
    starts = find_sentence_starts(doc, lang)
    tokens = [token for token in doc if not token.is_space]
    return tokens, [at for at, token in enumerate(tokens) if starts[token.i]]


def bare_words(tokens: Sequence[Token]) -> tuple[Word, ...]:
    """Words without any label."""
    return tuple(Word(token.text, "", "", "", at, "", bool(token.whitespace_)) for at, token in enumerate(tokens))


def named_sentences(nlp: Language, labelled: Iterable[Labelled]) -> Iterator[Sentence]:
    """Texts with names as sentences that carry no syntax; tokens of undecided names ("?") carry no label."""
    for text, spans in labelled:
        doc = nlp.make_doc(text.strip())
        shift = len(text) - len(text.lstrip())
        words = []
        for token in doc:
            if token.is_space:
                continue
            tag = "O"
            for start, stop, kind in spans:
                if token.idx < stop - shift and start - shift < token.idx + len(token):
                    tag = "" if kind == "?" else f"{'B' if token.idx <= start - shift else 'I'}-{kind}"
            words.append(Word(token.text, "", "", "", token.i, "", bool(token.whitespace_), tag))
        if words:
            yield Sentence(tuple(words))


def read_english(corpora: Path, part: str) -> list[Sentence]:
    """EWT with the names of Universal NER on it."""
    names = read_names(corpora / "ner-en" / f"uner-ewt-{part}.iob2")
    return [add_names(one, names) for one in read_treebank(corpora / "ud-en" / f"ewt-{part}.conllu", "en")]


ORIGINS = {"gsd-dev": 0, "ancora-dev": 1, "ancora-test": 1, "pud": 2, "ca": 3, "gl": 4}
"""GSD's conventions are the shipped ones: no other Spanish treebank is annotated by hand in the current guidelines."""


def read_spanish(corpora: Path, *, alike: bool = False) -> tuple[list[Sentence], list[Sentence]]:
    """The treebanks that may train, with GSD's relations and careo's names; the last sixth of GSD dev, to stop on.

    `alike` brings the trees of the others nearer to GSD's.
    """
    names = read_own_names(HERE / "names_es_treebanks.tsv")
    parts = {
        name: [
            replace(add_own_names(harmonize(one), names[name]), origin=ORIGINS[name])
            for one in read_treebank(corpora / "ud-es" / f"{name}.conllu", "es")
        ]
        for name in ("ancora-dev", "ancora-test", "pud", "gsd-dev")
    }
    if alike:
        parts |= {name: [follow_gsd(one) for one in parts[name]] for name in parts if name != "gsd-dev"}
    cut = len(parts["gsd-dev"]) * 5 // 6
    return [*parts["ancora-dev"], *parts["ancora-test"], *parts["pud"], *parts["gsd-dev"][:cut]], parts["gsd-dev"][cut:]


def read_near(corpora: Path) -> list[Sentence]:
    """Catalan and Galician: languages so near that their syntax teaches Spanish; Catalan follows AnCora."""
    return [
        replace(one, origin=ORIGINS[path.name[:2]])
        for path in sorted((corpora / "ud-near").glob("[cg]*.conllu"))
        for one in read_treebank(path, "es")
    ]


def make_silver_names(corpora: Path, texts: Path, number: int) -> list[Sentence]:
    """Names without syntax: silver labels over Spanish running text."""
    return list(named_sentences(make_blank("es"), make_silver(corpora, texts, number=number, seed=SEED)))


def read_news_names(corpora: Path) -> list[Sentence]:
    """Names without syntax: the train documents of re3d."""
    return list(named_sentences(make_blank("en"), read_re3d(corpora / "names" / "train.jsonl")))


def unseen_starts(sentences: Sequence[Sentence], lang: str) -> list[Sentence]:
    """Runs of sentences of a document between which the rules of `careo.lang.sentences` see no end: the model must."""
    nlp = make_blank(lang)
    runs = []
    for text, placed in _documents(sentences):
        doc = nlp.make_doc(text)
        seen = {token.idx for token, starts in zip(doc, find_sentence_starts(doc, lang), strict=True) if starts}
        run: list[Sentence] = []
        for start, sentence in placed:
            if start in seen and len(run) > 1:
                runs.append(join(run))
            run = [sentence] if start in seen else [*run, sentence]
        if len(run) > 1:
            runs.append(join(run))
    return [run for run in runs if len(run.words) < LONGEST_RUN]


def _documents(sentences: Sequence[Sentence]) -> Iterator[tuple[str, list[tuple[int, Sentence]]]]:
    """The text of each document, a blank line between its paragraphs, and where its sentences begin."""
    text = ""
    placed: list[tuple[int, Sentence]] = []
    for sentence in sentences:
        if placed and sentence.begins == "doc":
            yield text, placed
            text, placed = "", []
        if text:
            text += "\n\n" if sentence.begins else " "
        placed.append((len(text), sentence))
        text += sentence.text
    if placed:
        yield text, placed


def read_written_names(lang: str) -> list[Sentence]:
    """Names without syntax: the sentences written for careo, `names_<lang>*.txt`."""
    labelled = [one for path in sorted(HERE.glob(f"names_{lang}*.txt")) for one in read_marked(path)]
    return list(named_sentences(make_blank(lang), labelled))


def swap(sentence: Sentence, rng: random.Random, lang: str, share: float) -> Sentence:
    """Some names replaced word by word by invented ones, so that contexts are learnt and not a list."""
    words = list(sentence.words)
    change = False
    for at, word in enumerate(words):
        if word.name.startswith("B-"):
            change = rng.random() < share
        if change and word.name[2:] in ("PER", "LOC") and word.form[:1].isupper() and word.form.isalpha():
            single = word.name == "B-LOC" and not (at + 1 < len(words) and words[at + 1].name == "I-LOC")
            if word.name[2:] == "PER" or single:
                form = rng.choice(name_words(word.name[2:], lang, first=word.name[0] == "B"))
                words[at] = replace(word, form=form)
    return replace(sentence, words=tuple(words))


def read_uner(conllu: Path, iob: Path) -> Iterator[Labelled]:
    """EWT sentences with the names of Universal NER."""
    names = read_names(iob)
    for plain in read_treebank(conllu, "en"):
        sentence = add_names(plain, names)
        if sentence.words[0].name:
            text, at = "", 0
            spans: list[tuple[int, int, str]] = []
            for word in sentence.words:
                at = len(text)
                if word.name[:2] == "B-" or (word.name[:2] == "I-" and not spans):
                    spans.append((at, at + len(word.form), word.name[2:]))
                elif word.name[:2] == "I-":
                    spans[-1] = (spans[-1][0], at + len(word.form), spans[-1][2])
                text += word.form + " " * word.space_after
            yield text, spans


def read_conll2002(path: Path) -> Iterator[Labelled]:
    """The Spanish sentences of `names/dev.jsonl`, without MISC; for measuring only, never for training."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["source"] == "CoNLL-2002":
            spans = [(one["start"], one["end"], one["type"]) for one in record["entities"] if one["type"] != "MISC"]
            yield record["text"], spans


def read_iob(path: Path) -> Iterator[Labelled]:
    """A Universal NER file without its treebank: the tokens joined by spaces."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        text = ""
        spans: list[tuple[int, int, str]] = []
        for line in block.split("\n"):
            if line.startswith("#"):
                continue
            _, form, tag = line.split("\t")[:3]
            if tag[2:] in ("PER", "ORG", "LOC"):
                if tag[0] == "B":
                    spans.append((len(text), len(text) + len(form), tag[2:]))
                else:
                    spans[-1] = (spans[-1][0], len(text) + len(form), spans[-1][2])
            text += form + " "
        yield text, spans
