"""`run_many` on a Dask cluster of processes, of which one is killed, and so is the client."""

from pathlib import Path

import pytest

from .cluster import experiment

pytest.importorskip("distributed", reason="needs the extra dask")

# Six processes of Python, each of which imports Dask.
pytestmark = pytest.mark.serial


def test_nothing_is_lost_or_doubled_and_no_key_is_on_the_wire(tmp_path: Path) -> None:
    tally = experiment(60, tmp_path)
    assert (60, 60, 0) == (tally.results, tally.jobs, tally.duplicates)
    assert tally.readers >= 1
    assert (False, True) == (tally.key_on_the_wire, tally.relay_works)
