"""Sources: who speaks, as a Voice; pronouns and "the source" take the name of whoever spoke before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from careo.model import Mention, MentionKind, Span, Voice, VoiceKind, VoiceMode
from careo.text.numbers import fold
from careo.understand.attribution.cues import CueWords
from careo.understand.attribution.phrases import described_by, name_tokens
from careo.understand.attribution.quotes import Quotation
from careo.understand.attribution.several import (
    acts_before,
    is_one_person,
    is_several,
    one_before,
    resolves_above,
    several_before,
    woman_since,
)
from careo.understand.drafts import Attribution
from careo.understand.mentions.kinds import load_noun_kinds
from careo.understand.parsed import Parsed, run_of, sentences_before
from careo.understand.roles.latter import latter_before
from careo.understand.text_order import TextOrder

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenRun
    from spacy.tokens import Token

UNKNOWN = "unknown"
_ARTICLES = ("the ", "a ", "an ", "el ", "la ", "los ", "las ", "un ", "una ", "unos ", "unas ", "some ")
_NAMING = frozenset({"NOUN", "PROPN", "NUM"})
_SMALL = frozenset({"of", "the", "for", "and", "de", "del", "la", "las", "los", "y", "e"})
LONGEST_NAME = 120


@dataclass(slots=True)
class Speakers:
    """Turns source words into voices; remembers who spoke, so that pronouns find their name.

    `said` holds the named voices so far, the latest last; `quotes` are the quotations of the document.
    """

    parsed: Parsed
    cues: CueWords
    mentions: TextOrder[Mention]
    said: list[Voice] = field(default_factory=list)
    quotes: Sequence[Quotation] = ()

    def voice(
        self,
        head: Token | None,
        *,
        cue: Span | None,
        mode: VoiceMode,
        remember: bool = True,
        span: Span | None = None,
    ) -> tuple[Voice, tuple[Span, ...]]:
        """The voice that a source's head token names, and the source's words; unknown where there is none.

        `span` gives the words; without it they are the noun phrase of `head`. A voice inside another's words is not
        remembered: "he" goes on with the outer speaker.
        """
        if head is None:
            return self._left_out(cue, mode), ()
        span = span or self.parsed.span_of(name_tokens(head))
        made = self._made(head, span, cue, mode)
        first_person = "1" in head.morph.get("Person", [])
        if remember and made.kind is not VoiceKind.UNKNOWN and not first_person:
            self.said.append(made)
        return made, (span,)

    def _left_out(self, cue: Span | None, mode: VoiceMode) -> Voice:
        """Who says it where the sentence names nobody: whom the verb's missing subject was found to be, or unknown."""
        beside = self.mentions.starting(cue.start, cue.stop) if cue is not None else ()
        told = (one for one in beside if one.points_back and cue is not None and cue.covers(one.span))
        one = next((one for one in told if one.actor_id is not None), None)
        if one is not None:
            return Voice(one.name, VoiceKind.NAMED, mode, None, cue, one.actor_id)
        if (resolved := self._resolved(cue, mode)) is not None:
            return resolved
        last = self._going_on(cue, many=False) if self.cues.own_endings else None
        if last is not None:
            return replace(last, mode=mode, span=None, cue=cue)
        return Voice(UNKNOWN, VoiceKind.UNKNOWN, mode, None, cue)

    def _resolved(self, cue: Span | None, mode: VoiceMode) -> Voice | None:
        """Who resolves what items tell: `The Court RESOLVES: / 1. To declare that …`, `RESUELVE: / 1. Declarar que`.

        Whoever puts the document out, where the line above names nobody.
        """
        run = run_of(self.parsed, cue) if cue is not None else None
        verb = next((one for one in run or () if "Inf" in one.morph.get("VerbForm", [])), None)
        if verb is None or sum(one.is_alpha for one in verb.doc[verb.sent.start : verb.i]) > 1:
            return None
        head, issuer = resolves_above(verb, self.cues.resolving), self.parsed.doc.issuer
        body = next((one for one in head.children if one.dep_ == "nsubj"), None) if head is not None else None
        if body is not None:
            return self._of(body, self.parsed.span_of(name_tokens(body)), cue, mode)
        name = issuer.value if issuer is not None else UNKNOWN
        return Voice(name, VoiceKind.AUTHOR, mode, None, cue) if head is not None else None

    def _going_on(self, cue: Span | None, *, many: bool) -> Voice | None:
        """Who spoke in the sentence before and goes on, by a verb of saying in the third person: `No vio, dijo, …`."""
        run = run_of(self.parsed, cue) if cue is not None else None
        if run is None or not self.said or self.said[-1].cue is None:
            return None
        verb = next((one for one in run if self.cues.verbs.get(one.lemma_.casefold()) in {"say", "deny"}), None)
        told = run_of(self.parsed, self.said[-1].cue)
        if verb is None or told is None or not {"Fin"} & set(verb.morph.get("VerbForm", [])):
            return None
        number, person = verb.morph.get("Number", ["Plur" if many else ""]), verb.morph.get("Person", ["3"])
        before = {one.start for one in sentences_before(self._first_said(verb), 1 + many)}
        near = (
            told[0].sent.start in before
            and not self._others_between(told[0], verb)
            and "\n\n" not in self.parsed.doc.text[told.end_char : verb.idx]
        )
        agrees = "3" in person and is_one_person(self.said[-1], self.parsed) is not many
        return self.said[-1] if near and agrees and (many or number == ["Sing"]) else None

    def _others_between(self, told: Token, verb: Token) -> bool:
        """Whether the sentence between two of saying has a subject by a noun or number: others may go on."""
        sents = [sent for sent in sentences_before(self._first_said(verb), 1) if sent.start > told.sent.start]
        roots = [sent.root for sent in sents]
        return any(c.dep_.startswith("nsubj") and c.pos_ in _NAMING for root in roots for c in root.children)

    def _first_said(self, verb: Token) -> TokenRun:
        """The sentence of a verb, or the one in which the quotation begins that ends before the verb."""
        ending = [one for one in self.quotes if verb.sent.start_char < one.stop <= verb.idx]
        run = run_of(self.parsed, Span(self.parsed.doc.id, ending[-1].start, ending[-1].stop)) if ending else None
        return run[0].sent if run is not None and run[0].i < verb.sent.start else verb.sent

    def forget(self, number: int, kept: Sequence[Attribution]) -> None:
        """Forget who spoke since `said` had that length, except in the attributions kept."""
        voices = [one.voice for one in kept]
        self.said[number:] = [one for one in self.said[number:] if one in voices]

    def as_author(self, voice: Voice) -> Voice:
        """The voice of "I said", "we say": the author of the words speaks of himself."""
        return replace(voice, kind=VoiceKind.AUTHOR)

    def named(self, span: Span, *, cue: Span | None, mode: VoiceMode) -> Voice:
        """The voice of a source that stands in the text as a label ("[ROJAS]")."""
        made = Voice(_of_label(self.parsed.text[span.start : span.stop]), VoiceKind.NAMED, mode, span, cue)
        earlier = next((one for one in reversed(self.said) if _is_short_for(made.name, one.name)), None)
        titled = earlier is not None and earlier.name.startswith(f"{made.name} ")
        last = made.name.split()[-1].casefold()
        alike = (m for m in self.mentions if last in m.name.casefold().split())
        known = None if titled else self._mention(span) or next(alike, None)
        if known is not None and known.name.split()[0].casefold() not in _SMALL:
            name = made.name if _is_part_of_title(known.name, made.name) else _of_label(known.name)
            made = replace(made, name=name, actor_id=known.actor_id)
        elif earlier is not None:
            made = replace(made, name=earlier.name, actor_id=earlier.actor_id)
        self.said.append(made)
        return made

    def _made(self, head: Token, span: Span, cue: Span | None, mode: VoiceMode) -> Voice:
        words = self.parsed.text[span.start : span.stop]
        if (described := described_by(head)) is not None:
            return self._of(described, span, cue, mode)
        if self._stands_for_another(head, words):
            return self._earlier(head, words, span, cue, mode)
        mention = self._mention(span, at=head.idx)
        clause = next((c for c in head.children if _says_more_of(c, head)), None)
        name = self._name(words if clause is None else words[: max(0, clause.left_edge.idx - span.start)], mention)
        kind = VoiceKind.AUTHOR if self._is_issuer(head, name) else self._kind(head, words, mention)
        return Voice(name, kind, mode, span, cue, mention.actor_id if mention else None)

    def _is_issuer(self, head: Token, name: str) -> bool:
        """Whether who puts the document out speaks of itself in the third person: by its name, or as `este Comando`."""
        issuer = self.parsed.doc.issuer
        if issuer is None:
            return False
        this = any(one.dep_ == "det" and "Dem" in one.morph.get("PronType", []) for one in head.children)
        own = fold(issuer.value).split()
        return fold(name).split() == own or (this and own[:1] == [fold(head.text)])

    def _stands_for_another(self, head: Token, words: str) -> bool:
        low = words.casefold()
        pronoun = head.pos_ == "PRON" or low in self.cues.pronouns or low in self.cues.generic
        return pronoun or latter_before(head) is not None

    def _earlier(self, head: Token, words: str, span: Span, cue: Span | None, mode: VoiceMode) -> Voice:
        """The voice a pronoun or a short description stands for: the last one, when it can be no other."""
        low = words.casefold()
        if (latter := latter_before(head)) is not None:
            return self._of(latter, span, cue, mode)
        here = self.mentions.starting(span.start, span.start + 1)
        found = next((one for one in here if one.points_back and one.span == span and one.actor_id), None)
        if is_several(head) and head.pos_ == "PRON" and (last := self._going_on(cue, many=True)) is not None:
            return replace(last, mode=mode, span=span, cue=cue)
        if found is not None:
            return Voice(found.name, VoiceKind.NAMED, mode, span, cue, found.actor_id)
        if is_several(head) and head.pos_ == "PRON" and self._may_be_others(head):
            told = several_before(head)
            return self._plain(head, words, span, cue, mode) if told is None else self._of(told, span, cue, mode)
        spoken = [one for one in self.said if one.cue is not None]  # who speaks a turn does not speak of himself so
        if spoken and (low in self.cues.pronouns or low in self.cues.generic):
            last = spoken[-1]
            if low in self.cues.pronouns and (told := self._told_since(last, head)) is not None:
                return self._of(told, span, cue, mode)
            described = low.split()[-1]
            if low in self.cues.pronouns and self._is_of_several(last, head):
                return self._plain(head, words, span, cue, mode)
            fits = low in self.cues.pronouns or described.rstrip("s") in last.name.casefold()
            return replace(last, mode=mode, span=span, cue=cue) if fits else self._plain(head, words, span, cue, mode)
        return self._plain(head, words, span, cue, mode)

    def _may_be_others(self, pronoun: Token) -> bool:
        """Whether "they" are not those who spoke last: one person did, or others are told of since."""
        if not self.said or is_one_person(self.said[-1], self.parsed):
            return True
        last = run_of(self.parsed, self.said[-1].cue) if self.said[-1].cue is not None else None
        if last is None:
            return False
        here = last[0].sent.start < pronoun.sent.start and acts_before(pronoun)
        return here or self._others_between(last[0], pronoun)

    def _is_of_several(self, last: Voice, pronoun: Token) -> bool:
        """Whether one person speaks, and several did last: "aid workers warned; he buried his son, he says"."""
        spoke = run_of(self.parsed, last.span) if last.span is not None else None
        one = not is_several(pronoun) and bool(
            pronoun.morph.get("Gender", []) or "Sing" in pronoun.morph.get("Number", [])
        )
        people = spoke is not None and load_noun_kinds(self.parsed.lang).kind_of(spoke.root) is MentionKind.PERSON
        return one and people and spoke is not None and is_several(spoke.root)

    def _told_since(self, last: Voice, pronoun: Token) -> Token | None:
        """Whom "he" means and not who spoke last: told of since, in another paragraph, or where that were several.

        And whom "she" does, where who spoke last may be no woman and somebody told of since is.
        """
        if last.cue is None or is_several(pronoun):
            return None
        text, since = self.parsed.text, last.cue.stop
        spoke = run_of(self.parsed, last.span) if last.span is not None else None
        if spoke is not None and (woman := woman_since(pronoun, spoke.root)) is not None:
            return woman
        opens = text.rfind("\n", 0, pronoun.sent.start_char)
        several = spoke is not None and is_several(spoke.root)
        return one_before(pronoun, text, since) if since <= opens or several else None

    def _of(self, told: Token, span: Span, cue: Span | None, mode: VoiceMode) -> Voice:
        """The voice of somebody told of before, in the words of a pronoun."""
        made = self._made(told, self.parsed.span_of(name_tokens(told)), cue, mode)
        return replace(made, span=span)

    def _plain(self, head: Token, words: str, span: Span, cue: Span | None, mode: VoiceMode) -> Voice:
        return Voice(self._name(words, None), self._kind(head, words, None), mode, span, cue)

    def _mention(self, span: Span, *, at: int | None = None) -> Mention | None:
        """The mention that names the source: over its head, else the first person or organisation inside."""
        beside = self.mentions.starting(span.start, span.stop)
        inside = [one for one in beside if span.covers(one.span) and not one.points_back]
        over = [one for one in inside if at is not None and one.span.start <= at < one.span.stop]
        named = [one for one in over if one.name[:1].isupper()]
        owners = [] if at is None else self._owners(span, at)
        people = [one for one in inside if one.kind is MentionKind.PERSON and one.name[:1].isupper()]
        people = [one for one in people if not any(one.span.start <= token.idx < one.span.stop for token in owners)]
        people = [one for one in people if one.actor_id] or people  # "Colonel Rivas", not his rank
        best = (people or named) if at is not None else inside
        return best[0] if best else None

    def _owners(self, span: Span, at: int) -> list[Token]:
        """Those whom the head of a source belongs to, or a clause on it tells of, who do not speak: "his office"."""
        run = self.parsed.syntax.char_span(span.start, span.stop, alignment_mode="expand")
        head = next((one for one in run or () if one.idx <= at < one.idx + len(one)), None)
        if head is not None and head.lemma_.casefold() in self.cues.papers:  # "a document, the notes of Mr Rojas, says"
            return [one for one in run or () if one.i > head.i]
        owners = (c for c in head.children if c.dep_.startswith(("nmod", "acl"))) if head is not None else ()
        return [one for owner in owners for one in owner.subtree]

    def _name(self, words: str, mention: Mention | None) -> str:
        name = self._without_days(mention.name if mention and mention.name[:1].isupper() else words)
        for article in _ARTICLES:
            if name.casefold().startswith(article):
                rest = name[len(article) :]
                name = name if rest.casefold().startswith(("de ", "del ", "of ")) else rest  # `una de las víctimas`
                break
        return name[:LONGEST_NAME].strip(" ,;:").removesuffix("'s").removesuffix("’s") or UNKNOWN

    def _without_days(self, words: str) -> str:
        """The words of a source without a day before them: "Monday | residents", but not `Domingo Sosa`."""
        parts = words.split()
        is_day = len(parts) > 1 and parts[0].casefold() in self.cues.days and parts[1].islower()
        return " ".join(parts[1:] if is_day else parts)

    def _kind(self, head: Token, words: str, mention: Mention | None) -> VoiceKind:
        described = {t.text.casefold() for c in head.children if c.dep_ == "acl" for t in c.subtree}
        low = {word.strip(".,;:()").casefold() for word in words.split()} - described  # "witnesses quoted by the radio"
        office = low & self.cues.press_offices or head.lemma_.casefold() in self.cues.press_offices
        if (
            (low & self.cues.press) - self.cues.press_people and not office
        ) or head.lemma_.casefold() in self.cues.press:
            return VoiceKind.PRESS
        # A capital that opens a sentence names nobody: "Eyewitnesses said".
        if mention is not None and mention.name[:1].isupper() and mention.actor_id:
            return VoiceKind.NAMED
        if head.text.casefold() in self.cues.anonymous or head.lemma_.casefold() in self.cues.anonymous:
            return VoiceKind.ANONYMOUS
        if head.pos_ == "PROPN":
            return VoiceKind.NAMED
        return VoiceKind.ANONYMOUS if head.pos_ == "PRON" else VoiceKind.ROLE_ONLY


