"""Who tells of a death outlived it: `un patrullero dijo que lo habían matado`, "says that he was shot"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careo.lang.actor_codes import actor_role
from careo.text.numbers import fold
from careo.understand.acts import is_act, load_triggers
from careo.understand.attribution.cues import load_cues
from careo.understand.mentions.phrases import phrase_of
from careo.understand.roles.clauses import is_negated

if TYPE_CHECKING:
    from spacy.tokens import Token

    from careo.understand.roles.arguments import Grammar

DEATHS = frozenset({"kill", "execute", "massacre"})
_AUXILIARIES = ("aux", "aux:pass")


def outlived(teller: Token, verb: Token, grammar: Grammar) -> bool:
    """Whether somebody says, knows or asks in a clause above that another was killed, and cannot be who was.

    What was planned, feared, attempted or denied he may tell of himself: `dijo que lo iban a matar`.
    """
    above = teller.head
    if not teller.dep_.startswith("nsubj") or above.i == verb.i or not above.is_ancestor(verb):
        return False
    clause = verb
    while clause.head.i != above.i:
        clause = clause.head
    return clause.dep_ == "ccomp" and is_act(fold(verb.lemma_), verb.lang_, DEATHS) and _is_done(verb, grammar)


def had_it_done(token: Token, pronoun: Token, grammar: Grammar) -> bool:
    """`Un juez ordenó su detención, pero la policía no lo detuvo`: who orders a deed on another does not suffer it."""
    if not token.dep_.startswith("nsubj") or fold(token.head.lemma_) not in grammar.order:
        return False
    triggers = load_triggers(token.lang_)
    ordered = [c for c in token.head.children if c.dep_ == "obj" and c.pos_ == "NOUN"]
    theirs = [c for c in ordered if any("Yes" in one.morph.get("Poss", []) for one in c.children)]
    told = {entry.act for c in theirs for entry in triggers.nouns.get(fold(c.lemma_), ())}
    return bool(told & {entry.act for entry in triggers.verbs.get(fold(pronoun.head.lemma_), ())})


def blames(token: Token) -> bool:
    """Whether somebody is told to have blamed another, or denied something, or to be blamed."""
    group = load_cues(token.lang_).verbs.get(token.head.lemma_.casefold())
    return token.dep_ in ("nsubj", "obj") and group in ("accuse", "deny")


def sits_in_judgment(token: Token, pronoun: Token) -> bool:
    """`A judge opened proceedings against Paz; he was acquitted`: it is not the judge who was."""
    entries = load_triggers(token.lang_).verbs.get(fold(pronoun.head.lemma_), ())
    words = " ".join(t.text for t in phrase_of(token, token.lang_))
    court = actor_role(words, lang=token.lang_) == "JUD"
    return court and any(entry.act == "try" and not entry.is_phrase for entry in entries)


def _is_done(verb: Token, grammar: Grammar) -> bool:
    """Whether a verb is of the past and indicative, by itself or its auxiliaries, and not negated."""
    auxiliaries = [c for c in verb.children if c.dep_ in _AUXILIARIES]
    finite = [t for t in (*auxiliaries, verb) if "Fin" in t.morph.get("VerbForm", [])]
    told = [t for t in finite if "Ind" in t.morph.get("Mood", []) and "Fut" not in t.morph.get("Tense", [])]
    past = bool(auxiliaries) or any("Past" in t.morph.get("Tense", []) for t in told)
    able = any("Inf" in t.morph.get("VerbForm", []) for t in (verb, *auxiliaries))
    return past and finite != [] and told == finite and not able and not is_negated(verb, grammar.words["denying"])
