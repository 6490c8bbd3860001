"""Every sentence that careo can say has its Spanish, with the same details, and is read back into it."""

import ast
import inspect
import re
from pathlib import Path

import pytest

import careo
from careo import errors
from careo.link import copies, suggest, weights
from careo.model import Reason
from careo.read import codes
from careo.show.sayings import PLACE, forms, say
from careo.show.web.doors import Handout
from careo.show.web.pages import DOORS

SOURCE = Path(careo.__file__).parent
ERRORS = {name for name, one in vars(errors).items() if inspect.isclass(one) and issubclass(one, errors.CareoError)}
ONLY_TYPED = (
    *("cli/", "lang/", "link/victims/", "understand/"),
    *("read/victims.py", "store/victims.py", "show/web/server.py"),
)
"""Rooms whose errors only the command line can meet; it speaks English."""


def said_by(node):
    """The sentences an error can be raised with, places numbered; a choice between two words gives two sentences."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return [*said_by(node.body), *said_by(node.orelse)]
    if not isinstance(node, ast.JoinedStr):
        return []
    places = iter(range(10))
    return ["".join(p.value if isinstance(p, ast.Constant) else f"{{{next(places)}}}" for p in node.values)]


def errors_of(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS and node.args:
            yield from said_by(node.args[0])


MODULES = [p for p in sorted(SOURCE.rglob("*.py")) if not str(p.relative_to(SOURCE)).startswith(ONLY_TYPED)]
RAISED = sorted({one for path in MODULES for one in errors_of(path)})
REASONS = [*(row.said for row in weights.TABLE), *copies.FORMS, *suggest.FORMS]
ASKED = sorted({s for d in DOORS for s in (d.said, *(() if isinstance(d, Handout) else (a.said for a in d.asked)))})


def example_of(form):
    return PLACE.sub(lambda place: f"<x{place[1]}>", form)


@pytest.mark.parametrize("form", forms("es"))
def test_the_spanish_names_the_same_details(form):
    assert set(PLACE.findall(forms("es")[form])) == set(PLACE.findall(form))
    assert forms("es")[form].strip()


@pytest.mark.parametrize("form", RAISED)
def test_an_error_is_said_in_spanish_with_its_values(form):
    sentence = example_of(form)
    said = say("es", sentence)
    assert said != sentence, f"no table of careo/show/sayings has: {form}"
    assert set(re.findall(r"<x\d>", said)) <= set(re.findall(r"<x\d>", sentence))


@pytest.mark.parametrize("row", codes.TABLE, ids=lambda row: row.code)
def test_a_problem_of_reading_is_said_in_spanish(row):
    problem = codes.make_problem("informe.pdf", row.code, 12_000)
    said = say("es", problem.said)
    assert said != problem.said
    assert said.startswith("informe.pdf: ")


@pytest.mark.parametrize("form", REASONS)
def test_a_reason_is_said_in_spanish(form):
    assert form in forms("es")
    reason = Reason(form, 1.0, details=('"a"', '"b"', "3"))
    assert say("es", reason) == forms("es")[form].replace("(s)", "s").format('"a"', '"b"', "3")
    assert say("en", reason) == reason.said


def test_one_day_is_no_days():
    said = [say("es", Reason("written {2} days apart", -1.0, details=("", "", number))) for number in ("1", "21")]
    assert said == ["escritos con 1 día de diferencia", "escritos con 21 días de diferencia"]


def test_words_of_a_document_stay_as_they_are_written():
    assert '"3 reo(s)"' in say(
        "es", Reason("the times lie {2} days apart: {0} and {1}", 1.0, None, None, ('"3 reo(s)"', '"x"', "2"))
    )


@pytest.mark.parametrize("said", ASKED)
def test_a_door_is_described_in_spanish(said):
    assert said in forms("es")


def test_values_and_sentences_inside_a_sentence_are_said_too():
    reason = Reason(suggest.CONTESTED_BY, 0.6, details=("hedged", "hedge; doubt"))
    assert say("es", reason) == "con reserva, en un hecho en que los relatos difieren; reserva; duda"
    missing = "who is empty; it is needed: who decides"
    assert say("es", missing) == "who está vacío; hace falta: quién decide"


def test_what_no_table_has_stays_as_it_is():
    assert say("es", "Delfina Arrieta") == "Delfina Arrieta"
