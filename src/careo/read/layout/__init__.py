"""What the layout of a document tells: headline, masthead, dateline, issuer, relay, signature, boilerplate."""

from careo.read.layout.metadata import Metadata, find_metadata

__all__ = ["Metadata", "find_metadata"]
