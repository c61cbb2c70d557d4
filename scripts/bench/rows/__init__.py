"""The rows of the table, by name, in their order; the goals are the project's own."""

from collections.abc import Mapping

from ..row import Row
from . import calls, commands, concurrent, decoding, fresh

ROWS: Mapping[str, Row] = {
    **fresh.ROWS,
    **calls.ROWS,
    **concurrent.ROWS,
    **decoding.ROWS,
    **commands.ROWS,
}
