"""How a result came about: what belongs into a file that is to be understood years later."""

from collections.abc import Mapping
from datetime import datetime

from attrs import field, frozen


@frozen(kw_only=True)
class RunRecord:
    """How a job ran; what is not known is None.

    Attributes:
        job_type: Such as `ionq.circuit.v1`.
        shots: How many shots were asked for.
        noise_model: The noise that a simulation had.
        submitted_at: When the job was submitted.
        completed_at: When it ended.
        metadata: The pairs of text that it was submitted with.
        payload_hash: The hash of what was sent, as in the journal of submissions.
        contract_hash: `ionq_session.contract.sha256` when the result was read.
        characterization_id: The characterization of the backend that held when the job started;
            only if it was asked for, since the job does not tell and it takes a request.
        cost: What it did cost; only if it was asked for, since that takes a request.
        cost_unit: `usd` or `credit`.
    """

    job_type: str | None = None
    shots: int | None = None
    noise_model: str | None = None
    submitted_at: datetime | None = None
    completed_at: datetime | None = None
    metadata: Mapping[str, str] = field(factory=dict[str, str], hash=False)
    payload_hash: str | None = None
    contract_hash: str | None = None
    characterization_id: str | None = None
    cost: float | None = None
    cost_unit: str | None = None
