"""What a job is going to cost: the service's estimate, and the limit that it is held against."""

import math
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias, cast

from attrs import field, frozen

from ionq_api import JsonValue
from ionq_api.api.jobs import estimate_job_cost
from ionq_api.codec import is_list, is_object

from ..._flows.calls import Calls
from ..._flows.flow import Flow
from ..._flows.operation import OperationOptions
from ..._option_rules import described, number
from ...errors import ConfigurationError, RefusedError, UnreadableReplyError
from ..errors import CostLimitError
from .counting import GateCounts, count_gates
from .payloads import NATIVE, gate_lists
from .submission import DEFAULT_BACKEND
from .walking import received_text

if TYPE_CHECKING:
    from ionq_api.models import Cost, GetJobEstimateResponse, RateCardEntry

    Limit: TypeAlias = float | tuple[float, str] | Cost

DEFAULT_SHOTS = 100  # by the document, for a job that does not say
DEBIASED_SHOTS = 500  # what debiasing needs, by IonQ's guide
DEFAULT_UNIT = "usd"  # that of a limit that is a number alone
MILLISECONDS = 1_000  # in a second
MICROSECONDS = 1_000_000


@frozen
class Estimate:
    """What a job is expected to cost and to take.

    Attributes:
        cost: The price of the whole job, in `unit`.
        unit: `usd`, or `credit` for an organization that is billed in credits.
        backend: The backend that it was priced for.
        shots: The shots of each circuit.
        gates: The qubits and gates that were counted.
        error_mitigation: Whether it was priced with error mitigation.
        execution_time: Seconds that the job runs; None if the service did not tell.
        queue_time: Seconds that it waits if it is submitted now; None likewise.
        quantum_compute_time: Seconds of quantum compute time; None unless those are charged.
        rates: The prices that it rests on.
        estimated_at: When it was made; None if the service did not tell.
        reply: The service's whole reply; None for the simulator where the service prices none.
    """

    cost: float
    unit: str
    backend: str
    shots: int
    gates: GateCounts
    error_mitigation: bool = False
    execution_time: float | None = None
    queue_time: float | None = None
    quantum_compute_time: float | None = None
    rates: "tuple[RateCardEntry, ...]" = ()
    estimated_at: datetime | None = None
    reply: "GetJobEstimateResponse | None" = field(default=None, repr=False)

    def __str__(self) -> str:
        """The figures in one line."""
        gates = self.gates
        times = [
            f"{what} {_duration(seconds)}"
            for what, seconds in (("queue", self.queue_time), ("run", self.execution_time))
            if seconds is not None
        ]
        mitigated = ", with error mitigation" if self.error_mitigation else ""
        return (
            f"{self.cost:,.2f} {self.unit} on {self.backend} for {self.shots:,} shots of "
            f"{gates.one_qubit_gates:,} one-qubit and {gates.two_qubit_gates:,} two-qubit gates "
            f"on {gates.qubits} qubits{mitigated}"
            + (f" (expected {', '.join(times)})" if times else "")
        )


def _duration(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.3g} s"
    minutes = seconds / 60
    return f"{minutes:.0f} min" if minutes < 120 else f"{minutes / 60:.1f} h"


def estimate(
    body: Mapping[str, JsonValue], calls: Calls, options: OperationOptions | None = None
) -> Flow[Estimate]:
    """Ask the service what a payload is going to cost.

    Gates are counted as `count_gates` says, before compilation; those of a job of many circuits are
    added up. Error mitigation is priced as `is_mitigated` says.

    Args:
        body: The payload, such as `Submission.body`.
        calls: What calls are made with.
        options: How the call is made.

    Raises:
        MissingExtraError: It is an OpenQASM program, and Qiskit, which counts its gates, is not
            installed.
        InvalidRequestError: Its gates cannot be counted.
        IonQError: The call failed.
    """
    gates = count_gates(body)
    backend = str(body.get("backend", DEFAULT_BACKEND))
    given = body.get("shots")
    shots = given if isinstance(given, int) else DEFAULT_SHOTS
    mitigated = is_mitigated(body, shots)
    priced = estimate_job_cost(
        backend,
        type_=str(body["type"]) if "type" in body else None,
        qubits=gates.qubits,
        shots=shots,
        field_1q_gates=gates.one_qubit_gates,
        field_2q_gates=gates.two_qubit_gates,
        error_mitigation=mitigated,
    )
    try:
        reply = yield from calls.execute(priced, options)
    except RefusedError as error:
        # Whether the service prices its simulator is not documented; that it is free is.
        if backend != DEFAULT_BACKEND or error.status not in (400, 404):
            raise
        return Estimate(0.0, DEFAULT_UNIT, backend, shots, gates, mitigated)
    return _read(reply, backend, shots, gates, mitigated)


