"""Which words of a document name a place: runs of capitals that the gazetteer or the case knows, persons left out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from careo.model import KnownPlace, Mention, MentionKind
from careo.text.numbers import fold
from careo.understand.mentions.kinds import load_noun_kinds
from careo.understand.parsed import Parsed
from careo.understand.places.gazetteer import Gazetteer, fold_name
from careo.understand.places.page import is_contact, is_quiet, is_sent_from
from careo.understand.places.words import GAP, SHORT_STATES, load_place_words

LONGEST_NAME = 6
ARTICLES = frozenset({"la", "el", "los", "las", "the"})
# People from which a town needs no preposition to be one, and from which it may even speak ("Lima said").
TOWN_OF_NOTE, METROPOLIS = 15_000, 500_000
REACH = 60
_CAPITAL = r"[A-ZÁÉÍÓÚÑÜÀÈÇÖ][\w'’]*(?:-[\w'’]+)*"
_INITIALS = r"(?:[A-Z]-)?(?:(?:[A-Z]\.){2,}|(?:[A-Z]\.){1,2}[A-Z][a-z]{1,3}\.)"
_WORD = rf"(?:{_INITIALS}|{_CAPITAL}\.?)"
# Words after which a run goes on: a full stop only where it shortens a word that names begin with.
_INNER = rf"(?:{_INITIALS}|(?:St|Ste|Ft|Mt|Pt|Sta|Sto|Pto|[NSEW])\.|{_CAPITAL}(?!\.))"
# "R-Florence", "D-S.C.": the letter of a party before a place.
_PARTY = re.compile(r"[A-Z]-(?=[A-Z])")
_LINK = r"(?:de la|de las|de los|de|del|la|las|los|el|of the|of|the|y|upon|on|sur|al|da|do|dos)"
_RUN = re.compile(rf"(?<![\w’'-])(?:{_INNER}{GAP}(?:{_LINK}{GAP})?){{0,11}}{_WORD}")
_TOKEN = re.compile(r"\S+")
NAMED = frozenset({MentionKind.PLACE, MentionKind.FACILITY, MentionKind.STATE})
NOT_NAMED = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.GROUP})


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place name in the text: code points [start, stop), the name that is looked up, how the text puts it.

    `head` is the word that says what kind of place it is ("County"), "" where there is none; `in_division` whether that
    word or one before the name ("provincia de") says that it is a division, `in_village` whether one says that it is a
    small place ("the hamlet of"); `sure` whether the words around speak for a
    place; `sent_from` whether it opens a report as datelines do, `in_contact` whether it is part of an address; `part`
    whether it is part of another name; `beside` whether the next name tells what it lies in ("Paris, Texas"),
    `told_in` whether in so many words ("Tarata, in Miraflores").
    """

    start: int
    stop: int
    name: str
    relation: str
    head: str
    sure: bool
    in_dateline: bool
    in_contact: bool = False
    in_division: bool = False
    in_village: bool = False
    beside: bool = False
    told_in: bool = False
    sent_from: bool = False
    part: bool = False

    @property
    def key(self) -> str:
        """What tells one name from another in a document: the province and the town of a name are two."""
        return fold_name(f"{self.name} {self.head}") + "|" if self.in_division else fold_name(self.name)


def _start_of(mention: Mention) -> int:
    return mention.span.start


