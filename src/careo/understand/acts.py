"""The words that trigger acts, ready to be looked up by the forms a text has them in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from careo.lang.acts import lookup_act
from careo.lang.apart import apart
from careo.lang.words import each_of, load_words
from careo.model import KnownWords
from careo.text.numbers import fold

EXPLOSIVE = "<explosive>"
EXPLOSIVE_KINDS = (
    "vehicle bomb",
    "dynamite",
    "grenade",
    "molotov cocktail",
    "aerial bomb",
    "bomb",
    "explosive",
    "rocket",
    "missile",
)


class Frame(StrEnum):
    """Who is who beside a trigger; the keys of `lang/<lang>/acts.toml`, which explains them."""

    ACTS_ON = "verbs"
    ON_PEOPLE = "verbs_person"
    ON_PLACES = "verbs_place"
    BEFALLS = "verbs_patient"
    DOES = "verbs_agent"
    GOES_OFF = "verbs_instrument"
    STRIKES = "verbs_weapon"
    NOUN = "nouns"
    SUFFERERS = "nouns_patient"
    UNDONE = "verbs_undone"
    UNSEEN = "verbs_negated"
    LOSES = "verbs_lost"
    UNKNOWN = "nouns_unknown"
    REMAINS = "nouns_remains"
    TOLL = "nouns_toll"


PHRASE_FRAMES = {
    "phrases": Frame.ACTS_ON,
    "phrases_patient": Frame.BEFALLS,
    "phrases_agent": Frame.DOES,
    "phrases_instrument": Frame.GOES_OFF,
    "phrases_weapon": Frame.STRIKES,
    "phrases_undone": Frame.UNDONE,
    "phrases_person": Frame.ON_PEOPLE,
    "phrases_negated": Frame.UNSEEN,
    "phrases_lost": Frame.LOSES,
}
NOUN_FRAMES = (Frame.NOUN, Frame.SUFFERERS, Frame.UNKNOWN, Frame.REMAINS, Frame.TOLL)


@dataclass(frozen=True, slots=True)
class TriggerWords:
    """One entry of the lists: folded words, the first of which is looked up; `is_phrase` for a verb with more words.

    Those of a case's own come with the code they have there; nothing beside them makes them something else.
    """

    act: str
    words: tuple[str, ...]
    frame: Frame
    is_phrase: bool = False
    is_own: bool = False
    code: str = ""


@dataclass(frozen=True, slots=True)
class Triggers:
    """All triggers of a language.

    Attributes:
        verbs: by folded lemma, phrases first and longer ones before shorter ones.
        nouns: by folded first word, longer ones first.
        lemmas: the lemmas a folded form can belong to.
        participles: folded forms that are participles of a trigger verb.
        finite: the lemmas of a form in lower case that, by its ending with accents, can only be a finite verb.
        vetoes: for each act the folded lemmas that make its triggers something else, anywhere beside them.
        noun_vetoes: the same, for its nouns only ("death squad").
        patient_vetoes: the same, where they are what the verb is done to ("killed the project").
        own_vetoes: the same for single triggers by their folded first word, or all their words: `el helicóptero voló`.
        doer_vetoes: the same, where they are who does it: "the river took him away".
        metaphors: folded words beside which words of violence mean something else.
        explosives: folded names of explosives.
        unchanged: verbs whose past is the lemma itself ("hurt").
    """

    verbs: Mapping[str, tuple[TriggerWords, ...]]
    nouns: Mapping[str, tuple[TriggerWords, ...]]
    lemmas: Mapping[str, frozenset[str]]
    participles: frozenset[str]
    finite: Mapping[str, frozenset[str]]
    vetoes: Mapping[str, frozenset[str]]
    noun_vetoes: Mapping[str, frozenset[str]]
    patient_vetoes: Mapping[str, frozenset[str]]
    own_vetoes: Mapping[str, frozenset[str]]
    doer_vetoes: Mapping[str, frozenset[str]]
    metaphors: frozenset[str]
    explosives: frozenset[str]
    unchanged: frozenset[str]


CASES = 8
"""Cases whose own words are kept ready, at most."""


def load_triggers(lang: str, own: tuple[KnownWords, ...] = ()) -> Triggers:
    """The triggers of a language, with the words that a case brings; built once."""
    return _load_triggers(lang, own)


@lru_cache(CASES)
def _load_triggers(lang: str, own: tuple[KnownWords, ...]) -> Triggers:
    words = load_words(lang)
    acts, grammar = words.table("acts"), words.table("events")
    kinds = words.table("instruments")["kinds"]
    verbs: dict[str, list[TriggerWords]] = defaultdict(list)
    nouns: dict[str, list[TriggerWords]] = defaultdict(list)
    for entry in (*_own_entries(lang, own), *_entries(acts, lang)):
        (nouns if entry.frame in NOUN_FRAMES else verbs)[entry.words[0]].append(entry)
    forms = Forms.load(grammar["forms"])
    mine = [words for one in own if one.lang == lang for words in (*one.verbs, *one.suffers)]
    originals = {fold(words.split()[0]): words.split()[0] for words in (*_verb_entries(acts), *mine)}
    lemmas: dict[str, set[str]] = defaultdict(set)
    unchanged = frozenset(map(fold, grammar["forms"]["unchanged"]))
    participles: set[str] = set()
    finite: dict[str, set[str]] = defaultdict(set)
    for folded, lemma in originals.items():
        for form in forms.of(lemma):
            lemmas[fold(form)].add(folded)
            if form != lemma and form.endswith(forms.only_finite):
                finite[form].add(folded)
        participles.update(fold(form) for form in forms.participles_of(lemma))
        participles.update({folded} & unchanged)
    return Triggers(
        verbs={key: tuple(sorted(rows, key=_longest_first)) for key, rows in verbs.items()},
        nouns={key: tuple(sorted(rows, key=_longest_first)) for key, rows in nouns.items()},
        lemmas={form: frozenset(found) for form, found in lemmas.items()},
        participles=frozenset(participles),
        finite={form: frozenset(found) for form, found in finite.items()},
        vetoes=_vetoes(acts, "not"),
        noun_vetoes=_vetoes(acts, "not_noun"),
        patient_vetoes=_vetoes(acts, "not_patient"),
        own_vetoes=_own_vetoes(acts, "not_of"),
        doer_vetoes=_own_vetoes(acts, "not_by"),
        metaphors=frozenset(map(fold, grammar["metaphor"]["any"])),
        explosives=frozenset(fold(word) for kind in EXPLOSIVE_KINDS for word in kinds[kind] if " " not in word),
        unchanged=unchanged,
    )


def befalls_subject(lemma: str, lang: str, *, alone: bool = False) -> bool:
    """Whether somebody of whom a verb is said suffers it: "die" and, where it need not stand `alone`, "lose life"."""
    entries = load_triggers(lang).verbs.get(lemma, ())
    return any(one.frame is Frame.BEFALLS and not (alone and one.is_phrase) for one in entries)


def is_act(lemma: str, lang: str, acts: frozenset[str]) -> bool:
    """Whether a verb, as it stands alone, tells one of some acts."""
    entries = (one for one in load_triggers(lang).verbs.get(lemma, ()) if one.words == (lemma,))
    return any(one.act in acts for one in entries)


def names_deed(lemma: str, lang: str) -> bool:
    """Whether a noun, as it stands alone, names a deed that is done to somebody: "the abduction of the engineer"."""
    entries = (one for one in load_triggers(lang).nouns.get(lemma, ()) if one.words == (lemma,))
    acts = (lookup_act(one.act) for one in entries if one.frame is Frame.NOUN)
    return any(act is not None and act.effect is not None for act in acts)


def _vetoes(acts: Mapping[str, Any], key: str) -> dict[str, frozenset[str]]:
    return {act: frozenset(map(fold, row.get(key, ()))) for act, row in acts.items()}


def _own_vetoes(acts: Mapping[str, Any], key: str) -> dict[str, frozenset[str]]:
    rows = (pair for row in acts.values() for pair in row.get(key, {}).items())
    return {fold(word): frozenset(map(fold, vetoes)) for word, vetoes in rows}


def _longest_first(entry: TriggerWords) -> tuple[bool, int, bool, bool]:
    """The case's own first, then longer entries; among equals what weapons do, and the reflexive ("atribuirse")."""
    return not entry.is_own, -len(entry.words), entry.frame is not Frame.STRIKES, "se" not in entry.words


