"""OpenQASM 3 programs: what runs, and what preflight refuses by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = 'OPENQASM 3.0;\ninclude "stdgates.inc";\n'
BILLION = "\n".join(
    ["gate g0 a { x a; }"]
    + [f"gate g{i} a {{ {f'g{i - 1} a; ' * 10} }}" for i in range(1, 30)]
    + ["qubit q; g29 q;"]
)


def payload(program: str) -> dict[str, Any]:
    return {"type": "ionq.qasm3.v1", "backend": "simulator", "input": {"data": program}}


@pytest.mark.parametrize(
    ("program", "wanted"),
    [
        (HEAD + "qubit[2] q; bit[2] c; h q[0]; cx q[0], q[1]; c = measure q;", {0: 0.5, 3: 0.5}),
        (HEAD + "qubit[2] q; h q[0]; cx q[0], q[1];", {0: 0.5, 3: 0.5}),
        (HEAD + "qreg q[2]; creg c[2]; x q[1]; measure q -> c;", {2: 1}),
        (HEAD + "qubit[2] a; qubit[3] b; x a[1]; x b[0];", {0b00110: 1}),
        (HEAD + "qubit[3] q; bit[3] c; x q[0]; c[2] = measure q[0];", {1: 1}),
        (HEAD + "qubit[2] q; bit[2] c; x q[0]; c[0] = measure q[0]; x q[1];", {3: 1}),
        (HEAD + "qubit[2] q; x q[0]; barrier q; cx q[0], q[1]; barrier q;", {3: 1}),
        (HEAD + "gate flip(t) a, b { rx(t) a; cx a, b; } qubit[2] q; flip(pi) q[1], q[0];", {3: 1}),
        (HEAD + "qubit[3] q; x q[0]; x q[2]; ctrl(2) @ x q[0], q[2], q[1];", {7: 1}),
        (HEAD + "qubit[2] q; negctrl @ x q[0], q[1]; inv @ s q[0]; pow(3) @ x q[0];", {3: 1}),
        (HEAD + "qubit[4] q; x q; ctrl(3) @ inv @ rx(pi) q[0], q[1], q[2], q[3];", {7: 1}),
        (HEAD + "qubit[2] q; x q[0]; ctrl @ pow(2) @ pow(0.5) @ x q[0], q[1];", {3: 1}),
        (HEAD + "qubit[2] q; h q[0]; ctrl @ gphase(pi) q[0]; h q[0];", {1: 1}),
        (HEAD + "qubit[2] q; let a = q[1:1]; x a;", {2: 1}),
        (HEAD + "qubit q; gphase(0.4); U(pi, 0, pi) q;", {1: 1}),
        ('include "stdgates.inc"; qubit q; x q; // no version', {1: 1}),
        ("OPENQASM 3.1; qubit q; U(0, 0, 0) q;", {0: 1}),
        (HEAD + "qubit[2] q;", {0: 1}),
        (
            "OPENQASM 3.0; qubit[2] q; bit[2] c; h q[0]; cx q[0], q[1]; c = measure q;",
            {0: 0.5, 3: 0.5},
        ),
        ("qubit x; bit h; y x; h = measure x;", {1: 1}),
    ],
)
def test_a_program_runs(
    measure: Callable[[dict[str, Any]], dict[int, float]],
    program: str,
    wanted: dict[int, float],
) -> None:
    assert pytest.approx(wanted) == measure(payload(program))


@pytest.mark.parametrize(
    ("program", "words"),
    [
        ("", "parsed"),
        ("qubit q h q;", "line 1, column 8: unexpected 'h'"),
        (HEAD + "qubit q; \0", "line 3, column 9"),
        (HEAD + "qubit q; rx(" + "(" * 500 + "1" + ")" * 500 + ") q;", "parsed"),
        (HEAD + "qubit[2] if;", "unexpected 'if'"),
        ('OPENQASM 2.0; include "qelib1.inc"; qreg q[2];', "OPENQASM 2.0"),
        ('include "/etc/hostname"; qubit q;', "stdgates"),
        (HEAD + "bit c;", "no qubits"),
        (HEAD + "qubit q; bit c; c = measure q; if (c == true) { x q; }", "if"),
        (HEAD + "qubit[3] q; for int i in [0:2] { h q[i]; }", "for loop"),
        (HEAD + "qubit q; bit c; while (c == true) { h q; c = measure q; }", "while loop"),
        (HEAD + "qubit q; int i = 1; switch (i) { case 1 { h q; } }", "switch"),
        (HEAD + "qubit q; def f(qubit a) { h a; } f(q);", "def"),
        (HEAD + "input float theta; qubit q; rx(theta) q;", "input"),
        (HEAD + "qubit q; output bit c;", "output"),
        (HEAD + "h $0;", "physical qubit $0"),
        (HEAD + "qubit q; delay[100ns] q;", "delay"),
        (HEAD + "qubit q; box { h q; }", "box"),
        (HEAD + "qubit q; end;", "end"),
        (HEAD + "extern f(int) -> int; qubit q;", "extern"),
        (HEAD + "qubit q; bit c; c = 1;", "classical"),
        (HEAD + 'defcalgrammar "openpulse"; qubit q;', "defcalgrammar"),
        (HEAD + "#pragma now\nqubit q; h q;", "pragma"),
        (HEAD + "qubit q; warp(0.1) q;", "line 3, column 9: gate 'warp' is not defined"),
        (HEAD + "qubit q; ctrl @ gpi(0.1) q;", "modifiers"),
        (HEAD + "qubit q; bit[63] c;", "register c has 63 bits"),
        (HEAD + "qubit q; bit output_all;", "output_all"),
        (HEAD + "qubit q; measure q;", "measurements must save"),
        (HEAD + "qubit[2] q; h q[5];", "imported"),
        (HEAD + "qubit[2] q; cx q[0], q[0];", "imported"),
        (HEAD + "qubit q; rx(1/0) q;", "line 3: division by zero"),
        (HEAD + "qubit q; qubit q;", "line 3: the name q is already defined"),
        (HEAD + "qubit q; rx(1e999) q;", "rx has a parameter that is no number"),
        (HEAD + "gate g a { rx(1e999) a; } qubit q; g q;", "no number"),
        (HEAD + "qubit[2] q; cp(1e999) q[0], q[1];", "no number"),
        ("qubit q; gpi(1e308) q;", "too large"),
        (HEAD + "qubit[1.5] q;", "size of a register"),
        (HEAD + "qubit[0] q;", "size of a register"),
        (HEAD + "qubit q; bit[1000000000] c;", "classical bits"),
    ],
    ids=lambda value: value[:0],
)
def test_a_program_outside_the_subset_fails_in_preflight(
    run: Callable[[dict[str, Any]], dict[str, Any]],
    capfd: pytest.CaptureFixture[str],
    program: str,
    words: str,
) -> None:
    job = run(payload(program))
    assert ("failed", "PreflightError") == (job["status"], job["failure"]["code"])
    assert words in job["failure"]["message"]
    assert ("", "") == capfd.readouterr()


@pytest.mark.parametrize(
    ("program", "code"),
    [
        (HEAD + "qubit[27] q; h q;", "NotEnoughQubits"),
        (HEAD + "qubit[15] a; qubit[15] b;", "NotEnoughQubits"),
        (HEAD + "qubit[4000000000] q;", "NotEnoughQubits"),
        (HEAD + "qubit[1 << 40] q;", "NotEnoughQubits"),
        (HEAD + BILLION, "TooManyGates"),
    ],
    ids=["27", "30", "many", "shifted", "nested definitions"],
)
def test_a_program_that_is_too_large_fails(
    run: Callable[[dict[str, Any]], dict[str, Any]], program: str, code: str
) -> None:
    job = run(payload(program))
    assert ("failed", code) == (job["status"], job["failure"]["code"])


def test_the_reply_to_a_program(run: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    sent = payload(HEAD + "qubit[3] q; bit[2] c; h q; cx q[0], q[1]; c = measure q[0:1];")
    sent["input"]["qubits"] = 3  # as one known client does
    job = run(sent)
    assert ("ionq.qasm3.v1", "completed") == (job["type"], job["status"])
    counts = {"1q": 3, "2q": 1}
    assert {"qubits": 3, "circuits": 1, "gate_counts": counts} == job["stats"]
