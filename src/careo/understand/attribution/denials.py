"""Denials of what stands before: `La Guardia lo niega`, "the army denied this", `…, versión que el Ejército niega`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careo.model import VoiceMode
from careo.understand.attribution.phrases import child, strip_marks, subject
from careo.understand.attribution.sources import Speakers
from careo.understand.attribution.unsaid import is_nobody, is_weak
from careo.understand.drafts import Attribution
from careo.understand.parsed import Parsed, run_of, sentences_before

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenRun
    from spacy.tokens import Token

OF_BEFORE = "any.attribution.denied_before@1"
_CLAUSES = frozenset({"acl:relcl", "acl", "parataxis"})
_OBJECTS = frozenset({"obj", "iobj", "det", "nsubj:pass", "nsubj", "mark"})


def find_denials(sent: TokenRun, speakers: Speakers) -> Iterator[Attribution]:
    """Verbs of denying whose object is a pronoun or noun for what was just said, or "which" behind a comma for it."""
    cues = speakers.cues
    for token in sent:
        if cues.verbs.get(token.lemma_.casefold()) != "deny" or token.pos_ not in {"VERB", "AUX"}:
            continue
        passive = child(token, "aux:pass") is not None
        head = child(token, "obl:agent") if passive else subject(token)
        told = _pronoun(token, speakers) or _behind_comma(token, speakers) or _known_words(token, speakers)
        if told is None or head is None or is_weak(head, cues) or is_nobody([head], cues) or head.i == told.i:
            continue
        if any(one.text.casefold() in cues.negating for one in token.children) or token.sent.text.rstrip()[-1:] == "?":
            continue
        cue = speakers.parsed.span_of([token])
        voice, source = speakers.voice(head, cue=cue, mode=VoiceMode.INDIRECT, remember=False)
        last = max(token, head, key=lambda one: one.i) if told.i < head.i else token
        first = min(told.left_edge.i if told.pos_ == "NOUN" and told.i < token.i else told.i, token.i)
        run = strip_marks([one for one in sent if first <= one.i <= max(told.i, last.i)])
        yield Attribution(voice, source, (cue,), (speakers.parsed.span_of(run),), token.lemma_.casefold(), OF_BEFORE)


def _pronoun(verb: Token, speakers: Speakers) -> Token | None:
    """The pronoun for what was said: `lo niega`, "denied this"; nothing else is said of it."""
    if child(verb, "ccomp", "xcomp") is not None:
        return None
    own = (
        one for one in verb.children if one.dep_ in {"obj", "iobj"} and one.text.casefold() in speakers.cues.said_before
    )
    return next((one for one in own if one.pos_ in {"PRON", "DET"} and not list(one.children)), None)


def _known_words(verb: Token, speakers: Speakers) -> Token | None:
    """The noun with an article and nothing else for what was said: `negó los hechos`, "the charge was denied"."""
    passive = child(verb, "aux:pass") is not None
    noun = child(verb, "nsubj:pass", "nsubj") if passive else child(verb, "obj")
    words = speakers.cues.nouns | speakers.cues.said_things
    if noun is None or noun.pos_ != "NOUN" or noun.lemma_.casefold() not in words or noun.i == noun.sent.start:
        return None
    own = [one for one in noun.children if not one.is_punct]
    bare = len(own) == 1 and "Def" in own[0].morph.get("Definite", []) and own[0].i < noun.i
    return noun if bare and child(verb, "ccomp", "xcomp") is None else None


def _behind_comma(verb: Token, speakers: Speakers) -> Token | None:
    """What opens the clause behind a comma in which it is denied: `…, versión que`, `…, lo que`, "…, which"."""
    cues, first = speakers.cues, verb.sent.start
    if verb.dep_ not in _CLAUSES:
        return None
    noun = verb.head
    before = noun.left_edge if noun.i > first else noun
    named = noun.lemma_.casefold() in cues.nouns | cues.said_things and noun.i < verb.i and verb.dep_ != "parataxis"
    if named and child(verb, "obj") is None:
        return noun if before.i > first and "," in (before.text, before.nbor(-1).text) else None
    for one in verb.doc[first : verb.i]:
        words = f"{one.text} {one.nbor(1).text}".casefold()
        opens = words in cues.said_which or one.text.casefold() in cues.said_which
        if opens and one.i > first and one.nbor(-1).text == "," and one.dep_ in _OBJECTS:
            return one if not any(other.pos_ == "VERB" for other in verb.doc[one.i : verb.i]) else None
    return None


def told_before(parsed: Parsed, one: Attribution) -> tuple[int, int]:
    """Where the words stand that a denial of what stands before is about: in its sentence, else in the one before.

    Both are offsets; the same where nothing stands before in its paragraph.
    """
    run = run_of(parsed, one.content[0])
    if run is None:
        return 0, 0
    sent = run[0].sent
    if any(token.pos_ in {"VERB", "AUX"} for token in parsed.syntax[sent.start : run.start]) and not (
        any(token.text == ";" for token in parsed.syntax[sent.start : run.start])
    ):
        return sent.start_char, one.content[0].start
    for before in sentences_before(sent, 1):
        if "\n\n" not in parsed.doc.text[before.end_char : sent.start_char]:
            return before.start_char, before.end_char
    return 0, 0
