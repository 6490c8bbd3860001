"""What the Docs of every pack carry beside the layers that spaCy has a place for."""

from __future__ import annotations

from spacy.tokens import Doc

CARRIED = ("cues", "leanings")


def declare_carried() -> None:
    """Give every Doc `doc._.cues` and `doc._.leanings`; both are None until a model that knows them has read it."""
    for name in CARRIED:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
