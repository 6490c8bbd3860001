"""What is written and speaks itself: "received a letter telling her to leave", `un volante llamando al paro`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from careo.understand.attribution.cues import CueWords

if TYPE_CHECKING:
    from spacy.tokens import Token

_FORMS = frozenset({"Ger", "Part"})


def paper_before(verb: Token, cues: CueWords) -> Token | None:
    """The letter, note or call right before a gerund of saying, which says it; not who sent or received it."""
    forms, tenses = set(verb.morph.get("VerbForm", [])), verb.morph.get("Tense", [])
    if not forms & _FORMS or "Past" in tenses or verb.i == verb.sent.start:
        return None
    before = verb.nbor(-1)
    subject = any(one.dep_.startswith(("nsubj", "aux")) for one in verb.children)
    is_paper = before.pos_ == "NOUN" and {before.lemma_.casefold(), before.text.casefold()} & cues.papers
    return before if is_paper and not subject and _speaks_itself(before, cues) else None


def _speaks_itself(paper: Token, cues: CueWords) -> bool:
    """Whether somebody only got it, or nobody is named beside it: not "the army issued a statement saying"."""
    got = paper.dep_ == "obj" and paper.head.lemma_.casefold() in cues.receiving
    return got or paper.dep_.startswith("nsubj") or paper.dep_ == "ROOT"
