"""Job sense: circuits in, jobs submitted exactly once and waited for, results read."""
