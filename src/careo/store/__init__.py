"""The cellar: one case folder (database and original files); the only room that speaks SQL."""

from careo.store.case import Case, open_case
from careo.store.changes import Change
from careo.store.judge import Judge
from careo.store.lists import ActorEntry, EventEntry, IncidentFilter, PlaceEntry, Relay, Spot, Spread, VoiceEntry
from careo.store.near import Neighbour
from careo.store.search import Hit, SearchFilter, SearchPage
from careo.store.shown import Tell, shown_value
from careo.store.verify import verify
from careo.store.view import Counts, Entry, Original, View
from careo.store.writer import FileState, Writer

__all__ = [
    "ActorEntry",
    "Case",
    "Change",
    "Counts",
    "Entry",
    "EventEntry",
    "FileState",
    "Hit",
    "IncidentFilter",
    "Judge",
    "Neighbour",
    "Original",
    "PlaceEntry",
    "Relay",
    "SearchFilter",
    "SearchPage",
    "Spot",
    "Spread",
    "View",
    "VoiceEntry",
    "Writer",
    "open_case",
    "Tell",
    "shown_value",
    "verify",
]
