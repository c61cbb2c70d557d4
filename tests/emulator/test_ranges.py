"""Parts of artifacts, over HTTP: ranges, conditions, and the switch that turns them off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from ionq_session.emulator import Emulator, Options

from ..cases import every

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="module")
def address(run: Callable[[dict[str, Any]], dict[str, Any]], bell: dict[str, Any]) -> str:
    """The path of an artifact."""
    job = run(bell)
    descriptor = job["results"]["ionq.result.probabilities.json.v1"]
    return f"/jobs/{job['id']}/artifacts/{descriptor['id']}"


def test_a_whole_artifact_says_that_it_has_parts(http: httpx.Client, address: str) -> None:
    first, second = http.get(address), http.get(address)
    assert (200, "bytes") == (first.status_code, first.headers["accept-ranges"])
    assert first.headers["etag"] == second.headers["etag"]
    assert '"' == first.headers["etag"][0] == first.headers["etag"][-1]
    assert "content-range" not in first.headers


# The header, and the slice of the artifact that it stands for.
PARTS: dict[str, slice] = {
    "bytes=0-": slice(0, None),
    "bytes=5-": slice(5, None),
    "bytes=2-4": slice(2, 5),
    "bytes=3-3": slice(3, 4),
    "bytes=2-99999": slice(2, None),
    "bytes=-4": slice(-4, None),
    "bytes=-99999": slice(0, None),
    "BYTES = 1 - 2": slice(1, 3),
}


@every("header", PARTS.keys())
def test_a_part_is_what_was_asked_for(http: httpx.Client, address: str, header: str) -> None:
    whole = http.get(address).content
    part = http.get(address, headers={"Range": header})
    expected = whole[PARTS[header]]
    start = whole.index(expected) if len(expected) > 3 else PARTS[header].start
    assert (206, expected) == (part.status_code, part.content)
    assert (
        f"bytes {start}-{start + len(expected) - 1}/{len(whole)}" == part.headers["content-range"]
    )
    assert str(len(expected)) == part.headers["content-length"]
    assert "application/json" == part.headers["content-type"]


@every("header", ["bytes=0-1,3-4", "bytes=", "bytes=-", "bytes=4-2", "lines=0-1", "bytes=a-b", ""])
def test_what_is_no_single_range_gives_all(http: httpx.Client, address: str, header: str) -> None:
    reply = http.get(address, headers={"Range": header})
    assert (200, http.get(address).content) == (reply.status_code, reply.content)


@every("header", ["bytes=99999-", "bytes=99999-100000", "bytes=-0"])
def test_a_range_outside_is_refused(http: httpx.Client, address: str, header: str) -> None:
    length = len(http.get(address).content)
    reply = http.get(address, headers={"Range": header})
    assert (416, f"bytes */{length}") == (reply.status_code, reply.headers["content-range"])
    assert 416 == reply.json()["statusCode"]


def test_a_rest_is_that_of_the_artifact_that_was_meant(http: httpx.Client, address: str) -> None:
    tag = http.get(address).headers["etag"]

    def status(condition: str) -> int:
        headers = {"Range": "bytes=3-", "If-Range": condition}
        return http.get(address, headers=headers).status_code

    assert 206 == status(tag)
    for other in ('"other"', f"W/{tag}", "Thu, 01 Oct 2026 00:00:00 GMT", ""):
        assert 200 == status(other), other


def test_the_switch_turns_parts_off(bell: dict[str, Any]) -> None:
    with (
        Emulator(stage_seconds=0, options=Options(artifact_ranges=False)) as emulator,
        httpx.Client(base_url=emulator.base_url, trust_env=False) as client,
    ):
        client.headers["Authorization"] = f"apiKey {emulator.api_key}"
        created = client.post("/jobs", json=bell).json()
        emulator.settle()
        reply = client.get(
            f"/jobs/{created['id']}/artifacts/probabilities", headers={"Range": "bytes=0-1"}
        )
    assert 200 == reply.status_code
    assert not {"etag", "accept-ranges", "content-range"} & {*reply.headers}
    assert Options(artifact_ranges=False) == Options.parse(["artifact_ranges=false"])
