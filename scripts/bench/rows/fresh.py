"""What a fresh process pays: up to a first session, and up to a first reply."""

from collections.abc import Mapping

from ..clients import CORE, HEADERS, HTTPX, JOB_ID, OURS, base_url
from ..environments import KEY
from ..figures import Samples
from ..measuring import Effort
from ..processes import code, taken_in_turns
from ..row import Measure, Row

IMPORT = "import httpx"


def _codes(port: int) -> Mapping[str, tuple[str, str]]:
    """Of each contender: how it comes to a session, and what it then does for a first job."""
    where = base_url(port)
    theirs = f"IonQClient(api_key='{KEY}', base_url='{where}')"
    return {
        IMPORT: ("import httpx", ""),
        HTTPX: (
            f"import httpx; client = httpx.Client(headers={HEADERS!r})",
            f"client.get('{where}/jobs/{JOB_ID}').json()",
        ),
        OURS: (
            f"from ionq_session import IonQSession; s = IonQSession('{KEY}', base_url='{where}')",
            f"s.get_job('{JOB_ID}')",
        ),
        CORE: (
            f"from ionq_core import IonQClient; {theirs}.get_httpx_client()",
            "",
        ),
    }


def _imports(port: int, effort: Effort) -> tuple[Samples, dict[str, str]]:
    measures = {name: code(first) for name, (first, _) in _codes(port).items() if name != HTTPX}
    return taken_in_turns(measures, effort)


def _first_call(port: int, effort: Effort) -> tuple[Samples, dict[str, str]]:
    measures = {
        name: code(f"{first}; {then}") for name, (first, then) in _codes(port).items() if then
    }
    measures[IMPORT] = code(IMPORT)
    measures[CORE] = code(
        "from ionq_core import IonQClient; from ionq_core.api.default import get_job;"
        f" client = IonQClient(api_key='{KEY}', base_url='{base_url(port)}');"
        f" get_job.sync('{JOB_ID}', client=client)",
        before="import warnings; warnings.simplefilter('ignore')",
    )
    return taken_in_turns(measures, effort)


def _row(title: str, measure: Measure, goal: float) -> Row:
    return Row(title, measure, IMPORT, environment="client", goal=goal)


ROWS: Mapping[str, Row] = {
    "import": _row("import and a session, in a fresh process", _imports, 1.0),
    "first-call": _row("first typed call in a fresh process", _first_call, 1.6),
}
