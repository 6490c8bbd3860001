"""Roles and descriptions: "the Canadian Ambassador" is who was said to be it; nobody where two remain."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from careo.model import Mention, MentionKind
from careo.text.numbers import fold
from careo.understand.mentions.index import CASE, ActorIndex, Office, key_of
from careo.understand.mentions.lookup import tie, why_body, why_office
from careo.understand.mentions.posts import Post, load_post_words
from careo.understand.mentions.resolve import BODIES, Group, join_group
from careo.understand.mentions.told import Told
from careo.understand.mentions.who import FEMALE, MALE, WhoWords, is_description, is_person_name, load_who_words
from careo.understand.parsed import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenRun
    from spacy.tokens import Token

_ENDS = re.compile(r"^\s*(?:[,.;:)\]–—-]|$)")
_APPOSED = re.compile(r"^\s*[,(–—-]\s*(?:the|el|la|un|una|a|an)?\s*$", re.IGNORECASE)
ANY_RANK = "officer"


@dataclass(frozen=True, slots=True)
class Described:
    """A description read: its post, whether it points back, its gender ("" unknown), and the body of a state it is."""

    post: Post
    definite: bool
    plural: bool
    gender: str
    body: Post | None = None


@dataclass(slots=True)
class Posts:
    """Who is said to be what so far, in text order.

    Attributes:
        held: role to who holds it, with the words of the post.
        others: role to posts of people without a name; they may be meant as well.
        beside: start of a description that stands beside a name, to the name's actor.
    """

    held: dict[str, list[tuple[str, Post]]] = field(default_factory=lambda: defaultdict(list))
    others: dict[str, list[Post]] = field(default_factory=lambda: defaultdict(list))
    beside: dict[int, str] = field(default_factory=dict)

    def holders(self, post: Post, exclusive: frozenset[str]) -> set[str]:
        """The actors whose post a description can mean: the same role, no word that is not known of it."""
        return {
            actor_id
            for actor_id, held in self.held[post.role]
            if post.words <= held.words and (post.words & exclusive) == (held.words & exclusive)
        }

    def vaguer(self, post: Post) -> set[str]:
        """The actors with that role of whom less is said, so that they may be meant too."""
        return {actor_id for actor_id, held in self.held[post.role] if held.words < post.words}

    def has_rival(self, post: Post) -> bool:
        """Whether somebody without a name was described in a way that the description can mean too."""
        return any(post.words <= other.words for other in self.others[post.role])


class Reader:
    """Reads descriptions by the word lists of one language and what is known of actors."""

    def __init__(self, parsed: Parsed, index: ActorIndex, told: Told) -> None:
        self.parsed = parsed
        self.index = index
        self.told = told
        self.words: WhoWords = load_who_words(parsed.lang)
        self.posts = load_post_words(parsed.lang)

    def run_of(self, mention: Mention) -> TokenRun | None:
        """The tokens of a mention."""
        return self.parsed.syntax.char_span(mention.span.start, mention.span.stop, alignment_mode="expand")

    def read(self, mention: Mention) -> Described | None:
        """A description's post; None where it has no noun of its own."""
        run = self.run_of(mention)
        if run is None:
            return None
        head = run.root
        if head.pos_ not in ("NOUN", "PROPN", "ADJ") or head.i < run.start:
            return None
        low = [fold(token.text) for token in run]
        at = head.i - run.start
        first = low[0] if at else ""
        before = fold(run[0].nbor(-1).text) if run.start > run.sent.start else ""
        definite = first in self.words.definite or (first not in self.words.indefinite and before in ("al", "del"))
        bare = head.pos_ == "ADJ" and "Sing" not in head.morph.get("Number", [])
        plural = bare or "Plur" in head.morph.get("Number", []) or any(t.pos_ == "NUM" for t in run[: at + 1])
        role, used = self.posts.role_at(low, at, fold(head.lemma_))
        post, body = Post(role, self.posts.telling(low, used)), self.posts.body_at(low, at)
        return Described(post, definite, plural, self._gender(run, head), body)

    def _gender(self, run: TokenRun, head: Token) -> str:
        low = fold(head.text)
        if low in self.words.gender:
            return self.words.gender[low]
        if low in self.words.epicene:
            return ""
        morph = head.morph.get("Gender", []) or [g for t in run if t.pos_ == "DET" for g in t.morph.get("Gender", [])]
        return {"Masc": MALE, "Fem": FEMALE}.get(morph[0], "") if len(set(morph)) == 1 else ""

    def post_of_body(self, name: str) -> Post | None:
        """The post of a body by its name: its head noun, and its other words; None without a telling noun."""
        low = key_of(name).split()
        cut = next((n for n, word in enumerate(low) if n and word in self.words.prepositions), len(low))
        at = 0 if self.words.head_first else cut - 1
        if len(low) < 2 or low[at] not in self.words.org_heads or low[at] in self.words.generic:
            return None
        return Post(low[at], self.posts.telling(low, {at}))


