"""What is known about a language, as data and a trained pipeline: en/ and es/, same file names."""

from careo.lang.detect import detect_language
from careo.lang.layer import Layer
from careo.lang.pack import Pack, get_pack

LANGUAGES = ("en", "es")

__all__ = ["LANGUAGES", "Layer", "Pack", "detect_language", "get_pack"]
