"""The class of an event as it is told: a sanction that is announced is a threat, help that is not given a refusal."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from careo.lang.actor_codes import NATION, WORLDWIDE, actor_code, actor_role
from careo.lang.acts import Act, lookup_act
from careo.model import Document, Event, MentionKind, Modality, Polarity, Reading, RoleName, VictimStatus
from careo.text.numbers import fold
from careo.understand.coding.codes import COERCES, FIGHTS, HARMS, Code, behind_verb, own_code, sentence_of
from careo.understand.coding.parties import OF_NOUNS
from careo.understand.drafts import DOERS
from careo.understand.mentions.kinds import load_noun_kinds
from careo.understand.roles.arguments import load_grammar

WITH_WEAPONS_OF_WAR = frozenset({"bomb", "mine", "shoot", "attack", "kill", "raid", "seize-place"})
FIGHTERS = frozenset({"MIL", "REB"})
"""Roles of those who fight (CAMEO 19) where they use such weapons."""
OF_STATE = frozenset({"MIL", "COP", "GOV", "SPY"})
ARMED = FIGHTERS | {"COP", "UAF", "SPY", "CRM"}
"""Roles of those who bear arms; what others occupy they occupy in protest."""
AGREES = Code("AGREE", "03")
"""What somebody is said to be going to do for or with others (CAMEO 03, express intent to cooperate)."""
NEAR = 24
"""Characters before an event in which "about to" is looked for."""
TO_JOURNEY = 80
"""Characters before a talk in which is looked for how somebody came to it, at most."""
DONE_THERE = frozenset({"meet", "negotiate", "mediate", "aid"})
TO_VOWED = 60
"""Characters after a vow in which the harm is looked for that is vowed, at most."""
REFUSES, THREATENS, SIGNS = Code("REJECT", "12"), Code("THREATEN", "13"), Code("SUPPORT", "05")
MASSACRES = Code("FIGHT", "20")
"""Ethnic cleansing (CAMEO 203), a FIGHT of PLOVER."""
COOPERATES, REQUESTS = Code("COOPERATE", "06"), Code("DEMAND", "10")
YIELDS = Code("RETREAT", "08")
ACCUSES, CUTS_OFF = Code("DISAPPROVE", "11"), Code("SANCTION", "16")
"""Lawsuits and verdicts (CAMEO 115, 116), and the withdrawal of those who watch or help (166)."""
_RESTRICTS = ("16", "17")
_COOPERATES = ("03", "04", "05", "06", "07", "08")
PROTECTS = frozenset({"neglect", "mobilize", "mediate", "aid", "arrest", "repress", "free-by-force", "evacuate"})


def code_event(event: Event, *, lang: str, text: str = "") -> Code | None:
    """The code of an event; None where its act has none, or where it is said not to be and nobody refuses it.

    What is told in words that the case has a code for has that code.

    Args:
        event: the event.
        lang: language of the text.
        text: the text, in which the words before the event say whether it is already about to happen.
    """
    act = lookup_act(event.act)
    if event.code:
        return own_code(event)
    if act is None or not act.cameo:
        return _code_of_refusal(event, lang, text) or _code_of_plea(event, lang, text)
    is_done_by = any(role.role in DOERS for role in event.roles)
    if event.polarity is Polarity.NEGATIVE:
        return _code_of_denied(event, act, lang, text) if is_done_by else None
    if is_done_by and (_is_threat(event, act, lang, text) or _promises_harm(event, lang, text)):
        return THREATENS
    if event.act == "block" and is_done_by_state(event, lang):
        return COERCES
    is_planned, words = _is_planned(event, lang, text), load_grammar(lang).words
    if act.cameo in _COOPERATES and _is_unwilling(event, lang, text):
        return REFUSES
    if is_planned and comes_after(event, text, words["ought"]):  # "they must reach an agreement"
        return None
    is_promised = is_planned and not comes_after(event, text, words["imminent"] | words["deciding"])
    is_promised = is_promised and not (event.act in DONE_THERE and _is_journey(event, lang, text))
    if is_promised and is_done_by and act.cameo in _COOPERATES:
        return AGREES
    if worded := _code_of_words(event, lang, text):
        return worded
    if event.act in WITH_WEAPONS_OF_WAR and _is_done_by_fighters(event, lang):
        return FIGHTS
    return Code(act.plover, act.cameo)


def _code_of_denied(event: Event, act: Act, lang: str, text: str) -> Code | None:
    """Who does not help refuses; who does not boycott, or is not going to restrict others, gives way (CAMEO 081)."""
    if event.modality is Modality.ATTEMPTED:  # "prevented a visit by lawmakers", who refuse nothing
        return None
    is_boycott = _begins(event, text, load_grammar(lang).words["boycotting"])
    if event.act == "expel" and _begins(event, text, load_grammar(lang).words["extraditing"]):
        return REFUSES
    if is_boycott or (act.cameo in _RESTRICTS and _is_planned(event, lang, text)):
        return YIELDS
    return REFUSES if act.cameo in _COOPERATES else None


def _is_unwilling(event: Event, lang: str, text: str) -> bool:
    """Whether somebody is told not to want to do it: "has no plans to send food", "is not ready to talk"."""
    words = load_grammar(lang).words
    told = fold(event.trigger.quote(text)).split() if text else []
    return comes_after(event, text, words["unwilling"]) or (event.act == "agree" and bool(words["no"] & set(told)))


def _is_signed(event: Event, lang: str, text: str) -> bool:
    """Whether it is told by a verb of signing: "signed a pact", "a pact was signed by both sides"."""
    told = fold(event.trigger.quote(text)).split() if text else []
    signing = tuple(load_grammar(lang).words["signing"])
    return any(word.startswith(signing) for word in (*told[:1], *told[-1:]))


def _is_journey(event: Event, lang: str, text: str) -> bool:
    """Whether somebody has gone where he talks: "flew to Angola to discuss the crisis"."""
    before = re.split(r"[.;:]", fold(text[max(0, event.trigger.start - TO_JOURNEY) : event.trigger.start]))[-1]
    words = load_grammar(lang).words
    went = "|".join(sorted(words["went"]))
    return comes_after(event, text, words["in_order_to"]) and re.search(rf"\b(?:{went})\b", before) is not None


def _is_planned(event: Event, lang: str, text: str) -> bool:
    is_meant = comes_after(event, text, load_grammar(lang).words["intends"])
    return event.modality is Modality.PLANNED or is_meant


def _is_threat(event: Event, act: Act, lang: str, text: str) -> bool:
    """Whether harm is announced, or a protest: "said they would blockade the port"."""
    restricts = event.act == "block" and is_done_by_state(event, lang)
    is_boycott = event.act == "reject" and _begins(event, text, load_grammar(lang).words["boycotting"])
    if event.modality is Modality.THREATENED:
        return True
    if act.cameo in HARMS or restricts or is_boycott:
        return _is_planned(event, lang, text) and not comes_after(event, text, load_grammar(lang).words["deciding"])
    return act.family == "protest" and comes_after(event, text, load_grammar(lang).words["intends"])


def _code_of_words(event: Event, lang: str, text: str) -> Code | None:
    """The code of an act of which some words, or some who do it, make another one.

    A signature is support (CAMEO 057), and so are relations between states (050); an extradition is cooperation (063),
    a vow that harms nobody a promise; what the police enter by force they search.
    """
    words = load_grammar(lang).words
    if event.act == "agree" and _is_signed(event, lang, text):
        return SIGNS
    if event.act == "try" and _begins(event, text, words["suing"]):
        return ACCUSES
    if event.act == "yield" and _begins(event, text, words["withdrawing"]) and _is_done_by_watchers(event, lang):
        return CUTS_OFF
    if event.act in WITH_WEAPONS_OF_WAR and _has_mass_weapon(event, lang, text):
        return MASSACRES
    if event.act == "cooperate" and _is_of_states(event, lang, text):
        return SIGNS
    if event.act == "expel" and _begins(event, text, words["extraditing"]):
        return COOPERATES
    if event.act == "displace" and _begins(event, text, words["cleansing"]):
        return MASSACRES
    if event.act == "threaten" and _begins(event, text, words["vowing"]) and not _harm_follows(event, lang, text):
        return AGREES
    return COERCES if event.act == "raid" and _roles_of(event, lang) == {"COP"} else None


def _is_done_by_watchers(event: Event, lang: str) -> bool:
    """Whether they are an organisation's or watch for it, and no party to a war: "UN monitors withdrew"."""
    doers = [role.name for role in event.roles if role.role in DOERS]
    watchers = load_grammar(lang).words["watchers"]
    watching = any(word.startswith(tuple(watchers)) for name in doers for word in fold(name).split())
    return watching or any((actor_code(name, lang=lang) or "")[:NATION] in WORLDWIDE for name in doers)


