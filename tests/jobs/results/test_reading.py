"""Reading one circuit: which requests are made, which format wins, and what goes wrong how."""

import sys
from typing import Any

import pytest

from ionq_session import (
    ConfigurationError,
    JobCanceledError,
    JobFailedError,
    JobNotFinishedError,
    JobResult,
    MissingExtraError,
    ResponseDriftWarning,
    ResultUnavailableError,
    UnreadableReplyError,
    contract,
)
from ionq_session.jobs.results.reading.options import ResultOptions

from ...cases import every
from .service import (
    HISTOGRAM_V1,
    HISTOGRAM_V2,
    KEY,
    PROBABILITIES,
    PROBABILITIES_V1,
    PROBABILITIES_V2,
    SHOTS_V1,
    SHOTS_V2,
    Content,
    Kind,
    Service,
    artifact,
    completed,
    registers,
)

# Qubit 0 alone was 1 seven times, qubits 1 and 2 three times.
ANSWERS: dict[str, Any] = {
    artifact(HISTOGRAM_V2): registers("histogram", output_all={"100": 7, "011": 3}, c={"01": 10}),
    artifact(HISTOGRAM_V1): {"1": 7, "6": 3},
    artifact(PROBABILITIES_V2): registers("probabilities", output_all={"100": 0.7, "011": 0.3}),
    artifact(PROBABILITIES_V1): {"1": 0.7, "6": 0.3},
    PROBABILITIES: {"1": 0.7, "6": 0.3},
    artifact(SHOTS_V1): ["1"] * 7 + ["6"] * 3,
    artifact(SHOTS_V2): {
        "shots": [{"registers": {"output_all": [1, 0, 0], "c": [0, 1]}}] * 7
        + [{"registers": {"output_all": [0, 1, 1], "c": [0, 1]}}] * 3
    },
}
ALL = (HISTOGRAM_V2, HISTOGRAM_V1, PROBABILITIES_V2, PROBABILITIES_V1, SHOTS_V1, SHOTS_V2)
COUNTS = {"001": 7, "110": 3}


def without(*paths: str) -> dict[str, Any]:
    return {path: answer for path, answer in ANSWERS.items() if path not in paths}


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_one_request_reads_counts_and_registers(kind: Kind) -> None:
    service = Service(ANSWERS)
    result = service.read(completed(*ALL), kind)
    assert isinstance(result, JobResult)
    assert [artifact(HISTOGRAM_V2)] == service.asked
    assert (COUNTS, 10, 3) == (result.counts, result.shot_count, result.width)
    assert {"c": {"10": 10}} == {name: each.counts for name, each in result.registers.items()}
    assert ("j1", "qpu.forte-1", "a name") == (result.job_id, result.backend, result.name)
    assert result.leaked is None
    assert [] == service.warnings


@every("formats", [ALL, ALL[1:], ALL[2:], ALL[3:], ALL[4:], (), ("ionq.result.future.v9",)])
def test_the_best_format_is_read_with_one_request(formats: tuple[str, ...]) -> None:
    service = Service(ANSWERS)
    result = service.single(completed(*formats))
    best = [each for each in ALL[:4] if each in formats]
    assert [artifact(best[0]) if best else PROBABILITIES] == service.asked
    assert (COUNTS, {"001": 0.7, "110": 0.3}) == (result.counts, result.probabilities)


@every("missing", [1, 2, 3, 4])
def test_where_an_artifact_is_missing_the_next_format_is_read(missing: int) -> None:
    paths = [artifact(each) for each in ALL[:4]]
    service = Service(without(*paths[:missing]))
    assert COUNTS == service.single(completed(*ALL)).counts
    assert [*paths, PROBABILITIES][: missing + 1] == service.asked


@every(
    "content",
    [
        Content(b"<html>"),
        Content(b'{"histogram": {"reg'),
        {"histogram": None},
        registers("histogram", output_all={"1 0": 7}),
        registers("histogram", output_all={"100": -7}),
        registers("histogram", output_all={}),
    ],
)
def test_where_an_artifact_is_not_of_its_format_the_next_is_read(content: Any) -> None:
    service = Service({**ANSWERS, artifact(HISTOGRAM_V2): content})
    assert COUNTS == service.single(completed(*ALL)).counts
    assert [artifact(HISTOGRAM_V2), artifact(HISTOGRAM_V1)] == service.asked


