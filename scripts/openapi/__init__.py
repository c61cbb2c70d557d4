"""Reading an OpenAPI document: its parts, their places, references, and its origin."""
