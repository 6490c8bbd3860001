"""Questions and conditions: what is asked rather than said, and what would only be if something else were."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from careo.model import Certainty, Marker, VoiceMode
from careo.understand.attribution.cues import load_cues
from careo.understand.certainty.forms import VERBAL
from careo.understand.certainty.idle import avoidable, judged_upon, without_ground
from careo.understand.certainty.predicate import Predicate, governing, is_perfect, token_at
from careo.understand.certainty.staged import staged

if TYPE_CHECKING:
    from spacy.tokens import Token


EXCHANGE = 12  # characters from "in return for" to what is given
LIKENED = 30  # characters from "as if" to what is likened
_DOCUMENTED = frozenset({"obj", "nsubj:pass"})
_BESIDE = frozenset({"nmod", "obl"})
REACH = 8  # words before a verb in which the word stands that opens its condition


def question(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """A question that the author puts to nobody insinuates; one in an interview only asks."""
    sent = asked.head.sent
    text = asked.parsed.text
    mark = text.rfind("?", asked.head.idx, sent.end_char)
    if mark < 0:
        return _indirect(asked)
    if asked.chain and (asked.chain[-1].cue_lemma == "[turn]" or asked.chain[-1].voice.mode is VoiceMode.QUOTED):
        return Certainty.HEDGED, asked.mark("question put to somebody", mark, mark + 1)
    return Certainty.INSINUATED, asked.mark("rhetorical question", mark, mark + 1)


def _indirect(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """What somebody asks: `asked whether they had been told`, `preguntó dónde estaban`; it is not said to be so."""
    if (unsettled := asked.find("hypothetical", key="unsettled", back=60)) is not None:
        return Certainty.HEDGED, unsettled
    verb = _first_of_either(asked)
    said = load_cues(asked.parsed.lang).verbs.get(verb.head.lemma_.casefold())
    bare = "Inf" in asked.verb.morph.get("VerbForm", [])
    behind = verb.head.i < verb.i
    if verb.dep_ in {"ccomp", "obj", "csubj"} and behind and not bare and said != "doubt":
        for one in verb.children:  # "refused to say whether it bombed the village"
            if one.dep_ == "mark" and one.text.casefold() in asked.has("hypothetical", "whether"):
                return Certainty.HEDGED, asked.token_mark("hypothetical", one)
    inner = asked.chain[-1] if asked.chain else None
    if inner is None or inner.cue_lemma not in asked.has("hypothetical", "asking"):
        return None
    start = inner.content[0].start
    first = asked.parsed.syntax.char_span(start, start + 1, alignment_mode="expand")
    if first is None or first.text.casefold() not in asked.has("hypothetical", "asked"):
        return None
    if is_taken_for_known(first[0], asked):
        return Certainty.REPORTED, asked.token_mark("question put to somebody", first[0])
    return Certainty.HEDGED, asked.token_mark("question put to somebody", first[0])


def _first_of_either(asked: Predicate) -> Token:
    """The first of two verbs between which it is left open: "whether he was kidnapped or killed"."""
    verb = asked.verb
    own = {"mark", "nsubj", "nsubj:pass"} & {one.dep_ for one in verb.children}
    link = any(one.dep_ == "cc" and one.text.casefold() in asked.has("negation", "either") for one in verb.children)
    return verb.head if verb.dep_ == "conj" and link and not own else verb


def is_taken_for_known(opening: Token, asked: Predicate) -> bool:
    """Whether what a question asks for shows that its deed was done: "asked who had killed him", `por qué lo detuvo`.

    Not what is still to come ("asked who would be killed").
    """
    known = opening.text.casefold() in asked.has("hypothetical", "knowing") and asked.verb.i == asked.head.i
    own = [one for one in (asked.verb, *asked.verb.children) if one.i == asked.verb.i or _is_aux(one)]
    past = any({"Past", "Imp"} & set(one.morph.get("Tense", [])) for one in own)
    modal = any(one.text.casefold() in asked.has("hedges", "modals") or _is_conditional(one, asked) for one in own)
    return known and past and not modal


def not_yet(asked: Predicate) -> Marker | None:
    """What is only likely, feared or asked for: "is likely to be shot", "faces arrest", "asked if they would be"."""
    verb, head = asked.verb, asked.head
    if verb.dep_ == "conj" and "Sub" in verb.morph.get("Mood", []) and verb.i == head.i:  # `que vuelvan y maten`
        verb = head = verb.head
    said_of = verb.head.lemma_.casefold() in asked.has("hypothetical", "likely") and verb.i == head.i
    if said_of and verb.dep_ in ("xcomp", "ccomp", "csubj", "csubj:pass") and _is_open(asked) and not is_perfect(asked):
        return asked.token_mark("hypothetical", verb.head)
    if head.pos_ == "NOUN" and (above := _bare_under(asked)) is not None:
        return asked.token_mark("hypothetical", above)
    if _is_inverted(verb):
        return asked.token_mark("hypothetical", verb)
    own = [one for one in (verb, *verb.children) if one.i == verb.i or _is_aux(one)]
    would = any(_is_conditional(one, asked) for one in own)
    will = any(one.text.casefold() in asked.has("planned", "modals") for one in own)
    if (would or will) and not is_perfect(asked) and (cue := _hoped(asked)) is not None:
        return cue
    asked_if = _indirect(asked) if would and not is_perfect(asked) else None
    return asked_if[1] if asked_if is not None else None


def _hoped(asked: Predicate) -> Marker | None:
    """The words of who hopes or fears what is to come: `feared that the army would kill them`."""
    inner = asked.chain[-1] if asked.chain and asked.chain[-1].cue else None
    believes = inner is not None and load_cues(asked.parsed.lang).verbs.get(inner.cue_lemma) == "believe"
    return asked.mark("hypothetical", inner.cue[0].start, inner.cue[0].stop) if inner and believes else None


def _is_forbidden(asked: Predicate) -> bool:
    """`Banned the reporters from meeting the prisoners`, `prohibió que marcharan`: what nobody is told to have done."""
    verb, above = asked.verb, asked.verb.head
    is_below = verb.i == asked.head.i and verb.dep_ in ("xcomp", "ccomp", "advcl", "acl", "csubj") and above.i < verb.i
    if not is_below or above.lemma_.casefold() not in asked.has("hypothetical", "forbidding"):
        return False
    return "Fin" not in verb.morph.get("VerbForm", []) or "Sub" in verb.morph.get("Mood", [])


def _is_open(asked: Predicate) -> bool:
    """Whether a verb or its auxiliary is an infinitive, or a subjunctive of the present."""
    own = [one for one in (asked.verb, *asked.verb.children) if one.i == asked.verb.i or _is_aux(one)]
    if any(one.text.casefold() in asked.has("hypothetical", "past_auxiliaries") for one in own):
        return False
    forms = [one.morph for one in own]
    wished = any("Sub" in form.get("Mood", []) and "Pres" in form.get("Tense", []) for form in forms)
    return wished or any("Inf" in form.get("VerbForm", []) for form in forms)


def _is_aux(token: Token) -> bool:
    return token.dep_.startswith(("aux", "cop"))


def _bare_under(asked: Predicate) -> Token | None:
    """The verb or paper above a deed without an article: "fears arrest", "a warrant for his arrest"."""
    noun, above = asked.head, asked.head.head
    lemma, has_case = above.lemma_.casefold(), any(one.dep_ == "case" for one in noun.children)
    if noun.dep_ == "obj" and lemma in asked.has("hypothetical", "dreading"):
        return above
    counted = lemma in asked.has("hypothetical", "instances")
    counted = counted and ("Plur" in above.morph.get("Number", []) or _is_documented(above, asked))
    by_law = noun.dep_ == "nmod" and has_case and lemma in asked.has("hypothetical", "warrants")
    if any(one.dep_ == "det" for one in noun.children):
        return above if by_law else None
    faced = noun.dep_ == "obj" and lemma in asked.has("hypothetical", "facing")
    named = noun.dep_ == "nmod" and has_case and lemma in asked.has("hypothetical", "papers") and not counted
    return above if faced or named else None


def _is_documented(case: Token, asked: Predicate) -> bool:
    """`The committee registered a case of murder`: a deed; "registered a case of murder against him" is a charge."""
    by_whom = case.head.lemma_.casefold() in asked.has("hypothetical", "documenting") and case.dep_ in _DOCUMENTED
    below = (one for noun in (case, *case.children, case.head) for one in noun.children if one.dep_ in _BESIDE)
    against = asked.has("hypothetical", "opposing")
    return by_whom and not any(c.text.casefold() in against for one in below for c in one.children if c.dep_ == "case")


def _is_inverted(verb: Token) -> bool:
    """`Believe that had he been arrested …`: an auxiliary before the subject of what is said, and no question."""
    subjects = [one for one in verb.children if one.dep_.startswith("nsubj") and one.i < verb.i]
    before = [one for one in verb.children if one.dep_ == "aux" and one.text.casefold() == "had"]
    inverted = bool(subjects) and any(one.i + 1 == subjects[0].left_edge.i for one in before)
    inverted = inverted and not any(
        one.dep_ == "advmod" and one.i < before[0].i for one in verb.children
    )  # "no sooner"
    return inverted and not verb.sent.text.rstrip().endswith("?")


def condition(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """If-clauses, what is meant in them ("if he agrees to go"), what follows from them, and "without X, Y would"."""
    if avoidable(asked.verb, asked):  # "had they acted, these deaths could have been prevented"
        return None
    if _is_forbidden(asked):
        return Certainty.HYPOTHETICAL, asked.token_mark("hypothetical", asked.verb.head)
    meant_in = (asked.verb.head,) if asked.verb.dep_ == "xcomp" and asked.verb.head.pos_ in VERBAL else ()
    for one in (c for verb in meant_in for c in verb.children if verb.dep_ == "advcl" and c.dep_ == "mark"):
        if _opens_condition(one, asked):
            return Certainty.HYPOTHETICAL, asked.token_mark("hypothetical", one)
    for verb in (asked.verb, asked.head):
        for one in verb.children:
            if one.dep_ == "mark" and _opens_condition(one, asked) and verb.dep_ == "advcl":
                return Certainty.HYPOTHETICAL, asked.token_mark("hypothetical", one)
            if one.dep_ == "advcl" and not (one.i > verb.i and _is_uttered(verb, asked)):
                mark = next((c for c in one.children if c.dep_ == "mark"), None)
                if mark is None and _is_inverted(one) and is_perfect(asked):  # "would have been killed had he stayed"
                    return Certainty.HYPOTHETICAL, asked.token_mark("hypothetical", one)
                if mark is not None and _opens_condition(mark, asked) and mark.text != "had":
                    return Certainty.HYPOTHETICAL, asked.token_mark("hypothetical", mark)
    found = (
        _feigned(asked)
        or staged(asked)
        or _of_anyone(asked)
        or _worded(asked)
        or _likened(asked)
        or _exchanged(asked)
        or _feared(asked)
        or judged_upon(asked)
        or without_ground(asked)
    )
    if marker := found or _opening(asked) or _if_not(asked) or _would_have(asked):
        return Certainty.HYPOTHETICAL, marker
    return _without(asked)


def _worded(asked: Predicate) -> Marker | None:
    """The words that open a condition; not of a clause below: `solicita que, en caso de hallarse detenido, …`."""
    found = asked.find("hypothetical", back=80)
    if found is None or found.span.start < asked.head.idx:
        return found
    token = token_at(asked.parsed, found.span)
    inside = [one for one in (token, *token.ancestors) if asked.head.is_ancestor(one)] if token is not None else []
    return None if any(one.dep_ in {"ccomp", "csubj"} for one in inside) else found


def _is_uttered(verb: Token, asked: Predicate) -> bool:
    """`Warned them of war if …`, `amenazaron con ir a la huelga si …`: only what was said is bound to it."""
    spoken = (
        load_cues(asked.parsed.lang).verbs.keys() | asked.has("threatened", "verbs") | asked.has("demanded", "verbs")
    )
    was = "Past" in verb.morph.get("Tense", []) and "Sub" not in verb.morph.get("Mood", [])
    said = asked.has("hypothetical", "asking") | (spoken if was else frozenset())  # "investiga si compró armas"
    return verb.i == asked.head.i and verb.lemma_.casefold() in said


def _opens_condition(word: Token, asked: Predicate) -> bool:
    """Whether a word opens a condition: "if", but not that of "as if", nor that of `si bien`."""
    low = word.text.casefold()
    before = word.nbor(-1).text.casefold() if word.i else ""
    likened = f"{before} {low}" in asked.has("hypothetical", "likened") or _concedes(word, asked)
    return low in asked.has("hypothetical", "marks") and not likened


def _concedes(word: Token, asked: Predicate) -> bool:
    """`Si bien murieron dos`: though, no condition."""
    after = word.nbor(1).text.casefold() if word.i + 1 < len(word.doc) else ""
    return f"{word.text.casefold()} {after}" in asked.has("hypothetical", "conceding")


def _of_anyone(asked: Predicate) -> Marker | None:
    """`The law punishes anyone who tortures`, `a quien torture`: nobody is said to have done it."""
    verb, anyone = asked.verb, asked.has("hypothetical", "anyone")
    if verb.i == asked.head.i and "Pres" in verb.morph.get(
        "Tense", []
    ):  # `el que habla se muere`, "those who talk die"
        free = [one for one in verb.children if one.dep_ == "nsubj" and one.text.casefold() in _whoever(asked)]
        if any(c.dep_ == "acl:relcl" and "Pres" in c.morph.get("Tense", []) for one in free for c in one.children):
            return asked.token_mark("hypothetical", free[0])
    forms = {*verb.morph.get("Tense", []), *verb.morph.get("Mood", [])}
    if verb.i != asked.head.i or verb.dep_ not in {"acl:relcl", "ccomp", "csubj", "obj"} or "Pres" not in forms:
        return None
    if verb.dep_ == "acl:relcl" and verb.head.text.casefold() in anyone:
        return asked.token_mark("hypothetical", verb.head)
    own = (one for one in verb.children if one.i < verb.i and one.text.casefold() in anyone)
    return asked.token_mark("hypothetical", verb) if "Sub" in forms and next(own, None) is not None else None


def _whoever(asked: Predicate) -> frozenset[str]:
    """The words that with a clause mean whoever: "those who", `el que`."""
    return asked.has("hypothetical", "whoever")


def _feigned(asked: Predicate) -> Marker | None:
    """`A mock execution`, `el ejercicio simuló un ataque`: it is only played."""
    for one in asked.head.children:
        if one.dep_ in {"amod", "compound"} and one.text.casefold() in asked.has("hypothetical", "feigned"):
            return asked.token_mark("hypothetical", one)
    above, words = asked.head.head, asked.has("hypothetical", "feigning") | asked.has("hypothetical", "feigned")
    below = asked.head.dep_ in {"obj", "xcomp", "nmod", "ccomp"} and above.i < asked.head.i
    return asked.token_mark("hypothetical", above) if below and above.lemma_.casefold() in words else None


def _likened(asked: Predicate) -> Marker | None:
    """`used them as if they were its own`: what something is likened to, not what is likened."""
    marker = asked.find("hypothetical", key="likened", back=LIKENED)
    if marker is None or marker.span.start > asked.head.idx:
        return None
    return None if "," in asked.parsed.text[marker.span.stop : asked.head.idx] else marker


def _exchanged(asked: Predicate) -> Marker | None:
    """`In return for releasing them, they demanded …`: what is offered for what somebody demands or promises."""
    marker = asked.find("hypothetical", key="exchange", back=EXCHANGE)
    if marker is None or not 0 <= asked.head.idx - marker.span.stop < EXCHANGE:
        return None
    wanting = asked.has("demanded", "verbs") | asked.has("planned", "verbs") | asked.has("threatened", "verbs")
    above = next((one for one in asked.head.ancestors if one.pos_ in VERBAL and one.i != asked.verb.i), None)
    return marker if above is not None and above.lemma_.casefold() in wanting else None


def _feared(asked: Predicate) -> Marker | None:
    """`Huyeron por temor a represalias`, "the risk of being arrested": what may come is not said to have come."""
    case = next((one for one in asked.head.children if one.dep_ in {"case", "mark"}), None)
    if asked.head.dep_.split(":")[0] not in {"nmod", "acl", "obl", "advcl"} or case is None or not case.i:
        return None
    before = case.nbor(-1)  # right before it, whatever the tree hangs it on
    linked = case.text.casefold() in asked.has("hypothetical", "feared_cases")
    feared = linked and before.lemma_.casefold() in asked.has("hypothetical", "feared")
    return asked.token_mark("hypothetical", before) if feared else None


def _opening(asked: Predicate) -> Marker | None:
    """`De haber querido, lo habría hecho`, `Had he acted, …`: words that make a condition where a clause begins."""
    sent, text = asked.head.sent, asked.parsed.text
    for found in asked.words.any_of["hypothetical", "openings"].finditer(text, sent.start_char, sent.end_char):
        before = text[sent.start_char : found.start()].rstrip(' «“"(¿¡')
        follows = any(_is_conditional(one, asked) for one in sent if one.idx >= found.end())
        if (not before or before[-1] in ",;:—") and follows:
            return asked.mark("hypothetical", found.start(), found.end())
    first = next((one for one in sent if one.is_alpha), None)
    opening = asked.has("hypothetical", "marks") | asked.has("hypothetical", "first")
    if first is not None and first.text.casefold() in opening and not _concedes(first, asked):
        return asked.token_mark("hypothetical", first)
    return _before(asked)


def _would_have(asked: Predicate) -> Marker | None:
    """`He would have been killed`, "would have allowed him to be shot": what was not, whatever it hung on."""
    for verb in governing(asked):
        aux = [one for one in verb.children if one.dep_.startswith("aux")]
        would = next((one for one in aux if one.text.casefold() in asked.has("hypothetical", "would")), None)
        if would is not None and any(one.lemma_.casefold() in asked.has("known", "perfect") for one in aux):
            return asked.token_mark("hypothetical", would)
    return None


def _if_not(asked: Predicate) -> Marker | None:
    """`De no cesar los bombardeos, golpearemos …`: an infinitive behind such a word, at the head of what follows."""
    verb, main = asked.verb, asked.verb.head
    if "Inf" not in verb.morph.get("VerbForm", []) or verb.dep_ != "advcl" or not verb.i < main.i:
        return None
    first, opening = verb.left_edge, asked.has("hypothetical", "infinitive")
    opened = first.i == first.sent.start or first.nbor(-1).text in {",", ";", ":", "que"}
    comma = any(one.text == "," for one in verb.doc[verb.i : main.i])
    return asked.token_mark("hypothetical", first) if opened and comma and first.text.casefold() in opening else None


def _before(asked: Predicate) -> Marker | None:
    """`dijo que si los rebeldes atacan`: a condition opened between the last comma and the verb."""
    that = load_cues(asked.parsed.lang).that
    sent = asked.head.sent
    for i in range(asked.verb.i - 1, max(sent.start, asked.verb.i - REACH), -1):
        one, before = asked.parsed.syntax[i], asked.parsed.syntax[i - 1]
        if one.is_punct:
            return None
        if one.text.casefold() in asked.has("hypothetical", "marks") and not _concedes(one, asked):
            opens = before.is_punct or before.text.casefold() in that
            return asked.token_mark("hypothetical", one) if opens else None
    return None


def _without(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    sent = asked.head.sent
    conditional = [one for one in sent if _is_conditional(one, asked) and not _is_said_below(one, asked)]
    if not conditional:
        return None
    marks = [one for one in sent if one.dep_ == "mark" and _opens_condition(one, asked)]
    asking = load_cues(asked.parsed.lang).verbs  # "asked if" is no condition
    marks = [one for one in marks if one.head.head.lemma_.casefold() not in asking and not _is_said_below(one, asked)]
    if marks:
        return Certainty.HYPOTHETICAL, asked.token_mark("hypothetical", marks[0])
    fixed = [found.span() for found in _fixed_phrases(asked)]
    without = next(
        (
            one
            for one in sent
            if one.text.casefold() in asked.has("hypothetical", "without")
            and not any(start <= one.idx < stop for start, stop in fixed)
        ),
        None,
    )
    if without is not None and without.i < max(one.i for one in conditional):
        return Certainty.HYPOTHETICAL, asked.token_mark("hypothetical", without)
    return None


def _is_said_below(token: Token, asked: Predicate) -> bool:
    """Whether a word stands in what is said below: `I got a letter warning me that I would be killed if I stayed`.

    Or in what is said behind it: `recibió notas en las que le decían que moriría si no se iba`.
    """
    cues = load_cues(asked.parsed.lang).verbs
    said = next((one for one in token.ancestors if one.dep_ == "ccomp" and one.i > asked.head.i), None)
    if said is not None and said.i != asked.verb.i and not said.is_ancestor(asked.head):
        return True
    below = (one for one in (token, *token.ancestors) if asked.verb.is_ancestor(one) and one.i != asked.verb.i)
    return any(one.dep_ == "ccomp" and one.head.lemma_.casefold() in cues for one in below)


def _fixed_phrases(asked: Predicate) -> Iterator[re.Match[str]]:
    """Fixed phrases of the sentence that only look like a negation ("sin embargo")."""
    sent = asked.head.sent
    pattern = asked.words.any_of["negation", "not_negation"]
    return pattern.finditer(asked.parsed.text, sent.start_char, sent.end_char)


def _is_conditional(token: Token, asked: Predicate) -> bool:
    word = token.text.casefold()
    if word in asked.has("hypothetical", "would") or "Cnd" in token.morph.get("Mood", []):
        return True
    return token.pos_ in VERBAL and len(word) > 5 and word.endswith(tuple(asked.has("hypothetical", "endings")))
