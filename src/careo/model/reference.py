"""Reference data a case may bring: places no gazetteer knows (places.csv) and actors (actors.yaml)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from careo.model.ids import make_id
from careo.model.vocabulary import MentionKind


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A row of places.csv: `name,lat,lon,radius_km,within,kind,aliases` (aliases separated by `;`)."""

    name: str
    lat: float
    lon: float
    radius_km: float = 5.0
    within: str = ""
    kind: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An entry of actors.yaml: a name with aliases, kind, side, and since when and until when it is right."""

    id: str
    name: str
    kind: MentionKind
    aliases: tuple[str, ...] = ()
    side: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """Neutral reference data of one case; empty by default."""

    places: tuple[KnownPlace, ...] = ()
    actors: tuple[KnownActor, ...] = ()

    def version(self) -> str:
        """Short hash that changes when any entry does; part of a Reading's key."""
        return make_id(
            "reference",
            [[p.name, p.lat, p.lon, p.radius_km, p.within, p.kind, list(p.aliases)] for p in self.places],
            [[a.id, a.name, a.kind, list(a.aliases), a.side, str(a.since), str(a.until)] for a in self.actors],
        )
