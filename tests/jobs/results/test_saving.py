"""Saved results: equal when they are read back, also those of version 1, and damage is named."""

import copy
import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ionq_session import JobResult, MissingExtraError, Outcomes, SavedResultError
from ionq_session.jobs.results.bits import BitOrder
from ionq_session.jobs.results.job_result import Variant
from ionq_session.jobs.results.packed import PackedShots
from ionq_session.jobs.results.registers import Registers
from ionq_session.jobs.results.run_record import RunRecord

from ...cases import every

VERSION_1 = Path(__file__).with_name("saved_result_version_1.json")


def outcomes(states: dict[int, float], width: int, rows: list[list[int]] | None = None) -> Outcomes:
    packed = None if rows is None else PackedShots.of(np.array(rows, np.uint8))
    return Outcomes(
        width=width,
        bit_order="big",
        states=states,
        counted=True,
        shot_count=int(sum(states.values())),
        packed=packed,
        job_id="01a11186-acdc-73c6-869a-45b14da4f9fc",
    )


SHOTS = [[1, 0, 0], [1, 0, 0], [0, 1, 1]]
FULL = JobResult(
    width=3,
    bit_order="big",
    states={1: 2, 6: 1},
    counted=True,
    shot_count=3,
    packed=PackedShots.of(np.array(SHOTS, np.uint8)),
    job_id="01a11186-acdc-73c6-869a-45b14da4f9fc",
    backend="qpu.forte-1",
    name="GHZ, “three”",
    registers=Registers({"c": outcomes({2: 3}, 2, [[0, 1]] * 3)}),
    leaked_shots=(1,),
    variants=(
        Variant(variant_id="v0", qubit_map=(4, 0, 9), outcomes=outcomes({1: 2}, 3)),
        Variant(variant_id="v1", qubit_map=None, outcomes=outcomes({6: 1}, 3)),
    ),
    run=RunRecord(
        job_type="ionq.circuit.v1",
        shots=4,
        noise_model="aria-1",
        submitted_at=datetime(2026, 10, 1, 12, 30, 0, 250_000, tzinfo=UTC),
        completed_at=datetime(2026, 10, 1, 12, 31, tzinfo=UTC),
        metadata={"label": "a"},
        payload_hash="5f2a",
        contract_hash="4a1b2968cbdf15f43729767475d27831bf29d9cc5f3892268539f99b4596c831",
        characterization_id="558298e2-14b0-44d7-9acd-8acde5f6db1d",
        cost=97.5,
        cost_unit="usd",
    ),
)
"""A result with everything that a result can have."""


def again(result: JobResult) -> JobResult:
    return JobResult.from_dict(json.loads(json.dumps(result.to_dict())))


def test_a_file_of_version_1_is_read_by_every_release() -> None:
    """Never change the file: it stands for those that users have."""
    assert FULL == JobResult.from_dict(json.loads(VERSION_1.read_text("utf-8")))


def test_what_is_written_is_what_version_1_had() -> None:
    """A new field does no harm; another difference needs a new version, and a file of it here."""
    written, kept = FULL.to_dict(), json.loads(VERSION_1.read_text("utf-8"))
    for ours in (written, kept):
        del ours["written_by"]
    assert kept == json.loads(json.dumps(written))


def test_all_of_a_result_comes_back() -> None:
    found = again(FULL)
    assert FULL == found
    assert SHOTS == found.shots.tolist()
    assert {"01": 3} == found.registers["c"].counts
    assert {"011": 1} == found.variants[1].outcomes.counts
    assert FULL.run == found.run


@given(
    st.dictionaries(st.integers(0, 2**40 - 1), st.floats(1e-300, 1.0), min_size=1, max_size=20),
    st.sampled_from(["little", "big"]),
    st.none() | st.integers(1, 1000),
    st.booleans(),
)
def test_probabilities_come_back_to_the_last_digit(
    states: dict[int, float], order: BitOrder, shots: int | None, exact: bool
) -> None:
    result = JobResult(
        width=40, bit_order=order, states=states, counted=False, exact=exact, shot_count=shots
    )
    assert result == again(result)
    assert result.probabilities == again(result).probabilities


def test_a_saved_result_can_be_read_without_numpy(monkeypatch: pytest.MonkeyPatch) -> None:
    saved = FULL.to_dict()
    monkeypatch.setitem(sys.modules, "numpy", None)
    found = JobResult.from_dict(saved)
    assert (FULL, saved) == (found, found.to_dict())
    assert {"100": 2, "011": 1} == found.counts
    with pytest.raises(MissingExtraError):
        _ = found.shots


