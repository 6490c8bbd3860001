"""Why it was done, as a document states it: the words from a cue of motive to the end of its clause."""

from __future__ import annotations

import re
from functools import cache

from careo.lang import LANGUAGES
from careo.lang.words import load_words
from careo.link.lexicon import SUBJECT
from careo.model import Claim, Document, Event, Span

REACH, LONGEST, LEAST = 120, 160, 12
"""Characters from the event's word to the cue; of a motive at most and at least."""
SENTENCE_ENDS = re.compile(r"[.;!?]\s|\n\s*\n")
CLAUSE_ENDS = re.compile(r"[.;:!?,\"“”«»()]|\n\s*\n|\s[—–-]\s")


@cache
def _cues(lang: str) -> re.Pattern[str]:
    """What opens a motive: "in retaliation for", "en represalia por", and a purpose ("to avenge", "para vengar")."""
    table = load_words(lang if lang in LANGUAGES else LANGUAGES[0]).table(SUBJECT)["motives"]
    cues = sorted(table["cues"], key=len, reverse=True)
    words = "|".join(re.escape(cue).replace(r"\ ", r"\s+") for cue in cues)
    aims = "|".join(map(re.escape, table["aims"]))
    purpose = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in table["purpose"])
    return re.compile(rf"\b(?:(?:{words})|(?:{purpose})\s+(?:{aims}))\b", re.IGNORECASE)


def find_motive(doc: Document, event: Event, claim: Claim) -> Span | None:
    """The motive that is stated right after an event in the same clause of a claim; None where there is none.

    Only what follows closely counts, before the sentence ends: a reason that stands elsewhere may be that of another
    deed.
    """
    stop = min(event.trigger.stop + REACH, claim.span.stop, len(doc.text))
    cue = _cues(doc.lang).search(doc.text, event.trigger.stop, stop)
    if cue is None or SENTENCE_ENDS.search(doc.text, event.trigger.stop, cue.start()):
        return None
    last = min(cue.start() + LONGEST, claim.span.stop, len(doc.text))
    end = CLAUSE_ENDS.search(doc.text, cue.end(), last)
    if end is None and last < claim.span.stop:
        last = doc.text.rfind(" ", cue.end(), last)
    close = end.start() if end else last
    kept = doc.text[cue.start() : close].rstrip()
    return Span(doc.id, cue.start(), cue.start() + len(kept)) if len(kept) >= LEAST else None
