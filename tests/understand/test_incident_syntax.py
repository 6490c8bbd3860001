"""What the learned incident reader takes from the tree of a sentence: what mentions hang on, and whom they describe."""

import pytest

from careo.model import MentionKind
from careo.understand import understand
from careo.understand.incidents.described import bodies_named, is_named, names_described, titles
from careo.understand.incidents.features import gather
from careo.understand.incidents.find import read_tree
from careo.understand.incidents.nations import nation_of
from careo.understand.incidents.syntax import PHRASE, Syntax, phrases_beside, standing
from careo.understand.incidents.voices import voice_features
from tests.make import make_document, make_mention


def read(text, lang="en"):
    doc = make_document(text, lang=lang)
    (reading,) = understand([doc])
    return gather(doc, reading, read_tree(doc))


# Gunmen(0) of(1) Ayora(2) shot(3) the(4) nurse(5) and(6) a(7) guard(8)
SHOT = "Gunmen of Ayora shot the nurse and a guard"
HEADS = (3, 2, 0, 3, 5, 3, 8, 8, 5)
RELATIONS = ("nsubj", "case", "nmod", "ROOT", "det", "obj", "cc", "det", "conj")
TAGS = ("NOUN", "ADP", "PROPN", "VERB", "DET", "NOUN", "CCONJ", "DET", "NOUN")
LEMMAS = ("gunman", "of", "Ayora", "shoot", "the", "nurse", "and", "a", "guard")


def make_syntax(**over):
    starts = (*(SHOT.index(word) for word in SHOT.split()[:7]), SHOT.index(" a ") + 1, SHOT.index("guard"))
    ends = tuple(start + len(word) for start, word in zip(starts, SHOT.split(), strict=True))
    plain = {"starts": starts, "ends": ends, "lemmas": LEMMAS, "tags": TAGS, "relations": RELATIONS, "heads": HEADS}
    return Syntax(**plain | over)


def names_of(words, syntax=None):
    start = SHOT.index(words)
    return set(standing(syntax or make_syntax(), start, start + len(words)))


def test_what_a_mention_hangs_on():
    assert {"way=>nsubj:shoot", "lemma=gunman", "inner=nmod:Ayora"} <= names_of("Gunmen of Ayora")
    assert {"way=>obj:shoot", "beside=>obj:nsubj:gunman"} <= names_of("the nurse")


def test_a_word_of_a_list_stands_where_its_first_stands():
    assert {"way=>obj:shoot", "relation=conj"} <= names_of("a guard")


def test_a_preposition_is_part_of_the_way():
    assert "way=>nmod:of:gunman" in names_of("Ayora")


def test_nothing_is_told_without_a_tree():
    assert names_of("the nurse", Syntax()) == set()
    assert Syntax().head_of(0, 9) is None


def test_a_circle_of_lists_ends():
    circle = make_syntax(relations=("conj",) * 9, heads=(1, 0, 1, 2, 3, 4, 5, 6, 7))
    assert circle.stands_for(8) in range(9)


def test_phrases_that_no_mention_covers_can_fill():
    facts = read("A bridge was blown up with dynamite in Ayora. The nurse was hurt.")
    beside = [m for m in facts.fillers if m.made_by == PHRASE]
    spans = {m.span for m in facts.reading.mentions}
    assert {m.span.quote(facts.doc.text).lower() for m in facts.fillers} & {"a bridge", "dynamite"}
    assert not {m.span for m in beside} & spans
    assert phrases_beside(Syntax(), facts.doc.id, facts.reading.mentions) == ()


@pytest.mark.parametrize(
    ("text", "lang", "weapon"),
    [
        ("Two bomb attacks shook Ayora.", "en", "bomb"),
        ("A car bomb explosion killed the nurse.", "en", "car bomb"),
        ("Dos atentados con bomba sacudieron Ayora.", "es", "bomba"),
    ],
)
def test_a_weapon_that_only_an_event_names_can_fill(text, lang, weapon):
    facts = read(text, lang)
    spans = [m.span.quote(text) for m in facts.fillers]
    assert spans.count(weapon) == 1
    assert "car" not in spans


@pytest.mark.parametrize(
    ("text", "lang", "words"),
    [
        ("Gunmen shot former mayor Abel Rondero in Ayora.", "en", "mayor"),
        ("Gunmen shot Abel Rondero, a nurse of the hospital, in Ayora.", "en", "nurse"),
        ("Unos hombres mataron al alcalde Abel Rondero en Ayora.", "es", "alcalde"),
    ],
)
def test_a_description_is_of_the_name_beside_it(text, lang, words):
    facts = read(text, lang)
    names = {m.actor_id for m in facts.fillers if is_named(m) and "Rondero" in m.span.quote(text)}
    described = {m.span.quote(text): actor for m, actor in facts.described.items()}
    assert any(words in said and actor in names for said, actor in described.items()), described


