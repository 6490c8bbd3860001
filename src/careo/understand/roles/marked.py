"""Who is who by number and by "a", where the order of words does not tell: `mataron los soldados a tres campesinos`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careo.model import MentionKind
from careo.text.numbers import fold
from careo.understand.acts import is_act
from careo.understand.mentions.kinds import ANIMATE, load_noun_kinds
from careo.understand.roles.cases import OBLIQUES, TO, agrees_with, are_people, case_of, has_to, number_of, own_case
from careo.understand.roles.kept import are_kept
from careo.understand.roles.passive import is_past_participle
from careo.understand.roles.speakers import whom_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from careo.understand.roles.arguments import Grammar

HARMS = frozenset({"kill", "execute", "torture", "beat", "rape", "shoot", "wound", "kidnap", "arrest", "hold"})


def is_done_to_antecedent(verb: Token, grammar: Grammar) -> bool:
    """Whether a clause without a subject is done to the noun it hangs on, as its verb has another number.

    `El alcalde que habían secuestrado`: not the mayor kidnapped. Whom somebody keeps captive keeps nobody, either.
    """
    if verb.dep_ != "acl:relcl" or verb.head.pos_ not in ("NOUN", "PROPN"):
        return False
    if any(
        c.pos_ == "ADV" and "Rel" in c.morph.get("PronType", []) for c in verb.children
    ):  # `un lugar donde lo mataron`
        return False
    if any(c.dep_.startswith("nsubj") for c in verb.children):
        return _is_object_of_clause(verb, grammar)
    if any(c.dep_ == "obl" and "Rel" in c.morph.get("PronType", []) and own_case(c) not in TO for c in verb.children):
        return False  # `el ataque en el que resultaron heridos`
    finite = next((t for t in (verb, *verb.children) if "Fin" in t.morph.get("VerbForm", [])), None)
    number = finite.morph.get("Number", []) if finite is not None and finite.dep_ != "cop" else []
    above = verb.head.morph.get("Number", [])
    joined = any(c.dep_ == "conj" for c in verb.head.children)
    apart = verb.left_edge.text == ","  # `los mineros del valle, que avanzan`
    joined = joined or (apart and _agreeing_above(verb.head, verb, grammar).i != verb.head.i)
    return (bool(number and above) and number != above and not joined) or are_kept(verb, grammar)


def of_whom(verb: Token, grammar: Grammar) -> list[Token]:
    """`The judge whom gunmen kidnapped, tortured and killed`: what is joined to a deed is done to him, too."""
    first = verb
    while first.dep_ == "conj" and first.head.pos_ == "VERB":
        first = first.head
    whom = (c for c in first.children if c.dep_ == "obj" and c.i < first.i and fold(c.text) in grammar.relative)
    harmed = is_act(fold(verb.lemma_), verb.lang_, HARMS) and not any(c.dep_ == "nsubj" for c in verb.children)
    if first.i == verb.i or first.dep_ != "acl:relcl" or next(whom, None) is None or not harmed:
        return []
    return [first.head]


def has_whom(verb: Token, grammar: Grammar) -> bool:
    """Whether a relative clause says what is done to the noun that it describes."""
    return any(c.dep_ in ("obj", "iobj") and fold(c.text) in grammar.relative for c in verb.children)


def has_to_whom(verb: Token, grammar: Grammar) -> bool:
    """`El juez, a quien amenazó el coronel`: whether "a" before what is relative says to whom it is done."""
    return any(c.dep_ in ("obj", "iobj") and has_to(c) and fold(c.text) in grammar.relative for c in verb.children)


def _is_object_of_clause(verb: Token, grammar: Grammar) -> bool:
    """`Los campesinos a los que mataron los soldados`, "the mayor they had kidnapped": people, not the subject."""
    own = [c for c in verb.children if c.dep_ == "nsubj"]
    links = [
        c
        for c in (*verb.children, *verb.head.children)
        if fold(c.text) in grammar.relative or "Rel" in c.morph.get("PronType", [])
    ]
    elsewhere = any(c.pos_ == "ADV" or (own_case(c) and own_case(c) not in TO) for c in links)
    return bool(own) and not set(own) & set(links) and not elsewhere and are_people(verb.head)


def _behind_relative(verb: Token, objects: Sequence[Token], grammar: Grammar) -> Token | None:
    """`El alcalde, que habían secuestrado los rebeldes`: who stands behind a clause told of somebody else's fate."""
    bare = [c for c in objects if c.pos_ in ("NOUN", "PROPN") and c.i > verb.i and not has_to(c)]
    one = bare[0] if len(bare) == len(objects) == 1 else None
    if one is None or not are_people(one) or not are_people(verb.head) or not agrees_with(one, _finite(verb)):
        return None
    return one if is_done_to_antecedent(verb, grammar) else None


