"""A language model that is consulted beside careo's own rules: off unless a person names one in the settings.

It is asked for events only: which act, told by which words, with whom in which role. Every word that it returns must
stand in the text, letter for letter, or is refused with a Problem. Who says so and how surely stays with careo's own
rules, which read its events like any other.
"""

from careo.understand.consult.join import Consulted, consult, consulted_version, drafts_read
from careo.understand.consult.server import check_reachable

__all__ = ["Consulted", "check_reachable", "consult", "consulted_version", "drafts_read"]
