"""Compares two OpenAPI documents and reports changes in terms of the Python client."""
