"""Incidents of a document by learned choices: which types it tells of, and who and what fills their parts.

The rules find mentions and events; small linear models trained on press reports then say what belongs to an incident.
Where no model was trained for a language, nothing is found.
"""

from careo.understand.incidents.find import find_incidents, say_confidence
from careo.understand.incidents.told import Filler, Incident

__all__ = ["Filler", "Incident", "find_incidents", "say_confidence"]
