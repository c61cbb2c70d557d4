"""IonQ's own JSON as a circuit: circuits, gate lists, whole payloads, typed models, JSON text."""

import json
from collections.abc import Iterable, Mapping, Sequence

from ionq_api.codec import is_list, is_object, kind_of, to_json
from ionq_api.model import Model
from ionq_api.types import JsonValue

from ...errors import InvalidCircuitError
from ..payload_types import CIRCUIT, MULTI_CIRCUIT, QASM3
from ..rules.gate_json import NO_OBJECT
from ..rules.implied import implied_gateset, implied_type, needed_qubits
from ..rules.refusals import prefix, refusal
from ..values import plain
from .circuit_fields import FORMER, parted, registers_of
from .types import CircuitInput

_MOST_SHOWN = 5  # fields named of a dict that is no circuit: enough to recognise it


def from_model(model: Model) -> CircuitInput:
    """A typed model of `ionq_api.models`: a payload, an input, or one circuit of several.

    Raises:
        InvalidCircuitError: It is none of these.
    """
    return from_mapping(model.to_dict())


def from_mapping(given: Mapping[str, object]) -> CircuitInput:
    """A dict: a whole payload of any type, a circuit, or the input of several.

    Raises:
        InvalidCircuitError: It is none of these.
    """
    if any(kind_of(key) != "a string" for key in given):
        raise InvalidCircuitError("the circuit is a dict with keys that are not text")
    if "input" in given or "type" in given:
        return _from_payload(given)
    if "circuit" in given:
        return _from_circuit(given)
    if "circuits" in given:
        return CircuitInput(MULTI_CIRCUIT, _several(given))
    if isinstance(given.get("data"), str):
        return CircuitInput(QASM3, _json(given))
    if "gate" in given:
        raise InvalidCircuitError(
            "the dict is a gate, and no circuit; a list whose first item is a gate is one circuit"
        )
    seen = f", only {', '.join(map(repr, list(given)[:_MOST_SHOWN]))}" if given else ""
    raise InvalidCircuitError(
        "the dict is no circuit: it has neither 'circuit' with a list of gates nor 'input', as a "
        f"whole job has{seen}"
    )


def from_list(given: Sequence[object]) -> CircuitInput:
    """A list of gates, each a dict or a model.

    Raises:
        InvalidCircuitError: It has something else.
    """
    for index, each in enumerate(given):
        if not is_object(each) and not isinstance(each, Model):
            raise InvalidCircuitError(
                f"item {index} of the list is {kind_of(each)}, and a list has the gates of one "
                "circuit, each a dict; a list of several circuits has no gate among them"
            )
    return _from_circuit({"circuit": given})


def from_json(text: str) -> CircuitInput:
    """JSON text of a dict or of a list of gates.

    Raises:
        InvalidCircuitError: It is not JSON, or no circuit.
    """
    try:
        value: object = json.loads(text)
    except json.JSONDecodeError as error:
        raise InvalidCircuitError(
            f"the text is neither OpenQASM nor JSON: line {error.lineno}, column {error.colno}: "
            f"{error.msg[0].lower()}{error.msg[1:]}"
        ) from None
    except (RecursionError, ValueError) as error:  # nested too deeply, a number of too many digits
        raise InvalidCircuitError(f"the JSON text cannot be read: {error}") from None
    if is_list(value):
        return from_list(value)
    if not is_object(value):
        raise InvalidCircuitError(f"the JSON text is {kind_of(value)}, not a circuit")
    return from_mapping(value)


def _from_payload(given: Mapping[str, object]) -> CircuitInput:
    entered = given.get("input")
    if isinstance(entered, Model):
        entered = entered.to_dict()
    if not is_object(entered):
        what = "has no 'input'" if "input" not in given else "has an 'input' that is no object"
        raise InvalidCircuitError(f"the job {what}")
    type_ = given.get("type", implied_type(entered))
    if not isinstance(type_, str):
        raise InvalidCircuitError(
            "the job has no 'type' that is text, such as 'ionq.circuit.v1', and its input does not "
            "tell it"
        )
    rest = _json({name: value for name, value in given.items() if name not in ("type", "input")})
    if type_ == CIRCUIT:
        found = _completed(entered)
        return CircuitInput(type_, found, fields=rest)
    if type_ == MULTI_CIRCUIT:
        return CircuitInput(type_, _several(entered), fields=rest)
    return CircuitInput(type_, _json(entered), fields=rest)


