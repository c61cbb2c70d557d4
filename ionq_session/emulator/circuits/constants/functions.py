"""The functions of OpenQASM 3 on constants, such as sin and popcount."""

import math
from collections.abc import Callable, Sequence

from .operators import combined
from .values import MACHINE_BITS, Constant, ConstantError, convert, of_float

_OF_FLOAT: dict[str, Callable[[float], float]] = {
    "arccos": math.acos,
    "arcsin": math.asin,
    "arctan": math.atan,
    "ceiling": lambda x: float(math.ceil(x)),
    "cos": math.cos,
    "exp": math.exp,
    "floor": lambda x: float(math.floor(x)),
    "log": math.log,
    "sin": math.sin,
    "sqrt": math.sqrt,
    "tan": math.tan,
}
_OF_ANGLE = ("cos", "sin", "tan")
_ROTATIONS = {"rotl": 1, "rotr": -1}

NAMES = frozenset({*_OF_FLOAT, *_ROTATIONS, "mod", "popcount"})


def called(name: str, arguments: Sequence[Constant]) -> Constant:
    """Call a function.

    Args:
        name: One of `NAMES`.
        arguments: What it is called with.

    Raises:
        ConstantError: The function does not take them.
    """
    wanted = 2 if name in ("mod", *_ROTATIONS) else 1
    if len(arguments) != wanted:
        raise ConstantError(f"{name} takes {wanted} and not {len(arguments)} arguments")
    first, last = arguments[0], arguments[-1]
    if name == "mod":
        return _modulus(first, last)
    if name == "popcount":
        if first.kind not in ("bit", "uint"):
            raise ConstantError(f"{name} does not take {first.type_name}")
        return Constant("uint", int(first.value).bit_count())
    if name in _ROTATIONS:
        return _rotated(name, first, last)
    if first.kind == "angle" and name not in _OF_ANGLE:
        raise ConstantError(f"{name} does not take {first.type_name}")
    number = first.number if first.kind == "angle" else _float_of(first)
    try:
        return of_float(_OF_FLOAT[name](number))
    except (ValueError, OverflowError):
        raise ConstantError(f"{name}({number}) is no number") from None


def _modulus(first: Constant, second: Constant) -> Constant:
    if "float" not in (first.kind, second.kind):
        return combined("%", first, second)
    number, divisor = _float_of(first), _float_of(second)
    try:
        return of_float(math.fmod(number, divisor))
    except ValueError:
        raise ConstantError(f"mod({number}, {divisor}) is no number") from None


def _rotated(name: str, given: Constant, distance: Constant) -> Constant:
    if given.kind not in ("bit", "uint") or not given.sized or distance.kind not in ("int", "uint"):
        raise ConstantError(f"{name} does not take {given.type_name} and {distance.type_name}")
    places = _ROTATIONS[name] * int(distance.value) % given.bits
    value = int(given.value) << places
    value = value & (1 << given.bits) - 1 | value >> given.bits
    return Constant(given.kind, value, given.bits, sized=True)


def _float_of(given: Constant) -> float:
    return float(convert(given, "float", MACHINE_BITS, sized=False).value)
