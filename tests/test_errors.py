"""The tree of errors is drawn in the docstring; it must be the tree of the classes."""

import inspect
import re

from careo import errors

CLASSES = {name: kind for name, kind in vars(errors).items() if inspect.isclass(kind)}


def test_every_error_is_a_careo_error():
    assert all(issubclass(kind, errors.CareoError) for kind in CLASSES.values())


def test_the_tree_in_the_docstring_is_complete():
    drawn = re.findall(r"[├└]── (\w+)", errors.__doc__ or "")
    assert {*drawn, "CareoError"} == set(CLASSES)


def test_every_error_says_what_it_means():
    assert all((kind.__doc__ or "").strip() for kind in CLASSES.values())
