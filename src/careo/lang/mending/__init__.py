"""Trees and names of the models, mended where grammar leaves no choice: one file a rule or a family of them.

What every file does has one shape, (words, analysis, labels) -> analysis; an order of them is a language's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from careo.lang.mending.active import mend_active
from careo.lang.mending.agreement import mend_agreement
from careo.lang.mending.antecedents import mend_antecedents
from careo.lang.mending.asides import mend_asides
from careo.lang.mending.believed import mend_believed
from careo.lang.mending.causes import mend_causes
from careo.lang.mending.clauses import mend_according, mend_clauses
from careo.lang.mending.clitics import mend_clitics, mend_had_done
from careo.lang.mending.days import mend_days
from careo.lang.mending.english import mend_english
from careo.lang.mending.gaps import mend_gaps
from careo.lang.mending.heads import mend_headline, mend_landless, mend_whoever
from careo.lang.mending.joined import mend_joined
from careo.lang.mending.labels import mend_label
from careo.lang.mending.lists import mend_lists
from careo.lang.mending.members import mend_members
from careo.lang.mending.moods import mend_moods
from careo.lang.mending.objects import mend_objects
from careo.lang.mending.passives import mend_passives
from careo.lang.mending.pasts import mend_pasts
from careo.lang.mending.persons import mend_persons
from careo.lang.mending.ranges import mend_ranges
from careo.lang.mending.relatives import mend_relatives
from careo.lang.mending.shares import mend_shares
from careo.lang.mending.shot import mend_shot
from careo.lang.mending.spanish import mend_spanish
from careo.lang.mending.targets import mend_targets
from careo.lang.mending.that import mend_that
from careo.lang.mending.told import mend_told
from careo.lang.mending.tree import is_tree

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels

Rule = Callable[[Sequence[str], "Analysis", "Labels"], "Analysis"]

_BOTH: tuple[Rule, ...] = (mend_days, mend_lists, mend_asides, mend_joined, mend_ranges, mend_label)
RULES: dict[str, tuple[Rule, ...]] = {
    "en": (
        *_BOTH,
        mend_shot,
        mend_according,
        mend_english,
        mend_relatives,
        mend_gaps,
        mend_believed,
        mend_objects,
        mend_active,
        mend_that,
    ),
    "es": (
        *_BOTH,
        mend_pasts,
        mend_spanish,
        mend_agreement,
        mend_clitics,
        mend_had_done,
        mend_moods,
        mend_members,
        mend_shares,
        mend_targets,
        mend_causes,
        mend_clauses,
        mend_told,
        mend_persons,
        mend_passives,
        mend_headline,
        mend_landless,
        mend_whoever,
        mend_antecedents,
    ),
}
"""Of each language, what mends its sentences, in the order in which it does: what stands later sees what is mended."""


def mend(words: Sequence[str], done: Analysis, labels: Labels, lang: str) -> Analysis:
    """The analysis of a sentence, mended by the rules of its language; as it was where it is no tree any more.

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers stand for.
        lang: `en` or `es`.
    """
    mended = done
    for rule in RULES[lang]:
        mended = rule(words, mended, labels)
    return mended if is_tree(mended.heads) else done
