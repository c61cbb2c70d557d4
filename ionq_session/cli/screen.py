"""The terminal: results on the standard output, everything else on the standard error."""

import logging
import warnings
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TextIO, TypeAlias

from rich.console import Console, RenderableType
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Column
from rich.text import Text

from ..errors import ResponseDriftWarning, UnknownFieldWarning
from ..jobs.errors import CircuitWarning, JournalWarning, SubmissionWarning
from .messages import Stop, clean

Show: TypeAlias = Callable[[str], None]
"""Shows a text in the progress line."""

NOTED = (
    *(ResponseDriftWarning, UnknownFieldWarning),
    *(CircuitWarning, JournalWarning, SubmissionWarning),
)
"""Warnings that are printed as notes."""


class Screen:
    """The standard output and the standard error, each with the width and colours that it has.

    Args:
        out: For results.
        err: For progress and errors.
    """

    def __init__(self, out: Console | None = None, err: Console | None = None) -> None:
        self.out: Console = out or Console(highlight=False, markup=False, emoji=False)
        self.err: Console = err or Console(stderr=True, highlight=False, markup=False, emoji=False)

    @property
    def live(self) -> bool:
        """Whether there is a terminal, on which a line can be redrawn.

        A variable can make Rich write colours to a file, but a progress line is of no use there.
        """
        return self.err.is_interactive and self.err.file.isatty()

    def print(self, what: RenderableType) -> None:
        """Print a result, or a part of one."""
        self.out.print(clean(what) if isinstance(what, str) else what, soft_wrap=True)

    def write(self, line: str) -> None:
        """Print a line for a program, without Rich, which is slow with megabytes."""
        self.out.file.write(f"{clean(line)}\n")
        self.out.file.flush()

    def note(self, text: str) -> None:
        """Print a note."""
        self.err.print(clean(text), soft_wrap=True)

    def complain(self, stop: Stop) -> None:
        """Print why the command ends, and what to do next."""
        self.err.print(Text(clean(stop.message), "red"), soft_wrap=True)
        if stop.hint:
            self.note(stop.hint)

    @contextmanager
    def progress(self, text: str) -> Generator[Show]:
        """A line with a text and the elapsed time, which is removed at the end.

        Args:
            text: Its first text.
        """
        if not self.live:
            yield lambda text: None
            return
        line = Progress(
            SpinnerColumn("line" if self.err.options.ascii_only else "dots"),
            TimeElapsedColumn(),
            TextColumn(
                "{task.description}", markup=False, table_column=Column(ratio=1, no_wrap=True)
            ),
            expand=True,  # so that the text is shortened on a narrow terminal
            console=self.err,
            transient=True,
        )
        task = line.add_task(clean(text), total=None)
        with line:
            yield lambda text: line.update(task, description=clean(text))

    @contextmanager
    def notes(self) -> Generator[None]:
        """Print what the session warns of as notes, each once, in place of warnings and of logs.

        They stay notes where warnings are errors, because a job may depend on the call.
        """
        told: set[str] = set()

        def note(text: str) -> None:
            if text not in told:
                told.add(text)
                self.note(f"note: {text}")

        with warnings.catch_warnings(), _logged(note):
            for noted in NOTED:
                warnings.simplefilter("always", noted)
            usual = warnings.showwarning

            def show(
                message: Warning | str,
                category: type[Warning],
                filename: str,
                lineno: int,
                file: TextIO | None = None,
                line: str | None = None,
            ) -> None:
                if isinstance(message, ResponseDriftWarning):
                    text = message.args[0]  # without the advice, which is for programs
                    note(f"the service's reply deviates from its document: {text}")
                elif isinstance(message, NOTED):
                    note(str(message))
                else:
                    usual(message, category, filename, lineno, file, line)

            warnings.showwarning = show
            yield


@contextmanager
def _logged(note: Callable[[str], None]) -> Generator[None]:
    """Pass on what the session logs of faults that it waits out."""

    class Noting(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            note(record.getMessage())

    handler, logger = Noting(logging.WARNING), logging.getLogger("ionq_session")
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
