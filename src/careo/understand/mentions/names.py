"""Names: what word lists know, what the pipeline finds, and capital words with a title or an organisation's noun."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from careo.lang.actor_codes import ARMED, actor_role
from careo.lang.words import load_words
from careo.model import MentionKind
from careo.text.numbers import fold
from careo.understand.mentions.acronyms import find_long_form
from careo.understand.mentions.aliases import OPEN, load_alias_links
from careo.understand.mentions.kinds import NounKinds, load_noun_kinds
from careo.understand.parsed import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from careo.understand.mentions.index import ActorIndex

LABELS = {
    "PER": MentionKind.PERSON,
    "PERSON": MentionKind.PERSON,
    "ORG": MentionKind.ORGANISATION,
    "LOC": MentionKind.PLACE,
    "GPE": MentionKind.PLACE,
    "MISC": MentionKind.OTHER,
}
LONGEST_ACRONYM = 8
SHORT_LETTERS = 3
OF = frozenset({"of", "de", "del"})
EXTRA_TOKENS = 3
"""How many tokens a name may have more than words: "P.C.P.-S.L." is one word."""
_FIRST_LETTERS = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\W\d_]")
_LETTERS_IN_BRACKETS = re.compile(r"[(\[]\s*([A-ZÁÉÍÓÚÑ][A-ZÁÉÍÓÚÑ.&-]{1,9})\s*[)\]]")
_QUOTED_AFTER_NAME = re.compile(
    r"[A-ZÁÉÍÓÚÑ][\w’'-]+,?\s*[(\[]?\s*[\"“«‘']"
    r"(?P<quoted>[A-ZÁÉÍÓÚÑ][\w’'-]+(?: [\w’'-]+){0,3}),?[\"”»’'](?=[\s]*[,.;)\]])"
)


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
    """The word lists for names of one language, folded; `starts` has the most words of a state's name by its first."""

    titles: frozenset[str]
    inside: frozenset[str]
    stop: frozenset[str]
    org_heads: frozenset[str]
    nations: Mapping[str, str]
    starts: Mapping[str, int]
    locative: frozenset[str]
    place_heads: frozenset[str]
    settlements: frozenset[str]
    kinds: NounKinds


@cache
def load_name_words(lang: str) -> NameWords:
    """The names table of a language; built once."""
    words = load_words(lang)
    table, grammar = words.table("names"), words.table("events")
    nations = {fold(name): state for state, row in table["nations"].items() for name in row}
    return NameWords(
        titles=frozenset(map(fold, table["persons"]["titles"])),
        inside=frozenset(map(fold, table["persons"]["inside"])),
        stop=frozenset(map(fold, table["persons"]["stop"])),
        org_heads=frozenset(map(fold, table["organisations"]["heads"])),
        nations=nations,
        starts=longest_by_start(nations),
        locative=frozenset(map(fold, grammar["cases"]["locative"])),
        place_heads=frozenset(map(fold, table["places"]["heads"])),
        settlements=frozenset(map(fold, table["places"]["settlements"])),
        kinds=load_noun_kinds(lang),
    )


def longest_by_start(names: Iterable[str]) -> dict[str, int]:
    """The most words of the names that begin with the same letters."""
    longest: dict[str, int] = {}
    for name in names:
        if found := _FIRST_LETTERS.search(name):
            longest[found[0]] = max(longest.get(found[0], 0), len(name.split()))
    return longest


def find_names(parsed: Parsed, index: ActorIndex) -> list[NameDraft]:
    """The names of a document, not overlapping, in text order; the surest rule first where two overlap."""
    words = load_name_words(parsed.lang)
    taken: list[NameDraft] = list(_listed(parsed, words, index))
    for finder in (_with_letters, _from_pipeline, _aliased, _runs):
        for draft in finder(parsed, words):
            if draft.rule == "alias":
                taken = [other for other in taken if not _is_piece(parsed.syntax, other, draft)]
            if not any(draft.first <= other.last and other.first <= draft.last for other in taken):
                taken.append(draft)
    taken = _as_places([_as_person(parsed.syntax, draft, taken) for draft in taken], parsed, words)
    taken += _repeated(parsed, taken, words)
    return sorted(taken, key=lambda draft: draft.first)


