"""One item of a run is submitted by one process, whoever asks."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from ionq_session import JournalError
from ionq_session.jobs.journal.journal import Journal

from ...cases import every
from .made import at, entry


def item(tag: str, place: int = 0, **attributes: Any) -> Any:  # Any: attributes of many types
    return entry(tag, **{"run": "sweep", "item": place, **attributes})


def test_a_claim_writes_the_intent(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal")
    assert journal.claim(item("a", 4)) is None
    assert [item("a", 4)] == journal.entries()


@every("outcome, job_id", [("pending", None), ("unknown", None), ("submitted", "0191")])
def test_what_may_have_a_job_is_claimed_by_nobody_else(
    tmp_path: Path, outcome: Any, job_id: str | None
) -> None:
    journal = Journal(tmp_path / "journal")
    journal.claim(item("a"))
    if outcome != "pending":
        journal.settle("a", outcome, job_id=job_id, at=at(1))
    holder = journal.claim(item("b"))
    assert holder is not None
    assert ("a", outcome) == (holder.tag, holder.outcome)
    assert ["a"] == [each.tag for each in journal.entries()]


@every("outcome", ["refused", "not_sent", "absent"])
def test_what_surely_has_no_job_is_claimed_again(tmp_path: Path, outcome: Any) -> None:
    journal = Journal(tmp_path / "journal")
    journal.claim(item("a"))
    journal.settle("a", outcome, at=at(1))
    assert journal.claim(item("b")) is None


@every("other", [{"item": 1}, {"run": "other"}, {"base_url": "http://localhost"}, {"tag": "a"}])
def test_another_item_is_another_claim(tmp_path: Path, other: dict[str, Any]) -> None:
    journal = Journal(tmp_path / "journal")
    journal.claim(item("a"))
    tag = other.pop("tag", "b")  # the same submission may claim its item again
    assert journal.claim(item(tag, **other)) is None


def test_of_many_threads_one_has_each_item(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal")
    entries = [item(f"{number}", number % 4) for number in range(32)]
    with ThreadPoolExecutor(8) as pool:
        holders = list(pool.map(journal.claim, entries))
    assert 4 == holders.count(None) == len(journal.entries(run="sweep"))


PROGRAM = """
import sys
from ionq_session.jobs.journal.journal import Journal
from tests.jobs.journal.made import entry
journal = Journal(sys.argv[1])
sys.stdin.readline()
claims = [entry(f"{sys.argv[2]}-{place}", run="a", item=place) for place in range(20)]
print(sum(journal.claim(each) is None for each in claims))
"""


def test_of_many_processes_one_has_each_item(tmp_path: Path) -> None:
    processes = [
        subprocess.Popen(  # noqa: S603  # our own
            [sys.executable, "-c", PROGRAM, tmp_path / "journal", str(number)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[3],
        )
        for number in range(3)
    ]
    assert 20 == sum(int(each.communicate("go\n")[0]) for each in processes)


def test_a_claim_without_a_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(JournalError, match="could not be written"):
        Journal(tmp_path / "file" / "journal").claim(item("a"))


def test_a_claim_is_settled_also_if_its_file_vanishes(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal")
    journal.claim(item("a"))
    for file in tmp_path.iterdir():
        file.unlink()
    journal.settle("a", "submitted", job_id="0191", at=at(1))
    (found,) = journal.entries()
    assert ("sweep", 0, "0191") == (found.run, found.item, found.job_id)
