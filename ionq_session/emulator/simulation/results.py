"""Result formats: what a job's `results` announces, and the content behind it.

Version 1 writes a state as a decimal number in which qubit 0 is least significant. Version 2 writes
each register as a text with its bit 0 leftmost, and the bits of a shot as a list with bit 0 first.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from ..circuits.program import Program
    from ..jsontypes import JsonObject
    from .outcomes import Outcome, Table

# The artifact id that the live service gives to version 1 of the probabilities.
PROBABILITIES = "probabilities"
HISTOGRAM = "histogram"
SHOTS = "shots"
AGGREGATE = "probabilities-aggregate"

_JSON = "application/json"
_PROBABILITIES_V1 = "ionq.result.probabilities.json.v1"
_HISTOGRAM_V2 = "ionq.result.histogram.json.v2"
_AGGREGATE_FORMAT = "ionq.result.probabilities-aggregate.json.v1"

_SIGNIFICANT_DIGITS = 15  # as many as a double holds: 0.5000000000000001 becomes 0.5
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file that a job leaves."""

    format: str
    media_type: str
    content: bytes

    def descriptor(self, artifact_id: str) -> JsonObject:
        """Describe it as jobs do.

        Args:
            artifact_id: The id that it is kept under.

        Returns:
            The descriptor.
        """
        return {"id": artifact_id, "format": self.format, "media_type": self.media_type}


def artifacts(program: Program, outcome: Outcome) -> dict[str, Artifact]:
    """Write an outcome in every format that applies.

    The ideal simulator gives probabilities only; what samples gives counts and shots as well.

    Args:
        program: What was run.
        outcome: What the run gave.

    Returns:
        The artifacts by id, in the order of the catalogue.
    """
    found = {
        PROBABILITIES: probabilities_v1(outcome.all_qubits),
        "probabilities-v2": _json(
            "ionq.result.probabilities.json.v2", _registers("probabilities", outcome.tables)
        ),
    }
    if program.target.samples:
        found[HISTOGRAM] = _json("ionq.result.histogram.json.v1", _histogram_v1(outcome))
        found["histogram-v2"] = histogram_v2(outcome.tables)
        found[SHOTS] = _json("ionq.result.shots.json.v1", _shots_v1(outcome))
        found["shots-v2"] = _json("ionq.result.shots.json.v2", _shots_v2(outcome.tables))
    return found


def probabilities_v1(table: Table) -> Artifact:
    """Write probabilities as a flat map from the decimal state.

    Args:
        table: The register of all qubits.

    Returns:
        The artifact.
    """
    return _json(_PROBABILITIES_V1, _object(_members(table, str, _weights(table))))


def histogram_v2(tables: Sequence[Table]) -> Artifact:
    """Write counts by register.

    Args:
        tables: The registers.

    Returns:
        The artifact.
    """
    return _json(_HISTOGRAM_V2, _registers("histogram", tables))


def aggregate(children: Mapping[str, bytes]) -> Artifact:
    """Put the probabilities of a job's children into one object.

    Released clients pair its members with their circuits by position, so the order matters.

    Args:
        children: Version 1 of each child's probabilities, by the child's id, in the order in which
            the circuits were given.

    Returns:
        The parent's artifact.
    """
    pieces = (f'"{child}":'.encode() + content for child, content in children.items())
    return _json(_AGGREGATE_FORMAT, _object(pieces))


def describe(job_id: str, found: Mapping[str, Artifact]) -> JsonObject:
    """Write the `results` of a job.

    The live service lists descriptors by format and, beside them, the older entries with an
    address, which released clients follow.

    Args:
        job_id: The job's id.
        found: Its result artifacts by id.

    Returns:
        The descriptors and the older entries.
    """
    described: JsonObject = {
        artifact.format: artifact.descriptor(name) for name, artifact in found.items()
    }
    for name in (PROBABILITIES, HISTOGRAM, SHOTS):
        if name in found:
            described[name] = {"url": f"/v0.4/jobs/{job_id}/results/{name}"}
    if AGGREGATE in found:
        address = f"/v0.4/jobs/{job_id}/results/probabilities/aggregated"
        described[PROBABILITIES] = {"url": address}
    return described


def describe_results(job_id: str) -> JsonObject:
    """Write the `results` of a job that has version 1 of its probabilities only.

    Args:
        job_id: The job's id.

    Returns:
        The descriptors.
    """
    return describe(job_id, {PROBABILITIES: _json(_PROBABILITIES_V1, b"")})


def _json(name: str, content: bytes) -> Artifact:
    return Artifact(name, _JSON, content)


def _object(members: Iterable[bytes]) -> bytes:
    return b"{" + b",".join(members) + b"}"


def _histogram_v1(outcome: Outcome) -> bytes:
    table = outcome.all_qubits
    return _object(_members(table, str, _integers(table.counts)))


def _shots_v1(outcome: Outcome) -> bytes:
    values = outcome.all_qubits.values
    return b'["' + '","'.join(map(str, _integers(values))).encode() + b'"]'


def _registers(kind: str, tables: Sequence[Table]) -> bytes:
    """Write the states of every register with what `kind` says of them."""
    registers: list[bytes] = []
    for table in tables:
        figures: Iterable[float] = (
            _weights(table) if kind == "probabilities" else _integers(table.counts)
        )
        content = _object(_members(table, _text(table.width), figures))
        registers.append(f"{json.dumps(table.name)}:".encode() + content)
    return f'{{"{kind}":{{"registers":'.encode() + _object(registers) + b"}}"


def _shots_v2(tables: Sequence[Table]) -> bytes:
    """Write the bits of every register, shot by shot."""
    columns: list[list[str]] = []
    for table in tables:
        name, write = json.dumps(table.name), _text(table.width)
        texts = {state: f"{name}:[{','.join(write(state))}]" for state in _integers(table.states)}
        columns.append([texts[state] for state in _integers(table.values)])
    shots = columns[0] if len(columns) == 1 else map(",".join, zip(*columns, strict=True))
    return b'{"shots":[{"registers":{' + '}},{"registers":{'.join(shots).encode() + b"}}]}"


def _members(
    table: Table, write: Callable[[int], str], figures: Iterable[float]
) -> Iterator[bytes]:
    """Write pairs of state and figure, in pieces, because a result can have millions of states."""
    pairs = zip(_integers(table.states), figures, strict=True)
    for chunk in _batches(pairs, _CHUNK):
        yield ",".join([f'"{write(state)}":{figure!r}' for state, figure in chunk]).encode()


def _batches(pairs: Iterator[tuple[int, float]], size: int) -> Iterator[list[tuple[int, float]]]:
    while batch := list(islice(pairs, size)):
        yield batch


def _text(width: int) -> Callable[[int], str]:
    """How version 2 writes a state of so many bits: bit 0 leftmost."""

    def write(state: int) -> str:
        return f"{state:0{width}b}"[::-1] if width else ""

    return write


def _weights(table: Table) -> Iterator[float]:
    weights: list[float] = table.weights.tolist()
    return (float(f"{weight:.{_SIGNIFICANT_DIGITS}g}") for weight in weights)


def _integers(values: NDArray[np.int64] | None) -> list[int]:
    found: list[int] = [] if values is None else values.tolist()
    return found
