"""What looks like saying and is none: cues that a question asks about, nobody as a source, circumstances, measures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from careo.model import MentionKind
from careo.text.numbers import fold
from careo.understand.acts import names_deed
from careo.understand.attribution.cues import CueWords, load_cues
from careo.understand.attribution.phrases import SUBJECTS, child, tops_of
from careo.understand.drafts import KNOWN, OPEN
from careo.understand.mentions.kinds import NounKinds, load_noun_kinds
from careo.understand.roles.arguments import load_grammar

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenRun
    from spacy.tokens import Token

MOST_NAMES = 4
"""Words of what something is called, at most."""
_SAYING = frozenset({"say", "accuse"})
_NEGATIONS = frozenset({"advmod", "neg", "cc", "cc:preconj", "det"})


def is_put_to_him(verb: Token, cues: CueWords) -> bool:
    """Whether a participle says what was asked of who then speaks: "Asked whether planes had been there, he said".

    Or by whom: "the mayor, questioned by police, denied it".
    """
    asks = cues.verbs.get(verb.lemma_.casefold()) in {"demand", "doubt"}
    if asks and are_questioned(verb, cues):
        return True
    participle = "Pres" not in verb.morph.get("Tense", []) and verb.dep_ in {"advcl", "acl", "parataxis"}
    opens = not any(one.is_alpha for one in verb.doc[verb.sent.start : verb.i])
    by = child(verb, "obl:agent") is not None and child(verb, "ccomp", "obj", "xcomp") is None and _is_of_person(verb)
    return asks and participle and (opens or by) and child(verb, "nsubj") is None


def are_questioned(verb: Token, cues: CueWords) -> bool:
    """Whether it is people who are questioned, of whom nothing is doubted: "the boy was questioned by two officers"."""
    if cues.verbs.get(verb.lemma_.casefold()) != "doubt" or child(verb, "ccomp", "xcomp") is not None:
        return False
    kinds = load_noun_kinds(verb.lang_)
    whom = [one for one in verb.children if one.dep_ in {"nsubj:pass", "obj"}]
    return bool(whom) and all(kinds.kind_of(one) is MentionKind.PERSON for one in whom)


def _is_of_person(participle: Token) -> bool:
    return load_noun_kinds(participle.lang_).kind_of(participle.head) is MentionKind.PERSON


def put_to_him(sent: TokenRun) -> list[Token]:
    """The words at the head of a sentence that tell what was asked of who speaks in it."""
    first = next((one for one in sent if one.is_alpha), None)
    asked = first is not None and is_put_to_him(first, load_cues(first.lang_))
    return list(first.subtree) if first is not None and asked else []


def hides_name(verb: Token, cues: CueWords) -> bool:
    """Whether who speaks only asks not to be named: "who asked not to be identified", `que pidió no ser citado`."""
    if cues.verbs.get(verb.lemma_.casefold()) != "demand":
        return False
    below = (one for one in verb.children if one.dep_ in {"xcomp", "ccomp", "obj"} and one.i > verb.i)
    return any(one.text.casefold() in cues.hiding and child(one, "aux:pass") is not None for one in below)


def is_said_before_name(verb: Token) -> bool:
    """Whether "said" only points at somebody named before, as lawyers write: "the said Peter Mora was not arrested"."""
    before = verb.doc[verb.i - 1] if verb.i > verb.sent.start else None
    after = verb.doc[verb.i + 1] if verb.i + 1 < verb.sent.end else None
    between = before is not None and before.pos_ == "DET" and after is not None and after.pos_ in {"NOUN", "PROPN"}
    return verb.text.casefold() == "said" and between


def is_asked(verb: Token, cues: CueWords) -> bool:
    """Whether a question asks if somebody says it: `Did they say that …?`, `¿Puede alguien dudar de que …?`.

    Nobody has said it then. The question opens before the verb and closes after it, by inversion or by its mark.
    """
    sent = verb.sent
    closes = next((one for one in verb.doc[verb.i + 1 : sent.end] if one.text.startswith("?")), None)
    opened = _opens_question(verb)  # "Pregunta (AP): ¿Confirma usted que …?"
    if closes is None or not (opened or any(one.i == verb.i for one in (sent.root, *_joined(sent.root)))):
        return False
    before = verb.doc[sent.start : verb.i]
    if any(one.is_quote for one in verb.doc[sent.start : closes.i]):
        return False
    opening = next((one for one in before if one.is_alpha), None)
    asked_first = any(one.text == "¿" for one in before)
    who = child(verb, *SUBJECTS)
    turned = any(one.dep_.startswith("aux") and who is not None and one.i < who.i < verb.i for one in verb.children)
    return asked_first or turned or (opening is not None and opening.text.casefold() in cues.interrogative)


def _opens_question(verb: Token) -> bool:
    """Whether a verb is the first behind the mark of a question: `Pregunta: ¿Usted ordenó la masacre?`."""
    for one in reversed(verb.doc[verb.sent.start : verb.i]):
        if one.text == "¿":
            return True
        if one.pos_ in {"VERB", "AUX"} or one.text in {",", ":", ";"}:
            return False
    return False


def is_doing(verb: Token, cues: CueWords) -> bool:
    """Whether an infinitive tells what somebody did or left undone, and not what he said: `forgot to lock the door`."""
    told = child(verb, "xcomp")
    infinitive = told is not None and "Inf" in told.morph.get("VerbForm", [])
    return infinitive and verb.lemma_.casefold() in cues.doing


def is_punished(verb: Token, has_source: bool, cues: CueWords) -> bool:
    """Whether somebody is punished for what seems said, and nobody says it: `was jailed for killing his wife`."""
    return not has_source and verb.lemma_.casefold() in cues.punishing


def is_sentencing(verb: Token, cues: CueWords) -> bool:
    """Whether a court only sentences somebody, and says nothing: `condenó al piloto a diez años de cárcel`."""
    below = [one for one in verb.children if one.i > verb.i and one.dep_ != "parataxis"]
    below += [one for top in below for one in top.children if one.dep_ == "nmod"]
    to_what = (one for one in below if one.lemma_.casefold() in cues.penalties)
    cased = (child(one, "case") for one in to_what)
    return verb.lemma_.casefold() in cues.judging and any(
        one is not None and one.text.casefold() in {"a", "to"} for one in cased
    )


def is_remark(verb: Token, cues: CueWords) -> bool:
    """Whether who writes says it himself, and nobody else: `cabe recordar que el 14 de enero murió otro testigo`."""
    return "Inf" in verb.morph.get("VerbForm", []) and verb.head.lemma_.casefold() in cues.remarking


def is_held(verb: Token, cues: CueWords) -> bool:
    """Whether something is only held by those who seem to welcome it: `los vecinos celebraban un bazar`."""
    held = [one for one in verb.children if one.dep_ in {"obj", "nsubj:pass"}]
    some = any("Ind" in c.morph.get("Definite", []) for one in held for c in one.children)
    return verb.lemma_.casefold() in cues.celebrating and some


def is_threatened(told: Sequence[Token], verb: Token, cues: CueWords, kinds: NounKinds) -> bool:
    """Whether what seems said is whom it was said to, and no more: `threatened bus owners who refused to pay`."""
    people = (MentionKind.PERSON, MentionKind.GROUP)
    whom = [one for one in verb.children if one.dep_ == "obj" and kinds.kind_of(one) in people]
    inside = {one.i for top in whom for one in top.subtree}
    return (
        bool(whom and told)
        and all(one.i in inside for one in told)
        and cues.verbs.get(verb.lemma_.casefold()) == "plan"
    )


def is_of_thing(told: Sequence[Token], words: Sequence[Token], cues: CueWords) -> bool:
    """Whether what seems said only tells of what a thing is: `wrote another page | of his book`."""
    tops = tops_of(told)
    above = tops[0].head if len(tops) == 1 and tops[0].dep_ == "nmod" else None
    said = any(one.pos_ in ("VERB", "AUX") or one.is_quote for one in told)
    return above is not None and above in words and above.lemma_.casefold() not in cues.nouns and not said


def is_thing(told: Sequence[Token], lemma: str, cues: CueWords) -> bool:
    """Whether a verb of saying has but a thing after it: `wrote another page of his book`."""
    told_as_thing = cues.verbs.get(lemma) == "say" and lemma not in cues.with_object
    return told_as_thing and not any(one.pos_ in ("VERB", "AUX") or one.is_quote for one in told)


def is_name(told: Sequence[Token], verb: Token, cues: CueWords) -> bool:
    """Whether what seems said is what something is called, in marks: `an operation known as "Clean Sweep"`."""
    words = [one for one in told if one.is_alpha]
    quoted = words[-1:] if not words else [one for one in told if one.is_quote]
    named = [one for one in words if one.i > (quoted[0].i if quoted else -1)]
    titled = all(one.text[:1].isupper() or one.pos_ in ("DET", "ADP") for one in named)
    return (
        verb.lemma_.casefold() in cues.naming and bool(quoted) and bool(named) and titled and len(named) <= MOST_NAMES
    )


def _joined(verb: Token) -> list[Token]:
    """The verbs that are joined to one."""
    return [one for one in verb.children if one.dep_ == "conj"]


def is_nobody(run: Sequence[Token], cues: CueWords) -> bool:
    """Whether the words of a source name nobody: `no one`, `none of the groups`, `nadie`, `ningún grupo`."""
    words = [one.text.casefold() for one in run if not one.is_space]
    return bool(words) and (words[0] in cues.nobody or " ".join(words[:2]) in cues.nobody)


def is_circumstance(content: Sequence[Token], verb: Token, cues: CueWords) -> bool:
    """Whether what follows a verb only tells when or why: `nodded approvingly when they sent tanks`."""
    first = content[0]
    return (
        first.i > verb.i
        and first.text.casefold() in cues.circumstances
        and first.head.dep_ == "advcl"
        and first.head.head.i == verb.i
    )


def is_addressee(source: Token, verb: Token, cues: CueWords) -> bool:
    """Whether a source is whom it was said to or of: `he was told to leave`, `convicted of it`, "urging them to"."""
    lemma = verb.lemma_.casefold()
    asked = cues.verbs.get(lemma) == "demand" and child(verb, "xcomp") is not None
    if source.dep_ in {"obj", "iobj"} and source.head.i == verb.i < source.i and asked:
        return True
    suffers = lemma in cues.addressing or lemma in cues.judging or cues.verbs.get(lemma) == "accuse"
    while source.dep_ in {"appos", "flat", "nmod:desc", "conj"}:  # "the accused, Lieutenant Rivas, is charged with"
        source = source.head
    return source.dep_ == "nsubj:pass" and source.head.i == verb.i and suffers


def is_scene(source: Token) -> bool:
    """Whether it is only where something was done: "the van, which was hijacked in Omagh, was found"."""
    cases = load_grammar(source.lang_).locative_cases
    behind = any(one.dep_ == "case" and one.text.casefold() in cases for one in source.children)
    return behind and source.ent_type_ in {"LOC", "GPE"} and source.dep_ in {"obl", "nmod"}


def is_relative(that: Token, verb: Token) -> bool:
    """Whether "that" or `que` opens a clause about the verb's object: `responder al golpe que representó su captura`.

    About another noun it may as well be what is said, for parsers confuse the two: `explicó en la junta que …`.
    """
    clause = that.head if that.head.dep_ == "acl:relcl" else that
    about = clause.head
    governed = any(one.dep_ == "case" and one.text.casefold() in {"a", "al"} for one in about.children)
    of_object = about.head.i == verb.i and (about.dep_ == "obj" or (about.dep_ in {"obl", "obl:arg"} and governed))
    within = about.dep_ == "nmod" and about.head.dep_ in {"obj", "obl"} and about.head.head.i == verb.i
    return clause.dep_ == "acl:relcl" and (of_object or (within and child(verb, "expl", "obj") is not None))


def is_weak(head: Token, cues: CueWords) -> bool:
    """Whether a word leans on the verb and is no subject: "me", "los"; an article with a clause is one: `los que`."""
    return head.text.casefold() in cues.weak and not (head.pos_ == "DET" and child(head, "acl") is not None)


def is_empty(head: Token) -> bool:
    """Whether a subject names nobody: "it", "that", or is how it was said: `declaró llorando`."""
    form = head.morph.get("VerbForm", [])
    bare = head.pos_ == "ADJ" and "Part" in form and head.i > head.head.i and not list(head.children)
    if bare or (head.pos_ == "VERB" and "Ger" in form):
        return True
    empty = {"it", "there", "that", "which", "que", "esto", "this", "what"}
    return head.dep_ == "expl" or head.lemma_.casefold() in empty


def not_said(verb: Token, lemma: str, content: Token, cues: CueWords, *, by_nobody: bool = False) -> str:
    """Whether a source is told not to say it, and what becomes of that: `KNOWN`, `OPEN`, or "" where it is said.

    `The army never admitted that it killed them` takes the killing for known; `did not say that soldiers were there`,
    `se negó a decir si los mató`, `nobody confirmed that`, `no anunció la muerte` leave it open. Of denials and demands
    that are not made, certainty has its own rules.
    """
    if verb.i > verb.sent.start + 1 and cues.short_of.fullmatch(verb.doc[verb.i - 2 : verb.i].text.casefold()):
        return OPEN  # "stopped short of blaming the army"
    asks = content.text.casefold() in cues.asking and content.i > verb.i
    told, own = child(verb, "xcomp"), verb.lemma_.casefold()
    refuses = own in cues.refusing and not (own in cues.of_oneself and is_bare(verb, told))
    if refuses and told is not None and cues.verbs.get(told.lemma_.casefold()) == "say":
        return KNOWN if told.lemma_.casefold() in cues.admitting else OPEN
    says = any(cues.verbs.get(one, "") in _SAYING for one in (lemma, own))
    says = says or (own in cues.announcing and _is_known_deed(content))
    if not (says or (by_nobody and asks)) or verb.pos_ not in ("VERB", "AUX"):
        return ""
    if not (by_nobody or _is_negated(verb, cues) or _is_refused(verb, cues)):
        return ""
    condemned = cues.verbs.get(own) == "accuse" and _is_definite(content) and content.head.pos_ == "NOUN"
    known = condemned and load_noun_kinds(content.lang_).kind_of(content.head) is None  # `no condenó el atentado`
    return KNOWN if asks or known or own in cues.admitting else OPEN


def _is_definite(first: Token) -> bool:
    return "Def" in first.morph.get("Definite", []) or "Yes" in first.morph.get("Poss", [])


def _is_known_deed(first: Token) -> bool:
    """Whether a noun behind an article or possessive names a deed done to somebody: `no anunció la detención`."""
    return _is_definite(first) and first.head.pos_ == "NOUN" and names_deed(fold(first.head.lemma_), first.lang_)


def is_bare(verb: Token, told: Token | None) -> bool:
    """`Negó conocerlos`: without "a" and without "se" it denies, where `se negó a decirlo` refuses."""
    linked = told is not None and any(one.dep_ in {"mark", "case"} and one.i < told.i for one in told.children)
    return not linked and child(verb, "expl") is None


def denies_another(verb: Token, content: Sequence[Token]) -> bool:
    """`El cura lo niega: «Vendía helados»`: what is denied was told before, and the quotation says how it was."""
    told = next((one for one in verb.children if one.dep_ in {"obj", "expl", "iobj", "obl:arg"}), None)
    colon = next((one for one in verb.doc[verb.i + 1 : verb.sent.end] if one.text == ":"), None)
    return told is not None and colon is not None and told.i < colon.i < content[0].i


def taken_for_known(told: Sequence[Token], cues: CueWords) -> list[Token]:
    """The deed of which a source only denies a part: "denied any involvement in | the murder of the priest".

    It stands behind a word for a part in something, below it or beside it.
    """
    inside = {one.i for one in told}
    tops = {one.i for one in tops_of(told)}
    for share in told:
        near = share.i in tops or share.head.i in tops or share.head.head.i in tops
        if not near or not {share.lemma_.casefold(), share.text.casefold()} & cues.sharing:
            continue
        below = sorted((*share.children, *(share.head.children if share.dep_ == "obj" else ())), key=lambda one: one.i)
        for deed in below:
            behind = deed.i > share.i and deed.i in inside and deed.dep_.split(":")[0] in {"nmod", "obl"}
            if behind and deed.pos_ == "NOUN" and child(deed, "case") is not None:
                return [one for one in deed.subtree if one.i in inside]
    return []


def _is_negated(verb: Token, cues: CueWords) -> bool:
    for one in verb.children:
        word = one.text.casefold()
        if one.i < verb.i and word in cues.negating and one.dep_ in _NEGATIONS and one.nbor(1).text != ",":
            return one.nbor(1).text.casefold() not in cues.only
    return False


def _is_refused(verb: Token, cues: CueWords) -> bool:
    """`Refused to say`, `no quiso decir`: an infinitive behind a verb of not doing it, or not wanting to."""
    above = verb.head
    infinitive = "Inf" in verb.morph.get("VerbForm", []) and verb.dep_ in ("xcomp", "ccomp", "advcl", "obl")
    lemma = above.lemma_.casefold()
    unwilling = lemma in cues.wanting and _is_negated(above, cues)
    return infinitive and above.i < verb.i and (lemma in cues.refusing or unwilling)


def opens_sentence(noun: Token) -> bool:
    """Whether a noun behind a preposition opens a sentence as when or how it was: `en cambio`, `al día siguiente`."""
    cased = any(one.dep_ == "case" and one.i < noun.i for one in noun.children)
    return noun.pos_ == "NOUN" and noun.dep_.startswith("obl") and cased and noun.left_edge.i == noun.sent.start
