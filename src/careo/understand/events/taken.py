"""Who is taken, or attacked, in truth: "was taken on a Thursday", not "to hospital"; not "came under fire for"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from careo.model import VictimStatus
from careo.text.numbers import fold
from careo.understand.acts import Frame, TriggerWords
from careo.understand.events.phrases import GUARDS, are_civilians
from careo.understand.roles import ANIMATE, Cast
from careo.understand.roles.arguments import Arguments
from careo.understand.roles.cases import case_of
from careo.understand.roles.people import bears_arms

if TYPE_CHECKING:
    from spacy.tokens import Token

_SAYS_MORE = frozenset({"xcomp", "ccomp", "compound:prt", "iobj", "expl"})
_STRUCK = frozenset({"attack", "shoot"})
_UNKNOWN = frozenset({None, VictimStatus.UNKNOWN, *GUARDS})


def is_only_taken(entry: TriggerWords, args: Arguments, verb: Token, cast: Cast) -> bool:
    """Whether a verb of taking is no deed: where it says whereto, how or as what people are taken, or kin take them."""
    if entry.is_phrase or entry.frame is not Frame.ON_PEOPLE or entry.words[0] not in cast.grammar.words["taking"]:
        return False
    if entry.words[0] in cast.grammar.words["taken_by_arms"]:  # `fue llevado por soldados a la base`
        by = [token for case, token in args.obliques if case in cast.grammar.agent_cases]
        return not (args.passive and any(map(bears_arms, by)))
    more = any(c.dep_ in _SAYS_MORE or (c.dep_ == "advmod" and _is_whither(c, verb, cast)) for c in verb.children)
    if more or are_civilians(args, cast) or not all(_tells_deed(case, token, cast) for case, token in args.obliques):
        return True
    if args.passive:
        return not args.obliques
    return not args.subjects or not all(_may_take(t, cast) for t in args.subjects) or _are_own(args)


def _is_whither(adverb: Token, verb: Token, cast: Cast) -> bool:
    """Whether an adverb behind the verb is no time: "took them there", "taken seriously"."""
    return adverb.i > verb.i and not cast.is_silent(adverb)


def _tells_deed(case: str, token: Token, cast: Cast) -> bool:
    """Whether words beside it say when, whence, by whom or with whom, and no more."""
    grammar = cast.grammar
    opens = token.i < token.head.i and case not in grammar.noun_target  # "According to relatives, he was taken"
    if cast.is_silent(token) or opens:
        return True
    if case in grammar.agent_cases:
        return _may_take(token, cast)
    if case in grammar.words["whence"]:
        return token.pos_ != "PRON"
    return case in grammar.words["together"] and fold(token.text) in grammar.plural_pronouns


def _may_take(token: Token, cast: Cast) -> bool:
    """Whether people are named who are no civilians, by a noun or a pronoun of several."""
    if token.pos_ == "PRON":
        meant = cast.resolve(token)
        return fold(token.text) in cast.grammar.plural_pronouns and (
            meant is None or cast.kinds.status_of(meant) in _UNKNOWN
        )
    kin = fold(token.lemma_) in cast.grammar.words["speaks_for"]
    return cast.kind_of(token) in ANIMATE and cast.kinds.status_of(token) in _UNKNOWN and not kin


def _are_own(args: Arguments) -> bool:
    """Whether those who are taken belong to somebody told of before, maybe to who takes them: "took their children"."""
    owners = (c for t in args.objects for c in t.children if c.dep_ == "nmod:poss")
    return any("3" in c.morph.get("Person", []) for c in owners)


def is_criticised(entry: TriggerWords, args: Arguments, verb: Token, rest: Sequence[Token], cast: Cast) -> bool:
    """Whether only words attack: "came under attack for his remarks", `fue objeto de ataques por su política`."""
    suffers = entry.is_phrase and entry.frame is Frame.BEFALLS
    if entry.act not in _STRUCK or not (suffers or (entry.act == "attack" and args.passive)):
        return False
    things = [t for t in args.subjects if t.pos_ == "NOUN" and fold(t.lemma_) in cast.grammar.words["criticised"]]
    return bool(things) or _is_for_words((verb, *rest), cast, suffers=suffers)


def is_criticism(entry: TriggerWords, noun: Token, cast: Cast) -> bool:
    """The same of the noun: "under attack for his remarks", `blanco de duros ataques por su política`."""
    words, above = cast.grammar.words, noun.head
    under = case_of(noun) in words["beneath"] and above.pos_ == "VERB"
    victim = noun.dep_ == "nmod" and bool({fold(above.lemma_), fold(above.text)} & words["called_victims"])
    around = (noun, above, above.head) if victim else (noun, above)
    return entry.act in _STRUCK and (under or victim) and _is_for_words(around, cast, suffers=True)


def _is_for_words(around: Sequence[Token], cast: Cast, *, suffers: bool) -> bool:
    """Whether words around an attack say for which words or failings it is, or that critics are behind it."""
    words = cast.grammar.words
    beside = [c for t in around for c in t.children if c.dep_ in ("obl", "nmod", "advcl", "obl:agent", "obl:arg")]
    why = [c for c in beside if {fold(t.text) for t in c.children if t.dep_ in ("case", "mark")} & words["because_of"]]
    others = (c for c in why if not cast.is_silent(c) and cast.kind_of(c) not in ANIMATE)  # not "for two hours"
    about = suffers and any(fold(c.lemma_) not in words["measures"] for c in others)
    near = [one for c in beside for one in (c, *c.children)]
    by_critics = suffers and any({fold(c.lemma_), fold(c.text)} & words["critics"] for c in near)
    return about or by_critics or any(fold(c.lemma_) in words["criticised"] for c in why)