def _cut(entry: str, frame: Frame, lang: str) -> tuple[str, ...]:
    """The folded words of an entry as they stand in a text: at hyphens nouns are cut, and what follows a verb is."""
    first = () if frame in NOUN_FRAMES else (entry.split(maxsplit=1)[0],)
    return tuple(map(fold, (*first, *apart(entry.removeprefix(first[0]) if first else entry, lang))))


def _entries(acts: Mapping[str, Any], lang: str) -> Iterable[TriggerWords]:
    for act, row in acts.items():
        for key, words in row.items():
            if key.startswith("not"):
                continue
            is_phrase = key in PHRASE_FRAMES
            frame = PHRASE_FRAMES[key] if is_phrase else Frame(key)
            for entry in dict.fromkeys(one for several in words for one in each_of(several)):
                folded = _cut(entry, frame, lang)
                yield TriggerWords(act, folded, frame, is_phrase or (len(folded) > 1 and frame not in NOUN_FRAMES))


def _own_entries(lang: str, own: Iterable[KnownWords]) -> Iterable[TriggerWords]:
    for one in own:
        by_frame = ((Frame.ACTS_ON, one.verbs), (Frame.BEFALLS, one.suffers), (Frame.NOUN, one.nouns))
        for frame, words in by_frame if one.lang == lang else ():
            for entry in words:
                folded = _cut(entry, frame, lang)
                is_phrase = len(folded) > 1 and frame is not Frame.NOUN
                yield TriggerWords(one.act, folded, frame, is_phrase, is_own=True, code=one.code)


