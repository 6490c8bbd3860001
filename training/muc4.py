"""Train the choices of `careo.understand.incidents` on the training part of MUC-4, in minutes on one core.

    python -m training.muc4 .corpora/muc4 src/careo/lang/en/incidents.json.xz --cache /tmp/readings.pkl

The corpus is read only to count: what is shipped are weights of single words and word pairs, of rules and of acts.
Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import lzma
import pickle
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from bench.predict_muc4 import split_messages
from careo.model import Document, Mention, Reading
from careo.read import read_path
from careo.understand import understand
from careo.understand.incidents.candidates import (
    PARTS,
    Candidate,
    candidate_features,
    candidates,
    group,
    kin_of,
    weigh,
)
from careo.understand.incidents.features import (
    TYPES,
    Facts,
    document_features,
    gather,
    mention_features,
    sentence_features,
)
from careo.understand.incidents.find import (
    LEAST,
    guesses_seen,
    incident_features,
    question_features,
    read_tree,
)
from careo.understand.incidents.split import TARGETS, pair_features
from careo.understand.incidents.syntax import Syntax
from careo.understand.incidents.told import Filler, Incident
from careo.understand.incidents.weights import Weights, as_weights
from careo.understand.incidents.when import day_features, days_named
from careo.understand.incidents.where import is_named, place_features, spotted
from training.muc4_keys import (
    QUESTIONS,
    SLOTS,
    Template,
    answer,
    days_of,
    fills,
    first,
    names,
    part_of,
    read_keys,
)

RARE = {"tells": 4, "relevant": 4, "part": 3, "sentence": 4, "same": 5}
STRENGTH = {
    "tells": 0.05,
    "relevant": 0.05,
    "part": 0.1,
    "sentence": 0.1,
    "same": 0.05,
    "human-effect": 0.3,
    "physical-effect": 0.1,
    "physical-number": 0.3,
    "category": 0.3,
}
FOLDS = 3
BLOCK = 65
"""Documents in a row that fall into one fold: reports of one affair stand together, and would tell of each other."""
TREES = {"organisation": (50, 4)}
"""Trees and leaves of the forest of a part; a larger one is worse than none there (mean precision on other folds)."""
SEEDS = (1, 2, 3, 4, 5, 6)
"""Of the forests whose answers are averaged."""
MAPPING = ("individual", "organisation", "physical", "human")
THRESHOLDS = {
    "accept": 0.32,
    "same": 0.65,
    "individual": 0.35,
    "organisation": 0.35,
    "physical": 0.28,
    "human": 0.42,
    "instrument": 0.35,
}
"""Best F over all templates of the training part, each fold with choices and forests trained on the other two."""
SMALLEST = 0.02
MEANT = 2
"""How steeply a mention counts less than the likeliest one of the same filler: the key names words, not places."""
LEAST_MEANT = 0.01


class Row(NamedTuple):
    """What a choice looks at, the right answer, and which rows show the same filler, "" for a row by itself."""

    features: dict[str, float]
    label: str
    filler: str = ""


Read = tuple[Document, Reading, Syntax]


def read_documents(source: Path, cache: Path | None) -> list[Read]:
    """The documents of a raw file with their Readings and trees; from the cache where there is one."""
    if cache is not None and cache.is_file():
        rows: list[Read] = pickle.loads(cache.read_bytes())
        return rows
    messages = split_messages(source.read_text(encoding="utf-8", errors="replace"))
    with TemporaryDirectory() as folder:
        for name, text in messages:
            (Path(folder) / f"{name}.txt").write_text(text, encoding="utf-8")
        docs = [one for path in sorted(Path(folder).iterdir()) for one in read_path(path) if isinstance(one, Document)]
    batches = [docs[at : at + 40] for at in range(0, len(docs), 40)]
    rows = [(*row, read_tree(row[0])) for batch in batches for row in zip(batch, understand(batch), strict=True)]
    if cache is not None:
        cache.write_bytes(pickle.dumps(rows))
    return rows


Marked = tuple[Facts, list[Template]]


def collect(rows: Iterable[Marked]) -> dict[str, list[Row]]:
    """The training rows of every choice."""
    found: dict[str, list[Row]] = {}
    for facts, templates in rows:
        types = {first(t, "incident_type") for t in templates}
        told = document_features(facts)
        found.setdefault("relevant", []).append(Row(told, "yes" if templates else "no"))
        for kind in TYPES:
            found.setdefault(f"tells:{kind}", []).append(Row(told, "yes" if kind in types else "no"))
        telling: dict[int, str] = {}
        for kind in sorted(types & set(TYPES)):
            of_kind = [t for t in templates if first(t, "incident_type") == kind]
            for name, row in _incident_rows(facts, kind, of_kind):
                found.setdefault(name, []).append(row)
            for mention in facts.fillers:
                part = part_of(of_kind, mention.span.quote(facts.doc.text))
                if part not in ("none", "organisation"):
                    telling.setdefault(facts.sentence_of(mention.span.start), kind)
        for at in range(len(facts.sentences)):
            found.setdefault("sentence", []).append(Row(sentence_features(facts, at), telling.get(at, "none")))
    return found


def _incident_rows(facts: Facts, kind: str, templates: Sequence[Template]) -> Iterator[tuple[str, Row]]:
    fillers: list[Filler] = []
    for row in group(facts):
        for mention in row:
            text = mention.span.quote(facts.doc.text)
            part = part_of(templates, text)
            yield "part", Row(mention_features(facts, mention, kind), part, f"{facts.doc.id} {kind} {row[0].span}")
            if part != "none":
                fillers.append(Filler(part, mention, 1.0))
        yield from _question_rows(facts, kind, templates, row)
    hit = [one for one in fillers if one.part in TARGETS]
    among = [_among(templates, one, facts) for one in hit]
    for j, other in enumerate(hit):
        for i, one in enumerate(hit[:j]):
            if among[i] and among[j]:
                label = "yes" if among[i] & among[j] else "no"
                yield "same", Row(pair_features(facts, kind, one.mention, other.mention), label)
    about = incident_features(facts, kind, fillers)
    for template in templates:
        yield "category", Row(about, first(template, "perp_incident_category"))
        yield "stage", Row(about, first(template, "incident_stage"))
        if not fills(template, "incident_instrument_id"):
            yield "weapon", Row(about, first(template, "incident_instrument_type"))


def _question_rows(
    facts: Facts, kind: str, templates: Sequence[Template], row: Sequence[Mention]
) -> Iterator[tuple[str, Row]]:
    """What is asked further of a filler; what the key says of its other names counts for it, too."""
    kin = kin_of(facts, row)
    texts = sorted({mention.span.quote(facts.doc.text) for mention in row})
    others = sorted({mention.span.quote(facts.doc.text) for mention in kin})
    filled = {part_of(templates, text) for text in texts}
    for name, (of, slot) in QUESTIONS.items():
        if of in filled:
            said = next((found for text in [*texts, *others] if (found := answer(templates, slot, text))), "")
            if name.endswith("-number") and said not in ("", "1", "PLURAL"):
                said = "counted"
            if said or name.endswith("-effect"):
                yield name, Row(question_features(facts, kind, kin, name), said)


def _among(templates: Sequence[Template], one: Filler, facts: Facts) -> set[int]:
    """Which templates have a filler."""
    text, slots = one.mention.span.quote(facts.doc.text), SLOTS[one.part]
    return {
        i
        for i, template in enumerate(templates)
        if any(names(fill["values"], text) for slot in slots for fill in fills(template, slot))
    }


def fit(name: str, rows: Sequence[Row]) -> dict[str, Any] | None:
    """A trained choice as plain numbers; None where the rows hold less than two classes."""
    labels = [row.label for row in rows]
    if len(set(labels)) < 2 or min(Counter(labels).values()) == len(labels):
        return None
    which = name.partition(":")[0]
    counts = Counter(feature for row in rows for feature in row.features)
    kept = [{f: v for f, v in row.features.items() if counts[f] >= RARE.get(which, 2)} for row in rows]
    vectors = DictVectorizer(sparse=True)
    matrix = vectors.fit_transform(kept)
    model = LogisticRegression(C=STRENGTH.get(which, 1.0), max_iter=60)
    model.fit(matrix, labels)
    if any(row.filler for row in rows):
        model.fit(matrix, labels, sample_weight=_meant(rows, model.predict_proba(matrix), list(model.classes_)))
    classes = [str(one) for one in model.classes_]
    table, bias = model.coef_, model.intercept_
    if len(classes) == 2:  # one row for the second class: the first has nought
        table, bias = [[0.0] * table.shape[1], table[0]], [0.0, bias[0]]
    weights: dict[str, dict[int, float]] = {}
    for column, feature in enumerate(vectors.get_feature_names_out()):
        row = {i: round(float(line[column]), 2) for i, line in enumerate(table) if abs(line[column]) >= SMALLEST}
        if row:
            weights[str(feature)] = row
    return {"classes": classes, "bias": [round(float(b), 3) for b in bias], "weights": weights}


def _meant(rows: Sequence[Row], chances: Sequence[Sequence[float]], classes: Sequence[str]) -> list[float]:
    """How much each row counts: of the mentions of one filler, those that do not look like it count for little."""
    own = [row[classes.index(one.label)] for one, row in zip(rows, chances, strict=True)]
    best: dict[tuple[str, str], float] = {}
    for one, chance in zip(rows, own, strict=True):
        best[one.filler, one.label] = max(best.get((one.filler, one.label), 0.0), chance)
    return [
        1.0 if one.label == "none" else max(LEAST_MEANT, (chance / best[one.filler, one.label]) ** MEANT)
        for one, chance in zip(rows, own, strict=True)
    ]


def grow(rows: Sequence[tuple[dict[str, float], bool]], trees: int = 60, leaves: int = 8) -> dict[str, Any]:
    """A forest as plain numbers, from features and whether the answer is yes."""
    names = sorted({name for features, _ in rows for name in features})
    table = [[features.get(name, 0.0) for name in names] for features, _ in rows]
    models = [
        HistGradientBoostingClassifier(
            max_iter=trees,
            learning_rate=0.06,
            max_leaf_nodes=leaves,
            min_samples_leaf=15,
            l2_regularization=2.0,
            max_features=0.4,
            early_stopping=False,
            random_state=seed,
        ).fit(table, [label for _, label in rows])
        for seed in SEEDS
    ]
    grown = [
        [
            [-1, round(float(n["value"]) / len(SEEDS), 4), 0, 0]
            if n["is_leaf"]
            else [int(n["feature_idx"]), round(float(n["num_threshold"]), 4), int(n["left"]), int(n["right"])]
            for n in tree[0].nodes
        ]
        for model in models
        for tree in model._predictors
    ]
    return {"names": names, "base": float(models[0]._baseline_prediction.ravel()[0]), "trees": grown}


def train_choices(rows: Sequence[Marked]) -> dict[str, Any]:
    """All choices, without forests."""
    choices = {name: one for name, found in collect(rows).items() if (one := fit(name, found)) is not None}
    return {"choices": choices, "thresholds": dict(THRESHOLDS), "forests": {}}


def train(rows: Sequence[Marked]) -> dict[str, Any]:
    """Everything: forests are grown on documents that the choices they build on were not trained on."""
    folds = [
        (
            [row for i, row in enumerate(rows) if i // BLOCK % FOLDS != fold],
            [row for i, row in enumerate(rows) if i // BLOCK % FOLDS == fold],
        )
        for fold in range(FOLDS)
    ]
    held = [(train_choices(others), kept) for others, kept in folds]
    raw = train_choices(rows)
    scenes = scene_choices(held)
    for one in (raw, *(one for one, _ in held)):
        one["choices"] |= scenes
    return {**raw, "forests": grow_all(held)}


def scene_choices(held: Sequence[tuple[dict[str, Any], Sequence[Marked]]]) -> dict[str, Any]:
    """The choices of day and place, which look at sentences as others weighed them."""
    days = [row for one, kept in held for row in _day_rows(kept, as_weights(one))]
    places = [row for one, kept in held for row in _place_rows(kept, as_weights(one))]
    found = {"day": fit("day", days), "place": fit("place", places)}
    return {name: one for name, one in found.items() if one is not None}


def _place_rows(held: Iterable[Marked], known: Weights) -> Iterator[Row]:
    """The places that documents name, and whether the key has them."""
    for facts, templates in held:
        weighed, rows = weigh(facts, known), spotted(facts)
        for kind in sorted({first(t, "incident_type") for t in templates} & set(weighed.chances)):
            of_kind = [t for t in templates if first(t, "incident_type") == kind]
            written = [value for t in of_kind for fill in fills(t, "incident_location") for value in fill["values"]]
            for one in rows:
                yield Row(place_features(weighed, one, kind, rows), "yes" if is_named(one.spot, written) else "no")


def _day_rows(held: Iterable[Marked], known: Weights) -> Iterator[Row]:
    """The days that documents name, and whether the key has them."""
    for facts, templates in held:
        weighed = weigh(facts, known)
        rows = days_named(weighed)
        for template in templates:
            kind = first(template, "incident_type")
            wanted = days_of(first(template, "incident_date"))
            if wanted is None or kind not in weighed.chances:
                continue
            for one in rows:
                yield Row(day_features(weighed, kind, one, rows), "yes" if one.days == wanted else "no")


def grow_all(held: Sequence[tuple[dict[str, Any], Sequence[Marked]]]) -> dict[str, Any]:
    """The forests, from the choices of some documents each with the others they were not trained on."""
    parts = [[*_part_rows(kept, as_weights(raw))] for raw, kept in held]
    accepts: list[tuple[dict[str, float], bool]] = []
    for at, (raw, kept) in enumerate(held):
        forests = _grow_parts([row for i, found in enumerate(parts) if i != at for row in found])
        accepts += _accept_rows(kept, as_weights({**raw, "forests": forests}))
    return {**_grow_parts([row for found in parts for row in found]), "accept": grow(accepts, 40, 6)}


def _grow_parts(rows: Sequence[tuple[str, dict[str, float], bool]]) -> dict[str, Any]:
    sizes = {part: TREES.get(part, (60, 8)) for part in PARTS}
    return {part: grow([(row, yes) for of, row, yes in rows if of == part], *sizes[part]) for part in PARTS}


def _part_rows(held: Iterable[Marked], known: Weights) -> Iterator[tuple[str, dict[str, float], bool]]:
    """Each candidate of each incident that may be told, for each part."""
    for facts, templates in held:
        weighed = weigh(facts, known)
        for kind, chance in weighed.chances.items():
            if chance < LEAST:
                continue
            of_kind = [t for t in templates if first(t, "incident_type") == kind]
            if not of_kind:
                continue
            everybody = candidates(weighed, kind, known)
            for one in everybody:
                if max(one.most(part) for part in PARTS) < LEAST:
                    continue
                for part, features in candidate_features(weighed, kind, one, everybody).items():
                    yield part, features, _fills(of_kind, part, one, facts)


def _fills(templates: Sequence[Template], part: str, one: Candidate, facts: Facts) -> bool:
    text = one.likeliest(part).span.quote(facts.doc.text)
    return any(names(fill["values"], text) for t in templates for slot in SLOTS[part] for fill in fills(t, slot))


def _accept_rows(held: Iterable[Marked], known: Weights) -> Iterator[tuple[dict[str, float], bool]]:
    for facts, templates in held:
        left = list(templates)
        for one, seen in guesses_seen(weigh(facts, known), known):
            match = next((t for t in left if first(t, "incident_type") == one.kind and _same(one, t, facts)), None)
            if match is not None:
                left.remove(match)
            yield seen, match is not None


def _same(incident: Incident, template: Template, facts: Facts) -> bool:
    """Whether an incident shares a filler with a template, as a scorer asks before it lets them be compared."""
    given = [(one.part, one.mention.span.quote(facts.doc.text)) for one in incident.fillers if one.part in MAPPING]
    wanted = [(part, fill["values"]) for part in MAPPING for slot in SLOTS[part] for fill in fills(template, slot)]
    if not given and not wanted:
        return True
    return any(part == of and names(values, text) for part, text in given for of, values in wanted)


def labelled(corpus: Path, cache: Path | None) -> list[Marked]:
    """The training documents with their keys."""
    keys = read_keys(corpus / "train.jsonl")
    docs = read_documents(corpus / "raw" / "dev.txt", cache)
    return [(gather(*read), keys[Path(read[0].path).stem]) for read in docs if Path(read[0].path).stem in keys]


def read_arguments(description: str | None) -> tuple[list[Marked], Path]:
    """From the command line, the training documents with their keys, and where the weights go."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--cache", type=Path)
    given = parser.parse_args()
    return labelled(given.corpus, given.cache), given.target


def write(raw: dict[str, Any], target: Path) -> None:
    """Weights into a file: JSON, compressed."""
    target.write_bytes(lzma.compress(json.dumps(raw, separators=(",", ":"), sort_keys=True).encode()))


def main() -> None:
    """Command line."""
    marked, target = read_arguments(__doc__)
    write(train(marked), target)


if __name__ == "__main__":
    main()
