"""The circuits of gates in a payload, one by one."""

from collections.abc import Iterator, Mapping

from attrs import frozen

from ionq_api.codec import is_list, is_object

NATIVE = "native"


@frozen
class GateList:
    """A circuit as a payload has it.

    Attributes:
        gates: Its gates.
        gateset: `qis` or `native`.
        qubits: How many qubits it says it has; 0 if it does not.
        index: Its index among several; None if it is the only one.
    """

    gates: tuple[Mapping[str, object], ...]
    gateset: str
    qubits: int = 0
    index: int | None = None


def gate_lists(body: Mapping[str, object]) -> Iterator[GateList]:
    """The circuits of a payload that are lists of gates; none of a program.

    A circuit among several may name a gate set of its own. What is no gate is left out: the check
    of the payload refuses it.
    """
    given = body.get("input")
    if not is_object(given):
        return
    circuits = given.get("circuits")
    if is_list(circuits):
        for index, each in enumerate(circuits):
            if is_object(each):
                yield _gate_list({**given, **each}, index)
    elif is_list(given.get("circuit")):
        yield _gate_list(given, None)


def _gate_list(circuit: Mapping[str, object], index: int | None) -> GateList:
    gates, qubits = circuit.get("circuit"), circuit.get("qubits")
    return GateList(
        gates=tuple(each for each in gates if is_object(each)) if is_list(gates) else (),
        gateset=str(circuit.get("gateset")),
        qubits=qubits if isinstance(qubits, int) else 0,
        index=index,
    )


def qubits_of(gate: Mapping[str, object], *names: str) -> list[int]:
    """The qubits that a gate names in some of its fields, such as `target` and `targets`."""
    found: list[int] = []
    for name in names:
        value = gate.get(name)
        listed = value if is_list(value) else [value]
        found += [each for each in listed if isinstance(each, int) and not isinstance(each, bool)]
    return found
