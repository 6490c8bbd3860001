"""Who speaks by the model: the words that it chose for a source, without what is no part of who speaks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from careo.lang.cues import Cue
from careo.understand.attribution.cues import CueWords
from careo.understand.attribution.papers import paper_before
from careo.understand.attribution.phrases import child, is_in_label, name_tokens, strip_marks, tops_of
from careo.understand.attribution.quotes import PAIRS
from careo.understand.attribution.sources import Speakers
from careo.understand.attribution.unsaid import is_nobody
from careo.understand.mentions.kinds import ANIMATE, load_noun_kinds

if TYPE_CHECKING:
    from spacy.tokens import Span as TokenRun
    from spacy.tokens import Token

MOST_NAMES = 3
"""Words of an alias between quotation marks, at most."""
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})


def source_runs(cue: Cue, sent: TokenRun, speakers: Speakers) -> list[list[Token]]:
    """The runs of words that the model chose for a source, without what is no part of who speaks."""
    beside = said_beside(cue, sent)
    chosen = [one for one in whole_source(cue, sent) if one.i not in beside and not is_in_label(one)]
    runs = [_without_relative(run) for run in runs_of(chosen, apart=";") if any(_may_speak(one) for one in run)]
    runs = [_without_when(_without_hearer(run)) for run in runs]
    runs = _without_others(runs, cue)
    return [kept for run in runs if (kept := _without_days(run, speakers.cues))]


def _may_speak(token: Token) -> bool:
    """A noun, name, pronoun or number, or a word such as "all" as the subject of a verb."""
    return token.pos_ in _NOMINAL or (token.pos_ == "DET" and token.dep_.startswith("nsubj"))


def _without_others(runs: list[list[Token]], cue: Cue) -> list[list[Token]]:
    """The runs without the subject of another verb, where one is that of the cue: "all said …; three said …"."""
    own = [run for run in runs if any(one.dep_ == "nsubj" and one.head.i in cue.words for one in run)]
    rest = [run for run in runs if run not in own]
    others = [run for run in rest if any(one.dep_ == "nsubj" and one.head.pos_ == "VERB" for one in run)]
    return [run for run in runs if run not in others] if own else runs


def _without_relative(run: list[Token]) -> list[Token]:
    """A source without the word that opens a clause on it: "the spokesman | , who | asked not to be named, | said"."""
    opens = "Rel" in run[-1].morph.get("PronType", []) and any(one.pos_ in _NOMINAL for one in run[:-1])
    return strip_marks(run[:-1]) if opens else run


def _without_hearer(run: list[Token]) -> list[Token]:
    """A source without who heard it: "I heard | a soldier | say that"."""
    inside = {one.i for one in run}
    verb = next((one for one in run if one.pos_ == "VERB" and (one.head.i not in inside or one.head.i == one.i)), None)
    subject = child(verb, "nsubj") if verb is not None else None
    if verb is None or subject is None or subject.i not in inside or subject.i > verb.i:
        return run
    heard = [one for one in run if one.i > verb.i]
    return heard if any(map(_may_speak, heard)) else run


def _without_when(run: list[Token]) -> list[Token]:
    """A source without when it spoke: "four years later | a commission | found that"."""
    subject = next((one for one in run if one.dep_ == "nsubj" and one.pos_ in _NOMINAL), None)
    if subject is None or subject.left_edge.i <= run[0].i:
        return run
    before = [one for one in run if one.i < subject.left_edge.i]
    adverbs = [one for one in before if one.dep_ == "advmod" and one.head.i == subject.head.i]
    return [one for one in run if one not in before] if adverbs else run


def alias_before(source: list[Token]) -> list[Token]:
    """A name between quotation marks before who it is, which nobody says: `"Halima," a mother of four, said`."""
    run = list(source[0].doc[source[0].sent.start : source[0].i]) if source else []
    run = [one for one in run if not one.is_space]
    names = [one for one in run if one.is_alpha]
    inside = len(run) > len(names) + 1 and run[0].text in {'"', *PAIRS} and run[-1].pos_ == "PUNCT"
    named = all(one.is_title and one.pos_ in _NOMINAL for one in names)
    return run if inside and named and 0 < len(names) <= MOST_NAMES else []


def _without_days(run: list[Token], cues: CueWords) -> list[Token]:
    """A source without a day, "at first", or the mark of a note at its edges: "the bishops | today | condemned"."""
    days = [one for one in run if one.text.casefold() in cues.days and one.ent_type_ != "PER"]
    times = [
        top for one in run if (top := one.head if one.dep_ == "case" else one).pos_ == "ADV" and top.dep_ == "nmod"
    ]
    days += [one for one in run if one in times or (one.dep_ == "case" and one.head in times)]
    beside = [one for one in run if one in days or one.pos_ == "PUNCT"]
    first = next((at for at, one in enumerate(run) if one not in beside), 0)
    last = next((at for at, one in enumerate(reversed(run)) if one not in beside), 0)
    kept = run[first : len(run) - last]
    return kept if any(map(_may_speak, kept)) else run


def whole_source(cue: Cue, sent: TokenRun) -> list[Token]:
    """The words of the source, with those of its noun phrase that the model left out."""
    taken = {*cue.words, *cue.content}
    tokens = [sent.doc[at] for at in cue.source]
    nominal = [one for one in tokens if one.pos_ in _NOMINAL]
    if not nominal:
        return tokens
    head = head_of(nominal)
    if head.dep_ == "nmod:desc" and head.head.pos_ == "PROPN" and head.i < head.head.i:
        head, taken = head.head, set(cue.words)  # "by the opposition leader | Luis Rojas"
    phrase = [one.i for one in name_tokens(head) if one.i not in taken]
    return [sent.doc[at] for at in sorted({*cue.source, *phrase})]


def nearest_first(runs: list[list[Token]], cue: Sequence[Token]) -> list[list[Token]]:
    """The runs of a source: its subject first, then what stands next to it; whom it is said to last ("told us")."""

    def place(run: list[Token]) -> tuple[bool, bool, int]:
        parts = {one.dep_.split(":")[0] for one in run if any(one.head.i == word.i for word in cue)}
        far = min(abs(one.i - word.i) for one in (run[0], run[-1]) for word in cue)
        return bool(parts & {"obj", "iobj"}), "nsubj" not in parts, far

    return sorted(runs, key=place) if len(runs) > 1 else runs


def head_of(run: Sequence[Token]) -> Token:
    """The token that the others of a source hang on; a noun before anything else."""
    inside = {one.i for one in run}
    tops = [one for one in run if one.head.i not in inside or one.head.i == one.i]
    nominal = [one for one in tops if _may_speak(one)] or [one for one in run if one.pos_ in _NOMINAL]
    subject = next((one for one in nominal if one.dep_ == "nsubj"), None)  # "Colonel, the Red Crescent says"
    return subject or (nominal or run)[0]


def of_paper(verb: Token, told: Sequence[Token], speakers: Speakers) -> list[list[Token]]:
    """What says it, where somebody only got it: "They received | a letter | saying that …"."""
    announcing = (verb, *(one.head for one in tops_of(told)))
    papers = (paper_before(one, speakers.cues) for one in announcing)
    return [[one for one in name_tokens(paper) if one.i <= paper.i] for paper in papers if paper is not None][:1]


AS = frozenset({"as"})
"""Before what somebody is quoted or cited with: English alone has a clause there."""


def of_subject(verb: Token, source: list[list[Token]]) -> list[list[Token]]:
    """The subject of the verb that a cue is joined to, not one of a clause on another word: "he … but said".

    Who is quoted by a paper as saying something says it: "the general was quoted by Reuters as saying that".
    """
    quoted = child(verb.head, "nsubj:pass") if verb.dep_ == "advcl" and child(verb.head, "obl:agent") else None
    if quoted is not None and any(one.dep_ == "mark" and one.lower_ in AS for one in verb.children):
        return [name_tokens(quoted)]
    head = head_of(source[0]) if source else verb
    clause = next((one for one in (head, *head.ancestors) if one.dep_ == "acl:relcl"), None)
    apart = clause is not None and clause.i != verb.i and not clause.is_ancestor(verb)
    who = child(verb.head, "nsubj") if apart and verb.dep_ == "conj" and child(verb, "nsubj") is None else None
    return [name_tokens(who)] if who is not None and who.i != head.i else []


def is_no_thing(source: list[Token], speakers: Speakers) -> bool:
    """Whether it is nothing that might speak: "no evidence could be found to confirm that …"."""
    head = head_of(source)
    people = load_noun_kinds(speakers.parsed.lang).kind_of(head) in ANIMATE
    return head.pos_ == "NOUN" and not people and is_nobody(source, speakers.cues)


def runs_of(tokens: Iterable[Token], *, apart: str = "") -> list[list[Token]]:
    """Tokens that stand together, with nothing but marks and white space between them, edges cleaned.

    A mark of `apart` parts them.
    """
    runs: list[list[Token]] = []
    for token in sorted(tokens, key=lambda one: one.i):
        parted = bool(runs) and any(one.text == apart for one in token.doc[runs[-1][-1].i : token.i])
        beside = runs and all(one.is_space or one.is_punct for one in token.doc[runs[-1][-1].i + 1 : token.i])
        if beside and not parted:
            runs[-1].append(token)
        else:
            runs.append([token])
    stripped = (strip_marks(run) for run in runs)
    return [run for run in stripped if any(one.is_alpha or one.like_num for one in run)]


def end_of(run: Sequence[Token]) -> int:
    """The offset behind the last token of a run."""
    return run[-1].idx + len(run[-1])


def said_beside(cue: Cue, sent: TokenRun) -> set[int]:
    """The words of a clause joined to a cue that is put in: `As Rojas said and everybody knew, …`."""
    put_in = [sent.doc[at] for at in cue.words if sent.doc[at].dep_ == "advcl"]
    joined = [part for one in put_in for part in (*one.children, *one.head.children) if _is_joined(part, one)]
    return {word.i for part in joined for word in part.subtree}


def _is_joined(part: Token, put_in: Token) -> bool:
    """Whether a verb is joined by "and" to one that is put in before its main clause, whatever it hangs on."""
    if not put_in.i < part.i < put_in.head.i:
        return False
    return part.dep_ == "conj" or (part.dep_ == "parataxis" and child(part, "cc") is not None)
