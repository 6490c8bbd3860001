"""How surely a document lays a deed to somebody: what each place that names them shows, put together.

Every feature is of no language: a class of cue words, a voice, a certainty, a relation of the tree. What is learned of
them in one language holds in another.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from careo.lang.actor_codes import NATION, actor_code, actor_role
from careo.lang.words import load_words
from careo.model import Claim, RoleName, Span, Voice, VoiceKind
from careo.text.numbers import fold
from careo.understand.certainty.voices import names_authority
from careo.understand.incidents.features import Facts

OFFICIAL = frozenset({"GOV", "MIL", "COP", "JUD", "SPY"})
"""Roles of those who speak for a state."""
REBEL = frozenset({"REB", "INS"})
ON_THE_WAY = ("claim", "responsible", "blame", "suspect", "possible", "report", "denial", "inquiry")
"""Classes of cues that count where they stand above a name in its sentence."""
BESIDE = ("suspect", "possible")
"""Classes that count where they stand beside a word of that way, too ("allegedly", "may have")."""
MODIFIERS = frozenset({"advmod", "aux", "amod", "obl"})
RELATIONS = frozenset({"nsubj", "obj", "compound"})
CASES = frozenset({"obl:by", "nmod:of", "nmod:by", "obl:to", "nmod:to", "obl:on", "nmod:from"})
HIGHEST = 10
"""Words above a name that are looked at."""
HEAD = 260
"""Characters of the head of a document, where it says whose words these are."""
LONGEST = 12
"""Words of the longest mention that may name somebody."""
NEUTRAL = "blame:"
"""What every feature of this file begins with."""
_PARTS = re.compile(r"[\[\]()]")
_GAP = r"[\s\[\]()\"'-]+"


@dataclass(frozen=True, slots=True)
class Naming:
    """One place that names somebody: how it stands to the deed, in whose words, and what puts it in doubt.

    Attributes:
        near: "same" where its sentence tells of the kind of deed, "other" where of another, "none" else.
        deed: "same", "other", "event" or "none": what it hangs on.
        relation: how it is joined to the word above it.
        voice: who answers for the words: "own", "official", "rebel", "author", "press", "unnamed" or "other".
        certainty: of the claim that holds it.
        way: classes of cues above it, "plain" where there are none.
        around: classes of cues in its sentence.
    """

    sentence: int
    near: str
    deed: str
    relation: str
    voice: str
    certainty: str
    way: tuple[str, ...]
    around: tuple[str, ...]

    @property
    def weight(self) -> int:
        """How much the place has to do with the deed."""
        return {"same": 2, "other": 1}.get(self.near, 0) + {"same": 2, "other": 1}.get(self.deed, 0)


def blame_features(facts: Facts, kind: str, names: Collection[str]) -> dict[str, float]:
    """What a document shows of how surely it lays a deed of a kind to somebody who has some names in it."""
    plain = plain_names(names)
    spans = named_at(facts, plain)
    role = _role(names, facts.doc.lang)
    namings = [_naming(facts, kind, span, spans, (plain, role)) for span in spans]
    most = max((one.weight for one in namings), default=0)
    telling = [one for one in namings if one.weight >= max(1, most - 1)] or namings[:2]
    counts = Counter(name for one in telling for name in _shown(one, role))
    counts.update(_head(facts, plain, role))
    counts.update(f"first {name}" for one in telling[:1] for name in _first(one))
    if speaks(facts, spans):
        counts["speaks"] += 1
    counts[f"kind={kind}"] = 1
    found = {name: math.log1p(count) for name, count in counts.items()} | _whole(facts, kind, namings, telling)
    return {NEUTRAL + name: value for name, value in found.items()}


def plain_names(names: Iterable[str]) -> frozenset[str]:
    """Names folded, without articles; a name in brackets behind another stands for itself, too.

    Examples:
        >>> sorted(plain_names(["The National Front [NF]"]))
        ['national front', 'national front [nf]', 'nf']
    """
    found = set()
    for name in names:
        whole = fold(" ".join(name.split()))
        found |= {re.sub(r"^(?:the|an?|los|las|el|la|unos|unas)\s+", "", one.strip(" ,\"'")) for one in _pieces(whole)}
    return frozenset(one for one in found if len(one) > 1)


def _pieces(name: str) -> list[str]:
    return [name, *_PARTS.split(name)]


def named_at(facts: Facts, names: Collection[str]) -> list[tuple[int, int]]:
    """The characters [start, stop) that give some names, and those that name or describe the same somebody."""
    text = facts.text_folded()
    found = {match.span() for name in names for match in _pattern(name).finditer(text)}
    actors = {facts.actor_of(one) for one in facts.fillers if _names(one.span.start, one.span.stop, found)} - {""}
    kin = {(one.span.start, one.span.stop) for one in facts.fillers if facts.actor_of(one) in actors}
    apart: list[tuple[int, int]] = []
    for start, stop in sorted(found | kin):
        if apart and start < apart[-1][1]:
            apart[-1] = apart[-1][0], max(stop, apart[-1][1])
        else:
            apart.append((start, stop))
    return apart


def _pattern(name: str) -> re.Pattern[str]:
    """A folded name, whatever stands between its words."""
    words = _GAP.join(re.escape(word) for word in re.split(r"[\s-]+", name))
    return re.compile(rf"(?<!\w){words}(?!\w)")


def _names(start: int, stop: int, found: Iterable[tuple[int, int]]) -> bool:
    """Whether a mention is one of the places found, or holds it, or lies in it."""
    return any(
        (start <= a and b <= stop and b - a > (stop - start) / 4) or (a <= start and stop <= b) for a, b in found
    )


def _role(names: Iterable[str], lang: str) -> str:
    roles = Counter(role for name in names if (role := _role_in(name, lang)))
    return roles.most_common(1)[0][0] if roles else "-"


def _role_in(words: str, lang: str) -> str | None:
    """The role that words name, or that of a body of the lists: "rebels", and fronts known by name."""
    code = actor_code(words, lang=lang) or ""
    return actor_role(words, lang=lang) or code[NATION : 2 * NATION] or None


@cache
def cues(lang: str, table: str = "cues") -> Mapping[str, re.Pattern[str]]:
    """The classes of cue words of a language, each as a pattern over folded text."""
    return {
        cue: re.compile("|".join(rf"(?<!\w){re.escape(fold(word))}" for word in words))
        for cue, words in load_words(lang).table("blame")[table].items()
    }


def _naming(
    facts: Facts,
    kind: str,
    span: tuple[int, int],
    spans: Sequence[tuple[int, int]],
    who: tuple[frozenset[str], str],
) -> Naming:
    at = facts.sentence_of(span[0])
    kinds = {of for _, of in facts.by_sentence.get(at, ()) if of}
    near = "same" if kind in kinds else "other" if kinds else "none"
    way = list(_way(facts, span))
    relation = way[0][0] if way else "root"
    claims = [one for one in facts.reading.claims if one.content.start <= span[0] < one.content.stop]
    claim = min(claims, key=lambda one: one.content.stop - one.content.start, default=None)
    text = _sentence(facts, at)
    return Naming(
        at,
        near,
        _deed(facts, kind, [place for _, place in way]),
        _short(relation),
        "author" if claim is None else _voice(facts, claim, spans, who),
        "asserted" if claim is None else claim.certainty.value,
        tuple(sorted({*_cues_above(facts, span, way), *_called(facts, span)})) or ("plain",),
        tuple(cue for cue, pattern in cues(facts.doc.lang).items() if pattern.search(text)),
    )


def _sentence(facts: Facts, at: int) -> str:
    return fold(" ".join(facts.sentence_text(at).split()))


def _way(facts: Facts, span: tuple[int, int]) -> Iterator[tuple[str, int]]:
    """The words above a name, nearest first: how each is joined to what is below it, and its place."""
    syntax = facts.syntax
    at = syntax.head_of(*span)
    for _ in range(HIGHEST):
        if at is None or syntax.heads[at] == at:
            return
        case = next((syntax.lemmas[one] for one in syntax.below[at] if syntax.relations[one] == "case"), "")
        relation = syntax.relations[at].partition(":")[0]
        yield f"{relation}:{case}" if case else relation, syntax.heads[at]
        at = syntax.heads[at]


def _short(relation: str) -> str:
    first = relation.partition(":")[0]
    if first in RELATIONS - {"compound"}:
        return first
    return relation if relation in CASES | RELATIONS else "else"


def _deed(facts: Facts, kind: str, way: Iterable[int]) -> str:
    """What the first word above a name that tells of an event tells of."""
    triggers = {facts.syntax.first_at(event.trigger.start): of for event, of, _ in facts.events}
    of = next((triggers[place] for place in way if place in triggers), None)
    if of is None:
        return "none"
    return "same" if of == kind else "other" if of else "event"


def _cues_above(facts: Facts, span: tuple[int, int], way: Iterable[tuple[str, int]]) -> Iterator[str]:
    syntax = facts.syntax
    own = syntax.head_of(*span)
    for place in (place for _, place in way):
        yield from _cues_in(facts, place, ON_THE_WAY)
        for one in syntax.below[place]:
            if syntax.relations[one].partition(":")[0] in MODIFIERS:
                yield from _cues_in(facts, one, BESIDE)
    for one in syntax.below[own] if own is not None else ():
        yield from _cues_in(facts, one, BESIDE)


def _called(facts: Facts, span: tuple[int, int]) -> Iterator[str]:
    """Whether an event makes somebody the accused, and who accuses, or lets them claim the deed."""
    for event in (one for one, _, _ in facts.events if one.act == "accuse" or one.act.startswith("claim")):
        named = {role.role for role in event.roles if role.span.start <= span[0] < role.span.stop}
        if event.act == "accuse" and RoleName.PATIENT in named:
            by = [role.span.quote(facts.doc.text) for role in event.roles if role.role is RoleName.AGENT]
            official = any(names_authority(one, facts.doc.lang) for one in by)
            yield "accused officially" if official else "accused"
        elif event.act != "accuse" and RoleName.AGENT in named:
            yield "claims"


def _cues_in(facts: Facts, place: int, among: Sequence[str]) -> Iterator[str]:
    """The classes of cues that a word belongs to, as it stands or by its lemma ("podría")."""
    syntax, known = facts.syntax, cues(facts.doc.lang)
    forms = fold(syntax.lemmas[place]), fold(facts.doc.text[syntax.starts[place] : syntax.ends[place]])
    yield from (cue for cue in among if any(known[cue].match(form) for form in forms))


def _voice(facts: Facts, claim: Claim, spans: Iterable[tuple[int, int]], who: tuple[frozenset[str], str]) -> str:
    """Who answers for a claim, seen from somebody with some names and a role."""
    voice, (names, own) = claim.voices[-1], who
    said = fold(voice.name)
    stands = voice.span is not None and any(_meet(voice.span, start, stop) for start, stop in spans)
    if stands or any(name in said for name in names if len(name) > 2):
        return "own"
    if voice.kind in (VoiceKind.AUTHOR, VoiceKind.PUBLISHER):
        return "author"
    if voice.kind is VoiceKind.PRESS:
        return "press"
    role = _role_of(facts, voice)
    if role in OFFICIAL:
        return "official"
    if role is not None and role == own:
        return "own"
    if role in REBEL:
        return "rebel"
    if cues(facts.doc.lang)["authority"].search(said):
        return "official"
    return "unnamed" if voice.kind in (VoiceKind.UNKNOWN, VoiceKind.ANONYMOUS) else "other"


def _role_of(facts: Facts, voice: Voice) -> str | None:
    """What a voice is, by its own words or what the text calls them elsewhere: "Colonel Ruiz", then only "Ruiz"."""
    words = [voice.span.quote(facts.doc.text) if voice.span else voice.name]
    if voice.actor_id is not None:
        words += [one.span.quote(facts.doc.text) for one in facts.fillers if facts.actor_of(one) == voice.actor_id]
    roles = (_role_in(said, facts.doc.lang) for said in words)
    return next((role for role in roles if role is not None), None)


def _meet(voice: Span, start: int, stop: int) -> bool:
    """Whether a voice begins in some characters, or they begin in it."""
    return start <= voice.start < stop or voice.start <= start < voice.stop


def _shown(one: Naming, role: str) -> Iterator[str]:
    voice, deed, relation = one.voice, one.deed, one.relation
    yield from (f"voice={voice}", f"voice={voice} role={role}", f"sure={one.certainty}")
    yield from (f"voice={voice} sure={one.certainty}", f"deed={deed}", f"relation={relation}")
    yield from (f"deed={deed} relation={relation}", f"deed={deed} voice={voice}")
    for cue in one.way:
        yield from (f"way={cue}", f"way={cue} voice={voice}", f"way={cue} relation={relation}")
    for cue in one.around:
        yield from (f"around={cue}", f"around={cue} voice={voice}")
    if {"claim", "responsible"} <= set(one.around):
        yield "around=claim+responsible"


def _first(one: Naming) -> Iterator[str]:
    yield from (f"voice={one.voice}", f"sure={one.certainty}", f"deed={one.deed}")
    yield from (f"way={cue}" for cue in one.way)


def speaks(facts: Facts, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether somebody who is named at some places is a voice anywhere."""
    voices = {claim.voices[-1].span for claim in facts.reading.claims} - {None}
    return any(one is not None and one.start <= start < one.stop for one in voices for start, _ in spans)


