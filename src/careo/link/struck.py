"""What events were done to, by name: the last names of people, the names of groups, bodies and buildings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping

from careo.lang import LANGUAGES
from careo.lang.truecase import load_table
from careo.lang.words import load_words
from careo.link.families import family
from careo.link.lexicon import WORD, get_lexicon, group_names
from careo.link.measures import is_building
from careo.model import Document, Event, MentionKind, Modality, Reading, RoleName, Span
from careo.text.numbers import fold

KINDS = {"harm": "harm", "attack": "harm", "abuse": "harm", "custody": "custody"}
"""The kinds of deeds that can be known by whom or what they were done to, by family of acts."""

LEAST_NAME = 4
BEFORE = 24
"""Characters before a name in which "including" is looked for."""
PASSED_OVER = ("nations", "organisations", "weapons", "generic", "harm", "targets")
BRACKETED = re.compile(r"\s{0,2}[\[(]([^\])]{2,80})[\])]")
Names = Mapping[str, Span]


def find_kind(event: Event) -> str | None:
    """Whether the event is a deed that harmed or held somebody, and which; None for talk, habits and fancies."""
    if event.generic or event.modality is Modality.HYPOTHETICAL:
        return None
    return KINDS.get(family(event.act))


class Struck:
    """The names in the text of one document: words with a capital that its language does not mostly write small.

    Names of places that are on the map are none, nor days, nor first names, nor the names of countries and parties,
    which are struck time and again. A name is a folded word in the singular.
    """

    def __init__(self, doc: Document, reading: Reading) -> None:
        self._doc = doc
        lang = doc.lang if doc.lang in LANGUAGES else LANGUAGES[0]
        self._lexicon, self._kinds = get_lexicon(lang), load_table(lang).kinds
        self._including = frozenset(map(fold, load_words(lang).table("events")["words"]["including"]))
        self._passed = frozenset().union(*map(group_names, PASSED_OVER))
        places = [*reading.places, *(event.where for event in reading.events if event.where)]
        towns = (place for place in places if place.gazetteer_id and not is_building(place))
        self._towns = {self._lexicon.stem(fold(word)) for town in towns for word in WORD.findall(town.name)}
        people = (m.span for m in reading.mentions if m.kind is MentionKind.PERSON)
        first = (span.start for span in people if self._is_full_name(span))
        days = (at for time in reading.times for at in range(time.span.start, time.span.stop))
        self._passed_at = frozenset((*first, *days))
        self._sentences = sorted(reading.sentences)

    def named(self, event: Event) -> dict[str, Span]:
        """The names of whom and what an event was done to, and of the building where.

        Who is only named as one of many ("six priests, including the rector") does not tell the deed from another.
        """
        struck = [role.span for role in event.roles if role.role is RoleName.PATIENT]
        spans = [span for span in struck if not (len(struck) > 1 and self._is_one_of(span))]
        if event.where is not None and (event.where.lat is None or is_building(event.where)):
            spans.append(event.where.span)
        return {name: span for whole in reversed(spans) for name, span in self._names(whole)}

    def _is_one_of(self, span: Span) -> bool:
        """Whether "including" opens the words."""
        before = fold(self._doc.text[max(0, span.start - BEFORE) : span.start]).split()
        return any(" ".join(before[-many:]) in self._including for many in (1, 2))

    def around(self, event: Event) -> dict[str, Span]:
        """The names in the sentence of an event."""
        home = self.sentence(event)
        return dict(self._names(home)) if home is not None else {}

    def sentence(self, event: Event) -> Span | None:
        """The sentence in which an event is told."""
        at = bisect_right(self._sentences, event.trigger.start, key=lambda s: s.start) - 1
        return self._sentences[at] if at >= 0 and event.trigger.start < self._sentences[at].stop else None

    def _names(self, span: Span) -> Iterator[tuple[str, Span]]:
        """The names in some words, and in brackets right behind them ("the Federation (FENIX)")."""
        behind = BRACKETED.match(self._doc.text, span.stop)
        stop = behind.end(1) if behind else span.stop
        for match in WORD.finditer(self._doc.text, span.start, stop):
            if not match.group()[0].isupper() or match.start() in self._passed_at:
                continue
            word = _plain(match.group())
            name = self._lexicon.stem(word)
            if len(word) < LEAST_NAME or self._is_usual(word) or name in self._towns:
                continue
            if self._lexicon.form(word) not in self._passed:
                yield name, Span(self._doc.id, *match.span())

    def _is_full_name(self, person: Span) -> bool:
        """Whether the first word is a first name: not so in "Jesuit priests"."""
        others = [_plain(word) for word in WORD.findall(person.quote(self._doc.text))][1:]
        return bool(others) and not self._is_usual(others[-1])

    def _is_usual(self, word: str) -> bool:
        """Whether the language mostly writes the word, or its singular, in small letters."""
        return "L" in (self._kinds.get(word), self._kinds.get(self._lexicon.stem(word)))


def _plain(word: str) -> str:
    return fold(word).replace("’", "'").removesuffix("'s").removesuffix("'")