def test_registers_without_all_qubits_are_kept_with_the_next_format() -> None:
    own = registers("histogram", c={"01": 10})
    service = Service({**ANSWERS, artifact(HISTOGRAM_V2): own})
    result = service.single(completed(*ALL))
    assert (COUNTS, {"10": 10}) == (result.counts, result.registers["c"].counts)


def test_entries_that_are_only_an_address_do_for_probabilities() -> None:
    job = completed()
    job["results"] = {"probabilities": {"url": f"/v0.4{PROBABILITIES}"}}
    assert COUNTS == Service(ANSWERS).single(job).counts


def test_a_descriptor_under_an_old_name_is_known_by_its_format() -> None:
    job = completed()
    job["results"] = {"histogram": {"id": "h", "format": HISTOGRAM_V1}}
    service = Service({artifact("h"): {"1": 7, "6": 3}})
    assert COUNTS == service.single(job).counts


def test_what_is_not_there_says_what_is() -> None:
    service = Service({})
    with pytest.raises(ResultUnavailableError, match=r"it has ionq\.result\.future\.v9") as caught:
        service.single(completed("ionq.result.future.v9"))
    assert (("ionq.result.future.v9",), "j1") == (caught.value.formats, caught.value.job_id)
    with pytest.raises(ResultUnavailableError, match="no results at all"):
        service.single(completed(results=None))


def test_only_unreadable_formats_are_an_unreadable_reply() -> None:
    service = Service({artifact(HISTOGRAM_V1): {"1": "x"}})
    with pytest.raises(UnreadableReplyError, match=r"histogram\.json\.v1: 'x' is no number"):
        service.single(completed(HISTOGRAM_V1))


def test_both_orders_hold_for_registers_too() -> None:
    result = Service(ANSWERS).single(completed(*ALL), bit_order="big")
    assert ({"011": 3, "100": 7}, {"01": 10}) == (result.counts, result.registers["c"].counts)
    assert result == Service(ANSWERS).single(completed(*ALL)).with_bit_order("big")


@every(
    "stats, formats, width, warned",
    [
        ({"qubits": 5}, (HISTOGRAM_V1,), 5, False),
        ({"qubits": 5}, (HISTOGRAM_V2,), 5, False),
        ({"qubits": 2}, (HISTOGRAM_V1,), 3, True),
        ({"qubits": 2}, (HISTOGRAM_V2,), 3, True),
        ({}, (HISTOGRAM_V2,), 3, False),
        ({}, (HISTOGRAM_V1,), 3, False),
        ({"qubits": 0}, (HISTOGRAM_V1,), 3, False),
        ({"qubits": None}, (HISTOGRAM_V1,), 3, False),
        ({"qubits": "5"}, (HISTOGRAM_V1,), 3, False),
        (None, (HISTOGRAM_V1,), 3, False),
        ([5], (HISTOGRAM_V1,), 3, False),
    ],
)
def test_the_width_is_that_of_the_stats_and_no_state_is_cut(
    stats: object, formats: tuple[str, ...], width: int, warned: bool
) -> None:
    service = Service(ANSWERS)
    result = service.single(completed(*formats, stats=stats))
    assert {"001".rjust(width, "0"): 7, "110".rjust(width, "0"): 3} == result.counts
    assert width == result.width
    assert warned == any(isinstance(each, ResponseDriftWarning) for each in service.warnings)


def test_a_width_that_nobody_tells_is_at_least_one() -> None:
    service = Service({artifact(HISTOGRAM_V1): {"0": 4}})
    assert {"0": 4} == service.single(completed(HISTOGRAM_V1, stats={})).counts


