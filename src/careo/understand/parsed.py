"""Parsed: a document with its syntax, token offsets equal to the document's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from careo.lang import get_pack
from careo.lang.accents import restore_accents
from careo.lang.breaks import DAY_LINE
from careo.lang.pack import Pack
from careo.lang.truecase import is_capitals, truecase
from careo.model import Document, RegionKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc as Syntax
    from spacy.tokens import Span as TokenRun
    from spacy.tokens import Token

_SOFT_BREAK = re.compile(r"(?<!\n)\n(?![ \t]*\n|[ \t]*[-*•–—][ \t]|#|[ \t]*\d+[.)][ \t])")
_LINE_START = re.compile(r"\n[ \t]*\Z")
INDENT = 20
SHORTEST_HEADING = 8
"""Letters of a heading in capitals that stands right above its text, at least."""
HEADING_WORDS, BELOW_HEADING = 3, 30
"""Words of a heading in small letters, at most, and letters of the line below it, at least."""
SPEAKING = frozenset({RegionKind.BODY, RegionKind.HEADLINE})


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document, its syntax and its sentences; what every step of understanding reads.

    Attributes:
        syntax: a spaCy Doc in Universal Dependencies. Its text has the length of `doc.text`: capitals are truecased and
            line breaks inside paragraphs are spaces, so token offsets are document offsets. Quotes are always taken
            from `doc.text`, never from `syntax`.
        sentences: those of `syntax` that hold words.
        regions: the region kind of each sentence.
        text: the text of `syntax`, which spaCy puts together anew each time it is asked.
    """

    doc: Document
    pack: Pack
    syntax: Syntax
    sentences: tuple[TokenRun, ...]
    regions: tuple[RegionKind, ...]
    text: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Keep the text of the syntax."""
        object.__setattr__(self, "text", self.syntax.text)

    @property
    def lang(self) -> str:
        """ISO 639-1 code of the pack that parsed the document."""
        return self.pack.lang

    def span(self, start: int, stop: int) -> Span:
        """The span of characters [start, stop), white space at the edges cut off."""
        text = self.doc.text
        while start < stop and text[start].isspace():
            start += 1
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        return Span(self.doc.id, start, stop)

    def span_of(self, tokens: TokenRun | Iterable[Token]) -> Span:
        """The span from the first to the last of some tokens."""
        run = list(tokens)
        first, last = min(run, key=lambda t: t.idx), max(run, key=lambda t: t.idx)
        return self.span(first.idx, last.idx + len(last))

    def quote(self, span: Span) -> str:
        """The exact words of a span."""
        return span.quote(self.doc.text)

    def speaking(self) -> Iterator[TokenRun]:
        """The sentences that may make claims, in text order."""
        return (sent for sent, kind in zip(self.sentences, self.regions, strict=True) if kind in SPEAKING)


def analysis_text(doc: Document, lang: str) -> str:
    r"""The text as the parser sees it: same length, capitals truecased, breaks inside paragraphs made spaces.

    Capitals set without accents get them back. Words of a broken line ("thirty-\\nfour") stay as they are. The headline
    and other regions begin and end with a break, where the text has one.
    """
    text = _SOFT_BREAK.sub(lambda found: "\n" if _stands_alone(doc.text, found.start()) else " ", doc.text)
    apart = [region for region in doc.regions if region.kind is not RegionKind.BODY]
    edges = {region.span.stop for region in apart}
    chars = list(text)
    starts = [region.span.start for region in apart]
    for before in (_LINE_START.search(doc.text, max(0, start - INDENT), start) for start in starts):
        if before is not None:
            chars[before.start()] = "\n"
    for edge in edges:
        if edge < len(chars) and doc.text[edge] == "\n":
            chars[edge] = "\n"
        elif doc.text[edge - 1].isspace():
            chars[edge - 1] = "\n"
    done = restore_accents("".join(chars), lang)
    for region in apart:  # a headline in capitals right above its text
        start, stop = region.span.start, region.span.stop
        if region.kind is RegionKind.HEADLINE and is_capitals(done[start:stop]):
            done = done[:start] + truecase(restore_accents(done[start:stop], lang), lang) + done[stop:]
    return truecase(done, lang)


def _stands_alone(text: str, at: int) -> bool:
    """Whether a break stands behind a day or a heading in capitals, or between two lines of which one has columns."""
    before, after = text[text.rfind("\n", 0, at) + 1 : at], text[at + 1 : (text.find("\n", at + 1) + 1) or len(text)]
    heads = DAY_LINE.fullmatch(before) is not None and not after.lstrip()[:1].isdigit()
    return heads or "\t" in before.strip() or "\t" in after.strip() or _is_heading(text, before, after, at)


def _is_heading(text: str, before: str, after: str, at: int) -> bool:
    """Whether a line in capitals, or of few words, opens its paragraph, and the next begins the text: "BACKGROUND"."""
    first = at - len(before)
    above = text[max(0, first - INDENT) : first].rstrip(" \t")
    opens = above.endswith("\n\n") or not above or (first <= INDENT and not above.strip())
    capitals = before.isupper() and sum(map(str.isalpha, before)) >= SHORTEST_HEADING and before.strip()[-1:] != ","
    few = before[:1].isupper() and before[-1:].isalpha() and len(before.split()) <= HEADING_WORDS
    short = few and len(after) >= max(BELOW_HEADING, 2 * len(before))  # "Health", above the text
    return opens and (capitals or short) and after[:1].isupper() and any(map(str.islower, after))


def parse_documents(docs: Iterable[Document], *, lang: str) -> Iterator[Parsed]:
    """Parse documents of one language together, in order; a document gives the same alone or in a batch."""
    batch = list(docs)
    if not batch:
        return
    pack = get_pack(lang)
    for doc, syntax in zip(batch, pack.parse(analysis_text(doc, lang) for doc in batch), strict=True):
        sentences = tuple(s for s in syntax.sents if s.text.strip())
        yield Parsed(doc, pack, syntax, sentences, tuple(_region_of(doc, s.start_char, s.end_char) for s in sentences))


def _region_of(doc: Document, start: int, stop: int) -> RegionKind:
    """The region that holds most of [start, stop); body where none does."""
    best, most = RegionKind.BODY, (stop - start) // 2
    for region in doc.regions:
        shared = min(stop, region.span.stop) - max(start, region.span.start)
        if shared > most:
            best, most = region.kind, shared
    return best


def run_of(parsed: Parsed, span: Span) -> TokenRun | None:
    """The tokens of a span."""
    return parsed.syntax.char_span(span.start, span.stop, alignment_mode="expand")


def sentences_before(sent: TokenRun, most: int) -> Iterator[TokenRun]:
    """The sentences before one, the nearest first, so many at most."""
    for _ in range(most):
        if sent.start == 0:
            return
        sent = sent.doc[sent.start - 1].sent
        yield sent
