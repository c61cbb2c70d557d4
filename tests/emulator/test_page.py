"""The page at `/`: who gets it, and that it fetches nothing from elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import httpx

from ionq_session.emulator import Emulator

if TYPE_CHECKING:
    from collections.abc import Callable

# The name of a vocabulary, which no browser fetches.
SVG = "http://www.w3.org/2000/svg"


def test_the_page_is_there_without_a_key_and_holds_it() -> None:
    with Emulator(api_key="</script>'\"") as emulator, httpx.Client(trust_env=False) as client:
        reply = client.get(emulator.base_url.replace("v0.4", ""))
    assert (200, "text/html; charset=utf-8") == (reply.status_code, reply.headers["content-type"])
    assert "default-src 'none'" in reply.headers["content-security-policy"]
    assert 'const KEY = "\\u003c/script>\'\\"";' in reply.text
    assert [SVG] == re.findall(r"https?://[^\"\s]+", reply.text)
    assert not re.search(r"(src|@import|url\()\s*=?", reply.text)


def test_a_name_that_another_site_made_lead_here_gets_no_page(shared: Emulator) -> None:
    url = shared.base_url.replace("v0.4", "")
    for host in ("evil.example", "127.0.0.1.evil.example"):
        assert 404 == httpx.get(url, headers={"Host": host}, trust_env=False).status_code
    assert 200 == httpx.get(url, headers={"Host": "localhost"}, trust_env=False).status_code


def test_the_input_of_a_job_is_read_at_a_control_address(
    run: Callable[[dict[str, Any]], dict[str, Any]],
    http: httpx.Client,
    shared: Emulator,
    bell: dict[str, Any],
) -> None:
    address = http.base_url.join(f"/_emulator/jobs/{run(bell)['id']}/input")
    assert bell["input"] == http.get(address).json()
    assert 401 == httpx.get(address, trust_env=False).status_code
    assert shared.port == address.port
