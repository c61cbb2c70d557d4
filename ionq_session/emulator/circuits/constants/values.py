"""Constants of OpenQASM 3: their types, and how the specification converts them.

Types follow the rules of C99, as the specification says. An angle is a whole number of steps of a
turn. What the specification leaves to each implementation, such as the overflow of a signed
integer, is refused.
"""

import struct
from math import fmod, isfinite, pi
from typing import Literal, TypeAlias

from attrs import frozen

Kind: TypeAlias = Literal["bool", "int", "uint", "float", "angle", "bit"]

MACHINE_BITS = 64  # of a type that is written without a size
MAX_BITS = 1024  # of any type, so that no number grows without end

_TURN = 2 * pi


class ConstantError(Exception):
    """A constant can't be computed; the message says why."""


@frozen
class Constant:
    """A constant: what it is, how many bits it has, and its value.

    An angle's value is in units of a turn by two to the power of its bits, a bit string's the
    number that it writes in base two. `sized` tells whether the program gave the size.
    """

    kind: Kind
    value: int | float
    bits: int = MACHINE_BITS
    sized: bool = False

    @property
    def number(self) -> int | float:
        """The value as a gate takes it: an angle in radians."""
        if self.kind == "angle":
            return _TURN * (int(self.value) / (1 << self.bits))
        return self.value

    @property
    def type_name(self) -> str:
        """The name of the type, for a message."""
        return f"{self.kind}[{self.bits}]" if self.sized else self.kind


def of_float(value: float) -> Constant:
    """The constant that a number with a point, such as pi, is."""
    return Constant("float", value)


def of_integer(value: int) -> Constant:
    """The constant that a whole number is.

    Raises:
        ConstantError: It needs more bits than an int has.
    """
    return integer("int", value, MACHINE_BITS, sized=False)


def convert(
    given: Constant, kind: Kind, bits: int, *, sized: bool, implicit: bool = False
) -> Constant:
    """Convert a constant, as a cast does.

    Args:
        given: What to convert.
        kind: The type to convert to.
        bits: How many bits that has.
        sized: Whether the program says so.
        implicit: Whether nobody wrote the cast: floats become no integers then.

    Raises:
        ConstantError: The specification has no such cast, or leaves its result open.
    """
    target = Constant(kind, 0, bits, sized)
    names = f"{given.type_name} can't be converted to {target.type_name}"
    source = given.kind
    if source == "bit" and kind != "bool" and bits != given.bits:
        raise ConstantError(f"{names}: they differ in size")
    if kind == "bool":
        return Constant("bool", int(given.value != 0), 1)
    if kind == "angle":
        return _to_angle(given, bits, sized=sized, names=names)
    if source == "angle" and kind != "bit":
        raise ConstantError(names)
    if kind == "float":
        if source == "bit":
            raise ConstantError(names)
        return floating(float(given.value), bits, sized=sized)
    if kind == "bit":
        if source == "float" or (source != "bool" and bits != given.bits):
            raise ConstantError(names)
        return Constant("bit", int(given.value) % (1 << bits), bits, sized=True)
    if source == "float" and implicit:
        raise ConstantError(f"{names} without a cast, which would drop its fraction")
    if source == "float" and not isfinite(given.value):
        raise ConstantError(f"{names}: it is {given.value}")
    value = int(given.value)  # drops the fraction
    if source in ("int", "uint", "bit") and given.bits == bits:  # the bits stay what they are
        value %= 1 << bits
        value -= (1 << bits) * (kind == "int" and value >> (bits - 1))
    return integer(kind, value, bits, sized=sized)


def negated(given: Constant) -> Constant:
    """The value with its sign changed.

    Raises:
        ConstantError: Its type has no sign.
    """
    if given.kind == "bool" or given.kind == "bit":
        raise ConstantError(f"- does not apply to {given.type_name}")
    if given.kind == "float":
        return floating(-given.value, given.bits, sized=given.sized)
    return integer(given.kind, -int(given.value), given.bits, sized=given.sized)


def inverted(given: Constant) -> Constant:
    """The value with every bit changed.

    Raises:
        ConstantError: Its type has no bits.
    """
    if given.kind not in ("uint", "angle", "bit") or not given.sized:
        raise ConstantError(f"~ does not apply to {given.type_name}: it needs a size and no sign")
    return Constant(given.kind, int(given.value) ^ (1 << given.bits) - 1, given.bits, sized=True)


def _to_angle(given: Constant, bits: int, *, sized: bool, names: str) -> Constant:
    if given.kind in ("bool", "int", "uint"):
        raise ConstantError(f"{names}; write it with a point")
    if given.kind == "float":
        if not isfinite(given.value):
            raise ConstantError(f"{names}: it is {given.value}")
        # The remainder is exact, and so is the product; round() goes to the even one of a tie.
        steps = round(fmod(given.value, _TURN) / _TURN * (1 << bits))
        return Constant("angle", steps % (1 << bits), bits, sized)
    value = int(given.value)
    if bits < given.bits:
        raise ConstantError(f"{names}: the specification does not say how to round it")
    return Constant("angle", value << (bits - given.bits), bits, sized)


def integer(kind: Kind, value: int, bits: int, *, sized: bool) -> Constant:
    """A whole number; one without a sign keeps its lowest bits if the program says how many.

    Raises:
        ConstantError: The type does not have it.
    """
    if kind == "angle" or (kind == "uint" and sized):
        return Constant(kind, value % (1 << bits), bits, sized)
    low, high = (0, 1 << bits) if kind == "uint" else (-1 << bits - 1, 1 << bits - 1)
    if not low <= value < high:
        name = Constant(kind, 0, bits, sized).type_name
        raise ConstantError(f"the number {_short(value)} is not within {name}")
    return Constant(kind, value, bits, sized)


def _short(value: int) -> str:
    return str(value) if abs(value) < 1 << 128 else "of more than 128 bits"


def floating(value: float, bits: int, *, sized: bool) -> Constant:
    """A number of a type with a fraction, rounded to it.

    Raises:
        ConstantError: It is too large for the type.
    """
    if bits == 32 and isfinite(value):
        try:
            value = struct.unpack("<f", struct.pack("<f", value))[0]
        except OverflowError:
            raise ConstantError(f"the number {value} is not within float[32]") from None
    return Constant("float", value, bits, sized)
