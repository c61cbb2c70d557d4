"""The `ionq-session` command; its modules load when it is called."""

import sys
import traceback
from importlib.util import find_spec

CLI_PACKAGES = ("typer", "rich")  # what the extra `cli` brings


def main() -> None:
    """Run the command with the program's arguments, and exit with its status."""
    missing = [package for package in CLI_PACKAGES if find_spec(package) is None]
    if missing:
        needed = " and ".join(missing)
        sys.exit(f"error: the command needs {needed}: pip install 'ionq-session[cli]'")

    from .app import app
    from .messages import clean

    try:
        app(prog_name="ionq-session")
    except Exception as error:  # noqa: BLE001 - beyond this point nobody would mask it
        lines = "".join(traceback.format_exception(error))  # no values of variables are in it
        sys.exit(clean(f"{lines}error: the above is a mistake in ionq-session; please report it"))


__all__ = ("main",)
