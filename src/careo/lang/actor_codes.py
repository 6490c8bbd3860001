"""Codes of actors as coders of events write them: nation and role ("COLREB"), by the words that name the actor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise, takewhile

from careo.lang.countries import load_countries
from careo.lang.words import load_words
from careo.model import KnownActor
from careo.text.numbers import fold

NATION = 3
"""Letters of the code of a nation."""
OFFICES, FORMERLY = frozenset({"GOV", "LEG", "JUD"}), "ELI"
"""Roles of those in office, and the role of those who no longer are (CAMEO 3.2.1)."""
_SIDES = {"MIL": "state", "COP": "state", "SPY": "state", "REB": "rebels", "INS": "rebels"}
ARMED = frozenset({"MIL", "COP", "SPY", "REB", "INS", "PRM", "UAF", "CRM"})
"""Roles of those who bear arms."""
NEAR = 3
"""Words before a noun of an office in which "former" is looked for."""
WORLDWIDE, THEIR_OWN = frozenset({"IGO", "NGO"}), frozenset({"MIL", "COP", "REF", "ELI"})
"""Organisations that have no state's offices, and the roles that are told of their people."""
LEAST_NAME = 4
"""Letters of a name before a surname, at least; "In Jordan" has none."""
LONGEST = 9
"""Words of the longest name in the lists."""
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*\.?")
_GENITIVE = re.compile(r"['’]s?$")
_FEMININE = (("as", "o"), ("a", "o"), ("as", ""), ("a", ""), ("esas", "es"), ("esa", "es"), ("es", ""), ("s", ""))


@dataclass(frozen=True, slots=True)
class CodeBook:
    """Codes by folded name; `bodies` have a whole code, `ranks` tells which of several roles counts: the lower.

    `seats` are capitals that stand for a government, `before` words that may stand before a people alone, `former` and
    `descent` words beside an office that is past, and beside a people that is no nation ("ethnic Albanians"),
    `surnames` names of nations that people have for a surname, `apart` nouns for people who stand near an office, and
    hold none.
    """

    bodies: Mapping[str, str]
    nations: Mapping[str, str]
    roles: Mapping[str, str]
    ranks: Mapping[str, int]
    seats: frozenset[str]
    before: frozenset[str]
    joining: frozenset[str]
    former: frozenset[str]
    descent: frozenset[str]
    surnames: frozenset[str]
    apart: frozenset[str]


@dataclass(frozen=True, slots=True)
class Named:
    """A name of one of the tables in some words: its code and where it stands."""

    kind: str
    code: str
    start: int
    stop: int


def _key_of(name: str) -> str:
    """A name as its words are looked up: "workers' party" without its apostrophe."""
    return " ".join(_GENITIVE.sub("", word) for word in fold(name).split())


@cache
def load_code_book(lang: str) -> CodeBook:
    """The codes of a language; built once."""
    table = load_words(lang).table("actor_codes")
    bodies, nations, roles = (
        {_key_of(name): code for code, names in reversed(table[part].items()) for name in names}
        for part in ("bodies", "nations", "roles")
    )
    keys = ("seats", "before", "joining", "former", "descent", "surnames", "apart")
    ranks = {code: rank for rank, code in enumerate(table["roles"])}
    return CodeBook(bodies, nations, roles, ranks, *(frozenset(map(fold, table["alone"][key])) for key in keys))


def own_codes(actors: Iterable[KnownActor]) -> Mapping[str, str]:
    """The codes that a case gives to actors of its own, by their folded names.

    Examples:
        >>> from careo.model import MentionKind
        >>> own_codes([KnownActor("vl", "Valdoria", MentionKind.STATE, aliases=("Valdorian",), code="VLD")])
        {'valdoria': 'VLD', 'valdorian': 'VLD'}
    """
    return {fold(name): actor.code for actor in actors if actor.code for name in (actor.name, *actor.aliases)}


