"""The operations on the key, the backends, their characterizations, and the result formats."""

from collections.abc import Mapping
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from .. import errors
from ..account import whoami
from ..contract import Operation
from ..http.reading import read_query
from ..http.replying import reply
from ..jsontypes import JsonObject
from ..machines.catalog import Machine
from ..machines.characterizations import characterizations, latest_id
from .formats import format_schema
from .service import Handler, Service


async def _whoami(_service: Service, _request: Request, _operation: Operation) -> Response:
    return reply(whoami())


async def _list(service: Service, _request: Request, _operation: Operation) -> Response:
    return reply([_entry(service, machine) for machine in service.fleet.all()])


async def _get(service: Service, request: Request, _operation: Operation) -> Response:
    return reply(_entry(service, service.machine(request)))


def _entry(service: Service, machine: Machine) -> JsonObject:
    now = service.clock.now()
    return machine.entry(now, latest_id(machine, now))


async def _characterizations(service: Service, request: Request, operation: Operation) -> Response:
    machine = service.machine(request)
    query = read_query(request, operation, strict=service.options.strict)
    start, end = _day(query.get("start")), _day(query.get("end"))
    matching = [
        each
        for each in characterizations(machine, service.clock.now())
        if (day := str(each["date"])[:10])
        and (not start or day >= start)
        and (not end or day < end)
    ]
    if not machine.is_qpu:
        # As the service has been observed to answer for a backend without characterizations.
        return reply({"characterizations": None, "pages": 0})
    limit, page = query["limit"], query["page"]
    assert isinstance(limit, int)  # noqa: S101 - the document gives both a type and a default
    assert isinstance(page, int)  # noqa: S101
    shown = matching[(page - 1) * limit : page * limit]
    remaining = max(0, -(-len(matching) // limit) - page)
    return reply({"characterizations": list(shown), "pages": remaining})


def _day(value: object) -> str | None:
    return date.fromisoformat(value).isoformat() if isinstance(value, str) else None


async def _characterization(service: Service, request: Request, _operation: Operation) -> Response:
    requested = request.path_params["UUID"].lower()
    for each in characterizations(service.machine(request), service.clock.now()):
        if each["id"] == requested:
            return reply(each)
    raise errors.not_found("The characterization")


async def _format(_service: Service, request: Request, _operation: Operation) -> Response:
    schema = format_schema(request.path_params["format"])
    if schema is None:
        raise errors.not_found("The format")
    return reply(schema)


HANDLERS: Mapping[str, Handler] = {
    "getWhoami": _whoami,
    "getBackends": _list,
    "getBackend": _get,
    "getCharacterizationsForBackend": _characterizations,
    "getCharacterization": _characterization,
    "GetFormatSchema": _format,
}
