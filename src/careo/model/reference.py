"""Reference data a case may bring: places no gazetteer knows, actors, and words that name acts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from careo.model.ids import make_id
from careo.model.vocabulary import MentionKind

FIRST, LAST = "0000", "9999"


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
class Tenure:
    """A role that somebody holds or held: "Minister of Defence", of what, and since when and until when.

    Dates are ISO 8601, as exact as they are known ("1995", "1995-07", "1995-07-28"), both inclusive; "" leaves a side
    open.
    """

    title: str
    of: str = ""
    since: str = ""
    until: str = ""

    def may_hold(self, first: date, last: date) -> bool:
        """Whether the role may have been held on some day from `first` to `last`.

        Examples:
            >>> Tenure("minister", since="1995", until="1997").may_hold(date(1997, 12, 1), date(1997, 12, 1))
            True
        """
        since, until = self.since or FIRST, self.until or LAST
        return since <= last.isoformat()[: len(since)] and first.isoformat()[: len(until)] <= until

    def __str__(self) -> str:
        dates = f"{self.since or '?'} to {self.until or 'now'}" if self.since or self.until else ""
        more = ", ".join(part for part in (self.of, dates) if part)
        return f"{self.title} ({more})" if more else self.title


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An entry of actors.yaml or of careo's own dictionary: a name with aliases, kind, side and roles.

    `since` and `until` say when the name means this actor; each role has dates of its own. `code` is how coders of
    events write the actor ("COLREB"), "" where the case gives none.
    """

    id: str
    name: str
    kind: MentionKind
    aliases: tuple[str, ...] = ()
    side: str = ""
    since: date | None = None
    until: date | None = None
    roles: tuple[Tenure, ...] = ()
    code: str = ""


@dataclass(frozen=True, slots=True)
class KnownWords:
    """An entry of acts.yaml in one language: words that name one of careo's acts in the case.

    Attributes:
        act: id of the act in `lang/acts.toml`.
        lang: language of the words.
        verbs: verbs whose subject does it to the object, each alone or with words that come after it.
        suffers: the same for verbs whose subject suffers it.
        nouns: nouns for it, of one or several words.
        code: how the case's coders of events write it (CAMEO, "1721"), "" for the code of the act; what the other side
            does with it stands after a colon ("032:033", a visit and its hosting).
    """

    act: str
    lang: str
    verbs: tuple[str, ...] = ()
    suffers: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    code: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """Neutral reference data of one case; empty by default."""

    places: tuple[KnownPlace, ...] = ()
    actors: tuple[KnownActor, ...] = ()
    words: tuple[KnownWords, ...] = ()

    def version(self) -> str:
        """Short hash that changes when any entry does; part of a Reading's key."""
        return make_id(
            "reference",
            [[p.name, p.lat, p.lon, p.radius_km, p.within, p.kind, list(p.aliases)] for p in self.places],
            [[a.id, a.name, a.kind, list(a.aliases), a.side, str(a.since), str(a.until)] for a in self.actors],
            [[a.id, r.title, r.of, r.since, r.until] for a in self.actors for r in a.roles],
            [[w.act, w.lang, list(w.verbs), list(w.suffers), list(w.nouns), w.code] for w in self.words],
        )

    def __hash__(self) -> int:
        """Cheap, so that what is made from a case's reference data can be kept by it."""
        return hash((len(self.places), len(self.actors), self.actors[:1], self.actors[-1:]))
