"""Generates the package `generated/ionq_api` from the contract."""