class NameFinder:
    """Finds the place names of one document."""

    def __init__(self, parsed: Parsed, gazetteer: Gazetteer, known: Iterable[KnownPlace]) -> None:
        self.parsed = parsed
        self.text = parsed.text
        self.gazetteer = gazetteer
        self.words = load_place_words(parsed.lang)
        self.known = {fold_name(name) for place in known for name in (place.name, *place.aliases)}
        self.runs = list(_RUN.finditer(self.text))
        self.peoples = load_noun_kinds(parsed.lang).peoples
        self.lowered = set(re.findall(r"(?<![\w'’-])[a-záéíóúñü]{2,}(?!\w)", self.text))
        self.surnames = self._surnames()

    def find(self, mentions: Sequence[Mention]) -> list[PlaceName]:
        """The place names, in text order, not overlapping."""
        holders = sorted((m for m in mentions if m.kind in NOT_NAMED | NAMED and self._is_named(m)), key=_start_of)
        found: list[PlaceName] = []
        within: list[tuple[int, int]] = []
        for run in self.runs:
            for start, stop in self._parts(run):
                holder = self._holder(holders, start, stop)
                if self._is_kept(holder, start, stop, run):
                    found.append(self._make(start, stop, sure=holder is not None))
                elif self._opens(holder, start, stop, run):
                    within.append((start, stop))
        known = {fold_name(name.name) for name in found}
        found += [self._make(a, b, sure=False, part=True) for a, b in within if self._is_of_note(a, b, known)]
        found.sort(key=lambda name: name.start)
        found += self._unknown(mentions, found)
        found.sort(key=lambda name: name.start)
        return [self._beside(name, after) for name, after in zip_longest(found, found[1:])]

    @staticmethod
    def _is_named(mention: Mention) -> bool:
        """Whether a mention is a name, and not a description ("the mayor of Lima")."""
        return not mention.made_by.rpartition("@")[0].endswith("role")

    @staticmethod
    def _holder(holders: Sequence[Mention], start: int, stop: int) -> Mention | None:
        """The named mention that shares words with [start, stop); of two, a place."""
        last = bisect_left(holders, stop, key=_start_of)
        touching = [m for m in holders[max(0, last - 3) : last] if start < m.span.stop]
        return min(touching, key=lambda m: m.kind not in NAMED, default=None)

    def _is_kept(self, holder: Mention | None, start: int, stop: int, run: re.Match[str]) -> bool:
        if (
            holder is None
            or is_sent_from(self.parsed, start, stop)
            or _PARTY.match(self.text, max(0, start - 2), start + 1)
        ):
            return self._is_place(start, stop, run)
        whole = holder.kind in NAMED and self._is_whole(holder, start, stop)
        own = fold_name(self.text[start:stop]) in self.known  # `el barrio La Atarraya`, where the case lists it
        return whole and (own or not (self._is_titled(start) or self._is_thing(start)))

    def _is_whole(self, holder: Mention, start: int, stop: int) -> bool:
        """Whether a place mention is this name, beside words that only go with places and wider places."""
        rest = f"{self.text[holder.span.start : start]} {self.text[stop : holder.span.stop]}"
        words = [fold(w) for w in re.findall(r"[^\W\d_]+", rest)]
        free = self.words.heads_after | self.words.heads_before | {"s", "the", "of", "de", "del", "la", "el"}
        return all(word in free or word in self.gazetteer.others for word in words)

    def _opens(self, holder: Mention | None, start: int, stop: int, run: re.Match[str]) -> bool:
        """Whether a body or building has the place in its name: "Athens Police Department", "Universidad de Lima".

        Where the pipeline sees no name of a body, a state or country before other capitals: "Texas Rangers".
        """
        first, last = (holder.span.start, holder.span.stop) if holder is not None else run.span()
        if self._is_titled(start) or self._is_thing(start):
            return False
        if holder is not None and holder.kind in (MentionKind.PERSON, MentionKind.GROUP):
            return False
        rest = [fold(w) for w in re.findall(r"[^\W\d_]+", self.text[stop:last])]
        if rest and rest[0] in self.words.things:
            return False
        before = self.text[first : max(start, first)]
        if holder is None:
            opening = not before.strip() or (self._starts_sentence(first) and self._is_opening(first, [fold(before)]))
            return opening and bool(rest) and fold_name(self.text[start:stop]) in self.gazetteer.others
        return not before.strip() or self.words.part_of.search(before) is not None

    def _is_of_note(self, start: int, stop: int, known: Container[str]) -> bool:
        """Whether a name inside another is one the text names elsewhere, a division, a country, or a town of note."""
        name = self.text[start:stop]
        key = fold_name(name)
        if key in self.words.first_names or key in self.words.never_part:
            return False
        listed = key in self.gazetteer.others or (" " in key and key in self.gazetteer.divisions)
        return key in known or listed or self._is_large(name)

    def _unknown(self, mentions: Sequence[Mention], found: Sequence[PlaceName]) -> Iterator[PlaceName]:
        """Names that the pipeline takes for places and no gazetteer knows."""
        taken = bytearray(len(self.text) + 1)
        for name in found:
            taken[name.start : name.stop] = b"1" * (name.stop - name.start)
        for m in mentions:
            words = self.text[m.span.start : m.span.stop]
            named = m.kind is MentionKind.PLACE and self._is_named(m) and self._is_new(m, words)
            if (
                named
                and words[:1].isupper()
                and len(words.split()) <= LONGEST_NAME
                and not any(taken[m.span.start : m.span.stop])
            ):
                taken[m.span.start : m.span.stop] = b"1" * (m.span.stop - m.span.start)
                yield self._make(m.span.start, m.span.stop, sure=True)

    def _is_new(self, mention: Mention, words: str) -> bool:
        """Whether the words before say that a name no gazetteer knows is a place: "village of Ocomarca"."""
        parts = {fold(w) for w in re.findall(r"[^\W_]+", words)}
        if parts & (self.words.things | self.words.not_places | self.surnames) or "." in words:
            return False
        if self._is_thing(mention.span.start) and self.gazetteer.has(words):  # `la colonia Kennedy`, which is no town
            return False
        return (
            self.words.new_after.search(self.text, max(0, mention.span.start - REACH), mention.span.start) is not None
        )

    def _beside(self, name: PlaceName, after: PlaceName | None) -> PlaceName:
        """The name, with whether the next tells what it lies in."""
        between = self.text[name.stop : after.start] if after is not None else ""
        if after is None or len(between) > REACH:
            return name
        told = self.words.told_in.fullmatch(between) is not None
        return replace(name, beside=told or self.words.beside.fullmatch(between) is not None, told_in=told)

    def _parts(self, run: re.Match[str]) -> Iterator[tuple[int, int]]:
        """The stretches of a run that the gazetteer knows, longest first from the left."""
        tokens = [(run.start() + t.start(), run.start() + t.end()) for t in _TOKEN.finditer(run.group())]
        tokens = [(a + 2, b) if _PARTY.match(self.text, a, b) else (a, b) for a, b in tokens]
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
        after_comma = re.search(r"(?:[,(]\s*|\b[A-Z]-)$", self.text[max(0, start - 3) : start])
        spots = self.gazetteer.others.get(fold_name(name), ()) if after_comma and name.endswith(".") else ()
        return (start, stop) if spots else None

    def _is_place(self, start: int, stop: int, run: re.Match[str]) -> bool:
        """Whether a known name stands for a place here, and not for a person, a body or a common word."""
        name = self.text[start:stop]
        key = fold_name(name)
        if key in self.known:
            return True
        if key in self.peoples and key not in self.gazetteer.others:
            return False
        others = self.gazetteer.others.get(key) or self.words.aliases.get(key)
        if (
            self._is_thing(start)
            or not self._is_alone(start, stop, run)
            or (not others and self._is_person(start, stop, key))
        ):
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
        if key not in self.gazetteer.towns and not rest:
            return self._is_led(start, stop)
        return self._is_led(start, stop) or self._is_large(name) or bool(rest)

    def _is_thing(self, start: int) -> bool:
        """Whether the name is that of a street, a hotel, a river: "calle Lima"."""
        before = re.search(rf"([^\W\d_]+)\.?{GAP}$", self.text[max(0, start - REACH) : start])
        return before is not None and fold(before.group(1)) in self.words.things_before

    def _is_alone(self, start: int, stop: int, run: re.Match[str]) -> bool:
        """Whether the rest of the run of capitals is nothing, or words that only go with a place."""
        before = [fold(w).strip(".") for w in re.findall(r"[^\W\d_]+\.?", self.text[run.start() : start])]
        after = [fold(w).strip(".") for w in re.findall(r"[^\W\d_]+\.?", self.text[stop : run.end()])]
        if before and self._starts_sentence(run.start()) and self._is_opening(run.start(), before):
            before = before[1:]
        joined = max((i for i, word in enumerate(before) if word == "y"), default=-1)
        rest = [
            w
            for w in before[joined + 1 :]
            if len(w) > 1 and w not in ("of", "the", "de", "del", "la", "el", "los", "las")
        ]
        free = all(w in self.words.heads_before for w in rest)
        return free and (not after or after[0] in self.words.heads_after or after[0] in ("s", "the", "y"))

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

    def _is_titled(self, start: int) -> bool:
        """Whether a rank or a form of address stands before: "General Rivas's house"."""
        before = re.search(r"([^\W\d_]+)\.?\s+$", self.text[max(0, start - REACH) : start])
        return before is not None and fold(before.group(1)) in self.words.person_before

    def _is_person(self, start: int, stop: int, key: str) -> bool:
        if self._is_titled(start):
            return True
        after = re.match(rf"['’]?s?{GAP}([^\W\d_]+)", self.text[stop : stop + REACH])
        speaks = after is not None and fold(after.group(1)) in self.words.person_speaks
        if (key in self.surnames or (speaks and not self._is_large(key, METROPOLIS))) and not self._is_led(start, stop):
            return True
        return key in self.words.first_names and not self._is_led(start, stop)

    def _is_led(self, start: int, stop: int) -> bool:
        """Whether a place's preposition stands before, or a state, country or head word after."""
        relation = self.relation(start)
        if relation not in ("", "of", "to", "between"):
            return True
        if is_sent_from(self.parsed, start, stop) or _PARTY.match(self.text, max(0, start - 2), start + 1):
            return True
        after = self.text[stop : stop + REACH]
        head = re.match(rf"{GAP}([^\W\d_]+)", after)
        if head is not None and fold(head.group(1)) in self.words.heads_after | self.words.people:
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
        return self.gazetteer.size(name) >= people

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

    def relation(self, start: int) -> str:
        """How the text puts what begins at an offset; "" where it does not say."""
        before = self.text[max(0, start - REACH) : start]
        return next((relation for pattern, relation in self.words.relations if pattern.search(before)), "")

    def _make(self, start: int, stop: int, *, sure: bool, part: bool = False) -> PlaceName:
        text = self.text
        name = " ".join(text[start:stop].split())
        name = self.words.aliases.get(fold_name(name), name)
        contact = is_contact(self.parsed, start, self.words.contact)
        head = ""
        found = re.match(rf"{GAP}({_CAPITAL})", text[stop : stop + REACH])
        if found is not None and not part and self._is_head(found.group(1), stop + found.end()):
            head, stop = self.words.short_heads.get(fold(found.group(1)), found.group(1).lower()), stop + found.end()
        return PlaceName(
            start=start,
            stop=stop,
            name=name,
            relation="of" if part else self.relation(start),
            head=head,
            sure=sure or self._is_led(start, stop),
            sent_from=is_sent_from(self.parsed, start, stop),
            part=part,
            in_dateline=contact or is_quiet(self.parsed, start),
            in_contact=contact,
            in_division=head in self.words.divisions
            or self.words.division_before.search(text, max(0, start - REACH), start) is not None,
            in_village=self.words.village_before.search(text, max(0, start - REACH), start) is not None,
        )

    def _is_head(self, word: str, stop: int) -> bool:
        """Whether a word after a name belongs to it, and not to what follows: not in "Ohio State Police"."""
        return (
            fold(word) in self.words.heads_after
            and re.match(rf"{GAP}{_CAPITAL}", self.text[stop : stop + REACH]) is None
        )
