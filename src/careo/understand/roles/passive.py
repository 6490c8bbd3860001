"""Whether the subject of a verb suffers it: by auxiliary, label, reduced participle, or Spanish "se"."""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING

from careo.text.numbers import fold
from careo.understand.roles.cases import case_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from careo.understand.roles.arguments import Grammar

_REDUCED = frozenset({"acl", "amod", "advcl", "xcomp", "ccomp", "ROOT", "obj", "nmod"})


def is_passive(verb: Token, grammar: Grammar) -> bool:
    """Whether the subject of a verb suffers it: auxiliary, label, reduced participle or Spanish "se"."""
    labels = {child.dep_ for child in verb.children}
    if _is_elliptic_passive(verb, grammar) or shares_auxiliary(verb, grammar):
        return True
    if _is_headline(verb, grammar):
        return True
    if "nsubj:pass" in labels or "aux:pass" in labels or "expl:pass" in labels:
        return True
    if _is_reduced_relative(verb, labels, grammar):
        return True
    if not is_past_participle(verb):
        return _is_se_passive(verb, grammar)
    if _is_behind_having(verb):
        return False
    aux = [c for c in verb.children if c.dep_ in ("aux", "cop")]
    if any(fold(c.lemma_) in grammar.be for c in aux):
        return True
    if aux or "obj" in labels or _is_told_of_doer(verb, labels, grammar):
        return False
    if verb.dep_ == "conj" and "nsubj" not in labels:
        first = above_infinitive(verb)
        if first.pos_ == "NOUN" and any(c.dep_ == "cop" for c in first.children):  # `fueron puestos … y fusilados`
            return True
        return first.pos_ in ("VERB", "ADJ") and is_passive(first, grammar)
    return verb.dep_ in _REDUCED and "Fin" not in verb.morph.get("VerbForm", [])


def _is_reduced_relative(verb: Token, labels: Set[str], grammar: Grammar) -> bool:
    """`A rebel killed in battle`: a past right behind a noun that it describes, without a subject or object."""
    endings, own = tuple(grammar.words["like_participles"]), {"nsubj", "obj", "aux", "mark", "ccomp", "xcomp"}
    behind = verb.dep_ == "acl" and verb.head.i < verb.i and verb.head.pos_ in ("NOUN", "PROPN", "PRON")
    return behind and bool(endings) and fold(verb.text).endswith(endings) and not own & labels


def _is_behind_having(verb: Token) -> bool:
    """`Negó haberlos detenido`: an infinitive that a perfect is made with, right before, wherever it was hung."""
    before = verb.nbor(-1) if verb.i > verb.sent.start else verb
    infinite = before.pos_ == "AUX" and "Fin" not in before.morph.get("VerbForm", [])
    return infinite and before.i != verb.i and before.head.i not in (verb.i, before.i)


def _is_told_of_doer(verb: Token, labels: Set[str], grammar: Grammar) -> bool:
    """`Farmers of the north threatened today to strike`: a past that looks like a participle, with a plain subject."""
    is_clause = verb.pos_ == "VERB" and verb.dep_ in ("ROOT", "ccomp", "parataxis")
    return bool(grammar.words["like_participles"]) and is_clause and "nsubj" in labels


def is_bare_gerund(verb: Token) -> bool:
    """Whether a verb is a gerund without an auxiliary, behind which no subject stands: "urging the authorities"."""
    gerund = "Ger" in verb.morph.get("VerbForm", []) or "Pres" in verb.morph.get("Tense", [])
    finite = "Fin" in verb.morph.get("VerbForm", []) or any(c.dep_.startswith("aux") for c in verb.children)
    return gerund and not finite


def is_past_participle(verb: Token) -> bool:
    """Whether a token is a past participle, by its features or as an adjective made of one."""
    forms = verb.morph.get("VerbForm", [])
    if "Part" in forms:
        return "Past" in verb.morph.get("Tense", ["Past"])
    return verb.pos_ == "ADJ"


def is_perfect_infinitive(verb: Token) -> bool:
    """`Dijo haber escrito`, "claimed to have written": what who says so has done."""
    return any(c.dep_ == "aux" and "Inf" in c.morph.get("VerbForm", []) for c in verb.children)


def is_reflexive_passive(verb: Token, grammar: Grammar) -> bool:
    """Whether a passive rests on "se"."""
    return not is_past_participle(verb) and _is_se_passive(verb, grammar)


def _is_se_passive(verb: Token, grammar: Grammar) -> bool:
    """Spanish "se" beside a verb: its object or what stands after it suffers it; not `se los llevaron`."""
    taken = any(c.dep_ == "obj" and c.pos_ == "PRON" and fold(c.text) in grammar.words["lifted"] for c in verb.children)
    return not taken and any(
        fold(c.text) in grammar.reflexive and c.dep_.startswith(("expl", "obj", "iobj")) for c in verb.children
    )


