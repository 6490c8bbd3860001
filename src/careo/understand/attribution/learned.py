"""What the model of the language reads as attributions: its cues, sources and contents made voices and spans.

A model without heads for voices gives none, and the rules stand alone. What the model finds lies in one sentence; a
quotation that it touches is taken whole, however far it goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from careo.lang.cues import Cue
from careo.model import DocKind, Span, VoiceMode
from careo.understand.attribution.cues import CueWords
from careo.understand.attribution.edges import told_apart
from careo.understand.attribution.papers import paper_before
from careo.understand.attribution.phrases import (
    child,
    is_in_label,
    joined_to,
    name_tokens,
    strip_marks,
    subtree,
    tops_of,
    with_end,
    within_brackets,
)
from careo.understand.attribution.quotes import PAIRS, Quotation
from careo.understand.attribution.sources import Speakers
from careo.understand.attribution.unsaid import (
    hides_name,
    is_addressee,
    is_asked,
    is_circumstance,
    is_doing,
    is_nobody,
    is_of_thing,
    is_punished,
    is_put_to_him,
    is_said_before_name,
    is_thing,
    is_threatened,
    put_to_him,
)
from careo.understand.drafts import Attribution
from careo.understand.mentions.kinds import load_noun_kinds
from careo.understand.text_order import joined

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenRun
    from spacy.tokens import Token

CLAUSE_SHARE = 0.6
"""Words of the content and of a clause that must be the same, of all words of both, for the clause to be taken."""
WIDEST_GAP = 6
"""Words between two parts of the content, up to which the gap is filled."""
MOST_NAMES = 3
"""Words of an alias between quotation marks, at most."""
CERTAIN = 0.0
"""Log-odds of a cue from which it may say no more than a thing ("told the truth")."""
SURE = -0.3
"""Log-odds of a cue below which it counts in news only, and only where the word lists have its verb or noun.

