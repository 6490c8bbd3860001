"""One finder per way of attributing: verbs, "according to", words that name nobody, nouns, labelled turns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from careo.model import RegionKind, Span, Voice, VoiceKind, VoiceMode
from careo.understand.attribution.cues import find_phrases
from careo.understand.attribution.phrases import child, name_tokens, strip_marks, subject, subtree
from careo.understand.attribution.quotes import Quotation
from careo.understand.attribution.sources import UNKNOWN, Speakers
from careo.understand.drafts import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenRun
    from spacy.tokens import Token

_TURN = re.compile(r"(?:^|\n)[ \t]*\[(?P<who>[A-ZÁÉÍÓÚÑ][\w.' -]{1,40})\][ \t]+")
_NOT_A_TURN = re.compile(r"text|report|begin|end|words|passage|video|recording|indistinct|texto", re.IGNORECASE)
_REPORTING = frozenset({"ccomp", "parataxis"})
OBJECT_GROUPS = frozenset({"accuse", "demand", "deny", "doubt", "praise"})
XCOMP_GROUPS = frozenset({"demand", "plan", "deny", "believe"})


def find_verbal(sent: TokenRun, speakers: Speakers, quotes: list[Quotation]) -> Iterator[Attribution]:
    """Verbs of saying, believing, denying … with a clause, a quotation or, for some, an object as content."""
    for token in sent:
        group = speakers.cues.verbs.get(token.lemma_.casefold()) if token.pos_ in {"VERB", "AUX"} else None
        if group is None:
            continue
        content = _content(token, group, sent, speakers, quotes)
        if not content:
            continue
        passive = child(token, "nsubj:pass", "aux:pass") is not None or _is_reflexive_passive(token)
        head = _passive_source(token) if passive else subject(token)
        if head is not None and _is_empty(head):
            head = None
        if head is not None and any(span.start <= head.idx < span.stop for span in content):
            head = None
        if head is None and not passive and token.dep_ in {"acl", "amod"}:
            continue
        cue = _cue(token, speakers)
        mode = VoiceMode.QUOTED if _quoted(content, quotes) else VoiceMode.INDIRECT
        voice, source = speakers.voice(head, cue=cue, mode=mode)
        rule = f"any.attribution.verb_{group}@1"
        yield Attribution(voice, source, (cue,), content, token.lemma_.casefold(), rule)


def _is_empty(head: Token) -> bool:
    return head.dep_ == "expl" or head.lemma_.casefold() in {
        "it",
        "there",
        "that",
        "which",
        "que",
        "esto",
        "this",
        "what",
    }


def _is_reflexive_passive(token: Token) -> bool:
    """`se informó que`: nobody is named."""
    se = child(token, "expl", "obj", "iobj")
    return se is not None and se.text.casefold() == "se" and child(token, "nsubj") is None


def _passive_source(token: Token) -> Token | None:
    """The agent of a passive ("was reported by the police", "informado por la policía")."""
    for one in token.children:
        if one.dep_ == "obl:agent":
            return one
        if one.dep_.startswith("obl"):
            case = child(one, "case")
            if case is not None and case.text.casefold() in {"by", "por"} and one.pos_ in {"NOUN", "PROPN", "PRON"}:
                return one
    return None


def _cue(token: Token, speakers: Speakers) -> Span:
    """The verb with its auxiliaries and particle where they stand next to it."""
    run = [token]
    for one in token.children:
        if one.dep_.startswith("aux") and one.i == run[0].i - 1:
            run.insert(0, one)
        elif one.dep_ == "compound:prt" and one.i == run[-1].i + 1:
            run.append(one)
    return speakers.parsed.span_of(run)


def _content(token: Token, group: str, sent: TokenRun, speakers: Speakers, quotes: list[Quotation]) -> tuple[Span, ...]:
    parsed = speakers.parsed
    spans: list[Span] = []
    clause = next((one for one in token.children if one.dep_ in _REPORTING and _is_clause(one)), None)
    if clause is None and group in XCOMP_GROUPS:
        clause = child(token, "xcomp")
    if clause is not None:
        spans.append(parsed.span_of(strip_marks(subtree(clause))))
    elif token.dep_ == "parataxis" and token.head.i != token.i and _comes_after(token):
        spans += _around(token, speakers)
    spoken = _quotes_of(token, sent, quotes)
    if spoken and not any(quote.start <= token.idx < quote.stop for quote in spoken):
        spans = [one for one in spans if not any(q.start < one.stop and one.start < q.stop for q in spoken)]
        spans += [Span(parsed.doc.id, quote.start, quote.stop) for quote in spoken]
    if not spans and group in OBJECT_GROUPS:
        target = child(token, "obj", "obl")
        if target is not None and target.pos_ in {"NOUN", "PROPN", "VERB"}:
            spans.append(parsed.span_of(strip_marks(subtree(target))))
            more = next((one for one in token.children if one.dep_ in {"advcl", "obl"} and one is not target), None)
            if more is not None and group == "accuse" and more.i > target.i:
                spans = [parsed.span_of(strip_marks(subtree(target) + subtree(more)))]
    return tuple(sorted(spans))


def _is_clause(token: Token) -> bool:
    return token.dep_ == "ccomp" or token.pos_ in {"VERB", "AUX"} or child(token, "cop", "nsubj") is not None


def _comes_after(token: Token) -> bool:
    """An inserted or final "…, the minister said": not a clause of its own that only stands beside."""
    return token.i > token.head.left_edge.i and child(token, "ccomp") is None


def _around(token: Token, speakers: Speakers) -> list[Span]:
    """What stands around an inserted "…, said the minister, …": one span, or two."""
    kept = subtree(token.head, without=[token])
    before = strip_marks([one for one in kept if one.i < token.left_edge.i])
    after = strip_marks([one for one in kept if one.i > token.right_edge.i])
    return [speakers.parsed.span_of(run) for run in (before, after) if len(run) > 1]


def _quotes_of(token: Token, sent: TokenRun, quotes: list[Quotation]) -> list[Quotation]:
    """Quotations that touch the sentence of a cue, when the cue is the nearest verb of saying to them."""
    start, stop = sent.start_char, sent.end_char
    touching = [one for one in quotes if one.is_speech and one.start < stop and start < one.stop]
    return [one for one in touching if token.dep_ in {"ROOT", "parataxis", "conj", "advcl"} or one.start > token.idx]


def _quoted(content: tuple[Span, ...], quotes: list[Quotation]) -> bool:
    return any(
        one.start <= span.start + 2 and span.stop <= one.stop + 2 for span in content for one in quotes if one.is_speech
    )


def find_according(sent: TokenRun, speakers: Speakers) -> Iterator[Attribution]:
    """`According to the police, …`, `según vecinos, …`: the source follows, the rest of the clause is the content."""
    parsed, text = speakers.parsed, speakers.parsed.syntax.text
    for start, stop in find_phrases(speakers.cues.according, text, sent.start_char, sent.end_char):
        head = _head_after(sent, stop)
        if head is None:
            continue
        cue = parsed.span(start, stop)
        voice, source = speakers.voice(head, cue=cue, mode=VoiceMode.INDIRECT)
        content = _rest_of_clause(sent, head, start, source[0], speakers)
        if content:
            lemma = text[start:stop].casefold()
            yield Attribution(voice, source, (cue,), content, lemma, "any.attribution.according@1")


def _head_after(sent: TokenRun, stop: int) -> Token | None:
    """The head of the noun phrase that begins at an offset."""
    inside = [one for one in sent if one.idx >= stop and not one.is_space]
    if not inside or inside[0].is_punct:
        return None
    token = inside[0]
    while token.head.i != token.i and token.head.idx >= stop and token.pos_ not in {"VERB", "AUX"}:
        if token.pos_ in {"NOUN", "PROPN", "PRON"} and token.dep_ in {"obl", "nmod", "nsubj", "obj", "conj"}:
            break
        if token.head.pos_ in {"VERB", "AUX"}:
            break
        token = token.head
    return token if token.pos_ in {"NOUN", "PROPN", "PRON", "ADJ", "NUM"} else None


def _rest_of_clause(sent: TokenRun, head: Token, cue_start: int, source: Span, speakers: Speakers) -> tuple[Span, ...]:
    """The clause that the source answers for: the tree above it, else what stands before or after it."""
    parsed = speakers.parsed
    before = [one for one in sent if one.idx < cue_start]
    after = [one for one in sent if one.idx >= source.stop]
    runs = [strip_marks(run) for run in (before, after) if any(one.is_alpha for one in run)]
    if not runs:
        return ()
    longest = [run for run in runs if len(run) >= 3] or runs
    if len(longest) == 2 and len(longest[0]) < len(longest[1]) and longest[0][-1].dep_ in {"cc", "advmod", "mark"}:
        longest = longest[1:]
    return tuple(parsed.span_of(run) for run in longest)


def find_nobody(sent: TokenRun, speakers: Speakers) -> Iterator[Attribution]:
    """`Reportedly`, `se dice que`: somebody says it, and the text does not say who."""
    parsed, text = speakers.parsed, speakers.parsed.syntax.text
    for start, stop in find_phrases(speakers.cues.nobody, text, sent.start_char, sent.end_char):
        cue = parsed.span(start, stop)
        voice = Voice(UNKNOWN, VoiceKind.UNKNOWN, VoiceMode.INDIRECT, None, cue)
        clause = _clause_at(sent, stop)
        run = strip_marks([one for one in clause if not start <= one.idx < stop])
        if len(run) > 1:
            content = parsed.span_of(run)
            lemma = text[start:stop].casefold()
            yield Attribution(voice, (), (cue,), (content,), lemma, "any.attribution.nobody@1")


def _clause_at(sent: TokenRun, offset: int) -> list[Token]:
    """The tokens of the clause whose words follow an offset."""
    following = next((one for one in sent if one.idx >= offset and one.is_alpha), None)
    if following is None:
        return list(sent)
    top = following
    while top.pos_ not in {"VERB", "AUX"} and top.head.i != top.i:
        top = top.head
    return subtree(top)


def find_nominal(sent: TokenRun, speakers: Speakers) -> Iterator[Attribution]:
    """`The accusation that …`, `la versión de la policía de que …`: a noun announces the content."""
    for token in sent:
        if token.pos_ != "NOUN" or token.lemma_.casefold() not in speakers.cues.nouns:
            continue
        clause = next((one for one in token.children if one.dep_ in {"acl", "ccomp"} and child(one, "mark")), None)
        if clause is None or not any(
            one.text.casefold() in {"that", "que"} for one in clause.children if one.dep_ == "mark"
        ):
            continue
        owner = child(token, "nmod:poss", "nmod")
        cue = speakers.parsed.span_of([token])
        voice, source = speakers.voice(owner, cue=cue, mode=VoiceMode.INDIRECT)
        content = speakers.parsed.span_of(strip_marks(subtree(clause)))
        yield Attribution(voice, source, (cue,), (content,), token.lemma_.casefold(), "any.attribution.noun@1")


def find_turns(speakers: Speakers) -> Iterator[Attribution]:
    """Interview turns: `[ROJAS] …` speaks until the next label; two labels at least."""
    parsed, text = speakers.parsed, speakers.parsed.doc.text
    apart = [one.span for one in parsed.doc.regions if one.kind is not RegionKind.BODY]
    labels = [
        one
        for one in _TURN.finditer(text)
        if not _NOT_A_TURN.search(one["who"]) and not any(s.start <= one.start("who") < s.stop for s in apart)
    ]
    if len(labels) < 2:
        return
    edges = [*(one.start() for one in labels[1:]), len(text)]
    for label, stop in zip(labels, edges, strict=True):
        end = min([stop, *(s.start for s in apart if s.start > label.end())])
        if not text[label.end() : end].strip():
            continue
        source = Span(parsed.doc.id, label.start("who"), label.end("who"))
        voice = speakers.named(source, cue=None, mode=VoiceMode.QUOTED)
        content = parsed.span(label.end(), end)
        yield Attribution(voice, (source,), (), (content,), "[turn]", "any.attribution.turn@1")


def head_name(token: Token) -> str:
    """The words of a source's noun phrase."""
    return " ".join(one.text for one in name_tokens(token))
