"""OpenQASM 3 as gates, read by Qiskit: only where a job takes no programs, as one of several does.

A job of its own takes the program as it is.
"""

from ...errors import InvalidCircuitError
from .extras import imported
from .from_qiskit import from_qiskit
from .types import CircuitInput


def from_qasm3(text: str, *, extra: str = "qiskit") -> CircuitInput:
    """A program in OpenQASM 3; still one if gates cannot express it, as with run-time control.

    Native gates, which IonQ's OpenQASM has without an include, are unknown to Qiskit.

    Args:
        text: The program.
        extra: The extra to name if Qiskit is missing.

    Raises:
        InvalidCircuitError: Qiskit cannot read it, or IonQ's gates cannot express it.
        MissingExtraError: Qiskit or a package of its is missing.
    """
    for_ = "OpenQASM 3 as gates"
    imported("qiskit_qasm3_import", extra=extra, for_=for_)
    qasm3 = imported("qiskit.qasm3", extra=extra, for_=for_)
    try:
        circuit = qasm3.loads(text)
    except Exception as error:  # Qiskit's importer raises errors of many kinds
        raise InvalidCircuitError(
            f"the OpenQASM 3 program cannot be read as gates: {error}"
        ) from error
    return from_qiskit(circuit, extra=extra)
