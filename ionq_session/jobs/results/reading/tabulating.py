"""From tables and arrays of shots to outcomes: widths, counts, and shots that fit them."""

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from attrs import frozen

from ....errors import ResponseDriftWarning
from ..bits import BitOrder
from ..formats.tables import Table
from ..outcomes import Outcomes
from ..packed import PackedShots

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Bits = NDArray[np.uint8]


def table_of_shots(bits: "Bits") -> Table:
    """The counts of shots, a row for each."""
    import numpy as np

    rows, width = bits.shape
    if not width:
        return Table({0: rows} if rows else {}, counted=True, width=0)
    # As texts of bytes the shots sort quickly, however wide they are.
    packed = np.packbits(bits, axis=1, bitorder="little")
    keys = np.ascontiguousarray(packed).view(f"S{packed.shape[1]}").reshape(-1)
    states, counts = np.unique(keys, return_counts=True)
    named = zip(states.tolist(), counts.tolist(), strict=True)
    return Table(
        {int.from_bytes(state, "little"): count for state, count in named},
        counted=True,
        width=width,
    )


MOST_OFF = 0.001  # of the sum of probabilities, which the service rounds, each to some digits


@frozen(kw_only=True)
class Tabulator:
    """Makes the outcomes of one job.

    Attributes:
        job_id: The job.
        bit_order: The order of bits.
        qubits: How many qubits the job has; None if it does not tell.
        shots: How many shots probabilities stand for; None if nobody knows.
        exact: Whether probabilities were computed.
        report: Called with a warning if the job is wider than it says.
    """

    job_id: str
    bit_order: BitOrder
    qubits: int | None
    shots: int | None
    exact: bool
    report: Callable[[Warning], None]

    def whole(self, table: Table, bits: "Bits | None" = None) -> Outcomes:
        """The outcomes of all qubits, as wide as the job says, or as a state or shot needs."""
        told = self.qubits or table.width or max(1, table.least_width)
        needed = table.least_width
        if bits is not None:
            used = [place for place, column in enumerate(bits.T) if column.any()]
            needed = max([needed, *(place + 1 for place in used)])
        if needed > told:
            self.report(
                ResponseDriftWarning(
                    f"get_job: reply.stats.qubits: a state takes {needed} qubits, got {told}"
                )
            )
            told = max(needed, table.width or 0)
        return self._outcomes(table, told, bits)

    def register(self, table: Table, bits: "Bits | None" = None) -> Outcomes:
        """The outcomes of a register, as wide as its strings."""
        return self._outcomes(table, max(table.width or 0, table.least_width), bits)

    def _outcomes(self, table: Table, width: int, bits: "Bits | None") -> Outcomes:
        total = math.fsum(table.states.values())
        if not table.counted and table.states and abs(total - 1) > MOST_OFF:
            self.report(
                ResponseDriftWarning(f"the probabilities of job {self.job_id} add up to {total:g}")
            )
        return Outcomes(
            width=width,
            bit_order=self.bit_order,
            states=table.states,
            counted=table.counted,
            exact=self.exact and not table.counted,
            shot_count=int(sum(table.states.values())) if table.counted else self.shots,
            packed=None if bits is None else PackedShots.of(_fitted(bits, width)),
            job_id=self.job_id,
        )


def _fitted(bits: "Bits", width: int) -> "Bits":
    """Shots with so many columns; those that are cut off, or added, are zeros."""
    import numpy as np

    rows, columns = bits.shape
    if columns >= width:
        return bits[:, :width]
    return np.hstack([bits, np.zeros((rows, width - columns), np.uint8)])
