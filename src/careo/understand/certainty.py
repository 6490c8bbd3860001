"""How surely something is said: certainty, polarity and modality of a predicate, with the words that decide them.

The rules run in the order of `_RULES`; the first that speaks decides the certainty. What each looks at is a word list
(`lang/*/certainty.toml`), found in the predicate's own clause over the syntax, or on the surface before it.

Two conventions, since the text of a claim can be sure while its voice is not, and the other way round:

*   A plain sentence of the document's author is `asserted`. What somebody else is quoted as saying plainly is
    `reported`: the author relays it and does not stand for it.
*   Negation changes the polarity and leaves the certainty: "nobody died" is asserted, negative. A denial ("the army
    denied that anybody died") is `denied`: its content stands positive, the voice says it is not so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from careo.lang.words import load_words
from careo.model import Certainty, DocKind, Marker, Modality, Polarity, Span, VoiceKind, VoiceMode
from careo.understand.attribution.cues import any_phrase, load_cues
from careo.understand.drafts import Attribution
from careo.understand.parsed import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Token

NEAR = 25  # characters between a fixed phrase and the clause it bears on ("did not deny that …")
VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class CertaintyWords:
    """The lists of one language, as sets and patterns, by table and key."""

    sets: dict[tuple[str, str], frozenset[str]]
    phrases: dict[str, re.Pattern[str]]
    any_of: dict[tuple[str, str], re.Pattern[str]]
    reasons: dict[str, str]


@cache
def load_certainty(lang: str) -> CertaintyWords:
    """The word lists that decide certainty in a language."""
    table: dict[str, dict[str, Any]] = load_words(lang).table("certainty")
    lists = {(name, key): value for name, rows in table.items() for key, value in rows.items() if key != "reason"}
    return CertaintyWords(
        sets={key: frozenset(words) for key, words in lists.items()},
        phrases={name: any_phrase(rows.get("phrases", [])) for name, rows in table.items()},
        any_of={key: any_phrase(words) for key, words in lists.items()},
        reasons={name: rows["reason"] for name, rows in table.items()},
    )


@dataclass(frozen=True, slots=True)
class Predicate:
    """What certainty is read of: a head token, its clause, and who answers for it.

    Attributes:
        head: the token whose truth is asked: a verb, a predicative noun, or a noun that names a deed.
        verb: the verb of its clause (the head itself, or the verb that governs a noun).
        clause: offsets of the clause, from its first to its last word.
        chain: the attributions it stands in, outermost first; empty for the author's own words.
    """

    parsed: Parsed
    head: Token
    verb: Token
    start: int
    stop: int
    chain: tuple[Attribution, ...]
    words: CertaintyWords

    def mark(self, name: str, start: int, stop: int) -> Marker:
        """A marker over some words, with the reason of its table."""
        return Marker(self.parsed.span(start, stop), self.words.reasons.get(name, name))

    def token_mark(self, name: str, token: Token) -> Marker:
        """A marker over one token."""
        return self.mark(name, token.idx, token.idx + len(token))

    def find(self, name: str, *, key: str = "phrases", back: int = 0) -> Marker | None:
        """The first of a table's phrases in the clause, or up to `back` characters before it in the same sentence."""
        pattern = self.words.phrases[name] if key == "phrases" else self.words.any_of[name, key]
        sent = self.head.sent
        found = pattern.search(self.parsed.syntax.text, max(sent.start_char, self.start - back), self.stop)
        return self.mark(name, found.start(), found.end()) if found else None

    def has(self, name: str, key: str) -> frozenset[str]:
        """The words of a table's list."""
        return self.words.sets.get((name, key), frozenset())


Rule = Callable[[Predicate], tuple[Certainty, Marker | None] | None]


