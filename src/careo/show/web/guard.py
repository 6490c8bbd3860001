"""What keeps the workbench private: a one-time token, Host and Origin checks, a strict Content-Security-Policy.

The token is in the address that `careo serve` prints; the first request with it sets a cookie, and it is good for no
second browser. Requests with another Host or Origin are refused, which shuts out pages of other sites (DNS rebinding).
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Awaitable, Callable

from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp

COOKIE = "careo_session"
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
LOCAL_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]", "::1"})

Next = Callable[[Request], Awaitable[Response]]


class Guard(BaseHTTPMiddleware):
    """Lets in only the browser that holds the token, on this machine's own names."""

    def __init__(self, app: ASGIApp, *, token: str) -> None:
        super().__init__(app)
        self._token = token
        self._session = secrets.token_urlsafe(32)
        self._token_used = False

    async def dispatch(self, request: Request, call_next: Next) -> Response:
        """Check the request, pass it on, and add the headers."""
        response = self._refusal(request) or await call_next(request)
        response.headers.update(HEADERS)
        return response

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
