"""How surely MUC-4 texts lay an incident to an organisation, where the right organisation is given.

A record asks of some organisations, each with the type of its incident; the answers stand in the same order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from careo.model import Document
from careo.read import read_path
from careo.understand import understand
from careo.understand.incidents import say_confidence

SLOT = "perp_organization_confidence"


def asked_of(templates: Iterable[Mapping[str, Any]]) -> list[dict[str, object]]:
    """The organisations of some templates with the type of the incident, without what the key says of them."""
    return [
        {"kind": kind["values"][0], "organisation": fill["of"]}
        for template in templates
        for kind in template["slots"]["incident_type"]["fills"][:1]
        for fill in template["slots"].get(SLOT, {}).get("fills", ())
        if fill["of"]
    ]


def predict(records: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, object]]:
    """The answers for each record that asks of an organisation."""
    for record in records:
        if not record["asked"]:
            continue
        with TemporaryDirectory() as folder:
            path = Path(folder) / f"{record['doc_id']}.txt"
            path.write_text(str(record["text"]), encoding="utf-8")
            docs = [one for one in read_path(path) if isinstance(one, Document)]
        (reading,) = understand(docs[:1])
        said = [say_confidence(docs[0], reading, one["kind"], one["organisation"]) for one in record["asked"]]
        yield {"doc_id": record["doc_id"], "confidence": said}
