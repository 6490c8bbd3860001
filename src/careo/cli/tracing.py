"""The tracer of the verbs that explain: the pipeline's, loaded only when it is asked."""

from __future__ import annotations

from careo.model import Document, Reading, Trace


def trace_late(doc: Document, reading: Reading, id: str) -> Trace | None:
    """What the pipeline traces; it is imported here, since it brings the rooms that read."""
    from careo.pipeline import trace

    return trace(doc, reading, id)
