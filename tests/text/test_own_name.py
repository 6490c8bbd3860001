"""How a paper's name stands in its own text; all papers are invented."""

import pytest

from careo.text.own_name import find_own_name


@pytest.mark.parametrize(
    ("publisher", "text", "name"),
    [
        ("salvia3.example", "(Source: SALVIA 3 News)", "SALVIA 3"),
        ("www.elvalle.com", "informó El Valle ayer", "El Valle"),
        ("news.torch.co.example", "told TORCH-TV of", "TORCH-TV"),
        ("torch.example", "See Torch.example for", "Torch.example"),
        ("The Valley Voice", "told The Valley\nVoice", "The Valley\nVoice"),
        ("La Voz del Valle", "dijo a La Voz del Valle.", "La Voz del Valle"),
        ("torch.example", "torches and a Torchbearer", None),
        ("salvia3.example", "in Salvia on 3 May", None),
    ],
)
def test_own_names(publisher, text, name):
    found = find_own_name(publisher).search(text)
    assert (found.group() if found else None) == name


@pytest.mark.parametrize("publisher", ["x.com", "AB", "", "--"])
def test_names_too_short_are_not_looked_for(publisher):
    assert find_own_name(publisher) is None
