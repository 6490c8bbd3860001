"""Builders of victim records that state only what matters."""

from functools import cache
from pathlib import Path

from careo.model import Question, VictimRecord, make_record_id
from careo.read.victims import read_day

HERE = Path(__file__).parent
USUAL = ("", "", "Totos", "1983-05")


def make_record(  # one argument for each thing a record says
    number, name, *, holder="list A", age=None, place="", day="", harm=Question.KILLED, **more
) -> VictimRecord:
    earliest, latest = read_day(day)
    born = {"born_from": earliest.year - int(age) - 1, "born_to": earliest.year - int(age)} if age and earliest else {}
    return VictimRecord(
        make_record_id(holder, number),
        holder,
        holder,
        name,
        place=place,
        earliest=earliest,
        latest=latest,
        harm=harm,
        row=number,
        **born | more,
    )


@cache
def load_pairs() -> list[tuple[bool, VictimRecord, VictimRecord, str]]:
    """The written pairs: whether it is the same person, the two records, and the line."""
    lines = [
        line
        for line in (HERE / "name_pairs.txt").read_text(encoding="utf-8").splitlines()
        if " ~ " in line and "  ~  " not in line
    ]
    pairs = []
    for number, line in enumerate(lines):
        sides, _, _ = line[2:].partition(" | ")
        left, right = (_side(text, number, holder) for text, holder in zip(sides.split(" ~ "), "AB", strict=True))
        pairs.append((line[0] == "=", left, right, line))
    return pairs


def _side(text: str, number: int, holder: str) -> VictimRecord:
    parts = [part.strip() for part in text.split(";")]
    said = [*parts, *USUAL[len(parts) :]]
    return make_record(number, said[0], holder=f"list {holder}", age=said[1], place=said[2], day=said[3])
