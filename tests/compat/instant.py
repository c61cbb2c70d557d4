"""A clock on which all that anybody waits for comes at once, and what an emulator prints, read."""

import re
import threading
from datetime import datetime

from ionq_session.emulator import Emulator, ManualClock
from ionq_session.emulator.serve import directions


class InstantClock(ManualClock):
    """Moves itself to each moment that is waited for: the queue of a QPU takes no real time."""

    def wait(self, condition: threading.Condition, until: datetime | None) -> None:
        if until is None:
            super().wait(condition, until)
        else:
            self.advance(max(0.0, (until - self.now()).total_seconds()))


def environment(emulator: Emulator) -> dict[str, str]:
    """The variables that `ionq-session emulator` tells the user to set."""
    return dict(
        re.findall(r"^ *export (\w+)=(\S+)$", "\n".join(directions(emulator)), re.MULTILINE)
    )
