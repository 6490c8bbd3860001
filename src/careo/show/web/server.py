"""Run the workbench on the loopback address."""

from __future__ import annotations

import gc
import secrets
import socket
from pathlib import Path

import uvicorn
from rich.console import Console

from careo.errors import CareoError
from careo.show.traced import Tracer
from careo.show.web.app import make_app
from careo.show.web.background import Hall
from careo.store import open_case

HOST = "127.0.0.1"
UPLOADS = "incoming"


def serve(case: Path, *, port: int = 8765, hall: Hall | None = None, tracer: Tracer | None = None) -> None:
    """Serve a case until Ctrl-C; prints the address with its one-time token.

    Args:
        case: the case folder.
        port: port on 127.0.0.1; 0 takes a free one.
        tracer: runs the steps of understanding again, for explanations.
        hall: joins incidents anew after a judgement, and reads files that are dropped in.

    Raises:
        CareoError: the port is taken.
    """
    token = secrets.token_urlsafe(18)
    listener = _listen(port)
    with listener, open_case(case, mode="judge") as opened:
        app = make_app(opened.view, opened.judge, hall=hall, tracer=tracer, uploads=case / UPLOADS, token=token)
        address = f"http://{HOST}:{listener.getsockname()[1]}/?token={token}"
        Console(highlight=False, soft_wrap=True).print(f"The workbench is at {address}\nStop it with Ctrl-C.")
        config = uvicorn.Config(app, log_level="warning", server_header=False, date_header=False)
        gc.collect()
        gc.freeze()  # what was loaded stays: looking through it again took up to 0.15 s of an answer
        uvicorn.Server(config).run(sockets=[listener])


def _listen(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except OSError as error:
        listener.close()
        raise CareoError(f"port {port}: {error.strerror}; choose another with --port, or 0 for any") from None
    return listener