def subject_after(
    verb: Token, objects: Sequence[Token], obliques: Sequence[tuple[str, Token]], grammar: Grammar
) -> Token | None:
    """The people right behind a verb without "a", where others are whom it is done to: they did it, to these.

    The others stand behind them with "a", or a pronoun before the verb means them: `los detuvo la policía`. One that
    may only say to whose sorrow (`me mataron tres hijos`) makes nobody a doer who is not known to the reader.
    """
    if (acting := _behind_al(verb, objects) or _behind_relative(verb, objects, grammar)) is not None:
        return acting
    if fold(verb.lemma_) in grammar.words["handing"] or any(c.dep_.startswith("nsubj") for c in verb.children):
        return None
    bare = [c for c in objects if c.pos_ in ("NOUN", "PROPN", "ADJ") and c.i > verb.i and not has_to(c)]
    is_aim = verb.dep_ in ("advcl", "acl") and "Inf" in verb.morph.get("VerbForm", [])  # "para expresar su apoyo a X"
    if len(bare) == len(objects) == 2 and _is_first_doer(verb, bare[0], bare[1], grammar):
        return bare[0]
    if len(bare) != 1 or is_aim:
        return None
    marked = [c for case, c in obliques if case in TO and c.i > verb.i and are_people(c)]
    marked += [c for c in objects if c.i > verb.i and has_to(c)]
    before = whom_before(verb, grammar)
    sure = any("Acc" in c.morph.get("Case", []) and "Dat" not in c.morph.get("Case", []) for c in before)
    known = any("Def" in c.morph.get("Definite", []) for c in bare[0].children)
    is_doer = bool(before) and (sure or known) and load_noun_kinds(verb.lang_).kind_of(bare[0]) in ANIMATE
    theirs = any(fold(c.text) in grammar.words["dative"] for c in verb.children)  # `le mataron dos hijos`
    named = bool(named_before(verb, obliques)) and (known or not theirs)
    is_doer |= are_people(bare[0]) and (named or bool(marked and marked[0].i > bare[0].i))
    is_doer |= known and are_people(bare[0]) and (_says_behind(verb, grammar) or has_to_whom(verb, grammar))
    finite = verb if "Fin" in verb.morph.get("VerbForm", []) else verb.head
    return bare[0] if is_doer and finite.morph.get("Number", []) == bare[0].morph.get("Number", []) else None


def _is_first_doer(verb: Token, first: Token, second: Token, grammar: Grammar) -> bool:
    """`Bloquean campesinos la ruta`: people right behind a verb, and a thing behind them, both taken for objects."""
    finite = "Fin" in verb.morph.get("VerbForm", []) and bool(grammar.words["speaker_forms"])
    near = first.left_edge.i == verb.i + 1 and are_people(first) and not are_people(second)
    return finite and near and agrees_with(first, verb)


def _says_behind(verb: Token, grammar: Grammar) -> bool:
    """Whether a verb stands behind what it says, in a language whose objects have "a": `…, acusaron los vecinos`."""
    marks_people = bool(set(TO) & grammar.target_cases)
    return marks_people and verb.dep_ == "parataxis" and verb.i > verb.head.i and verb.nbor(-1).is_punct


def _behind_al(verb: Token, objects: Sequence[Token]) -> Token | None:
    """`Al atacar los rebeldes el cuartel`: people with an article and without "a" do it."""
    is_occasion = any(fold(c.text) == "al" and c.i == verb.i - 1 for c in verb.children)
    if not is_occasion or any(c.dep_.startswith("nsubj") for c in verb.children):
        return None
    kinds = load_noun_kinds(verb.lang_)
    for one in (c for c in objects if c.i > verb.i and not has_to(c)):
        is_definite = any(c.dep_ == "det" and "Def" in c.morph.get("Definite", []) for c in one.children)
        are_people = kinds.kind_of(one) in (MentionKind.PERSON, MentionKind.GROUP) or kinds.status_of(one) is not None
        if is_definite and are_people:
            return one
    return None


def named_before(verb: Token, obliques: Sequence[tuple[str, Token]]) -> list[Token]:
    """Whom a pronoun at the verb means that were named before it: `a los campesinos los mataron`."""
    if not any(c.pos_ == "PRON" and c.dep_ in ("obj", "iobj", "obl:arg") and c.i < verb.i for c in verb.children):
        return []
    return [c for case, c in obliques if case in TO and c.i < verb.i and c.pos_ != "PRON"]