def _as_person(doc: Doc, draft: NameDraft, taken: Sequence[NameDraft]) -> NameDraft:
    """A surname that the recogniser took for a body, after the full name: "Hugo Salas huyó. ... capturó a Salas"."""
    token = doc[draft.first]
    if (draft.rule, draft.kind, draft.last) != ("pipeline", MentionKind.ORGANISATION, draft.first) or token.is_upper:
        return draft
    articled = token.i > 0 and token.nbor(-1).pos_ == "DET"
    full = [
        one for one in taken if one.last < draft.first and one.first < one.last and doc[one.last].text == token.text
    ]
    people = bool(full) and all(one.kind is MentionKind.PERSON for one in full)
    return replace(draft, kind=MentionKind.PERSON) if people and not articled else draft


def _as_places(taken: list[NameDraft], parsed: Parsed, words: NameWords) -> list[NameDraft]:
    """The names, those as places that stand behind "the hamlet of" or in the dateline, whatever they were taken for."""
    doc, line = parsed.syntax, parsed.doc.dateline
    places = {fold(_text(doc, one)) for one in taken if one.rule == "pipeline" and _is_settled(doc, one, words)}
    places |= {fold(line.place.value.split(",")[0])} if line is not None and line.place is not None else set()
    return [
        replace(one, kind=MentionKind.PLACE) if one.rule == "pipeline" and fold(_text(doc, one)) in places else one
        for one in taken
    ]


def _is_settled(doc: Doc, draft: NameDraft, words: NameWords) -> bool:
    """Whether a word for a settlement and a preposition stand right before a name: `el caserío de Santa Rita`."""
    before = doc[max(0, draft.first - 2) : draft.first]
    return len(before) == 2 and fold(before[0].text) in words.settlements and before[1].pos_ == "ADP"


def _text(doc: Doc, draft: NameDraft) -> str:
    return doc[draft.first : draft.last + 1].text


def _is_piece(doc: Doc, name: NameDraft, whole: NameDraft) -> bool:
    """Whether the recogniser cut a name inside quotation marks: "Antorcha" of "llamado «Antorcha Roja»"."""
    inside = (
        whole.first <= name.first and name.last <= whole.last and (name.first, name.last) != (whole.first, whole.last)
    )
    return inside and name.rule == "pipeline" and whole.first > 0 and doc[whole.first - 1].text in OPEN


def _repeated(parsed: Parsed, taken: list[NameDraft], words: NameWords) -> Iterator[NameDraft]:
    """Names found once, and surnames of people with a full name, where they stand again; as written."""
    doc = parsed.syntax
    again: dict[str, list[tuple[tuple[str, ...], MentionKind]]] = defaultdict(list)
    for draft in taken:
        name = tuple(token.text for token in doc[draft.first : draft.last + 1] if not token.is_space)
        if draft.rule in ("title", "letters", "alias", "pipeline", "org-noun") and len(name) > 1:
            again[name[0]].append((name, draft.kind))
            if draft.kind is MentionKind.PERSON and len(name[-1]) > 3 and fold(name[0]) not in words.titles:
                again[name[-1]].append((name[-1:], MentionKind.PERSON))
    covered = {i for draft in taken for i in range(draft.first, draft.last + 1)}
    for token in doc:
        if token.i in covered or token.text not in again:
            continue
        for name, kind in sorted(again[token.text], key=lambda row: -len(row[0])):
            last = token.i + len(name) - 1
            same = last < len(doc) and all(doc[token.i + n].text == word for n, word in enumerate(name))
            if not same or covered & set(range(token.i, last + 1)) or not _has_capital(token):
                continue
            if len(name) == 1 and (token.i == 0 or fold(token.nbor(-1).text) in words.locative):
                continue
            covered |= set(range(token.i, last + 1))
            yield NameDraft(token.i, last, kind, "repeated")
            break


