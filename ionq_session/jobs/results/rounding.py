"""From probabilities to whole counts that add up: the method of the largest remainder."""

import math
from collections.abc import Mapping

# Remainders that differ by less are ties: a probability has about 16 digits, a million shots use
# six of them, and ties go by state, so that the noise in the last digits decides nothing.
DIGITS = 9


def largest_remainder(probabilities: Mapping[int, float], shots: int) -> dict[int, int]:
    """Counts in proportion to probabilities, which add up to the shots exactly.

    Every state gets the whole part of its share; the shots that are left go one each to the
    states with the largest fractions, and among equals to the smaller state first.

    Args:
        probabilities: By state; their sum need not be 1 exactly.
        shots: How many shots to share out.

    Returns:
        Counts by state, without those of 0.
    """
    total = math.fsum(probabilities.values())
    shares = {state: each / total * shots for state, each in probabilities.items()}
    counts = {state: math.floor(share) for state, share in shares.items()}
    # Rounding moves a share by far less than a shot, so no more are left than there are states.
    left = shots - sum(counts.values())
    turns = sorted(shares, key=lambda state: (-round(shares[state] - counts[state], DIGITS), state))
    for state in turns[:left]:
        counts[state] += 1
    return {state: count for state, count in counts.items() if count}