def test_counts_of_probabilities_take_the_shots_of_the_job_or_those_given() -> None:
    service = Service({PROBABILITIES: {"0": 0.25, "1": 0.75}})
    assert {"000": 3, "001": 7} == service.single(completed(), shot_count=4).counts  # the job's 10
    job = completed()
    del job["shots"]
    assert {"000": 1, "001": 3} == service.single(job, shot_count=4).counts
    assert service.single(job).shot_count is None


@every(
    "fields, exact",
    [
        ({"backend": "simulator"}, True),
        ({"backend": "simulator", "noise": {"model": "ideal"}}, True),
        ({"backend": "simulator", "noise": {"model": "aria-1"}}, False),
        ({"backend": "qpu.forte-1"}, False),
    ],
)
def test_only_the_ideal_simulator_is_exact(fields: dict[str, Any], exact: bool) -> None:
    result = Service(ANSWERS).single(completed(PROBABILITIES_V1, **fields))
    assert exact == result.exact
    assert exact == (result.expectation("IIZ").standard_error == 0)
    sampled = Service(ANSWERS).single(completed(PROBABILITIES_V1, SHOTS_V1, **fields))
    assert not sampled.exact


def test_counts_are_never_exact_whatever_name_they_come_under() -> None:
    job = completed(backend="simulator", results={"old": {"id": "h", "format": HISTOGRAM_V1}})
    assert not Service({artifact("h"): {"1": 7, "6": 3}}).single(job).exact


@pytest.mark.parametrize("name", [SHOTS_V1, SHOTS_V2])
def test_shots_take_one_request_which_is_counted_too(name: str) -> None:
    service = Service(ANSWERS)
    result = service.single(completed(*ALL[:4], name), shots=True)
    assert [artifact(name)] == service.asked
    assert [[1, 0, 0]] * 7 + [[0, 1, 1]] * 3 == result.shots.tolist()
    assert (COUNTS, 10, 0) == (result.counts, result.shot_count, result.leaked)
    if name == SHOTS_V2:
        assert [[0, 1]] * 10 == result.registers["c"].shots.tolist()
        assert {"10": 10} == result.registers["c"].counts


def test_shots_of_version_2_are_preferred_and_version_1_is_the_next() -> None:
    service = Service(without(artifact(SHOTS_V2)))
    assert 10 == len(service.single(completed(*ALL), shots=True).shots)
    assert [artifact(SHOTS_V2), artifact(SHOTS_V1)] == service.asked


def test_with_mitigation_the_counts_are_the_services_own() -> None:
    output = {"error_mitigation": {"symmetry_verification": {"applied": True}}}
    service = Service(
        {**ANSWERS, artifact(HISTOGRAM_V2): registers("histogram", output_all={"100": 5})}
    )
    result = service.single(completed(*ALL, output=output), shots=True)
    assert [artifact(SHOTS_V2), artifact(HISTOGRAM_V2)] == service.asked
    assert ({"001": 5}, 10) == (result.counts, len(result.shots))


def test_shots_that_leaked_count_for_nothing() -> None:
    shots = [
        {"registers": {"output_all": [1, 0]}, "leakage_bits": [0]},
        {"registers": {"output_all": [1, 1]}, "leakage_bits": [1]},
    ]
    service = Service({artifact(SHOTS_V2): {"shots": shots}})
    result = service.single(completed(SHOTS_V2, stats={"qubits": 2}), shots=True)
    assert ({"01": 1}, 1, 1) == (result.counts, result.shot_count, result.leaked)
    assert ((1,), [[1, 0]]) == (result.leaked_shots, result.shots.tolist())


@every("qubits, rows", [(5, [1, 0, 0, 0, 0]), (3, [1, 0, 0]), (2, [1, 0, 0])])
def test_shots_are_as_wide_as_the_result(qubits: int, rows: list[int]) -> None:
    service = Service(ANSWERS)
    result = service.single(completed(SHOTS_V2, stats={"qubits": qubits}), shots=True)
    assert rows == result.shots[0].tolist()
    assert len(rows) == result.width == len(next(iter(result.counts)))


