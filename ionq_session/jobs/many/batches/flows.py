"""What both kinds of session do with batches, as flows."""

import json
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from ...._flows.flow import Flow, work
from ....errors import IonQError
from ...flows import JobFlows
from ...options import SubmitOptions

if TYPE_CHECKING:
    from ...submitting.cost import Estimate
    from ...submitting.submission import Submission
    from .packing import Batch
    from .submitting import SentJob

# Options that a job has one of, so that what its circuits came with does not matter.
CHOSEN = ("backend", "shots", "metadata", "noise", "session_id", "dry_run")


class BatchFlows(JobFlows):
    """The flows behind the methods about batches; what they need is loaded when they begin."""

    def _prepare_batch(
        self, circuits: Sequence[object], options: SubmitOptions, names: Sequence[str] = ()
    ) -> "Flow[list[tuple[Batch, Submission]]]":
        """The jobs of a batch, each of which may be sent, but for their price."""
        from ...submitting.fields import job_fields
        from .circuits import batch_circuits
        from .packing import packed
        from .submitting import recorded_registers

        fields: dict[str, Any] = {
            name: value for name, value in options.items() if name != "max_cost"
        }
        whole = job_fields({}, secrets=self._job_secrets(), **fields)
        shared = len(json.dumps(whole, default=repr))
        chosen = [name for name in CHOSEN if fields.get(name) is not None]
        # Converting thousands of circuits takes a while, which an event loop should not wait for.
        convert = partial(batch_circuits, circuits, chosen, self._job_secrets(), names)
        found = yield from work(convert)
        batches = yield from work(partial(packed, found, shared))
        prepared: list[tuple[Batch, Submission]] = []
        for batch in batches:
            registers = recorded_registers([each.registers for each in batch.circuits])
            submission = yield from self._prepared(
                batch.source, options, registers=registers, places=batch.places
            )
            prepared.append((batch, submission))
        return prepared

    def _estimate_all(self, prepared: "Sequence[tuple[Batch, Submission]]") -> "Flow[Estimate]":
        from ...submitting.cost import estimate
        from .submitting import total

        found: list[Estimate] = []
        for _, submission in prepared:
            found.append((yield from estimate(submission.body, self._calls)))
        return total(found)

    def _estimate_batch(
        self, circuits: Sequence[object], options: SubmitOptions
    ) -> "Flow[Estimate]":
        prepared = yield from self._prepare_batch(circuits, options)
        return (yield from self._estimate_all(prepared))

    def _send_batch(
        self, circuits: Sequence[object], options: SubmitOptions, names: Sequence[str] = ()
    ) -> "Flow[tuple[SentJob, ...]]":
        """Submit each job of a batch exactly once, after all have been prepared and priced."""
        from ...submitting.cost import guard, limit_of
        from ...submitting.sending import submit
        from .submitting import SentJob, interrupted

        max_cost = options.get("max_cost")
        if max_cost is not None:
            limit_of(max_cost)
        prepared = yield from self._prepare_batch(circuits, options, names)
        if max_cost is not None:
            guard((yield from self._estimate_all(prepared)), max_cost)
        sent: list[SentJob] = []
        for index, (batch, submission) in enumerate(prepared):
            try:
                made = yield from submit(submission, self._calls, self._journal, self._settings)
            except IonQError as error:
                if not sent:
                    raise
                left = [each for each, _ in prepared[index + 1 :]]
                raise interrupted(error, sent, batch, left) from error
            except Exception as error:
                for each in sent:
                    error.add_note(f"a job of the batch was submitted all the same: {each.job_id}")
                raise
            registers = tuple(each.registers for each in batch.circuits)
            sent.append(
                SentJob(
                    job_id=made.job_id,
                    tag=made.tag,
                    shots=submission.shots,
                    payload_hash=submission.payload_hash,
                    places=batch.places,
                    registers=registers if any(registers) else (),
                )
            )
        return tuple(sent)
