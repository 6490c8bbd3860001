"""Cues: the words that say that somebody speaks. Data in `lang/*/attribution.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from careo.lang.words import load_words
from careo.text.numbers import fold

OF_VERBS = (
    "silent",
    "reckoning",
    "tolls",
    "hiding",
    "resolving",
    "naming",
    "turning_down",
    "doing",
    "punishing",
    "acting",
    "calling",
    "addressing",
    "judging",
    "penalties",
    "celebrating",
    "remarking",
    "admitting",
    "refusing",
    "wanting",
    "of_oneself",
    "speaking_of",
    "sharing",
)
OF_PHRASES = ("that", "opining", "circumstances", "negating", "only", "asking", "but", "though", "proven", "holding")
OF_SOURCES = (
    "press",
    "press_people",
    "press_offices",
    "papers",
    "receiving",
    "anonymous",
    "authority",
    "own_endings",
    "answering",
    "putting",
    "weak",
    "nobody",
    "measures",
    "as_said",
    "interrogative",
    "said_before",
    "said_things",
    "said_which",
    "presenting",
    "as_what",
    "reasons",
    "pronouns",
    "generic",
    "days",
)
"""The lists of a table that are taken as they stand, under their own names."""
GROUPS = ("deny", "doubt", "accuse", "demand", "plan", "praise", "believe", "say")


@dataclass(frozen=True, slots=True)
class CueWords:
    """The cue words of one language.

    Attributes:
        verbs: lemma to group; a verb of several groups has the first of `GROUPS`.
        with_object: verbs of saying, believing and planning whose object is what is said.
        announcing: verbs of saying that are of planning, too (`anunciar`).
        silent: verbs that let nobody speak, whatever a model takes them for.
        reckoning, tolls: verbs by which somebody tells how many, and what they say it of ("put the dead at forty").
        hiding: what who speaks asks not to be ("asked not to be named").
        naming: verbs by which something is called a name ("known as").
        resolving: verbs by which a body heads the items of what it resolves ("RESOLVES:").
        doing: verbs that let nobody speak where an infinitive follows, which is done or not.
        acting: verbs that are as often a deed as words, where a thing is their object ("defend the bridge").
        nouns: lemmas of nouns that announce a content.
        according: words that stand before a source ("according to").
        rumour: words by which somebody says it and nobody stands for it ("reportedly").
        relayed: words by which it was made known, and not by whom ("as has been reported").
        that: words that open a content ("that").
        press, anonymous, authority, pronouns, generic: kinds of source by their words.
        press_offices: offices that speak to the press and are none ("press secretary").
        papers, receiving: nouns for what is written or sent and says something ("letter"), and verbs of getting it.
        days: words for days that may stand beside a source and are none of its words ("the bishops today condemned").
        own_endings: how the forms of verbs end that say "we".
        answering, putting: letters and words that open the answers and the questions of an interview.
        weak: pronouns that are never a source.
        nobody: words of a source that name nobody ("no one").
        mute: nouns and pronouns that are never a source ("violence").
        asked_for: nouns of what is granted or turned down, and not denied ("request").
        turning_down: verbs that deny only what is said of somebody ("rejected the charge", not "rejected the changes").
        alleged: nouns of what is said of somebody, and of a part in a deed.
        calling: verbs that call somebody, where nothing else follows ("called the mayors together").
        opining: words before a source that only believes it ("in the opinion of").
        measures: nouns that something is done according to, and that say nothing ("the interests of the people").
        presenting, as_what: verbs of showing somebody as what he may not be, and the word behind ("presented as").
        reasons: words before why somebody is threatened, which is not with what ("threatened for reporting it").
        said_before, said_things, said_which: what stands for what was said before, where somebody denies it.
        as_said: words before what somebody else says of it, too ("as a deputy charged").
        interrogative: words that a question about who says it opens with.
        circumstances: words that open a clause of time or reason.
        addressing: verbs whose passive has as its subject whom it is said to.
        judging: verbs of courts, whose passive has as its subject of whom it is said ("was convicted of").
        penalties: what a court sentences to, and says nothing by that ("to ten years in jail").
        celebrating: verbs by which a thing is held, if it is any ("were celebrating a wedding").
        remarking: verbs before an infinitive by which who writes says it himself (`cabe recordar que`).
        admitting: verbs that take what is said for known ("admit").
        sharing: words for having a part in a deed; who denies that takes the deed for known ("denied involvement in").
        refusing: verbs of not doing it, before an infinitive ("refused to say").
        wanting: verbs of wanting, which negated say that it is not said ("did not want to say").
        of_oneself: of those, verbs that refuse only where they are said of oneself, and else deny (`se negó a`).
        speaking_of: verbs with "of" before a number that somebody gives ("speaks of two dead").
        negating, only: words by which it is not said, and those by which not only that is ("not only said").
        asking: words of questions about what is taken for known ("did not say who killed him").
        but: words that join the answer of somebody else ("but the police deny it").
        short_of: words before a verb that was not said ("stopped short of blaming").
        contrary: words before a saying that the text does not follow ("contrary to what").
        submitted: words that announce a complaint that follows ("the following complaint").
        proven, holding: words and verbs by which a body finds something ("considers it proven that").
    """

    verbs: dict[str, str]
    with_object: frozenset[str]
    announcing: frozenset[str]
    silent: frozenset[str]
    reckoning: frozenset[str]
    tolls: frozenset[str]
    hiding: frozenset[str]
    resolving: frozenset[str]
    naming: frozenset[str]
    doing: frozenset[str]
    punishing: frozenset[str]
    acting: frozenset[str]
    nouns: frozenset[str]
    according: re.Pattern[str]
    rumour: re.Pattern[str]
    relayed: re.Pattern[str]
    that: frozenset[str]
    press: frozenset[str]
    press_people: frozenset[str]
    press_offices: frozenset[str]
    papers: frozenset[str]
    receiving: frozenset[str]
    anonymous: frozenset[str]
    authority: frozenset[str]
    own_endings: frozenset[str]
    answering: frozenset[str]
    putting: frozenset[str]
    weak: frozenset[str]
    nobody: frozenset[str]
    mute: frozenset[str]
    asked_for: frozenset[str]
    turning_down: frozenset[str]
    alleged: frozenset[str]
    calling: frozenset[str]
    opining: frozenset[str]
    measures: frozenset[str]
    as_said: frozenset[str]
    said_before: frozenset[str]
    said_things: frozenset[str]
    said_which: frozenset[str]
    presenting: frozenset[str]
    as_what: frozenset[str]
    reasons: frozenset[str]
    interrogative: frozenset[str]
    circumstances: frozenset[str]
    addressing: frozenset[str]
    judging: frozenset[str]
    penalties: frozenset[str]
    celebrating: frozenset[str]
    remarking: frozenset[str]
    admitting: frozenset[str]
    refusing: frozenset[str]
    wanting: frozenset[str]
    of_oneself: frozenset[str]
    speaking_of: frozenset[str]
    sharing: frozenset[str]
    negating: frozenset[str]
    only: frozenset[str]
    asking: frozenset[str]
    but: frozenset[str]
    though: frozenset[str]
    contrary: re.Pattern[str]
    short_of: re.Pattern[str]
    submitted: re.Pattern[str]
    proven: frozenset[str]
    holding: frozenset[str]
    days: frozenset[str]
    pronouns: frozenset[str]
    generic: frozenset[str]


@cache
def load_cues(lang: str) -> CueWords:
    """The cue words of a language."""
    table = load_words(lang).table("attribution")
    verbs = {lemma: group for group in reversed(GROUPS) for lemma in table["verbs"][group]}
    named = {name: frozenset(table["verbs"][name]) for name in OF_VERBS}
    named |= {name: frozenset(table["phrases"][name]) for name in OF_PHRASES}
    named |= {name: frozenset(table["sources"][name]) for name in OF_SOURCES}
    return CueWords(
        verbs=verbs,
        with_object=frozenset(table["verbs"]["object"]),
        announcing=frozenset(table["verbs"]["say"]) & frozenset(table["verbs"]["plan"]),
        nouns=frozenset(table["nouns"]["content"]),
        according=any_phrase(table["phrases"]["according"]),
        rumour=any_phrase(table["phrases"]["rumour"]),
        relayed=any_phrase(table["phrases"]["relayed"]),
        contrary=any_phrase(table["phrases"]["contrary"]),
        short_of=any_phrase(table["phrases"]["short_of"]),
        submitted=any_phrase(table["phrases"]["submitted"]),
        mute=frozenset(map(fold, table["sources"]["mute"])),
        asked_for=frozenset(map(fold, table["nouns"]["asked_for"])),
        alleged=frozenset((*table["nouns"]["content"], *table["nouns"]["alleged"], *table["verbs"]["sharing"])),
        **named,
    )


def any_phrase(phrases: list[str]) -> re.Pattern[str]:
    """A pattern for any of some phrases as whole words, white space and case forgiven; none for no phrases."""
    if not phrases:
        return re.compile(r"(?!)")
    longest_first = sorted(phrases, key=len, reverse=True)
    joined = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)


def find_phrases(pattern: re.Pattern[str], text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Where the pattern matches between two offsets of a text."""
    return ((match.start(), match.end()) for match in pattern.finditer(text, start, stop))