def read_certainty(
    parsed: Parsed, head: int, chain: Sequence[Attribution]
) -> tuple[Certainty, Polarity, Modality, tuple[Marker, ...]]:
    """Certainty, polarity and modality of the predicate at a token, and the words that decided them.

    Args:
        parsed: the document.
        head: index of the predicate's token in `parsed.syntax`.
        chain: the attributions it stands in, outermost first.
    """
    asked = make_predicate(parsed, head, chain)
    markers: list[Marker] = []
    relayed = any(one.voice.kind is not VoiceKind.AUTHOR for one in chain)
    certainty = Certainty.REPORTED if relayed else Certainty.ASSERTED
    for rule in _RULES:
        said = rule(asked)
        if said is not None:
            certainty = said[0]
            markers += [said[1]] if said[1] else []
            break
    polarity, negation = _polarity(asked)
    modality, way = _modality(asked, certainty)
    markers += [one for one in (negation, way) if one is not None and one not in markers]
    return certainty, polarity, modality, tuple(markers)


def make_predicate(parsed: Parsed, head: int, chain: Sequence[Attribution]) -> Predicate:
    """The predicate at a token, with its clause."""
    token = parsed.syntax[head]
    verb = _verb_of(token)
    run = _clause(verb)
    start, stop = min(one.idx for one in run), max(one.idx + len(one) for one in run)
    inside = [one for one in chain if one.content]
    if inside:
        holding = [span for span in inside[-1].content if span.start <= token.idx < span.stop]
        if holding:
            start, stop = max(start, holding[0].start), min(stop, holding[0].stop)
            start = min(start, token.idx)
            stop = max(stop, token.idx + len(token))
    return Predicate(parsed, token, verb, start, stop, tuple(chain), load_certainty(parsed.lang))


def _verb_of(token: Token) -> Token:
    """The verb that a deed hangs on: itself, or for a noun the verb of its clause."""
    top = token
    while top.pos_ not in VERBAL and top.head.i != top.i and not _is_predicative(top):
        top = top.head
    return top


def _is_predicative(token: Token) -> bool:
    return any(one.dep_ == "cop" for one in token.children)


def _clause(verb: Token) -> list[Token]:
    """The tokens of a verb's clause: what hangs on it, without clauses joined to it, and its auxiliaries."""
    joined = {"conj", "parataxis", "ccomp", "advcl", "csubj", "acl:relcl"}
    barred = {one.i for part in verb.children if part.dep_ in joined and part.pos_ in VERBAL for one in part.subtree}
    return [one for one in verb.subtree if one.i not in barred and not one.is_space] or [verb]


# -- the rules, each a question to the predicate -----------------------------------------------------------------


