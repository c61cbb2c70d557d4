"""What the input of a job implies where it does not say it: type, gate set, number of qubits."""

from collections.abc import Iterable, Mapping

from ionq_api.codec import is_list, is_object
from ionq_api.model import Model

from ..payload_types import CIRCUIT, MULTI_CIRCUIT, QASM3
from .kinds import NATIVE, QIS, Gateset

_PLACES = ("target", "targets", "control", "controls")  # the fields of a gate that name qubits


def implied_type(given: Mapping[str, object]) -> str | None:
    """The type of a job with an input; None if it can be of several, or is of none."""
    implied = {"circuit": CIRCUIT, "circuits": MULTI_CIRCUIT}
    found = [type_ for field, type_ in implied.items() if field in given]
    if isinstance(given.get("data"), str):  # it is an object in the inputs of other jobs
        found.append(QASM3)
    return found[0] if len(found) == 1 else None


def implied_gateset(gates: Iterable[object]) -> Gateset | None:
    """The gate set that gates are meant to be of; None if they are of both, or may be of either.

    A `zz` is in both sets: it has an angle in one, and a rotation in the other.
    """
    names: set[str] = set()
    fields_of_zz: set[str] = set()
    for each in gates:
        gate = each.to_dict() if isinstance(each, Model) else each
        name = gate.get("gate") if is_object(gate) else None
        if is_object(gate) and isinstance(name, str):
            names.add(name)
            if name == "zz":
                fields_of_zz.update(gate)
    is_qis = not names.isdisjoint(QIS.keys() - NATIVE.keys())
    is_native = not names.isdisjoint(NATIVE.keys() - QIS.keys())
    if not is_qis and not is_native:
        is_qis = "rotation" in fields_of_zz
        is_native = not fields_of_zz.isdisjoint(("angle", "phase"))
    if is_qis == is_native:
        return None
    return "qis" if is_qis else "native"


def needed_qubits(gates: Iterable[object]) -> int:
    """How many qubits gates need; what is no gate or no qubit is left to the checks."""
    highest = 0
    for gate in gates:
        if is_object(gate):
            for name in _PLACES:
                value = gate.get(name)
                if type(value) is int:
                    highest = max(highest, value)
                elif is_list(value):
                    highest = max([highest, *(each for each in value if type(each) is int)])
    return highest + 1