def _listed(parsed: Parsed, words: NameWords, index: ActorIndex) -> Iterator[NameDraft]:
    """States, and bodies that the index knows, by their names; a capital must begin them."""
    doc = parsed.syntax
    at = 0
    while at < len(doc):
        found = _listed_at(doc, words, index, at) if _has_capital(doc[at]) else None
        if found is not None:
            yield found
        at = found.last + 1 if found else at + 1


def _listed_at(doc: Doc, words: NameWords, index: ActorIndex, first: int) -> NameDraft | None:
    start = _FIRST_LETTERS.search(fold(doc[first].text))
    longest = max(words.starts.get(start[0], 0), index.starts.get(start[0], 0)) if start else 0
    for last in range(min(len(doc), first + longest + EXTRA_TOKENS) - 1, first - 1, -1) if longest else ():
        key = fold(" ".join(doc[first : last + 1].text.split()))
        if not _has_capital(doc[last]) and last > first:
            continue
        kind = index.bodies.get(key)
        alone = kind is not None and (_is_before_office(doc, last, kind, words) or _stands_alone(doc, first, last, key))
        if kind is not None and alone and not _is_part(doc, first, last, words):
            return NameDraft(first, last, kind, "known")
        if key in words.nations and (key != "us" or doc[first].is_upper):
            return NameDraft(first, last, MentionKind.STATE, "nation", words.nations[key])
    return None


def _is_part(doc: Doc, first: int, last: int, words: NameWords) -> bool:
    """Whether a name is part of a longer one: of a state's body, or of what the recogniser begins with another name.

    "Policía Nacional de Colombia" is not the case's "Policía Nacional", nor "Zarate Willka Armed Forces of Liberation"
    the "Armed Forces of Liberation"; in "Colombian Red Cross" the first word is no name.
    """
    after = [fold(token.text) for token in doc[last + 1 : last + 4]]
    if after and after[0] in OF and any(" ".join(after[1:stop]) in words.nations for stop in (2, 3)):
        return True
    before = doc[first - 1] if first and last > first and doc[first].ent_iob_ == "I" else None
    return before is not None and before.pos_ == "PROPN" and fold(before.text) not in words.kinds.peoples


def _is_before_office(doc: Doc, last: int, kind: MentionKind, words: NameWords) -> bool:
    """Whether the name of a state stands right before an office of its: "Valdoria Prime Minister Ana Solar"."""
    after = [fold(token.text) for token in doc[last + 1 : last + 3]]
    return kind is MentionKind.STATE and any(" ".join(after[:stop]) in words.titles for stop in (1, 2))


def _stands_alone(doc: Doc, first: int, last: int, key: str) -> bool:
    """Short letters must be capitals ("ETA"); one word must not be part of a longer name ("Alianza Popular")."""
    if " " in key:
        return True
    if len(key) <= SHORT_LETTERS or doc[first].is_upper:
        return doc[first : last + 1].text.isupper()
    after = doc[last + 1] if last + 1 < len(doc) else None
    return after is None or not (_has_capital(after) and after.is_alpha)


def _with_letters(parsed: Parsed, words: NameWords) -> Iterator[NameDraft]:
    """The words before a bracket that its letters stand for: "Asociación de familiares de detenidos (AFD)"."""
    doc = parsed.syntax
    stated: set[str] = set()
    for match in _LETTERS_IN_BRACKETS.finditer(doc.text):
        inner = doc.char_span(match.start(1), match.end(1), alignment_mode="expand")
        if inner is None or len(match[1].strip(".")) < 3:
            continue
        letters = fold("".join(c for c in match[1] if c.isalpha()))
        stop = inner.start - 1
        while stop > inner.sent.start and not doc[stop - 1].is_alpha:
            stop -= 1
        run = [token for token in doc[max(inner.sent.start, stop - 3 * len(letters)) : stop] if not token.is_space]
        number = find_long_form(letters, [token.text for token in run])
        if number is not None and run and _has_capital(run[-number]):
            yield NameDraft(run[-number].i, run[-1].i, MentionKind.ORGANISATION, "letters")
            stated.add(match[1])
    yield from (NameDraft(t.i, t.i, MentionKind.ORGANISATION, "letters") for t in doc if t.text in stated)


