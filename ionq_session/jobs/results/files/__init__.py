"""Results as JSON, to be read years later."""
