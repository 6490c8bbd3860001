"""Pronouns and dropped subjects of verbs of saying: the one person spoken of just before; nobody where two remain."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from careo.model import Mention, MentionKind
from careo.text.numbers import fold
from careo.understand.mentions.descriptions import Posts, Reader
from careo.understand.mentions.index import key_of
from careo.understand.mentions.resolve import BODIES, Group
from careo.understand.mentions.who import DROPPED, PRONOUN, is_description
from careo.understand.parsed import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenRun
    from spacy.tokens import Token

FURTHEST = 3
THING = "thing"
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
_BEFORE_DROPPED = frozenset({"ADV", "CCONJ", "PUNCT", "SPACE", "AUX"})
_QUOTES = '"“”«»'


@dataclass(frozen=True, slots=True)
class Individual:
    """Somebody spoken of, named or not: where, a key that is one person's, the actor if known, and the gender."""

    start: int
    key: str
    actor_id: str | None
    gender: str
    kind: MentionKind
    subject: bool


@dataclass(frozen=True, slots=True)
class Referents:
    """The people and bodies of a document in text order."""

    parsed: Parsed
    people: tuple[Individual, ...]
    bodies: tuple[Individual, ...]

    def among(self, start: int, stop: int, *, bodies: bool = False) -> tuple[Individual, ...]:
        """Those whose mention begins in [start, stop)."""
        rows = self.bodies if bodies else self.people
        first = bisect_left(rows, start, key=lambda one: one.start)
        return rows[first : bisect_left(rows, stop, key=lambda one: one.start)]


def find_spoken_for(
    reader: Reader, mentions: Sequence[Mention], posts: Posts, groups: Mapping[str, Group]
) -> Iterator[Mention]:
    """Mentions for the pronouns, and for the verbs without a subject, whose actor is sure."""
    referents = _referents(reader, mentions, posts, groups)
    last: Individual | None = None
    sentences = reader.parsed.sentences
    for number, sentence in enumerate(sentences):
        for token in sentence:
            found = _subject_of_saying(token, sentence, reader)
            if found is None:
                continue
            wanted, dropped = found
            one = _antecedent(reader, referents, token, number, wanted, last)
            if one is not None:
                last = one
                if one.actor_id is not None:
                    yield _mention(reader, token, one, groups[one.actor_id], dropped=dropped)
        last = _speaker(sentence, reader, referents) or last


def _mention(reader: Reader, token: Token, one: Individual, group: Group, *, dropped: bool) -> Mention:
    span = reader.parsed.span_of([token])
    rule = DROPPED if dropped else PRONOUN
    what = "the verb has no subject" if dropped else token.text
    why = f"{what}: the only one spoken of just before, {group.name}"
    return Mention(span, one.kind, group.name, f"{reader.parsed.lang}.mentions.{rule}", group.actor_id, why)


def _subject_of_saying(token: Token, sentence: TokenRun, reader: Reader) -> tuple[str, bool] | None:
    """Which gender a pronoun or verb asks for ("" any), and whether the subject is dropped; None for other tokens."""
    if token.pos_ in ("PRON", "DET"):
        wanted = reader.words.pronouns.get(fold(token.text))
        saying = token.dep_ in _SUBJECTS and _says(token.head, reader)
        return (wanted, False) if wanted and saying else None
    if reader.words.dropped and _is_dropped(token, sentence, reader):
        return "", True
    return None


def _says(token: Token, reader: Reader) -> bool:
    return token.pos_ in ("VERB", "AUX") and token.lemma_.casefold() in reader.words.saying


def _is_dropped(token: Token, sentence: TokenRun, reader: Reader) -> bool:
    """A finite third person singular of saying that begins its sentence, and whose content follows at once."""
    if not _says(token, reader) or "Plur" in token.morph.get("Number", []):
        return False
    if not {"3"} & set(token.morph.get("Person", [])) or "Fin" not in token.morph.get("VerbForm", ["Fin"]):
        return False
    if any(child.dep_ in _SUBJECTS or fold(child.text) in ("se", "lo") for child in token.children):
        return False
    before = [one for one in sentence if one.i < token.i]
    if any(one.pos_ not in _BEFORE_DROPPED for one in before) and not _after_quotation(before):
        return False
    after = next((one for one in token.doc[token.i + 1 : sentence.end] if not one.is_space), None)
    return after is not None and (after.pos_ in ("SCONJ", "ADP", "ADV") or after.text in (":", ",", ".", *_QUOTES))


def _after_quotation(before: Sequence[Token]) -> bool:
    telling = [one for one in before if not one.is_space]
    return bool(telling) and (telling[-1].text in _QUOTES or (len(telling) > 1 and telling[-2].text in _QUOTES))


