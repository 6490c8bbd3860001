"""CoNLL-U treebanks as sentences of surface tokens, brought to one set of conventions.

spaCy keeps `del` and `darle` in one token, so the parts of a multiword token are merged into the part that matters (the
verb, else the first). English parts that concatenate to the surface form (`do` + `n't`) stay apart, as in spaCy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

NAME_TYPES = frozenset({"PER", "ORG", "LOC", "MISC"})


@dataclass(frozen=True, slots=True)
class Word:
    """One token of a sentence.

    Attributes:
        head: index of the head in the sentence; the token's own index for the root.
        space_after: whether white space follows in the text.
        name: BIO tag of a name, "" where names are not annotated.
    """

    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    dep: str
    space_after: bool
    name: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what, as places of words in the sentence; the first word of the cue stands for the whole."""

    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence.

    Attributes:
        begins: "doc", "par" or "", as the treebank marks what starts with it.
        origin: number of the treebank, where conventions differ; 0 for those of the shipped model.
        joined: places of the words that begin a sentence of their own, after the first, in a run of several sentences;
            the trees of such a run are not learnt.
        attributions: None where they are not annotated.
        leanings: places of predicates with how surely they are put, from -3 (certainly not) to 3 (certainly).
    """

    words: tuple[Word, ...]
    sent_id: str = ""
    begins: str = ""
    origin: int = 0
    joined: tuple[int, ...] = ()
    attributions: tuple[Attribution, ...] | None = None
    leanings: tuple[tuple[int, float], ...] = ()

    @property
    def text(self) -> str:
        """The sentence as running text, without white space at the end."""
        return "".join(word.form + " " * word.space_after for word in self.words).rstrip()


def join(sentences: Sequence[Sentence]) -> Sentence:
    """Several sentences as one run of words, in which the places of the later beginnings are known."""
    lengths = [len(one.words) for one in sentences]
    words = tuple(
        replace(word, head=word.head + sum(lengths[:number]))
        for number, one in enumerate(sentences)
        for word in one.words
    )
    return replace(sentences[0], words=words, joined=tuple(sum(lengths[:number]) for number in range(1, len(lengths))))


def read_treebank(path: Path, lang: str) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file, in order, multiword tokens merged as spaCy tokenizes."""
    for block in _blocks(path):
        comments = [line for line in block if line.startswith("#")]
        rows = [line.split("\t") for line in block if not line.startswith("#")]
        words = _merge(rows, split=lang == "en")
        if words:
            yield Sentence(tuple(words), _sent_id(comments), _begins(comments))


def _blocks(path: Path) -> Iterator[list[str]]:
    block: list[str] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _sent_id(comments: Iterable[str]) -> str:
    return next((line.split("=", 1)[1].strip() for line in comments if line.startswith("# sent_id")), "")


def _begins(comments: Iterable[str]) -> str:
    marks = [mark for mark in ("newdoc", "newpar") for line in comments if line.startswith(f"# {mark}")]
    return {"newdoc": "doc", "newpar": "par"}[marks[0]] if marks else ""


def _merge(rows: list[list[str]], *, split: bool) -> list[Word]:
    """Rows of one sentence as words; `split` keeps concatenating parts apart."""
    plain = {int(row[0]): row for row in rows if row[0].isdigit()}
    ranges = {}
    for row in rows:
        if "-" in row[0]:
            first, last = (int(end) for end in row[0].split("-"))
            ranges[first] = (last, row[1], "SpaceAfter=No" not in row[9])
    groups: list[tuple[list[int], str, bool]] = []
    number = 1
    while number in plain:
        last, form, space = ranges.get(number, (number, plain[number][1], "SpaceAfter=No" not in plain[number][9]))
        parts = list(range(number, last + 1))
        if split and "".join(plain[part][1] for part in parts) == form:
            groups += [([part], plain[part][1], space and part == last) for part in parts]
        else:
            groups.append((parts, form, space))
        number = last + 1
    return _make_words(plain, groups)


def _make_words(plain: dict[int, list[str]], groups: list[tuple[list[int], str, bool]]) -> list[Word]:
    place = {part: index for index, (parts, _, _) in enumerate(groups) for part in parts}
    words = []
    for index, (parts, form, space) in enumerate(groups):
        row = plain[_main_part(parts, plain)]
        head = int(row[6])
        while head in parts:
            row = plain[head]
            head = int(row[6])
        words.append(Word(form.replace(" ", "\u00a0"), row[2], row[3], row[5], place.get(head, index), row[7], space))
    return words


def _main_part(parts: list[int], plain: dict[int, list[str]]) -> int:
    for part in parts:
        if plain[part][3] in ("VERB", "AUX"):
            return part
    return parts[0]


def harmonize(sentence: Sentence) -> Sentence:
    """Spanish treebanks brought to GSD's relations: AnCora and PUD write some of them in another way.

    AnCora 2.7 has no obl:agent, nsubj:pass, aux:pass or acl:relcl, and calls a governed prepositional phrase an object.
    """
    words = list(sentence.words)
    children: dict[int, list[int]] = {}
    for index, word in enumerate(words):
        if word.head != index:
            children.setdefault(word.head, []).append(index)
    for index, word in enumerate(words):
        words[index] = _plain_lemma(replace(word, dep=_relation(index, sentence.words, children)))
    return replace(sentence, words=tuple(words))


