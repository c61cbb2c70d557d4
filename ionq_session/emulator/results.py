"""Result formats: what a job's `results` announces, and the content behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ionq_session.emulator.engine import Distribution
    from ionq_session.emulator.jsontypes import JsonObject

# The artifact id that the live service gives to version 1 of the probabilities.
PROBABILITIES = "probabilities"

_PROBABILITIES_V1 = "ionq.result.probabilities.json.v1"

_SIGNIFICANT_DIGITS = 15  # as many as a double holds: 0.5000000000000001 becomes 0.5
_CHUNK = 1 << 16


def probabilities_v1(distribution: Distribution) -> bytes:
    """Write probabilities as JSON: a flat map from the decimal state.

    Args:
        distribution: The states and their probabilities.

    Returns:
        The artifact's content.
    """
    return b"{" + b",".join(_chunks(distribution)) + b"}"


def _chunks(distribution: Distribution) -> Iterator[bytes]:
    """Write in pieces, because a result can have millions of states."""
    for start in range(0, len(distribution.states), _CHUNK):
        states = distribution.states[start : start + _CHUNK].tolist()
        weights = distribution.weights[start : start + _CHUNK].tolist()
        pairs = zip(states, weights, strict=True)
        yield ",".join([f'"{state}":{_rounded(weight)!r}' for state, weight in pairs]).encode()


def _rounded(weight: float) -> float:
    return float(f"{weight:.{_SIGNIFICANT_DIGITS}g}")


def describe_results(job_id: str) -> JsonObject:
    """Write the `results` of a job on the ideal simulator, which has probabilities only.

    The live service lists descriptors by format and, beside them, the older entries with an
    address, which released clients follow.

    Args:
        job_id: The job's id.

    Returns:
        The descriptors.
    """
    return {
        _PROBABILITIES_V1: {
            "id": PROBABILITIES,
            "format": _PROBABILITIES_V1,
            "media_type": "application/json",
        },
        "probabilities": {"url": f"/v0.4/jobs/{job_id}/results/probabilities"},
    }
