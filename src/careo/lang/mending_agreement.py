"""What the number of a verb, or a colon, leaves no doubt about: `pidieron un abogado`, `LIMA: EL SENADO PROTESTA`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels

SINGULAR, PLURAL = "Number=Sing", "Number=Plur"
SEVERAL = frozenset({"conj", "nmod", "nummod", "appos", "case", "acl:relcl"})
"""What may hang on a noun that is several, though its form is of one: `un grupo de obreros protestaron`."""
FILLED = frozenset({"obj", "iobj", "ccomp", "xcomp", "cop", "aux", "aux:pass", "expl", "expl:pv", "expl:pass", "nsubj"})


def mend_agreement(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    """The analysis of a Spanish sentence, in which a noun behind a verb of another number is its object.

    It is one noun alone, and the verb has no object, no auxiliary and no "se", and stands behind nothing that it says
    ("…, dijeron fuentes militares"); `llegó diez minutos tarde` stays, as a number stands before the noun. Of two
    subjects with a colon between them the first is only a label. Who stands behind a state is the subject of its verb.

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """
    deps = [labels.relations[one] for one in done.relations]
    heads, relations = done.heads.tolist(), done.relations.copy()
    for verb in (at for at in range(len(words)) if labels.upos[done.upos[at]] == "VERB"):
        below = [one for one, head in enumerate(heads) if head == verb and one != verb]
        subjects = [one for one in below if deps[one] == "nsubj"]
        told = {one: set(labels.feats[done.feats[one]].split("|")) for one in (verb, *subjects)}
        if len(subjects) == 2 and subjects[1] < verb and ":" in words[subjects[0] : subjects[1]]:
            relations[subjects[0]] = labels.relations.index("parataxis")
        is_finite = "VerbForm=Fin" in told[verb] and deps[verb] != "parataxis"  # "…, dijeron fuentes militares"
        if len(subjects) != 1 or subjects[0] < verb or not is_finite:
            continue
        noun = subjects[0]
        alone = not SEVERAL & {deps[one] for one, head in enumerate(heads) if head == noun}
        open_ = not FILLED & {deps[one] for one in below if one != noun}
        if labels.upos[done.upos[noun]] == "NOUN" and alone and open_ and _differ(told[verb], told[noun], words[noun]):
            relations[noun] = labels.relations.index("obj")
    above = done.heads.copy()
    for state, subject in _subjects_of_states(done, labels, deps):
        above[subject] = state
    for verb, noun in _parted(words, done, deps):
        above[noun], relations[noun] = verb, labels.relations.index("obl")
    return replace(done, relations=relations, heads=above)


def _subjects_of_states(done: Analysis, labels: Labels, deps: Sequence[str]) -> Iterator[tuple[int, int]]:
    """`Resultaron heridos dos vigilantes`: the verb, and the subject that was hung on what it says of it."""
    for state, label in enumerate(deps):
        verb, feats = int(done.heads[state]), labels.feats[done.feats[state]]
        if label != "xcomp" or not verb < state or "VerbForm=Inf" in feats or "VerbForm=Ger" in feats:
            continue
        subjects = [one for one, above in enumerate(done.heads) if above == state and deps[one] == "nsubj"]
        own = any(done.heads[one] == verb and deps[one].startswith(("nsubj", "obj")) for one in range(len(deps)))
        if len(subjects) == 1 and subjects[0] > state and not own:
            yield verb, subjects[0]


def _parted(words: Sequence[str], done: Analysis, deps: Sequence[str]) -> Iterator[tuple[int, int]]:
    """`Separaron a los hombres de las mujeres`: the verb, and those from whom others were parted."""
    for noun, label in enumerate(deps):
        parted = int(done.heads[noun])
        verb = int(done.heads[parted])
        of = [words[one].lower() for one, above in enumerate(done.heads) if above == noun and deps[one] == "case"]
        if label == "nmod" and of == ["de"] and deps[parted] == "obj" and words[verb].lower().startswith("separ"):
            yield verb, noun


def _differ(verb: Set[str], noun: Set[str], word: str) -> bool:
    """Whether verb and noun have two numbers, the noun by its ending, too."""
    ending = PLURAL if word.lower().endswith("s") else SINGULAR
    return ending in noun and {SINGULAR, PLURAL} - {ending} <= verb
