"""Decides what an object is by the names of its classes, so that looking imports nothing."""

from collections.abc import Callable, Mapping
from os import PathLike
from typing import Final, cast

from ionq_api.codec import is_list, is_object
from ionq_api.model import Model

from ...errors import InvalidCircuitError
from .checks import check
from .payloads import from_list, from_mapping, from_model
from .plugins import converter_of, package_of
from .texts import from_file, from_text
from .types import CircuitInput, SupportsIonQ

_MOST_STEPS = 5  # of converters that return something that has to be converted in turn


def _qiskit(circuit: object) -> CircuitInput:
    from .from_qiskit import from_qiskit

    return from_qiskit(circuit)


def _cirq(circuit: object) -> CircuitInput:
    from .from_cirq import from_cirq

    return from_cirq(circuit)


def _pennylane(circuit: object) -> CircuitInput:
    from .from_pennylane import from_pennylane

    return from_pennylane(circuit)


def _qbraid(circuit: object) -> CircuitInput:
    from .from_qbraid import from_qbraid

    return from_qbraid(circuit)


_BY_PACKAGE: Final[Mapping[str, Callable[[object], CircuitInput]]] = {
    "qiskit": _qiskit,
    "cirq": _cirq,
    "pennylane": _pennylane,
}

QBRAID_PACKAGES: Final = (
    "braket",
    "cudaq",
    "mimiqcircuits",
    "openqasm3",
    "pyquil",
    "pytket",
    "qrisp",
)
"""Packages whose circuits qBraid 0.13 takes to Qiskit, directly or by way of others."""


def circuit_input(circuit: object) -> CircuitInput:
    """Anything that stands for a circuit as the input of a job, checked.

    It reads a file if it gets a path, and is otherwise without I/O. The packages that it needs are
    imported when a circuit of theirs arrives.

    Args:
        circuit: One of these; angles and the order of qubits are those of its package.

            * IonQ JSON: a circuit, a whole payload of any type, several circuits, or a list of
              gates, as dicts, as typed models of `ionq_api.models`, or as text. `gateset` and
              `qubits` are worked out where they are missing.
            * OpenQASM 3 as text, or the path of a file; it is sent as it is.
            * OpenQASM 2, read by Qiskit.
            * Qiskit's `QuantumCircuit`, Cirq's `Circuit`, PennyLane's `QuantumScript`; circuits of
              pyQuil, pytket, Braket and others through qBraid.
            * An object with a method `to_ionq()`, and those for which an installed package has an
              entry point in the group `ionq_session.circuits`.

    Returns:
        The input, the classical registers, and the fields of a job that came with it.

    Raises:
        InvalidCircuitError: It is no circuit, or one that cannot be sent; the message names the
            gate and the rule.
        MissingExtraError: Its conversion needs a package that is not installed.

    Warns:
        CircuitWarning: Something in it is probably not meant, such as an angle in degrees.
    """
    found = converted(circuit)
    check(found)
    return found


def converted(circuit: object) -> CircuitInput:
    """The same, not checked.

    Raises:
        InvalidCircuitError: It is no circuit.
        MissingExtraError: Its conversion needs a package that is not installed.
    """
    for _ in range(_MOST_STEPS):
        if isinstance(circuit, CircuitInput):
            return circuit
        circuit = _step(circuit)
    if isinstance(circuit, CircuitInput):
        return circuit
    raise InvalidCircuitError(
        f"the converters of {_MOST_STEPS} objects returned one another and no circuit"
    )


def _step(circuit: object) -> object:
    """The input of a job, or another object that stands for it."""
    if isinstance(circuit, str):
        return from_text(circuit)
    if isinstance(circuit, PathLike):
        return from_file(cast("PathLike[str]", circuit))
    if isinstance(circuit, Model):
        return from_model(circuit)
    kinds = type(circuit).__mro__
    packages = [package_of(kind) for kind in kinds]
    for package in packages:
        if package in _BY_PACKAGE:
            return _BY_PACKAGE[package](circuit)
    converter = converter_of(kinds)
    if converter is not None:
        return converter(circuit)
    if isinstance(circuit, SupportsIonQ) and not isinstance(circuit, type):
        return circuit.to_ionq()
    if is_object(circuit):
        return from_mapping(circuit)
    if is_list(circuit):
        return from_list(circuit)
    if any(package in QBRAID_PACKAGES for package in packages):
        return _qbraid(circuit)
    if isinstance(circuit, type):
        raise InvalidCircuitError(
            f"the class {circuit.__qualname__} is no circuit, and one of its objects may be; "
            f"call it: {circuit.__qualname__}(...)"
        )
    raise InvalidCircuitError(
        f"an object of the class {kinds[0].__module__}.{kinds[0].__qualname__} is no circuit; "
        "give IonQ JSON (a dict, a list of gates, text), OpenQASM 3 or 2 (text or a path), a "
        "circuit of Qiskit, Cirq or PennyLane, or of a package that qBraid knows, an object with "
        "a method to_ionq(), or install a converter in the entry point group "
        "'ionq_session.circuits'"
    )
