"""Switches for behavior of the service that IonQ's documents leave open."""

from collections.abc import Iterable
from typing import Literal

from attrs import fields, frozen

# The values of each switch, by their texts on the command line; the first one is the default.
_CHOICES: dict[str, dict[str, object]] = {
    "strict": {"false": False, "true": True},
    "cancel_finished": {"refuse": "refuse", "ignore": "ignore"},
    "list_children": {"false": False, "true": True},
    "debiasing_below_500": {"off": "off", "fail": "fail"},
    "sessions": {"true": True, "false": False},
    "artifact_ranges": {"true": True, "false": False},
}


@frozen
class Options:
    """How the emulator decides what is not known of the service; docs/emulator.md has the reasons.

    Attributes:
        strict: Refuse bodies and queries that the document does not allow, even harmless ones.
        cancel_finished: What canceling a job that has ended does: `refuse` answers 409; `ignore`
            answers as if it had been canceled and leaves it as it is.
        list_children: Whether a list of jobs includes child jobs that it was not asked for.
        debiasing_below_500: What a request for debiasing with fewer than 500 shots does: `off` runs
            the job without it, as IonQ's guide has it; `fail` fails it with `DebiasingError`.
        sessions: Whether the account may use sessions; if not, every call about them gives 404.
        artifact_ranges: Whether a part of an artifact may be asked for, with `Range`, and artifacts
            have an `ETag`; if not, they are answered as a whole.

    Raises:
        ValueError: A switch has a value that it can't have.
    """

    strict: bool = False
    cancel_finished: Literal["refuse", "ignore"] = "refuse"
    list_children: bool = False
    debiasing_below_500: Literal["off", "fail"] = "off"
    sessions: bool = True
    artifact_ranges: bool = True

    def __attrs_post_init__(self) -> None:
        for field in fields(type(self)):
            value = getattr(self, field.name)
            if not any(value is each or value == each for each in _CHOICES[field.name].values()):
                raise ValueError(f"the option {field.name} can't be {value!r}: {_choices()}")

    @classmethod
    def parse(cls, texts: Iterable[str]) -> "Options":
        """Options from a command line.

        Args:
            texts: Each such as `cancel_finished=ignore`; of repeated ones, the last one counts.

        Raises:
            ValueError: There is no such switch or value.
        """
        values: dict[str, object] = {}
        for text in texts:
            name, _, value = text.partition("=")
            if value not in _CHOICES.get(name, ()):
                raise ValueError(f"{text!r} is not an option: {_choices()}")
            values[name] = _CHOICES[name][value]
        return cls(**values)  # type: ignore[arg-type]  # each is one of its switch's choices


def _choices() -> str:
    """All switches and their values, for a message."""
    return "; ".join(f"{name}={' or '.join(values)}" for name, values in _CHOICES.items())