@every("version", [2, 99, 10**9])
def test_a_newer_version_says_what_to_upgrade(version: int) -> None:
    with pytest.raises(SavedResultError, match=r"of version \d+, and .* up to 1; .*--upgrade"):
        JobResult.from_dict({**FULL.to_dict(), "version": version})


@every("data", [{}, [], None, 7, {"format": "x", "version": 1}, {"counts": {"0": 1}}])
def test_what_is_no_saved_result_is_refused(data: Any) -> None:
    with pytest.raises(SavedResultError, match=r"`format` is not 'ionq-session\.job-result'"):
        JobResult.from_dict(data)


@every("version", [0, -1, None, "1", 1.0, True])
def test_a_version_that_there_never_was_is_refused(version: object) -> None:
    with pytest.raises(SavedResultError, match="no version that there is"):
        JobResult.from_dict({**FULL.to_dict(), "version": version})


Change = Callable[[Any], object]  # Any: JSON that is about to be damaged

DAMAGE: dict[str, Change] = {
    "`job_id` is not a text": lambda file: file.pop("job_id"),
    "`bit_order` is not little or big": lambda file: file.update(bit_order="up"),
    "`outcomes` is not an object": lambda file: file.update(outcomes=[]),
    "`outcomes.bits` is not a whole number": lambda file: file["outcomes"].update(bits=-3),
    "`outcomes.exact` is not true or false": lambda file: file["outcomes"].update(exact=0),
    "`outcomes.counts.8` is not a state of 3 bits": lambda file: file["outcomes"]["counts"].update(
        {"8": 1}
    ),
    "`outcomes.counts.x` is not a state": lambda file: file["outcomes"]["counts"].update(x=1),
    "`outcomes.counts.1` is not a whole number": lambda file: file["outcomes"]["counts"].update(
        {"1": 1.5}
    ),
    "`outcomes.counts.2` is not a positive number": lambda file: file["outcomes"]["counts"].update(
        {"2": 0}
    ),
    "`outcomes.counts` is empty": lambda file: file["outcomes"]["counts"].clear(),
    "the only one of counts and": lambda file: file["outcomes"].update(probabilities={"1": 1.0}),
    "`outcomes.counts` is not the only": lambda file: file["outcomes"].pop("counts"),
    "`outcomes.shots.bits` is not base64": lambda file: file["outcomes"]["shots"].update(bits="?"),
    "`outcomes.shots.bits` is not 99 shots of": lambda file: file["outcomes"]["shots"].update(
        rows=99
    ),
    "`outcomes.shots.columns` is not 3": lambda file: file["outcomes"]["shots"].update(columns=2),
    "`outcomes.shot_count` is not the sum": lambda file: file["outcomes"].update(shot_count=4),
    "`registers.c` is not an object": lambda file: file["registers"].update(c=1),
    "`leaked_shots` is not a list of whole": lambda file: file.update(leaked_shots=[True]),
    "`variants` is not a list": lambda file: file.update(variants={}),
    "`variants.0.variant_id` is not a text": lambda file: file["variants"][0].pop("variant_id"),
    "`outcomes.bits` is not a number up to": lambda file: file["outcomes"].update(bits=10**30),
    "is not a state of 3 bits": lambda file: file["outcomes"]["counts"].update({"0" * 5000: 1}),
    "`run.cost` is not a finite number": lambda file: file["run"].update(cost=float("nan")),
    "`run.cost` is not a number": lambda file: file["run"].update(cost="97"),
    "`run.submitted_at` is not a time": lambda file: file["run"].update(submitted_at="today"),
    "`run.metadata.label` is not a text": lambda file: file["run"]["metadata"].update(label=1),
}


@every("text, damage", lambda: [*DAMAGE.items()], name=lambda each: each[0])
def test_damage_is_named_with_its_place(text: str, damage: Change) -> None:
    file = copy.deepcopy(json.loads(json.dumps(FULL.to_dict())))
    damage(file)
    with pytest.raises(SavedResultError) as caught:
        JobResult.from_dict(file)
    assert text in str(caught.value)


def test_a_field_that_a_later_release_adds_is_ignored() -> None:
    file = {**FULL.to_dict(), "later": 1}
    assert FULL == JobResult.from_dict(file)


def test_a_million_bits_take_an_eighth_of_a_million_bytes() -> None:
    packed = PackedShots.of(np.ones((100_000, 10), np.uint8))
    assert 125_000 == len(packed.bits)