def _question(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """A question that the author puts to nobody insinuates; one in an interview only asks."""
    sent = asked.head.sent
    text = asked.parsed.syntax.text
    mark = text.rfind("?", asked.head.idx, sent.end_char)
    if mark < 0:
        return None
    if asked.chain and (asked.chain[-1].cue_lemma == "[turn]" or asked.chain[-1].voice.mode is VoiceMode.QUOTED):
        return Certainty.HEDGED, asked.mark("question put to somebody", mark, mark + 1)
    return Certainty.INSINUATED, asked.mark("rhetorical question", mark, mark + 1)


def _condition(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """If-clauses, what follows from them, and "without X, Y would"."""
    for verb in (asked.verb, asked.head):
        for one in verb.children:
            if (
                one.dep_ == "mark"
                and one.text.casefold() in asked.has("hypothetical", "marks")
                and verb.dep_ == "advcl"
            ):
                return Certainty.HYPOTHETICAL, asked.token_mark("hypothetical", one)
            if one.dep_ == "advcl":
                mark = next((c for c in one.children if c.dep_ == "mark"), None)
                if (
                    mark is not None
                    and mark.text.casefold() in asked.has("hypothetical", "marks")
                    and mark.text != "had"
                ):
                    return Certainty.HYPOTHETICAL, asked.token_mark("hypothetical", mark)
    if marker := asked.find("hypothetical", back=80) or _opening(asked):
        return Certainty.HYPOTHETICAL, marker
    return _without(asked)


def _opening(asked: Predicate) -> Marker | None:
    """`De haber querido, lo habría hecho`, `Had he acted, …`: words that make a condition where a clause begins."""
    sent, text = asked.head.sent, asked.parsed.syntax.text
    for found in asked.words.any_of["hypothetical", "openings"].finditer(text, sent.start_char, sent.end_char):
        before = text[sent.start_char : found.start()].rstrip(' «“"(¿¡')
        follows = any(_is_conditional(one, asked) for one in sent if one.idx >= found.end())
        if (not before or before[-1] in ",;:—") and follows:
            return asked.mark("hypothetical", found.start(), found.end())
    first = next((one for one in sent if one.is_alpha), None)
    if first is not None and first.text.casefold() in asked.has("hypothetical", "marks"):
        return asked.token_mark("hypothetical", first)
    return None


def _without(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    sent = asked.head.sent
    conditional = [one for one in sent if _is_conditional(one, asked)]
    if not conditional:
        return None
    marks = [one for one in sent if one.text.casefold() in asked.has("hypothetical", "marks") and one.dep_ == "mark"]
    if marks:
        return Certainty.HYPOTHETICAL, asked.token_mark("hypothetical", marks[0])
    fixed = [found.span() for found in _fixed_phrases(asked)]
    without = next(
        (
            one
            for one in sent
            if one.text.casefold() in asked.has("hypothetical", "without")
            and not any(start <= one.idx < stop for start, stop in fixed)
        ),
        None,
    )
    if without is not None and without.i < max(one.i for one in conditional):
        return Certainty.HYPOTHETICAL, asked.token_mark("hypothetical", without)
    return None


def _fixed_phrases(asked: Predicate) -> Iterator[re.Match[str]]:
    """Fixed phrases of the sentence that only look like a negation ("sin embargo")."""
    sent = asked.head.sent
    pattern = asked.words.any_of["negation", "not_negation"]
    return pattern.finditer(asked.parsed.syntax.text, sent.start_char, sent.end_char)


def _is_conditional(token: Token, asked: Predicate) -> bool:
    return token.text.casefold() in asked.has("hypothetical", "would") or "Cnd" in token.morph.get("Mood", [])


def _denied(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """A voice of the chain says that it is not so; "did not deny" is no denial."""
    cues = load_cues(asked.parsed.lang)
    for one in asked.chain:
        if cues.verbs.get(one.cue_lemma) == "deny" and one.cue:
            hint = asked.find("insinuated", back=60)
            if hint is not None and hint.span.overlaps(one.cue[0]):
                return Certainty.INSINUATED, hint
            verb = _token_at(asked.parsed, one.cue[0])
            if verb is not None and _negator(verb, asked) is not None:
                return Certainty.REPORTED, asked.mark("did not deny", one.cue[0].start, one.cue[0].stop)
            return Certainty.DENIED, asked.mark("denial", one.cue[0].start, one.cue[0].stop)
    return None


def _accused(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """Somebody is blamed; by an authority, or by somebody else."""
    cues = load_cues(asked.parsed.lang)
    for one in asked.chain:
        group = cues.verbs.get(one.cue_lemma)
        suspects = one.cue_lemma in {"suspect", "sospechar", "sindicar"}
        if (group == "accuse" or suspects) and one.cue and one.cue_lemma not in {"condemn", "condenar", "repudiar"}:
            marker = asked.mark("accusation", one.cue[0].start, one.cue[0].stop)
            if is_authority(one, asked.parsed.lang):
                return Certainty.ACCUSED_BY_AUTHORITIES, marker
            return (Certainty.HEDGED if suspects else Certainty.ACCUSED), marker
    return None


def is_authority(one: Attribution, lang: str) -> bool:
    """Whether the source of an attribution is an authority of a state."""
    words = re.findall(r"\w+", one.voice.name.casefold())
    return bool(load_cues(lang).authority & set(words))


def _doubted(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    cues = load_cues(asked.parsed.lang)
    for one in asked.chain:
        if cues.verbs.get(one.cue_lemma) == "doubt" and one.cue:
            return Certainty.DOUBTED, asked.mark("doubt", one.cue[0].start, one.cue[0].stop)
    marker = asked.find("doubted", back=60)
    return (Certainty.DOUBTED, marker) if marker else None


def _insinuated(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    marker = asked.find("insinuated", back=40)
    return (Certainty.INSINUATED, marker) if marker else None


def _claimed(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    marker = asked.find("claimed", back=40)
    if marker is None or _negator(asked.verb, asked) is not None:
        return None
    return Certainty.CLAIMED, marker


def _hedged(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """Modals, adverbs, verbs of seeming, rumour conditional, and voices that only believe."""
    for token in _governing(asked):
        for one in token.children:
            low, lemma = one.text.casefold(), one.lemma_.casefold()
            if one.dep_.startswith("aux") and (
                low in asked.has("hedges", "modals") or lemma in asked.has("hedges", "modals")
            ):
                return Certainty.HEDGED, asked.token_mark("hedges", one)
            if one.dep_ == "advmod" and low in asked.has("hedges", "adverbs"):
                return Certainty.HEDGED, asked.token_mark("hedges", one)
        if token.i != asked.head.i and token.lemma_.casefold() in asked.has("hedges", "verbs"):
            return Certainty.HEDGED, asked.token_mark("hedges", token)
    if marker := _rumour(asked):
        return Certainty.HEDGED, marker
    if marker := asked.find("hedges", back=50) or asked.find("hedges", key="adverbs"):
        return Certainty.HEDGED, marker
    cues = load_cues(asked.parsed.lang)
    for voice in asked.chain:
        if cues.verbs.get(voice.cue_lemma) == "believe" and voice.cue:
            own = voice.voice.kind is VoiceKind.AUTHOR
            marker = asked.mark("belief", voice.cue[0].start, voice.cue[0].stop)
            return (Certainty.OPINION if own else Certainty.HEDGED), marker
        if voice.made_by.startswith("any.attribution.rumour") and voice.cue:
            return Certainty.HEDGED, asked.mark("nobody is named", voice.cue[0].start, voice.cue[0].stop)
    return None


def _rumour(asked: Predicate) -> Marker | None:
    """The conditional of rumour: "habría matado", "serían técnicos extranjeros"."""
    forms = asked.has("hedges", "conditional")
    if not forms:
        return None
    for token in (*_governing(asked), asked.head):
        for one in (token, *token.children):
            if one.text.casefold() in forms:
                return asked.mark("rumour conditional", one.idx, one.idx + len(one))
    return None


def _demanded(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    cues = load_cues(asked.parsed.lang)
    for one in asked.chain:
        if cues.verbs.get(one.cue_lemma) == "demand" and one.cue:
            return Certainty.DEMANDED, asked.mark("demand", one.cue[0].start, one.cue[0].stop)
    for token in _governing(asked):
        for part in token.children:
            forms = {part.text.casefold(), part.lemma_.casefold()}
            if part.dep_.startswith("aux") and forms & asked.has("demanded", "modals"):
                return Certainty.DEMANDED, asked.token_mark("demanded", part)
        if token.i != asked.head.i and token.lemma_.casefold() in asked.has("demanded", "verbs"):
            return Certainty.DEMANDED, asked.token_mark("demanded", token)
    marker = asked.find("demanded", back=30)
    return (Certainty.DEMANDED, marker) if marker else None


def _planned(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """Plans, orders and the future; the purpose of a deed is planned, the deed is not."""
    cues = load_cues(asked.parsed.lang)
    for token in _governing(asked):
        for one in token.children:
            if one.dep_.startswith("aux") and one.text.casefold() in asked.has("planned", "modals"):
                return Certainty.PLANNED, asked.token_mark("planned", one)
        if token.i != asked.head.i and token.lemma_.casefold() in asked.has("planned", "verbs"):
            return Certainty.PLANNED, asked.token_mark("planned", token)
    told_later = asked.parsed.doc.kind not in {DocKind.REPORT, DocKind.UNKNOWN}  # reports narrate in the future tense
    if told_later and "Fut" in asked.verb.morph.get("Tense", []) and asked.verb.i == asked.head.i:
        return Certainty.PLANNED, asked.token_mark("planned", asked.verb)
    if marker := _purpose(asked):
        return Certainty.PLANNED, marker
    found = asked.find("planned", back=20)
    if found is not None and found.span.start <= asked.head.idx:
        return Certainty.PLANNED, found
    for voice in asked.chain:
        if cues.verbs.get(voice.cue_lemma) == "plan" and voice.cue:
            return Certainty.PLANNED, asked.mark("plan", voice.cue[0].start, voice.cue[0].stop)
    return None


def _purpose(asked: Predicate) -> Marker | None:
    """`to take no prisoners`, `para culpar al ejército`: a verb in an infinitive of purpose."""
    verb = asked.verb
    if verb.dep_ not in {"advcl", "acl"} or verb.i != asked.head.i or "Inf" not in verb.morph.get("VerbForm", []):
        return None
    mark = next((one for one in verb.children if one.dep_ in {"mark", "case"}), None)
    return (
        asked.token_mark("planned", mark) if mark is not None and mark.text.casefold() in {"to", "para", "a"} else None
    )


def _opinion(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """Judgements, figures of speech and doctrine; only of the author's own words, and not of a deed that is told."""
    if asked.chain:
        return None
    if marker := asked.find("opinion"):
        return Certainty.OPINION, marker
    partisan = asked.parsed.doc.kind in {DocKind.STATEMENT, DocKind.COMMUNIQUE}
    for one in asked.head.sent:
        if not asked.start <= one.idx < asked.stop or not partisan:
            continue
        judges = {one.lemma_.casefold(), one.text.casefold()} & asked.has("opinion", "words")
        if judges and _is_judgement(asked, one):
            return Certainty.OPINION, asked.token_mark("opinion", one)
    first = next((one for one in asked.verb.children if one.dep_.startswith("nsubj")), None)
    stance = asked.verb.lemma_.casefold() in asked.has("opinion", "verbs")
    if (
        stance
        and asked.verb.i == asked.head.i
        and (first is None or first.text.casefold() in {"we", "i", "nosotros", "yo"})
    ):
        return Certainty.OPINION, asked.token_mark("opinion", asked.verb)
    return None


def _is_judgement(asked: Predicate, word: Token) -> bool:
    """A judging word decides where the clause only judges: its predicate is the word, a noun or a copula."""
    return (
        _is_predicative(asked.head) or asked.head.pos_ not in VERBAL or word.i == asked.head.i or not _is_event(asked)
    )


def _is_event(asked: Predicate) -> bool:
    past = "Past" in asked.verb.morph.get("Tense", []) or "Part" in asked.verb.morph.get("VerbForm", [])
    return past and asked.verb.lemma_.casefold() not in {"be", "ser", "estar", "have", "haber"}


def _doctrine(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """A partisan author's sentence about what is always so: present tense, no name of a day, a stance of "we"."""
    if asked.chain or asked.parsed.doc.kind is not DocKind.STATEMENT:
        return None
    verb, text = asked.verb, asked.parsed.syntax.text
    sent = asked.head.sent
    generic = re.compile(
        r"\b(?:always|never|everywhere|only|siempre|nunca|jamás|solo|sólo|must|is a|are a|es una?|son)\b", re.IGNORECASE
    )
    present = "Pres" in verb.morph.get("Tense", []) or any(
        "Pres" in one.morph.get("Tense", []) for one in verb.children
    )
    found = generic.search(text, sent.start_char, sent.end_char)
    if (
        present
        and found
        and (_is_predicative(verb) or found.group().casefold() in {"never", "always", "nunca", "jamás", "siempre"})
    ):
        return Certainty.OPINION, asked.mark("doctrine", found.start(), found.end())
    return None


_RULES: tuple[Rule, ...] = (
    _question,
    _condition,
    _denied,
    _accused,
    _demanded,
    _claimed,
    _insinuated,
    _doubted,
    _hedged,
    _opinion,
    _doctrine,
    _planned,
)


def _governing(asked: Predicate) -> list[Token]:
    """The predicate, its verb, and the verbs above that it is the complement of, up to the edge of its attribution."""
    edge = asked.chain[-1].content if asked.chain else ()
    above, token = [asked.head], asked.head
    if asked.verb.i != asked.head.i:
        above.append(asked.verb)
        token = asked.verb
    while token.dep_ in {"xcomp", "ccomp", "acl", "obj", "csubj"} and token.head.i != token.i and len(above) < 5:
        token = token.head
        if edge and not any(span.start <= token.idx < span.stop for span in edge):
            break
        if token.pos_ in VERBAL or token.pos_ in {"NOUN", "ADJ"}:
            above.append(token)
    return above


def _polarity(asked: Predicate) -> tuple[Polarity, Marker | None]:
    """Whether the predicate is negated: by itself, by its verb, or by "no" or "none" as one of its arguments."""
    never = asked.find("negation", key="not_negation", back=30)
    if never is not None and never.span.stop >= asked.start - NEAR:
        return Polarity.POSITIVE, None
    for token in dict.fromkeys((asked.head, asked.verb)):
        if (word := _negator(token, asked)) is not None:
            return Polarity.NEGATIVE, asked.token_mark("negation", word)
    for token in _governing(asked)[1:]:
        if token.lemma_.casefold() in asked.has("negation", "verbs"):
            return Polarity.NEGATIVE, asked.token_mark("negation", token)
    return Polarity.POSITIVE, None


def _negator(token: Token, asked: Predicate) -> Token | None:
    """The word that negates a token: an adverb, a determiner, or a negative subject or object."""
    words = asked.has("negation", "words")
    for one in token.children:
        if one.dep_ in {"advmod", "neg", "det", "mark", "case", "cc"} and one.text.casefold() in words:
            return one
        if one.dep_.split(":")[0] in {"nsubj", "obj"}:
            if one.text.casefold() in words:
                return one
            inner = next((c for c in one.children if c.dep_ == "det" and c.text.casefold() in words), None)
            if inner is not None:
                return inner
    return None


def _token_at(parsed: Parsed, span: Span) -> Token | None:
    run = parsed.syntax.char_span(span.start, span.stop, alignment_mode="expand")
    return run.root if run is not None else None


def _modality(asked: Predicate, certainty: Certainty) -> tuple[Modality, Marker | None]:
    """Attempted, threatened, planned or hypothetical events; what is left took place, if its claim is right."""
    for token in _governing(asked)[1:]:
        lemma = token.lemma_.casefold()
        if lemma in asked.has("threatened", "verbs"):
            return Modality.THREATENED, asked.token_mark("threatened", token)
        if lemma in asked.has("attempted", "verbs"):
            return Modality.ATTEMPTED, asked.token_mark("attempted", token)
    if (found := asked.find("threatened")) is not None:
        return Modality.THREATENED, found
    if (found := asked.find("attempted")) is not None and found.span.stop <= asked.head.idx + len(asked.head) + 2:
        return Modality.ATTEMPTED, found
    if certainty is Certainty.HYPOTHETICAL:
        return Modality.HYPOTHETICAL, None
    if certainty in {Certainty.PLANNED, Certainty.DEMANDED}:
        return Modality.PLANNED, None
    return Modality.ACTUAL, None


def is_unnamed(kind: VoiceKind) -> bool:
    """Whether a voice is nobody one could ask."""
    return kind in {VoiceKind.ANONYMOUS, VoiceKind.UNKNOWN}
