"""A browser for the tests of the page: one for all of them, in a profile of its own."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from selenium.webdriver import Chrome, ChromeOptions, ChromeService

from tests.emulator.page.browser import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ionq_session.emulator import Emulator

_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-proxy-server",
    "--window-size=1280,900",
    # Whatever would be fetched from elsewhere is not found, so that it shows up as a complaint.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


@pytest.fixture(scope="session")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """Chromium, driven by Debian's chromedriver."""
    browser, chromedriver = shutil.which("chromium"), shutil.which("chromedriver")
    if browser is None or chromedriver is None:
        reason = "the page needs a browser: apt-get install chromium chromium-driver"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    options = ChromeOptions()
    options.binary_location = browser
    for flag in (*_FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    with pytest.MonkeyPatch.context() as patch:
        # Between the tests and the browser there is no proxy, whatever the environment says.
        for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
            patch.delenv(name)
        # With both paths given, selenium has nothing to look for and nothing to download.
        started = Chrome(options=options, service=ChromeService(chromedriver))
    try:
        started.get("about:blank")
        started.get_log("performance")  # type: ignore[no-untyped-call] # the browser's own first page
        yield started
    finally:
        started.quit()


@pytest.fixture
def visit(driver: Chrome, emulator: Emulator) -> Iterator[Callable[..., Page]]:
    """Open the page of an emulator, at an address within it; every visit ends with its checks."""
    del emulator  # named so that the one most visited still runs when the visit ends
    visits: list[tuple[Page, Emulator]] = []

    def opened(emulator: Emulator, place: str = "") -> Page:
        page = Page(driver, emulator.base_url.removesuffix("v0.4") + place)
        visits.append((page, emulator))
        return page

    yield opened
    for page, emulator in visits[-1:]:
        page.leave(emulator.api_key)