def actor_code(words: str, *, lang: str, own: Mapping[str, str] | None = None, acts: bool = True) -> str | None:
    """The code of an actor: nation, then role; None where the words tell no nation.

    Args:
        words: how a text names the actor.
        lang: language of the words.
        own: codes of the case by folded name; a code of three letters is that of a nation, which roles can follow.
        acts: whether the actor does something; a capital that does is its government.

    Examples:
        >>> actor_code("the Palestinian riot police", lang="en"), actor_code("Israel", lang="en")
        ('PSECOP', 'ISR')
        >>> actor_code("guerrilleros colombianos", lang="es"), actor_code("la policía", lang="es")
        ('COLREB', None)
        >>> actor_code("the Palestinians", lang="en"), actor_code("las FARC", lang="es")
        ('PSECVL', 'COLREB')
        >>> actor_code("Washington", lang="en"), actor_code("168 liberianos", lang="es")
        ('USAGOV', 'LBRCVL')
        >>> actor_code("the Valdorian police", lang="en", own={"valdorian": "VLD"})
        'VLDCOP'
        >>> actor_code("Peru's ousted president", lang="en"), actor_code("ethnic Albanians", lang="en")
        ('PERELI', None)
    """
    return next(iter(actor_codes(words, lang=lang, own=own, acts=acts)), None)


def actor_codes(words: str, *, lang: str, own: Mapping[str, str] | None = None, acts: bool = True) -> tuple[str, ...]:
    """The codes of all whom the words name: several where nations are joined. Arguments are those of `actor_code`.

    Examples:
        >>> actor_codes("Peruvian and Chilean officials", lang="en"), actor_codes("Peru's envoy to Chile", lang="en")
        (('PERGOV', 'CHLGOV'), ('PERGOV',))
        >>> actor_codes("soldados hondureños y salvadoreños", lang="es"), actor_codes("a U.N. court", lang="en")
        (('HNDMIL', 'SLVMIL'), ('IGO',))
    """
    book = _with_own(load_code_book(lang), own) if own else load_code_book(lang)
    found = list(_found(words, book))
    whole = next((one.code for one in found if one.kind == "bodies"), None)
    nations = [one for one in found if one.kind == "nations"]
    if whole is not None or not nations:
        return (whole,) if whole is not None else ()
    role = _role_of(words, found, book) or _role_alone(words, book, acts=acts)
    together = takewhile(lambda pair: _are_joined(words, *pair, book), pairwise(nations))
    codes = dict.fromkeys([nations[0].code, *(right.code for _, right in together)])
    return tuple(code + (role if code not in WORLDWIDE or role in THEIR_OWN else "") for code in codes)


def _are_joined(words: str, left: Named, right: Named, book: CodeBook) -> bool:
    """Whether only "and" or a comma stands between two names."""
    between = words[left.stop : right.start]
    return bool(between.strip()) and set(fold(between).replace(",", " ").split()) <= book.joining


def _role_alone(words: str, book: CodeBook, *, acts: bool) -> str:
    """What a name without a noun of a role means: a capital its government, a people in the plural civilians."""
    tokens = [_GENITIVE.sub("", fold(word)) for word in _WORD.findall(words)]
    if " ".join(tokens).removesuffix(".") in book.seats:
        return "GOV" if acts else ""
    *before, last = tokens
    is_plural = last.endswith("s") and last not in book.nations and any(form in book.nations for form in _forms(last))
    alone = (word in book.before or word.isdigit() or word in book.nations for word in before)  # "Bosnian Serbs"
    return "CVL" if is_plural and all(alone) else ""


def _with_own(book: CodeBook, own: Mapping[str, str]) -> CodeBook:
    nations = {name: code for name, code in own.items() if len(code) == NATION}
    bodies = {name: code for name, code in own.items() if len(code) != NATION}
    return replace(book, bodies={**book.bodies, **bodies}, nations={**book.nations, **nations})


def nations_named(words: str, *, lang: str, own: Mapping[str, str] | None = None) -> Iterator[Named]:
    """The nations that some words name, by name or adjective, from left to right; with those of the case, if given.

    Examples:
        >>> [one.code for one in nations_named("una propuesta chilena a Bolivia", lang="es")]
        ['CHL', 'BOL']
    """
    book = _with_own(load_code_book(lang), own) if own else load_code_book(lang)
    return (one for one in _found(words, book) if one.kind == "nations")


def nation_of(country: str) -> str | None:
    """The code of a country by its two letters.

    Examples:
        >>> nation_of("LB"), nation_of("??")
        ('LBN', None)
    """
    known = load_countries().get(country)
    return known["iso3"] if known else None


