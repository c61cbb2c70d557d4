"""How a result is to be read."""

from attrs import frozen

from ....errors import ConfigurationError
from ..bits import BIT_ORDERS, BitOrder

VOTING = "voting"
"""The aggregation of debiased variants that `sharpen` stands for."""

AVERAGE = "average"
"""The aggregation that is not sharpened, and the default of the service."""


@frozen(kw_only=True)
class ResultOptions:
    """How a result is to be read.

    Attributes:
        bit_order: `little` has qubit 0 as the rightmost character of a bitstring, as in Qiskit,
            `big` as the leftmost, as in Cirq.
        shots: Whether to download every shot; takes NumPy.
        sharpen: Whether to put debiased variants together by a vote, which sharpens peaks; None
            for the service's own choice. Without debiasing it changes nothing.
        aggregation: How to put them together, in the service's words, such as `voting`; in place
            of `sharpen`.
        variants: Whether to read each variant of a debiased job as well, a request for each.
        per_circuit: Whether to read each circuit of a job of several by itself, a request for
            each, to have its registers and its own counts. Otherwise one request reads the
            probabilities of all, and counts are worked out of them.
        shot_count: How many shots there were, where the job does not tell.
        cost: Whether to ask for the job's cost as well, with one request.
        characterization: Whether to look up, with one request, which characterization of the
            backend held when the job started.
        payload_hash: The hash of what was submitted, where it is known, to be kept with the result.

    Raises:
        ConfigurationError: A value is none of those that there are, or two exclude each other.
    """

    bit_order: BitOrder = "little"
    shots: bool = False
    sharpen: bool | None = None
    aggregation: str | None = None
    variants: bool = False
    per_circuit: bool = False
    shot_count: int | None = None
    cost: bool = False
    characterization: bool = False
    payload_hash: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.bit_order not in BIT_ORDERS:
            raise ConfigurationError(
                f"bit_order is {' or '.join(BIT_ORDERS)}, not {self.bit_order!r}"
            )
        if self.sharpen is not None and self.aggregation is not None:
            raise ConfigurationError(
                "give `sharpen` or `aggregation`, which says the same in words"
            )
        if self.shot_count is not None and (
            type(self.shot_count) is not int or self.shot_count < 1
        ):
            raise ConfigurationError(
                f"shot_count is a whole number from 1, not {self.shot_count!r}"
            )

    @property
    def wanted_aggregation(self) -> str | None:
        """The aggregation that is asked for, in the service's words; None for its own choice."""
        if self.sharpen is not None:
            return VOTING if self.sharpen else AVERAGE
        return self.aggregation
