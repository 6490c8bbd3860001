"""Who stands on the two sides of a coded event, as coders of one convention or another write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from careo.lang.actor_codes import NATION, actor_role, nations_named
from careo.lang.acts import lookup_act
from careo.model import Document, Event, Mention, MentionKind, Reading, RoleName, Span
from careo.text.numbers import fold, fold_same
from careo.understand.coding.codes import ACTORS, SUFFERERS, Code, Convention, behind_verb, sentence_of
from careo.understand.coding.elsewhere import (
    beyond_border,
    demanded_of,
    foe_of_demand,
    friend_of_demand,
    given_up_to,
    matter_before,
    object_within,
    seat_struck,
    told_before,
    weapon_of,
)
from careo.understand.coding.parties import Known, Party, are_joined, nation_before, parties_at, without_parts
from careo.understand.coding.records import LIVES, one_each, targets_of_record, unknown_doers
from careo.understand.coding.street import who_is_in_street
from careo.understand.coding.targets import harm_between, is_behind, target_of_force, target_of_protest, without_deeds
from careo.understand.drafts import DOERS
from careo.understand.roles.arguments import load_grammar

RECIPROCAL = frozenset({"negotiate", "meet", "agree", "cooperate", "clash"})
"""Acts whose doers do it to each other where nobody else is named; "ties with X" point one way."""
AIMED, INQUIRES = frozenset({"speech", "talk", "threat", "support"}), "investigate"
"""Families of acts, and an act, whose target coders look for in the rest of the clause."""
HEARD = frozenset({"reject"})
"""Acts of which those only hear before whom somebody stands: `rechazó ante la Corte`."""
SAID = frozenset({"speech", "threat"})
"""Those of them that coders of protests write down."""
MOST = 2
"""Actors whom coders of protests write down on each side, at most."""
BETWEEN = 3
"""Words between a nation and an actor of its own, at most."""
CONSULTS = "04"
"""Root of talks; who only offers them does not talk yet."""
GOVERNING = frozenset({"GOV", "LEG", "JUD", "OPP", "PTY"})
TALKS, MEETS, THREATENS = "negotiate", "meet", "threaten"
MOBILIZES_THEM = "mobilize"
"""Of those who are put on alert by nobody it is told that they do it."""
TO_BODY = 80
"""Characters from what was said to the body named next, at most."""
OF_GERUND = 7
"""Letters of a gerund, at least: not `cuando`, "during"."""
DONE_TO_OWN, FORCES = frozenset({"yield", "aid"}), frozenset({"MIL", "REB"})
"""Acts that forces do of whom it is told that it is done to them, by nobody."""
TO_COMPLAINT = 120
"""Characters after a complaint in which its matter is looked for, at most."""
OF_MATTER = frozenset({INQUIRES, "sanction"})
"""Other acts that are done about something: "boycotted Chilean goods", "audited Chilean accounts"."""
TO_MATTER = 40
"""Characters after a verbal act in which the nation is looked for whose matter it is about, at most."""
Sides = tuple[tuple[Party, ...], tuple[Party, ...]]


def find_sides(known: Known, event: Event, code: Code, convention: Convention, written: Sequence[Event] = ()) -> Sides:
    """The sources and targets of an event, with their codes.

    Args:
        known: what was read of the text, and the codes of the case's own actors.
        event: the event.
        code: its code.
        convention: which habits of coders to follow.
        written: all events that are written down of the text.
    """
    reading, doc = known.reading, known.doc
    of_protests = convention is Convention.STREET_IS_MOBILIZED
    doers = _whole(doc, _doing(event, of_protests=of_protests))
    sufferers = _suffering(reading, doc, event, of_protests=of_protests)
    if not doers and (event.act == MOBILIZES_THEM or (not of_protests and _are_moved(event, sufferers, doc))):
        doers, sufferers = sufferers, []
    if not sufferers and _is_mutual(event, doc) and _are_several(doers, known, of_protests=of_protests):
        doers, sufferers = (doers[:1], doers[1:]) if of_protests else (doers, doers)
    are_both = sufferers is doers
    sufferers = sufferers or _looked_for(reading, doc, event, doers, of_protests=of_protests)
    if of_protests:
        doers = doers or _whole(doc, who_is_in_street(reading, event, written, doc))
        doers, sufferers = _joined(doc, doers)[:MOST], _joined(doc, sufferers)[:MOST]
    doers = doers or ([] if of_protests else nation_before(known, event) or weapon_of(event, doc))
    sources = without_parts(party for span in doers for party in parties_at(span, known, acts=True))
    targets = without_parts(
        party
        for span in sufferers
        for party in parties_at(span, known, acts=are_both or _is_turned_to(span, event, doc))
    )
    act = lookup_act(event.act)
    if act is not None and act.family in AIMED:
        sources, targets = (tuple(_as_nation(one, doc) for one in side) for side in (sources, targets))
    if of_protests:
        sources, targets = _by_words(sources), _by_words(targets)
    if convention is Convention.ONE_ROW:
        sources, targets = one_each(sources), targets_of_record(known, event, code, sources, targets)
        sources = sources or unknown_doers(known, event, code)
        return _both_ways(event, code, doc, sources, targets)
    return sources, targets


def _by_words(parties: Iterable[Party]) -> tuple[Party, ...]:
    """The parties, those that the same words name once: of "Peru and Chile" coders of protests write the words."""
    first = dict[Span, Party]()
    for one in parties:
        first.setdefault(one.span, one)
    return tuple(first.values())


def _doing(event: Event, *, of_protests: bool) -> list[Span]:
    """Who does it; in records those at whose wish others did it are no source beside them."""
    doers = [role for role in event.roles if role.role in DOERS]
    agents = [role for role in doers if role.role is RoleName.AGENT]
    return [role.span for role in (agents if agents and not of_protests else doers)]


def _are_moved(event: Event, sufferers: Sequence[Span], doc: Document) -> bool:
    """Whether forces are told to be moved by nobody: "guerrillas were demobilized", "troops were sent to help"."""
    roles = [actor_role(span.quote(doc.text), lang=doc.lang) for span in sufferers[:1]]
    return event.act in DONE_TO_OWN and any(role in FORCES for role in roles)


def _as_nation(party: Party, doc: Document) -> Party:
    """A people alone as the nation that speaks, or is spoken to: "the Chileans rejected it"; not "30 Chileans"."""
    words = set(fold(party.words).split()) - load_grammar(doc.lang).words["definite"]
    alone = len(words) == 1 and (party.code or "").endswith(LIVES) and actor_role(*words, lang=doc.lang) is None
    return replace(party, code=(party.code or "")[:NATION]) if alone else party


def _both_ways(
    event: Event, code: Code, doc: Document, sources: tuple[Party, ...], targets: tuple[Party, ...]
) -> Sides:
    """The sides of a record: who talk, by telephone or at a table, are both of them (CAMEO 041 and 046).

    So are several who agree on something that is nobody: "Peru and Chile agreed to share data on missing sailors".
    """
    are_coded = any(one.code for one in targets)
    if len(sources) > 1 and _is_mutual(event, doc) and not are_coded:
        return sources, sources
    words = tuple(load_grammar(doc.lang).words["conversing"])
    talk = event.act == TALKS or (event.act == MEETS and fold(event.trigger.quote(doc.text)).startswith(words))
    if not (talk and code.cameo == CONSULTS and sources and are_coded):
        return sources, targets
    both = one_each((*sources, *targets))
    return both, both


def _suffering(reading: Reading, doc: Document, event: Event, *, of_protests: bool) -> list[Span]:
    """Whom it is told to befall or to be said to, as coders take it."""
    suffering = [role.span for role in event.roles if role.role in SUFFERERS]
    sufferers = _answerable(reading, event) or _whole(doc, suffering)
    if of_protests:
        sufferers = without_deeds(reading, doc, event, sufferers)
    elif event.act == INQUIRES:
        sufferers = [role.span for role in event.roles if role.role in SUFFERERS and role.kind in ACTORS]
    elif named := _asked_about(reading, doc, event) or _complained_of(reading, doc, event):
        sufferers = named
    are_foreign = any(True for span in sufferers for _ in nations_named(span.quote(doc.text), lang=doc.lang))
    if not (of_protests or are_foreign) and (state := given_up_to(reading, doc, event)):
        return state
    return target_of_force(reading, doc, event) or sufferers


def _asked_about(reading: Reading, doc: Document, event: Event) -> list[Span]:
    """Against whom, or for whom, others are asked to do something."""
    return foe_of_demand(reading, doc, event) or friend_of_demand(reading, doc, event)


def _looked_for(
    reading: Reading, doc: Document, event: Event, doers: Sequence[Span], *, of_protests: bool
) -> list[Span]:
    """The target of what nobody is told to suffer: whoever is named next, or whom a protest is aimed at."""
    if of_protests:
        named = _next_body(reading, doc, event, doers)
    elif named := _named_elsewhere(reading, doc, event):
        return named
    else:
        nation = _nation_of_matter(reading, doc, event, doers)
        named = _sooner(nation, _next_named(reading, doc, event, doers), doc)
    named = named or target_of_protest(reading, doc, event, doers)
    if of_protests or named:
        return named
    return demanded_of(reading, doc, event, doers) or told_before(reading, doc, event, doers)


def _named_elsewhere(reading: Reading, doc: Document, event: Event) -> list[Span]:
    """Who is named behind a border, by an embassy, in the words of a phrase, or before a passive of saying."""
    named = beyond_border(reading, doc, event) or seat_struck(event, doc)
    return named or object_within(event, doc) or matter_before(reading, doc, event)


def _is_turned_to(span: Span, event: Event, doc: Document) -> bool:
    """Whether words are said to somebody, so that a capital is its government: "demanded it of Moscow", not "in"."""
    act, before = lookup_act(event.act), fold(doc.text[: span.start]).split()[-1:]
    is_said = act is not None and act.family in SAID
    return is_said and not load_grammar(doc.lang).locative_cases.intersection(before)


def _is_mutual(event: Event, doc: Document) -> bool:
    """Whether those who do it do it to each other: they meet, or "exchanged fire"."""
    words = load_grammar(doc.lang).words["exchanging"]
    return event.act in RECIPROCAL or fold(event.trigger.quote(doc.text)).startswith(tuple(words))


def _complained_of(reading: Reading, doc: Document, event: Event) -> list[Span]:
    """Whose the matter is of which somebody complains, to whomever it be: "complained to the Council about Chile"."""
    words = load_grammar(doc.lang).words
    if not fold(event.trigger.quote(doc.text)).startswith(tuple(words["complaining"])):
        return []
    stop = min(sentence_of(reading, event).stop, event.trigger.stop + TO_COMPLAINT)
    link = re.search(rf"\b(?:{'|'.join(sorted(words['about']))})\b", fold_same(doc.text[event.trigger.stop : stop]))
    start = event.trigger.stop + link.end() if link is not None else stop
    first = next(nations_named(doc.text[start:stop], lang=doc.lang), None)
    return [Span(doc.id, start + first.start, start + first.stop)] if first is not None else []


def _are_several(doers: Sequence[Span], known: Known, *, of_protests: bool) -> bool:
    """Whether more than one does it; some words may name several nations: "Peruvian and Chilean officials"."""
    if len(doers) > 1 or of_protests:
        return len(doers) > 1
    return len({one.code for span in doers for one in parties_at(span, known, acts=True)}) > 1


def _whole(doc: Document, spans: Iterable[Span]) -> list[Span]:
    """The spans, those that only a space parts as one: an office and the name of who holds it."""
    whole = list[Span]()
    for span in spans:
        if whole and span.start - whole[-1].stop > 0 and not doc.text[whole[-1].stop : span.start].strip():
            whole[-1] = Span(doc.id, whole[-1].start, span.stop)
        else:
            whole.append(span)
    return whole


def _joined(doc: Document, spans: Iterable[Span]) -> list[Span]:
    """The spans in text order, those that only "and", a comma and an article stand between as one."""
    joined = list[Span]()
    for span in sorted(spans, key=lambda one: (one.start, -one.stop)):
        if joined and joined[-1].covers(span):
            continue
        if joined and are_joined(doc, joined[-1], span):
            joined[-1] = Span(doc.id, joined[-1].start, span.stop)
        else:
            joined.append(span)
    return joined


def _answerable(reading: Reading, event: Event) -> list[Span]:
    """Whose deed it is that somebody condemns or welcomes: "condemned an attack by the rebels"."""
    deeds = [other for other in reading.events if is_about(event, other)]
    return [
        role.span
        for deed in deeds
        for role in deed.roles
        if role.role in DOERS or (deed.act in RECIPROCAL and role.role in SUFFERERS)
    ]


def is_about(event: Event, deed: Event) -> bool:
    """Whether a verbal act is about a deed that its object names, and that is no news of its own."""
    act = lookup_act(event.act)
    if act is None or act.family != "speech" or event is deed:
        return False
    objects = [role.span for role in event.roles if role.role in SUFFERERS and role.kind not in ACTORS]
    return any(span.covers(deed.trigger) for span in objects)


def _next_named(reading: Reading, doc: Document, event: Event, doers: Sequence[Span]) -> list[Span]:
    """Who is named next after what was said or asked, with those joined to him; nobody for other acts."""
    act = lookup_act(event.act)
    if act is None or (act.family not in AIMED and act.id != INQUIRES):
        return []
    found = list[Span]()
    for one in _named_after(reading, doc, event):
        if found and not are_joined(doc, found[-1], one.span):
            break
        if not _is_any(one.span, doers):
            found.append(one.span)
    return found


def _next_body(reading: Reading, doc: Document, event: Event, doers: Sequence[Span]) -> list[Span]:
    """The body named soon after what was said or threatened, with no comma between."""
    act = lookup_act(event.act)
    if act is None or act.family not in SAID:
        return []
    for mention in _named_after(reading, doc, event):
        if mention.kind is MentionKind.ORGANISATION and not _is_any(mention.span, (*doers, event.trigger)):
            if harm_between(reading, event, mention.span):  # "condemned the threats against a reporter of the Post"
                return []
            between = doc.text[event.trigger.stop : mention.span.start]
            if any(doc.text[span.stop : mention.span.start] == " (" for span in doers):
                continue  # another name of who says it
            is_near = len(between) < TO_BODY and not any(mark in between for mark in ",;:")
            is_near &= not any(mark in between for mark in "()") and not _goes_on(between, doc.lang)
            return [mention.span] if is_near and not _is_threatened_step(event, between, doc.lang) else []
    return []


def _goes_on(between: str, lang: str) -> bool:
    """Whether what is told behind is another deed's: `rechazó las críticas y dijo que la Alianza es plural`.

    So is what stands behind a gerund: `reclamaron sus sueldos respondiendo al llamado de la central`.
    """
    words, told = load_grammar(lang).words, fold(between).split()
    endings, relative = tuple(words["gerund_endings"]), load_grammar(lang).relative
    joined = next((at for at, word in enumerate(told) if word in words["joining"]), len(told))
    is_manner = any(word.endswith(endings) and len(word) >= OF_GERUND for word in told)
    return is_manner or bool(relative.intersection(told[joined:]))


def _is_threatened_step(event: Event, between: str, lang: str) -> bool:
    """Whether a body is a part of what is threatened and not whom: `amenazaron con recurrir al Poder Judicial`."""
    words = fold(between).split()
    act = lookup_act(event.act)
    is_step = words[:1] and words[0] in load_grammar(lang).words["by_means"] and len(words) > 1
    return act is not None and act.family == "threat" and bool(is_step) and not {"si", "if"} & set(words)


def _is_any(span: Span, others: Iterable[Span]) -> bool:
    return any(span.overlaps(other) for other in others)


def _nation_of_matter(reading: Reading, doc: Document, event: Event, doers: Iterable[Span]) -> list[Span]:
    """Whose the matter is that was said, asked or refused, by its adjective: "rejected the Chilean proposal"."""
    act = lookup_act(event.act)
    if act is None or (act.family not in AIMED and act.id not in OF_MATTER):
        return []
    sentence = sentence_of(reading, event)
    start = behind_verb(event, doc.text)
    after = doc.text[start : min(sentence.stop, event.trigger.stop + TO_MATTER)]
    first = next(nations_named(after, lang=doc.lang), None)
    span = Span(doc.id, start + first.start, start + first.stop) if first is not None else None
    span = _with_role(span, event, doc) if span is not None else None
    return [span] if span is not None and not _is_any(span, doers) else []


def _with_role(nation: Span, event: Event, doc: Document) -> Span:
    """A nation with the noun of those who are its own right behind it: "threatened to shell Iraqi | towns".

    A town is its people only where it is threatened.
    """
    noun = re.match(r" [^\W\d_]+", doc.text[nation.stop :])
    role = actor_role(noun.group(), lang=doc.lang) if noun is not None else None
    is_role = role in GOVERNING or (role == LIVES and event.act == THREATENS)
    return Span(nation.doc_id, nation.start, nation.stop + len(noun.group())) if noun and is_role else nation


def _sooner(nation: list[Span], actor: list[Span], doc: Document) -> list[Span]:
    """What is named first; an actor before the nation that its own name holds, and with the nation whose it is.

    "Offered troops to Lebanon's new President Elias Rahal" offers them to the President of Lebanon.
    """
    if nation and actor:
        between = doc.text[nation[0].stop : actor[0].start]
        if re.fullmatch(rf"['’]s?(?:\s+\w[\w-]*){{0,{BETWEEN}}}\s+", between):
            return [Span(doc.id, nation[0].start, actor[0].stop), *actor[1:]]
        return nation if nation[0].stop <= actor[0].start else actor
    return nation or actor


def _voices_of(reading: Reading, event: Event) -> list[Span]:
    """Who is told to say it: "accepted the plan, officials said"."""
    claims = (claim for claim in reading.claims if claim.id in event.claim_ids)
    return [voice.span for claim in claims for voice in claim.voices if voice.span is not None]


def _named_after(reading: Reading, doc: Document, event: Event) -> Iterator[Mention]:
    """The actors of the sentence after the trigger, but for states that say where it was done."""
    grammar = load_grammar(doc.lang)
    where, hears = grammar.locative_cases, grammar.words["venues"] if event.act in HEARD else frozenset[str]()
    sentence, voices = sentence_of(reading, event), _voices_of(reading, event)
    for mention in sorted(reading.mentions, key=lambda m: m.span.start):
        inside = sentence.covers(mention.span) and mention.span.start >= behind_verb(event, doc.text)
        before = doc.text[sentence.start : mention.span.start]
        is_scene = is_behind(before, where if mention.kind is MentionKind.STATE else hears)
        if (
            inside
            and mention.kind in ACTORS
            and not mention.points_back
            and not is_scene
            and not _is_any(mention.span, voices)
        ):
            yield mention
