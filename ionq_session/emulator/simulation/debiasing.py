"""Debiasing: a job's shots spread over equivalent circuits on other qubits, and their aggregation.

A model's noise is the same on every qubit, so the variants of a circuit differ only in their random
numbers and in where their qubits are; the shots of a single run are dealt out to them. A real
machine has more to gain. `average` pools all shots. `voting` takes one shot of each variant at a
time: a state that is more frequent than any other gets the votes of all, and if there is none, each
shot counts for itself, as in the average.
"""

from collections.abc import Iterable, Mapping

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from ..artifact import Artifact
from ..jsontypes import Json, JsonObject
from .outcomes import Outcome, Table, Variant
from .results import histogram_v2, probabilities_v1

# IonQ does not publish how many variants there are, nor how many shots each has.
_SHOTS_PER_VARIANT = 100
_MAX_VARIANTS = 25

AVERAGE = "average"
VOTING = "voting"
SHARPENED = "probabilities-sharpened"


@frozen
class Placement:
    """A variant before its run: the machine's qubit for each qubit of the circuit."""

    id: str
    qubit_map: tuple[int, ...]
    shots: int


def placements(
    qubits: int, machine: int, shots: int, generator: np.random.Generator
) -> list[Placement]:
    """Choose the variants of a circuit at random.

    Args:
        qubits: How many qubits the circuit has.
        machine: How many qubits the machine has.
        shots: How many shots to spread, as evenly as possible.
        generator: The random generator.
    """
    number = max(2, min(_MAX_VARIANTS, shots // _SHOTS_PER_VARIANT))
    return [
        Placement(
            f"v{place}",
            tuple(generator.permutation(machine)[:qubits].tolist()),
            shots // number + (place < shots % number),
        )
        for place in range(number)
    ]


def vote(table: Table, sizes: Iterable[int]) -> Table:
    """Aggregate a register by voting.

    Args:
        table: The register with the values of all shots, variant by variant.
        sizes: How many shots each variant has; they differ by one at most.

    Returns:
        The register with the votes as its counts: as many shots as before, in no order.
    """
    assert table.values is not None  # noqa: S101 - only what was sampled is debiased
    sizes = list(sizes)
    starts = np.cumsum([0, *sizes[:-1]])
    counts: dict[int, int] = {}
    for turn in range(max(sizes)):
        places = [start + turn for start, size in zip(starts, sizes, strict=True) if turn < size]
        states, votes = np.unique(table.values[places], return_counts=True)
        winners = np.flatnonzero(votes == votes.max())
        if len(winners) == 1:
            states, votes = states[winners], np.array([len(places)])
        for state, number in zip(states.tolist(), votes.tolist(), strict=True):
            counts[state] = counts.get(state, 0) + number
    return Table.of_counts(table.name, table.width, counts)


def debias(tables: tuple[Table, ...], variants: Iterable[Placement]) -> Outcome:
    """Deal shots out to variants and aggregate them.

    Args:
        tables: The registers with the values of all shots.
        variants: The variants.
    """
    variants = list(variants)
    sizes = [variant.shots for variant in variants]
    ends = np.cumsum(sizes).tolist()
    dealt = tuple(
        Variant(
            variant.id,
            variant.qubit_map,
            variant.shots,
            tuple(_part(table, end - variant.shots, end) for table in tables),
        )
        for variant, end in zip(variants, ends, strict=True)
    )
    voted = tuple(vote(table, sizes) for table in tables)
    return Outcome(tables, sum(sizes), dealt, voted)


def artifacts(outcome: Outcome) -> dict[str, Artifact]:
    """What a debiased run adds to its results, by artifact id; nothing if it was not debiased.

    Version 1 of the sharpened probabilities is among them, which no descriptor lists.
    """
    if not outcome.variants:
        return {}
    written = {_histogram_id(v): histogram_v2(v.tables) for v in outcome.variants}
    written[AVERAGE] = histogram_v2(outcome.tables)
    written[VOTING] = histogram_v2(outcome.voting)
    written[SHARPENED] = probabilities_v1(outcome.voting[0])
    return written


def describe(outcome: Outcome, written: Mapping[str, Artifact]) -> JsonObject:
    """The `output.error_mitigation` of a job.

    Args:
        outcome: The outcome of any run.
        written: Its `artifacts`.

    Returns:
        `debiasing` alone, and false, like the live service, if it was off.
    """
    if not outcome.variants:
        return {"debiasing": False}
    variants: list[Json] = [_variant(variant, written) for variant in outcome.variants]
    aggregations: JsonObject = {name: written[name].descriptor(name) for name in (AVERAGE, VOTING)}
    return {
        "debiasing": {"variants": variants, "aggregation_method": AVERAGE},
        "symmetry_verification": None,
        "aggregations": aggregations,
    }


def _part(table: Table, start: int, end: int) -> Table:
    values: NDArray[np.int64] | None = table.values
    assert values is not None  # noqa: S101 - only what was sampled is debiased
    return Table.of_values(table.name, table.width, values[start:end])


def _histogram_id(variant: Variant) -> str:
    return f"{variant.id}-histogram"


def _variant(variant: Variant, written: Mapping[str, Artifact]) -> JsonObject:
    artifact = written[_histogram_id(variant)]
    qubits: list[Json] = list(variant.qubit_map)
    return {
        "variant_id": variant.id,
        "qubit_map": qubits,
        "shots": variant.shots,
        "results": {artifact.format: artifact.descriptor(_histogram_id(variant))},
    }
