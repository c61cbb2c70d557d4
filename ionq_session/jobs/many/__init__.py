"""Many jobs: lists of them, waiting for them, and reservations that they run in."""