def _from_circuit(given: Mapping[str, object]) -> CircuitInput:
    """A circuit; fields of a job and registers may stand beside its own."""

    def refused(_: str, text: str) -> InvalidCircuitError:
        return InvalidCircuitError(text)

    circuit, beside = parted(given, refused)
    found = _completed(circuit)
    registers = registers_of(given.get("registers", {}), found["qubits"])
    return CircuitInput(CIRCUIT, found, registers, _json(beside))


def _several(given: Mapping[str, object]) -> dict[str, JsonValue]:
    """The input of several circuits; a circuit may leave the gate set and its width to the job.

    Where the job has no gate set, each circuit gets its own, and the first's is the job's.
    """
    listed = given.get("circuits")
    if not is_list(listed):
        raise InvalidCircuitError("'circuits' is not a list of circuits")
    circuits: list[dict[str, JsonValue]] = []
    for index, each in enumerate(listed):
        value = each.to_dict() if isinstance(each, Model) else each
        if not is_object(value):
            raise InvalidCircuitError(
                f"circuit {index} is {kind_of(value)}, not an object", circuit=index
            )
        inherited = {name: given[name] for name in ("gateset", "qubits") if name in given}
        whole = _completed({**inherited, **value}, circuit=index)
        circuits.append(
            {key: each for key, each in whole.items() if key not in inherited or key in value}
        )
    rest = _json({name: value for name, value in given.items() if name != "circuits"})
    first: Iterable[JsonValue] = (each["gateset"] for each in circuits if "gateset" in each)
    widths = [each["qubits"] for each in circuits if isinstance(each.get("qubits"), int)]
    return {
        "gateset": next(iter(first), "qis"),
        "qubits": max((width for width in widths if isinstance(width, int)), default=1),
        **rest,
        "circuits": list(circuits),
    }


def _completed(given: Mapping[str, object], *, circuit: int | None = None) -> dict[str, JsonValue]:
    """A circuit with its gate set and the number of its qubits."""
    gates = _gates(given.get("circuit"), circuit)
    rest = {name: value for name, value in given.items() if name not in ("circuit", FORMER)}
    found: dict[str, JsonValue] = {}
    if "gateset" not in rest:
        found["gateset"] = implied_gateset(gates) or "qis"
    if "qubits" not in rest:
        found["qubits"] = needed_qubits(gates)
    return {**found, **_json(rest), "circuit": list(gates)}


def _gates(given: object, circuit: int | None) -> list[dict[str, JsonValue]]:
    """Gates as JSON: models as dicts, numbers of NumPy as Python's."""
    if not is_list(given):
        raise InvalidCircuitError(
            f"{prefix(circuit)}'circuit' is {kind_of(given)}, not a list of gates", circuit=circuit
        )
    gates: list[dict[str, JsonValue]] = []
    for index, gate in enumerate(given):
        try:
            fields_ = gate.to_dict() if isinstance(gate, Model) else gate
            if not is_object(fields_):
                raise TypeError(NO_OBJECT)
            gates.append({str(key): plain(value) for key, value in fields_.items()})
        except TypeError as error:
            raise refusal(index, None, error, circuit) from None
    return gates


def _json(given: Mapping[str, object]) -> dict[str, JsonValue]:
    """Fields as JSON.

    Raises:
        InvalidCircuitError: JSON cannot represent one.
    """
    found: dict[str, JsonValue] = {}
    for name, value in given.items():
        try:
            found[name] = to_json(value)
        except TypeError as error:
            raise InvalidCircuitError(f"the field {name!r}: {error}") from None
    return found
