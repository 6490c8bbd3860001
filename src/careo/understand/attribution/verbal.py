"""Verbs of saying, believing, denying: the content they announce, and who is their subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from careo.model import Span, VoiceKind, VoiceMode
from careo.understand.attribution.beside_verb import neighbour, speaker_after
from careo.understand.attribution.edges import (
    behind_quotation,
    is_apart,
    is_said_too,
    next_items,
    said_by_others,
    told_apart,
)
from careo.understand.attribution.objects import OBJECT_GROUPS, is_deed, object_of
from careo.understand.attribution.own import is_own, says_we
from careo.understand.attribution.papers import paper_before
from careo.understand.attribution.phrases import (
    child,
    is_charge,
    is_clause,
    is_governed,
    is_passive,
    is_reflexive_passive,
    is_said_bare,
    joined_to,
    relative_ends,
    relative_subject,
    strip_marks,
    subject,
    subtree,
    top_of_name,
    within_brackets,
)
from careo.understand.attribution.quotes import Quotation
from careo.understand.attribution.sources import Speakers
from careo.understand.attribution.unsaid import (
    are_questioned,
    hides_name,
    is_asked,
    is_empty,
    is_held,
    is_nobody,
    is_relative,
    is_remark,
    is_sentencing,
    is_weak,
)
from careo.understand.drafts import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenRun
    from spacy.tokens import Token

UNSAID = (is_asked, hides_name, is_sentencing, is_held, is_remark)
"""What tells of a verb of saying that nothing is said by it."""
_REPORTING = frozenset({"ccomp", "parataxis"})
FARTHEST_THAT = 9
"""Words from a cue verb to the "that" of its content, at most, where the syntax does not join them."""
XCOMP_GROUPS = frozenset({"demand", "plan", "deny", "believe"})


def find_verbal(sent: TokenRun, speakers: Speakers, quotes: list[Quotation]) -> Iterator[Attribution]:
    """Verbs of saying, believing, denying … with a clause, a quotation or, for some, an object as content."""
    told: list[Span] = []
    for token in sent:
        group = speakers.cues.verbs.get(token.lemma_.casefold()) if _may_be_cue(token, speakers) else None
        if group is None:
            continue
        content = _content(token, group, sent, speakers, quotes)
        unsaid = any(rule(token, speakers.cues) for rule in UNSAID)
        if not content or unsaid or are_questioned(token, speakers.cues):
            continue
        passive = is_passive(token)
        head = _passive_source(token) if passive else _speaker(token, sent, speakers, quotes)
        if head is not None and (is_empty(head) or is_weak(head, speakers.cues)):
            head = None
        if head is not None and any(span.start <= head.idx < span.stop for span in content):
            head = speaker_after(token, sent) if token.dep_ == "parataxis" and content[-1].stop <= token.idx else None
        if head is None:
            head, content = _from_surface(token, sent, content, speakers)
        own = head is None and not passive and is_own(token, speakers)
        of_object = not own and list(content) == object_of(token, group, speakers)
        if head is None and not passive and (of_object or token.dep_ in {"acl", "amod"}):
            continue
        if of_object and (is_deed(token, content, speakers) or (head is not None and is_nobody([head], speakers.cues))):
            continue
        cue = cue_span(token, speakers)
        quoted = _quoted(content, quotes) and not _is_quoted(token, quotes)
        mode = VoiceMode.QUOTED if quoted else VoiceMode.INDIRECT
        nested = any(span.start <= token.idx < span.stop for span in told)
        remember = not nested and not _is_quoted(token, quotes)
        voice, source = speakers.voice(head, cue=cue, mode=mode, remember=remember)
        told += content
        own = own or (head is not None and "1" in head.morph.get("Person", []))
        if own and not _is_quoted(token, quotes):
            voice = replace(voice, kind=VoiceKind.AUTHOR)
        rule = f"any.attribution.verb_{group}@1"
        yield Attribution(voice, source, (cue,), content, token.lemma_.casefold(), rule)


def _speaker(token: Token, sent: TokenRun, speakers: Speakers, quotes: list[Quotation]) -> Token | None:
    """Who says it by an active verb: named behind a quotation, as its subject, or right beside it."""
    return (
        _after_quotation(token, quotes)
        or paper_before(token, speakers.cues)
        or _subject(token, speakers)
        or relative_subject(token, speakers.cues.that)
        or (relative_subject(token.head, speakers.cues.that) if token.dep_ == "conj" else None)
        or (None if says_we(token, speakers) else neighbour(token, sent))
    )


def _subject(token: Token, speakers: Speakers) -> Token | None:
    """Who says it: the subject of the verb or of the verb that it is joined to."""
    shared = joined_to(token, speakers.cues)
    return subject(token if shared is None else shared)


def _may_be_cue(token: Token, speakers: Speakers) -> bool:
    """A verb, or a noun for the tagger that stands where a verb does ("the police suspect that …")."""
    if token.pos_ in {"VERB", "AUX"}:
        heads_list = token.i == token.sent.start and token.i + 1 < len(token.doc) and token.nbor(1).text == ":"
        return not (heads_list and token.text.isupper())  # "CONSIDERANDO: Que …" of a judgment
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
    top = top_of_name(named)
    return top if before[-1].stop <= top.idx < token.idx else named


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


def cue_span(token: Token, speakers: Speakers) -> Span:
    """The verb with its auxiliaries, negation, weak pronouns and particle where they stand next to it."""
    run = [token]
    own = {one.i: one for one in token.children}
    while (before := own.get(run[0].i - 1)) is not None and _belongs_before(before):
        run.insert(0, before)
    after = own.get(token.i + 1)
    if after is not None and after.dep_ == "compound:prt":
        run.append(after)
    return speakers.parsed.span_of(run)


def _belongs_before(token: Token) -> bool:
    """Auxiliaries, "not" and "no", and pronouns that lean on the verb ("se", "me", "le")."""
    if token.dep_.startswith(("aux", "expl")) or "Neg" in token.morph.get("Polarity", []):
        return True
    return token.pos_ == "PRON" and token.dep_ in {"obj", "iobj", "obl", "obl:arg"}


def _content(token: Token, group: str, sent: TokenRun, speakers: Speakers, quotes: list[Quotation]) -> tuple[Span, ...]:
    """The words a cue verb announces: its clause, read to the end of the sentence, and the quotations it holds."""
    parsed = speakers.parsed
    clause = _clause(token, group)
    if clause is not None and group == "plan" and clause.left_edge.text.casefold() in speakers.cues.reasons:
        clause = None
    if clause is not None and _is_beside(clause, token, speakers, quotes):
        clause = None
    spans: list[Span] = []
    if clause is not None and clause.i > token.i:
        spans.append(parsed.span_of(_to_the_end(token, clause, sent, speakers)))
    elif clause is not None and not any(quote.stop <= token.idx for quote in _quotes_of(token, sent, quotes)):
        spans.append(parsed.span_of(strip_marks(subtree(clause))))
    elif _is_inserted(token, sent) and _comes_after(token):
        spans += _around(token, speakers)
    spoken = [q for q in _quotes_of(token, sent, quotes) if not q.start <= token.idx < q.stop]
    if not spans and spoken and (behind := behind_quotation(token, spoken[-1].stop, speakers.cues.that)):
        spans.append(parsed.span_of(behind))
    spans = _join(spans, [Span(parsed.doc.id, quote.start, quote.stop) for quote in spoken])
    if not spans and group in {"say", "believe", "deny"}:
        spans += _after_that(token, sent, speakers, quotes)
    if not spans and (group in OBJECT_GROUPS or token.lemma_.casefold() in speakers.cues.with_object):
        spans += object_of(token, group, speakers)
    return tuple(sorted(spans))


def _is_beside(clause: Token, token: Token, speakers: Speakers, quotes: Sequence[Quotation]) -> bool:
    """Whether a clause only stands beside a verb: it tells who says it, or the verb is quoted and it is not.

    `La versión no se sostiene, añadió el perito`, `«Algún día los pedirán», pensaba`.
    """
    if clause.dep_ != "parataxis":
        return False
    inside = next((one for one in quotes if one.start <= token.idx < one.stop), None)
    outside = inside is not None and not inside.start <= clause.idx < inside.stop
    tells = clause.i > 0 and clause.nbor(-1).text == "," and clause.lemma_.casefold() in speakers.cues.verbs
    return outside or (tells and child(clause, "ccomp", "xcomp") is None and child(clause, "nsubj") is not None)


def _after_that(token: Token, sent: TokenRun, speakers: Speakers, quotes: Sequence[Quotation]) -> list[Span]:
    """Surface fallback: `reported that …`, `explained in a letter that …`, where the syntax shows no clause."""
    apart = False
    for one in token.doc[token.i + 1 : min(sent.end, token.i + FARTHEST_THAT)]:
        if apart and one.text == ":":
            apart = False
        elif one.pos_ in {"VERB", "AUX", "PUNCT"} and not apart:
            break
        if one.text.casefold() in speakers.cues.that and one.pos_ in {"SCONJ", "PRON"}:
            if one.head.dep_ == "conj" and not token.is_ancestor(one):  # `que fue a preguntar por él y | que …`
                return []
            apart = apart or (one.nbor(-1).text != ":" and is_relative(one, token))
            if apart:
                continue
            inside = next((quote for quote in quotes if quote.start <= token.idx < quote.stop), None)
            stop = sent.end_char if inside is None else inside.stop
            last = min([sent.end, *(end for end in relative_ends(token) if end > one.i + 1)])
            run = strip_marks([rest for rest in token.doc[one.i : last] if not rest.is_space and rest.idx < stop])
            return [speakers.parsed.span_of(run)] if len(run) > 2 else []
    return []


def _clause(token: Token, group: str) -> Token | None:
    clauses = (one for one in token.children if one.dep_ in _REPORTING and is_clause(one))
    clause = next((one for one in clauses if not is_apart(one, token)), None)
    if clause is not None:
        return clause
    if group not in XCOMP_GROUPS:  # "aseguró haber dado muerte"
        bare = (one for one in token.children if one.i > token.i and is_said_bare(one, token))
        return next(bare, None) if group == "say" else None
    return child(token, "xcomp") or next((one for one in token.children if is_governed(one)), None)


def _to_the_end(token: Token, clause: Token, sent: TokenRun, speakers: Speakers) -> list[Token]:
    """From the clause's first word to the end of the sentence, or to the next verb that the cue verb is joined with.

    Parsers cut long clauses short more often than something else follows them.
    """
    first = max(clause.left_edge.i, token.i + 1)
    beside = [one for one in token.children if one.dep_ == "conj" and one.i > clause.i]
    joined = [one.left_edge.i for one in beside if not is_said_too(one, clause, speakers.cues.that)]
    joined += [other.i for other in token.doc[clause.i + 1 : sent.end] if joined_to(other, speakers.cues) is token]
    joined += [one.left_edge.i for one in token.children if one.dep_ == "parataxis" and one.i > clause.right_edge.i]
    joined += [one.left_edge.i for one in token.children if is_apart(one, token)]
    joined += relative_ends(token)
    joined += [*next_items(token, clause, sent, speakers), *said_by_others(clause, sent, speakers)]
    if (
        token.dep_ == "advcl" and token.head.i > token.right_edge.i
    ):  # "Al negar que lo ordenara, el general culpó a otros"
        joined.append(token.right_edge.i + 1)
    if speakers.cues.verbs.get(token.lemma_.casefold()) in {"demand", "deny", "plan"}:
        joined += [one.i for one in told_apart([*token.doc[first : sent.end]])]
    last = min([sent.end, *(edge for edge in joined if edge > first)])
    run = within_brackets([one for one in token.doc[first:last] if not one.is_space], after=token.i)
    return strip_marks(run) or [clause]


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


def _is_inserted(token: Token, sent: TokenRun) -> bool:
    """Whether a verb stands beside what is said: as parataxis, or joined without "and" at the end of its sentence."""
    if token.head.i == token.i or token.dep_ not in {"parataxis", "conj"} or _is_reaction(token):
        return False
    whom = next((one for one in token.children if one.dep_ == "obj" and one.pos_ == "PRON" and one.i < token.i), None)
    if whom is not None and whom.text.casefold() not in {"lo", "it", "so"}:  # "…, los interrogaron, …"
        return False
    if token.dep_ == "parataxis":
        return not (is_reflexive_passive(token) and child(token, "nsubj") is not None)
    rest = [one for one in token.doc[token.right_edge.i + 1 : sent.end] if one.is_alpha]
    return not rest and child(token, "cc", "obj") is None and child(token, "nsubj") is not None


def _is_reaction(token: Token) -> bool:
    """Whether a verb behind a semicolon says nothing: `la policía atacó; los vecinos respondieron con piedras`."""
    clause = token.doc[token.left_edge.i]
    before = clause.text if clause.is_punct or clause.i == 0 else clause.nbor(-1).text
    asks = before == ":" and child(token, "obj") is not None and child(token, "nsubj") is not None
    return (before == ";" or asks) and child(token, "ccomp") is None  # `…: el obispo había pedido protección`


def _comes_after(token: Token) -> bool:
    """An inserted or final "…, the minister said": not a clause of its own that only stands beside.

    What says itself of what somebody is accused is such a clause: `los acusaron de ayudar a la policía`.
    """
    own = child(token, "ccomp") or next((one for one in token.children if is_charge(one)), None)
    asked = child(token, "obj") if token.i + 1 < len(token.doc) and token.nbor(1).dep_ == "obj" else None
    bare = asked is not None and asked.pos_ == "NOUN" and child(asked, "det") is None  # `pedían comida`
    many = "Plur" in token.morph.get("Number", []) or token.text.endswith("n")
    bare = bare and asked is not None and ("Plur" in asked.morph.get("Number", [])) is not many
    return token.i > token.head.left_edge.i and own is None and not bare


def _around(token: Token, speakers: Speakers) -> list[Span]:
    """What stands around an inserted "…, said the minister, …": one span, or two."""
    kept = subtree(token.head, without=[token])
    before = strip_marks([one for one in kept if one.i < token.left_edge.i])
    after = strip_marks([one for one in kept if one.i > token.right_edge.i])
    return [speakers.parsed.span_of(run) for run in (before, after) if len(run) > 1]


def _quotes_of(token: Token, sent: TokenRun, quotes: list[Quotation]) -> list[Quotation]:
    """Quotations that touch the sentence of a cue, when the cue is the nearest verb of saying to them."""
    start, stop = sent.start_char, sent.end_char
    end = min((token.doc[at].idx for at in relative_ends(token) if at < sent.end), default=stop)
    touching = [one for one in quotes if one.is_speech and one.start < stop and start < one.stop and one.start < end]
    return [one for one in touching if token.dep_ in {"ROOT", "parataxis", "conj", "advcl"} or one.start > token.idx]


def _quoted(content: tuple[Span, ...], quotes: list[Quotation]) -> bool:
    return any(one.start <= span.start + 2 and span.stop <= one.stop + 2 for span in content for one in quotes)
