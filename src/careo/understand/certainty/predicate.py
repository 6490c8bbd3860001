"""Predicate: what certainty is read of, with its clause and the attributions it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from careo.model import Marker, Span
from careo.understand.attribution.phrases import is_governed
from careo.understand.certainty.forms import VERBAL, is_predicative, told_clause
from careo.understand.certainty.known import is_circumstance, is_described, is_known, is_ordered
from careo.understand.certainty.words import CertaintyWords, load_certainty
from careo.understand.drafts import Attribution
from careo.understand.parsed import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Token


_ASIDES = frozenset({"hedges", "insinuated", "hypothetical"})
_ABOVE = frozenset({"planned", "threatened", "demanded", "attempted"})
"""What is said of a verb, and not of a relative clause below it that tells a deed."""
_CLAUSES = frozenset({"acl", "acl:relcl"})


@dataclass(frozen=True, slots=True)
class Predicate:
    """What certainty is read of: a head token, its clause, and who answers for it.

    Attributes:
        head: the token whose truth is asked: a verb, a predicative noun, or a noun that names a deed.
        verb: the verb of its clause (the head itself, or the verb that governs a noun).
        clause: offsets of the clause, from its first to its last word.
        chain: the attributions it stands in, outermost first; empty for the author's own words.
        sentence: where its sentence begins, in characters.
    """

    parsed: Parsed
    head: Token
    verb: Token
    start: int
    stop: int
    chain: tuple[Attribution, ...]
    words: CertaintyWords
    sentence: int

    def mark(self, name: str, start: int, stop: int) -> Marker:
        """A marker over some words, with the reason of its table."""
        return Marker(self.parsed.span(start, stop), self.words.reasons.get(name, name))

    def token_mark(self, name: str, token: Token) -> Marker:
        """A marker over one token."""
        return self.mark(name, token.idx, token.idx + len(token))

    def find(self, name: str, *, key: str = "phrases", back: int = 0) -> Marker | None:
        """The first of a table's phrases in the clause, or up to `back` characters before it in the same sentence.

        A semicolon ends what is before it, a colon what a hedge bears on; a capital inside a sentence makes it a name.
        What stands before a relative clause that tells a deed bears on the verb above it.
        """
        pattern = self.words.phrases[name] if key == "phrases" else self.words.any_of[name, key]
        text = self.parsed.text
        apart = text.rfind(";", self.sentence, min(self.start, self.head.idx)) + 1
        apart = max(apart, text.rfind(": ", self.sentence, self.head.idx) + 1 if name == "hedges" else 0)
        clause = told_clause(self.head) if name in _ABOVE else None
        first = clause.left_edge.idx if clause is not None else self.sentence
        places = pattern.finditer(text, max(first, apart, self.start - back), self.stop)
        found = next((one for one in places if not (_is_title(text, one) or self._is_of_aside(name, one))), None)
        return self.mark(name, found.start(), found.end()) if found else None

    def _is_of_aside(self, name: str, found: re.Match[str]) -> bool:
        """Whether words bear on an aside alone: a clause behind the verb that tells when or why, or one about a noun.

        "The colonel, publicly identified as a spy, led the raid": nobody insinuates that he led it.
        """
        if name not in _ASIDES:
            return False
        behind = (c for c in self.verb.children if c.dep_ == "advcl" and c.i > self.verb.i and c.pos_ in VERBAL)
        asides = [c for c in behind if name == "hedges"]
        run = self.parsed.syntax.char_span(found.start(), found.end(), alignment_mode="expand")
        if run is not None:
            asides += self._descriptions_over(run[0])
        asides = [c for c in asides if c.i != self.head.i and not c.is_ancestor(self.head)]
        return any(c.left_edge.idx <= found.start() < c.right_edge.idx + len(c.right_edge) for c in asides)

    def _descriptions_over(self, word: Token) -> list[Token]:
        """What describes another noun than the predicate and holds a word: a participle, clause or adjective."""
        found, at = [], word
        while at.i not in (at.head.i, self.verb.i):
            if at.head.i != self.head.i and (at.dep_ in _CLAUSES or (at.dep_ == "amod" and at.i != word.i)):
                found.append(at)
            at = at.head
        return found

    def has(self, name: str, key: str) -> frozenset[str]:
        """The words of a table's list."""
        return self.words.sets.get((name, key), frozenset())


