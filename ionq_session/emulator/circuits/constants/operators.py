"""The binary operators of OpenQASM 3 on constants, as the specification and C99 define them."""

from collections.abc import Callable
from operator import add, eq, ge, gt, le, lt, mul, ne, sub

from .values import MAX_BITS, Constant, ConstantError, convert, floating, integer


def combined(sign: str, left: Constant, right: Constant) -> Constant:
    """Apply a binary operator.

    Raises:
        ConstantError: The specification has no such operation, or leaves its result open.
    """
    if sign in ("&&", "||"):
        first, second = (convert(each, "bool", 1, sized=False).value for each in (left, right))
        return Constant("bool", int(first and second) if sign == "&&" else int(first or second), 1)
    if sign in _COMPARISONS:
        left, right = _common(sign, left, right)
        return Constant("bool", int(_COMPARISONS[sign](left.value, right.value)), 1)
    if sign in ("<<", ">>"):
        return _shifted(sign, left, right)
    if sign in _BITWISE:
        if "bool" in (left.kind, right.kind) or not {left.kind, right.kind} <= _UNSIGNED:
            raise _no_such(sign, left, right)
        left, right = _common(sign, left, right)
        value = _BITWISE[sign](int(left.value), int(right.value))
        return Constant(left.kind, value, left.bits, left.sized)
    if "angle" in (left.kind, right.kind):
        return _combined_angles(sign, left, right)
    if "bit" in (left.kind, right.kind):
        raise _no_such(sign, left, right)
    left, right = _common(sign, left, right)
    if left.kind == "float":
        return floating(_float_result(sign, left, right), left.bits, sized=left.sized)
    value = _integer_result(sign, int(left.value), int(right.value))
    return integer(left.kind, value, left.bits, sized=left.sized)


_COMPARISONS: dict[str, Callable[[float, float], bool]] = {
    "<": lt,
    "<=": le,
    ">": gt,
    ">=": ge,
    "==": eq,
    "!=": ne,
}
_BITWISE: dict[str, Callable[[int, int], int]] = {
    "&": int.__and__,
    "|": int.__or__,
    "^": int.__xor__,
}
_SUMS: dict[str, Callable[[float, float], float]] = {"+": add, "-": sub, "*": mul}
_UNSIGNED = {"uint", "angle", "bit"}


def _no_such(sign: str, left: Constant, right: Constant) -> ConstantError:
    return ConstantError(f"{sign} does not apply to {left.type_name} and {right.type_name}")


def _common(sign: str, left: Constant, right: Constant) -> tuple[Constant, Constant]:
    """Both operands as the greater of their types."""
    kinds = {left.kind, right.kind}
    if kinds & {"angle", "bit"}:
        if len(kinds) > 1 or (left.kind == "bit" and left.bits != right.bits):
            raise _no_such(sign, left, right)
        greater = max(left, right, key=lambda each: each.bits)
    elif "float" in kinds:
        floats = [each for each in (left, right) if each.kind == "float"]
        greater = max(floats, key=lambda each: each.bits)
    else:
        whole = [_promoted(left), _promoted(right)]
        # Of two of one size, C99 takes the one without a sign.
        greater = max(whole, key=lambda each: (each.bits, each.kind == "uint"))
    made = [
        convert(each, greater.kind, greater.bits, sized=greater.sized) for each in (left, right)
    ]
    if greater.kind == "uint" and any(each.value < 0 for each in (left, right)):
        raise ConstantError(f"{sign} mixes a negative number with {greater.type_name}; cast it")
    return made[0], made[1]


def _promoted(given: Constant) -> Constant:
    """A bool as the int that it stands for."""
    return Constant("int", given.value) if given.kind == "bool" else given


def _combined_angles(sign: str, left: Constant, right: Constant) -> Constant:
    """Add and subtract angles, and multiply and divide them by whole numbers."""
    kinds = (left.kind, right.kind)
    if kinds == ("angle", "angle") and sign in ("+", "-", "/"):
        left, right = _common(sign, left, right)
        value = _integer_result(sign, int(left.value), int(right.value))
        return integer("uint" if sign == "/" else "angle", value, left.bits, sized=left.sized)
    angle, factor = (left, right) if left.kind == "angle" else (right, left)
    is_whole = factor.kind in ("int", "uint") and factor.value >= 0
    if not is_whole or sign not in ("*", "/") or (sign == "/" and angle is right):
        raise _no_such(sign, left, right)
    value = _integer_result(sign, int(angle.value), int(factor.value))
    return integer("angle", value, angle.bits, sized=angle.sized)


def _shifted(sign: str, left: Constant, right: Constant) -> Constant:
    is_number = right.kind in ("int", "uint") and 0 <= right.value <= MAX_BITS
    if left.kind == "int" and left.value >= 0 and not left.sized:
        left = Constant("uint", left.value)  # a literal has no sign
    if left.kind not in _UNSIGNED or not is_number:
        raise _no_such(sign, left, right)
    value, places = int(left.value), int(right.value)
    if sign == ">>":
        return Constant(left.kind, value >> places, left.bits, left.sized)
    if left.kind == "uint" and not left.sized:
        return integer("uint", value << places, left.bits, sized=False)
    return Constant(left.kind, (value << places) % (1 << left.bits), left.bits, left.sized)


def _integer_result(sign: str, left: int, right: int) -> int:
    if sign in ("+", "-", "*"):
        return int(_SUMS[sign](left, right))
    if sign in ("/", "%"):
        if right == 0:
            raise ConstantError("division by zero")
        quotient = abs(left) // abs(right) * (1 if (left < 0) == (right < 0) else -1)
        return quotient if sign == "/" else left - quotient * right
    if right < 0:
        raise ConstantError("a whole number to a negative power; write it with a point")
    if abs(left) > 1 and right > MAX_BITS:
        raise ConstantError("the number is too large")
    return int(left**right)


def _float_result(sign: str, left: Constant, right: Constant) -> float:
    one, other = float(left.value), float(right.value)
    if sign in _SUMS:
        return _SUMS[sign](one, other)
    if sign == "/":
        if other == 0:
            raise ConstantError("division by zero")
        return one / other
    if sign != "**":
        raise _no_such(sign, left, right)
    try:
        result = one**other
    except (OverflowError, ZeroDivisionError):
        raise ConstantError(f"{one} ** {other} is too large") from None
    if isinstance(result, complex):
        raise ConstantError(f"{one} ** {other} is a complex number")
    return float(result)