def _has_mass_weapon(event: Event, lang: str, text: str) -> bool:
    """Whether it is done with weapons that kill great numbers at once (CAMEO 204)."""
    arms = [role.name for role in event.roles if role.role is RoleName.INSTRUMENT]
    told = fold(" ".join((*arms, event.trigger.quote(text) if text else "")))
    return any(re.search(rf"\b{word}", told) for word in load_grammar(lang).words["mass_weapons"])


def _is_of_states(event: Event, lang: str, text: str) -> bool:
    """Whether it tells of diplomatic relations, not of those in trade or arms, nor of any that are about to begin."""
    told, words = fold(event.trigger.quote(text)).split() if text else [], load_grammar(lang).words
    if comes_after(event, text, words["imminent"]):
        return False
    is_material = any(word.startswith(tuple(words["material"])) for word in told)
    return not is_material and any(word.startswith(tuple(words["relations"])) for word in told)


def _code_of_refusal(event: Event, lang: str, text: str) -> Code | None:
    """`Refused to help`, `se negó a ayudar`: neglect that is told as a refusal is one (CAMEO 12)."""
    refuses = event.act == "neglect" and _begins(event, text, load_grammar(lang).words["refusing"])
    return REFUSES if refuses and event.polarity is not Polarity.NEGATIVE else None


