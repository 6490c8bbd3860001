"""Tokens: where careo cuts words."""

from __future__ import annotations

import pytest
import spacy

from careo.lang.tokens import set_tokenizer

CASES = {
    "en": [
        "What|?!|Nobody|knows|!!!",
        "They|denied|it|--|twice|--|and|left|.",
        "He|sent|an|e-mail|to|his|ex-wife|.",
        "Call|555-0142|or|202-555-0142|.",
        "At|7:30|PM|and|at|5|pm|they|came|.",
        "arms|and|/|or|money",
        "Gen.|Marsh|of|the|U.S.|Army",
        "He|did|n't|go|.",
        "the|army|'s|men",
        "non-combatants|and|civilians",
        "the|long|-|term|plan",
        "*****|No|carrier|=====",
        "They|left|.|[|3|]|Nobody|came|.",
    ],
    "es": [
        "¿|Quién|lo|hizo|?!|Nadie|lo|sabe|!!!",
        "Lo|negaron|--|dos|veces|--|y|se|fueron|.",
        "El|Gral.|Ruiz|llegó|a|las|10|.",
        "a|100|km|de|Lima",
        "EE.UU.|lo|negó|.",
        "el|Ford/Toyota|blanco",
        "Dáselo|al|juez|del|pueblo|.",
        "=====|FIN|-----",
        "(|EFE|)|.-|Nueve|personas|murieron|.",
        "Artículo|1|.-|Queda|disuelto|.",
    ],
}


@pytest.mark.parametrize(("lang", "marked"), [(lang, case) for lang, cases in CASES.items() for case in cases])
def test_tokens(lang, marked):
    nlp = spacy.blank(lang)
    set_tokenizer(nlp, lang)
    text = marked.replace("|", " ")
    for glued in (" .", " ?!", " !!!", " 's", " n't"):
        text = text.replace(glued, glued.strip())
    text = text.replace("[ 3 ]", "[3]").replace(". [3]", ".[3]").replace("( EFE )", "(EFE)").replace(" .-", ".-")
    for opened in ("¿ ",):
        text = text.replace(opened, opened.strip())
    for middle in (" - ", " / "):
        text = text.replace(middle, middle.strip())
    text = text.replace("7:30 PM", "7:30PM").replace("5 pm", "5pm").replace("100 km", "100km")
    assert [token.text for token in nlp(text)] == marked.split("|")


GLUED = {
    "en": {
        "Who came.? Nobody": "Who|came|.?|Nobody",
        "Who came...? Nobody": "Who|came|...|?|Nobody",
        "----== No carrier ==----": "----==|No|carrier|==----",
        'Ana Ríos"<ana.rios@example.org> wrote': 'Ana|Ríos|"|<|ana.rios@example.org|>|wrote',
        "They wanna go; I dunno.": "They|wan|na|go|;|I|du|n|no|.",
        "It fell to -5 in the pre- and later years": "It|fell|to|-|5|in|the|pre|-|and|later|years",
        "open 9am-12pm for $4-$6": "open|9am|-|12|pm|for|$|4|-|$6",
        "an AK-47 and an F-16": "an|AK-47|and|an|F-16",
    },
    "es": {
        "¿Quién vino.? Nadie": "¿|Quién|vino|.?|Nadie",
    },
}


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, cases in GLUED.items() for text in cases])
def test_what_is_glued_comes_apart_as_in_the_treebanks(lang, text):
    nlp = spacy.blank(lang)
    set_tokenizer(nlp, lang)
    assert [token.text for token in nlp(text)] == GLUED[lang][text].split("|")
