"""What the user sees: results on one stream, everything else on the other."""

import warnings
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TextIO, TypeAlias

from rich.console import Console, RenderableType
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Column
from rich.text import Text

from ..errors import ResponseDriftWarning
from .messages import Stop, clean

Show: TypeAlias = Callable[[str], None]
"""Puts a text into the progress line."""


class Screen:
    """The standard output and the standard error, each as wide and as colourful as it can be.

    Args:
        out: Where results go.
        err: Where progress and complaints go.
    """

    def __init__(self, out: Console | None = None, err: Console | None = None) -> None:
        self.out: Console = out or Console(highlight=False, markup=False, emoji=False)
        self.err: Console = err or Console(stderr=True, highlight=False, markup=False, emoji=False)

    @property
    def live(self) -> bool:
        """Whether there is a terminal on which a line can be written again and again.

        Rich can be told by a variable to send colours into a file; a moving line has no place
        there all the same.
        """
        return self.err.is_interactive and self.err.file.isatty()

    def print(self, what: RenderableType) -> None:
        """Show a result, or a part of one."""
        self.out.print(clean(what) if isinstance(what, str) else what, soft_wrap=True)

    def write(self, line: str) -> None:
        """Hand a line to a program; Rich would take long over one of megabytes."""
        self.out.file.write(f"{clean(line)}\n")
        self.out.file.flush()

    def note(self, text: str) -> None:
        """Tell something by the way."""
        self.err.print(clean(text), soft_wrap=True)

    def complain(self, stop: Stop) -> None:
        """Say why the command ends, and what to know or do then."""
        self.err.print(Text(clean(stop.message), "red"), soft_wrap=True)
        if stop.hint:
            self.note(stop.hint)

    @contextmanager
    def progress(self, text: str) -> Generator[Show]:
        """A line with a text and the time that has passed; it leaves no trace.

        Args:
            text: What it says at first.
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
            expand=True,  # so that the text is what gives way on a narrow terminal
            console=self.err,
            transient=True,
        )
        task = line.add_task(clean(text), total=None)
        with line:
            yield lambda text: line.update(task, description=clean(text))

    @contextmanager
    def drift_as_notes(self) -> Generator[None]:
        """Tell in a line how a reply departs from the document, not as a warning of Python's.

        It stays a line where warnings are made errors, because a job may hang on it.
        """
        with warnings.catch_warnings():
            warnings.simplefilter("always", ResponseDriftWarning)
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
                    text = message.args[0]  # without what only a program can do
                    self.note(f"note: the service's reply departs from its document: {text}")
                else:
                    usual(message, category, filename, lineno, file, line)

            warnings.showwarning = show
            yield
