"""At whose hands, or at whose wish: "died at the hands of soldiers", `murió a manos de`, "had fifty prisoners shot"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import lru_cache
from typing import TYPE_CHECKING

from careo.lang.actor_codes import ARMED, actor_code, actor_role
from careo.lang.acts import lookup_act
from careo.model import RoleName
from careo.text.numbers import fold
from careo.understand.acts import NOUN_FRAMES
from careo.understand.attribution.cues import load_cues
from careo.understand.roles.arguments import Grammar, arguments_of
from careo.understand.roles.cases import TO, case_of, with_conjuncts
from careo.understand.roles.clauses import is_negated
from careo.understand.roles.passive import have_above, is_past_participle

if TYPE_CHECKING:
    from spacy.tokens import Token

    from careo.understand.events.players import Part
    from careo.understand.events.triggers import Trigger

FORCEFUL, UNDERGONE = frozenset({"violence", "captivity"}), frozenset({"damage", "free-by-force", "hold", "wound"})
"""Families of what forces do to others; acts of them that they suffer as well."""
REACH = 14
"""Words from the deed to the phrase, at most."""
BREAKS_UP = frozenset({"repress"})
"""Acts by which a protest of others is broken up."""
MEETS = frozenset({"yield", "reject", "praise", "agree", "deny"})
"""Acts that answer what others do or ask."""
CLAIM = "claim"
"""How the acts begin by which somebody says that he did it."""
SAID = frozenset({"protest", "speech"})
"""Families of what is told with a motive, which may be the deed of others: `protesta por el cierre por parte de`."""
_BEFORE_NOUN = frozenset({"det", "amod", "nummod", "compound", "case", "flat", "nmod:poss", "det:predet"})


def by_phrase(trigger: Trigger, grammar: Grammar) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The heads of those whom phrases name as doers of the deed, and as whom it befell, in text order.

    `A manos de los soldados`; `homicidio en agravio de Mateo Condori`; but `la policía impidió una marcha por parte de
    los mineros` is of others.
    """
    doers = () if is_of_others(trigger) else tuple(_named_by(trigger, "hands", grammar))
    harmed = tuple(_named_by(trigger, "harmed", grammar)) if trigger.entry.frame in NOUN_FRAMES else ()
    return doers, harmed


def _named_by(trigger: Trigger, key: str, grammar: Grammar) -> Iterator[Token]:
    """The heads of those behind a phrase of a list, with no verb between the deed and it."""
    head = trigger.head
    sent, doc = head.sent, head.doc
    for found in _pattern(grammar.words[key]).finditer(sent.text.lower()):
        run = doc.char_span(sent.start_char + found.start(), sent.start_char + found.end(), alignment_mode="expand")
        if run is None or run.end >= sent.end or not 0 < run.start - head.i <= REACH:
            continue
        is_other = is_of_motive(trigger, doc[run.start], grammar.words["motives"])
        is_other = is_other or any(map(_counts_some, doc[head.i + 1 : run.start]))
        if not is_other and not any(t.pos_ == "VERB" for t in doc[head.i + 1 : run.start]):
            yield from with_conjuncts(_noun_from(doc[run.end]))


def _counts_some(token: Token) -> bool:
    """Whether behind a comma only some are told of: `murieron 14, once de ellos a manos de los rebeldes`."""
    behind = token.pos_ == "NUM" and token.i > token.sent.start and token.nbor(-1).text == ","
    return behind and any(c.dep_ == "nmod" and c.pos_ == "PRON" for c in token.children)


def is_of_others(trigger: Trigger) -> bool:
    """Whether a phrase ends, meets or welcomes what is others' own: "accepted demands by the rebels"."""
    verb = trigger.head
    own = any(c.dep_ == "nsubj" for c in verb.children) or (verb.pos_ == "VERB" and not is_past_participle(verb))
    return own and trigger.entry.is_phrase and trigger.entry.act in BREAKS_UP | MEETS


def is_of_motive(trigger: Trigger, first: Token, motives: Set[str]) -> bool:
    """Whether words from a token on belong to what is protested or demanded: `protesta por el cierre por el juez`."""
    act, between = lookup_act(trigger.entry.act), first.doc[trigger.head.i + 1 : first.i]
    is_said = act is not None and act.family in SAID
    return is_said and any(fold(t.text) in motives for t in between)


def spoken_for(trigger: Trigger, grammar: Grammar) -> list[Token]:
    """Those in whose name somebody claims a deed: "a caller claimed it on behalf of the Front"."""
    sent, doc = trigger.head.sent, trigger.head.doc
    if not trigger.entry.act.startswith(CLAIM):
        return []
    for found in _pattern(grammar.words["behalf"]).finditer(sent.text.lower()):
        run = doc.char_span(sent.start_char + found.start(), sent.start_char + found.end(), alignment_mode="expand")
        if run is not None and run.end < sent.end:
            return [t for t in with_conjuncts(_noun_from(doc[run.end])) if t.pos_ in ("NOUN", "PROPN")]
    return []