_PLAIN_DEPS = {
    "flat:name": "flat",
    "obl:tmod": "obl",
    "cc:preconj": "cc",
    "compound:prt": "expl:pv",
    "csubj:pass": "csubj",
    "expl:impers": "expl:pv",
}


def _relation(index: int, words: tuple[Word, ...], children: dict[int, list[int]]) -> str:
    word = words[index]
    head = words[word.head]
    own = [words[child] for child in children.get(index, ())]
    cases = {child.form.lower() for child in own if child.dep == "case"}
    passive = "VerbForm=Part" in head.feats and any(
        words[child].upos == "AUX" and words[child].lemma == "ser" for child in children.get(word.head, ())
    )
    dep = _PLAIN_DEPS.get(word.dep, word.dep)
    if dep == "discourse":
        dep = "cc" if word.upos == "CCONJ" else "advmod"
    if dep == "obj" and cases - {"a", "al"}:
        dep = "obl:arg"
    if dep.startswith("obl") and "por" in cases and "VerbForm=Part" in head.feats:
        return "obl:agent"
    if dep == "acl" and any("Rel" in words[child].feats for child in _first_below(index, children)):
        return "acl:relcl"
    if passive and dep == "nsubj":
        return "nsubj:pass"
    if passive and dep in ("aux", "cop") and word.lemma == "ser":
        return "aux:pass"
    return dep


def _first_below(index: int, children: dict[int, list[int]]) -> list[int]:
    """Children and grandchildren of a clause's head that stand before it: where a relative pronoun is."""
    own = [child for child in children.get(index, ()) if child < index]
    return own + [grand for child in own for grand in children.get(child, ())]


def _plain_lemma(word: Word) -> Word:
    """Names keep their form as lemma; `del` and `al` get the preposition's; "_" is no lemma."""
    if word.upos == "PROPN":
        return replace(word, lemma=word.form)
    if word.upos == "ADP" and word.form.lower() in ("del", "al"):
        return replace(word, lemma="de" if word.form.lower() == "del" else "a")
    return replace(word, lemma="" if word.lemma == "_" and word.form != "_" else word.lemma)


def read_names(path: Path) -> dict[str, list[str]]:
    """Sentence id -> one BIO tag a token of a Universal NER file; types other than PER, ORG, LOC are O."""
    names: dict[str, list[str]] = {}
    current: list[str] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# sent_id"):
            current = names.setdefault(line.split("=", 1)[1].strip(), [])
        elif line and not line.startswith("#"):
            tag = line.split("\t")[2]
            current.append(tag if tag[2:] in NAME_TYPES else "O")
    return names


AS_TYPE = {"ACT": "ORG", "FAC": "LOC", "GRP": ""}
"""Types of careo's own annotation (names_guidelines.md) that the model does not tell apart, or does not know."""


def read_own_names(path: Path) -> dict[str, dict[str, list[tuple[int, int, str]]]]:
    """Treebank -> sentence id -> (first, last, type) of the names annotated for careo; type "?" is undecided.

    A sentence left out of the annotation has one undecided name of no length, (0, -1, "-").
    """
    found: dict[str, dict[str, list[tuple[int, int, str]]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            current = found.setdefault(line[3:], {})
        elif line and not line.startswith("#"):
            sent_id, _, names = line.partition("\t")
            current[sent_id] = [(0, -1, "-")] if names == "-" else [_own_name(name) for name in names.split()]
    return found


def _own_name(text: str) -> tuple[int, int, str]:
    place, _, kind = text.partition(":")
    first, _, last = place.partition("-")
    return int(first), int(last or first), kind


def add_own_names(sentence: Sentence, names: dict[str, list[tuple[int, int, str]]]) -> Sentence:
    """The sentence with the tags of its names, "O" elsewhere, "" where undecided or left out."""
    spans = names.get(sentence.sent_id, [])
    if spans and spans[0][2] == "-":
        return sentence
    tags = ["O"] * len(sentence.words)
    for first, last, mark in spans:
        kind = AS_TYPE.get(mark, mark)
        for at in range(first, last + 1):
            tags[at] = "" if mark == "?" else "O" if not kind else f"{'B' if at == first else 'I'}-{kind}"
    return replace(sentence, words=tuple(replace(w, name=t) for w, t in zip(sentence.words, tags, strict=True)))


def add_names(sentence: Sentence, names: dict[str, list[str]]) -> Sentence:
    """The sentence with its name tags; unchanged where the numbers of tokens differ."""
    tags = names.get(sentence.sent_id, [])
    if len(tags) != len(sentence.words):
        return sentence
    words = tuple(replace(word, name=tag) for word, tag in zip(sentence.words, tags, strict=True))
    return replace(sentence, words=words)
