"""JobResult: the result of a job that ran one circuit."""

from collections.abc import Mapping
from typing import ClassVar, Self

from attrs import evolve, field, frozen

from ionq_api import JsonValue

from .bits import BitOrder
from .chart import chart
from .outcomes import Outcomes, checked_order
from .registers import Registers
from .run_record import RunRecord


@frozen(kw_only=True)
class Variant:
    """One of the equivalent circuits that a debiased job ran.

    Attributes:
        variant_id: Its id within the job.
        qubit_map: The machine's qubit for each qubit of the circuit, if it is known.
        outcomes: What its shots gave.
    """

    variant_id: str
    qubit_map: tuple[int, ...] | None
    outcomes: Outcomes = field(hash=False)


@frozen(kw_only=True, repr=False, slots=False)
class JobResult(Outcomes):
    """The result of one circuit: the outcomes of all its qubits, and of its classical registers.

        result = session.result(job_id)
        result.counts               # {'00': 503, '11': 497}
        result.registers["c"].counts

    Keys are bitstrings. With the bit order `little`, qubit 0 is the rightmost character, as in
    Qiskit; with `big` the leftmost, as in Cirq. `session.result(job_id, bit_order="big")` asks for
    the other one, and `with_bit_order` changes it.

    A result is a value: it compares equal to another one with the same content, pickles, and is
    saved by `to_dict`.

    Attributes:
        backend: Where the job ran.
        name: The job's name.
        registers: The classical registers, by name.
        leaked_shots: The numbers of the shots, from 0, in which a qubit left its two levels, and
            which count for nothing; None if the shots were not downloaded.
        variants: The variants of a debiased job, if they were asked for.
        run: How the job ran.
    """

    backend: str = ""
    name: str | None = None
    registers: Registers = field(factory=Registers, hash=False)
    leaked_shots: tuple[int, ...] | None = None
    variants: tuple[Variant, ...] = field(default=(), hash=False)
    run: RunRecord = field(factory=RunRecord, hash=False)

    _bit: ClassVar[str] = "qubit"

    @property
    def leaked(self) -> int | None:
        """How many shots leaked and count for nothing; None if the shots were not downloaded."""
        return None if self.leaked_shots is None else len(self.leaked_shots)

    def with_bit_order(self, bit_order: BitOrder) -> Self:
        """The same result with the other order of bits, or the same, registers included.

        Raises:
            ResultArgumentError: There is no such order.
        """
        order = checked_order(bit_order)
        variants = tuple(
            evolve(each, outcomes=each.outcomes.with_bit_order(order)) for each in self.variants
        )
        registers = self.registers.with_bit_order(order)
        return evolve(self, bit_order=order, registers=registers, variants=variants)

    def to_dict(self) -> dict[str, JsonValue]:
        """The whole result as JSON, to be written into a file and read back years later.

        Returns:
            An object that says its format and version, which `from_dict` of this and of later
            releases reads.
        """
        from .files.saving import saved

        return saved(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, object]) -> "JobResult":
        """A result from what `to_dict` returned; equal to the original.

        Args:
            data: The object, as `json.load` reads it.

        Raises:
            SavedResultError: It is no saved result, is damaged, or of a version that is newer than
                this release.
        """
        from .files.loading import loaded

        return loaded(data)

    def _repr_html_(self) -> str:
        shots = "no shots" if self.shot_count is None else f"{self.shot_count} shots"
        title = " · ".join(filter(None, (self.name, self.backend, shots, self.job_id)))
        probabilities = self.probabilities
        counts = None if self.shot_count is None else self.counts
        rows = [
            (text, probabilities[text], None if counts is None else counts.get(text, 0))
            for text, _ in self.most_common()
        ]
        return chart(title, rows)

    def _described(self) -> list[str]:
        registers = [f"registers={[*self.registers]}"] if self.registers else []
        own = [f"job_id={self.job_id!r}", f"backend={self.backend!r}"]
        return own + super()._described() + registers
