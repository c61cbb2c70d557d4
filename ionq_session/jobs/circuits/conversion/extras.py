"""Packages that only some conversions need, imported when they do."""

from importlib import import_module
from typing import Any

from ...errors import MissingExtraError


# Any: the packages are typed in part only.
def imported(module: str, *, extra: str, for_: str) -> Any:
    """A module of a package that an extra of ours brings.

    Args:
        module: Its name.
        extra: The extra.
        for_: What needs it, for the message.

    Raises:
        MissingExtraError: It cannot be imported.
    """
    try:
        return import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        raise MissingExtraError(
            f"{for_} needs the package {package}, which cannot be imported ({error}); "
            f"pip install 'ionq-session[{extra}]'",
            extra=extra,
        ) from error