def _aliased(parsed: Parsed, words: NameWords) -> Iterator[NameDraft]:
    """Names that the text gives as other names: after "alias", "called", or in quotation marks after a name."""
    doc = parsed.syntax
    links = load_alias_links(parsed.lang)
    for match in (*links.named.finditer(doc.text), *_QUOTED_AFTER_NAME.finditer(doc.text)):
        group = "quoted" if match["quoted"] else "plain"
        run = doc.char_span(match.start(group), match.end(group), alignment_mode="contract")
        if run is None or (len(run) == 1 and fold(run.text) in words.stop):
            continue
        first = run.start
        while first < run.end - 1 and fold(doc[first].text) in words.titles:
            first += 1
        yield NameDraft(first, run.end - 1, MentionKind.OTHER, "alias")


def _from_pipeline(parsed: Parsed, words: NameWords) -> Iterator[NameDraft]:
    for first, stop, label in _whole_names(parsed):
        run = [token for token in parsed.syntax[first:stop] if not token.is_space]
        while run and run[0].is_punct:
            run = run[1:]
        while run and run[-1].is_punct:
            run = run[:-1]
        kind = LABELS.get(label)
        if run and fold(run[0].text) in words.stop and len(run) == 1:
            continue
        if len(run) > 1 and any(token.pos_ in ("VERB", "AUX") for token in run):
            continue
        if len(run) == 1 and run[0].is_lower and words.kinds.kind_of(run[0]) is MentionKind.ORGANISATION:
            continue
        if not run or kind is None or not any(_LETTERS.search(token.text) for token in run):
            continue
        if kind is MentionKind.OTHER and fold(run[-1].text) in words.kinds.peoples:
            continue
        if len(run) == 1 and words.kinds.is_of_people(run[0]):  # "Chileans": people, by their noun
            continue
        cut = _after_place_head(run, words)
        if cut:
            run, kind = run[cut:], MentionKind.PLACE
        yield NameDraft(run[0].i, run[-1].i, kind, "pipeline")


def _whole_names(parsed: Parsed) -> list[tuple[int, int, str]]:
    """The recogniser's names as (first, stop, label): persons that touch are one, and bodies have their first words.

    The recogniser now and then cuts a name after the first word, or leaves out the adjective it begins with.
    """
    doc = parsed.syntax
    whole: list[tuple[int, int, str]] = []
    for ent in doc.ents:
        first, stop, label = ent.start, ent.end, ent.label_
        if whole and label == "PER" and whole[-1][1:] == (first, "PER"):
            first = whole.pop()[0]
        least = max(whole[-1][1] if whole else 0, doc[first].sent.start + 1)
        while label == "ORG" and first > least and _belongs(doc[first - 1], range(first, stop)):
            first -= 1
        whole.append((first, stop, label))
    return whole


def _belongs(token: Token, inside: range) -> bool:
    """Whether a word before a name is part of it: a capital, and it hangs on the name."""
    return token.text[:1].isupper() and token.pos_ in {"ADJ", "PROPN", "NOUN"} and token.head.i in inside


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
    if len(run) == 1 and words.kinds.is_of_people(run[0]):
        return None
    if before in words.locative:
        return NameDraft(run[0].i, run[-1].i, MentionKind.PLACE, "capitals-after-locative")
    if fold(run[-1].text) in words.kinds.peoples or fold(run[-1].text) in words.titles:
        return None
    kind = MentionKind.PERSON if len(run) > 1 else MentionKind.OTHER
    if len(run) == 1 and actor_role(run[0].text, lang=run[0].lang_) in ARMED:  # `El Ejército`
        kind = MentionKind.ORGANISATION
    return NameDraft(run[0].i, run[-1].i, kind, "capitals")


def _has_capital(token: Token) -> bool:
    return token.text[:1].isupper()
