"""Verbs of saying, believing, denying: the content they announce, and who is their subject."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from careo.model import Span, VoiceKind, VoiceMode
from careo.understand.attribution.content import find_content, is_quoted, oblique_content
from careo.understand.attribution.phrases import child, strip_marks, subject
from careo.understand.attribution.quotes import Quotation
from careo.understand.attribution.sources import Speakers
from careo.understand.drafts import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenRun
    from spacy.tokens import Token

LONGEST_MANNER = 5  # words of "in a written statement"
INSIDE_QUOTATIONS = frozenset({"say", "deny", "accuse"})  # groups that relay others in somebody's words


def find_verbal(sent: TokenRun, speakers: Speakers, quotes: list[Quotation]) -> Iterator[Attribution]:
    """Verbs of saying, believing, denying … with a clause, a quotation or, for some, an object as content."""
    told: list[Span] = []
    for token in sent:
        lemma = speakers.cues.lemma(token)
        group = speakers.cues.verbs.get(lemma) if _may_be_cue(token, speakers) else None
        inside = group is not None and _is_quoted(token, quotes)
        if group is None or (inside and group not in INSIDE_QUOTATIONS):
            continue
        content = find_content(token, group, sent, speakers, quotes)
        if not content:
            continue
        passive = child(token, "nsubj:pass", "aux:pass") is not None or _is_reflexive_passive(token)
        head = (
            _passive_source(token, speakers)
            if passive
            else _after_quotation(token, quotes) or subject(token) or _neighbour(token, sent)
        )
        if head is not None and _is_empty(head, speakers):
            head = None
        if head is not None and any(span.start <= head.idx < span.stop for span in content):
            head = None
        if head is None:
            head, content = _from_surface(token, sent, content, speakers)
        if head is None and not passive and token.dep_ in {"acl", "amod"}:
            continue
        if inside and (head is None or {"1", "2"} & set(head.morph.get("Person", []))):
            continue
        cue = _cue(token, speakers)
        mode = VoiceMode.QUOTED if is_quoted(content, quotes) else VoiceMode.INDIRECT
        nested = any(span.start <= token.idx < span.stop for span in told)
        voice, source = speakers.voice(head, cue=cue, mode=mode, remember=not nested)
        told += content
        if head is not None and "1" in head.morph.get("Person", []):
            voice = replace(voice, kind=VoiceKind.AUTHOR)
        rule = f"any.attribution.verb_{group}@1"
        yield Attribution(voice, source, (cue,), content, lemma, rule)


def _may_be_cue(token: Token, speakers: Speakers) -> bool:
    """A verb, or a noun for the tagger that stands where a verb does ("the police suspect that …")."""
    if token.pos_ in {"VERB", "AUX"}:
        return True
    if token.pos_ != "NOUN" or token.dep_ != "ROOT" or not 0 < token.i < len(token.doc) - 1:
        return False
    return token.nbor(1).text.casefold() in speakers.cues.that and token.nbor(-1).dep_ == "compound"


def _from_surface(
    token: Token, sent: TokenRun, content: tuple[Span, ...], speakers: Speakers
) -> tuple[Token | None, tuple[Span, ...]]:
    """Surface fallbacks where the syntax gives no speaker: one named at the end of a sentence, or an announcement's."""
    for one in token.children:
        if one.dep_.startswith("obl") and one.lemma_.casefold() in speakers.cues.nouns:
            owner = child(one, "nmod")
            if owner is not None:
                return owner, content
    rest = [one for one in token.doc[token.i + 1 : sent.end] if one.is_alpha]
    if len(rest) > 8 or any(one.pos_ == "VERB" for one in rest) or token.i - sent.start < 8:
        return None, content
    named = _last_named_segment(token, sent)
    if named is None:
        return None, content
    before = strip_marks([one for one in token.doc[sent.start : named.i] if not one.is_space])
    if not any(one.is_alpha for one in before):
        return None, content
    kept = tuple(span for span in content if span.start >= token.idx) or (speakers.parsed.span_of(before),)
    return named, kept


def _last_named_segment(token: Token, sent: TokenRun) -> Token | None:
    """`…, Rojas, head of the office, told reporters`: the name after the last comma but the one of its title."""
    segments: list[list[Token]] = [[]]
    for one in reversed(token.doc[sent.start : token.i]):
        if one.text == ",":
            segments.append([])
            if len(segments) > 3:
                break
        elif not one.is_space:
            segments[-1].insert(0, one)
    for segment in segments[:3]:
        if segment and segment[0].pos_ == "PROPN" and not any(one.pos_ == "VERB" for one in segment):
            return segment[-1] if segment[-1].pos_ == "PROPN" else segment[0]
    return None


