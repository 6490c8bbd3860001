"""What parts are none: whom two pronouns name twice, how many times, whose body is no person's, who is only quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careo.lang.acts import lookup_act
from careo.model import MentionKind, RoleName
from careo.text.numbers import fold
from careo.understand.acts import Frame, load_triggers, names_deed
from careo.understand.attribution.cues import load_cues
from careo.understand.events.phrases import noun_keys
from careo.understand.events.players import Part
from careo.understand.events.triggers import Trigger
from careo.understand.roles import ANIMATE, Cast
from careo.understand.roles.cases import TO, are_of_one_gender, own_case
from careo.understand.roles.speakers import is_speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

_ONE, _OWNERS = frozenset({MentionKind.PERSON}), frozenset({MentionKind.PERSON, MentionKind.GROUP})


def settled(cast: Cast, trigger: Trigger, parts: list[Part]) -> list[Part]:
    """The parts without those that are none."""
    kept = [(role, _whose(cast, trigger, role, token)) for role, token in parts if not _is_word(cast, trigger, token)]
    kept = [(_role_of_body(cast, role, token), token) for role, token in kept]
    kept = [part for part in kept if not _is_none(cast, trigger, *part)]
    harmed = [token for role, token in kept if role is RoleName.PATIENT]
    return [part for part in kept if not (part[0] is RoleName.PATIENT and _is_double(cast, part[1], harmed))]


def _whose(cast: Cast, trigger: Trigger, role: RoleName, token: Token) -> Token:
    """Whom it befell: `los cadáveres de tres hombres secuestrados`, `el paradero de Ana, secuestrada en mayo`."""
    act, described = lookup_act(trigger.entry.act), trigger.head.dep_ in ("acl", "amod")
    body = act is not None and act.family == "captivity" and fold(token.lemma_) in cast.grammar.words["bodies"]
    alike = are_of_one_gender(trigger.head, token)  # not `la familia de Luis Rojas, desaparecido`
    unlike = cast.kind_of(token) is None or not alike
    other = described and act is not None and act.effect is not None and unlike
    if role is not RoleName.PATIENT or not (body or other) or token.i > trigger.head.i or token.pos_ != "NOUN":
        return token
    of = (c for c in token.children if c.dep_ == "nmod" and own_case(c) in cast.grammar.patient_cases)
    return next((c for c in of if cast.kind_of(c) in ANIMATE), token)


def _is_word(cast: Cast, trigger: Trigger, token: Token) -> bool:
    """Whether a word only helps to say something: `atención médica`, `en su contra`, `a cien metros`, "of state"."""
    words, lemma = cast.grammar.words, fold(token.lemma_)
    beside = {c.dep_ for c in token.children}
    if token.dep_ == "amod" and token.pos_ == "ADJ" and token.head in trigger.rest:
        return True
    if token.dep_ == "nmod" and beside == {"case"} and fold(token.text) in words["of_rank"]:
        return True
    owned = any("Yes" in c.morph.get("Poss", []) for c in token.children)
    return lemma in words["lengths"] or (lemma in cast.grammar.against and token.pos_ == "NOUN" and owned)


def _role_of_body(cast: Cast, role: RoleName, token: Token) -> RoleName:
    """`La mayoría de los cadáveres presentaba un disparo`: the dead did nothing."""
    of = (c for c in token.children if c.dep_ == "nmod" and own_case(c) in cast.grammar.patient_cases)
    body = any(fold(one.lemma_) in cast.grammar.words["bodies"] for one in (token, *of))
    return RoleName.PATIENT if body and role is RoleName.AGENT else role


def _is_none(cast: Cast, trigger: Trigger, role: RoleName, token: Token) -> bool:
    if role is RoleName.INSTIGATOR:
        return names_deed(fold(token.lemma_), token.lang_) or cast.kind_of(token) is MentionKind.WEAPON
    if role is not RoleName.PATIENT:
        return False
    if fold(token.lemma_) in cast.grammar.words["occasions"]:  # `dispararon siete veces`
        return True
    according = load_cues(token.lang_).according
    if any(c.dep_ == "case" and according.fullmatch(c.text) for c in token.children):  # `veinte, según la central`
        return True
    words, act = cast.grammar.words, lookup_act(trigger.entry.act)
    seized = act is not None and act.family in ("captivity", "robbery") and token.pos_ == "NOUN"
    if seized and cast.kind_of(token) is None and noun_keys(token, load_triggers(token.lang_).nouns):
        return True  # "the attack, which had been hijacked"
    laid = trigger.entry.words[0] in words["laying"] and not own_case(token)
    laid = laid and not words["laid_to"].isdisjoint(trigger.entry.words[1:])
    told = token.head.i == trigger.head.i and token.dep_ in ("nsubj:pass", "obj")
    if laid and (told or token.pos_ == "NUM"):  # "38 were attributed to the army"
        return True
    if trigger.entry.act == "accuse" and (_is_told_to(cast, trigger, token) or _is_case(cast, token)):
        return True
    ascribed = trigger.entry.act == "accuse" and trigger.entry.words[0] in cast.grammar.words["ascribing"]
    if ascribed and token.dep_ == "nsubj:pass" and cast.kind_of(token) is not None and token.pos_ == "NUM":
        return True  # `de las muertes, 18 son atribuidas a`
    if trigger.entry.frame is Frame.REMAINS and "Yes" in token.morph.get("Poss", []):
        owner, one = cast.resolve(token), "Sing" in trigger.head.morph.get("Number", [])
        return owner is not None and cast.kind_of(owner) not in (_ONE if one else _OWNERS)
    return False


def _is_told_to(cast: Cast, trigger: Trigger, token: Token) -> bool:
    """`Denunció las amenazas a la policía`: whom a deed is reported to is not who is accused of it.

    Nor is what stands before `a quien acusan` and is no person.
    """
    whom = any("Rel" in c.morph.get("PronType", []) and own_case(c) in TO for c in trigger.head.children)
    if whom and token.i < trigger.head.i and cast.kind_of(token) not in ANIMATE:
        return True
    if trigger.entry.words[0] not in cast.grammar.words["reporting"] or own_case(token) not in (*TO, "to"):
        return False
    told = (c for c in trigger.head.children if c.dep_ == "obj" and c.i < token.i and not own_case(c))
    return any(cast.kind_of(c) not in ANIMATE and c.pos_ == "NOUN" for c in told)


def _is_case(cast: Cast, token: Token) -> bool:
    """`Se denunciaron 22 casos de tortura y 14 de amenazas`: cases, and nobody who is accused."""
    words = cast.grammar.words["instances"]
    return any({fold(t.lemma_), fold(t.text)} & words for t in (token, token.head if token.dep_ == "conj" else token))


def _is_double(cast: Cast, token: Token, harmed: list[Token]) -> bool:
    """`A nosotros nos golpearon`, `a Hugo lo mataron`: the weak pronoun names those whom the words behind "a" do."""
    if token.pos_ != "PRON" or own_case(token):
        return False
    if any(t.head.i == token.head.i and t.i < token.i < t.head.i and own_case(t) in TO for t in harmed):
        return True
    if not is_speaker(token, cast.grammar):
        return False
    number = token.morph.get("Number", [])
    others = (t for t in harmed if t.i != token.i and t.pos_ == "PRON" and is_speaker(t, cast.grammar))
    return any(own_case(t) and t.morph.get("Number", number) == number for t in others)
