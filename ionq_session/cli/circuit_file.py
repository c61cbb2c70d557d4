"""A circuit from a file: IonQ JSON or OpenQASM 3, as the payload of a job."""

import json
import re
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import cast

from attrs import evolve, fields, frozen

from ionq_api.api.jobs import create_job
from ionq_api.codec import Problem, kind_of
from ionq_api.models import CircuitJobCreationPayload, NativeCircuitInput, QisCircuitInput
from ionq_api.models.circuit_job_creation_payload import CIRCUIT_JOB_CREATION_PAYLOAD_TYPE
from ionq_api.models.native_circuit_input import NATIVE_CIRCUIT_INPUT_GATESET
from ionq_api.models.qis_circuit_input import QIS_CIRCUIT_INPUT_GATESET
from ionq_api.scalars import Enumeration
from ionq_api.types import JsonValue

from .json_lines import line_of
from .messages import USAGE, Stop
from .reading import read_text, refusal

DEFAULT_BACKEND = "simulator"  # it is free
MOST_PROBLEMS = 5  # shown of one file: enough to see whether it is one mistake or many
MOST_FIELDS = 5  # named of an object that is not a circuit: enough to recognise it
FORMER_FIELDS = ("format",)  # of a circuit in files of older versions of the API; sent along
QASM_SUFFIXES = (".qasm", ".qasm3")

GATESETS = cast(
    "tuple[str, ...]", (*QIS_CIRCUIT_INPUT_GATESET.values, *NATIVE_CIRCUIT_INPUT_GATESET.values)
)
PLACES = ("target", "targets", "control", "controls")  # the fields of a gate that name qubits

# White space and comments. It is possessive (`*+`), so that many comments take no longer than one.
_BEFORE_PROGRAM = re.compile(r"(?:\s|//[^\n]*|/\*(?:[^*]|\*(?!/))*\*/)*+")
_VERSION = re.compile(r"OPENQASM\b\s*(?P<number>[\d.]*)")


@frozen
class CircuitFile:
    """A file that was read.

    Attributes:
        name: The name to show.
        text: Its content.
        payload: The job payload that it describes, with the document's names.
        root: The path in the payload of what the text is.
    """

    name: str
    text: str
    payload: Mapping[str, JsonValue]
    root: str = "body"

    def job(self, options: Mapping[str, JsonValue]) -> "CircuitJobCreationPayload":
        """The job to submit, checked against IonQ's document.

        Args:
            options: Fields that the command line sets in place of the file, by the document's
                names, which are those of the options.

        Raises:
            Stop: It violates the document.
        """
        payload = {"backend": DEFAULT_BACKEND, **self.payload, **options}
        # A dict with the document's names may be sent wherever a model may.
        job = cast("CircuitJobCreationPayload", payload)
        problems = create_job(job).problems()
        if problems:
            lines = [self.complaint(each, options) for each in problems[:MOST_PROBLEMS]]
            if len(problems) > MOST_PROBLEMS:
                lines.append(f"and {len(problems) - MOST_PROBLEMS} more")
            raise Stop("\n".join(lines), USAGE)
        return job

    def complaint(self, problem: Problem, options: Mapping[str, JsonValue]) -> str:
        """A problem as a message that names its option, or its file and line."""
        name = problem.field.removeprefix("body.")
        if name in options:
            return f"--{name} {problem.problem}: {problem.rule}"
        inside = f"{problem.field}.".startswith(f"{self.root}.")
        path = problem.field.removeprefix(self.root if inside else "body")
        field = path.removeprefix(".")
        line = line_of(self.text, path)
        return f"{self.name}:{line}: {field} {problem.problem}: {problem.rule}"


def read(path: str) -> CircuitFile:
    """Read a file, or the standard input for `-`.

    Raises:
        Stop: It cannot be read, or holds no circuit; the message names file and line.
    """
    name, text = read_text(path)
    return parse(name, text)


def parse(name: str, text: str) -> CircuitFile:
    """Read a text as a circuit; its format is detected from the text, or else from the name.

    Args:
        name: The file's name.
        text: Its content.

    Raises:
        Stop: It is not a circuit.
    """
    lead = _BEFORE_PROGRAM.match(text)
    start = lead.end() if lead else 0
    if start == len(text):
        raise refusal(name, 1, "nothing but comments" if text.strip() else "the file is empty")
    version = _VERSION.match(text, start)
    if version and version["number"].partition(".")[0] != "3":
        line = text.count("\n", 0, start) + 1
        what = f"OpenQASM {version['number'] or 'without a version'}"
        raise refusal(name, line, f"{what} is not supported: IonQ takes OpenQASM 3")
    if version or Path(name).suffix.lower() in QASM_SUFFIXES:
        return CircuitFile(name, text, {"type": "ionq.qasm3.v1", "input": {"data": text}})
    return _from_json(name, text)