def blamed_for(verb: Token, grammar: Grammar) -> list[Token]:
    """Whom a deed is laid to that follows as the reason: "arrested two men for killing the judge", `por matar a uno`.

    Those behind the verb above did it, not its subject; where that verb has no people as object, nobody is found.
    """
    above = verb.head
    if not is_reason(verb, grammar):
        return []
    if above.pos_ == "ADJ":  # "those responsible for killing him"
        said_of = [c for c in above.children if c.dep_.startswith("nsubj")]
        return said_of or ([above.head] if above.dep_ in ("amod", "acl") else [])
    if above.pos_ in ("NOUN", "PROPN"):  # hung on whom it is laid to
        return [above] if above.dep_ in ("obj", "iobj", "obl", "obl:arg", "nsubj:pass") and is_somebody(above) else []
    before = [c for c in above.children if c.i < verb.i]
    objects = [c for c in before if c.dep_ in ("obj", "iobj") or (c.dep_ in ("obl", "obl:arg") and own_case(c) in TO)]
    return [c for c in objects if is_somebody(c) or c.pos_ == "PRON"]


def is_reason(verb: Token, grammar: Grammar) -> bool:
    """Whether a clause tells why somebody is arrested, blamed or thanked: "for killing", `por haber matado`."""
    has_link = any(fold(c.text) in grammar.words["reasons"] for c in verb.children if c.dep_ in ("mark", "case"))
    is_clause = verb.dep_ in ("advcl", "xcomp", "ccomp", "acl") and verb.head.i < verb.i
    return has_link and is_clause and "Fin" not in verb.morph.get("VerbForm", [])


def by_word_or_effort(lemma: str, given: list[Token], masters: list[Token], grammar: Grammar) -> list[Token] | None:
    """Who does what somebody makes a call, an effort or nothing for, where no one is made to do it; None elsewhere.

    `Hizo un esfuerzo para capturarlos`, "made an appeal to the rebels to disarm": himself, or who is called upon.
    """
    makes = lemma in grammar.light & grammar.order and lemma not in grammar.words["has_done"]
    if not makes or not given or any(is_somebody(c) or c.lemma_.istitle() for c in given):
        return None
    addressed = [c for noun in given for c in noun.children if own_case(c) in (*TO, "to", "on") and is_somebody(c)]
    return addressed or masters


def objects_behind(verb: Token, grammar: Grammar) -> list[Token]:
    """The objects that stand behind a verb; of people those with "a", where a language marks them so."""
    after = [c for c in verb.children if c.i > verb.i]
    behind = [c for c in after if c.dep_ == "obj"]
    if not grammar.words["passive_se"]:
        return behind
    marked = [c for c in after if c.dep_ in ("obl", "obl:arg", "iobj") and has_to(c) and are_people(c)]
    return [c for c in behind if has_to(c) or not are_people(c)] or ([] if behind else marked)


def objects_of(verb: Token, grammar: Grammar) -> list[Token]:
    """The objects of a verb; beside one that is named, "that" is none: "a lie that we burned the church"."""
    own = [c for c in verb.children if c.dep_ in ("obj", "iobj") and fold(c.text) not in grammar.reflexive]
    named = any(c.pos_ in ("NOUN", "PROPN") for c in own)
    named &= not has_to_whom(verb, grammar)  # `a quien exigió la renuncia`
    own = [c for c in own if not (named and fold(c.text) in grammar.relative) and not _is_emphatic(c, grammar)]
    return without_bereaved(verb, own, grammar)


def _is_emphatic(token: Token, grammar: Grammar) -> bool:
    """`Lo mataron ahí mismo`: a word that only stresses the adverb before it."""
    stresses = token.pos_ in ("ADJ", "PRON", "DET") and fold(token.text) in grammar.words["emphatic"]
    return stresses and token.i > token.sent.start and token.nbor(-1).pos_ == "ADV"


def without_bereaved(verb: Token, objects: list[Token], grammar: Grammar) -> list[Token]:
    """The objects without whose loss it was: `a doña Tomasa le mataron dos hijos`."""
    lost = [c for c in objects if c.i > verb.i and c.pos_ == "NOUN" and not has_to(c) and are_people(c)]
    theirs = [c for c in verb.children if c.i < verb.i and fold(c.text) in grammar.words["dative"]]
    if not lost or not theirs:
        return objects
    return [c for c in objects if c.i > verb.i or not has_to(c)]


