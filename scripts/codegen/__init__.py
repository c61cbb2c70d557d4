"""From the contract to `generated/ionq_api`: the steps behind `python -m scripts.spec generate`."""
