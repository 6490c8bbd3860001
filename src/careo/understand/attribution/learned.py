"""What the model of the language reads as attributions: its cues, sources and contents made voices and spans.

A model without heads for voices gives none, and the rules stand alone. What the model finds lies in one sentence; a
quotation that it touches is taken whole, however far it goes on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from careo.lang.cues import Cue
from careo.lang.words import load_words
from careo.model import DocKind, Span, VoiceMode
from careo.text.numbers import fold
from careo.understand.attribution.edges import opens_clause, told_apart
from careo.understand.attribution.learned_sources import (
    alias_before,
    end_of,
    head_of,
    is_no_thing,
    nearest_first,
    of_paper,
    of_subject,
    runs_of,
    said_beside,
    source_runs,
    whole_source,
)
from careo.understand.attribution.phrases import (
    child,
    joined_to,
    subtree,
    tops_of,
    with_end,
    within_brackets,
)
from careo.understand.attribution.quotes import Quotation
from careo.understand.attribution.sources import Speakers
from careo.understand.attribution.unsaid import (
    hides_name,
    is_addressee,
    is_asked,
    is_circumstance,
    is_doing,
    is_held,
    is_name,
    is_nobody,
    is_of_thing,
    is_punished,
    is_put_to_him,
    is_said_before_name,
    is_scene,
    is_sentencing,
    is_thing,
    is_threatened,
    put_to_him,
)
from careo.understand.drafts import Attribution
from careo.understand.mentions.kinds import load_noun_kinds
from careo.understand.roles.arguments import load_grammar
from careo.understand.roles.clauses import is_negated
from careo.understand.text_order import joined

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenRun
    from spacy.tokens import Token

CLAUSE_SHARE = 0.6
"""Words of the content and of a clause that must be the same, of all words of both, for the clause to be taken."""
WIDEST_GAP = 6
"""Words between two parts of the content, up to which the gap is filled."""
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
    cue_spans = tuple(spans(run[0].idx, end_of(run)) for run in runs_of(words))
    lemma = _lemma(cue, sent, speakers)
    if not cue_spans or lemma in speakers.cues.silent:
        return None
    verb = _verb(words)
    told = _without_told(with_end(without_joined(whole_content(cue, sent), verb, speakers), words), lemma, speakers)
    told = _without_of(told if _described(verb) is None else [one for one in told if verb.is_ancestor(one)] or told)
    if is_punished(verb, bool(cue.source), speakers.cues) or _is_unsaid(told, verb, speakers):
        return None
    another = lemma not in speakers.cues.verbs and (_is_of_another(told, words) or _is_done_to(told, verb))
    another = another or (len(told) == 1 and told[0].dep_.startswith("obl"))  # "nodded when later that year …"
    if _is_nothing_said(cue, told, verb, speakers):
        return None
    thing = cue.sureness < CERTAIN and is_thing(told, lemma, speakers.cues)
    if thing or another or is_of_thing(told, words, speakers.cues) or _is_of_its_subject(told, verb, cue):
        return None
    alias = alias_before(whole_source(cue, sent))
    content = [spans(run[0].idx, end_of(run)) for run in runs_of([one for one in told if one not in alias])]
    if not (content := _with_quotations(content, cue_spans[0], quotes)):
        return None
    source = nearest_first(source_runs(cue, sent, speakers), words)
    if source and is_nobody(source[0], speakers.cues) and not any(one.dep_ in _CLAUSES for one in told):
        return None
    named = [[one for one in alias if one.is_alpha]] if alias else []
    source = of_paper(verb, told, speakers) or of_subject(verb, source) or [*named, *source]
    if source and _is_no_speaker(source[0], lemma, speakers):
        return None
    source = [] if _raised(cue, sent) else _who_speaks(source, verb, speakers)
    head = head_of(source[0]) if source else None
    quoted = any(one.start <= span.start + 2 and span.stop <= one.stop + 2 for span in content for one in quotes)
    mode = VoiceMode.QUOTED if quoted else VoiceMode.INDIRECT
    span = spans(source[0][0].idx, end_of(source[0])) if source else None
    voice, found = speakers.voice(head, cue=cue_spans[0], mode=mode, span=span)
    found += tuple(spans(run[0].idx, end_of(run)) for run in source[1:])
    if head is not None and "1" in head.morph.get("Person", []) and mode is VoiceMode.INDIRECT:
        voice = speakers.as_author(voice)
    return Attribution(voice, found, cue_spans, tuple(content), lemma, RULE)


def _without_of(told: list[Token]) -> list[Token]:
    """What is said without the "of" before its clause, with another preposition there: "| without | an army, they"."""
    if not told[1:]:
        return told
    first = told[0]
    if first.text == "of" and first.dep_ in {"mark", "case"} and first.head in told[1:]:
        return told[1:]
    before = first.nbor(-1) if first.i > first.sent.start else first
    lacks = before.dep_ == "case" and before.head in told and before.head.dep_ == "obl" and before.head.head in told
    return [before, *told] if lacks and before.text != "of" else told


def _is_nothing_said(cue: Cue, told: Sequence[Token], verb: Token, speakers: Speakers) -> bool:
    """Whether what seems said is only an article, only heard, or only denied by nobody."""
    bare = bool(told) and all(one.pos_ in {"DET", "PUNCT", "ADP"} for one in told)
    return bare or _is_heard(told, verb) or (not cue.source and _is_undenied(verb, speakers))


def _is_heard(told: Sequence[Token], verb: Token) -> bool:
    """Whether who speaks only heard it: "We heard that the soldiers had killed him" is hearsay, and nobody's words."""
    hearsay = load_words(verb.lang_).table("certainty")["hedges"]["hearsay"]
    who = [one for one in verb.children if one.dep_ == "nsubj" and "1" in one.morph.get("Person", [])]
    return bool(told and who) and verb.lemma_.casefold() in hearsay


