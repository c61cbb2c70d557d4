"""Rules for the values of options: what a value has to be, and what it is turned into.

A rule decides by type, never by truthiness. It says what it got by type alone, since the value may
be secret; numbers are shown.
"""

import math
import os
from collections.abc import Callable, Iterable, Mapping
from numbers import Integral, Real
from typing import Final, TypeAlias, cast

from attrs import frozen

from .errors import ConfigurationError

Read: TypeAlias = Callable[[object], object]
"""Returns the value to keep, or `REFUSED`."""

REFUSED: Final = object()
"""What a rule returns for a value that it does not take."""

LONGEST_WAIT = 2.0**31 / 1000  # seconds; operating systems count those of a socket in 31 bits of ms


@frozen
class Rule:
    """What an option takes.

    Attributes:
        takes: That in words, as they stand behind "takes".
        read: Reads a value.
    """

    takes: str
    read: Read


def ruled(name: str, rule: Rule, value: object) -> object:
    """The value to keep for an option.

    Raises:
        ConfigurationError: The rule does not take it; the message shows its type alone, and no
            frame of this module holds it.
    """
    kept = rule.read(value)
    if kept is not REFUSED:
        return kept
    got = described(value)
    del value, kept
    raise ConfigurationError(f"{name}= takes {rule.takes}, and got {got}")


def described(value: object) -> str:
    """What a value is, without what may be secret in it."""
    if is_number(value):
        number = _float(cast("Real", value))
        return repr(value) if math.isfinite(number) and abs(number) < 1e15 else f"{number:g}"
    if value is None:
        return "None"
    kind = type(value).__name__
    inner: Iterable[object] = ()
    if isinstance(value, Mapping):
        items = cast("Mapping[object, object]", value).items()
        return f"a {kind} of {_kinds(key for key, _ in items)} to {_kinds(v for _, v in items)}"
    if isinstance(value, tuple | list):
        inner = cast("Iterable[object]", value)
        return f"a {kind} of {_kinds(inner)}"
    if isinstance(value, str) and not value.strip():
        return "an empty text"
    return f"{'an' if kind[:1].lower() in 'aeiou' else 'a'} {kind}"


def _kinds(values: Iterable[object]) -> str:
    return ", ".join(dict.fromkeys(type(each).__name__ for each in values)) or "nothing"


def is_number(value: object) -> bool:
    """Whether a value is a real number; a bool is none."""
    return not isinstance(value, bool) and isinstance(value, Real)


def _float(value: Real) -> float:
    try:
        return float(value)
    except OverflowError:
        return -math.inf if abs(value) != value else math.inf


# --- what a value may be ------------------------------------------------------------------------


def boolean(value: object) -> object:
    """True or False."""
    return value if isinstance(value, bool) else REFUSED


def text(value: object) -> object:
    """A text, perhaps an empty one."""
    return value if isinstance(value, str) else REFUSED


def function(value: object) -> object:
    """Anything that can be called."""
    return value if callable(value) else REFUSED


def whole_number(value: object) -> object:
    """A whole number of 0 or more."""
    if not is_number(value) or not isinstance(value, Integral) or value < 0:
        return REFUSED
    return int(value)


def number(value: object) -> object:
    """A finite number of 0 or more."""
    if not is_number(value):
        return REFUSED
    read = _float(cast("Real", value))
    if not 0 <= read < math.inf:
        return REFUSED
    return value if isinstance(value, int | float) else read


def seconds(value: object) -> object:
    """A number of more than 0; None where it is too long to be a limit."""
    if value is None:
        return None
    if not is_number(value):
        return REFUSED
    read = _float(cast("Real", value))
    if not read > 0:
        return REFUSED
    if read >= LONGEST_WAIT:
        return None
    return value if isinstance(value, int | float) else read


def path(value: object) -> object:
    """A path, as a text."""
    if isinstance(value, os.PathLike):
        value = os.fspath(cast("os.PathLike[str]", value))
    return value if isinstance(value, str) and value.strip() else REFUSED


def instance(*classes: type) -> Read:
    """An instance of one of some classes."""
    return lambda value: value if isinstance(value, classes) else REFUSED


# --- what may be made of such values ------------------------------------------------------------


def optional(read: Read) -> Read:
    """None, or what another rule takes."""
    return lambda value: None if value is None else read(value)


def either(*reads: Read) -> Read:
    """What the first of several rules takes."""

    def one(value: object) -> object:
        found = (each(value) for each in reads)
        return next((kept for kept in found if kept is not REFUSED), REFUSED)

    return one


def pair(read: Read, *containers: type) -> Read:
    """A tuple of two, each of which another rule takes."""

    def two(value: object) -> object:
        if not isinstance(value, containers or tuple):
            return REFUSED
        kept = tuple(map(read, cast("Iterable[object]", value)))
        return kept if len(kept) == 2 and REFUSED not in kept else REFUSED

    return two


def mapping(read: Read) -> Read:
    """Texts as keys, and values that another rule takes; what is kept is as it was given."""

    def named(value: object) -> object:
        if not isinstance(value, Mapping):
            return REFUSED
        items = cast("Mapping[object, object]", value)
        fits = all(
            isinstance(key, str) and read(each) is not REFUSED for key, each in items.items()
        )
        return items if fits else REFUSED

    return named
