"""What no Spanish tree has, mended: clauses without their link, and verbs that are none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from careo.lang.mending.tree import FINITE, INFINITIVE, PARTICIPLE, SentenceTree

if TYPE_CHECKING:
    from careo.lang.analyser import Analysis, Labels

LINKS = frozenset({"que", "quien", "quienes", "cual", "cuales", "cuyo", "cuya", "cuyos", "cuyas", "donde", "como"})
"""Words one of which begins every relative clause."""
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
HOLDERS = ("ten", "tien", "tuv", "hab", "hub", "hay")
"""How the forms begin of `tener` and `haber`, behind which `que` tells a duty."""
BEING = frozenset({"es", "era", "fue", "será", "sería", "sea", "fuera", "fuese", "ser", "siendo", "son", "eran"})
PRONOUNS = frozenset({"alguien", "nadie", "algo", "nada", "quien", "quién"})
ASKING = frozenset(
    {"qué", "quién", "quiénes", "cuál", "cuáles", "cómo", "cuándo", "dónde", "adónde", "cuánto", "cuántos"}
)
ALLEGED = frozenset(
    {"presunto", "presunta", "presuntos", "presuntas", "supuesto", "supuesta", "supuestos", "supuestas"}
)
"""Adjectives that stand before a noun and are none."""
ADVERBS = tuple(f"{end}mente" for end in ("ble", "al", "iva", "osa", "ada", "ida", "ica", "aria"))
"""How adverbs end that no verb ends like (`fomente`, `alimente`)."""
OPENED, CLOSED = frozenset({"«", "“", '"'}), frozenset({"»", "”", '"'})
# fmt: off
TELLING = (
    "aconsej", "advert", "advirt", "anunci", "asegur", "avisa", "avisó", "coment", "comunic", "confes", "confies",
    "contado", "contar", "contó", "cuenta", "decir", "decía", "declar", "desmint", "dice", "diciendo", "digo", "dij",
    "exig", "exij", "explic", "indic", "inform", "jura", "juró", "manifest", "negaba", "negar", "negó", "niega",
    "notific", "orden", "pedi", "pida", "pide", "pidi", "promet", "recomend", "recomiend", "recordar", "recordó",
    "recuerda", "rogó", "ruega", "solicit", "suger", "sugier", "sugir",
)
# fmt: on
"""How the forms begin of verbs by which something is told to somebody, or asked of him."""
ASIDES = frozenset({"su parte", "otra parte", "su vez", "su lado", "otro lado"})  # "dijo por su parte que"
CLAUSES = ("ccomp", "xcomp", "advcl", "acl", "acl:relcl")
FORM = "VerbForm="


def mend_spanish(words: Sequence[str], done: Analysis, labels: Labels) -> Analysis:
    """The analysis of a Spanish sentence, changed where grammar leaves no choice.

    A finite verb without a relative word is no clause on the noun that is called the root, nor on what a participle of
    that noun ends with: the noun is its subject. An infinitive without a preposition hangs on a verb. What has no form
    of a verb and describes a noun is an adjective. `que` right behind a verb joins its clause to that verb; where the
    verb is a passive with `se`, as its subject. An infinitive is no clause with a subject of its own, and behind `ser`
    it is the predicate; what stands before the verb that it completes is that verb's. A verb has one subject: what
    stands behind it is its object, where the one before it agrees with it, or the verb is in the first person. An
    auxiliary hangs on its verb. A relative `que` beside an object of another number is the subject. A participle behind
    another is joined to it, not to a noun between. A name does not end before a word with a capital that describes it
    ("Comunidad Económica | Europea").

    Args:
        words: of the sentence.
        done: their analysis; left as it is.
        labels: what its numbers mean.
    """
    tree = _Tree(words, done, labels)
    tree.mend()
    return tree.write()


class _Tree(SentenceTree):
    def mend(self) -> None:
        for at in range(len(self.words)):
            self._mend_small_word(at)
            if self.tags[at] == "VERB":
                self._mend_verb(at)
        for at in range(1, len(self.words)):
            if self.words[at].lower() == "que":
                verb = at - 1 if self.tags[at - 1] == "VERB" else self._find_teller(at)
                if verb is not None:
                    self._join_clause(verb, at)
        for at in range(len(self.words)):
            self._mend_clause_taken_for_auxiliary(at)
            if self.deps[at] == "advcl" and (self._is_question(at) or self._is_quoted(at)):
                self._hang(at, self.heads[at], "ccomp")
            self._mend_question(at)
            if self.deps[at] == "ccomp":
                self._mend_complement(at)
        for at in range(len(self.words)):
            if self.tags[at] == "VERB":
                self._mend_subjects(at)
                self._mend_relative(at)
            self._mend_joined(at)
            if self.tags[at] == "VERB" and self.deps[at] == "conj":
                self._mend_joined_to_noun(at)
        for at in range(1, len(self.words)):
            self._stretch_name(at)

    def _mend_relative(self, at: int) -> None:
        """`El oficial que ordenó los asesinatos`: what differs in number is its object, `que` its subject."""
        below = [one for one in self.below(at) if self.deps[one] in ("nsubj", "obj")]
        who = next((one for one in below if self.words[one].lower() == "que" and one < at), None)
        what = [one for one in below if one > at and self.tags[one] in ("NOUN", "PROPN")]
        told = len(below) == 1 + len(what) == 2 and {self.deps[one] for one in below} == {"obj"}
        known = told and self.number(at) and self.number(what[0])
        if who is not None and known and self._differ(at, what[0]) and not self._differ(at, self.heads[at]):
            self._hang(who, at, "nsubj")

    def _mend_question(self, at: int) -> None:
        """A clause behind a verb that has a subject is what it asks or says, and so is a "subject" with `que`."""
        verb = self.heads[at]
        if self.tags[verb] != "VERB" or not verb < at or self.deps[at] not in ("csubj", "nsubj"):
            return
        links = [self.words[one].lower() for one in self.below(at) if one < at]
        asked = self.deps[at] == "csubj" and self._is_question(at)
        told = self.deps[at] == "nsubj" and links[:1] == ["que"] and FINITE not in self.feats[at]
        has_subject = "nsubj" in {self.deps[one] for one in self.below(verb)}
        if (asked and has_subject) or (told and FINITE in self.feats[verb]):
            self._hang(at, verb, "ccomp")

    def _mend_alleged(self, at: int) -> None:
        """`Presuntos guerrilleros mataron`: the noun behind such a word is what it describes."""
        noun = at + 1
        beside = (self.heads[at], self.deps[at]) == (self.heads[noun], self.deps[noun])
        if self.tags[noun] in ("NOUN", "PROPN") and beside:
            self._hang(at, noun, "amod")
        if self.tags[noun] not in ("NOUN", "PROPN") or self.heads[noun] != at:
            return
        head, label = (self.heads[at], self.deps[at]) if self.heads[at] != at else (noun, self.deps[at])
        for one in self.below(at):
            self._hang(one, noun, self.deps[one])
        self._hang(noun, head, label)
        self._hang(at, noun, "amod")
        self.tags[at] = "ADJ"

    def _mend_joined_to_noun(self, at: int) -> None:
        """`Fue arrastrado al sótano y fusilado`: a participle is joined to the participle above, not to a noun."""
        noun = self.heads[at]
        above = self.heads[noun]
        between = self.tags[noun] in NOUNS and self.tags[above] == "VERB" and above < noun < at
        if between and PARTICIPLE in self.feats[at] and PARTICIPLE in self.feats[above]:
            self._hang(at, above, "conj")

    def _mend_joined(self, at: int) -> None:
        """A verb joined to one of another number, and without a subject, is joined to the verb above that agrees."""
        head = self.heads[at]
        above = self._verb_over(head)
        if self.deps[at] != "conj" or self.deps[head] not in ("ccomp", "advcl", "acl") or not above < head < at:
            return
        if not all(map(self.is_told, (at, head))) or self.tags[above] != "VERB" or not self._is_finite(above):
            return
        subjects = {one: {self.deps[o] for o in self.below(one)} & {"nsubj", "expl:pv", "csubj"} for one in (at, head)}
        unlike = self._differ(at, head) and not self._differ(at, self._finite(above))
        if "nsubj" in subjects[head] and not subjects[at] and unlike:
            self._hang(at, above, "conj")

    def _verb_over(self, clause: int) -> int:
        """What a clause is below: `llegó a la convicción de que mataron` goes with the verb, not with the noun."""
        above = self.heads[clause]
        return self.heads[above] if self.tags[above] == "NOUN" and self.deps[clause] != "ccomp" else above

    def _finite(self, verb: int) -> int:
        """The auxiliary of a verb that has a person, or the verb."""
        return next((one for one in self.below(verb) if self.deps[one] == "aux" and FINITE in self.feats[one]), verb)

    def _mend_subjects(self, verb: int) -> None:
        subjects = [one for one in self.below(verb) if self.deps[one] == "nsubj"]
        if len(subjects) > 1 and (clause := self._clause_before(verb, subjects[0])) is not None:
            self._hang(subjects[0], clause, "nsubj")  # `según relataron | los vecinos, los soldados …`
            subjects = subjects[1:]
        if not subjects and self.deps[verb] == "parataxis" and FINITE in self.feats[verb]:
            self._mend_behind_colon(verb)
        clauses = [one for one in self.below(verb) if self.deps[one] == "ccomp"]
        if len(subjects) == 2 and len(clauses) == 1 and subjects[0] < clauses[0] < verb < subjects[1]:
            if "nsubj" not in {self.deps[one] for one in self.below(clauses[0])}:
                self._hang(subjects[0], clauses[0], "nsubj")
        elif len(subjects) == 2 and subjects[0] + 1 == subjects[1] and self.tags[subjects[0]] == "NUM":
            self._hang(subjects[0], subjects[1], "nummod")
        elif len(subjects) == 2 and self.tags[subjects[1]] in NOUNS:
            self._mend_second_subject(verb, *subjects)
        if len(subjects) == 1 and verb < subjects[0] and self.tags[subjects[0]] in ("NOUN", "PROPN"):
            person = {"Person=1", "Person=2"} & {*self.feats[verb].split("|")}
            if person and self._lacks_object(verb) and self._differ(subjects[0], verb):
                self._hang(subjects[0], verb, "obj")

    def _clause_before(self, verb: int, noun: int) -> int | None:
        """The clause right before the first of two subjects that has none itself, where a comma follows the subject."""
        first = min([one for one in self.below(noun) if one < noun], default=noun)
        last = max([one for one in self.below(noun) if one > noun and self.deps[one] != "punct"], default=noun)
        clause, comma = first - 1, last + 1 < len(self.words) and self.words[last + 1] == ","
        if clause < 0 or not comma or self.heads[clause] != verb or self.deps[clause] != "advcl" or clause > verb:
            return None
        own = any(self.deps[one].startswith("nsubj") for one in self.below(clause))
        return clause if FINITE in self.feats[clause] and not own and not self._differ(noun, clause) else None

    def _mend_behind_colon(self, verb: int) -> None:
        """`Laguna del Sur: el Senado protestó`: what stands between a colon and a verb is its subject."""
        for noun in self.below(self.heads[verb]):
            inside = [one for one in range(verb) if one == noun or self.is_above(noun, one)]
            joined = self.deps[noun] in ("appos", "dep", "nmod", "flat") and self.tags[noun] in NOUNS and noun < verb
            if not joined or inside[-1] != verb - 1 or inside[0] == 0 or self.words[inside[0] - 1] != ":":
                continue
            if not any(self.deps[one] == "case" for one in self.below(noun)) and not self._differ(noun, verb):
                self._hang(noun, verb, "nsubj")
                return

    def _mend_second_subject(self, verb: int, first: int, second: int) -> None:
        """Of two subjects the second is that of the verb right behind it, or else the object."""
        after = second + 1
        if after < len(self.words) and self.tags[after] == "VERB" and FINITE in self.feats[after]:
            own = any(self.deps[one].startswith("nsubj") for one in self.below(after))
            if self.deps[after] == "parataxis" and not own and not self._differ(second, after):
                self._hang(second, after, "nsubj")
        elif first < verb < second and self._lacks_object(verb) and not self._differ(first, verb):
            self._hang(second, verb, "obj")

    def _lacks_object(self, verb: int) -> bool:
        return not {"obj", "ccomp", "cop"} & {self.deps[one] for one in self.below(verb)}

    def _differ(self, noun: int, verb: int) -> bool:
        return self.number(noun) != self.number(verb)

    def _stretch_name(self, at: int) -> None:
        before = self.names[at - 1]
        if before == "O" or self.names[at] != "O" or self.tags[at] != "PROPN":
            return
        begin = at - 1
        while self.names[begin][0] == "I" and begin:
            begin -= 1
        if self.words[at][0].isupper() and begin <= self.heads[at] < at and self.deps[at] in ("amod", "flat"):
            self.names[at] = f"I-{before[2:]}"

    def _mend_small_word(self, at: int) -> None:
        """`alguien` is no auxiliary, `para` before an infinitive no conjunction, `presumiblemente` no verb."""
        word, tag = self.words[at].lower(), self.tags[at]
        if tag == "VERB" and word.endswith(ADVERBS):
            self.tags[at] = "ADV"
            self._hang(at, at + 1 if self.tags[min(at + 1, len(self.tags) - 1)] == "VERB" else self.heads[at], "advmod")
        if tag == "AUX" and word in PRONOUNS:
            self.tags[at] = "PRON"
            self._hang(at, self.heads[at], "nsubj")
        elif word in ALLEGED and at + 1 < len(self.words):
            self._mend_alleged(at)
        elif tag == "SCONJ" and word == "para" and INFINITIVE in self.feats[min(at + 1, len(self.feats) - 1)]:
            self.tags[at] = "ADP"

    def _mend_clause_taken_for_auxiliary(self, at: int) -> None:
        """A verb with a subject and a word such as `si` before it is no auxiliary of the verb behind it."""
        if self.deps[at] == "aux" and {"mark", "nsubj"} <= {self.deps[one] for one in self.below(at) if one < at}:
            self._hang(at, self.heads[at], "advcl")

    def _join_clause(self, verb: int, link: int) -> None:
        """The clause that begins with `que` right behind a verb is that verb's."""
        clause, word = self.heads[link], self.words[verb].lower()
        perfect = any(self.deps[one] == "aux" for one in self.below(verb))  # "había contado que"
        if (PARTICIPLE in self.feats[verb] and not perfect) or word.startswith(HOLDERS) or word in BEING:
            return
        if clause <= link or self.deps[clause] not in CLAUSES or not self._is_finite(clause):
            return
        if self.is_above(clause, verb) or any(
            self.deps[one] in ("ccomp", "csubj") and one != clause for one in self.below(verb)
        ):
            return
        self._hang(clause, verb, "ccomp")
        self._hang(link, clause, "mark")

    def _find_teller(self, link: int) -> int | None:
        """The verb that tells somebody something, where the clause hangs on who is told ("dijo a Ana que …")."""
        clause = self.heads[link]
        person = self.heads[clause]
        if self.deps[clause] not in ("acl", "acl:relcl") or not person < link < clause or self.words[link - 1] == ",":
            return None
        while self.deps[person] in ("nmod", "flat", "appos"):
            person = self.heads[person]
        verb = self.heads[person]
        aside = " ".join(self.words[person - 1 : person + 1]).lower() in ASIDES
        tells = aside or self.words[verb].lower().startswith(TELLING)
        if self.tags[verb] != "VERB" or not verb < person or not tells:
            return None
        full = any(self.deps[one] in ("ccomp", "csubj", "xcomp", "obj") for one in self.below(verb) if one != person)
        cases = {self.words[one].lower() for one in self.below(person) if self.deps[one] == "case"}
        return None if full or self.deps[verb] == "parataxis" or not (aside or cases & {"a", "al"}) else verb

    def _mend_complement(self, at: int) -> None:
        verb = self.heads[at]
        links = [self.words[one].lower() for one in self.below(at) if one < at and self.deps[one] in ("mark", "case")]
        if at < verb:
            return
        if INFINITIVE in self.feats[at] and not links and not self._is_finite(at):
            if self.words[verb].lower() in BEING:
                self._govern(at, verb, "cop")
            elif not any(self.deps[one].startswith("nsubj") for one in self.below(at)):
                self._hang(at, verb, "xcomp")
        elif links == ["que"] and self.tags[verb] == "VERB" and self._is_passive(verb):
            self._hang(at, verb, "csubj")

    def _is_question(self, at: int) -> bool:
        """Whether the clause tells what is asked: it begins with `qué` or `por qué` right behind the verb above it."""
        verb = self.heads[at]
        begin = verb + 1 + (self.tags[min(verb + 1, at)] == "ADP")
        return self.tags[verb] == "VERB" and verb < begin < at and self.words[begin].lower() in ASKING

    def _is_quoted(self, at: int) -> bool:
        """Whether the clause stands in quotation marks before the verb above it, with nothing that links it."""
        verb = self.heads[at]
        below = [one for one in (at, *self.below(at)) if one < verb]
        if self.tags[verb] != "VERB" or at > verb or self._is_marked(at):
            return False
        return self.words[min(below)] in OPENED and any(self.words[one] in CLOSED for one in below if one > at)

    def _is_passive(self, verb: int) -> bool:
        """Whether the verb is in the third person, with `se` and with nobody who does or suffers it."""
        below = self.below(verb)
        if FINITE not in self.feats[verb] or not {"Number=Sing", "Person=3"} <= {*self.feats[verb].split("|")}:
            return False
        persons = {"me", "te", "le", "les", "nos", "os"}
        if any(self.deps[one].startswith(("nsubj", "obj")) or self.words[one].lower() in persons for one in below):
            return False
        return self.words[verb - 1].lower() == "se" and verb - 1 in below

    def _govern(self, at: int, word: int, label: str) -> None:
        """`word` hangs on `at` as `label`; what hung on it hangs on `at`."""
        above, old = self.heads[word], self.deps[word]
        for one in self.below(word):
            self.heads[one] = at
        self._hang(at, at if above == word else above, old)
        self._hang(word, at, label)
        self.tags[word] = "AUX"

    def _is_finite(self, at: int) -> bool:
        """Whether the clause has a verb with a person: its head, an auxiliary or a copula."""
        verbs = [at, *(one for one in self.below(at) if self.deps[one] in ("aux", "cop", "aux:pass"))]
        return any(FINITE in self.feats[one] for one in verbs)

    def _hang(self, at: int, head: int, label: str) -> None:
        self.heads[at], self.deps[at] = head, label

    def _mend_verb(self, at: int) -> None:
        label, head = self.deps[at], self.heads[at]
        if label == "amod" and FORM not in self.feats[at]:
            self.tags[at] = "ADJ"
        elif label in ("acl", "acl:relcl") and head < at and FINITE in self.feats[at]:
            top = self._described(head)
            if self.heads[top] == top and self._is_subject(top, at):
                self._turn(top, at)
        elif label == "xcomp" and INFINITIVE in self.feats[at] and head < at and self.tags[head] == "AUX":
            if self.words[head].lower() not in BEING and not self._is_marked(at):
                self._govern(at, head, "aux")
        elif label in ("acl", "xcomp") and INFINITIVE in self.feats[at] and head < at and self.tags[head] == "NOUN":
            above = self.heads[head]
            if self.tags[above] == "VERB" and above < head and not self._is_marked(at):
                self._hang(at, above, "xcomp")
        elif label == "xcomp" and INFINITIVE in self.feats[at] and head < at and self.tags[head] == "VERB":
            for one in self.below(at):
                if one < head and self.deps[one] in ("nsubj", "mark", "aux", "cc"):
                    self._hang(one, head, self.deps[one])

    def _described(self, noun: int) -> int:
        """The noun that a participle describes by another: `guerrilleros disfrazados de soldados`."""
        above = self.heads[noun]
        by = self.deps[noun] in ("obl", "nmod") and self.deps[above] in ("acl", "amod") and above < noun
        is_participle = by and (PARTICIPLE in self.feats[above] or self.tags[above] == "ADJ")
        return self.heads[above] if is_participle and self.heads[above] < above else noun

    def _is_subject(self, noun: int, verb: int) -> bool:
        """Whether the noun that is the root can only be the verb's subject."""
        if self.tags[noun] not in NOUNS or any(self.deps[one] in ("cop", "case") for one in self.below(noun)):
            return False
        own = [one for one in self.below(verb) if noun < one < verb]
        if any(self.deps[one].startswith(("nsubj", "csubj")) for one in self.below(verb)):
            return False
        inside = [one for child in own for one in (child, *self.below(child))]
        if any(self.words[one].lower() in LINKS for one in inside) or self.words[verb - 1] in (",", ":", ";", "-", "–"):
            return False
        return self.number(noun) in ("", self.number(verb))

    def _turn(self, noun: int, verb: int) -> None:
        """The verb is the root, the noun its subject; what stands behind the verb hangs on it."""
        root = self.deps[noun]
        for one in self.below(noun):
            if one > verb:
                self.heads[one] = verb
        self._hang(verb, verb, root)
        self._hang(noun, verb, "nsubj")

    def _is_marked(self, at: int) -> bool:
        return any(one < at and self.deps[one] in ("mark", "case") for one in self.below(at))