def _code_of_plea(event: Event, lang: str, text: str) -> Code | None:
    """`Asked for asylum`, `solicitaron refugio`: of those who flee, whoever asks for it demands something."""
    asks = event.act == "flee" and _begins(event, text, load_grammar(lang).words["pleading"])
    return REQUESTS if asks and event.polarity is not Polarity.NEGATIVE else None


def _harm_follows(event: Event, lang: str, text: str) -> bool:
    """Whether what is vowed harms somebody: "vowed to avenge him", "vowed revenge"."""
    behind = text[behind_verb(event, text) : event.trigger.stop + TO_VOWED]
    after = re.split(r"[,;:.]", fold(behind))[0].split()
    return any(word.startswith(tuple(load_grammar(lang).words["vengeance"])) for word in after)


def _promises_harm(event: Event, lang: str, text: str) -> bool:
    """Whether harm is what somebody promises or is ready to do: "promised to crush them", "is ready to attack"."""
    words, behind = load_grammar(lang).words, fold(text[event.trigger.stop : event.trigger.stop + TO_VOWED])
    link, harm = "|".join(sorted(words["in_order_to"])), "|".join(sorted(words["harming"]))
    return event.act == "agree" and re.match(rf"\s*(?:(?:{link})\s+)?(?:{harm})", behind) is not None


def _begins(event: Event, text: str, words: Iterable[str]) -> bool:
    return bool(text) and fold(event.trigger.quote(text)).startswith(tuple(words))


def comes_after(event: Event, text: str, words: Iterable[str]) -> bool:
    """Whether one of some words stands right before an event."""
    before = fold(text[max(0, event.trigger.start - NEAR) : event.trigger.start]).split()
    return " ".join(before).endswith(tuple(f" {word}" for word in words))


