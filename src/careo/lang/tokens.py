"""The tokenizer of a language: spaCy's rules, and where they differ from the treebanks' tokens, the treebanks'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer as SpacyTokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from careo.lang.abbreviations import add_abbreviations
from careo.lang.apart import WHOLE

_RUN = r"(?:[!?]{2,}|(?<!\.)\.[!?]+|[-=]{2,}|_{2,}|\*{2,}|~{2,}|#{2,}|<<+|>>+)"
"""Marks that are one token when they are repeated."""
_DASHED = r"\.[-–—]+"
"""Ends a dateline or the head of an article: "(EFE).- "."""
_NOTE = [r"(?<=[a-záéíóúñ)\"”»])[.!?](?=[\[(]\d)", r"[\[(](?=\d{1,3}$)"]
"""The number of a note behind a full stop: "left.[3]"."""
_PREFIXES: dict[str, list[str]] = {"en": [r"@(?=[\d.])", r"-(?=[A-Za-z\d])"], "es": []}
_SUFFIXES: dict[str, list[str]] = {"en": [r"(?<=\d)(?:[AaPp]\.?[Mm]\.?)", _DASHED, r"(?<=[^\W_])-"], "es": [_DASHED]}
_INFIXES: dict[str, list[str]] = {
    "en": [
        *_NOTE,
        r"(?<=[A-Za-z])/(?=[A-Za-z])",
        r"(?<=[\w)\"”])--+",
        r"(?<=\w)[(\[](?=\w)",
        r"[\"”](?=[<(])",
        r"(?<=[\"”)])[<(]",
        r"(?<=\d[ap]m)-(?=\d)|(?<=\d)-(?=\$)",
    ],
    "es": [*_NOTE, r"(?<=[\w)\"”])--+"],
}
_TOGETHER = ("and/or",)
"""Exceptions of spaCy's that the treebanks do not share."""
_APART = {"en": ("wan na", "out ta", "du n no", "a lot"), "es": ()}
"""Words that the treebanks take apart, and spaCy does not."""
_QUOTING = re.compile(r"[\"“”«»<>]")
"""Marks that no address holds: a name may be glued to it, `Ana"<ana@example.org>`."""

LONGEST = 400
"""Characters without white space that are read at once; spaCy's tokenizer takes quadratic time in their number."""
_LONG_RUN = re.compile(rf"\S{{{LONGEST + 1},}}\s*")


class Tokenizer:
    """spaCy's tokenizer, but that runs without white space longer than any word are cut: time is linear."""

    def __init__(self, inner: Any) -> None:
        self.inner = inner

    def __call__(self, text: str) -> Doc:
        """The tokens of `text`; nothing of it is lost."""
        pieces = list(_cut(text))
        docs = [self.inner(piece) for piece in pieces] if len(pieces) > 1 else []
        if not docs:
            whole: Doc = self.inner(text)
            return whole
        words = [token.text for doc in docs for token in doc]
        return Doc(self.inner.vocab, words=words, spaces=[bool(token.whitespace_) for doc in docs for token in doc])

    def __getattr__(self, name: str) -> Any:
        """Everything else is the inner tokenizer's."""
        if name == "inner":
            raise AttributeError(name)
        return getattr(self.inner, name)


def _cut(text: str) -> Iterator[str]:
    """The text in pieces: long runs cut, what stands between them whole."""
    at = 0
    for run in _LONG_RUN.finditer(text):
        if run.start() > at:
            yield text[at : run.start()]
        word = run.group().rstrip()
        stops = [*range(LONGEST, len(word), LONGEST), len(run.group())]
        yield from (run.group()[start:stop] for start, stop in zip([0, *stops], stops, strict=False))
        at = run.end()
    if at < len(text):
        yield text[at:]


def set_tokenizer(nlp: Language, lang: str) -> None:
    """Make the tokenizer of a blank pipeline careo's; training and running need the same."""
    given: Any = nlp.tokenizer
    defaults: Any = nlp.Defaults
    is_address = given.url_match
    # Made in one go: each change of a tokenizer reads all its special cases again.
    tokenizer: Any = SpacyTokenizer(
        nlp.vocab,
        rules={text: parts for text, parts in given.rules.items() if text not in _TOGETHER},
        prefix_search=compile_prefix_regex([_RUN, *_PREFIXES[lang], *defaults.prefixes]).search,
        suffix_search=compile_suffix_regex([_RUN, *_SUFFIXES[lang], *defaults.suffixes]).search,
        infix_finditer=compile_infix_regex([_RUN, *_INFIXES[lang], *defaults.infixes]).finditer,
        token_match=re.compile(rf"(?:{WHOLE[lang]})$", re.IGNORECASE if lang == "en" else 0).match,
        url_match=lambda text: None if _QUOTING.search(text) else is_address(text),
    )
    for parts in _APART[lang]:
        for word in (parts, parts.capitalize()):
            tokenizer.add_special_case(word.replace(" ", ""), [{ORTH: part} for part in word.split()])
    add_abbreviations(nlp, lang)
    nlp.tokenizer = Tokenizer(tokenizer)
