"""The command `ionq-session`, as whole processes, beside what its libraries need anyway."""

import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from ...project import ROOT
from ..clients import OURS
from ..figures import Samples
from ..measuring import Effort
from ..processes import command, taken_in_turns
from ..row import Row

TYPER, IMPORTS = "bare Typer and Rich", "imports of Qiskit and Aer"

_BARE = '''
import typer
app = typer.Typer(rich_markup_mode="rich")
@app.command()
def run(path: str, local: bool = False) -> None:
    """Run a circuit."""
@app.command()
def emulator(port: int = 0) -> None:
    """Serve."""
app()
'''


def _program() -> str:
    """The command that stands beside this interpreter."""
    return shutil.which("ionq-session", path=str(Path(sys.executable).parent)) or "ionq-session"


def _help(_port: int, effort: Effort) -> tuple[Samples, dict[str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder, "bare.py")
        bare.write_text(_BARE)
        measures = {
            TYPER: command(sys.executable, bare, "--help"),
            OURS: command(_program(), "--help"),
        }
        return taken_in_turns(measures, effort)


def _run(_port: int, effort: Effort) -> tuple[Samples, dict[str, str]]:
    measures = {
        IMPORTS: command(sys.executable, "-c", "import qiskit, qiskit_aer"),
        OURS: command(_program(), "run", ROOT / "examples" / "bell.json", "--local"),
    }
    return taken_in_turns(measures, effort)


ROWS: Mapping[str, Row] = {
    "help": Row("`ionq-session --help`", _help, TYPER, goal=1.15),
    "run": Row("`ionq-session run bell.json --local`", _run, IMPORTS, goal=1.8),
}