def test_shots_that_the_job_does_not_have_are_refused() -> None:
    service = Service(ANSWERS)
    with pytest.raises(
        ResultUnavailableError, match=f"has no shots; it has {HISTOGRAM_V1}"
    ) as caught:
        service.single(completed(HISTOGRAM_V1), shots=True)
    assert ((HISTOGRAM_V1,), []) == (caught.value.formats, service.asked)
    with pytest.raises(UnreadableReplyError, match="shot 0 has no registers"):
        Service({artifact(SHOTS_V2): {"shots": [1]}}).single(completed(SHOTS_V2), shots=True)


def test_without_numpy_shots_are_refused_before_any_request(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "numpy", None)
    service = Service(ANSWERS)
    with pytest.raises(MissingExtraError, match=r"ionq-session\[numpy\]"):
        service.single(completed(*ALL), shots=True)
    assert [] == service.asked
    assert COUNTS == service.single(completed(*ALL)).counts


def mitigated(**fields: Any) -> dict[str, Any]:
    """The output of a job that was debiased."""
    listed = {name: {"id": f"{name}-id"} for name in ("average", "voting")}
    variants = [
        {
            "variant_id": "v0",
            "qubit_map": [4, 2],
            "shots": 5,
            "results": {HISTOGRAM_V2: {"id": "v0h"}},
        },
        {
            "variant_id": "v1",
            "qubit_map": None,
            "shots": 5,
            "results": {HISTOGRAM_V2: {"id": "v1h"}},
        },
    ]
    debiasing = {"variants": variants, "aggregation_method": "average"}
    return {"error_mitigation": {"debiasing": debiasing, "aggregations": listed, **fields}}


VOTED = registers("histogram", output_all={"100": 10}, c={"01": 10})
PLAIN = artifact(HISTOGRAM_V2)
VOTING = artifact("voting-id")


@every(
    "output, options, asked",
    [
        (mitigated(), {}, [PLAIN]),
        (mitigated(), {"sharpen": False}, [PLAIN]),  # which is how it was put together
        (mitigated(), {"aggregation": "average"}, [PLAIN]),
        (mitigated(), {"sharpen": True}, [VOTING]),
        (mitigated(), {"aggregation": "voting"}, [VOTING]),
        (mitigated(), {"aggregation": "dnl"}, [f"{PROBABILITIES}?aggregation=dnl"]),
        (mitigated(aggregations=None), {"sharpen": True}, [f"{PROBABILITIES}?sharpen=true"]),
        ({"error_mitigation": {"debiasing": False}}, {"sharpen": True}, [PLAIN]),
        (None, {"sharpen": True}, [f"{PROBABILITIES}?sharpen=true"]),
        ({}, {"sharpen": False}, [f"{PROBABILITIES}?sharpen=false"]),
    ],
)
def test_variants_are_put_together_as_was_asked_with_one_request(
    output: object, options: dict[str, Any], asked: list[str]
) -> None:
    service = Service({**ANSWERS, VOTING: VOTED, PROBABILITIES: {"1": 1.0}})
    result = service.single(completed(*ALL, output=output), **options)
    assert asked == service.asked
    assert (COUNTS if asked == [PLAIN] else {"001": 10}) == result.counts


def test_where_the_votes_are_missing_the_operation_has_them() -> None:
    service = Service({PROBABILITIES: {"1": 1.0}})
    result = service.single(completed(*ALL, output=mitigated()), sharpen=True)
    assert [VOTING, f"{PROBABILITIES}?sharpen=true"] == service.asked
    assert {"001": 10} == result.counts


def test_variants_are_read_only_on_request() -> None:
    own = {
        artifact("v0h"): registers("histogram", output_all={"100": 5}),
        artifact("v1h"): registers("histogram", output_all={"011": 5}),
    }
    service = Service({**ANSWERS, **own})
    assert () == service.single(completed(*ALL, output=mitigated())).variants
    service.asked.clear()
    one, other = service.single(completed(*ALL, output=mitigated()), variants=True).variants
    assert [PLAIN, artifact("v0h"), artifact("v1h")] == service.asked
    assert ("v0", (4, 2), {"001": 5}) == (one.variant_id, one.qubit_map, one.outcomes.counts)
    assert ("v1", None, {"110": 5}) == (other.variant_id, other.qubit_map, other.outcomes.counts)
    assert () == service.single(completed(*ALL), variants=True).variants
    job = completed(*ALL, output=mitigated())
    big = service.single(job, variants=True, bit_order="big")
    assert {"100": 5} == big.variants[0].outcomes.counts
    assert big == service.single(job, variants=True).with_bit_order("big")


