"""What jobs cost and how long they take: a rate card, which can be set.

IonQ's rates vary by contract. The default prices gates times shots at the figures that were public
for Aria, with a minimum for each job; the simulator is free.
"""

from math import isfinite

from attrs import astuple, fields, frozen

from ..jsontypes import JsonObject
from .workload import MICROSECONDS, Work

CARD_ID = "0190a000-0000-7000-8000-000000000004"
CURRENCY = "usd"


@frozen
class GateRate:
    """A price for each gate and shot."""

    one_qubit_gate: float = 0.00022
    two_qubit_gate: float = 0.000975
    minimum: float = 12.42
    mitigated_minimum: float = 97.50

    cost_model = "2QGE_operations"

    def __attrs_post_init__(self) -> None:
        """Refuse prices that are none.

        Raises:
            ValueError: If one is negative, infinite or NaN.
        """
        _check_prices(self)

    def price(self, work: Work) -> float:
        """Price a job.

        Args:
            work: Its size.

        Returns:
            The amount, at least the minimum.
        """
        gates = (
            work.one_qubit_gates * self.one_qubit_gate + work.two_qubit_gates * self.two_qubit_gate
        )
        return round(max(self._least(work), gates * work.shots), 6)

    def entry(self, backend: str, work: Work) -> JsonObject:
        """Write the rate for the card of an estimate.

        Args:
            backend: The backend's name.
            work: The job that is estimated.

        Returns:
            The entry.
        """
        return {
            "sku": f"{backend}-gates",
            "unit": "gates",
            "cost_1q_gate": self.one_qubit_gate,
            "cost_2q_gate": self.two_qubit_gate,
            "job_cost_minimum": self._least(work),
        }

    def _least(self, work: Work) -> float:
        return self.mitigated_minimum if work.mitigated else self.minimum


@frozen
class TimeRate:
    """A price for each second of quantum compute time."""

    second: float = 20.0
    minimum: float = 0.0

    cost_model = "QCT"

    def __attrs_post_init__(self) -> None:
        """Refuse prices that are none.

        Raises:
            ValueError: If one is negative, infinite or NaN.
        """
        _check_prices(self)

    def price(self, work: Work) -> float:
        """Price a job.

        Args:
            work: Its size.

        Returns:
            The amount, at least the minimum.
        """
        return round(max(self.minimum, work.compute_us / MICROSECONDS * self.second), 6)

    def entry(self, backend: str, work: Work) -> JsonObject:
        """Write the rate for the card of an estimate.

        Args:
            backend: The backend's name.
            work: The job that is estimated; the rate does not depend on it.

        Returns:
            The entry.
        """
        del work
        return {
            "sku": f"{backend}-compute",
            "unit": "compute_second",
            "unit_cost": self.second,
            "job_cost_minimum": self.minimum,
        }


@frozen
class FreeRate:
    """What the simulator takes: nothing."""

    cost_model = None

    def price(self, work: Work) -> float:
        """Price a job.

        Args:
            work: Its size, which does not matter.

        Returns:
            Zero.
        """
        del work
        return 0.0

    def entry(self, backend: str, work: Work) -> JsonObject:
        """Write the rate for the card of an estimate.

        Args:
            backend: The backend's name.
            work: The job, which does not matter.

        Returns:
            The entry.
        """
        del work
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
        text: `gates`, `time` or `free`, and what is not as usual: `time:second=20,minimum=1`.

    Returns:
        The rate.

    Raises:
        ValueError: If it makes no sense.
    """
    kind, _, rest = text.partition(":")
    if kind not in _KINDS:
        raise ValueError(f"{text!r} is no rate: it begins with {', '.join(_KINDS)}")
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
