"""Every problem this room can find: code, what it says, what to do. `docs/problems.md` is generated from this table."""

from __future__ import annotations

from dataclasses import dataclass

from careo.model import Problem, Room


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of problem; `said` may have places for details in braces."""

    code: str
    said: str
    remedy: str


TABLE: tuple[Code, ...] = (
    Code("unsupported-type", "files of type {detail} are not read", "export it as text, PDF, HTML or .docx"),
    Code("archive", "it is {detail}: what is packed in it is not read", "unpack it, and give careo the files"),
    Code("hidden-file", "hidden and system files are not read", "rename it if it is a report"),
    Code(
        "folder-notes",
        "notes on a folder (README, LICENSE) are not read as a report",
        "name the file itself to read it",
    ),
    Code("not-a-file", "neither a file nor a folder that can be followed", "name the file it points to"),
    Code("empty", "the file holds no text", "check whether it was saved whole"),
    Code("too-short", "only {detail} characters of text", "add it to a longer document, or lower CAREO_MIN_TEXT_CHARS"),
    Code("too-large", "{detail} MB is more than is read", "split it, or raise CAREO_MAX_FILE_MB"),
    Code(
        "too-long", "{detail} characters are more than one document may have", "split it, or raise CAREO_MAX_TEXT_CHARS"
    ),
    Code("not-text", "the content is {detail}, not text", "unpack or convert it, then read the result"),
    Code("unreadable", "it could not be read: {detail}", "open it in the program that made it and save it again"),
    Code("no-access", "no permission to read it", "give yourself the right to read it"),
    Code("encrypted", "it is protected by a password", "save a copy without password"),
    Code("attachment", "the attachment {detail} was not read", "save it as a file of its own beside the message"),
    Code("no-text-layer", "no text layer, probably a scan", "run OCR on it first"),
    Code("page-without-text", "no text on {detail}", "run OCR on these pages, the others were read"),
    Code("too-many-pages", "only the first {detail:,} pages were read", "split it"),
    Code("foreign-language", "the language seems to be {detail}", "careo reads English and Spanish: translate it"),
    Code("bad-line", "the line is no document: {detail}", "each line needs a JSON object with a text"),
    Code("bad-lines", "{detail} more lines are no documents", "each line needs a JSON object with a text"),
    Code("bad-characters", "it holds characters that are no text: {detail}", "save it again as UTF-8"),
    Code("damaged-characters", "{detail} bytes were no characters and stand as �", "save it again as UTF-8"),
    Code("records-left-out", "records that are no pages were left out: {detail}", "save those that matter as files"),
    Code("no-documents", "the file holds no document", "check whether it was saved whole"),
)
_BY_CODE = {row.code: row for row in TABLE}


def make_problem(where: str, code: str, detail: object = "", *, sha256: str | None = None) -> Problem:
    """The problem of that code: `where: what; remedy`.

    Examples:
        >>> make_problem("notes.txt", "empty").said
        'notes.txt: the file holds no text; check whether it was saved whole'
    """
    row = _BY_CODE[code]
    said = f"{where}: {row.said.format(detail=detail)}; {row.remedy}"
    return Problem(where, Room.READ, code, said, sha256=sha256)
