"""Contents: the words that a cue verb announces: its clause, what stands around it, its quotations, its object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careo.model import Span
from careo.understand.attribution.phrases import child, strip_marks, subtree
from careo.understand.attribution.quotes import Quotation
from careo.understand.attribution.sources import Speakers

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenRun
    from spacy.tokens import Token

_REPORTING = frozenset({"ccomp", "parataxis"})
OBJECT_GROUPS = frozenset({"accuse", "demand", "deny", "doubt", "praise"})
XCOMP_GROUPS = frozenset({"demand", "plan", "deny", "believe", "refuse", "accuse"})
SURFACE_GROUPS = frozenset({"say", "believe", "deny", "plan"})


def find_content(
    token: Token, group: str, sent: TokenRun, speakers: Speakers, quotes: list[Quotation]
) -> tuple[Span, ...]:
    """The words a cue verb announces: its clause, read to the end of the sentence, and the quotations it holds."""
    parsed = speakers.parsed
    clause = _clause(token, group)
    spans: list[Span] = []
    if clause is None and (rest := after_bare_cue(token, sent)):
        spans.append(parsed.span_of(rest))
    elif clause is not None and clause.i > token.i:
        spans.append(parsed.span_of(_to_the_end(token, clause, sent)))
    elif clause is not None and not any(quote.stop <= token.idx for quote in _quotes_of(token, sent, quotes)):
        spans.append(parsed.span_of(strip_marks(subtree(clause))))
    elif _is_inserted(token, sent) and _comes_after(token):
        spans += _around(token, speakers)
    spoken = [q for q in _quotes_of(token, sent, quotes) if not q.start <= token.idx < q.stop]
    spans = _join(spans, [Span(parsed.doc.id, quote.start, quote.stop) for quote in spoken])
    lemma = speakers.cues.lemma(token)
    if not spans and (group in OBJECT_GROUPS or lemma in speakers.cues.objects):
        spans += _object(token, group, speakers)
    if not spans and (part := oblique_content(token, speakers)) is not None:
        spans.append(parsed.span_of(strip_marks(_without_case(part))))
    if not spans and group in SURFACE_GROUPS:
        spans += _after_that(token, sent, speakers)
    return tuple(sorted(spans))


def after_bare_cue(token: Token, sent: TokenRun) -> list[Token]:
    """`The delegates said they had left`, where the parser took the cue for an insertion into what was said.

    A true insertion has a mark or its speaker after it.
    """
    if token.dep_ not in {"parataxis", "ccomp", "advcl", "conj", "acl:relcl"} or token.head.i < token.i:
        return []
    after = token.doc[token.i + 1] if token.i + 1 < sent.end else None
    speaker_after = any(one.dep_.startswith("nsubj") and one.i > token.i for one in token.children)
    if after is None or not after.is_alpha or speaker_after or child(token, "obj", "obl", "xcomp") is not None:
        return []
    return strip_marks([one for one in token.doc[token.i + 1 : sent.end] if not one.is_space])


def oblique_content(token: Token, speakers: Speakers) -> Token | None:
    """What somebody calls for, refers to, speaks about: the first phrase with a preposition of the cue's own."""
    prepositions = speakers.cues.oblique.get(speakers.cues.lemma(token), frozenset())
    for one in token.children:
        case = (
            child(one, "case", "mark") if one.dep_ in {"obl", "advcl", "obl:arg", "ccomp"} and one.i > token.i else None
        )
        if case is not None and case.text.casefold() in prepositions:
            return one
    return None


def _without_case(part: Token) -> list[Token]:
    case = child(part, "case", "mark")
    return [one for one in subtree(part) if case is None or one.i > case.i] or [part]


def _after_that(token: Token, sent: TokenRun, speakers: Speakers) -> list[Span]:
    """Surface fallback: `reported that …`, `told reporters that …`, where the syntax shows no clause."""
    for one in token.doc[token.i + 1 : min(sent.end, token.i + 4)]:
        if one.text.casefold() in speakers.cues.that:
            run = strip_marks([rest for rest in token.doc[one.i : sent.end] if not rest.is_space])
            return [speakers.parsed.span_of(run)] if len(run) > 2 else []
    return []


def _clause(token: Token, group: str) -> Token | None:
    clause = next((one for one in token.children if one.dep_ in _REPORTING and _is_clause(one)), None)
    return child(token, "xcomp") if clause is None and group in XCOMP_GROUPS else clause


def _to_the_end(token: Token, clause: Token, sent: TokenRun) -> list[Token]:
    """From the clause's first word to the end of the sentence, or to the next verb that the cue verb is joined with.

    Parsers cut long clauses short more often than something else follows them.
    """
    first = max(clause.left_edge.i, token.i + 1)
    joined = [one.left_edge.i for one in token.children if one.dep_ == "conj" and one.i > clause.i]
    joined += [one.left_edge.i for one in token.children if one.dep_ == "parataxis" and one.i > clause.right_edge.i]
    last = min([sent.end, *(edge for edge in joined if edge > first)])
    return strip_marks([one for one in token.doc[first:last] if not one.is_space]) or [clause]


def _join(spans: list[Span], spoken: list[Span]) -> list[Span]:
    """Spans and quotations together; those that overlap become one."""
    joined: list[Span] = []
    for span in sorted([*spans, *spoken]):
        if joined and span.start <= joined[-1].stop + 1:
            last = joined.pop()
            joined.append(Span(last.doc_id, last.start, max(last.stop, span.stop)))
        else:
            joined.append(span)
    return joined


def _object(token: Token, group: str, speakers: Speakers) -> list[Span]:
    """What is condemned, demanded or denied, as a noun; whom somebody accuses, with what he is accused of."""
    target = child(token, "obj") or next((one for one in token.children if one.dep_ == "obl" and one.i > token.i), None)
    if target is None or target.pos_ not in {"NOUN", "PROPN", "VERB"}:
        return []
    run = subtree(target)
    if group in {"accuse", "praise"} or child(token, "xcomp") is not None:
        more = [one for one in token.children if one.dep_ in {"advcl", "obl", "xcomp"} and one.i > target.i]
        run += [inner for one in more for inner in subtree(one)]
    return [speakers.parsed.span_of(strip_marks(sorted(run, key=lambda one: one.i)))]


def _is_clause(token: Token) -> bool:
    return token.dep_ == "ccomp" or token.pos_ in {"VERB", "AUX"} or child(token, "cop", "nsubj") is not None


def _is_inserted(token: Token, sent: TokenRun) -> bool:
    """Whether a verb stands beside what is said: as parataxis, or joined without "and" at the end of its sentence."""
    if token.head.i == token.i or token.dep_ not in {"parataxis", "conj"}:
        return False
    if token.dep_ == "parataxis":
        return True
    rest = [one for one in token.doc[token.right_edge.i + 1 : sent.end] if one.is_alpha]
    return not rest and child(token, "cc", "obj") is None and child(token, "nsubj") is not None


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


def is_quoted(content: tuple[Span, ...], quotes: list[Quotation]) -> bool:
    """Whether a content is a quotation, its marks and a comma forgiven."""
    return any(
        one.start <= span.start + 2 and span.stop <= one.stop + 2 for span in content for one in quotes if one.is_speech
    )
