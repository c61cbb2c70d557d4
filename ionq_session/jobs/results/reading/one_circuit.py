"""The flow that reads the result of one circuit."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from attrs import evolve

from ionq_api.api.characterizations import get_characterizations_for_backend
from ionq_api.api.jobs import get_job_cost
from ionq_api.codec import is_list

from ...._flows.calls import Calls
from ...._flows.flow import Flow
from ..extras import require
from ..formats.shots import Shots
from ..formats.tables import ALL_QUBITS
from ..job_result import JobResult, Variant
from ..outcomes import Outcomes
from ..registers import Registers, derived, recorded
from ..run_record import RunRecord
from .description import SIMULATOR, JobDescription
from .fetching import Tables, aggregated_tables, default_tables, downloaded_shots, variant_table
from .options import ResultOptions
from .tabulating import Tabulator, table_of_shots


def read_single(
    job: JobDescription,
    options: ResultOptions,
    calls: Calls,
    *,
    maps: Mapping[str, list[int | None]] | None = None,
) -> Flow[JobResult]:
    """Read the result of a job that ran one circuit and has completed.

    Args:
        job: The job.
        options: How to read it.
        calls: Makes the requests.
        maps: The registers that the service may not know; None for those of the job's metadata.

    Raises:
        ResultUnavailableError: It does not have what was asked for.
        MissingExtraError: Shots were asked for, and NumPy is not installed.
    """
    shots = None
    if options.shots:
        require("numpy", "downloading shots")
        shots = yield from downloaded_shots(job, calls)
    tables = yield from _tables(job, options, shots, calls)
    variants = (yield from _variants(job, options, calls)) if options.variants else ()
    run = yield from run_record(job, options, calls)
    return assembled(
        job, options, calls, tables, shots=shots, variants=variants, run=run, maps=maps
    )


def assembled(
    job: JobDescription,
    options: ResultOptions,
    calls: Calls,
    tables: Tables,
    *,
    run: RunRecord,
    shots: Shots | None = None,
    variants: tuple[Variant, ...] = (),
    maps: Mapping[str, list[int | None]] | None = None,
) -> JobResult:
    """A result from what was read."""
    tabulator = tabulator_of(job, options, calls)
    bits = shots or Shots({})
    whole = tabulator.whole(tables.whole, bits.of(ALL_QUBITS))
    by_service = {
        name: tabulator.register(table, bits.of(name)) for name, table in tables.registers.items()
    }
    told = recorded(job.metadata) if maps is None else maps
    # The service's own come last, since they know of measurements in mid-circuit.
    registers: dict[str, Outcomes] = derived(whole, told) | by_service
    return JobResult(
        width=whole.width,
        bit_order=whole.bit_order,
        states=whole.states,
        counted=whole.counted,
        exact=whole.exact,
        shot_count=whole.shot_count,
        packed=whole.packed,
        job_id=job.job_id,
        backend=job.backend,
        name=job.name,
        registers=Registers(registers),
        leaked_shots=None if shots is None else shots.leaked,
        variants=variants,
        run=run,
    )


def tabulator_of(job: JobDescription, options: ResultOptions, calls: Calls) -> Tabulator:
    """What makes the outcomes of a job."""
    return Tabulator(
        job_id=job.job_id,
        bit_order=options.bit_order,
        qubits=job.qubits,
        shots=job.shots or options.shot_count,
        exact=job.is_ideal,
        report=calls.context.report,
    )


def _tables(
    job: JobDescription, options: ResultOptions, shots: Shots | None, calls: Calls
) -> Flow[Tables]:
    wanted = options.wanted_aggregation
    # Without debiasing there is nothing to put together, so all ways are the same.
    if wanted is not None and job.debiased is not False and wanted != job.aggregation_method:
        return (yield from aggregated_tables(job, options, calls))
    # Mitigation may leave out shots that the service counts for nothing; otherwise counting the
    # shots that are here anyway saves a request.
    if shots is None or job.mitigated:
        return (yield from default_tables(job, calls))
    counted = {name: table_of_shots(each) for name, each in shots.registers.items()}
    whole = counted.pop(ALL_QUBITS)
    return Tables(whole, counted) if whole.states else (yield from default_tables(job, calls))


def _variants(
    job: JobDescription, options: ResultOptions, calls: Calls
) -> Flow[tuple[Variant, ...]]:
    tabulator = tabulator_of(job, options, calls)
    variants: list[Variant] = []
    for each in job.variants:
        table = yield from variant_table(job.job_id, each, calls)
        if table is not None and table.states:
            outcomes = tabulator.whole(table)
            variants.append(
                Variant(variant_id=each.variant_id, qubit_map=each.qubit_map, outcomes=outcomes)
            )
    return tuple(variants)


def run_record(job: JobDescription, options: ResultOptions, calls: Calls) -> Flow[RunRecord]:
    """How a job ran, with what was asked for besides."""
    from .... import contract  # reads a file when it is imported

    record = RunRecord(
        job_type=job.job_type,
        shots=job.shots or options.shot_count,
        noise_model=job.noise_model,
        submitted_at=job.submitted_at,
        completed_at=job.completed_at,
        metadata=job.metadata,
        payload_hash=options.payload_hash,
        contract_hash=contract.sha256,
    )
    if options.cost:
        reply = yield from calls.execute(get_job_cost(job.job_id))
        value, unit = getattr(reply.cost, "value", None), getattr(reply.cost, "unit", None)
        if isinstance(value, int | float) and isinstance(unit, str):
            record = evolve(record, cost=float(value), cost_unit=unit)
    if options.characterization:
        record = evolve(record, characterization_id=(yield from _characterization(job, calls)))
    return record


def _characterization(job: JobDescription, calls: Calls) -> Flow[str | None]:
    """The id of the newest characterization that was there when a job started.

    The job does not name it, and the one that the backend names is that of the day of reading.
    """
    moment = job.started_at or job.completed_at
    if moment is None or job.backend == SIMULATOR:
        return None
    day_after = (moment + timedelta(days=1)).date()  # the end is not included
    page = yield from calls.execute(get_characterizations_for_backend(job.backend, end=day_after))
    for each in page.characterizations if is_list(page.characterizations) else ():
        made: object = getattr(each, "date", None)
        if isinstance(made, datetime) and made.tzinfo is not None and made <= moment:
            return str(getattr(each, "id", "")) or None
    return None