def _is_title(text: str, found: re.Match[str]) -> bool:
    """Whether one word that was found is written as a name inside a sentence: "the ship Doubtful"."""
    word, before = found.group(), text[: found.start()].rstrip(" ")
    return word.istitle() and " " not in word and before[-1:].islower() and text[found.start() - 1] == " "


def make_predicate(parsed: Parsed, head: int, chain: Sequence[Attribution]) -> Predicate:
    """The predicate at a token, with its clause."""
    token, words = parsed.syntax[head], load_certainty(parsed.lang)
    chain = [one for one in chain if not _is_aside(parsed, one, token)]
    apart = is_known(token, words) or is_circumstance(token, words) or is_described(token, words)
    verb = token if apart else _verb_of(token)
    run = _clause(verb)
    goes_on = any(one.dep_ == "conj" and _is_clause(one) for one in verb.children)
    told = [one for one in run if not (goes_on and one.is_punct)] or run  # the stop is of the clause behind
    start, stop = min(one.idx for one in run), max(one.idx + len(one) for one in told)
    inside = [one for one in chain if one.content]
    if inside:
        holding = [span for span in inside[-1].content if span.start <= token.idx < span.stop]
        if holding:
            start, stop = max(start, holding[0].start), min(stop, holding[0].stop)
            start = min(start, token.idx)
            stop = max(stop, token.idx + len(token))
    return Predicate(parsed, token, verb, start, stop, tuple(chain), words, token.sent.start_char)


_ASIDE = frozenset({"appos", "list", "dislocated"})


def _verb_of(token: Token) -> Token:
    """The verb that a deed hangs on: itself, or for a noun the verb of its clause."""
    top = token
    while top.pos_ not in VERBAL and top.head.i != top.i and not is_predicative(top):
        if top.dep_ in _ASIDE and top.head.pos_ in VERBAL:  # a headline of two parts: "No talks -- a massacre in Lima"
            return top
        top = top.head
    return top


def _is_aside(parsed: Parsed, one: Attribution, token: Token) -> bool:
    """Whether an attribution's cue stands in a relative clause under the token ("a crowd that wanted bread looted")."""
    cue = token_at(parsed, one.cue[0]) if one.cue else None
    while cue is not None and cue.i not in {cue.head.i, token.i}:
        if cue.dep_ == "acl:relcl":
            return cue.head.i != token.i and token.is_ancestor(cue)
        cue = cue.head
    return False


def completed_by(infinitive: Token, asked: Predicate) -> Token:
    """The word that an infinitive completes: the one it hangs on, or the attempt before a phrase that it was given to.

    `Tried without success to kill`: parsers hang "to kill" on the success.
    """
    above = infinitive.head
    between = infinitive.dep_ == "acl" and above.dep_ == "obl" and above.head.i < above.i < infinitive.i
    tried = above.head.lemma_.casefold() in asked.has("attempted", "verbs") | asked.has("threatened", "verbs")
    return above.head if between and tried else above


def needed(asked: Predicate) -> Marker | None:
    """The noun that says that it remains to be done: "the need to carry out actions"."""
    above = asked.verb.head
    hung = asked.verb.dep_ in {"acl", "advcl", "nmod"} and above.lemma_.casefold() in asked.has("demanded", "nouns")
    return asked.token_mark("demanded", above) if hung else None


def is_perfect(asked: Predicate) -> bool:
    """Whether the predicate stands in a compound past ("may have killed", "habría matado")."""
    return any(
        one.dep_.startswith("aux") and one.lemma_.casefold() in asked.has("known", "perfect")
        for one in asked.verb.children
    )


def is_reflexive(verb: Token, asked: Predicate) -> bool:
    """Whether somebody does it to himself: `se negaron a`, `se atribuyó`; not the impersonal `se acusó a`."""
    own = any(one.text.casefold() in asked.has("claimed", "reflexive") for one in verb.children)
    subject = any(one.dep_.startswith("nsubj") for one in verb.children)
    return own and (subject or "1" in verb.morph.get("Person", []) or "Plur" in verb.morph.get("Number", []))


