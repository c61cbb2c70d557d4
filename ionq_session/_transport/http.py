"""One request sent once, blocking or awaited: the reply, or why there is none.

Nothing here follows a redirect or retries; the flows decide on both.
"""

import httpx

from ..errors import ConfigurationError
from .guard import guarded
from .receiving import AsyncBody, Receiving, SyncBody
from .signing import raise_unanswerable, signing_of
from .types import (
    AsyncClient,
    AsyncTransport,
    Client,
    Fault,
    Reply,
    Request,
    Response,
    Send,
    TimeoutSetting,
    Transport,
)

NO_LIMIT = 1e8  # seconds, three years; the system's clock takes no much larger number
AT_LEAST = 1e-3  # seconds: what is over runs into its time-out at once, and 0 would not block
WRONG_BODY = Fault(
    "the request's body is of the other kind: IonQSession takes a blocking iterator, "
    "AsyncIonQSession an async one",
    sent=False,
    retryable=False,
)


def send(connection: Client | Transport, event: Send, owner: object = None) -> Reply | Fault:
    """Send one request and read the whole reply, unless it is to be streamed.

    Args:
        connection: What to send it through.
        event: The request.
        owner: What must not be collected before a streamed reply is read.
    """
    if not isinstance(event.request.stream, httpx.SyncByteStream):
        return WRONG_BODY
    receiving = Receiving(event, connection, owner)
    try:
        with guarded(event.time_left):
            response = _head(connection, receiving)
            if receiving.is_streamed:
                return receiving.reply(b"")
            try:
                return receiving.reply(response.read())
            finally:
                response.close()
    except Exception as error:  # noqa: BLE001  # what is not the library's is raised again
        return receiving.fault(error)


async def asend(
    connection: AsyncClient | AsyncTransport, event: Send, owner: object = None
) -> Reply | Fault:
    """Send one request and read the whole reply; see `send`."""
    if not isinstance(event.request.stream, httpx.AsyncByteStream):
        return WRONG_BODY
    receiving = Receiving(event, connection, owner)
    try:
        with guarded(event.time_left):
            response = await _ahead(connection, receiving)
            if receiving.is_streamed:
                return receiving.reply(b"")
            try:
                return receiving.reply(await response.aread())
            finally:
                await response.aclose()
    except Exception as error:  # noqa: BLE001  # what is not the library's is raised again
        return receiving.fault(error)


def _head(connection: Client | Transport, receiving: Receiving) -> Response:
    """A response whose body is not read yet."""
    request, auth = receiving.event.request, receiving.event.auth
    if isinstance(connection, httpx.Client):
        _check_open(connection)
        response = connection.send(request, auth=auth, stream=True, follow_redirects=False)
        return receiving.start(response, response.request, SyncBody)
    signing = signing_of(receiving.event)
    if signing is None:
        return receiving.start(connection.handle_request(request), request, SyncBody)
    flow = signing.sync_auth_flow(request)
    try:
        request = next(flow)
        while True:
            response = receiving.start(connection.handle_request(request), request, SyncBody)
            try:
                request = flow.send(response)
            except StopIteration:
                return response
            except BaseException as error:
                response.close()
                raise_unanswerable(error, signing)
                raise
            response.read()
    finally:
        flow.close()


async def _ahead(connection: AsyncClient | AsyncTransport, receiving: Receiving) -> Response:
    """A response whose body is not read yet."""
    request, auth = receiving.event.request, receiving.event.auth
    if isinstance(connection, httpx.AsyncClient):
        _check_open(connection)
        response = await connection.send(request, auth=auth, stream=True, follow_redirects=False)
        return receiving.start(response, response.request, AsyncBody)
    signing = signing_of(receiving.event)
    if signing is None:
        reply = await connection.handle_async_request(request)
        return receiving.start(reply, request, AsyncBody)
    flow = signing.async_auth_flow(request)
    try:
        request = await anext(flow)
        while True:
            reply = await connection.handle_async_request(request)
            response = receiving.start(reply, request, AsyncBody)
            try:
                request = await flow.asend(response)
            except StopAsyncIteration:
                return response
            except BaseException as error:
                await response.aclose()
                raise_unanswerable(error, signing)
                raise
            await response.aread()
    finally:
        await flow.aclose()


def _check_open(client: Client | AsyncClient) -> None:
    if client.is_closed:
        raise ConfigurationError("the http_client of this session is closed; give it an open one")


def limit_time(request: Request, timeout: TimeoutSetting, time_left: float | None) -> None:
    """Set how long each step of a request may take.

    Args:
        request: The request.
        timeout: The user's setting.
        time_left: Seconds to the deadline, which no step may outlast.
    """
    connect, read = timeout if isinstance(timeout, tuple) else (timeout, timeout)
    steps = {"connect": connect, "read": read, "write": read, "pool": connect}
    request.extensions["timeout"] = {
        step: min(
            (
                max(each, AT_LEAST)
                for each in (seconds, time_left)
                if each is not None and each < NO_LIMIT
            ),
            default=None,
        )
        for step, seconds in steps.items()
    }
