"""Jobs and sessions as JSON, the form in which the store keeps them."""

import json
from datetime import datetime
from typing import Any

from attrs import asdict

from ..failures import Failure
from ..jobs.job import Job, Preflight
from ..jobs.session import Session
from ..jobs.submission import Submission
from ..jsontypes import Json


def dump_job(job: Job) -> str:
    """Serialize a job without its input, which never changes and can be large."""
    state = _plain(job)
    del state["submission"]["input"]
    return _dump(state)


def load_job(text: str) -> Job:
    """Deserialize a job; its submission has an empty input."""
    state = json.loads(text)
    preflight = state["preflight"]
    ids = preflight["child_job_ids"]
    preflight["child_job_ids"] = None if ids is None else tuple(ids)
    state["submission"] = Submission(input={}, **state["submission"])
    state["preflight"] = Preflight(**preflight)
    state["failure"] = Failure(**state["failure"]) if state["failure"] else None
    return Job(**_with_moments(state, "submitted_at", "started_at", "completed_at"))


def dump_session(session: Session) -> str:
    """Serialize a session."""
    return _dump(_plain(session))


def load_session(text: str) -> Session:
    """Deserialize a session."""
    return Session(**_with_moments(json.loads(text), "created_at", "started_at", "ended_at"))


def dump(value: Json) -> str:
    """Serialize any JSON, in ASCII, because SQLite can't store half of a surrogate pair."""
    return _dump(value)


def _plain(record: Job | Session) -> dict[str, Any]:
    """The fields of a record as a dict; the JSON that they hold is not copied."""
    state = asdict(record, recurse=False)
    for name in ("submission", "preflight", "failure"):
        if state.get(name) is not None:
            state[name] = asdict(state[name], recurse=False)
    return state


def _dump(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), default=_write_moment)


def _write_moment(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(type(value))


def _with_moments(state: dict[str, Any], *names: str) -> dict[str, Any]:
    for name in names:
        if state[name] is not None:
            state[name] = datetime.fromisoformat(state[name])
    return state