def _is_quoted(token: Token, quotes: list[Quotation]) -> bool:
    return any(one.start <= token.idx < one.stop for one in quotes)


def _after_quotation(token: Token, quotes: list[Quotation]) -> Token | None:
    """`"…," Rojas, the mayor, said.`: what stands between the quotation and the verb names the speaker."""
    before = [one for one in quotes if one.is_speech and one.stop <= token.idx and token.idx - one.stop < 160]
    if not before:
        return None
    between = [one for one in token.sent if before[-1].stop <= one.idx < token.idx and not one.is_punct]
    if not between or any(one.pos_ == "VERB" and one.dep_ != "acl" for one in between):
        return None
    speakers = (one for one in between if one.pos_ in {"PROPN", "NOUN", "PRON"})
    named = next((one for one in speakers if one.dep_ not in {"obj", "iobj", "expl"}), None)
    if named is None:
        return None
    top = _top_of_name(named)
    return top if before[-1].stop <= top.idx < token.idx else named


def _neighbour(token: Token, sent: TokenRun) -> Token | None:
    """Surface fallback: the noun phrase right after the verb ("said Rojas"), or the one its clause begins with."""
    after = next((one for one in token.doc[token.i + 1 : sent.end] if not one.is_space), None)
    inverted = after is not None and after.pos_ in {"PROPN", "DET"} and token.i > sent.start + 2
    if inverted and after is not None:
        named = after if after.pos_ == "PROPN" else after.head
        return _top_of_name(named) if named.pos_ in {"NOUN", "PROPN"} and named.i > token.i else None
    if token.dep_ not in {"ROOT", "ccomp", "parataxis"}:
        return None
    before = [one for one in token.doc[sent.start : token.i] if one.pos_ in {"PROPN", "NOUN", "PRON"}]
    if not before or before[0].i - sent.start > 6:
        return None
    top = _top_of_name(before[0])
    return top if top.i < token.i else before[0]


def _top_of_name(token: Token) -> Token:
    """The head of the name or noun phrase a token is part of."""
    inside = {"flat", "flat:name", "compound", "appos", "nmod", "amod", "det", "nummod"}
    while token.dep_ in inside and token.head.pos_ in {"NOUN", "PROPN"}:
        token = token.head
    return token


def _is_empty(head: Token, speakers: Speakers) -> bool:
    return head.dep_ == "expl" or head.lemma_.casefold() in speakers.cues.empty


def _is_reflexive_passive(token: Token) -> bool:
    """`se informó que`: nobody is named."""
    se = child(token, "expl", "obj", "iobj")
    return se is not None and se.text.casefold() == "se" and child(token, "nsubj") is None


def _passive_source(token: Token, speakers: Speakers) -> Token | None:
    """The agent of a passive ("was reported by the police", "informado por la policía")."""
    for one in token.children:
        if one.dep_ == "obl:agent":
            return one
        if one.dep_.startswith("obl"):
            case = child(one, "case")
            named = one.pos_ in {"NOUN", "PROPN", "PRON"}
            if named and case is not None and case.text.casefold() in speakers.cues.agent:
                return one
    return None


def _cue(token: Token, speakers: Speakers) -> Span:
    """The verb with what stands next to it: auxiliaries, negation, adverbs, particle, "in a statement"."""
    run = [token]
    verbs = {token.i, *(one.i for one in token.children if one.dep_.startswith(("aux", "cop")))}
    before = token.i - 1
    while before >= token.sent.start and _belongs_before(token.doc[before], token, verbs):
        run.insert(0, token.doc[before])
        before -= 1
    after = run[-1].i + 1
    part = oblique_content(token, speakers)
    for one in token.children:
        is_particle = one.dep_ == "compound:prt" and one.i == after
        if is_particle:
            run.append(one)
            after += 1
        elif one.dep_.startswith("obl") and one.lemma_.casefold() in speakers.cues.manner and one.left_edge.i == after:
            phrase = list(token.doc[after : one.i + 1])
            run += phrase if len(phrase) <= LONGEST_MANNER else []
            after = run[-1].i + 1
    if part is not None and (case := child(part, "case", "mark")) is not None and case.i == after:
        run.append(case)
    return speakers.parsed.span_of(run)


def _belongs_before(word: Token, verb: Token, verbs: set[int]) -> bool:
    """Whether a word before a verb is part of its cue: an auxiliary, "not", "also", "to", "se"."""
    if word.head.i not in verbs or word.is_punct:
        return False
    opens = word.dep_ == "mark" and "Inf" in verb.morph.get("VerbForm", [])
    is_adverb = word.dep_ == "advmod" and not word.morph.get("PronType") and word.i > verb.sent.start
    return opens or is_adverb or word.dep_.startswith(("aux", "expl")) or word.dep_ == "neg"
