"""Who and what is spoken of: names, roles, groups of people, places, buildings, vehicles and weapons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from careo.model import Actor, Mention, MentionKind, Reference, TimeRange
from careo.text.numbers import fold
from careo.understand.mentions.descriptions import resolve_descriptions
from careo.understand.mentions.index import load_index
from careo.understand.mentions.kinds import load_noun_kinds
from careo.understand.mentions.names import NameDraft, NameWords, find_names, load_name_words
from careo.understand.mentions.phrases import phrase_of
from careo.understand.mentions.pronouns import find_spoken_for
from careo.understand.mentions.resolve import actors_of, resolve_names
from careo.understand.mentions.told import Told
from careo.understand.parsed import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["LEADING", "find_mentions"]

LEADING = re.compile(
    r"^(?:the|a|an|this|that|these|those|el|la|los|las|un|una|unos|unas|este|esta|estos|estas|ese|esa|su|sus|his|her|their|its"
    r"|acaso (?:el|la|los|las|su|sus))\s+",
    re.IGNORECASE,
)


def find_mentions(
    parsed: Parsed, *, reference: Reference, times: Sequence[TimeRange] = ()
) -> tuple[tuple[Mention, ...], tuple[Actor, ...]]:
    """The mentions of a document in text order, and the actors they resolve to.

    Args:
        parsed: the document.
        reference: the case's own actors; they come before those of careo's dictionary.
        times: the times that the document tells; who held a role is asked for these, else for the document's date.

    A description ("the Soviet ambassador", "eight peasants") that holds a name with the same head is one mention, of
    that name; other names inside a description stay mentions of their own.
    """
    words = load_name_words(parsed.lang)
    index, told = load_index(parsed.lang, reference), Told(parsed, times)
    names = find_names(parsed, index)
    found: list[Mention] = []
    known: list[tuple[Mention, str]] = []
    for draft in names:
        mention = _name_mention(parsed, draft, words)
        found.append(mention)
        if draft.canonical:
            known.append((mention, draft.canonical))
    covered = {i for draft in names for i in range(draft.first, draft.last + 1)}
    found += _described(parsed, covered)
    found.sort(key=lambda mention: (mention.span.start, -mention.span.stop))
    done, groups = resolve_names(parsed, found, known, index=index, told=told)
    done, posts, reader = resolve_descriptions(parsed, done, groups, index=index, told=told)
    done += find_spoken_for(reader, done, posts, groups)
    done.sort(key=lambda mention: (mention.span.start, -mention.span.stop))
    return tuple(done), actors_of(groups.values())


def _name_mention(parsed: Parsed, draft: NameDraft, words: NameWords) -> Mention:
    run = parsed.syntax[draft.first : draft.last + 1]
    span = parsed.span_of(run)
    name = " ".join(run.text.split())
    kind = draft.kind
    folded = [fold(token.text) for token in run]
    if kind is MentionKind.PERSON and len(run) > 1 and folded[0] in words.titles and draft.rule == "pipeline":
        name = " ".join(run[1:].text.split())
    return Mention(span, kind, name, f"{parsed.lang}.mentions.{draft.rule}@1")


def _described(parsed: Parsed, covered: set[int]) -> Iterator[Mention]:
    """Nouns for people, bodies, buildings, vehicles and weapons, with their phrases."""
    kinds = load_noun_kinds(parsed.lang)
    for sentence in parsed.sentences:
        for token in sentence:
            if token.i in covered or token.pos_ not in ("NOUN", "PROPN", "ADJ"):
                continue
            kind = kinds.kind_of(token)
            if kind is None or _is_part_of_noun(token, kind) or (token.pos_ == "ADJ" and not _stands_alone(token)):
                continue
            run = phrase_of(token, parsed.lang)
            span = parsed.span_of(run)
            name = LEADING.sub("", " ".join(parsed.text[span.start : span.stop].split()))
            yield Mention(span, kind, name, f"{parsed.lang}.mentions.role@1")


def _is_part_of_noun(token: Token, kind: MentionKind) -> bool:
    """A noun that only qualifies another: "bomb attack", "police station", "guerrilla column"."""
    return (
        token.dep_ in ("compound", "flat", "fixed") and token.head.pos_ in ("NOUN", "PROPN") and token.head.i > token.i
    )


def _stands_alone(token: Token) -> bool:
    """An adjective used as a noun: "tres heridos", "the wounded"."""
    return token.dep_ not in ("amod", "advmod", "acl") and any(c.dep_ in ("det", "nummod") for c in token.children)
