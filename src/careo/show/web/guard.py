"""What keeps the workbench private: a one-time token, Host and Origin checks, a strict Content-Security-Policy.

The token is in the address that `careo serve` prints; the first request with it sets a cookie, and it is good for no
second browser. Requests with another Host or Origin are refused, which shuts out pages of other sites (DNS rebinding).
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Awaitable, Callable

from starlette.datastructures import MutableHeaders
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "careo_session"
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""Only the program's own files run, are fetched or are sent to; nothing in a document of a case can."""
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
KEPT, NOT_KEPT = "private, max-age=3600", "no-store"
LOCAL_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]", "::1"})

Next = Callable[[Request], Awaitable[Response]]


class Headers:
    """Adds the headers to every answer; nothing of the case is kept, the files of others are for an hour."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, with the headers."""
        kept = KEPT if scope.get("path", "").startswith("/static/vendored/") else NOT_KEPT

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update({**HEADERS, "Cache-Control": kept})
            await send(message)

        await self._app(scope, receive, send_with_headers)


class Guard(BaseHTTPMiddleware):
    """Lets in only the browser that holds the token, on this machine's own names."""

    def __init__(self, app: ASGIApp, *, token: str) -> None:
        super().__init__(app)
        self._token = token
        self._session = secrets.token_urlsafe(32)
        self._token_used = False

    async def dispatch(self, request: Request, call_next: Next) -> Response:
        """Check the request, and pass it on."""
        return self._refusal(request) or await call_next(request)

    def _refusal(self, request: Request) -> Response | None:
        host = request.headers.get("host", "")
        if host.rsplit(":", 1)[0] not in LOCAL_NAMES and host not in LOCAL_NAMES:
            return PlainTextResponse("careo answers only to this machine's own names", status_code=421)
        origin = request.headers.get("origin")
        if request.method != "GET" and origin not in {f"http://{host}", None}:
            return PlainTextResponse("this form was sent from another site", status_code=403)
        if hmac.compare_digest(request.cookies.get(COOKIE, ""), self._session):
            return None
        return self._first_visit(request)

    def _first_visit(self, request: Request) -> Response:
        given = request.query_params.get("token", "")
        if self._token_used or not hmac.compare_digest(given, self._token):
            said = "Open the address that `careo serve` printed; its token is good once. Start it again for a new one."
            return PlainTextResponse(said, status_code=403)
        self._token_used = True
        response = RedirectResponse(request.url.path, status_code=303)
        response.set_cookie(COOKIE, self._session, httponly=True, samesite="strict")
        return response
