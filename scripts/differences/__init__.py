"""What changed between two OpenAPI documents, in the terms of a user of the Python client."""
