"""Debiasing: shots over variants, and what averaging and voting make of them."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from ionq_session.emulator.artifact import Artifact
from ionq_session.emulator.machines.targets import target_of
from ionq_session.emulator.simulation import debiasing, engine
from ionq_session.emulator.simulation.outcomes import Outcome, Table

FORTE = target_of("qpu.forte-1")
GATES: list[dict[str, Any]] = [
    {"gate": "h", "target": 0},
    *({"gate": "cnot", "control": 0, "target": target} for target in (1, 2, 3) * 5),
]
SOURCE: dict[str, Any] = {"qubits": 4, "circuit": GATES}


def debiased(shots: int) -> Outcome:
    program = engine.prepare("ionq.circuit.v1", SOURCE, FORTE)
    return engine.simulate(program, shots=shots, seed=3, debiasing=True)


def counts(artifact: Artifact) -> dict[str, int]:
    found: dict[str, int] = json.loads(artifact.content)["histogram"]["registers"]["output_all"]
    return found


@pytest.mark.parametrize(("shots", "variants"), [(500, 5), (777, 7), (1234, 12), (9999, 25)])
def test_shots_are_spread_over_variants_and_none_is_lost(shots: int, variants: int) -> None:
    outcome = debiased(shots)
    sizes = [variant.shots for variant in outcome.variants]
    assert (variants, shots) == (len(sizes), sum(sizes))
    assert max(sizes) - min(sizes) <= 1
    found = debiasing.artifacts(outcome)
    for variant in outcome.variants:
        assert variant.shots == sum(counts(found[f"{variant.id}-histogram"]).values())
        assert 4 == len(set(variant.qubit_map))
        assert set(variant.qubit_map) <= set(range(36))
    assert shots == sum(counts(found["average"]).values())
    assert shots == sum(counts(found["voting"]).values())


def test_the_average_is_the_sum_of_the_variants() -> None:
    found = debiasing.artifacts(debiased(1000))
    total: dict[str, int] = {}
    for name, artifact in found.items():
        if name.endswith("-histogram"):
            for state, count in counts(artifact).items():
                total[state] = total.get(state, 0) + count
    assert total == counts(found["average"])


def test_voting_sharpens_the_peaks() -> None:
    found = debiasing.artifacts(debiased(5000))
    peaks = ("0000", "1111")
    average, voted = (
        sum(counts(found[name]).get(peak, 0) for peak in peaks) for name in ("average", "voting")
    )
    assert average < voted
    sharpened = json.loads(found["probabilities-sharpened"].content)
    assert voted / 5000 == pytest.approx(sharpened["0"] + sharpened["15"])


@pytest.mark.parametrize(
    ("values", "sizes", "wanted"),
    [
        # Variant by variant; a vote takes the first shot of each, then the second.
        ([5, 1, 5, 2, 7, 1], [2, 2, 2], {5: 3, 1: 3}),
        ([5, 6, 7], [1, 1, 1], {5: 1, 6: 1, 7: 1}),  # nobody wins: each for itself
        ([5, 5, 6, 6], [1, 1, 1, 1], {5: 2, 6: 2}),
        ([5, 9, 5, 5], [2, 1, 1], {5: 3, 9: 1}),  # an odd shot is alone in its vote
    ],
)
def test_a_vote(values: list[int], sizes: list[int], wanted: dict[int, int]) -> None:
    table = Table.of_values("r", 4, np.array(values, np.int64))
    voted = debiasing.vote(table, sizes)
    assert voted.counts is not None
    assert wanted == dict(zip(voted.states.tolist(), voted.counts.tolist(), strict=True))


def test_the_description_points_to_the_artifacts() -> None:
    outcome = debiased(500)
    found = debiasing.artifacts(outcome)
    described: Any = debiasing.describe(outcome, found)
    first = described["debiasing"]["variants"][0]
    assert ("v0", 100) == (first["variant_id"], first["shots"])
    histogram = first["results"]["ionq.result.histogram.json.v2"]
    assert found[histogram["id"]].descriptor(histogram["id"]) == histogram
    assert {"average", "voting"} == set(described["aggregations"])
    assert "average" == described["debiasing"]["aggregation_method"]


def test_a_run_without_debiasing_says_false() -> None:
    program = engine.prepare("ionq.circuit.v1", SOURCE, FORTE)
    outcome = engine.simulate(program, shots=500, seed=3)
    assert {} == debiasing.artifacts(outcome)
    assert {"debiasing": False} == debiasing.describe(outcome, {})
