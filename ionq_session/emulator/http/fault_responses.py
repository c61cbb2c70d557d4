"""Responses that are wrong on purpose, down to the bytes and the connection."""

import asyncio
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import cast

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from ..errors import ApiError
from ..faults import Fault
from .replying import reply

_PAGE = (
    "<!DOCTYPE html><html><head><title>{status}: Error</title></head>"
    "<body><h1>Error {status}</h1><p>This page stands for a gateway's.</p></body></html>"
)
_POLL_SECONDS = 0.02  # how often a delay checks whether the client has gone


async def wait(fault: Fault, request: Request) -> None:
    """Delay a reply by a fault's `seconds`, or until the client closes the connection."""
    await _pause(fault.seconds, _transport(request.scope))


def spoil(fault: Fault, answer: Response) -> Response:
    """The response that a fault turns a right one into.

    Args:
        fault: What goes wrong.
        answer: The right response; unused by faults that happen before the emulator acts.
    """
    if fault.kind == "status":
        spoiled = reply(ApiError(fault.status, "A fault that was asked for.").body(), fault.status)
    elif fault.kind == "html":
        page = _PAGE.format(status=fault.status)
        spoiled = Response(page, fault.status, media_type="text/html")
    elif fault.kind == "corrupt":
        body = bytes(answer.body)
        spoiled = Response(body[: len(body) // 2] + b"}<", answer.status_code)
        spoiled.headers["content-type"] = answer.headers.get("content-type", "application/json")
    elif fault.kind in ("drop", "cut", "slow"):
        return _Broken(fault, answer)
    else:
        spoiled = answer
    if fault.retry_after is not None:
        spoiled.headers["retry-after"] = _retry_after(fault)
    return spoiled


def _retry_after(fault: Fault) -> str:
    seconds = fault.retry_after or 0.0
    if fault.retry_after_form == "seconds":
        return f"{seconds:g}"
    return format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)


class _Broken(Response):
    """A response that fails below HTTP: its connection ends, or its bytes come slowly."""

    def __init__(self, fault: Fault, answer: Response) -> None:
        super().__init__()
        self._fault = fault
        self._answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send as much as the fault lets through."""
        transport, answer = _transport(scope), self._answer
        if self._fault.kind == "drop":
            transport.abort()
            await _gone(receive)
            return
        body = bytes(answer.body)
        headers = answer.raw_headers
        start = {"type": "http.response.start", "status": answer.status_code, "headers": headers}
        await send(start)
        if self._fault.kind == "cut":
            half = {"type": "http.response.body", "body": body[: len(body) // 2], "more_body": True}
            await send(half)
            transport.close()
            await _gone(receive)
            return
        for place in range(len(body)):
            if transport.is_closing():
                return
            byte = body[place : place + 1]
            await send({"type": "http.response.body", "body": byte, "more_body": True})
            await _pause(self._fault.seconds, transport)
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _pause(seconds: float, transport: asyncio.Transport) -> None:
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while (rest := end - loop.time()) > 0 and not transport.is_closing():
        await asyncio.sleep(min(_POLL_SECONDS, rest))


async def _gone(receive: Receive) -> None:
    """Wait for the disconnect, or the server would report the incomplete response as our bug."""
    while (await receive())["type"] != "http.disconnect":
        pass


def _transport(scope: Scope) -> asyncio.Transport:
    """The connection of a request, which the server's protocol stores in the request's state."""
    return cast("asyncio.Transport", scope["state"]["transport"])
