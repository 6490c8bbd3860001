"""Sentences -> spaCy Examples on raw text, with the variants in spelling that headlines and wire copy bring."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from training.treebank import Sentence, Word

GROUP_SIZES = (1, 1, 1, 2, 3, 5)
LOWER_SHARE, TITLE_SHARE, NO_STOP_SHARE = 0.06, 0.03, 0.10


def group_sentences(sentences: Iterable[Sentence], rng: random.Random) -> Iterator[list[Sentence]]:
    """Runs of one to five sentences of the same document, as paragraphs are."""
    group: list[Sentence] = []
    wanted = rng.choice(GROUP_SIZES)
    for sentence in sentences:
        if group and (sentence.begins or len(group) >= wanted):
            yield group
            group, wanted = [], rng.choice(GROUP_SIZES)
        group.append(sentence)
    if group:
        yield group


def vary(sentence: Sentence, rng: random.Random) -> Sentence:
    """The sentence, now and then in small letters, as a heading, or without its full stop."""
    draw = rng.random()
    words = sentence.words
    if draw < LOWER_SHARE:
        return replace(sentence, words=tuple(replace(word, form=word.form.lower()) for word in words))
    if draw < LOWER_SHARE + TITLE_SHARE:
        return replace(sentence, words=_without_stop(tuple(_as_heading(word) for word in words)))
    if draw < LOWER_SHARE + TITLE_SHARE + NO_STOP_SHARE:
        return replace(sentence, words=_without_stop(words))
    return sentence


def _as_heading(word: Word) -> Word:
    content = word.upos in ("NOUN", "VERB", "ADJ", "ADV")
    return replace(word, form=word.form[:1].upper() + word.form[1:]) if content else word


def _without_stop(words: tuple[Word, ...]) -> tuple[Word, ...]:
    last = len(words) - 1
    if last > 0 and words[last].form == "." and not any(word.head == last for word in words):
        return words[:last]
    return words


def make_gold(nlp: Language, group: Iterable[Sentence]) -> Doc:
    """A Doc with the annotation of some sentences; layers a sentence does not have are left missing."""
    words: list[Word] = []
    heads: list[int] = []
    starts: list[bool | int | None] = []
    for sentence in group:
        offset = len(words)
        heads += [offset + word.head for word in sentence.words]
        starts += [index == 0 for index in range(len(sentence.words))]
        words += [*sentence.words[:-1], replace(sentence.words[-1], space_after=True)]
    syntax = all(word.dep for word in words)
    named = all(word.name for word in words)
    return Doc(
        nlp.vocab,
        words=[word.form for word in words],
        spaces=[word.space_after for word in words],
        pos=[word.upos for word in words] if syntax else None,
        morphs=["" if word.feats == "_" else word.feats for word in words] if syntax else None,
        lemmas=[word.lemma for word in words] if syntax else None,
        heads=heads if syntax else None,
        deps=["ROOT" if word.dep == "root" else word.dep for word in words] if syntax else None,
        sent_starts=None if syntax else starts,
        ents=[word.name for word in words] if named else None,
    )


def make_example(nlp: Language, group: Iterable[Sentence]) -> Example:
    """An Example whose predicted Doc is the raw text, tokenized by the pipeline, with the gold sentence starts set."""
    gold = make_gold(nlp, group)
    doc = nlp.make_doc(gold.text)
    begins = {token.idx for token in gold if token.is_sent_start}
    for token in doc:
        token.is_sent_start = token.idx in begins
    return Example(doc, gold)
