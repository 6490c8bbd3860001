"""Phrases over a UD tree: noun phrases without their relative clauses, clauses without their conjuncts."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from typing import TYPE_CHECKING

from careo.model import MentionKind
from careo.understand.mentions.kinds import load_noun_kinds

if TYPE_CHECKING:
    from spacy.tokens import Token

    from careo.understand.attribution.cues import CueWords

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "nsubj:outer", "expl:pass"})
_NOT_IN_NAME = frozenset({"acl:relcl", "parataxis", "advcl", "discourse", "dep"})


def child(token: Token, *labels: str) -> Token | None:
    """The first child with one of the labels; a label matches its subtypes too ("obl" matches "obl:agent")."""
    for one in token.children:
        if one.dep_ in labels or one.dep_.split(":")[0] in labels:
            return one
    return None


def is_governed(verb: Token) -> bool:
    """`acusó de matar`, `capaces de huir`: an infinitive with "de" tells no circumstance, whatever the tree says."""
    marks = [one for one in verb.children if one.i < verb.i and one.dep_ in {"mark", "case"}]
    bare = len(marks) == 1 and marks[0].text.casefold() == "de" and marks[0].head.head.i < marks[0].i
    return verb.dep_ == "advcl" and bare and "Inf" in verb.morph.get("VerbForm", [])


def is_charge(verb: Token) -> bool:
    """`Lo acusó de matar`, `de haber matado`: an infinitive behind "de", its auxiliary too, that tells of what."""
    verbs = [verb, *(one for one in verb.children if one.dep_.startswith("aux"))]
    infinitive = any("Inf" in one.morph.get("VerbForm", []) for one in verbs)
    marks = [one for one in verb.children if one.i < verb.i and one.dep_ in {"mark", "case"}]
    return infinitive and verb.dep_ in {"advcl", "xcomp"} and [one.text.casefold() for one in marks] == ["de"]


def subject(token: Token, *, depth: int = 0) -> Token | None:
    """Who does what a verb says: its subject, or that of the verb it is joined to or governed by."""
    own = child(token, "nsubj", "csubj") or _behind_quotation(token)
    if own is not None or depth > 4 or _is_said_of_another(token):
        return own
    if token.dep_.split(":")[0] in {"conj", "xcomp", "advcl", "parataxis"} and token.head is not token:
        lent = _joined_before(token) or subject(token.head, depth=depth + 1)
        return lent if lent is None or depth or may_say(lent, token) else None
    return None


def _joined_before(verb: Token) -> Token | None:
    """The subject of the verb joined right before to the same: `ella fue a verlo y el teniente vino y le dijo`."""
    joined = [one for one in verb.head.children if verb.dep_ == one.dep_ == "conj" and verb.head.i < one.i < verb.i]
    own = child(joined[-1], "nsubj") if joined and joined[-1].pos_ == "VERB" else None
    return own if own is not None and own.pos_ in {"NOUN", "PROPN"} and may_say(own, verb) else None


def may_say(noun: Token, verb: Token) -> bool:
    """Whether a subject of another verb has the number of a finite one: not `mi hermano se negó; dijeron que`."""
    finite = next((one for one in (verb, *verb.children) if "Fin" in one.morph.get("VerbForm", [])), None)
    number = finite.morph.get("Number", []) if finite is not None else []
    if noun.pos_ != "NOUN" or not number or any(one.dep_ in {"conj", "nummod", "nmod"} for one in noun.children):
        return True
    kinds = load_noun_kinds(noun.lang_)
    return kinds.kind_of(noun) is not MentionKind.PERSON or noun.morph.get("Number", number) == number


def _is_said_of_another(token: Token) -> bool:
    """Whether an infinitive hangs on a participle: `absuelve al capitán, acusado de ordenar` says whose deed it is."""
    above = token.head
    participle = "Part" in above.morph.get("VerbForm", []) and child(above, "aux", "cop") is None
    infinitive = "Inf" in token.morph.get("VerbForm", []) and token.dep_ in {"advcl", "xcomp"}
    return infinitive and participle and above.dep_ in {"advcl", "acl", "amod"}


def _behind_quotation(verb: Token) -> Token | None:
    """Who stands right behind a verb that follows what was said, taken for its object: `«…», contó una de ellas`."""
    said = any(one.dep_ == "ccomp" and one.i < verb.i for one in verb.children)
    behind = child(verb, "obj") if said else None
    if behind is None or behind.left_edge.i != verb.i + 1 or any(one.dep_ == "case" for one in behind.children):
        return None
    return behind if behind.morph.get("Number", []) == verb.morph.get("Number", []) else None


def name_tokens(head: Token) -> list[Token]:
    """The noun phrase of `head`: what belongs to it, without relative clauses, conjoined clauses and edge marks."""
    kept: set[int] = set()
    _collect(head, kept, top=True)
    run = [head]
    doc = head.doc
    left, right = head.i - 1, head.i + 1
    while left in kept:
        run.insert(0, doc[left])
        left -= 1
    while right in kept:
        run.append(doc[right])
        right += 1
    return _without_opening(strip_marks(run), head)


def _without_opening(run: list[Token], head: Token) -> list[Token]:
    """A noun phrase without an adverb and comma before it ("Afterwards, the minister"), and without quotation marks."""
    for number, token in enumerate(run):
        if token.i >= head.i:
            break
        if token.text == "," and all(one.pos_ in {"ADV", "SCONJ", "CCONJ", "ADP"} for one in run[:number]):
            run = run[number + 1 :]
            break
    while len(run) > 1 and _is_bracket(run[0]) and run[0].text != "(":
        run = run[1:]
    while len(run) > 1 and _is_bracket(run[-1]) and run[-1].text != ")":
        run = run[:-1]
    return run or [head]


def _collect(token: Token, kept: set[int], *, top: bool) -> None:
    kept.add(token.i)
    for one in token.children:
        label = one.dep_
        if (label in _NOT_IN_NAME and not _is_all_of(one, token)) or (
            top and label in {"case", "mark", "cop", "nsubj", "aux"}
        ):
            continue
        if label == "conj" and one.pos_ in {"VERB", "AUX"}:
            continue
        if label == "nmod" and one.pos_ == "ADV":  # "the government | at first | claimed"
            continue
        if label == "acl" and one.i > token.i and any(c.dep_ in {"nsubj", "aux", "ccomp"} for c in one.children):
            continue
        _collect(one, kept, top=False)


def _is_all_of(clause: Token, article: Token) -> bool:
    """Whether a clause says all that is said of somebody: `el que mandaba`."""
    return clause.dep_ == "acl:relcl" and article.pos_ == "DET" and clause.left_edge.i == article.i + 1


def strip_marks(run: list[Token]) -> list[Token]:
    """A run of tokens without white space, commas, conjunctions and marks at its edges."""

    def is_edge(token: Token) -> bool:
        return token.is_space or (token.is_punct and not _is_bracket(token)) or token.dep_ == "cc"

    while run and is_edge(run[-1]) and len(run) > 1:
        run = run[:-1]
    while run and is_edge(run[0]) and len(run) > 1:
        run = run[1:]
    return run


def _is_bracket(token: Token) -> bool:
    """A quotation mark or bracket: it belongs to the words it stands at."""
    return token.is_quote or token.is_bracket or token.text in "¿¡?!«»“”\"'()[]"


def subtree(token: Token, *, without: Iterable[Token] = ()) -> list[Token]:
    """The tokens below a token in text order, those below `without` left out."""
    barred = {one.i for top in without for one in top.subtree}
    return [one for one in token.subtree if one.i not in barred and not one.is_space]


def tops_of(run: Sequence[Token], *, beside: Iterable[Token] = ()) -> list[Token]:
    """The tokens of a run that hang on none of it nor of those beside it, without marks."""
    inside = {one.i for one in (*run, *beside)}
    return [one for one in run if one.head.i not in inside and not one.is_punct]


def within_brackets(run: list[Token], *, after: int) -> list[Token]:
    """A run of tokens up to a bracket that closes behind the token `after`, and that the run did not open."""
    opened = 0
    for number, token in enumerate(run):
        if token.i > after and token.text in "([":
            opened += 1
        elif token.i > after and token.text in ")]":
            if not opened:
                return run[:number]
            opened -= 1
    return run


def is_clause(token: Token) -> bool:
    """Whether a word heads a clause: a verb, or what has a copula or a subject."""
    return token.dep_ == "ccomp" or token.pos_ in {"VERB", "AUX"} or child(token, "cop", "nsubj") is not None


def is_bare_infinitive(clause: Token) -> bool:
    """An infinitive, or its auxiliary, with nothing but "no" before it: `dijo tener pruebas`."""
    first = next((one for one in clause.subtree if one.pos_ != "ADV"), clause)
    return "Inf" in first.morph.get("VerbForm", []) and first.pos_ in {"VERB", "AUX"}


def top_of_name(token: Token) -> Token:
    """The head of the name or noun phrase a token is part of."""
    inside = {"flat", "flat:name", "compound", "appos", "nmod", "amod", "det", "nummod"}
    while token.dep_ in inside and token.head.pos_ in {"NOUN", "PROPN"}:
        token = token.head
    return token


_NAMING = frozenset({"NOUN", "PROPN"})


def relative_ends(token: Token) -> list[int]:
    """Where a relative clause ends whose noun has its verb behind it: "the man, who asked not to be named, said"."""
    ends = []
    while token.head.i != token.i:
        noun = token.head
        while noun.dep_ in {"nmod", "appos"} and noun.head.pos_ in _NAMING:  # `un grupo de hombres que dijeron …`
            noun = noun.head
        verb = noun.head
        if token.dep_ == "acl:relcl" and verb.i > token.right_edge.i:
            ends.append(token.right_edge.i + 1)
        if token.dep_ == "acl:relcl" and token.head.dep_.startswith("nsubj") and verb.i > token.i:
            edges = (one.left_edge.i for one in verb.children if one.i > token.i)
            ends.append(min((edge for edge in edges if token.i < edge < verb.i), default=verb.i))
        token = token.head
    return ends


def relative_subject(verb: Token, links: Container[str]) -> Token | None:
    """Who says it in a relative clause whose pronoun was taken for a conjunction: `testigos que dijeron que vieron`."""
    if verb.dep_ != "acl:relcl" or verb.head.pos_ not in _NAMING or child(verb, "nsubj", "nsubj:pass") is not None:
        return None
    link = next((one for one in verb.children if not one.is_punct), verb)
    told = child(verb, "ccomp", "xcomp", "obj")
    is_link = link.i < verb.i and link.text.casefold() in links
    numbers = verb.morph.get("Number", []), verb.head.morph.get("Number", [])
    alike = numbers[0] == numbers[1] or (not numbers[1] and numbers[0] == ["Sing"])  # not "las cosas que dijo que vio"
    return verb.head if is_link and alike and told is not None and told.i > verb.i else None


def joined_to(token: Token, cues: CueWords) -> Token | None:
    """The cue verb before it whose subject it shares: `said that … and added that …`, of the same tense and person.

    Parsers hang the second verb on the clause of the first as often as on the first.
    """
    verbs, that = cues.verbs, cues.that
    opens = token.i + 1 < len(token.doc) and token.nbor(1).text.casefold() in that
    opens = opens or verbs.get(token.lemma_.casefold()) == "accuse"  # "denied that he did and blamed others"
    if not opens or token.lemma_.casefold() not in verbs or child(token, "nsubj") is not None or token.dep_ != "conj":
        return None
    link = child(token, "cc")
    if link is None or link.i != token.i - 1:
        return None
    above = token.head
    while above.dep_ in {"conj", "ccomp"}:
        if above.dep_ == "ccomp" and verbs.get(above.head.lemma_.casefold()) in {"say", "believe", "deny"}:
            alike = ("Tense", "Mood") if verbs[token.lemma_.casefold()] == "accuse" else ("Tense", "Number", "Mood")
            same = all(above.head.morph.get(key, []) == token.morph.get(key, []) for key in alike)
            return above.head if same else None
        above = above.head
    return None


LONGEST_LABEL = 8
"""Words of the label of a turn, its brackets too, at most."""


def is_in_label(token: Token) -> bool:
    """Whether a word stands in the label that opens its sentence: `[ROJAS] | The minister said`."""
    opening = token.sent[:LONGEST_LABEL]
    close = next((one.i for one in opening if one.text == "]"), None) if opening[0].text == "[" else None
    return close is not None and token.i <= close


def with_end(told: list[Token], cue: Iterable[Token]) -> list[Token]:
    """What is said with the verb right behind that it was cut off from: `say that the mayor had him | killed`."""
    if not told or told[-1].i + 1 >= told[-1].sent.end:
        return told
    after = told[-1].nbor(1)
    cut = after.dep_ == "ccomp" and any(one.i == after.head.i for one in cue)
    rest = subtree(after) if cut else []
    return [*told, *rest] if rest and rest[0].i == after.i else told


def is_said_bare(clause: Token, verb: Token) -> bool:
    """`Aseguró haber dado muerte`, `se jactó de haber matado`: an infinitive that is what somebody says of himself."""
    own = verb.morph.get("Person", []) and child(verb, "expl") is not None
    of = own and clause.dep_ in {"advcl", "obl"} and any(one.text.casefold() == "de" for one in clause.children)
    told = [one for one in clause.subtree if one.text.casefold() != "de"] if of else []
    if told:
        return "Inf" in told[0].morph.get("VerbForm", [])
    return clause.dep_ == "xcomp" and is_bare_infinitive(clause)


def is_reflexive_passive(token: Token) -> bool:
    """`se informó que`: nobody is named."""
    se = child(token, "expl", "obj", "iobj")
    subject_of = child(token, "nsubj")
    named = subject_of is not None and (subject_of.i < token.i or subject_of.pos_ != "NOUN")
    return se is not None and se.text.casefold() == "se" and not named


def is_passive(token: Token) -> bool:
    """Whether the subject of a verb does not say it: by auxiliary or `se`, or in `preguntado si lo mató, el juez …`."""
    asked = token.dep_ == "advcl" and "Part" in token.morph.get("VerbForm", []) and child(token, "aux") is None
    return asked or child(token, "nsubj:pass", "aux:pass") is not None or is_reflexive_passive(token)


def described_by(pronoun: Token) -> Token | None:
    """The noun that a relative clause says something of, for its pronoun: "the mayor, who said"; None for others."""
    clause = pronoun.head
    subject = pronoun.dep_ in ("nsubj", "nsubj:pass") and "Rel" in pronoun.morph.get("PronType", [])
    if subject and clause.dep_ in ("advcl:relcl", "parataxis") and pronoun.i > pronoun.sent.start + 1:
        before = pronoun.nbor(-2)  # "to the Government, which replied", wherever the clause was hung
        return before if pronoun.nbor(-1).text == "," and before.pos_ in _NAMING else None
    while subject and clause.dep_ == "conj" and clause.head.dep_ in ("conj", "acl:relcl"):  # "who was … and who told"
        clause = clause.head
    if pronoun.dep_ not in ("nsubj", "nsubj:pass") or clause.dep_ != "acl:relcl" or clause.head.pos_ not in _NAMING:
        return None
    is_relative = "Rel" in pronoun.morph.get("PronType", []) or pronoun.pos_ == "SCONJ"
    return clause.head if is_relative and clause.head.i < pronoun.i else None
