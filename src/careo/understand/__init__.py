"""Document -> Reading: sentences, mentions, claims with voices, events with roles, time, place, counts."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from careo.errors import CareoError
from careo.lang import LANGUAGES, get_pack
from careo.model import Document, Problem, Reading, Reference, Room
from careo.settings import ReaderPlan
from careo.text.lines import in_one_line
from careo.understand.attribution import find_attributions
from careo.understand.claims import make_claims
from careo.understand.consult import check_reachable, consult, consulted_version
from careo.understand.episodes import join_episodes
from careo.understand.events import find_events
from careo.understand.incidents.doers import lay_blame
from careo.understand.mentions import find_mentions
from careo.understand.parsed import Parsed, parse_documents
from careo.understand.places import find_places
from careo.understand.quantities import find_quantities
from careo.understand.roles import make_cast
from careo.understand.speakers import name_speakers
from careo.understand.times import find_times
from careo.understand.tracing import trace

__all__ = ["VERSION", "check_reachable", "reading_version", "trace", "understand", "understand_each"]

_log = logging.getLogger(__name__)
VERSION = "understand@1"


def reading_version(lang: str, reference: Reference, reader: ReaderPlan | None = None) -> str:
    """What a stored Reading was made by: the room, the language pack, the reference data and a consulted model."""
    pack = get_pack(lang).version if lang in LANGUAGES else "none"
    own = f"{VERSION} {pack} {reference.version()}"
    return own if reader is None else f"{own} {consulted_version(reader)}"


def understand(
    docs: Iterable[Document], *, reference: Reference | None = None, reader: ReaderPlan | None = None
) -> Iterator[Reading]:
    """The readings of some documents, in order; they are parsed together, and read each for itself.

    A document in a language without a pack gives an empty Reading with a Problem. Memory grows with the batch
    that is given, so callers pass a few dozen documents at a time.

    Args:
        docs: what is to be read.
        reference: what is known beside the documents.
        reader: a language model to consult; what it does not answer, or invents, becomes a Problem.
    """
    known = reference or Reference()
    batch = list(docs)
    parsed: dict[str, Parsed] = {}
    for lang in LANGUAGES:
        for one in parse_documents([doc for doc in batch if doc.lang == lang], lang=lang):
            parsed[one.doc.id] = one
    for doc in batch:
        yield _read_one(parsed[doc.id], known, reader) if doc.id in parsed else _no_pack(doc)


def understand_each(
    docs: Sequence[Document], *, reference: Reference | None = None, reader: ReaderPlan | None = None
) -> list[Reading]:
    """As `understand`, but a document that stops it costs no other its reading: it gets a Problem, and its text stays.

    The except is broad on purpose: what stops here is a fault of careo's own, and a pile of reports must not hang on
    it. Its Reading is read anew by the next build.

    Raises:
        CareoError: the program's own errors go through.
    """
    try:
        return list(understand(docs, reference=reference, reader=reader))
    except CareoError:
        raise
    except Exception as error:
        if len(docs) > 1:
            return [one for doc in docs for one in understand_each([doc], reference=reference, reader=reader)]
        _log.exception("%s was not understood", docs[0].path)
        return [_not_understood(docs[0], error)]


def _not_understood(doc: Document, error: Exception) -> Reading:
    detail = f"{type(error).__name__}: {in_one_line(str(error))}".removesuffix(": ")
    said = f"{doc.path}: careo failed to understand it: {detail}; report this, its text is kept and can be searched"
    problem = Problem(doc.path, Room.UNDERSTAND, "not-understood", said, doc_id=doc.id)
    return Reading(doc.id, doc.lang, f"{VERSION} failed", problems=(problem,))


def _read_one(parsed: Parsed, reference: Reference, reader: ReaderPlan | None) -> Reading:
    times = find_times(parsed)
    mentions, actors = find_mentions(parsed, reference=reference, times=times)
    named = tuple(one for one in mentions if not one.points_back)
    places = find_places(parsed, named, reference=reference)
    quantities = find_quantities(parsed, times)
    attributions = find_attributions(parsed, mentions)
    drafts = find_events(parsed, named, times=times, places=places, quantities=quantities, own=reference.words)
    problems: tuple[Problem, ...] = ()
    asked = None
    if reader is not None:
        consulted = consult(reader, make_cast(parsed, named, quantities), drafts, times=times, places=places)
        drafts, problems, asked = consulted.drafts, consulted.problems, reader if consulted.is_whole else None
    drafts = name_speakers(parsed, drafts, attributions, mentions)
    claims, events = make_claims(parsed, attributions, drafts)
    read = Reading(
        doc_id=parsed.doc.id,
        lang=parsed.lang,
        made_by=reading_version(parsed.lang, reference, asked),
        sentences=tuple(parsed.span_of(sentence) for sentence in parsed.sentences),
        mentions=mentions,
        actors=actors,
        times=times,
        places=places,
        quantities=quantities,
        claims=claims,
        events=join_episodes(parsed, events, claims, times=times, places=places),
        problems=problems,
    )
    return replace(read, claims=lay_blame(parsed.doc, read))


def _no_pack(doc: Document) -> Reading:
    said = f"{doc.path}: language {doc.lang}; careo reads English and Spanish, translate the file or leave it out"
    problem = Problem(doc.path, Room.UNDERSTAND, "no-language-pack", said, doc_id=doc.id)
    return Reading(doc.id, doc.lang, VERSION, problems=(problem,))
