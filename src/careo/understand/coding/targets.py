"""Whom a protest, strike or demand is aimed at where no phrase of its own tells: by its motive, by what it is for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from careo.lang.actor_codes import actor_role, nations_named
from careo.lang.acts import lookup_act
from careo.model import Document, Event, Mention, MentionKind, Reading, Span
from careo.text.numbers import fold, fold_same
from careo.understand.coding.codes import ACTORS, BODIES, HARMS, STREET, SUFFERERS, sentence_of
from careo.understand.drafts import DOERS
from careo.understand.roles.arguments import load_grammar

TO_MOTIVE, MOTIVE = 40, 120
"""Characters from a protest to the word that opens its motive, and from there to its end, at most."""
TO_BODY = 40
"""Characters from the beginning of a motive to a body that it is about, at most."""
BEGIN = 4
"""Words with which somebody or something is named, at most, until its noun."""
TO_FRONT = 60
"""Characters from a protest to the body before whose house it is held, at most."""
IN_THE_WAY = frozenset({"block", "seize-place"})
TO_AIM = 200
"""Characters from what is done in the street to what it is done for, at most."""
OFFICES = frozenset({"GOV", "JUD", "LEG", "COP", "MIL"})
"""Roles of those who answer for what they decide."""
THREATENS, PRESS = "13", "JRN"
DEMANDS, PROTESTS, MEANS = "demand", "protest", frozenset({"12", "16", "17"})
"""Acts, and roots of what is done to others in protest."""
FRIENDLY = frozenset({"praise", "cooperate", "aid"})
"""Acts for which people march that are aimed at nobody: `marcharon en apoyo al gobierno`."""
REPRESSES, FIRES = "repress", frozenset({"shoot", "attack", "beat"})
"""The act of breaking up a protest, and acts by which one is broken up."""
SCENES = frozenset({MentionKind.STATE, MentionKind.ORGANISATION})
"""Kinds of those in whom something may be told to take place: `por los casos de violencia en los colegios`."""
_MAY_DO = ACTORS | {MentionKind.VEHICLE}
_FOR = frozenset({"protest", "speech"})


def target_of_protest(reading: Reading, doc: Document, event: Event, doers: Sequence[Span]) -> list[Span]:
    """Whom a march, strike or blockade is told to be about or against: by its motive, or by what it is held for."""
    if event.act not in STREET:
        return []
    told = _of_means(reading, event, doers) or _by_motive(reading, doc, event, doers)
    told = told or _of_aim(reading, doc, event) or _of_slogans(reading, doc, event)
    return told or _in_front(reading, doc, event, doers)


def _of_means(reading: Reading, event: Event, doers: Sequence[Span]) -> list[Span]:
    """Whom something else is done to in protest: "cut off aid to Peru in protest", `represalias a Perú en protesta`."""
    sentence = sentence_of(reading, event)
    for one in reading.events if event.act == PROTESTS else ():
        act, before = lookup_act(one.act), event.trigger.start - one.trigger.stop
        if act is None or act.cameo not in MEANS or not 0 < before < TO_AIM or not sentence.covers(one.trigger):
            continue
        own = [role.span for role in one.roles if role.role in DOERS]
        if all(any(span.overlaps(other) for other in doers) for span in own):
            aimed = [role.span for role in one.roles if role.role in SUFFERERS and role.kind in ACTORS]
            if aimed := [span for span in aimed if not any(span.overlaps(other) for other in doers)]:
                return aimed[:1]
    return []


def _by_motive(reading: Reading, doc: Document, event: Event, doers: Sequence[Span]) -> list[Span]:
    motive = _motive(reading, doc, event)
    return _doers_in(reading, doc, motive, doers) or _body_in(reading, doc, motive, doers) if motive else []


def without_deeds(reading: Reading, doc: Document, event: Event, sufferers: Sequence[Span]) -> list[Span]:
    """The targets as coders of protests write them: somebody before things, and of a protest no deed alone.

    `Against the decision of the government` is aimed at the government, `against the killing` at nobody. Of things they
    write plans and laws, which somebody answers for, and no state of affairs ("against unemployment"); whoever blocks a
    road aims at nobody by it.
    """
    kinds = {role.span: role.kind for role in event.roles}
    sufferers = [span for span in sufferers if not _is_victim(span, reading, event)]
    if event.act in IN_THE_WAY:
        return [span for span in sufferers if kinds.get(span) in ACTORS or not _begins(span, doc, "ways")]
    things = [span for span in sufferers if span in kinds and kinds[span] not in ACTORS]
    if things and len(things) < len(sufferers):
        return [span for span in sufferers if span not in things]
    if event.act != "protest" or not things:
        return list(sufferers)
    if behind := target_of_protest(reading, doc, event, [role.span for role in event.roles if role.role in DOERS]):
        return behind
    deeds = {span for span in things if any(span.covers(other.trigger) for other in reading.events)}
    states = {span for span in things if kinds[span] is MentionKind.OTHER and not _stands_for_body(span, doc)}
    return [span for span in sufferers if span not in deeds | states]


def _is_victim(span: Span, reading: Reading, event: Event) -> bool:
    """Whether words name whom a deed befell that is condemned: `repudió la represión contra los estudiantes`."""
    act = lookup_act(event.act)
    is_told = act is not None and act.family == "speech" and act.id != DEMANDS  # "demanded sanctions against Peru"
    harmed = harm_between(reading, event, span) if is_told else []
    return any(role.role in SUFFERERS and role.span.overlaps(span) for one in harmed for role in one.roles)


def harm_between(reading: Reading, event: Event, span: Span) -> list[Event]:
    """What is told between an event and some words behind it and harms or threatens somebody."""
    start, stop = event.trigger.stop, span.start
    deeds = (one for one in reading.events if start <= one.trigger.start and one.trigger.stop <= stop)
    return [one for one in deeds if (act := lookup_act(one.act)) is not None and act.cameo in (THREATENS, *HARMS)]


def _stands_for_body(span: Span, doc: Document) -> bool:
    """Whether a thing is a plan or law, or that of a nation: `contra la nueva ley`, "against the Chinese tests"."""
    is_named = any(True for _ in nations_named(span.quote(doc.text), lang=doc.lang))
    return is_named or _begins(span, doc, "regulations")


def _begins(span: Span, doc: Document, key: str) -> bool:
    """Whether some words begin with a noun of a list, an article and what describes it before it or not."""
    grammar = load_grammar(doc.lang)
    words = takewhile(lambda word: word not in grammar.patient_cases, fold(span.quote(doc.text)).split()[:BEGIN])
    forms = (form for word in words for form in (word, word.removesuffix("s"), word.removesuffix("es")))
    return any(form in grammar.words[key] for form in forms)


def target_of_force(reading: Reading, doc: Document, event: Event) -> list[Span]:
    """Whom force is used on by what it is told of: "broke up a march of farmers", "fired to disperse the farmers"."""
    told = [one for one in reading.events if one is not event and sentence_of(reading, event).covers(one.trigger)]
    things = [role.span for role in event.roles if role.role in SUFFERERS and role.kind not in ACTORS]
    own = (event.trigger, *things)
    broken_up = [one for one in told if one.act in STREET and any(span.overlaps(one.trigger) for span in own)]
    if event.act == REPRESSES and broken_up:
        return [role.span for role in broken_up[0].roles if role.role in DOERS]
    doers = {role.span for role in event.roles if role.role in DOERS}
    for aim in told if event.act in FIRES and not things else ():
        near = event.trigger.stop <= aim.trigger.start < event.trigger.stop + TO_BODY
        if near and aim.act == REPRESSES and doers == {role.span for role in aim.roles if role.role in DOERS}:
            return [role.span for role in aim.roles if role.role in SUFFERERS and role.kind in ACTORS]
    return []


def _motive(reading: Reading, doc: Document, event: Event) -> Span | None:
    """`Over the decision of the court`, `por el fallo del Senado`: the words up to the next comma."""
    sentence = sentence_of(reading, event)
    links = "|".join(sorted(load_grammar(doc.lang).words["motives"]))
    after = fold_same(doc.text[event.trigger.stop : sentence.stop])
    found = re.finditer(rf"\b(?:{links})\b", after[:TO_MOTIVE])
    link = next((one for one in found if not _is_by(one.group(), after[: one.start()], doc.lang)), None)
    if link is None:
        return None
    end = re.search(r"[,;:.(]", after[link.end() : link.end() + MOTIVE])
    start = event.trigger.stop + link.end()
    return Span(doc.id, start, min(start + (end.start() if end else MOTIVE), sentence.stop))


def _is_by(link: str, before: str, lang: str) -> bool:
    """Whether a link is the "by" of a participle, and no motive: `una protesta convocada por los sindicatos`."""
    grammar = load_grammar(lang)
    last = "".join(before.split()[-1:])
    return link in grammar.agent_cases and last.endswith(tuple(grammar.words["participle_endings"]))


def _doers_in(reading: Reading, doc: Document, motive: Span, doers: Iterable[Span]) -> list[Span]:
    """Who did what is protested: `over the killing of whales by foreign ships`, `por el cierre por parte de X`."""
    deeds = (one for one in reading.events if motive.covers(one.trigger))
    told = [role.span for deed in deeds for role in deed.roles if role.role in DOERS and motive.covers(role.span)]
    grammar = load_grammar(doc.lang)
    cases = grammar.agent_cases | grammar.words["hands"]
    by = [
        mention.span
        for mention in _within(reading, motive)
        if mention.kind in _MAY_DO and is_behind(doc.text[motive.start : mention.span.start], cases)
    ]
    taken = list(doers)
    return [span for span in (*told, *by) if not any(span.overlaps(other) for other in taken)][:1]


def is_behind(before: str, cases: Iterable[str]) -> bool:
    """Whether some words end in a preposition, an article after it or not."""
    words = fold(before).split()
    return any(
        " ".join(words[:stop]).endswith(tuple(f" {case}" for case in cases)) for stop in (len(words), len(words) - 1)
    )


def _body_in(reading: Reading, doc: Document, motive: Span, doers: Iterable[Span]) -> list[Span]:
    """The body that a motive is about; nobody whom a deed befell, and no scene."""
    grammar = load_grammar(doc.lang)
    where = grammar.locative_cases | grammar.words["whence"]
    deeds = [one for one in reading.events if motive.covers(one.trigger)]
    taken = [*doers, *(role.span for deed in deeds for role in deed.roles if role.role in SUFFERERS)]
    for mention in _within(reading, motive):
        before = doc.text[motive.start : mention.span.start]
        is_scene = mention.kind in SCENES and is_behind(before, where)
        near = mention.span.start < motive.start + TO_BODY and not is_scene and not mention.points_back
        if (
            near
            and (answers(mention, doc) or _rules(mention, before, doc))
            and not any(mention.span.overlaps(span) for span in taken)
        ):
            return [mention.span]
    return []


def _rules(mention: Mention, before: str, doc: Document) -> bool:
    """Whether somebody is named as whose a ruling or conduct is: `la decisión del rector`."""
    grammar = load_grammar(doc.lang)
    cases, definite = grammar.words["authors"], grammar.words["definite"]
    words = [word for word in fold(before).split() if word in cases or word not in definite][-2:]
    is_whose = len(words) > 1 and words[0] in grammar.words["rulings"] and words[1] in cases
    return is_whose and mention.kind is MentionKind.PERSON


def _within(reading: Reading, span: Span) -> Iterator[Mention]:
    """The mentions in a stretch of text, in text order."""
    yield from sorted((one for one in reading.mentions if span.covers(one.span)), key=lambda one: one.span.start)


def _of_aim(reading: Reading, doc: Document, event: Event) -> list[Span]:
    """Whom what it is held for is aimed at: `marched to demand the resignation of the minister`."""
    sentence, doers = sentence_of(reading, event), {role.span for role in event.roles if role.role in DOERS}
    for other in sorted(reading.events, key=lambda one: one.trigger.start):
        act = lookup_act(other.act)
        near = event.trigger.stop <= other.trigger.start < min(event.trigger.stop + TO_AIM, sentence.stop)
        if not near or act is None or act.family not in _FOR or act.id in FRIENDLY:
            continue
        if doers & {role.span for role in other.roles if role.role in DOERS}:
            aimed = [role.span for role in other.roles if role.role in SUFFERERS and role.kind in ACTORS]
            if aimed := aimed or (_by_motive(reading, doc, other, list(doers)) if other.act in STREET else []):
                return aimed
    return []


def _of_slogans(reading: Reading, doc: Document, event: Event) -> list[Span]:
    """The body that what they shout or carry is against: `gritando consignas hostiles al gobierno`."""
    sentence, words = sentence_of(reading, event), load_grammar(doc.lang).words
    after = fold_same(doc.text[event.trigger.stop : min(event.trigger.stop + TO_AIM, sentence.stop)])
    slogan = re.search(rf"\b(?:{'|'.join(words['slogans'])})\W+(?:{'|'.join(words['hostile'])})\b", after)
    if slogan is None:
        return []
    start = event.trigger.stop + slogan.end()
    near = Span(doc.id, start, min(start + TO_BODY, sentence.stop))
    return [one.span for one in _within(reading, near) if answers(one, doc)][:1]


def _in_front(reading: Reading, doc: Document, event: Event, doers: Sequence[Span]) -> list[Span]:
    """The body or embassy that people stand before: `se manifestaron delante de la Embajada de Perú`."""
    sentence, words = sentence_of(reading, event), load_grammar(doc.lang).words["in_front"]
    for mention in _within(reading, sentence):
        near = event.trigger.stop <= mention.span.start <= event.trigger.stop + TO_FRONT
        between = doc.text[event.trigger.start : mention.span.start]
        if not near or any(mark in between for mark in ",;:(") or not is_behind(between, words):
            continue
        is_seat = mention.kind is MentionKind.FACILITY and any(
            True for _ in nations_named(mention.span.quote(doc.text), lang=doc.lang)
        )
        if (is_seat or answers(mention, doc)) and not any(mention.span.overlaps(span) for span in doers):
            return [mention.span]
    return []


def answers(mention: Mention, doc: Document) -> bool:
    """Whether a mention names a body, or somebody by the office for which he answers: "the minister", "el juez".

    `La libertad de prensa` names nobody.
    """
    role = actor_role(mention.span.quote(doc.text), lang=doc.lang)
    if mention.kind is MentionKind.PERSON:
        return role in OFFICES
    before = fold(doc.text[: mention.span.start]).split()[-1:]
    return mention.kind in BODIES and not (
        role == PRESS and load_grammar(doc.lang).words["authors"].intersection(before)
    )
