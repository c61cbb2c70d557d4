"""A circuit's gates as calls of the methods that add them, for its repr."""

from collections.abc import Sequence

from .gate import Gate
from .rules.kinds import method_of

MOST_CALLS = 100  # in one expression; some hundreds more are too deep for Python's parser


def calls(gates: Sequence[Gate]) -> str | None:
    """Such as `.h(0).cnot(0, 1)`; None if there are too many gates for an expression."""
    if len(gates) > MOST_CALLS:
        return None
    return "".join(f".{call(gate)}" for gate in gates)


def call(gate: Gate) -> str:
    """Such as `cnot(0, 1)`."""
    return f"{method_of(gate.name)}({', '.join(_arguments(gate))})"


def _arguments(gate: Gate) -> list[str]:
    controls = _one_or_several(gate.controls)
    if gate.kind.controlled:
        return [controls, *map(str, gate.targets)]
    if gate.kind.width is None:
        named = [str([*gate.targets])] if gate.targets else []
    else:
        named = [str(target) for target in gate.targets]
    if gate.terms:
        named += [repr([*gate.terms]), repr([*gate.coefficients]), repr(gate.time)]
    numbers = (gate.rotation, *gate.phases, gate.angle)
    named += [repr(number) for number in numbers if number is not None]
    return [*named, f"control={controls}"] if gate.controls else named


def _one_or_several(qubits: Sequence[int]) -> str:
    return str(qubits[0]) if len(qubits) == 1 else str([*qubits])
