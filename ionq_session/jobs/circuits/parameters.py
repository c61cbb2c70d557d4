"""Named parameters of circuits, and sums of multiples of them, in place of numbers."""

import math
from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar, SupportsFloat, SupportsIndex, TypeAlias, Union

from attrs import field, frozen

from ionq_api.codec import is_list

from ..errors import InvalidCircuitError

Real: TypeAlias = SupportsFloat | SupportsIndex

DIGITS = 4  # of numbers in a drawing


@frozen(repr=False, slots=False)
class Expression:
    """A sum of multiples of parameters and a number, such as `2 * theta + 0.5`.

    Attributes:
        terms: The factor of each parameter by its name; those that are 0 are left out.
        constant: The number.
    """

    terms: Mapping[str, float] = field(hash=False)
    constant: float = 0.0

    __array_ufunc__: ClassVar[None] = None  # so that NumPy's numbers leave arithmetic to this

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of the parameters."""
        return tuple(self.terms)

    def bind(self, values: Mapping[str, float]) -> "Angle":
        """The expression with numbers for some of its parameters; a number if for all.

        Args:
            values: Numbers by the names of parameters; those of others are ignored.
        """
        constant = self.constant
        left: dict[str, float] = {}
        for name, factor in self.terms.items():
            if name in values:
                constant += factor * values[name]
            else:
                left[name] = factor
        return Expression(left, constant) if left else constant

    def __add__(self, other: "Real | Expression") -> "Angle":
        if not isinstance(other, Expression):
            return Expression(self.terms, self.constant + float(other))
        sums = dict(self.terms)
        for name, factor in other.terms.items():
            sums[name] = sums.get(name, 0.0) + factor
        return _simplified(sums, self.constant + other.constant)

    __radd__ = __add__

    def __neg__(self) -> "Expression":
        return Expression({name: -each for name, each in self.terms.items()}, -self.constant)

    def __sub__(self, other: "Real | Expression") -> "Angle":
        return self + (-other if isinstance(other, Expression) else -float(other))

    def __rsub__(self, other: Real) -> "Angle":
        return -self + other

    def __mul__(self, factor: Real) -> "Angle":
        if isinstance(factor, Expression):
            raise InvalidCircuitError(
                f"{self} times {factor} is no sum of multiples of parameters; give the product as "
                "a parameter of its own"
            )
        number = float(factor)
        scaled = {name: each * number for name, each in self.terms.items()}
        return _simplified(scaled, self.constant * number)

    __rmul__ = __mul__

    def __truediv__(self, divisor: Real) -> "Angle":
        return self * (1 / float(divisor))

    def __repr__(self) -> str:
        return _written(self, lambda name: f"Parameter({name!r})", repr)

    def __str__(self) -> str:
        return _written(self, str, lambda number: f"{number:.{DIGITS}g}")


class Parameter(Expression):
    """A number of a circuit that is to be given a value later, by its name.

    `Circuit(1).rx(0, 2 * Parameter("theta"))` has it in place of an angle. It can be added to
    numbers and to other parameters, and multiplied with numbers. `Circuit.bind` gives it a value,
    and `IonQSession.sweep` many. Parameters with the same name are the same.

    Args:
        name: The name, such as `theta`.

    Raises:
        InvalidCircuitError: It is no text, or empty.
    """

    def __init__(self, name: str) -> None:
        # Whoever has no type checker may give anything.
        if not isinstance(name, str) or not name.strip():  # pyright: ignore[reportUnnecessaryIsInstance]
            raise InvalidCircuitError(f"a parameter has a name, a text, and not {name!r}")
        super().__init__({name: 1.0})

    @property
    def name(self) -> str:
        """The name."""
        return next(iter(self.terms))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Expression):
            return NotImplemented
        return self.terms == other.terms and self.constant == other.constant

    def __hash__(self) -> int:
        return super().__hash__()

    def __reduce__(self) -> tuple[type["Parameter"], tuple[str]]:
        return Parameter, (self.name,)


# Of names, since `|` does not take them.
Angle: TypeAlias = Union[float, "Expression"]
"""An angle or another number of a gate, or what is to be one."""


def parameters_of(*angles: object) -> tuple[str, ...]:
    """The names of the parameters in some numbers of a gate, in the order of first use."""
    found: dict[str, None] = {}
    for angle in angles:
        if isinstance(angle, Expression):
            found.update(dict.fromkeys(angle.parameters))
    return tuple(found)


def bound_values(values: Iterable[tuple[object, object]], known: Iterable[str]) -> dict[str, float]:
    """Values by the names of parameters, checked.

    Args:
        values: Parameters or their names, each with its value.
        known: The names of the circuit's parameters.

    Raises:
        InvalidCircuitError: There is no such parameter, or a value is not a finite number.
    """
    names = tuple(known)
    found: dict[str, float] = {}
    for key, value in values:
        name = key.name if isinstance(key, Parameter) else key
        if name not in names:
            has = f"it has {', '.join(names)}" if names else "it has none"
            raise InvalidCircuitError(f"the circuit has no parameter {name!r}; {has}")
        found[str(name)] = finite(value, f"the value of {name}")
    return found


def finite(value: object, what: str) -> float:
    """A finite number as Python's own.

    Raises:
        InvalidCircuitError: It is none.
    """
    if isinstance(value, SupportsFloat | SupportsIndex) and not isinstance(value, bool):
        try:
            number = float(value)
        except (TypeError, ValueError, OverflowError):
            number = math.nan
        if math.isfinite(number):
            return number
    raise InvalidCircuitError(f"{what} must be a finite number, but is {value!r}")


def bound_fields(fields: Mapping[str, object], values: Mapping[str, float]) -> dict[str, object]:
    """The fields of a gate with numbers for parameters."""
    return {name: _bound(each, values) for name, each in fields.items()}


def _bound(value: object, values: Mapping[str, float]) -> object:
    if isinstance(value, Expression):
        return value.bind(values)
    return [_bound(each, values) for each in value] if is_list(value) else value


def _simplified(terms: Mapping[str, float], constant: float) -> Angle:
    left = {name: factor for name, factor in terms.items() if factor}
    return Expression(left, constant) if left else constant


def _written(
    expression: Expression, name_of: Callable[[str], str], number_of: Callable[[float], str]
) -> str:
    """Such as `2*theta - phi + 0.5`."""
    parts: list[tuple[float, str]] = []
    for name, factor in expression.terms.items():
        size = "" if abs(factor) == 1 else f"{number_of(abs(factor))}*"
        parts.append((factor, f"{size}{name_of(name)}"))
    if expression.constant:
        parts.append((expression.constant, number_of(abs(expression.constant))))
    text = "".join(f" {'-' if sign < 0 else '+'} {part}" for sign, part in parts)
    return f"-{text[3:]}" if text.startswith(" -") else text[3:]
