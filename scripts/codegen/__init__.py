"""Generates `generated/ionq_api` from the contract: `python -m scripts.spec generate`."""