def resolve_descriptions(
    parsed: Parsed, mentions: Sequence[Mention], groups: dict[str, Group], *, index: ActorIndex, told: Told
) -> tuple[list[Mention], Posts, Reader]:
    """The mentions with the actors that descriptions stand for; each is read from what stands before it.

    Whom a dictionary knows by that role at that time, or the case by that name, counts like somebody named before.
    """
    reader, posts = Reader(parsed, index, told), Posts()
    done: list[Mention] = []
    for number, mention in enumerate(mentions):
        if not is_description(mention):
            _learn_name(mention, posts, reader, groups)
            done.append(mention)
            continue
        listed = _listed(reader, mention, groups)
        read = reader.read(mention) if listed is None else None
        done.append(listed or mention if read is None else _settle(reader, posts, groups, mentions, number, read))
    return done, posts, reader


def _learn_name(mention: Mention, posts: Posts, reader: Reader, groups: Mapping[str, Group]) -> None:
    """What a name says by itself: a title that the name holds, a body's noun."""
    group = groups.get(mention.actor_id or "")
    if group is None:
        return
    if mention.kind in BODIES:
        post = reader.post_of_body(group.name) or reader.post_of_body(mention.name)
        if post is not None and (group.actor_id, post) not in posts.held[post.role]:
            posts.held[post.role].append((group.actor_id, post))
    for title in sorted(group.titles):
        role = reader.words.roles.get(title, "" if title in reader.words.courtesy else title)
        if role and not any(actor_id == group.actor_id for actor_id, _ in posts.held[role]):
            posts.held[role].append((group.actor_id, Post(role)))
    if group.ranks and (group.actor_id, Post(ANY_RANK)) not in posts.held[ANY_RANK]:
        posts.held[ANY_RANK].append((group.actor_id, Post(ANY_RANK)))


def _listed(reader: Reader, mention: Mention, groups: dict[str, Group]) -> Mention | None:
    """A description that the case lists as a name ("the police"), with its actor; None for others."""
    words = " ".join(mention.span.quote(reader.parsed.doc.text).split())
    found = [e for e in reader.index.named(key_of(words), reader.told.day) if e.book == CASE]
    if len(found) != 1:
        return replace(mention, why=tie(words, found)) if found else None
    group = join_group(groups, found[0])
    return replace(mention, actor_id=group.actor_id, why=f"{words} is a name of {group.name} in {CASE}")


def _settle(
    reader: Reader,
    posts: Posts,
    groups: dict[str, Group],
    mentions: Sequence[Mention],
    number: int,
    read: Described,
) -> Mention:
    """A description beside a name is learnt; one that points back takes the one actor who fits."""
    mention, post = mentions[number], read.post
    holder = None if read.plural else _named_beside(reader, mentions, number)
    if holder is not None:
        posts.beside[mention.span.start] = holder
        _note_role(reader, mention, groups[holder], post)
        held = posts.held[post.role]
        held[:] = [(actor, old) for actor, old in held if not (actor == holder and old.words < post.words)]
        if not any(actor == holder and post.words <= old.words for actor, old in held):
            held.append((holder, post))
        return mention
    pointing = read.definite and not read.plural
    fitting = posts.holders(post, reader.words.exclusive) if pointing else set()
    offices = _known_holders(reader, mention, post) if pointing else []
    together = fitting | {office.entry.actor.id for office in offices}
    if offices:
        together |= posts.vaguer(post)
    if len(together) == 1 and not posts.has_rival(post):
        return _resolved(mention, read, groups, together.pop(), offices)
    body = None if fitting or offices else reader.index.body(read.body)
    if body is not None and mention.kind in BODIES:
        group = join_group(groups, body)
        return replace(mention, actor_id=group.actor_id, why=why_body(mention, body))
    if len(offices) > 1:
        return replace(mention, why=tie(mention.name, (office.entry for office in offices)))
    if not together and (post.words or not read.definite or read.plural):
        posts.others[post.role].append(post)
    return mention


