"""Where a claim comes from, so that one witness is counted once: document -> voice -> origin.

The **origin** of a claim is the innermost voice of its chain that can be told apart from others: of "the paper prints >
the agency reports > police said" it is the police, for that is who would have to be asked. Words for the mere office of
speaking are left out ("a police spokesman", "police sources"); an origin that is nothing but such words ("sources",
"the authorities") is counted as the next voice outwards, so that nameless sources never raise the number of witnesses.

The author of a document is the body that put the text out: its issuer, else the last of its relay chain, else the
agencies of its dateline, else its publisher. All documents of one copy group have one author.

Two origins are one where the words of one are all among the words of the other ("police", "the anti-terrorist
police"). The number of independent voices is the number of origins that are not part of another one. That counts
rather too few than too many.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from careo.link.lexicon import find_tokens, get_lexicon, group_names
from careo.model import Claim, CopyGroup, Document, Found, Voice, VoiceKind
from careo.text.numbers import fold

NAMELESS = frozenset({VoiceKind.UNKNOWN, VoiceKind.ANONYMOUS})


@dataclass(frozen=True, slots=True)
class Origin:
    """Who stands behind a claim: the words that tell it apart, and the name as a document gives it."""

    words: frozenset[str]
    name: str


@dataclass(frozen=True, slots=True)
class Origins:
    """The author of each document, copies already counted as one."""

    authors: Mapping[str, Origin]
    langs: Mapping[str, str]

    def of(self, claim: Claim) -> Origin:
        """The origin of a claim."""
        doc_id = claim.span.doc_id
        for voice in reversed(claim.voices[1:]):
            words = voice_words(voice, self.langs[doc_id])
            if words:
                return Origin(words, " ".join(voice.name.split()))
        return self.authors[doc_id]


def make_origins(docs: Iterable[Document], groups: Iterable[CopyGroup]) -> Origins:
    """Who the author of each document is; the earliest document of a copy group gives the author of all."""
    by_id = {doc.id: doc for doc in docs}
    authors = {doc_id: author_of(doc) for doc_id, doc in by_id.items()}
    for group in groups:
        first = min((by_id[i] for i in group.doc_ids), key=_age)
        authors.update(dict.fromkeys(group.doc_ids, authors[first.id]))
    return Origins(authors, {doc_id: doc.lang for doc_id, doc in by_id.items()})


def _age(doc: Document) -> tuple[str, str, str]:
    anchor = doc.anchor()
    return (anchor.value.isoformat() if anchor else "9999", doc.path, doc.part)


def author_of(doc: Document) -> Origin:
    """The body that put a document out; the document itself where it names nobody."""
    named: Sequence[Found[str]] = ()
    if doc.issuer is not None:
        named = (doc.issuer,)
    elif doc.relay:
        named = doc.relay[-1:]
    elif doc.dateline is not None and doc.dateline.agencies:
        named = doc.dateline.agencies
    elif doc.publisher is not None:
        named = (doc.publisher,)
    name = "-".join(dict.fromkeys(" ".join(one.value.split()) for one in named))
    words = frozenset(_plain(name, doc.lang)) if name else frozenset()
    if words:
        return Origin(words, name)
    return Origin(frozenset({f"document {doc.id}"}), doc.path.rpartition("/")[2])


def _plain(name: str, lang: str) -> Iterable[str]:
    """The words of a name, parted at hyphens too."""
    return (t.form for t in find_tokens(name.replace("-", " "), lang))


def voice_words(voice: Voice, lang: str) -> frozenset[str]:
    """The words that tell a voice apart; none for a nameless one ("sources", "residents")."""
    if voice.kind in NAMELESS:
        return frozenset()
    speakers, generic = get_lexicon(lang).speakers, group_names("generic")
    words = [t.form for t in find_tokens(voice.name.replace("-", " "), lang)]
    return frozenset(w for w in words if fold(w) not in speakers and w not in generic)


def distinct_origins(origins: Iterable[Origin]) -> tuple[Origin, ...]:
    """The origins that are not part of another one, sorted by name: what is counted as independent voices."""
    by_words: dict[frozenset[str], Origin] = {}
    for origin in sorted(origins, key=lambda o: (o.name, sorted(o.words))):
        by_words.setdefault(origin.words, origin)
    kept = [o for words, o in by_words.items() if not any(words < other for other in by_words)]
    return tuple(sorted(kept, key=lambda o: (o.name, sorted(o.words))))
