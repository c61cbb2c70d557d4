"""Jobs and sessions: what is submitted, and how it moves from one state to the next."""
