"""The one place that speaks to another program: a server with the chat interface that OpenAI defined.

Spoken to directly, without proxies; redirects are not followed; what comes back is bounded in time and size. Unless the
settings say otherwise the other end must be this machine, by its address and not only by its name.
"""

from __future__ import annotations

import http.client
import ipaddress
import json
import socket
import time
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from careo.errors import ReaderError
from careo.settings import ReaderPlan, is_this_machine

MOST_BYTES = 4_000_000
MOST_TOKENS = 4_096
PORTS = {"http": 80, "https": 443}
Message = dict[str, str]


class NoAnswerError(Exception):
    """The server gave no answer that can be used.

    Attributes:
        code: of the Problem this becomes.
        said: what happened, in a few words.
    """

    def __init__(self, code: str, said: str) -> None:
        super().__init__(said)
        self.code, self.said = code, said


@dataclass(frozen=True, slots=True)
class Answer:
    """The text of an answer, and whether the server stopped before its end."""

    text: str
    is_cut: bool


def check_reachable(plan: ReaderPlan) -> None:
    """Make sure that somebody answers before a long build begins.

    Raises:
        ReaderError: nobody listens there, or it is not this machine.
    """
    try:
        _exchange(plan, "GET", "/models", None)
    except NoAnswerError as error:
        if error.code == "reader-unreachable":
            said = f"CAREO_READER_URL={plan.url}: {error.said}; start the server, or unset CAREO_READER_URL"
            raise ReaderError(said) from None


def ask(plan: ReaderPlan, messages: Sequence[Message]) -> Answer:
    """One question and its answer.

    Raises:
        NoAnswerError: nobody answers, too late, or not in the form of the interface.
    """
    body = {"model": plan.model, "messages": list(messages), "temperature": 0, "seed": 0, "max_tokens": MOST_TOKENS}
    status, got = _exchange(plan, "POST", "/chat/completions", body | {"response_format": {"type": "json_object"}})
    if status == http.client.BAD_REQUEST:  # some servers know no response_format
        status, got = _exchange(plan, "POST", "/chat/completions", body)
    if status != http.client.OK:
        raise NoAnswerError("reader-no-answer", f"it answered with status {status}")
    return _read_answer(got)


def _read_answer(got: bytes) -> Answer:
    try:
        choice = json.loads(got)["choices"][0]
        text = choice["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        raise NoAnswerError("reader-malformed", "what it sent is no chat completion") from None
    if not isinstance(text, str):
        raise NoAnswerError("reader-malformed", "its message holds no text")
    return Answer(text, choice.get("finish_reason") == "length")


def _exchange(plan: ReaderPlan, method: str, path: str, body: object) -> tuple[int, bytes]:
    """Status and content of one request, within `plan.seconds` all together."""
    ends = time.monotonic() + plan.seconds
    parts = urlsplit(plan.url)
    host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(host, port, timeout=plan.seconds)
    try:
        connection.connect()
        _check_place(plan, connection.sock)
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if plan.key:
            headers["Authorization"] = f"Bearer {plan.key}"
        content = None if body is None else json.dumps(body, ensure_ascii=True).encode("ascii")
        connection.request(method, parts.path.rstrip("/") + path, body=content, headers=headers)
        return _receive(connection, ends)
    except TimeoutError:
        raise NoAnswerError("reader-too-slow", f"no whole answer within {plan.seconds:g} seconds") from None
    except http.client.HTTPException as error:
        raise NoAnswerError("reader-no-answer", f"it broke off ({type(error).__name__})") from None
    except OSError as error:
        raise NoAnswerError("reader-unreachable", f"nobody answers there ({error.strerror or error})") from None
    finally:
        connection.close()


def _receive(connection: http.client.HTTPConnection, ends: float) -> tuple[int, bytes]:
    """The response; a server that sends a byte now and then does not hold us longer than agreed."""
    sock = connection.sock
    sock.settimeout(max(0.05, ends - time.monotonic()))
    response = connection.getresponse()
    if 300 <= response.status < 400:
        raise NoAnswerError("reader-no-answer", f"it sends on to another address (status {response.status})")
    got = bytearray()
    while True:
        left = ends - time.monotonic()
        if left <= 0:
            raise TimeoutError
        sock.settimeout(left)
        part = response.read1(65_536)
        if not part:
            break
        got += part
        if len(got) > MOST_BYTES:
            raise NoAnswerError("reader-malformed", f"it sent more than {MOST_BYTES // 1_000_000} MB")
    if response.length:
        raise http.client.IncompleteRead(bytes(got), response.length)
    return response.status, bytes(got)


def _check_place(plan: ReaderPlan, sock: socket.socket) -> None:
    """Whether the other end is where the settings allow it to be; a name may lead anywhere."""
    address = str(sock.getpeername()[0]).partition("%")[0]
    if not plan.elsewhere and not (is_this_machine(address) and ipaddress.ip_address(address).is_loopback):
        raise NoAnswerError(
            "reader-unreachable", f"{address} is not this machine; CAREO_READER_ELSEWHERE=yes allows it"
        )
