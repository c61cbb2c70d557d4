"""Circuits of other packages, which qBraid takes to Qiskit.

qBraid's own way to IonQ's JSON, `openqasm3_to_ionq`, is not taken: in 0.13 it makes a controlled
phase a controlled rz, which is another gate, takes a `zz` in radians for a native one in turns if
its angle is small, and drops the measurements.
"""

from typing import Any

from ...errors import InvalidCircuitError
from .extras import imported
from .from_qiskit import from_qiskit
from .types import CircuitInput


# Any: the circuit is of any of several packages.
def from_qbraid(circuit: Any) -> CircuitInput:
    """A circuit of a package that qBraid knows; the order of qubits is the one that qBraid gives.

    Raises:
        InvalidCircuitError: qBraid cannot take it to Qiskit, or IonQ cannot run it.
        MissingExtraError: qBraid or qiskit-ionq is missing.
    """
    package = type(circuit).__module__.partition(".")[0]
    for_ = f"a circuit of {package}"
    transpiler = imported("qbraid.transpiler", extra="qbraid", for_=for_)
    exceptions = imported("qbraid.exceptions", extra="qbraid", for_=for_)
    imported("qiskit_ionq", extra="qbraid", for_=for_)
    try:
        converted = transpiler.transpile(circuit, "qiskit")
    except exceptions.QbraidError as error:
        text = f"qBraid cannot convert the circuit of {package} to Qiskit: {error}"
        raise InvalidCircuitError(text) from error
    return from_qiskit(converted, extra="qbraid")
