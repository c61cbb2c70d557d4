"""Runs: many circuits as jobs of their own, on one machine or on many."""
