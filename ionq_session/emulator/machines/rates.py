"""What jobs cost: rates by gate and shot or by compute time, which can be configured.

IonQ's rates vary by contract. The default prices gates times shots at the figures that were public
for Aria, with a minimum for each job; the simulator is free.
"""

from math import isfinite

from attrs import astuple, fields, frozen

from ..jsontypes import JsonObject
from .workload import MICROSECONDS, Workload

CARD_ID = "0190a000-0000-7000-8000-000000000004"
CURRENCY = "usd"


@frozen
class GateRate:
    """A price for each gate and shot, in US dollars.

    Attributes:
        one_qubit_gate: For one gate on one qubit, in one shot.
        two_qubit_gate: For one gate on two qubits, in one shot.
        minimum: For a job without error mitigation.
        mitigated_minimum: For a job with error mitigation.

    Raises:
        ValueError: A price is negative, infinite or NaN.
    """

    one_qubit_gate: float = 0.00022
    two_qubit_gate: float = 0.000975
    minimum: float = 12.42
    mitigated_minimum: float = 97.50

    cost_model = "2QGE_operations"

    def __attrs_post_init__(self) -> None:
        _check_prices(self)

    def price(self, workload: Workload) -> float:
        """The price of a job, at least the minimum."""
        gates = (
            workload.one_qubit_gates * self.one_qubit_gate
            + workload.two_qubit_gates * self.two_qubit_gate
        )
        return round(max(self._minimum(workload), gates * workload.shots), 6)

    def entry(self, backend: str, workload: Workload) -> JsonObject:
        """The rate as an entry in the rate card of an estimate."""
        return {
            "sku": f"{backend}-gates",
            "unit": "gates",
            "cost_1q_gate": self.one_qubit_gate,
            "cost_2q_gate": self.two_qubit_gate,
            "job_cost_minimum": self._minimum(workload),
        }

    def _minimum(self, workload: Workload) -> float:
        return self.mitigated_minimum if workload.mitigated else self.minimum


@frozen
class TimeRate:
    """A price for each second of quantum compute time, in US dollars.

    Attributes:
        second: For one second.
        minimum: For a job.

    Raises:
        ValueError: A price is negative, infinite or NaN.
    """

    second: float = 20.0
    minimum: float = 0.0

    cost_model = "QCT"

    def __attrs_post_init__(self) -> None:
        _check_prices(self)

    def price(self, workload: Workload) -> float:
        """The price of a job, at least the minimum."""
        return round(max(self.minimum, workload.compute_us / MICROSECONDS * self.second), 6)

    def entry(self, backend: str, workload: Workload) -> JsonObject:
        """The rate as an entry in the rate card of an estimate; it does not depend on the job."""
        del workload
        return {
            "sku": f"{backend}-compute",
            "unit": "compute_second",
            "unit_cost": self.second,
            "job_cost_minimum": self.minimum,
        }


@frozen
class FreeRate:
    """The simulator's rate: nothing."""

    cost_model = None

    def price(self, workload: Workload) -> float:
        """Zero."""
        del workload
        return 0.0

    def entry(self, backend: str, workload: Workload) -> JsonObject:
        """The rate as an entry in the rate card of an estimate."""
        del workload
        return {
            "sku": f"{backend}-gates",
            "unit": "gates",
            "cost_1q_gate": 0.0,
            "cost_2q_gate": 0.0,
        }


Rate = GateRate | TimeRate | FreeRate

_KINDS: dict[str, type[GateRate | TimeRate | FreeRate]] = {
    "gates": GateRate,
    "time": TimeRate,
    "free": FreeRate,
}


def parse_rate(text: str) -> Rate:
    """Read a rate from a command line.

    Args:
        text: `gates`, `time` or `free`, with the prices that deviate from the default:
            `time:second=20,minimum=1`.

    Raises:
        ValueError: There is no such kind of rate, or it has no such price.
    """
    kind, _, rest = text.partition(":")
    if kind not in _KINDS:
        raise ValueError(f"{text!r} is not a rate, which begins with {', '.join(_KINDS)}")
    known = [field.name for field in fields(_KINDS[kind])]
    prices: dict[str, float] = {}
    for part in rest.split(",") if rest else ():
        name, _, value = part.partition("=")
        if name not in known:
            raise ValueError(f"the rate {text!r} has no {name!r}: {', '.join(known) or 'nothing'}")
        try:
            prices[name] = float(value)
        except ValueError:
            raise ValueError(f"the rate {text!r} needs a number as {name}, not {value!r}") from None
    return _KINDS[kind](**prices)


def _check_prices(rate: GateRate | TimeRate) -> None:
    for field, price in zip(fields(type(rate)), astuple(rate), strict=True):
        if not isfinite(price) or price < 0:
            raise ValueError(f"a rate can't have {field.name} {price!r}")