def is_seen_done(verb: Token, grammar: Grammar) -> bool:
    """`The children saw their parents killed`: a participle with people before it; who saw it did not do it."""
    above = verb.head
    before = any(c.dep_ == "obj" and c.i < verb.i and c.pos_ in ("NOUN", "PROPN") for c in verb.children)
    return before and verb.dep_ in ("xcomp", "ccomp") and fold(above.lemma_) not in grammar.have


def is_kept_from(verb: Token, above: Token, grammar: Grammar) -> bool:
    """`Prevented the crowd from lynching him`: what somebody is kept from, who would have done it is the object."""
    link = any(fold(c.text) in ("from", "de") for c in verb.children if c.dep_ in ("mark", "case"))
    return link and fold(above.lemma_) in grammar.words["keeping"]


def is_elsewhere(verb: Token, grammar: Grammar) -> bool:
    """Whether a clause tells what others did there, or with it: "the school, where he worked", `con el que mató`.

    Or of what something was done: `los delitos de que venía siendo acusada`.
    """
    below = [c for c in verb.children if c.i < verb.i]
    apart = (c for c in below if c.dep_ in OBLIQUES and "Rel" in c.morph.get("PronType", []))
    if any(own_case(c) and own_case(c) not in TO for c in apart):
        return True
    cases = (c for c in below if c.dep_ == "case" and fold(c.text) in grammar.patient_cases)
    of = any(fold(c.nbor(1).text) in grammar.relative for c in cases)
    return of or any(fold(c.text) in grammar.words["where"] for c in verb.children)


def is_no_party(token: Token, grammar: Grammar) -> bool:
    """What the parser took for a subject: the owner in "the ambassador's residence was seized", `presuntamente`."""
    owner = any(c.dep_ == "case" and c.pos_ == "PART" for c in token.children)
    return owner or fold(token.text) in grammar.words["no_party"]


def is_of_noun(verb: Token, grammar: Grammar) -> bool:
    """`At risk of being killed`, `por temor de ser detenido`: a passive that tells what risk or fear it is.

    Or one with nothing relative that hangs on what somebody is, and so is of nobody there: "on a bus …, was set off".
    """
    link = any(fold(c.text) in ("of", "de") and c.i < verb.i for c in verb.children if c.dep_ in ("mark", "case"))
    if verb.dep_ == "acl":
        return link and load_noun_kinds(verb.lang_).kind_of(verb.head) not in ANIMATE
    said = any(c.dep_ == "cop" for c in verb.head.children) and any(c.dep_ == "aux:pass" for c in verb.children)
    return said and not any(fold(t.text) in grammar.relative for t in verb.subtree)


def behind_to(verb: Token, obliques: Sequence[tuple[str, Token]], grammar: Grammar) -> list[Token]:
    """Who or what stands with "a" behind a verb; a bare thing says how it is done: `a cambio de`, `a tiros`.

    `A pocos kilómetros del caserío` says where.
    """
    calls = grammar.words["calls"]  # `marcharon al llamado de los sindicatos`
    behind = [c for case, c in obliques if case in TO and c.i > verb.i and fold(c.text) not in calls]
    behind = [c for c in behind if not is_behind_noun(c)]
    behind = [c for c in behind if fold(c.lemma_) not in grammar.words["distances"]]
    kept = ("det", "nummod", "amod", "nmod:poss", "flat")
    return [
        c
        for c in behind
        if c.pos_ != "NOUN" or own_case(c) == "al" or are_people(c) or any(k.dep_ in kept for k in c.children)
    ]


def is_behind_noun(token: Token) -> bool:
    """`A favor del alcalde`: the "a" that was hung on a noun belongs to another before it."""
    cases = (c for c in token.children if c.dep_ == "case" and c.i < token.i)
    first = next((c.nbor(1) for c in cases if fold(c.text) in TO), token)
    return first.i < token.i and first.pos_ == "NOUN" and first.head.i != token.i


def without_titles(objects: Sequence[Token]) -> list[Token]:
    """The objects without a description that stands right before a name: "captured rebel leader Soto"."""
    names = {t.left_edge.i for t in objects if t.pos_ == "PROPN"}
    return [t for t in objects if t.pos_ != "NOUN" or t.right_edge.i + 1 not in names]


def is_somebody(token: Token) -> bool:
    """People or those in a vehicle, a name, or a personal pronoun."""
    named = token.pos_ == "PROPN" or "Prs" in token.morph.get("PronType", [])
    return named or are_people(token) or load_noun_kinds(token.lang_).kind_of(token) is MentionKind.VEHICLE


def _finite(clause: Token) -> Token:
    return next((t for t in (clause, *clause.children) if "Fin" in t.morph.get("VerbForm", [])), clause)


