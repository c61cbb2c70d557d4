"""A circuit from a file: IonQ JSON, OpenQASM 3 or OpenQASM 2, as the job to submit."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

from attrs import evolve, field, frozen

from ionq_api.api.jobs import create_job
from ionq_api.codec import Problem, kind_of
from ionq_api.models.circuit_job_creation_payload import CIRCUIT_JOB_CREATION_PAYLOAD_TYPE
from ionq_api.scalars import Enumeration
from ionq_api.types import JsonValue

from ..jobs.circuits.conversion.checks import check
from ..jobs.circuits.conversion.circuit_fields import parted, registers_of
from ..jobs.circuits.conversion.from_qasm2 import from_qasm2
from ..jobs.circuits.conversion.texts import beginning, major, unknown_version
from ..jobs.circuits.conversion.types import CircuitInput
from ..jobs.circuits.payload_types import CIRCUIT, QASM3, Registers
from ..jobs.circuits.rules.implied import implied_gateset, implied_type, needed_qubits
from ..jobs.circuits.rules.kinds import GATE_SETS
from ..jobs.errors import InvalidCircuitError, MissingExtraError
from ..jobs.submitting.submission import DEFAULT_BACKEND
from .json_lines import line_of
from .messages import USAGE, Stop
from .reading import read_text, refusal

if TYPE_CHECKING:
    from ionq_api.models import CircuitJobCreationPayload

MOST_PROBLEMS = 5  # shown of one file: enough to see whether it is one mistake or many
MOST_FIELDS = 5  # named of an object that is not a circuit: enough to recognise it
QASM_SUFFIXES = (".qasm", ".qasm3")


@frozen
class CircuitFile:
    """A file that was read.

    Attributes:
        name: The name to show.
        text: Its content.
        payload: The job payload that it describes, with the document's names.
        root: The path in the payload of what the text is.
        registers: The classical registers of its circuit.
    """

    name: str
    text: str
    payload: Mapping[str, JsonValue]
    root: str = "body"
    registers: Registers = field(factory=dict[str, tuple[int | None, ...]])

    def job(self, options: Mapping[str, JsonValue]) -> CircuitInput:
        """The job to submit, checked against IonQ's document, and its gates against their rules.

        Args:
            options: Fields that the command line sets in place of the file, by the document's
                names, which are those of the options.

        Raises:
            Stop: It violates the document, or a gate breaks a rule.
        """
        payload = {"backend": DEFAULT_BACKEND, **self.payload, **options}
        # A dict with the document's names may be sent wherever a model may.
        problems = create_job(cast("CircuitJobCreationPayload", payload)).problems()
        if problems:
            lines = [self.complaint(each, options) for each in problems[:MOST_PROBLEMS]]
            if len(problems) > MOST_PROBLEMS:
                lines.append(f"and {len(problems) - MOST_PROBLEMS} more")
            raise Stop("\n".join(lines), USAGE)
        type_, given = str(payload.pop("type")), payload.pop("input")
        circuit = CircuitInput(
            type_, given if isinstance(given, dict) else {}, self.registers, payload
        )
        try:
            check(circuit)
        except InvalidCircuitError as error:
            raise self._stop(error) from None
        return circuit

    def complaint(self, problem: Problem, options: Mapping[str, JsonValue]) -> str:
        """A problem as a message that names its option, or its file and line."""
        name = problem.field.removeprefix("body.")
        if name in options:
            return f"--{name} {problem.problem}: {problem.rule}"
        path = self._path(problem.field)
        line = line_of(self.text, path)
        return f"{self.name}:{line}: {path.removeprefix('.')} {problem.problem}: {problem.rule}"

    def _path(self, field: str) -> str:
        """The path in the text of a field of the payload."""
        inside = f"{field}.".startswith(f"{self.root}.")
        return field.removeprefix(self.root if inside else "body")

    def _stop(self, error: InvalidCircuitError) -> Stop:
        """The end of the command for a circuit that breaks a rule."""
        gate = "" if error.gate is None else f".circuit[{error.gate}]"
        line = line_of(self.text, self._path(f"body.input{gate}"))
        return refusal(self.name, line, error.message)


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
        Stop: It is not a circuit, or Qiskit, which reads OpenQASM 2, is missing.
    """
    start, version = beginning(text)
    if start == len(text):
        raise refusal(name, 1, "nothing but comments" if text.strip() else "the file is empty")
    if version is not None and major(version) == "2":
        return _from_qasm2(name, text)
    if version is not None and major(version) != "3":
        raise refusal(name, text.count("\n", 0, start) + 1, unknown_version(version))
    if version is not None or Path(name).suffix.lower() in QASM_SUFFIXES:
        return CircuitFile(name, text, {"type": QASM3, "input": {"data": text}})
    return _from_json(name, text)


def _from_qasm2(name: str, text: str) -> CircuitFile:
    try:
        found = from_qasm2(text)
    except (InvalidCircuitError, MissingExtraError) as error:
        raise Stop(f"{name}: {error.message}", USAGE) from None
    payload: dict[str, JsonValue] = {"type": found.type_, "input": dict(found.input)}
    return CircuitFile(name, text, payload, registers=found.registers)


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
        return _from_circuit(name, text, value)
    seen = f", only {', '.join(map(repr, list(value)[:MOST_FIELDS]))}" if value else ""
    reason = f"no circuit: it has neither 'input', as a job has, nor 'circuit'{seen}"
    raise refusal(name, 1, reason)


def _from_circuit(name: str, text: str, value: Mapping[str, JsonValue]) -> CircuitFile:
    """A circuit, beside whose fields those of its job and registers may stand.

    Raises:
        Stop: A field belongs to neither, or the registers are none.
    """

    def refused(field: str, reason: str) -> Stop:
        return refusal(name, line_of(text, f".{field}"), reason)

    circuit, beside = parted(value, refused)
    payload: dict[str, JsonValue] = {"type": CIRCUIT, **beside, "input": circuit}
    file = _completed(CircuitFile(name, text, payload, root="body.input"))
    whole = file.payload["input"]
    try:
        qubits = whole["qubits"] if isinstance(whole, dict) else None
        return evolve(file, registers=registers_of(value.get("registers", {}), qubits))
    except InvalidCircuitError as error:
        raise refused("registers", error.message) from None


def _completed(file: CircuitFile) -> CircuitFile:
    """The file with what its input implies, where that may be left out.

    Two fields are checked here, because they decide what the others have to be.
    """
    given = file.payload.get("input")
    payload = dict(file.payload)
    if isinstance(given, dict) and "type" not in payload:
        implied = implied_type(given)
        payload |= {} if implied is None else {"type": implied}
    _check(file, CIRCUIT_JOB_CREATION_PAYLOAD_TYPE, "body.type", payload)
    if isinstance(given, dict) and "circuit" in given:
        gates = given["circuit"] if isinstance(given["circuit"], list) else []
        gateset = implied_gateset(gates) or "qis"
        whole = {"gateset": gateset, "qubits": needed_qubits(gates), **given}
        _check(file, Enumeration(tuple(GATE_SETS)), "body.input.gateset", whole)
        payload["input"] = whole
    return evolve(file, payload=payload)


def _check(
    file: CircuitFile, rule: Enumeration, field: str, holder: Mapping[str, JsonValue]
) -> None:
    name = field.rpartition(".")[2]
    for problem in rule.check(holder.get(name), (None, field)):
        shown = problem if name in holder else evolve(problem, problem="is missing")
        raise Stop(file.complaint(shown, {}), USAGE)
