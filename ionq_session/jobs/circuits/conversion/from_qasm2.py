"""OpenQASM 2, which the service does not take, read by Qiskit."""

import re

from ...errors import InvalidCircuitError
from .extras import imported
from .from_qiskit import from_qiskit
from .types import CircuitInput

_PLACE = re.compile(r"^(?:<input>:)?(\d+),(\d+): ")  # how Qiskit's messages begin


def from_qasm2(text: str, *, extra: str = "qiskit") -> CircuitInput:
    """A program in OpenQASM 2; gates that Qiskit writes without defining them are known.

    Args:
        text: The program.
        extra: The extra to name if Qiskit is missing.

    Raises:
        InvalidCircuitError: It is not OpenQASM 2, or has what IonQ's gates cannot express.
        MissingExtraError: Qiskit or qiskit-ionq is missing.
    """
    qasm2 = imported("qiskit.qasm2", extra=extra, for_="OpenQASM 2")
    try:
        circuit = qasm2.loads(text, custom_instructions=qasm2.LEGACY_CUSTOM_INSTRUCTIONS)
    except qasm2.QASM2ParseError as error:
        message = _PLACE.sub(r"line \1, column \2: ", str(error.message), count=1)
        raise InvalidCircuitError(f"the OpenQASM 2 program cannot be read: {message}") from error
    return from_qiskit(circuit, extra=extra)
