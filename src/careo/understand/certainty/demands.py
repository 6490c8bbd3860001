"""Demands: what a voice asks for, what must be, and the forms that only a demand gives a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careo.model import Certainty, Marker
from careo.understand.attribution.cues import load_cues
from careo.understand.certainty.forms import is_bare_infinitive, told_clause
from careo.understand.certainty.known import is_described
from careo.understand.certainty.predicate import (
    Predicate,
    governing,
    is_perfect,
    is_presupposed,
    is_quoted_before,
    needed,
    token_at,
)
from careo.understand.drafts import Attribution
from careo.understand.parsed import sentences_before

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST_LIST = 8
"""Items of a list of demands, at most."""
CLAIM = 70  # characters before a deed in which the words stand that claim it


def demanded(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """A voice demands it, or it is said that it must be."""
    cues = load_cues(asked.parsed.lang)
    told = is_described(asked.head, asked.words) or _is_of_those_asked(asked)
    for one in asked.chain if not told else ():
        wants = cues.verbs.get(one.cue_lemma) == "demand" and one.cue and not _is_no_demand(asked, one)
        if wants and not is_presupposed(asked, one) and not _pleads(asked):
            return Certainty.DEMANDED, asked.mark("demand", one.cue[0].start, one.cue[0].stop)
    imperative = "Imp" in asked.verb.morph.get("Mood", []) and not is_quoted_before(asked.verb, asked.head)
    if (imperative and not asked.chain) or _is_mandative(asked):
        return Certainty.DEMANDED, asked.token_mark("demanded", asked.verb)
    for token in governing(asked):
        for part in () if _is_done_by_saying(token) else token.children:
            forms = {part.text.casefold(), part.lemma_.casefold()}
            inferred = forms & asked.has("hedges", "inferred") and is_perfect(asked)
            if part.dep_.startswith("aux") and forms & asked.has("demanded", "modals") and not inferred:
                return Certainty.DEMANDED, asked.token_mark("demanded", part)
        wants = token.i != asked.head.i and token.lemma_.casefold() in asked.has("demanded", "verbs")
        if wants and not (_gives_name(token, asked) or _pleads(asked) or _is_question(token, asked)):
            return Certainty.DEMANDED, asked.token_mark("demanded", token)
    marker = None if _is_of_those_asked(asked) else needed(asked) or asked.find("demanded", back=30)
    behind = marker is not None and marker.span.start > asked.head.idx  # "did not respond to calls for help"
    return (Certainty.DEMANDED, marker) if marker is not None and not behind else None


def _is_done_by_saying(verb: Token) -> bool:
    """`Debemos condenar y condenamos`: what must be done is done by the words."""
    joined = (one for one in verb.children if one.dep_ == "conj" and one.i > verb.i)
    same = (one for one in joined if one.lemma_ == verb.lemma_ and "Fin" in one.morph.get("VerbForm", []))
    return "Inf" in verb.morph.get("VerbForm", []) and any("1" in one.morph.get("Person", []) for one in same)


def _is_of_those_asked(asked: Predicate) -> bool:
    """`We ask those who killed him to surrender`: a clause in the past tells who is asked, or of whom it is asked."""
    speaks = asked.verb.lemma_.casefold() in load_cues(asked.parsed.lang).verbs
    speaks = speaks and asked.verb.dep_ == "acl:relcl" and "Ind" in asked.verb.morph.get("Mood", [])
    return told_clause(asked.head) is not None or (asked.verb.i == asked.head.i and speaks)


def _is_no_demand(asked: Predicate, one: Attribution) -> bool:
    """`Called the dead peasants "terrorists"`, "asked him about the killings": only "call for", "ask for" demand."""
    verb = token_at(asked.parsed, one.cue[0])
    return verb is not None and (_gives_name(verb, asked) or _is_question(verb, asked))


def _is_question(verb: Token, asked: Predicate) -> bool:
    """Whether a verb of asking asks something: "asked whether her son had gone", "asked about the killings"."""
    asks = verb.lemma_.casefold() in asked.has("hypothetical", "asking")
    about = (one for one in verb.children if one.dep_.startswith(("obl", "nmod")) and one.i > verb.i)
    cases = {c.text.casefold() for one in about if one in (asked.head, *asked.head.ancestors) for c in one.children}
    if asks and cases & asked.has("hypothetical", "asked_about"):
        return True
    said = (one for one in verb.children if one.dep_ == "ccomp" and one.i > verb.i)
    opening = (one.left_edge.text.casefold() for one in said)
    return asks and any(word in asked.has("hypothetical", "asked") for word in opening)


def _pleads(asked: Predicate) -> bool:
    """Whether somebody owns up to it or says that he is not guilty of it, and asks for nothing."""
    guilty = any(one.lemma_.casefold() in asked.has("doubted", "guilt") for one in governing(asked))
    return guilty or asked.find("claimed", back=CLAIM) is not None


def _gives_name(verb: Token, asked: Predicate) -> bool:
    if verb.lemma_.casefold() not in load_cues(asked.parsed.lang).calling:
        return False
    after = {token.text.casefold() for token in verb.doc[verb.i + 1 : verb.i + 3]}
    return not after & asked.has("demanded", "calling_cases")


def _is_mandative(asked: Predicate) -> bool:
    """`insisted that he resign`, `instó a volver`, `¡Liberen a los presos!`: forms that only a demand gives a verb."""
    verb = asked.verb
    if _is_wish(asked) or _is_called_for(asked):
        return True
    forms = (verb, *(one for one in verb.children if one.dep_ in ("aux:pass", "cop")))  # "que fuera castigado"
    wished = any("Sub" in one.morph.get("Mood", []) for one in forms) or _has_bare_form(verb, asked)
    if verb.i != asked.head.i or not (wished or is_bare_infinitive(verb)):
        return False
    above = {verb.head.lemma_.casefold()} if verb.dep_ in {"advcl", "obl", "xcomp", "ccomp"} else set()
    if wished and verb.dep_ == "acl:relcl" and verb.head.dep_ in {"iobj", "obl", "obl:arg"}:
        above.add(verb.head.head.lemma_.casefold())  # "pidió al tribunal que suelte", the clause hung on the court
    if wished and asked.chain:
        above.add(asked.chain[-1].cue_lemma)
    if above & asked.has("demanded", "verbs"):
        return True
    marks = {one.text.casefold() for one in verb.children if one.dep_ == "mark"}
    shouted = asked.head.sent.text.rstrip().endswith("!") and not marks
    return wished and shouted and not asked.chain


def _is_called_for(asked: Predicate) -> bool:
    """`Instando a las autoridades a que investiguen`: whatever mood the tagger gives it, wherever it was hung."""
    verb = asked.verb
    links = [one for one in verb.children if one.dep_ in {"mark", "case"} and one.i < verb.i]
    words = [one.text.casefold() for one in links]
    calls = len(words) == 2 and words[0] in asked.has("demanded", "calling_cases")
    calls = calls and words[1] in asked.has("demanded", "let") and links[1].i == links[0].i + 1
    above = verb.head.head if verb.dep_ == "acl:relcl" else verb.head
    called = above.i < verb.i and above.lemma_.casefold() in asked.has("demanded", "verbs")
    return verb.i == asked.head.i and calls and called and "Pres" in verb.morph.get("Tense", [])


def _is_wish(asked: Predicate) -> bool:
    """`¡Que liberen a los presos!`: a wish that stands alone, whatever mood the tagger gives it."""
    verb = asked.verb
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
    opened = any(one.dep_ == "mark" and one.text.casefold() in asked.has("demanded", "let") for one in verb.children)
    shouted = asked.head.sent.text.rstrip().endswith("!") or _is_listed(verb, asked)
    present = "Pres" in verb.morph.get("Tense", []) and shouted
    return asked.verb.i == asked.head.i and verb.head.i == verb.i and opened and present and not asked.chain


def _is_listed(verb: Token, asked: Predicate) -> bool:
    """`EXIGIMOS: / Que se investigue / Que se castigue`: the items of a list that a verb of demanding heads."""
    sent, let = verb.sent, asked.has("demanded", "let")
    for before in sentences_before(sent, LONGEST_LIST):
        first = next((one for one in before if one.is_alpha), None)
        if first is None or first.text.casefold() in let:
            continue
        heads = [one for one in before if one.is_alpha][:3]
        demands = any(one.lemma_.casefold() in asked.has("demanded", "verbs") for one in heads)
        return demands and (len(heads) < 3 or before.text.rstrip().endswith(":"))
    return False


LONGEST_PUT = 6
"""Letters of a past that is its own infinitive, at most: "spread"."""


def _is_past(verb: Token) -> bool:
    """Whether a form that is its own lemma is a past ("put", "cut"), and not only taken for one ("attack")."""
    return (
        "Past" in verb.morph.get("Tense", []) and verb.text.casefold().endswith(("t", "d")) and len(verb) <= LONGEST_PUT
    )


def _has_bare_form(verb: Token, asked: Predicate) -> bool:
    """The English subjunctive, whatever it was taken for: "insisted that he resign", "that the army be punished"."""
    if not asked.has("demanded", "bare_behind") or verb.dep_ != "ccomp":
        return False
    helpers = [one for one in verb.children if one.dep_.startswith("aux") or one.dep_ == "cop"]
    forms = helpers or [verb]  # not "insist that the army was responsible", "that it had left"
    if any(one.text.casefold() != one.lemma_.casefold() or _is_past(one) for one in forms):
        return False
    if any(one.lemma_.casefold() != "be" for one in helpers):
        return False
    subjects = [one for one in verb.children if one.dep_.startswith("nsubj")]
    if helpers or not subjects:
        return bool(subjects)
    return "Sing" in subjects[0].morph.get("Number", []) and "1" not in subjects[0].morph.get("Person", [])
