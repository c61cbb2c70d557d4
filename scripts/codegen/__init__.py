"""From the contract to `generated/ionq_api`: the steps behind `scripts/spec.py`."""
