"""The `ionq-session` command; its modules load when it is called."""

import sys
import traceback
from importlib.util import find_spec

INTERRUPTED = 130  # what a shell reports after Ctrl-C: 128 and the number of SIGINT
CLI_PACKAGES = ("typer", "rich")  # what the extra `cli` brings


def main() -> None:
    """Run the command with the program's arguments, and exit with its status."""
    try:
        missing = [package for package in CLI_PACKAGES if find_spec(package) is None]
        if missing:
            needed = " and ".join(missing)
            sys.exit(f"error: the command needs {needed}: pip install 'ionq-session[cli]'")

        from .app import app
        from .messages import clean
    except KeyboardInterrupt:  # from here on the commands see to it
        print("interrupted", file=sys.stderr)  # noqa: T201  # nothing else is loaded yet
        sys.exit(INTERRUPTED)

    try:
        app(prog_name="ionq-session")
    except Exception as error:  # noqa: BLE001 - beyond this point nobody would mask it
        lines = "".join(traceback.format_exception(error))  # no values of variables are in it
        sys.exit(clean(f"{lines}error: the above is a mistake in ionq-session; please report it"))


__all__ = ("main",)