def _verb_entries(acts: Mapping[str, Any]) -> Iterable[str]:
    for row in acts.values():
        for key, words in row.items():
            if key.startswith(("verbs", "phrases")):
                yield from (one for several in words for one in each_of(several))


@dataclass(frozen=True, slots=True)
class Forms:
    """How verbs of a language are inflected, well enough to know a form where the lemmatizer errs."""

    endings: Mapping[str, tuple[str, ...]]
    participles: Mapping[str, tuple[str, ...]]
    irregular: Mapping[str, tuple[str, ...]]
    only_finite: tuple[str, ...] = ()

    @classmethod
    def load(cls, table: Mapping[str, Any]) -> Forms:
        """The forms of the table `forms` in `events.toml`: rows of a key and what belongs to it."""
        names = ("endings", "participles", "irregular")
        endings, participles, irregular = ({row[0]: tuple(row[1:]) for row in table[name]} for name in names)
        return cls(endings, participles, irregular, tuple(table["only_finite"]))

    def of(self, lemma: str) -> set[str]:
        """All forms of a lemma."""
        return {lemma, *self._inflect(lemma, self.endings), *self.irregular.get(lemma, ())}

    def participles_of(self, lemma: str) -> set[str]:
        """Its past participles; irregular forms count as such."""
        return {*self._inflect(lemma, self.participles), *self.irregular.get(lemma, ())}

    @staticmethod
    def _inflect(lemma: str, table: Mapping[str, tuple[str, ...]]) -> set[str]:
        for ending, forms in table.items():
            if ending != "any" and lemma.endswith(ending):
                return {lemma[: len(lemma) - len(ending)] + form for form in forms}
        plain = table.get("any", ())
        doubled = {lemma + lemma[-1] + form for form in plain if form[:1] in ("e", "i")}
        return {lemma + form for form in plain} | doubled
