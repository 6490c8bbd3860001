"""Where acts are named: verbs, phrases of a verb with other words, and nouns, unless words beside them veto it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from careo.model import KnownWords, MentionKind
from careo.text.numbers import fold
from careo.understand.acts import Frame, Triggers, TriggerWords, load_triggers
from careo.understand.events.included import are_sufferers, is_dead
from careo.understand.events.no_deeds import is_according, is_done, is_joined_apart, is_no_deed, looks_like_deed
from careo.understand.events.phrases import (
    VERBAL,
    are_civilians,
    are_envoys,
    are_guards,
    harms_things,
    has_inside,
    head_of,
    is_done_by_people,
    is_done_to_oneself,
    is_freed,
    is_gerund_noun,
    is_guess,
    is_in_other_phrase,
    is_joined,
    is_of_negated,
    is_of_other_gender,
    is_of_other_verb,
    is_other_case,
    is_part_of_deed,
    is_part_of_name,
    is_party,
    is_said_of_counted,
    is_verb_for_noun,
    is_word_of_body,
    left_undone,
    names_of,
    noun_keys,
    obligation,
    strikes_people,
    words_for,
    words_in,
)
from careo.understand.events.unseen import are_remains, denied_by, is_unknown, missed, toll
from careo.understand.events.vetoes import Vetoes, only_describes
from careo.understand.events.whose import SITES, apart, as_told, strikes, whole_of
from careo.understand.roles import ANIMATE, Cast
from careo.understand.roles.arguments import Arguments, arguments_of
from careo.understand.roles.cases import case_of, has_enclitic
from careo.understand.roles.passive import have_above, is_past_participle, is_reflexive_passive

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenRun
    from spacy.tokens import Token

PHRASE_REACH, SPAN_GAP, _INSIDE = 9, 4, ("amod", "acl", "xcomp")
_PLACES = frozenset(
    {MentionKind.PLACE, MentionKind.FACILITY, MentionKind.VEHICLE, MentionKind.ORGANISATION, MentionKind.STATE}
)
DONE_TO_SOMEBODY = frozenset({"repress"})
"""Acts whose verbs without an object tell something else: "the marchers dispersed"."""
_NEGLECT, _CLAIMS = "neglect", "claim-responsibility"
BODILY = frozenset({"beat", "wound"})
"""Acts done to bodies: a party, a body by its name, is only beaten or wounded in a figure of speech."""
TOPICS = frozenset({"speech", "talk", "support", "threat", "court"})
"""Families whose nouns are mostly topics: they tell an event only with somebody who does or suffers it."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names an act: its entry in the lists, the token that heads it, the other tokens of the phrase."""

    entry: TriggerWords
    head: Token
    rest: tuple[Token, ...] = ()
    arguments: Arguments | None = None


def find_triggers(cast: Cast, sentence: TokenRun, own: tuple[KnownWords, ...] = ()) -> Iterator[Trigger]:
    """The triggers of a sentence, in text order, two at most a token; `own` are the words that the case brings."""
    triggers = load_triggers(cast.parsed.lang, own)
    finder = TriggerFinder(cast, triggers, sentence, words_in(sentence, triggers.explosives))
    taken: set[int] = set()
    found: list[Trigger] = []
    for token in sentence:
        if token.is_space or token.is_punct or token.i in taken:
            continue
        trigger = finder.at(token)
        if trigger is None:
            continue
        found.append(trigger)
        taken.update(t.i for t in (trigger.head, *(trigger.rest if trigger.entry.act != _CLAIMS else ())))
    claims = {t.i for trigger in found for t in trigger.rest if trigger.entry.act == _CLAIMS}
    inside = {t.i for trigger in found for t in trigger.rest} - claims  # `reivindicó el ataque` tells of an attack, too
    for trigger in found:
        if trigger.head.i not in inside and not (trigger.head.i in claims and trigger.entry.act == _CLAIMS):
            yield from apart(cast, trigger, finder.triggers)


