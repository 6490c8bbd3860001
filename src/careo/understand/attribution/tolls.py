"""Who tells how many: "a priest put the dead at forty", `la Cruz Roja cifró en cuarenta los muertos`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careo.model import VoiceMode
from careo.understand.attribution.phrases import child, strip_marks, subtree
from careo.understand.attribution.sources import Speakers
from careo.understand.drafts import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenRun
    from spacy.tokens import Token

RULE, SPOKEN = "any.attribution.toll@1", "any.attribution.number@1"


def find_tolls(sent: TokenRun, speakers: Speakers) -> Iterator[Attribution]:
    """Those who put a number of people at something: the verb with its subject, the people as object, and a number."""
    cues, spans = speakers.cues, speakers.parsed.span_of
    for verb in sent:
        if verb.pos_ != "VERB" or verb.lemma_.casefold() not in cues.reckoning:
            continue
        source = child(verb, "obl:agent") or (child(verb, "nsubj") if child(verb, "nsubj:pass") is None else None)
        counted = child(verb, "obj", "nsubj:pass")
        below = (*verb.children, *(counted.children if counted is not None else ()))  # `the toll | at nine`
        number = next((one for one in below if one.i > verb.i and _is_number(one)), None)
        if source is None or counted is None or number is None or source.i == counted.i:
            continue
        if counted.lemma_.casefold() not in cues.tolls:
            continue
        cue = spans([verb])
        voice, found = speakers.voice(source, cue=cue, mode=VoiceMode.INDIRECT)
        told = sorted({*subtree(counted), *subtree(number)}, key=lambda one: one.i)
        content = spans(strip_marks(told))
        yield Attribution(voice, found, (cue,), (content,), verb.lemma_.casefold(), RULE)


def find_speaking_of(sent: TokenRun, speakers: Speakers) -> Iterator[Attribution]:
    """`El Ministerio habla de dos muertos`, "speaks of two dead": a number that somebody gives."""
    for token in sent[:-1]:
        head = child(token, "nsubj")
        if token.lemma_.casefold() not in speakers.cues.speaking_of or token.pos_ != "VERB" or head is None:
            continue
        counted = [one for one in token.children if one.dep_.startswith("obl") and child(one, "nummod") is not None]
        told = next((one for one in counted if one.i > token.i), None)
        if told is not None and token.nbor(1).text.casefold() in {"de", "of"}:
            cue = speakers.parsed.span_of([token])
            voice, source = speakers.voice(head, cue=cue, mode=VoiceMode.INDIRECT)
            content = speakers.parsed.span_of(strip_marks([one for one in subtree(told) if one.dep_ != "case"]))
            yield Attribution(voice, source, (cue,), (content,), token.lemma_.casefold(), SPOKEN)


def _is_number(token: Token) -> bool:
    counts = token.pos_ == "NUM" or any(one.dep_ == "nummod" for one in token.children)
    return counts and (token.dep_.startswith("obl") or (token.dep_ == "nmod" and child(token, "case") is not None))