def _known_holders(reader: Reader, mention: Mention, post: Post) -> list[Office]:
    """Those whom a dictionary has in a post at the time that the document speaks of."""
    if mention.kind is not MentionKind.PERSON or post.role not in reader.index.offices:
        return []
    return reader.index.holders(post, reader.told.days(mention.span.start))


def _resolved(
    mention: Mention, read: Described, groups: dict[str, Group], actor_id: str, offices: Sequence[Office]
) -> Mention:
    """A description with the one actor it can mean, unless it is a man's and she is a woman, or the reverse."""
    why = why_office(mention, offices[0]) if offices else ""
    group = join_group(groups, offices[0].entry) if offices else groups[actor_id]
    if mention.kind is MentionKind.PERSON and read.gender and group.genders and read.gender not in group.genders:
        return mention
    why = why or f"{mention.name}: the only one who is said to be that, {group.name}"
    return replace(mention, actor_id=group.actor_id, why=why)


def _note_role(reader: Reader, mention: Mention, group: Group, post: Post) -> None:
    """Keep the role that a description gives to a name, in the words of the text without the name."""
    if post.role not in reader.words.role_keys and post.role not in reader.words.titles:
        return
    words = key_of(mention.name)
    for name in sorted(group.names, key=len, reverse=True):
        words = words.removesuffix(key_of(name)).strip(" ,")
    if words:
        group.said.setdefault(mention.name[: len(words)] if fold(mention.name).startswith(words) else words)


def _named_beside(reader: Reader, mentions: Sequence[Mention], number: int) -> str | None:
    """The actor of the name that a description belongs to: inside it, directly after it, apposed, or after a copula."""
    mention = mentions[number]
    if mention.kind is not MentionKind.PERSON:
        return None
    for other in mentions[max(0, number - 4) : number + 5]:
        if other.actor_id is None or not is_person_name(other):
            continue
        if _belongs(reader, mention, other):
            return other.actor_id
    return None


def _belongs(reader: Reader, described: Mention, name: Mention) -> bool:
    text, here, there = reader.parsed.text, described.span, name.span
    if here.start <= there.start and there.stop <= here.stop:
        return _is_head(reader, described, name)
    if here.stop <= there.start:
        between = text[here.stop : there.start]
        if not between.strip():
            return "\n\n" not in between
        return between.strip() == "," and _closed(reader, text, there.stop)
    if there.stop > here.start:
        return False
    between = text[there.stop : here.start]
    if _APPOSED.match(between):
        return _closed(reader, text, here.stop)
    return reader.words.copula.match(between) is not None


def _is_head(reader: Reader, described: Mention, name: Mention) -> bool:
    """A name inside a description is whom it describes, unless a preposition or possessive stands between."""
    run, inner = reader.run_of(described), reader.run_of(name)
    if run is None or inner is None or inner.start == run.start:
        return False
    before = inner[0].nbor(-1)
    after = reader.parsed.text[name.span.stop : name.span.stop + 2]
    return before.pos_ != "ADP" and fold(before.text) not in reader.words.prepositions and after not in ("'s", "’s")


def _closed(reader: Reader, text: str, stop: int) -> bool:
    """Whether an apposition ends here, and no list goes on."""
    after = text[stop : stop + 40]
    if not _ENDS.match(after):
        return False
    mark = after.lstrip()[:1]
    following = after.lstrip()[1:].split()
    if mark != "," or not following:
        return True
    return fold(following[0]) not in reader.words.listing and not following[0][:1].isupper()
