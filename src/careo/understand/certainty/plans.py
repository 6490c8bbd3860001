"""What is meant, planned or still to come: intentions, purposes, occasions, and the future."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careo.model import Certainty, DocKind, Marker, Modality, VoiceKind
from careo.understand.attribution.cues import load_cues
from careo.understand.certainty.forms import VERBAL, is_bare_infinitive, is_told
from careo.understand.certainty.idle import of_failure
from careo.understand.certainty.polarity import told_as
from careo.understand.certainty.predicate import (
    Predicate,
    completed_by,
    governing,
    is_perfect,
    is_presupposed,
    negator,
    token_at,
)
from careo.understand.certainty.threats import is_why
from careo.understand.mentions.kinds import load_noun_kinds
from careo.understand.roles.arguments import load_grammar
from careo.understand.roles.cases import first_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from careo.understand.drafts import Attribution

AROUND = 200  # words before and after a future that show whether the past is told there
PAST_SHARE = 4  # verbs in the past for each in the future, at least, where the future narrates


def intended(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """`hopes to return`, `wanted to seize`, `amenazó con matar`: what somebody means to do himself."""
    if asked.verb.i != asked.head.i:
        return None
    told = told_as(asked)
    if told is not None and told[0] is Modality.THREATENED:
        return Certainty.PLANNED, told[1]
    inner = asked.chain[-1] if asked.chain else None
    cue = token_at(asked.parsed, inner.cue[0]) if inner is not None and inner.cue else None
    if inner is None or cue is None or inner.cue_lemma not in asked.has("planned", "verbs"):
        return None
    if not is_bare_infinitive(asked.verb) or any(one.dep_ in {"obj", "iobj"} for one in cue.children):
        return None
    return Certainty.PLANNED, asked.mark("planned", inner.cue[0].start, inner.cue[0].stop)


def planned(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """Plans, orders and the future; the purpose of a deed is planned, the deed is not."""
    if of_failure(asked) is not None:
        return None
    cues = load_cues(asked.parsed.lang)
    for token in governing(asked):
        for one in token.children:
            if one.dep_.startswith("aux") and one.text.casefold() in asked.has("planned", "modals"):
                return Certainty.PLANNED, asked.token_mark("planned", one)
        ensured = token.lemma_.casefold() in asked.has("planned", "ensuring") and "Inf" in token.morph.get(
            "VerbForm", []
        )
        if token.i != asked.head.i and (ensured or token.lemma_.casefold() in asked.has("planned", "verbs")):
            return Certainty.PLANNED, asked.token_mark("planned", token)
    if asked.verb in governing(asked):  # also "decretará una amnistía"
        above = [asked.verb.head] if asked.verb.dep_ == "xcomp" and asked.verb.head.i < asked.verb.i else []
        told = (asked.verb, *above, *_passives(asked))  # "atacará", "seguiremos atacando", "serán detenidos"
        to_come = (one for one in told if "Fut" in one.morph.get("Tense", []) or _is_form(one, asked, "future"))
        if (future := next(to_come, None)) is not None and not narrates_in_future(asked):
            return Certainty.PLANNED, asked.token_mark("planned", future)
    if (
        marker := _said_to_come(asked)
        or _until(asked)
        or _purpose(asked)
        or _only_meant(asked)
        or _in_a_plan(asked)
        or _occasion(asked)
    ):
        return Certainty.PLANNED, marker
    found = asked.find("planned", back=20)
    if found is not None and found.span.start <= asked.head.idx and not _is_of_another(found, asked):
        return Certainty.PLANNED, found
    for voice in asked.chain:
        meant = cues.verbs.get(voice.cue_lemma) == "plan" and voice.cue and not is_told(asked.verb)
        meant = meant and not is_perfect(asked) and not _is_announced(asked, voice)
        if meant and not is_presupposed(asked, voice) and not is_why(asked):
            return Certainty.PLANNED, asked.mark("plan", voice.cue[0].start, voice.cue[0].stop)
    return None


def _is_announced(asked: Predicate, voice: Attribution) -> bool:
    """Whether it was done before it was announced: `anuncia la captura de dos cabecillas`, not "announces a strike"."""
    done = asked.head.lemma_.casefold() in asked.has("planned", "done")
    return done and voice.cue_lemma in load_cues(asked.parsed.lang).announcing


def _is_of_another(marker: Marker, asked: Predicate) -> bool:
    """Whether what is about to be done is another deed: `were about to leave when the shooting began`.

    Of what has a person itself nobody is about to do it: `de los que iban a bordo murieron nueve`.
    """
    told = (one for one in asked.head.sent if one.idx >= marker.span.start and one.pos_ in ("VERB", "AUX"))
    first = next(told, asked.verb)
    if is_told(asked.verb) and asked.verb.i not in (first.i, first.head.i):
        return True
    own = {asked.verb.i, *(one.i for one in governing(asked))}
    if "Fin" not in asked.verb.morph.get("VerbForm", []):  # "are going to be used to shoot"
        own |= {one.i for one in asked.verb.ancestors}
    between = (one for one in asked.head.sent if marker.span.stop <= one.idx < asked.head.idx)
    return any(one.pos_ == "VERB" and one.i not in own for one in between)


def _said_to_come(asked: Predicate) -> Marker | None:
    """`Announced that the army would attack`, `dijo que atacarían`: the future of what was said in the past.

    Not what used to be done ("would beat them every night"), nor what somebody would not do.
    """
    verb, voice = asked.verb, asked.chain[-1] if asked.chain else None
    cue = (
        asked.parsed.syntax.char_span(voice.cue[0].start, voice.cue[0].stop)
        if voice is not None and voice.cue
        else None
    )
    if cue is None or verb.i != asked.head.i or is_perfect(asked) or negator(verb, asked) is not None:
        return None
    if not any({"Past", "Imp"} & set(one.morph.get("Tense", [])) for one in cue):
        return None
    behind = verb.dep_ == "advcl" and any(one.dep_ == "mark" and one.i == verb.head.i + 1 for one in verb.children)
    goes_on = verb.head.i < verb.i and (verb.dep_ == "xcomp" or behind)  # `volverían a atacar`, "would go on bombing"
    goes_on = goes_on and verb.head.lemma_.casefold() not in asked.has("known", "ending")
    above = [verb.head] if goes_on and negator(verb.head, asked) is None else []
    aux = (one for at in (verb, *above) for one in at.children if one.dep_.startswith("aux"))
    word = next((one for one in aux if one.text.casefold() in asked.has("planned", "would")), None)
    word = word or next((one for one in (verb, *above, *_passives(asked)) if _is_conditional(one, asked)), None)
    habit = any(one.text.casefold() in asked.has("planned", "habits") for one in verb.subtree)
    return asked.token_mark("planned", word) if word is not None and not habit else None


def _has_to(verb: Token, above: Token, asked: Predicate) -> bool:
    """`Informers have to die`, `tienen que morir`: what must be is not done; "had to be shot" tells that it was."""
    marked = any(one.dep_ == "mark" and one.i == above.i + 1 for one in verb.children)  # not "have yet to arrest"
    present = above.pos_ in VERBAL and "Pres" in above.morph.get("Tense", [])
    return marked and present and verb.dep_ == "xcomp" and above.lemma_.casefold() in asked.has("known", "perfect")


def _had_to(verb: Token, above: Token, asked: Predicate) -> bool:
    """`Tuvieron que exiliarse`, `han tenido que huir`: what had to be was done; `tenían que irse` leaves it open."""
    marked = any(one.dep_ == "mark" and one.i == above.i + 1 for one in verb.children)
    told = "Past" in above.morph.get("Tense", []) and "Sub" not in above.morph.get("Mood", [])
    open_ = any({"Fut", "Imp"} & set(one.morph.get("Tense", [])) for one in above.children if one.dep_ == "aux")
    had = marked and verb.dep_ == "xcomp" and above.lemma_.casefold() in asked.has("planned", "having")
    return had and told and not open_ and negator(above, asked) is None


def _until(asked: Predicate) -> Marker | None:
    """`Will fight until the last rebel has been killed`, `hasta que sea eliminado`: what is waited for is to come.

    Of what was waited for then, a past tells that it came: "they fought until the last man was killed".
    """
    verb, marks = asked.verb, asked.has("accused", "until")
    mark = next((one for one in verb.children if one.dep_ in {"mark", "case"} and one.text.casefold() in marks), None)
    if mark is None or verb.dep_ != "advcl" or verb.i != asked.head.i or mark.i > verb.i:
        return None
    told = [one for one in (verb, *verb.children) if one.i == verb.i or one.dep_.startswith(("aux", "cop"))]
    forms = [one.morph for one in told if "Fin" in one.morph.get("VerbForm", [])]
    to_come = any("Pres" in one.get("Tense", []) or "Sub" in one.get("Mood", []) for one in forms)
    return asked.token_mark("planned", mark) if to_come and not is_told(verb) else None


def _passives(asked: Predicate) -> list[Token]:
    """The auxiliaries of a passive that no perfect holds: "serán detenidos", not "habrán sido detenidos"."""
    return [] if is_perfect(asked) else [one for one in asked.verb.children if one.dep_ in ("aux:pass", "cop")]


def _is_conditional(verb: Token, asked: Predicate) -> bool:
    """Whether a Spanish form is the conditional: `atacarían`, `harían`; not the imperfect `moría`."""
    irregular = tuple(asked.has("planned", "conditional_stems"))
    return verb.text.casefold().startswith(irregular) or _is_form(verb, asked, "conditional")


def _is_form(verb: Token, asked: Predicate, endings: str) -> bool:
    """Whether a form is the infinitive with one of some endings."""
    form, lemma = verb.text.casefold(), verb.lemma_.casefold()
    return form.startswith(lemma) and form[len(lemma) :] in asked.has("planned", endings)


def narrates_in_future(asked: Predicate) -> bool:
    """Whether the future tells what came next in a story of the past: `la guerra se desplazará hacia el norte`.

    Reports do so; so does a text without a day of its own that tells the past around it. Nobody does so of himself, nor
    what somebody says.
    """
    doc = asked.parsed.doc
    own = any("1" in one.morph.get("Person", []) for one in (asked.verb, *asked.verb.children) if one.pos_ in VERBAL)
    if own or any(one.cue and one.voice.kind is not VoiceKind.AUTHOR for one in asked.chain):
        return False
    if doc.kind is DocKind.REPORT:
        return True
    if doc.kind is not DocKind.UNKNOWN or doc.dateline is not None or doc.published is not None:
        return False
    at, syntax = asked.head.i, asked.parsed.syntax
    tenses = [tense for one in syntax[max(0, at - AROUND) : at + AROUND] for tense in one.morph.get("Tense", [])]
    return tenses.count("Past") + tenses.count("Imp") >= PAST_SHARE * max(tenses.count("Fut"), 1)


def _only_meant(asked: Predicate) -> Marker | None:
    """An infinitive after a verb that does not say that it took place ("wait to see", but not "managed to see")."""
    enacted = _enacting(asked)
    if enacted is None:
        return None
    verb = _first_joined(enacted)
    has_auxiliary = any(one.dep_.startswith("aux") for one in verb.children)
    infinitive = "Inf" in verb.morph.get("VerbForm", []) and not (has_auxiliary or _is_of_one(verb, asked))
    if not infinitive or not (verb.dep_ in {"xcomp", "acl"} or _is_taken_for_adverbial(verb)):
        return None
    completed = completed_by(verb, asked)
    if _has_to(verb, completed, asked):
        return asked.token_mark("planned", completed)
    if _had_to(verb, completed, asked):
        return None
    if completed.lemma_.casefold() in _settling(asked):
        return None
    mark = next((one for one in verb.children if one.dep_ in {"mark", "case"}), verb)
    if mark.i == verb.i and completed.lemma_.casefold() in asked.has("planned", "causing") and is_told(completed):
        return None
    is_reason = mark.text.casefold() in load_grammar(asked.parsed.lang).words["reasons"]  # "detenido por matar a uno"
    return None if is_reason else asked.token_mark("planned", mark)


def _is_taken_for_adverbial(verb: Token) -> bool:
    """An infinitive that completes a noun or a verb for a reader: `con el fin de lograr`, one without a preposition."""
    marked = any(one.dep_ in {"mark", "case"} for one in verb.children)
    return verb.dep_ == "advcl" and (verb.head.pos_ == "NOUN" or not marked)


def _enacting(asked: Predicate) -> Token | None:
    """The verb that is the deed, or the one that brings the noun of a deed about: "to achieve the capture of the town".

    To commit the deed that all know of is another matter: "the van that was used to carry out the attack".
    """
    if asked.verb.i == asked.head.i and asked.head.pos_ in VERBAL:
        return asked.verb
    noun = first_of(asked.head)
    if noun.pos_ != "NOUN" or noun.dep_ != "obj":
        return None
    above = noun.head.lemma_.casefold()
    definite = any(one.text.casefold() in asked.has("known", "determiners") for one in noun.children)
    definite = definite and noun.head.head.lemma_.casefold() not in asked.has("planned", "sending")
    brings = above in asked.has("planned", "bringing") or (above in asked.has("planned", "committing") and not definite)
    return noun.head if brings else None


def _first_joined(verb: Token) -> Token:
    """The first of the infinitives that "or" and "and" join: `to detain or deport`, `detener o deportar`."""
    while verb.dep_ == "conj" and all("Inf" in one.morph.get("VerbForm", []) for one in (verb, verb.head)):
        verb = verb.head
    return verb


def _settling(asked: Predicate) -> frozenset[str]:
    """Verbs that say what became of their infinitive: it took place, was tried, threatened or not done."""
    ways = (
        ("planned", "implicative"),
        ("attempted", "verbs"),
        ("threatened", "verbs"),
        ("negation", "verbs"),
        ("negation", "omitting"),
    )
    return frozenset[str]().union(*(asked.has(*way) for way in ways))


def _in_a_plan(asked: Predicate) -> Marker | None:
    """`A strategy of fighting`, `operaciones para la captura de los jefes`: what something is meant to bring about."""
    head = _first_joined(_enacting(asked) or asked.head)
    above = head.head
    case = next((one for one in head.children if one.dep_ in {"case", "mark"}), None)
    if case is None or above.i == head.i or head.dep_.split(":")[0] not in {"nmod", "acl", "obl", "advcl"}:
        return None
    word = case.text.casefold()
    aims = head.pos_ == "NOUN" and word in asked.has("planned", "purposes")
    planned_in = above.lemma_.casefold() in asked.has("planned", "nouns") and word in asked.has("planned", "cases")
    definite = any(one.text.casefold() in asked.has("known", "determiners") for one in head.children)
    beside = (c for c in above.children if c.dep_ == "obj" and c.i < head.i)  # "ofreció una recompensa por"
    offered = {one.lemma_.casefold() for one in (above, above.head, *beside)}
    rewarded = offered & asked.has("planned", "rewards") and offered & asked.has("planned", "offering")
    return asked.token_mark("planned", case) if aims or rewarded or (planned_in and not definite) else None


def _purpose(asked: Predicate) -> Marker | None:
    """`to take no prisoners`, `para culpar al ejército`: a verb in an infinitive of purpose."""
    enacted = _enacting(asked)
    if enacted is None:
        return None
    verb = _first_joined(enacted)
    if verb.dep_ not in {"advcl", "acl"} or "Inf" not in verb.morph.get("VerbForm", []) or _is_of_one(verb, asked):
        return None
    marks = [one for one in verb.children if one.dep_ in {"mark", "case"}]
    to = (one for one in marks if one.text.casefold() in {"to", "para", "a"})  # "in order to"
    mark = next(to, marks[0] if marks else None)
    is_plain = mark is not None and mark.text.casefold() in asked.has("planned", "purposes")  # "no hizo nada para"
    is_plain = is_plain or _is_made_for(verb)
    if not is_plain and completed_by(verb, asked).lemma_.casefold() in _settling(asked):
        return None
    return (
        asked.token_mark("planned", mark) if mark is not None and mark.text.casefold() in {"to", "para", "a"} else None
    )


def _is_of_one(verb: Token, asked: Predicate) -> bool:
    """`The only foreigner to die`, `el último en caer`: what one of several did."""
    noun = verb.head
    words = {one.text.casefold() for one in (noun, *noun.children) if one.i == noun.i or one.dep_ == "amod"}
    definite = any(one.text.casefold() in asked.has("known", "determiners") for one in noun.children)
    return verb.dep_ in {"acl", "advcl"} and definite and bool(words & asked.has("planned", "singling"))


def _is_made_for(verb: Token) -> bool:
    """`Arrests were made to keep them off the streets`: what a deed is made for, where "made to dig" is done."""
    above = verb.head
    subjects = [one for one in above.children if one.dep_ == "nsubj:pass"]
    kinds = load_noun_kinds(verb.lang_)
    return verb.dep_ == "advcl" and bool(subjects) and all(kinds.kind_of(one) is None for one in subjects)


def _occasion(asked: Predicate) -> Marker | None:
    """`time for arresting him`, "a warrant for searching the house": what somebody has or asks an occasion for."""
    verb = asked.verb
    forms = {*verb.morph.get("VerbForm", []), *verb.morph.get("Tense", [])}
    if verb.i != asked.head.i or verb.dep_ not in {"acl", "advcl"} or not forms & {"Ger", "Pres"} or "Fin" in forms:
        return None
    if verb.head.lemma_.casefold() not in asked.has("planned", "occasions"):
        return None
    mark = next((one for one in verb.children if one.dep_ in {"mark", "case"} and one.i < verb.i), None)
    meant = mark is not None and mark.text.casefold() in asked.has("planned", "cases")
    return asked.token_mark("planned", mark) if mark is not None and meant else None
