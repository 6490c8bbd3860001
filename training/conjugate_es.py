"""Spanish verbs in all their simple forms, so that lemmas are learnt from more verbs than a small treebank holds.

The rules are those of any school grammar: three conjugations, spelling kept to the sound (sacar: saqué), stems that
change where the stress falls (cerrar: cierra; contar: cuenta; pedir: pide), -zco, -yo, and the verbs that are their own
rule with everything derived from them (mantener like tener, contradecir like decir).
"""

from __future__ import annotations

import lzma
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

PERSONS = tuple(f"Number={number}|Person={person}" for number in ("Sing", "Plur") for person in "123")
ENDINGS = {
    ("Ind", "Pres"): ("o as a amos áis an", "o es e emos éis en", "o es e imos ís en"),
    ("Ind", "Imp"): ("aba abas aba ábamos abais aban", "ía ías ía íamos íais ían", "ía ías ía íamos íais ían"),
    ("Ind", "Past"): ("é aste ó amos asteis aron", "í iste ió imos isteis ieron", "í iste ió imos isteis ieron"),
    ("Sub", "Pres"): ("e es e emos éis en", "a as a amos áis an", "a as a amos áis an"),
    ("Sub", "Imp"): (
        "ara aras ara áramos arais aran",
        "iera ieras iera iéramos ierais ieran",
        "iera ieras iera iéramos ierais ieran",
    ),
    ("Sub", "Se"): (
        "ase ases ase ásemos aseis asen",
        "iese ieses iese iésemos ieseis iesen",
        "iese ieses iese iésemos ieseis iesen",
    ),
}
FROM_INFINITIVE = {("Ind", "Fut"): "é ás á emos éis án", ("Cnd", ""): "ía ías ía íamos íais ían"}
STRESSED = frozenset({0, 1, 2, 5})
"""Places of the persons, of six, whose stem is stressed in the present."""

_DATA = tomllib.loads((Path(__file__).parent / "verbs_es.toml").read_text(encoding="utf-8"))
CHANGE = {name: frozenset(verbs.split()) for name, verbs in _DATA["change"].items()}
OWN: dict[str, dict[str, str]] = _DATA["own"]
AUXILIARIES = frozenset({"ser", "estar", "haber", "poder", "deber", "ir", "tener", "soler", "querer"})
ALONE = AUXILIARIES - {"tener"} | {"saber", "caber", "dar", "ver", "andar", "jugar", "oler", "errar", "romper"}
"""Verbs of `OWN` that no longer verb is made of: `mandar` is no `andar`, nor `arrestar` an `estar`."""
CLITICS = ("lo", "la", "los", "las", "le", "les", "se", "me", "nos", "selo", "sela", "selos", "selas")
Form = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Verb:
    """An infinitive, its stem, its conjugation (0 to 2), and what it has of its own with what stands before that."""

    infinitive: str
    stem: str
    kind: int
    prefix: str
    own: dict[str, str]


def conjugate(infinitive: str) -> Iterator[Form]:
    """The forms of a verb, each with the features that inflection shows, in the order of Universal Dependencies.

    Examples:
        >>> forms = dict((form, feats) for form, feats in conjugate("mantener"))
        >>> forms["mantuvieron"]
        'Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin'
        >>> [form for form, _ in conjugate("exigir")][:3]
        ['exijo', 'exiges', 'exige']
        >>> [next(form for form, _ in conjugate(verb)) for verb in ("degollar", "prohibir", "arrestar", "mandar")]
        ['degüello', 'prohíbo', 'arresto', 'mando']
    """
    stem, kind = infinitive[:-2], {"a": 0, "e": 1, "i": 2, "í": 2}[infinitive[-2]]
    prefix, own = _own(infinitive)
    verb = _Verb(infinitive, stem, kind, prefix, own)
    for mood, tense in ENDINGS:
        row = own.get(f"{mood} {tense}", "").split()
        for place in range(6):
            yield prefix + row[place] if row else _regular(verb, mood, tense, place), _feats(mood, tense, place)
    base = prefix + own["future"] if "future" in own else infinitive.replace("í", "i")
    for (mood, tense), endings in FROM_INFINITIVE.items():
        for place, ending in enumerate(endings.split()):
            yield base + ending, _feats(mood, tense, place)
    yield from _with_pronouns(infinitive, "VerbForm=Inf")
    gerund = prefix + own["Ger"] if "Ger" in own else _gerund(infinitive, stem, kind)
    yield from _with_pronouns(gerund, "VerbForm=Ger")
    part = prefix + own["Part"] if "Part" in own else _participle(stem, kind)
    for ending, feats in (("o", "Gender=Masc|Number=Sing"), ("a", "Gender=Fem|Number=Sing"),
                          ("os", "Gender=Masc|Number=Plur"), ("as", "Gender=Fem|Number=Plur")):  # fmt: skip
        yield part[:-1] + ending, f"{feats}|Tense=Past|VerbForm=Part"
        yield part[:-1] + ending, f"{feats}|VerbForm=Part"


