"""Names: what word lists know, what the pipeline finds, and capital words with a title or an organisation's noun."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from careo.lang.words import load_words
from careo.model import MentionKind
from careo.text.numbers import fold
from careo.understand.mentions.kinds import NounKinds, load_noun_kinds
from careo.understand.parsed import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Token

LABELS = {
    "PER": MentionKind.PERSON,
    "PERSON": MentionKind.PERSON,
    "ORG": MentionKind.ORGANISATION,
    "LOC": MentionKind.PLACE,
    "GPE": MentionKind.PLACE,
    "MISC": MentionKind.OTHER,
}
LONGEST_ACRONYM = 8
_LETTERS = re.compile(r"[^\W\d_]")
_QUOTED = re.compile(r"[\"“«‘']\s*([^\"”»’']{2,60}?)\s*[,.]?[\"”»’']")


@dataclass(frozen=True, slots=True)
class NameDraft:
    """A name found: tokens [first, last], what kind it is, and the rule that found it."""

    first: int
    last: int
    kind: MentionKind
    rule: str
    canonical: str = ""


@dataclass(frozen=True, slots=True)
class NameWords:
    """The word lists for names of one language, folded."""

    titles: frozenset[str]
    inside: frozenset[str]
    stop: frozenset[str]
    org_heads: frozenset[str]
    nations: Mapping[str, str]
    known: Mapping[str, str]
    locative: frozenset[str]
    place_heads: frozenset[str]
    kinds: NounKinds


@cache
def load_name_words(lang: str) -> NameWords:
    """The names table of a language; built once."""
    words = load_words(lang)
    table, grammar = words.table("names"), words.table("events")
    return NameWords(
        titles=frozenset(map(fold, table["persons"]["titles"])),
        inside=frozenset(map(fold, table["persons"]["inside"])),
        stop=frozenset(map(fold, table["persons"]["stop"])),
        org_heads=frozenset(map(fold, table["organisations"]["heads"])),
        nations={fold(name): state for state, row in table["nations"].items() for name in row},
        known={fold(name): known for known, row in table["known"].items() for name in row},
        locative=frozenset(map(fold, grammar["cases"]["locative"])),
        place_heads=frozenset(map(fold, table["places"]["heads"])),
        kinds=load_noun_kinds(lang),
    )


def find_names(parsed: Parsed) -> list[NameDraft]:
    """The names of a document, not overlapping, in text order; the surest rule first where two overlap."""
    words = load_name_words(parsed.lang)
    taken: list[NameDraft] = []
    for finder in (_listed, _from_pipeline, _runs):
        for draft in finder(parsed, words):
            if not any(draft.first <= other.last and other.first <= draft.last for other in taken):
                taken.append(draft)
    return sorted(taken, key=lambda draft: draft.first)


def _listed(parsed: Parsed, words: NameWords) -> Iterator[NameDraft]:
    """States and well-known organisations, by the words of the lists; a capital must begin them."""
    doc = parsed.syntax
    longest = max((len(name.split()) for name in (*words.known, *words.nations)), default=1)
    index = 0
    while index < len(doc):
        found = _listed_at(parsed, words, index, longest + 3) if _has_capital(doc[index]) else None
        if found is not None:
            yield found
        index = found.last + 1 if found else index + 1


def _listed_at(parsed: Parsed, words: NameWords, first: int, longest: int) -> NameDraft | None:
    doc = parsed.syntax
    for last in range(min(len(doc), first + longest) - 1, first - 1, -1):
        key = fold(" ".join(doc[first : last + 1].text.split()))
        if key in words.known and (_has_capital(doc[last]) or last == first):
            return NameDraft(first, last, MentionKind.ORGANISATION, "known", words.known[key])
        if key in words.nations and (key != "us" or doc[first].is_upper) and (_has_capital(doc[last])):
            return NameDraft(first, last, MentionKind.STATE, "nation", words.nations[key])
    return None


def _from_pipeline(parsed: Parsed, words: NameWords) -> Iterator[NameDraft]:
    for ent in parsed.syntax.ents:
        run = [token for token in ent if not token.is_space]
        while run and run[0].is_punct:
            run = run[1:]
        while run and run[-1].is_punct:
            run = run[:-1]
        kind = LABELS.get(ent.label_)
        if run and fold(run[0].text) in words.stop and len(run) == 1:
            continue
        if len(run) > 1 and any(token.pos_ in ("VERB", "AUX") for token in run):
            continue
        if not run or kind is None or not any(_LETTERS.search(token.text) for token in run):
            continue
        if kind is MentionKind.OTHER and fold(run[-1].text) in words.kinds.peoples:
            continue
        cut = _after_place_head(run, words)
        if cut:
            run, kind = run[cut:], MentionKind.PLACE
        yield NameDraft(run[0].i, run[-1].i, kind, "pipeline")


def _after_place_head(run: list[Token], words: NameWords) -> int:
    """How many words say what kind of place the rest names ("Port of Callao"); 0 for none."""
    for number, token in enumerate(run[:-2]):
        if fold(token.text) in words.place_heads and run[number + 1].pos_ == "ADP":
            return number + 2
    return 0


def _runs(parsed: Parsed, words: NameWords) -> Iterator[NameDraft]:
    """Runs of capital words; where the pipeline finds names, only those with a title or an organisation's noun."""
    sure_only = parsed.syntax.has_annotation("ENT_IOB") and bool(parsed.syntax.ents)
    for sentence in parsed.sentences:
        for run in _capital_runs(list(sentence), words):
            draft = _classify(run, words, sure_only=sure_only)
            if draft is not None:
                yield draft


