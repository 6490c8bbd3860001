"""One table of settings: name with unit, default, least and greatest value, help.

A setting is given by keyword, or by an environment variable `CAREO_<NAME>` in capitals.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from ipaddress import ip_address
from urllib.parse import urlsplit

from careo.errors import SettingError

_PREFIX = "CAREO_"


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table: what a setting is called, what it is without a word, and its range."""

    name: str
    default: int | float
    least: int | float
    greatest: int | float
    help: str


TABLE: tuple[Setting, ...] = (
    Setting("max_file_mb", 40, 1, 4096, "A file larger than this is not read; it becomes a Problem."),
    Setting("max_text_chars", 3_000_000, 1_000, 50_000_000, "A document longer than this becomes a Problem."),
    Setting("min_text_chars", 20, 1, 10_000, "A document with fewer letters than this becomes a Problem."),
    Setting(
        "min_language_score",
        0.5,
        0.0,
        1.0,
        "Below this the language is taken from the neighbouring documents.",
    ),
    Setting("batch_documents", 32, 1, 4096, "Documents understood together, and written in one transaction."),
    Setting("workers", 0, 0, 64, "Processes that understand documents; 0 takes one per core, at most two."),
    Setting(
        "link_day_slack",
        2,
        0,
        60,
        "Days by which two accounts of one incident may differ when all else agrees.",
    ),
    Setting("link_threshold", 0.55, 0.0, 1.0, "Score from which two accounts are proposed as the same incident."),
    Setting(
        "copy_containment",
        0.5,
        0.0,
        1.0,
        "Share of a document's shingles found in another that makes it a copy.",
    ),
    Setting("reader_seconds", 120, 1, 3600, "Seconds a language model has for one answer, where one is named."),
)

PIPELINE_OWN = "careo"
PIPELINE_HELP = (
    "Which pipeline reads {language}: `careo` for its own, `spacy:NAME_OR_PATH` for any installed spaCy pipeline whose "
    "relations are Universal Dependencies or spaCy's English labels."
)
PIPELINES: dict[str, str] = {"en": "English", "es": "Spanish"}
"""The languages whose pipeline can be swapped; by environment only, as each process loads its own."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one run; see `TABLE` for units, ranges and meaning.

    Examples:
        >>> make_settings({"CAREO_MAX_FILE_MB": "7"}).max_file_mb
        7
        >>> make_settings({"CAREO_MAX_FILE_MB": "seven"})
        Traceback (most recent call last):
        careo.errors.SettingError: max_file_mb=seven: not a number; give one from 1 to 4096
    """

    max_file_mb: int = 40
    max_text_chars: int = 3_000_000
    min_text_chars: int = 20
    min_language_score: float = 0.5
    batch_documents: int = 32
    workers: int = 0
    link_day_slack: int = 2
    link_threshold: float = 0.55
    copy_containment: float = 0.5
    reader_seconds: int = 120


def make_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """The settings that the environment asks for, defaults elsewhere.

    Args:
        environ: variables by name; the process environment when not given.

    Raises:
        SettingError: a value is not a number or out of range.
    """
    given = os.environ if environ is None else environ
    values = {
        row.name: _parse(row, given[_PREFIX + row.name.upper()]) for row in TABLE if _PREFIX + row.name.upper() in given
    }
    return Settings(**values)  # type: ignore[arg-type]


def lookup_pipeline(lang: str, environ: Mapping[str, str] | None = None) -> str:
    """What `CAREO_PIPELINE_<LANG>` names; careo's own pipeline without a word.

    Examples:
        >>> lookup_pipeline("en", {"CAREO_PIPELINE_EN": "spacy:en_core_web_sm"}), lookup_pipeline("es", {})
        ('spacy:en_core_web_sm', 'careo')
    """
    given = os.environ if environ is None else environ
    return given.get(f"{_PREFIX}PIPELINE_{lang.upper()}", "").strip() or PIPELINE_OWN


READER: dict[str, str] = {
    "CAREO_READER_URL": "Address of a server with OpenAI's chat interface on this machine, such as "
    "`http://localhost:8080/v1`; without it no model is asked.",
    "CAREO_READER_MODEL": "The name of the model to ask, as the server knows it.",
    "CAREO_READER_KEY": "What the server wants as a key, if anything; it is never written down.",
    "CAREO_READER_ELSEWHERE": "`yes` allows a server on another machine: your documents then leave this one.",
}
"""The language model that may be consulted; by environment only."""


@dataclass(frozen=True, slots=True)
class ReaderPlan:
    """Which language model is consulted, where, and how long it may take for one answer (`seconds`)."""

    url: str
    model: str
    seconds: float
    key: str = field(default="", repr=False)
    elsewhere: bool = False


def lookup_reader(settings: Settings, environ: Mapping[str, str] | None = None) -> ReaderPlan | None:
    """The language model that the environment names; None where it names none.

    Raises:
        SettingError: an address that is none, no model beside it, or a server on another machine without permission.

    Examples:
        >>> lookup_reader(Settings(), {}) is None
        True
        >>> lookup_reader(Settings(), {"CAREO_READER_URL": "http://lab.example/v1", "CAREO_READER_MODEL": "m"})
        Traceback (most recent call last):
        careo.errors.SettingError: CAREO_READER_URL=http://lab.example/v1: lab.example is not this machine, and your \
documents would leave it; name a server on localhost, or set CAREO_READER_ELSEWHERE=yes
    """
    given = os.environ if environ is None else environ
    url, model = (given.get(f"CAREO_READER_{name}", "").strip() for name in ("URL", "MODEL"))
    if not url:
        return None
    host = _host_of(url)
    elsewhere = given.get("CAREO_READER_ELSEWHERE", "").strip().lower() == "yes"
    if not host:
        raise SettingError(f"CAREO_READER_URL={url}: not an address; give one such as http://localhost:8080/v1")
    if not model:
        raise SettingError(f"CAREO_READER_URL={url}: no model is named; set CAREO_READER_MODEL")
    if not elsewhere and not is_this_machine(host):
        raise SettingError(
            f"CAREO_READER_URL={url}: {host} is not this machine, and your documents would leave it; "
            "name a server on localhost, or set CAREO_READER_ELSEWHERE=yes"
        )
    key = given.get("CAREO_READER_KEY", "").strip()
    return ReaderPlan(url, model, float(settings.reader_seconds), key, elsewhere)


def is_this_machine(host: str) -> bool:
    """Whether a host name or address means this machine itself.

    Examples:
        >>> [is_this_machine(host) for host in ("localhost", "127.0.0.9", "::1", "10.0.0.1", "localhost.example")]
        [True, True, True, False, False]
    """
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _host_of(url: str) -> str:
    """The host of an http(s) address; "" where it is none, or carries a name and password."""
    try:
        parts = urlsplit(url)
        has_port = parts.port is None or parts.port > 0
    except ValueError:
        return ""
    fits = parts.scheme in ("http", "https") and "@" not in parts.netloc and not (parts.query or parts.fragment)
    return (parts.hostname or "") if fits and has_port else ""


def _parse(row: Setting, raw: str) -> int | float:
    kind = {f.name: f.type for f in fields(Settings)}[row.name]
    try:
        value = int(raw) if kind == "int" else float(raw)
    except ValueError:
        raise SettingError(f"{row.name}={raw}: not a number; give one from {row.least} to {row.greatest}") from None
    if not row.least <= value <= row.greatest:
        raise SettingError(f"{row.name}={raw}: out of range; give one from {row.least} to {row.greatest}")
    return value
