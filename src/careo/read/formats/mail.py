"""E-mail: one message (.eml) or a mailbox (.mbox); sender, date and subject stand as lines above the text."""

from __future__ import annotations

import email
import email.policy
import mailbox
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart
from email.utils import parsedate_to_datetime
from pathlib import Path

from careo.model import Problem
from careo.read.codes import make_problem
from careo.read.formats.html import raw_from_html
from careo.read.raw import RawText, TextBuilder
from careo.settings import Settings

HEADERS = (("Subject", "title"), ("From", "byline"))


def read_message(path: Path, name: str, settings: Settings) -> Iterator[RawText | Problem]:
    """The one text of a message."""
    yield _raw_from_message(path.read_bytes(), name, part="")


def read_mailbox(path: Path, name: str, settings: Settings) -> Iterator[RawText | Problem]:
    """Each message of a mailbox, numbered from 1."""
    box = mailbox.mbox(path, create=False)
    try:
        for number, key in enumerate(box.iterkeys(), 1):
            part = f"message {number}"
            yield _raw_from_message(box.get_bytes(key), f"{name}, {part}", part=part)
    finally:
        box.close()


def _raw_from_message(data: bytes, name: str, *, part: str) -> RawText | Problem:
    message = email.message_from_bytes(data, policy=email.policy.default)
    builder = TextBuilder()
    for header, label in HEADERS:
        value = str(message.get(header, "")).strip()
        if value:
            builder.add(value, f"header {header}", label=label)
    if date := _date_line(message):
        builder.add(date, "header Date", label="published", after="\n\n")
    body = message.get_body(preferencelist=("plain", "html"))
    content = _content(body) if body is not None else ""
    if not content.strip():
        return make_problem(name, "empty")
    if body is not None and body.get_content_type() == "text/html":
        page = raw_from_html(content, name, part=part)
        if isinstance(page, Problem):
            return page
        content = page.text
    builder.add(content, "body", after="")
    return builder.build(part=part, media_type="message/rfc822")


def _date_line(message: EmailMessage) -> str:
    try:
        return parsedate_to_datetime(str(message.get("Date", ""))).date().isoformat()
    except (ValueError, TypeError):
        return ""


def _content(body: MIMEPart) -> str:
    try:
        return str(body.get_content())
    except (LookupError, UnicodeError):
        payload = body.get_payload(decode=True)
        return payload.decode("latin_1") if isinstance(payload, bytes) else ""