def _is_elliptic_passive(verb: Token, grammar: Grammar) -> bool:
    """`Four people were killed and eleven others injured`: the second verb shares the auxiliary of the first.

    Parsers read it as an active verb; a counted subject without an object tells that it is not.
    """
    if verb.dep_ not in ("conj", "advcl") or verb.head.i >= verb.i:
        return False
    if _is_left_so(verb, grammar):
        return True
    if not is_passive(verb.head, grammar):
        return False
    if any(c.dep_.startswith("aux") for c in verb.children) or "Past" not in verb.morph.get("Tense", []):
        return False
    if grammar.only_finite and verb.lower_.endswith(grammar.only_finite):  # "cuando 57 campesinos ocuparon la sede"
        return False
    counted = [c for c in beside(verb) if is_counted(c)]
    objects = [c for c in verb.children if c.dep_ == "obj" and c.i > verb.i]
    return bool(counted) and not any(c.ent_type_ != "" or _is_bare(c, verb) for c in objects)


def _is_bare(noun: Token, verb: Token) -> bool:
    """`Ten were hurt and forty gunmen opened fire`: what a verb makes one phrase with."""
    single = noun.pos_ == "NOUN" and "Sing" in noun.morph.get("Number", [])
    return single and noun.i == verb.i + 1 and not any(c.i < noun.i for c in noun.children)


def _is_headline(verb: Token, grammar: Grammar) -> bool:
    """`Rebels killed in ambush`: people without an article before a verb that must have an object and has none."""
    words, labels = grammar.words, {child.dep_.partition(":")[0] for child in verb.children}
    if fold(verb.lemma_) not in words["needs_object"] or {"obj", "iobj", "aux", "ccomp", "xcomp"} & labels:
        return False
    if not fold(verb.text).endswith(tuple(words["like_participles"])) or "Past" not in verb.morph.get("Tense", []):
        return False
    if any(
        t.dep_ == "obj" for c in verb.children if c.dep_ == "conj" for t in c.children
    ):  # "arrested, then freed him"
        return False
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    if verb.dep_ == "parataxis" and any(c.left_edge.i and c.left_edge.nbor(-1).text == "," for c in subjects):
        return True  # "Pedro Rojas, an 18-year-old killed in May"
    bare = [c for c in subjects if c.i == verb.i - 1 and (c.pos_ == "NOUN" or c.ent_type_ in ("PER", "PERSON"))]
    return bool(bare) and not any(c.dep_ in ("det", "nmod:poss") for c in bare[0].children)


def _is_left_so(verb: Token, grammar: Grammar) -> bool:
    """`The blast left two dead and six hurt`: the others, who are counted, are left so too."""
    first = verb.head.head if verb.head.dep_ == "xcomp" else verb.head
    if verb.dep_ != "conj" or fold(first.lemma_) not in grammar.words["come_upon"]:
        return False
    others = any(c.dep_ in ("obj", "iobj") or c.dep_.startswith("aux") for c in verb.children)
    return not others and any(is_counted(c) for c in beside(verb))


def above_infinitive(verb: Token) -> Token:
    """What a joined verb is joined to; where that is an infinitive and it is none, the verb that this hangs on.

    `They made them stand and beat them`, `were made to dig and shot`: the second goes with "made", not with the first.
    """
    head = verb.head
    is_infinitive = "Inf" in verb.morph.get("VerbForm", []) or any(fold(c.text) in ("to", "a") for c in verb.children)
    while not is_infinitive and "Inf" in head.morph.get("VerbForm", []):
        if head.dep_ not in ("xcomp", "advcl") or head.head.pos_ not in ("VERB", "AUX") or head.head.i > head.i:
            break
        head = head.head
    return head


def shares_auxiliary(verb: Token, grammar: Grammar) -> bool:
    """`She was dragged out and shot`: a form that may be a participle, joined to a passive, with nothing of its own."""
    if verb.dep_ != "conj" or verb.head.i >= verb.i:
        return False
    first = above_infinitive(verb)
    is_headed = _is_headline(first, grammar)  # "Mayor kidnapped and killed"
    if not is_headed and not any(c.dep_ == "aux:pass" for c in first.children):
        return False
    given = fold(verb.lemma_) in grammar.words["given"]  # "were held and denied access"
    own = {"nsubj", "aux", "obj", "ccomp", "xcomp", "mark"} & {c.dep_ for c in verb.children}
    if is_told(verb, grammar) and not own & {"nsubj", "aux", "obj"}:
        return True
    endings = tuple(grammar.words["like_participles"])
    participle = fold(verb.text).endswith(endings) or (bool(endings) and "Pass" in verb.morph.get("Voice", []))
    return not own - ({"obj"} if given else set()) and participle