def _says_more_of(clause: Token, noun: Token) -> bool:
    """Whether a clause behind a noun is no part of its name: "the mayor, who …", "the witness, known only as …"."""
    if clause.left_edge.i <= noun.i or not clause.dep_.startswith("acl"):
        return False
    first = clause.left_edge
    return clause.dep_ == "acl:relcl" or "," in (first.text, first.doc[first.i - 1].text)


def _of_label(text: str) -> str:
    """A name as it is written in a sentence: "The MINISTER OF LAW AND ORDER" is Minister of Law and Order."""
    first, *rest = text.split()
    words = rest if rest and f"{first.casefold()} " in _ARTICLES else [first, *rest]
    small = [word.casefold() if word.casefold() in _SMALL else word for word in words[1:]]
    return " ".join(word.title() if word.isupper() else word for word in (words[0], *small))


def _is_part_of_title(words: str, label: str) -> bool:
    """Whether words are the beginning of an office that goes on: "Minister of Law | and Order"."""
    rest = label.casefold().removeprefix(words.casefold())
    return rest != label.casefold() and rest.split()[:1] != [] and rest.split()[0] in _SMALL


def _is_short_for(short: str, name: str) -> bool:
    """Whether a label can mean who spoke under a longer one: a surname, or the title a longer title opens with."""
    return short.rsplit(maxsplit=1)[-1] in name.split() or f"{name} ".startswith(f"{short} ")
