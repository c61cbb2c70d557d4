"""The ASGI application: the document's operations, and the endpoints beside it, with handlers."""

import hmac
from collections.abc import Awaitable, Callable, Mapping

from attrs import evolve
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from .. import contract, errors
from ..contract import Operation
from ..http.fault_responses import spoil, wait
from ..http.replying import RequestIds, answer_error
from ..store.database import DatabaseError
from . import backends as api_backends
from . import billing as api_billing
from . import jobs as api_jobs
from . import results as api_results
from . import sessions as api_sessions
from .control import CONTROLS, PREFIX
from .page import routes
from .service import Handler, Service

_PREFIX = "/v0.4"

HANDLERS: Mapping[str, Handler] = {
    **api_backends.HANDLERS,
    **api_jobs.HANDLERS,
    **api_results.HANDLERS,
    **api_sessions.HANDLERS,
    **api_billing.HANDLERS,
}


async def _api_docs(_service: Service, _request: Request, _operation: Operation) -> Response:
    return Response(contract.published(), media_type="application/json")


async def _unknown(_service: Service, _request: Request, operation: Operation) -> Response:
    """Answers an operation that the document has and this emulator does not implement yet."""
    raise errors.ApiError(501, f"The emulator does not answer {operation.id} yet.")


def operations() -> list[tuple[Operation, Handler]]:
    """Every operation with its handler: the document's, then those the service has besides."""
    documented = [
        (each, HANDLERS.get(each.id, _unknown)) for each in contract.operations().values()
    ]
    undocumented = {"/api-docs": _api_docs, **api_results.LEGACY}
    return documented + [
        (Operation(path, "GET", path, path == "/api-docs", (), None), handler)
        for path, handler in undocumented.items()
    ]


def build(service: Service, api_key: str) -> ASGIApp:
    """Build the application.

    Args:
        service: What the operations work with.
        api_key: The only key that is accepted.
    """
    authorization = f"apiKey {api_key}".encode()
    # Every GET is also served under PREFIX, where no fault happens: the page reads there, so that
    # watching a test does not use up the faults that the test has set.
    by_path: dict[str, dict[str, tuple[Operation, Handler]]] = {}
    for operation, handler in operations():
        if operation.method == "GET":
            path = PREFIX + _PREFIX + operation.path
            by_path[path] = {"GET": (evolve(operation, path=path), handler)}
        by_path.setdefault(_PREFIX + operation.path, {})[operation.method] = operation, handler
    for operation, handler in CONTROLS:
        by_path.setdefault(operation.path, {})[operation.method] = operation, handler
    # Paths without parameters come first: /jobs/estimate is not a job.
    paths = sorted(by_path, key=lambda path: [part.startswith("{") for part in path.split("/")])
    app = Starlette(
        routes=[
            Route(
                path, _endpoint(service, by_path[path], authorization), methods=list(by_path[path])
            )
            for path in paths
        ]
        + routes(api_key),
        exception_handlers={
            HTTPException: answer_error,
            ClientDisconnect: answer_error,
            Exception: answer_error,
        },
    )
    app.router.redirect_slashes = False
    return RequestIds(app)


def _endpoint(
    service: Service, methods: Mapping[str, tuple[Operation, Handler]], authorization: bytes
) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        # Starlette routes HEAD wherever GET is allowed.
        operation, handler = methods.get(request.method) or methods["GET"]
        if operation.path.startswith(PREFIX):
            return await answer(request, operation, handler)
        fault = service.faults.choose(operation.id)
        if fault is not None and fault.when == "before":
            if fault.kind != "delay":
                return spoil(fault, Response())
            await wait(fault, request)
        response = await answer(request, operation, handler)
        if fault is None or fault.when == "before":
            return response
        if fault.kind == "delay":
            await wait(fault, request)
        return spoil(fault, response)

    async def answer(request: Request, operation: Operation, handler: Handler) -> Response:
        try:
            if not operation.public:
                sent = request.headers.get("authorization", "").encode("latin-1")
                if not hmac.compare_digest(sent, authorization):
                    raise errors.unauthorized()
            return await handler(service, request, operation)
        except errors.ApiError as error:
            return answer_error(request, error)
        except DatabaseError as error:
            return answer_error(request, errors.ApiError(503, f"Nothing was done: {error}."))

    return endpoint
