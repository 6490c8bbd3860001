"""Which language a text is in, offline."""

from __future__ import annotations

from functools import cache
from typing import Any

SAMPLE_CHARS = 20_000


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def detect_language(text: str) -> tuple[str, float]:
    """ISO 639-1 code of the likeliest language and its probability; ("und", 0.0) for a text without letters."""
    sample = text[:SAMPLE_CHARS].lower()
    if not any(char.isalpha() for char in sample):
        return "und", 0.0
    lang, score = _identifier().classify(sample)
    return str(lang), float(score)
