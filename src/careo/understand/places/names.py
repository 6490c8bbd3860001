"""Which words of a document name a place: runs of capitals that the gazetteer or the case knows, persons left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from careo.lang.words import load_words
from careo.model import KnownPlace, Mention, MentionKind, RegionKind
from careo.text.numbers import fold
from careo.understand.parsed import Parsed
from careo.understand.places.gazetteer import Gazetteer, fold_name

LONGEST_NAME = 6
ARTICLES = frozenset({"la", "el", "los", "las", "the"})
# People from which a town needs no preposition to be one, and from which it may even speak ("Lima said").
TOWN_OF_NOTE, METROPOLIS = 15_000, 500_000
REACH = 60
GAP = r"(?:[^\S\n]{1,9}\n?[^\S\n]{0,9}|\n[^\S\n]{0,9})"
_CAPITAL = r"[A-ZÁÉÍÓÚÑÜÀÈÇÖ][\w'’]*(?:[-–][\w'’]+)*"
_WORD = rf"(?:(?:[A-Z]\.){{2,}}|{_CAPITAL}\.?)"
_LINK = r"(?:de la|de las|de los|de|del|la|las|los|el|of the|of|the|y|upon|on|sur|al|da|do|dos)"
_RUN = re.compile(rf"(?<![\w’'-]){_WORD}(?:{GAP}(?:{_LINK}{GAP})?{_WORD}){{0,11}}")
_TOKEN = re.compile(r"\S+")
# Countries by letters: only in capitals.
SHORT_STATES = frozenset(
    {"us", "usa", "uk", "uae", "eua", "eeuu", "urss", "ussr", "rfa", "rda", "drc", "prc", "gdr", "frg"}
)
NAMED = frozenset({MentionKind.PLACE, MentionKind.FACILITY, MentionKind.STATE})
NOT_NAMED = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.GROUP})


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place name in the text: code points [start, stop), the name that is looked up, how the text puts it.

    `head` is the word that says what kind of place it is ("County"), "" where there is none; `sure` whether the words
    around speak for a place.
    """

    start: int
    stop: int
    name: str
    relation: str
    head: str
    sure: bool
    in_dateline: bool


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The words of `places.toml`, compiled."""

    relations: tuple[tuple[re.Pattern[str], str], ...]
    heads_after: frozenset[str]
    heads_before: frozenset[str]
    things: frozenset[str]
    person_before: frozenset[str]
    person_after: frozenset[str]
    person_speaks: frozenset[str]
    first_names: frozenset[str]
    not_places: frozenset[str]


@cache
def load_place_words(lang: str) -> PlaceWords:
    """Read and compile `places.toml` of a language; kept for the life of the process."""
    table = load_words(lang).table("places")
    return PlaceWords(
        relations=tuple(_relations(table["relations"])),
        heads_after=_folded(table["heads"]["after"]),
        heads_before=_folded(table["heads"]["before"]),
        things=_folded(table["heads"]["things"]),
        person_before=_folded(table["persons"]["before"]),
        person_after=_folded(table["persons"]["after"]),
        person_speaks=_folded(table["persons"]["speaks"]),
        first_names=_folded(table["persons"]["first_names"]),
        not_places=_folded(table["not_places"]["words"]),
    )


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _relations(table: Mapping[str, list[str]]) -> Iterator[tuple[re.Pattern[str], str]]:
    for relation, words in table.items():
        source = "|".join(sorted(words, key=len, reverse=True)).replace(" ", GAP)
        yield re.compile(rf"(?<!\w)(?:{source})(?:{GAP}(?:the|el|la|los|las))?{GAP}$", re.IGNORECASE), relation


class NameFinder:
    """Finds the place names of one document."""

    def __init__(self, parsed: Parsed, gazetteer: Gazetteer, known: Iterable[KnownPlace]) -> None:
        self.parsed = parsed
        self.text = parsed.syntax.text
        self.gazetteer = gazetteer
        self.words = load_place_words(parsed.lang)
        self.known = {fold_name(name) for place in known for name in (place.name, *place.aliases)}
        self.runs = list(_RUN.finditer(self.text))
        self.lowered = set(re.findall(r"(?<![\w'’-])[a-záéíóúñü]{2,}(?!\w)", self.text))
        self.surnames = self._surnames()

    def find(self, mentions: Iterable[Mention]) -> list[PlaceName]:
        """The place names, in text order, not overlapping."""
        barred = [(m.span.start, m.span.stop) for m in mentions if m.kind in NOT_NAMED]
        named = {(m.span.start, m.span.stop) for m in mentions if m.kind in NAMED}
        found: list[PlaceName] = []
        for run in self.runs:
            for start, stop in self._parts(run):
                inside = any(a <= start and stop <= b for a, b in named)
                blocked = any(a < stop and start < b for a, b in barred)
                if blocked and not inside:
                    continue
                if inside or self._is_place(start, stop, run):
                    found.append(self._make(start, stop, sure=inside))
        return found

    def _parts(self, run: re.Match[str]) -> Iterator[tuple[int, int]]:
        """The stretches of a run that the gazetteer knows, longest first from the left."""
        tokens = [(run.start() + t.start(), run.start() + t.end()) for t in _TOKEN.finditer(run.group())]
        index = 0
        while index < len(tokens):
            for last in range(min(len(tokens), index + LONGEST_NAME), index, -1):
                start, stop = tokens[index][0], tokens[last - 1][1]
                if span := self._known(start, stop):
                    yield span
                    index = last - 1
                    break
            index += 1

    def _known(self, start: int, stop: int) -> tuple[int, int] | None:
        """The stretch if it is a known name, with its full stop only where that belongs to it ("Ala.", "U.S.")."""
        name = self.text[start:stop]
        bare = re.sub(r"['’]s?$", "", name.rstrip("."))
        key = fold_name(bare)
        if key in SHORT_STATES:
            return (start, start + len(name)) if name.rstrip(".").replace(".", "").isupper() else None
        if not key or key in self.words.not_places or len(key) < 3:
            return self._abbreviation(start, stop, name)
        if len(key) < 4 and name.endswith(".") and self._abbreviation(start, stop, name):
            return start, stop
        if key in self.known or self.gazetteer.has(bare):
            keeps = name.endswith(".") and "." in name[:-1]
            return start, stop if keeps else start + len(bare)
        return self._abbreviation(start, stop, name)

    def _abbreviation(self, start: int, stop: int, name: str) -> tuple[int, int] | None:
        """A state by its short form, only after a comma: "Alexandria, La."."""
        after_comma = re.search(r",\s*$", self.text[max(0, start - 3) : start])
        spots = self.gazetteer.others.get(fold_name(name), ()) if after_comma and name.endswith(".") else ()
        return (start, stop) if spots else None

    def _is_place(self, start: int, stop: int, run: re.Match[str]) -> bool:
        """Whether a known name stands for a place here, and not for a person, a body or a common word."""
        name = self.text[start:stop]
        key = fold_name(name)
        if key in self.known:
            return True
        others = self.gazetteer.others.get(key)
        if not self._is_alone(start, stop, run) or (not others and self._is_person(start, stop, key)):
            return False
        if others:
            return not (key in self.words.first_names and not self._is_led(start, stop))
        if name.lower() in self.lowered and not self._is_led(start, stop):
            return False
        if not self._is_proper(start):
            return False
        article, _, rest = key.partition(" ")
        if article in ARTICLES and rest in self.words.not_places:
            return self._is_led(start, stop) or self._is_large(name, METROPOLIS)
        return self._is_led(start, stop) or self._is_large(name) or bool(rest)

    def _is_alone(self, start: int, stop: int, run: re.Match[str]) -> bool:
        """Whether the rest of the run of capitals is nothing, or words that only go with a place."""
        before = [fold(w).strip(".") for w in re.findall(r"[^\W\d_]+\.?", self.text[run.start() : start])]
        after = [fold(w).strip(".") for w in re.findall(r"[^\W\d_]+\.?", self.text[stop : run.end()])]
        if before and self._starts_sentence(run.start()) and self._is_opening(run.start(), before):
            before = before[1:]
        rest = [w for w in before if w not in ("of", "the", "de", "del", "la", "el", "los", "las")]
        free = all(w in self.words.heads_before or self.gazetteer.has(w) for w in rest)
        return free and (not after or after[0] in self.words.heads_after or after[0] in ("s", "the"))

    def _is_opening(self, start: int, before: list[str]) -> bool:
        """Whether the first word of a run has its capital only because a sentence begins with it."""
        if before[0] in self.lowered:
            return True
        if not self.parsed.syntax.has_annotation("POS"):
            return len(before) > 1 and not self.gazetteer.has(before[0])
        run = self.parsed.syntax.char_span(start, start + 1, alignment_mode="expand")
        return run is not None and run[0].pos_ not in ("PROPN", "NOUN", "ADJ", "X")

    def _starts_sentence(self, start: int) -> bool:
        return bool(re.search(r"(?:^|[.!?:;\n\"“”«(])\s*$", self.text[max(0, start - 4) : start]))

    def _is_person(self, start: int, stop: int, key: str) -> bool:
        before = re.search(r"([^\W\d_]+)\.?\s+$", self.text[max(0, start - REACH) : start])
        if before and fold(before.group(1)) in self.words.person_before:
            return True
        after = re.match(rf"['’]?s?{GAP}([^\W\d_]+)", self.text[stop : stop + REACH])
        speaks = after is not None and fold(after.group(1)) in self.words.person_speaks
        if (key in self.surnames or (speaks and not self._is_large(key, METROPOLIS))) and not self._is_led(start, stop):
            return True
        return key in self.words.first_names and not self._is_led(start, stop)

    def _is_led(self, start: int, stop: int) -> bool:
        """Whether a place's preposition stands before, or a state, country or head word after."""
        relation = self._relation(start)
        if relation not in ("", "of", "to", "between"):
            return True
        after = self.text[stop : stop + REACH]
        head = re.match(rf"{GAP}([^\W\d_]+)", after)
        if head is not None and fold(head.group(1)) in self.words.heads_after:
            return True
        wider = re.match(rf",{GAP}?({_WORD}(?:{GAP}{_WORD}){{0,2}})", after)
        names = wider.group(1).split() if wider else []
        return any(fold_name(" ".join(names[:n])) in self.gazetteer.others for n in range(len(names), 0, -1))

    def _is_proper(self, start: int) -> bool:
        """Whether the tagger does not take the word for something else than a name; True without tags."""
        if not self.parsed.syntax.has_annotation("POS"):
            return True
        run = self.parsed.syntax.char_span(start, start + 1, alignment_mode="expand")
        return run is None or run[0].pos_ in ("PROPN", "NOUN", "X", "ADJ")

    def _is_large(self, name: str, people: int = TOWN_OF_NOTE) -> bool:
        return any(spot.population >= people for spot in self.gazetteer.find(name))

    def _surnames(self) -> set[str]:
        """The last words of longer runs of capitals that are no places themselves: persons' names, mostly."""
        found = set()
        for run in self.runs:
            words = run.group().split()
            if len(words) not in (2, 3) or self.gazetteer.has(run.group()):
                continue
            first, last = fold(words[0]).strip("."), fold_name(re.sub(r"['’]s?$", "", words[-1]))
            opening = self._starts_sentence(run.start()) and self._is_opening(
                run.start(), [fold(w) for w in words[:-1]]
            )
            plain = last not in self.words.heads_after and last not in self.words.things
            if plain and not opening and first not in self.words.heads_before:
                found.add(last)
        return found

    def _relation(self, start: int) -> str:
        before = self.text[max(0, start - REACH) : start]
        return next((relation for pattern, relation in self.words.relations if pattern.search(before)), "")

    def _make(self, start: int, stop: int, *, sure: bool) -> PlaceName:
        text = self.text
        name = " ".join(text[start:stop].split())
        head = ""
        found = re.match(rf"{GAP}({_CAPITAL})", text[stop : stop + REACH])
        if found is not None and fold(found.group(1)) in self.words.heads_after:
            head, stop = found.group(1).lower(), stop + found.end()
        return PlaceName(
            start=start,
            stop=stop,
            name=name,
            relation=self._relation(start) or "in",
            head=head,
            sure=sure or self._is_led(start, stop),
            in_dateline=self._is_in_dateline(start),
        )

    def _is_in_dateline(self, start: int) -> bool:
        quiet = (
            RegionKind.DATELINE,
            RegionKind.BOILERPLATE,
            RegionKind.MASTHEAD,
            RegionKind.BYLINE,
            RegionKind.SIGNATURE,
        )
        return any(r.kind in quiet and r.span.start <= start < r.span.stop for r in self.parsed.doc.regions)
