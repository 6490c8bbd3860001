"""E-mail: one message (.eml) or a mailbox (.mbox); subject, sender and date stand as lines above the text."""

from __future__ import annotations

import email
import email.policy
import mailbox
from collections import Counter
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart
from email.utils import parsedate_to_datetime
from pathlib import Path

from careo.model import Problem
from careo.read.boundary import guard
from careo.read.codes import make_problem
from careo.read.decode import NotTextError, decode
from careo.read.formats.html import raw_from_html
from careo.read.raw import RawText, TextBuilder
from careo.settings import Settings

HEADERS = (("Subject", "title"), ("From", "byline"))


def read_message(path: Path, name: str, settings: Settings) -> Iterator[RawText | Problem]:
    """The one text of a message, and a Problem for each attachment."""
    yield from _read_message(path.read_bytes(), name, part="")


def read_mailbox(path: Path, name: str, settings: Settings) -> Iterator[RawText | Problem]:
    """Each message of a mailbox, numbered from 1; a bad one is a Problem, and the next one is read."""
    box = mailbox.mbox(path, create=False)
    number = 0
    try:
        for number, key in enumerate(box.iterkeys(), 1):
            part = f"message {number}"
            yield from guard(_read_message(box.get_bytes(key), f"{name}, {part}", part=part), f"{name}, {part}")
    finally:
        box.close()
    if not number:
        yield make_problem(name, "no-documents")


def _read_message(data: bytes, name: str, *, part: str) -> Iterator[RawText | Problem]:
    message = email.message_from_bytes(data, policy=email.policy.default)
    for what, times in Counter(_attachments(message)).items():
        yield make_problem(name, "attachment", f"{times} × {what}" if times > 1 else what)
    body = message.get_body(preferencelist=("plain", "html"))
    content = _content(body) if body is not None else ""
    if body is not None and body.get_content_type() == "text/html":
        page = raw_from_html(content, name, part=part)
        if isinstance(page, Problem):
            yield page
            return
        content = page.text
    if not content.strip():
        yield make_problem(name, "empty")
        return
    builder = TextBuilder()
    _add_headers(builder, message, part)
    builder.add(content, ", ".join(filter(None, (part, "body"))), after="")
    yield builder.build(part=part, media_type="message/rfc822")


def _add_headers(builder: TextBuilder, message: EmailMessage, part: str) -> None:
    for header, label in HEADERS:
        value = " ".join(str(message.get(header, "")).split())
        if value:
            builder.add(value, ", ".join(filter(None, (part, f"header {header}"))), label=label)
    if date := _date_line(message):
        builder.add(date, ", ".join(filter(None, (part, "header Date"))), label="published")
    if builder.parts:
        builder.parts.append("\n")
        builder.length += 1


def _attachments(message: EmailMessage) -> Iterator[str]:
    """The names, or else the types, of what hangs on a message; pictures inside its page do not count."""
    for one in message.iter_attachments() if message.is_multipart() else ():
        if one.get_content_maintype() == "image" and one.get("Content-ID"):
            continue
        yield " ".join((one.get_filename() or one.get_content_type()).split())


def _date_line(message: EmailMessage) -> str:
    try:
        return parsedate_to_datetime(str(message.get("Date", ""))).date().isoformat()
    except (ValueError, TypeError):
        return ""


def _content(body: MIMEPart) -> str:
    """The text of a part; by its bytes where the encoding it names does not fit them."""
    payload = body.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    try:
        return decode(payload, declared=body.get_content_charset("")).text
    except NotTextError:
        return ""
