"""Words of a trigger and beside it: under which forms they are listed, and whether they belong to something else."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from careo.lang.actor_codes import actor_role
from careo.lang.acts import lookup_act
from careo.model import MentionKind, Quantity, VictimStatus
from careo.text.numbers import fold
from careo.understand.acts import EXPLOSIVE, TriggerWords, load_triggers
from careo.understand.attribution.cues import load_cues
from careo.understand.roles import ANIMATE, Cast
from careo.understand.roles.arguments import Arguments, Grammar, load_grammar
from careo.understand.roles.cases import case_of
from careo.understand.roles.left_out import LeftOut
from careo.understand.roles.passive import is_past_participle, is_reflexive_passive
from careo.understand.roles.speakers import left_out_speaker

VERBAL = ("VERB", "AUX")
_BELOW = ("ccomp", "csubj", "advcl", "acl:relcl")
_BEFALL = frozenset({"violence", "captivity", "law"})
"""Families of deeds that are done to somebody."""
_MANNERS = frozenset({"protest", "speech"})
"""Families of acts whose nouns may say how something else is done."""
LEAST_WORD = 4  # letters of a word that a headline writes with a capital
ON_DUTY = frozenset({"COP", "MIL", "GOV"})
"""Roles of those who are to protect others."""
OFFICIAL = frozenset({"GOV", "LEG", "JUD"})
"""Roles of those who come to see others in the name of a state."""
LONGEST_INITIALS = 6
NAME_REACH = 4
"""Words from the noun of a body to another of its name, at most."""
GUARDS = frozenset({VictimStatus.POLICE, VictimStatus.COMBATANT})

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenRun
    from spacy.tokens import Token


def names_of(token: Token) -> set[str]:
    """The folded words a token may stand under in the lists: lemma, form, and the form without a plural ending."""
    form = fold(token.text)
    return {fold(token.lemma_), form} | ({form.removesuffix("s")} if token.pos_ in ("NOUN", "PROPN") else set())


def words_for(token: Token, explosives: Container[str]) -> frozenset[str]:
    """The words of phrases that a token can be, folded; the name of an explosive can be `EXPLOSIVE`."""
    lemma, form = fold(token.lemma_), fold(token.text)
    singular = form[:-3] + "y" if form.endswith("ies") else form
    bare = form.removesuffix("s")
    kept = bare[:-1] + "o" if bare.endswith("a") and is_past_participle(token) else bare  # `mantienen retenidas`
    found = {form, singular, bare, kept, form.removesuffix("es")} - {EXPLOSIVE}
    found |= {lemma} if token.pos_ not in VERBAL or token.dep_ != "case" else set()  # "debido a"
    explodes = token.pos_ in ("NOUN", "PROPN") and (lemma in explosives or form in explosives)
    return frozenset(found | {EXPLOSIVE} if explodes else found)


def words_in(sentence: TokenRun, explosives: Container[str]) -> frozenset[str]:
    """The words of phrases that stand in a sentence."""
    return frozenset[str]().union(*(words_for(token, explosives) for token in sentence))


def noun_keys(token: Token, nouns: Container[str]) -> list[str]:
    """Forms under which a noun stands in a list; a stressed ending is no plural: "Tomás", not `tomas`."""
    form = fold(token.text)
    keys = [fold(token.lemma_), form]
    if form[-2:] == token.text.casefold()[-2:]:
        keys += [form.removesuffix("s"), form.removesuffix("es")]
        keys += [form[:-3] + "y"] if form.endswith("ies") else []
        keys += [form.removesuffix("s")[:-1] + "o"] if form.endswith(("a", "as", "os")) else []
    parts = form.split("-")
    if len(parts) > 1 and all(part in nouns for part in parts):  # `detención-desaparición`
        keys += parts[::-1]
    return [key for key in dict.fromkeys(keys) if key in nouns]


def is_of_other_gender(token: Token, key: str) -> bool:
    """Whether a noun is only found by a change of its gender, as people are but not deeds: `cercas` is no `cerco`."""
    return fold(token.lemma_) != key and key.endswith("o") and fold(token.text).removesuffix("s").endswith("a")


def is_done_to(noun: Token, lang: str) -> bool:
    """Whether a noun names a deed of which whoever stands behind "of" suffers it: "the release of the editor"."""
    nouns = load_triggers(lang).nouns
    entries = (one for key in noun_keys(noun, nouns) for one in nouns[key] if len(one.words) == 1)
    acts = (lookup_act(one.act) for one in entries)
    return any(act is not None and act.of == "patient" and act.family in _BEFALL for act in acts)


def is_of(token: Token, noun: Token, of: Container[str]) -> bool:
    """Whether a noun has it as "of" does: "the murder of the judge", "the judge's murder"; no owner beside another."""
    return case_of(token) in of or (token.dep_ == "nmod:poss" and not any(case_of(c) in of for c in noun.children))


def holds_phrase(head: Token, phrase: Sequence[Token], token: Token) -> bool:
    """Whether a noun only holds the words of the phrase: "expressed a feeling of regret".

    Where the phrase has the preposition too, the noun is whom it is done to: `sacaron a los jefes de sus casas`. What
    somebody is called is nobody else: `señala al Ejército como responsable`.
    """
    rest, described = {t.i for t in phrase}, head.dep_ == "acl" and token.i == head.head.i  # "as a rebel killed in"
    if case_of(token) in load_grammar(token.lang_).words["called"] and not described:
        return True
    held = (c for c in token.children if c.dep_ == "nmod" and c.i in rest)
    return any(not any(t.dep_ == "case" and t.i in rest for t in c.children) for c in held)


def is_freed(head: Token, grammar: Grammar) -> bool:
    """Whether the detained are set free, which arrests nobody: "the release of 200 detainees"."""
    return fold(head.head.lemma_) in grammar.words["freeing"] and head.head.i != head.i


def is_gerund_noun(token: Token) -> bool:
    """A noun the tagger took for a gerund: "died in police firing"."""
    is_gerund = token.pos_ == "VERB" and not {"Fin", "Inf"} & set(token.morph.get("VerbForm", []))
    has_noun_before = any(c.dep_ in ("compound", "det") and c.i < token.i for c in token.children)
    return is_gerund and has_noun_before and case_of(token) != ""


def is_of_other_verb(token: Token, phrase: tuple[Token, ...]) -> bool:
    """Whether a verb between has the word as its own, or a noun stands in a clause below: "hizo fusilar a los presos".

    `Sostuvo que murieron en un enfrentamiento` tells of no clash; "reported that he was dead" neither.
    """
    above, inside = token.head, {t.i for t in phrase}
    told = token.dep_ == "ccomp" and any(c.dep_ == "cop" and c.i not in inside for c in token.children)
    if told or (above.pos_ == "VERB" and phrase[0].i < above.i < token.i and above.i not in inside):
        return True
    between = takewhile(lambda t: t.i not in inside, token.ancestors)
    return token.pos_ == "NOUN" and any(t.dep_ in _BELOW and t.i > phrase[0].i for t in between)


def says(name: Token) -> bool:
    """Whether a word is written as a name, and says or believes something: it is a body, and no deed."""
    verb = name.head
    speaks = name.pos_ == "PROPN" and name.dep_ == "nsubj" and name.text[:1].isupper() and verb.pos_ == "VERB"
    return speaks and load_cues(name.lang_).verbs.get(verb.lemma_.casefold()) is not None


def is_guess(token: Token) -> bool:
    """Whether a modal stands before another auxiliary, and says what is likely: "they must have taken him"."""
    others = (c for c in token.head.children if c.dep_ == "aux" and c.i > token.i)
    is_modal = token.dep_ == "aux" and "Fin" in token.morph.get("VerbForm", ["Fin"])
    return is_modal and any("Inf" in c.morph.get("VerbForm", []) for c in others)


def is_in_other_phrase(token: Token, verb: Token, words: tuple[str, ...]) -> bool:
    """A word that only describes a noun beside the verb: "quedó en un punto muerto", not "in cold blood"."""
    if token.head.i == verb.i or names_of(token.head) & set(words):
        return False
    if token.dep_ == "nmod" and case_of(token.head) in load_grammar(token.lang_).manner_cases:
        return fold(token.head.text) not in words  # "left the room in a sign of protest"
    if token.dep_ != "amod":
        return False
    return case_of(token.head) not in ("", "a", "al")


def is_part_of_name(token: Token, sentence: TokenRun) -> bool:
    """Whether a verb for the tagger is written as a name in a sentence that is not: "Santo Tomás de Pata"."""
    if token.pos_ not in ("VERB", "AUX") or not token.text.istitle() or token.i == sentence.start:
        return False
    before = token.nbor(-1)
    words = [t for t in sentence if t.is_alpha and len(t) >= LEAST_WORD]
    return before.is_alpha and before.text.istitle() and 2 * sum(t.text.istitle() for t in words) < len(words)


def is_word_of_body(token: Token, sentence: TokenRun) -> bool:
    """Whether a noun belongs to the name of a body before it: "the Movement for the Liberation of the Coast"."""
    if not token.text.istitle() or token.pos_ not in ("NOUN", "PROPN"):
        return False
    at = token.i - 1
    while at > sentence.start and token.doc[at].pos_ in ("DET", "ADP", "ADJ") and not token.doc[at].text.istitle():
        at -= 1
    body = token.doc[at]
    titled = [t for t in sentence if t.is_alpha and len(t) >= LEAST_WORD]
    is_headline = 4 * sum(t.text.istitle() for t in titled) > 3 * len(titled)
    near = 1 < token.i - at < NAME_REACH and body.text.istitle() and not is_headline
    is_body = fold(body.lemma_) in load_grammar(token.lang_).words["fronts"]
    return near and (is_body or is_word_of_body(body, sentence))


def is_portion(token: Token, grammar: Grammar) -> bool:
    """Whether a word says how much of something: "captured part of the base", not "took part"."""
    below = (c for c in token.children if c.dep_ == "nmod" and case_of(c) in grammar.patient_cases)
    return fold(token.lemma_) in grammar.words["portions"] and any(below)


def left_undone(verb: Token, args: Arguments, cast: Cast) -> Token | None:
    """The word that says that a duty was not done, where those whose duty it is are told of: "police did not act".

    What will or should not be done is no omission yet. Whose duty it is need not be told of what is taken or made:
    "not enough was done", `no se tomaron medidas`.
    """
    words, lang = cast.grammar.words, cast.parsed.lang
    doers = args.agents if args.passive else args.subjects
    of_doers = [c for t in doers for c in t.children if fold(c.text) in words["not_one"]]
    undone = (t for t in verb.children if t.dep_ == "nsubj:pass")
    of_doers += [c for t in undone for c in t.children if fold(c.text) in words["no"]]
    beside = (
        *(c for c in verb.children if fold(c.text) in words["no"]),
        *of_doers,
    )  # "no policeman came to their help"
    negation = next((c for c in beside if c.i < verb.i), None)
    is_to_come = "Fut" in verb.morph.get("Tense", []) or any(
        c.dep_.startswith("aux") and fold(c.text) in words["to_come"] for c in verb.children
    )
    on_duty = any(has_role(t, lang, ON_DUTY) or cast.kinds.status_of(t) in GUARDS for t in doers)
    by_nobody = not doers and args.passive and fold(verb.lemma_) in words["measured"]
    return negation if (on_duty or by_nobody) and not is_to_come else None


def has_role(token: Token, lang: str, roles: Container[str]) -> bool:
    """Whether a word names somebody of some roles."""
    return actor_role(token.text, lang=lang) in roles


def are_on_duty(verb: Token, args: Arguments, cast: Cast) -> bool:
    """Whether those who do it are soldiers, police or others in the service of a state, and no mere gunmen."""
    named = (*args.agents, *(() if args.passive and not args.objects else args.subjects))
    doers = [cast.resolve(t) for t in named] or [LeftOut(cast.kind_of, cast.grammar).doer_of(verb)]
    return any(has_role(t, cast.parsed.lang, ON_DUTY) for t in doers if t is not None)


def are_envoys(args: Arguments, cast: Cast) -> bool:
    """Whether those who come somewhere are officials or a delegation, whose coming is a visit to others."""
    doers = args.agents if args.passive else args.subjects
    named = (" ".join(c.text for c in t.subtree if c.i <= t.i or c.dep_.startswith("flat")) for t in doers)
    return any(actor_role(words, lang=cast.parsed.lang) in OFFICIAL for words in named)


def obligation(verb: Token, word: str) -> Token | None:
    """The word for a duty in what a verb says, however far behind it: "said that the ministers of both states must"."""
    said = (c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i)
    auxiliaries = (c for one in said for c in (one, *one.children) if c.i == one.i or c.dep_.startswith("aux"))
    return next((c for c in auxiliaries if word in (fold(c.lemma_), fold(c.text))), None)


def is_other_case(token: Token, phrase: str, grammar: Grammar) -> bool:
    """Whether a preposition is of no phrase: "gave money in aid" gives in to nobody, "fired on Friday" at no one."""
    before = (c for c in token.head.children if token.i < c.i < token.head.i)  # "on Friday night"
    on_day = any(fold(t.text) in grammar.words["dates"] for t in (token.head, *before))
    return token.dep_ == "case" and (on_day or phrase in grammar.words["as_particle"])


def head_of(run: tuple[Token, ...]) -> Token:
    """The one of some words that stands over the others."""
    inside = {t.i for t in run}
    return next((t for t in run if t.head.i not in inside or t.head.i == t.i), run[0])


def is_party(token: Token, cast: Cast) -> bool:
    """Whether a token is the name of a body, or a word for a party."""
    initials = token.pos_ in ("NOUN", "PROPN") and token.text.isupper() and 1 < len(token) <= LONGEST_INITIALS
    named = initials or (token.pos_ == "PROPN" and cast.kind_of(token) is MentionKind.ORGANISATION)
    return named or bool(names_of(token) & cast.grammar.words["parties"])


def are_guards(args: Arguments, cast: Cast) -> bool:
    """Whether those who do it bear arms for others: the police, soldiers, guards."""
    return any(cast.kinds.status_of(t) in GUARDS for t in (args.agents if args.passive else args.subjects))


def are_civilians(args: Arguments, cast: Cast) -> bool:
    """Whether those who take others along are civilians or officials: a mother her children, a minister reporters."""
    doers = (*args.agents, *(() if args.passive and not args.objects else args.subjects))
    kinds = (cast.kinds.status_of(t) for t in doers if cast.resolve(t) is t)
    return any(kind not in (None, VictimStatus.UNKNOWN, *GUARDS) for kind in kinds)


def has_inside(verb: Token, word: str, grammar: Grammar) -> bool:
    """Whether a reflexive pronoun is written onto its verb: "volvieron a enfrentarse"."""
    infinite = {"Inf", "Ger"} & set(verb.morph.get("VerbForm", []))
    return word in grammar.reflexive and bool(infinite) and fold(verb.text).endswith(word)


def carries(verb: Token, noun: Token, grammar: Grammar) -> bool:
    """Whether a light verb has the noun below it: "ordered the execution of the prisoners"."""
    is_light = verb.pos_ in ("VERB", "AUX") and fold(verb.lemma_) in grammar.light
    return is_light and noun.pos_ == "NOUN" and noun.head.i == verb.i


def is_done_to_oneself(verb: Token, args: Arguments, cast: Cast) -> bool:
    """`Los soldados se detuvieron`, `la multitud se dispersó`: nobody did it to those who are named first."""
    alone = not args.objects and not args.agents and is_reflexive_passive(verb, cast.grammar)
    return alone and any(t.i < verb.i and cast.kind_of(t) in ANIMATE for t in args.subjects)


def harms_things(verb: Token, rest: Sequence[Token], cast: Cast) -> bool:
    """Whether it is things that a phrase of harm is done to: `la ley hizo daño a la economía`."""
    to = cast.grammar.noun_target | {"to"}
    beside = (c for t in (verb, *rest) for c in t.children if c.dep_.startswith(("obl", "nmod", "iobj")))
    kinds = [cast.kind_of(t) for t in beside if t.pos_ == "NOUN" and case_of(t) in to]
    return bool(kinds) and not set(kinds) & ANIMATE


def strikes_people(verb: Token, args: Arguments, patients: Sequence[Token], cast: Cast) -> bool:
    """Whether people strike people: "hit him on the head", `le pegaron`; not "the storm hit villagers".

    Of several who are struck nowhere and with nothing, it is an attack: "struck the rebels".
    """
    doers = args.agents or (() if args.passive else args.subjects)
    left_out = bool(cast.grammar.words["speaker_forms"]) and "Plur" in verb.morph.get("Number", [])
    are_people = all(cast.kind_of(t) in ANIMATE or cast.is_one_of_them(t) for t in doers)
    by_people = are_people if doers else left_out and not args.passive
    people = bool(patients) and all(t.pos_ == "PRON" or cast.kind_of(t) is MentionKind.PERSON for t in patients)
    where = cast.grammar.instrument_cases | cast.grammar.locative_cases
    how = any(case in where for case, _ in args.obliques)
    return by_people and people and (how or not any("Plur" in t.morph.get("Number", []) for t in patients))


def is_done_by_people(verb: Token, args: Arguments, cast: Cast) -> bool:
    """Whether a passive of nobody told was done to people: `fue violada por tres soldados`, `fui detenido`."""
    by_people = any(cast.kind_of(t) in ANIMATE for t in args.agents)
    if by_people or left_out_speaker(verb, cast.grammar) is not None:
        return True
    left_out = LeftOut(cast.kind_of, cast.grammar)
    return not args.subjects and (left_out.sufferer_of(verb) is not None or left_out.befalls_people(verb))


def is_of_negated(token: Token, verb: Token, grammar: Grammar) -> bool:
    """Whether a word is the auxiliary of another verb that is negated: "said it will not accept" offers nothing."""
    other = token.head
    is_auxiliary = token.dep_.startswith("aux") and other.i != verb.i
    return is_auxiliary and any(fold(c.text) in grammar.words["no"] for c in other.children)


def is_part_of_deed(
    token: Token, verb: Token, words: tuple[str, ...], nouns: Mapping[str, Sequence[TriggerWords]]
) -> bool:
    """Whether a word says of a deed whom it befell: `llevar a cabo la ejecución de los presos` takes no prisoners.

    Or it says how the deed is done: "called off the visit in protest" calls off no protest.
    """
    deed, case = token.head, case_of(token)
    grammar = load_grammar(token.lang_)
    entries = (one for key in noun_keys(token, nouns) for one in nouns[key] if len(one.words) == 1)
    acts = [act for one in entries if (act := lookup_act(one.act))]
    families = {act.family for act in acts}
    if case in grammar.manner_cases and case not in words and families & _MANNERS:
        return True
    if (
        case in words
        and any("Def" in c.morph.get("Definite", []) for c in token.children)
        and "clash" in {act.id for act in acts}
    ):
        return True  # "fell in the battle with the guerrillas": not "fell in battle"
    inside = token.dep_ == "nmod" and verb.i < deed.i < token.i and not names_of(deed) & set(words)
    return inside and bool(noun_keys(deed, nouns))


def is_said_of_counted(participle: Token, number: Quantity | None) -> bool:
    """Whether a participle tells what befell those whom a number counts: "several men arrested on Monday"."""
    above = participle.dep_ == "acl" and number is not None and number.span.start <= participle.head.idx
    return (above and participle.head.i < participle.i) or any(c.dep_ == "nsubj:pass" for c in participle.children)


def is_half_of_adjective(token: Token) -> bool:
    """A verb form behind a hyphen that describes the noun after it: "its war-fighting ability"."""
    describes = token.dep_ in ("amod", "compound") and token.head.i > token.i and not is_past_participle(token)
    return describes and token.i > 0 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_


def is_insisted(verb: Token, grammar: Grammar) -> bool:
    """Whether somebody insists that something was or is so, and demands nothing: "insist they were farmers"."""
    if fold(verb.lemma_) not in grammar.words["insisting"]:
        return False
    below = (
        c for one in verb.children if one.dep_ in ("ccomp", "advcl") and one.i > verb.i for c in (one, *one.children)
    )
    forms = [c for c in below if c.pos_ in VERBAL and "Fin" in c.morph.get("VerbForm", [])]
    told = [c for c in forms if "Sub" not in c.morph.get("Mood", [])]
    is_so = any(c.pos_ == "AUX" and c.text.casefold() != c.lemma_.casefold() for c in told)  # "that he is guilty"
    return is_so or any({"Past", "Imp"} & set(c.morph.get("Tense", [])) for c in told)


def is_joined(
    token: Token, verb: Token, words: Mapping[str, frozenset[str]], *, start: int, leads: bool, is_own: bool
) -> bool:
    """Whether a word behind a verb belongs to its phrase: it stands near, or says to whom the verb lays a deed.

    These the parser hangs on the deed: "attributed the murder of the judge to the army". A word is near that comes
    right at `start` or hangs on the verb; one that `leads` to another, though it hangs on a noun; so do prepositions of
    a case's own phrases (`is_own`).
    """
    higher = token.head.head if leads and token.pos_ == "ADP" else token.head
    above = higher.head.head if higher.dep_ == "acl" else higher.head  # "ordered the agency to leave"
    near = token.i - start < 2 or verb in (higher, higher.head, above) or (is_own and token.pos_ == "ADP")
    if fold(verb.lemma_) not in words["laying"] or fold(token.text) not in words["laid_to"]:
        return near
    above = token.head.head
    through = any(c.dep_ == "fixed" for c in token.children)  # "a través de"
    return not through and (near or (above.dep_ == "obj" and above.head.i == verb.i))


def is_verb_for_noun(token: Token, word: str) -> bool:
    """Whether a verb in another form stands for a word of a noun: "kept the roads blocked" tells of no road block."""
    return token.pos_ == "VERB" and not is_gerund_noun(token) and fold(token.text) != word