@dataclass(frozen=True, slots=True)
class TriggerFinder:
    """Looks for triggers in one sentence; `words` keeps for each of its tokens the words of phrases that it can be.

    `known` are those of all of them.
    """

    cast: Cast
    triggers: Triggers
    sentence: TokenRun
    known: frozenset[str]
    words: dict[int, frozenset[str]] = field(default_factory=dict)

    def at(self, token: Token) -> Trigger | None:
        """The trigger a token heads, if any."""
        if self._is_named(token) or self.cast.is_silent(token) or self._is_taken_for(token):
            return None
        if is_part_of_name(token, self.sentence) or is_word_of_body(token, self.sentence):
            return None
        own = self.cast.quantity_at(token)
        before = own is not None and own.span.start < token.idx and is_past_participle(token)
        counted = before and not is_said_of_counted(token, own)
        may_be_verb = token.pos_ in VERBAL or fold(token.text) in self.triggers.participles
        may_be_verb = may_be_verb or bool(self._only_verb(token)) or is_dead(token, self.cast)
        told = counted and any(c.pos_ == "NUM" and c.dep_.startswith("nsubj") for c in token.children)
        if told and may_be_verb:  # "two killed and five arrested"
            return self._noun(token) or self._verb(token)
        if not counted and may_be_verb and (found := self._verb(token)) is not None:
            return found
        may_be_noun = token.pos_ in ("NOUN", "PROPN", "ADJ") or is_gerund_noun(token)
        if may_be_noun or (token.pos_ == "VERB" and is_past_participle(token)):
            return self._noun(token)
        return None

    def _vetoes(self) -> Vetoes:
        return Vetoes(self.cast, self.triggers, self.sentence)

    def _is_named(self, token: Token) -> bool:
        """Inside the name of a person, place or body, words name no act."""
        if token.pos_ in VERBAL:
            return False
        mention = self.cast.mention_at(token)
        return mention is not None and not mention.made_by.endswith("role@1") and mention.kind is not MentionKind.OTHER

    def _is_taken_for(self, token: Token) -> bool:
        """What somebody only seems to be: "left him for dead", `lo dieron por muerto`."""
        words = self.cast.grammar.words
        is_state = token.pos_ != "NOUN" or fold(token.head.lemma_) in self.cast.grammar.result | words["give_up"]
        return is_state and not any(c.dep_ == "det" for c in token.children) and case_of(token) in words["as_if"]

    def _verb(self, token: Token) -> Trigger | None:
        args: Arguments | None = None
        for lemma in self._lemmas(token):
            for entry in self.triggers.verbs.get(lemma, ()):
                if not all(word in self.known or word in self.cast.grammar.reflexive for word in entry.words[1:]):
                    continue
                args = args or arguments_of(token, self.cast.grammar)
                rest = self._rest(token, entry, args) if entry.is_phrase else ()
                if (
                    rest is None
                    or not self._fits(entry, args, token, rest)
                    or only_describes(entry, token, args.agents)
                ):
                    continue
                by_guards = entry.act in BODILY and are_guards(args, self.cast)  # who beat no rival in a contest
                vetoed = not by_guards and self._vetoes().are_beside(entry, token, rest)
                vetoed = vetoed or self._vetoes().befall(entry, args, token)
                if entry.frame in (Frame.UNDONE, Frame.UNSEEN) and not vetoed:
                    undone = entry.frame is Frame.UNDONE
                    no = left_undone(token, args, self.cast) if undone else denied_by(token, rest, self.cast)
                    return Trigger(entry, no or token, (token, *rest), args)
                if entry.is_own or not (vetoed or is_done(entry, token, self.cast)):
                    return Trigger(as_told(entry, token, args, self.cast), token, rest, args)
        return None

    def _only_verb(self, token: Token) -> frozenset[str]:
        """The lemmas of a form that can be nothing but a verb, whatever the tagger took it for: "saqueó"."""
        return self.triggers.finite.get(token.lower_, frozenset())

    def _lemmas(self, token: Token) -> list[str]:
        """The lemmas a token may have: the tagger's, and those its form allows."""
        lemma, form = fold(token.lemma_), fold(token.text)
        by_form = self.triggers.lemmas.get(form, frozenset())
        if is_dead(token, self.cast):
            return sorted(self.cast.grammar.words["dying"])
        if token.pos_ not in VERBAL:
            if only := self._only_verb(token):
                return sorted(only)
            if form not in self.triggers.participles or (token.pos_ == "NOUN" and not self._is_participle_noun(token)):
                return []
            return sorted(by_form)
        found = {lemma, *(by_form if lemma not in self.triggers.verbs else ())}
        if token.i - token.sent.start > 1 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_:
            found |= {f"{fold(token.nbor(-2).text)}-{lemma}"}  # "machine-gunned"
        if "Past" in token.morph.get("Tense", []):  # "the road wound through the hills"
            found -= {form} - self.triggers.unchanged
        return sorted(found)

    def _is_participle_noun(self, token: Token) -> bool:
        """A participle the tagger took for a noun: "had more than 50 prisoners shot"."""
        grammar = self.cast.grammar
        if any(c.dep_ in ("cop", "aux") and fold(c.lemma_) in grammar.be for c in token.children):
            return True
        return have_above(token, grammar) is not None and not any(c.dep_ == "det" for c in token.children)

    def _rest(self, verb: Token, entry: TriggerWords, args: Arguments) -> tuple[Token, ...] | None:
        """The tokens of a phrase's other words: after the verb in order, or its arguments; None if one is missing."""
        found: list[Token] = []
        words, at, phrase = entry.words[1:], verb.i + 1, " ".join((fold(verb.lemma_), *entry.words[1:]))
        for word in words:
            if has_inside(verb, word, self.cast.grammar):
                continue
            token = self._argument(verb, word, args) if word in self.cast.grammar.reflexive else None
            token = token or self._after(verb, word, at, leads=word != words[-1], is_own=entry.is_own)
            token = token or self._argument(verb, word, args)
            if (
                token is None
                or is_other_case(token, phrase, self.cast.grammar)
                or self._is_none(token)
                or verb.i < token.i < at
                or self._is_taken_for(token)
            ):
                return None
            other = is_in_other_phrase(token, verb, words) or is_of_other_verb(token, (verb, *found))
            other = other or is_joined_apart(token, verb)
            if other or is_guess(token) or is_of_negated(token, verb, self.cast.grammar):
                return None
            if any(c.dep_ in ("aux:pass", "nsubj:pass") and c.i > verb.i for c in token.children):
                return None
            said_of_noun = word == words[-1] and token.dep_ == "det"  # "said that no troops", where nobody says no
            if said_of_noun or is_part_of_deed(token, verb, words, self.triggers.nouns):
                return None
            found, at = [*found, token], max(at, token.i + 1)
        return tuple(found)

    def _is_none(self, token: Token) -> bool:
        """Whether a phrase names people of whom there are none: "take no prisoners"."""
        nobody = any(fold(c.text) in self.cast.grammar.words["no"] for c in token.children)
        return nobody and (self.cast.kind_of(token) is MentionKind.PERSON or token.dep_ == "conj")

    def _after(self, verb: Token, word: str, start: int, *, leads: bool, is_own: bool) -> Token | None:
        """The next word of a phrase; one that leads to another may be of a noun: `sacaron a los jefes de sus casas`."""
        stop, words = min(self.sentence.end, verb.i + 1 + PHRASE_REACH), self.cast.grammar.words
        for token in verb.doc[start:stop]:
            is_own = is_own and token.dep_ != "mark"  # "warned that a strike of drivers ..."
            if self._is(token, word) and is_joined(token, verb, words, start=start, leads=leads, is_own=is_own):
                return token
            if token.text in (".", ";", ":", ",") or (token.pos_ == "VERB" and token.dep_ not in _INSIDE):
                return None
        return None

    def _argument(self, verb: Token, word: str, args: Arguments) -> Token | None:
        passive = args.subjects if args.passive else ()
        passive = passive or tuple(c for c in verb.children if c.dep_ == "nsubj:pass")  # "not enough was done"
        before = (c for c in verb.children if c.dep_ == "advmod" and c.i < verb.i)  # "sexually abused"
        if word in self.cast.grammar.words["obligation"]:
            return obligation(verb, word)
        for token in (*args.objects, *passive, *before):
            if self._is(token, word):
                return token
        none = (
            c
            for t in passive
            for c in t.children
            if c.dep_ == "det" and c.text.lower() in self.cast.grammar.words["no"]
        )
        if (nothing := next((c for c in none if self._is(c, word)), None)) is not None:  # "no action was taken"
            return nothing
        return next((c for c in verb.children if c.dep_.startswith("expl") and self._is(c, word)), None)

    def _is(self, token: Token, word: str) -> bool:
        known = self.words.get(token.i)
        if known is None:
            known = self.words[token.i] = words_for(token, self.triggers.explosives)
        return word in known

    def _only_moves(self, entry: TriggerWords, args: Arguments, verb: Token) -> bool:
        """`El capitán se marchó`, "the survivors arrived in Lima": nobody marched, nobody visited anybody."""
        words = self.cast.grammar.words
        left = entry.words[0] in words["leaves"] and is_reflexive_passive(verb, self.cast.grammar)
        visits = entry.words[0] in words["arriving"] and entry.act != _NEGLECT  # "the police arrived late"
        return left or (visits and not (entry.is_own or are_envoys(args, self.cast)))

    def _fits(self, entry: TriggerWords, args: Arguments, verb: Token, rest: tuple[Token, ...]) -> bool:
        """Whether the patient is what the frame asks for."""
        frame, inside = entry.frame, {t.i for t in rest}
        led = args.passive and not args.agents and not entry.is_phrase and entry.act == "protest"
        if led or looks_like_deed(entry, args, verb, rest, self.cast) or self._only_moves(entry, args, verb):
            return False  # not "the men were marched to the brickworks"
        if frame in (Frame.UNDONE, Frame.UNSEEN, Frame.STRIKES):
            return self._fits_apart(entry, args, verb, rest)
        by_se = args.objects and is_reflexive_passive(verb, self.cast.grammar)
        suffering = args.subjects if args.passive and not by_se else args.objects
        patients = [whole_of(t, self.cast.grammar) for t in suffering if t.i not in inside]
        kinds = {self.cast.kind_of(t) for t in patients}
        wants = entry.words[-1] == "to" and entry.words[0] in self.cast.grammar.words["wanting"]
        vain = wants and not kinds & ANIMATE  # "wants to leave"
        if vain or self._harms_nobody(entry, args, verb, rest, patients):
            return False
        on_others = entry.act in DONE_TO_SOMEBODY and frame is Frame.ACTS_ON and not entry.is_phrase
        if (on_others or frame is Frame.ON_PEOPLE) and is_done_to_oneself(verb, args, self.cast):
            return False
        if on_others and not patients:
            return args.passive or verb.dep_ in ("amod", "acl") or has_enclitic(verb)
        if frame is Frame.ON_PEOPLE and entry.is_phrase and are_civilians(args, self.cast):
            return False
        if frame is Frame.ON_PEOPLE and not patients and args.passive:
            return is_done_by_people(verb, args, self.cast)
        if frame is Frame.ON_PEOPLE:
            return self._are_people(patients, kinds)
        if frame is Frame.ON_PLACES:
            first = {self.cast.kind_of(t) for t in patients if t.dep_ != "conj"}  # "took the town and its mayor"
            sites = bool(kinds & SITES) and bool(first) and first <= _PLACES
            return bool(kinds & _PLACES) and (sites or not kinds & {MentionKind.PERSON})
        if frame is Frame.GOES_OFF and any(self.cast.kind_of(t) in ANIMATE for t in args.objects or args.subjects):
            return False  # "explotan a los trabajadores", "the crowd exploded"
        if frame is Frame.GOES_OFF:
            return not args.passive or verb.dep_ not in ("amod",)
        return not (frame is Frame.DOES and verb.pos_ not in VERBAL and not args.passive)

    def _are_people(self, patients: list[Token], kinds: set[MentionKind | None]) -> bool:
        """Whether people are told, by a noun, a pronoun or a number; not "the rebels who seized it"."""
        things = self.cast.grammar.words["neuter_pronouns"]
        counted = any(t.pos_ in ("PRON", "NUM") and fold(t.text) not in things for t in patients)
        return (counted and not kinds & _PLACES) or bool(kinds & ANIMATE)

    def _fits_apart(self, entry: TriggerWords, args: Arguments, verb: Token, rest: tuple[Token, ...]) -> bool:
        """What only its negation tells, or only what does it: `nadie lo volvió a ver`, "shells hit the church"."""
        if entry.frame is Frame.UNDONE:
            return left_undone(verb, args, self.cast) is not None
        if entry.frame is Frame.UNSEEN:
            return denied_by(verb, rest, self.cast) is not None and bool(missed(verb, rest, args, self.cast))
        return strikes(entry, args, self.cast)

    def _harms_nobody(
        self, entry: TriggerWords, args: Arguments, verb: Token, rest: tuple[Token, ...], patients: list[Token]
    ) -> bool:
        """Whether a blow or harm is done by no people, to things, or to a party in a figure of speech."""
        words = self.cast.grammar.words
        blow = entry.act in BODILY or entry.words[0] in words["blows"]
        beaten = patients or ([verb.head] if verb.dep_ in ("acl", "amod") else [])
        striking = entry.frame is Frame.ON_PEOPLE and entry.words[0] in words["striking"] and not entry.is_own
        vain = striking and not strikes_people(verb, args, patients, self.cast)
        vain = vain or (entry.is_phrase and entry.act in BODILY and harms_things(verb, rest, self.cast))
        return vain or (blow and bool(beaten) and all(is_party(t, self.cast) for t in beaten))

    def _noun(self, token: Token) -> Trigger | None:
        for key in noun_keys(token, self.triggers.nouns):
            for entry in self.triggers.nouns.get(key, ()):
                rest = self._following(token, entry.words[1:])
                if rest is None or any(is_verb_for_noun(*one) for one in zip(rest, entry.words[1:], strict=True)):
                    continue
                if entry.frame is Frame.NOUN and is_of_other_gender(token, key):
                    continue
                head = head_of((token, *rest))
                others = tuple(t for t in (token, *rest) if t.i != head.i)
                if self._noun_fits(entry, head) and (entry.is_own or not self._vetoes().are_beside(entry, head)):
                    return Trigger(entry, head, others)
        return None

    def _following(self, token: Token, words: tuple[str, ...]) -> tuple[Token, ...] | None:
        found: list[Token] = []
        at = token.i + 1
        for word in words:
            while at < self.sentence.end and self._is_skipped(self.sentence.doc[at], word):
                at += 1
            if at >= self.sentence.end or not self._is(self.sentence.doc[at], word):
                return None
            found.append(self.sentence.doc[at])
            at += 1
        return tuple(found)

    def _is_skipped(self, token: Token, word: str) -> bool:
        """White space, and a determiner inside a phrase: "explosión de una mina", "attempt on his life"."""
        inner = token.pos_ == "DET" or token.dep_ == "nmod:poss"
        inner = inner and token.nbor(-1).pos_ == "ADP" and not self._is(token, word)
        return token.is_space or inner

    def _noun_fits(self, entry: TriggerWords, head: Token) -> bool:
        """An event noun must not merely qualify another noun; sufferers must be counted or left so by somebody."""
        if entry.frame is Frame.TOLL:
            return toll(head, self.cast) is not None
        if entry.frame in (Frame.UNKNOWN, Frame.REMAINS):
            return (is_unknown if entry.frame is Frame.UNKNOWN else are_remains)(head, self.cast)
        if entry.frame is Frame.SUFFERERS:
            former = any(names_of(c) & self.cast.grammar.words["formerly"] for c in head.children if c.i < head.i)
            return are_sufferers(head, self.cast) and not (former or is_freed(head, self.cast.grammar))
        if head.pos_ not in ("NOUN", "PROPN") and len(entry.words) == 1 and not is_gerund_noun(head):
            return False
        if entry.act == "block" and case_of(head) in self.cast.grammar.locative_cases:  # "abducted at a roadblock"
            return False
        if is_no_deed(entry, head, self.cast) or is_according(head):
            return False
        if any(c.dep_ == "csubj" for c in head.children):  # "it was torture to read his prose"
            return False
        qualifies = head.dep_ in ("compound", "flat") and head.head.pos_ in ("NOUN", "PROPN") and head.head.i > head.i
        return not qualifies