def _clause(verb: Token) -> list[Token]:
    """The tokens of a verb's clause: what hangs on it, without clauses joined to it, and its auxiliaries."""
    joined = {"conj", "parataxis", "ccomp", "advcl", "csubj", "acl:relcl"}
    parts = (part for part in verb.children if part.dep_ in joined and _is_clause(part))
    barred = {one.i for part in parts for one in part.subtree}
    return [one for one in verb.subtree if one.i not in barred and not one.is_space] or [verb]


def _is_clause(part: Token) -> bool:
    """Whether a word below a verb heads a clause of its own, joined ones whatever their tag: "but the media is …"."""
    return part.pos_ in VERBAL or (part.dep_ == "conj" and any(one.dep_.startswith("nsubj") for one in part.children))


_BELOW = frozenset({"xcomp", "ccomp", "acl", "obj", "csubj"})


def governing(asked: Predicate) -> list[Token]:
    """The predicate, its verb, and the verbs above that it is the complement of, up to the edge of its attribution."""
    edge = asked.chain[-1].content if asked.chain else ()
    above, token = [asked.head], asked.head
    if _is_taken_for_known(asked):
        return above
    if asked.verb.i != asked.head.i:
        above.append(asked.verb)
        token = asked.verb
    if (first := first_joined(token)) is not None:
        above.append(first)
        token = first
    clause = told_clause(asked.head)
    while (token.dep_ in _BELOW or is_governed(token)) and token.head.i != token.i and len(above) < 5:
        token = token.head
        if clause is not None and token.i != clause.i and not clause.is_ancestor(token):
            break
        if edge and not any(span.start <= token.idx < span.stop for span in edge):
            break
        if token.pos_ in VERBAL or token.pos_ in {"NOUN", "ADJ"}:
            above.append(token)
    return above


def is_presupposed(asked: Predicate, voice: Attribution) -> bool:
    """Whether what a voice demands or promises only takes a deed for known: "promised to investigate the massacre"."""
    above = asked.head.head
    if is_ordered(asked.head, above, asked.words):
        return True
    if told_clause(asked.head) is not None:
        return is_outside(asked, voice)
    return _is_taken_for_known(asked) and not any(span.start <= above.idx < span.stop for span in voice.cue)


def is_outside(asked: Predicate, voice: Attribution) -> bool:
    """Whether a voice speaks outside the relative clause that tells a deed: "threatened the men who burned it"."""
    clause = told_clause(asked.head)
    if clause is None:
        return False
    start, stop = clause.left_edge.idx, clause.right_edge.idx
    return not any(start <= span.start <= stop for span in voice.cue)


def _is_taken_for_known(asked: Predicate) -> bool:
    """Whether a deed stands for itself, and what is asked or promised above it does not bear on it."""
    known = is_known(asked.head, asked.words) or _is_described_apart(asked.head)
    return asked.verb.i == asked.head.i and known


_OF_NOUN = frozenset({"nmod", "appos"})


def _is_described_apart(token: Token) -> bool:
    """A participle that says who those are whom a deed befalls: `the arrest of officers implicated in the killing`."""
    participle = "Part" in token.morph.get("VerbForm", [])
    if participle and token.dep_ == "conj" and not any(one.dep_.startswith("nsubj") for one in token.children):
        return _is_described_apart(token.head)
    counted = any(one.dep_ == "nummod" for one in token.head.children)  # `las tres obreras detenidas`, an adjective
    named = token.head.pos_ in {"NOUN", "PROPN"} or counted
    of_noun = token.head.dep_ in _OF_NOUN or (counted and token.head.dep_ == "amod")
    return participle and token.dep_ in {"acl", "amod"} and named and of_noun


def first_joined(verb: Token) -> Token | None:
    """The verb whose auxiliaries one shares that is joined to it: "would be found and punished", `puede ir y matar`."""
    forms = set(verb.morph.get("VerbForm", []))
    if verb.dep_ != "conj" or verb.pos_ != "VERB" or verb.head.pos_ not in VERBAL:
        return None
    own = ("aux", "nsubj", "mark") if "Inf" in forms else ("aux",)
    marks = {one.text.casefold() for one in verb.head.children if one.dep_ == "mark"}  # "failed to … or to …"
    if any(one.dep_.startswith(own) and one.text.casefold() not in marks for one in verb.children):
        return None
    alike = "Part" in forms or ("Inf" in forms and "Inf" in verb.head.morph.get("VerbForm", []))
    return (first_joined(verb.head) or verb.head) if alike else None