Set on PolNeAR, a twelfth of train and dev: the model finds as much there in documents it learnt from as in others.
"""
WISHING = frozenset({"demand", "deny", "plan"})
"""Groups of cues whose content is put in other words than what is told of it behind a comma."""
_ANNOUNCED = frozenset({"ccomp", "xcomp", "obj", "parataxis", "acl", "advcl", "obl", "nmod"})
_DEPENDENT = frozenset({"acl", "advcl", "xcomp"})
_CLAUSES = frozenset({"ccomp", "parataxis"})
RULE = "any.attribution.learned@1"
NEWS = frozenset({DocKind.WIRE, DocKind.ARTICLE, DocKind.REPORT, DocKind.UNKNOWN})
"""Kinds of document like those that the model learnt voices from."""
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})


def find_learned(sent: TokenRun, speakers: Speakers, quotes: Sequence[Quotation]) -> Iterator[Attribution]:
    """The attributions of a sentence by the model, in the order of their cues."""
    for cue in speakers.parsed.syntax._.cues or ():
        if sent.start <= cue.words[0] < sent.end and (cue.sureness >= SURE or _is_likely(cue, speakers)):
            made = _make(cue, sent, speakers, quotes)
            if made is not None:
                yield made


def _is_likely(cue: Cue, speakers: Speakers) -> bool:
    """Whether a cue that the model is not sure of stands in news and is made of a word that may be one."""
    known, syntax = speakers.cues, speakers.parsed.syntax
    lemmas = {syntax[at].lemma_.casefold() for at in cue.words}
    return speakers.parsed.doc.kind in NEWS and any(one in known.verbs or one in known.nouns for one in lemmas)


def _make(cue: Cue, sent: TokenRun, speakers: Speakers, quotes: Sequence[Quotation]) -> Attribution | None:
    spans = speakers.parsed.span
    words = [sent.doc[at] for at in cue.words]
    cue_spans = tuple(spans(run[0].idx, _end(run)) for run in _runs(words))
    lemma = _lemma(cue, sent, speakers)
    if not cue_spans or lemma in speakers.cues.silent:
        return None
    verb = _verb(words)
    told = _without_told(with_end(without_joined(whole_content(cue, sent), verb, speakers), words), lemma, speakers)
    if is_punished(verb, bool(cue.source), speakers.cues) or _is_unsaid(told, verb, speakers):
        return None
    another = lemma not in speakers.cues.verbs and (_is_of_another(told, words) or _is_done_to(told, verb))
    thing = cue.sureness < CERTAIN and is_thing(told, lemma, speakers.cues)
    if thing or another or is_of_thing(told, words, speakers.cues):
        return None
    alias = _alias_before(whole_source(cue, sent))
    content = [spans(run[0].idx, _end(run)) for run in _runs([one for one in told if one not in alias])]
    content = _with_quotations(content, cue_spans[0], quotes)
    if not content:
        return None
    source = _nearest_first(_source_runs(cue, sent, speakers), words)
    if source and is_nobody(source[0], speakers.cues) and not any(one.dep_ in _CLAUSES for one in told):
        return None
    source = [[one for one in alias if one.is_alpha], *source] if alias else source
    source = _of_paper(verb, told, speakers) or source
    measured = bool(source) and any(one.text.casefold() in speakers.cues.measures for one in source[0])
    if measured and _stands_before(lemma, speakers):
        return None
    if source and (is_addressee(_head(source[0]), verb, speakers.cues) or _raised(cue, sent)):
        source = []
    head = _head(source[0]) if source else None
    quoted = any(one.start <= span.start + 2 and span.stop <= one.stop + 2 for span in content for one in quotes)
    mode = VoiceMode.QUOTED if quoted else VoiceMode.INDIRECT
    span = spans(source[0][0].idx, _end(source[0])) if source else None
    voice, found = speakers.voice(head, cue=cue_spans[0], mode=mode, span=span)
    found += tuple(spans(run[0].idx, _end(run)) for run in source[1:])
    if head is not None and "1" in head.morph.get("Person", []) and mode is VoiceMode.INDIRECT:
        voice = speakers.as_author(voice)
    return Attribution(voice, found, cue_spans, tuple(content), lemma, RULE)


def _of_paper(verb: Token, told: Sequence[Token], speakers: Speakers) -> list[list[Token]]:
    """What says it, where somebody only got it: "They received | a letter | saying that …"."""
    announcing = (verb, *(one.head for one in tops_of(told)))
    papers = (paper_before(one, speakers.cues) for one in announcing)
    return [[one for one in name_tokens(paper) if one.i <= paper.i] for paper in papers if paper is not None][:1]


def _is_done_to(told: Sequence[Token], verb: Token) -> bool:
    """Whether what seems said is whom a verb befalls that says nothing: "the envoy was expelled from Ayora"."""
    befallen = [one for one in verb.children if one.dep_ == "nsubj:pass"]
    inside = {one.i for whole in befallen for one in whole.subtree}
    return bool(befallen) and any(one.i in inside for one in told)


def _source_runs(cue: Cue, sent: TokenRun, speakers: Speakers) -> list[list[Token]]:
    """The runs of words that the model chose for a source, without what is no part of who speaks."""
    beside = _said_beside(cue, sent)
    chosen = [one for one in whole_source(cue, sent) if one.i not in beside and not is_in_label(one)]
    runs = [_without_relative(run) for run in _runs(chosen) if any(one.pos_ in _NOMINAL for one in run)]
    return [kept for run in runs if (kept := _without_days(run, speakers.cues))]


def _without_relative(run: list[Token]) -> list[Token]:
    """A source without the word that opens a clause on it: "the spokesman | , who | asked not to be named, | said"."""
    opens = "Rel" in run[-1].morph.get("PronType", []) and any(one.pos_ in _NOMINAL for one in run[:-1])
    return strip_marks(run[:-1]) if opens else run


def _alias_before(source: list[Token]) -> list[Token]:
    """A name between quotation marks before who it is, which nobody says: `"Halima," a mother of four, said`."""
    run = list(source[0].doc[source[0].sent.start : source[0].i]) if source else []
    run = [one for one in run if not one.is_space]
    names = [one for one in run if one.is_alpha]
    inside = len(run) > len(names) + 1 and run[0].text in {'"', *PAIRS} and run[-1].pos_ == "PUNCT"
    named = all(one.is_title and one.pos_ in _NOMINAL for one in names)
    return run if inside and named and 0 < len(names) <= MOST_NAMES else []


def _without_days(run: list[Token], cues: CueWords) -> list[Token]:
    """A source without the word for a day, or the mark of a note, at its edges: "the bishops | today | condemned"."""
    days = [one for one in run if one.text.casefold() in cues.days and one.ent_type_ != "PER"]
    beside = [one for one in run if one in days or one.pos_ == "PUNCT"]
    first = next((at for at, one in enumerate(run) if one not in beside), 0)
    last = next((at for at, one in enumerate(reversed(run)) if one not in beside), 0)
    kept = run[first : len(run) - last]
    return kept if any(one.pos_ in _NOMINAL for one in kept) else run


def without_joined(told: list[Token], verb: Token, speakers: Speakers) -> list[Token]:
    """What is said without what a verb joined to the cue tells: `condemned the raid | and demanded an inquiry`.

    Nor what the same source says by a verb that was hung below: `denied that he did it | and blamed others`.
    """
    joined = [one for one in verb.children if one.dep_ == "conj" and one.pos_ == "VERB" and one.i > verb.i]
    joined += [one for one in told if one.dep_ == "conj" and joined_to(one, speakers.cues) == verb]
    below = {one.i for top in joined for one in top.subtree}
    edges = {one.i for top in joined for one in top.children if one.dep_ == "cc"}
    return [one for one in told if one.i not in below | edges] or told


def _without_told(told: list[Token], lemma: str, speakers: Speakers) -> list[Token]:
    """What is demanded or denied, without what is told of it behind a comma: "freed the mayor | , who was arrested"."""
    apart = told_apart(told) if told and speakers.cues.verbs.get(lemma) in WISHING else []
    return [one for one in told if not apart or one.i < apart[0].i] or told


def _is_unsaid(told: Sequence[Token], verb: Token, speakers: Speakers) -> bool:
    """Whether the verb asks about saying or tells a deed, or what seems said is a circumstance or who is spoken to."""
    cues, kinds = speakers.cues, load_noun_kinds(speakers.parsed.lang)
    if is_asked(verb, cues) or is_doing(verb, cues) or is_threatened(told, verb, cues, kinds):
        return True
    if is_put_to_him(verb, cues) or hides_name(verb, cues) or is_said_before_name(verb):
        return True
    return bool(told) and is_circumstance(told, verb, cues)


def whole_source(cue: Cue, sent: TokenRun) -> list[Token]:
    """The words of the source, with those of its noun phrase that the model left out."""
    taken = {*cue.words, *cue.content}
    tokens = [sent.doc[at] for at in cue.source]
    nominal = [one for one in tokens if one.pos_ in _NOMINAL]
    if not nominal:
        return tokens
    head = _head(nominal)
    if head.dep_ == "nmod:desc" and head.head.pos_ == "PROPN" and head.i < head.head.i:
        head, taken = head.head, set(cue.words)  # "by the opposition leader | Luis Rojas"
    phrase = [one.i for one in name_tokens(head) if one.i not in taken]
    return [sent.doc[at] for at in sorted({*cue.source, *phrase})]


def whole_content(cue: Cue, sent: TokenRun) -> list[Token]:
    """The words of the content: the clause that it nearly is, else what the model chose with its gaps filled."""
    chosen = set(cue.content)
    if not chosen:
        return []
    if raised := _raised(cue, sent):
        return sorted((one for part in raised for one in subtree(part)), key=lambda one: one.i)
    barred = {*cue.words, *cue.source, *_said_beside(cue, sent), *(one.i for one in whole_source(cue, sent))}
    barred |= {one.i for one in put_to_him(sent)}
    chosen -= barred
    best, share = chosen, CLAUSE_SHARE
    for clause in _clauses(cue, sent):
        inside = {one.i for one in clause if one.i not in barred}
        alike = len(inside & chosen) / max(len(inside | chosen), 1)
        if alike > share:
            best, share = inside, alike
    places = sorted(best)
    filled = list(places)
    for left, right in pairwise(places):
        gap = range(left + 1, right)
        if len(gap) <= WIDEST_GAP and barred.isdisjoint(gap):
            filled += gap
    return _without_asides(within_brackets([sent.doc[at] for at in sorted(filled)], after=max(cue.words)))


def _without_asides(told: list[Token]) -> list[Token]:
    """Without the clause that the text puts in about what is said: `suspect the Front, which threatened the owners`.

    Of a verb's object only; a clause that is said keeps all that hangs on it.
    """
    tops = tops_of(told)
    if len(tops) != 1 or tops[0].dep_ != "obj":
        return told
    asides = [one for one in tops[0].children if one.dep_ == "acl:relcl" and _opens_with_comma(one)]
    barred = {word.i for one in asides for word in one.subtree}
    return [one for one in told if one.i not in barred]


def _opens_with_comma(clause: Token) -> bool:
    first = clause.left_edge
    return first.text == "," or (first.i > first.sent.start and first.nbor(-1).text == ",")


def _raised(cue: Cue, sent: TokenRun) -> tuple[Token, Token] | None:
    """Subject and infinitive of `A judge is said to have been threatened`: both are said; the judge says nothing."""
    for verb in (sent.doc[at] for at in cue.words):
        subject, told = child(verb, "nsubj:pass"), child(verb, "xcomp")
        if subject is not None and told is not None and child(told, "mark") and subject.i < verb.i < told.i:
            return (subject, told) if {subject.i, told.i}.isdisjoint(cue.words) else None
    return None


def _said_beside(cue: Cue, sent: TokenRun) -> set[int]:
    """The words of a clause joined to a cue that is put in: `As Rojas said and everybody knew, …`."""
    put_in = [sent.doc[at] for at in cue.words if sent.doc[at].dep_ == "advcl"]
    joined = [part for one in put_in for part in (*one.children, *one.head.children) if _is_joined(part, one)]
    return {word.i for part in joined for word in part.subtree}


def _is_joined(part: Token, put_in: Token) -> bool:
    """Whether a verb is joined by "and" to one that is put in before its main clause, whatever it hangs on."""
    if not put_in.i < part.i < put_in.head.i:
        return False
    return part.dep_ == "conj" or (part.dep_ == "parataxis" and child(part, "cc") is not None)


def _clauses(cue: Cue, sent: TokenRun) -> Iterator[list[Token]]:
    """The clauses that a cue may announce: those that hang on it, and the one that it is put into."""
    words = set(cue.words)
    for at in cue.words:
        token = sent.doc[at]
        for one in token.children:
            if one.i not in words and one.dep_.split(":")[0] in _ANNOUNCED:
                yield subtree(one)
        if token.dep_ in {"parataxis", "conj", "advcl", "ccomp"} and token.head.i not in words:
            yield subtree(token.head, without=[token])


def _runs(tokens: Iterable[Token]) -> list[list[Token]]:
    """Tokens that stand together, with nothing but marks and white space between them, edges cleaned."""
    runs: list[list[Token]] = []
    for token in tokens:
        if runs and all(one.is_space or one.is_punct for one in token.doc[runs[-1][-1].i + 1 : token.i]):
            runs[-1].append(token)
        else:
            runs.append([token])
    stripped = (strip_marks(run) for run in runs)
    return [run for run in stripped if any(one.is_alpha or one.like_num for one in run)]


def _end(run: Sequence[Token]) -> int:
    return run[-1].idx + len(run[-1])


def _head(run: Sequence[Token]) -> Token:
    """The token that the others of a source hang on; a noun before anything else."""
    inside = {one.i for one in run}
    tops = [one for one in run if one.head.i not in inside or one.head.i == one.i]
    nominal = [one for one in tops if one.pos_ in _NOMINAL] or [one for one in run if one.pos_ in _NOMINAL]
    subject = next((one for one in nominal if one.dep_ == "nsubj"), None)  # "Colonel, the Red Crescent says"
    return subject or (nominal or run)[0]


def _nearest_first(runs: list[list[Token]], cue: Sequence[Token]) -> list[list[Token]]:
    """The runs of a source: its subject first, then what stands next to it; whom it is said to last ("told us")."""

    def place(run: list[Token]) -> tuple[bool, bool, int]:
        parts = {one.dep_.split(":")[0] for one in run if any(one.head.i == word.i for word in cue)}
        far = min(abs(one.i - word.i) for one in (run[0], run[-1]) for word in cue)
        return bool(parts & {"obj", "iobj"}), "nsubj" not in parts, far

    return sorted(runs, key=place) if len(runs) > 1 else runs


def _with_quotations(content: list[Span], cue: Span, quotes: Sequence[Quotation]) -> list[Span]:
    """The content with the quotations that it touches, whole; without content, the quotation next to the sentence."""
    doc_id = cue.doc_id
    for quote in quotes:
        touches = any(span.start < quote.stop and quote.start < span.stop for span in content)
        if quote.is_speech and touches and not quote.start <= cue.start < quote.stop:
            content = _joined([*content, Span(doc_id, quote.start, quote.stop)])
    return content


def _joined(spans: list[Span]) -> list[Span]:
    """Spans in order; those that overlap become one."""
    doc_id = spans[0].doc_id
    return [Span(doc_id, *run) for run in joined((span.start, span.stop) for span in spans)]


def _is_of_another(told: Sequence[Token], words: Sequence[Token]) -> bool:
    """Whether what is said is a clause that hangs on other words than the cue: `nodded when they sent tanks to end it`.

    Stray words of another phrase do not count, nor does this for a verb of saying that the word lists know: both are
    mostly slips of the tree (four in five on PolNeAR's training part).
    """
    tops = [one for one in tops_of(told, beside=words) if one.dep_ != "cc"]
    held = {one.head.i for one in words} & {one.i for one in told}
    return bool(tops) and not held and all(one.dep_.split(":")[0] in _DEPENDENT for one in tops)


def _stands_before(lemma: str, speakers: Speakers) -> bool:
    """Whether a cue is one that stands before its source ("according to")."""
    return speakers.cues.according.fullmatch(lemma) is not None


def _verb(words: Sequence[Token]) -> Token:
    """The verb of a cue, else its first word."""
    return next((one for one in words if one.pos_ == "VERB"), words[0])


def _lemma(cue: Cue, sent: TokenRun, speakers: Speakers) -> str:
    """What certainty goes by: a phrase, verb or noun of the word lists in the cue, else its first verb."""
    tokens, words = [sent.doc[at] for at in cue.words], speakers.cues
    phrase = " ".join(one.text.casefold() for one in tokens)
    if words.according.fullmatch(phrase) or words.rumour.fullmatch(phrase) or words.relayed.fullmatch(phrase):
        return phrase
    for known in (words.verbs, words.nouns):
        for one in tokens:
            if one.lemma_.casefold() in known:
                return one.lemma_.casefold()
    main = next((one for one in tokens if one.pos_ == "VERB"), tokens[0])
    return main.lemma_.casefold()
