"""Waiting for many jobs: what is known of them, which are looked at, how often."""
