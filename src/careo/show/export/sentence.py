"""How careo puts what somebody says: never that it happened, always who says so, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence

from careo.model import Voice, VoiceKind
from careo.show.export.words import export_words

UNKNOWN = "unknown"


def say(lang: str, path: str, voices: Sequence[Voice], quote: str) -> str:
    """`careo says that, in PATH, A says that B says: “...”`; the voices outermost first."""
    words = export_words(lang)
    names = [_name(voice, words["author"], words["unknown_voice"]) for voice in voices] or [words["author"]]
    return words["careo_says"].format(path=path, chain=words["says_that"].join(names), quote=quote)


def _name(voice: Voice, author: str, unknown: str) -> str:
    if voice.name != UNKNOWN:
        return voice.name
    return author if voice.kind is VoiceKind.AUTHOR else unknown