def _with_pronouns(form: str, feats: str) -> Iterator[Form]:
    """An infinitive or gerund alone and with the pronouns written to it ("matarlo", "matándolos", "entregárselo")."""
    yield form, feats
    gerund = form.endswith("ndo")
    stressed = re.sub("[aei](?=ndo$)", lambda vowel: "áéí"["aei".index(vowel[0])], form) if gerund else form
    for pronoun in CLITICS:
        two = len(pronoun) > 3 and not gerund
        begin = re.sub("[aei](?=r$)", lambda vowel: "áéí"["aei".index(vowel[0])], form) if two else stressed
        yield begin + pronoun, feats


def _own(infinitive: str) -> tuple[str, dict[str, str]]:
    """The longest verb of `OWN` that this one ends in, and what stands before it."""
    known = [verb for verb in OWN if infinitive.endswith(verb) and (verb not in ALONE or infinitive == verb)]
    if not known or infinitive in {"bendecir", "maldecir", "predecir"}:
        before = infinitive.removesuffix("decir")
        saying = {"first": "dig", "stem": "dic", "past": "dij", "Ger": "diciendo"}
        return before, saying if infinitive.endswith("decir") else {}
    best = max(known, key=len)
    return infinitive[: len(infinitive) - len(best)], OWN[best]


def _feats(mood: str, tense: str, place: int) -> str:
    tense = "Imp" if tense == "Se" else tense
    return f"Mood={mood}|{PERSONS[place]}|" + (f"Tense={tense}|" if tense else "") + "VerbForm=Fin"


def _regular(verb: _Verb, mood: str, tense: str, place: int) -> str:
    """A form from stem and ending, with the stem that its place asks for."""
    ending = ENDINGS[mood, tense][verb.kind].split()[place]
    if "past" in verb.own and (tense == "Se" or (mood, tense) in {("Ind", "Past"), ("Sub", "Imp")}):
        return verb.prefix + _strong_past(verb.own["past"], mood, tense, place)
    if tense == "Pres":
        return _present(verb, mood, place, ending)
    weak = verb.kind == 2 and ((tense == "Past" and place in {2, 5}) or (mood == "Sub" and tense in {"Imp", "Se"}))
    return _spell(_unstressed(verb.infinitive, verb.stem) if weak else verb.stem, ending, verb.kind)


def _present(verb: _Verb, mood: str, place: int, ending: str) -> str:
    if "first" in verb.own and (mood == "Sub" or place == 0):
        return verb.prefix + verb.own["first"] + ending
    if place in STRESSED:
        own = verb.own.get("stem")
        stem = verb.prefix + own if own else _stressed(verb.infinitive, verb.stem, verb.kind)
    else:
        stem = _unstressed(verb.infinitive, verb.stem) if mood == "Sub" else verb.stem
    return _spell(_zco(stem, verb.kind, ending), ending, verb.kind)


def _strong_past(stem: str, mood: str, tense: str, place: int) -> str:
    soft = stem.endswith("j") or stem == "fu"
    if (mood, tense) == ("Ind", "Past"):
        ending = ("e iste o imos isteis eron" if soft else "e iste o imos isteis ieron").split()[place]
        return ("hizo" if stem == "hic" and ending == "o" else "satisfizo" if stem == "satisfic" and ending == "o"
                else stem + ending)  # fmt: skip
    row = ENDINGS["Sub", "Se" if tense == "Se" else "Imp"][1].split()[place]
    return stem + (row.removeprefix("i") if soft else row)


def _stressed(infinitive: str, stem: str, kind: int) -> str:
    """The stem where the stress falls on it."""
    if infinitive in CHANGE["e_to_ie"] | CHANGE["e_to_ie_and_i"]:
        return _last(stem, "e", "ie")
    if infinitive in CHANGE["o_to_ue"] | CHANGE["o_to_ue_and_u"]:
        return _last(stem, "o", "üe" if stem[stem.rfind("o") - 1 :][:1] == "g" else "ue")
    if infinitive in CHANGE["e_to_i"]:
        return _last(stem, "e", "i") if not infinitive.endswith("eír") else stem[:-1] + "í"
    if infinitive in CHANGE["i_stressed"]:
        return stem[:-1] + "í"
    if infinitive in CHANGE["u_stressed"]:
        return stem[:-1] + "ú"
    if infinitive in CHANGE["inner_stressed"]:
        return _last(stem, "i", "í") if stem.rfind("i") > stem.rfind("u") else _last(stem, "u", "ú")
    return stem + "y" if kind == 2 and stem.endswith("u") and not stem.endswith(("gu", "qu")) else stem


