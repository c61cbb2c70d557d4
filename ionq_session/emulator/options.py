"""The switches: where IonQ's documents leave the service's behavior open, what to do."""

from collections.abc import Iterable
from typing import Literal

from attrs import fields, frozen

# What each switch can be, by the texts of a flag; the first is the default.
_CHOICES: dict[str, dict[str, object]] = {
    "strict": {"false": False, "true": True},
    "cancel_finished": {"refuse": "refuse", "ignore": "ignore"},
    "list_children": {"false": False, "true": True},
    "sessions": {"true": True, "false": False},
}


@frozen
class Options:
    """How the emulator decides what is not known of the service. docs/emulator.md has the reasons.

    Attributes:
        strict: Refuse bodies and queries that the document does not allow, harmless ones too.
        cancel_finished: What canceling a job that has ended does: `refuse` answers 409, `ignore`
            answers as if it had been canceled and leaves it as it is.
        list_children: Whether a list of jobs that does not ask for them shows child jobs.
        sessions: Whether the account may use sessions; if not, every call about them gives 404.
    """

    strict: bool = False
    cancel_finished: Literal["refuse", "ignore"] = "refuse"
    list_children: bool = False
    sessions: bool = True

    def __attrs_post_init__(self) -> None:
        """Refuse what makes no sense.

        Raises:
            ValueError: If a switch has a value that it can't have.
        """
        for field in fields(type(self)):
            value = getattr(self, field.name)
            if not any(value is each or value == each for each in _CHOICES[field.name].values()):
                raise ValueError(f"the option {field.name} can't be {value!r}: {_choices()}")

    @classmethod
    def parse(cls, texts: Iterable[str]) -> "Options":
        """Read switches from a command line.

        Args:
            texts: Each such as `cancel_finished=ignore`; of one that comes twice, the last counts.

        Returns:
            The options.

        Raises:
            ValueError: If there is no such switch or value.
        """
        told: dict[str, object] = {}
        for text in texts:
            name, _, value = text.partition("=")
            if value not in _CHOICES.get(name, ()):
                raise ValueError(f"{text!r} is no option: {_choices()}")
            told[name] = _CHOICES[name][value]
        return cls(**told)  # type: ignore[arg-type]  # each is one of its switch's choices


def _choices() -> str:
    """List what there is, for a message."""
    return "; ".join(f"{name}={' or '.join(values)}" for name, values in _CHOICES.items())
