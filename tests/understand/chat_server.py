"""A real server on this machine that speaks OpenAI's chat interface, and answers as a test wants it to."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from careo.settings import ReaderPlan

Asked = dict[str, Any]


class Chat:
    """What the server was asked, and what it is to answer.

    Attributes:
        asked: the body of each chat request, in order.
        keys: the Authorization header of each request.
        answer: makes the content of the message from the body and from the sentences asked about.
        reply: takes over the whole response where it is set: `reply(handler)`.
        finish: the `finish_reason` of an answer, by the number of sentences asked about.
        knows_format: whether `response_format` is understood; a server that does not answers 400.
    """

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.keys: list[str | None] = []
        self.answer: Callable[[list[dict[str, Any]]], str] = lambda sentences: '{"events": []}'
        self.reply: Callable[[BaseHTTPRequestHandler], None] | None = None
        self.finish: Callable[[int], str] = lambda sentences: "stop"
        self.knows_format = True
        self.url = ""

    def plan(self, **over: Any) -> ReaderPlan:
        """How to reach it."""
        return ReaderPlan(**({"url": self.url, "model": "test-model", "seconds": 5.0} | over))


class Handler(BaseHTTPRequestHandler):
    """The two addresses of the interface that careo uses."""

    chat: Chat

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        if self.chat.reply is not None:
            return self.chat.reply(self)
        return self.send({"object": "list", "data": [{"id": "test-model"}]})

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.chat.keys.append(self.headers["Authorization"])
        self.chat.asked.append(body)
        if self.chat.reply is not None:
            return self.chat.reply(self)
        if "response_format" in body and not self.chat.knows_format:
            return self.send({"error": "unknown field"}, status=400)
        sentences = json.loads(body["messages"][-1]["content"])["sentences"]
        message = {"role": "assistant", "content": self.chat.answer(sentences)}
        return self.send({"choices": [{"message": message, "finish_reason": self.chat.finish(len(sentences))}]})

    def send(self, value: object, *, status: int = 200) -> None:
        """One whole JSON response."""
        self.send_bytes(json.dumps(value).encode(), status=status)

    def send_bytes(self, content: bytes, *, status: int = 200, length: int | None = None, pause: float = 0.0) -> None:
        """Some bytes as a response, one at a time where there is a pause; `length` may lie."""
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content) if length is None else length))
        self.end_headers()
        try:
            for at in range(0, len(content), 1 if pause else len(content) or 1):
                self.wfile.write(content[at : at + 1] if pause else content)
                time.sleep(pause)
        except OSError:
            return


@contextmanager
def chat_server() -> Iterator[Chat]:
    """A server at work; gone at the end."""
    chat = Chat()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Own", (Handler,), {"chat": chat}))
    server.daemon_threads = True
    chat.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield chat
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
