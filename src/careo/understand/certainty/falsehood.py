"""What a voice calls a lie or contradicts: "it is a lie that", "That is false", `no es cierto que`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careo.model import Certainty, DocKind, Marker, VoiceKind
from careo.text.numbers import fold
from careo.understand.attribution.cues import load_cues
from careo.understand.certainty.forms import is_predicative, is_told
from careo.understand.certainty.predicate import Predicate, negator, token_at

if TYPE_CHECKING:
    from spacy.tokens import Token

    from careo.understand.drafts import Attribution

SIGNED = frozenset({DocKind.STATEMENT, DocKind.COMMUNIQUE})
"""Kinds of documents whose author denies what is said of it: "It is false that our troops burned it"."""
SHORT = 12
"""Words of a sentence that only says that what was said before it is not so, at most."""
_CLAIMED = frozenset({"ccomp", "csubj"})
STEPS = 5
"""Words from a deed up to the one that it is laid to somebody by, at most."""
BELOW = frozenset({"obj", "xcomp", "ccomp", "csubj"})


def called_false(asked: Predicate) -> tuple[Certainty, Marker | None] | None:
    """`"It is a lie that we burned it," he said`: a voice denies it; the author who writes so doubts it."""
    said = any(one.voice.kind is not VoiceKind.AUTHOR for one in asked.chain)
    said = said or (len(asked.chain) == 0 and asked.parsed.doc.kind in SIGNED)
    noun = told_in(asked) or _told_of(asked)
    if noun is not None and (lie := _said_of(noun, asked)) is not None:
        named = any(
            one.source
            and noun.text not in one.cue[0].quote(asked.parsed.text)
            and not any(span.start <= noun.idx < span.stop for span in one.source)
            for one in asked.chain
            if one.cue
        )
        return (Certainty.DENIED if named else Certainty.DOUBTED), asked.token_mark("doubted", lie)
    if (taken_back := _contradicted(asked) or _lied(asked)) is not None:
        return (Certainty.DOUBTED if said else Certainty.DENIED), taken_back
    verb = asked.verb
    if verb.dep_ == "advcl" and "Inf" in verb.morph.get("VerbForm", []) and verb.head.dep_ in _CLAIMED:
        verb = verb.head  # `es falso que los hayan ejecutado después de entregarse`
    above = verb.head
    if verb.dep_ not in {"acl", "acl:relcl", "ccomp", "csubj", "advcl"} or not is_predicative(above):
        return None
    if any(one.text in (":", ";") for one in above.doc[above.i : verb.left_edge.i + 1]):
        return None  # "That is false: the bodyguards shot her"
    word, negated = above.lemma_.casefold(), negator(above, asked) is not None
    false = word in asked.has("doubted", "lies") and not negated
    if not false and not (word in asked.has("doubted", "truths") and negated):
        return None
    return (Certainty.DENIED if said else Certainty.DOUBTED), asked.token_mark("doubted", above)


def _lied(asked: Predicate) -> Marker | None:
    """`El régimen miente cuando dice que lo capturó`, "lies when it says that": so the text has it."""
    for one in asked.chain:
        cue = token_at(asked.parsed, one.cue[0]) if one.cue else None
        above = cue.head if cue is not None and cue.dep_ == "advcl" else None
        if above is not None and above.lemma_.casefold() in asked.has("doubted", "lying") and not negator(above, asked):
            return asked.token_mark("doubted", above)
    return None


def _contradicted(asked: Predicate) -> Marker | None:
    """`The regime claims that five died. This is a lie`, `…, pero eso no es cierto`: what is said next of it."""
    doc, sent = asked.head.doc, asked.head.sent
    joined = (one for one in sent if one.i > asked.head.i and one.dep_ in {"conj", "parataxis"})
    said = next((one for one in joined if is_predicative(one)), None)
    if said is None and sent.end < len(doc):
        said = doc[sent.end].sent.root
    if said is None:
        return None
    apart = [one for one in asked.chain if said.sent != sent or not _says_it(one, said)]
    but = load_cues(asked.parsed.lang).but
    answered = said.sent == sent and any(c.dep_ == "cc" and c.text.casefold() in but for c in said.children)
    held = [one for one in apart if any(span.start <= said.idx < span.stop for span in one.content)]
    apart = [one for one in apart if answered or one not in held]
    if not any(one.voice.kind is not VoiceKind.AUTHOR or _was_said(one, asked) for one in apart):
        return None
    about = [one for one in said.children if one.dep_.startswith("nsubj")]
    of_that = all(_is_that(one, asked) for one in about) and (bool(about) or said.sent != sent)
    ends = next((one.i for one in said.sent if one.text in (":", ";")), said.sent.end)
    short = said.i < ends <= said.sent.start + SHORT if said.sent != sent else True
    if not (of_that and is_predicative(said) and short):
        return None
    word, negated = said.lemma_.casefold(), negator(said, asked) is not None
    false = word in asked.has("doubted", "lies") and not negated
    false = false or (word in asked.has("doubted", "truths") and negated)
    return asked.token_mark("doubted", said) if false else None


def _says_it(one: Attribution, said: Token) -> bool:
    """Whether a cue stands behind what is said of it: `…, pero eso no es cierto, dijo el alcalde`."""
    return bool(one.cue) and one.cue[0].start > said.idx


def _is_that(token: Token, asked: Predicate) -> bool:
    """Whether a word means what was just said: "this", `la información`."""
    if token.pos_ == "PRON":
        return fold(token.text) in asked.has("doubted", "that")
    known = asked.has("known", "determiners")
    definite = any(one.dep_ == "det" and one.text.casefold() in known for one in token.children)
    return definite and token.text.casefold() in asked.has("hedges", "reports")


def _was_said(one: Attribution, asked: Predicate) -> bool:
    """Whether the author tells what he said before: `publicamos que había muerto`."""
    cue = token_at(asked.parsed, one.cue[0]) if one.cue else None
    verb = cue.head if cue is not None and cue.dep_.startswith("aux") else cue
    says = load_cues(asked.parsed.lang).verbs.get(one.cue_lemma) == "say"
    own = verb is not None and "1" in verb.morph.get("Person", []) and "Plur" in verb.morph.get("Number", [])
    return verb is not None and says and (is_told(verb) or own)


def _said_of(noun: Token, asked: Predicate) -> Token | None:
    """What is said of a report: "the report that … was found to be false", `desestimó la versión de que …`."""
    verb = noun.head
    if noun.dep_ in {"obj", "obl", "nsubj:pass"} and verb.lemma_.casefold() in asked.has("doubted", "dismissing"):
        return verb if negator(verb, asked) is None else None
    turned = verb.lemma_.casefold() in asked.has("doubted", "turning")
    if not noun.dep_.startswith("nsubj") and not (turned and noun.dep_ in {"obj", "obl"}):
        return None
    beside: list[Token] = list(noun.children) if turned else []  # `resultó falsa la noticia`
    for one in (verb, *verb.children, *beside):
        is_said = is_predicative(one) and (one.i == verb.i or one.dep_ == "xcomp")
        is_said = is_said or (turned and one.dep_ in {"xcomp", "amod"} and one.pos_ in {"ADJ", "NOUN"})
        if is_said and one.lemma_.casefold() in asked.has("doubted", "lies") and negator(verb, asked) is None:
            return one
    return None


def _told_of(asked: Predicate) -> Token | None:
    """The noun of a report that a deed hangs on as a noun: `la noticia de la muerte del alcalde`."""
    above: Token = asked.head.head
    reports = above.pos_ == "NOUN" and above.text.casefold() in asked.has("hedges", "reports")
    return above if asked.head.dep_ == "nmod" and above.i < asked.head.i and reports else None


def told_in(asked: Predicate) -> Token | None:
    """The noun of saying whose content a deed is: "the statement that", `la versión de que`."""
    cues, token = load_cues(asked.parsed.lang), asked.verb
    for _ in range(STEPS):
        above = token.head
        marked = any(one.dep_ == "mark" and one.text.casefold() in cues.that for one in token.children)
        if above.pos_ == "NOUN" and above.i < token.i and marked:
            said = above.lemma_.casefold() in cues.nouns
            return above if said or above.text.casefold() in asked.has("hedges", "reports") else None
        if token.dep_ == "acl:relcl" and (told := _told_according_to(token, asked)) is not None:
            return told
        if token.dep_ not in BELOW | {"conj"} or above.i == token.i:
            return None
        token = above
    return None


def _told_according_to(clause: Token, asked: Predicate) -> Token | None:
    """The noun that says what a relative clause tells: `la versión según la cual`, "the version according to which"."""
    above = clause.head
    start = min(clause.left_edge.idx, above.left_edge.idx if above.pos_ == "PRON" else clause.left_edge.idx)
    before = asked.parsed.text[start : clause.idx].lstrip(" ,")
    if load_cues(asked.parsed.lang).according.match(before) is None:
        return None
    subjects = (c for c in above.head.children if c.dep_.startswith("nsubj") and c.i < above.i)
    noun = next(subjects, None) if above.pos_ == "PRON" else above
    return noun if noun is not None and noun.pos_ == "NOUN" else None
