"""Files -> RawText: one file per format. Each reader yields texts and problems and never raises for bad content."""

from careo.read.formats.sniff import lookup_reader

__all__ = ["lookup_reader"]
