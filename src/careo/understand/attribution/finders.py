"""Ways of attributing without a verb: "according to", words that name nobody, nouns, labelled turns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from careo.model import Found, MentionKind, RegionKind, Span, Voice, VoiceKind, VoiceMode
from careo.understand.attribution.as_told import end_of_clause, verb_after, who_told
from careo.understand.attribution.asides import told_aside
from careo.understand.attribution.cues import find_phrases
from careo.understand.attribution.phrases import child, strip_marks, subtree, with_end
from careo.understand.attribution.sources import UNKNOWN, Speakers
from careo.understand.drafts import Attribution
from careo.understand.parsed import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenRun
    from spacy.tokens import Token

_TURN = re.compile(r"(?:^|\n)[ \t]*\[(?P<who>[A-ZÁÉÍÓÚÑ][\w.' -]{1,40})\][ \t]+")
_OF_TITLES = r"(?:of|the|for|and|de|del|las?|los|y|e|señora?|diputad[oa])"
_COLON_TURN = re.compile(
    r"(?:^|\n)[ \t]*(?P<who>[A-ZÁÉÍÓÚÑ][\w.'’-]*"
    rf"(?:[ \t](?:{_OF_TITLES}[ \t]){{0,2}}[A-ZÁÉÍÓÚÑ][\w.'’-]*){{0,6}})(?:[ \t]\([^()\n]{{2,50}}\))?:[ \t]+(?=\S)"
)
_MINUTES_TURN = re.compile(
    r"(?:^|\n)[ \t]*(?P<who>[A-ZÁÉÍÓÚÑ][^\n:—–.]*(?:\.[ \t][^\n:—–.]*)?\b[A-ZÁÉÍÓÚÑ]{3,}\b[^\n:—–.]*)"
    r"\.[ \t]?[—–][ \t]*(?=\S)"
)
ACCORDING, ASIDE = "any.attribution.according@1", "any.attribution.aside@1"
_COLON = re.compile(r"[^.:;\n]{0,60}:\s+")
_ITEM_END = re.compile(r"\n[ \t]*\n|\n[ \t]*\(?\d{1,2}[.)][ \t]")
_NOT_A_TURN = re.compile(r"text|report|begin|end|words|passage|video|recording|indistinct|texto", re.IGNORECASE)


def find_according(sent: TokenRun, speakers: Speakers) -> Iterator[Attribution]:
    """`According to the police, …`, `según vecinos, …`: the source follows, the rest of the clause is the content."""
    parsed, text = speakers.parsed, speakers.parsed.text
    for start, stop in find_phrases(speakers.cues.according, text, sent.start_char, sent.end_char):
        verb = verb_after(sent, stop, speakers)
        head = who_told(verb) if verb is not None else _head_after(sent, stop)
        if head is not None and verb is None and (told := _relative_above(head)) is not None:
            yield _of_relative(head, *told, parsed.span(start, stop), speakers)
            continue
        first = head or verb
        if first is None or (verb is None and not speakers.cues.measures.isdisjoint(_measures(sent, first, start))):
            continue
        cue = parsed.span(start, stop if verb is None else verb.idx + len(verb))
        voice, source = speakers.voice(head, cue=cue, mode=VoiceMode.INDIRECT)
        told_of = _relative_behind(source[0], head) if verb is None and head is not None else None
        last = told_of or (source[0] if verb is None else parsed.span(start, end_of_clause(verb, head)))
        aside = told_aside(first, start, last, speakers)
        content = aside or _rest_of_clause(sent, first, start, last, speakers)
        if content:
            lemma = text[start:stop].casefold()
            yield Attribution(voice, source, (cue,), content, lemma, ASIDE if aside else ACCORDING)


def _relative_behind(source: Span, head: Token) -> Span | None:
    """A source with the clause right behind it that says who it is: "according to a man who was there, they came"."""
    clause = child(head, "acl:relcl", "acl")
    first = next(
        (one for one in head.doc[head.i + 1 : head.sent.end] if one.idx >= source.stop and not one.is_space), None
    )
    if clause is None or first is None or clause.left_edge.i != first.i:
        return None
    ends = next((one.idx for one in head.doc[clause.i + 1 : head.sent.end] if one.text == ","), None)
    return None if ends is None else Span(source.doc_id, source.start, ends)


def _relative_above(head: Token) -> tuple[Token, Token] | None:
    """The clause that "which" opens behind a preposition, and its noun: `una confesión según la cual había matado`.

    Parsers hang the clause on the pronoun, too, and that on what is said of the noun.
    """
    above = head.head
    if head.pos_ not in {"PRON", "DET"} or "Rel" not in head.morph.get("PronType", ["Rel"]):
        return None
    if above.dep_ == "acl:relcl" and above.head.pos_ == "NOUN":
        return above, above.head
    clause = child(head, "acl:relcl")
    nouns = (one for one in above.children if one.dep_.startswith("nsubj") and one.pos_ == "NOUN" and one.i < head.i)
    noun = next(nouns, None) if clause is not None else None
    return (clause, noun) if clause is not None and noun is not None else None


def _of_relative(head: Token, clause: Token, noun: Token, cue: Span, speakers: Speakers) -> Attribution:
    """What a paper is said to say in a relative clause; the paper is the source."""
    voice, source = speakers.voice(noun, cue=cue, mode=VoiceMode.INDIRECT)
    run = strip_marks([one for one in subtree(clause) if one.i > head.i])
    lemma = speakers.parsed.text[cue.start : cue.stop].casefold()
    return Attribution(voice, source, (cue,), (speakers.parsed.span_of(run),), lemma, "any.attribution.according@1")


def _measures(sent: TokenRun, head: Token, start: int) -> set[str]:
    """The head of a source after an offset and its first noun: what something may be done according to."""
    nouns = (one for one in sent if one.idx > start and one.i <= head.i and one.pos_ == "NOUN")
    return {one.text.casefold() for one in (head, next(nouns, head))}


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
    after = _without_aside([one for one in sent if one.idx >= source.stop])
    edges = [number for number, one in enumerate(before) if one.text == ";"]
    before = before[edges[-1] + 1 :] if edges else before
    after = after[: next((number for number, one in enumerate(after) if one.text == ";"), len(after))]
    if before and before[-1].text == "(":
        return _in_brackets(after, parsed)
    if before and before[-1].text == "]" and before[0].text == "[":
        before = []
    runs = [strip_marks(run) for run in (before, after) if any(one.is_alpha for one in run)]
    if not runs:
        return ()
    longest = [run for run in runs if len(run) >= 3] or runs
    if len(longest) == 2 and len(longest[0]) < len(longest[1]) and longest[0][-1].dep_ in {"cc", "advmod", "mark"}:
        longest = longest[1:]
    return tuple(parsed.span_of(run) for run in longest)


def _without_aside(after: list[Token]) -> list[Token]:
    """What follows a source, without what is told of it between commas: "according to Rosa, who hid, they left"."""
    words = [one for one in after[:3] if not one.is_space]
    if len(words) < 3 or words[0].text != "," or "Rel" not in words[1].morph.get("PronType", []):
        return after
    clause = words[1]
    while clause.dep_ != "acl:relcl" and clause.head.i != clause.i:
        clause = clause.head
    inside = {one.i for one in clause.subtree} if clause.dep_ == "acl:relcl" else set()
    end = next((at for at, one in enumerate(after) if at and one.text == "," and one.nbor(1).i not in inside), None)
    return after if end is None or not inside else after[end:]


def _in_brackets(after: list[Token], parsed: Parsed) -> tuple[Span, ...]:
    """`(according to witnesses, …)`: what stands inside the brackets."""
    stop = next((number for number, one in enumerate(after) if one.text == ")"), len(after))
    run = strip_marks(after[:stop])
    return (parsed.span_of(run),) if len(run) > 1 else ()


def find_nobody(sent: TokenRun, speakers: Speakers) -> Iterator[Attribution]:
    """`Reportedly`, `se dice que`, `as has been reported`: somebody says it, and the text does not say who."""
    parsed, text = speakers.parsed, speakers.parsed.text
    kinds = (("rumour", speakers.cues.rumour), ("relayed", speakers.cues.relayed))
    found = [
        (*edges, kind) for kind, words in kinds for edges in find_phrases(words, text, sent.start_char, sent.end_char)
    ]
    for start, stop, kind in found:
        cue = parsed.span(start, stop)
        voice = Voice(UNKNOWN, VoiceKind.UNKNOWN, VoiceMode.INDIRECT, None, cue)
        clause = _clause_at(sent, stop)
        run = strip_marks([one for one in clause if not start <= one.idx < stop])
        run = with_end(run, [one for one in sent if start <= one.idx < stop])
        if len(run) > 1:
            content = parsed.span_of(run)
            lemma = text[start:stop].casefold()
            yield Attribution(voice, (), (cue,), (content,), lemma, f"any.attribution.{kind}@1")


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
        clause = next((one for one in token.children if _is_what_is_said(one)), None)
        clause = clause or _said_to_be(token)
        if clause is None or not any(
            one.text.casefold() in {"that", "que"} for one in clause.children if one.dep_ == "mark"
        ):
            continue
        owner = child(token, "nmod:poss", "nmod")
        cue = speakers.parsed.span_of([token])
        voice, source = speakers.voice(owner, cue=cue, mode=VoiceMode.INDIRECT)
        run = subtree(clause)
        mark = child(clause, "mark")
        if mark is not None and token.i < mark.i:  # "the official version is that": not its own words
            run = [one for one in run if one.i >= mark.i]
        content = speakers.parsed.span_of(strip_marks(run))
        yield Attribution(voice, source, (cue,), (content,), token.lemma_.casefold(), "any.attribution.noun@1")


def _is_what_is_said(clause: Token) -> bool:
    """Whether a clause under a noun is what the noun says, and no clause about it: `la denuncia de que …`."""
    mark = child(clause, "mark")
    if mark is None or clause.dep_ not in {"acl", "ccomp", "advcl", "acl:relcl"}:
        return False
    whole = mark.text.casefold() != "que" or any(one.text.casefold() == "de" for one in clause.children)
    return whole or clause.dep_ != "acl:relcl"


def find_proven(sent: TokenRun, speakers: Speakers) -> Iterator[Attribution]:
    """`Considers it proven that …`, `tiene por probado que …`: a body says what it finds."""
    for token in sent:
        if token.text.casefold() not in speakers.cues.proven or token.i + 1 >= sent.end:
            continue
        verb = token.head if token.head.lemma_.casefold() in speakers.cues.holding else None
        head = child(verb, "nsubj") if verb is not None else None
        clauses = (one for at in (token, verb) if at is not None for one in at.children if one.i > token.i)
        clause = next((one for one in clauses if one.left_edge.text.casefold() in speakers.cues.that), None)
        if verb is None or head is None or clause is None or head.i > verb.i or verb.i > token.i:
            continue
        cue = speakers.parsed.span_of([verb, token])
        voice, source = speakers.voice(head, cue=cue, mode=VoiceMode.INDIRECT)
        content = speakers.parsed.span_of(strip_marks([one for one in sent if clause.left_edge.i <= one.i]))
        yield Attribution(voice, source, (cue,), (content,), token.text.casefold(), "any.attribution.proven@1")


def _said_to_be(noun: Token) -> Token | None:
    """The clause that a version, claim or story is said to be: "the official version is that they fled"."""
    if noun.dep_ in ("nsubj:outer", "nsubj") and noun.head.i > noun.i:
        is_said_to_be = noun.head.pos_ == "AUX"
        below = [noun.head] if noun.dep_ == "nsubj:outer" else list(noun.head.children) if is_said_to_be else []
    else:
        below = [one for is_ in noun.children if is_.dep_ == "cop" for one in is_.children]
    clauses = (one for one in below if one.dep_ in ("ccomp", "ROOT", "csubj") and one.i > noun.i)
    return next((one for one in clauses if child(one, "cop") is not None or one.dep_ == "ccomp"), None)


def find_turns(speakers: Speakers) -> Iterator[Attribution]:
    """Turns: `[ROJAS] …`, `ROJAS: …` or `El MINISTRO.— …` speaks until the next label; two labels at least."""
    parsed, text = speakers.parsed, speakers.parsed.doc.text
    apart = [one.span for one in parsed.doc.regions if one.kind is not RegionKind.BODY]
    every = _labels(text)
    labels = [one for one in every if not any(s.start <= one.start("who") < s.stop for s in apart)]
    if len(labels) < 2:
        return
    last = text.find("\n\n", labels[-1].end()) if labels[-1].re is _MINUTES_TURN else -1
    edges = [*(one.start() for one in labels[1:]), last if last >= 0 else len(text)]
    for label, stop in zip(labels, edges, strict=True):
        end = min([stop, *(s.start for s in apart if s.start > label.end())])
        if not text[label.end() : end].strip():
            continue
        source = Span(parsed.doc.id, label.end("who") - len(_bare(label["who"])), label.end("who"))
        whole = next((one for one in every if _initials(one["who"]) == label["who"]), label)
        name = Span(parsed.doc.id, whole.end("who") - len(_bare(whole["who"])), whole.end("who"))
        voice = _of_letter(label["who"], source, speakers)
        voice = voice or replace(speakers.named(name, cue=None, mode=VoiceMode.QUOTED), span=source)
        content = parsed.span(label.end(), end)
        yield Attribution(voice, (source,), (), (content,), "[turn]", "any.attribution.turn@1")


def find_submitted(speakers: Speakers) -> Iterator[Attribution]:
    """`La Comisión recibió la siguiente denuncia: …`: it speaks to the end of its item or paragraph."""
    parsed = speakers.parsed
    text = parsed.doc.text
    for found in speakers.cues.submitted.finditer(text):
        colon = _COLON.match(text, found.end())
        run = parsed.syntax.char_span(found.start(), found.end(), alignment_mode="expand")
        if colon is None or run is None:
            continue
        end = _ITEM_END.search(text, colon.end())
        content = parsed.span(colon.end(), end.start() if end is not None else len(text))
        cue = parsed.span(found.start(), found.end())
        noun = parsed.span_of([run.root])
        voice, source = speakers.voice(run.root, cue=cue, mode=VoiceMode.INDIRECT, span=noun)
        lemma = run.root.lemma_.casefold()
        yield Attribution(voice, source, (cue,), (content,), lemma, "any.attribution.submitted@1")


def _initials(name: str) -> str:
    """What a turn is headed with after the first: "LH" for Laila Haddad; "" for a single word."""
    words = name.split()
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _of_letter(label: str, source: Span, speakers: Speakers) -> Voice | None:
    """Who speaks in a turn that a letter or "Question" opens, "Q: …": who is interviewed, or nobody who is named."""
    answers = label.casefold() in speakers.cues.answering
    if len(label) > 1 and not answers and label.casefold() not in speakers.cues.putting:
        return None
    doc = speakers.parsed.doc
    teller = doc.byline or (doc.issuer if doc.issuer is not None and _is_of_person(doc.issuer, speakers) else None)
    if teller is not None and answers:
        return Voice(teller.value, VoiceKind.NAMED, VoiceMode.QUOTED, source, None)
    return Voice(UNKNOWN, VoiceKind.UNKNOWN, VoiceMode.QUOTED, source, None)


def _is_of_person(issuer: Found[str], speakers: Speakers) -> bool:
    """Whether somebody alone puts a text out: `Declaración de Vicenta Ayala`."""
    told = speakers.mentions.starting(issuer.span.start, issuer.span.stop)
    return any(one.kind is MentionKind.PERSON and one.span.stop >= issuer.span.stop for one in told)


def _bare(label: str) -> str:
    """The label of a turn without its article: `El PRESIDENTE`."""
    first, _, rest = label.partition(" ")
    return rest.lstrip() if first in {"El", "La", "The"} and rest else label


def _labels(text: str) -> list[re.Match[str]]:
    """The labels of turns in text order: in brackets, of minutes, or before a colon, of which one comes again."""
    bracketed = [one for one in _TURN.finditer(text) if not _NOT_A_TURN.search(one["who"])]
    if len(bracketed) >= 2:
        return bracketed
    minutes = [one for one in _MINUTES_TURN.finditer(text) if " " in one["who"].strip()]  # not "PRIMERO.—" of a ruling
    if len(minutes) >= 2:
        return minutes
    found = [one for one in _COLON_TURN.finditer(text) if not _NOT_A_TURN.search(one["who"])]
    whole = {_initials(one["who"]): one["who"] for one in found}
    seen = Counter(whole.get(one["who"], one["who"]).casefold() for one in found)
    spoken = [one for one in found if text[one.end() :].split("\n", 1)[0].count(" ") >= 1]
    again = sum(count for count in seen.values() if count > 1)
    return spoken if len(seen) > 1 and again >= 3 and again * 2 >= len(found) else bracketed
