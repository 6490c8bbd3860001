"""Nouns, names, verbs, times and places of the composed English sentences, each with what hangs on it.

Relations are those of UD_English-EWT: of a date the day is the head, a title is `nmod:desc`, an age `amod`.
"""

from __future__ import annotations

import random
import tomllib
from functools import cache
from pathlib import Path

from training.composed import Node, stop
from training.conjugate_en import conjugate
from training.swapping import name_words

_WORDS = tomllib.loads((Path(__file__).parent / "composed_en.toml").read_text(encoding="utf-8"))
_BARRED = frozenset({"orgs", "org_heads", "acronyms", "particles", "nominal"})
LISTS = {name: text.replace("\n", " ").split("|" if name in _BARRED else None) for name, text in _WORDS.items()}
ARMED = slice(0, 28)
"""The people who bear arms stand first in the list."""
TITLES = (
    "President",
    "General",
    "Colonel",
    "Captain",
    "Major",
    "Bishop",
    "Minister",
    "Governor",
    "Mayor",
    "Judge",
    "Father",
    "Sergeant",
)


FORE = ("San", "Santa", "Nueva", "Alto", "Villa", "Puerto", "Pampa", "Cerro", "New", "Port", "Fort", "Mount", "Upper")
AFT = ("Alta", "Baja", "Grande", "Chico", "Alto", "Bajo", "Viejo", "Valley", "Creek", "Island")
"""What names of places of two words begin or end with."""


@cache
def forms(verb: str) -> dict[str, str]:
    """Base, third person, participle, past and -ing of a verb, by those names."""
    names = ("base", "third", "participle", "past", "going")
    return dict(zip(names, (form for form, _ in conjugate(verb)), strict=True))


def past(verb: str, *, plural: bool, dep: str = "root") -> Node:
    """A verb in the past tense."""
    number = "Plur" if plural else "Sing"
    return Node(forms(verb)["past"], "VERB", dep, f"Mood=Ind|Number={number}|Person=3|Tense=Past|VerbForm=Fin")


def present(verb: str, *, plural: bool, dep: str = "root") -> Node:
    """A verb in the present tense."""
    form, number = (forms(verb)["base"], "Plur") if plural else (forms(verb)["third"], "Sing")
    return Node(form, "VERB", dep, f"Mood=Ind|Number={number}|Person=3|Tense=Pres|VerbForm=Fin")


def base(verb: str, dep: str = "xcomp") -> Node:
    """A verb in the infinitive, without its "to"."""
    return Node(forms(verb)["base"], "VERB", dep, "VerbForm=Inf")


def going(verb: str, dep: str = "advcl", *, gerund: bool = False) -> Node:
    """A verb in -ing, as a participle or, after a preposition, a gerund."""
    return Node(forms(verb)["going"], "VERB", dep, "VerbForm=Ger" if gerund else "Tense=Pres|VerbForm=Part")


def participle(verb: str, dep: str = "acl", *, passive: bool = True) -> Node:
    """A past participle."""
    feats = "Tense=Past|VerbForm=Part" + "|Voice=Pass" * passive
    return Node(forms(verb)["participle"], "VERB", dep, feats)


def auxiliary(form: str, dep: str = "aux") -> Node:
    """An auxiliary or copula."""
    return Node(form, "AUX", dep)


def to() -> Node:
    """The "to" of an infinitive."""
    return Node("to", "PART", "mark")


def was(*, plural: bool) -> str:
    """The form of "be" in the past."""
    return "were" if plural else "was"


def _as_name(words: list[str], kind: str) -> Node:
    """The words of a name: the first is the head, the others are flat."""
    rest = [Node(word, "PROPN", "flat", name=f"I-{kind}") for word in words[1:]]
    return Node(words[0], "PROPN", name=f"B-{kind}").after(*rest)


