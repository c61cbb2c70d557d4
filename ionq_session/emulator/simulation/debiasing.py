"""Debiasing: a job's shots spread over equivalent circuits on other qubits, and what combines them.

The noise of a model is the same on every qubit, so the variants of a circuit differ in nothing but
chance and in where their qubits sit; one run's shots are dealt out to them. A machine has more to
gain. `average` puts all shots together. `voting` takes one shot of each variant at a time: where
one state comes up more often than any other, it gets the votes of all, and where none does, each
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

# IonQ's documents ask for so many shots.
MIN_SHOTS = 500

# IonQ does not say how many variants there are, nor how many shots each has.
_SHOTS_A_VARIANT = 100
_MAX_VARIANTS = 25

AVERAGE = "average"
VOTING = "voting"
SHARPENED = "probabilities-sharpened"


@frozen
class Placement:
    """A variant before its run: which qubit of the machine each of the circuit's sits on."""

    id: str
    qubit_map: tuple[int, ...]
    shots: int


def placements(
    qubits: int, machine: int, shots: int, chance: np.random.Generator
) -> list[Placement]:
    """Choose the variants of a circuit.

    Args:
        qubits: How many qubits the circuit has.
        machine: How many the machine has.
        shots: How many shots there are to spread, as evenly as they go.
        chance: Where chance comes from.

    Returns:
        The variants.
    """
    number = max(2, min(_MAX_VARIANTS, shots // _SHOTS_A_VARIANT))
    return [
        Placement(
            f"v{place}",
            tuple(chance.permutation(machine)[:qubits].tolist()),
            shots // number + (place < shots % number),
        )
        for place in range(number)
    ]


def vote(table: Table, sizes: Iterable[int]) -> Table:
    """Let variants vote.

    Args:
        table: A register with the values of all shots, variant after variant.
        sizes: How many shots each variant has; they differ by one at most.

    Returns:
        The register after the vote. It has as many shots as before, in no order.
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


def debias(found: tuple[Table, ...], variants: Iterable[Placement]) -> Outcome:
    """Deal shots out to variants, and combine these.

    Args:
        found: The registers with the values of all shots.
        variants: The variants.

    Returns:
        The outcome.
    """
    variants = list(variants)
    sizes = [variant.shots for variant in variants]
    ends = np.cumsum(sizes).tolist()
    dealt = tuple(
        Variant(
            variant.id,
            variant.qubit_map,
            variant.shots,
            tuple(_part(table, end - variant.shots, end) for table in found),
        )
        for variant, end in zip(variants, ends, strict=True)
    )
    voted = tuple(vote(table, sizes) for table in found)
    return Outcome(found, sum(sizes), dealt, voted)


def artifacts(outcome: Outcome) -> dict[str, Artifact]:
    """Write what a debiased run leaves besides its results.

    Args:
        outcome: The outcome of any run.

    Returns:
        The artifacts by id; none if it was not debiased. Version 1 of the sharpened probabilities
        is among them, which no descriptor announces.
    """
    if not outcome.variants:
        return {}
    found = {_histogram_id(v): histogram_v2(v.tables) for v in outcome.variants}
    found[AVERAGE] = histogram_v2(outcome.tables)
    found[VOTING] = histogram_v2(outcome.voting)
    found[SHARPENED] = probabilities_v1(outcome.voting[0])
    return found


def describe(outcome: Outcome, found: Mapping[str, Artifact]) -> JsonObject:
    """Write the `output.error_mitigation` of a job.

    Args:
        outcome: The outcome of any run.
        found: What `artifacts` made of it.

    Returns:
        `debiasing` alone, and false, as the live service has it, if it was off.
    """
    if not outcome.variants:
        return {"debiasing": False}
    variants: list[Json] = [_variant(variant, found) for variant in outcome.variants]
    aggregations: JsonObject = {name: found[name].descriptor(name) for name in (AVERAGE, VOTING)}
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


def _variant(variant: Variant, found: Mapping[str, Artifact]) -> JsonObject:
    artifact = found[_histogram_id(variant)]
    qubits: list[Json] = list(variant.qubit_map)
    return {
        "variant_id": variant.id,
        "qubit_map": qubits,
        "shots": variant.shots,
        "results": {artifact.format: artifact.descriptor(_histogram_id(variant))},
    }
