"""What is found in comparing two accounts, and what comparing needs to know of the whole case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from careo.link.deeds import Deeds
from careo.link.texts import Library
from careo.link.weights import BY_NAME
from careo.link.wording import Wording
from careo.model import Span


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found in comparing two accounts: a row of the table of weights, how strong, and where.

    `form` is a token that both texts have, where no span is given: its words are looked up when they are to be shown.
    """

    name: str
    strength: float
    left: Span | None = None
    right: Span | None = None
    detail: str = ""
    form: str = ""

    @property
    def weight(self) -> float:
        """What it adds to the log-odds."""
        return BY_NAME[self.name].value * self.strength

    def times(self, share: float) -> Finding:
        """The same finding, counting for a share of its strength."""
        return Finding(self.name, self.strength * share, self.left, self.right, self.detail, self.form)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What comparing needs to know of the whole case.

    Attributes:
        wording: term weights of accounts.
        library: the documents as wholes.
        copies: the copy group of each document that is in one.
        slack_days: days by which two accounts may differ when all else agrees.
        deeds: the much-told deeds.
        in_words: whether findings are to be shown: without their words pairs are scored much faster.
    """

    wording: Wording
    library: Library
    copies: Mapping[str, str]
    slack_days: int
    deeds: Deeds = field(default_factory=Deeds)
    in_words: bool = True

    def rarest_first(self, tokens: Iterable[str]) -> list[str]:
        """Some tokens, those first that few accounts have; in any order where nothing is to be shown."""
        rarity = self.wording.rarity
        return sorted(tokens, key=lambda t: (-rarity.get(t, 1.0), t)) if self.in_words else list(tokens)
