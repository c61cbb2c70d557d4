"""PennyLane's tapes, through its export to OpenQASM 2."""

import re
from typing import Any

from ...errors import InvalidCircuitError
from .extras import imported
from .from_qasm2 import from_qasm2
from .types import CircuitInput

# What PennyLane writes and OpenQASM 2 does not have: global phases as a gate `gphase`, and
# identities on no qubit or on several. Neither changes a result.
_NOTHING = re.compile(r"^(?:gphase\([^)\n]*\)|id\b)[^;\n]*;\n", re.MULTILINE)


# Any: PennyLane is not typed.
def from_pennylane(tape: Any) -> CircuitInput:
    """A tape (`QuantumScript`) of PennyLane's.

    If its wires are whole numbers, wire i is qubit i, as on a device; other wires are numbered in
    the order in which the tape uses them. Bit i of the register `c` is qubit i. Gates that turn the
    tape's observables into the computational basis are part of the circuit.

    Raises:
        InvalidCircuitError: It has something that OpenQASM 2 or IonQ cannot express, or is a QNode.
        MissingExtraError: Qiskit or qiskit-ionq, which read OpenQASM 2, are missing.
    """
    pennylane = imported("pennylane", extra="pennylane", for_="a tape of PennyLane's")
    if not isinstance(tape, pennylane.tape.QuantumScript):
        make = "pennylane.workflow.construct_tape(qnode)(*arguments) makes the tape of a QNode"
        raise InvalidCircuitError(
            f"an object of PennyLane's class {type(tape).__name__} is no tape; {make}"
        )
    if tape.batch_size is not None:
        raise InvalidCircuitError(
            "the tape has batches of parameters; pennylane.transforms.broadcast_expand() makes a "
            "tape of each"
        )
    if any(isinstance(each, pennylane.ops.Conditional) for each in tape.operations):
        raise InvalidCircuitError(
            "the tape has gates that depend on a measurement, which IonQ does not run; "
            "pennylane.defer_measurements() makes a tape without"
        )
    if len(pennylane.transforms.split_non_commuting(tape)[0]) > 1:
        raise InvalidCircuitError(
            "the tape's observables cannot be measured together; "
            "pennylane.transforms.split_non_commuting() makes a tape of each group"
        )
    labels = list(tape.wires)
    if all(isinstance(each, int) and each >= 0 for each in labels):
        labels = list(range(max(labels, default=-1) + 1))
    try:
        program: str = pennylane.to_openqasm(tape, wires=pennylane.wires.Wires(labels))
    except Exception as error:  # each operator has errors of its own
        raise InvalidCircuitError(
            f"PennyLane cannot write the tape as OpenQASM: {error}"
        ) from error
    return from_qasm2(_NOTHING.sub("", program), extra="pennylane")
