"""How a message names a gate, and one of several circuits."""

from ionq_api.codec import is_object

from ...errors import InvalidCircuitError


def refusal(
    gate: int, name: object, rule: object, circuit: int | None = None
) -> InvalidCircuitError:
    """The error for a gate that breaks a rule, to be raised.

    Args:
        gate: Its place in its circuit, from 0.
        name: Its name, if it has one.
        rule: What is wrong with it.
        circuit: Which of several circuits it is in, from 0.
    """
    text = f"{prefix(circuit)}{label(gate, name)}: {rule}"
    return InvalidCircuitError(text, gate=gate, circuit=circuit)


def label(gate: int, name: object) -> str:
    """What a message calls a gate, such as `gate 3 (rx)`."""
    return f"gate {gate} ({name})" if isinstance(name, str) else f"gate {gate}"


def name_in(gate: object) -> object:
    """The name of a gate in IonQ's JSON, if it has one."""
    return gate.get("gate") if is_object(gate) else None


def counted(number: int, noun: str) -> str:
    """A number of things in words."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def prefix(circuit: int | None) -> str:
    """How a message about one of several circuits begins."""
    return "" if circuit is None else f"circuit {circuit}: "
