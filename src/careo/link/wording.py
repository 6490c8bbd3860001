"""How alike the words of two accounts are: cosine of term weights (tf-idf), over one language or across two.

Term frequency is 1 + ln(count); document frequency is counted over the documents of the case, with a number of empty
documents added so that a case of seven reports on one bomb does not hold "bomb" for a word without meaning.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from careo.link.accounts import Account

EMPTY_DOCUMENTS = 50
MOST_TERMS = 200
KIND_SHARE = 0.6
Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Wording:
    """Term weights of a case.

    Attributes:
        rarity: for each token from 0 (everywhere) to 1 (in one document only).
        own: unit vector of each account, by account id; `whole` that of its document; `bridge` only with tokens
            that both languages share.
    """

    rarity: Mapping[str, float]
    own: Mapping[str, Vector]
    whole: Mapping[str, Vector]
    bridge: Mapping[str, Vector]

    def cosine(self, a: Account, b: Account) -> float:
        """From 0 to 1; two main accounts of one language are also compared as whole documents."""
        if a.lang != b.lang:
            return dot(self.bridge[a.id], self.bridge[b.id])
        best = dot(self.own[a.id], self.own[b.id])
        if a.main and b.main:
            best = max(best, dot(self.whole[a.doc_id], self.whole[b.doc_id]))
        return best

    def shared(self, a: Account, b: Account, most: int = 4) -> tuple[str, ...]:
        """The tokens that weigh most in the likeness of two accounts, best first."""
        left, right = (self.own[a.id], self.own[b.id]) if a.lang == b.lang else (self.bridge[a.id], self.bridge[b.id])
        weights = {t: w * right[t] for t, w in left.items() if t in right}
        return tuple(sorted(weights, key=lambda t: (-weights[t], t))[:most])

    def common(self, a: Account, b: Account) -> int:
        """How many tokens two accounts share: a cosine of two short sentences says little."""
        if a.lang != b.lang:
            return len(self.bridge[a.id].keys() & self.bridge[b.id].keys())
        if a.main and b.main:
            return len(self.whole[a.doc_id].keys() & self.whole[b.doc_id].keys())
        return len(self.own[a.id].keys() & self.own[b.id].keys())

    def amount(self, tokens: Iterable[str]) -> float:
        """How much a set of shared tokens says: the sum of their rarities; a kind of people says less than a name."""
        rarity = self.rarity
        return math.fsum([rarity.get(t, 1.0) * (KIND_SHARE if t.isupper() else 1.0) for t in tokens])


def dot(left: Vector, right: Vector) -> float:
    """Inner product of two sparse vectors."""
    if len(left) > len(right):
        left, right = right, left
    return sum([w * right[t] for t, w in left.items() if t in right])


def make_wording(accounts: Sequence[Account]) -> Wording:
    """Term weights of the documents that the accounts come from."""
    bags: dict[str, Counter[str]] = defaultdict(Counter)
    languages: dict[str, set[str]] = defaultdict(set)
    for account in accounts:
        bags[account.doc_id].update(account.words)
        for token in account.words:
            languages[token].add(account.lang)
    frequency = Counter(token for bag in bags.values() for token in bag)
    total = len(bags) + EMPTY_DOCUMENTS
    idf = {t: math.log(total / n) for t, n in frequency.items()}
    most = math.log(total)
    bridging = {t for t, langs in languages.items() if t.isupper() or t.isdigit() or len(langs) > 1}
    return Wording(
        rarity={t: w / most for t, w in idf.items()},
        own={a.id: _unit(a.words, idf) for a in accounts},
        whole={doc_id: _unit(bag, idf) for doc_id, bag in bags.items()},
        bridge={a.id: _unit({t: n for t, n in a.words.items() if t in bridging}, idf) for a in accounts},
    )


def _unit(bag: Mapping[str, int], idf: Mapping[str, float]) -> Vector:
    weights = {t: (1 + math.log(n)) * idf[t] for t, n in bag.items()}
    kept = sorted(weights, key=lambda t: (-weights[t], t))[:MOST_TERMS]
    norm = math.sqrt(sum(weights[t] ** 2 for t in kept)) or 1.0
    return {t: weights[t] / norm for t in kept}
