"""The nouns: frozen, slotted, and the few answers they give."""

import dataclasses
from datetime import date

import pytest

from careo import model
from careo.model import Dateline, Document, Found, KnownActor, KnownPlace, MentionKind, Problem, Reference, Room, Span

CLASSES = [
    noun for name in model.__all__ if dataclasses.is_dataclass(noun := getattr(model, name)) and isinstance(noun, type)
]


@pytest.mark.parametrize("noun", CLASSES, ids=lambda noun: noun.__name__)
def test_nouns_are_frozen_and_slotted(noun):
    assert noun.__dataclass_params__.frozen
    assert hasattr(noun, "__slots__")


def found(value):
    return Found(value, Span("d", 0, 4), "any.test.rule@1")


def document(**given):
    return Document(id="d", path="a.txt", sha256="0" * 64, text="Texto", lang="es", **given)


@pytest.mark.parametrize(
    ("given", "anchor"),
    [
        ({}, None),
        ({"published": found(date(1991, 6, 2))}, date(1991, 6, 2)),
        (
            {
                "published": found(date(1991, 6, 2)),
                "dateline": Dateline(Span("d", 0, 4), written=found(date(1991, 5, 1))),
            },
            date(1991, 5, 1),
        ),
        (
            {
                "published": found(date(1991, 6, 2)),
                "dateline": Dateline(Span("d", 0, 4), written=found(date(1991, 5, 1))),
                "written": found(date(1991, 4, 30)),
            },
            date(1991, 4, 30),
        ),
    ],
    ids=["nothing", "published", "dateline", "written"],
)
def test_relative_times_count_from_writing_then_dateline_then_publication(given, anchor):
    got = document(**given)
    assert got.day() == anchor
    assert got.anchor() == (None if anchor is None else found(anchor))


def test_reference_data_change_their_version_with_any_entry():
    place = KnownPlace("Ocomarca", -10.5, -85.6)
    actor = KnownActor("aca", "Alianza Comunera Armada", MentionKind.GROUP)
    versions = {
        Reference().version(),
        Reference(places=(place,)).version(),
        Reference(actors=(actor,)).version(),
        Reference(places=(dataclasses.replace(place, aliases=("la comunidad",)),)).version(),
        Reference(actors=(dataclasses.replace(actor, since=date(1983, 10, 12)),)).version(),
    }
    assert len(versions) == 5


def test_two_problems_of_one_file_have_two_ids():
    one = Problem("a.pdf, page 1", Room.READ, "no-text-layer", "a.pdf, page 1: no text")
    assert one.id != dataclasses.replace(one, where="a.pdf, page 2").id
    assert one.id == dataclasses.replace(one).id
