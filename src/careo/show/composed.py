"""What is composed at showing, in the reader's language: labels of incidents and columns, days, the range of a number.

Linking keeps what these are made of; the English beside it is for the terminal and for exports.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from careo.lang.days import UNTIL, say_day, say_days
from careo.model import Column, Extreme, Incident, Row, Voice, VoiceKind
from careo.show.vocabulary import term, word
from careo.store import VoiceEntry

EXTREMES = {"en": ("lowest ", "highest "), "es": ("mínimo ", "máximo ")}
OR_MORE = {"en": "or more", "es": "o más"}
VOICES = {
    "en": ("independent voice", "independent voices"),
    "es": ("voz independiente", "voces independientes"),
}


def incident_label(lang: str, incident: Incident) -> str:
    """`atentado con bomba: el autobús de los estibadores`: the act in the language, whom in the accounts' words."""
    if not incident.act:
        return incident.label
    what = word(lang, "Act", incident.act)
    return f"{what}: {incident.whom}" if incident.whom else what


def incident_days(lang: str, incident: Incident) -> str:
    """The days that the accounts of an incident give; empty where they give none."""
    return "; ".join(say_period(lang, one) for one in incident.periods) if incident.periods else incident.when


def say_period(lang: str, period: str) -> str:
    """First moment and the one after the last as a day, month, year, or from one to another.

    Examples:
        >>> say_period("es", "1989-07-05..1989-07-06"), say_period("es", "1991-02-25..1991-03-04")
        ('5 jul 1989', '25 feb 1991 a 3 mar 1991')
        >>> say_period("en", "1989-07-01..1989-08-01"), say_period("en", "1989-01-01..1991-01-01")
        ('Jul 1989', '1989 to 1990')
    """
    earliest, latest = (datetime.fromisoformat(one) for one in period.split(".."))
    return say_days(lang, earliest, latest)


def column_label(lang: str, column: Column) -> str:
    """`Agencia, 5 jul 1989: la policía`: who put it out, when, and whom it quotes."""
    if not column.author:
        return column.label
    author = f"{column.author}, {say_day(lang, column.day)}" if column.day else column.author
    inner = " › ".join(voice_name(lang, voice) for voice in column.voices[1:])
    return f"{author}: {inner}" if inner else author


def voice_name(lang: str, voice: Voice | VoiceEntry) -> str:
    """The name of a voice on one line; of an unknown one that it is unknown."""
    unknown = voice.kind is VoiceKind.UNKNOWN or voice.name == VoiceKind.UNKNOWN
    return term(lang, VoiceKind.UNKNOWN) if unknown else " ".join(voice.name.split())


def row_range(lang: str, row: Row, columns: Sequence[Column]) -> str:
    """The lowest and the highest number of a row, each with who gives it; empty for a row without numbers."""
    names = EXTREMES[lang] if len(row.extremes) > 1 else ("",)
    return "; ".join(
        f"{name}{_number(lang, one)} ({column_label(lang, columns[one.column])}; {one.voices} "
        f"{VOICES[lang][one.voices != 1]})"
        for name, one in zip(names, row.extremes, strict=False)
    )


def _number(lang: str, one: Extreme) -> str:
    if one.low == one.high:
        return f"{one.low}"
    return f"{one.low} {OR_MORE[lang]}" if one.high is None else f"{one.low or 0} {UNTIL[lang]} {one.high}"
