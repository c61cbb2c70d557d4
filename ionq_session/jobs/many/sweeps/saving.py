"""A sweep as JSON and back: its points, and its results as a batch is stored."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from ionq_api import JsonValue
from ionq_api.codec import is_object

from ...._version import __version__
from ...errors import InvalidCircuitError, SavedResultError
from ...results.batch_saving import loaded_batch, saved_batch
from .grid import grid_of

if TYPE_CHECKING:
    from .result import SweepResult

FORMAT: Final = "ionq-session.sweep-result"
VERSION: Final = 1


def saved_sweep(sweep: "SweepResult") -> dict[str, JsonValue]:
    """The whole of a sweep."""
    axes: list[JsonValue] = [
        {"name": name, "values": list(values)} for name, values in sweep.grid.axes.items()
    ]
    return {
        "format": FORMAT,
        "version": VERSION,
        "written_by": f"ionq-session {__version__}",
        "mode": sweep.grid.mode,
        "axes": axes,
        "batch": saved_batch(sweep.batch),
    }


def loaded_sweep(data: Mapping[str, object]) -> "SweepResult":
    """The sweep that an object holds.

    Raises:
        SavedResultError: It is no saved sweep, is damaged, or of a newer version.
    """
    from .result import SweepResult

    if not is_object(data) or data.get("format") != FORMAT:
        raise SavedResultError(
            f"this is no saved sweep: its `format` is not {FORMAT!r}; `SweepResult.to_dict` "
            "writes one"
        )
    version = data.get("version")
    if type(version) is not int or not 1 <= version <= VERSION:
        raise SavedResultError(
            f"the saved sweep is of version {version!r}, and this release of ionq-session reads up "
            f"to {VERSION}; a newer release reads it: pip install --upgrade ionq-session"
        )
    # Any: whatever is not as it was written raises.
    listed: Any = data.get("axes")
    batch = data.get("batch")
    try:
        axes = {each["name"]: each["values"] for each in listed}
        grid = grid_of(axes, data.get("mode"))
    except (TypeError, KeyError, InvalidCircuitError) as error:
        raise SavedResultError(f"the saved sweep is damaged: {error}") from None
    if not is_object(batch):
        raise SavedResultError("the saved sweep is damaged: `batch` is not an object")
    results = loaded_batch(batch)
    if len(results) != len(grid):
        raise SavedResultError("the saved sweep is damaged: it has not a result for each point")
    return SweepResult(grid, results)
