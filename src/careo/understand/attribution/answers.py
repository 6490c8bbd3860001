"""Where what somebody says ends and the author tells what others make of it: "…, but the police deny it"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from careo.model import Span, VoiceMode
from careo.understand.attribution.cues import CueWords
from careo.understand.attribution.phrases import child
from careo.understand.attribution.sources import Speakers
from careo.understand.drafts import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenRun
    from spacy.tokens import Token


def without_answers(found: Iterable[Attribution], sent: TokenRun, speakers: Speakers) -> Iterator[Attribution]:
    """The attributions, each without what its sentence adds of the answer of others.

    `The family says that he was arrested, | but the police deny holding him`, "said that troops killed 12, | a charge
    denied by the army": the family and the radio do not say that.
    """
    edges = [edge for token in sent if (edge := _answer(token, speakers.cues)) is not None]
    for one in found:
        if one.voice.mode is VoiceMode.QUOTED:
            yield one
            continue
        verb = next((token for token in sent if one.cue and one.cue[0].start <= token.idx < one.cue[-1].stop), None)
        above = [] if verb is None or verb.pos_ not in {"VERB", "AUX"} else _going_on(sent, verb, one.content)
        yield _cut(one, [*edges, *above])


def _cut(one: Attribution, edges: Iterable[tuple[int, int]]) -> Attribution:
    """An attribution whose last words end before an answer that runs to their end."""
    if not one.cue:
        return one
    last = one.content[-1]
    for start, stop in edges:
        begins = one.cue[0].stop <= last.start < start and last.start < start < last.stop <= stop
        if begins:
            return replace(one, content=(*one.content[:-1], Span(last.doc_id, last.start, start)))
    return one


def _going_on(sent: TokenRun, cue: Token, told: Iterable[Span]) -> list[tuple[int, int]]:
    """Where clauses go on with what stands above a cue: `mató a dos que se negaron a ir | e incendió tres`."""
    above = {one.i for one in cue.ancestors}
    if child(cue, "obj") is not None and child(cue, "ccomp", "xcomp", "parataxis") is None:
        above.add(cue.i)  # `negó la masacre | y culpó a otros`
    joined = (one for one in sent if one.dep_ == "conj" and one.head.i in above and one.i > cue.i)
    joined = (one for one in joined if not any(span.start <= one.head.idx < span.stop for span in told))
    found = []
    for one in joined:
        link = child(one, "cc")
        finite = one.pos_ == "VERB" and "Fin" in one.morph.get("VerbForm", []) and link is not None
        if not finite or link is None or link.i == sent.start or one.is_ancestor(cue):
            continue
        first = link.nbor(-1) if link.nbor(-1).text == "," else link
        found.append((first.nbor(-1).idx + len(first.nbor(-1)), sent.end_char))
    return found


def _answer(token: Token, cues: CueWords) -> tuple[int, int] | None:
    """Where an answer begins and ends, if a word heads one."""
    clause = _is_but(token, cues)
    if not clause and not _is_called(token, cues):
        return None
    before = token.left_edge.nbor(-1) if token.left_edge.i > token.sent.start else token.left_edge
    first = before if before.text == "," else token.left_edge
    start = first.idx if first.i == first.sent.start else first.nbor(-1).idx + len(first.nbor(-1))
    return start, token.right_edge.idx + len(token.right_edge) + 1


def _is_but(verb: Token, cues: CueWords) -> bool:
    """`But the police deny holding him`, `si bien un mando lo admitió`: joined by "but", somebody else answers."""
    joined = verb.dep_ == "conj"
    link, who = child(verb, "cc" if joined else "mark"), child(verb, "nsubj")
    if verb.dep_ not in {"conj", "advcl"} or link is None or who is None or who.pos_ not in {"NOUN", "PROPN"}:
        return False
    word = " ".join([link.text, *(one.text for one in link.children if one.dep_ == "fixed")]).casefold()
    behind = link.i > verb.sent.start and verb.head.i < link.i and link.nbor(-1).text == ","
    apart = word in cues.but if joined else word in cues.though and behind
    speaks = cues.verbs.get(verb.lemma_.casefold()) in {"deny", "say", "doubt"}
    return apart and speaks and not (joined and child(verb, "mark") is not None)


def _is_called(noun: Token, cues: CueWords) -> bool:
    """`…, a charge denied by the army`: the noun behind a comma for what was said, and who denies it."""
    before = noun.left_edge
    if noun.pos_ != "NOUN" or before.i == before.sent.start or noun.lemma_.casefold() not in cues.nouns:
        return False
    comma = before.text == "," or before.nbor(-1).text == ","
    told = (one for one in noun.children if one.dep_ in {"acl", "acl:relcl"} and one.i > noun.i)
    return comma and any(cues.verbs.get(one.lemma_.casefold()) in {"deny", "doubt"} for one in told)
