"""Words that the model took for verbs or for "which": "before the shooting", "it is a lie that", "Claims that …"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from careo.lang.mending.objects import FORMS
from careo.lang.mending.tree import FINITE, SentenceTree

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels

BEFORE = frozenset({"before", "after", "during"})
SAID = frozenset({"claims", "reports", "charges", "rumours", "rumors", "accusations", "suggestions", "statements"})
REPORTS = SAID | {"claim", "report", "charge", "rumour", "rumor", "accusation", "suggestion", "statement", "news"}
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "expl"})
SAYING = frozenset({"said", "say", "saying", "told", "shouted", "shout", "shouting", "written", "wrote", "declared"})
MARKS, OPENING = frozenset({'"', "“"}), frozenset({":", ","})
BELOW = frozenset({"advcl", "ccomp", "parataxis"})
THEM = frozenset({"him", "her", "them"})


def mend_that(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    """The analysis of an English sentence, in which "the shooting" has no object and "that" is no object.

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """
    low = [word.lower() for word in words]
    tree = _Tree(words, done, labels)
    timed = [at for at in range(2, len(low)) if low[at - 1] == "the" and low[at - 2] in BEFORE]
    changed = [tree.mend_noun_of_time(at) for at in timed]
    changed += [tree.mend_lie(at) for at, word in enumerate(low) if word == "that"]
    changed += [tree.mend_first(0)] if len(low) > 2 and low[0] in SAID and low[1] == "that" else []
    changed += [tree.mend_accused(at) for at, word in enumerate(low) if word in THEM]
    changed += [tree.mend_whom(at) for at, word in enumerate(low) if word == "whom"]
    changed += [tree.mend_quoted(at) for at in range(1, len(low) - 1) if low[at] in MARKS and low[at - 1] in OPENING]
    return tree.write() if any(changed) else done


class _Tree(SentenceTree):
    def mend_noun_of_time(self, noun: int) -> bool:
        """`Before the shooting two of the women were raped`: what has "the" before it has no object behind it."""
        verb = self.heads[noun]
        objects = [one for one in self.below(noun) if self.deps[one] == "obj" and one > noun]
        if not (self.words[noun].endswith("ing") and self.tags[noun] == "VERB" and len(objects) == 1 and verb > noun):
            return False
        below = self.below(verb)
        if self.tags[verb] != "VERB" or any(self.deps[one] in SUBJECTS for one in below):
            return False
        passive = any(self.deps[one] == "aux:pass" for one in below)
        self.heads[objects[0]], self.deps[objects[0]] = verb, "nsubj:pass" if passive else "nsubj"
        self.tags[noun], self.feats[noun], self.deps[noun] = "NOUN", "Number=Sing", "obl"
        self.tags[noun - 2], self.deps[noun - 2] = "ADP", "case"
        return True

    def mend_lie(self, that: int) -> bool:
        """`It is a lie that we executed them`, "the report that rebels killed him": no object of what has one."""
        verb, above = self.heads[that], self.heads[self.heads[that]]
        below = self.below(verb)
        another = any(self.deps[one] == "obj" and one > verb for one in below)
        told = self.deps[verb] == "acl:relcl" and self.deps[that] == "obj" and another
        lie = {"cop", "expl"} <= {self.deps[one] for one in self.below(above)}
        if not told or not (lie or self.words[above].lower() in REPORTS):
            return False
        self.tags[that], self.deps[that], self.deps[verb] = "SCONJ", "mark", "csubj" if lie else "acl"
        return True

    def mend_first(self, said: int) -> bool:
        """`Claims that soldiers killed four are baseless`: who opens a sentence so is no verb."""
        told = next((one for one in self.below(said) if self.deps[one] in ("ccomp", "acl")), None)
        beside = [*self.below(said), *self.below(self.heads[said])]
        over = next((one for one in beside if told is not None and one > told and self._is_copular(one)), None)
        if told is None or over is None:
            return False
        that = said + 1
        if self.heads[over] == said:
            self.take_place(over, said)
        self.heads[said], self.deps[said] = over, "nsubj"
        self.tags[said], self.feats[said] = "NOUN", "Number=Plur"
        self.heads[that], self.deps[that] = told, "mark"
        self.deps[told] = "acl"
        return True

    def mend_accused(self, them: int) -> bool:
        """`Accused Quispe of having guided them and stoned him`: not of what was done to himself."""
        verb = self.heads[them]
        first = self.heads[verb]
        accused = self.heads[first]
        if self.deps[them] != "obj" or self.deps[verb] != "conj" or FINITE not in self.feats[verb]:
            return False
        having = any(self.words[one].lower() == "having" for one in self.below(first))
        whom = any(self.deps[one] == "obj" and one < first for one in self.below(accused))
        if not (having and whom and self.tags[accused] == "VERB" and accused < first):
            return False
        self.heads[verb] = accused
        return True

    def mend_whom(self, whom: int) -> bool:
        """`The man whom soldiers kidnapped on 2 May, beat and murdered`: "whom" suffers what others do."""
        verb = self.heads[whom]
        below = self.below(verb)
        subject = next((one for one in below if self.deps[one].startswith("nsubj") and whom < one < verb), None)
        others = {self.deps[one] for one in below if one != whom}
        alone = not self.below(whom) and not {"aux:pass", "obj"} & others
        if self.deps[verb] != "acl:relcl" or self.deps[whom] not in ("obl", "obj") or subject is None or not alone:
            return False
        self.deps[whom], self.deps[subject] = "obj", "nsubj"
        after = [one for one in self.below(self._root()) if one > verb and self.deps[one] in BELOW]
        for other in after[:1]:
            bare = not {"nsubj", "nsubj:pass", "obj", "mark", "aux"} & {self.deps[one] for one in self.below(other)}
            if bare and self.tags[other] == "VERB" and FORMS.fullmatch(self.words[other]):
                self.heads[other], self.deps[other] = verb, "conj"
        return True

    def _root(self) -> int:
        return next(one for one, head in enumerate(self.heads) if head == one)

    def mend_quoted(self, mark: int) -> bool:
        """`Told the court that Quinn had said: "I drove it"`: whoever is last said to say something says it."""
        quoted = next((one for one in range(mark + 1, len(self.words)) if self.heads[one] < mark), None)
        if quoted is None or self.deps[quoted] not in ("ccomp", "parataxis"):
            return False
        verb = next((one for one in range(mark - 1, -1, -1) if self.words[one].lower() in SAYING), None)
        below = [] if verb is None else [one for one in self.below(verb) if one < mark]
        if verb is None or self.heads[verb] != self.heads[quoted] or self.deps[verb] != "ccomp":
            return False
        alone = not any(self.deps[one] in ("ccomp", "obj") for one in below)
        if self.heads[quoted] > verb or not alone or any(self.tags[one] == "VERB" for one in range(verb + 1, mark)):
            return False
        self.heads[quoted], self.deps[quoted] = verb, "ccomp"
        return True

    def _is_copular(self, at: int) -> bool:
        below = {self.deps[one] for one in self.below(at)}
        return "cop" in below and not SUBJECTS & below
