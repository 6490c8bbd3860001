"""Who says what: cue -> content -> source -> chain, one file each, in the order of reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from careo.model import Mention, Span, VoiceKind, VoiceMode
from careo.understand.attribution.answers import without_answers
from careo.understand.attribution.as_told import find_as_said
from careo.understand.attribution.chain import Attributions
from careo.understand.attribution.cues import load_cues
from careo.understand.attribution.denials import find_denials
from careo.understand.attribution.finders import (
    ASIDE,
    find_according,
    find_nobody,
    find_nominal,
    find_proven,
    find_submitted,
    find_turns,
)
from careo.understand.attribution.floating import with_floating
from careo.understand.attribution.learned import NEWS, find_learned
from careo.understand.attribution.others import without_others
from careo.understand.attribution.presented import find_presented
from careo.understand.attribution.quotes import Quotation, find_quotations
from careo.understand.attribution.sources import Speakers
from careo.understand.attribution.tolls import find_speaking_of, find_tolls
from careo.understand.attribution.unsaid import denies_another, is_nobody, not_said, taken_for_known
from careo.understand.attribution.verbal import find_verbal
from careo.understand.attribution.void import heard
from careo.understand.drafts import Attribution
from careo.understand.parsed import Parsed, run_of
from careo.understand.text_order import TextOrder

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenRun

__all__ = ["find_attributions", "find_quotations"]

_DECISIVE = ("any.attribution.verb_accuse", "any.attribution.verb_deny", "any.attribution.verb_doubt")
UNDENIED = "[quotation]"
_JOINED = "any.attribution.verb_demand"
_REFUSED = "any.attribution.verb_deny"
_NESTED = ("any.attribution.verb_say", "any.attribution.verb_deny")


def find_attributions(parsed: Parsed, mentions: Sequence[Mention], *, ask_model: bool = True) -> Attributions:
    """Every attribution of a document in text order, each with the one it stands in as its parent.

    Where the model of the language reads voices, it is asked first. The rules for verbs, which need the syntax to be
    right about a verb and its clause, then serve in news only for voices inside voices and for what decides certainty
    (elsewhere one in ten of what they add is right, measured); in statements and testimony, which the model was not
    trained on, they serve wherever it finds nothing. Quotations, "according to" and labelled turns rest on the surface
    alone. A quotation that nobody is found for has an unknown voice. Without `ask_model` the rules stand alone.
    """
    has_model = ask_model and parsed.syntax._.cues is not None
    quotes = find_quotations(parsed.doc.text)
    speakers = Speakers(parsed, load_cues(parsed.lang), TextOrder(mentions), quotes=quotes)
    found = [*find_turns(speakers), *find_submitted(speakers)]
    labels = [one.source[0] for one in found if one.source and not one.cue]
    speaking = list(parsed.speaking())
    ends = [*(sent.start_char for sent in speaking[1:]), len(parsed.doc.text)]
    for sent, upto in zip(speaking, ends, strict=False):  # one end too many where nothing speaks
        before = len(speakers.said)
        here = _attributions_in(sent, speakers, quotes, has_model=has_model)
        speakers.forget(before, here)
        here = [one for one in here if not _is_of_label(one, labels)]
        found += _without_repeats(here)
        found = with_floating(sent, upto, speakers, quotes, found)
    within = (_within_quotation(one, quotes, parsed) for one in found)
    return _with_parents(_without_repeats(_with_unsaid(one, speakers) for one in within))


def _within_quotation(one: Attribution, quotes: Sequence[Quotation], parsed: Parsed) -> Attribution:
    """The attribution of a quoted cue without what stands behind the quotation: `"He said he did | ," she said`."""
    start = one.cue[0].start if one.cue else -1
    around = next((quote for quote in quotes if quote.is_speech and quote.start <= start < quote.stop), None)
    if around is None:
        return one
    text = parsed.doc.text
    beyond = [span for span in one.content if span.start < around.stop < span.stop]
    if not beyond or "\n\n" in text[around.stop : beyond[0].stop]:
        return one
    ends = len(text[: around.stop - 1].rstrip(" ,"))
    inside = [span for span in one.content if span.start < ends]
    kept = tuple(parsed.span(span.start, ends) if span in beyond else span for span in inside)
    return replace(one, content=kept) if kept else one


def _attributions_in(
    sent: TokenRun, speakers: Speakers, quotes: list[Quotation], *, has_model: bool
) -> list[Attribution]:
    """The attributions of a sentence, without its answers and what nobody is heard to say."""
    nobody = list(find_nobody(sent, speakers))
    settled = [*find_denials(sent, speakers), *find_as_said(sent, speakers)]
    learned = [one for one in find_learned(sent, speakers, quotes) if has_model and _adds(one, [*nobody, *settled])]
    learned = [one for one in learned if not any(_says_the_same(one, other) for other in learned)]
    according = list(find_according(sent, speakers))
    learned = [_within_aside(one, according) for one in learned]
    verbal = list(find_verbal(sent, speakers, quotes))
    if has_model and speakers.parsed.doc.kind in NEWS:
        kept = (_is_needed(one, learned) or _is_plain(one, learned, speakers) for one in verbal)
        verbal = [one for one, keep in zip(verbal, kept, strict=True) if keep or _is_joined(one, learned, sent)]
    verbal = [one for one in verbal if _adds(one, settled)]
    told = [one.content for one in verbal]  # "we reject the accusation that": told once
    nominal = [one for one in find_nominal(sent, speakers) if one.content not in told]
    proven = list(find_proven(sent, speakers))
    nobody = [one for one in nobody if _adds(one, [other for other in verbal if other.source])]  # `la gente dice que`
    rules = [*proven, *find_tolls(sent, speakers), *find_speaking_of(sent, speakers), *find_presented(sent, speakers)]
    rules += settled
    by_rule = [*rules, *verbal, *according, *nobody, *nominal]
    here = [*learned, *(one for one in by_rule if _adds(one, learned))]
    heard_here = list(heard(here, speakers))
    return list(without_answers(without_others(heard_here, speakers), sent, speakers))


def _with_unsaid(one: Attribution, speakers: Speakers) -> Attribution:
    """The attribution, with what its source does not say, or only takes for known, where the text tells so."""
    parsed = speakers.parsed
    cue = run_of(parsed, Span(parsed.doc.id, one.cue[0].start, one.cue[-1].stop)) if one.cue else None
    told = run_of(parsed, one.content[0])
    if cue is None or told is None:
        return one
    verb = next((token for token in cue if token.lemma_.casefold() == one.cue_lemma), cue.root)
    if one.voice.mode is VoiceMode.QUOTED:
        another = speakers.cues.verbs.get(one.cue_lemma) == "deny" and denies_another(verb, list(told))
        return replace(one, cue_lemma=UNDENIED) if another else one
    source = run_of(parsed, one.source[0]) if one.source else None
    nobody = source is not None and is_nobody(list(source), speakers.cues)
    unsaid = not_said(verb, one.cue_lemma, told[0], speakers.cues, by_nobody=nobody)
    denies = speakers.cues.verbs.get(one.cue_lemma) == "deny"
    known = taken_for_known(list(told), speakers.cues) if denies else []
    return replace(one, unsaid=unsaid, known=parsed.span_of(known) if known else None) if unsaid or known else one


def _is_needed(one: Attribution, learned: list[Attribution]) -> bool:
    """Accusations, denials and doubts, and what somebody is named to say inside what somebody else says.

    The first decide certainty; of the last, models find the outer voice only.
    """
    told = [span for other in learned for span in other.content]
    if one.source and one.made_by.startswith(_DECISIVE):
        return True
    named = one.voice.kind in {VoiceKind.NAMED, VoiceKind.ROLE_ONLY, VoiceKind.PRESS}
    if not one.source or not named or not one.made_by.startswith(_NESTED):
        return False
    return any(span.covers(one.cue[0]) and span.covers(one.source[0]) for span in told)


def _is_joined(one: Attribution, learned: list[Attribution], sent: TokenRun) -> bool:
    """Whether a demand is joined to what the model found: `condemned the raid and demanded an inquiry`."""
    if not one.cue or not one.source or not one.made_by.startswith(_JOINED):
        return False
    verb = next((token for token in sent if token.idx == one.cue[0].start), None)
    if verb is None or verb.dep_ != "conj":
        return False
    return any(span.start <= verb.head.idx < span.stop for other in learned for span in other.cue)


def _is_plain(one: Attribution, learned: list[Attribution], speakers: Speakers) -> bool:
    """Whether somebody says "that …" and the model heard nobody: "the minister dares to claim that they fled"."""
    named = one.voice.kind in {VoiceKind.NAMED, VoiceKind.ROLE_ONLY, VoiceKind.PRESS}
    if learned or not one.source or not named or not one.made_by.startswith(_NESTED[:1]) or len(one.content) != 1:
        return False
    said = one.content[0].quote(speakers.parsed.text).split(maxsplit=1)
    return bool(said) and said[0].casefold() in speakers.cues.that


def _is_of_label(one: Attribution, labels: Sequence[Span]) -> bool:
    """Whether a cue is the label of a turn: `Pregunta: ¿Van a …?`."""
    return any(span.overlaps(label) for span in one.cue for label in labels)


def _within_aside(one: Attribution, according: Sequence[Attribution]) -> Attribution:
    """The attribution, told between commas in a relative clause: "the man, who according to the police was armed"."""
    same = (other for other in according if other.made_by == ASIDE and other.cue == one.cue)
    aside = next(same, None)
    return replace(one, content=aside.content) if aside is not None else one


def _says_the_same(one: Attribution, other: Attribution) -> bool:
    """Whether another cue has the same source say all that this one has it say, and more, but not that it said so."""
    if not one.source or not other.source or one.source[0] != other.source[0]:
        return False
    if any(span.covers(one.cue[0]) for span in other.content):
        return False
    return _size(one) < _size(other) and all(any(span.covers(part) for span in other.content) for part in one.content)


def _adds(one: Attribution, learned: list[Attribution]) -> bool:
    """Whether what a rule found has no cue in common with what the model found."""
    cues = [span for other in learned for span in (*other.cue, *other.source)]
    return not any(span.start < cue.stop and cue.start < span.stop for span in one.cue for cue in cues)


def _without_repeats(found: Iterable[Attribution]) -> list[Attribution]:
    """Attributions without those that say the same content by the same cue; the first stays."""
    seen: set[tuple[tuple[Span, ...], tuple[Span, ...]]] = set()
    kept = []
    for one in found:
        key = (one.cue, one.content)
        if key not in seen:
            seen.add(key)
            kept.append(one)
    return kept


def _with_parents(found: list[Attribution]) -> Attributions:
    """Text order, and for each attribution the smallest other one whose content holds its cue or content."""
    ordered = Attributions(sorted(found, key=lambda one: (one.content[0].start, -_size(one), one.cue)))
    sizes = [_size(one) for one in ordered]
    made = []
    for number, one in enumerate(ordered):
        place = one.cue[0] if one.cue else one.content[0]
        holders = [
            k
            for k in ordered.saying(place.start, place.stop)
            if k != number
            and (sizes[k] > sizes[number] or (sizes[k] == sizes[number] and _is_rumour_of(one, ordered[k])))
            and any(span.covers(place) for span in ordered[k].content)
        ]
        made.append(replace(one, parent=min(holders, key=lambda k: (sizes[k], k), default=None)))
    return Attributions(_with_refusals(made))


def _with_refusals(found: Sequence[Attribution]) -> list[Attribution]:
    """A refusal to say something says no more than what is not said: `se negó a confirmar que lo detuvo`."""
    refused = {one.parent: one.unsaid for one in found if one.unsaid and one.parent is not None}
    return [
        replace(one, unsaid=refused[number]) if number in refused and one.made_by.startswith(_REFUSED) else one
        for number, one in enumerate(found)
    ]


def _is_rumour_of(one: Attribution, other: Attribution) -> bool:
    """Whether what nobody says is what somebody says: "they were reportedly taken away, local radio said"."""
    return not one.source and bool(other.source)


def _size(one: Attribution) -> int:
    return sum(span.stop - span.start for span in one.content)
