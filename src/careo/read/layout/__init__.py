"""What the layout of a document tells: headline, masthead, dateline, issuer, relay, signature, boilerplate."""

from careo.read.layout.found import Metadata
from careo.read.layout.metadata import find_metadata

__all__ = ["Metadata", "find_metadata"]
