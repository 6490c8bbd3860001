"""MUC-4: a raw text file in, one response template for each relevant episode out.

The messages go through `read` and `understand` like any file; this only writes their events in the form of 1992.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from careo.lang.actor_codes import actor_role
from careo.model import Document, MentionKind, Reading
from careo.read import read_path
from careo.text.numbers import fold
from careo.understand import understand
from careo.understand.incidents import Filler, Incident, find_incidents

MESSAGE = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4})\b.*$", re.MULTILINE)
BATCH = 40
OWN = r"(?: THE)?(?: \S+)?(?: - \S+)?"
"""What may stand before a body's name: "of the pro-Castro ELN"."""
BODIES = frozenset({MentionKind.ORGANISATION, MentionKind.STATE})
FIGHTERS = frozenset({"REB", "MIL", "UAF", "SEP", "COP"})
"""Codes of the words that say what a doer is without the body it belongs to."""
NAMED = frozenset({"pipeline", "title", "known", "repeated", "acronym", "reference"})
NUMBERS = "ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN ELEVEN TWELVE SEVERAL MANY FEW BOTH"
LEADING = re.compile(
    r"^(?:(?:THE|AN?|THIS|THAT|THESE|THOSE|HIS|HER|THEIR|ITS|OUR|"
    r"SOME|ABOUT|(?:AT )?LEAST|MORE THAN|APPROXIMATELY|NEARLY|OVER|"
    r"OTHER|ANOTHER|FIRST|SECOND|THIRD|FOURTH|FIFTH|MORE|ALL|ALLEGED|PRESUMED|SUSPECTED|SUPPOSED|"
    rf"\d[\d,.]*|{'|'.join(NUMBERS.split())})\s+)+"
)
DEPARTMENT = re.compile(r"^(?:DEPARTAMENTO|PROVINCIA|DEPARTMENT|PROVINCE) (?:DEL?|OF) ")
NATIONS = {"Soviet Union": "USSR"}
KINDS = {"division": "DEPARTMENT", "district": "MUNICIPALITY"}
PLURAL = re.compile(r"(?:[^S]S|MEN|PEOPLE|CHILDREN|POLICE)(?: OF | IN | FROM |$)")
LABELS = (
    "MESSAGE: ID", "MESSAGE: TEMPLATE", "INCIDENT: DATE", "INCIDENT: LOCATION", "INCIDENT: TYPE",
    "INCIDENT: STAGE OF EXECUTION", "INCIDENT: INSTRUMENT ID", "INCIDENT: INSTRUMENT TYPE", "PERP: INCIDENT CATEGORY",
    "PERP: INDIVIDUAL ID", "PERP: ORGANIZATION ID", "PERP: ORGANIZATION CONFIDENCE", "PHYS TGT: ID", "PHYS TGT: TYPE",
    "PHYS TGT: NUMBER", "PHYS TGT: FOREIGN NATION", "PHYS TGT: EFFECT OF INCIDENT", "PHYS TGT: TOTAL NUMBER",
    "HUM TGT: NAME", "HUM TGT: DESCRIPTION", "HUM TGT: TYPE", "HUM TGT: NUMBER", "HUM TGT: FOREIGN NATION",
    "HUM TGT: EFFECT OF INCIDENT", "HUM TGT: TOTAL NUMBER",
)  # fmt: skip


def predict_file(source: Path, target: Path) -> None:
    """Read the messages of `source`, write their response templates to `target`."""
    messages = dict(split_messages(source.read_text(encoding="utf-8", errors="replace")))
    with TemporaryDirectory() as folder:
        for name, text in messages.items():
            (Path(folder) / f"{name}.txt").write_text(text, encoding="utf-8")
        files = sorted(Path(folder).iterdir())
        docs = [one for path in files for one in read_path(path) if isinstance(one, Document)]
        with target.open("w", encoding="utf-8") as out:
            for at in range(0, len(docs), BATCH):
                batch = docs[at : at + BATCH]
                for doc, reading in zip(batch, understand(batch), strict=True):
                    out.write("".join(templates(doc, reading)))


