"""What somebody passes others off as: `presentaron a los jóvenes como guerrilleros muertos en combate`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careo.lang.words import load_words
from careo.model import VoiceMode
from careo.text.numbers import fold
from careo.understand.acts import is_act, load_triggers
from careo.understand.attribution.phrases import child, is_passive, strip_marks, subject
from careo.understand.attribution.sources import Speakers
from careo.understand.attribution.unsaid import is_weak
from careo.understand.attribution.void import DEEDS
from careo.understand.drafts import Attribution
from careo.understand.mentions.kinds import ANIMATE, load_noun_kinds

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenRun
    from spacy.tokens import Token


def find_presented(sent: TokenRun, speakers: Speakers) -> Iterator[Attribution]:
    """Verbs of showing with "as" and a deed behind it: whoever shows them so says it, and nobody else."""
    cues = speakers.cues
    for verb in sent:
        if verb.lemma_.casefold() not in cues.presenting or verb.pos_ not in {"VERB", "AUX"}:
            continue
        link = next((one for one in sent if one.i > verb.i and one.text.casefold() in cues.as_what), None)
        shown = child(verb, "nsubj:pass", "nsubj") if is_passive(verb) else child(verb, "obj")
        told = _behind(link) if link is not None and verb.is_ancestor(link) and _is_somebody(shown) else []
        if not any(map(_is_deed, told)):
            continue
        head = child(verb, "obl:agent") if is_passive(verb) else subject(verb)
        if head is not None and is_weak(head, cues):
            head = None
        cue = speakers.parsed.span_of([verb])
        voice, source = speakers.voice(head, cue=cue, mode=VoiceMode.INDIRECT, remember=False)
        content = (speakers.parsed.span_of(told),)
        yield Attribution(voice, source, (cue,), content, verb.lemma_.casefold(), "any.attribution.presented@1")


def _is_somebody(shown: Token | None) -> bool:
    """Whether people are shown, or their dead bodies."""
    if shown is None:
        return False
    people = load_noun_kinds(shown.lang_).kind_of(shown) in ANIMATE or shown.pos_ == "PROPN"
    return people or fold(shown.lemma_) in load_words(shown.lang_).table("events")["words"]["bodies"]


def _behind(link: Token) -> list[Token]:
    """The words behind "as" up to a mark or to what is joined with a verb."""
    run = [link]
    for one in link.doc[link.i + 1 : link.sent.end]:
        joined = one.dep_ == "cc" and one.head.pos_ == "VERB" and "Fin" in one.head.morph.get("VerbForm", [])
        if one.text in ",;:()" or joined:
            break
        run.append(one)
    return strip_marks(run)


def _is_deed(token: Token) -> bool:
    lemma = fold(token.lemma_)
    named = any(entry.act in DEEDS for entry in load_triggers(token.lang_).nouns.get(lemma, ()))
    return token.pos_ in {"NOUN", "VERB", "ADJ"} and (named or is_act(lemma, token.lang_, DEEDS))