def is_told(verb: Token, grammar: Grammar) -> bool:
    """`Was called to Lima and told to resign`: a verb of telling somebody what to do, and nobody whom it tells."""
    below = [c for c in verb.children if c.dep_ == "xcomp" and "Inf" in c.morph.get("VerbForm", [])]
    marked = any(c.left_edge.i == verb.i + 1 for c in below) and verb.nbor(1).dep_ == "mark"
    return marked and fold(verb.lemma_) in grammar.control_object and not any(c.dep_ == "obj" for c in verb.children)


def beside(verb: Token) -> list[Token]:
    """The subject of a verb, or the noun right before it."""
    own = [c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass")]
    before = [verb.nbor(-1)] if verb.i > verb.sent.start else []
    return own or [t for t in before if t.pos_ in ("NOUN", "PRON", "NUM", "ADJ", "PROPN") and not case_of(t)]


def is_counted(token: Token) -> bool:
    """Whether a noun has a number beside it."""
    words = [token, *token.children]
    return any(t.pos_ == "NUM" or t.dep_ == "nummod" or t.like_num for t in words)


def have_above(token: Token, grammar: Grammar) -> Token | None:
    """The "have" of "had fifty prisoners shot", where a participle hangs on it or on its object."""
    at = token
    if any(c.dep_ in ("mark", "aux:pass") for c in token.children):  # "has no information that he was detained"
        return None
    for _ in range(3):
        if at.head.i == at.i or at.head.i > token.i:
            return None
        at = at.head
        if fold(at.lemma_) in grammar.have and at.pos_ in ("VERB", "AUX"):
            has_object = any(c.dep_ == "obj" and c.i < token.i for c in at.children)
            below = token.dep_ == "xcomp" and any(c.dep_ == "nsubj:pass" for c in token.children)
            return at if has_object or below else None
    return None


def gapped_subject(verb: Token) -> Token | None:
    """The subject of a participle whose auxiliary is left out: `su hermano fue asesinado y su casa saqueada`.

    With one, that of the verb joined right before: `tres murieron y otros cinco cayeron heridos; fueron evacuados`.
    """
    if any(c.dep_ == "aux:pass" for c in verb.children) and is_past_participle(verb):
        return _subject_joined_before(verb)
    if not is_past_participle(verb) or any(c.dep_.startswith("aux") for c in verb.children) or not verb.i:
        return None
    noun = verb.nbor(-1)
    beside = noun.pos_ == "NOUN" and noun.dep_ == "conj" and noun.head.i == verb.head.i
    agrees = all(noun.morph.get(key, []) == verb.morph.get(key, []) for key in ("Gender", "Number"))
    return noun if beside and agrees else None


def _subject_joined_before(verb: Token) -> Token | None:
    """The subject of the last verb joined to the same one before a passive, if that has its own and agrees."""
    joined = [c for c in verb.head.children if c.dep_ == "conj" and verb.head.i < c.i < verb.i]
    own = [c for c in joined[-1].children if c.dep_ in ("nsubj", "nsubj:pass")] if joined else []
    keys = ("Gender", "Number")
    told = ((c.morph.get(key, []), verb.morph.get(key, [])) for c in own for key in keys)
    return own[0] if own and all(one == other for one, other in told if one and other) else None


def is_said_of_subject(participle: Token) -> bool:
    """`Murió baleado por la policía`: what befell the subject of a verb that has no object."""
    above = participle.head
    behind = participle.dep_ == "xcomp" and participle.i > above.i and is_past_participle(participle)
    return behind and not any(c.dep_ == "obj" for c in above.children) and "Fin" in above.morph.get("VerbForm", [])


def shares_subject(verb: Token, above: Token, grammar: Grammar, *, passive: bool) -> bool:
    """Whether a verb without a subject, a `passive` or not, has that of the verb above it."""
    if is_passive(above, grammar) == passive or is_reflexive_passive(above, grammar):
        return True
    finite = "Fin" in verb.morph.get("VerbForm", [])  # "fueron detenidos cuando protestaban"
    shot = any(c.dep_ == "aux:pass" for c in verb.children)  # "dug their graves before being shot"
    return finite or shot or is_said_of_subject(verb)


def rather_by(verb: Token, grammar: Grammar) -> list[Token]:
    """By whom it was done instead: "was not killed by the rebels but by his guards"; else nobody."""
    negated = any("Neg" in c.morph.get("Polarity", []) and c.i < verb.i for c in verb.children)
    by = [c for c in verb.children if c.dep_.startswith("obl") and case_of(c) in grammar.agent_cases]
    joined = [c for above in (verb, *by) for c in above.children if c.dep_ == "conj" and c.i > verb.i and by]
    but = grammar.words["but_by"]
    others = (c for c in joined if case_of(c) in grammar.agent_cases and c.pos_ in ("NOUN", "PROPN", "PRON"))
    return [c for c in others if negated and any(fold(t.text) in but for t in c.children if t.dep_ == "cc")]
