"""`Según relataron los vecinos, …`, "according to what the mayor said", "as the mayor said": the verb tells who."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careo.model import VoiceMode
from careo.understand.attribution.cues import CueWords
from careo.understand.attribution.phrases import child, name_tokens, strip_marks, subject
from careo.understand.attribution.sources import Speakers
from careo.understand.drafts import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenRun
    from spacy.tokens import Token

_BEFORE = frozenset({"AUX", "PRON", "ADV", "DET", "SCONJ"})
_WHO = frozenset({"NOUN", "PROPN", "PRON"})
_LINKS = frozenset({"mark", "advmod", "case", "fixed"})
_SAID = frozenset({"obj", "ccomp", "xcomp", "iobj"})
_INSIDE = frozenset({",", ";", "(", ")", ":"})
_TELLING = frozenset({"say", "accuse"})
AS_SAID = "any.attribution.as_said@1"


def find_as_said(sent: TokenRun, speakers: Speakers) -> Iterator[Attribution]:
    """`As the bishop said, …`, `…, tal como denunció el comité, …`: the clause around it is what he says.

    Verbs that have something else for what is said ("as the bishop said mass") tell when it was.
    """
    for verb in sent:
        if speakers.cues.verbs.get(verb.lemma_.casefold()) not in _TELLING or not (link := _link(verb, speakers)):
            continue
        who, first = child(verb, "nsubj"), next(one for one in verb.subtree if one.is_alpha)
        if who is None or who.pos_ not in _WHO:
            continue
        ends = end_of_clause(verb, who)
        last = max((one for one in sent if first.i <= one.i and one.idx < ends and not one.is_space), key=_place)
        told = _told_around(verb, first, last) if _stands_apart(first, last) else []
        if sum(map(len, told)) > 1:
            start = link.idx if link.i == verb.i - 1 else verb.idx
            cue = speakers.parsed.span(start, verb.idx + len(verb))
            voice, source = speakers.voice(who, cue=cue, mode=VoiceMode.INDIRECT)
            content = tuple(map(speakers.parsed.span_of, told))
            yield Attribution(voice, source, (cue,), content, verb.lemma_.casefold(), AS_SAID)


def _place(token: Token) -> int:
    return token.i


def _link(verb: Token, speakers: Speakers) -> Token | None:
    """The "as" before a finite verb that says nothing else; `como lo dijo` says just that."""
    if verb.dep_ != "advcl" or not _is_finite(verb):
        return None
    cues = speakers.cues
    if any(one.dep_ in _SAID and one.text.casefold() not in cues.said_before for one in verb.children):
        return None
    links = (one for child in verb.children if child.dep_ in _LINKS for one in child.subtree if one.i < verb.i)
    return next((one for one in links if one.text.casefold() in cues.as_said and not _is_according(one, cues)), None)


def _is_according(link: Token, cues: CueWords) -> bool:
    return cues.according.fullmatch(link.text) is not None


def _stands_apart(first: Token, last: Token) -> bool:
    """Whether commas or the ends of the sentence close a clause off."""
    sent = first.sent
    opens = first.i - 1 <= sent.start or first.nbor(-1).text in _INSIDE or first.nbor(-1).dep_ == "cc"
    return opens and (last.i + 2 >= sent.end or last.text in _INSIDE or last.nbor(1).text in _INSIDE)


def _told_around(verb: Token, first: Token, last: Token) -> list[list[Token]]:
    """The words of the clause above, up to a semicolon: behind the clause where it opens the sentence, else around."""
    above, sent = verb.head, first.sent
    opens = first.i - 1 <= sent.start and last.i < above.i
    inside = {one.i for one in above.subtree}
    start = last.i + 1 if opens else min(inside)
    run = [one for one in sent.doc[start : max(inside) + 1] if not one.is_space]
    cuts = [at for at, one in enumerate(run) if one.text == ";"]
    run = run[: next((at for at in cuts if run[at].i > above.i), len(run))]
    run = run[next((at + 1 for at in reversed(cuts) if at < len(run) and run[at].i < above.i), 0) :]
    parts = ([one for one in run if one.i < first.i], [one for one in run if one.i > last.i])
    return [strip_marks(part) for part in parts if any(one.is_alpha for one in part)]


def verb_after(sent: TokenRun, stop: int, speakers: Speakers) -> Token | None:
    """The verb of saying whose clause begins at an offset: behind its auxiliaries, `lo que` and weak pronouns."""
    headless = False
    for one in sent:
        if one.idx < stop or one.is_space:
            continue
        if one.lemma_.casefold() in speakers.cues.verbs and one.pos_ in {"VERB", "AUX"}:
            return one if headless or _is_finite(one) else None
        headless = headless or (one.pos_ in {"PRON", "DET"} and one.dep_ in {"det", "obj", "mark"})
        if one.pos_ not in _BEFORE or one.dep_.startswith("nsubj"):
            return None
    return None


def who_told(verb: Token) -> Token | None:
    """Who says it: the subject or who a participle says it by, with no comma between; None where none is named."""
    who = child(verb, "obl:agent") or subject(verb)
    if who is None or who.i < verb.i or who.pos_ not in _WHO:
        return None
    return None if any(one.text == "," for one in verb.doc[verb.i : who.left_edge.i]) else who


def end_of_clause(verb: Token, who: Token | None) -> int:
    """The offset behind the last word of the clause: at the first comma after who says it, else behind his name."""
    last = max(name_tokens(who), key=lambda one: one.i) if who is not None else verb
    for one in verb.doc[last.i + 1 : verb.sent.end]:
        if one.text in {",", ";", ")"}:
            return one.idx
    return last.idx + len(last)


def _is_finite(verb: Token) -> bool:
    group = (verb, *(one for one in verb.children if one.dep_.startswith("aux")))
    return any("Fin" in one.morph.get("VerbForm", []) for one in group)