def _unstressed(infinitive: str, stem: str) -> str:
    """The stem of -ir verbs before endings with "i" and in "we" and "you" of the subjunctive."""
    if infinitive in CHANGE["e_to_ie_and_i"] | CHANGE["e_to_i"]:
        return stem[:-1] + "i" if infinitive.endswith("eír") else _last(stem, "e", "i")
    return _last(stem, "o", "u") if infinitive in CHANGE["o_to_ue_and_u"] else stem


def _last(stem: str, old: str, new: str) -> str:
    at = stem.rfind(old)
    return stem[:at] + new + stem[at + 1 :]


def _zco(stem: str, kind: int, ending: str) -> str:
    """`conozco`, `conduzcamos`: a vowel before -cer and -cir."""
    hard = ending[0] in "oaáó"
    return (
        stem[:-1] + "zc"
        if kind and hard and re.search("[aeiou]c$", stem) and not re.search("(coc|mec)$", stem)
        else stem
    )


def _spell(stem: str, ending: str, kind: int) -> str:
    """Stem and ending as they are written."""
    front = ending[0] in "eéií"
    if kind == 0 and front:
        for old, new in (("c", "qu"), ("z", "c"), ("gu", "gü"), ("g", "gu")):
            if stem.endswith(old):
                stem = stem[: len(stem) - len(old)] + new
                break
    elif kind and not front:
        for old, new in (("zc", "zc"), ("gu", "g"), ("g", "j"), ("qu", "c"), ("c", "z")):
            if stem.endswith(old):
                stem = stem[: len(stem) - len(old)] + new
                break
    if kind and re.match("i[óe]", ending):
        if re.search("[aeou]$", stem) and not stem.endswith(("gu", "qu")):
            return stem + "y" + ending[1:]
        if stem.endswith(("ñ", "ll", "i")):
            return stem + ending[1:]
    if kind and ending[0] == "i" and re.search("[aeo]$", stem):
        return stem + "í" + ending[1:]
    if stem.endswith("uy") and ending[0] in "ií":
        return stem[:-1] + ending
    return stem + ending


def _gerund(infinitive: str, stem: str, kind: int) -> str:
    return stem + "ando" if kind == 0 else _spell(_unstressed(infinitive, stem), "iendo", kind)


def _participle(stem: str, kind: int) -> str:
    if kind == 0:
        return stem + "ado"
    return stem + ("ído" if re.search("[aeo]$", stem) else "ido")


def all_forms(infinitives: Iterable[str]) -> Iterator[tuple[str, str, str, str]]:
    """(part of speech, features, form, lemma) of every form of some verbs, and of nouns whose plural is not regular."""
    for verb in infinitives:
        for form, feats in conjugate(verb):
            yield "VERB", feats, form, verb
            if verb in AUXILIARIES:
                yield "AUX", feats, form, verb
    for pair in _DATA["plurals"]["nouns"].split():
        plural, lemma = pair.split("=")
        yield "NOUN", "Gender=Masc|Number=Plur", plural, lemma
        yield "NOUN", "Gender=Fem|Number=Plur", plural, lemma


_MODALS = ("puede", "pueden", "podemos", "podría", "podrá", "debe", "deben", "debemos", "debería", "quiere", "quieren")
_AFTER_MODAL = re.compile(
    rf"\b(?:{'|'.join(_MODALS)}|(?:va|van|vamos) a|hay que|(?:tiene|tienen|tenemos) que) "
    r"([a-záéíóúñü]+(?:[aei]r|ír))(?:[lm]e|l[ao]|se|nos)?s?\b"
)


def find_infinitives(texts: Path, *, least: int = 4) -> list[str]:
    """Verbs of the running text: what follows "can", "must", "has to" in the infinitive, at least so often."""
    seen: Counter[str] = Counter()
    for path in sorted(texts.glob("*.txt.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                seen.update(_AFTER_MODAL.findall(line))
    return sorted(verb for verb, number in seen.items() if number >= least and len(verb) > 3)