def is_mitigated(body: Mapping[str, JsonValue], shots: int) -> bool:
    """Whether a job is run with error mitigation, which can raise its price.

    If its settings do not say, the service debiases on a QPU from 500 shots on, unless the gates
    are native (IonQ's guide to error mitigation).

    Args:
        body: The payload.
        shots: Its shots.
    """
    settings = body.get("settings")
    chosen = settings.get("error_mitigation") if is_object(settings) else None
    if is_object(chosen) and any(isinstance(each, bool) for each in chosen.values()):
        return any(each is True for each in chosen.values())
    native = any(each.gateset == NATIVE for each in gate_lists(body))
    return body.get("backend") != DEFAULT_BACKEND and shots >= DEBIASED_SHOTS and not native


def _read(
    reply: "GetJobEstimateResponse", backend: str, shots: int, gates: GateCounts, mitigated: bool
) -> Estimate:
    """An estimate from a reply, which was read leniently.

    Raises:
        UnreadableReplyError: It has no price.
    """
    cost, unit = _number(reply.estimated_total_cost), received_text(reply.estimated_unit)
    if cost is None or unit is None:
        raise UnreadableReplyError("the service's estimate has no price in it")
    execution, queue = reply.estimated_execution_time, reply.current_predicted_queue_time
    return Estimate(
        cost=cost,
        unit=unit,
        backend=backend,
        shots=shots,
        gates=gates,
        error_mitigation=mitigated,
        execution_time=_number(execution, MILLISECONDS),
        queue_time=_number(queue, MILLISECONDS),
        quantum_compute_time=_number(reply.estimated_quantum_compute_time_us, MICROSECONDS),
        rates=_rates(reply.rate_card),
        estimated_at=_time(reply.estimated_at),
        reply=reply,
    )


def _rates(card: object) -> "tuple[RateCardEntry, ...]":
    listed: object = getattr(card, "rates", ())
    return tuple(cast("list[RateCardEntry]", listed)) if is_list(listed) else ()


def _time(value: object) -> datetime | None:
    return value if isinstance(value, datetime) else None


def _number(value: object, divisor: int = 1) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return value / divisor


def limit_of(max_cost: object) -> tuple[float, str]:
    """A limit as amount and unit.

    Args:
        max_cost: An amount in US dollars, an amount and its unit such as `(5, "credit")`, or a
            `Cost`.

    Raises:
        ConfigurationError: It is none of these, or the amount is negative or no number.
    """
    value, unit = _amount_and_unit(max_cost)
    amount = number(value)
    if not isinstance(amount, int | float) or not isinstance(unit, str) or not unit:
        raise ConfigurationError(
            "max_cost= takes an amount of 0 or more in US dollars, or a tuple of amount and unit, "
            f"such as (5, 'credit'), and got {described(max_cost)}"
        )
    return float(amount), unit.lower()


def _amount_and_unit(max_cost: object) -> tuple[object, object]:
    if is_list(max_cost) and len(max_cost) == 2:
        return max_cost[0], max_cost[1]
    if hasattr(max_cost, "value") and hasattr(max_cost, "unit"):  # a `Cost`, not imported for it
        return getattr(max_cost, "value"), getattr(max_cost, "unit")  # noqa: B009
    return max_cost, DEFAULT_UNIT


def guard(estimate: Estimate, max_cost: "Limit") -> None:
    """Refuse a job that is estimated above a limit; nothing costs nothing in every unit.

    Args:
        estimate: The estimate.
        max_cost: The limit; see `limit_of`.

    Raises:
        CostLimitError: The estimate is above it, or in another unit; nothing was sent.
        ConfigurationError: The limit is none.
    """
    most, unit = limit_of(max_cost)
    if estimate.cost == 0:
        return
    if estimate.unit.lower() != unit:
        problem = (
            f"max_cost is in {unit}, and the service prices in {estimate.unit}: give "
            f"max_cost=(amount, {estimate.unit!r})"
        )
    elif estimate.cost > most:
        problem = f"that is above max_cost, {most:,.2f} {unit}"
    else:
        return
    raise CostLimitError(
        f"the job was not submitted: its estimate is {estimate}, and {problem}",
        estimated_cost=estimate.cost,
        max_cost=most,
        unit=estimate.unit,
    )
