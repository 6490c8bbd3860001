"""Roles and descriptions: "the Canadian Ambassador" is who was said to be it; nobody where two remain."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from careo.model import Mention, MentionKind
from careo.text.numbers import fold
from careo.understand.mentions.names import load_name_words
from careo.understand.mentions.resolve import BODIES, Group, key_of
from careo.understand.mentions.who import FEMALE, MALE, WhoWords, is_description, is_person_name, load_who_words
from careo.understand.parsed import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenRun
    from spacy.tokens import Token

_ENDS = re.compile(r"^\s*(?:[,.;:)\]–—-]|$)")
_APPOSED = re.compile(r"^\s*[,(–—-]\s*(?:the|el|la|un|una|a|an)?\s*$", re.IGNORECASE)
ANY_RANK = "officer"


@dataclass(frozen=True, slots=True)
class Post:
    """What somebody is said to be: the key of the role and the words that tell it from others of its kind."""

    role: str
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Described:
    """A description read: its post, whether it points back, and its gender; "" unknown."""

    post: Post
    definite: bool
    plural: bool
    gender: str


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

    def has_rival(self, post: Post) -> bool:
        """Whether somebody without a name was described in a way that the description can mean too."""
        return any(post.words <= other.words for other in self.others[post.role])


class Reader:
    """Reads descriptions by the word lists of one language."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.words: WhoWords = load_who_words(parsed.lang)
        self.names = load_name_words(parsed.lang)

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
        role, used = self._role(low, at, head)
        return Described(Post(role, self._telling(low, used)), definite, plural, self._gender(run, head))

    def _role(self, low: Sequence[str], at: int, head: Token) -> tuple[str, set[int]]:
        """The role's key, and which words of the run it is said by."""
        before = f"{low[at - 1]} {low[at]}" if at else ""
        after = f"{low[at]} {low[at + 1]}" if at + 1 < len(low) else ""
        if before in self.words.roles:
            return self.words.roles[before], {at - 1, at}
        if after in self.words.roles:
            return self.words.roles[after], {at, at + 1}
        return self.words.roles.get(low[at], self.words.roles.get(fold(head.lemma_), low[at])), {at}

    def _telling(self, low: Sequence[str], used: set[int]) -> frozenset[str]:
        """The words that tell a post from others; adjectives and names of a state are one word."""
        found: set[str] = set()
        at = 0
        while at < len(low):
            width = next((n for n in (4, 3, 2, 1) if self._state(" ".join(low[at : at + n])) and at + n <= len(low)), 0)
            if width:
                found.add("@" + self._state(" ".join(low[at : at + width])))
            elif at not in used and low[at][:1].isalnum() and not self._is_empty(low[at]):
                found.add(low[at].rstrip("."))
            at += max(width, 1)
        return frozenset(found)

    def _is_empty(self, word: str) -> bool:
        return word in self.words.empty or word in self.words.definite or word in self.words.indefinite

    def _state(self, words: str) -> str:
        """The state that an adjective or name means, in any gender and number; empty for none."""
        peoples = self.names.kinds.peoples
        forms = [words, words.removesuffix("s"), words.removesuffix("es"), words.removesuffix("a") + "o"]
        forms += [words.removesuffix("as") + "o", words.removesuffix("a"), words.removesuffix("a") + "e"]
        if words in self.names.nations and words != "us":
            return self.names.nations[words]
        return next((peoples[form] for form in forms if form in peoples), "")

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
        return Post(low[at], self._telling(low, {at}))


def resolve_descriptions(
    parsed: Parsed, mentions: Sequence[Mention], groups: Mapping[str, Group]
) -> tuple[list[Mention], Posts, Reader]:
    """The mentions with the actors that descriptions stand for; each is read from what stands before it."""
    reader, posts = Reader(parsed), Posts()
    done: list[Mention] = []
    for number, mention in enumerate(mentions):
        if not is_description(mention):
            _learn_name(mention, posts, reader, groups)
            done.append(mention)
            continue
        read = reader.read(mention)
        done.append(mention if read is None else _settle(reader, posts, groups, mentions, number, read))
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


def _settle(
    reader: Reader,
    posts: Posts,
    groups: Mapping[str, Group],
    mentions: Sequence[Mention],
    number: int,
    read: Described,
) -> Mention:
    """A description beside a name is learnt; one that points back takes the one actor who fits."""
    mention, post = mentions[number], read.post
    holder = None if read.plural else _named_beside(reader, mentions, number)
    if holder is not None:
        posts.beside[mention.span.start] = holder
        held = posts.held[post.role]
        held[:] = [(actor, old) for actor, old in held if not (actor == holder and old.words < post.words)]
        if not any(actor == holder and post.words <= old.words for actor, old in held):
            held.append((holder, post))
        return mention
    fitting = posts.holders(post, reader.words.exclusive) if read.definite and not read.plural else set()
    if len(fitting) == 1 and not posts.has_rival(post):
        group = groups[fitting.pop()]
        if mention.kind is MentionKind.PERSON and read.gender and group.genders and read.gender not in group.genders:
            return mention
        why = f"{mention.name}: the only one who is said to be that, {group.name}"
        return replace(mention, actor_id=group.actor_id, why=why)
    if not fitting and (post.words or not read.definite or read.plural):
        posts.others[post.role].append(post)
    return mention


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
    text, here, there = reader.parsed.syntax.text, described.span, name.span
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
    after = reader.parsed.syntax.text[name.span.stop : name.span.stop + 2]
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
