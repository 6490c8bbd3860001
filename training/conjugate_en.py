"""English verbs in all their forms, so that lemmas are learnt from more verbs than a treebank holds."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

_DATA = tomllib.loads((Path(__file__).parent / "verbs_en.toml").read_text(encoding="utf-8"))
IRREGULAR = {one.split("/")[0]: tuple(one.split("/")[1:]) for one in _DATA["irregular"].split()}
DOUBLED = frozenset(_DATA["doubled"].split())
_DOUBLED = re.compile(r"^(?:[^aeiou]*[aeiou]|.*(?:[^aeiou]|qu)[aeiou])[bdgklmnprt]$")


def conjugate(verb: str) -> Iterator[tuple[str, str]]:
    """The forms of a verb, each with the features that inflection shows.

    Examples:
        >>> [form for form, _ in conjugate("blame")]
        ['blame', 'blames', 'blamed', 'blamed', 'blaming']
        >>> [form for form, _ in conjugate("deny")][2], [form for form, _ in conjugate("stop")][4]
        ('denied', 'stopping')
    """
    short = len(re.findall("[aeiouy]+", verb)) == 1 and _DOUBLED.match(verb)
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        past, going = verb + "d", (verb[:-2] + "ying" if verb.endswith("ie") else verb[:-1] + "ing")
    elif verb.endswith("e"):
        past, going = verb + "d", verb + "ing"
    elif re.search("[^aeiou]y$", verb):
        past, going = verb[:-1] + "ied", verb + "ing"
    elif short or verb in DOUBLED:
        past, going = verb + verb[-1] + "ed", verb + verb[-1] + "ing"
    else:
        past, going = verb + "ed", verb + "ing"
    if re.search("[^aeiou]y$", verb):
        third = verb[:-1] + "ies"
    else:
        third = verb + ("es" if re.search("(?:s|x|z|ch|sh|[^aeiou]o)$", verb) else "s")
    yield verb, "VerbForm=Inf"
    yield third, "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
    simple, participle = IRREGULAR.get(verb, (past, past))
    yield participle, "Tense=Past|VerbForm=Part"
    yield simple, "Mood=Ind|Tense=Past|VerbForm=Fin"
    yield going, "VerbForm=Ger"


def all_forms(verbs: Iterable[str]) -> Iterator[tuple[str, str, str, str]]:
    """(part of speech, features, form, lemma) of every form of some verbs."""
    for verb in verbs:
        for form, feats in conjugate(verb):
            yield "VERB", feats, form, verb