def actor_role(words: str, *, lang: str) -> str | None:
    """The role alone.

    Examples:
        >>> actor_role("la policía", lang="es"), actor_role("the state government", lang="en")
        ('COP', 'GOV')
        >>> actor_role("el ex ministro", lang="es"), actor_role("un exalcalde", lang="es")
        ('ELI', 'ELI')
    """
    book = load_code_book(lang)
    return _role_of(words, list(_found(words, book)), book)


def side_in_arms(words: str, *, lang: str) -> str | None:
    """Whether those whom words name bear arms for the state, or against it; None where the words tell neither.

    Examples:
        >>> [side_in_arms(words, lang="en") for words in ("an army patrol", "the guerrillas", "the attackers")]
        ['state', 'rebels', None]
    """
    return _SIDES.get(actor_role(words, lang=lang) or "")


def _role_of(words: str, found: Sequence[Named], book: CodeBook) -> str | None:
    """The role that the words tell, the first of the table where they tell several; past where the office is past."""
    near = next((word.start() for word in _WORD.finditer(words) if book.apart.intersection(_names(word.group()))), None)
    roles = [one for one in found if one.kind == "roles" and (near is None or not _is_whose(words, one, near))]
    if not roles:
        past = (fold(word).removeprefix("ex").lstrip("-") for word in _WORD.findall(words) if fold(word)[:2] == "ex")
        return FORMERLY if any(book.roles.get(form) in OFFICES for word in past for form in _forms(word)) else None
    first = min(roles, key=lambda one: book.ranks[one.code])
    before = fold(re.split(r"['’]s\b", words[: first.start])[-1]).split()[-NEAR:]
    after = fold(words[first.stop :]).split()[:1]
    return FORMERLY if first.code in OFFICES and book.former.intersection(before + after) else first.code


def _is_whose(words: str, office: Named, near: int) -> bool:
    """Whether an office is only that of whom somebody stands near: "the general's brother", "the son of a general"."""
    return near < office.start or _GENITIVE.search(words[: office.stop]) is not None


def _names(word: str) -> set[str]:
    return set(_forms(_GENITIVE.sub("", fold(word))))


def _is_no_nation(words: str, start: int, stop: int, book: CodeBook) -> bool:
    """Whether the name of a nation says whom people descend from ("ethnic Turks"), or is a surname ("Ana Jordan")."""
    if book.descent.intersection(fold(words[:start]).split()[-1:] + fold(words[stop:]).split()[:1]):
        return True
    before, name = "".join(words[:start].split()[-1:]), words[start:stop]
    is_name = before[:1].isupper() and not name.isupper() and len(before) >= LEAST_NAME
    return is_name and name[:1].isupper() and fold(name) in book.surnames


def _found(words: str, book: CodeBook) -> Iterator[Named]:
    """What the words name from left to right, longer names before shorter ones."""
    places = [word.span() for word in _WORD.finditer(words)]
    tokens = [_GENITIVE.sub("", fold(words[first:last])) for first, last in places]
    tables = (("bodies", book.bodies), ("nations", book.nations), ("roles", book.roles))
    start = 0
    while start < len(tokens):
        stops = range(min(len(tokens), start + LONGEST), start, -1)
        forms = ((stop, form) for stop in stops for form in _forms(" ".join(tokens[start:stop])))
        named = ((stop, kind, table[form]) for stop, form in forms for kind, table in tables if form in table)
        stop, kind, code = next(named, (start + 1, "", ""))
        is_other = kind == "nations" and _is_no_nation(words, places[start][0], places[stop - 1][1], book)
        if kind and not is_other:
            yield Named(kind, code, places[start][0], places[stop - 1][1])
        start = stop


def _forms(run: str) -> Iterator[str]:
    yield run
    run = run.removesuffix(".")
    yield run
    if run.endswith("men"):
        yield run[:-3] + "man"
    if run.endswith("ies"):
        yield run[:-3] + "y"
    for ending, lemma in _FEMININE:
        if run.endswith(ending) and len(run) > len(ending) + 2:
            yield run[: -len(ending)] + lemma
