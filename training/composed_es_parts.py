"""Words of the Spanish grammar of composed sentences: forms that agree, verbs with their auxiliaries, small phrases."""

from __future__ import annotations

import itertools
import random
import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from training.composed import Node, stop
from training.conjugate_es import conjugate

TENSES = {
    "past": "Mood=Ind|{who}|Tense=Past|VerbForm=Fin",
    "imp": "Mood=Ind|{who}|Tense=Imp|VerbForm=Fin",
    "pres": "Mood=Ind|{who}|Tense=Pres|VerbForm=Fin",
    "fut": "Mood=Ind|{who}|Tense=Fut|VerbForm=Fin",
    "cnd": "Mood=Cnd|{who}|VerbForm=Fin",
    "sub": "Mood=Sub|{who}|Tense=Pres|VerbForm=Fin",
    "subimp": "Mood=Sub|{who}|Tense=Imp|VerbForm=Fin",
}
COMPOUND = {"perf": "pres", "plup": "imp", "rumour": "cnd", "subperf": "subimp"}
"""Tenses made with `haber` -> the tense of `haber`."""
NARRATIVE = ("past", "past", "past", "past", "perf", "plup", "rumour", "pres", "imp")
FAMILIES = ("conflict", "conflict", "neutral")


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun, its plural and its gender."""

    one: str
    many: str
    fem: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """A nominal phrase with what agrees with it."""

    node: Node
    fem: bool = False
    plural: bool = False
    human: bool = True
    person: int = 3


@cache
def lexicon() -> dict[str, dict[str, tuple[str, ...]]]:
    """Theme -> name of a list -> its words."""
    data = tomllib.loads((Path(__file__).parent / "composed_es.toml").read_text(encoding="utf-8"))
    return {
        theme: {
            name: tuple(one.strip() for one in (text.split("|") if "|" in text else text.split())) for name, text in
            lists.items()
        }
        for theme, lists in data.items()
    }  # fmt: skip


def word(rng: random.Random, theme: str, name: str) -> str:
    """One of the words of a list, without what "=" and ":" add to it."""
    return rng.choice(lexicon()[theme][name])


def plural(word_: str) -> str:
    """The plural of a noun or adjective by the rule."""
    if "=" in word_:
        return word_.split("=")[1]
    if word_[-1] in "aeiouáéó":
        return word_ + "s"
    if word_.endswith("z"):
        return word_[:-1] + "ces"
    if word_.endswith("s") and word_[-2] not in "éáóú":
        return word_
    return re.sub("[áéíóú](?=[ns]$)", lambda at: "aeiou"["áéíóú".index(at[0])], word_) + "es"


def noun(rng: random.Random, theme: str, name: str) -> Noun:
    """A noun of a list or of its feminine counterpart."""
    lists = lexicon()[theme]
    entries = [(one, False) for one in lists.get(name, ())] + [(one, True) for one in lists.get(f"{name}_f", ())]
    one, fem = rng.choice(entries)
    return Noun(one.split("=")[0], plural(one), fem)


def adjective(lemma: str, fem: bool, many: bool) -> str:
    """An adjective that agrees."""
    if lemma.endswith("o") and fem:
        lemma = lemma[:-1] + "a"
    return plural(lemma) if many else lemma.split("=")[0]


ARTICLES = {
    "def": ("el", "la", "los", "las"),
    "indef": ("un", "una", "unos", "unas"),
    "this": ("este", "esta", "estos", "estas"),
    "that": ("ese", "esa", "esos", "esas"),
    "his": ("su", "su", "sus", "sus"),
    "my": ("mi", "mi", "mis", "mis"),
    "our": ("nuestro", "nuestra", "nuestros", "nuestras"),
    "other": ("otro", "otra", "otros", "otras"),
    "some": ("algún", "alguna", "algunos", "algunas"),
    "no": ("ningún", "ninguna", "ningunos", "ningunas"),
    "many": ("mucho", "mucha", "muchos", "muchas"),
    "several": ("varios", "varias", "varios", "varias"),
    "all": ("todo", "toda", "todos", "todas"),
    "whose": ("cuyo", "cuya", "cuyos", "cuyas"),
}


def det(kind: str, fem: bool, many: bool) -> Node:
    """An article or another determiner that agrees."""
    return Node(ARTICLES[kind][2 * many + fem], "DET", "det")


@cache
def forms(lemma: str) -> dict[str, str]:
    """Features of a verb -> the form; the first where there are several."""
    found: dict[str, str] = {}
    for form, feats in conjugate(lemma):
        found.setdefault(feats, form)
    return found


def finite(lemma: str, who: Phrase, tense: str, upos: str = "VERB") -> Node:
    """A simple finite form of a verb."""
    feats = TENSES[tense].format(who=f"Number={'Plur' if who.plural else 'Sing'}|Person={who.person}")
    return Node(forms(lemma)[feats], upos, feats=feats)


def participle(lemma: str, fem: bool, many: bool, *, past: bool) -> Node:
    """A participle; `past` where an auxiliary makes it part of a tense or of the passive."""
    agree = f"Gender={'Fem' if fem else 'Masc'}|Number={'Plur' if many else 'Sing'}"
    form = forms(lemma)[f"{agree}|VerbForm=Part"]
    return Node(form, "VERB", feats=f"{agree}|{'Tense=Past|' if past else ''}VerbForm=Part")


def infinitive(lemma: str) -> Node:
    """An infinitive."""
    return Node(lemma, "VERB", feats="VerbForm=Inf")


def gerund(lemma: str) -> Node:
    """A gerund."""
    return Node(forms(lemma)["VerbForm=Ger"], "VERB", feats="VerbForm=Ger")


def active(lemma: str, who: Phrase, tense: str) -> Node:
    """A verb in the active with its auxiliary."""
    if tense not in COMPOUND:
        return finite(lemma, who, tense)
    aux = finite("haber", who, COMPOUND[tense], "AUX").as_("aux")
    return participle(lemma, False, False, past=True).before(aux)


def passive(lemma: str, who: Phrase, tense: str) -> Node:
    """A verb in the passive with its auxiliaries."""
    verb = participle(lemma, who.fem, who.plural, past=True)
    if tense not in COMPOUND:
        return verb.before(finite("ser", who, tense, "AUX").as_("aux:pass"))
    been = Node("sido", "AUX", "aux:pass", "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part")
    return verb.before(finite("haber", who, COMPOUND[tense], "AUX").as_("aux"), been)


def modal(rng: random.Random, lemma: str, who: Phrase) -> Node:
    """A verb behind `poder` or `deber`."""
    aux = finite(rng.choice(("poder", "deber")), who, rng.choice(("pres", "imp", "cnd", "past")), "AUX")
    return infinitive(lemma).before(aux.as_("aux"))


def adp(form: str, dep: str = "case") -> Node:
    """A preposition."""
    return Node(form, "ADP", dep)


def adv(form: str) -> Node:
    """An adverb."""
    return Node(form, "ADV", "advmod")


def pron(form: str, dep: str) -> Node:
    """A pronoun."""
    return Node(form, "PRON", dep)


def que(dep: str = "mark") -> Node:
    """The subordinator, as which GSD takes most relatives too."""
    return Node("que", "SCONJ", dep)


def cased(case: str, node: Node, dep: str) -> Node:
    """A phrase behind a preposition, which swallows the article: `del`, `al`."""
    if case in ("a", "de") and node.left and node.left[0].form == "el" and not node.left[0].left:
        node.left.pop(0)
        case = {"a": "al", "de": "del"}[case]
    return node.first(adp(case)).as_(dep)


def object_of(phrase: Phrase) -> Node:
    """The phrase as an object, with the personal `a` where it is a person."""
    return cased("a", phrase.node, "obj") if phrase.human else phrase.node.as_("obj")


def also(node: Node) -> Node:
    """`y`, or `e` where the sound asks for it."""
    start = next(node.in_order()).form.lower()
    return Node("e" if start.startswith(("i", "hi")) and not start.startswith("hie") else "y", "CCONJ", "cc")


def tidy(root: Node) -> Node:
    """The tree without commas that another mark follows at once."""
    nodes = list(root.in_order())
    for comma, then in itertools.pairwise(nodes):
        if comma.form == "," and then.upos == "PUNCT" and then.form in ',.;”»"' and then.glued:
            for owner in nodes:
                owner.left = [one for one in owner.left if one is not comma]
                owner.right = [one for one in owner.right if one is not comma]
    return root


def join(rng: random.Random, phrases: list[Phrase]) -> Phrase:
    """Phrases joined with commas and `y`; all but the first hang on the first."""
    head, *rest = phrases
    for number, other in enumerate(rest):
        last = number == len(rest) - 1
        other.node.first(also(other.node) if last else stop(","))
        head.node.after(other.node.as_("conj"))
    fem = all(one.fem for one in phrases)
    return replace(head, fem=fem, plural=True)


def set_off(node: Node, rng: random.Random | None = None, share: float = 1.0) -> Node:
    """What stands in front of its head, with a comma behind it."""
    if rng is None or rng.random() < share:
        node.after(stop(","))
    return node


def enclosed(node: Node, *, closed: bool = True) -> Node:
    """What stands between commas behind its head."""
    node.first(stop(","))
    return node.after(stop(",")) if closed else node
