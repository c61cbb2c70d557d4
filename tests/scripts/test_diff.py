"""`spec.py diff`: what IonQ changed between April and October 2026, and the forms of a report."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from scripts.commands.app import app
from scripts.differences.compare import compare
from scripts.differences.report import as_json, markdown, text
from scripts.differences.rule import Level
from scripts.openapi.document import OPENAPI, Node, load

from .differences.test_completeness import unexplained
from .documents import APRIL, OCTOBER, at, published

# What the change of October 2026 broke, as read off the two documents by hand.
BROKE: dict[str, set[str]] = {
    "operation-removed": {
        "get_compiled_file()",
        "get_variant_histogram()",
        "get_variant_probabilities()",
        "get_variant_shots()",
    },
    # Aria 1 and 2, and two systems of Forte Enterprise, are gone from the path's enumeration.
    "request-enum-value-removed": {"argument backend"},
    # It had one possible value, which a model has by itself, and has two.
    "request-became-required": {"CircuitJobCreationPayload.type_"},
    "request-field-removed": {
        "CircuitJobCreationPayload.settings.compilation",
        "MultiCircuitJobCreationPayload.settings.compilation",
    },
    # A number of qubits was any number, and is a whole one.
    "request-type-narrowed": {
        "JsonMultiCircuitInput.qubits",
        "NativeCircuitInput.qubits",
        "QisCircuitInput.qubits",
    },
    "response-became-optional": {"GetJobCostResponse.estimated_cost", "SessionCostLimit.unit"},
    "response-field-removed": {
        "GetJobEstimateResponse.cost_unit",
        "GetJobEstimateResponse.estimated_cost",
        "GetJobEstimateResponse.input_values",
        "GetJobEstimateResponse.rate_information",
    },
    # One class for all jobs has become a union; settings got a class with a name.
    "response-type-changed": {"CircuitJobSettings.error_mitigation", "GetJobResponse"},
    # `JsonCircuitInput` is gone as well, a union, which has no class.
    "schema-removed": {"CircuitJobResult", "GetCircuitJobResponse", "GetVariantResultsResponse"},
}
GONE_BACKENDS = [
    "qpu.aria-1",
    "qpu.aria-2",
    "qpu.forte-enterprise-2",
    "qpu.forte-enterprise-3",
]


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["diff", *arguments])
    return done.exit_code, done.output


def test_no_difference_between_april_and_october_is_left_out() -> None:
    april, october = published(APRIL), published(OCTOBER)
    assert [] == unexplained(april, october)
    assert [] == unexplained(october, april)


def test_what_october_broke_is_what_a_person_finds() -> None:
    findings = compare(published(APRIL), published(OCTOBER)).findings
    breaking = [each for each in findings if each.rule.level is Level.BREAKING]
    found: dict[str, set[str]] = {}
    for each in breaking:
        found.setdefault(each.rule.id, set()).add(each.change.place.name)
    assert BROKE == found
    backends = [each for each in breaking if each.rule.id == "request-enum-value-removed"]
    assert GONE_BACKENDS == [each.change.old for each in backends]
    assert {"get_backend", "get_characterization", "get_characterizations_for_backend"} == {
        name for each in backends for name in each.change.place.operations
    }


def test_only_texts_that_differ_are_counted_and_not_listed() -> None:
    contract = load(OPENAPI / "ionq-v0.4.yaml")
    other = load(OPENAPI / "ionq-v0.4.yaml")
    at(other, "/components/schemas/Whoami").update(description="Another.")
    at(other, "/paths/~1jobs/get").update(summary="Another")
    comparison = compare(contract, other)
    assert ((), 2) == (comparison.findings, comparison.prose)
    told = "0 breaking, 0 possibly breaking, 0 harmless; 2 in prose only.\n"
    assert (told, told) == (text(comparison), markdown(comparison))


def test_equal_documents_say_so() -> None:
    assert (0, "The documents say the same.\n") == run(str(OCTOBER), str(OCTOBER))


def test_the_text_puts_the_worst_first_and_names_each_rule_once() -> None:
    code, output = run(str(APRIL), str(OCTOBER))
    assert 0 == code
    lines = output.splitlines()
    assert "25 breaking, 12 possibly breaking, 111 harmless; 2 in prose only." == lines[0]
    levels = [line for line in lines if re.fullmatch(r"\S.* \(\d+\)", line)]
    assert ["Breaking (25)", "Possibly breaking (12)", "Harmless (111)"] == levels
    rules = [line.strip() for line in lines if re.fullmatch(r"  [a-z-]+", line)]
    assert len(rules) == len(set(rules)) == 28
    assert "    `get_compiled_file()`: gone (`GET /jobs/{UUID}/circuits/{lang}`)" in lines


def test_markdown_folds_what_is_harmless() -> None:
    _, output = run(str(APRIL), str(OCTOBER), "--format", "markdown")
    head, _, folded = output.partition("<details><summary>Harmless (111)</summary>")
    assert "### Breaking (25)\n\n* `get_compiled_file()`: gone" in head
    assert "`clone_job()`: new" in folded
    assert folded.endswith("</details>\n")


def test_json_tells_all_to_a_program() -> None:
    _, output = run(str(APRIL), str(OCTOBER), "--format", "json")
    told = json.loads(output)
    assert {"breaking": 25, "possibly_breaking": 12, "harmless": 111} == told["counts"]
    assert 2 == told["prose"]
    assert 148 == len(told["findings"])
    (added,) = [each for each in told["findings"] if each["name"] == "clone_job()"]
    assert {
        "id": "operation-added",
        "level": "harmless",
        "name": "clone_job()",
        "text": "new (`POST /jobs/{UUID}/clone`)",
        "direction": "any",
        "operations": ["clone_job"],
        "pointers": ["/paths/~1jobs~1{UUID}~1clone/post", "/paths/~1jobs~1{UUID}~1clone"],
        "old": None,
        "new": "POST /jobs/{UUID}/clone",
    } == added


@pytest.mark.parametrize(
    ("spoil", "codes"),
    [
        ("nothing", (0, 0, 0, 0)),
        ("added", (0, 0, 1, 0)),
        ("limited", (0, 1, 1, 0)),
        ("removed", (1, 1, 1, 0)),
    ],
)
def test_the_exit_status_follows_the_worst_difference(
    spoil: str, codes: tuple[int, ...], tmp_path: Path
) -> None:
    new = published(OCTOBER)
    if spoil == "added":
        at(new, "/components/schemas/Whoami/properties")["team"] = {"type": "string"}
    elif spoil == "limited":
        at(new, "/components/schemas/Noise/properties/seed")["minimum"] = 5
    elif spoil == "removed":
        at(new, "/paths").pop("/whoami")
    path = tmp_path / "new.json"
    path.write_text(json.dumps(new), encoding="utf-8")
    found = [
        run(str(OCTOBER), str(path), "--fail-on", level)[0]
        for level in ("breaking", "possibly-breaking", "any", "never")
    ]
    assert list(codes) == found


def test_the_working_tree_is_compared_unless_told() -> None:
    code, output = run(str(OCTOBER), "--fail-on", "any")
    assert (0, "0 breaking, 0 possibly breaking, 0 harmless; ") == (code, output[:45])


@pytest.mark.parametrize("argument", ["no-such-file.json", "http://127.0.0.1:9/x"])
def test_what_cannot_be_read_is_named_with_status_2(argument: str) -> None:
    code, output = run(argument)
    assert 2 == code
    assert argument in output


def test_what_a_document_says_steers_no_terminal_and_no_page() -> None:
    old: Node = {"openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": {}}
    new: Node = {
        **old,
        "paths": {
            "/a`\x1b[2J<img src=x>\n# b": {"get": {"responses": {"200": {"description": "x"}}}}
        },
    }
    told = "GET /a' [2J<img src=x> # b"
    assert told in text(compare(old, new))
    assert "\x1b" not in text(compare(old, new))
    assert f"`get_a_2_jimg_srcx_b()`: new (`{told}`)" in markdown(compare(old, new))
    assert "\x1b" not in as_json(compare(old, new))
