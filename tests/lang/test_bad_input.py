"""What no report should be and some are: nothing is lost, nothing crashes, and time grows with the text.

The model is left out where only growth is asked: it reads one sentence of bounded length at a time (tested here, too),
so what could grow faster is everything around it: tokens, breaks, sentence starts, languages of paragraphs.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from functools import cache

import pytest
import spacy

from careo.lang import LANGUAGES, get_pack
from careo.lang.foreign import find_foreign
from careo.lang.sentences import HARD_LIMIT, find_sentence_starts
from careo.lang.tokens import LONGEST, set_tokenizer

UNIT = {
    "en": 'Gen. Abel Rondero said: "Three men died near the river at 5 p.m." Nobody (not even the mayor) denied it. ',
    "es": "El Gral. Abel Rondero dijo: «Tres hombres murieron cerca del río a las 5 p.m.». Nadie (ni él) lo negó. ",
}
SHAPES = {
    "no mark": "the soldiers came to the village and took the men away ",
    "no letters": "123 456 --- 7/8 !!! ",
    "lines": "- item\n12\nTHE END\n",
    "unpaired": 'he said "they came ( and left « ',
    "one word": "x",
    "one bracket": "(",
    "no space": "a,b;c.D",
    "emoji": "they came 😡😡 and left 👩‍👩‍👧 ",
    "dots": "A. B. ... ",
}
OCR = {
    "en": "Tlie sol diers ki11ed tw o rnen ,, ;~ ^ in th e vi|lage .. ' and t0ok thern aw ay -- ,",
    "es": "L os so1dados rna taron a d os hom bres ,, ;~ ^ en e1 pueb|o .. ' y s e los Ilevaron -- ,",
}
MEASURE = """
import json, pathlib, resource, sys, time
import spacy
began = time.process_time()
from careo.lang import get_pack
for lang in ("en", "es"):
    get_pack(lang).nlp
loaded = time.process_time() - began
for lang, text in json.loads(sys.stdin.read()).items():
    (doc,) = get_pack(lang).parse([text])
    assert doc.text == text
status = pathlib.Path("/proc/self/status")
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
if status.is_file():  # ru_maxrss of a child begins with that of its parent
    peak = next(int(line.split()[1]) / 1024 for line in status.read_text().splitlines() if line.startswith("VmHWM"))
print(json.dumps([loaded, peak]))
"""


@cache
def blank(lang):
    nlp = spacy.blank(lang)
    nlp.max_length = 10**9
    set_tokenizer(nlp, lang)
    return nlp


def seconds(text, lang):
    """Processor time, so that other programs do not count."""
    began = time.process_time()
    doc = blank(lang).make_doc(text)
    find_sentence_starts(doc, lang)
    find_foreign([token.text for token in doc], lang)
    assert doc.text == text
    return time.process_time() - began


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_megabyte_takes_at_most_twelve_times_what_a_tenth_takes(lang):
    unit = UNIT[lang]
    small, large = unit * (100_000 // len(unit)), unit * (1_000_000 // len(unit))
    seconds(unit * 20, lang)
    times = [min(seconds(text, lang) for _ in range(2)) for text in (small, large)]
    assert times[1] <= 12 * times[0] + 0.5, times


@pytest.mark.parametrize("shape", SHAPES)
def test_odd_shapes_take_linear_time(shape):
    unit = SHAPES[shape]
    small, large = (unit * (size // len(unit)) for size in (20_000, 200_000))
    times = [min(seconds(text, "en") for _ in range(2)) for text in (small, large)]
    assert times[1] <= 12 * times[0] + 0.5, times


def test_the_model_never_sees_more_than_so_many_words_at_once():
    doc = blank("en").make_doc(SHAPES["no mark"] * 3700)
    starts = [at for at, begins in enumerate(find_sentence_starts(doc, "en")) if begins]
    assert max(stop - start for start, stop in zip(starts, [*starts[1:], len(doc)], strict=True)) <= HARD_LIMIT + 1


def test_a_word_longer_than_any_is_cut_and_kept():
    text = "before " + "(" * (3 * LONGEST) + "  after \n" + "x" * (2 * LONGEST) + " end"
    doc = blank("en").make_doc(text)
    assert doc.text == text
    assert [token.text for token in doc][-1] == "end"


def test_loading_takes_under_two_seconds_and_memory_stays_below_900_mb():
    texts = {lang: unit * (12_000 // len(unit)) + SHAPES["no mark"] * 200 for lang, unit in UNIT.items()}
    environ = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    done = subprocess.run(
        [sys.executable, "-c", MEASURE],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
        env=environ,
    )
    loaded_s, peak_mb = json.loads(done.stdout)
    assert loaded_s < 2
    assert peak_mb < 900


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "text",
    [
        "12 34 -- 56 !!! ??? 7/8/90",
        "…",
        '"They came. "They left',
        "«Vinieron. “Se fueron",
        "🙂 They came 😡😡. 👩‍👩‍👧 Vinieron 🇵🇪!",
        (
            "The soldiers came and took the men away from the village.\n\n"
            "Los soldados vinieron y se llevaron a los hombres del pueblo en la noche.\n\nNobody came back."
        ),
        *OCR.values(),
        "\n\n \t\n",
    ],
)
def test_bad_texts_are_read_whole(lang, text):
    (doc,) = get_pack(lang).parse([text])
    assert doc.text == text
    assert "".join(sent.text_with_ws for sent in doc.sents) == text
    for sent in doc.sents:
        assert sum(token.head == token for token in sent) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_two_languages_in_one_document_are_told_apart_by_paragraph(lang):
    paragraphs = {
        "en": "The soldiers came to the village at night and they took all of the men with them.",
        "es": "Los soldados llegaron al pueblo por la noche y se llevaron a todos los hombres con ellos.",
    }
    texts = [token.text for token in blank(lang).make_doc("\n\n".join(paragraphs.values()))]
    foreign = find_foreign(texts, lang)
    middle = texts.index("\n\n")
    assert all(foreign[:middle]) is (lang == "es")
    assert all(foreign[middle + 1 :]) is (lang == "en")
    assert any(foreign[:middle]) is (lang == "es")
