"""Which circuits go together into a job: as many as fit, so that there are few jobs.

A job has one backend, one number of shots, and one of each other field. So circuits that came with
fields of their own go with those that have the same. Among these, a job is full when one of the
limits of the contract is reached.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from attrs import define, field, frozen

from ionq_api import JsonValue

from ...circuits.conversion.checks import MAX_CIRCUITS, MAX_GATES
from ...circuits.conversion.types import CircuitInput
from ...circuits.payload_types import MULTI_CIRCUIT
from ...circuits.rules.refusals import counted, prefix
from ...errors import InvalidCircuitError
from ...submitting.submission import DEFAULT_BACKEND
from .circuits import BatchCircuit

MAX_BYTES: Final = 10_000_000  # of a request's body; the contract says 10 MB, and not of which kind
# Of these for all but the circuits, beside the fields that are known: our keys in the metadata, of
# 40,000 characters at most, and the names of fields.
RESERVE: Final = 100_000
BETWEEN: Final = 2  # bytes between two circuits


@frozen
class Batch:
    """The circuits of one job.

    Attributes:
        circuits: In the order of their places.
        fields: The fields that all of them came with.
    """

    circuits: tuple[BatchCircuit, ...]
    fields: Mapping[str, JsonValue]

    @property
    def places(self) -> tuple[int, ...]:
        """The place of each circuit among all."""
        return tuple(each.place for each in self.circuits)

    @property
    def source(self) -> CircuitInput:
        """The circuits as the input of a job."""
        gatesets = [each.body["gateset"] for each in self.circuits]
        widths = [each.body["qubits"] for each in self.circuits]
        return CircuitInput(
            MULTI_CIRCUIT,
            {
                "gateset": gatesets[0],  # for those that name none, of which there is none
                "qubits": max(width for width in widths if isinstance(width, int)),
                "circuits": [dict(each.body) for each in self.circuits],
            },
            fields=self.fields,
        )


def packed(circuits: Iterable[BatchCircuit], shared: int = 0) -> list[Batch]:
    """The circuits of a batch in as few jobs as possible, in the order of the first of each.

    Within a job, circuits are in the order of their places. Where it makes no more jobs, so they
    are from job to job.

    Args:
        circuits: The circuits.
        shared: How many bytes the fields take that are chosen for all.

    Raises:
        InvalidCircuitError: A circuit alone is more than a job takes.
    """
    groups: dict[str, list[BatchCircuit]] = {}
    for each in circuits:
        alike = {"backend": DEFAULT_BACKEND, **each.fields}
        groups.setdefault(json.dumps(alike, sort_keys=True), []).append(each)
    found: list[Batch] = []
    for key, group in groups.items():
        room = MAX_BYTES - RESERVE - shared - len(key)
        for each in group:
            _check_alone(each, room)
        found += [
            Batch(tuple(sorted(each, key=_place)), group[0].fields) for each in _bins(group, room)
        ]
    return sorted(found, key=lambda each: each.places[0])


def _place(circuit: BatchCircuit) -> int:
    return circuit.place


def _check_alone(circuit: BatchCircuit, room: int) -> None:
    if circuit.gates > MAX_GATES:
        raise InvalidCircuitError(
            f"{prefix(circuit.place)}it has {counted(circuit.gates, 'gate')}, and a job takes "
            f"{MAX_GATES}",
            circuit=circuit.place,
        )
    if circuit.size + BETWEEN > room:
        raise InvalidCircuitError(
            f"{prefix(circuit.place)}it takes {circuit.size} bytes as JSON, and a request takes "
            f"{MAX_BYTES} with all that is in it",
            circuit=circuit.place,
        )


def _bins(group: Sequence[BatchCircuit], room: int) -> list[list[BatchCircuit]]:
    """The circuits in bins that are no larger than a job, as few as are found quickly.

    To find the least number is a hard problem. Filling one bin after another in the order of the
    circuits often is the least; if it may not be, the largest circuits are placed first, each in
    the first bin that has room, which is near it.
    """
    in_order = _filled(group, room, latest_only=True)
    totals = (
        -(-len(group) // MAX_CIRCUITS),
        -(-sum(each.gates for each in group) // MAX_GATES),
        -(-sum(each.size + BETWEEN for each in group) // room),
    )
    if len(in_order) == max(totals):
        return in_order
    largest_first = sorted(
        group, key=lambda each: max(each.gates / MAX_GATES, each.size / room), reverse=True
    )
    return min(in_order, _filled(largest_first, room, latest_only=False), key=len)


@define
class _Bin:
    """A job that is being filled."""

    room: int
    circuits: list[BatchCircuit] = field(factory=list[BatchCircuit])
    gates: int = 0

    def takes(self, circuit: BatchCircuit) -> bool:
        """Add a circuit, if there is room."""
        gates, room = self.gates + circuit.gates, self.room - circuit.size - BETWEEN
        if len(self.circuits) == MAX_CIRCUITS or gates > MAX_GATES or room < 0:
            return False
        self.gates, self.room = gates, room
        self.circuits.append(circuit)
        return True


def _filled(
    circuits: Iterable[BatchCircuit], room: int, *, latest_only: bool
) -> list[list[BatchCircuit]]:
    """The circuits in bins, each in the latest or else a new one, or in the first with room."""
    bins: list[_Bin] = []
    for circuit in circuits:
        if not any(each.takes(circuit) for each in (bins[-1:] if latest_only else bins)):
            bins.append(_Bin(room))
            bins[-1].takes(circuit)
    return [each.circuits for each in bins]
