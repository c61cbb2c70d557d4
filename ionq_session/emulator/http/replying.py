"""Writing replies: JSON, errors in the service's shape, and an x-request-id on everything."""

import json
import logging
from collections.abc import Mapping
from uuid import uuid4

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .. import errors
from ..jsontypes import Json

_logger = logging.getLogger("ionq_session.emulator")


def reply(body: Json, status: int = 200) -> Response:
    """A reply with a JSON body."""
    # ASCII, because a request's text may hold half a surrogate pair, which UTF-8 can't encode.
    content = json.dumps(body, separators=(",", ":"), allow_nan=False)
    return Response(content, status, media_type="application/json")


def answer_error(_request: Request, error: Exception) -> Response:
    """The reply, in the service's shape, to a request that ended in an exception.

    Args:
        error: An `ApiError`, one of Starlette's, or an unexpected one.
    """
    headers: Mapping[str, str] | None = None
    if isinstance(error, HTTPException):
        message = {
            404: "The address was not found; this emulator serves /v0.4 of the API.",
            405: "The method is not allowed at this address.",
        }
        headers = error.headers
        error = errors.ApiError(error.status_code, message.get(error.status_code, error.detail))
    elif isinstance(error, ClientDisconnect):
        error = errors.bad_request("The body ended too early.", [])
    elif not isinstance(error, errors.ApiError):
        error = errors.ApiError(500, "The emulator failed; its log has the reason.")
    response = reply(error.body(), error.status)
    response.headers.update(headers or {})
    return response


class RequestIds:
    """Middleware: gives every reply, errors included, an x-request-id, and logs each request."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        request_id = str(uuid4())

        async def send_with_id(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["x-request-id"] = request_id
                line = (scope["method"], scope["path"], message["status"], request_id)
                _logger.debug("%s %r %d %s", *line)
            await send(message)

        await self._app(scope, receive, send_with_id)
