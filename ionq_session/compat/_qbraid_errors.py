"""Errors that are also those of qBraid, where a program has loaded qBraid.

A program that catches an error of qBraid's has imported qBraid; one that has not pays nothing.
"""

import sys
from importlib import import_module

from ..errors import IonQError, NotFoundError

_derived: dict[tuple[type, ...], type[IonQError]] = {}
"""The classes made so far, by their bases: an error has the same one each time."""


def like_qbraid(error: IonQError) -> IonQError:
    """The same error, now also of the class that qBraid raises in its place.

    A 404 is a `qbraid.runtime.ResourceNotFoundError`, and each error of a call is a
    `qbraid_core.exceptions.RequestsApiError`.
    """
    bases = [_found("qbraid_core", "qbraid_core.exceptions", "RequestsApiError")]
    if isinstance(error, NotFoundError):
        bases.insert(0, _found("qbraid", "qbraid.runtime.exceptions", "ResourceNotFoundError"))
    wanted = tuple(base for base in bases if base is not None and not isinstance(error, base))
    if wanted:
        kind = (type(error), *wanted)
        if kind not in _derived:
            _derived[kind] = _made(type(error), wanted)
        BaseException.__setattr__(error, "__class__", _derived[kind])
    return error


def _found(package: str, module: str, name: str) -> type[Exception] | None:
    """A class of a package that the program has loaded, if this version of it has the class."""
    if package not in sys.modules:
        return None
    try:
        found: object = getattr(import_module(module), name, None)
    except ImportError:
        return None
    return found if isinstance(found, type) and issubclass(found, Exception) else None


def _made(ours: type[IonQError], theirs: tuple[type[Exception], ...]) -> type[IonQError]:
    """A class that is all of these; its instances pickle as what is ours of them."""

    def reduce(error: IonQError) -> tuple[object, ...]:
        plain = ours.__new__(ours, *error.args)
        plain.__dict__.update(error.__dict__)
        return like_qbraid, (plain,)

    body = {
        "__module__": ours.__module__,
        "__qualname__": ours.__qualname__,
        "__doc__": ours.__doc__,
        "__reduce__": reduce,
    }
    return type(ours.__name__, (ours, *theirs), body)
