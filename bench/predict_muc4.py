"""MUC-4: a raw text file in, one response template for each relevant episode out.

The messages go through `read` and `understand` like any file; this only writes their events in the form of 1992.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from careo.lang.acts import lookup_act
from careo.model import (
    Certainty,
    Document,
    Event,
    MentionKind,
    Modality,
    Place,
    Polarity,
    Reading,
    Role,
    RoleName,
    VictimStatus,
)
from careo.read import read_path
from careo.text.numbers import fold
from careo.understand import understand
from careo.understand.mentions.kinds import load_noun_kinds
from careo.understand.places.gazetteer import load_gazetteer

MESSAGE = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4})\b.*$", re.MULTILINE)
NEWS = timedelta(days=75)
BATCH = 40
TYPES = ("HIJACKING", "KIDNAPPING", "BOMBING", "ARSON", "ROBBERY", "FORCED WORK STOPPAGE", "ATTACK")
SILENT_ACTS = frozenset({"clash", "seize-place", "threaten", "disappear", "raid"})
PEOPLE = frozenset({MentionKind.PERSON, MentionKind.GROUP})
THINGS = frozenset({MentionKind.FACILITY, MentionKind.VEHICLE})
CONFIDENCE = {
    Certainty.CLAIMED: "CLAIMED OR ADMITTED",
    Certainty.ACCUSED: "SUSPECTED OR ACCUSED",
    Certainty.ACCUSED_BY_AUTHORITIES: "SUSPECTED OR ACCUSED BY AUTHORITIES",
    Certainty.HEDGED: "POSSIBLE",
    Certainty.INSINUATED: "POSSIBLE",
    Certainty.DENIED: "POSSIBLE",
    Certainty.DOUBTED: "POSSIBLE",
}
STATUS = {
    VictimStatus.POLICE: "LAW ENFORCEMENT",
    VictimStatus.OFFICIAL: "GOVERNMENT OFFICIAL",
    VictimStatus.COMBATANT: "ACTIVE MILITARY",
}
EFFECTS = {"kill": "DEATH", "execute": "DEATH", "massacre": "DEATH", "wound": "INJURY"}
STAGES = {Modality.ATTEMPTED: "ATTEMPTED", Modality.THREATENED: "THREATENED", Modality.PLANNED: "THREATENED"}
TARGETS = (
    ("embassy consulate", "DIPLOMAT OFFICE OR RESIDENCE"),
    ("bank", "FINANCIAL"),
    ("tower pylon pipeline plant substation dam refinery power", "ENERGY"),
    ("police barracks garrison", "LAW ENFORCEMENT FACILITY"),
    ("home house residence", "CIVILIAN RESIDENCE"),
    ("store restaurant hotel shop market factory company office", "COMMERCIAL"),
    ("bridge road highway railroad", "TRANSPORTATION ROUTE"),
    ("church cathedral", "CHURCH"),
    ("school university", "SCHOOL"),
    ("airport station", "TRANSPORTATION FACILITY"),
)
STATE_FORCES = re.compile(
    r"\b(?:army|soldiers?|troops|military|armed forces|police|national guard|air force|government)\b", re.I
)
ARMED_GROUPS = re.compile(
    r"guerrilla|terrorist|rebel|subversive|extremist|front|movement|path|cartel|gunm[ae]n|commando", re.I
)
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
    news = doc.anchor()
    written = datetime.combine(news.value, datetime.min.time()) if news else None
    incidents = [Incident(doc, reading, events, written) for events in _episodes(reading)]
    relevant = [one for one in incidents if one.is_relevant()]
    for number, incident in enumerate(relevant, 1):
        yield _written({"MESSAGE: ID": [name], "MESSAGE: TEMPLATE": [str(number)], **incident.slots()})
    if not relevant:
        yield _written({"MESSAGE: ID": [name], "MESSAGE: TEMPLATE": ["*"]}, empty="*")


def _episodes(reading: Reading) -> Iterator[list[Event]]:
    events = sorted(reading.events, key=lambda e: e.episode)
    for _, group in groupby(events, key=lambda e: e.episode):
        yield list(group)


def _written(slots: Mapping[str, Sequence[str]], empty: str = "-") -> str:
    lines = []
    for number, label in enumerate(LABELS):
        first, *more = slots.get(label) or [empty]
        lines.append(f"{f'{number}.':<4}{label:<32}{first}")
        lines += [" " * 36 + line for line in more]
    return "\n".join(lines) + "\n\n"


class Incident:
    """One episode as slots of a template."""

    def __init__(self, doc: Document, reading: Reading, events: Sequence[Event], written: datetime | None) -> None:
        self.doc, self.reading, self.written = doc, reading, written
        self.events = [e for e in events if (act := lookup_act(e.act)) is not None and act.muc4 and not e.generic]
        self.claims = {claim.id: claim for claim in reading.claims}
        self.kinds = load_noun_kinds(doc.lang)

    def is_relevant(self) -> bool:
        """An act of violence that is told to have been, lately, with somebody or something it befell."""
        told = [e for e in self.events if e.modality is not Modality.HYPOTHETICAL and e.polarity is Polarity.POSITIVE]
        if not told or all(e.act in SILENT_ACTS for e in told) or self._is_old():
            return False
        humans = self.humans()
        only_fighters = bool(humans) and all(r.status is VictimStatus.COMBATANT for _, r in humans)
        return bool(self.things()) or (bool(humans) and not only_fighters)

    def _is_old(self) -> bool:
        latest = [e.when.latest for e in self.events if e.when is not None and e.when.latest is not None]
        return self.written is not None and bool(latest) and max(latest) < self.written - NEWS

    def slots(self) -> dict[str, list[str]]:
        """The filled slots by label."""
        weapons = self._weapons()
        found = {
            "INCIDENT: DATE": [self._date()],
            "INCIDENT: LOCATION": [self._place()],
            "INCIDENT: TYPE": [self.type()],
            "INCIDENT: STAGE OF EXECUTION": [self._stage()],
            "INCIDENT: INSTRUMENT ID": [quoted(words) for words, _ in weapons],
            "INCIDENT: INSTRUMENT TYPE": [f"{kind}: {quoted(words)}" for words, kind in weapons],
        }
        return {**found, **self._perpetrators(), **self._physical(), **self._human()}

    def type(self) -> str:
        """The most telling of the types of its events."""
        types = {act.muc4 for e in self.events if (act := lookup_act(e.act)) is not None}
        return next(one for one in TYPES if one in types)

    def _stage(self) -> str:
        if any(e.modality is Modality.ACTUAL for e in self.events):
            return "ACCOMPLISHED"
        return next((STAGES[e.modality] for e in self.events if e.modality in STAGES), "ACCOMPLISHED")

    def _date(self) -> str:
        when = next((e.when for e in self.events if e.when is not None and e.when.earliest is not None), None)
        if when is not None and when.earliest is not None and when.latest is not None:
            last = when.latest - timedelta(seconds=1)
            if last.date() <= when.earliest.date():
                return day(when.earliest)
            return f"{day(when.earliest)} - {day(last)}"
        return f"- {day(self.written)}" if self.written else "-"

    def _place(self) -> str:
        where = next((e.where for e in self.events if e.where is not None), None)
        if where is not None:
            return place_name(where)
        dateline = self.doc.dateline
        return dateline.place.value.upper() if dateline and dateline.place and "(" not in dateline.place.value else "-"

    def _roles(self, names: Iterable[RoleName]) -> list[tuple[Event, Role]]:
        wanted, seen = set(names), set()
        found = []
        for event in self.events:
            for role in event.roles:
                if role.role in wanted and fold(role.name) not in seen:
                    seen.add(fold(role.name))
                    found.append((event, role))
        return found

    def humans(self) -> list[tuple[Event, Role]]:
        """People it befell."""
        return [(e, r) for e, r in self._roles([RoleName.PATIENT]) if r.kind in PEOPLE and not _is_nobody(r)]

    def things(self) -> list[tuple[Event, Role]]:
        """Buildings and vehicles it befell, or in which it was done."""
        return [(e, r) for e, r in self._roles([RoleName.PATIENT, RoleName.PLACE]) if r.kind in THINGS]

    def _weapons(self) -> list[tuple[str, str]]:
        found = []
        for _, role in self._roles([RoleName.INSTRUMENT]):
            words = self._words(role)
            kinds = [self.kinds.weapons[k] for k in _keys(words) if k in self.kinds.weapons]
            if kinds:
                found.append((words, kinds[0].upper()))
        return found[:2]

    def _words(self, role: Role) -> str:
        """The words of a role, in capitals and without article and number."""
        words = " ".join(role.span.quote(self.doc.text).split()).upper().replace('"', "")
        words = re.sub(r"^(?:(?:THE|A|AN|THIS|THAT|HIS|THEIR|ITS|SOME|ABOUT|AT LEAST|ANOTHER|OTHER)\s+)+", "", words)
        if role.number is not None:
            words = re.sub(r"^(?:\d[\d,.]*|[A-Z]+)\s+", "", words) if role.number.low and role.number.low > 1 else words
        return words

    def _perpetrators(self) -> dict[str, list[str]]:
        agents = [(e, r) for e, r in self._roles([RoleName.AGENT, RoleName.INSTIGATOR]) if not _is_nobody(r)]
        people = [self._words(r) for _, r in agents if r.kind in PEOPLE]
        bodies = [(e, self._words(r)) for e, r in agents if r.kind is MentionKind.ORGANISATION]
        everyone = " ".join([*people, *(words for _, words in bodies)])
        if not everyone:
            return {}
        category = "STATE-SPONSORED VIOLENCE" if STATE_FORCES.search(everyone) else "TERRORIST ACT"
        if category == "TERRORIST ACT" and not ARMED_GROUPS.search(everyone):
            category = "-"
        return {
            "PERP: INCIDENT CATEGORY": [category],
            "PERP: INDIVIDUAL ID": [quoted(words) for words in people[:2]],
            "PERP: ORGANIZATION ID": [quoted(words) for _, words in bodies[:2]],
            "PERP: ORGANIZATION CONFIDENCE": [f"{self._confidence(e)}: {quoted(words)}" for e, words in bodies[:2]],
        }

    def _confidence(self, event: Event) -> str:
        certainties = [self.claims[one].certainty for one in event.claim_ids if one in self.claims]
        return next((CONFIDENCE[c] for c in certainties if c in CONFIDENCE), "REPORTED AS FACT")

    def _physical(self) -> dict[str, list[str]]:
        rows = [(e, r, quoted(self._words(r))) for e, r in self.things()[:3]]
        damaged = any(e.act == "damage" for e in self.events)
        return {
            "PHYS TGT: ID": [words for _, _, words in rows],
            "PHYS TGT: TYPE": [f"{target_type(r)}: {words}" for _, r, words in rows],
            "PHYS TGT: NUMBER": [f"{self._number(r)}: {words}" for _, r, words in rows],
            "PHYS TGT: EFFECT OF INCIDENT": [
                f"SOME DAMAGE: {words}" for e, _, words in rows if damaged or e.act in ("damage", "arson")
            ],
        }

    def _number(self, role: Role) -> str:
        if role.number is not None and role.number.low:
            return str(role.number.low)
        return "PLURAL" if self._words(role).endswith(("S", "MEN", "PEOPLE", "CHILDREN")) else "1"

    def _human(self) -> dict[str, list[str]]:
        names, descriptions, types, numbers, effects = [], [], [], [], []
        for event, role in self.humans()[:5]:
            words = quoted(self._words(role))
            if role.actor_id is not None:
                words = quoted(role.name.upper())
                names.append(words)
            else:
                descriptions.append(words)
            types.append(f"{STATUS.get(role.status or VictimStatus.UNKNOWN, 'CIVILIAN')}: {words}")
            numbers.append(f"{self._number(role)}: {words}")
            if event.act in EFFECTS:
                effects.append(f"{EFFECTS[event.act]}: {words}")
        return {
            "HUM TGT: NAME": names,
            "HUM TGT: DESCRIPTION": descriptions,
            "HUM TGT: TYPE": types,
            "HUM TGT: NUMBER": numbers,
            "HUM TGT: EFFECT OF INCIDENT": effects,
        }


def _is_nobody(role: Role) -> bool:
    return role.number is not None and role.number.high == 0


def _keys(words: str) -> list[str]:
    """A phrase and its ends, singular too: "two car bombs" may stand in the lists as "car bomb"."""
    parts = fold(words).split()
    ends = [" ".join(parts[i:]) for i in range(len(parts))]
    return [form for end in ends for form in (end, end.removesuffix("s"))]


def target_type(role: Role) -> str:
    """The type of a physical target by its words."""
    if role.kind is MentionKind.VEHICLE:
        return "TRANSPORT VEHICLE"
    words = set(fold(role.name).split())
    return next((kind for names, kind in TARGETS if words & set(names.split())), "OTHER")


def place_name(place: Place) -> str:
    """A place as the keys write it, its country first."""
    spots = load_gazetteer().find(place.name)
    spot = next((s for s in spots if s.gazetteer_id == place.gazetteer_id), None)
    if spot is None:
        return place.name.upper()
    countries = [s for row in load_gazetteer().others.values() for s in row if s.kind == "country"]
    country = next((s.name for s in countries if s.country == spot.country), "")
    if spot.kind == "country" or not country:
        return place.name.upper()
    return f"{country.upper()}: {place.name.upper()} ({'CITY' if spot.kind == 'town' else 'DEPARTMENT'})"


def quoted(words: str) -> str:
    """Words as a string fill."""
    return f'"{words}"'


def day(when: datetime) -> str:
    """`05 JUL 89`."""
    return when.strftime("%d %b %y").upper()
