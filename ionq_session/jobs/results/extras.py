"""The optional packages that results use, asked for only when they are needed."""

from importlib import import_module
from typing import Literal

from ..errors import MissingExtraError


def require(extra: Literal["numpy", "pandas"], purpose: str) -> None:
    """See that an optional package is installed.

    Args:
        extra: The package, which our extra is named after.
        purpose: What needs it.

    Raises:
        MissingExtraError: It is not.
    """
    try:
        import_module(extra)
    except ImportError:
        raise MissingExtraError(
            f"{purpose} needs {extra}: pip install 'ionq-session[{extra}]'", extra=extra
        ) from None
