"""A bill: what stays of a completed job when it is deleted, since its money is spent."""

from datetime import datetime

from attrs import frozen

from .job import Job


@frozen
class Bill:
    """What a completed job has used. `time_us` is its quantum compute time in microseconds."""

    job_id: str
    name: str | None
    completed_at: datetime
    cost: float
    time_us: float

    @classmethod
    def of(cls, job: Job) -> "Bill | None":
        """The bill of a job; None if it did not complete, or if its children are billed."""
        if job.status != "completed" or job.completed_at is None or job.preflight.child_job_ids:
            return None
        time = job.preflight.stats.get("billed_quantum_compute_time_us", 0)
        time_us = time if isinstance(time, int | float) else 0
        return cls(job.id, job.submission.name, job.completed_at, job.cost or 0.0, time_us)
