"""Words beside a trigger, or that it is done to, which make it something else: sport, money, figures of speech."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from careo.lang.acts import lookup_act
from careo.model import MentionKind
from careo.text.numbers import fold
from careo.understand.acts import Frame, Triggers, TriggerWords
from careo.understand.attribution.cues import load_cues
from careo.understand.attribution.unsaid import hides_name
from careo.understand.events.orders import is_order
from careo.understand.events.phrases import VERBAL, carries, is_half_of_adjective, is_portion, names_of, says
from careo.understand.roles import ANIMATE, Cast
from careo.understand.roles.arguments import Arguments, Grammar
from careo.understand.roles.cases import OBLIQUES, TO, case_of, own_case
from careo.understand.roles.clauses import is_clause_taken_for_adjective
from careo.understand.roles.passive import is_past_participle

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenRun
    from spacy.tokens import Token

PEOPLE = frozenset({MentionKind.PERSON, MentionKind.GROUP})
LONGEST_SLOGAN = 8
"""Words of a slogan, at most."""
VETO_REACH = 2
TO_MOTIVE = 3
"""Words above one that vetoes until the motive that it is a part of, at most."""
TOLD_BY_ADJECTIVES = frozenset({"violence", "captivity", "robbery", "law", "court", "flight"})
STATES = frozenset({"arm"})
"""Acts whose participle tells how somebody is, unless it is told who did it: "they were all armed"."""
IN_PUBLIC = frozenset({"protest", "strike", "block"})
"""Acts that anything may be the motive of."""
LEFT = "displace"
STRUGGLE, THREAT, MEETING, DEMAND, HELP = "clash", "threaten", "meet", "demand", "aid"
_STOPS = str.maketrans(".,;:", "    ")
_CORE = ("obj", "nsubj", "nsubj:pass", "nmod", "compound", "amod", "obl", "conj", "obl:agent", "advmod", "acl")


def is_slogan(sentence: TokenRun, grammar: Grammar) -> bool:
    """Whether a short exclamation is a slogan, which tells no deed: `¡Combatiendo venceremos!`."""
    text = fold(sentence.text.strip())
    short = text.endswith("!") and len(text.split()) <= LONGEST_SLOGAN
    return short and any(re.search(rf"\b{re.escape(one)}\b", text) for one in grammar.words["shouts"])


def _is_named_so(token: Token, cast: Cast) -> bool:
    """`FOSA DE LOMA QUEMADA`, `la aldea de Tierra Quemada`: a participle in the name of a place."""
    name = token.nbor(-1) if token.i > token.sent.start else token
    written = cast.parsed.doc.text[token.idx : token.idx + len(token)]
    if token.dep_ not in ("amod", "acl") or name.pos_ != "PROPN" or not written[:1].isupper():
        return False
    bare = not any(c.dep_ == "det" for c in name.children) and name.dep_ == "nmod" and bool(own_case(name))
    return bare and (name.ent_type_ in ("LOC", "GPE") or not written.isupper())


def _is_of_who_speaks(entry: TriggerWords, token: Token) -> bool:
    """`They thought I was dead`: who tells it is not."""
    speaks = (c for c in token.children if c.dep_.startswith("nsubj") and c.pos_ == "PRON")
    alone = any("1" in c.morph.get("Person", []) and "Sing" in c.morph.get("Number", []) for c in speaks)
    return entry.act == "kill" and alone and any(c.dep_ == "cop" for c in token.children)


def _is_so(participle: Token) -> bool:
    """`An abandoned village`: a participle before its noun, with "a", says how it is."""
    noun = participle.head
    marked = any(c.dep_ == "det" and c.morph.get("Definite", []) == ["Ind"] for c in noun.children)
    return participle.dep_ == "amod" and participle.i < noun.i and marked


def _is_cause(noun: Token, grammar: Grammar) -> bool:
    """`A raíz del ataque`, `a causa de la explosión`: a bare noun between prepositions, of what something came."""
    named = fold(noun.text) in grammar.words["came_of"] and noun.i + 1 < len(noun.doc)
    bare = named and not any(c.dep_ == "det" for c in noun.children) and bool(case_of(noun))
    return bare and fold(noun.nbor(1).text) in grammar.patient_cases


@dataclass(frozen=True, slots=True)
class Vetoes:
    """The words of one sentence that may veto its triggers."""

    cast: Cast
    triggers: Triggers
    sentence: TokenRun

    def are_beside(self, entry: TriggerWords, token: Token, rest: Sequence[Token] = ()) -> bool:
        """Whether words beside the trigger make it something else: sport, money, nature, figures of speech."""
        grammar = self.cast.grammar
        beside = [t for t in self._beside(token) if not (carries(t, token, grammar) or is_portion(t, grammar))]
        beside = [t for t in beside if not (_is_cause(t, grammar) or case_of(t) in grammar.words["throughout"])]
        vetoes = self._of_entry(entry) | self._of_act(entry, token)
        if any(names_of(t) & vetoes and not self._is_at_issue(entry, t, token) for t in beside):
            return True
        if token.dep_ == "acl:relcl" and names_of(token.head) & self._of_entry(entry):  # `la postura que ha tomado`
            return True
        if self._is_done_by_none(entry, token) or self._is_of_other_kind(entry, token, rest):
            return True
        if (entry.act == STRUGGLE and self._is_against_things(token)) or self._is_body(token):
            return True
        if self._is_none_of_it(entry, token) or _is_named_so(token, self.cast):
            return True
        text = f" {fold(self.sentence.text).translate(_STOPS)} "
        return any(f" {word} " in text for word in self.triggers.metaphors)

    def _is_none_of_it(self, entry: TriggerWords, token: Token) -> bool:
        """Whether what a word tells is no such deed: a trade, a sentence, only named, under way, a right, asked."""
        idle = self._is_trade(token) or self._is_sentenced_to(token)
        idle = idle or says(token) or self._is_under_way(token) or self._is_right(entry, token)
        idle = idle or _is_of_who_speaks(entry, token) or (entry.act == LEFT and _is_so(token))
        return idle or self._is_what_is_threatened(entry, token) or self._is_asked(entry, token)

    def _is_under_way(self, token: Token) -> bool:
        """`Las obras están en marcha`, where nobody marches; `en represalia por`, which only says why."""
        words = self.cast.grammar.words
        bare = names_of(token) & (words["under_way"] | words["retorts"]) and not any(
            c.dep_ == "det" for c in token.children
        )
        return bool(bare) and case_of(token) in self.cast.grammar.manner_cases

    def _is_right(self, entry: TriggerWords, token: Token) -> bool:
        """`El derecho a la huelga`, "freedom to demonstrate": what may be done."""
        below = token.dep_ in ("nmod", "acl", "advcl", "ccomp", "xcomp") and token.head.pos_ == "NOUN"
        return below and entry.act in IN_PUBLIC and bool(names_of(token.head) & self.cast.grammar.words["rights"])

    def _of_act(self, entry: TriggerWords, token: Token) -> frozenset[str]:
        none = frozenset[str]()
        vetoes = self.triggers.vetoes.get(entry.act, none)
        if token.pos_ not in VERBAL and not is_past_participle(token):
            vetoes = vetoes | self.triggers.noun_vetoes.get(entry.act, none)
        return vetoes - set(entry.words) if entry.is_phrase else vetoes

    def _is_at_issue(self, entry: TriggerWords, token: Token, head: Token) -> bool:
        """Whether a word says what is protested against, or who does it: "bus drivers marched over the sale".

        Anything may be; what says of what kind a march is, still makes it something else.
        """
        if entry.act not in IN_PUBLIC:
            return False
        if self.cast.kind_of(token) is MentionKind.PERSON:
            return True
        subjects = [c for c in head.children if c.dep_ == "nsubj" and c.pos_ != "PRON"]
        if any(self.cast.kind_of(c) not in ANIMATE for c in subjects):  # "sterling rallied against the dollar"
            return False
        grammar = self.cast.grammar
        cases = grammar.against | grammar.words["motives"]
        run = [*takewhile(lambda one: one.i != head.i, (token, *islice(token.ancestors, TO_MOTIVE)))]
        doers = {c.i for c in subjects}  # "workers of the insurance board struck"
        return any(case_of(one) in cases or (one.i in doers and one.i != token.i) for one in run)

    def _is_of_other_kind(self, entry: TriggerWords, token: Token, rest: Sequence[Token]) -> bool:
        """Whether "of" behind a word of a phrase makes it something else: `realizaba una huelga de hambre`.

        Or its last word is a deed of its own, or when it was: `detuvo a dos durante la marcha` breaks up no march.
        """
        below = [t for t in rest if t.pos_ == "NOUN" and t.head.i == token.i]
        if any(case_of(t) in self.cast.grammar.words["throughout"] for t in below):
            return True
        joined = [t for t in rest if t.dep_ == "conj" and "Fin" in t.morph.get("VerbForm", [])]
        if any(c.dep_ == "cc" and fold(c.text) not in entry.words for t in joined for c in t.children):
            return True  # "came under attack and fired", not "stood by and watched"
        if entry.act not in IN_PUBLIC:
            return False
        cases = self.cast.grammar.patient_cases
        vetoes = self._of_entry(entry) | self.triggers.vetoes.get(entry.act, frozenset())
        of = (c for t in rest for c in t.children if c.dep_ == "nmod" and case_of(c) in cases)
        return any(names_of(c) & vetoes and not self._is_at_issue(entry, c, rest[-1]) for c in of)

    def _is_what_is_threatened(self, entry: TriggerWords, token: Token) -> bool:
        """`Amenazado de muerte`, "threatened with death": a bare noun that says with what, and no deed of its own."""
        bare = token.pos_ == "NOUN" and not any(c.dep_ in ("det", "nmod", "nmod:poss") for c in token.children)
        if entry.frame is not Frame.NOUN or not bare or token.dep_ not in ("obl", "nmod", "obl:arg", "compound"):
            return False
        above = names_of(token.head)
        entries = (e for key in above for e in (*self.triggers.verbs.get(key, ()), *self.triggers.nouns.get(key, ())))
        return entry.act != THREAT and any(e.act == THREAT and len(e.words) == 1 for e in entries)

    def _is_sentenced_to(self, token: Token) -> bool:
        """`Condenado a muerte`, "30 years' imprisonment": a noun, bare or with how long, for what a court decides."""
        long = token.dep_ == "nmod" and any(c.dep_ == "nummod" for c in token.head.children)  # "ten months of"
        decided = token.head if long else token
        cases = {*self.cast.grammar.noun_target, *self.cast.grammar.patient_cases}
        whose = [
            c for c in token.children if c.dep_ in ("det", "nmod:poss") or (c.dep_ == "nmod" and case_of(c) in cases)
        ]
        bare = token.pos_ == "NOUN" and all(any(one.dep_ == "nummod" for one in c.children) for c in whose)
        above = names_of(decided.head) & self.cast.grammar.words["sentences"]
        under = decided.dep_ == "compound" or any(c.text.casefold() in cases for c in decided.children)
        return bare and bool(above) and under

    def _is_trade(self, token: Token) -> bool:
        """`OCUPACIÓN: agricultor`, "a farmer by occupation": what somebody lives by."""
        if not names_of(token) & self.cast.grammar.words["trades"] or token.pos_ in VERBAL:
            return False
        article = any(c.dep_ == "det" and not c.morph.get("Poss", []) for c in token.children)
        below = [c for c in token.children if c.dep_ in ("nmod", "compound", "amod")]
        of_site = any(self.cast.kind_of(c) is not MentionKind.PERSON for c in below)
        label = token.i + 1 < self.sentence.end and token.nbor(1).text == ":"
        return label or not (article or of_site)

    def _is_asked(self, entry: TriggerWords, token: Token) -> bool:
        """`El alcalde, consultado ayer, dijo`: who describes himself as asked met nobody that the text tells of.

        Nor does who asks not to be named demand anything; who went to a march helped nobody there.
        """
        goes = entry.act == HELP and fold(token.lemma_) in self.cast.grammar.words["attending"] and _goes_to(token)
        if goes and self.cast.kind_of(token.head) not in ANIMATE:
            return True
        if entry.act == HELP and fold(token.lemma_) in self.cast.grammar.words["attending"]:
            whom = [c for c in token.children if c.dep_ in ("obj", *OBLIQUES) and c.pos_ != "PRON" and case_of(c) in TO]
            kinds = {self.cast.kind_of(c) for c in whom}
            if whom and not kinds & PEOPLE:  # `asistieron al congreso del partido`
                return True
        if entry.act == DEMAND and hides_name(token, load_cues(self.cast.parsed.lang)):
            return True
        asked = entry.act == MEETING and fold(token.lemma_) in self.cast.grammar.words["asked"]
        return asked and token.dep_ == "acl" and "Fin" not in token.morph.get("VerbForm", [])

    def _is_body(self, token: Token) -> bool:
        """`La oposición pidió elecciones` is a body, `la oposición de los vecinos al plan` is what they do."""
        if not names_of(token) & self.cast.grammar.words["bodies_too"]:
            return False
        grammar = self.cast.grammar
        against = grammar.noun_target | grammar.against
        below = [c for c in token.children if c.dep_ in ("nmod", "nmod:arg", "obl")]
        theirs = (c for c in below if case_of(c) in grammar.patient_cases)
        is_told = any(case_of(c) in against for c in below)
        return not is_told and not any(self.cast.kind_of(c) is MentionKind.PERSON for c in theirs)

    def _is_against_things(self, token: Token) -> bool:
        """`The battle against the water crisis`, `la lucha contra el ruido`: nobody fights there."""
        against = self.cast.grammar.against
        foes = [c for c in token.children if c.dep_ in ("obl", "nmod") and case_of(c) in against]
        none = (None, MentionKind.OTHER)
        return bool(foes) and all(t.pos_ == "NOUN" and self.cast.kind_of(t) in none for t in foes)

    def _is_done_by_none(self, entry: TriggerWords, token: Token) -> bool:
        """`The river took him away`: nobody did it."""
        vetoes = self.triggers.doer_vetoes.get(" ".join(entry.words), frozenset())
        doers = [c for c in token.children if c.dep_ in ("nsubj", "obl:agent")]
        doers += [token.head for c in doers if token.dep_ == "acl:relcl" and "Rel" in c.morph.get("PronType", [])]
        return any(names_of(c) & vetoes for c in doers)

    def _of_entry(self, entry: TriggerWords) -> frozenset[str]:
        own, none = self.triggers.own_vetoes, frozenset[str]()
        return own.get(entry.words[0], none) | own.get(" ".join(entry.words), none)

    def befall(self, entry: TriggerWords, args: Arguments, verb: Token) -> bool:
        """Whether it is done to what no such act is done to; the noun right behind a verb may be hung elsewhere."""
        vetoes = self.triggers.patient_vetoes.get(entry.act, frozenset())
        at = verb.i + 1
        while at < self.sentence.end - 1 and verb.doc[at].pos_ == "DET":
            at += 1
        behind = (verb.doc[at],) if at < self.sentence.end and verb.doc[at].pos_ == "NOUN" else ()
        of_subject = args.passive or entry.frame is Frame.BEFALLS  # "el proyecto de ley murió"
        suffering = args.subjects if of_subject else args.objects or behind
        if entry.frame is Frame.GOES_OFF:  # "el avión estalló"; mines do
            named = (*args.objects, *args.subjects)
            suffering = tuple(t for t in named if self.cast.kind_of(t) is not MentionKind.WEAPON)
        return any(names_of(t) & vetoes for t in suffering)

    def _beside(self, token: Token) -> Iterator[Token]:
        low, high = max(self.sentence.start, token.i - VETO_REACH), min(self.sentence.end, token.i + VETO_REACH + 1)
        near = (t for t in token.doc[low:high] if t.i != token.i)
        yield from (t for t in near if not is_order(t, self.cast.grammar))
        for child in token.children:
            if child.dep_ in _CORE and not is_order(child, self.cast.grammar):
                yield child
                yield from (c for c in child.children if c.dep_ in ("compound", "amod", "conj"))
        told_of = token.dep_ == "nsubj:pass"  # "the release was filmed"
        if token.pos_ not in VERBAL and token.head.i != token.i and not told_of:
            yield token.head


def _goes_to(verb: Token) -> bool:
    """`La marcha, a la que asistieron dos mil obreros`."""
    whither = (c for c in verb.children if "Rel" in c.morph.get("PronType", []))
    return any(own_case(c) in TO and c.dep_ == "obl" for c in whither)


def only_describes(entry: TriggerWords, token: Token, agents: tuple[Token, ...]) -> bool:
    """Whether a participle tells nothing: before or after a noun only those of violence or law do, not "armed"."""
    act = lookup_act(entry.act)
    if is_clause_taken_for_adjective(token):
        return False
    if is_half_of_adjective(token):
        return True
    if entry.act in STATES and is_past_participle(token) and not agents:
        return True
    if token.dep_ == "amod" and entry.frame is Frame.BEFALLS and token.text.casefold().endswith("ing"):
        return True  # "a dying declaration"
    describes = token.dep_ == "amod" or (token.dep_ == "acl" and token.pos_ == "ADJ")
    return describes and (act is None or act.family not in TOLD_BY_ADJECTIVES)
