"""When and where deeds were by the coming of those who did them: "On 3 May soldiers came to Ayora. They beat me"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from careo.lang.actor_codes import side_in_arms
from careo.model import DocKind, MentionKind, Place, Role, RoleName, TimeRange
from careo.text.numbers import fold
from careo.understand.drafts import DOERS
from careo.understand.events.nearest import Deeds, token_at
from careo.understand.events.when import NO_POINT, ONE_DAY, time_of
from careo.understand.events.where import is_named, place_of
from careo.understand.parsed import sentences_before
from careo.understand.roles import Cast
from careo.understand.roles.cases import case_of
from careo.understand.roles.clauses import clause_head, is_negated
from careo.understand.roles.people import bears_arms
from careo.understand.text_order import TextOrder

if TYPE_CHECKING:
    from spacy.tokens import Token

FURTHEST = 400
"""Characters from the end of the sentence of an arrival to the deed, at most."""
SENTENCES_BACK = 4
"""Sentences from an arrival to what is done by nobody told, at most."""
NARRATED = 1500
"""Characters from where who testifies says he was to what befell there, at most."""
_NAMING = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_BLANK = re.compile(r"\n\s*\n")
_NONE = Deeds(frozenset(), frozenset())


def arrival_of(cast: Cast, head: Token, roles: Sequence[Role]) -> Token | None:
    """The verb of a sentence before by which those who do a deed come to its scene; None where no such is told.

    What befalls somebody by nobody told, or by "the soldiers", befalls him where those came who bear arms in the same
    paragraph: "Soldiers came to Ayora. Two men were shot".
    """
    doers = [role for role in roles if role.role in DOERS]
    if not doers:
        return _armed_before(cast, head) if any(role.role is RoleName.PATIENT for role in roles) else None
    words, here = cast.grammar.words["coming"], head.sent.start_char
    runs = [cast.parsed.syntax.char_span(one.span.start, one.span.stop, alignment_mode="expand") for one in doers]
    named = [run.root for run in runs if run is not None]
    for noun in (one for one in named if one.idx < here and one.dep_ in ("nsubj", "obl")):
        verb = noun.head
        near = here - verb.sent.end_char <= FURTHEST
        if near and fold(verb.lemma_) in words and not is_negated(verb, cast.grammar.words["denying"]):
            return verb
    return _named_before(cast, head, named) if all(one.idx >= here for one in named) else None


def _armed_before(cast: Cast, head: Token) -> Token | None:
    """The verb that opens one of the sentences before in the paragraph, by which those come who bear arms."""
    for verb, subjects in _comings_before(cast, head):
        if any(map(bears_arms, subjects)):
            return None if is_negated(verb, cast.grammar.words["denying"]) else verb
    return None


def _named_before(cast: Cast, head: Token, doers: Sequence[Token]) -> Token | None:
    """The same for those who come by the name of the doers: "a patrol of twenty soldiers … the soldiers shot him".

    Or by what they did ("the attackers"), or as those who bear arms on the same side (`una patrulla … los militares`).
    """
    names = {fold(word) for one in doers for word in (one.text, one.lemma_)}
    known = [one for one in doers if any("Def" in c.morph.get("Definite", []) for c in one.children)]
    again = any(fold(one.lemma_) in cast.grammar.words["doers_again"] for one in known)
    sides = _sides_of(cast, known)
    for verb, subjects in _comings_before(cast, head):
        told = {fold(word) for one in subjects for t in one.subtree for word in (t.text, t.lemma_) if t.pos_ in _NAMING}
        beside = _sides_of(cast, subjects)
        unsided = sides and not beside  # "a patrol from the base came … the soldiers"
        if names & told or sides & beside or ((again or unsided) and any(map(bears_arms, subjects))):
            return None if is_negated(verb, cast.grammar.words["denying"]) else verb
    return None


def _sides_of(cast: Cast, nouns: Sequence[Token]) -> set[str]:
    """On which sides in arms those stand whom some nouns name, by the words of their descriptions."""
    runs = (" ".join(t.text for t in one.subtree) for one in nouns)
    return {side for run in runs if (side := side_in_arms(run, lang=cast.parsed.lang)) is not None}


def _comings_before(cast: Cast, head: Token) -> Iterator[tuple[Token, list[Token]]]:
    """The verbs of coming that the sentences before in the paragraph open with, the last first, and who comes."""
    words, text, below = cast.grammar.words, cast.parsed.doc.text, head.sent
    for sent in sentences_before(head.sent, SENTENCES_BACK):
        last = max((t.idx + len(t) for t in sent if not t.is_space), default=sent.start_char)
        if _BLANK.search(text, last, below.root.left_edge.idx + 1):
            return
        below = sent
        joined = (c for c in sent.root.children if c.dep_ == "conj" and any(d.dep_ == "nsubj" for d in c.children))
        for verb in (sent.root, *joined):
            if fold(verb.lemma_) in words["coming"]:
                yield verb, [c for c in verb.children if c.dep_ == "nsubj"]


def time_of_arrival(
    times: TextOrder[TimeRange], verb: Token, head: Token, *, cast: Cast, elsewhere: bool
) -> TimeRange | None:
    """The time of an arrival, where no other is told from there to the deed, nor another place for that."""
    between = times.starting(verb.sent.end_char, head.sent.end_char)
    if elsewhere or not all(_is_age(cast, time) for time in between):
        return None
    return time_of(cast.parsed, verb, times, deeds=_NONE, grammar=cast.grammar)


def time_of_narration(times: TextOrder[TimeRange], head: Token, *, cast: Cast) -> TimeRange | None:
    """The day on which who testifies last told to have been somewhere, in sentences before: "On 3 May I was at home".

    No other time may stand between, nor one in the sentence itself.
    """
    sent = head.sent
    told = list(times.starting(max(0, sent.start_char - NARRATED), sent.end_char))
    if cast.parsed.doc.kind is not DocKind.TESTIMONY or not told or told[-1].span.start >= sent.start_char:
        return None
    last = told[-1]
    if last.earliest is None or last.latest is None or last.latest - last.earliest > ONE_DAY or _is_age(cast, last):
        return None
    return last if _is_scene_of_teller(clause_head(token_at(cast.parsed, last.span.start)), cast) else None


def _is_scene_of_teller(verb: Token, cast: Cast) -> bool:
    """Whether a clause tells where the teller was or what he saw: "I was at home", `estábamos durmiendo`."""
    is_there = fold(verb.lemma_) in cast.grammar.words["being_there"] or any(c.dep_ == "cop" for c in verb.children)
    own = [verb, *(c for c in verb.children if c.dep_.startswith(("nsubj", "aux", "cop")))]
    return is_there and any("1" in one.morph.get("Person", []) for one in own)


def _is_age(cast: Cast, time: TimeRange) -> bool:
    """Whether a stretch of time only says how old somebody is: `un menor de 14 años`."""
    run = cast.parsed.syntax.char_span(time.span.start, time.span.stop, alignment_mode="expand")
    aged = time.timex_type in NO_POINT and run is not None and run.root.dep_ in ("nmod", "appos", "nummod")
    return aged and run is not None and cast.kind_of(run.root.head) is MentionKind.PERSON


def place_of_arrival(places: TextOrder[Place], verb: Token, head: Token, *, cast: Cast) -> Place | None:
    """The place of an arrival, where no other is told from there to the deed: "came to Ayora", "entered Ayora"."""
    if any(map(is_named, places.starting(verb.sent.end_char, head.sent.end_char))):
        return None
    goal = cast.grammar.words["whither"]
    reached = [c for c in verb.children if c.dep_ == "obj" or (c.dep_.startswith("obl") and case_of(c) in goal)]
    inside = (p for c in reached for p in places.starting(c.left_edge.idx, c.right_edge.idx + len(c.right_edge)))
    return next(inside, None) or place_of(cast.parsed, verb, places, cast.grammar)
