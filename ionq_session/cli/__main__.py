"""`python -m ionq_session.cli` is the `ionq-session` command."""

from . import main

main()
