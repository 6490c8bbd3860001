"""What no English tree has, mended: a determiner across a verb, a body's name in two, an infinitive behind "have"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from careo.lang.mending.tree import NOUNS, PAST_PARTICIPLE

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels, Numbers

TOLD = frozenset({"told", "tell", "tells", "informed"})
ASKED = frozenset({"asked", "questioned", "pressed"})
BE = frozenset({"was", "were", "is", "are"})
ENDINGS = ("ed", "en", "wn", "ght", "ept", "elt", "old", "ot", "orn", "ung", "ut", "aid", "ade", "eft")
PARTS = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod"})
AFTER_VERB = frozenset({"PUNCT", "ADP", "ADV", "SCONJ", "SPACE"})
STEPS = 4  # from a noun up to its verb, at most
HAVE = frozenset({"have", "has", "had", "'ve", "having"})
CAUSING = frozenset({"have", "has", "had", "having", "get", "gets", "got", "getting"})
INNER, FIRST = "I-ORG", "B-ORG"
# Verbs behind whose object a participle says what became of it, or in which state it was: "had two men arrested".
OF_STATE = re.compile(
    r"ha(?:ve|s|d|ving)|g[eo]t(?:s|ting)?|see(?:s|n|ing)?|saw|f(?:ind|ound|eel|elt)(?:s|ing)?|le(?:ave|aves|aving|ft)|"
    r"ke(?:ep|pt)(?:s|ing)?|h(?:old|eld)(?:s|ing)?|hear(?:s|d|ing)?|ma(?:ke|kes|king|de)|declare[sd]?|"
    r"(?:want|need|watch|order|wish|report)(?:s|es|ed|ing)?|like[sd]?"
)


def mend_english(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    """The analysis of an English sentence, changed where grammar leaves no choice.

    A determiner is of the next noun where a finite verb stands before the one it was hung on. What stands between "and"
    and a number is no adjective of what is counted but a verb that has it as its object ("caused a death and injured 15
    people"). Two bodies that only "of" joins are one ("Communist Party | of | Ayora"). A noun right before a name that
    plays the same part describes it: "the journalist Luis Choy was shot" tells of one person. A verb with the
    auxiliary "have" is no infinitive ("has not said"). A past participle behind an object describes it, but behind
    verbs such as "have" and "see" ("freed the banker kidnapped in May"); right behind a verb it describes the noun
    behind it ("reject proposed changes"). A form in "-ing" that shares its preposition with the noun right before it is
    a noun ("killed in police firing"). A participle is joined to the passive, not to a noun between ("taken out and
    shot"). Relatives with names are people of their own. "Not only" joins two subjects.

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """
    tags, heads = [labels.upos[one] for one in done.upos.tolist()], done.heads.tolist()
    relations = done.relations.tolist()
    for at, relation in enumerate(relations):
        if labels.relations[relation] == "det" and (noun := _own_noun(at, heads[at], tags, done, labels)) is not None:
            heads[at] = noun
    _count_objects(words, tags, heads, relations, done=done, labels=labels)
    for at in range(1, len(words)):
        if _is_described(at, tags, heads, relations, labels):
            heads[at - 1], relations[at - 1] = at, labels.relations.index("nmod:desc")
    _part_relatives(words, tags, heads, relations, labels)
    _move_subjects(tags, heads, relations, labels)
    _describe_objects(words, tags, heads, relations, done=done, labels=labels)
    _mend_passives(words, tags, heads, relations, labels)
    _describe_before(words, tags, heads, relations, done=done, labels=labels)
    feats = _with_perfects(words, tags, heads, relations, done=done, labels=labels)
    upos = _with_nouns(words, tags, heads, relations, done=done, labels=labels)
    above, names = np.array(heads, dtype=done.heads.dtype), _joined(words, done, labels)
    told = np.array(relations, dtype=done.relations.dtype)
    return replace(done, upos=upos, feats=feats, heads=above, relations=told, names=names)


def _with_nouns(
    words: Sequence[str], tags: Sequence[str], heads: list[int], relations: list[int], *, done: Analysis, labels: Labels
) -> Numbers:
    """The tags, where a form in "-ing" is a noun; "not only" joins two subjects on the way."""
    upos = done.upos.copy()
    for at in range(1, len(words)):
        if (words[at - 1].lower(), words[at].lower()) == ("not", "only"):
            _join_both(at, words, tags, heads, relations, labels)
        if words[at].lower().endswith("ing") and _is_named_before(at, words, tags, heads, relations, labels):
            _make_noun(at, heads, relations, labels)
            upos[at] = labels.upos.index("NOUN")
    return upos


def _below(at: int, heads: Sequence[int]) -> Iterator[int]:
    """What hangs on a word, the root itself among them."""
    return (one for one, head in enumerate(heads) if head == at)


def _mend_asked(
    words: Sequence[str], tags: Sequence[str], heads: list[int], relations: list[int], labels: Labels
) -> None:
    """`Asked whether planes had come, he said`: what stands before was asked of him, and he says none of it."""
    number, first = labels.relations.index, 0
    while first < len(words) and tags[first] in ("PUNCT", "SPACE"):
        first += 1
    if first >= len(words) or words[first].lower() not in ASKED or tags[first] != "VERB":
        return
    own = any(labels.relations[relations[one]].startswith("nsubj") for one in _below(first, heads))
    if not own and labels.relations[relations[first]] in ("ccomp", "parataxis") and heads[first] > first:
        relations[first] = number("advcl")


def _mend_gerunds(
    words: Sequence[str], tags: Sequence[str], heads: list[int], relations: list[int], labels: Labels
) -> None:
    """`Told the court trying the colonel that …`: a form in "-ing" right behind who is told says what he does."""
    number = labels.relations.index
    for at in range(1, len(words)):
        above = heads[at]
        told = heads[at - 1] == above and words[above].lower() in TOLD and above < at - 1
        loose = labels.relations[relations[at]] in ("ccomp", "advcl", "xcomp")
        gerund = tags[at] == "VERB" and words[at].lower().endswith("ing") and loose
        if not (told and gerund and tags[at - 1] in NOUNS):
            continue
        heads[at], relations[at] = at - 1, number("acl")
        clauses = [one for one in range(at + 1, len(words)) if heads[one] == at and tags[one] == "VERB"]
        for one in (one for one in clauses if words[one - 1].lower() != "to"):
            heads[one], relations[one] = above, number("ccomp")


def _mend_passives(
    words: Sequence[str], tags: Sequence[str], heads: list[int], relations: list[int], labels: Labels
) -> None:
    """`Why were the families refused help?`: behind a form of "be" only what ends in "-ing" is active."""
    _mend_asked(words, tags, heads, relations, labels)
    _mend_gerunds(words, tags, heads, relations, labels)
    number = labels.relations.index
    for at in (one for one in range(len(words)) if words[one].lower() in BE and relations[one] == number("aux")):
        verb = heads[at]
        if tags[verb] != "VERB" or at > verb or words[verb].lower().endswith(("ing", "in'")):
            continue
        between = [one for one in range(at + 1, verb) if heads[one] == verb]
        if any(relations[one] == number("nsubj") for one in between) and words[verb].lower().endswith(ENDINGS):
            relations[at] = number("aux:pass")
            for one in between:
                if relations[one] == number("nsubj"):
                    relations[one] = number("nsubj:pass")
    _join_participles(words, tags, heads, relations, labels)


def _join_participles(
    words: Sequence[str], tags: Sequence[str], heads: list[int], relations: list[int], labels: Labels
) -> None:
    """`Were taken out in groups of five and shot`: a participle is joined to the passive, not to a noun between."""
    number = labels.relations.index
    passive, joined = number("aux:pass"), number("conj")
    passives = {heads[at] for at, relation in enumerate(relations) if relation == passive}
    for at in (one for one, relation in enumerate(relations) if relation == joined):
        noun = above = heads[at]
        for _ in range(STEPS):
            above = above if tags[above] == "VERB" else heads[above]
        below = {labels.relations[relations[one]] for one in _below(at, heads)}
        bare = not {"det", "amod", "nsubj", "nsubj:pass", "aux", "aux:pass", "compound"} & below
        behind = tags[at + 1] if at + 1 < len(tags) else "PUNCT"  # not "of jailed and murdered | and missing people"
        participle = tags[at] == "VERB" and words[at].lower().endswith(ENDINGS) and behind in AFTER_VERB
        if participle and bare and tags[noun] in ("NOUN", "PROPN", "NUM") and above in passives and above < noun < at:
            heads[at] = above


def _part_relatives(
    words: Sequence[str], tags: Sequence[str], heads: list[int], relations: list[int], labels: Labels
) -> None:
    """`Rosa Ticona, her brother Juan and his wife Ana`: a relative with a name is one person, and not the first."""
    number, beside = labels.relations.index, ("appos", "conj", "flat")
    for at in (one for one in range(2, len(tags)) if tags[one] == "PROPN" and words[one - 1] == ","):
        alike = [one for one in range(at - 1) if heads[one] == heads[at] and relations[one] == relations[at]]
        if alike and tags[alike[-1]] == "NUM" and labels.relations[relations[at]] in PARTS:
            heads[at], relations[at] = alike[-1], number("appos")  # "one of them, Raul Sosa, was freed"
    for at in (one for one in range(1, len(tags) - 1) if tags[one] == "NOUN"):
        first, name = heads[at], at + 1
        if [word.lower() for word in words[name : name + 4]] == ["-", "in", "-", "law"]:
            name += 4
        told = labels.relations[relations[at]] in ("appos", "conj") and first < at and name < len(tags)
        owned = heads[at - 1] == at and relations[at - 1] == number("nmod:poss")
        if not (told and owned and tags[name] == "PROPN" and labels.relations[relations[name]] in beside):
            continue
        together = (first, at, heads[first], *(one for one in range(first, at) if heads[one] == first))
        if heads[name] in together and tags[first] in NOUNS:
            heads[name], relations[name] = first, number("conj")
            heads[at], relations[at] = name, number("nmod:desc")


def _move_subjects(tags: Sequence[str], heads: list[int], relations: list[int], labels: Labels) -> None:
    """`Three soldiers died and five were wounded`: who stands behind "and" is the subject of the verb behind it."""
    told = [labels.relations[one] for one in relations]
    for at in (one for one in range(2, len(told)) if told[one] == "nsubj" and heads[one] < one):
        verb = heads[at]
        for link in (one for one in range(verb + 1, at) if told[one] == "cc"):
            other = heads[link]
            below = {told[one] for one in range(len(told)) if heads[one] == other}
            joined = other > at and heads[other] == verb and told[other] == "conj"
            alone = not below & {"nsubj", "nsubj:pass"} and not {"VERB", "AUX"} & {*tags[link:at]}
            if joined and alone:
                label = "nsubj:pass" if "aux:pass" in below else "nsubj"
                heads[at], relations[at] = other, labels.relations.index(label)
                break


def _describe_objects(
    words: Sequence[str], tags: Sequence[str], heads: list[int], relations: list[int], *, done: Analysis, labels: Labels
) -> None:
    """`Freed the banker kidnapped in May`: a participle that was hung on the verb is hung on the noun before it."""
    number = labels.relations.index
    completing = number("xcomp")
    for at in (one for one in range(2, len(words)) if relations[one] == completing and tags[one] == "VERB"):
        verb, noun, feats = heads[at], at - 1, labels.feats[done.feats[at]]
        told = labels.relations[relations[noun]]
        behind = (heads[noun], told) in ((verb, "obj"), (at, "nsubj:pass"), (at, "nsubj"))
        bare = not any(heads[one] == at and labels.relations[relations[one]].startswith("aux") for one in range(at))
        past = "VerbForm=Part" in feats and "Tense=Past" in feats and tags[verb] == "VERB"
        if (
            behind
            and bare
            and past
            and verb < noun
            and tags[noun] in NOUNS
            and not OF_STATE.fullmatch(words[verb].lower())
        ):
            heads[noun], relations[noun] = verb, number("obj")
            heads[at], relations[at] = noun, number("acl")


def _describe_before(
    words: Sequence[str], tags: Sequence[str], heads: list[int], relations: list[int], *, done: Analysis, labels: Labels
) -> None:
    """`Reject proposed Israeli changes`: a participle right behind a verb describes the noun behind it."""
    number = labels.relations.index
    completing = number("xcomp")
    for at in (one for one in range(1, len(words) - 1) if relations[one] == completing and tags[one] == "VERB"):
        verb, feats = at - 1, labels.feats[done.feats[at]]
        noun = next((one for one in range(at + 1, len(words)) if tags[one] not in ("ADJ", "NUM")), at)
        while noun + 1 < len(words) and heads[noun] == noun + 1 and tags[noun + 1] in NOUNS:
            noun += 1  # "proposed peace talks"
        is_object = labels.relations[relations[noun]] == "obj" and heads[noun] in (verb, at)
        past = "VerbForm=Part" in feats and "Tense=Past" in feats and tags[verb] == "VERB" and heads[at] == verb
        if past and is_object and tags[noun] in NOUNS and not OF_STATE.fullmatch(words[verb].lower()):
            heads[noun], relations[noun] = verb, number("obj")
            heads[at], relations[at] = noun, number("amod")


def _with_perfects(
    words: Sequence[str], tags: Sequence[str], heads: list[int], relations: list[int], *, done: Analysis, labels: Labels
) -> Numbers:
    """The features, where a verb behind "have" is no infinitive."""
    feats = done.feats.copy()
    for at in _behind_have(words, tags, heads, relations, labels):
        if "VerbForm=Inf" in labels.feats[feats[at]] and PAST_PARTICIPLE in labels.feats:
            feats[at] = labels.feats.index(PAST_PARTICIPLE)
    return feats


def _behind_have(
    words: Sequence[str], tags: Sequence[str], heads: list[int], relations: list[int], labels: Labels
) -> Iterator[int]:
    """The verbs whose auxiliary is a form of "have": their participle, also in "has not said".

    And what somebody had done to others: "had the prisoners shot", not "had the prisoners cut wood".
    """
    for at, word in enumerate(words):
        if word.lower() in HAVE and labels.relations[relations[at]] == "aux" and tags[heads[at]] == "VERB":
            yield heads[at]
        caused = labels.relations[relations[at]] == "xcomp" and tags[at] == "VERB" and word.lower().endswith(ENDINGS)
        if caused and words[heads[at]].lower() in CAUSING and at > heads[at]:
            below = {labels.relations[relations[one]] for one in _below(at, heads)}
            objects = (one for one in _below(heads[at], heads) if labels.relations[relations[one]] == "obj")
            bare = not below & {"obj", "mark", "aux", "aux:pass"}
            if bare and any(heads[at] < one < at for one in objects):
                yield at


def _is_described(at: int, tags: Sequence[str], heads: list[int], relations: list[int], labels: Labels) -> bool:
    """Whether a noun right before a name plays the same part."""
    beside = tags[at - 1] in NOUNS and tags[at] == "PROPN" and at not in (heads[at], heads[at - 1])
    same = heads[at - 1] == heads[at] and relations[at - 1] == relations[at]
    return beside and bool(same) and labels.relations[relations[at]] in PARTS


def _count_objects(
    words: Sequence[str], tags: Sequence[str], heads: list[int], relations: list[int], *, done: Analysis, labels: Labels
) -> None:
    """What stands between "and" and a number is a verb with what is counted: "caused a death and injured 15"."""
    for at in range(2, len(words) - 2):
        if words[at - 1].lower() == "and" and tags[at + 1] == "NUM" and tags[at] in ("VERB", "ADJ"):
            _count_object(at, tags, heads, relations, done, labels)
    number = labels.relations.index
    for at in range(2, len(words) - 1):
        noun = heads[at]
        joined = words[at - 1].lower() == "and" and tags[at] == "VERB" and relations[at] == number("conj")
        counted = noun < at and tags[noun] in ("NOUN", "NUM") and relations[noun] == number("obj")
        struck = any(heads[one] == at and relations[one] == number("obj") for one in range(at + 1, len(words)))
        if joined and counted and struck and tags[heads[noun]] == "VERB":  # "killed three and wounded two"
            heads[at] = heads[noun]


def _count_object(
    at: int, tags: Sequence[str], heads: list[int], relations: list[int], done: Analysis, labels: Labels
) -> None:
    """Hang what is counted behind a verb on it, and the verb on the last one before."""
    noun = at + 2
    is_past = "Tense=Past" in labels.feats[done.feats[at]]
    verb = next((one for one in range(at - 2, -1, -1) if tags[one] == "VERB" and heads[one] != at), None)
    if not is_past or tags[noun] != "NOUN" or heads[noun] == at or verb is None:
        return
    inside = (heads[at + 1], labels.relations[relations[at + 1]]) == (noun, "nummod")
    if inside and heads[at] != noun - 1:
        heads[noun], relations[noun] = at, labels.relations.index("obj")
        heads[at - 1], relations[at - 1] = at, labels.relations.index("cc")
        if heads[at] != verb:
            heads[at], relations[at] = verb, labels.relations.index("conj")


def _join_both(
    at: int, words: Sequence[str], tags: Sequence[str], heads: list[int], relations: list[int], labels: Labels
) -> None:
    """Make the noun behind "not only" at a place the subject of the verb that "but" was thought to join to it."""
    number, first = labels.relations.index, heads[at]
    link = next((one for one in range(at + 1, len(words)) if words[one].lower() == "but"), None)
    if link is None or tags[first] not in NOUNS or not at < first < link:
        return
    verb = heads[link]
    subjects = [one for one in range(link + 1, verb) if heads[one] == verb and relations[one] == number("nsubj")]
    is_joined = (heads[verb], relations[verb]) == (first, number("conj"))
    is_beside = (heads[verb], relations[verb]) == (heads[first], relations[first])
    if tags[verb] != "VERB" or not (is_joined or is_beside) or len(subjects) != 1:
        return
    if is_joined:
        heads[verb], relations[verb] = (verb if heads[first] == first else heads[first]), relations[first]
    heads[first], relations[first] = verb, number("nsubj")
    heads[subjects[0]], relations[subjects[0]] = first, number("conj")
    for one in range(link, subjects[0]):
        heads[one] = subjects[0] if heads[one] == verb else heads[one]


def _is_named_before(
    at: int, words: Sequence[str], tags: Sequence[str], heads: list[int], relations: list[int], labels: Labels
) -> bool:
    """Whether a verb is a noun with the bare noun right before it, behind a preposition that stands before both.

    Either both hang on one word and the preposition on the verb, or, behind "in", the verb hangs on the noun.
    """
    if at == 1 or tags[at - 1] != "NOUN" or tags[at] not in ("VERB", "NOUN") or tags[at - 2] != "ADP":
        return False
    told = [labels.relations[one] for one in relations]
    if any(
        heads[one] == at and told[one] in ("obj", "nsubj", "aux", "mark") and one != at - 1 for one in range(len(words))
    ):
        return False
    if heads[at - 1] == heads[at]:
        behind = heads[at - 2] == at and told[at - 2] == "case"
        return behind and told[at] in ("obl", "advcl") and told[at - 1] in ("obl", "obl:agent")
    of_noun = (
        tags[at] == "VERB"
        and (heads[at], told[at]) == (at - 1, "acl")
        and told[at - 1] == "obl"
        and heads[at - 2] == at - 1
    )
    return of_noun and words[at - 2].lower() == "in" and not words[at - 1].endswith("s")


def _make_noun(at: int, heads: list[int], relations: list[int], labels: Labels) -> None:
    """Make the word at a place a noun that the one right before it qualifies."""
    number = labels.relations.index
    if heads[at] == at - 1:
        heads[at], heads[at - 2] = heads[at - 1], at
    heads[at - 1], relations[at - 1], relations[at] = at, number("compound"), number("obl")


def _own_noun(at: int, head: int, tags: Sequence[str], done: Analysis, labels: Labels) -> int | None:
    """The noun right behind a determiner that was hung on a noun behind the verb."""
    verb = next((one for one in range(at + 1, head) if "VerbForm=Fin" in labels.feats[done.feats[one]]), None)
    if verb is None or (done.heads == at).any():
        return None
    nouns = [one for one in range(at + 1, verb) if tags[one] in NOUNS]
    return nouns[-1] if nouns and all(tags[one] in NOUNS | {"ADJ"} for one in range(at + 1, nouns[-1])) else None


def _joined(words: Sequence[str], done: Analysis, labels: Labels) -> Numbers:
    """The tags of names, with "of" inside one where a body stands on both its sides."""
    names = done.names.copy()
    bodies = {labels.names.index(INNER), labels.names.index(FIRST)}
    for at in range(1, len(words) - 1):
        if words[at].lower() == "of" and names[at - 1] in bodies and labels.names[names[at + 1]] == FIRST:
            names[at] = names[at + 1] = labels.names.index(INNER)
    return names
