"""How a text tells its events: in which sentence, pointing back or not, one before the other, or in a list."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from careo.lang.actor_codes import side_in_arms
from careo.model import DocKind, Event, MentionKind, RegionKind, RoleName, Span
from careo.text.numbers import fold, fold_same
from careo.understand.episodes.apart import is_answered, is_later, is_likened, is_meant_for_others, is_of_their_past
from careo.understand.episodes.episode import STRUCK, Episode, is_effect, words_of
from careo.understand.events.reactions import cause_above
from careo.understand.events.when import comes_apart, is_told_before
from careo.understand.parsed import Parsed
from careo.understand.roles.arguments import Grammar
from careo.understand.roles.marked import is_of_noun
from careo.understand.text_order import Stretches

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenRun
    from spacy.tokens import Token

_OF_VICTIMS = (".events.sufferers@1", ".events.toll@1")
"""Rules of nouns for those it befell, or for how many: "among the dead were", "the death toll rose"."""
_WHO = frozenset({"nsubj", "nsubj:pass", "obj"})  # "one was killed and another injured" is one happening

_ITEM = re.compile(r"\(?\d{1,2}[.)]\s")
_SECTION = re.compile(r"(?:[a-z]|\d{1,2}|[IVX]{1,5})[.)][ \t]+[^\n.:;!?]{3,60}")
"""A line that a letter or number opens and no stop ends: the heading of a section."""
LONGEST_LINE, LEAST_NAME = 80, 3


RETORT = 5
"""Words before a clause among which it may be said that it answers another deed."""


def _opens_clause(token: Token) -> bool:
    """Whether a word stands behind a preposition at the head of a sentence, or behind a comma: "; in reprisal, …"."""
    at = token.i - 2
    return at < token.sent.start or token.doc[at].is_punct


class Telling:
    """The events of a document among its sentences."""

    def __init__(self, parsed: Parsed, ordered: Sequence[Event], grammar: Grammar) -> None:
        self._parsed, self._grammar = parsed, grammar
        self._ends = [sentence.end_char for sentence in parsed.sentences]
        self._at = {e.id: bisect_right(self._ends, e.trigger.start) for e in ordered}
        self._first = min(self._at.values(), default=0)
        self._runs = {e.id: self._find(e.trigger) for e in ordered}
        self._sufferers = Stretches(
            role.span
            for e in ordered
            for role in e.roles
            if role.role is RoleName.PATIENT and (is_effect(e) or role.kind is MentionKind.PERSON)
        )
        self._measured_from = frozenset(self._find_measured(ordered))
        self._pointing: dict[str, tuple[bool, bool]] = {}
        self._series: dict[str, bool] = {}
        self._struck: dict[str, set[str]] = {}
        self._sides: dict[str, set[str]] = {}

    def sentence(self, event: Event) -> int:
        """Index of the sentence that holds the trigger."""
        return self._at[event.id]

    def run(self, event: Event) -> TokenRun | None:
        """The words of the trigger."""
        return self._runs[event.id]

    @staticmethod
    def is_of_victims(event: Event) -> bool:
        """Whether a noun for those it befell tells it, or for how many: "among the dead were", "the death toll"."""
        return event.made_by.endswith(_OF_VICTIMS)

    def is_by_known_doers(self, event: Event) -> bool:
        """Whether those who did it are only called by the deed told before: "the attackers burned the town hall"."""
        words = self._grammar.words
        runs = (self._find(role.span) or () for role in event.roles if role.role is RoleName.AGENT)
        for run in runs:
            named = [t for t in run if {fold(t.lemma_), fold(t.text)} & words["doers_again"]]
            if any(fold(c.text) in words["definite"] for t in named for c in t.children):
                return True
        return False

    def is_of_known(self, event: Event) -> bool:
        """Whether those who did it, or whom it befell, are only called by what was told before."""
        return self.is_by_known_doers(event) or self.befell_rest(event)

    def brings_about(self, event: Event, effect: Event) -> bool:
        """Whether a deed is told as what a death or wound before it came of: "killed when a patrol was ambushed"."""
        deed, harm = self.run(event), self.run(effect)
        if deed is None or harm is None or not is_effect(effect) or is_effect(event):
            return False
        verb = deed.root
        when = any(
            fold(c.text) in self._grammar.words["as_when"] for c in verb.children if c.dep_ in ("mark", "advmod")
        )
        return when and verb.dep_ == "advcl" and verb.head == harm.root and harm.root.i < verb.i

    def is_of_other_item(self, event: Event, at: int) -> bool:
        """Whether a numbered point of a communiqué begins between a sentence and that of a deed."""
        if self._parsed.doc.kind is not DocKind.COMMUNIQUE:
            return False
        between = self._parsed.sentences[at + 1 : self.sentence(event) + 1]
        return any(_ITEM.match(sent.text) for sent in between)

    def is_later(self, event: Event) -> bool:
        """Whether its own words put it behind what was told before."""
        return is_later(self.run(event), self._grammar)

    def is_elsewhere(self, event: Event) -> bool:
        """Whether its sentence opens with a word for something else, and points back to nothing: "Meanwhile …"."""
        run = self.run(event)
        first = next((t for t in run.root.sent if t.is_alpha), None) if run is not None else None
        opens = first is not None and fold(first.text) in self._grammar.words["elsewhere"]
        return opens and not self.pointing(event)[0]

    def with_known_weapon(self, event: Event) -> bool:
        """Whether it was done with what was told of: "threw the device over the wall"."""
        words = self._grammar.words["definite"]
        runs = (self._find(role.span) for role in event.roles if role.role is RoleName.INSTRUMENT)
        return any(run is not None and len(run) > 1 and fold(run[0].text) in words for run in runs)

    def befell_mentioned(self, event: Event) -> bool:
        """Whether it befell people who are only called those told of: "the three aforementioned peasants"."""
        words = self._grammar.words["mentioned"]
        runs = (self._find(role.span) or () for role in event.roles if role.role is RoleName.PATIENT)
        beside = ((*run, *(c for t in run for c in t.children if c.dep_ in ("amod", "acl"))) for run in runs)
        return any(fold(t.lemma_) in words or fold(t.text) in words for tokens in beside for t in tokens)

    def befell_rest(self, event: Event) -> bool:
        """Whether it befell those who are left of the people told of: "they shot three and took the other six away"."""
        words = self._grammar.words
        for role in event.roles:
            run = self._find(role.span) if role.role is RoleName.PATIENT else None
            told = [fold(t.text) for t in run or () if not t.is_punct]
            before = fold(run[0].nbor(-1).text) if run is not None and run[0].i > 0 else ""
            if told and any(
                word in words["rest"] and (told[at - 1] if at else before) in words["definite"]
                for at, word in enumerate(told[:3])
            ):
                return True
        return False

    def are_foes(self, event: Event, episode: Episode) -> bool:
        """Whether the other side did a deed, not to those told of: rebels burned a town hall, soldiers shot a boy."""
        ours, theirs = self._sides_of(event), set().union(*map(self._sides_of, episode.events))
        befell = self.struck(event)
        return bool(ours and theirs and befell) and not ours & theirs and not befell & episode.words

    def _sides_of(self, event: Event) -> set[str]:
        """On which sides those who did a deed bear arms, as far as their names tell: the state's, or against it."""
        if event.id not in self._sides:
            doers = (role.name for role in event.roles if role.role is RoleName.AGENT)
            sides = (side_in_arms(name, lang=self._parsed.lang) for name in doers)
            self._sides[event.id] = {side for side in sides if side is not None}
        return self._sides[event.id]

    def is_noun(self, event: Event) -> bool:
        """Whether a noun names it."""
        run = self.run(event)
        return run is not None and run.root.pos_ in ("NOUN", "PROPN")

    def is_headline(self, event: Event) -> bool:
        """Whether it is told in a headline."""
        at = self._at[event.id]
        return at < len(self._parsed.regions) and self._parsed.regions[at] is RegionKind.HEADLINE

    def is_opening(self, event: Event) -> bool:
        """Whether it stands in a headline, or in the sentence with which a dated report begins to tell."""
        dated = self._parsed.doc.news_day() is not None
        return self.is_headline(event) or (dated and self._at[event.id] == self._first)

    def opens_section(self, event: Event) -> bool:
        """Whether it stands in the numbered heading of a section: "b. Disappearance", which names what follows."""
        run = self.run(event)
        if run is None or self.is_headline(event):
            return False
        text, sent = self._parsed.text, run.root.sent
        line = text[sent.start_char : sent.start_char + LONGEST_LINE].split("\n", 1)[0]
        return len(line) < LONGEST_LINE and _SECTION.fullmatch(line.strip()) is not None

    def pointing(self, event: Event) -> tuple[bool, bool]:
        """Whether a trigger points back ("the attack"), and whether it says it is another one."""
        if event.id not in self._pointing:
            self._pointing[event.id] = self._points(event)
        return self._pointing[event.id]

    def is_another(self, event: Event) -> bool:
        """Whether the words of a deed themselves say that it is another one: "another bomb exploded"."""
        run = self.run(event)
        return run is not None and any(word in self._grammar.words["another"] for word in self._before(run))

    def _before(self, run: TokenRun) -> list[str]:
        """What stands before the words of a trigger and hangs on them, folded.

        "Seven other people" are others, their death need be no other happening.
        """
        own = [t for t in run if not self._is_sufferer(t)]
        return [fold(c.text) for token in own for c in token.children if c.i < token.i and c.dep_ not in _WHO]

    def _points(self, event: Event) -> tuple[bool, bool]:
        run = self.run(event)
        if run is None:
            return False, False
        words = self._grammar.words
        known = event.made_by.endswith(".events.pronoun@1") or self._has_known_victims(event)
        if known or (is_effect(event) and self._befell_in_known(run)):
            return True, False
        children = self._before(run)
        start = run[0].sent.start
        opening = [fold(t.lemma_) for t in run[0].doc[start : start + 3] if not self._is_sufferer(t)]
        is_noun = run.root.pos_ in ("NOUN", "PROPN")
        definite = is_noun and any(c in words["definite"] for c in children)
        told_again = self.is_of_victims(event) and any(c in words["definite"] for c in children)
        names_happening = told_again or any(fold(t.lemma_) in words["anaphora"] for t in run)
        another = any(c in words["another"] for c in (*children, *opening))
        definite = definite and not self._names_new(run)
        return (definite or told_again) and names_happening and not another, another

    def _names_new(self, run: TokenRun) -> bool:
        """Whether a deed is told apart by a name that the text has not had: "the attack on the post at Ayora"."""
        if any("Dem" in c.morph.get("PronType", []) for t in run for c in t.children if c.i < t.i):
            return False  # "this murder of the MRTA members"
        below = (t for t in run.root.subtree if t.i > run.root.i and t.pos_ == "PROPN" and len(t) >= LEAST_NAME)
        named = next((t for t in below if t.text[:1].isupper()), None)
        return named is not None and named.text not in self._parsed.text[: run.root.sent.start_char]

    def _befell_in_known(self, run: TokenRun) -> bool:
        """Whether somebody was hurt in a deed that was told of: "his brother was wounded in the attack"."""
        words = self._grammar.words
        occasions = (t for t in run.root.children if t.dep_.startswith("obl") and t.i > run.root.i)
        named = (t for t in occasions if fold(t.lemma_) in words["anaphora"])
        return any(fold(c.text) in words["definite"] for t in named for c in t.children if c.i < t.i)

    def is_series(self, event: Event) -> bool:
        """Whether its noun stands for many deeds and does not point back: "attacks on posts", "su ofensiva"."""
        if event.id not in self._series:
            self._series[event.id] = self._is_of_many(event)
        return self._series[event.id]

    def struck(self, event: Event) -> set[str]:
        """The folded words of whom and what it befell."""
        if event.id not in self._struck:
            self._struck[event.id] = words_of(event, STRUCK)
        return self._struck[event.id]

    def _is_of_many(self, event: Event) -> bool:
        run = self.run(event)
        if run is None or run.root.pos_ != "NOUN" or event.counts:
            return False
        campaign = any(fold(t.lemma_) in self._grammar.words["campaigns"] for t in run)
        if not campaign and "Plur" not in run.root.morph.get("Number", []):
            return False
        return not self.pointing(event)[0] or bool(self.struck(event))

    def are_apart(self, event: Event, told: Sequence[Event]) -> bool:
        """Whether their sentence tells an event and others one before the other, or in a list.

        `The second attack, following one on a post`, `two days after the murder, soldiers raided the farm`, `the
        bombings and the killing of the priests`.
        """
        if any((e.id in self._measured_from) != (event.id in self._measured_from) for e in told):
            return True
        if any(self._cause(e) != self._cause(event) for e in told):  # "killed 67 in reprisal for an ambush"
            return True
        if self._answers(event) and any(not self._answers(e) for e in told):  # "… killed 54; in reprisal, …"
            return True
        deeds = [e for e in told if not is_effect(e)]
        pairs = [(a, b) for one in told for a, b in ((event, one), (one, event))]
        if any(
            is_of_their_past(self.run(a), self.run(b), b, self._grammar)
            or is_answered(self.run(a), self.run(b), a, b, self._grammar)
            or is_meant_for_others(a, b)
            or is_likened(self.run(a), self.run(b), self._grammar)
            for a, b in pairs
        ):
            return True
        if is_effect(event):
            return any(self._are_listed(one, event) for one in deeds)
        if any(self._tells_of_others(a, b) for a, b in pairs):
            return True
        return bool(deeds) and any(map(self.is_put_apart, (event, *deeds)))

    def _answers(self, event: Event) -> bool:
        """Whether its clause says that it answers another deed: "in reprisal, guards killed 51 villagers"."""
        run, words = self.run(event), self._grammar.words
        verb = run.root if run is not None else None
        while verb is not None:
            bare = (c for c in verb.children if c.i < verb.i and not any(t.dep_ == "det" for t in c.children))
            before = [t for t in verb.doc[max(verb.sent.start, verb.left_edge.i - RETORT) : verb.i] if _opens_clause(t)]
            if any(fold(c.lemma_) in words["retorts"] for c in (*bare, *before)):
                return True
            verb = verb.head if verb.dep_ == "conj" and not any(c.dep_ == "nsubj" for c in verb.children) else None
        return False

    def _cause(self, event: Event) -> int | None:
        """Where the deed stands that another answers, if an event is it or part of it."""
        run = self.run(event)
        cause = cause_above(run.root, self._grammar) if run is not None else None
        return None if cause is None else cause.i

    def _tells_of_others(self, event: Event, told: Event) -> bool:
        """A deed that only says who somebody without a part in the other is: "a shock to the groups that fought it"."""
        run = self.run(event)
        if run is None or run.root.dep_ != "acl:relcl" or words_of(event) & words_of(told):
            return False
        if is_of_noun(run.root, self._grammar):  # "were on a bus when the bomb, planted there, was set off"
            return False
        described = run.root.head.idx
        inside = (told.trigger, *(role.span for role in told.roles))
        return not any(span.start <= described < span.stop for span in inside)

    def describes_victims(self, one: Event, event: Event) -> bool:
        """Whether a deed only says who they are whom another befell: "killed a man (who had been) arrested in May"."""
        run, deed = self.run(one), self.run(event)
        if run is None or deed is None or run.root.is_ancestor(deed.root):
            return False
        verb, befell = run.root, [role.span for role in event.roles if role.role is RoleName.PATIENT]
        if verb.dep_ not in ("acl", "amod") and not is_told_before(verb, self._grammar):
            return False
        return any(span.start <= verb.head.idx < span.stop for span in befell)

    def is_measured_from(self, event: Event) -> bool:
        """Whether a measure of time counts from it: "four days after the shootout"."""
        return event.id in self._measured_from

    def is_put_apart(self, event: Event) -> bool:
        """Whether a word before the noun of a deed says that it is another than the one it is told with."""
        run = self.run(event)
        if run is None or run.root.pos_ != "NOUN":
            return False
        return comes_apart(run.root, self._grammar) or self._cause(event) == run.root.i

    def is_part_of(self, effects: Sequence[Event], event: Event) -> bool:
        """Whether deaths told just before a deed hang together with it: "ten workers who were killed in the attack"."""
        run = self.run(event)
        if run is None or run.root.pos_ != "NOUN":
            return False
        heads = [found.root for e in effects if (found := self.run(e)) is not None]
        return any(run.root.head in (head, head.head) and head.i < run.root.i != head.head.i for head in heads)

    def _find(self, span: Span) -> TokenRun | None:
        return self._parsed.syntax.char_span(span.start, span.stop, alignment_mode="expand")

    def _is_sufferer(self, token: Token) -> bool:
        return self._sufferers.holds(token.idx)

    def _has_known_victims(self, event: Event) -> bool:
        """Whether those it befell were spoken of before: "the passengers", "nearly all the casualties"."""
        words = self._grammar.words
        for role in event.roles:
            if role.role is not RoleName.PATIENT or not is_effect(event):
                continue
            run = self._find(role.span) or ()
            definite = any(fold(t.text) in words["definite"] for t in list(run)[:4])
            again = any({fold(t.lemma_), fold(t.text)} & words["victims_again"] for t in run)
            if definite and again:
                return True
        return False

    def _are_listed(self, deeds: Event, event: Event) -> bool:
        """`The bombings and the killing of the priests`: deeds on nobody in particular, then what befell somebody."""
        one, other = self.run(deeds), self.run(event)
        if one is None or other is None or words_of(deeds) or not words_of(event, STRUCK):
            return False
        return other.root.dep_ == "conj" and other.root.head == one.root and "Plur" in one.root.morph.get("Number", [])

    def _find_measured(self, ordered: Sequence[Event]) -> Iterator[str]:
        """The first event behind each measure of time that counts from one: "two days after the murder, soldiers …".

        With what hangs on it: "four days after the shootout that injured a boy".
        """
        words = self._grammar.words
        units, links = ("|".join(sorted(map(fold, words[key]))) for key in ("measures", "measured_from"))
        pattern = re.compile(rf"\b(?:{units})\s+(?:{links})\b")
        in_sentence: dict[int, list[Event]] = {}
        for event in ordered:
            in_sentence.setdefault(self.sentence(event), []).append(event)
        for at, events in in_sentence.items():
            if at < len(self._ends):
                sentence = self._parsed.sentences[at]
                for match in pattern.finditer(fold_same(sentence.text)):
                    behind = [e for e in events if e.trigger.start >= sentence.start_char + match.end()]
                    yield from self._with_outcome(behind)

    def _with_outcome(self, events: Sequence[Event]) -> Iterator[str]:
        """The ids of the first of some events and of those that hang on its trigger."""
        for event in events[:1]:
            run = self.run(event)
            below = {t.idx for t in (run.root.subtree if run is not None else ())} | {event.trigger.start}
            yield from (e.id for e in events if e.trigger.start in below)