def is_omission(event: Event, *, lang: str, text: str = "") -> bool:
    """Whether those who should have acted did not: they stood by, or did not step in, help or arrest.

    The act of neglect tells it when it is affirmed, acts of protection tell it when they are negated; who was not
    compelled to do something left nothing undone.

    Args:
        event: the event.
        lang: language of the text.
        text: the text, in which the words before the event say whether it was a duty or done under force.
    """
    told = event.polarity is (Polarity.POSITIVE if event.act == "neglect" else Polarity.NEGATIVE)
    if event.act == "mobilize" and event.made_by.endswith(OF_NOUNS):  # "refuted reports of a deployment"
        return False
    return told and event.act in PROTECTS and not comes_after(event, text, load_grammar(lang).words["obliging"])


def as_meant(reading: Reading, doc: Document, event: Event, *, may_do: bool = False) -> Event:
    """What somebody would do on a condition as coders take it: threatened, or planned.

    `Will kill the hostages unless he resigns` threatens, and so does "may cut off the gas"; "would meet the envoy if he
    came" promises.

    Args:
        reading: what was read of the text.
        doc: the text.
        event: the event.
        may_do: whether coders write down what somebody may or would do for others without a condition, too.
    """
    if event.modality is not Modality.HYPOTHETICAL or not any(role.role in DOERS for role in event.roles):
        return event
    words, act = load_grammar(doc.lang).words, lookup_act(event.act)
    after = fold(doc.text[event.trigger.stop : sentence_of(reading, event).stop])
    if any(f" {word} " in after for word in words["unless"]):
        return replace(event, modality=Modality.THREATENED)
    is_harm = act is not None and act.cameo in HARMS
    is_kind = may_do and act is not None and act.cameo in _COOPERATES and event.polarity is not Polarity.NEGATIVE
    may = (is_harm or is_kind) and comes_after(event, doc.text, words["may"])
    may = may or (may_do and (is_harm or is_kind) and comes_after(event, doc.text, words["intends"]))
    on_condition = any(f" {word} " in after for word in words["provided"])
    would = comes_after(event, doc.text, words["intends"]) or _begins_conditional(event, doc)
    would = would or event.polarity is Polarity.NEGATIVE  # "will not accept them if the war goes on"
    return replace(event, modality=Modality.PLANNED) if may or (on_condition and would) else event


def _begins_conditional(event: Event, doc: Document) -> bool:
    """Whether a word of an event is in the conditional that has endings of its own: `se reunirían`."""
    endings = tuple(load_grammar(doc.lang).words["conditional_endings"])
    return bool(endings) and any(word.endswith(endings) for word in fold(event.trigger.quote(doc.text)).split())


def is_done_by_unarmed(event: Event, lang: str) -> bool:
    """Whether those who did it are named, not all of them armed, and none fights: students who occupy a building."""
    is_seat = any(role.kind is MentionKind.VEHICLE for role in event.roles)  # "those who occupied the car"
    roles = _roles_of(event, lang)
    return bool(roles - ARMED) and not is_seat and not _is_done_by_fighters(event, lang)


def _roles_of(event: Event, lang: str) -> set[str | None]:
    """The roles of those who do it, None among them where a name tells none."""
    return {actor_role(role.name, lang=lang) for role in event.roles if role.role in DOERS}


def is_done_by_state(event: Event, lang: str) -> bool:
    """Whether a state or its forces do it: what they block nobody blocks in protest."""
    doers = [role for role in event.roles if role.role in DOERS]
    codes = {actor_code(role.name, lang=lang) for role in doers} & {"IGOMIL"}
    return bool(codes or _roles_of(event, lang) & OF_STATE) or any(role.kind is MentionKind.STATE for role in doers)


def _is_done_by_fighters(event: Event, lang: str) -> bool:
    statuses = load_noun_kinds(lang).status
    doers = [role.name for role in event.roles if role.role in DOERS]
    if _roles_of(event, lang) & FIGHTERS:
        return True
    words = {word for name in doers for word in fold(name).split()}
    forms = {form for word in words for form in (word, word.removesuffix("s"), word.removesuffix("es"))}
    return any(statuses.get(form) is VictimStatus.COMBATANT for form in forms)
