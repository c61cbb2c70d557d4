"""From a circuit with parameters to one circuit for each point of a grid."""

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from ...circuits.base import BaseCircuit
from ...circuits.conversion.extras import imported
from ...circuits.conversion.plugins import package_of
from ...circuits.parameters import Parameter
from ...errors import InvalidCircuitError
from .grid import Grid

Binder = Callable[[Mapping[str, float]], object]


def circuits_of(template: object, grid: Grid) -> list[object]:
    """A circuit for each point.

    Args:
        template: A circuit of ours, of Qiskit's or of Cirq's, or a function of the parameters that
            returns one.
        grid: The points.

    Raises:
        InvalidCircuitError: It has no parameters, or others than the grid.
    """
    names, bind = _read(template)
    if names is not None:
        _check(names, grid.names)
    found: list[object] = []
    for place, point in enumerate(grid):
        try:
            found.append(bind(point))
        except InvalidCircuitError as error:
            raise InvalidCircuitError(
                f"circuit {place} ({point_name(point)}): {error.message}",
                gate=error.gate,
                circuit=place,
            ) from None
    return found


def point_name(point: Mapping[str, float]) -> str:
    """A point in words, such as `theta=0.5, phi=1`, which its circuit is called."""
    return ", ".join(f"{name}={value:.6g}" for name, value in point.items())


def _read(template: object) -> tuple[Iterable[str] | None, Binder]:
    """The names of the parameters, as far as they are known, and what gives them values."""
    if isinstance(template, BaseCircuit):
        return template.parameters, template.bind
    packages = {package_of(kind) for kind in type(template).__mro__}
    if "qiskit" in packages and hasattr(template, "assign_parameters"):
        return _of_qiskit(template)
    if "cirq" in packages:
        return _of_cirq(template)
    if callable(template):
        return None, _called(template)
    raise InvalidCircuitError(
        f"a sweep takes a circuit with parameters, of this package, Qiskit or Cirq, or a function "
        f"of the parameters that returns a circuit, and not a {type(template).__name__}"
    )


# Any, for everything of Qiskit's and Cirq's here: their types are incomplete.
def _of_qiskit(circuit: Any) -> tuple[Iterable[str], Binder]:
    return [each.name for each in circuit.parameters], lambda point: circuit.assign_parameters(
        dict(point)
    )


def _of_cirq(circuit: Any) -> tuple[Iterable[str], Binder]:
    cirq: Any = imported("cirq", extra="cirq", for_="a circuit of Cirq's")
    names = sorted(cirq.parameter_names(circuit))
    return names, lambda point: cirq.resolve_parameters(circuit, dict(point))


def _called(function: Callable[..., object]) -> Binder:
    """Calls a user's function with the parameters by name, which it must take.

    Raises:
        InvalidCircuitError: When called: it does not take them.
    """
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):  # of some functions that are not written in Python
        signature = None

    def bind(point: Mapping[str, float]) -> object:
        if signature is not None:
            try:
                signature.bind(**point)
            except TypeError as error:
                raise InvalidCircuitError(
                    f"the function cannot be called with {', '.join(point)}: {error}"
                ) from None
        return function(**point)

    return bind


def _check(known: Iterable[str], given: Sequence[str]) -> None:
    """Refuse names that the circuit does not have, and those that are left without values."""
    names = list(known)
    if not names:
        raise InvalidCircuitError(
            f"the circuit has no parameters to sweep over; {Parameter.__name__}('theta') in place "
            "of an angle is one"
        )
    has = f"the circuit has {', '.join(names)}"
    unknown = [name for name in given if name not in names]
    if unknown:
        raise InvalidCircuitError(f"there is no parameter {', '.join(unknown)}: {has}")
    missing = [name for name in names if name not in given]
    if missing:
        raise InvalidCircuitError(f"there are no values for {', '.join(missing)}: {has}")