def _antecedent(
    reader: Reader, referents: Referents, token: Token, number: int, wanted: str, last: Individual | None
) -> Individual | None:
    """The one individual that fits, in this sentence before the token and the nearest before it that speaks of any."""
    bodies = wanted == THING
    sentence = reader.parsed.sentences[number]
    found = list(referents.among(sentence.start_char, token.idx, bodies=bodies))
    found = [one for one in found if not _inside_quotation(reader, one.start, sentence.start_char, token.idx)]
    fitting = _fitting(found, wanted)
    for back in range(1, FURTHEST + 1):
        before = reader.parsed.sentences[number - back] if number >= back else None
        if before is None or "\n\n" in reader.parsed.doc.text[before.start_char : sentence.start_char].strip():
            break
        if back == 1 or not fitting:
            found += referents.among(before.start_char, before.end_char, bodies=bodies)
            fitting = _fitting(found, wanted)
    if len(fitting) == 1:
        return next(iter(fitting.values()))
    return last if last is not None and last.key in fitting and _goes_on(token, reader) else None


def _fitting(found: Sequence[Individual], wanted: str) -> dict[str, Individual]:
    """Those whose gender is asked for, or not known, by key; bodies only where one of them is a subject."""
    if wanted == THING:
        return {one.key: one for one in found} if any(one.subject for one in found) else {}
    return {one.key: one for one in found if not (wanted and one.gender) or one.gender == wanted}


def _goes_on(token: Token, reader: Reader) -> bool:
    verb = token if token.pos_ in ("VERB", "AUX") else token.head
    near = (child for child in verb.children if abs(child.i - verb.i) <= 3)
    return verb.lemma_.casefold() in reader.words.goes_on_verbs or any(
        fold(child.text) in reader.words.goes_on_adverbs for child in near
    )


def _inside_quotation(reader: Reader, at: int, start: int, stop: int) -> bool:
    """Whether a place in the sentence stands inside quotation marks that are closed before the token."""
    text = reader.parsed.doc.text
    before = sum(text.count(mark, start, at) for mark in _QUOTES)
    after = sum(text.count(mark, at, stop) for mark in _QUOTES)
    return before % 2 == 1 and after > 0


def _speaker(sentence: TokenRun, reader: Reader, referents: Referents) -> Individual | None:
    """Who speaks in a sentence: the subject of its first verb of saying."""
    for token in sentence:
        if _says(token, reader):
            for child in token.children:
                if child.dep_ in _SUBJECTS and child.pos_ != "PRON":
                    return _at(child, referents)
    return None


def _at(token: Token, referents: Referents) -> Individual | None:
    first, last = token.left_edge.idx, token.idx + len(token)
    found = (*referents.among(first, last), *referents.among(first, last, bodies=True))
    return found[-1] if found else None


def _referents(reader: Reader, mentions: Sequence[Mention], posts: Posts, groups: Mapping[str, Group]) -> Referents:
    people, bodies = [], []
    for mention in mentions:
        if mention.kind is MentionKind.PERSON:
            one = _individual(reader, mention, posts, groups)
            people += [one] if one is not None else []
        elif mention.kind in BODIES and mention.actor_id:
            bodies.append(_named(reader, mention, groups))
    return Referents(reader.parsed, tuple(people), tuple(bodies))


def _named(reader: Reader, mention: Mention, groups: Mapping[str, Group]) -> Individual:
    actor_id = mention.actor_id
    genders = groups[actor_id].genders if actor_id else set()
    gender = next(iter(genders)) if len(genders) == 1 else ""
    run = reader.run_of(mention)
    subject = run is not None and any(token.dep_ in _SUBJECTS for token in run)
    return Individual(mention.span.start, actor_id or key_of(mention.name), actor_id, gender, mention.kind, subject)


def _individual(reader: Reader, mention: Mention, posts: Posts, groups: Mapping[str, Group]) -> Individual | None:
    """A person, named or described; None for several people."""
    beside = posts.beside.get(mention.span.start)
    if not is_description(mention):
        return _named(reader, mention, groups)
    read = reader.read(mention)
    if read is None or read.plural:
        return None
    actor_id = mention.actor_id or beside
    if actor_id is not None and actor_id in groups:
        one = _named(reader, replace(mention, actor_id=actor_id), groups)
        return replace(one, gender=one.gender or read.gender)
    words = " ".join(sorted(read.post.words))
    run = reader.run_of(mention)
    subject = run is not None and any(token.dep_ in _SUBJECTS for token in run)
    return Individual(mention.span.start, f"{read.post.role} {words}", None, read.gender, mention.kind, subject)
