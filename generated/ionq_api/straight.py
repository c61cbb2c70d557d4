"""Straight-line code: a function that is written for one codec, and compiled when first used.

It does what the codec does to a value that is exactly as the document says, and nothing else: no
place is kept, no problem is collected, and nothing is called for a plain value. Anything that
differs in any way makes it give up, and the codec is asked, which knows what to do and to say.
"""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

import linecache
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Self, TypeAlias, cast

from .types import UNSET, JsonValue

if TYPE_CHECKING:
    from .codec import Codec

# Any: what a function takes and returns depends on the codec that it is compiled for.
Read: TypeAlias = Callable[[Any, list[int]], Any]
"""From JSON to a Python value. The only number of the list grows by how many strings the JSON has,
those that are keys included.
"""

Write: TypeAlias = Callable[[Any], Any]
"""From a value that may be sent to JSON, which shares no list and no dict with it."""


class NotExactError(Exception):
    """Something is not exactly as the document says, so that the codec has to be asked."""


GIVE_UP = (
    NotExactError,
    AttributeError,
    KeyError,
    OverflowError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What a compiled function may raise: `NotExactError`, or what an operation on an odd value raises."""


class Code:
    """The source of one function while it is being written, with the objects that it names.

    A block is written with `with code.block("if x:")`.
    """

    def __init__(self, title: str, parameters: str) -> None:
        """Begin a function.

        Args:
            title: What it does, for tracebacks.
            parameters: Its parameters, as in its definition.
        """
        self.title = title
        self.parameters = parameters
        self._globals: dict[str, object] = {"UNSET": UNSET, "NotExactError": NotExactError}
        self._lines: list[str] = []
        self._depth = 1
        self._variables = 0
        self._strings = 0
        self._counts = False

    def add(self, line: str) -> None:
        """Add a line to the current block."""
        self._lines.append("    " * self._depth + line)

    def block(self, head: str) -> Self:
        """Begin a block, which is left with the `with` statement."""
        self.add(head)
        self._depth += 1
        return self

    def __enter__(self) -> None:
        """Nothing: `block` has begun the block."""

    def __exit__(self, *raised: object) -> None:
        """End the block; one without a line has to have one."""
        if self._lines[-1].endswith(":"):
            self.add("pass")
        self._depth -= 1

    def give_up_if(self, condition: str) -> None:
        """Add a test for a value that is not as the document says."""
        self.add(f"if {condition}: raise NotExactError")

    def variable(self) -> str:
        """The name of a new variable."""
        self._variables += 1
        return f"v{self._variables}"

    def bound(self, value: object, name: str) -> str:
        """A name for an object, which begins like `name`."""
        name = f"{name}_{len(self._globals)}"
        self._globals[name] = value
        return name

    def function(self, name: str, make: Callable[[], Callable[..., object]]) -> str:
        """A name for another function, which is made when it is first called.

        So models that are never met are not loaded, and a model may hold itself.
        """

        def first(*arguments: object) -> object:
            made = self._globals[name] = make()
            return made(*arguments)

        name = self.bound(first, name)
        return name

    def strings(self, number: int | str) -> None:
        """Count strings: so many, or as many as an expression says."""
        if isinstance(number, int) and self._depth == 1:
            self._strings += number  # counted once, where the function ends
        else:
            self._counts = True
            self.add(f"strings += {number}")

    def tally(self, more: str = "") -> None:
        """Add the strings that were counted to the tally, and more that an expression says."""
        terms = ["strings"] * self._counts + [str(self._strings)] * bool(self._strings) + [more]
        if any(terms):
            self.add(f"tally[0] += {' + '.join(filter(None, terms))}")

    def compiled(self) -> Callable[..., Any]:
        """The function, whose lines are shown by tracebacks, debuggers and profilers."""
        head = f"def straight({self.parameters}):"
        begin = ["    strings = 0"] if self._counts else []
        lines = [f"{line}\n" for line in (head, *begin, *self._lines)]
        name = f"<{__package__}: {self.title}>"
        linecache.cache[name] = (sum(map(len, lines)), None, lines, name)
        # Written here from codecs alone; texts of the document are in it by their repr.
        exec(compile("".join(lines), name, "exec"), self._globals)  # noqa: S102
        return cast("Callable[..., Any]", self._globals["straight"])


def reading(codec: "Codec", title: str) -> Read:
    """The function that reads what a codec decodes."""
    code = Code(f"read {title}", "value, tally")
    codec.reading(code, "value")
    code.tally()
    code.add("return value")
    return code.compiled()


def writing(codec: "Codec", title: str) -> Write:
    """The function that checks and encodes what a codec may send."""
    code = Code(f"write {title}", "value")
    codec.writing(code, "value")
    code.add("return value")
    return code.compiled()


def read_by_asking(codec: "Codec", code: Code, value: str) -> None:
    """Add what reads a value by its codec, for kinds that are rare."""

    def refuse(departure: object) -> None:
        raise NotExactError

    def ask(raw: JsonValue) -> object:
        if not codec.fits(raw):
            raise NotExactError
        return codec.decode(raw, None, refuse)

    code.strings(f"{code.bound(strings_in, 'strings_in')}({value})")
    code.add(f"{value} = {code.bound(ask, 'ask')}({value})")


def write_by_asking(codec: "Codec", code: Code, value: str) -> None:
    """Add what writes a value by its codec, for kinds that are rare."""

    def ask(value: object) -> JsonValue:
        for _ in codec.check(value, None):
            raise NotExactError
        return codec.encode(value)

    code.add(f"{value} = {code.bound(ask, 'ask')}({value})")


def strings_in(raw: object) -> int:
    """How many strings JSON has, those that are keys included.

    Raises:
        NotExactError: There is a number in it that JSON does not have.
    """
    found = 0
    values: Any = raw  # Any: it is narrowed by comparing types, which is fast
    kind: object = type(raw)
    if kind is dict:
        found = len(values)
        values = values.values()
    elif kind is not list:
        values = (raw,)
    each: object
    for each in values:
        kind = type(each)
        if kind is str:
            found += 1
        elif kind is dict or kind is list:
            found += strings_in(each)
        elif isinstance(each, float) and each - each != 0.0:  # it is of NaN and of an infinity
            raise NotExactError
    return found
