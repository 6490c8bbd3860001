"""Another pipeline in place of careo's: labels used, converted or refused; and what a Reading says of it."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from careo.errors import LanguageError
from careo.lang import get_pack
from careo.lang.stock_labels import RENAMED, STOCK, UD, convert, convert_names
from careo.lang.swap import find_scheme, is_ud, load_swapped

HERE = Path(__file__).parent
BE = {"was": "be", "were": "be", "been": "be"}


def read_cases():
    blocks = (HERE / "stock_labels.txt").read_text(encoding="utf-8").split("\n\n")
    lines = [[line.split() for line in block.splitlines() if not line.startswith("#")] for block in blocks]
    return [rows for rows in lines if rows]


def make_doc(rows):
    vocab = spacy.blank("en").vocab
    return Doc(
        vocab,
        words=[row[0] for row in rows],
        pos=[row[1] for row in rows],
        tags=[row[3].partition("/")[2] for row in rows],
        lemmas=[BE.get(row[0], row[0]) for row in rows],
        heads=[int(row[2]) - 1 if row[2] != "0" else place for place, row in enumerate(rows)],
        deps=[row[3].partition("/")[0] for row in rows],
    )


@pytest.mark.parametrize("rows", read_cases(), ids=lambda rows: " ".join(row[0] for row in rows)[:40])
def test_stock_labels_become_universal_dependencies(rows):
    arcs = convert(make_doc(rows))
    found = [
        (row[0], 0 if arcs.heads[place] == place else arcs.heads[place] + 1, arcs.labels[place])
        for place, row in enumerate(rows)
    ]
    assert found == [(row[0], int(row[4]), row[5]) for row in rows]


def test_every_stock_label_has_a_name_in_ud():
    assert {RENAMED.get(label, label).partition(":")[0].lower() for label in STOCK} - {""} <= UD
    assert all(map(is_ud, RENAMED.values()))


@pytest.mark.parametrize(
    ("labels", "scheme"),
    [
        (["ROOT", "nsubj", "obj", "nsubj:pass", "nmod:tmod"], "ud"),
        (["root", "nsubj", "flat:name"], "ud"),
        (["ROOT", "nsubj", "dobj", "prep", "pobj"], "stock"),
    ],
)
def test_labels_decide(labels, scheme):
    assert find_scheme(labels, "CAREO_PIPELINE_EN=spacy:x") == scheme


@pytest.mark.parametrize("labels", [["sb", "oa", "mo", "ROOT"], ["SUBJ", "OBJ"], ["dobj", "obl", "nsubj"]])
def test_other_labels_are_refused_with_a_remedy(labels):
    with pytest.raises(LanguageError, match=r"CAREO_PIPELINE_EN=spacy:x: relations .*; name a pipeline"):
        find_scheme(labels, "CAREO_PIPELINE_EN=spacy:x")


def test_names_get_the_kinds_of_careo():
    doc = Doc(
        spacy.blank("en").vocab,
        words=["Ana", "Cole", "met", "NATO", "in", "Lima", "Monday"],
        ents=["B-PERSON", "I-PERSON", "O", "B-ORG", "O", "B-GPE", "B-DATE"],
    )
    convert_names(doc)
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Ana Cole", "PER"), ("NATO", "ORG"), ("Lima", "LOC")]


@Language.factory("chain_of_words", default_config={"first": "nsubj", "rest": "obj"})
def make_chain(nlp, name, first, rest):
    """Every sentence a chain below its second word: enough of a parser for a swap."""

    def chain(doc):
        heads = [min(1, len(doc) - 1)] * len(doc)
        deps = [first, "ROOT", *[rest] * len(doc)][: len(doc)] if len(doc) > 1 else ["ROOT"] * len(doc)
        pos = ["VERB" if at == 1 else "NOUN" for at in range(len(doc))]
        return Doc(
            doc.vocab,
            words=[token.text for token in doc],
            spaces=[bool(token.whitespace_) for token in doc],
            heads=heads,
            deps=deps,
            pos=pos,
            lemmas=[token.lower_ for token in doc],
        )

    return chain


def save_pipeline(folder, *, lang="en", first="nsubj", rest="obj"):
    nlp = spacy.blank(lang)
    nlp.add_pipe("chain_of_words", config={"first": first, "rest": rest})
    nlp.meta["name"], nlp.meta["version"] = "chain", "1.2.3"
    nlp.to_disk(folder)
    return f"spacy:{folder}"


@pytest.mark.parametrize(("first", "rest"), [("nsubj", "obj"), ("nsubj", "dobj")], ids=["ud", "stock"])
def test_a_pipeline_of_either_scheme_is_swapped_in(tmp_path, monkeypatch, first, rest):
    monkeypatch.setenv("CAREO_PIPELINE_EN", save_pipeline(tmp_path, first=first, rest=rest))
    pack = get_pack("en")
    (doc,) = pack.parse(["Soldiers killed farmers"])
    assert [token.dep_ for token in doc] == ["nsubj", "ROOT", "obj"]
    assert doc._.cues is None
    assert doc._.leanings is None


def test_a_reading_names_the_layer_that_made_it(tmp_path, monkeypatch):
    from careo.model import Reference
    from careo.understand import reading_version

    own = get_pack("en").layer
    assert own.name == "careo-en"
    assert own.version
    assert len(own.hash) == 8
    assert str(own) in reading_version("en", Reference())
    monkeypatch.setenv("CAREO_PIPELINE_EN", save_pipeline(tmp_path / "one"))
    swapped = get_pack("en").layer
    assert (swapped.name, swapped.version) == ("spacy:en_chain", "1.2.3")
    assert str(swapped) in reading_version("en", Reference())
    assert str(own) not in reading_version("en", Reference())
    monkeypatch.setenv("CAREO_PIPELINE_EN", save_pipeline(tmp_path / "two", rest="dobj"))
    assert get_pack("en").layer.hash != swapped.hash
    assert get_pack("es").layer.name == "careo-es"


def test_understanding_works_without_cues_and_says_who_read(tmp_path, monkeypatch):
    from careo.understand import understand
    from tests.make import make_document

    monkeypatch.setenv("CAREO_PIPELINE_EN", save_pipeline(tmp_path))
    doc = make_document('The mayor said: "Soldiers killed two men in Ocomarca." Nobody denied it.', lang="en")
    (reading,) = understand([doc])
    assert "spacy:en_chain@1.2.3+" in reading.made_by


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("en_core_web_sm", "not of the form spacy:NAME_OR_PATH"),
        ("spacy:", "not of the form spacy:NAME_OR_PATH"),
        ("spacy:no_such_pipeline_anywhere", "cannot be loaded .*install it"),
        ("spacy:/no/such/folder", "cannot be loaded"),
    ],
)
def test_what_cannot_be_loaded_is_an_error_with_a_remedy(source, said):
    with pytest.raises(LanguageError, match=f"CAREO_PIPELINE_EN={source}: {said}"):
        load_swapped("en", source)


def test_a_pipeline_of_another_language_is_refused(tmp_path):
    with pytest.raises(LanguageError, match="reads es, not en"):
        load_swapped("en", save_pipeline(tmp_path, lang="es"))


def test_a_pipeline_without_a_parser_is_refused(tmp_path):
    spacy.blank("en").to_disk(tmp_path)
    with pytest.raises(LanguageError, match=r"sets no dependencies; name a pipeline"):
        load_swapped("en", f"spacy:{tmp_path}")


def test_a_build_with_other_labels_is_refused_at_its_start(tmp_path, monkeypatch):
    from careo.pipeline import build

    monkeypatch.setenv("CAREO_PIPELINE_ES", save_pipeline(tmp_path / "pipeline", lang="es", first="suj"))
    (tmp_path / "report.txt").write_text("Los soldados mataron a dos hombres.", encoding="utf-8")
    with pytest.raises(LanguageError, match=r"CAREO_PIPELINE_ES=.*\(suj\)"):
        build([tmp_path / "report.txt"], tmp_path / "one.careo")