def _agreeing_above(noun: Token, clause: Token, grammar: Grammar) -> Token:
    """The plural noun above one that a plural clause cannot mean: `diez acusados por el Tribunal, que se negaban`."""
    one, many = number_of(noun, []) == ["Sing"], "Plur" in _finite(clause).morph.get("Number", [])
    people = noun.head if noun.dep_ == "nmod" and own_case(noun) in grammar.patient_cases else noun
    kinds = load_noun_kinds(noun.lang_)
    inner = kinds.kind_of(noun) is not MentionKind.PERSON and not noun.ent_type_ and number_of(noun, []) == ["Plur"]
    if kinds.kind_of(people) is MentionKind.PERSON and inner and number_of(people, []) == ["Plur"]:
        which = any(fold(c.text) in grammar.words["which"] for c in clause.children)
        return noun if which else people  # `los hinchas de ambos clubes que marcharon`
    if not one or not many or not grammar.words["speaker_forms"] or fold(noun.lemma_) in grammar.words["collectives"]:
        return noun
    above = (t for t in noun.ancestors if t.pos_ in ("NOUN", "NUM") and t.i < noun.i)
    return next((t for t in above if t.morph.get("Number", []) == ["Plur"]), noun)


def side_before(noun: Token, clause: Token, grammar: Grammar) -> Token:
    """Of joined nouns the one right before a clause, where it tells of one: `el alcalde y su chofer, que huyó`.

    Of two sides it tells of the last: `choques entre soldados y vecinos que bloqueaban la ruta`.
    """
    joined = [c for c in noun.children if c.dep_ == "conj" and c.i < clause.i]
    if not joined or clause.left_edge.i < joined[-1].i:
        return noun if joined else _agreeing_above(noun, clause, grammar)
    finite = _finite(clause)
    told = "Sing" in finite.morph.get("Number", []) and finite.dep_ != "cop"
    is_one = told and (bool(grammar.words["speaker_forms"]) or finite.lower_.endswith("s"))  # "who was", not "who shot"
    return joined[-1] if is_one or own_case(noun) in grammar.between else noun


def received_from(verb: Token, grammar: Grammar) -> list[Token] | None:
    """Who wrote what somebody got or read: `recibió una carta de los rebeldes exigiendo un rescate`; None elsewhere."""
    letter = verb.head if verb.head.pos_ in ("NOUN", "PROPN") else None
    above = verb.head if letter is None else letter.head
    is_open = verb.dep_ in ("acl", "advcl", "xcomp") and not is_past_participle(verb)
    is_open = is_open and not set(verb.morph.get("VerbForm", [])) & {"Fin", "Inf"} and verb.i > above.i
    if not is_open or fold(above.lemma_) not in grammar.words["gets"]:
        return None
    letters = [letter] if letter is not None else [c for c in above.children if c.dep_ == "obj" and c.i < verb.i]
    if not letters or not {fold(letters[0].lemma_), fold(letters[0].text)} & grammar.words["written"]:
        return None
    below = [c for t in (letters[0], above) for c in t.children if c.dep_ in OBLIQUES and c.i < verb.i]
    return [c for c in below if own_case(c) in grammar.words["authors"] and (is_somebody(c) or c.ent_type_)]


def is_charged(verb: Token, grammar: Grammar) -> bool:
    """`Acusó a dos generales de ordenar`: what somebody is charged with or told to do, hung on whoever that is."""
    whom = verb.head
    is_object = whom.dep_ in ("obj", "iobj", "obl", "obl:arg") and whom.pos_ in ("NOUN", "PROPN") and whom.i < verb.i
    is_clause = "Inf" in verb.morph.get("VerbForm", []) and not any(c.dep_.startswith("nsubj") for c in verb.children)
    told = is_object and is_clause and case_of(whom) in ("", *TO)
    return told and fold(whom.head.lemma_) in grammar.control_object | grammar.order


def is_wording(verb: Token, grammar: Grammar) -> bool:
    """`Issued a statement accusing`: what a note or gesture does, who gives it does."""
    is_active = not is_past_participle(verb) and "Fin" not in verb.morph.get("VerbForm", [])
    container = verb.head
    is_given = container.dep_ == "obj" and container.head.pos_ == "VERB"
    return is_active and is_given and fold(container.lemma_) in grammar.words["containers"]


def given_to(above: Token, verb: Token) -> list[Token]:
    """Who is told to do something, or charged with it: the object of the verb, or who stands behind "a"."""
    before = [c for c in above.children if c.i < verb.i]
    objects = [c for c in before if c.dep_ in ("obj", "iobj")]
    return objects or [c for c in before if c.dep_ in ("obl", "obl:arg") and case_of(c) in (*TO, "to", "on", "upon")]
