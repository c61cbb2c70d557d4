"""The page in a browser, as a person sees it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from selenium.common.exceptions import TimeoutException
from selenium.webdriver.support.wait import WebDriverWait

if TYPE_CHECKING:
    from collections.abc import Callable

    from selenium.webdriver import Chrome

_PATIENCE = 30  # seconds until what does not show up counts as missing

# Waiting asks again and again while the page changes, so it reads all at once and never an element
# that may be gone by the next question.
_ROWS = """
return [...document.querySelectorAll(arguments[0] + " tbody tr")]
  .map(row => [...row.cells].filter(cell => cell.checkVisibility()).map(cell => cell.innerText))
"""

# The symbols on each wire of a drawing, from left to right, each with the value below it. What
# stands between wires is in brackets on the upper one. Minus signs are read as hyphens.
_WIRES = r"""
const part = document.querySelectorAll(".circuit")[arguments[0]];
const middle = node => {
  const box = node.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
};
const names = [...part.querySelectorAll(".names text")];
const wires = names.map(name => ({ name: name.textContent, y: middle(name)[1], found: [] }));
const symbols = [[".control:not(.zero)", "●"], [".control.zero", "○"], [".plus", "⊕"],
  [".cross", "✕"], [".gate text:not(.value)", null], [".gate text.value", null]];
for (const [selector, symbol] of symbols)
  for (const node of part.querySelectorAll(selector)) {
    const [x, y] = middle(node);
    const wire = wires.findLast(each => y > each.y - 20);
    const isBetween = y - wire.y > 20;
    const text = symbol ?? node.textContent.replace("\u2212", "-");
    wire.found.push([Math.round(x) + (node.matches(".value") ? 0.5 : 0),
      isBetween ? "[" + text + "]" : text]);
  }
return wires.map(({ name, found }) =>
  [name, ...found.sort((one, other) => one[0] - other[0]).map(each => each[1])].join(" "))
"""


class Page:
    """A browser that shows the page of one emulator."""

    def __init__(self, driver: Chrome, address: str) -> None:
        """Open it.

        Args:
            driver: The browser.
            address: The page's address.
        """
        self.driver: Chrome = driver
        self._untyped: Any = driver  # Any, because selenium types these methods in part only
        self.address = address
        driver.get(address)

    def go(self, place: str) -> None:
        """Follow an address within the page, such as `#job/...`."""
        self.run("location.hash = arguments[0]", place)

    def run(self, script: str, *arguments: object) -> Any:  # Any: what a script returns
        """Run a script in the page."""
        return self._untyped.execute_script(script, *arguments)

    def command(self, name: str, **parameters: object) -> Any:  # Any: what a command returns
        """Give the browser a command of its DevTools protocol."""
        return self._untyped.execute_cdp_cmd(name, parameters)

    def text(self, selector: str = "main") -> str:
        """Read what the first element that fits shows; nothing if there is none."""
        found: str = self.run(
            "return document.querySelector(arguments[0])?.innerText ?? ''", selector
        )
        return found

    def texts(self, selector: str) -> list[str]:
        """Read what each element that fits shows."""
        script = "return [...document.querySelectorAll(arguments[0])].map(each => each.innerText)"
        found: list[str] = self.run(script, selector)
        return found

    def rows(self, within: str = "main") -> list[list[str]]:
        """Read the cells of the tables in an element, as far as they are visible."""
        found: list[list[str]] = self.run(_ROWS, within)
        return found

    def statuses(self) -> dict[str, str]:
        """Read the list of jobs: the status of each by its name."""
        return {row[1]: row[0] for row in self.rows("[data-key=jobs]")}

    def wires(self, drawing: int = 0) -> list[str]:
        """Read the drawing of a circuit, a text for each wire."""
        self.until(lambda: len(self.texts(".circuit")) > drawing)
        found: list[str] = self.run(_WIRES, drawing)
        return found

    def click(self, text: str, selector: str = "a, summary") -> None:
        """Click on the first link or summary of a text."""
        script = """
            const found = [...document.querySelectorAll(arguments[0])]
              .find(each => each.checkVisibility() && each.innerText.includes(arguments[1]));
            found?.click();
            return Boolean(found);
        """
        self.until(lambda: self.run(script, selector, text))

    def press(self, *keys: str) -> None:
        """Press keys, one after the other, wherever the focus is."""
        codes = {"Tab": 9, "Enter": 13}
        for key in keys:
            pressed: dict[str, object] = {"key": key, "windowsVirtualKeyCode": codes[key]}
            if key == "Enter":
                pressed["text"] = "\r"
            self.command("Input.dispatchKeyEvent", type="keyDown", **pressed)
            self.command("Input.dispatchKeyEvent", type="keyUp", **pressed)

    def focused(self) -> str:
        """Read the element that has the focus."""
        found: str = self.run(
            "return document.activeElement.ariaLabel || document.activeElement.innerText"
        )
        return found

    def until(self, condition: Callable[[], object]) -> None:
        """Wait until something is so."""
        waiting: WebDriverWait[Chrome] = WebDriverWait(
            self.driver, _PATIENCE, poll_frequency=0.02, ignored_exceptions=[IndexError]
        )
        try:
            waiting.until(lambda _driver: condition())
        except TimeoutException:
            message = f"what was waited for did not come; the page shows:\n{self.text('body')}"
            raise AssertionError(message) from None

    def shows(self, selector: str, text: str) -> None:
        """Wait until the first element that fits shows a text and nothing else."""
        self.until(lambda: self.text(selector) == text)

    def sees(self, *parts: str) -> None:
        """Wait until the page shows all of some texts."""
        self.until(lambda: all(part in self.text("body") for part in parts))

    def complaints(self) -> list[str]:
        """Take what the browser complained about since the last question."""
        log: list[dict[str, str]] = self._untyped.get_log("browser")
        return [entry["message"] for entry in log]

    def requests(self) -> list[str]:
        """Take the addresses that the page asked for since the last question."""
        log: list[dict[str, str]] = self._untyped.get_log("performance")
        messages = [json.loads(entry["message"])["message"] for entry in log]
        return [
            message["params"]["request"]["url"]
            for message in messages
            if message["method"] == "Network.requestWillBeSent"
        ]

    def leave(self, key: str) -> None:
        """Leave the page, and see that it asked nobody else and gave the key away nowhere."""
        asked, complaints = self.requests(), self.complaints()
        self.driver.get("about:blank")
        origin = urlsplit(self.address)[:2]
        strangers = [url for url in asked if urlsplit(url)[:2] != origin]
        assert not strangers, strangers
        telling = [url for url in asked if key in url]
        assert not telling, telling
        assert not complaints, complaints
