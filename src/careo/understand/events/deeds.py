"""Deeds and what they did to people: who fired is who killed, where the text tells the deaths of the firing."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from careo.lang.actor_codes import actor_role
from careo.lang.acts import lookup_act
from careo.model import Role, RoleName
from careo.text.numbers import fold
from careo.understand.acts import befalls_subject
from careo.understand.drafts import DOERS, EventDraft
from careo.understand.roles.arguments import load_grammar

if TYPE_CHECKING:
    from spacy.tokens import Doc as Syntax
    from spacy.tokens import Token

DEEDS = frozenset({"shoot", "bomb", "attack", "raid", "mine", "arson", "beat", "torture", "massacre"})
"""Acts that one side does to another; a clash has two sides, so who of them killed is not told."""
NOT_LETHAL = frozenset({"beat", "torture"})
"""Deeds that people live through: dying after them is not told as dying of them."""
SIDES = frozenset({"MIL", "COP", "REB", "UAF", "CRM"})
"""Roles of those who fight on one side."""
_UNDER = frozenset({"obl", "obl:arg", "nmod", "nmod:arg", "obj"})
_ABOVE = frozenset({"obl", "obl:agent", "obl:arg", "nmod", "nmod:arg", "advcl", "nsubj", "nsubj:pass"})


def with_deed(syntax: Syntax, draft: EventDraft, told: Sequence[EventDraft]) -> EventDraft:
    """A draft of deaths, wounds or damage with what the deed it came of tells; any other draft itself.

    `Two people died in police firing`, `ten were hurt when soldiers opened fire`, `the firing left one dead` have the
    doers of the deed where they have none of their own; `protested the attack of Monday, which killed nine` is as old
    as the attack, and `protested the attack, killing nine` is not what the protesters did.
    """
    act = lookup_act(draft.act)
    if act is None or act.effect is None or act.family != "violence":
        return draft
    head = syntax[draft.head]
    if deed := _outcome_of(syntax, head, told):
        others = tuple(role for role in draft.roles if role.role not in DOERS)
        draft = replace(draft, roles=others, when=deed.when or draft.when)
    below = {t.i for t in head.ancestors}
    is_background = any(one.background and one.head in below and _is_noun(syntax, one) for one in told)
    return _by_doers(syntax, replace(draft, background=draft.background or is_background), told)


def _outcome_of(syntax: Syntax, head: Token, told: Sequence[EventDraft]) -> EventDraft | None:
    """The deed told by a noun between a participle and a verb above it that tells no deed: "…, causing nine deaths"."""
    verb = head if head.pos_ in ("VERB", "AUX") else head.head
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
    forms = verb.morph.get("VerbForm", [])
    if verb.dep_ != "advcl" or not {"Ger", "Part"} & set(forms) or "Past" in verb.morph.get("Tense", []):
        return None
    heads = {one.head: one for one in told if one.act in DEEDS}
    if verb.head.i in heads or verb.head.i > verb.i or any(c.dep_ in ("nsubj", "mark", "case") for c in verb.children):
        return None
    between = [one for at, one in heads.items() if verb.head.i < at < verb.i and _is_noun(syntax, one)]
    return between[-1] if between else None


def _is_noun(syntax: Syntax, draft: EventDraft) -> bool:
    return syntax[draft.head].pos_ in ("NOUN", "PROPN")


def _by_doers(syntax: Syntax, draft: EventDraft, told: Sequence[EventDraft]) -> EventDraft:
    if draft.doers:
        return draft
    head = syntax[draft.head]
    effects = {one.head for one in told if (act := lookup_act(one.act)) is not None and act.effect is not None}
    deeds = [one for one in told if one.act in DEEDS and one.doers and _hangs_on(syntax[one.head], head, effects)]
    mutual = load_grammar(syntax.lang_).words["mutual"]  # "killed as police exchanged fire with gunmen"
    deeds = [one for one in deeds if fold(syntax[one.head].lemma_) not in mutual]
    if _is_measured(head):  # "after the death of two in police firing" tells it of the firing
        deeds = [one for one in deeds if head.is_ancestor(syntax[one.head])]
    if not deeds or _is_by_one(head):
        return draft
    if _are_own(deeds[0], draft, syntax.lang_):
        return draft
    if any(_is_only_claimed(syntax, role) for role in deeds[0].doers) or _is_before(syntax[deeds[0].head], deeds[0]):
        return draft
    own = [role.span for role in draft.roles if role.role is not RoleName.INSTRUMENT]  # "murió por disparos de X"
    doers = tuple(role for role in deeds[0].doers if not any(role.span.overlaps(span) for span in own))
    return replace(draft, roles=(*doers, *draft.roles))


def _is_by_one(verb: Token) -> bool:
    """`He killed the mayor after the mayor shot his brother`: a pronoun says who did it, whoever that is."""
    top = verb.head if verb.dep_ == "xcomp" else verb
    who = [c for c in top.children if c.dep_ == "nsubj" and c.pos_ == "PRON" and "Prs" in c.morph.get("PronType", [])]
    people = any("Neut" not in c.morph.get("Gender", []) for c in who)
    return people and any(c.dep_ == "obj" for c in verb.children)


def _is_measured(noun: Token) -> bool:
    """`Dijo antes de su muerte que los guardias lo golpearon`: a death that only tells when something else was."""
    beside = [*(c for c in noun.children if c.i < noun.i), *([noun.head] if noun.head.i < noun.i else [])]
    words = load_grammar(noun.lang_).words["other_than"]
    return noun.pos_ == "NOUN" and any(fold(c.text) in words for c in beside)


def _is_only_claimed(syntax: Syntax, doer: Role) -> bool:
    """`An attack claimed by the front killed nine`: who claims the attack says so; the text lays no deaths to him."""
    run = syntax.char_span(doer.span.start, doer.span.stop, alignment_mode="expand")
    words = load_grammar(syntax.lang_).words["claiming"]
    return run is not None and run.root.dep_.startswith("obl") and fold(run.root.head.lemma_) in words


def _is_before(head: Token, deed: EventDraft) -> bool:
    """`Died after being beaten by guards`: a time is told, and no cause."""
    links = {fold(c.text) for c in head.children if c.dep_ in ("mark", "case")}
    return deed.act in NOT_LETHAL and bool(links & load_grammar(head.lang_).words["afterwards"])


def _are_own(deed: EventDraft, draft: EventDraft, lang: str) -> bool:
    """`Three soldiers died when the army attacked the camp`: those whom it befell may be of the doers' own side."""
    sides = [
        {actor_role(role.name, lang=lang) for role in roles}
        for roles in (deed.doers, [role for role in draft.roles if role.role is RoleName.PATIENT])
    ]
    return not SIDES.isdisjoint(sides[0] & sides[1])