@every(
    "recorded, expected",
    [
        ('{"m":[2,0,null]}', {"m": {"001": 3, "010": 7}}),
        ('{"m":[2,0],"c":[0]}', {"m": {"01": 3, "10": 7}, "c": {"10": 10}}),  # c is the service's
        ('{"m":[3]}', {}),
        ('{"m":[-1]}', {}),
        ('{"m":["0"],"n":5,"o":[true]}', {}),
        ("{", {}),
        ("[]", {}),
        ("null", {}),
    ],
)
def test_registers_that_the_metadata_records_are_made_from_the_qubits(
    recorded: str, expected: dict[str, Any]
) -> None:
    metadata = {"ionq_session_registers": recorded, "mine": "kept"}
    result = Service(ANSWERS).single(completed(*ALL, metadata=metadata))
    found = {name: each.counts for name, each in result.registers.items()}
    assert {"c": {"10": 10}} | expected == found
    assert metadata == result.run.metadata


def test_registers_that_the_metadata_records_have_shots() -> None:
    metadata = {"ionq_session_registers": '{"m":[2,0,null]}'}
    result = Service(ANSWERS).single(completed(*ALL, metadata=metadata), shots=True)
    assert [[0, 1, 0]] * 7 + [[1, 0, 0]] * 3 == result.registers["m"].shots.tolist()


def test_a_register_that_is_not_there_names_those_that_are() -> None:
    result = Service(ANSWERS).single(completed(*ALL))
    with pytest.raises(KeyError, match="no register 'd'; there are: 'c'"):
        _ = result.registers["d"]
    assert "d" not in result.registers
    assert result.registers.get("d") is None


def test_the_record_of_the_run_has_what_the_job_tells() -> None:
    job = completed(
        *ALL,
        noise={"model": "aria-1", "seed": 1},
        submitted_at="2026-10-01T00:00:00.000Z",
        completed_at="2026-10-01T00:01:00.000Z",
    )
    service = Service(ANSWERS)
    run = service.single(job, payload_hash="abc").run
    assert ("ionq.circuit.v1", 10, "aria-1") == (run.job_type, run.shots, run.noise_model)
    assert run.submitted_at is not None
    assert run.completed_at is not None
    assert 60 == (run.completed_at - run.submitted_at).total_seconds()
    assert ("abc", contract.sha256) == (run.payload_hash, run.contract_hash)
    assert (None, None, None) == (run.characterization_id, run.cost, run.cost_unit)
    assert 1 == len(service.asked)


def test_cost_and_characterization_take_a_request_each() -> None:
    characterizations = "/backends/qpu.forte-1/characterizations"
    made = [
        ("c3", "2026-10-02T00:00:00Z"),
        ("c2", "2026-10-01T00:00:00Z"),
        ("c1", "2026-09-30T00:00:00Z"),
    ]
    service = Service(
        {
            **ANSWERS,
            "/jobs/j1/cost": {"dry_run": False, "cost": {"value": 97.5, "unit": "usd"}},
            characterizations: {
                "characterizations": [{"id": name, "date": date} for name, date in made],
                "pages": 0,
            },
        }
    )
    job = completed(*ALL, started_at="2026-10-01T12:00:00.000Z")
    run = service.single(job, cost=True, characterization=True).run
    assert [PLAIN, "/jobs/j1/cost", f"{characterizations}?end=2026-10-02"] == service.asked
    assert (97.5, "usd", "c2") == (run.cost, run.cost_unit, run.characterization_id)
    early = completed(*ALL, started_at="2026-01-01T12:00:00.000Z")
    assert service.single(early, characterization=True).run.characterization_id is None


