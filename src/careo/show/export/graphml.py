"""GraphML: documents, claims, voices, events, actors and incidents as a network of who says what of whom."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any, TextIO
from xml.sax.saxutils import quoteattr

from careo.show.export.records import Record, scope_records
from careo.show.export.scope import Scope

NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
NODE = ("kind", "label", "quote", "certainty", "polarity", "modality", "act", "when", "where", "lang", "path")
EDGE = ("relation", "role", "quote", "mode", "verdict")


def write_graphml(scope: Scope, path: Path) -> None:
    """One directed graph; ids are `kind:id`, a voice's is its name."""
    with path.open("w", encoding="utf-8") as stream:
        stream.write(HEAD)
        for owner, names in (("node", NODE), ("edge", EDGE)):
            for name in names:
                stream.write(f'<key id="{owner}-{name}" for="{owner}" attr.name="{name}" attr.type="string"/>\n')
        stream.write('<key id="edge-score" for="edge" attr.name="score" attr.type="double"/>\n')
        stream.write('<graph id="careo" edgedefault="directed">\n')
        graph = _Graph(stream)
        for record in scope_records(scope):
            graph.add(record)
        stream.write("</graph>\n</graphml>\n")
    if graph.mended:
        scope.notices.append(f"{graph.mended} values held control characters that XML forbids; they stand as �")


class _Graph:
    """Writes nodes and edges as records come; `mended` counts values with characters that XML forbids."""

    def __init__(self, stream: TextIO) -> None:
        self.mended = 0
        self._stream = stream
        self._known: set[str] = set()

    def add(self, record: Record) -> None:
        """The node of a record and the edges that it knows of."""
        kind, id = record["kind"], f"{record['kind']}:{record.get('id')}"
        if kind in {"comparison", "problem"}:
            return
        if kind == "link":
            ends = [self._known_as(record[side]) for side in ("left", "right")]
            said = {"verdict": record["verdict"], "score": record["score"]}
            self._edge(ends[0], ends[1], f"{record['link_kind']} link", **said)
            return
        label = record.get("label") or record.get("name") or record.get("title") or record.get("path") or record["id"]
        plain = {name: value for name, value in record.items() if name in NODE and isinstance(value, str)}
        plain["quote"] = record.get("quote") or record.get("trigger", {}).get("quote")
        self._node(id, **{"label": label, **plain, "kind": kind})
        for part in ("voices", "roles", "claim_ids", "event_ids"):
            getattr(self, f"_{part}")(id, record)
        if "doc_id" in record:
            self._edge(id, f"document:{record['doc_id']}", "stands in")

    def _voices(self, id: str, record: Record) -> None:
        """The outermost voice passes on what the next says; the innermost says the claim."""
        chain = record.get("voices", [])
        ids = [f"voice:{voice['name']}" for voice in chain]
        for one, voice in zip(ids, chain, strict=True):
            self._node(one, label=voice["name"], kind="voice")
        for outer, inner in pairwise(ids):
            self._edge(outer, inner, "relays")
        if ids:
            self._edge(ids[-1], id, "says", mode=chain[-1]["mode"], quote=chain[-1].get("quote"))

    def _roles(self, id: str, record: Record) -> None:
        for role in record.get("roles", []):
            if actor := role.get("actor_id"):
                self._node(f"actor:{actor}", label=role["quote"], kind="actor")
                self._edge(id, f"actor:{actor}", "has role", role=role["role"], quote=role["quote"])

    def _claim_ids(self, id: str, record: Record) -> None:
        for claim_id in record.get("claim_ids", []):
            self._edge(f"claim:{claim_id}", id, "tells of")

    def _event_ids(self, id: str, record: Record) -> None:
        for event_id in record.get("event_ids", []) if record["kind"] == "incident" else []:
            self._edge(f"event:{event_id}", id, "is of")

    def _known_as(self, id: str) -> str:
        return next((f"{kind}:{id}" for kind in ("event", "document") if f"{kind}:{id}" in self._known), f"event:{id}")

    def _node(self, id: str, **data: Any) -> None:
        if id not in self._known:
            self._known.add(id)
            self._stream.write(f"<node id={self._text(id)}>{self._data('node', data)}</node>\n")

    def _edge(self, source: str, target: str, relation: str, **data: Any) -> None:
        ends = f"source={self._text(source)} target={self._text(target)}"
        self._stream.write(f"<edge {ends}>{self._data('edge', {'relation': relation, **data})}</edge>\n")

    def _data(self, owner: str, data: Record) -> str:
        given = {name: str(value) for name, value in data.items() if value is not None}
        return "".join(f'<data key="{owner}-{name}">{self._text(one)[1:-1]}</data>' for name, one in given.items())

    def _text(self, value: str) -> str:
        clean, mended = NOT_XML.subn("�", value)
        self.mended += bool(mended)
        return '"' + quoteattr(clean, {'"': "&quot;"})[1:-1] + '"'