def _head(facts: Facts, names: Collection[str], role: str) -> Iterator[str]:
    """Whose words the head of a document says that these are."""
    head = facts.top
    desk = next((desk for desk, pattern in cues(facts.doc.lang, "desks").items() if pattern.search(head[:200])), "none")
    yield from (f"desk={desk}", f"desk={desk} role={role}", f"role={role}")
    known = cues(facts.doc.lang, "heads")
    if known["interview"].search(head):
        yield "interview"
    if known["communique"].search(head) and any(name in head[:HEAD] for name in names if len(name) > 2):
        yield "own communique"


def _whole(facts: Facts, kind: str, namings: Sequence[Naming], telling: Sequence[Naming]) -> dict[str, float]:
    """What stands in all sentences, and how many of them name somebody."""
    texts = [_sentence(facts, at) for at in range(len(facts.sentences))]
    named, kept = {one.sentence for one in namings}, {one.sentence for one in telling}
    taken = [takes_credit(text, facts.doc.lang) for text in texts]
    found: dict[str, float] = {}
    for cue, pattern in cues(facts.doc.lang).items():
        hits = [bool(pattern.search(text)) for text in texts]
        found[f"all={cue}"] = math.log1p(sum(hits)) / 2
        found[f"kept={cue}"] = math.log1p(sum(hits[at] for at in kept))
    told = [at for _, of, at in facts.events if of == kind]
    return found | {
        "credit": float("some" in taken or "none" in taken),
        "credit here": float(any(taken[at] == "some" for at in named)),
        "credit beside": float(any(taken[at] for one in named for at in (one - 1, one + 1) if 0 <= at < len(taken))),
        "credit none": float("none" in taken),
        "named": math.log1p(len(namings)),
        "kept": math.log1p(len(telling)),
        "weight": max((one.weight for one in namings), default=0) / 4,
        "at": math.log1p(min(named, default=len(texts))),
        "kept at": math.log1p(min(kept, default=len(texts))),
        "sentences": math.log1p(len(texts)) / 2,
        "told": float(bool(told)),
    }


def takes_credit(text: str, lang: str) -> str:
    """Whether a folded sentence says that somebody takes a deed upon themselves: "some", "none" for nobody, or "".

    Examples:
        >>> takes_credit("the front accepted responsibility", "en"), takes_credit("no group has claimed credit", "en")
        ('some', 'none')
        >>> takes_credit("el frente asumio la autoria", "es"), takes_credit("nadie se ha atribuido el atentado", "es")
        ('some', 'none')
    """
    known = cues(lang, "credit")
    for found in known["takes"].finditer(text):
        if known["what"].search(text[found.end() : found.end() + 40]):
            return "none" if known["nobody"].search(text[: found.start()]) else "some"
    return ""
