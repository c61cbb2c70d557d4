"""What is known of a batch before and after it is sent: its price, its jobs, its registers."""

import json
from collections.abc import Sequence

from attrs import evolve, field, frozen

from ....errors import IonQError, UnknownOutcomeError
from ...circuits.payload_types import Registers
from ...circuits.rules.refusals import counted
from ...errors import BatchSubmissionError, CostLimitError
from ...submitting.cost import Estimate
from ...submitting.counting import GateCounts
from ...submitting.metadata import LONGEST_VALUE, registers_text
from .packing import Batch

SHOWN = 10  # indices in an error's text; the error itself has all


@frozen
class SentJob:
    """One job of a batch.

    Attributes:
        job_id: Its id.
        tag: The tag of its submission; None if it bears none, or if it is not known here.
        shots: How many shots were asked for, likewise.
        payload_hash: The hash of its payload, likewise.
        places: The indices of its circuits among all of the batch; None if they are not known
            here, and are read from the names of the circuits.
        registers: The classical registers of each of its circuits; none if they are not known.
    """

    job_id: str
    tag: str | None = None
    shots: int | None = None
    payload_hash: str | None = None
    places: tuple[int, ...] | None = None
    registers: tuple[Registers, ...] = field(default=(), repr=False)


def recorded_registers(registers: Sequence[Registers]) -> str | None:
    """What the metadata of a job says of its circuits' registers, which its payload has, too.

    They are there because the results of all circuits at once do not have the registers. None if
    there are none, or more than metadata takes.
    """
    if not any(registers):
        return None
    first = registers[0]
    if all(each == first for each in registers):
        text = registers_text(first)
    else:
        whole = [{name: list(bits) for name, bits in each.items()} for each in registers]
        text = json.dumps(whole, separators=(",", ":"))
    return text if text is not None and len(text) <= LONGEST_VALUE else None


def total(estimates: Sequence[Estimate]) -> Estimate:
    """What all jobs of a batch cost together; they may run one after another.

    The backend, shots and rates are those of the first.

    Raises:
        CostLimitError: They are priced in different units.
    """
    first = estimates[0]
    units = sorted({each.unit for each in estimates if each.cost})
    if len(units) > 1:
        raise CostLimitError(
            f"the jobs of the batch are priced in {' and '.join(units)}, which no sum tells; "
            "submit the circuits for each backend by themselves",
            unit=units[0],
        )
    times = [each.execution_time for each in estimates]
    waits = [each.queue_time for each in estimates]
    known_times = [each for each in times if each is not None]
    known_waits = [each for each in waits if each is not None]
    return evolve(
        first,
        cost=sum(each.cost for each in estimates),
        unit=units[0] if units else first.unit,
        gates=GateCounts(
            max(each.gates.qubits for each in estimates),
            sum(each.gates.one_qubit_gates for each in estimates),
            sum(each.gates.two_qubit_gates for each in estimates),
        ),
        error_mitigation=any(each.error_mitigation for each in estimates),
        execution_time=sum(known_times) if len(known_times) == len(times) else None,
        queue_time=max(known_waits) if len(known_waits) == len(waits) else None,
    )


def interrupted(
    error: IonQError, sent: Sequence[SentJob], failed: Batch, left: Sequence[Batch]
) -> BatchSubmissionError:
    """The error for a batch of which some jobs were submitted, and then one was not.

    Args:
        error: Why it was not.
        sent: Those that were.
        failed: The circuits of the one that was not.
        left: Those of the jobs after it.
    """
    unknown = failed.places if isinstance(error, UnknownOutcomeError) else ()
    missing = [] if unknown else [*failed.places]
    missing = sorted([*missing, *(place for each in left for place in each.places)])
    jobs = [each.job_id for each in sent]
    texts = [f"{counted(len(sent), 'job')} of the batch were submitted ({', '.join(jobs)})"]
    if missing:
        texts.append(f"the circuits {_shown(missing)} were not")
    if unknown:
        texts.append(
            f"of the circuits {_shown(unknown)} it is not known: "
            f"session.find_submission({getattr(error, 'tag', None)!r}) looks for their job"
        )
    return BatchSubmissionError(
        f"{'; '.join(texts)}. session.batch({jobs}) has those that were. The reason: "
        f"{error.message}",
        job_id=jobs[0],
        job_ids=tuple(jobs),
        missing=tuple(missing),
        unknown=tuple(unknown),
    )


def _shown(places: Sequence[int]) -> str:
    first, last = places[0], places[-1]
    if len(places) > 2 and last - first == len(places) - 1:
        return f"{first} to {last}"
    more = len(places) - SHOWN
    return ", ".join(map(str, places[:SHOWN])) + (f" and {more} more" if more > 0 else "")
