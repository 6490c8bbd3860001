"""Those of whom nothing is seen or known any more, or who are found dead or lost: "never seen again", "lost a son"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from careo.model import MentionKind
from careo.text.numbers import fold
from careo.understand.acts import Frame, load_triggers
from careo.understand.attribution.cues import load_cues
from careo.understand.events.phrases import is_of
from careo.understand.roles import ANIMATE, Cast
from careo.understand.roles.arguments import Arguments
from careo.understand.roles.cases import case_of, first_of, with_conjuncts
from careo.understand.roles.clauses import is_negated
from careo.understand.roles.left_out import LeftOut

if TYPE_CHECKING:
    from spacy.tokens import Token

    from careo.understand.events.triggers import Trigger

LOST = frozenset({Frame.UNSEEN, Frame.UNKNOWN, Frame.REMAINS, Frame.TOLL, Frame.LOSES})
_STATES = ("amod", "acl", "appos")
_SAID = ("nsubj", "nsubj:pass", "obj")
_BETWEEN = ("obl", "nmod", "xcomp")


def lost(trigger: Trigger, cast: Cast) -> Iterable[Token]:
    """Who is missed or found dead, for a trigger of such a frame."""
    head, rest, args = trigger.head, trigger.rest, trigger.arguments
    if trigger.entry.frame is Frame.TOLL:
        return [number] if (number := toll(head, cast)) is not None else []
    if trigger.entry.frame is Frame.LOSES:
        return [one for token in rest for one in with_conjuncts(token)]
    if trigger.entry.frame is not Frame.UNSEEN:
        return whose(head, cast) if trigger.entry.frame is Frame.UNKNOWN else whose_remains(head, cast)
    return missed(rest[0], rest[1:], args, cast) if args is not None else ()


def denied_by(verb: Token, rest: Sequence[Token], cast: Cast) -> Token | None:
    """The word by which nobody sees or hears of somebody: "never", "nobody", the "no" of "no trace"."""
    denying = cast.grammar.words["denying"]
    around = [verb, *rest, *(c for c in verb.children if c.dep_.startswith(("aux", "nsubj", "obj", "xcomp")))]
    beside = {c.i: c for t in around for c in (t, *t.children) if fold(c.text) in denying}
    return beside[min(beside)] if beside else None


def missed(verb: Token, rest: Sequence[Token], args: Arguments, cast: Cast) -> list[Token]:
    """Whom nobody sees or hears of: the object, the subject of a passive, also one left out, who stands behind "of"."""
    cases = cast.grammar.patient_cases
    inner = [c for t in rest for c in t.children if c.dep_ in ("obj", "iobj", "obl:arg") and t.pos_ == "VERB"]
    behind = [c for t in (verb, *rest) for c in t.children if c.dep_ in ("obl", "obl:arg", "nmod", "advmod")]
    people = cast.grammar.words["people_pronouns"]  # `no se le ha vuelto a ver`
    behind += [c for c in verb.children if c.dep_.startswith("nsubj") and case_of(c)]  # `de los otros no se sabe nada`
    of = [c for c in behind if case_of(c) in cases or fold(c.text) in people or any(r.head.i == c.i for r in rest)]
    surfaces = any(_is_one_of(t, cast.grammar.words["surfacing"]) for t in (verb, *rest))  # `no volvieron a aparecer`
    subjects = args.subjects if (args.passive or surfaces) and not of else ()
    told = [t for t in dict.fromkeys((*args.objects, *subjects, *inner, *of)) if _can_be_missed(t, rest, cast)]
    left_out = not told and (args.passive or surfaces)
    before = LeftOut(cast.kind_of, cast.grammar).sufferer_of(verb) if left_out else None
    return told if before is None else [before]


def _can_be_missed(token: Token, rest: Sequence[Token], cast: Cast) -> bool:
    if token in rest or fold(token.text) in cast.grammar.words["denying"] or _hides(token, cast):
        return False
    if fold(token.text) in cast.grammar.words["people_pronouns"]:
        return True
    return cast.resolve(token) is not None and (token.pos_ == "PRON" or cast.kind_of(token) in ANIMATE)


def _hides(token: Token, cast: Cast) -> bool:
    return bool({fold(token.lemma_), fold(token.text)} & cast.grammar.words["fugitives"])


def is_unknown(noun: Token, cast: Cast) -> bool:
    """Whether whereabouts are told to be unknown, or not to be known, of others than those who hide.

    "His fate and whereabouts are unknown", "nothing is known of his whereabouts".
    """
    top = first_of(noun)
    words, above = cast.grammar.words, top.head
    if any(_hides(t, cast) for t in whose(noun, cast)):
        return False
    if any(_is_one_of(c, words["unknown"]) for c in noun.children if c.dep_ in _STATES):
        return True
    if top.dep_ in _SAID:
        return _is_one_of(above, words["known" if is_negated(above, words["denying"]) else "unknown"])
    nothing = any(fold(c.text) in words["denying"] for c in above.children if c.dep_ in _SAID)
    return nothing and top.dep_ in _BETWEEN and _is_one_of(above, words["known"])


def _is_one_of(token: Token, words: frozenset[str]) -> bool:
    return bool({fold(token.lemma_), fold(token.text)} & words)


def whose(noun: Token, cast: Cast, *, near: bool = False) -> Iterator[Token]:
    """Whose whereabouts they are: "the whereabouts of the students"; who `continúan en paradero desconocido`.

    `near`: only those that stand beside the noun.
    """
    cases, above = cast.grammar.patient_cases, noun.head
    both = (noun, first_of(noun))  # "her fate and whereabouts"
    owners = ([c for c in one.children if "Yes" in c.morph.get("Poss", []) or is_of(c, one, cases)] for one in both)
    own = next((found for found in owners if found), [])
    if not (own or near) and noun.dep_ in _BETWEEN and above.i != noun.i:
        own = [c for c in above.children if c.dep_ in ("nsubj", "nsubj:pass")] or (
            [above] if noun.dep_ == "nmod" and cast.kind_of(above) in ANIMATE else []
        )
    yield from (one for token in own for one in with_conjuncts(token))


def toll(noun: Token, cast: Cast) -> Token | None:
    """The number that a toll is said to be: "the death toll rose to 27", `la cifra de muertos subió a 27`."""
    above = noun.head
    if noun.dep_ not in _SAID:
        return None
    alone = any(e.frame is Frame.SUFFERERS for e in load_triggers(noun.lang_).nouns.get(fold(noun.lemma_), ()))
    own = all(c.pos_ in ("DET", "ADJ", "ADP") for c in noun.children)
    if alone and own and above.lemma_.casefold() not in load_cues(noun.lang_).reckoning:
        return None  # "put the dead at 40", not "the dead included 40 soldiers"
    later = (c for one in above.children if one.pos_ == "ADV" for c in one.children)  # `elevaron más tarde a once`
    said = [above, *above.children, *later, *(c for c in noun.children if c.i > noun.i)]
    numbers = [t for t in said if t.pos_ == "NUM" and cast.quantity_at(t) is not None]
    return numbers[-1] if numbers else None


def are_remains(noun: Token, cast: Cast) -> bool:
    """Whether a noun is the dead body of somebody: it is found or thrown away, and people's or counted."""
    above = noun.head
    finding = cast.grammar.words["finding"]
    told = noun.dep_ in _SAID and (_is_one_of(above, finding) or _with_particle(above) in finding)
    told = told or (noun.dep_ in ("nmod", "compound") and _is_one_of(above, cast.grammar.words["findings"]))
    return told and not is_negated(above, cast.grammar.words["denying"]) and bool(whose_remains(noun, cast))


def _with_particle(verb: Token) -> str:
    """A verb with the particle behind it: "turned up"."""
    particle = next((fold(c.text) for c in verb.children if c.dep_ == "compound:prt" and c.i > verb.i), "")
    return f"{fold(verb.lemma_)} {particle}"


def whose_remains(noun: Token, cast: Cast) -> list[Token]:
    """Whose body it is; the noun itself where it is only counted: "three bodies were found"."""
    people = [t for t in whose(noun, cast, near=True) if _is_of_people(t, cast)]
    counted = cast.quantity_at(noun) is not None
    return people or ([noun] if counted and cast.kind_of(noun) in (None, *ANIMATE) else [])


def _is_of_people(token: Token, cast: Cast) -> bool:
    if "Yes" in token.morph.get("Poss", []):  # "they threw his body into the river"
        return True
    found = cast.resolve(token)
    if found is None:
        return False
    kind = cast.kind_of(found) if found.pos_ == "PROPN" else cast.kinds.kind_of(found)
    return kind is MentionKind.PERSON
