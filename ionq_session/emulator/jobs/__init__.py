"""Jobs and sessions as values: what is submitted, and the transitions between their states."""