def _capital_runs(tokens: list[Token], words: NameWords) -> Iterator[list[Token]]:
    run: list[Token] = []
    gap: list[Token] = []
    for token in tokens:
        if _has_capital(token) and not (fold(token.text) in words.stop and not run):
            run += [*gap, token]
            gap = []
        elif run and len(gap) < 2 and (fold(token.text) in words.inside or token.text in ("'", "’", "'s", "’s")):
            gap.append(token)
        elif token.is_space and run:
            continue
        else:
            if run:
                yield run
            run, gap = [], []
    if run:
        yield run


def _classify(run: list[Token], words: NameWords, *, sure_only: bool) -> NameDraft | None:
    folded = [fold(token.text) for token in run]
    titled = 0
    while titled < len(run) and (folded[titled] in words.titles or folded[titled] in words.kinds.peoples):
        titled += 1
    before = fold(run[0].nbor(-1).text) if run[0].i > run[0].sent.start else ""
    if titled == len(run):
        return None
    named = run[titled:]
    if any(word in words.org_heads for word in folded) and len(run) > 1:
        return NameDraft(run[0].i, run[-1].i, MentionKind.ORGANISATION, "org-noun")
    if (titled and run[titled - 1].text != run[0].text.lower()) or before in words.titles:
        return NameDraft(named[0].i, named[-1].i, MentionKind.PERSON, "title")
    if len(run) == 1 and run[0].is_upper and 2 <= len(run[0].text) <= LONGEST_ACRONYM and run[0].is_alpha:
        return NameDraft(run[0].i, run[0].i, MentionKind.ORGANISATION, "acronym")
    if sure_only or (run[0].is_sent_start and len(run) == 1 and run[0].pos_ != "PROPN"):
        return None
    return _unsure(run, before, words)


def _unsure(run: list[Token], before: str, words: NameWords) -> NameDraft | None:
    """Without a pipeline for names: after a locative a place, two or more capital words a person, else other."""
    if before in words.locative:
        return NameDraft(run[0].i, run[-1].i, MentionKind.PLACE, "capitals-after-locative")
    if fold(run[-1].text) in words.kinds.peoples:
        return None
    kind = MentionKind.PERSON if len(run) > 1 else MentionKind.OTHER
    return NameDraft(run[0].i, run[-1].i, kind, "capitals")


def _has_capital(token: Token) -> bool:
    return token.text[:1].isupper()


def find_quoted(parsed: Parsed) -> Iterable[tuple[int, int, str]]:
    """Stretches in quotation marks short enough to be a name: start, stop, words."""
    for match in _QUOTED.finditer(parsed.syntax.text):
        yield match.start(1), match.end(1), match.group(1)