class Draw:
    """Draws words and phrases; `rng` decides all."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng

    def word(self, name: str, part: slice = slice(None)) -> str:
        """A word of a list."""
        return self.rng.choice(LISTS[name][part]).strip()

    def chance(self, share: float) -> bool:
        """True in so many of the cases."""
        return self.rng.random() < share

    def noun(self, name: str, *, plural: bool, part: slice = slice(None)) -> Node:
        """A noun of a list of pairs, its first word a compound where it has two."""
        pair = self.word(name, part).split("/")
        *lead, head = pair[-1 if plural else 0].split("_")
        if name == "bodies":
            head = pair[0]
        return Node(head, "NOUN").before(*(Node(one, "NOUN", "compound") for one in lead))

    def name(self) -> Node:
        """The name of a person: first name and family name, or the latter alone."""
        words = [self.rng.choice(name_words("PER", "en", first=False))]
        if self.chance(0.75):
            initial = [self.rng.choice("ABCDEFGHJLMPRST") + "."] if self.chance(0.15) else []
            words = [self.rng.choice(name_words("PER", "en", first=True)), *initial, *words]
        return _as_name(words, "PER")

    def place_name(self) -> Node:
        """A town or country; several words are flat."""
        words = [self.rng.choice(name_words("LOC", "en", first=True))]
        if self.chance(0.15):
            words = [self.rng.choice(FORE), *words]
        elif self.chance(0.1):
            words = [*words, self.rng.choice(AFT)]
        return _as_name(words, "LOC")

    def organisation(self) -> Node:
        """A named organisation: the common noun at the end is its head, an acronym stands alone."""
        if self.chance(0.3):
            name = Node(self.word("acronyms"), "PROPN")
            return name.before(Node("the", "DET", "det")) if self.chance(0.7) else name
        heads = self.rng.sample(LISTS["orgs"], self.rng.choice((1, 1, 2)))
        name = Node(self.word("org_heads"), "PROPN").before(Node("the", "DET", "det"))
        for one in heads:
            name.before(
                Node(
                    one,
                    "ADJ" if one.endswith(("ar", "ary", "al", "ic", "ed", "Free", "Red")) else "PROPN",
                    "amod" if one.endswith(("ar", "ary", "al", "ic", "ed", "Free", "Red")) else "compound",
                )
            )
        if self.chance(0.25):
            short = Node(self.word("acronyms"), "PROPN", "appos", glued=True)
            open_, close = Node("(", "PUNCT", "punct"), stop(")")
            name.after(short.before(open_).after(close))
            short.glued = True
        return name

    def number(self) -> Node:
        """A number before a noun, now and then with "at least", "more than", "about"."""
        number = Node(self.word("numbers") if self.chance(0.6) else str(self.rng.randint(2, 300)), "NUM", "nummod")
        kind = self.rng.random()
        if kind < 0.12:
            number.before(Node("least", "ADJ", "nmod").before(Node("at", "ADP", "case")))
        elif kind < 0.24:
            number.before(Node("more", "ADJ", "advmod").after(Node("than", "ADP", "fixed")))
        elif kind < 0.32:
            number.before(Node(self.rng.choice(("about", "nearly", "around")), "ADV", "advmod"))
        return number

    def place(self, dep: str = "obl") -> Node:
        """A phrase that says where."""
        case = Node(self.word("placed"), "ADP", "case")
        kind = self.rng.random()
        if kind < 0.5:
            place = self.place_name()
        elif kind < 0.75:
            head = self.rng.choice(("town", "village", "province", "district", "city", "department", "hamlet"))
            name = self.place_name().as_("nmod")
            place = Node(head, "NOUN").before(Node("the", "DET", "det")).after(name.first(Node("of", "ADP", "case")))
        else:
            place = self.noun("things", plural=False).first(Node(self.rng.choice(("a", "the")), "DET", "det"))
        if self.chance(0.15):
            province = self.place_name().as_("appos")
            place.after(province.first(stop(",")))
        return place.first(case).as_(dep)

    def time(self) -> Node:
        """A phrase that says when."""
        kind = self.rng.randrange(6)
        if kind == 0:
            return self.day().first(Node("on", "ADP", "case"))
        if kind == 1:
            year = Node(str(self.rng.randint(1960, 2024)), "NUM", "nmod:unmarked")
            month = Node(self.word("months"), "PROPN", "obl").first(Node("in", "ADP", "case"))
            return month.after(year) if self.chance(0.7) else month
        if kind == 2:
            day = Node(self.word("days"), "PROPN", "obl")
            return day.first(Node("on", "ADP", "case")) if self.chance(0.6) else day.as_("obl:unmarked")
        if kind == 3:
            unit = Node(self.rng.choice(("week", "month", "year", "night", "Friday", "Monday")), "NOUN", "obl:unmarked")
            unit.upos = "PROPN" if unit.form.istitle() else "NOUN"
            return unit.before(Node("last", "ADJ", "amod"))
        if kind == 4:
            hour = Node(str(self.rng.randint(1, 12)), "NUM", "obl").first(Node("at", "ADP", "case"))
            return hour.after(Node(self.rng.choice(("am", "pm")), "NOUN", "nmod:unmarked"))
        word = self.rng.choice(("yesterday", "today", "dawn", "noon", "night", "midnight"))
        if word in ("yesterday", "today"):
            return Node(word, "NOUN", "obl:unmarked")
        return Node(word, "NOUN", "obl").first(Node("at", "ADP", "case"))

    def day(self) -> Node:
        """A day: `12 May 1988` or `May 12, 1988`; the day is the head."""
        day = Node(str(self.rng.randint(1, 31)), "NUM", "obl")
        month = Node(self.word("months"), "PROPN", "nmod:unmarked")
        year = Node(str(self.rng.randint(1960, 2024)), "NUM", "nmod:unmarked")
        if self.chance(0.5):
            day.after(month)
            return day.after(year) if self.chance(0.6) else day
        day.before(month)
        return day.after(stop(","), year) if self.chance(0.6) else day