def _from_json(name: str, text: str) -> CircuitFile:
    try:
        value: JsonValue = json.loads(text)
    except json.JSONDecodeError as error:
        if text.lstrip()[0] not in "{[" and Path(name).suffix.lower() != ".json":
            raise refusal(name, 1, "neither IonQ JSON nor OpenQASM 3") from None
        reason = f"broken JSON at column {error.colno}: {error.msg[0].lower()}{error.msg[1:]}"
        raise refusal(name, error.lineno, reason) from None
    except RecursionError:
        raise refusal(name, 1, "no circuit: its JSON is nested too deeply") from None
    except ValueError:  # Python reads no whole number of thousands of digits
        raise refusal(name, 1, "no circuit: its JSON has a number that is too long") from None
    if not isinstance(value, dict):
        raise refusal(name, 1, f"no circuit: its JSON is {kind_of(value)}, not an object")
    if "type" in value or "input" in value:
        return _completed(CircuitFile(name, text, value))
    if "circuit" in value:
        return _completed(CircuitFile(name, text, _apart(name, text, value), root="body.input"))
    seen = f", only {', '.join(map(repr, list(value)[:MOST_FIELDS]))}" if value else ""
    reason = f"no circuit: it has neither 'input', as a job has, nor 'circuit'{seen}"
    raise refusal(name, 1, reason)


def _apart(name: str, text: str, value: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """The job of a circuit whose file may have fields of the job beside those of the circuit.

    Raises:
        Stop: A field belongs to neither.
    """
    circuit = {*_fields(QisCircuitInput), *_fields(NativeCircuitInput), *FORMER_FIELDS}
    job = _fields(CircuitJobCreationPayload) - {"input"}
    for each in value:
        if each not in circuit | job:
            near = get_close_matches(each, sorted(circuit | job), 1)
            meant = f"; did you mean {near[0]!r}?" if near else ""
            reason = f"{each!r} is a field neither of a circuit nor of a job{meant}"
            raise refusal(name, line_of(text, f".{each}"), reason)
    return {
        "type": "ionq.circuit.v1",
        **{each: value[each] for each in value if each in job},
        "input": {each: value[each] for each in value if each in circuit},
    }


def _fields(model: type) -> set[str]:
    """The names that the document gives to the fields of a model."""
    wires = [each.metadata.get("wire") for each in fields(model)]
    return {at.name for at in wires if at is not None}


def _completed(file: CircuitFile) -> CircuitFile:
    """The file with defaults for the fields of a circuit that may be left out.

    Two fields are checked here, because they decide what the others have to be.
    """
    _check(file, CIRCUIT_JOB_CREATION_PAYLOAD_TYPE, "body.type", file.payload)
    circuit = file.payload.get("input")
    if not isinstance(circuit, dict) or "circuit" not in circuit:
        return file
    whole: dict[str, JsonValue] = {
        "gateset": "qis",
        "qubits": _qubits(circuit["circuit"]),
        **circuit,
    }
    _check(file, Enumeration(GATESETS), "body.input.gateset", whole)
    return evolve(file, payload={**file.payload, "input": whole})


def _check(
    file: CircuitFile, rule: Enumeration, field: str, holder: Mapping[str, JsonValue]
) -> None:
    name = field.rpartition(".")[2]
    for problem in rule.check(holder.get(name), (None, field)):
        shown = problem if name in holder else evolve(problem, problem="is missing")
        raise Stop(file.complaint(shown, {}), USAGE)


def _qubits(gates: JsonValue) -> int:
    """How many qubits a circuit needs; invalid gates and qubits are left to the check."""
    highest = 0
    for gate in gates if isinstance(gates, list) else []:
        for name in PLACES if isinstance(gate, dict) else ():
            value = gate.get(name) if isinstance(gate, dict) else None
            places = value if isinstance(value, list) else [value]
            highest = max([highest, *(place for place in places if isinstance(place, int))])
    return highest + 1
