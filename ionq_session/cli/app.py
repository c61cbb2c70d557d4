"""The command line: its commands, their options and their help."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from .._version import __version__
from . import INTERRUPTED


class _Group(TyperGroup):
    """The commands, whose errors of usage show no key that was typed as an argument."""

    # Any: a context is of click, or of typer's own copy of it, by typer's version.
    def make_context(self, *args: Any, **more: Any) -> Any:
        """Parse the arguments of the program."""
        with _masked_errors():
            return super().make_context(*args, **more)

    def invoke(self, ctx: Any) -> Any:
        """Parse the arguments of a command, and call it."""
        with _masked_errors():
            return super().invoke(ctx)


@contextmanager
def _masked_errors() -> Generator[None]:
    try:
        yield
    except Exception as error:
        message: object = getattr(error, "message", None)
        if isinstance(message, str):
            from .messages import clean

            error.message = clean(message)  # type: ignore[attr-defined]  # it has one
        raise


app: typer.Typer = typer.Typer(
    cls=_Group,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,  # they may hold the API key
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)

EXAMPLE = "Example: ionq-session run bell.json --local"


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"ionq-session {__version__}")
        raise typer.Exit


@contextmanager
def _interruptible() -> Generator[None]:
    """End the command on Ctrl-C wherever it comes, while modules load, too."""
    try:
        yield
    except KeyboardInterrupt:
        typer.echo("interrupted", err=True)
        raise typer.Exit(INTERRUPTED) from None


@app.callback(epilog=EXAMPLE)
def command(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Run circuits on the IonQ Quantum Cloud, or on an emulator of it on this machine."""


@app.command("run", epilog=EXAMPLE)
def run_command(
    file: Annotated[
        str,
        typer.Argument(metavar="FILE", help="The circuit; - stands for the standard input."),
    ],
    backend: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Where to run.", show_default="the file's, else simulator"
        ),
    ] = None,
    shots: Annotated[
        int | None,
        typer.Option(
            metavar="N", help="How often to run it.", show_default="the file's, else IonQ's: 100"
        ),
    ] = None,
    name: Annotated[str | None, typer.Option(metavar="TEXT", help="A name for the job.")] = None,
    timeout: Annotated[
        float | None,
        typer.Option(metavar="SECONDS", help="How long to wait in all.", show_default="no limit"),
    ] = None,
    local: Annotated[
        bool,
        typer.Option("--local", help="Run on an emulator on this machine. It needs no key."),
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the result as one JSON object.")
    ] = False,
    allow_insecure: Annotated[
        bool,
        typer.Option(
            "--allow-insecure",
            help="Send the key over plain http to another machine. For a network of your own.",
        ),
    ] = False,
) -> None:
    """Submit a circuit, wait for it, and draw the histogram of its result.

    FILE holds IonQ JSON (a whole job, or its circuit with or without fields of the job beside it),
    OpenQASM 3, or OpenQASM 2, which Qiskit reads. The API key is read from IONQ_API_KEY, the
    address of the service from IONQ_API_URL, if that is not IonQ's own, https://api.ionq.co/v0.4.

    The exit status is 0 for a result, 1 if the job or the service failed or the time was up, 2 for
    a wrong command line or file, and 130 after Ctrl-C, which does not cancel the job.
    """
    if timeout is not None and not timeout >= 0:
        raise typer.BadParameter("it has to be 0 or more", param_hint="--timeout")

    with _interruptible():
        from .messages import Stop
        from .run import RunOptions, run  # the session loads only for the commands that need it
        from .screen import Screen

        screen = Screen()
        try:
            run(
                RunOptions(file, backend, shots, name, timeout, local, as_json, allow_insecure),
                screen,
            )
        except Stop as stop:
            screen.complain(stop)
            raise typer.Exit(stop.status) from None


@app.command("emulator", epilog="Example: ionq-session emulator --port 8400 --data jobs")
def emulator_command(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port; 0 for a free one.")] = 8400,
    api_key: Annotated[
        str, typer.Option(metavar="TEXT", help="The key that clients must send.")
    ] = "emulator-key",
    data: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="The folder to keep all jobs in.", show_default="in memory"
        ),
    ] = None,
    stage_seconds: Annotated[
        float,
        typer.Option(metavar="SECONDS", help="How long a job stays in each status."),
    ] = 0.05,
    backend_status: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME=STATUS", help="Set a backend's status. Repeatable."),
    ] = None,
    rate: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=RATE",
            help="What a QPU charges: qpu.forte-1=time:second=20, =gates:minimum=0, =free. "
            "Repeatable.",
        ),
    ] = None,
    fault: Annotated[
        list[str] | None,
        typer.Option(
            "--fault",
            metavar="TEXT",
            help="Inject a fault: drop:operation=CreateJob,nth=1. Repeatable.",
        ),
    ] = None,
    option: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=VALUE",
            help="Choose a behavior that IonQ does not document: "
            "cancel_finished=ignore, list_children=true, sessions=false. Repeatable.",
        ),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Refuse requests that IonQ's document does not allow.")
    ] = False,
    tls: Annotated[bool, typer.Option("--tls", help="Serve HTTPS.")] = False,
    ca_file: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Where to write the CA certificate that clients must trust."
        ),
    ] = None,
) -> None:
    """Serve a local IonQ Cloud until Ctrl-C; jobs are simulated on this machine.

    It prints the variables that point known clients to it. The page at its address shows its jobs.
    """
    with _interruptible():
        from .emulate import Emulation, emulate
        from .messages import Stop
        from .screen import Screen

        emulation = Emulation(
            host=host,
            port=port,
            api_key=api_key,
            data=data,
            stage_seconds=stage_seconds,
            backend_status=backend_status or [],
            rates=rate or [],
            faults=fault or [],
            options=[*(option or []), *(["strict=true"] if strict else [])],
            tls=tls,
            ca_file=ca_file,
        )
        try:
            emulate(emulation, typer.echo)
        except Stop as stop:
            Screen().complain(stop)
            raise typer.Exit(stop.status) from None