def split_messages(text: str) -> Iterator[tuple[str, str]]:
    """The messages of a raw file: id and text."""
    marks = list(MESSAGE.finditer(text))
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        yield mark.group(1), text[mark.end() : after.start() if after else None].strip() + "\n"


def templates(doc: Document, reading: Reading) -> Iterator[str]:
    """The response templates of one message; one marked irrelevant where it tells of no incident."""
    name = Path(doc.path).stem
    found = find_incidents(doc, reading)
    for number, incident in enumerate(found, 1):
        slots = Slots(doc, reading, incident).filled()
        yield _written({"MESSAGE: ID": [name], "MESSAGE: TEMPLATE": [str(number)], **slots})
    if not found:
        yield _written({"MESSAGE: ID": [name], "MESSAGE: TEMPLATE": ["*"]}, empty="*")


def _written(slots: Mapping[str, Sequence[str]], empty: str = "-") -> str:
    lines = []
    for number, label in enumerate(LABELS):
        first, *more = [one for one in slots.get(label, ()) if one] or [empty]
        lines.append(f"{f'{number}.':<4}{label:<32}{first}")
        lines += [" " * 36 + line for line in more]
    return "\n".join(lines) + "\n\n"


class Slots:
    """One incident as slots of a template."""

    def __init__(self, doc: Document, reading: Reading, incident: Incident) -> None:
        self.doc, self.reading, self.incident = doc, reading, incident
        self.numbers = {r.span: r.number for e in reading.events for r in e.roles if r.number is not None}

    def filled(self) -> dict[str, list[str]]:
        """The filled slots by label."""
        weapons = self.incident.filling("instrument")
        found = {
            "INCIDENT: DATE": [self._date()],
            "INCIDENT: LOCATION": [self._place()],
            "INCIDENT: TYPE": [self.incident.kind],
            "INCIDENT: STAGE OF EXECUTION": [self.incident.stage or "ACCOMPLISHED"],
            "INCIDENT: INSTRUMENT ID": [self._words(one) for one in weapons],
            "INCIDENT: INSTRUMENT TYPE": self._said(weapons, "instrument-type") or self._unnamed(),
        }
        return {**found, **self._perpetrators(), **self._physical(), **self._human()}

    def _words(self, filler: Filler) -> str:
        """The words of a filler, in capitals and without article and number."""
        words = " ".join(filler.mention.span.quote(self.doc.text).split()).upper().replace('"', "")
        return quoted(LEADING.sub("", words).strip() or words)

    def _doers(self, filler: Filler) -> str:
        """The words of individuals without the body they are of, which has its own slot, if the rest says enough."""
        words, span = self._words(filler).strip('"'), filler.mention.span
        if is_name(filler):
            return quoted(words)
        for one in self.reading.mentions:
            if one.kind in BODIES and span.covers(one.span) and span != one.span:
                body = re.escape(LEADING.sub("", " ".join(one.span.quote(self.doc.text).split()).upper()))
                rest = re.sub(rf"^(?:\S+ )?{body}(?:'S?)? |(?: OF| FROM){OWN} {body}$", "", words)
                if rest and actor_role(rest, lang=self.doc.lang) in FIGHTERS:
                    words = rest
        return quoted(words)

    def _said(self, fillers: Sequence[Filler], question: str) -> list[str]:
        """What is said of some fillers in answer to a question, with the filler it is said of."""
        return [f"{said}: {self._words(one)}" for one in fillers if (said := one.says.get(question))]

    def _unnamed(self) -> list[str]:
        """The type of weapon that no words name, in the form of the keys."""
        return [f"{self.incident.weapon}: {quoted('-')}"] if self.incident.weapon else []

    def _date(self) -> str:
        """The likeliest days; `- 05 JUL 89` for one that is only known to be no later."""
        when = self.incident.when
        if when is None:
            return "-"
        if when.first is None:
            return f"- {day(when.last)}"
        return day(when.last) if when.first == when.last else f"{day(when.first)} - {day(when.last)}"

    def _place(self) -> str:
        where = self.incident.where
        if where is None:
            return "-"
        country, place = fold(where.country).upper(), DEPARTMENT.sub("", fold(where.place).upper())
        return f"{country}: {place} ({KINDS.get(where.kind, 'CITY')})" if place else country

    def _perpetrators(self) -> dict[str, list[str]]:
        bodies = self.incident.filling("organisation")
        return {
            "PERP: INCIDENT CATEGORY": [self.incident.category or "-"],
            "PERP: INDIVIDUAL ID": [self._doers(one) for one in self.incident.filling("individual")],
            "PERP: ORGANIZATION ID": [self._words(one) for one in bodies],
            "PERP: ORGANIZATION CONFIDENCE": self._said(bodies, "confidence"),
        }

    def _physical(self) -> dict[str, list[str]]:
        things = self.incident.filling("physical")
        return {
            "PHYS TGT: ID": [self._words(one) for one in things],
            "PHYS TGT: TYPE": self._said(things, "physical-type"),
            "PHYS TGT: NUMBER": [
                f"{self._number(one, 'physical-number')}: {self._words(one)}"
                for one in things
                if one.says.get("physical-type")
            ],
            "PHYS TGT: FOREIGN NATION": self._foreign(things),
            "PHYS TGT: EFFECT OF INCIDENT": self._said(things, "physical-effect"),
        }

    def _number(self, filler: Filler, question: str = "") -> str:
        said = filler.says.get(question)
        if said in ("1", "PLURAL"):
            return said
        span = filler.mention.span
        number = self.numbers.get(span) or next((q for q in self.reading.quantities if q.span.overlaps(span)), None)
        if number is not None and number.low:
            return str(number.low)
        words = self._words(filler).strip('"')
        return "PLURAL" if PLURAL.search(words) and not is_name(filler) else "1"

    def _foreign(self, fillers: Sequence[Filler]) -> list[str]:
        """The nations of targets that are not of the country where it happened."""
        where = self.incident.where
        here = fold(where.country) if where is not None else ""
        nations = [(NATIONS.get(one.nation, one.nation.upper()), one) for one in fillers if one.nation]
        return [f"{nation}: {self._words(one)}" for nation, one in nations if fold(nation) != here]

    def _human(self) -> dict[str, list[str]]:
        people = self.incident.filling("human")
        named = {one.actor: one for one in people if is_name(one) and one.actor}
        names, descriptions, once = [], [], []
        for one in people:
            name = named.get(one.actor) if one.actor else None
            if is_name(one):
                names.append(self._words(one))
            else:
                descriptions.append(self._words(one) + (f": {self._words(name)}" if name else ""))
            if name is None or name is one:
                once.append(one)
        return {
            "HUM TGT: NAME": names,
            "HUM TGT: DESCRIPTION": descriptions,
            "HUM TGT: TYPE": self._said(once, "human-type"),
            "HUM TGT: NUMBER": [
                f"{self._number(one)}: {self._words(one)}" for one in once if one.says.get("human-type")
            ],
            "HUM TGT: FOREIGN NATION": self._foreign(once),
            "HUM TGT: EFFECT OF INCIDENT": self._said(once, "human-effect"),
        }


def is_name(filler: Filler) -> bool:
    """Whether a filler is named, not described."""
    return filler.mention.made_by.rpartition(".")[2].partition("@")[0] in NAMED


def quoted(words: str) -> str:
    """Words as a string fill."""
    return f'"{words}"'


def day(when: date) -> str:
    """`05 JUL 89`."""
    return when.strftime("%d %b %y").upper()