def _first_effect(verb: Token, effects: Set[int]) -> Token:
    """The first of the effects that are joined: "were killed and five hurt when police fired"."""
    while verb.i in effects and verb.dep_ == "conj" and verb.head.i in effects:
        verb = verb.head
    return verb


def _hangs_on(deed: Token, head: Token, effects: Set[int]) -> bool:
    """Whether a deed is the scene, the occasion or the subject of the verb that tells the deaths, or shares its own.

    `Planes dropped bombs, killing ten`, `los aviones bombardearon el pueblo y mataron a diez`; the firing is the
    subject of "the firing that left one dead", too.
    """
    by = any(c.dep_ == "obl:agent" for c in deed.children)
    if deed.dep_ == "acl" and by and deed.head.pos_ == "NOUN" and deed.head.i not in (head.i, deed.i):
        deed = deed.head  # `disparos efectuados por soldados`
    verb = head if head.pos_ in ("VERB", "AUX") else head.head
    if verb.pos_ == "NUM" and head.dep_ == "nmod":  # "40 of these deaths are due to police firing"
        verb = verb.head
    if _is_scene_of(verb, deed):
        return True
    if verb.dep_ == "acl:relcl" and _told_of(verb).i == deed.i:
        return all("Rel" in c.morph.get("PronType", []) for c in verb.children if c.dep_.startswith("nsubj"))
    if verb.dep_ in ("conj", "advcl") and verb.head.i == deed.i and deed.pos_ == "VERB" and deed.i < verb.i:
        return not befalls_subject(fold(verb.lemma_), verb.lang_) and not any(
            c.dep_.startswith(("nsubj", "mark")) for c in verb.children
        )
    conditions = load_grammar(deed.lang_).words["provided"]
    if any(c.dep_ == "mark" and fold(c.text) in conditions for c in deed.children):
        return False  # "they will kill the hostages if the army attacks"
    later = load_grammar(deed.lang_).words["sooner_than"]
    if any(fold(c.text) in later and c.dep_ in ("mark", "case", "advmod") and c.i < deed.i for c in deed.children):
        return False  # "a major was stabbed before the troops opened fire"
    if deed.dep_ in ("nmod", "nmod:arg") and fold(deed.head.lemma_) in load_grammar(deed.lang_).words["causes"]:
        return deed.head.dep_.startswith("obl") and deed.head.head.i in (head.i, verb.i)  # "as a result of a raid"
    is_of_all = deed.i > max(verb.i, head.i) and _first_effect(deed.head, effects) == _first_effect(verb, effects)
    return deed.dep_ in _ABOVE and (is_of_all or deed.head.i in (head.i, verb.i)) and deed.i != head.i


def _is_scene_of(verb: Token, deed: Token) -> bool:
    """`The firing on the crowd, in which one died`, `los disparos en los que murió uno`: the clause is about a deed.

    Where the clause was hung on whom the deed befell, it is still the deed that somebody dies in.
    """
    inside = load_grammar(verb.lang_).words["in"]
    which = (c for c in verb.children if c.dep_.startswith("obl") and "Rel" in c.morph.get("PronType", []))
    cases = {fold(c.text) for one in which for c in one.children if c.dep_ == "case"}
    if verb.dep_ != "acl:relcl" or not cases & inside:
        return False
    noun = verb.head
    while noun.i != deed.i and noun.dep_ in _UNDER and noun.head.i < noun.i:
        noun = noun.head
    return noun.i == deed.i


def _told_of(verb: Token) -> Token:
    """The noun that a relative clause is about; not the one right before it, if only the one above that agrees."""
    noun, number = verb.head, verb.morph.get("Number", [])
    agrees = noun.morph.get("Number", number) == number
    return noun if agrees or noun.dep_ != "nmod" or noun.head.morph.get("Number", []) != number else noun.head
