"""What the page must not do, and who must be able to use it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from ionq_session.emulator import Emulator
    from tests.emulator.page.browser import Page

    Run = Callable[[dict[str, Any]], dict[str, Any]]
    Payload = Callable[..., dict[str, Any]]
    Visit = Callable[..., Page]

HOSTILE = [
    "<img src=x onerror=\"window.hacked = 'image'\">",
    "</title></script><script>window.hacked = 'script'</script>",
    '"><svg onload=window.hacked=1>',
    "javascript:window.hacked=1",
    "{{constructor.constructor('window.hacked=1')()}}",
    "量子 \u202e gnp.exe \u0000 👩‍🔬 " + "long" * 2000,
]

PAGE_OF_JOBS = 25
"""As many jobs as the page shows at a time."""

_CONTRAST = """
const light = color => {
  const [r, g, b] = color.match(/[\\d.]+/g).map(Number).map(value => value / 255)
    .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const behind = node => {
  for (let at = node; at; at = at.parentElement) {
    const color = getComputedStyle(at).backgroundColor;
    if (!/, 0\\)$/.test(color)) return color;
  }
};
const poor = [];
for (const node of document.querySelectorAll("main *, header *"))
  if ([...node.childNodes].some(child => child.nodeType === 3 && child.data.trim())) {
    if (!node.checkVisibility()) continue;
    const style = getComputedStyle(node);
    const two = [light(node.namespaceURI.endsWith("svg") ? style.fill : style.color),
      light(behind(node))].sort((one, other) => other - one);
    const ratio = (two[0] + 0.05) / (two[1] + 0.05);
    if (ratio < 4.5) poor.push([node.textContent.slice(0, 40), ratio]);
  }
return poor
"""


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_a_job_says_is_shown_and_never_acts(
    visit: Visit, run: Run, shared: Emulator, qis: Payload, text: str
) -> None:
    gate = {"gate": text, "target": 0, text: text}
    job = run(qis(1, gate, name=text, metadata={text: text}))
    page = visit(shared)
    names = "return [...document.querySelectorAll('td.name a')].map(each => each.textContent)"
    page.until(lambda: text in page.run(names))
    page.go(f"#job/{job['id']}")
    page.until(lambda: page.text("[role=alert]"))
    page.until(lambda: page.texts(".circuit"))
    heading = page.run("return document.querySelector('h1 .name').textContent")
    assert text == heading
    metadata = page.run(
        "return [...document.querySelectorAll('[data-key=metadata] code')].map(e => e.textContent)"
    )
    assert [text, text] == metadata
    assert page.run("return window.hacked") is None
    assert [] == page.run("return [...document.querySelectorAll('main img, main script')]")
    assert page.run("return document.documentElement.scrollWidth <= innerWidth")


def test_the_policy_holds_even_where_the_page_would_fail(visit: Visit, shared: Emulator) -> None:
    page = visit(shared)
    page.sees("Jobs")
    page.run(
        """
        const script = document.createElement("script");
        try { script.textContent = "window.hacked = 'text'"; } catch { /* as it should be */ }
        document.body.append(script);
        document.body.setAttribute("style", "display: none");
        """
    )
    tried = page.run(
        """
        const attempts = [
          () => { document.body.innerHTML = "<img src=x onerror='window.hacked = 1'>"; },
          () => eval("window.hacked = 2"),
        ];
        const all = () => attempts.map(attempt => {
          try { attempt(); return "done"; } catch { return "refused"; }
        });
        // Later, since what the tools of the browser run themselves may use eval.
        return new Promise(done => setTimeout(() => done(all())))
        """
    )
    assert ["refused", "refused"] == tried
    elsewhere = page.run(
        """
        const attempts = ["http://127.0.0.1:1/", "https://example.com/"];
        return Promise.all(attempts.map(url => fetch(url).then(() => "done", () => "refused")))
        """
    )
    assert ["refused", "refused"] == elsewhere
    assert page.run("return window.hacked") is None
    assert page.run("return getComputedStyle(document.body).display") == "block"
    complaints = page.complaints()
    assert complaints
    assert all(
        "Content Security Policy" in each or "requires 'Trusted" in each for each in complaints
    )


def test_no_file_of_the_page_but_the_page_itself_holds_the_key(shared: Emulator) -> None:
    origin = shared.base_url.removesuffix("/v0.4")
    with httpx.Client(base_url=origin, trust_env=False) as client:
        page = client.get("/")
        assert f'content="{shared.api_key}"' in page.text
        for name in ("main.js", "api.js", "style.css", "icon.svg"):
            reply = client.get(f"/_emulator/web/{name}")
            assert 200 == reply.status_code
            assert shared.api_key not in reply.text
            assert "nosniff" == reply.headers["x-content-type-options"]
        for name in ("index.html", "missing.js", "..%2Fpage.py"):
            assert 404 == client.get(f"/_emulator/web/{name}").status_code
        strange = client.get("/_emulator/web/main.js", headers={"Host": "evil.example"})
        assert 404 == strange.status_code


def test_everything_is_reached_by_keyboard(
    visit: Visit, run: Run, shared: Emulator, bell: dict[str, Any]
) -> None:
    run(bell | {"name": "by keyboard"})
    page = visit(shared)
    page.until(lambda: page.statuses())
    order: list[str] = []
    for _ in range(5):
        page.press("Tab")
        order.append(page.focused())
    assert ["Skip to content", "IonQ emulator", "Jobs", "Backends", "API"] == order
    outline = "return getComputedStyle(document.activeElement).outlineStyle"
    assert "solid" == page.run(outline)
    page.run("document.querySelector('.skip').focus()")
    page.press("Enter", *["Tab"] * 8)
    assert "by keyboard" == page.focused()
    page.press("Enter")
    assert ["q0 H ●", "q1 ⊕"] == page.wires()
    page.until(lambda: page.focused().startswith("by keyboard"))
    page.press("Tab")
    assert "Circuit of 2 qubits and 2 gates" == page.focused()
    page.press("Tab", "Enter")
    page.sees("cnot on 1 controlled by 0")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_can_be_read_on_a_telephone_by_day_and_by_night(
    visit: Visit, run: Run, shared: Emulator, qis: Payload, scheme: str
) -> None:
    for _ in range(PAGE_OF_JOBS):
        run(qis(1, {"gate": "x", "target": 0}))
    gates = [{"gate": "h", "targets": list(range(8))}] * 20
    job = run(qis(8, *gates, {"gate": "x", "target": 0}, name="w" * 300))
    failed = run(qis(1, {"gate": "x", "target": 3}))
    page = visit(shared)
    narrow = {"width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": True}
    page.command("Emulation.setDeviceMetricsOverride", **narrow)
    feature = {"name": "prefers-color-scheme", "value": scheme}
    page.command("Emulation.setEmulatedMedia", features=[feature])
    try:
        for place, words in (
            ("#jobs", "Older jobs"),
            (f"#job/{job['id']}", "Results"),
            (f"#job/{failed['id']}", "PreflightError"),
            ("#backends", "qpu.forte-1"),
            ("#api/CreateJob", "Hands in a job"),
        ):
            page.go(place)
            page.sees(words)
            assert 360 == page.run("return document.documentElement.scrollWidth"), place
            assert [] == page.run(_CONTRAST), place
        background = page.run("return getComputedStyle(document.body).backgroundColor")
        assert (scheme == "light") == (background == "rgb(255, 255, 255)")
    finally:
        page.command("Emulation.clearDeviceMetricsOverride")
        page.command("Emulation.setEmulatedMedia", features=[])