@every("answer", [{}, {"cost": None}, {"cost": {"value": "97"}}, {"cost": [1]}])
def test_a_cost_that_is_not_there_is_none(answer: object) -> None:
    run = Service({**ANSWERS, "/jobs/j1/cost": answer}).single(completed(*ALL), cost=True).run
    assert (None, None) == (run.cost, run.cost_unit)


@every(
    "fields, error, text",
    [
        (
            {"status": "failed", "failure": {"code": "TooManyGates", "message": "Too long."}},
            JobFailedError,
            "TooManyGates.*Too long.",
        ),
        ({"status": "canceled"}, JobCanceledError, "clone_job"),
        ({"status": "submitted", "results": None}, JobNotFinishedError, r"'submitted'.*wait\(\)"),
        ({"status": "ready"}, JobNotFinishedError, "'ready'"),
        ({"status": "started"}, JobNotFinishedError, "'started'"),
        ({"status": "paused"}, JobNotFinishedError, "'paused', which this release does not know"),
        ({"status": None}, JobNotFinishedError, "''"),
        ({"dry_run": True, "results": None}, ResultUnavailableError, r"dry run.*get_job_cost"),
    ],
)
def test_a_job_without_a_result_says_what_to_do(
    fields: dict[str, Any], error: type[Exception], text: str
) -> None:
    service = Service(ANSWERS)
    with pytest.raises(error, match=text):
        service.read(completed(*ALL, **fields))
    assert [] == service.asked


def test_no_error_shows_the_key_that_a_job_echoes() -> None:
    for fields in (
        {"status": "failed", "failure": {"code": KEY, "message": f"of {KEY}"}},
        {"results": {KEY: 1}},
    ):
        with pytest.raises((JobFailedError, ResultUnavailableError)) as caught:
            Service({}).read(completed(**fields))
        told = (str(caught.value), caught.value.code, getattr(caught.value, "formats", ()))
        assert KEY not in str(told)
        assert "***" in str(told)


@every(
    "kind, results, expected",
    [
        ("quantum-function", {"value": -1.5, "variance": 2.0}, {"value": -1.5, "variance": 2.0}),
        (
            "qctrl.qaoa.v1",
            {
                "qaoa_results": {
                    "optimal_cost": 2.0,
                    "optimal_bitstring": "01",
                    "processing_status": "complete",
                }
            },
            None,
        ),
    ],
)
def test_functions_have_their_typed_values(
    kind: str, results: dict[str, Any], expected: object
) -> None:
    service = Service({})
    found = service.read(completed(type=kind, results=results))
    assert not isinstance(found, JobResult)
    assert (expected or results) == found.to_dict()
    assert [] == service.asked
    with pytest.raises(ResultUnavailableError, match="no results"):
        service.read(completed(type=kind, results=None))


@every(
    "options, text",
    [
        ({"bit_order": "up"}, "little or big, not 'up'"),
        ({"sharpen": True, "aggregation": "voting"}, "`sharpen` or `aggregation`"),
        ({"shot_count": 0}, "from 1, not 0"),
        ({"shot_count": True}, "from 1, not True"),
        ({"shot_count": 1.5}, "from 1, not 1.5"),
    ],
)
def test_options_that_make_no_sense_are_refused(options: dict[str, Any], text: str) -> None:
    with pytest.raises(ConfigurationError, match=text):
        ResultOptions(**options)


@every("share, told", [(0.5, False), (0.5001, False), (0.25, True), (1.0, True)])
@every("name", [PROBABILITIES_V1, PROBABILITIES_V2])
def test_probabilities_that_do_not_add_up_are_told(name: str, share: float, told: bool) -> None:
    tables = {"0": share, "1": share}
    whole = {"000": share, "100": share}
    content = tables if name == PROBABILITIES_V1 else registers("probabilities", output_all=whole)
    service = Service({artifact(name): content})
    assert {"000": 5, "001": 5} == service.single(completed(name)).counts
    assert told == any(f"add up to {2 * share:g}" in str(each) for each in service.warnings)