_NEGATING = frozenset({"advmod", "neg", "det", "mark", "case", "cc", "cc:preconj"})


_QUOTES = re.compile('["“”«»]')


def rules_out(lemma: str, beside: Iterable[str], asked: Predicate) -> bool:
    """`Ruled out that`, `descartó que`: it cannot be; negated, it may."""
    words = {word.casefold() for word in beside}
    rows = (row.split() for row in asked.has("negation", "excluding"))
    return any(row[0] == lemma and words.issuperset(row[1:]) for row in rows)


def ruling_out(asked: Predicate) -> Token | None:
    """The verb by which a deed is ruled out: `the police ruled out an attack`, "had no reason to rule out that"."""
    verb, mark = asked.head.head, next((one for one in asked.head.children if one.dep_ == "mark"), None)
    if mark is not None and mark.i > mark.sent.start:  # parsers hang "that" on any word before
        before = mark.nbor(-1)
        while before.is_punct and before.i > mark.sent.start:
            before = before.nbor(-1)
        verb = before if before.pos_ == "VERB" else before.head
    elif asked.head.pos_ != "NOUN" or asked.head.dep_ != "obj":
        return None
    beside = (token.text for token in verb.children if token.i > verb.i)
    return verb if rules_out(verb.lemma_.casefold(), beside, asked) else None


def negator(token: Token, asked: Predicate) -> Token | None:
    """The word that negates a token: an adverb, a determiner, or a negative subject or object."""
    words = asked.has("negation", "words")
    for one in token.children:
        negates = one.dep_ in _NEGATING and one.text.casefold() in words and not (_is_name(one) or _answers(one))
        negates = negates and not (
            one.text.casefold() in asked.has("negation", "barely") and _is_followed(token, asked)
        )
        found = one if negates and not any(c.dep_ == "fixed" for c in one.children) else None  # `sin embargo`
        ended = one.dep_ == "advmod" and one.text.casefold() in asked.has("negation", "no_more")
        if found is None and ended and one.i and one.nbor(-1).text.casefold() in words:
            return one.nbor(-1)  # "no longer denies it"
        if found is None and one.dep_.split(":")[0] in {"nsubj", "obj"}:
            if one.text.casefold() in words and not _is_name(one):
                return one
            found = next((c for c in one.children if c.dep_ in _NEGATING and c.text.casefold() in words), None)
        if found is not None and not is_quoted_before(found, asked.head):
            return found
    return None


def _is_followed(verb: Token, asked: Predicate) -> bool:
    """Whether "hardly" only says how soon something followed: "had hardly arrived when they shot a farmer"."""
    clauses = (one for one in verb.children if one.dep_ == "advcl" and one.i > verb.i)
    first = {c.text.casefold() for one in clauses for c in one.children if c.i < one.i}
    return bool(first & asked.has("negation", "when"))


def _answers(word: Token) -> bool:
    """Whether "no" only answers what was asked, and denies nothing of what follows: `No, lo mataron allí`."""
    before = [one for one in word.doc[word.sent.start : word.i] if one.is_alpha]
    label = not before or word.nbor(-1).text == ":" or word.nbor(-1).text in '«"“—–-'
    return word.text.casefold() == "no" and label and word.i + 1 < word.sent.end and word.nbor(1).text == ","


def _is_name(word: Token) -> bool:
    """Whether a negation is written as a name inside a sentence: "la calle Nunca"."""
    inside = word.i > word.sent.start and word.nbor(-1).is_alpha and word.nbor(-1).text.islower()
    return inside and word.text.istitle()


def is_quoted_before(word: Token, head: Token) -> bool:
    """Whether a word stands in a quotation that ends before the predicate: `"No Talks" in Ayora -- a massacre`."""
    text, first = word.sent.text, word.sent.start_char
    opened = len(_QUOTES.findall(text, 0, word.idx - first)) % 2 == 1
    return (
        opened and word.i < head.i and _QUOTES.search(text, word.idx + len(word) - first, head.idx - first) is not None
    )


def token_at(parsed: Parsed, span: Span) -> Token | None:
    """The head of the tokens under a span."""
    run = parsed.syntax.char_span(span.start, span.stop, alignment_mode="expand")
    return run.root if run is not None else None
