"""Two much-told deeds in the MUC-4 texts, picked by key words and days: what is joined, and what stays apart.

Skipped where `make corpora` has not been run. Of the reports picked by key words one tells of no murder of Jesuits:
0796 speaks of the death of a woman, and names theirs only to say that hers was like it.
"""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from careo.link import link
from careo.model import Document, Question
from careo.read import read_path
from careo.understand import understand

FOLDER = Path(".corpora/muc4")
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"no {FOLDER} here: run make corpora")
MONTHS = {"OCT": 10, "NOV": 11}
HEAD = re.compile(r"(\d+) (OCT|NOV) 89")


def build(folder, word, first, last):
    """The case of all texts of some days; the documents that have the word and tell of dead; what was linked."""
    docs, about = [], set()
    for part in ("train", "dev"):
        for line in (FOLDER / f"{part}.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            head = HEAD.search(record["text"][:200])
            if head is None or not first <= date(1989, MONTHS[head[2]], int(head[1])) <= last:
                continue
            path = folder / f"{record['doc_id']}.txt"
            path.write_text(record["text"], encoding="utf-8")
            (doc,) = (one for one in read_path(path) if isinstance(one, Document))
            docs.append(doc)
            if re.search(word, doc.text) and re.search(r"KILLED|DEAD|DIED|DEATH|VICTIMS|MURDER|ASSASSINAT", doc.text):
                about.add(doc.id)
    return docs, about, link(docs, list(understand(docs)))


def largest(linked, about):
    """The incident in which most of these documents lie, and its comparison."""
    found = max(linked.incidents, key=lambda one: len(about & set(one.doc_ids)))
    return found, next(one for one in linked.comparisons if one.incident_id == found.id)


def answers(comparison, question):
    rows = [row for row in comparison.rows if row.question is question]
    return [cell for row in rows for cell in row.cells if cell.span is not None]


def named(docs, *numbers):
    return {doc.id for doc in docs if any(number in doc.path for number in numbers)}


@pytest.fixture(scope="module")
def bomb(tmp_path_factory):
    return build(tmp_path_factory.mktemp("bomb"), "FENASTRAS|FENSATRAS", date(1989, 10, 31), date(1989, 11, 3))


@pytest.fixture(scope="module")
def murder(tmp_path_factory):
    return build(tmp_path_factory.mktemp("murder"), "JESUIT", date(1989, 11, 16), date(1989, 11, 18))


def test_the_bomb_at_the_unions_is_one_incident(bomb):
    _, about, linked = bomb
    found, _ = largest(linked, about)
    assert len(about) >= 12
    assert about <= set(found.doc_ids)
    assert "31 Oct 1989" in found.when


def test_each_toll_of_the_bomb_stands_in_its_cell_with_its_voice(bomb):
    docs, about, linked = bomb
    texts = {doc.id: doc.text for doc in docs}
    killed = answers(largest(linked, about)[1], Question.KILLED)
    assert {"6..", "7..7", "9..9", "10..10"} <= {cell.key for cell in killed}
    assert all(cell.voice and cell.span.quote(texts[cell.doc_id]) for cell in killed)


def test_each_report_of_the_bomb_counts_its_own_dead(bomb):
    """0623 ends with the one civilian killed in an attack of the day before; 0622 tells of two more murders."""
    docs, about, linked = bomb
    _, comparison = largest(linked, about)
    one, other = named(docs, "0623"), named(docs, "0622")
    killed = [(cell.doc_id, cell.key) for cell in answers(comparison, Question.KILLED)]
    assert {key for doc_id, key in killed if doc_id in one and key != "?"} == {"9..9"}
    assert {key for doc_id, key in killed if doc_id in other} == {"1..", "7..7"}
    texts = {doc.id: doc.text for doc in docs}
    when = (cell for cell in answers(comparison, Question.WHEN) if cell.doc_id in one)
    days = {cell.span.quote(texts[cell.doc_id]) for cell in when}
    assert days == {"TODAY", "NOON TODAY"}


def test_nobody_killed_by_the_bomb_is_said_to_have_laid_it(bomb):
    docs, about, linked = bomb
    texts = {doc.id: doc.text for doc in docs}
    doers = [cell.span.quote(texts[cell.doc_id]) for cell in answers(largest(linked, about)[1], Question.WHO_DID_IT)]
    assert doers
    assert not [words for words in doers if re.search("VELASQUEZ|FEBE|VICTIM|FEDERATION|WORKERS", words)]


def test_the_bomb_of_the_same_morning_stands_apart(bomb):
    docs, about, linked = bomb
    assert not named(docs, "0619", "0621") & set(largest(linked, about)[0].doc_ids)


def test_many_reports_of_the_murder_are_one_incident(murder):
    _, about, linked = murder
    found, comparison = largest(linked, about)
    assert len(about & set(found.doc_ids)) >= 12
    assert "16 Nov 1989" in found.when
    accused = answers(comparison, Question.WHO_DID_IT)
    assert {"ARMY", "SQUAD", "fmln"} <= {cell.key for cell in accused}
    assert all(cell.voice for cell in accused)


def test_what_befell_others_stands_apart_from_the_murder(murder):
    """Two priests arrested on the next day, in a report that also speaks of the murder; a woman killed that night."""
    docs, about, linked = murder
    found, comparison = largest(linked, about)
    arrests = named(docs, "0773")
    assert arrests <= set(found.doc_ids)
    assert arrests.isdisjoint(cell.doc_id for cell in answers(comparison, Question.DETAINED))
    assert named(docs, "0796").isdisjoint(found.doc_ids)


def test_the_offensive_of_those_days_stands_apart_from_the_murder(murder):
    """What 0780 and 0781 tell of the fighting before and after it: nobody was wounded in the murder."""
    _, about, linked = murder
    found, comparison = largest(linked, about)
    assert not answers(comparison, Question.INJURED)
    assert found.act == "kill"


def test_the_murder_is_one_incident(murder):
    docs, about, linked = murder
    assert about - named(docs, "0796") <= set(largest(linked, about)[0].doc_ids)
