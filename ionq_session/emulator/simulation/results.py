"""Result formats: what a job's `results` lists, and the content of its artifacts.

Version 1 writes a state as a decimal number in which qubit 0 is least significant. Version 2 writes
a register as a string with its bit 0 leftmost, and the bits of a shot as a list with bit 0 first.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from operator import add
from typing import TYPE_CHECKING

from ..artifact import Artifact
from ..circuits.program import Program
from ..jsontypes import JsonObject

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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
_NEARLY_ONE = 1 - 1e-12  # what such digits can round to 1 is above
_CHUNK = 1 << 16


def artifacts(program: Program, outcome: "Outcome") -> dict[str, Artifact]:
    """An outcome in every format that applies, by artifact id, in the order of the catalogue.

    The ideal simulator yields probabilities only; targets that sample yield counts and shots, too.
    """
    figures = [_figures(table) for table in outcome.tables]
    written = {
        PROBABILITIES: _probabilities_v1(outcome.all_qubits, figures[0]),
        "probabilities-v2": _json(
            "ionq.result.probabilities.json.v2",
            _registers("probabilities", outcome.tables, figures),
        ),
    }
    if program.target.samples:
        written[HISTOGRAM] = _json("ionq.result.histogram.json.v1", _histogram_v1(outcome))
        written["histogram-v2"] = histogram_v2(outcome.tables)
        written[SHOTS] = _json("ionq.result.shots.json.v1", _shots_v1(outcome))
        written["shots-v2"] = _json("ionq.result.shots.json.v2", _shots_v2(outcome.tables))
    return written


def probabilities_v1(table: "Table") -> Artifact:
    """Probabilities as a flat map from decimal states; the table is that of all qubits."""
    return _probabilities_v1(table, _figures(table))


def histogram_v2(tables: "Sequence[Table]") -> Artifact:
    """Counts by register."""
    return _json(_HISTOGRAM_V2, _registers("histogram", tables, map(_counts, tables)))


def aggregate(children: Mapping[str, bytes]) -> Artifact:
    """The probabilities of a job's children as one artifact of the parent.

    Released clients match its members with their circuits by position, so the order matters.

    Args:
        children: Version 1 of each child's probabilities, by the child's id, in the order of the
            circuits.
    """
    pieces = (f'"{child}":'.encode() + content for child, content in children.items())
    return _json(_AGGREGATE_FORMAT, _object(pieces))


def describe(job_id: str, written: Mapping[str, Artifact]) -> JsonObject:
    """The `results` of a job: descriptors by format and, as on the live service, entries by name.

    The entries by name are older and have a URL, which released clients follow.

    Args:
        job_id: The job's id.
        written: Its result artifacts by id.
    """
    described: JsonObject = {
        artifact.format: artifact.descriptor(name) for name, artifact in written.items()
    }
    for name in (PROBABILITIES, HISTOGRAM, SHOTS):
        if name in written:
            described[name] = {"url": f"/v0.4/jobs/{job_id}/results/{name}"}
    if AGGREGATE in written:
        address = f"/v0.4/jobs/{job_id}/results/probabilities/aggregated"
        described[PROBABILITIES] = {"url": address}
    return described


def _probabilities_v1(table: "Table", figures: Sequence[str]) -> Artifact:
    return _json(_PROBABILITIES_V1, _object(_members(map(str, _integers(table.states)), figures)))


def _json(name: str, content: bytes) -> Artifact:
    return Artifact(name, _JSON, content)


def _object(members: Iterable[bytes]) -> bytes:
    return b"{" + b",".join(members) + b"}"


def _histogram_v1(outcome: "Outcome") -> bytes:
    table = outcome.all_qubits
    return _object(_members(map(str, _integers(table.states)), _counts(table)))


def _shots_v1(outcome: "Outcome") -> bytes:
    values = outcome.all_qubits.values
    return b'["' + '","'.join(map(str, _integers(values))).encode() + b'"]'


def _registers(kind: str, tables: "Sequence[Table]", figures: Iterable[Iterable[str]]) -> bytes:
    """The states of every register, each with its figure: a probability or a count."""
    registers: list[bytes] = []
    for table, numbers in zip(tables, figures, strict=True):
        content = _object(_members(_texts(table.width, _integers(table.states)), numbers))
        registers.append(f"{json.dumps(table.name)}:".encode() + content)
    return f'{{"{kind}":{{"registers":'.encode() + _object(registers) + b"}}"


def _shots_v2(tables: "Sequence[Table]") -> bytes:
    """The bits of every register, shot by shot."""
    columns: list[list[str]] = []
    for table in tables:
        name, states = json.dumps(table.name), _integers(table.states)
        texts = {
            state: f"{name}:[{','.join(bits)}]"
            for state, bits in zip(states, _texts(table.width, states), strict=True)
        }
        columns.append([texts[state] for state in _integers(table.values)])
    shots = columns[0] if len(columns) == 1 else map(",".join, zip(*columns, strict=True))
    return b'{"shots":[{"registers":{' + '}},{"registers":{'.join(shots).encode() + b"}}]}"


def _members(states: Iterable[str], figures: Iterable[str]) -> Iterator[bytes]:
    """Write pairs of state and figure in chunks, because a result can have millions of states."""
    pairs = map(add, states, figures)
    while chunk := "".join(islice(pairs, _CHUNK)):
        yield b'"' + chunk.removesuffix(',"').encode()


def _texts(width: int, states: Sequence[int]) -> Iterator[str]:
    """How version 2 writes states of so many bits: bit 0 leftmost.

    A state's lower and upper half come from a table, which is quicker than to write each.
    """
    low = width // 2
    if len(states) >> low == 0:  # a table would be the larger work
        return (_text(width, state) for state in states)
    lower = [_text(low, state) for state in range(1 << low)]
    upper = [_text(width - low, state) for state in range(1 << width - low)]
    mask = (1 << low) - 1
    return (lower[state & mask] + upper[state >> low] for state in states)


def _text(width: int, state: int) -> str:
    return f"{state:0{width}b}"[::-1] if width else ""


def _figures(table: "Table") -> list[str]:
    """The probabilities as JSON, each with as many digits as mean something.

    Both versions of a result share them: to write them is most of the work. What stands around a
    figure comes with it, from the end of its state to the beginning of the next one.
    """
    weights: list[float] = table.weights.tolist()
    figures = list(map(f'":%.{_SIGNIFICANT_DIGITS}g,"'.__mod__, weights))
    if table.weights.max(initial=0.0) > _NEARLY_ONE:  # which is no integer for that
        figures = ['":1.0,"' if figure == '":1,"' else figure for figure in figures]
    return figures


def _counts(table: "Table") -> Iterator[str]:
    """The counts as JSON, with the same around them."""
    return map('":%d,"'.__mod__, _integers(table.counts))


def _integers(values: "NDArray[np.int64] | None") -> list[int]:
    numbers: list[int] = [] if values is None else values.tolist()
    return numbers
