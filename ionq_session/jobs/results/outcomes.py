"""Outcomes: what measuring a set of bits gave, as probabilities and counts of bitstrings."""

import operator
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Self, TypeVar, cast

from attrs import Attribute, evolve, field, fields, frozen

from ..errors import ResultArgumentError, ResultUnavailableError
from .bits import BIT_ORDERS, BitOrder, bitstring, picked
from .expectation import Expectation, parity, parity_mask
from .extras import require
from .packed import PackedShots
from .rounding import largest_remainder

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

Number = TypeVar("Number", int, float)

SHOWN = 4  # outcomes in a repr, which is to fit on a line


@frozen(kw_only=True, repr=False, slots=False)
class Outcomes:
    """What measuring some bits gave: those of a register, or the qubits of a job.

    Bitstrings are keys everywhere. With the bit order `little` bit 0 is the rightmost character,
    with `big` the leftmost; `with_bit_order` changes it.

    Attributes:
        width: How many bits there are.
        bit_order: The order of bits in bitstrings.
        states: How often each state was counted, or its probability, by state: an integer whose
            bit i is bit i of the register, or qubit i. States that never came are left out.
        counted: Whether `states` has counts.
        exact: Whether `states` has probabilities that were computed instead of sampled, as the
            ideal simulator gives them.
        shot_count: How many shots the counts add up to; None if that is not known.
        packed: The bits of every shot, if they were downloaded; `shots` has them as an array.
        job_id: The job.
    """

    width: int
    bit_order: BitOrder = "little"
    states: Mapping[int, float] = field(hash=False)
    counted: bool
    exact: bool = False
    shot_count: int | None
    packed: PackedShots | None = field(default=None, hash=False)
    job_id: str = ""

    _bit: ClassVar[str] = "bit"

    @property
    def probabilities(self) -> dict[str, float]:
        """The probability of each bitstring, in the order of the bitstrings; a new dict.

        Where shots were counted, it is their share; otherwise it is as the service has it. The sum
        is 1 up to rounding; if the service's is not, a `ResponseDriftWarning` said so.
        """
        return self._texts(self._probabilities)

    @property
    def counts(self) -> dict[str, int]:
        """How often each bitstring was measured, in the order of the bitstrings; a new dict.

        Where only probabilities are known, the shots are shared out in proportion by the method of
        the largest remainder. Either way the counts add up to `shot_count` exactly.

        Raises:
            ResultUnavailableError: The number of shots is not known, as for exact probabilities.
        """
        return self._texts(self._counts)

    @property
    def shots(self) -> "NDArray[np.uint8]":
        """Every shot as a row of zeros and ones; column i is bit i of the register, or qubit i.

        The array is read-only, and of shape (shots, bits) and type `uint8`. Shots in which a qubit
        leaked are left out, as they are in the counts.

        Raises:
            ResultUnavailableError: The shots were not downloaded, or the job has none.
            MissingExtraError: NumPy is not installed.
        """
        if self.packed is None:
            raise ResultUnavailableError(
                f"the shots of job {self.job_id} were not downloaded; ask for them when the result "
                "is read: session.result(job_id, shots=True). Simulations without noise have "
                "none, and a marginal has none: take columns of the result's own",
                job_id=self.job_id,
            )
        return self._array

    def most_common(self, n: int | None = None) -> list[tuple[str, float]]:
        """The most frequent bitstrings with their counts, most frequent first.

        Where no number of shots is known, with their probabilities. Equals are in the order of the
        bitstrings.

        Args:
            n: How many; None for all.

        Raises:
            ResultArgumentError: `n` is negative.
        """
        if n is not None and n < 0:
            raise ResultArgumentError(
                f"most_common takes a number from 0, or None for all, not {n}"
            )
        found = self.probabilities if self.shot_count is None else self.counts
        return sorted(found.items(), key=lambda each: (-each[1], each[0]))[:n]

    def marginal(self, bits: Sequence[int]) -> "Outcomes":
        """The outcomes of some of the bits alone, whatever the others were.

        Args:
            bits: Their numbers; bit i of the marginal is `bits[i]`.

        Raises:
            ResultArgumentError: A number is out of range or given twice, or there is none.
        """
        if not isinstance(cast("object", bits), Iterable):
            raise ResultArgumentError(
                f"a marginal takes several {self._bit}s, such as [0], not {bits!r}"
            )
        chosen = [self._checked(each) for each in bits]
        if len(set(chosen)) < len(chosen) or not chosen:
            raise ResultArgumentError(
                f"a marginal takes at least one {self._bit}, and each once, not {chosen}"
            )
        return self.selection(chosen)

    def selection(self, positions: Sequence[int | None]) -> "Outcomes":
        """The outcomes of bits picked by position; None stands for a bit that is always 0."""
        states: dict[int, float] = {}
        for state, weight in self.states.items():
            found = picked(state, positions)
            states[found] = states.get(found, 0) + weight
        return Outcomes(
            width=len(positions),
            bit_order=self.bit_order,
            states=states,
            counted=self.counted,
            exact=self.exact,
            shot_count=self.shot_count,
            job_id=self.job_id,
        )

    def expectation(self, observable: str) -> Expectation:
        """The expectation value of a product of Pauli Z operators.

        Args:
            observable: A letter for each bit, `Z` or `I`, in the result's order of bits: with
                `little`, the last letter is for bit 0, with `big` the first. `ZZI` of a `little`
                result is the parity of bits 1 and 2.

        Returns:
            The value with its standard error.

        Raises:
            ResultArgumentError: It has another length, or other letters: X and Y take a rotation
                before the measurement, as the text says.
        """
        mask = parity_mask(observable, self.width, self.bit_order, self._bit)
        return parity(self.states, mask, self.shot_count, exact=self.exact)

    def with_bit_order(self, bit_order: BitOrder) -> Self:
        """The same outcomes with the other order of bits, or the same.

        Raises:
            ResultArgumentError: There is no such order.
        """
        return evolve(self, bit_order=checked_order(bit_order))

    def to_pandas(self) -> "pd.DataFrame":
        """A table with a row for each bitstring, most frequent first.

        The index is the bitstring, the columns are `count`, if the number of shots is known, and
        `probability`.

        Raises:
            MissingExtraError: pandas is not installed.
        """
        require("pandas", "a table of outcomes")
        import pandas as pd

        names = [text for text, _ in self.most_common()]
        counts, probabilities = (
            self.counts if self.shot_count is not None else None,
            self.probabilities,
        )
        columns: dict[str, list[float]] = {}
        if counts is not None:
            columns["count"] = [counts.get(name, 0) for name in names]
        columns["probability"] = [probabilities[name] for name in names]
        return pd.DataFrame(columns, index=pd.Index(names, name="state", dtype="str"))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(self._described())})"

    def __getstate__(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in _field_names(type(self))}

    def _described(self) -> list[str]:
        """The parts of a repr."""
        shown = ", ".join(f"{text!r}: {value:.6g}" for text, value in self.most_common(SHOWN))
        more = ", ..." if len(self.states) > SHOWN else ""
        return [
            f"{self._bit}s={self.width}",
            f"shot_count={self.shot_count}",
            f"bit_order={self.bit_order!r}",
            f"most_common={{{shown}{more}}}",
        ]

    def _checked(self, bit: int) -> int:
        try:
            number = operator.index(bit)
        except TypeError:
            raise ResultArgumentError(f"{bit!r} is no number of a {self._bit}") from None
        if not 0 <= number < self.width:
            raise ResultArgumentError(
                f"there is no {self._bit} {number}; the result has {self.width}, from 0 to "
                f"{self.width - 1}"
            )
        return number

    def _texts(self, numbers: Mapping[int, Number]) -> dict[str, Number]:
        named = {bitstring(state, self.width, self.bit_order): numbers[state] for state in numbers}
        return dict(sorted(named.items()))

    @cached_property
    def _probabilities(self) -> dict[int, float]:
        if not self.counted:
            return dict(self.states)
        total = sum(self.states.values())
        return {state: count / total for state, count in self.states.items()}

    @cached_property
    def _counts(self) -> dict[int, int]:
        if self.counted:
            return {state: int(count) for state, count in self.states.items()}
        if self.shot_count is None:
            raise ResultUnavailableError(
                f"the number of shots of job {self.job_id} is not known, so there are no counts; "
                "use `probabilities`, or say how many shots to share out: "
                "session.result(job_id, shot_count=1000)",
                job_id=self.job_id,
            )
        return largest_remainder(self.states, self.shot_count)

    @cached_property
    def _array(self) -> "NDArray[np.uint8]":
        assert self.packed is not None  # noqa: S101  # `shots` looks first
        array = self.packed.array()
        array.setflags(write=False)
        return array


def checked_order(order: str) -> BitOrder:
    """An order of bits that was given by name.

    Raises:
        ResultArgumentError: There is no such order.
    """
    if order not in BIT_ORDERS:
        raise ResultArgumentError(f"bit_order is {' or '.join(BIT_ORDERS)}, not {order!r}")
    return cast("BitOrder", order)


def _field_names(of: type[Outcomes]) -> list[str]:
    # attrs types the attributes of a class loosely.
    return [each.name for each in cast("tuple[Attribute[object], ...]", fields(of))]
