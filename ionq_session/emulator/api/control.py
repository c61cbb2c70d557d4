"""The control endpoints under /_emulator: how a test in another process steers the emulator."""

import asyncio
from typing import cast

from starlette.requests import Request
from starlette.responses import Response

from .. import contract, errors
from ..contract import Operation
from ..faults import Fault
from ..http.reading import read_json
from ..http.replying import reply
from ..machines.catalog import BackendStatus
from .service import Handler, Service

PREFIX = "/_emulator"


async def _list_faults(service: Service, _request: Request, _operation: Operation) -> Response:
    return reply({"faults": [*service.faults.all()]})


async def _add_fault(service: Service, request: Request, operation: Operation) -> Response:
    body = await read_json(request)
    try:
        service.faults.add(Fault.read(body if isinstance(body, dict) else {}))
    except ValueError as error:
        raise errors.bad_request(f"{error}.", []) from None
    return await _list_faults(service, request, operation)


async def _clear_faults(service: Service, request: Request, operation: Operation) -> Response:
    service.faults.clear()
    return await _list_faults(service, request, operation)


async def _set_backend(service: Service, request: Request, _operation: Operation) -> Response:
    body = await read_json(request)
    status = body.get("status") if isinstance(body, dict) else None
    name = request.path_params["backend"]
    try:
        service.fleet.set_status(name, cast("BackendStatus", status))
    except ValueError as error:
        raise errors.bad_request(f"{error}.", ["status"]) from None
    return reply({"backend": name, "status": status})


async def _input(service: Service, request: Request, _operation: Operation) -> Response:
    """The input of a job, which the API itself does not return."""
    return reply(service.store.input(service.job(request).id))


async def _document(_service: Service, _request: Request, _operation: Operation) -> Response:
    """The document that the emulator follows; the API itself serves the one that IonQ publishes."""
    return Response(contract.text(), media_type="application/json")


async def _sketch(service: Service, request: Request, _operation: Operation) -> Response:
    """The OpenQASM 3 program of a job as a list of gates, or null if there is none to draw."""
    from ..circuits.sketch import sketch  # imports Qiskit, which the start has loaded

    job = service.job(request)
    submission, source = job.submission, service.store.input(job.id)
    noise = (submission.noise or {}).get("model")
    # In a thread, so that other clients need not wait.
    return reply(await asyncio.to_thread(sketch, source, submission.backend, noise))


CONTROLS: list[tuple[Operation, Handler]] = [
    (Operation(f"{method} {path}", method, PREFIX + path, False, (), None), handler)
    for method, path, handler in (
        ("GET", "/faults", _list_faults),
        ("POST", "/faults", _add_fault),
        ("DELETE", "/faults", _clear_faults),
        ("PUT", "/backends/{backend}", _set_backend),
        ("GET", "/jobs/{UUID}/input", _input),
        ("GET", "/document", _document),
        ("GET", "/jobs/{UUID}/sketch", _sketch),
    )
]