def _is_undenied(verb: Token, speakers: Speakers) -> bool:
    """Whether only is said that nobody denied it: "the rape was never denied"."""
    negated = is_negated(verb, load_grammar(verb.lang_).words["denying"])
    passive = any(one.dep_ == "nsubj:pass" for one in verb.children)
    return negated and passive and speakers.cues.verbs.get(verb.lemma_.casefold()) == "deny"


def _who_speaks(source: list[list[Token]], verb: Token, speakers: Speakers) -> list[list[Token]]:
    """The source without what can say nothing, to whom it is said, and of whom others believe it."""
    if not source:
        return source
    head = head_of(source[0])
    mute = is_no_thing(source[0], speakers) or is_addressee(head, verb, speakers.cues)
    mute = mute or (head is not None and head.dep_ == "expl")  # "it emerged that"
    return [] if mute or head == _described(verb) else source


def _described(participle: Token) -> Token | None:
    """The noun that a bare participle says something of, whom others believe to be so: "men thought to be rebels"."""
    forms = {*participle.morph.get("VerbForm", []), *participle.morph.get("Tense", [])}
    bare = not any(one.dep_.startswith("aux") for one in participle.children)
    is_past = {"Part", "Past"} <= forms and participle.dep_ == "acl" and participle.head.i < participle.i
    return participle.head if bare and is_past else None


def _is_no_speaker(source: Sequence[Token], lemma: str, speakers: Speakers) -> bool:
    """Whether it is only where something was done, what according to ("according to custom"), or "the blame"."""
    measured = any(one.text.casefold() in speakers.cues.measures for one in source)
    lies = fold(head_of(source).lemma_) in load_grammar(speakers.parsed.lang).words["answerable"]
    return lies or is_scene(head_of(source)) or (measured and _stands_before(lemma, speakers))


def _is_done_to(told: Sequence[Token], verb: Token) -> bool:
    """Whether what seems said is whom a verb befalls that says nothing: "the envoy was expelled from Ayora"."""
    befallen = [one for one in verb.children if one.dep_ == "nsubj:pass"]
    inside = {one.i for whole in befallen for one in whole.subtree}
    return bool(befallen) and any(one.i in inside for one in told)


def _is_of_its_subject(told: Sequence[Token], verb: Token, cue: Cue) -> bool:
    """Whether who seems to speak is told of in the subject of a passive: "the body of Vidal, a docker, was found"."""
    below = (one for one in verb.children if one.dep_ == "nsubj:pass")
    inside = {one.i for whole in below for one in whole.subtree if one.i != whole.i}
    return bool(cue.source) and inside.issuperset(cue.source) and any(one.i in inside for one in told)


def without_joined(told: list[Token], verb: Token, speakers: Speakers) -> list[Token]:
    """What is said without what a verb joined to the cue tells: `condemned the raid | and demanded an inquiry`.

    Nor what the same source says by a verb that was hung below: `denied that he did it | and blamed others`.
    """
    joined = [one for one in verb.children if one.dep_ == "conj" and one.pos_ == "VERB" and one.i > verb.i]
    joined += [one for one in told if one.dep_ == "conj" and joined_to(one, speakers.cues) == verb]
    beside = verb.head.i if verb.dep_ == "conj" else -1  # "stopped, threatened with rape | and robbed"
    joined += [one for one in told if one.dep_ == "conj" and one.pos_ == "VERB" and one.head.i == beside]
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
    if is_sentencing(verb, cues) or is_held(verb, cues):
        return True
    if is_put_to_him(verb, cues) or hides_name(verb, cues) or is_said_before_name(verb) or is_name(told, verb, cues):
        return True
    return bool(told) and is_circumstance(told, verb, cues)


def whole_content(cue: Cue, sent: TokenRun) -> list[Token]:
    """The words of the content: the clause that it nearly is, else what the model chose with its gaps filled."""
    chosen = {at for at in cue.content if sent.doc[at].dep_ != "det" or sent.doc[at].head.i not in cue.source}
    if not chosen:
        return []
    if raised := _raised(cue, sent):
        return sorted((one for part in raised for one in subtree(part)), key=lambda one: one.i)
    barred = {*cue.words, *cue.source, *said_beside(cue, sent), *(one.i for one in whole_source(cue, sent))}
    barred |= {one.i for one in put_to_him(sent)}
    chosen -= barred
    best, share = chosen, CLAUSE_SHARE
    for clause in _clauses(cue, sent):
        inside = {one.i for one in clause if one.i not in barred}
        alike = len(inside & chosen) / max(len(inside | chosen), 1)
        if alike > share:
            best, share = inside, alike
    places = sorted(best)
    while places and sent.doc[places[0]].ent_iob_ == "I" and places[0] - 1 not in barred:  # a name is taken whole
        places.insert(0, places[0] - 1)
    filled = list(places)
    for left, right in pairwise(places):
        gap = range(left + 1, right)
        if len(gap) <= WIDEST_GAP and barred.isdisjoint(gap):
            filled += gap
    return _without_asides(within_brackets([sent.doc[at] for at in sorted(filled)], after=max(cue.words)))


def _without_asides(told: list[Token]) -> list[Token]:
    """Without the clause that the text puts in about what is said: `suspect the Front, which threatened the owners`.

    Of a verb's object only, which ends at a semicolon; a clause that is said keeps all that hangs on it.
    """
    if told and any(one.dep_ == "obj" for one in tops_of(told)):
        end = next((one.i for one in told[0].doc[told[0].i : told[-1].i] if opens_clause(one)), told[-1].i + 1)
        told = [one for one in told if one.i < end]
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
