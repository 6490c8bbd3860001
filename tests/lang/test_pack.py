"""The packs: what a parsed text promises, whatever the text is."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careo.errors import LanguageError
from careo.lang import LANGUAGES, get_pack

ODD = [
    "",
    " ",
    "\n\n\n",
    "123 456 !!!",
    "🙂🙃 👩‍👩‍👧",
    '"An unpaired quote',
    '« » “ ” \' """',
    "...",
    "one  two   three\n\n\n four \t five ",
    "\u00a0non\u00a0breaking\u2028line\u2029end",
    "a\u0301 combining e\u0301",
    "(" * 50,
    "-" * 300,
    "Tlie p0lice sa1d tliat |hree rnen w ere kil1ed.. ,, ; ~ ^ in th e vi llage",
    "El ej ercito lnformo q ue tr es hom bres mu rieron ,, ; ~ ^ en la al dea",
    "Nadie vio nada «ni lo dijo",
    "Killed!!! 😡😡 #justice @nobody https://example.org/a?b=c&d=(e)",
    "一二三 привет שלום",
    "\u200b\ufeffzero\u200bwidth",
]


def parse_one(lang, text):
    return next(iter(get_pack(lang).parse([text])))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_odd_texts_keep_their_characters(lang):
    for text, doc in zip(ODD, get_pack(lang).parse(ODD), strict=True):
        assert doc.text == text
        assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)
        assert "".join(sent.text_with_ws for sent in doc.sents) == text


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60), max_size=4))
@settings(max_examples=25, deadline=None)
def test_any_text_keeps_its_characters_and_gets_a_tree(texts):
    for text, doc in zip(texts, get_pack("es").parse(texts), strict=True):
        assert doc.text == text
        for sent in doc.sents:
            assert sum(token.head == token for token in sent) == 1
            assert all(token.head.sent == sent for token in sent)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The mayor  denied\u00a0 that the   soldiers had killed anyone.  Nobody  believed him."),
        ("es", "El alcalde  negó\u00a0 que los   soldados hubieran matado a nadie.  Nadie  le creyó."),
    ],
)
def test_white_space_does_not_disturb_the_parse(lang, text):
    def words(doc):
        return [(t.text, t.pos_, t.dep_, t.lemma_, t.head.text, t.ent_type_) for t in doc if not t.is_space]

    assert words(parse_one(lang, text)) == words(parse_one(lang, re.sub(r"\s+", " ", text)))


@pytest.mark.parametrize(
    ("lang", "text", "subject", "verb", "clause"),
    [
        ("en", "The colonel denied that the soldiers had killed the prisoners.", "colonel", "denied", "killed"),
        ("en", "Witnesses said that the police fired at the crowd.", "Witnesses", "said", "fired"),
        ("es", "El coronel negó que los soldados hubieran matado a los presos.", "coronel", "negó", "matado"),
        ("es", "Los testigos dijeron que la policía disparó contra la gente.", "testigos", "dijeron", "disparó"),
    ],
)
def test_a_report_has_a_speaker_and_a_clause(lang, text, subject, verb, clause):
    by_text = {token.text: token for token in parse_one(lang, text)}
    assert by_text[verb].dep_ == "ROOT"
    assert (by_text[subject].dep_, by_text[subject].head.text) == ("nsubj", verb)
    assert (by_text[clause].dep_, by_text[clause].head.text) == ("ccomp", verb)


def test_lemmas_of_both_languages():
    english = {token.text: token.lemma_ for token in parse_one("en", "The rebels denied it and went to the villages.")}
    spanish = {
        token.text: token.lemma_ for token in parse_one("es", "Los rebeldes negaron todo y llegaron a las aldeas.")
    }
    assert (english["rebels"], english["denied"], english["villages"]) == ("rebel", "deny", "village")
    assert (spanish["rebeldes"], spanish["negaron"], spanish["aldeas"]) == ("rebelde", "negar", "aldea")


def test_a_passive_has_its_own_relations():
    deps = {token.text: token.dep_ for token in parse_one("en", "Two men were killed by soldiers in the town.")}
    assert (deps["men"], deps["were"]) == ("nsubj:pass", "aux:pass")


@pytest.mark.parametrize(
    ("lang", "text", "name", "kind"),
    [
        ("en", "Mr. Paul Robinson met them in London on Friday.", "Paul Robinson", "PER"),
        ("en", "The rebels were seen in Iraq and Syria.", "Syria", "LOC"),
        ("es", "El presidente Carlos Quispe viajó a Bolivia.", "Carlos Quispe", "PER"),
        ("es", "El Ministerio de Defensa lo negó en Lima.", "Ministerio de Defensa", "ORG"),
        ("es", "El Ministerio de Defensa lo negó en Lima.", "Lima", "LOC"),
    ],
)
def test_names_are_found(lang, text, name, kind):
    assert (name, kind) in {(ent.text, ent.label_) for ent in parse_one(lang, text).ents}


def test_a_text_is_parsed_alone_as_in_a_batch():
    texts = ["Soldiers came.", "The army of the north left the town in May. Nobody saw it.", "", "Who ordered it?"] * 4
    together = [doc.to_json() for doc in get_pack("en").parse(texts)]
    assert together == [parse_one("en", text).to_json() for text in texts]


def test_long_texts_without_a_full_stop_and_without_a_space():
    for text in ("palabra " * 6000, "x" * 40_000, "a,b;" * 5000):
        assert parse_one("es", text).text == text


def test_a_line_of_200_kb_without_a_mark_keeps_every_word():
    text = "the soldiers came to the village and took the men away " * 3700
    doc = parse_one("en", text)
    assert doc.text == text
    assert max(len(sent) for sent in doc.sents) <= 450


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_time_grows_no_faster_than_the_text(lang):
    sentence = {
        "en": "The army said that three men had been killed near the river. ",
        "es": "El ejército informó que tres hombres habían muerto cerca del río. ",
    }[lang]

    def seconds(copies):
        """Processor time, so that other programs do not count."""
        text = sentence * copies
        begun = time.process_time()
        parse_one(lang, text)
        return time.process_time() - begun

    seconds(10)
    few, many = (min(seconds(copies) for _ in range(3)) for copies in (100, 1000))
    assert many < 12 * few


def test_a_pack_says_its_version_and_loads_once():
    pack = get_pack("en")
    assert pack is get_pack("en")
    assert pack.nlp is pack.nlp
    assert pack.version.startswith("en.pack@")
    assert pack.version != get_pack("es").version


def test_an_unknown_language_is_an_error():
    with pytest.raises(LanguageError, match="xx"):
        get_pack("xx")