def responsible(deed: Token, grammar: Grammar) -> list[Token]:
    """Who `was responsible for the massacre`, `fue el autor del asesinato`; nobody who was not, or only may be."""
    named = deed.head if deed.dep_ == "conj" else deed
    above = named.head
    if named.dep_ not in ("obl", "nmod", "obl:arg") or above.i >= named.i:
        return []
    if case_of(above) in grammar.words["as_such"] and fold(above.lemma_) in grammar.words["responsible"]:
        judged = above.head  # `condenado como autor del homicidio`
        convicted = fold(judged.lemma_) in grammar.words["convicting"] and not is_negated(
            judged, grammar.words["denying"]
        )
        whom = [c for c in judged.children if c.dep_ in ("obj", "nsubj:pass") or (c.dep_ == "obl" and case_of(c) in TO)]
        whom = whom or ([judged.head] if judged.dep_ in ("acl", "amod") else [])
        return [t for one in whom for t in with_conjuncts(one)] if convicted else []
    if fold(above.lemma_) in grammar.words["answerable"]:
        return _answering(above, grammar)
    is_state = any(c.dep_ == "cop" for c in above.children)
    if not is_state or not {fold(above.lemma_), fold(above.text)} & grammar.words["responsible"]:
        return []
    denied = is_disowned(above, grammar)
    doubted = any(c.dep_ == "aux" and fold(c.lemma_) not in grammar.be | grammar.have for c in above.children)
    subjects = [c for c in above.children if c.dep_ == "nsubj"]
    return [] if denied or doubted else [t for one in subjects for t in with_conjuncts(one)]


def _answering(noun: Token, grammar: Grammar) -> list[Token]:
    """With whom the responsibility for a deed lies: `la autoría corresponde al coronel`."""
    verb = noun.head
    if noun.dep_ != "nsubj" or fold(verb.lemma_) not in grammar.words["resting"] or is_disowned(verb, grammar):
        return []
    if any(c.dep_ == "aux" and fold(c.lemma_) not in grammar.be | grammar.have for c in verb.children):
        return []
    below = [c for c in verb.children if c.i > verb.i and c.dep_.startswith(("obl", "iobj", "obj"))]
    whose = [c for c in below if case_of(c) in grammar.words["resting_on"]]
    return [t for one in whose[:1] for t in with_conjuncts(one)]


def is_disowned(verb: Token, grammar: Grammar) -> bool:
    """Whether somebody does not do what a verb tells, or denies it: "took no part", "denied having taken part".

    Or nobody does it: "none of our men took part", `ningún combatiente participó`.
    """
    around = [verb, *(c for c in verb.children if c.dep_ in ("obj", "nsubj"))]
    if any(is_negated(one, grammar.words["denying"]) for one in around):
        return True
    cues, above = load_cues(verb.lang_).verbs, verb.head
    unproven = fold(above.lemma_) in grammar.words["proving"] and is_negated(above, grammar.words["denying"])
    if unproven and verb.dep_ in ("ccomp", "csubj", "csubj:pass"):  # "it was not proven that he took part"
        return True
    return verb.dep_ in ("xcomp", "ccomp") and cues.get(above.lemma_.casefold()) == "deny"


def _noun_from(token: Token) -> Token:
    """The noun of the phrase that begins with a token."""
    while token.dep_ in _BEFORE_NOUN and token.head.i > token.i:
        token = token.head
    return token


@lru_cache(maxsize=8)
def _pattern(phrases: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, phrases), key=len, reverse=True))})(?!\w)")


def had_done(head: Token, grammar: Grammar) -> Iterator[Part]:
    """Who had it done and to whom, in "had fifty prisoners shot"."""
    above = have_above(head, grammar)
    infinite = set(head.morph.get("VerbForm", [])) & {"Inf", "Ger"}
    if above is None or infinite or "Pres" in head.morph.get("Tense", []) or head.dep_ == "conj":
        return
    masters = arguments_of(above, grammar).subjects
    yield from ((RoleName.INSTIGATOR, t) for t in masters if t.pos_ in ("NOUN", "PROPN", "PRON"))
    for child in above.children:
        if child.dep_ == "obj" and child.i < head.i:
            yield from ((RoleName.PATIENT, t) for t in with_conjuncts(child) if t.i < head.i)


def is_of_force(deed: str, token: Token, grammar: Grammar) -> bool:
    """`Las masacres del ejército`, `los secuestros de las FARC`: a whole force does such deeds and suffers none.

    Languages that have another word for that ("by", "'s") list no forces.
    """
    act, forces = lookup_act(deed), grammar.words["forces"]
    if act is None or act.family not in FORCEFUL or deed in UNDERGONE:
        return False
    if token.pos_ == "PROPN" or token.ent_type_ == "ORG":
        code = actor_code(token.text, lang=token.lang_, acts=False) or ""
        return bool(forces) and (code.endswith(tuple(ARMED)) or fold(token.text) in forces)
    one = "Sing" in token.morph.get("Number", []) and any(
        "Def" in c.morph.get("Definite", []) for c in token.children if c.dep_ == "det"
    )
    man = case_of(token) == "del" and token.text.endswith("a")  # `el asesinato del policía`
    return fold(token.text) in forces and (one or case_of(token) == "del") and not man


def owners_of(weapon: Token, grammar: Grammar) -> Iterator[Token]:
    """Whose shot or shell it is, of those who bear arms: "killed by police bullets", `una bala del Ejército`.

    A rifle may have been taken from them.
    """
    if fold(weapon.lemma_) not in grammar.words["spent"]:
        return
    for below in weapon.children:
        of = below.dep_ == "nmod" and case_of(below) in grammar.patient_cases
        if not of and below.dep_ not in ("compound", "nmod:poss", "amod"):
            continue
        if actor_role(below.text, lang=weapon.lang_) in ARMED:
            yield below
        else:  # "rebel mortar fire"
            yield from owners_of(below, grammar)
