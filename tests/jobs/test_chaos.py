"""Submissions under every fault, in processes that are killed: each is exactly one job."""

from .chaos import experiment


def test_each_submission_is_exactly_one_job() -> None:
    tally = experiment("ionq-session", submissions=32, processes=4, kills=3, seed=5)
    assert (32, 0, 0, 0) == (tally.jobs, tally.duplicates, tally.missing, tally.unsettled)
    assert tally.kills > 0