@pytest.mark.parametrize(
    "text", ["The mayor spoke. Later gunmen shot Abel Rondero.", "Gunmen of the Front shot Abel Rondero."]
)
def test_a_description_elsewhere_is_of_nobody(text):
    facts = read(text)
    found = {m.span.quote(text) for m, actor in facts.described.items() if m.actor_id is None}
    assert not found & {"The mayor", "Gunmen"}


def test_no_mentions_give_no_titles():
    assert titles(Syntax(), []) == []
    assert names_described("", Syntax(), []) == {}


@pytest.mark.parametrize(
    ("text", "nation"),
    [
        ("The U.S. citizens were freed.", "United States"),
        ("A Spanish priest was killed.", "Spain"),
        ("A priest was killed.", ""),
    ],
)
def test_the_nation_of_a_filler(text, nation):
    facts = read(text)
    assert nation_of(facts, [m for m in facts.fillers if m.span.start == 0][:1]) == nation


def test_words_of_blame_near_a_mention_are_counted():
    facts = read("Police blamed the Free Front for the attack. The Free Front denied it.")
    named = [m for m in facts.fillers if "Front" in m.span.quote(facts.doc.text)]
    features = voice_features(facts, "ATTACK", named)
    assert features["cue:near:blame"] > 0 < features["cue:after:denial"]
    assert "cue:near:claim" not in features


def bodies_in(text, *names, lang="en"):
    """The bodies of a text, each with the name by which it is known, from those given with an actor or without."""
    doc = make_document(text, lang=lang)
    found = [
        make_mention(
            doc, words, kind=MentionKind.ORGANISATION, actor_id=words if known else None, made_by="any.mentions.known@1"
        )
        for words, known in names
    ]
    return {one.span.quote(text): actor for one, actor in bodies_named(text, found).items()}


@pytest.mark.parametrize(
    ("text", "names", "lang", "same"),
    [
        (
            "The Army of the Plains (EDL) struck. The EDL fled.",
            (("Army of the Plains", False), ("EDL", True)),
            "en",
            {"Army of the Plains": "EDL", "EDL": "EDL"},
        ),
        (
            "El Ejército del Llano [EDL] atacó Ayora.",
            (("Ejército del Llano", False), ("EDL", True)),
            "es",
            {"Ejército del Llano": "EDL", "EDL": "EDL"},
        ),
        (
            "They blamed the rebel organisation Red Dawn.",
            (("the rebel organisation Red Dawn", False), ("Red Dawn", True)),
            "en",
            {"the rebel organisation Red Dawn": "Red Dawn", "Red Dawn": "Red Dawn"},
        ),
        (
            "Acusaron a la organización rebelde Alba Roja.",
            (("la organización rebelde Alba Roja", False), ("Alba Roja", True)),
            "es",
            {"la organización rebelde Alba Roja": "Alba Roja", "Alba Roja": "Alba Roja"},
        ),
        # a part of a body is another body; so is one that is only named beside it
        ("The southern front of Red Dawn fled.", (("southern front of Red Dawn", False), ("Red Dawn", True)), "en", {}),
        ("Huyó el frente sur de Alba Roja.", (("frente sur de Alba Roja", False), ("Alba Roja", True)), "es", {}),
        ("The Army, the EDL and others fought.", (("Army", False), ("EDL", True)), "en", {}),
        ("El Ejército, el EDL y otros combatieron.", (("Ejército", False), ("EDL", True)), "es", {}),
        (
            "The Army of the Plains (Third Ayora Battalion) fled.",
            (("Army of the Plains", True), ("Third Ayora Battalion", False)),
            "en",
            {},
        ),
        (
            "Huyó el Ejército del Llano (Tercer Batallón Ayora).",
            (("Ejército del Llano", True), ("Tercer Batallón Ayora", False)),
            "es",
            {},
        ),
        ("The Army (the EDL had fled) took Ayora.", (("Army", False), ("EDL", True)), "en", {}),
        ("El Ejército (el EDL había huido) tomó Ayora.", (("Ejército", False), ("EDL", True)), "es", {}),
    ],
)
def test_a_body_that_goes_by_several_names_is_one(text, names, lang, same):
    assert bodies_in(text, *names, lang=lang) == same
