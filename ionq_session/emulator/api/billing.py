"""The operations on billing: the cost of a job, an estimate, an organization's usage."""

from collections.abc import Mapping
from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from .. import errors
from ..account import ORGANIZATION_ID, PROJECT_ID
from ..clock import timestamp
from ..contract import Operation
from ..http.reading import bad_query, read_query
from ..http.replying import reply
from ..jobs.usage import bounds, usage
from ..jsontypes import Json, JsonObject
from ..machines.rates import CARD_ID, CURRENCY, TimeRate
from ..machines.workload import Workload
from .service import Handler, Service


async def _cost(service: Service, request: Request, _operation: Operation) -> Response:
    job = service.job(request)
    priced = [job]
    if job.preflight.child_job_ids:
        priced = service.store.children(job.id)
    estimates = [each.preflight.cost for each in priced if each.preflight.cost is not None]
    body: JsonObject = {"dry_run": job.submission.dry_run}
    if estimates:  # jobs on a simulator have none
        body["estimated_cost"] = {"value": round(sum(estimates), 6), "unit": CURRENCY}
    if job.cost is not None:
        body["cost"] = {"value": job.cost, "unit": CURRENCY}
    return reply(body)


async def _estimate(service: Service, request: Request, operation: Operation) -> Response:
    query = read_query(request, operation, strict=service.options.strict)
    machine = service.fleet.get(str(query["backend"]))
    if machine is None:
        raise bad_query({"backend": f"must be one of {', '.join(service.fleet.names())}"})
    workload = Workload(
        one_qubit_gates=_whole(query["1q_gates"]),
        two_qubit_gates=_whole(query["2q_gates"]),
        shots=_whole(query["shots"]),
        mitigated=query["error_mitigation"] is True,
    )
    rate = service.workshop.rate(machine)
    body: JsonObject = {
        "estimate_context": query | {"organization": ORGANIZATION_ID, "project": PROJECT_ID},
        "estimated_at": timestamp(service.clock.now()),
        "estimated_total_cost": rate.price(workload),
        "estimated_unit": CURRENCY,
        "estimated_execution_time": workload.execution_ms,
        "current_predicted_queue_time": round(machine.queue_seconds * 1000),
        "rate_card": {"id": CARD_ID, "rates": [rate.entry(machine.name, workload)]},
    }
    if isinstance(rate, TimeRate):
        body["estimated_quantum_compute_time_us"] = workload.compute_us
    return reply(body)


async def _usage(service: Service, request: Request, operation: Operation) -> Response:
    query = read_query(request, operation, strict=service.options.strict)
    if request.path_params["organization_id"] != ORGANIZATION_ID:
        raise errors.ApiError(403, f"The key may only see the usage of {ORGANIZATION_ID}.")
    first, last = (date.fromisoformat(str(query[key])) for key in ("start_date", "end_date"))
    if last < first:
        raise bad_query({"end_date": "must not be before start_date"})
    bills = service.store.bills(*bounds(first, last))
    return reply(usage(bills, first, last, str(query["group_by"]), str(query["modality"])))


def _whole(value: Json) -> int:
    return value if isinstance(value, int) else 0


HANDLERS: Mapping[str, Handler] = {
    "GetJobCost": _cost,
    "EstimateJobCost": _estimate,
    "get-usages": _usage,
}
